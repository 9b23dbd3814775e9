"""Problems for other programs: plain JSON, and SARIF 2.1.0 for editors and code hosts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.problems import Problem, Span

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_json(problems: Sequence[Problem]) -> dict[str, Any]:
    """The problems as plain values; lines and columns count from 1, ends are not included."""
    return {"problems": [plain(problem) for problem in problems]}


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain values."""
    line, column, end_line, end_column = region(problem.span)
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": problem.message,
        "hint": problem.hint,
    }


def region(span: Span) -> tuple[int, int, int, int]:
    """First line and column, last line, and the column after the last."""
    start = span.source.line_and_column(span.start)
    end = span.source.line_and_column(max(span.start, span.end))
    return *start, *end


def as_sarif(problems: Sequence[Problem], version: str) -> dict[str, Any]:
    """The problems as a SARIF log with one run of the tool `sleepwalk`."""
    codes = sorted({problem.code for problem in problems})
    rules = [{"id": code, "shortDescription": {"text": _in_words(code)}} for code in codes]
    results = [sarif_result(problem, codes.index(problem.code)) for problem in problems]
    return sarif_log(rules, results, version)


def sarif_log(rules: Sequence[Any], results: Sequence[Any], version: str) -> dict[str, Any]:
    """A SARIF log with one run of the tool `sleepwalk`, which knows these rules."""
    driver = {"name": "sleepwalk", "version": version, "rules": list(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(results),
    }
    return {"version": "2.1.0", "$schema": SARIF_SCHEMA, "runs": [run]}


def _in_words(code: str) -> str:
    return code.replace("-", " ").capitalize() + "."


def sarif_result(problem: Problem, rule: int) -> dict[str, Any]:
    """One problem as a result, under the rule with that number."""
    text = " ".join(sentence(words) for words in (problem.message, problem.hint) if words)
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": sarif_place(problem.span)}],
    }


def sentence(words: str) -> str:
    """What messages leave out: a capital, unless a name stands first, and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def sarif_place(span: Span) -> dict[str, Any]:
    """A stretch of a file as SARIF tells it."""
    line, column, end_line, end_column = region(span)
    where = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"artifactLocation": {"uri": _uri(span.source.name)}, "region": where}


def _uri(name: str) -> str:
    from urllib.parse import quote  # only where a log is written

    return quote(name, safe="/:._-~")
