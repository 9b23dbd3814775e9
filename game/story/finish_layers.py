"""The layers that change the picture as a whole: its light, its grain, how it is held."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.lamps import Lamp
from game.story.meaning import (
    MODES,
    Meaning,
    Mode,
    Point,
    a_colour,
    a_number,
    a_point,
    a_strength,
    a_word,
    an_amount,
    described,
)

MOST_DRIFT = 0.018
"""How far a camera can wander to each side, in heights."""


@dataclass(frozen=True, slots=True)
class Bloom:
    """What is bright spreads a little."""

    threshold: float = a_number("The brightness from which it spreads.", 0.31)
    strength: Amount = a_strength()


@dataclass(frozen=True, slots=True)
class Light:
    """How much light there is, and where: one layer that darkens everything else."""

    ambient: Amount = an_amount("Light that is everywhere.", 0.85, 0.0, 2.0)
    colour: str = a_colour("The colour of that light.", "white")
    lamps: tuple[Lamp, ...] = described(Meaning("lamps", "Pools of light."), ())
    vignette: float = a_number("How dark the corners are.", 0.6)
    middle: Point = a_point("Where it is lightest.", (0.42, 0.52))


@dataclass(frozen=True, slots=True)
class Grain:
    """The picture's tooth; it also hides bands in dark colours."""

    strength: float = a_number("How coarse, in levels of 255.", 2.0, 0.0, 8.0)


@dataclass(frozen=True, slots=True)
class Tint:
    """One colour over everything."""

    colour: str = a_colour("The colour.", "black")
    amount: Amount = an_amount("How much of it.", 0.0)
    mode: Mode = a_word("How it meets what lies below.", MODES, "multiply")


@dataclass(frozen=True, slots=True)
class Camera:
    """How the picture is held: it drifts, draws nearer, tilts."""

    drift: float = a_number("How far it wanders, in heights.", 0.012, 0.0, MOST_DRIFT)
    zoom: Amount = an_amount("How near it is.", 0.0, 0.0, 1.0)
    tilt: Amount = an_amount("Degrees, clockwise.", 0.0, -7.0, 7.0)
