"""What can be woven into the tapestry: each motif as flat shapes of wool, at any size."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from game.stage.outlines import Outline, Place, box, curve, ellipse, ribbon
from game.stage.painters.silhouette import places
from game.stage.painters.wool import Cartoon, line, teeth
from game.stage.shading import smoothstep

Paint = Callable[[Cartoon, Place, float], None]


class _Spot:
    """Where a motif is drawn: its own units, of which its height is about 1, on the cartoon."""

    def __init__(self, middle: Place, size: float) -> None:
        self._x, self._y, self.size = *middle, size

    def __call__(self, *points: Place) -> Outline:
        return [(self._x + a * self.size, self._y + b * self.size) for a, b in points]

    def one(self, a: float, b: float) -> Place:
        """One place of it."""
        return self._x + a * self.size, self._y + b * self.size

    def box(self, left: float, top: float, right: float, foot: float) -> Outline:
        """An upright rectangle."""
        return box(*self.one(left, top), *self.one(right, foot))

    def stroke(self, width: float, *points: Place) -> Outline:
        """A stroke along a smooth curve."""
        return line(self(*points), width * self.size)


def house(cartoon: Cartoon, middle: Place, size: float) -> None:
    """Four floors of brick under a gable, eleven windows, one of them lit."""
    at = _Spot(middle, size)
    cartoon.lay([at.box(0.17, -0.50, 0.27, -0.25)], "brick")
    wall = at.box(-0.34, -0.26, 0.34, 0.48)
    cartoon.lay([wall], "brick", hatch=("madder", at.one(-0.05, 0.1), at.one(0.36, 0.14)))
    roof = at((-0.43, -0.23), (-0.22, -0.50), (0.22, -0.50), (0.43, -0.23))
    cartoon.lay([roof], "umber", hatch=("bark", at.one(-0.1, -0.4), at.one(0.3, -0.38)))
    tiles = [
        at.stroke(0.014, (-0.36 + 0.07 * n, -0.30 - 0.07 * n), (0.36 - 0.07 * n, -0.30 - 0.07 * n))
        for n in range(3)
    ]
    cartoon.lay(tiles, "gold", contour=0)
    panes = [
        at.box(x - 0.055, y - 0.055, x + 0.055, y + 0.055)
        for y in (-0.15, 0.03, 0.21) for x in (-0.23, -0.08, 0.08, 0.23)
    ]  # fmt: skip
    cartoon.lay([*panes[:5], *panes[6:]], "black", contour=0)
    cartoon.lay([panes[5]], "straw", contour=0.003)
    cartoon.lay([at.box(-0.07, 0.30, 0.07, 0.48)], "bark")
    cartoon.lay(
        [at.stroke(0.04, (0.22, -0.54), (0.27, -0.64), (0.19, -0.74), (0.26, -0.86))],
        "ash",
        contour=0.003,
    )


def river(cartoon: Cartoon, middle: Place, size: float) -> None:
    """It comes in from the left, wanders about, and leaves uphill."""
    at = _Spot(middle, size)
    course = curve(
        at(*places("-.95 .10, -.62 .22, -.30 .02, -.05 .18, .28 .26, .48 .02, .72 -.16, .95 -.42")),
        10,
        closed=False,
    )
    widths = [float(w) * size for w in np.linspace(0.20, 0.13, len(course))]
    cartoon.lay(
        [ribbon(course, widths)], "slate", hatch=("night", at.one(-0.5, 0.05), at.one(0.6, 0.25))
    )
    for aside, wool in ((-0.30, "sage"), (0.02, "ash"), (0.28, "sage")):
        path = np.asarray(course)
        ahead = np.gradient(path, axis=0)
        length = np.hypot(ahead[:, 0], ahead[:, 1]) + 1e-9
        shift = (
            np.stack([-ahead[:, 1] / length, ahead[:, 0] / length], 1)
            * np.asarray(widths)[:, None]
            * aside
        )
        wave = 0.012 * size * np.sin(np.arange(len(path)) * 0.9 + aside * 9)
        moved = path + shift
        moved[:, 1] += wave
        cartoon.lay(
            [ribbon([(float(x), float(y)) for x, y in moved], 0.030 * size)], wool, contour=0
        )
    stones = [
        ellipse(at.one(-0.20 + 0.055 * n, -0.02 + 0.045 * n), 0.030 * size, 0.020 * size, 10)
        for n in range(7)
    ]
    cartoon.lay(stones, "bone", contour=0.002)


def bird(cartoon: Cartoon, middle: Place, size: float) -> None:
    """It was going to be a goose; it is a heron with its wing just opened, in eleven greys."""
    at = _Spot(middle, size)
    cartoon.lay(
        [
            at.stroke(0.035, (-0.02, 0.16), (-0.06, 0.34), (-0.04, 0.48)),
            at.stroke(0.035, (0.07, 0.16), (0.10, 0.32), (0.08, 0.48)),
        ],
        "gold",
        contour=0.002,
    )
    wing = curve(
        at(
            *places(
                "-0.05 -0.02, -0.22 -0.26, -0.52 -0.46, -0.62 -0.30, -0.56 -0.10, "
                "-0.42 0.10, -0.20 0.18, 0.04 0.12"
            )
        ),
        7,
    )
    body = curve(
        at(
            *places(
                "-0.36 0.24, -0.16 0.20, 0.10 0.18, 0.20 0.06, 0.16 -0.04, 0.02 -0.08, "
                "-0.10 -0.02, -0.24 0.12"
            )
        ),
        7,
    )
    neck = at.stroke(0.085, (0.14, 0.05), (0.30, -0.08), (0.20, -0.26), (0.30, -0.40))
    for shape in (wing, body, neck):
        cartoon.lay([ribbon([*shape, shape[0]], 0.045 * size)], "bone", contour=0)
    cartoon.lay([neck], "ash", contour=0)
    cartoon.lay([body], "ash", contour=0, hatch=("slate", at.one(0.1, -0.05), at.one(-0.3, 0.22)))
    cartoon.lay([wing], "slate", contour=0, hatch=("night", at.one(-0.1, 0.0), at.one(-0.6, -0.3)))
    vanes = [
        at.stroke(
            0.022, (-0.06 - 0.03 * n, 0.02 + 0.012 * n), (-0.50 + 0.045 * n, -0.38 + 0.075 * n)
        )
        for n in range(6)
    ]
    cartoon.lay(vanes, "ash", contour=0)
    cartoon.lay(
        [ellipse(at.one(0.31, -0.42), 0.075 * size, 0.055 * size, 16)], "bone", contour=0.002
    )
    cartoon.lay([at((0.36, -0.45), (0.62, -0.38), (0.36, -0.385))], "gold", contour=0.002)
    cartoon.lay([at.stroke(0.028, (0.28, -0.45), (0.16, -0.52), (0.04, -0.50))], "black", contour=0)
    cartoon.lay([ellipse(at.one(0.325, -0.43), 0.016 * size, 0.016 * size, 8)], "black", contour=0)


def key(cartoon: Cartoon, middle: Place, size: float) -> None:
    """A key the length of a forearm, hung upon nothing, in the braid of a dead uncle."""
    at = _Spot(middle, size)
    ring = ellipse(at.one(0, -0.33), 0.17 * size, 0.16 * size, 40)
    hole = [ellipse(at.one(0, -0.33), 0.10 * size, 0.09 * size, 30)]
    cartoon.lay([ring], "gold", holes=hole, hatch=("brick", at.one(0, -0.30), at.one(0.17, -0.22)))
    teeth_of = [at.box(0.03, y, x, y + 0.06) for y, x in ((0.22, 0.20), (0.31, 0.13), (0.40, 0.17))]
    cartoon.lay(
        [at.box(-0.035, -0.18, 0.035, 0.49), *teeth_of, at.box(-0.07, -0.15, 0.07, -0.105)], "gold"
    )
    cartoon.lay([at.box(0.008, -0.10, 0.030, 0.48)], "brick", contour=0)


def stairs(cartoon: Cartoon, middle: Place, size: float) -> None:
    """Thirteen steps that go up to the right quicker than is good for the eye."""
    at = _Spot(middle, size)
    for step in range(13):
        x, y = -0.46 + 0.068 * step, 0.40 - 0.070 * step
        cartoon.lay(
            [at.box(x, y, 0.46, 0.50)] if step == 0 else [at.box(x, y, 0.46, y + 0.08)],
            "umber",
            contour=0,
        )
    for step in range(13):
        x, y = -0.46 + 0.068 * step, 0.40 - 0.070 * step
        cartoon.lay([at.box(x, y, x + 0.078, 0.50)], "umber", contour=0.002)
        cartoon.lay([at.box(x, y, x + 0.085, y + 0.026)], "bone", contour=0)
        cartoon.lay([at.box(x + 0.058, y - 0.030, x + 0.072, y)], "gold", contour=0)
    cartoon.lay([at.stroke(0.030, (-0.46, 0.20), (0.46, -0.72))], "bark", contour=0.002)
    posts = [
        at.box(-0.43 + 0.136 * n, 0.18 - 0.136 * n, -0.412 + 0.136 * n, 0.40 - 0.138 * n)
        for n in range(7)
    ]
    cartoon.lay(posts, "bark", contour=0)


def moon(cartoon: Cartoon, middle: Place, size: float) -> None:
    """A moon of undyed wool, with attendant cloud."""
    at, ground = _Spot(middle, size), cartoon.ground
    away = np.hypot(ground.x - middle[0], ground.y - middle[1])
    edge = 0.0015
    for reach, wool in ((0.52, "black"), (0.505, "straw"), (0.48, "umber"), (0.465, "bone")):
        cartoon.wash(wool, smoothstep(edge, -edge, away - reach * size))
    shade = teeth(ground, at.one(-0.05, 0.06), at.one(0.50, 0.32))
    cartoon.wash("ash", shade * smoothstep(edge, -edge, away - 0.465 * size))
    for a, b, r in ((-0.16, -0.16, 0.075), (0.10, -0.02, 0.05), (-0.05, 0.18, 0.06)):
        cartoon.lay([ellipse(at.one(a, b), r * size, r * 0.8 * size, 18)], "ash", contour=0)
    cloud = curve(
        at(
            *places(
                "-0.62 0.30, -0.44 0.20, -0.28 0.25, -0.10 0.17, 0.12 0.25, 0.30 0.22, "
                "0.42 0.31, 0.20 0.37, -0.20 0.36, -0.46 0.38"
            )
        ),
        6,
    )
    cartoon.lay([cloud], "slate", hatch=("ash", at.one(-0.2, 0.34), at.one(-0.1, 0.20)))


def face(cartoon: Cartoon, middle: Place, size: float) -> None:
    """A sleeper, larger than life, in two tones."""
    at = _Spot(middle, size)
    hair = curve(
        at(
            *places(
                "-0.38 0.30, -0.44 -0.10, -0.33 -0.42, 0 -0.53, 0.33 -0.42, 0.44 -0.10, "
                "0.38 0.30, 0.24 0.44, -0.24 0.44"
            )
        ),
        7,
    )
    cartoon.lay([hair], "bark", hatch=("umber", at.one(0.1, 0), at.one(-0.3, -0.2)))
    oval = curve(
        at(
            *places(
                "0 0.46, -0.20 0.36, -0.29 0.10, -0.29 -0.18, -0.18 -0.36, 0 -0.41, "
                "0.18 -0.36, 0.29 -0.18, 0.29 0.10, 0.20 0.36"
            )
        ),
        7,
    )
    cartoon.lay([oval], "bone", hatch=("ash", at.one(0.06, 0.0), at.one(0.32, 0.06)))
    lines: list[Outline] = []
    for side in (-1, 1):
        lines.append(
            at.stroke(0.030, (side * 0.05, -0.05), (side * 0.13, 0.005), (side * 0.23, -0.05))
        )
        lines.append(
            at.stroke(0.024, (side * 0.05, -0.15), (side * 0.14, -0.20), (side * 0.25, -0.14))
        )
        lines += [
            at.stroke(0.016, (side * a, b), (side * a * 1.06, b + 0.05))
            for a, b in ((0.10, -0.01), (0.14, 0.0), (0.19, -0.02))
        ]
    lines += [
        at.stroke(0.024, (-0.03, -0.10), (-0.02, 0.04), (-0.05, 0.13), (0.03, 0.145)),
        at.stroke(0.030, (-0.10, 0.245), (-0.03, 0.255), (0.03, 0.245), (0.10, 0.24)),
        at.stroke(0.020, (-0.05, 0.30), (0.0, 0.315), (0.05, 0.30)),
    ]
    cartoon.lay(lines, "umber", contour=0)
    cartoon.lay(
        [ellipse(at.one(s * 0.20, 0.12), 0.055 * size, 0.04 * size, 14) for s in (-1, 1)],
        "brick",
        contour=0,
    )


def theatre(cartoon: Cartoon, middle: Place, size: float) -> None:
    """A theatre no larger than a stamp, with its lamps lit."""
    at = _Spot(middle, size)
    cartoon.lay([at.box(-0.45, -0.20, 0.45, 0.48)], "gold", contour=0.003)
    cartoon.lay([at((-0.52, -0.18), (0, -0.52), (0.52, -0.18))], "straw", contour=0.003)
    cartoon.lay([at.box(-0.30, -0.08, 0.30, 0.40)], "night", contour=0.002)
    cartoon.lay(
        [at.box(-0.30, -0.08, -0.16, 0.40), at.box(0.16, -0.08, 0.30, 0.40)], "slate", contour=0.002
    )
    cartoon.lay(
        [ellipse(at.one(-0.2 + 0.13 * n, 0.44), 0.05 * size, 0.05 * size, 8) for n in range(4)],
        "bone",
        contour=0,
    )


def tower(cartoon: Cartoon, middle: Place, size: float) -> None:
    """Something white and thin that one takes for a fir, and that has stairs."""
    at = _Spot(middle, size)
    cartoon.lay([at((0, -0.52), (0.07, 0.50), (-0.07, 0.50))], "bone", contour=0.003)
    turns = [
        at.stroke(
            0.035,
            (-0.20 + 0.016 * n, 0.42 - 0.11 * n),
            (0, 0.46 - 0.11 * n),
            (0.20 - 0.016 * n, 0.38 - 0.11 * n),
        )
        for n in range(8)
    ]
    cartoon.lay(turns, "ash", contour=0.002)
    cartoon.lay([ellipse(at.one(0, -0.52), 0.045 * size, 0.045 * size, 10)], "straw", contour=0)


MOTIFS: Mapping[str, Paint] = MappingProxyType(
    {
        "house": house, "river": river, "bird": bird, "key": key, "stairs": stairs, "moon": moon,
        "face": face, "theatre": theatre, "tower": tower,
    }
)  # fmt: skip
"""The motifs, by the names that looks call them by."""


def wreath(cartoon: Cartoon, middle: Place, size: float) -> None:
    """Two wreaths of rays around a disc of night, where every eye goes first; 1 across the disc."""
    ground, (x, y) = cartoon.ground, middle
    away = np.hypot(ground.x - x, ground.y - y)
    turn = np.arctan2(ground.y - y, ground.x - x) / (2 * math.pi)
    edge = 0.0015
    rays = (
        (0.80, 0.20, "bark"),
        (0.78, 0.20, "gold"),
        (0.655, 0.12, "black"),
        (0.64, 0.12, "brick"),
    )
    for reach, depth, wool in rays:
        tooth = np.abs((turn * 26) % 1 * 2 - 1) ** 1.15
        bend = reach - depth * tooth - 0.03 * np.sin(turn * 26 * math.pi) ** 2
        cartoon.wash(wool, smoothstep(edge, -edge, away - bend * size))
    for reach, wool in ((0.522, "black"), (0.510, "straw"), (0.490, "umber"), (0.478, "indigo")):
        cartoon.wash(wool, smoothstep(edge, -edge, away - reach * size))
