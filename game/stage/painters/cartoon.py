"""The cartoon: what the tapestry of the Flaw shows, painted flat before it is woven."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, box, curve, ellipse, ribbon
from game.stage.painters.millefleurs import border, strew_flowers
from game.stage.painters.wool import Cartoon, line, teeth
from game.stage.shading import smoothstep

WIDE = 1.37
"""The cloth's width, where its height is 1: the units of everything in this module."""
MOON = (0.60, 0.37)
_RADIUS = 0.185


def paint_cartoon(ground: Canvas) -> Field:
    """The whole cartoon: house, river, stairs, moon with a face, bird and key, within a border.

    On a canvas whose unit is the cloth's height; any part of it, as large as asked.
    """
    cartoon = Cartoon(ground)
    _sky(cartoon)
    strew_flowers(
        cartoon, [(*MOON, 0.32), (0.225, 0.25, 0.15), (1.085, 0.42, 0.17), (0.24, 0.6, 0.17)]
    )
    _moon(cartoon)
    _land(cartoon)
    _house(cartoon)
    _stairs(cartoon)
    _bird(cartoon)
    _key(cartoon)
    border(cartoon, WIDE)
    return cartoon.colours


def _sky(cartoon: Cartoon) -> None:
    ground = cartoon.ground
    away = np.hypot(ground.x - MOON[0], ground.y - MOON[1])
    wave = 0.05 * np.abs((ground.y / 0.0185) % 1 * 2 - 1)
    cartoon.wash("indigo", smoothstep(0.46, 0.45, away + wave))


def _moon(cartoon: Cartoon) -> None:
    """The moon's disc within two wreaths of rays, asleep."""
    ground, (x, y) = cartoon.ground, MOON
    away = np.hypot(ground.x - x, ground.y - y)
    turn = np.arctan2(ground.y - y, ground.x - x) / (2 * math.pi)
    edge = 0.0015
    rays = (
        (0.305, 0.075, "bark"),
        (0.297, 0.075, "gold"),
        (0.250, 0.045, "black"),
        (0.244, 0.045, "brick"),
    )
    for reach, depth, wool in rays:
        tooth = np.abs((turn * 26) % 1 * 2 - 1) ** 1.15
        bend = reach - depth * tooth - 0.012 * np.sin(turn * 26 * math.pi) ** 2
        cartoon.wash(wool, smoothstep(edge, -edge, away - bend))
    for reach, wool in ((0.199, "black"), (0.194, "straw"), (_RADIUS, "umber"), (0.180, "bone")):
        cartoon.wash(wool, smoothstep(edge, -edge, away - reach))
    shade = teeth(ground, (x - 0.02, y + 0.02), (x + 0.19, y + 0.12))
    cartoon.wash("ash", shade * smoothstep(edge, -edge, away - 0.180))
    _moon_face(cartoon, x, y)


def _moon_face(cartoon: Cartoon, x: float, y: float) -> None:
    lines: list[Outline] = []
    for side in (-1, 1):
        lid = [
            (x + side * a, y + b) for a, b in ((0.028, -0.022), (0.058, -0.006), (0.092, -0.022))
        ]
        brow = [
            (x + side * a, y + b) for a, b in ((0.022, -0.052), (0.060, -0.074), (0.104, -0.054))
        ]
        lines += [line(lid, 0.0075), line(brow, 0.006)]
        lines += [
            line([(x + side * a, y + b), (x + side * a * 1.08, y + b + 0.018)], 0.004)
            for a, b in ((0.042, -0.012), (0.060, -0.006), (0.078, -0.012))
        ]
    nose = [(x - 0.014, y - 0.05), (x - 0.010, y), (x - 0.022, y + 0.045), (x + 0.012, y + 0.050)]
    mouth = [
        (x - 0.044, y + 0.086),
        (x - 0.012, y + 0.094),
        (x + 0.006, y + 0.089),
        (x + 0.042, y + 0.083),
    ]
    lower = [(x - 0.022, y + 0.108), (x + 0.002, y + 0.114), (x + 0.024, y + 0.106)]
    lines += [line(nose, 0.0065), line(mouth, 0.008), line(lower, 0.006)]
    cartoon.lay(lines, "umber", contour=0)
    cheeks = [
        ellipse((x - 0.098, y + 0.05), 0.020, 0.013),
        ellipse((x + 0.102, y + 0.05), 0.020, 0.013),
    ]
    cartoon.lay(cheeks, "brick", contour=0)


def _land(cartoon: Cartoon) -> None:
    """Three hills, and the river that comes from between them and widens towards us."""
    far = [
        (-0.1, 1.1),
        (-0.1, 0.66),
        (0.14, 0.60),
        (0.36, 0.655),
        (0.60, 0.70),
        (0.88, 0.655),
        (1.12, 0.62),
        (1.5, 0.66),
        (1.5, 1.1),
    ]
    middle = [(-0.1, 1.1), (-0.1, 0.745), (0.18, 0.715), (0.44, 0.74), (0.66, 0.80), (0.80, 1.1)]
    near = [(0.90, 1.1), (0.93, 0.88), (1.08, 0.79), (1.28, 0.765), (1.5, 0.80), (1.5, 1.1)]
    cartoon.lay([curve(far, 10)], "slate", hatch=("indigo", (0.7, 0.60), (0.72, 0.80)))
    river = [
        (0.585, 0.690),
        (0.610, 0.688),
        (0.690, 0.730),
        (0.640, 0.770),
        (0.700, 0.815),
        (0.860, 0.865),
        (0.980, 1.1),
        (0.52, 1.1),
        (0.640, 0.905),
        (0.560, 0.835),
        (0.530, 0.780),
        (0.610, 0.735),
    ]
    cartoon.lay([curve(middle, 10)], "umber", hatch=("bark", (0.15, 0.74), (0.50, 0.95)))
    cartoon.lay([curve(near, 10)], "umber", hatch=("bark", (1.0, 0.78), (1.25, 0.95)))
    cartoon.lay([curve(river, 10)], "slate", hatch=("night", (0.58, 0.80), (0.82, 0.93)))
    ripples = [
        line(
            [(x - s, y), (x - s * 0.3, y - 0.008), (x + s * 0.3, y + 0.005), (x + s, y - 0.002)],
            0.0055,
        )
        for x, y, s in (
            (0.625, 0.745, 0.024),
            (0.592, 0.790, 0.032),
            (0.640, 0.835, 0.044),
            (0.735, 0.862, 0.042),
            (0.680, 0.890, 0.040),
            (0.790, 0.905, 0.045),
            (0.610, 0.812, 0.022),
        )
    ]
    cartoon.lay(ripples, "bone", contour=0)


def _house(cartoon: Cartoon) -> None:
    """A gabled house on the left hill, one window lit."""
    x, y = 0.235, 0.755
    cartoon.lay([box(x + 0.055, y - 0.275, x + 0.088, y - 0.16)], "brick")
    wall = [(x - 0.115, y), (x - 0.115, y - 0.145), (x + 0.115, y - 0.145), (x + 0.115, y)]
    cartoon.lay([wall], "brick", hatch=("madder", (x - 0.03, y), (x + 0.12, y + 0.01)))
    roof = [
        (x - 0.145, y - 0.138),
        (x - 0.075, y - 0.250),
        (x + 0.085, y - 0.250),
        (x + 0.145, y - 0.138),
    ]
    cartoon.lay([roof], "umber", hatch=("bark", (x - 0.06, y - 0.2), (x + 0.12, y - 0.19)))
    tiles = [
        line(
            [
                (x - 0.135 + 0.022 * row, y - 0.158 - 0.03 * row),
                (x + 0.137 - 0.018 * row, y - 0.158 - 0.03 * row),
            ],
            0.003,
        )
        for row in range(3)
    ]
    cartoon.lay(tiles, "gold", contour=0)
    cartoon.lay([box(x - 0.085, y - 0.112, x - 0.035, y - 0.052)], "straw")
    cartoon.lay(
        [
            box(x - 0.062, y - 0.112, x - 0.058, y - 0.052),
            box(x - 0.085, y - 0.085, x - 0.035, y - 0.081),
        ],
        "bark",
        contour=0,
    )
    cartoon.lay([box(x + 0.060, y - 0.112, x + 0.098, y - 0.062)], "black", contour=0.003)
    cartoon.lay(
        [
            [
                (x - 0.012, y),
                (x - 0.012, y - 0.085),
                (x + 0.014, y - 0.105),
                (x + 0.040, y - 0.085),
                (x + 0.040, y),
            ]
        ],
        "bark",
    )
    smoke = [
        (x + 0.07, y - 0.285),
        (x + 0.085, y - 0.33),
        (x + 0.055, y - 0.37),
        (x + 0.085, y - 0.42),
        (x + 0.07, y - 0.46),
    ]
    cartoon.lay([line(smoke, 0.012)], "ash", contour=0.003)


def _stairs(cartoon: Cartoon) -> None:
    """A stair of nine blocks from the hill beside the river up towards the moon."""
    for step in range(9):
        x, y = 0.395 + 0.0145 * step, 0.765 - 0.0345 * step
        half = 0.048 - 0.0022 * step
        cartoon.lay(
            [box(x - half, y, x + half, y + 0.0345)],
            "ash",
            hatch=("umber", (x - 0.01, y), (x + half, y + 0.004)),
            contour=0.003,
        )
        cartoon.lay([box(x - half, y, x + half, y + 0.010)], "bone", contour=0)


def _bird(cartoon: Cartoon) -> None:
    """A great dark bird, wings up, edged with bone."""
    x, y = 0.225, 0.275
    wing = [
        (x - 0.02, y + 0.02),
        (x - 0.085, y - 0.075),
        (x - 0.10, y - 0.135),
        (x - 0.045, y - 0.115),
        (x - 0.01, y - 0.08),
        (x + 0.04, y - 0.01),
    ]
    other = [
        (x + 0.01, y + 0.01),
        (x + 0.035, y - 0.09),
        (x + 0.085, y - 0.135),
        (x + 0.10, y - 0.09),
        (x + 0.075, y - 0.03),
        (x + 0.05, y + 0.015),
    ]
    body = [
        (x - 0.125, y + 0.065),
        (x - 0.06, y + 0.018),
        (x, y - 0.018),
        (x + 0.055, y - 0.035),
        (x + 0.083, y - 0.034),
        (x + 0.118, y - 0.014),
        (x + 0.085, y - 0.008),
        (x + 0.06, y + 0.022),
        (x, y + 0.055),
        (x - 0.07, y + 0.062),
    ]
    for shape in (other, wing, body):
        path = curve(shape, 8)
        cartoon.lay([ribbon([*path, path[0]], 0.009)], "bone", contour=0)
        cartoon.lay([path], "black", contour=0)
    vanes = [
        line(
            [(x - 0.012 + 0.012 * n, y - 0.01), (x - 0.068 + 0.018 * n, y - 0.108 + 0.012 * n)],
            0.0045,
        )
        for n in range(4)
    ]
    vanes += [
        line([(x + 0.03 + 0.009 * n, y), (x + 0.058 + 0.014 * n, y - 0.105 + 0.022 * n)], 0.0045)
        for n in range(3)
    ]
    cartoon.lay(vanes, "slate", contour=0)
    cartoon.lay([ellipse((x + 0.080, y - 0.023), 0.006, 0.006)], "gold", contour=0)


def _key(cartoon: Cartoon) -> None:
    """A great key, upright on the right."""
    x, top = 1.085, 0.30
    ring = ellipse((x, top), 0.062, 0.058, 40)
    hole = [ellipse((x, top), 0.036, 0.032, 30)]
    cartoon.lay(
        [ring], "gold", holes=hole, hatch=("brick", (x, top + 0.01), (x + 0.06, top + 0.04))
    )
    shaft = box(x - 0.011, top + 0.055, x + 0.011, top + 0.30)
    bits = [
        box(x + 0.009, top + 0.215, x + 0.060, top + 0.245),
        box(x + 0.009, top + 0.262, x + 0.048, top + 0.292),
        box(x - 0.022, top + 0.066, x + 0.022, top + 0.080),
    ]
    cartoon.lay([shaft, *bits], "gold")
    cartoon.lay([box(x + 0.003, top + 0.082, x + 0.010, top + 0.298)], "brick", contour=0)
