"""The settings: how the player likes to read, applied at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.window.keys import GAMEPAD, KEYBOARD
from game.window.languages import own_name
from game.window.list_page import ListPage
from game.window.lists import Item, item
from game.window.session import Session, View

SECTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Words": {
            "text_size": "Text size",
            "line_spacing": "Line spacing",
            "typeface": "Typeface",
            "high_contrast": "High contrast",
            "language": "Language",
        },
        "Pace": {
            "text_speed": "Text speed",
            "auto_forward": "Pages turn by themselves",
            "auto_words": "at a reading speed of",
            "timed_choices": "Timed choices",
        },
        "Picture": {
            "reduced_motion": "Reduced motion",
            "picture": "Picture",
            "frame_rate": "Frames a second",
            "fullscreen": "Fullscreen",
        },
        "Sound": {
            "music_volume": "Music",
            "sound_volume": "Sounds",
            "captions": "Captions for sounds",
            "mute_unattended": "Silent behind other windows",
        },
        "Voice": {
            "voice": "Read aloud",
            "voice_volume": "Loudness",
            "voice_speed": "Speed",
        },
    }
)
"""The preferences by section, each with the words of its line."""
_UNITS: Mapping[str, str] = MappingProxyType({"auto_words": " words a minute", "frame_rate": ""})
_ONE_LANGUAGE = "Nothing here is translated: there is only the language in which it is written."
_DONE = "done"


class SettingsPage(ListPage):
    """The sections; each opens a page of its own, so that every page stays readable."""

    heading = "Settings"

    def items(self) -> Sequence[Item]:
        sections = [item(section, section) for section in SECTIONS]
        devices = [item(device.name, device.name) for device in (KEYBOARD, GAMEPAD)]
        return (*sections, *devices, item(_DONE, "Done"))

    def pick(self, key: str, now: float) -> View | None:
        for device in (KEYBOARD, GAMEPAD):
            if key == device.name:
                return self.session.open_keys(self, device)
        return SectionPage(self.session, self, key) if key in SECTIONS else self.leave(now)


class SectionPage(ListPage):
    """Left and right change what has the focus; picking it goes to its next value."""

    def __init__(self, session: Session, below: View, section: str) -> None:
        super().__init__(session, below)
        self.heading = f"Settings · {section}"
        self._names = SECTIONS[section]

    def items(self) -> Sequence[Item]:
        preferences = self.session.preferences
        lines = [
            item(key, name, _shown(key, getattr(preferences, key)))
            for key, name in self._names.items()
        ]
        return (*lines, item(_DONE, "Done"))

    def pick(self, key: str, now: float) -> View | None:
        if key == _DONE:
            return self.leave(now)
        self._step(key, 1, around=True)
        return self

    def adjust(self, key: str, step: int) -> None:
        if key != _DONE:
            self._step(key, step, around=False)

    def _step(self, key: str, step: int, *, around: bool) -> None:
        self.session.step(key, step, around=around)
        if len(self.session.choices(key)) == 1:
            self.session.note = _ONE_LANGUAGE


def _shown(name: str, value: str | int | bool) -> str:
    if name == "language":
        return own_name(str(value))
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value}{_UNITS.get(name, ' %')}" if isinstance(value, int) else value
