"""Asked before something is lost: a question, and two lines to answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View

_YES, _NO = "yes", "no"


class ConfirmPage(ListPage):
    """The focus lies on the answer that loses nothing."""

    def __init__(
        self, session: Session, below: View, question: str, answer: str, act: Callable[[], None]
    ) -> None:
        """`answer` is the line that does `act`."""
        super().__init__(session, below)
        self.heading = question
        self._answer = answer
        self._act = act

    def items(self) -> Sequence[Item]:
        return (item(_NO, "No, leave it"), item(_YES, self._answer))

    def pick(self, key: str, now: float) -> View | None:
        if key == _YES:
            self._act()
        return self.leave(now)
