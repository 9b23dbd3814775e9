"""YAML as a tree that remembers where each word stands in its file."""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from game.problems import Span

_SCALARS_KEPT = 8
"""So many scalars are remembered with their places: a text is asked for many, one by one."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Words. `style` is empty where they are plain, else the quote or the block's sign, or `po`
    for a text of a catalogue of translations, whose places are those of its whole entry.

    `within` is the scalar of which this is a part, from its character `offset` on.
    """

    value: str
    span: Span
    style: str = ""
    within: Scalar | None = None
    offset: int = 0

    def part(self, start: int, end: int) -> Scalar:
        """The words from `start` to `end`, without the spaces around them."""
        text = self.value[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        whole = self.within or self
        span = self.span_of(start, start + len(text))
        return Scalar(text, span, self.style, whole, self.offset + start)

    def span_of(self, start: int, end: int) -> Span:
        """Where in the file the characters `start` to `end` of the value stand."""
        if self.within is not None:
            return self.within.span_of(self.offset + start, self.offset + end)
        first = _source_offset(self, start)
        last = _source_offset(self, end - 1) + 1 if end > start else first
        return Span(self.span.source, first, min(max(first, last), self.span.end))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, not even quotes."""
        return not self.value and not self.style


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        for known, value in self.entries:
            if known.value == key:
                return value
        return None


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """What a writer would call the node."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a group of keys"
        case Scalar() if node.is_empty:
            return "nothing"
    return "text"


def items_of(node: Node) -> Iterator[Node]:
    """The items of a list; anything else is a list of itself."""
    if isinstance(node, Sequence):
        yield from node.items
    else:
        yield node


def _source_offset(scalar: Scalar, offset: int) -> int:
    """The offset in the file of a character of the scalar's value."""
    if scalar.style == "po":
        return scalar.span.start
    if scalar.style == "|":
        return _offset_in_block(scalar, offset)
    places = _places(scalar)
    return scalar.span.start + offset if places is None else places[min(offset, len(places) - 1)]


def _offset_in_block(scalar: Scalar, offset: int) -> int:
    """In a `|` block each line of the value is a line of the file, less its indent."""
    source = scalar.span.source
    starts, indent = _lines_of_block(scalar)
    row = bisect.bisect_right(starts, offset) - 1
    line_number, column = scalar.span.line + 1 + row, offset - starts[row]
    if line_number > source.line_count:
        return scalar.span.end
    start, length = source.line_start(line_number), source.line_length(line_number)
    return min(start + min(indent + column, length), scalar.span.end)


@lru_cache(maxsize=_SCALARS_KEPT)
def _lines_of_block(scalar: Scalar) -> tuple[list[int], int]:
    """Where the lines of a block's value begin, and how far they are indented in the file."""
    starts = [0, *(match.end() for match in re.finditer("\n", scalar.value))]
    source, first = scalar.span.source, scalar.span.line + 1
    for number, line in enumerate(scalar.value.split("\n")):
        if line.strip() and first + number <= source.line_count:
            return starts, max(0, len(source.line_text(first + number)) - len(line))
    return starts, 0


@lru_cache(maxsize=_SCALARS_KEPT)
def _places(scalar: Scalar) -> array[int] | None:
    """The offset in the file of each character of a value, and of its end.

    None where the value stands in the file as it is. Else value and file are walked side by
    side: folded lines and escapes have other lengths there.
    """
    text, at, end = scalar.span.source.text, scalar.span.start, scalar.span.end
    if not scalar.style and text.startswith(scalar.value, at):
        return None
    if scalar.style in ("'", '"'):
        at += 1
    elif scalar.style == ">":
        at = min(text.find("\n", at) + 1 or end, end)
    places = array("L")
    for letter in scalar.value:
        if not letter.isspace():
            at = _past_space(text, at, end)
        places.append(at)
        at = _past(text, at, end, letter, scalar.style)
    places.append(min(at, end))
    return places


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _past(text: str, at: int, end: int, letter: str, style: str) -> int:
    """The place in the file after a letter of the value."""
    if at >= end:
        return end
    if style == '"' and text[at] == "\\":
        return min(end, at + _ESCAPE_LENGTHS.get(text[at + 1 : at + 2], 2))
    if letter.isspace() and text[at].isspace():
        return at + 1 if text[at] == letter else _past_space(text, at, end)
    return min(end, at + (2 if style == "'" and text.startswith("''", at) else 1))


_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
