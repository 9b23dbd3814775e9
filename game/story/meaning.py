"""What a field of a look holds: the one description behind its check, its schema and its page."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args

from game.story.amount import Amount

Point = tuple[float, float]
Area = tuple[float, float, float, float]

Mode = Literal["over", "add", "multiply"]
Transition = Literal[
    "cross_fade", "dip", "dissolve", "feathers", "iris", "shatter", "tilt", "weave"
]
Mote = Literal["dust", "ash", "ember", "feather", "rain", "snow"]
Who = Literal[
    "owner",
    "mirage",
    "performer",
    "leaper",
    "sitter",
    "dreamer",
    "bearer",
    "climber",
    "strider",
    "resting",
    "cradling",
    "listening",
    "rocking",
    "caller",
    "man",
    "woman",
    "child",
    "walker",
    "elder",
    "boy",
    "king",
    "knight",
    "knitter",
    "nun",
    "pierrot",
    "seated",
    "keeper",
    "arriving",
    "singer",
    "holding",
    "sheltering",
]
Woven = Literal["house", "river", "bird", "key", "stairs", "moon", "face", "theatre", "tower"]

MODES: tuple[str, ...] = get_args(Mode)
TRANSITIONS: tuple[str, ...] = get_args(Transition)
MOTES: tuple[str, ...] = get_args(Mote)
FIGURES: tuple[str, ...] = get_args(Who)
WOVEN: tuple[str, ...] = get_args(Woven)

REQUIRED = dataclasses.MISSING

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "black": "#030206",
        "bone": "#e9e2cf",
        "candle": "#ffb866",
        "copper": "#c8763e",
        "ember": "#ff7a33",
        "gas": "#ffb35c",
        "gold": "#deb266",
        "indigo": "#5a63d8",
        "lamp": "#ffc987",
        "midnight": "#0b0f28",
        "moonlight": "#b4c6ff",
        "silver": "#cfdcf2",
        "sodium": "#ff9e54",
        "steel": "#6f86b8",
        "storm": "#56679c",
        "velvet": "#242b58",
        "white": "#ffffff",
    }
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field of a layer holds: the one source of its check, its schema and its page."""

    kind: str
    doc: str
    low: float = 0.0
    high: float = 1.0
    words: tuple[str, ...] = ()
    least: int = 1
    """How many points there are at least."""


def described(meaning: Meaning, default: Any = REQUIRED) -> Any:
    """A dataclass field that knows what it holds."""
    if default is REQUIRED:
        return field(metadata={"meaning": meaning})
    return field(default=default, metadata={"meaning": meaning})


def an_amount(doc: str, default: Amount, low: float = 0.0, high: float = 1.0) -> Any:
    """A number, or an expression of parameters."""
    return described(Meaning("amount", doc, low, high), default)


def a_number(doc: str, default: Any, low: float = 0.0, high: float = 1.0) -> Any:
    """A number that never changes."""
    return described(Meaning("number", doc, low, high), default)


def some_numbers(doc: str) -> Any:
    """Numbers by name."""
    return field(default_factory=_no_numbers, metadata={"meaning": Meaning("numbers", doc)})


def _no_numbers() -> Mapping[str, float]:
    return MappingProxyType({})


def a_count(doc: str, default: int, high: int) -> Any:
    """A whole number from 0."""
    return described(Meaning("count", doc, 0, high), default)


def a_word(doc: str, words: tuple[str, ...], default: Any) -> Any:
    """One of these words."""
    return described(Meaning("word", doc, words=words), default)


def a_colour(doc: str, default: str) -> Any:
    """A colour by name or as `#rrggbb`."""
    return described(Meaning("colour", doc), default)


def a_point(doc: str, default: Any, low: float = -1.0, high: float = 2.0) -> Any:
    """Two numbers: to the right and down, in fractions of the picture."""
    return described(Meaning("point", doc, low, high), default)


def some_points(doc: str, default: Any = REQUIRED, *, least: int = 1) -> Any:
    """A list of so many points or more."""
    return described(Meaning("points", doc, -1.0, 2.0, least=least), default)


def an_area(doc: str, default: Area) -> Any:
    """Left, top, width and height, in fractions of the picture."""
    return described(Meaning("area", doc, -1.0, 2.0), default)


def a_repeat() -> Any:
    """How long a row is."""
    return a_count("How many stand in a row.", 1, 40)


def a_step() -> Any:
    """How a row goes on."""
    return a_point("From each of the row to the next: right, down.", (0.0, 0.0))


def a_growth() -> Any:
    """How a row runs through perspective."""
    return a_number("How large each is against the one before, seen from `vanish`.", 1.0, 0.5, 2.0)


def a_vanishing_point() -> Any:
    """Where a row runs to."""
    return a_point("Where the row runs together in the distance.", (0.3, 0.6))


def a_fade() -> Any:
    """How a row is lost in the air."""
    return a_number("How much more of each is lost in the air than of the one before.", 0.0)


def an_air() -> Any:
    """What a row is lost in."""
    return a_colour("The colour of that air.", "midnight")


def a_depth(default: float = 0.0) -> Any:
    """How near a layer is."""
    return a_number("How far the camera's drift moves it: 0 far away, 1 near.", default, 0.0, 2.0)


def a_strength(default: Amount = 1.0) -> Any:
    """How strongly a layer shows."""
    return an_amount("How strongly it shows.", default)


def meaning_of(field_of_layer: dataclasses.Field[Any]) -> Meaning:
    """What a field of a layer holds."""
    meaning = field_of_layer.metadata["meaning"]
    assert isinstance(meaning, Meaning)
    return meaning


def colour_channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1, of `#rrggbb` or of a colour's name.

    Raises ValueError for anything else.
    """
    text = COLOURS.get(colour, colour)
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(text[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
