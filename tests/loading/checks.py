"""What holds of every reading, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.problems import Problem, printed
from game.reports import as_json, as_sarif

_ROW = re.compile(r" *\d* [|=] ")


def are_sound(problems: Iterable[Problem]) -> None:
    """Every problem stands somewhere in its file, and can be printed and reported."""
    told = tuple(problems)
    for problem in told:
        span = problem.span
        assert 0 <= span.start <= span.end <= len(span.source.text), problem
        line, column = span.source.line_and_column(span.start)
        assert 1 <= line <= span.source.line_count
        assert column >= 1
        assert problem.code
        assert problem.message
        first, *rest = printed(problem).split("\n")
        assert first.startswith(f"{span.source.name}:{line}:{column}: {problem.severity}: ")
        assert first.endswith(f"[{problem.code}]")
        assert all(_ROW.match(row) for row in rest), rest
        assert printed(problem).replace("\n", "").isprintable()
    as_json(told)
    as_sarif(told, "1")
