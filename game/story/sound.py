"""Sounds as data: what can be heard, and what is heard at a place."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound: its files, and what it is for those who do not hear it.

    A music may have several files, played together: the first is its quietest form, and each
    further one is added as its intensity grows. Any other sound has one. `volume` is how loud it
    is by itself: 1 is as it was recorded.
    """

    name: str
    files: tuple[str, ...]
    describe: str = ""
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Bed:
    """A sound that goes on as long as its look is shown, as loud as the parameters say."""

    sound: str
    volume: Amount = 1.0
