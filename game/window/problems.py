"""Shown instead of a story that cannot be played: what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Sequence

from game.library import Unplayable
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View
from game.window.words import plain

_MOST_SHOWN = 40
_DONE = "done"


class ProblemsPage(ListPage):
    """For the writer who is just trying the story: place, message and hint of each problem."""

    def __init__(self, session: Session, unplayable: Unplayable) -> None:
        super().__init__(session, None)
        self.heading = f"{unplayable.name} cannot be played yet"
        self._problems = unplayable.problems

    def items(self) -> Sequence[Item]:
        lines = []
        for number, problem in enumerate(self._problems[:_MOST_SHOWN]):
            words = [
                *plain(problem.span.place, "italic", "gold", 0.82),
                *plain(f"{problem.message}.".replace("..", "."), tone="ink", scale=0.9),
                *plain(problem.hint, tone="pale", scale=0.9),
            ]
            lines.append(Item(f"problem {number}", tuple(words)))
        return (*lines, item(_DONE, "Back"))

    def leave(self, now: float) -> View | None:
        """Back to the title; if its own story is broken there is none, and the window closes."""
        home = self.session.home(now)
        return None if isinstance(home, ProblemsPage) else home

    def pick(self, key: str, now: float) -> View | None:
        return self.leave(now) if key == _DONE else self
