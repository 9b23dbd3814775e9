"""Makes the JSON Schema of a kind of file from the one description of the format."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.loading.documents import DOCUMENTS
from game.loading.format import CHANCE, TEXT_BLOCK, Bounds, Holds, Key, Named, Shape
from game.loading.layers import PARTS, shape_of
from game.schema.kinds import (
    ANYTHING_SHORT,
    KINDS,
    NAME,
    WORDS,
    Schema,
    bounded,
    meant,
    numbers_of_paintings,
)
from game.story.meaning import Meaning

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the language server for YAML reads, and with it nearly every editor."""

_SHORT_FORM = r"\S\s* -> \s*\S"
_NAMES: Schema = {"propertyNames": {"pattern": f"^{NAME}$"}}


def document(kind: str) -> Schema:
    """The schema (draft 7) of the files of a kind: `story`, `looks`, `playtest` and so on."""
    parts = _Parts()
    root = parts.group(DOCUMENTS[kind])
    return {"$schema": DRAFT, **root, "definitions": dict(sorted(parts.definitions.items()))}


class _Parts:
    """Makes the schemas of the parts of a file; those that recur are defined once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def group(self, shape: Shape) -> Schema:
        """A group of the keys of a shape, or its short form where it has one."""
        schema: Schema = {"title": shape.what.replace("`", ""), "type": "object"}
        schema |= {**_told(shape.doc), "additionalProperties": False}
        if shape.short:
            schema |= {"type": ["string", "object"], "pattern": _SHORT_FORM}
            schema["patternErrorMessage"] = f"in one line, {shape.what} is: {shape.short}"
        if shape.one_key:
            schema |= {"minProperties": 1, "maxProperties": 1}
        required = [key.name for key in shape.keys if key.required]
        properties = {key.name: {**_told(key.doc), **self._value(key)} for key in shape.keys}
        return schema | {"properties": properties} | ({"required": required} if required else {})

    def _value(self, key: Key) -> Schema:
        """What stands behind a key."""
        match key.kind, key.of:
            case "group", holds:
                names = {} if isinstance(holds, Bounds) else _NAMES
                return {"type": "object", "additionalProperties": self._each(holds), **names}
            case _, Meaning() as meaning:
                return self._meant(meaning)
            case "number", Bounds() as bounds:
                return bounded(bounds)
            case "part", Shape() as shape:
                return self.group(shape)
            case "list", holds:
                most = {} if key.most is None else {"maxItems": key.most}
                return {"type": "array", "items": self._each(holds), **most}
            case "use", "group":
                return _use({"type": "object", "additionalProperties": ANYTHING_SHORT})
            case "use", _:
                return _use(ANYTHING_SHORT)
            case "prose", _:
                items = self._defined("part-of-a-text", self._part_of_a_text)
                return {**WORDS, "type": ["string", "number", "array"], "items": items}
            case "destination", _:
                chance = self.group(CHANCE) | {"type": ["string", "integer", "object"]}
                del chance["title"]  # a scene, most often
                chance["pattern"] = f"^{NAME}$|{_SHORT_FORM}"
                types = ["string", "integer", "object", "array"]
                return {**chance, "type": types, "minItems": 1, "items": chance}
        return KINDS[key.kind]

    def _part_of_a_text(self) -> Schema:
        block = self.group(TEXT_BLOCK)
        types = ["string", "number", "object", "array"]
        return {**block, "type": types, "items": {"$ref": "#/definitions/part-of-a-text"}}

    def _each(self, holds: Holds | None) -> Schema:
        """Each item of a list, or each value of a group."""
        match holds:
            case Shape():
                return self._defined(holds.what, lambda: self.group(holds))
            case Bounds():
                return bounded(holds)
            case Named():
                return self._defined(holds.what, lambda: self._named(holds))
            case Meaning():
                return self._meant(holds)
        return KINDS[holds] if holds else {}

    def _meant(self, meaning: Meaning) -> Schema:
        if meaning.kind == "numbers":
            return self._defined("numbers of a painting", numbers_of_paintings)
        if meaning.kind not in PARTS:
            return meant(meaning)
        part, what = PARTS[meaning.kind]
        return {"type": "array", "items": self._each(shape_of(part, what))}

    def _named(self, named: Named) -> Schema:
        """A name alone, or a name with what is said about it."""
        one = {"title": named.what, "type": ["string", "object"], "maxProperties": 1}
        one |= {"minProperties": 1}
        if isinstance(named.said, Shape):
            return one | {"additionalProperties": self._each(named.said)}
        said = {name: self._each(shape) for name, shape in named.said.items()}
        names = {"if": {"type": "string"}, "then": {"enum": list(said)}}
        return one | names | {"properties": said, "additionalProperties": False}

    def _defined(self, what: str, make: Callable[[], Schema]) -> Schema:
        """A reference to what is defined once, under a name made of these words."""
        name = re.sub(r"\W+", "-", what).strip("-")
        if name not in self.definitions:
            self.definitions[name] = {}  # what is being made may contain itself
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}


def _told(doc: str) -> Schema:
    """What an editor shows."""
    told: Schema = {"description": doc.replace("`", "")} if doc else {}
    return told | {"markdownDescription": doc} if "`" in doc else told


def _use(said: Schema) -> Schema:
    """A look or a music: its name, or its name with what it follows."""
    types = ["string", "integer", "object"]
    return {"type": types, "minProperties": 1, "maxProperties": 1, "additionalProperties": said}
