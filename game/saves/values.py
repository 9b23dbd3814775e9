"""What the saves give out: places that can be opened again, and what came of opening one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from game.story.playthrough import Playthrough
from game.story.rules import Checkpoint, Origin

SLOTS_ON_A_PAGE = 12
MOST_PAGES = 40


class Bookmark(NamedTuple):
    """Where a page lies open: the number of the leaf, and how many letters of it come before
    what is seen. Letters, because a larger window or smaller type sets other lines."""

    leaf: int = 0
    letter: int = 0


BEGINNING = Bookmark()
"""Of a page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A moment of a playthrough that was kept; numbers name both within the saves.

    `fingerprint` and `checkpoint` tell of the story and the moment as they were then, where known.
    """

    moment: int
    playthrough: int = 0
    fingerprint: str = ""
    checkpoint: Checkpoint | None = None
    bookmark: Bookmark = BEGINNING


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows of a place: the dream by name and title, the scene by name, the first
    words of its page, the picks until there, the seconds played, and when it was kept (UTC)."""

    story: str
    title: str
    scene: str
    words: str
    picks: int
    seconds: float
    date: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A playthrough, at the place where it was left. `number` names it within the saves."""

    number: int
    place: Place
    shown: Shown
    is_over: bool


class Shelf(Enum):
    """Where slots stand: pages that the player fills, and two that fill themselves.

    The newest quick and automatic slot is number 1; the oldest gives way to it.
    """

    PAGES = "pages"
    QUICK = "quick"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that was kept by itself, with a small picture (PNG or JPEG; may be empty)."""

    shelf: Shelf
    number: int
    place: Place
    shown: Shown
    picture: bytes


class Fidelity(Enum):
    """How near a place was opened to where it was kept."""

    SAME = "same"
    """The same moment, with all picks before it."""
    RESUMED = "resumed"
    """The same moment, from its checkpoint: without the picks before it."""
    ELSEWHERE = "elsewhere"
    """All picks still lead on, but to another scene than before."""
    EARLIER = "earlier"
    """The furthest moment to which the picks still lead."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A place that was opened: the playthrough, and a sentence for the player if it changed."""

    playthrough: Playthrough
    fidelity: Fidelity = Fidelity.SAME
    sentence: str = ""
    picks_lost: int = 0
    bookmark: Bookmark = BEGINNING


class Turn(NamedTuple):
    """A pick with all that belongs to it: what was typed, what the world picked after it, and
    the scene that then stood before the player (empty if not known). The first has no choice."""

    choice: str
    typed: str = ""
    world: tuple[str, ...] = ()
    scene: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that was kept of a place. `is_whole` says that no pick before it is missing.

    `moments` names the turns within the saves, the last of them the place itself.
    """

    story: str
    origin: Origin
    fingerprint: str
    checkpoint: Checkpoint | None
    turns: tuple[Turn, ...]
    moments: tuple[int, ...] = ()
    is_whole: bool = True
