"""What each kind of value may look like, as JSON Schema: types, patterns and bounds."""

from __future__ import annotations

from typing import Any

from game.loading.format import Bounds
from game.loading.layers import MOST_POINTS
from game.loading.shape import NAMES_HAVE
from game.loading.variables import FORMS, RANGE
from game.story.look import HOUSES, PAINTINGS, number_range
from game.story.meaning import COLOURS, Meaning

Schema = dict[str, Any]

WORDS: Schema = {"type": ["string", "number"]}
"""Words that are digits alone are a number to an editor. `true`, `false` and `null` alone are words
only in quotes."""
ANYTHING_SHORT: Schema = {"type": ["string", "number", "boolean"]}

_LETTERS = r"[^\s!-,./:-@\[-^`{-~-]+"
NAME = rf"{_LETTERS}(?:-+{_LETTERS})*"
"""A name, as `shape.is_name` has it in ASCII; of other scripts any sign, for JSON Schema knows no
expression for letters that every validator reads."""
_NAME: Schema = {"type": ["string", "integer"], "patternErrorMessage": NAMES_HAVE}
_NAMES = {**_NAME, "pattern": f"^(?:{NAME}/)?{NAME}$"}
_RANGE = RANGE.pattern.removesuffix(r"\Z")
_VARIABLE = rf"^\s*(?:text|true|false|{_RANGE}|[^|]*[|][\s\S]*)\s*$"

KINDS: dict[str, Schema] = {
    "text": WORDS,
    "name": {**_NAME, "pattern": f"^{NAME}$"},
    "names": {**_NAMES, "type": ["string", "integer", "array"], "items": _NAMES},
    "condition": ANYTHING_SHORT,
    "calculation": ANYTHING_SHORT,
    "effects": {"type": ["string", "array"], "items": {"type": "string"}},
    "flag": {"type": "boolean"},
    "variable": {
        "type": ["string", "boolean"],
        "pattern": _VARIABLE,
        "patternErrorMessage": FORMS,
    },
    "value": ANYTHING_SHORT,
    "pick": {
        "type": ["string", "number", "object"],
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": ANYTHING_SHORT,
    },
}
"""The kinds of values that need no further description."""


def bounded(bounds: Bounds) -> Schema:
    """A number between bounds."""
    lowest = "exclusiveMinimum" if bounds.above else "minimum"
    kind = "integer" if bounds.whole else "number"
    return {"type": kind, lowest: bounds.low, "maximum": bounds.high}


def meant(meaning: Meaning) -> Schema:
    """What a field of a look's layer holds, where that has no keys of its own."""
    within: Schema = {"minimum": meaning.low, "maximum": meaning.high}
    match meaning.kind:
        case "amount":
            return {**WORDS, **within}
        case "number":
            return {"type": "number", **within}
        case "count":
            return {"type": "integer", **within}
        case "word":
            return {"enum": list(meaning.words)}
        case "painter":
            return {"enum": sorted(PAINTINGS)}
        case "house":
            return {"enum": sorted(HOUSES)}
        case "colour":
            free = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
            return {"anyOf": [{"enum": list(COLOURS)}, free]}
        case "flag":
            return KINDS["flag"]
        case "point":
            return _numbers(2, within)
        case "area":
            return _numbers(4, within)
        case "points":
            point = _numbers(2, within)
            few, many = meaning.least, MOST_POINTS
            return {"type": "array", "minItems": few, "maxItems": many, "items": point}
    return WORDS


def numbers_of_paintings() -> Schema:
    """The numbers that some painting or house has, each between its bounds."""
    names = sorted({name for each in (PAINTINGS, HOUSES) for one in each.values() for name in one})
    bounds = {name: Bounds(*number_range(name), whole=False) for name in names}
    numbers = {name: bounded(each) for name, each in bounds.items()}
    return {"type": "object", "properties": numbers, "additionalProperties": False}


def _numbers(count: int, within: Schema) -> Schema:
    items = {"type": "number", **within}
    return {"type": "array", "minItems": count, "maxItems": count, "items": items}
