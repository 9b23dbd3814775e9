"""The reader of events: what a key, a button or the pointer does becomes what the player means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pygame
from pygame.event import Event

from game.window.controls import Controls
from game.window.intents import (
    Adjust,
    Back,
    Click,
    Compose,
    Focus,
    Forward,
    HideText,
    Intent,
    Menu,
    PointAt,
    PressKey,
    Quit,
    Release,
    Skip,
    ToggleFullscreen,
    Type,
)
from game.window.keys import (
    GAMEPAD,
    KEYBOARD,
    LEFT_TRIGGER,
    RIGHT_TRIGGER,
    WRITERS_BUTTONS,
)

_PLAIN_BUTTONS: Mapping[int, int] = MappingProxyType(
    dict(
        enumerate(
            (
                pygame.CONTROLLER_BUTTON_A,
                pygame.CONTROLLER_BUTTON_B,
                pygame.CONTROLLER_BUTTON_X,
                pygame.CONTROLLER_BUTTON_Y,
                pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
                pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
                pygame.CONTROLLER_BUTTON_BACK,
                pygame.CONTROLLER_BUTTON_START,
                pygame.CONTROLLER_BUTTON_LEFTSTICK,
                pygame.CONTROLLER_BUTTON_RIGHTSTICK,
            )
        )
    )
)
"""For gamepads whose layout SDL does not know: the commonest numbering."""

_STICK_FULL = 0.6
_STICK_FREE = 0.35
_STICK_RANGE = 32767
_TRIGGERS: Mapping[tuple[str, int], int] = MappingProxyType(
    {
        ("known", pygame.CONTROLLER_AXIS_TRIGGERLEFT): LEFT_TRIGGER,
        ("known", pygame.CONTROLLER_AXIS_TRIGGERRIGHT): RIGHT_TRIGGER,
    }
)


class Reader:
    """Reads events as intents; remembers only what a stick or an input method is about."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self._pushed: set[tuple[str, int]] = set()
        self._composing = False

    def read(self, event: Event, *, typing: bool) -> Iterator[Intent]:
        """The intents of one event; while `typing`, letters are letters.

        Where a key of one device is wanted, the next one is only itself.
        """
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                yield Quit()
            case pygame.KEYDOWN if self._controls.wanted is KEYBOARD:
                yield PressKey(event.key)
            case pygame.KEYDOWN:
                yield from self._key(event, typing=typing)
            case pygame.KEYUP:
                yield from _let_go(self._controls.keys.intents.get(event.key))
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
            keys = self._controls.keys
            table = keys.while_typing if typing else keys.intents
            if event.key in table:
                yield table[event.key]

    def _gamepad(self, event: Event) -> Iterator[Intent]:
        match event.type:
            case pygame.CONTROLLERBUTTONDOWN:
                yield from self._button(event.button)
            case pygame.CONTROLLERBUTTONUP:
                yield from self._let_go(event.button)
            case pygame.CONTROLLERAXISMOTION:
                yield from self._axis("known", event.axis, event.value / _STICK_RANGE)
            case pygame.JOYBUTTONDOWN if event.button in _PLAIN_BUTTONS:
                yield from self._button(_PLAIN_BUTTONS[event.button])
            case pygame.JOYBUTTONUP if event.button in _PLAIN_BUTTONS:
                yield from self._let_go(_PLAIN_BUTTONS[event.button])
            case pygame.JOYAXISMOTION:
                yield from self._axis("plain", event.axis, event.value)
            case pygame.JOYHATMOTION:
                across, up = event.value
                if up:
                    yield Focus(-up)
                yield Adjust(across) if across else Release()

    def _button(self, button: int) -> Iterator[Intent]:
        controls = self._controls
        if controls.wanted is GAMEPAD:
            yield PressKey(button)
        elif controls.for_writers and button in WRITERS_BUTTONS:
            yield WRITERS_BUTTONS[button]
        elif button in controls.buttons.intents:
            yield controls.buttons.intents[button]

    def _let_go(self, button: int) -> Iterator[Intent]:
        yield from _let_go(self._controls.buttons.intents.get(button))

    def _axis(self, device: str, axis: int, value: float) -> Iterator[Intent]:
        """One intent for each push of a stick or a trigger, until it has come back."""
        trigger = _TRIGGERS.get((device, axis))
        if trigger is None and axis not in (0, 1):
            return
        if abs(value) < _STICK_FREE and (device, axis) in self._pushed:
            self._pushed.discard((device, axis))
            yield from self._let_go(trigger) if trigger is not None else [Release()]
        elif abs(value) > _STICK_FULL and (device, axis) not in self._pushed:
            self._pushed.add((device, axis))
            step = 1 if value > 0 else -1
            if trigger is not None:
                yield from self._button(trigger)
            else:
                yield Focus(step) if axis == 1 else Adjust(step)


def _let_go(intent: Intent | None) -> Iterator[Intent]:
    """What it means that a key or a button with this intent is no longer held."""
    if intent == Skip(True):
        yield Skip(False)
    elif isinstance(intent, Adjust):
        yield Release()


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
