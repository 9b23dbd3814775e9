"""Gamepads: opened when they are plugged in, told apart from plain joysticks."""

from __future__ import annotations

import pygame
from pygame._sdl2 import controller
from pygame.event import Event

_PLAIN_EVENTS = (
    pygame.JOYBUTTONDOWN,
    pygame.JOYBUTTONUP,
    pygame.JOYAXISMOTION,
    pygame.JOYHATMOTION,
)


class Gamepads:
    """Keeps the gamepads that are plugged in, so that they send events."""

    def __init__(self) -> None:
        pygame.joystick.init()
        controller.init()
        self._known: dict[int, controller.Controller] = {}
        self._plain: dict[int, pygame.joystick.JoystickType] = {}

    def notice(self, event: Event) -> bool:
        """Opens and forgets gamepads; says whether an event should be read by the game.

        A gamepad whose layout is known sends everything twice: its plain events are not read.
        """
        if event.type == pygame.JOYDEVICEADDED:
            self._open(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._known.pop(event.instance_id, None)
            self._plain.pop(event.instance_id, None)
        return not (event.type in _PLAIN_EVENTS and event.instance_id in self._known)

    def _open(self, index: int) -> None:
        try:
            if controller.is_controller(index):
                pad = controller.Controller(index)
                self._known[pad.as_joystick().get_instance_id()] = pad
            else:
                stick = pygame.joystick.Joystick(index)
                self._plain[stick.get_instance_id()] = stick
        except pygame.error:
            return  # Unplugged again already.
