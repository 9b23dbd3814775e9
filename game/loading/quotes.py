"""Quotes, brackets and comments on one line, as YAML reads them."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?:\A|\s)#.*")
_LONGEST_SHOWN = 70
_CLOSING = {"{": "}", "[": "]"}


def in_quotes(text: str) -> str:
    """The text as the writer would quote it, whatever is in it; a long one is cut."""
    bare = _without_outer_quotes(text.strip())
    shown = bare if len(bare) <= _LONGEST_SHOWN else f"{bare[: _LONGEST_SHOWN - 1]}…"
    if '"' in shown or "\\" in shown:
        return "'" + shown.replace("'", "''") + "'"
    return f'"{shown}"'


def _without_outer_quotes(text: str) -> str:
    """`'Don't wake him.'` without the quotes that were meant to stand around all of it."""
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    return text


def closing_quote(text: str) -> int | None:
    """Where, in a text that begins with a quote, what follows the closing one begins."""
    quote, at = text[0], 1
    while at < len(text):
        if (quote == '"' and text[at] == "\\") or (quote == "'" and text.startswith("''", at)):
            at += 2
        elif text[at] == quote:
            return at + 1
        else:
            at += 1
    return None


def without_comment(text: str) -> str:
    """The text without what follows ` #`."""
    return _COMMENT.sub("", text, count=1)


def is_flow(text: str) -> bool:
    """Whether a text that begins with a bracket can be a list or group, and is not prose.

    Prose goes on after the bracket that closes the first; a list that is still open at the end
    of its line may be closed on a later one.
    """
    open_brackets: list[str] = []
    for at, letter in enumerate(text):
        if letter in _CLOSING:
            open_brackets.append(_CLOSING[letter])
        elif open_brackets and letter == open_brackets[-1]:
            open_brackets.pop()
            if not open_brackets:
                return not without_comment(text[at + 1 :]).strip(" ,]}")
    return True
