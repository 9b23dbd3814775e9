"""A mistake in a writer's text: where it stands, what it is, what to type instead."""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import Literal

Severity = Literal["error", "warning"]

_LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_LONGEST_SHOWN_LINE = 100
_LONGEST_GUESSED_NAME = 80
_MOST_COMPARED_NAMES = 400


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One text that a writer typed, and the name by which messages call it."""

    name: str
    text: str = field(repr=False)
    _line_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        object.__setattr__(self, "_line_starts", starts)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and the column, both counted from 1 in characters, of an offset."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The words of a line (counted from 1) without its line break."""
        start = self.line_start(line)
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n\x85\u2028\u2029")

    def line_length(self, line: int) -> int:
        """How many characters a line (counted from 1) has, its line break included."""
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        return end - self._line_starts[line - 1]

    def line_start(self, line: int) -> int:
        """The offset at which a line (counted from 1) begins."""
        return self._line_starts[line - 1]

    @property
    def line_count(self) -> int:
        return len(self._line_starts)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source, as offsets in characters: `start` included, `end` not."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.line_and_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_and_column(self.start)[1]

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals understand it."""
        line, column = self.source.line_and_column(self.start)
        return f"{self.source.name}:{line}:{column}"

    @property
    def place_in_story(self) -> str:
        """The same with the file's own name, for what is read on other machines, too."""
        line, column = self.source.line_and_column(self.start)
        return f"{PurePath(self.source.name).name}:{line}:{column}"

    def within(self, start: int, end: int) -> Span:
        """The stretch `start` to `end`, counted from the beginning of this one.

        It goes no further than the text does: at its very end stands nothing.
        """
        last = max(self.start, len(self.source.text))
        return Span(self.source, min(last, self.start + start), min(last, self.start + end))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a story.

    `code` is stable: writers look it up, tests name it. `message` says what is the matter in
    the writer's words; `hint`, where there is one, says what to type instead.
    """

    code: str
    span: Span
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts problems as one reads: by file, then by place, errors of one place by code."""
        return (self.span.source.name, self.span.start, self.span.end, self.code)


class Refused(Exception):
    """Something that cannot be used: a problem whose place only whoever asked for it knows."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted as one reads, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def printed(problem: Problem) -> str:
    """The problem as text: place and message, the line with a caret under it, the hint."""
    span = problem.span
    line, column = span.source.line_and_column(span.start)
    message = visible(problem.message)
    rows = [f"{span.place}: {problem.severity}: {message} [{problem.code}]"]
    shown, caret_from, width = _excerpt(span, line, column)
    margin = str(line).rjust(5)
    indent = " " * len(margin)
    if shown.strip():
        rows += [f"{margin} | {shown}", f"{indent} | {' ' * caret_from}{'^' * width}"]
    if problem.hint:
        rows.append(f"{indent} = {visible(problem.hint)}")
    return "\n".join(rows)


def visible(text: str) -> str:
    """The text on one line: what a stranger typed cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _excerpt(span: Span, line: int, column: int) -> tuple[str, int, int]:
    """The line to show, where its carets begin and how many there are.

    Tabs become one space so that the caret stands under its character, and a very long line
    (prose often is) is cut around the place.
    """
    text = span.source.line_text(line)
    width = max(1, min(span.end - span.start, len(text) - column + 1))
    first = 0
    if len(text) > _LONGEST_SHOWN_LINE:
        first = max(0, min(column - 1 - 30, len(text) - _LONGEST_SHOWN_LINE))
        text = text[first : first + _LONGEST_SHOWN_LINE]
    text = visible(text)
    caret_from = column - 1 - first
    return text, caret_from, max(1, min(width, len(text) - caret_from))


def closest(name: str, known: Collection[str]) -> str:
    """A hint that names the known name nearest to a misspelt one; empty if none is near."""
    if len(name) > _LONGEST_GUESSED_NAME:
        return ""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    if len(by_folded) > _MOST_COMPARED_NAMES:  # likeness is dear; typos rarely begin a name
        alike = (c for c in by_folded.items() if c[0][:1] == name[:1].casefold())
        by_folded = dict(islice(alike, _MOST_COMPARED_NAMES))
    near = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"did you mean `{by_folded[near[0]]}`?" if near else ""
