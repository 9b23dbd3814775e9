"""The vocabulary of looks: one frozen value for each kind of layer, far things and near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from game.story.amount import Amount
from game.story.cloth_layers import Weave
from game.story.finish_layers import Bloom, Camera, Grain, Light, Tint
from game.story.glass_layers import Faces, Mirror, Reflection, Vault
from game.story.image_layers import Image
from game.story.lamps import Rim
from game.story.meaning import (
    FIGURES,
    MODES,
    MOTES,
    REQUIRED,
    Area,
    Meaning,
    Mode,
    Mote,
    Point,
    Who,
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
    a_word,
    an_air,
    an_amount,
    an_area,
    described,
    some_numbers,
    some_points,
)
from game.story.shape_layers import Oval, Shape, Stroke, Water


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A sky or a wall: one colour above, one below, and clouds of noise."""

    top: str = a_colour("The colour at the top.", "midnight")
    bottom: str = a_colour("The colour at the bottom.", "black")
    haze: float = a_number("How much noise clouds it.", 0.3)
    seed: int = a_count("Another number gives other clouds.", 1, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Picture:
    """A painting."""

    painter: str = described(Meaning("painter", "Which painting."), REQUIRED)
    numbers: Mapping[str, float] = some_numbers("The painting's numbers.")
    mode: Mode = a_word("How it meets what lies below.", MODES, "over")
    strength: Amount = a_strength()
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Cloth:
    """A painting that hangs and sways, pinned along its top or its foot."""

    painter: str = described(Meaning("painter", "Which painting."), REQUIRED)
    numbers: Mapping[str, float] = some_numbers("The painting's numbers.")
    mode: Mode = a_word("How it meets what lies below.", MODES, "over")
    strength: Amount = a_strength()
    sway: Amount = an_amount("How far its free end swings, in heights.", 0.006, 0.0, 0.1)
    period: float = a_number("Seconds of one swing.", 9.0, 1.0, 60.0)
    phase: float = a_number("Where in the swing it begins.", 0.0, 0.0, 7.0)
    ripple: float = a_number("How much a wave travels along it.", 0.35, 0.0, 2.0)
    pinned: str = a_word("Which end is held.", ("top", "foot"), "top")
    depth: float = a_depth(0.5)


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody, as a dark shape with light along the edges."""

    who: Who = a_word("Who it is.", FIGURES, REQUIRED)
    at: Point = a_point("Where the feet stand.", REQUIRED)
    height: float = a_number("How tall, in heights of the picture.", 0.4, 0.02, 2.0)
    facing: str = a_word("Which way.", ("right", "left"), "right")
    rims: tuple[Rim, ...] = described(Meaning("rims", "The lights along the edges."), ())
    shadow: float = a_number("How dark a shadow it casts.", 0.0)
    lean: float = a_number("Where the shadow falls: its slant to the right.", -0.2, -2.0, 2.0)
    colour: str = a_colour("The colour of what they wear, where light falls on it.", "black")
    haze: float = a_number("How much air lies before it.", 0.0)
    repeat: int = a_repeat()
    step: Point = a_step()
    grow: float = a_growth()
    vanish: Point = a_vanishing_point()
    fade: float = a_fade()
    air: str = an_air()
    strength: Amount = a_strength()
    depth: float = a_depth(0.4)


@dataclass(frozen=True, slots=True)
class Eyes:
    """Pairs of eyes that blink and follow; `awake` opens them one after another."""

    house: str = described(Meaning("house", "How they sit: an arrangement by name."), "theatre")
    numbers: Mapping[str, float] = some_numbers("The arrangement's numbers: those of the house.")
    points: tuple[Point, ...] = some_points("Where each pair is, if not in that arrangement.", ())
    size: float = a_number("How large a pair is, where 1 suits a full house.", 1.0, 0.2, 12.0)
    colour: str = a_colour("Their colour.", "moonlight")
    warm: float = a_number("How many of them shine in gaslight's colour.", 0.22)
    awake: Amount = an_amount("How many of them are open.", 1.0)
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives another order of waking.", 3, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Glow:
    """Soft light around points."""

    points: tuple[Point, ...] = some_points("Where.")
    radius: float = a_number("How far, in heights of the picture.", 0.1, 0.002, 1.5)
    colour: str = a_colour("Its colour.", "gas")
    strength: Amount = a_strength()
    flicker: float = a_number("How unsteady it is.", 0.3)
    core: float = a_number("How large its bright middle is.", 0.1)
    repeat: int = a_repeat()
    step: Point = a_step()
    grow: float = a_growth()
    vanish: Point = a_vanishing_point()
    seed: int = a_count("Another number gives another flicker.", 0, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Flame:
    """Drawn flames."""

    points: tuple[Point, ...] = some_points("Where each burns: the foot of the flame.")
    height: float = a_number("How tall, in heights of the picture.", 0.04, 0.005, 0.4)
    colour: str = a_colour("Its colour.", "gas")
    strength: Amount = a_strength()
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Beam:
    """A shaft of light with smoke in it."""

    start: Point = a_point("Where it comes from.", REQUIRED)
    end: Point = a_point("Where it falls.", REQUIRED)
    width: float = a_number("How wide it falls, in heights of the picture.", 0.24, 0.01, 1.0)
    colour: str = a_colour("Its colour.", "moonlight")
    smoke: float = a_number("How much smoke drifts in it.", 0.5)
    strength: Amount = a_strength()
    depth: float = a_depth(0.05)


@dataclass(frozen=True, slots=True)
class Motes:
    """Many small things in the air."""

    kind: Mote = a_word("What they are.", MOTES, "dust")
    count: int = a_count("How many.", 200, 1500)
    area: Area = an_area("Where: left, top, width, height.", (0.0, 0.0, 1.0, 1.0))
    drift: Point = a_point("Heights a second: right, down.", (0.007, -0.005), -2.0, 2.0)
    swirl: float = a_number("How far each wanders, in heights.", 0.02, 0.0, 0.5)
    size: float = a_number("How large, in heights.", 0.002, 0.0003, 0.2)
    colour: str = a_colour("Their colour.", "bone")
    lit: float = a_number("0: seen everywhere; 1: only where light falls.", 1.0)
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives other places.", 4, 9999)
    depth: float = a_depth(0.6)


@dataclass(frozen=True, slots=True)
class Fog:
    """A band of drifting mist."""

    y: float = a_number("The height of its middle.", 0.7, -1.0, 2.0)
    height: float = a_number("How tall it is.", 0.2, 0.02, 1.5)
    colour: str = a_colour("Its colour.", "steel")
    speed: float = a_number("Heights a second, to the right.", 0.01, -1.0, 1.0)
    strength: Amount = a_strength(0.4)
    seed: int = a_count("Another number gives another mist.", 5, 9999)
    depth: float = a_depth(0.2)


@dataclass(frozen=True, slots=True)
class Shadow:
    """Somebody's shadow on a wall, swinging as its flame does."""

    who: Who = a_word("Whose.", FIGURES, REQUIRED)
    at: Point = a_point("Where its feet are.", REQUIRED)
    height: float = a_number("How tall, in heights of the picture.", 0.6, 0.02, 3.0)
    soft: float = a_number("How blurred, in heights.", 0.01, 0.0, 0.1)
    swing: float = a_number("How far it swings, in heights.", 0.006, 0.0, 0.1)
    strength: Amount = a_strength(0.6)
    depth: float = a_depth(0.1)


@dataclass(frozen=True, slots=True)
class Twinkle:
    """Small lights that come and go."""

    area: Area = an_area("Where: left, top, width, height.", (0.0, 0.0, 1.0, 0.5))
    count: int = a_count("How many.", 60, 600)
    size: float = a_number("How large, in heights.", 0.004, 0.001, 0.05)
    colour: str = a_colour("Their colour.", "moonlight")
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives other places.", 6, 9999)
    depth: float = a_depth()


@dataclass(frozen=True, slots=True)
class Burst:
    """Black feathers flung out, curling, falling; nothing shows at progress 0 and 1."""

    at: Point = a_point("Where they fly from.", (0.5, 0.5))
    count: int = a_count("How many.", 150, 400)
    size: float = a_number("How long one is, in heights.", 0.12, 0.02, 0.5)
    reach: float = a_number("How far they fly, in heights.", 1.0, 0.1, 3.0)
    progress: Amount = an_amount("How far along they are.", 0.0)
    seed: int = a_count("Another number gives another flight.", 1, 9999)
    depth: float = a_depth(0.8)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Light that runs in rings from a point."""

    at: Point = a_point("The rings' middle.", (0.5, 0.5))
    reach: float = a_number("How far it is seen from there, in heights.", 1.0, 0.05, 4.0)
    spacing: float = a_number("From one wave to the next, in heights.", 0.2, 0.02, 2.0)
    width: float = a_number("How broad a wave is: 0 a line, 1 soft.", 0.3)
    speed: float = a_number("Waves a second, outwards.", 0.3, -2.0, 2.0)
    rough: float = a_number("How much smoke bends and tears it.", 0.3)
    colour: str = a_colour("Its colour.", "moonlight")
    strength: Amount = a_strength()
    seed: int = a_count("Another number gives other smoke.", 7, 9999)
    depth: float = a_depth()


Layer = (
    Backdrop
    | Picture
    | Image
    | Cloth
    | Figure
    | Eyes
    | Glow
    | Flame
    | Beam
    | Motes
    | Fog
    | Shadow
    | Twinkle
    | Burst
    | Pulse
    | Vault
    | Mirror
    | Shape
    | Oval
    | Stroke
    | Water
    | Reflection
    | Faces
    | Weave
    | Bloom
    | Light
    | Grain
    | Tint
    | Camera
)

LAYERS: Mapping[str, type[Layer]] = MappingProxyType(
    {layer.__name__.lower(): layer for layer in get_args(Layer)}
)
"""The word that a writer types for each kind of layer."""
