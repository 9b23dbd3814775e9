"""The one who sings, from very near: profile, hair put up under plumes, a mantle of feathers."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, quill, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, places, plumes, turned

_THROWN_BACK = -0.42
"""How far the head is turned from upright, in radians."""
_NAPE = (-0.07, -0.42)


def singer() -> Drawn:
    """Head and shoulders from very near, in profile, the head thrown back, the mouth wide open."""
    bust = [
        *places("-.62 .08, -.52 -.03, -.40 -.10, -.27 -.150, -.205 -.205, -.185 -.28"),
        _place(-0.25, -0.16), _place(-0.20, -0.42), _place(0.05, -0.30), _place(0.14, -0.055),
        *places(".010 -.345, -.002 -.27, .020 -.205, .085 -.150, .18 -.120, .30 -.085, "
                ".42 -.02, .50 .08"),
    ]  # fmt: skip
    crest = [(-1.12, 0.30, -0.9), (-1.45, 0.42, -0.9), (-1.82, 0.48, -0.8), (-2.2, 0.44, -0.62),
             (-2.55, 0.32, -0.5)]  # fmt: skip
    earring = tapered([_place(-0.015, -0.40), (_place(-0.015, -0.40)[0], -0.50)], 0.006, 0.012)
    return in_pieces(
        [curve(bust, 7)],
        [curve(_placed(_FACE), 5)],
        [curve(_placed("-.05 -.47, -.09 -.53, -.07 -.59, -.01 -.58, .01 -.52, -.02 -.45"), 4)],
        [curve(_placed(".215 -.605, .27 -.635, .33 -.622, .345 -.600, .275 -.592"), 4)],
        plumes(_place(-0.10, -0.90), crest),
        [curve(_placed(_HAIR), 5)],
        [curve(_placed(_BAND), 6)],
        [curve(ellipse(_place(-0.385, -0.56), 0.056, 0.050, 16), 3)],
        [curve(ellipse(_place(-0.405, -0.555), 0.030, 0.027, 14), 3)],
        [earring, ellipse((_place(-0.015, -0.40)[0], -0.497), 0.010, 0.012, 14)],
        *(_mantle(row) for row in (3, 2, 1, 0)),
        _collar(),
        folds=0.0,
        waist=0.3,
    )


_FACE = (
    ".06 -1.0, .23 -.965, .335 -.875, .378 -.775, .390 -.705, .372 -.655, .408 -.585, .468 -.510, "
    ".466 -.480, .418 -.462, .404 -.438, .436 -.400, .420 -.374, .352 -.362, .290 -.325, "
    ".300 -.255, .352 -.212, .396 -.196, .400 -.168, .362 -.145, .366 -.110, .392 -.070, "
    ".372 -.020, .30 .006, .20 -.010, .11 -.065, .035 -.15, -.015 -.26, -.10 -.33, -.27 -.38, "
    "-.325 -.62, -.28 -.85, -.12 -.99"
)
"""On an upright head, its chin at 0, its crown 1 above: brow, nose, open mouth, jaw, nape."""
_HAIR = (
    ".300 -.905, .235 -.985, .05 -1.035, -.15 -1.02, -.31 -.90, -.375 -.70, -.36 -.48, -.27 -.34, "
    "-.17 -.30, -.085 -.40, -.105 -.52, -.06 -.62, .04 -.68, .16 -.80"
)


_BAND = (
    ".275 -.945, .225 -.990, .13 -.93, .00 -.79, -.09 -.66, -.16 -.52, -.20 -.36, -.15 -.33, "
    "-.115 -.47, -.05 -.62, .05 -.76, .17 -.88"
)
"""What the hair is bound with, from the brow to the nape."""


def _place(x: float, y: float) -> tuple[float, float]:
    """A place on an upright head, where it is now."""
    return turned([[(-0.03 + 0.37 * x, -0.37 + 0.37 * y)]], _NAPE, _THROWN_BACK)[0][0]


def _placed(text: str) -> Outline:
    return [_place(x, y) for x, y in places(text)]


def _mantle(row: int) -> list[Outline]:
    """One row of the broad feathers that lie over shoulders and back, the lower rows longer."""
    random = np.random.default_rng(90 + row)
    shoulders = curve(
        places("-.66 .05, -.50 -.05, -.38 -.11, -.26 -.165, -.16 -.20, -.04 -.175, .06 -.175, "
               ".17 -.145, .30 -.105, .42 -.035, .54 .06"), 8, closed=False,
    )  # fmt: skip
    found: list[Outline] = []
    count = 24 + row % 2
    for number in range(count):
        part = (number + 0.5 * (row % 2)) / count
        x, y = shoulders[int(part * (len(shoulders) - 1))]
        angle = math.pi / 2 - 1.25 * (x + 0.05) + float(random.normal(0, 0.07))
        length = 0.150 + 0.020 * row + 0.03 * float(random.random())
        root = (x * (1 + 0.05 * row), y + 0.052 * row - 0.02)
        bend = float(random.normal(0, 0.08)) - 0.25 * x
        found.append(quill(root, angle, length, 0.30, bend))
    return found


def _collar() -> list[Outline]:
    """Long feathers that stand up around the neck, and part at the throat."""
    random = np.random.default_rng(97)
    found: list[Outline] = []
    for x in (*np.linspace(-0.30, -0.13, 8), *np.linspace(0.05, 0.20, 6)):
        back = x < 0
        angle = -math.pi / 2 + (2.6 if back else 3.2) * (x + 0.10) + float(random.normal(0, 0.06))
        length = (0.20 if back else 0.125) * (0.85 + 0.3 * float(random.random()))
        bend = 0.35 * (-1 if back else 1)
        root = (float(x), -0.12 - 0.06 * math.exp(-(((x + 0.08) / 0.2) ** 2)))
        found.append(quill(root, angle, length, 0.26, bend))
    return found
