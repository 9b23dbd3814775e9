"""Reads what is said about a layer: each field by what its own description says it holds."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from game.loading.format import Key, Kind, Shape
from game.loading.nodes import Mapping as Group
from game.loading.nodes import Node, Scalar, Sequence, kind_of
from game.loading.numbers import is_number, number_within
from game.loading.report import Report
from game.loading.shape import Record, record
from game.loading.sounds import report_unknown_sound
from game.problems import Refused, Span, closest
from game.story.look import (
    COLOURS,
    HOUSES,
    PAINTINGS,
    AmountError,
    ImageFile,
    Lamp,
    Meaning,
    Motif,
    Rim,
    amount_names,
    colour_channels,
    meaning_of,
    number_range,
)

FindImage = Callable[[str], ImageFile]
"""Finds a picture by its name, or raises Refused: reading looks opens no files itself."""

MOST_POINTS = 200
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"points": "list", "point": "list", "area": "list", "rims": "list", "lamps": "list",
     "motifs": "list", "numbers": "part", "flag": "flag"}
)  # fmt: skip
PARTS: Mapping[str, tuple[type[Any], str]] = MappingProxyType(
    {
        "rims": (Rim, "a light on an edge"),
        "lamps": (Lamp, "a pool of light"),
        "motifs": (Motif, "a motif of a cloth"),
    }
)


def no_images(name: str) -> ImageFile:
    """Finds nothing: for looks that have no folder beside them."""
    message = f"there is no image `{name[:80]}`"
    raise Refused("unknown-image", message, "images are for the looks of a story's own folder")


def _shape_of(kind: type[Any], what: str) -> Shape:
    keys = []
    for field in dataclasses.fields(kind):
        meaning = meaning_of(field)
        required = field.default is dataclasses.MISSING
        required = required and field.default_factory is dataclasses.MISSING
        form = _KINDS.get(meaning.kind, "text")
        keys.append(Key(field.name, form, meaning.doc, required, meaning))
    return Shape(what, tuple(keys), kind.__doc__ or "")


def _meanings_of(kind: type[Any]) -> Mapping[str, Meaning]:
    return {field.name: meaning_of(field) for field in dataclasses.fields(kind)}


# Their types are said here, since mypy takes the types of values for unhashable.
shape_of: Callable[..., Shape] = functools.cache(_shape_of)
"""The keys of a frozen value (its type, and what it is called), from what its fields hold."""
_meanings: Callable[..., Mapping[str, Meaning]] = functools.cache(_meanings_of)


class LayerReader:
    """Reads layers, cues and their parts, for a look with these parameters.

    `asked` are the parameters that amounts have asked for.
    """

    def __init__(
        self,
        parameters: Collection[str],
        report: Report,
        sounds: Collection[str] = (),
        find_image: FindImage = no_images,
    ) -> None:
        self.parameters = parameters
        self.report = report
        self.sounds = sounds
        self.find_image = find_image
        self.asked: set[str] = set()

    def value_of(self, kind: type[Any], node: Node, what: str) -> Any:
        """The frozen value that a group of keys describes; None where something is wrong."""
        said = record(node, shape_of(kind, what), self.report)
        if said is None:
            return None
        values: dict[str, Any] = {}
        for name, meaning in _meanings(kind).items():
            given = said.node(name)
            if given is not None:
                value = self._value(meaning, given, said)
                if value is None:
                    return None
                values[name] = value
        needed = {key.name for key in said.shape.keys if key.required}
        return kind(**values) if needed <= values.keys() else None

    def _value(self, meaning: Meaning, node: Node, said: Record) -> Any:
        if isinstance(node, Scalar):
            return self._scalar(meaning, node)
        if meaning.kind == "numbers" and isinstance(node, Group):
            return self._painting_numbers(node, said)
        if not isinstance(node, Sequence):
            return None
        if meaning.kind in PARTS:
            part, what = PARTS[meaning.kind]
            found = tuple(self.value_of(part, item, what) for item in node.items[:MOST_POINTS])
            return None if None in found else found
        if meaning.kind == "points":
            return self._points(meaning, node)
        return self.numbers_in(node, 4 if meaning.kind == "area" else 2, meaning.low, meaning.high)

    def _scalar(self, meaning: Meaning, scalar: Scalar) -> Any:
        match meaning.kind:
            case "amount":
                return self._amount(meaning, scalar)
            case "number":
                return self._number(meaning, scalar)
            case "count":
                number = number_within(scalar, meaning.low, meaning.high, self.report, whole=True)
                return None if number is None else int(number)
            case "flag":
                return scalar.value == "true"
            case "colour":
                return self._colour(scalar)
            case "image":
                return self._image(scalar)
            case "painter":
                return self._one_of(scalar, PAINTINGS, "unknown-painter", "painting")
            case "house":
                return self._one_of(scalar, HOUSES, "unknown-house", "arrangement of eyes")
            case "parameter":
                hint = f"it has: {', '.join(sorted(self.parameters)) or 'none'}"
                return self._parameter(scalar.value, scalar.span, hint)
            case "sound":
                return scalar.value if self.is_sound(scalar) else None
            case "word":
                return self._one_of(scalar, meaning.words, "unknown-word", "choice here")
        return None

    def _number(self, meaning: Meaning, scalar: Scalar) -> float | None:
        """A number that never changes. Where a calculation stands, that is what is amiss."""
        with suppress(AmountError):
            if names := amount_names(scalar.value):
                message = f"this never changes, so it cannot follow `{min(names)}`"
                hint = "such as `0.5`; what can is called an *amount* in the docs"
                self.report.error("not-a-number", scalar.span, message, hint)
                return None
        return number_within(scalar, meaning.low, meaning.high, self.report)

    def _one_of(self, scalar: Scalar, known: Collection[str], code: str, what: str) -> str | None:
        if scalar.value in known:
            return scalar.value
        message = f"there is no {what} called `{scalar.value[:60]}`"
        hint = closest(scalar.value, known) or f"there are: {', '.join(known)}"
        self.report.error(code, scalar.span, message, hint)
        return None

    def _amount(self, meaning: Meaning, scalar: Scalar) -> float | str | None:
        """A number, or an expression whose names are the look's parameters."""
        if is_number(scalar.value):
            return number_within(scalar, meaning.low, meaning.high, self.report)
        try:
            names = amount_names(scalar.value)
        except AmountError as error:
            end = min(error.column + 1, len(scalar.value))
            hint = "an amount is a number, or such as `0.3 + 0.5 * glow`"
            span = scalar.span_of(min(error.column, end), end)
            self.report.error("bad-amount", span, str(error), hint)
            return None
        self.asked |= names
        hint = "parameters are named under `parameters:`"
        known = [self._parameter(name, scalar.span, hint) for name in sorted(names)]
        return None if None in known else scalar.value

    def _parameter(self, name: str, span: Span, hint: str) -> str | None:
        if name in self.parameters:
            return name
        message = f"this look has no parameter `{name[:60]}`"
        self.report.error(
            "unknown-parameter", span, message, closest(name, self.parameters) or hint
        )
        return None

    def is_sound(self, name: Scalar) -> bool:
        """Whether a name is that of a sound; a problem is told where it is not."""
        if name.value not in self.sounds:
            report_unknown_sound(name, self.sounds, self.report)
        return name.value in self.sounds

    def _colour(self, scalar: Scalar) -> str | None:
        try:
            colour_channels(scalar.value)
        except ValueError:
            message = f"there is no colour called `{scalar.value[:40]}`"
            hint = closest(scalar.value, COLOURS)
            hint = hint or f'write "#rrggbb" in quotes, or one of: {", ".join(COLOURS)}'
            self.report.error("unknown-colour", scalar.span, message, hint)
            return None
        return scalar.value

    def _image(self, scalar: Scalar) -> ImageFile | None:
        try:
            return self.find_image(scalar.value)
        except Refused as refused:
            self.report.error(refused.code, scalar.span, refused.message, refused.hint)
            return None

    def _points(self, meaning: Meaning, node: Sequence) -> Any:
        if not meaning.least <= len(node.items) <= MOST_POINTS:
            message = f"{meaning.least} to {MOST_POINTS} points can stand here"
            self.report.error("bad-point", node.span.within(0, 1), message)
            return None
        found = tuple(self.numbers_in(item, 2, meaning.low, meaning.high) for item in node.items)
        return None if None in found else found

    def numbers_in(
        self, node: Node, count: int, low: float, high: float
    ) -> tuple[float, ...] | None:
        """So many numbers in a list, each within bounds; None, and a problem told, otherwise."""
        if not isinstance(node, Sequence) or len(node.items) != count:
            what = f"has {len(node.items)}" if isinstance(node, Sequence) else f"is {kind_of(node)}"
            message = f"a list of {count} numbers is expected here, and this {what}"
            hint = "[right, down]" if count == 2 else "[left, top, width, height]"
            hint += ", in parts of the picture's width and height"
            self.report.error("bad-point", node.span.within(0, 1), message, hint)
            return None
        found = [
            number_within(item, low, high, self.report) if isinstance(item, Scalar) else None
            for item in node.items
        ]
        numbers = tuple(number for number in found if number is not None)
        return numbers if len(numbers) == count else None

    def _painting_numbers(self, node: Group, said: Record) -> Mapping[str, float] | None:
        """The numbers of a painting, each one that it has, in the order of their names."""
        if "painter" in said.shape.names:
            known = PAINTINGS.get(said.text("painter"))
        else:
            known = HOUSES.get(said.text("house") or next(iter(HOUSES)))
        found: dict[str, float] = {}
        for name, value in node.entries:
            if known is None or name.value not in known:
                message = f"this painting has no number `{name.value[:60]}`"
                hint = closest(name.value, known or ())
                hint = hint or f"it has: {', '.join(known or ()) or 'none'}"
                self.report.error("unknown-number", name.span, message, hint)
                return None
            low, high = number_range(name.value)
            scalar = value if isinstance(value, Scalar) else None
            number = number_within(scalar, low, high, self.report) if scalar else None
            if number is None:
                return None
            found[name.value] = number
        return MappingProxyType(dict(sorted(found.items())))
