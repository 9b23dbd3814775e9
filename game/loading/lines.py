"""The lines of a file as a writer sees them: how far each is indented, its dashes, its key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.problems import Source, Span

_LINE = re.compile(r" *(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[\w-]+)[ \t]*:(?=\s|\Z)[ \t]*)?")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with dashes, a key or both before its value; columns count from 0."""

    source: Source
    number: int
    text: str
    column: int  # of its key, or else of its value, after all dashes
    dash: int | None  # the column of its first dash
    key: str
    value: int  # the column at which its value begins

    @property
    def start(self) -> int:
        """The offset at which the line begins."""
        return self.source.line_start(self.number)

    @property
    def indent(self) -> int:
        return self.column if self.dash is None else self.dash

    @property
    def value_text(self) -> str:
        return self.text[self.value :].rstrip()

    @property
    def item(self) -> str:
        """All that follows the dashes."""
        return self.text[self.column :].rstrip()

    @property
    def opens_block(self) -> bool:
        """Whether its value is a text that follows on the next lines."""
        return bool(_BLOCK.match(self.value_text))

    def span(self, start: int, end: int) -> Span:
        """From one column of the line to another."""
        return Span(self.source, self.start + start, self.start + end)

    @property
    def first_word(self) -> Span:
        """The first thing on the line that is not a space, up to the next space."""
        word = re.match(r"\S+", self.text[self.indent :])
        return self.span(self.indent, self.indent + (word.end() if word else 1))


def line_at(source: Source, number: int) -> Line:
    """The line of a number, counted from 1."""
    text = source.line_text(number)
    match = _LINE.match(text)
    assert match is not None  # it matches the empty string
    dash = match.start("dashes") if match["dashes"] else None
    return Line(source, number, text, match.end("dashes"), dash, match["key"] or "", match.end())


def lines_until(source: Source, last: int) -> Iterator[Line]:
    """The lines up to one, without those that are blank, comments, or text after a `|`."""
    block_column = -1  # of the key whose text is being passed over, if any
    for number in range(1, min(last, source.line_count) + 1):
        line = line_at(source, number)
        bare = line.text.strip()
        if not bare or (block_column >= 0 and line.indent > block_column):
            continue
        block_column = -1
        if bare.startswith("#"):
            continue
        yield line
        if line.opens_block:
            block_column = line.column if line.key else line.indent
