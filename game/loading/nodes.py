"""YAML as a tree that remembers where each word stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.problems import Span


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
    return _offset_along(scalar, offset)


def _offset_in_block(scalar: Scalar, offset: int) -> int:
    """In a `|` block each line of the value is a line of the file, less its indent."""
    source = scalar.span.source
    before = scalar.value[:offset]
    line_number = scalar.span.line + 1 + before.count("\n")
    column = offset - (before.rfind("\n") + 1)
    if line_number > source.line_count:
        return scalar.span.end
    indent = _indent_of_block(scalar)
    start = source.line_start(line_number)
    return min(start + min(indent + column, len(source.line_text(line_number))), scalar.span.end)


def _indent_of_block(scalar: Scalar) -> int:
    source, first = scalar.span.source, scalar.span.line + 1
    for number, line in enumerate(scalar.value.split("\n")):
        if line.strip() and first + number <= source.line_count:
            return max(0, len(source.line_text(first + number)) - len(line))
    return 0


def _offset_along(scalar: Scalar, offset: int) -> int:
    """Walks the value and the file side by side: folded lines and escapes have other lengths."""
    text, at, end = scalar.span.source.text, scalar.span.start, scalar.span.end
    if scalar.style in ("'", '"'):
        at += 1
    elif scalar.style == ">":
        at = min(text.find("\n", at) + 1 or end, end)
    for letter in scalar.value[:offset]:
        at = _past(text, at, end, letter, scalar.style)
    while at < end and text[at].isspace() and offset < len(scalar.value):
        if scalar.value[offset].isspace():
            break
        at += 1
    return min(at, end)


def _past(text: str, at: int, end: int, letter: str, style: str) -> int:
    """The place in the file after a letter of the value."""
    if at >= end:
        return end
    if letter.isspace():
        while at < end and text[at].isspace():
            at += 1
            if at < end and not text[at].isspace():
                break
        return at
    while at < end and text[at].isspace():
        at += 1
    if style == "'" and text.startswith("''", at):
        return at + 2
    if style == '"' and text.startswith("\\", at):
        return at + _ESCAPE_LENGTHS.get(text[at + 1 : at + 2], 2)
    return at + 1


_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
