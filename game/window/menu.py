"""The menu that lies over a story while it waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View

if TYPE_CHECKING:
    from game.window.reading import Reading


class MenuPage(ListPage):
    """Opened over a story; what was being read goes on when it closes."""

    heading = "The page is held"

    def __init__(self, session: Session, below: Reading) -> None:
        super().__init__(session, below)
        self._reading = below

    def items(self) -> Sequence[Item]:
        return (
            item("on", "Read on"),
            item("keep", "Keep this moment"),
            item("open", "Go back to a moment"),
            item("history", "What was read"),
            item("journal", "Journal"),
            item("endings", "Endings"),
            item("settings", "Settings"),
            item("keys", "Keys and buttons"),
            item("home", "Leave the dream"),
            item("quit", "Quit"),
        )

    def pick(self, key: str, now: float) -> View | None:
        match key:
            case "keep" | "open":
                return self.session.open_slots(self, self._reading, keeps=key == "keep")
            case "history":
                return self.session.open_history(self, self._reading)
            case "journal":
                return self.session.open_journal(self, self._reading)
            case "endings":
                return self.session.open_endings(self)
            case "settings":
                return self.session.open_settings(self)
            case "keys":
                return self.session.open_help(self)
            case "home":
                self._reading.keep_automatically()
                return self.session.home(now)
            case "quit":
                self._reading.progress.keep(self._reading.open_page)
                return None
        return self.below
