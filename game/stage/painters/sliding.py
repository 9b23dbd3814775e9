"""What comes down a stage that tilts: the piano, and the trees from act two, on their braces."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import Source, filmic, over, rim, saturated, tint

_GAS = (1.0, 0.66, 0.32)
_COLD = "#8fa0d8"


class _Slope:
    """A place on the slope in units of something that stands there, its foot at 0, up negative."""

    def __init__(self, x: float, y: float, size: float, degrees: float) -> None:
        self.x, self.y, self.size = x, y, size
        self.cos, self.sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def at(self, outline: Outline) -> Outline:
        """An outline of the thing's own units, as it lies in the picture."""
        return [
            (
                self.x + self.size * (a * self.cos - b * self.sin),
                self.y + self.size * (a * self.sin + b * self.cos),
            )
            for a, b in outline
        ]

    def curved(self, text: str, steps: int = 6) -> Outline:
        return self.at(curve(places(text), steps))


def paint_piano(canvas: Canvas, numbers: Numbers) -> Painting:
    """A grand piano with its lid up, running downhill on two of its castors, tail first.

    `x`, `y` are where its rear castor is, `size` how long it is, `turn` how steep.
    """
    x, y = numbers["x"] * ASPECT, numbers["y"]
    there = _Slope(x, y, numbers["size"], numbers["turn"])
    pieces = _piano(there)
    lamp = Source(x + 0.02, y - 0.06, 0.16, _GAS, 0.26, 1.3)
    floor = _Slope(x, y, numbers["size"], numbers["turn"] + 1.5)
    marks = [
        floor.at(ellipse((0.50, 0.012), 0.66, 0.045)),
        *(floor.at(ellipse((a + 0.01, 0.0), 0.075, 0.020)) for a in (0.17, 0.84)),
        *_dragged(floor, (0.17, 0.84)),
    ]
    return _painting(canvas, pieces, lamp, (-0.45, -0.9), marks)


def _piano(there: _Slope) -> list[Piece]:
    size = there.size
    lid = there.curved(".04 -.47, .20 -.70, .42 -.88, .66 -.93, .82 -.92, .80 -.47, .4 -.46", 8)
    inner = there.curved(".10 -.50, .23 -.68, .43 -.83, .64 -.875, .77 -.87, .755 -.50, .4 -.49", 8)
    legs = [
        there.at(tapered([(a, -0.30), (a + 0.008, -0.16), (a, -0.03)], 0.075, 0.034))
        for a in (0.17, 0.84)
    ]
    castors = [there.at(ellipse((a, -0.02), 0.028, 0.028, 16)) for a in (0.17, 0.84)]
    lyre = [
        there.at(ribbon([(0.60 + k, -0.31), (0.615 + 0.4 * k, -0.08)], 0.014))
        for k in (-0.03, 0.03)
    ]
    tail = curve(
        places(".10 -.476, .05 -.476, .0 -.43, .005 -.37, .05 -.318, .12 -.312"), 6, closed=False
    )
    case = there.at([*tail, *places(".92 -.295, .93 -.36, .92 -.478")])
    keys = there.at([(0.905, -0.425), (1.015, -0.410), (1.015, -0.392), (0.905, -0.398)])
    bed = there.at([(0.90, -0.398), (1.03, -0.390), (1.03, -0.335), (0.90, -0.325)])
    desk = there.at([(0.80, -0.49), (0.91, -0.49), (0.955, -0.64), (0.86, -0.64)])
    return [
        Piece([there.at(ribbon([(0.60, -0.47), (0.70, -0.80)], 0.014))], "#5a4630", 0.004 * size),
        Piece([lid], "#16131a", 0.05 * size, 1.0, 1.4, 0.02),
        Piece([inner], "#7a4a1e", 0.03 * size, 1.0, 0.8, 0.10),
        Piece([there.at(ribbon([(0.52, -0.47), (0.63, -0.84)], 0.016))], "#17131a", 0.01 * size),
        Piece([*legs, *lyre], "#1d1820", 0.03 * size, 1.2, 1.2),
        Piece(castors, "#a87c34", 0.02 * size, 1.2, 1.0),
        Piece([desk], "#241a16", 0.02 * size, 1.2, 0.8),
        Piece([case], "#1d1820", 0.09 * size, 1.4, 2.2, 0.02),
        Piece([bed], "#1d1820", 0.03 * size, 1.2, 1.2, 0.02),
        Piece([keys], "#e6dcc4", 0.008 * size, 1.5, 0.2, 0.02),
    ]


def paint_scenery_trees(canvas: Canvas, numbers: Numbers) -> Painting:
    """Trees of canvas on battens, in order of size, that slide with their braces.

    `x`, `y` are where the smallest stands; the others follow uphill along `turn` degrees.
    """
    x, y, turn = numbers["x"] * ASPECT, numbers["y"], numbers["turn"]
    step = math.radians(turn)
    pieces: list[Piece] = []
    marks: list[Outline] = []
    along = 0.0
    for number, (tall, lean, nearer) in enumerate(_TREES):
        foot = (x + along * math.cos(step), y + along * math.sin(step) + nearer)
        there = _Slope(*foot, tall, turn + lean)
        pieces = [*_tree(there, number), *pieces]
        floor = _Slope(*foot, tall, turn)
        marks += [
            floor.at(ellipse((0.02, 0.0), 0.085, 0.022)),
            floor.at(curve(places(_THROWN), 5)),
            *_dragged(floor, (0.0, 0.27)),
        ]
        along += 0.37 * tall
    lamp = Source(x - 0.34, y - 0.02, 0.16, _GAS, 0.42, 1.7)
    return _painting(canvas, pieces, lamp, (-0.6, -0.8), marks)


_TREES = ((0.30, -19.0, 0.026), (0.41, -3.0, 0.012), (0.53, -10.0, 0.0))
"""How tall each is, how far it has tipped downhill, and how much nearer than the slope's line."""
_THROWN = (
    "-.04 .0, .05 -.005, .16 .025, .30 .03, .42 .06, .60 .085, .48 .095, .34 .10, .20 .09, .06 .04"
)
"""The shadow that a tree throws over the boards, away from the flames."""
_GREENS = ("#5c6a36", "#46593a", "#5a5630")


def _tree(there: _Slope, number: int) -> list[Piece]:
    """One of them: a batten behind, a trunk, tiers of boughs that hang and end in ragged tips."""
    size = there.size
    brace = [
        there.at(ribbon([(0.02, -0.62), (0.24, -0.005)], 0.018)),
        there.at(ribbon([(0.00, -0.005), (0.27, -0.005)], 0.022)),
        there.at(box(-0.012, -0.97, 0.012, 0.0)),
    ]
    trunk = there.curved("-.040 .0, -.030 -.1, -.028 -.24, .028 -.24, .030 -.1, .044 .0", 4)
    random = np.random.default_rng(60 + number)
    tiers = [
        Piece([there.at(_boughs(level / 8, random))], _GREENS[number], 0.020 * size,
              0.9 + 0.25 * (level % 2), 0.0, 0.20)
        for level in range(9)
    ]  # fmt: skip
    return [
        Piece(brace, "#7a5a36", 0.006 * size, 0.8),
        Piece([trunk], "#5a3c22", 0.02 * size, 1.0, 0.0, 0.2),
        *tiers,
    ]


def _boughs(level: float, random: np.random.Generator) -> Outline:
    """One tier, the lowest at 0 and the top at 1: a tent whose hem is cut into hanging tips."""
    foot, top = -0.155 - 0.70 * level, -0.33 - 0.665 * level
    left, right = (0.255 * (1 - 0.86 * level) * random.uniform(0.82, 1.12) for _ in range(2))
    hem: Outline = [(0.45 * right, top + 0.55 * (foot - top)), (right, foot + 0.030)]
    tips = 6 - round(3 * level)
    for number in range(1, tips + 1):
        part = (number + random.uniform(-0.22, 0.22)) / (tips + 1)
        x = right + (-left - right) * part
        hang = 0.030 * (1 - (2 * part - 1) ** 2) - 0.010 + random.uniform(-0.012, 0.016)
        notch = right + (-left - right) * (part - 0.5 / (tips + 1))
        hem.append((notch, foot - 0.030 * (1 - 0.6 * level) * random.uniform(0.3, 1.5)))
        hem.append((x + 0.024 * (2 * part - 1), foot + hang))
    hem.append((0.6 * -left, foot - 0.016))
    side = [(-left, foot + 0.026), (-0.45 * left, top + 0.55 * (foot - top))]
    return curve([(0.0, top), *hem, *side], 3)


def _dragged(floor: _Slope, feet: tuple[float, ...]) -> list[Outline]:
    """What feet have scraped into the boards on their way down: two lines that thin out uphill."""
    return [floor.at(ribbon([(a, 0.004), (a + 0.75, 0.012)], [0.016, 0.001])) for a in feet]


def _painting(
    canvas: Canvas,
    pieces: list[Piece],
    lamp: Source,
    cold: tuple[float, float],
    marks: list[Outline],
) -> Painting:
    """The pieces on the boards, with the beam's cold light along what is turned up.

    `marks` is where they darken the floor under them, and what they have scraped into it.
    """
    drawn = [outline for piece in pieces for outline in piece.outlines]
    corners = np.concatenate([np.asarray(outline) for outline in (*drawn, *marks)])
    left, top = corners.min(0) - 0.04
    right, foot = corners.max(0) + 0.04
    near = canvas.part(float(left), float(top), float(right), float(foot))
    shape = mask(near, drawn)
    colours: Field = modelled(near, near.colours(), pieces, lamp, 0.016)
    lit_above = np.clip((lamp.y + 0.02 - near.y) / 0.5, 0, 1)
    lit_above = lit_above * np.exp(-np.clip(near.x - lamp.x - 0.60, 0, 2) / 0.07)
    edge = rim(shape, cold, near.unit / 720, 0.25) * (0.15 + 0.85 * lit_above)
    colours = colours + (0.34 * edge)[..., None] * tint(_COLD)
    warm = rim(shape, (-1.0, 0.35), near.unit / 720, 0.5)
    away = np.hypot(near.x - lamp.x, near.y - lamp.y)
    colours = colours + (warm * 0.9 / (1 + (away / 0.30) ** 2))[..., None] * tint("#ffb060")
    lit = filmic(over(near.colours(), colours, shape) * 1.4)
    under = 0.92 * saturated(1.7 * blurred(mask(near, marks), 0.007 * near.unit))
    cover = np.maximum(shape, under)
    return Painting(lit * (shape / np.maximum(cover, 1e-3))[..., None], near, cover)
