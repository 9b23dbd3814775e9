"""What fills a tapestry around its picture: flowers strewn on the night, and the border."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Field
from game.stage.outlines import ellipse
from game.stage.painters.wool import Cartoon
from game.stage.shading import smoothstep

_BORDER = 0.088
"""How broad the border is, in heights of the cloth."""


def strew_flowers(cartoon: Cartoon, taken: list[tuple[float, float, float]]) -> None:
    """Small flowers all over the night, outside the circles that are taken: x, y, radius."""
    random = np.random.default_rng(21)
    taken = list(taken)
    for number in range(520):
        x, y = random.uniform(0.12, 1.25), random.uniform(0.12, 0.64)
        turn, size = random.uniform(0, 6.28), random.uniform(0.010, 0.0155)
        if any(math.hypot(x - a, y - b) < reach + size for a, b, reach in taken):
            continue
        taken.append((x, y, 0.034))
        petals = [
            (
                x + size * (0.60 + 0.40 * math.cos(5 * a)) * math.cos(a + turn),
                y + size * (0.60 + 0.40 * math.cos(5 * a)) * math.sin(a + turn),
            )
            for a in np.linspace(0, 2 * math.pi, 26)
        ]
        cartoon.lay([petals], ("straw", "ash", "brick", "bone", "slate")[number % 5], contour=0)
        cartoon.lay([ellipse((x, y), size * 0.26, size * 0.26, 8)], "madder", contour=0)


def border(cartoon: Cartoon, wide: float) -> None:
    """Madder, with a row of lozenges between two cords."""
    ground = cartoon.ground
    x, y = ground.x + 0 * ground.y, ground.y + 0 * ground.x
    sides, ends = np.minimum(x, wide - x), np.minimum(y, 1 - y)
    inward = np.minimum(sides, ends)
    count = np.where(ends < sides, wide, 1.0) / np.where(ends < sides, 20, 15)
    along = (np.where(ends < sides, x, y) / count % 1 - 0.5) * count
    middle = np.abs(inward - _BORDER / 2)
    edge = 0.0012

    def inside(field: Field, limit: float) -> Field:
        return smoothstep(edge, -edge, field - limit)

    band = inside(inward, _BORDER)
    lozenge = np.abs(along) * 0.92 + middle
    spark = np.hypot(np.abs(along) - count / 2, middle - 0.021)
    for wool, cover in (
        ("madder", band),
        ("black", band * inside(lozenge, 0.0315)),
        ("gold", band * inside(lozenge, 0.028)),
        ("indigo", band * inside(lozenge, 0.0200)),
        ("bone", band * inside(lozenge, 0.0090)),
        ("madder", band * inside(lozenge, 0.0040)),
        ("straw", band * inside(spark, 0.0062)),
        ("bark", inside(inward, 0.009)),
        ("gold", inside(np.abs(inward - 0.0125), 0.0035)),
        ("gold", inside(np.abs(inward - _BORDER + 0.004), 0.0040)),
        ("black", inside(np.abs(inward - _BORDER - 0.003), 0.0030)),
    ):
        cartoon.wash(wool, cover)
