"""The endings that this player has reached, dream by dream."""

from __future__ import annotations

from collections.abc import Sequence

from game.story.model import Ending, Story
from game.window.intents import Adjust, Forward, Intent
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View
from game.window.words import Word, plain

_NOT_YET = "· " * 12
_NEXT, _DONE = "next", "done"


class EndingsPage(ListPage):
    """One dream at a time: the endings found by name, the others as a mark that they exist.

    Hidden endings are not even counted until they are found.
    """

    def __init__(self, session: Session, below: View | None) -> None:
        super().__init__(session, below)
        self._stories = session.offered_stories()
        self._number = 0
        self._turn(0)

    def items(self) -> Sequence[Item]:
        lines: list[Item] = []
        if self._stories:
            story = self._stories[self._number]
            lines = [_line(e, self._is_reached(story, e)) for e in self._listed(story)]
        if len(self._stories) > 1:
            lines.append(item(_NEXT, "The next dream"))
        return (*lines, item(_DONE, "Done"))

    def pick(self, key: str, now: float) -> View | None:
        if key == _NEXT:
            self._turn(1)
            self.set_again()
            self.listing.focus_on(_NEXT, now)
            return self
        return self.leave(now)

    def handle(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Adjust(step=step):
                self._turn(step)
                return self
            case Forward():
                self._turn(1)
                return self
        return super().handle(intent, now)

    def _turn(self, step: int) -> None:
        """To another dream."""
        if not self._stories:
            self.heading = "No endings can be told"
            return
        self._number = (self._number + step) % len(self._stories)
        story = self._stories[self._number]
        listed = self._listed(story)
        found = sum(self._is_reached(story, ending) for ending in listed)
        self.heading = f"{story.title} · {found} of {len(listed)}"
        self.unset()

    def _is_reached(self, story: Story, ending: Ending) -> bool:
        reached = self.session.saves.reached()
        return any(one.story == story.name and one.ending == ending.name for one in reached)

    def _listed(self, story: Story) -> list[Ending]:
        return [e for e in story.endings if not e.hidden or self._is_reached(story, e)]


def _line(ending: Ending, is_reached: bool) -> Item:
    words: list[Word] = plain(ending.title if is_reached else _NOT_YET, tone="ink")
    return Item(ending.name, tuple(words), open=False)
