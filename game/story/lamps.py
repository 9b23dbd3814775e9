"""The lights that layers carry: those along a figure's edges, and pools on the light layer."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.meaning import REQUIRED, Point, a_colour, a_number, a_point, an_amount


@dataclass(frozen=True, slots=True)
class Rim:
    """One light that catches a figure's outline."""

    towards: Point = a_point("The direction in which the light lies: right, down.", REQUIRED, -1, 1)
    colour: str = a_colour("Its colour.", "moonlight")
    strength: float = a_number("How bright it is.", 0.8, 0.0, 2.0)
    width: float = a_number("How far it wraps around.", 0.3)
    middle: float = a_number("The height at which it is brightest: 0 feet, 1 head.", 0.6)
    reach: float = a_number("How far up and down from there it is seen.", 0.6, 0.05, 4.0)


@dataclass(frozen=True, slots=True)
class Lamp:
    """One pool of light on the light layer."""

    at: Point = a_point("Where it stands.", REQUIRED)
    radius: float = a_number("How far it reaches, in heights of the picture.", 0.4, 0.02, 3.0)
    colour: str = a_colour("Its colour.", "gas")
    strength: Amount = an_amount("How bright it is.", 0.5, 0.0, 2.0)
    flicker: float = a_number("How unsteady it is.", 0.2)
