"""The settings: how the player likes to read, applied at once."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.preferences import stepped
from game.window.session import View

_NAMES = {
    "text_speed": "Text speed",
    "text_size": "Text size",
    "high_contrast": "High contrast",
    "reduced_motion": "Reduced motion",
    "picture": "Picture",
    "timed_choices": "Timed choices",
    "music_volume": "Music",
    "sound_volume": "Sounds",
    "captions": "Captions for sounds",
    "mute_unattended": "Silent behind other windows",
    "fullscreen": "Fullscreen",
}
_DONE = "done"


class SettingsPage(ListPage):
    """Left and right change what has the focus; picking it goes to its next value."""

    heading = "Settings"

    def items(self) -> Sequence[Item]:
        preferences = self.session.preferences
        lines = [item(key, name, _shown(getattr(preferences, key))) for key, name in _NAMES.items()]
        return (*lines, item(_DONE, "Done"))

    def pick(self, key: str, now: float) -> View | None:
        if key == _DONE:
            return self.leave(now)
        self.session.change(stepped(self.session.preferences, key, 1, around=True))
        return self

    def adjust(self, key: str, step: int) -> None:
        if key != _DONE:
            self.session.change(stepped(self.session.preferences, key, step, around=False))


def _shown(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value} %" if isinstance(value, int) else value
