"""The keys and buttons as they are given now, as a page to read."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.keys import GAMEPAD, KEYBOARD, Device, Keys
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View
from game.window.words import plain

Told = tuple[str, str]
"""What can be done, and with what."""
_OTHER, _DONE = "other", "done"
_SIZE, _GAP = 0.86, 2


class HelpPage(ListPage):
    """Each line says what a key does; below them, the way to those of the other device."""

    heading = "Keys and buttons"

    def __init__(self, session: Session, below: View | None, device: Device) -> None:
        super().__init__(session, below)
        self._device = device

    def told(self) -> Sequence[Told]:
        """What is told of the keys, line by line."""
        keys = self.session.controls.of(self._device)
        return of_keyboard(keys) if self._device is KEYBOARD else of_gamepad(keys)

    def items(self) -> Sequence[Item]:
        lines = [
            Item(what, tuple(plain(what, tone="pale")), False, keys, size=_SIZE, gap=_GAP)
            for what, keys in self.told()
        ]
        return (*lines, *self.ways(), item(_DONE, "Done", size=_SIZE, gap=_GAP))

    def ways(self) -> Sequence[Item]:
        """The lines that lead to more."""
        other = "With the keyboard" if self._device is GAMEPAD else "With a gamepad"
        return (item(_OTHER, other, size=_SIZE),)

    def pick(self, key: str, now: float) -> View | None:
        if key == _OTHER:
            self._device = KEYBOARD if self._device is GAMEPAD else GAMEPAD
            self.unset()
            return self
        return self.leave(now)


def of_keyboard(keys: Keys) -> Sequence[Told]:
    """What can be done with the keyboard and the mouse."""
    held = keys.words("skip-held")
    return (
        ("Read on", _listed(keys.words("on"), "Enter", "click")),
        ("Choose", "arrows and Enter, 1–9, click"),
        ("Back, and forward again", _listed(keys.words("back", "forward"), "wheel")),
        ("Skip what was read", _listed(keys.words("skip"), f"hold {held}" if held else "")),
        ("What was read", _listed(keys.words("history"))),
        ("Journal", _listed(keys.words("journal"))),
        ("Quick save, quick load", _listed(keys.words("quick-save", "quick-load"))),
        ("Delete a kept moment", "Delete"),
        ("Pages turn by themselves", _listed(keys.words("auto"))),
        ("Hide the words", _listed(keys.words("hide"), "middle click")),
        ("Be read to", _listed(keys.words("voice"))),
        ("Keep a picture", _listed(keys.words("picture"))),
        ("Fullscreen", _listed(keys.words("fullscreen"), "Alt+Enter")),
        ("Menu", "Esc, right click"),
        ("This page", _listed(keys.words("help"))),
    )


def of_gamepad(buttons: Keys) -> Sequence[Told]:
    """What can be done with a gamepad; what has no button of its own is in the menu."""
    held = buttons.words("skip-held")
    told = (
        ("Read on, choose", _listed("A", buttons.words("on"))),
        ("To another line, more or less", "stick, cross"),
        ("Menu, or close", "B, Start"),
        ("Back, and forward again", buttons.words("back", "forward")),
        ("Skip what was read", _listed(buttons.words("skip"), f"hold {held}" if held else "")),
        ("What was read", buttons.words("history")),
        ("Journal", buttons.words("journal")),
        ("Quick save, quick load", buttons.words("quick-save", "quick-load")),
        ("Hide the words, delete a moment", buttons.words("hide")),
        ("Pages turn by themselves", buttons.words("auto")),
        ("Be read to", buttons.words("voice")),
        ("Keep a picture", buttons.words("picture")),
        ("Fullscreen", buttons.words("fullscreen")),
        ("This page", buttons.words("help")),
    )
    return tuple(line for line in told if line[1] and line[1] != "none")


def _listed(*ways: str) -> str:
    return ", ".join(way for way in ways if way) or "none"
