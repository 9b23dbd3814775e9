"""A place made of wool: hills, a river, a house, a stair and a moon, all of laid yarn."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import Outline, box, curve, mask
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint

_MOON = (0.42, 0.24)
_YARN = 0.0115


def paint_wool_land(canvas: Canvas, numbers: Numbers) -> Painting:
    """The whole place by the moon's light; `light` is how bright she is."""
    colours = _sky(canvas)
    colours = _moon(canvas, colours)
    for hill in range(3):
        colours = _hill(canvas, colours, hill)
        if hill == 1:
            colours = _river(canvas, colours)
            colours = _house(canvas, colours)
            colours = _stair(canvas, colours)
    fade = smoothstep(1.55, 0.75, canvas.x + 0.12 * canvas.y) * 0.94 + 0.06
    shade = fade * numbers["light"] * (1 - 0.5 * smoothstep(0.7, 1.05, canvas.y))
    return Painting(filmic(colours * shade[..., None] * 1.5), canvas)


def _moonlight(canvas: Canvas, reach: float) -> Field:
    away = np.hypot(canvas.x - _MOON[0], canvas.y - _MOON[1])
    result: Field = 1 / (1 + (away / reach) ** 2) ** 1.1
    return result


def _sky(canvas: Canvas) -> Field:
    """Night yarn that runs around the moon, drawn towards her."""
    x, y = canvas.x - _MOON[0], canvas.y - _MOON[1]
    away = np.hypot(x, y)
    waver = 0.012 * smooth_noise(canvas, 3.2, 95)
    yarn = laid((away + waver) / _YARN, np.arctan2(y, x) * 9 + away * 20)
    night = over(
        tint("#0b0d1c") + 0 * yarn[..., None], tint(WOOL["slate"]), _moonlight(canvas, 0.25)
    )
    return night * (yarn * (0.10 + 0.75 * _moonlight(canvas, 0.26)))[..., None]


def _moon(canvas: Canvas, colours: Field) -> Field:
    """A ball of undyed wool, wound from many sides."""
    radius = 0.128
    near = canvas.part(_MOON[0] - 0.2, _MOON[1] - 0.2, _MOON[0] + 0.2, _MOON[1] + 0.2)
    rows = near.within(canvas)
    x, y = (near.x - _MOON[0]) / radius, (near.y - _MOON[1]) / radius
    away = np.hypot(x, y)
    depth = np.sqrt(np.clip(1 - away**2, 0, 1))
    ball = np.zeros_like(away)
    for turn in (0.5, 2.1, -0.35, 1.25):
        u = x * np.cos(turn) + y * np.sin(turn)
        v = y * np.cos(turn) - x * np.sin(turn)
        bow = np.arctan2(v, depth + 0.25) * 8.2
        band = np.abs(np.sin(u * 1.5 + turn * 3) + 0.45 * v) < 0.52
        ball = np.where(band | (ball == 0), laid(bow, u * 9, twist=0.7), ball)
    light = 0.30 + 0.75 * np.clip(0.62 * depth - 0.55 * x - 0.40 * y, 0, 1)
    wool = over(tint("#8d7a62") + 0 * near.colours(), tint("#f6ead0"), saturated(light))
    disc = smoothstep(1.01, 0.99, away)
    colours[rows] = over(colours[rows], wool * (ball**1.6 * light * 0.80)[..., None], disc)
    return colours


def _hill(canvas: Canvas, colours: Field, hill: int) -> Field:
    """Yarn laid along the slope, row under row."""
    x = canvas.x
    ridge = (
        0.560 - 0.050 * np.cos((x - 0.10) * 4.2) + 0.035 * x,
        0.665 + 0.055 * np.sin((x - 0.34) * 4.6) + 0.02 * x,
        0.905 - 0.115 * np.exp(-(((x - 1.15) / 0.42) ** 2)) - 0.04 * np.exp(-((x / 0.16) ** 2)),
    )[hill]
    down = canvas.y - ridge
    size = _YARN * (0.8, 1.15, 2.0)[hill]
    waver = 0.10 * np.sin(x * 19 + hill) * smoothstep(0, 0.1, down)
    yarn = laid(down / size * (1 - 0.15 * saturated(down * 3)) + waver, x / size * 0.55)
    top, foot = (("slate", "night"), ("umber", "bark"), ("bark", "black"))[hill]
    wool = over(tint(WOOL[top]) + 0 * colours, tint(WOOL[foot]), smoothstep(0.0, 0.22, down))
    lip = bump(down, 0.006, 0.010) * (0.9, 0.8, 0.35)[hill]
    light = _moonlight(canvas, 0.42) * ((0.75, 0.95, 0.30)[hill] + lip * 1.2)
    soft = canvas.pixel
    shade = 1 - 0.5 * np.exp(-np.clip(-down, 0, 9) / 0.03) * (down < 0)
    painted = wool * (yarn * light)[..., None] * np.asarray((1.0, 0.88, 0.74), np.float32)
    return over(colours * shade[..., None], painted, smoothstep(-soft, soft, down))


def _river(canvas: Canvas, colours: Field) -> Field:
    """Hanks of pale and blue yarn that run from between the hills towards us."""
    part = saturated((canvas.y - 0.655) / 0.36)
    middle = 0.60 + 0.075 * np.sin(part * 6.2 + 0.4) * (0.35 + part) - 0.06 * part
    half = 0.010 + 0.135 * part**1.5
    side = (canvas.x - middle) / half
    inside = smoothstep(1.0, 0.96, np.abs(side)) * smoothstep(0.0, 0.01, canvas.y - 0.655)
    number = 5.0 * side + 0.5 * np.sin(part * 15 + side * 2)
    yarn = laid(number, part * 22, twist=1.3)
    chance = np.random.default_rng(96).random(64)[np.floor(number).astype(int) % 64]
    wool = over(
        tint(WOOL["slate"]) + 0 * colours, tint(WOOL["bone"]), saturated(1.6 * chance - 0.75)
    )
    glint = bump(side, -0.15, 0.5) * np.exp(-part * 1.6)
    light = _moonlight(canvas, 0.55) * (0.6 + 1.1 * glint)
    return over(colours, wool * (yarn * light)[..., None], inside)


def _house(canvas: Canvas, colours: Field) -> Field:
    """A knitted gable with one lit window."""
    x, foot = 0.185, 0.715
    near = canvas.part(0.0, 0.3, 0.42, 0.76)
    rows = near.within(canvas)
    left: list[Outline] = [box(x - 0.075, foot - 0.155, x + 0.085, foot)]
    gable: list[Outline] = [
        [
            (x - 0.105, foot - 0.145),
            (x - 0.045, foot - 0.255),
            (x + 0.062, foot - 0.255),
            (x + 0.118, foot - 0.145),
        ]
    ]
    stack: list[Outline] = [box(x + 0.030, foot - 0.30, x + 0.056, foot - 0.24)]
    light = (0.25 + 0.75 * smoothstep(x - 0.08, x + 0.10, near.x)) * _moonlight(near, 0.5)
    wall = laid(near.x / 0.0085, near.y / 0.0085 * 0.8)
    roof = laid((near.y + 0.12 * near.x) / 0.0095, near.x / 0.0095 * 0.7)
    drawn = colours[rows]
    for shapes, yarn, wool in (
        (stack, wall, "brick"),
        (left, wall, "madder"),
        (gable, roof, "gold"),
    ):
        ink = tint(WOOL[wool]) * (yarn * light * 1.15)[..., None]
        drawn = over(drawn, ink, mask(near, shapes))
    window = mask(near, [box(x - 0.040, foot - 0.112, x - 0.002, foot - 0.056)])
    bars = np.maximum(bump(near.x, x - 0.021, 0.0022), bump(near.y, foot - 0.084, 0.0022))
    pane = (0.75 + 0.25 * wall) * (1 - 0.8 * bars)
    drawn = over(drawn, tint("#ffc878") * (1.5 * pane)[..., None], window)
    door = mask(
        near,
        [
            curve(
                [
                    (x + 0.022, foot),
                    (x + 0.022, foot - 0.075),
                    (x + 0.042, foot - 0.092),
                    (x + 0.062, foot - 0.075),
                    (x + 0.062, foot),
                ],
                2,
            )
        ],
    )
    drawn = over(drawn, tint(WOOL["bark"]) * (wall * light)[..., None], door)
    spill = (
        bump(near.x, x - 0.03, 0.05)
        * np.exp(-np.clip(near.y - foot, 0, 9) / 0.02)
        * (near.y > foot)
    )
    colours[rows] = drawn + (0.25 * spill)[..., None] * tint("#ff9c48")
    return colours


def _stair(canvas: Canvas, colours: Field) -> Field:
    """Steps of bone yarn from beside the river up to the moon, smaller and smaller."""
    for step in reversed(range(17)):
        part = step / 16
        x, y = 0.405 + 0.055 * np.sin(part * 2.4) - 0.02 * part, 0.742 - 0.385 * part**0.92
        half, tall = 0.060 * (1 - 0.70 * part), 0.030 * (1 - 0.55 * part)
        near = canvas.part(x - half, y - 0.4 * tall, x + half, y + tall)
        rows = near.within(canvas)
        top = smoothstep(0.35, 0.25, (near.y - y + 0.4 * tall) / tall)
        side = 1 - np.abs((near.x - x) / half) ** 6
        yarn = laid((near.y - y) / tall * 3.2, near.x / 0.009)
        light = _moonlight(near, 0.5) * (0.34 + 0.95 * top)
        wool = over(tint(WOOL["umber"]) + 0 * near.colours(), tint(WOOL["bone"]), 0.45 + 0.5 * top)
        colours[rows] = over(
            colours[rows], wool * (yarn * light)[..., None], smoothstep(0, 0.2, side)
        )
    return colours
