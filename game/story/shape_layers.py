"""The layers with which a writer draws a place of their own: outlines, ovals, strokes, water."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.lamps import Rim
from game.story.meaning import (
    REQUIRED,
    Meaning,
    Point,
    a_colour,
    a_count,
    a_depth,
    a_fade,
    a_growth,
    a_number,
    a_point,
    a_repeat,
    a_step,
    a_strength,
    a_vanishing_point,
    an_air,
    an_amount,
    described,
    some_points,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of your own, filled: a roof, a hill, a boat, a row of trees."""

    points: tuple[Point, ...] = some_points("Its corners, at least three, in their order.", least=3)
    curved: bool = described(Meaning("flag", "Whether its edge is a curve through them."), False)
    colour: str = a_colour("Its colour above.", "black")
    lower: str = a_colour("Its colour at its foot.", "black")
    rough: float = a_number("How uneven it is: 0 smooth, 1 like bark or old plaster.", 0.2)
    soft: float = a_number("How blurred its edge is, in heights: far things are.", 0.0, 0.0, 0.1)
    rims: tuple[Rim, ...] = described(Meaning("rims", "The lights along its edges."), ())
    repeat: int = a_repeat()
    step: Point = a_step()
    grow: float = a_growth()
    vanish: Point = a_vanishing_point()
    fade: float = a_fade()
    air: str = an_air()
    strength: Amount = a_strength()
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Oval:
    """A round form of your own: a moon, a wheel, a plate, a pool of light, a head."""

    at: Point = a_point("Where its middle is.", REQUIRED)
    width: float = a_number("How wide it is, in heights of the picture.", 0.2, 0.001, 4.0)
    height: float = a_number("How tall, in heights; 0 makes it a circle.", 0.0, 0.0, 4.0)
    turn: float = a_number("How far it is turned, in degrees, clockwise.", 0.0, -180.0, 180.0)
    hole: float = a_number("How much of its middle is left out: 0 nothing, 0.9 a hoop.", 0.0)
    colour: str = a_colour("Its colour above.", "black")
    lower: str = a_colour("Its colour at its foot.", "black")
    rough: float = a_number("How uneven it is: 0 smooth, 1 like bark or old plaster.", 0.2)
    soft: float = a_number("How blurred its edge is, in heights: far things are.", 0.0, 0.0, 0.1)
    rims: tuple[Rim, ...] = described(Meaning("rims", "The lights along its edges."), ())
    repeat: int = a_repeat()
    step: Point = a_step()
    grow: float = a_growth()
    vanish: Point = a_vanishing_point()
    fade: float = a_fade()
    air: str = an_air()
    strength: Amount = a_strength()
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of your own: a post, a rail, a wire, a branch, a rib of an arch."""

    points: tuple[Point, ...] = some_points(
        "Where it goes, from its start to its end: at least two.", least=2
    )
    width: float = a_number("How thick it is at its start, in heights.", 0.008, 0.0005, 0.3)
    end: float = a_number("How thick at its end, as part of that.", 1.0, 0.0, 4.0)
    curved: bool = described(Meaning("flag", "Whether it bends gently from point to point."), False)
    colour: str = a_colour("Its colour above.", "black")
    lower: str = a_colour("Its colour at its foot.", "black")
    rough: float = a_number("How uneven it is: 0 smooth, 1 like bark or old plaster.", 0.2)
    soft: float = a_number("How blurred its edge is, in heights: far things are.", 0.0, 0.0, 0.1)
    rims: tuple[Rim, ...] = described(Meaning("rims", "The lights along its edges."), ())
    repeat: int = a_repeat()
    step: Point = a_step()
    grow: float = a_growth()
    vanish: Point = a_vanishing_point()
    fade: float = a_fade()
    air: str = an_air()
    strength: Amount = a_strength()
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Water:
    """Water, in which all that was painted before it is seen, upside down and moving."""

    horizon: float = a_number("The height at which it begins.", 0.65, 0.1, 0.95)
    colour: str = a_colour("The colour of its depth.", "midnight")
    shine: Amount = an_amount("How clearly it reflects.", 0.7)
    waves: Amount = an_amount("How high its waves are.", 0.4)
    speed: float = a_number("How fast they run.", 1.0, 0.0, 4.0)
    haze: float = a_number("How much mist lies over it far off.", 0.3)
    seed: int = a_count("Another number gives other waves.", 8, 9999)
