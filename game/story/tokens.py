"""The words and signs of expressions: what a writer typed, cut into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_TOKENS = 400
"""Longer expressions are refused; it also bounds how deeply they can nest."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a text, as offsets in it; the loader turns it into a `Problem`."""

    code: str
    start: int
    end: int
    message: str
    hint: str = ""


class Unreadable(Exception):
    """A text that cannot be read on; carries the mistake."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class Token:
    kind: str  # "name", "number", "sign" or "end"
    text: str
    start: int
    end: int


# A name may hold hyphens between its letters; the parser parts `breath-1` where that is no name.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?(?![\w-]|\.\d))"
    r"|(?P<name>\w+(?:-\w+)*)"
    r"|(?P<sign>==|!=|<=|>=|\+=|-=|//|[-+*/%<>()\[\],=])"
)
_SPACE = re.compile(r"\s*")

_MEANT = {
    "&&": "write `and`",
    "||": "write `or`",
    "&": "write `and`",
    "!": "write `not`",
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
    '"': "words of a variable need no quotes: `mask == worn`",
    "'": "words of a variable need no quotes: `mask == worn`",
    "“": "words of a variable need no quotes: `mask == worn`",
    "×": "write `*`",
    "÷": "write `//`",
    "{": "names stand here without braces",
    "}": "names stand here without braces",
    ";": "write effects as a list: `[awe += 1, named = true]`",
    "’": "words of a variable need no quotes: `mask == worn`",
    "”": "words of a variable need no quotes: `mask == worn`",
}


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, closed by one of kind "end".

    Raises `Unreadable` for a character that no expression has, or for too many tokens.
    """
    found = []
    offset = _skip_space(text, 0)
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            raise Unreadable(_strange_sign(text, offset))
        found.append(Token(str(match.lastgroup), match.group(), *match.span()))
        if len(found) > MOST_TOKENS:
            raise Unreadable(_too_long(text))
        offset = _skip_space(text, match.end())
    return [*found, Token("end", "", len(text), len(text))]


def parted_at_hyphens(token: Token) -> list[Token]:
    """`breath-1` as a name, the hyphens that follow it, and the rest."""
    head, _, tail = token.text.partition("-")
    rest = tail.lstrip("-")
    middle, rest_from = token.start + len(head), token.end - len(rest)
    hyphens = [Token("sign", "-", offset, offset + 1) for offset in range(middle, rest_from)]
    return [_word(head, token.start), *hyphens, _word(rest, rest_from)]


def _word(text: str, start: int) -> Token:
    kind = "number" if text.isdecimal() else "name"
    return Token(kind, text, start, start + len(text))


def _skip_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _strange_sign(text: str, offset: int) -> Mistake:
    sign = text[offset : offset + 2] if text[offset : offset + 2] in _MEANT else text[offset]
    hint = _MEANT.get(sign, "there are names, numbers, brackets, and or not, + - * // % == < >")
    message = f"`{sign}` does not belong in a condition or a calculation"
    return Mistake("strange-sign", offset, offset + len(sign), message, hint)


def _too_long(text: str) -> Mistake:
    message = f"this expression is longer than {MOST_TOKENS} names and signs"
    hint = "keep part of it in a variable, and ask for that"
    return Mistake("expression-too-long", 0, len(text), message, hint)
