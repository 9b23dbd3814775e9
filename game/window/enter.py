"""Asked before a dream that was left in its midst: go on there, or begin again."""

from __future__ import annotations

from collections.abc import Sequence

from game.story.playthrough import Playthrough
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View


class EnterPage(ListPage):
    """Beginning again keeps the endings that were reached."""

    def __init__(self, session: Session, below: View, playthrough: Playthrough) -> None:
        super().__init__(session, below)
        self.heading = playthrough.story.title
        self._story = playthrough.story.name

    def items(self) -> Sequence[Item]:
        return (
            item("on", "Go on where you were"),
            item("anew", "Begin again"),
            item("not", "Not now"),
        )

    def pick(self, key: str, now: float) -> View | None:
        if key == "not":
            return self.leave(now)
        return self.session.open_story(self._story, now, anew=key == "anew")
