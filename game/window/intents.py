"""Intents: what the player means, whatever key, button or pointer says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pygame
from pygame.event import Event

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
class HideText:
    pass


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
    | HideText
    | Screenshot
    | ToggleFullscreen
    | Menu
    | Help
    | Type
    | Compose
    | Erase
    | Tick
    | Quit
)

KEYS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.K_SPACE: Advance(),
        pygame.K_RETURN: Accept(),
        pygame.K_KP_ENTER: Accept(),
        pygame.K_UP: Focus(-1),
        pygame.K_DOWN: Focus(1),
        pygame.K_LEFT: Adjust(-1),
        pygame.K_RIGHT: Adjust(1),
        pygame.K_PAGEUP: Back(),
        pygame.K_PAGEDOWN: Forward(),
        pygame.K_TAB: ToggleSkip(),
        pygame.K_LCTRL: Skip(True),
        pygame.K_RCTRL: Skip(True),
        pygame.K_h: HideText(),
        pygame.K_s: Screenshot(),
        pygame.K_f: ToggleFullscreen(),
        pygame.K_F11: ToggleFullscreen(),
        pygame.K_ESCAPE: Menu(),
        pygame.K_F1: Help(),
        **{getattr(pygame, f"K_{number}"): Pick(number) for number in range(1, 10)},
        **{getattr(pygame, f"K_KP{number}"): Pick(number) for number in range(1, 10)},
    }
)
TYPING_KEYS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.K_RETURN: Accept(),
        pygame.K_KP_ENTER: Accept(),
        pygame.K_BACKSPACE: Erase(),
        pygame.K_ESCAPE: Menu(),
        pygame.K_UP: Focus(-1),
        pygame.K_DOWN: Focus(1),
        pygame.K_LEFT: Adjust(-1),
        pygame.K_RIGHT: Adjust(1),
        pygame.K_F1: Help(),
        pygame.K_F11: ToggleFullscreen(),
    }
)
BUTTONS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.CONTROLLER_BUTTON_A: Accept(),
        pygame.CONTROLLER_BUTTON_B: Menu(),
        pygame.CONTROLLER_BUTTON_X: HideText(),
        pygame.CONTROLLER_BUTTON_Y: ToggleSkip(),
        pygame.CONTROLLER_BUTTON_START: Menu(),
        pygame.CONTROLLER_BUTTON_BACK: Help(),
        pygame.CONTROLLER_BUTTON_LEFTSHOULDER: Back(),
        pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: Forward(),
        pygame.CONTROLLER_BUTTON_DPAD_UP: Focus(-1),
        pygame.CONTROLLER_BUTTON_DPAD_DOWN: Focus(1),
        pygame.CONTROLLER_BUTTON_DPAD_LEFT: Adjust(-1),
        pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Adjust(1),
    }
)
PLAIN_BUTTONS: Mapping[int, Intent] = MappingProxyType(
    {0: Accept(), 1: Menu(), 2: HideText(), 3: ToggleSkip(), 4: Back(), 5: Forward(), 7: Menu()}
)
"""For gamepads whose layout SDL does not know: the commonest numbering."""

_STICK_FULL = 0.6
_STICK_FREE = 0.35
_STICK_RANGE = 32767


class Reader:
    """Reads events as intents; remembers only what a stick or an input method is about."""

    def __init__(self) -> None:
        self._pushed: set[tuple[str, int]] = set()
        self._composing = False

    def read(self, event: Event, *, typing: bool) -> Iterator[Intent]:
        """The intents of one event; while `typing`, letters are letters."""
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                yield Quit()
            case pygame.KEYDOWN:
                yield from self._key(event, typing=typing)
            case pygame.KEYUP if event.key in (pygame.K_LCTRL, pygame.K_RCTRL):
                yield Skip(False)
            case pygame.TEXTINPUT if typing:
                self._composing = False
                yield Type(event.text)
            case pygame.TEXTEDITING if typing:
                self._composing = bool(event.text)
                yield Compose(event.text)
            case pygame.MOUSEMOTION:
                yield PointAt(tuple(event.pos))
            case pygame.MOUSEBUTTONDOWN:
                yield from _mouse_button(event)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                yield Release()
            case pygame.MOUSEWHEEL:
                yield from _wheel(event)
            case _:
                yield from self._gamepad(event)

    def _key(self, event: Event, *, typing: bool) -> Iterator[Intent]:
        if typing and self._composing:
            return  # The input method has this key.
        held = getattr(event, "mod", 0)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and held & pygame.KMOD_ALT:
            yield ToggleFullscreen()
        elif typing and event.key == pygame.K_v and held & (pygame.KMOD_CTRL | pygame.KMOD_META):
            yield Type(pygame.scrap.get_text())
        else:
            table = TYPING_KEYS if typing else KEYS
            if event.key in table:
                yield table[event.key]

    def _gamepad(self, event: Event) -> Iterator[Intent]:
        match event.type:
            case pygame.CONTROLLERBUTTONDOWN if event.button in BUTTONS:
                yield BUTTONS[event.button]
            case pygame.CONTROLLERAXISMOTION:
                yield from self._stick("known", event.axis, event.value / _STICK_RANGE)
            case pygame.JOYBUTTONDOWN if event.button in PLAIN_BUTTONS:
                yield PLAIN_BUTTONS[event.button]
            case pygame.JOYAXISMOTION:
                yield from self._stick("plain", event.axis, event.value)
            case pygame.JOYHATMOTION:
                across, up = event.value
                if up:
                    yield Focus(-up)
                if across:
                    yield Adjust(across)

    def _stick(self, stick: str, axis: int, value: float) -> Iterator[Intent]:
        """One intent for each push of a stick, until it has come back."""
        if axis not in (0, 1):
            return
        if abs(value) < _STICK_FREE:
            self._pushed.discard((stick, axis))
        elif abs(value) > _STICK_FULL and (stick, axis) not in self._pushed:
            self._pushed.add((stick, axis))
            step = 1 if value > 0 else -1
            yield Focus(step) if axis == 1 else Adjust(step)


def _mouse_button(event: Event) -> Iterator[Intent]:
    if event.button == 1:
        yield Click(tuple(event.pos))
    elif event.button == 2:
        yield HideText()
    elif event.button == 3:
        yield Menu()


def _wheel(event: Event) -> Iterator[Intent]:
    if event.y > 0:
        yield Back()
    elif event.y < 0:
        yield Forward()
