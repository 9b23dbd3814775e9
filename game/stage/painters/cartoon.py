"""The cartoon: what the tapestry of the Flaw shows, painted flat before it is woven."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas
from game.stage.outlines import Place, box, curve, ellipse
from game.stage.painters.millefleurs import border, strew_flowers
from game.stage.painters.motifs import MOTIFS, wreath
from game.stage.painters.wool import Cartoon, line
from game.stage.shading import smoothstep

WIDE = 1.37
"""The cloth's width, where its height is 1: the units of everything in this module."""
MIDDLE = (0.655, 0.40)
_DISC = 0.38
_ALL = (
    ("river", (0.68, 0.735), 0.42), ("bird", (0.235, 0.25), 0.25), ("house", (0.235, 0.60), 0.23),
    ("key", (1.12, 0.25), 0.25), ("stairs", (1.10, 0.60), 0.22), ("moon", MIDDLE, 0.38),
)  # fmt: skip
Placed = tuple[str, Place, float]


def paint_cartoon(ground: Canvas, motifs: tuple[Placed, ...] = _ALL) -> Cartoon:
    """The whole cartoon: a wreath on the night, hills, the motifs that are given, a border.

    Each motif has a name, a middle and a size. The ground's unit is the cloth's height; any part of
    it can be asked for, as large as one likes.
    """
    cartoon = Cartoon(ground)
    _sky(cartoon)
    strew_flowers(cartoon, [(*MIDDLE, 0.34), *((x, y, 0.13) for _, (x, y), _ in _ALL[1:5])])
    wreath(cartoon, MIDDLE, _DISC)
    _land(cartoon)
    add_motifs(cartoon, motifs)
    _audience(cartoon)
    border(cartoon, WIDE)
    return cartoon


def add_motifs(cartoon: Cartoon, motifs: tuple[Placed, ...]) -> None:
    """Paints motifs over what is there."""
    for name, middle, size in motifs:
        MOTIFS[name](cartoon, middle, size)


def _sky(cartoon: Cartoon) -> None:
    ground = cartoon.ground
    away = np.hypot(ground.x - MIDDLE[0], ground.y - MIDDLE[1])
    wave = 0.05 * np.abs((ground.y / 0.0185) % 1 * 2 - 1)
    cartoon.wash("indigo", smoothstep(0.46, 0.45, away + wave))


def _land(cartoon: Cartoon) -> None:
    """Three hills; washing on a line; a man who sells eels; a small war."""
    far = [(-0.1, 1.1), (-0.1, 0.71), (0.14, 0.68), (0.36, 0.70), (0.60, 0.745), (0.88, 0.70),
           (1.12, 0.68), (1.5, 0.71), (1.5, 1.1)]  # fmt: skip
    middle = [(-0.1, 1.1), (-0.1, 0.785), (0.18, 0.745), (0.44, 0.775), (0.66, 0.83), (0.80, 1.1)]
    near = [(0.80, 1.1), (0.86, 0.87), (1.08, 0.79), (1.28, 0.765), (1.5, 0.80), (1.5, 1.1)]
    cartoon.lay([curve(far, 10)], "slate", hatch=("indigo", (0.7, 0.66), (0.72, 0.84)))
    cartoon.lay([curve(middle, 10)], "umber", hatch=("bark", (0.15, 0.77), (0.50, 0.95)))
    cartoon.lay([curve(near, 10)], "umber", hatch=("bark", (1.0, 0.80), (1.25, 0.95)))
    cartoon.lay([line([(0.345, 0.735), (0.42, 0.752), (0.495, 0.745)], 0.005)], "bone", contour=0)
    for index, wool in enumerate(("bone", "madder", "straw", "ash")):
        x = 0.362 + 0.034 * index
        cartoon.lay([box(x, 0.745, x + 0.022, 0.785 - 0.008 * (index % 2))], wool, contour=0.002)
    cartoon.lay(
        [box(0.884, 0.745, 0.914, 0.80), ellipse((0.899, 0.732), 0.013, 0.015, 10)],
        "madder",
        contour=0.002,
    )
    eels = [line([(0.922, 0.775), (0.935, 0.785), (0.945, 0.772), (0.955, 0.784)], 0.006)]
    cartoon.lay(eels, "bone", contour=0)
    for index in range(6):
        x, lean = 1.185 + 0.013 * index, 0.010 if index < 3 else -0.010
        cartoon.lay([line([(x, 0.775), (x + lean, 0.735)], 0.004)], "ash", contour=0)
        cartoon.lay([ellipse((x, 0.772), 0.006, 0.008, 8)], "brick", contour=0)


def _audience(cartoon: Cartoon) -> None:
    """Along the hem backs of heads, row on row; one has turned round, and has eyes and no face."""
    random = np.random.default_rng(61)
    for row, y in enumerate((0.850, 0.888)):
        for index in range(27):
            x = 0.108 + 0.0445 * (index + 0.5 * row) + random.uniform(-0.004, 0.004)
            wool = ("bark", "umber", "black", "slate")[int(random.integers(4))]
            turned = row == 1 and index == 13
            shoulders = [
                (x - 0.024, 0.95),
                (x - 0.019, y + 0.024),
                (x + 0.019, y + 0.024),
                (x + 0.024, 0.95),
            ]
            cartoon.lay([curve(shoulders, 3)], ("night", "bark")[index % 2], contour=0.002)
            cartoon.lay(
                [ellipse((x, y), 0.0155, 0.0195, 14)], "ash" if turned else wool, contour=0.003
            )
            if turned:
                eyes = [ellipse((x + s * 0.0065, y - 0.002), 0.0042, 0.0034, 8) for s in (-1, 1)]
                cartoon.lay(eyes, "silver", contour=0)
