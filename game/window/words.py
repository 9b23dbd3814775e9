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
    """Letters in one style; `scale` is their size against the body's.

    `said` is how they are read out, where they are set otherwise than they are written.
    """

    text: str
    face: Face = "roman"
    scale: float = 1.0
    tone: Tone = "ink"
    trembles: bool = False
    said: str | None = None

    @property
    def aloud(self) -> str:
        return self.text if self.said is None else self.said


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

    @property
    def aloud(self) -> str:
        """The word as it is read out."""
        return "".join(piece.aloud for piece in self.pieces)


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


def read_out(words: Iterable[Word]) -> str:
    """Words as they are said, one after another."""
    said = "".join(f" {word.aloud}" if word.spaced else word.aloud for word in words)
    return said.strip()


def _styled(run: Run, text: str, tone: Tone) -> Piece:
    """A run's words as they look: the manners change size, face and tone."""
    face: Face = "roman"
    said = text
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
    return Piece(text, face, scale, tone, "tremble" in run.manners, said)


def _slowness(run: Run) -> float:
    slowness = 3.0 if "slow" in run.manners else 1.0
    return slowness * (1.8 if "whisper" in run.manners else 1.0)


def in_small_caps(words: tuple[Word, ...], count: int) -> tuple[Word, ...]:
    """The paragraph with its first words in small capitals, as a chapter begins."""
    return tuple(_in_small_caps(word) if n < count else word for n, word in enumerate(words))


def without_first_letter(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The paragraph whose first letter stands elsewhere, as a drop cap; empty if it has no more."""
    first, after = words[0], words[1:]
    letter, *rest = first.pieces
    if len(letter.text) > 1:
        shorter = replace(letter, text=letter.text[1:], said=letter.aloud)
        return (replace(first, pieces=(shorter, *rest)), *after)
    if rest:
        return (_behind(letter.aloud, replace(first, pieces=tuple(rest))), *after)
    if not after:
        return ()
    # A word of one letter: its cues go to the next.
    second = replace(after[0], cues=(*first.cues, *after[0].cues))
    return (_behind(letter.aloud + " " * second.spaced, second), *after[1:])


def _behind(said: str, word: Word) -> Word:
    """The word with something that is read out before it."""
    if not word.pieces:
        return word
    first = replace(word.pieces[0], said=said + word.pieces[0].aloud)
    return replace(word, pieces=(first, *word.pieces[1:]))


def _in_small_caps(word: Word) -> Word:
    return replace(word, pieces=tuple(_small_caps(piece) for piece in word.pieces))


def _small_caps(piece: Piece) -> Piece:
    if piece.face != "roman" or piece.scale != 1.0:
        return piece
    return replace(piece, text=piece.text.lower(), face="small caps", said=piece.aloud)


def chunks(word: Word, longest: int) -> Iterator[Word]:
    """A word too long for any line, in parts of so many letters that lines may be broken at."""
    first = True
    for piece in word.pieces:
        for start in range(0, len(piece.text), longest):
            said = "" if start else piece.aloud
            part = replace(piece, text=piece.text[start : start + longest], said=said)
            if first:
                yield replace(word, pieces=(part,))
            else:
                yield Word((part,), spaced=False, slowness=word.slowness)
            first = False
