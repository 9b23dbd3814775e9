"""The keys of a device, as a page on which each can be given to something else."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.intents import Intent, PointAt, PressKey, Release, Skip, Tick
from game.window.keys import ACTIONS, Action, Device, Keys
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View

_OWN, _DONE = "own", "done"


class KeysPage(ListPage):
    """Picking an action waits for its new key; a key that another had is taken from it."""

    def __init__(self, session: Session, below: View, device: Device) -> None:
        super().__init__(session, below)
        self.heading = device.name
        self._device = device
        self._asking: Action | None = None

    @property
    def _keys(self) -> Keys:
        return self.session.controls.of(self._device)

    def items(self) -> Sequence[Item]:
        lines = [item(a.name, a.words, self._value(a), size=0.86, gap=2) for a in ACTIONS]
        return (*lines, item(_OWN, "All as they were"), item(_DONE, "Done"))

    def _value(self, action: Action) -> str:
        if action is self._asking:
            return f"press a {self._device.key}"
        return self._keys.words(action.name) or "none"

    def pick(self, key: str, now: float) -> View | None:
        if key == _DONE:
            return self.leave(now)
        if key == _OWN:
            self.session.controls.change(Keys(self._device))
            self._tell(f"All {self._device.key}s are as they were.")
        else:
            self._wait_for(next(action for action in ACTIONS if action.name == key))
        return self

    def handle(self, intent: Intent, now: float) -> View | None:
        if isinstance(intent, PressKey) and self._asking is not None:
            self._give(self._asking, intent.key)
            return self
        if self._asking is not None and _goes_elsewhere(intent):
            self._wait_for(None)
        return super().handle(intent, now)

    def _wait_for(self, action: Action | None) -> None:
        """Waits for the key of an action, or no longer for any."""
        self._asking = action
        self.session.controls.wanted = self._device if action else None
        self.heading = self._device.name
        if action is not None:
            self.heading = f"Press the {self._device.key}: {action.words}"
        self.unset()

    def _give(self, action: Action, key: int) -> None:
        """The key is the action's now, and the player is told what became of it."""
        named = self._device.named(key)
        if key in self._device.fixed:
            self._tell(f"{named} stays what it is.")
            return
        holder = self._keys.holder(key)
        self.session.controls.change(self._keys.given(action, key))
        self._tell(f"{named}: {action.words}.{self._taken_from(holder, action)}")

    def _taken_from(self, holder: Action | None, action: Action) -> str:
        """What another action is left with, whose key was taken."""
        if holder is None or holder is action:
            return ""
        left = self._keys.words(holder.name)
        other = f"only {left} now" if left else f"no {self._device.key} now"
        return f" {holder.words}: {other}."

    def _tell(self, sentence: str) -> None:
        self.session.note = sentence
        self._wait_for(None)


def _goes_elsewhere(intent: Intent) -> bool:
    """Whether another device does something, while a key of this one is waited for."""
    return not isinstance(intent, PointAt | PressKey | Release | Skip | Tick)
