"""The controls: what keys and buttons are given to, and which of them the player uses."""

from __future__ import annotations

from game.saves import Saves
from game.window.keys import ACTIONS, GAMEPAD, KEYBOARD, Device, Keys, keep_keys, restored_keys


class Controls:
    """The keys of the keyboard and the buttons of gamepads, kept through the saves."""

    def __init__(self, saves: Saves) -> None:
        self.keys = restored_keys(KEYBOARD, saves.setting)
        self.buttons = restored_keys(GAMEPAD, saves.setting)
        self.device = KEYBOARD
        """With which the player does things, when they do not point."""
        self.wanted: Device | None = None
        """Whose next key is wanted as itself, if one is."""
        self.for_writers = False
        """Whether a story is being written, for which some buttons are needed."""
        self._saves = saves

    def of(self, device: Device) -> Keys:
        return self.keys if device is KEYBOARD else self.buttons

    def change(self, keys: Keys) -> None:
        """Takes other keys of a device at once and keeps them."""
        if keys.device is KEYBOARD:
            self.keys = keys
        else:
            self.buttons = keys
        keep_keys(keys, self._saves.keep_setting)

    def way_to(self, name: str) -> str:
        """The first key of an action, to begin a sentence with; empty if it has none.

        Who plays with a gamepad is told its button, if it has one for that.
        """
        action = next(action for action in ACTIONS if action.name == name)
        for keys in (self.of(self.device), self.keys):
            for key in keys.of(action):
                named = keys.device.named(key)
                return named[:1].upper() + named[1:]
        return ""
