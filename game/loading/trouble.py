"""What the YAML parser stumbled over: its own words, and the lines that it had read."""

from __future__ import annotations

from dataclasses import dataclass

from game.loading.lines import Line
from game.problems import Source, Span


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the parser said, and the lines that were read until then, the last one first."""

    source: Source
    offset: int
    began: int | None
    problem: str
    context: str
    lines: tuple[Line, ...]

    @property
    def nearby(self) -> list[Line]:
        """The lines on which the mistake may lie, the likeliest first."""
        numbers = [self.source.line_and_column(self.offset)[0]]
        if self.began is not None:
            numbers.append(self.source.line_and_column(self.began)[0])
        near = [line for number in numbers for line in self.lines if line.number == number]
        return list(dict.fromkeys([*near, *self.lines[:2]]))

    def above(self, line: Line) -> Line | None:
        """The line before one."""
        earlier = (other for other in self.lines if other.number < line.number)
        return next(earlier, None)


def seen(source: Source, offset: int) -> Span:
    """The character at an offset; at the end of the file, the last one that can be seen."""
    while offset > 0 and (offset >= len(source.text) or source.text[offset].isspace()):
        offset -= 1
    return Span(source, offset, min(offset + 1, len(source.text)))
