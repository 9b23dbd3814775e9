"""What frames the silent hall: the edge of the hanging cloth, the red lamp over the door."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.noise import smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint


def paint_cloth_edge(canvas: Canvas, numbers: Numbers) -> Painting:
    """The hanging cloth's back and its edge, near and dark on the left, a lamp behind us on it.

    `edge` is how far it reaches into the picture.
    """
    edge = numbers["edge"] * ASPECT
    near = canvas.part(-0.2, -0.2, edge + 0.08, 1.2)
    part = np.clip(near.y, 0, 1)
    folds = np.sin((edge - near.x) * 46 + 1.6 * np.sin(part * 2.2) + 0.4) * (0.5 + 0.5 * part)
    border = edge + 0.010 * np.sin(part * 5 + 0.5) - 0.016 * part + 0.0025 * np.sin(near.y * 210)
    across = np.gradient(folds, axis=1)
    slope = across * near.unit / 46
    weft = 0.72 + 0.28 * np.sin(near.y / 0.0046 * 2 * math.pi + 1.5 * np.sin(near.x * 300))
    knots = smooth_noise(near, 1.3, 83, across=2.0)
    light = np.clip(0.30 - 0.55 * slope, 0, 1) / (
        1 + (np.hypot(near.x + 0.05, near.y - 0.42) / 0.36) ** 2
    )
    broad = smooth_noise(near, 3.2, 85, down=0.6)
    wool = over(tint("#6b2a1c") + 0 * near.colours(), tint("#171a2c"), smoothstep(0.5, 0.55, broad))
    wool = over(wool, tint("#96672f"), smoothstep(-0.55, -0.6, broad))
    colours = wool * (light * weft * (1 + 0.12 * knots) * 1.0)[..., None]
    lip = bump(near.x, border - 0.003, 0.0035) * (0.25 + 0.75 * bump(near.y, 0.4, 0.35))
    colours = colours + (0.55 * lip * weft)[..., None] * tint("#ffb060")
    ends: list[Outline] = []
    random = np.random.default_rng(84)
    for _ in range(46):
        y, length = random.uniform(-0.05, 1.05), random.uniform(0.015, 0.06)
        x = edge - 0.016 * y + random.uniform(-0.004, 0.003) + 0.010 * math.sin(y * 5 + 0.5)
        bow = random.uniform(-0.3, 0.6)
        ends.append(
            ribbon(
                curve(
                    [
                        (x, y),
                        (x + length * 0.28, y + length * (0.3 + 0.2 * bow)),
                        (x + length * (0.30 + 0.2 * bow), y + length),
                    ],
                    5,
                    closed=False,
                ),
                0.0020,
            )
        )
    loose = mask(near, ends)
    cover = smoothstep(0.0012, -0.0012, near.x - border)
    colours = over(
        colours,
        tint("#b5793a") * (0.1 + 0.5 * bump(near.y, 0.4, 0.3))[..., None] + 0 * colours,
        loose * (1 - cover),
    )
    return Painting(filmic(colours), near, np.maximum(cover, loose))


def paint_exit_lamp(canvas: Canvas, numbers: Numbers) -> Painting:
    """A small box of red glass over a door, to be added."""
    x, y = numbers["exit_x"] * ASPECT, numbers["exit_y"]
    near = canvas.part(x - 0.12, y - 0.1, x + 0.12, y + 0.1)
    inside = np.maximum(np.abs(near.x - x) / 0.020, np.abs(near.y - y) / 0.0085)
    pane = smoothstep(1.06, 0.94, inside) * (0.75 + 0.25 * smoothstep(1.0, 0.3, inside))
    halo = 0.16 * np.exp(-np.hypot(near.x - x, near.y - y) / 0.022)
    return Painting(saturated((pane + halo)[..., None] * tint("#ff4a24")), near)
