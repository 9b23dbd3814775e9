"""Texts as they are spoken: cleaned, and cut into pieces that are soon ready."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 240
"""Letters: some fifteen seconds of speech, ready in a tenth of one."""
_SENTENCE_END = re.compile(r"(?<=[.!?…:])[\"”’»)\]]*\s+")
_ORDERS = {"[[": "[ [", "]]": "] ]"}
"""Some programs take what stands in double brackets for sounds, or for orders."""


def clean(text: str) -> str:
    """A text without what nobody can say: signs of control, soft hyphens, doubled spaces."""
    plain = text.replace("\xad", "")
    for order, harmless in _ORDERS.items():
        while order in plain:
            plain = plain.replace(order, harmless)
    spaced = "".join(letter if letter.isprintable() else " " for letter in plain)
    return " ".join(spaced.split())


def pieces_of(text: str, longest: int = _LONGEST) -> Iterator[str]:
    """The text of a paragraph or more, in pieces of whole sentences where that can be.

    A piece in which there is nothing to say, no letter and no number, is left out.
    """
    for paragraph in text.split("\n"):
        piece = ""
        for part in _parts(clean(paragraph), longest):
            if piece and len(piece) + 1 + len(part) > longest:
                yield from _with_words(piece)
                piece = part
            else:
                piece = f"{piece} {part}" if piece else part
        yield from _with_words(piece)


def name_of(letter: str) -> str:
    """A letter as it is said when it is typed: signs and spaces by their names."""
    if letter.isalnum():
        return letter
    return unicodedata.name(letter, "a sign").lower()


def _parts(text: str, longest: int) -> Iterator[str]:
    """Sentences; those that are too long in words, and words that are too long cut."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence, start = text[start:end].strip(), end
        if len(sentence) <= longest:
            yield from [sentence] if sentence else []
            continue
        for word in sentence.split():
            yield from (word[at : at + longest] for at in range(0, len(word), longest))


def _with_words(piece: str) -> Iterator[str]:
    if any(letter.isalnum() for letter in piece):
        yield piece
