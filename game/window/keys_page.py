"""The keys, as a page on which each can be given to something else."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.intents import Accept, Adjust, Click, Focus, Intent, Menu, PressKey
from game.window.keys import ACTIONS, FIXED, Action, Keys, key_words
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View

_HEADING = "Keys"
_OWN, _DONE = "own", "done"


class KeysPage(ListPage):
    """Picking an action waits for its new key; a key that another had is taken from it."""

    def __init__(self, session: Session, below: View) -> None:
        super().__init__(session, below)
        self.heading = _HEADING
        self._asking: Action | None = None

    def items(self) -> Sequence[Item]:
        lines = [item(a.name, a.words, self._value(a), size=0.86, gap=2) for a in ACTIONS]
        return (*lines, item(_OWN, "All as they were"), item(_DONE, "Done"))

    def _value(self, action: Action) -> str:
        return "press a key" if action is self._asking else key_words(self.session.keys.of(action))

    def pick(self, key: str, now: float) -> View | None:
        if key == _DONE:
            return self.leave(now)
        if key == _OWN:
            self.session.change_keys(Keys())
            self._tell("All keys are as they were")
        else:
            self._ask(next(action for action in ACTIONS if action.name == key))
        return self

    def handle(self, intent: Intent, now: float) -> View | None:
        if isinstance(intent, PressKey) and self._asking is not None:
            self._give(self._asking, intent.key)
            return self
        if self._asking is not None and _goes_elsewhere(intent):
            self._tell(_HEADING)
        return super().handle(intent, now)

    def _ask(self, action: Action) -> None:
        self._tell(f"Press the key: {action.words}")
        self._asking, self.session.wants_key = action, True

    def _give(self, action: Action, key: int) -> None:
        """The key is the action's now; what became of it is told in the heading."""
        name = key_words((key,))
        if key in FIXED:
            self._tell(f"{name} stays what it is")
            return
        holder = self.session.keys.holder(key)
        self.session.change_keys(self.session.keys.given(action, key))
        taken = f", no longer {holder.words}" if holder and holder is not action else ""
        self._tell(f"{name}: {action.words}{taken}")

    def _tell(self, sentence: str) -> None:
        self.heading, self._asking, self.session.wants_key = sentence, None, False
        self.unset()


def _goes_elsewhere(intent: Intent) -> bool:
    """Whether the mouse or a gamepad goes on, while a key is waited for."""
    return isinstance(intent, Accept | Adjust | Click | Focus | Menu)
