"""Conditions in the words of a language or the signs of another notation: `if named`, `!named`."""

from __future__ import annotations

import difflib
import re

from game.story.tokens import Mistake

_REWORDED = [
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"(?:\s+then|\s*\?)\s*$", ""),
        (r"^\s*(?:if|when|while|has|have|with|is)\s+(?=\S)", ""),
        (r"^\s*(?:unless|without|no)\s+(.*\b(?:and|or)\b.*)$", r"not (\1)"),
        (r"^\s*(?:unless|without|no)\s+(?=\S)", "not "),
        (r"!(?!=)\s*", "not "),
        (r"\s*&&?\s*", " and "),
        (r"\s*\|\|\s*", " or "),
        (r"\bis\s+not\b|\bisn['’]t\b", "!="),
        (r"\b(?:is|equals)\b", "=="),
    )
]
_SMOOTHED = [
    (re.compile(pattern), written)
    for pattern, written in (
        (r"(?<![<>=!])=(?![<>=])", "=="),
        (r"([\w-]+)\s*(?:==\s*true|!=\s*false)\b", r"\1"),
        (r"([\w-]+)\s*(?:==\s*false|!=\s*true)\b", r"not \1"),
        (r"\bnot\s+not\s+", ""),
    )
]
_ALIKE = 0.75
_KNOWN_BUT_WRONG = ("not-a-condition", "different-kinds")


def reworded(text: str) -> str:
    """The condition as it would be written, where it is told in other words; else empty."""
    written = _replaced(text, _REWORDED)
    return "" if written == text else _replaced(written, _SMOOTHED).strip()


def _replaced(text: str, patterns: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, replacement in patterns:
        text = pattern.sub(replacement, text)
    return text


def in_words(text: str, written: str, mistakes: list[Mistake]) -> Mistake | None:
    """The mistake of a condition in other words, of which this is what it would be, with what is
    wrong in that; None where it was meant as none.
    """
    hint = f"write `{written}`"
    if mistakes:
        first, hint = mistakes[0], mistakes[0].hint
        if first.code not in _KNOWN_BUT_WRONG and not _is_misspelt(written, first):
            return None
    message = f"`{text.strip()[:60]}` is not how a condition is written"
    start = len(text) - len(text.lstrip())
    end = max(start + 1, len(text.rstrip()))
    return Mistake("condition-in-words", start, end, message, hint)


def says_it_better(told: Mistake, text: str) -> bool:
    """Whether a condition in words is better told as such than by its first mistake."""
    if told.code == "strange-sign":
        return text[told.start : told.start + 1] in "'’?"
    return told.code in ("unreadable-expression", "unknown-function")


def _is_misspelt(written: str, mistake: Mistake) -> bool:
    """Whether a name is so near to a known one that it cannot be a word of prose."""
    near = re.fullmatch(r"did you mean `(.+)`\?", mistake.hint)
    name = written[mistake.start : mistake.end]
    return near is not None and difflib.SequenceMatcher(None, name, near[1]).ratio() >= _ALIKE
