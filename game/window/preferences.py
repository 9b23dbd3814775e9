"""Preferences: how this player likes to read, kept through the saves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from game.window.fineness import AUTOMATIC, FINENESSES
from game.window.fonts import BOOK, FAMILIES

SPEEDS = {"slow": 1.8, "normal": 1.0, "fast": 0.45, "instant": 0.0}
"""What the seconds between words are multiplied with."""
SIZES = tuple(range(80, 201, 10))
SPACINGS = tuple(range(90, 161, 10))
READING_PACES = tuple(range(80, 421, 20))
VOLUMES = tuple(range(0, 101, 10))
VOICE_SPEEDS = (50, 75, 100, 125, 150, 200, 250, 300)
TIMED = {"on": 1.0, "longer": 3.0, "off": 0.0}
"""What the seconds of a timed choice are multiplied with."""
_WRITTEN_BEFORE = {("timed_choices", "true"): "on", ("timed_choices", "false"): "off"}
"""Values as an earlier version wrote them."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that the player can set; sizes, spacing, volumes and `voice_speed` are in percent.

    `auto_words` is how many words a minute the player reads where pages turn by themselves.
    """

    text_size: int = 100
    line_spacing: int = 100
    typeface: str = BOOK
    high_contrast: bool = False
    text_speed: str = "normal"
    auto_forward: bool = False
    auto_words: int = 200
    timed_choices: str = "on"
    reduced_motion: bool = False
    picture: str = AUTOMATIC
    frame_rate: int = 60
    music_volume: int = 80
    sound_volume: int = 80
    captions: bool = False
    voice: bool = False
    voice_volume: int = 100
    voice_speed: int = 100
    mute_unattended: bool = True
    fullscreen: bool = False
    language: str = ""
    """A tag (BCP 47); empty, each story is told as it is written."""

    @property
    def pace(self) -> float:
        return SPEEDS[self.text_speed]

    @property
    def text_scale(self) -> float:
        return self.text_size / 100

    @property
    def patience(self) -> float:
        """How much longer timed choices wait; 0 where none is taken by itself."""
        return TIMED[self.timed_choices]


CHOICES: dict[str, tuple[Any, ...]] = {
    "text_size": SIZES,
    "line_spacing": SPACINGS,
    "typeface": tuple(FAMILIES),
    "high_contrast": (False, True),
    "text_speed": tuple(SPEEDS),
    "auto_forward": (False, True),
    "auto_words": READING_PACES,
    "timed_choices": tuple(TIMED),
    "reduced_motion": (False, True),
    "picture": FINENESSES,
    "frame_rate": (60, 30),
    "music_volume": VOLUMES,
    "sound_volume": VOLUMES,
    "captions": (False, True),
    "voice": (False, True),
    "voice_volume": VOLUMES,
    "voice_speed": VOICE_SPEEDS,
    "mute_unattended": (True, False),
    "fullscreen": (False, True),
}
"""The values of each preference, in the order in which they are gone through.

Which languages there are, the stories say.
"""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def restored(setting: Callable[[str, str], str]) -> Preferences:
    """The preferences as they were kept; what makes no sense is as if it had never been set."""
    preferences = Preferences()
    for each in fields(Preferences):
        kept = setting(each.name, "")
        kept = _WRITTEN_BEFORE.get((each.name, kept), kept)
        for value in CHOICES.get(each.name, ()):
            if written(value) == kept:
                preferences = replace(preferences, **{each.name: value})
    language = setting("language", "")
    return replace(preferences, language=language) if _LANGUAGE.fullmatch(language) else preferences


def written(value: str | int | bool) -> str:
    """A value as it is kept."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def stepped(
    preferences: Preferences, name: str, values: Sequence[Any], step: int, *, around: bool
) -> Preferences:
    """The preferences with one of them moved on; `around` begins again after the last value.

    A value that is not among them, like a language that this game does not know, is the first.
    """
    value = getattr(preferences, name)
    place = (values.index(value) if value in values else 0) + step
    place = place % len(values) if around else min(len(values) - 1, max(0, place))
    return replace(preferences, **{name: values[place]})
