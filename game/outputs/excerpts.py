"""The line of a story that a finding is about, cut around its place."""

from __future__ import annotations

from game.problems import Span, visible

_LONGEST = 64
_BEFORE = 24


def excerpt(span: Span) -> tuple[str, str, str]:
    """What stands before the place, what is meant, and what stands behind it on the line.

    A long line, as prose often is, is cut around the place.
    """
    line, column = span.source.line_and_column(span.start)
    text = visible(span.source.line_text(line).replace("\t", " "))
    begin = column - 1
    end = min(len(text), max(begin + 1, begin + span.end - span.start))
    first = len(text) - len(text.lstrip())
    if end - first > _LONGEST or len(text) - first > _LONGEST:
        first = max(first, min(begin - _BEFORE, len(text) - _LONGEST))
    last = min(len(text), first + _LONGEST)
    before = ("…" if text[:first].strip() else "") + text[first:begin]
    after = text[min(end, last) : last] + ("…" if last < len(text) else "")
    return before, text[begin : min(end, last)], after
