"""Collects the problems of one reading, and stops it when there are too many to be of use."""

from __future__ import annotations

from collections.abc import Iterable

from game.loading.nodes import Scalar
from game.problems import Problem, Span, in_reading_order
from game.story.tokens import Mistake

MOST_PROBLEMS = 300


class TooMany(Exception):
    """More problems than anybody would read."""


class Report:
    """The problems found so far."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def error(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self._add(Problem(code, span, message, hint))

    def warning(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self._add(Problem(code, span, message, hint, "warning"))

    def mistakes(self, scalar: Scalar, mistakes: Iterable[Mistake]) -> None:
        """Mistakes in the text of a scalar, each at its place in the file."""
        for mistake in mistakes:
            span = scalar.span_of(mistake.start, mistake.end)
            self.error(mistake.code, span, mistake.message, mistake.hint)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._add(problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return in_reading_order(self._found)

    @property
    def has_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self._found)

    def _add(self, problem: Problem) -> None:
        self._found.append(problem)
        if len(self._found) < MOST_PROBLEMS:
            return
        message = f"there are more than {MOST_PROBLEMS} problems; the rest is not shown"
        hint = "mend the first ones and check again: often one mistake brings others along"
        self._found.append(Problem("too-many-problems", problem.span, message, hint))
        raise TooMany
