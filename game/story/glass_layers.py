"""Layers of glass and stone: a sky that comes down, broken mirrors, faces in a relief."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.meaning import (
    FIGURES,
    REQUIRED,
    Point,
    Who,
    a_colour,
    a_count,
    a_depth,
    a_number,
    a_point,
    a_strength,
    a_word,
    an_amount,
    some_points,
)


@dataclass(frozen=True, slots=True)
class Vault:
    """A sky of stone: veins of two colours pulse in it, and it can come down."""

    lies: str = a_word("Where it is: overhead, or on the ground.", ("above", "below"), "above")
    at: Point = a_point("Where its veins run together.", (0.3, 0.1))
    edge: float = a_number(
        "How far down it reaches; on the ground, where that begins.", 0.6, -0.5, 1.0
    )
    drop: Amount = an_amount("How far it has come down, in heights.", 0.0, 0.0, 0.8)
    body: Amount = an_amount("How much of its stone is seen.", 0.0)
    branches: int = a_count("How many veins leave the middle.", 9, 24)
    rough: float = a_number("How crooked they are.", 0.5)
    width: float = a_number("How thick they are, in heights.", 0.004, 0.0005, 0.03)
    warm: str = a_colour("The colour of some of them.", "gold")
    cold: str = a_colour("The colour of the others.", "indigo")
    share: float = a_number("How many are of the first colour.", 0.5)
    spacing: float = a_number("From one wave to the next, in heights.", 0.6, 0.02, 2.0)
    speed: float = a_number("Waves a second, outwards.", 0.1, -2.0, 2.0)
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives other veins.", 1, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Mirror:
    """Ground of broken mirrors, in which all that was painted before it is seen, moving."""

    horizon: float = a_number("The height at which the ground begins.", 0.65, 0.1, 0.95)
    cell: float = a_number("How large a shard is at our feet, in heights.", 0.16, 0.03, 0.6)
    tilt: float = a_number("How little the shards agree.", 0.5)
    shine: Amount = an_amount("How clearly they reflect.", 0.9)
    light: Point = a_point("Where the light stands that glints on their edges.", (0.3, 0.1))
    colour: str = a_colour("The colour of the glints.", "bone")
    haze: str = a_colour(
        "The colour of the air at the horizon, and of a little in each shard.", "velvet"
    )
    seed: int = a_count("Another number gives other shards.", 5, 9999)


@dataclass(frozen=True, slots=True)
class Reflection:
    """Somebody in the mirrors at their own feet: each shard has another version of them."""

    who: Who = a_word("Who it is.", FIGURES, REQUIRED)
    at: Point = a_point("Where the feet stand.", REQUIRED)
    height: float = a_number("How tall, in heights of the picture.", 0.3, 0.02, 2.0)
    facing: str = a_word("Which way.", ("right", "left"), "right")
    horizon: float = a_number("The horizon of the mirror.", 0.65, 0.1, 0.95)
    cell: float = a_number("The mirror's cell.", 0.16, 0.03, 0.6)
    unlike: float = a_number("How much the versions differ.", 0.5)
    colour: str = a_colour("The colour of their edges.", "steel")
    strength: Amount = a_strength(0.9)
    seed: int = a_count("The mirror's seed.", 5, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Faces:
    """Faces in stone, seen by a light that wanders over them."""

    points: tuple[Point, ...] = some_points("Where each is.")
    size: float = a_number("How large, in heights of the picture.", 0.12, 0.02, 0.6)
    colour: str = a_colour("The colour of the light.", "silver")
    gloss: float = a_number("How polished the stone is.", 0.5)
    speed: float = a_number("Swings of the light a second.", 0.05, 0.0, 0.5)
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives other faces.", 11, 9999)
    depth: float = a_depth()
