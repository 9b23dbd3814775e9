"""The menu that lies over a story while it waits."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import View


class MenuPage(ListPage):
    """Opened over a story; what was being read goes on when it closes."""

    heading = "The page is held"

    def items(self) -> Sequence[Item]:
        return (
            item("on", "Read on"),
            item("endings", "Endings"),
            item("settings", "Settings"),
            item("keys", "Keys and buttons"),
            item("home", "Leave the dream"),
            item("quit", "Quit"),
        )

    def pick(self, key: str, now: float) -> View | None:
        match key:
            case "endings":
                return self.session.open_endings(self)
            case "settings":
                return self.session.open_settings(self)
            case "keys":
                return self.session.open_help(self)
            case "home":
                return self.session.home(now)
            case "quit":
                return None
        return self.below
