"""The reader of events: what a key, a button or the pointer does becomes what the player means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pygame
from pygame.event import Event

from game.window.intents import (
    Accept,
    Adjust,
    Back,
    Click,
    Compose,
    Focus,
    Forward,
    Help,
    HideText,
    Inspect,
    Intent,
    Menu,
    PointAt,
    PressKey,
    Quit,
    Record,
    Release,
    Skip,
    ToggleFullscreen,
    ToggleSkip,
    ToggleVoice,
    Type,
)
from game.window.keys import TYPING_KEYS, Keys

BUTTONS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.CONTROLLER_BUTTON_A: Accept(),
        pygame.CONTROLLER_BUTTON_B: Menu(),
        pygame.CONTROLLER_BUTTON_X: HideText(),
        pygame.CONTROLLER_BUTTON_Y: ToggleSkip(),
        pygame.CONTROLLER_BUTTON_START: Menu(),
        pygame.CONTROLLER_BUTTON_BACK: Help(),
        pygame.CONTROLLER_BUTTON_LEFTSTICK: Inspect(),
        pygame.CONTROLLER_BUTTON_RIGHTSTICK: Record(),
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
_LEFT_TRIGGER = ("known", pygame.CONTROLLER_AXIS_TRIGGERLEFT)


class Reader:
    """Reads events as intents; remembers only what a stick or an input method is about."""

    def __init__(self) -> None:
        self.keys = Keys()
        self._pushed: set[tuple[str, int]] = set()
        self._composing = False

    def read(self, event: Event, *, typing: bool, wants_key: bool = False) -> Iterator[Intent]:
        """The intents of one event; while `typing`, letters are letters.

        Where a view `wants_key`, the next key is only itself.
        """
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                yield Quit()
            case pygame.KEYDOWN if wants_key:
                yield PressKey(event.key)
            case pygame.KEYDOWN:
                yield from self._key(event, typing=typing)
            case pygame.KEYUP if self.keys.intents.get(event.key) == Skip(True):
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
            table = TYPING_KEYS if typing else self.keys.intents
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
        """One intent for each push of a stick or the left trigger, until it has come back."""
        if axis not in (0, 1) and (stick, axis) != _LEFT_TRIGGER:
            return
        if abs(value) < _STICK_FREE:
            self._pushed.discard((stick, axis))
        elif abs(value) > _STICK_FULL and (stick, axis) not in self._pushed:
            self._pushed.add((stick, axis))
            step = 1 if value > 0 else -1
            if axis in (0, 1):
                yield Focus(step) if axis == 1 else Adjust(step)
            else:
                yield ToggleVoice()


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
