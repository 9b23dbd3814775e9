"""Intents: what the player means, whatever key, button or pointer says it."""

from __future__ import annotations

from dataclasses import dataclass

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Advance:
    """Read on. Never picks a choice."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Pick what has the focus; where nothing can be picked, read on."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The choice of a number, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Focus:
    """To the next line (1) or the one before (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class Adjust:
    """More (1) or less (-1) of what has the focus."""

    step: int


@dataclass(frozen=True, slots=True)
class PointAt:
    position: Position


@dataclass(frozen=True, slots=True)
class Click:
    position: Position


@dataclass(frozen=True, slots=True)
class Release:
    """What a click began to hold is let go."""


@dataclass(frozen=True, slots=True)
class Back:
    """To what was read before."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Back again from what was read before."""


@dataclass(frozen=True, slots=True)
class Skip:
    """While held, what was read once passes by itself."""

    held: bool


@dataclass(frozen=True, slots=True)
class ToggleSkip:
    pass


@dataclass(frozen=True, slots=True)
class ToggleAuto:
    """Pages turn by themselves, at the player's pace; or no longer."""


@dataclass(frozen=True, slots=True)
class HideText:
    pass


@dataclass(frozen=True, slots=True)
class ToggleVoice:
    """What stands in the window is read aloud, or no longer."""


@dataclass(frozen=True, slots=True)
class Screenshot:
    pass


@dataclass(frozen=True, slots=True)
class ToggleFullscreen:
    pass


@dataclass(frozen=True, slots=True)
class Menu:
    """Open the menu, or close whatever lies over the story."""


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class QuickSave:
    pass


@dataclass(frozen=True, slots=True)
class QuickLoad:
    pass


@dataclass(frozen=True, slots=True)
class OpenHistory:
    """To all that was read until here."""


@dataclass(frozen=True, slots=True)
class OpenJournal:
    """To where the player has been, in any playthrough."""


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete what has the focus, once it was asked again."""


@dataclass(frozen=True, slots=True)
class PressKey:
    """A key as itself, where one is wanted for an action."""

    key: int


@dataclass(frozen=True, slots=True)
class Inspect:
    """Into the inside of a story that is being written, or out again."""


@dataclass(frozen=True, slots=True)
class Record:
    """Keep what was played of a story that is being written as a playtest."""


@dataclass(frozen=True, slots=True)
class Type:
    text: str


@dataclass(frozen=True, slots=True)
class Compose:
    """What an input method has not finished yet."""

    text: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Take the last letter back."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; `attended` says whether the player's attention is on the window."""

    attended: bool = True


@dataclass(frozen=True, slots=True)
class Quit:
    pass


Intent = (
    Advance
    | Accept
    | Pick
    | Focus
    | Adjust
    | PointAt
    | Click
    | Release
    | Back
    | Forward
    | Skip
    | ToggleSkip
    | ToggleAuto
    | HideText
    | ToggleVoice
    | Screenshot
    | ToggleFullscreen
    | Menu
    | Help
    | QuickSave
    | QuickLoad
    | OpenHistory
    | OpenJournal
    | Discard
    | PressKey
    | Inspect
    | Record
    | Type
    | Compose
    | Erase
    | Tick
    | Quit
)
