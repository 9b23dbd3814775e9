"""A paragraph's runs and cues as words: what is measured, broken into lines and faded in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.story.prose import Cue, Run
from game.window.fonts import Face, shown

Tone = Literal["ink", "pale", "quiet", "gold", "glow"]

_PARTS = re.compile(r" |[^ —–\-/]*[—–\-/]+|[^ —–\-/]+")
"""A space, or a word with the dash, hyphen or stroke after which a line may be broken."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in one style; `scale` is their size against the body's."""

    text: str
    face: Face = "roman"
    scale: float = 1.0
    tone: Tone = "ink"
    trembles: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What is never parted, and comes into sight at once.

    `spaced` says that a space stands before it, `breaks` that a line may begin with it.
    `slowness` stretches the time it takes to come; `cues` happen as it comes.
    """

    pieces: tuple[Piece, ...]
    spaced: bool = True
    breaks: bool = True
    slowness: float = 1.0
    cues: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def words_of(items: Iterable[Run | Cue], tone: Tone = "ink") -> tuple[Word, ...]:
    """The words of a paragraph or of a choice, each with the cues that stand before it."""
    words: list[Word] = []
    waiting: list[Cue] = []
    spaced = may_break = True
    for item in items:
        if isinstance(item, Cue):
            waiting.append(item)
            continue
        for part in _PARTS.findall(shown(item.text)):
            if part == " ":
                spaced = may_break = True
                continue
            piece = _styled(item, part, tone)
            slowness = _slowness(item)
            if may_break or waiting or not words:
                words.append(Word((piece,), spaced, may_break, slowness, tuple(waiting)))
                waiting.clear()
            else:
                words[-1] = replace(words[-1], pieces=(*words[-1].pieces, piece))
            spaced = False
            may_break = part[-1] in "—–-/" and len(part) > 1
    if waiting:
        words.append(Word((), spaced=False, breaks=False, cues=tuple(waiting)))
    return tuple(words)


def plain(text: str, face: Face = "roman", tone: Tone = "ink", scale: float = 1.0) -> list[Word]:
    """The words of a text of our own, all in one style."""
    return [Word((Piece(part, face, scale, tone),)) for part in shown(text).split()]


def _styled(run: Run, text: str, tone: Tone) -> Piece:
    """A run's words as they look: the manners change size, face and tone."""
    face: Face = "roman"
    if run.soft:
        face = "bold italic" if run.strong else "italic"
    elif run.strong:
        face = "bold"
    scale = 1.0
    if "shout" in run.manners:
        face = "small caps" if face == "roman" else face
        text, scale = text.lower() if face == "small caps" else text, 1.22
    if "whisper" in run.manners:
        scale *= 0.87
        tone = "pale" if tone == "ink" else tone
    return Piece(text, face, scale, tone, "tremble" in run.manners)


def _slowness(run: Run) -> float:
    slowness = 3.0 if "slow" in run.manners else 1.0
    return slowness * (1.8 if "whisper" in run.manners else 1.0)


def in_small_caps(words: tuple[Word, ...], count: int) -> tuple[Word, ...]:
    """The paragraph with its first words in small capitals, as a chapter begins."""
    return tuple(_in_small_caps(word) if n < count else word for n, word in enumerate(words))


def without_first_letter(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The paragraph whose first letter stands elsewhere, as a drop cap; empty if it has no more."""
    first = words[0]
    piece = replace(first.pieces[0], text=first.pieces[0].text[1:])
    pieces = (piece, *first.pieces[1:]) if piece.text else first.pieces[1:]
    if not pieces and len(words) == 1:
        return ()
    if not pieces:  # A word of one letter: its cues go to the next.
        second = replace(words[1], cues=(*first.cues, *words[1].cues))
        return (second, *words[2:])
    return (replace(first, pieces=pieces), *words[1:])


def _in_small_caps(word: Word) -> Word:
    return replace(word, pieces=tuple(_small_caps(piece) for piece in word.pieces))


def _small_caps(piece: Piece) -> Piece:
    if piece.face != "roman" or piece.scale != 1.0:
        return piece
    return replace(piece, text=piece.text.lower(), face="small caps")


def chunks(word: Word, longest: int) -> Iterator[Word]:
    """A word too long for any line, in parts of so many letters that lines may be broken at."""
    first = True
    for piece in word.pieces:
        for start in range(0, len(piece.text), longest):
            part = replace(piece, text=piece.text[start : start + longest])
            if first:
                yield replace(word, pieces=(part,))
            else:
                yield Word((part,), spaced=False, slowness=word.slowness)
            first = False
