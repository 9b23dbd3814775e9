"""Preferences: how this player likes to read, kept through the saves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from game.window.fineness import AUTOMATIC, FINENESSES

SPEEDS = {"slow": 1.8, "normal": 1.0, "fast": 0.45, "instant": 0.0}
"""What the seconds between words are multiplied with."""
SIZES = tuple(range(80, 161, 10))
VOLUMES = tuple(range(0, 101, 10))


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that the player can set; `text_size` and volumes are in percent."""

    text_speed: str = "normal"
    text_size: int = 100
    high_contrast: bool = False
    reduced_motion: bool = False
    picture: str = AUTOMATIC
    timed_choices: bool = True
    music_volume: int = 80
    sound_volume: int = 80
    captions: bool = False
    mute_unattended: bool = True
    fullscreen: bool = False

    @property
    def pace(self) -> float:
        return SPEEDS[self.text_speed]

    @property
    def text_scale(self) -> float:
        return self.text_size / 100


CHOICES: dict[str, tuple[Any, ...]] = {
    "text_speed": tuple(SPEEDS),
    "text_size": SIZES,
    "high_contrast": (False, True),
    "reduced_motion": (False, True),
    "picture": FINENESSES,
    "timed_choices": (True, False),
    "music_volume": VOLUMES,
    "sound_volume": VOLUMES,
    "captions": (False, True),
    "mute_unattended": (True, False),
    "fullscreen": (False, True),
}
"""The values of each preference, in the order in which they are gone through."""


def restored(setting: Callable[[str, str], str]) -> Preferences:
    """The preferences as they were kept; what makes no sense is as if it had never been set."""
    preferences = Preferences()
    for each in fields(Preferences):
        kept = setting(each.name, "")
        for value in CHOICES[each.name]:
            if written(value) == kept:
                preferences = replace(preferences, **{each.name: value})
    return preferences


def written(value: str | int | bool) -> str:
    """A value as it is kept."""
    return str(value).lower()


def stepped(preferences: Preferences, name: str, step: int, *, around: bool) -> Preferences:
    """The preferences with one of them moved on; `around` begins again after the last value."""
    values = CHOICES[name]
    place = values.index(getattr(preferences, name)) + step
    place = place % len(values) if around else min(len(values) - 1, max(0, place))
    return replace(preferences, **{name: values[place]})
