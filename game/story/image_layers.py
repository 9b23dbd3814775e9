"""The layer that shows one of a writer's own pictures."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.meaning import (
    MODES,
    REQUIRED,
    Area,
    Meaning,
    Mode,
    Point,
    a_colour,
    a_depth,
    a_number,
    a_point,
    a_strength,
    a_word,
    an_amount,
    an_area,
    described,
)


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture in a story's folder: its name there, and the SHA-256 of what is in it.

    The digest tells pictures of one name apart, so that nothing stale is ever shown.
    """

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of your own: a PNG, WebP or JPEG file in the story's folder."""

    file: ImageFile = described(Meaning("image", "Which file."), REQUIRED)
    area: Area = an_area("Where: left, top, width, height.", (0.0, 0.0, 1.0, 1.0))
    fit: str = a_word(
        "Fills the area, cut where it must be, or stands in it whole, on its foot.",
        ("cover", "inside"),
        "cover",
    )
    mode: Mode = a_word("How it meets what lies below.", MODES, "over")
    colour: str = a_colour("The light on it; white leaves it as it is.", "white")
    soft: float = a_number("How far its edges fade, in heights.", 0.0, 0.0, 0.5)
    drift: Point = a_point(
        "Heights a second: right, down. What leaves at one side comes in at the other.",
        (0.0, 0.0),
        -1.0,
        1.0,
    )
    sway: Amount = an_amount("How far its free end swings, in heights.", 0.0, 0.0, 0.1)
    period: float = a_number("Seconds of one swing.", 9.0, 1.0, 60.0)
    phase: float = a_number("Where in the swing it begins.", 0.0, 0.0, 7.0)
    ripple: float = a_number("How much a wave travels along it.", 0.35, 0.0, 2.0)
    pinned: str = a_word("Which end is held.", ("top", "foot"), "top")
    strength: Amount = a_strength()
    depth: float = a_depth()
