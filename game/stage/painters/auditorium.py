"""The silent hall from the stage: rows of heads, and the back of the cloth."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_ROWS = 11
_VANISH = 0.86, 0.30
"""Where the aisles run together, in heights."""


def paint_hall(canvas: Canvas, numbers: Numbers) -> Painting:
    """The far wall with two galleries, then row before row of `heads`, or of empty seats.

    `lit` is how far the lights of the house are up; `exit_x` and `exit_y` place the lamp over the
    one door.
    """
    lit = numbers["lit"]
    x, y = numbers["exit_x"] * ASPECT, numbers["exit_y"]
    colours = _far_wall(canvas, lit, x, y)
    for row in range(_ROWS):
        colours = _row_of(canvas, colours, row, numbers, (x, y))
    return Painting(filmic(colours), canvas)


def _far_wall(canvas: Canvas, lit: float, x: float, y: float) -> Field:
    """Panelling and two gallery fronts, curved, seen by an exit lamp or by the house's own."""
    bend = 0.055 * ((canvas.x - _VANISH[0]) / 0.9) ** 2
    level = canvas.y + bend
    panel = np.abs((canvas.x / 0.115) % 1 - 0.5)
    relief = 0.75 + 0.25 * smoothstep(0.40, 0.44, panel) - 0.4 * smoothstep(0.47, 0.49, panel)
    away = np.hypot(canvas.x - x, (canvas.y - y) * 1.1)
    exit_light = 0.8 / (1 + (away / 0.12) ** 2) ** 1.25
    house = lit * (0.10 + 0.16 * bump(level, 0.22, 0.16) + 0.1 * bump(level, 0.02, 0.09))
    plaster = 1 + 0.1 * smooth_noise(canvas, 2.4, 81)
    light = (relief * plaster)[..., None]
    colours = light * (
        exit_light[..., None] * tint("#b4482c") * 0.7 + house[..., None] * tint("#c98a5c")
    )
    for top, deep in ((-0.015, 0.060), (0.145, 0.052)):
        part = (level - top) / deep
        front = smoothstep(0.0, 0.06, part) * smoothstep(1.0, 0.94, part)
        swell = 0.35 + 0.65 * np.clip(1 - np.abs(part - 0.35) * 1.3, 0, 1)
        garland = 0.8 + 0.2 * np.cos(canvas.x * 165) * bump(part, 0.5, 0.3)
        gilt = (swell * garland * (0.55 * exit_light + 0.30 * lit + 0.004))[..., None] * tint(
            "#d8a35e"
        )
        colours = over(colours, gilt, front)
        colours = (
            colours
            * (1 - 0.8 * smoothstep(1.0, 1.04, part) * smoothstep(2.3, 1.0, part))[..., None]
        )
    colours = colours * (1 - lit * 0.75 * smoothstep(0.7, 1.8, canvas.x))[..., None]
    return _door(canvas, colours, x, y, lit)


def _door(canvas: Canvas, colours: Field, x: float, y: float, lit: float) -> Field:
    """Double doors under the lamp; they stand open where the lights are up."""
    near = canvas.part(x - 0.07, y - 0.02, x + 0.07, y + 0.2)
    rows = near.within(canvas)
    doorway = mask(near, [box(x - 0.034, y + 0.024, x + 0.034, y + 0.16)])
    gap = mask(near, [box(x - 0.0012 - 0.02 * lit, y + 0.026, x + 0.0012 + 0.02 * lit, y + 0.16)])
    inside = over(
        tint("#1a0806") + 0 * colours[rows],
        tint("#ffdca0") * (0.10 + 0.55 * lit) + 0 * colours[rows],
        gap,
    )
    colours[rows] = over(colours[rows], inside, doorway)
    return colours


def _row_of(
    canvas: Canvas, colours: Field, row: int, numbers: Numbers, door: tuple[float, float]
) -> Field:
    """One row: darker the nearer it is, with a thin edge of light from the lamp behind."""
    part = row / (_ROWS - 1)
    size = 0.0105 * (1 + 5.4 * part**1.6)
    y = 0.315 + 0.60 * part**1.35
    near = canvas.part(-1, y - 2.2 * size, 3, y + 6 * size)
    rows = near.within(canvas)
    shapes: list[Outline] = []
    for place in _seats(row, size):
        shapes += _seat(place, y, size) if not numbers["heads"] else _head(place, y, size, row)
    shape = mask(near, shapes)
    lit = numbers["lit"]
    scale = near.unit / 720
    edge = rim(shape, (0.0, -1.0), scale * (0.5 + 0.6 * part), 0.6)
    side = rim(shape, (-0.8, -0.35), scale * (0.7 + 1.1 * part), 0.9)
    aisle = np.exp(-np.abs((near.x - door[0]) / (0.16 + 0.5 * part)))
    air = (
        (0.35 + 0.65 * aisle)
        * (1 - part) ** 1.5
        * np.exp(-np.clip(near.y - y, 0, 9) / (1.6 * size))
    )
    ink = tint("#0a0506") * (1 - 0.5 * part) + (air * (1 - lit))[..., None] * tint("#43190e")
    behind = (0.10 + 0.5 * aisle) * (1 - 0.75 * part) * (1 - lit)
    stage = np.exp(-(((near.x - 0.12) / 0.5) ** 2)) * part**1.4 * (1 - 0.7 * lit)
    if not numbers["heads"]:
        round_back = bump((near.y - y) / size, 0.2, 2.2) * smoothstep(1.85, 0.45, near.x)
        ink = ink + (lit * (0.08 + 0.30 * part) * round_back)[..., None] * tint("#6e1d1a")
        behind = behind + 0.30 * lit * smoothstep(1.85, 0.45, near.x)
    ink = ink + (edge * behind * 0.6)[..., None] * tint("#d2562c")
    ink = ink + (side * stage * 0.34)[..., None] * tint("#ffa658")
    below = colours[rows] * (1 - 0.55 * blurred(shape, 5 * scale * (0.4 + part)))[..., None]
    colours[rows] = over(below, ink, shape)
    return colours


def _seats(row: int, size: float) -> list[float]:
    """Where the people of a row sit, with an aisle left free that leads to the door."""
    random = np.random.default_rng(300 + row)
    step, found = size * 3.15, []
    offset = 0.5 * (row % 2)
    for number in range(-90, 91):
        x = _VANISH[0] + (number + offset) * step + random.uniform(-0.16, 0.16) * size
        if -0.1 < x < 1.9 and random.random() < 0.985:
            found.append(x)
    return found


def _head(x: float, y: float, size: float, row: int) -> list[Outline]:
    """A head and shoulders; some have hair put up, some sit lower, nobody moves."""
    chance = np.random.default_rng(int((x + 1) * 4000) + 977 * row).random(5)
    tilt = 0.16 * (chance[0] - 0.5)
    y = y + (chance[1] - 0.5) * 0.55 * size
    wide = (0.64 + 0.10 * chance[2]) * size
    head = [
        (x + a * wide + tilt * b * size, y + b * size)
        for a, b in (
            (0, -0.98),
            (0.62, -0.80),
            (0.97, -0.25),
            (0.92, 0.22),
            (0.62, 0.68),
            (0.30, 0.92),
            (0, 0.98),
            (-0.30, 0.92),
            (-0.62, 0.68),
            (-0.92, 0.22),
            (-0.97, -0.25),
            (-0.62, -0.80),
        )
    ]
    shapes = [curve(head, 4)]
    if chance[3] > 0.72:
        shapes.append(ellipse((x + tilt * -size, y - 1.12 * size), 0.42 * size, 0.36 * size, 14))
    elif chance[3] < 0.22:
        shapes.append(
            curve(
                [
                    (x - wide * 1.12, y - 0.1 * size),
                    (x - wide * 0.9, y - 0.9 * size),
                    (x, y - 1.16 * size),
                    (x + wide * 0.9, y - 0.9 * size),
                    (x + wide * 1.12, y - 0.1 * size),
                    (x + wide * 1.1, y + 0.75 * size),
                    (x - wide * 1.1, y + 0.75 * size),
                ],
                4,
            )
        )
    neck = [
        (x - 0.30 * size, y + 0.6 * size),
        (x + 0.30 * size, y + 0.6 * size),
        (x + 0.34 * size, y + 1.4 * size),
        (x - 0.34 * size, y + 1.4 * size),
    ]
    drop = 1.28 + 0.2 * chance[4]
    shoulders = curve(
        [
            (x - 1.52 * size, y + 6 * size),
            (x - 1.42 * size, y + 2.0 * size),
            (x - 0.95 * size, y + drop * 1.13 * size),
            (x - 0.3 * size, y + drop * 0.92 * size),
            (x + 0.3 * size, y + drop * 0.92 * size),
            (x + 0.95 * size, y + drop * 1.13 * size),
            (x + 1.42 * size, y + 2.0 * size),
            (x + 1.52 * size, y + 6 * size),
        ],
        4,
    )
    return [*shapes, neck, shoulders]


def _seat(x: float, y: float, size: float) -> list[Outline]:
    """The rounded back of an empty seat."""
    wide = 1.36 * size
    arch = [
        (x + wide * math.cos(a), y + 0.5 * size - 1.05 * size * math.sin(a))
        for a in np.linspace(0, math.pi, 13)
    ]
    return [[*arch, (x - wide, y + 6 * size), (x + wide, y + 6 * size)]]


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
