"""The keys and buttons, as a page to read."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import View
from game.window.words import plain

KEYS = (
    ("Read on", "Space, Enter, click"),
    ("Choose", "arrows and Enter, 1–9, click"),
    ("Back, and forward again", "Page Up, Page Down, wheel"),
    ("Skip what was read", "Tab, or hold Ctrl"),
    ("What was read", "L"),
    ("Journal", "J"),
    ("Quick save, quick load", "F5, F9"),
    ("Delete a kept moment", "Delete"),
    ("Pages turn by themselves", "A"),
    ("Hide the words", "H, middle click"),
    ("Be read to", "V"),
    ("Keep a picture", "S"),
    ("Fullscreen", "F, F11, Alt+Enter"),
    ("Menu", "Esc, right click"),
    ("Gamepad: on, menu", "A, B or Start"),
    ("Gamepad: back, forward", "shoulders"),
    ("Gamepad: hide or delete, skip", "X, Y"),
    ("Gamepad: be read to", "left trigger"),
)
_DONE = "done"


class HelpPage(ListPage):
    """Each line says what a key does; only the last can be picked."""

    heading = "Keys and buttons"
    keys: Sequence[tuple[str, str]] = KEYS

    def items(self) -> Sequence[Item]:
        lines = [
            Item(what, tuple(plain(what, tone="pale")), open=False, value=keys)
            for what, keys in self.keys
        ]
        return (*lines, item(_DONE, "Done"))

    def pick(self, key: str, now: float) -> View | None:
        return self.leave(now)
