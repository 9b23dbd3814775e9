"""The schedule: when each word of a sheet comes into sight, and what happens as it does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from game.window.words import Word

WORD_SECONDS = 0.045
"""From one word to the next at normal speed."""
FADE_SECONDS = 0.35
_SENTENCE_SECONDS = 0.22
_CLAUSE_SECONDS = 0.08
_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_CLAUSE_ENDS = (",", ";", "—", "–")
_CLOSING = "”’)]"


@dataclass(frozen=True, slots=True)
class Happening:
    """A cue or a sound that comes with a word."""

    kind: str
    name: str
    word: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """Seconds at which words come, counted in each stretch from its own beginning.

    Stretches are parted by pauses that wait for the player. `starts` are the numbers of the
    words that begin one. `ends` is how long each stretch takes until its last word stands.
    """

    comes: tuple[float, ...]
    starts: tuple[int, ...]
    ends: tuple[float, ...]
    happenings: tuple[Happening, ...]

    def stretch_of(self, word: int) -> int:
        return bisect_right(self.starts, word) - 1


def schedule_of(words: Sequence[Word], pace: float) -> Schedule:
    """`pace` multiplies the seconds between words; 0 lets them all come at once."""
    comes: list[float] = []
    starts = [0]
    ends: list[float] = []
    happenings: list[Happening] = []
    clock = 0.0
    for number, word in enumerate(words):
        for cue in word.cues:
            if cue.kind != "pause":
                happenings.append(Happening(cue.kind, cue.name, number))
            elif cue.seconds > 0:
                clock += cue.seconds if pace else 0.0
            elif number > starts[-1]:
                ends.append(clock)
                starts.append(number)
                clock = 0.0
        comes.append(clock)
        clock += pace * (WORD_SECONDS * word.slowness + _breath(word.text))
    ends.append(max(0.0, clock))
    return Schedule(tuple(comes), tuple(starts), _with_fade(ends, pace), tuple(happenings))


def _with_fade(ends: Sequence[float], pace: float) -> tuple[float, ...]:
    return tuple(end + (FADE_SECONDS if pace else 0.0) for end in ends)


def _breath(text: str) -> float:
    """The short rest after a clause or a sentence."""
    last = text.rstrip(_CLOSING)[-1:]
    if last in _SENTENCE_ENDS:
        return _SENTENCE_SECONDS
    return _CLAUSE_SECONDS if last in _CLAUSE_ENDS else 0.0


def share(seconds_since: float, pace: float) -> float:
    """How visible a word is, 0 to 1, so long after it began to come."""
    if not pace:
        return 1.0
    part = min(1.0, max(0.0, seconds_since / FADE_SECONDS))
    return part * part * (3.0 - 2.0 * part)
