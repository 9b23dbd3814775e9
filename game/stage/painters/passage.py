"""Behind the bedroom wall: a passage hung with wet coats, and stairs that go down to a light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_END = 0.50, 0.40
"""Where the passage runs together, in heights."""
_DEPTHS = (7.6, 6.1, 4.9, 3.9, 3.1, 2.45, 1.95, 1.55, 1.22)
_HALF = 0.50
"""How far the pegs stand from the middle, at a distance of 1."""


def paint_coat_passage(canvas: Canvas, numbers: Numbers) -> Painting:
    """Coats on both sides, nearer and nearer, and `light` at the end.

    It comes up from `stairs`, or, where there are none, from under a shut door.
    """
    light = numbers["light"]
    colours = _walls(canvas, light)
    colours = (_stairs if numbers["stairs"] else _shut_door)(canvas, colours, light)
    random = np.random.default_rng(171)
    for number, depth in enumerate(_DEPTHS):
        for side in (-1, 1):
            shape = random.uniform(0.86, 1.14, 4)
            colours = _coat(canvas, colours, depth, side, shape, light, number)
    return Painting(filmic(colours * 1.25), canvas)


def _glow(canvas: Canvas, reach: float) -> Field:
    away = np.hypot(canvas.x - _END[0], (canvas.y - _END[1] - 0.09) * 0.9)
    result: Field = 1 / (1 + (away / reach) ** 2) ** 1.2
    return result


def _walls(canvas: Canvas, light: float) -> Field:
    """Papered walls, a low ceiling and a worn runner, all but lost."""
    x, y = canvas.x - _END[0], canvas.y - _END[1]
    paper = 1 + 0.1 * smooth_noise(canvas, 2.2, 172)
    floor = smoothstep(0.0, 0.004, y - 0.42 * np.abs(x) - 0.055)
    depth = 0.62 / np.maximum(np.abs(y), 0.03)
    runner = smoothstep(0.30, 0.28, np.abs(x) * depth) * floor
    boards = 0.75 + 0.25 * np.cos(x * depth * 22)
    tread = 0.55 + 0.45 * np.cos(x * depth * 60) * np.cos(depth * 34)
    wall = (0.02 + 0.13 * light * _glow(canvas, 0.11)) * paper
    colours = wall[..., None] * tint("#8f8678")
    ground = (0.015 + 0.36 * light * _glow(canvas, 0.20)) * boards
    colours = over(colours, ground[..., None] * tint("#b98a5c"), floor)
    carpet = (0.01 + 0.30 * light * _glow(canvas, 0.22)) * (0.55 + 0.45 * tread)
    return over(colours, carpet[..., None] * tint("#6f7da6"), runner)


def _stairs(canvas: Canvas, colours: Field, light: float) -> Field:
    """At the end the floor goes down in steps, and the light stands in the well of them."""
    x, y = _END
    near = canvas.part(x - 0.14, y - 0.16, x + 0.14, y + 0.16)
    area = near.within(canvas)
    doorway = mask(near, [box(x - 0.062, y - 0.105, x + 0.062, y + 0.105)])
    down = (near.y - y - 0.005) / 0.1
    step = np.abs((down * 5.5) % 1 - 0.5)
    well = np.exp(-(((near.x - x) / 0.05) ** 2)) * (0.35 + 0.65 * smoothstep(-0.9, 0.9, down))
    tread = (0.55 + 0.45 * smoothstep(0.1, 0.3, step)) * (down > 0) + (down <= 0) * 0.8
    inside = (light * (0.16 + 0.62 * well) * tread)[..., None] * tint("#ffbf78")
    drawn = over(colours[area], inside, doorway)
    frame = np.clip(blurred(doorway, 2.2 * near.unit / 720) - doorway, 0, 1)
    colours[area] = drawn + (0.8 * light * frame)[..., None] * tint("#ffc27c")
    return colours


def _shut_door(canvas: Canvas, colours: Field, light: float) -> Field:
    """At the end a door, and a yellow line along the floor, which is the lamp behind it."""
    x, y = _END
    door = mask(canvas, [box(x - 0.058, y - 0.105, x + 0.058, y + 0.098)])
    colours = over(colours, (0.3 * _glow(canvas, 0.1) * light)[..., None] * tint("#4d5f4a"), door)
    gap = bump(canvas.y, y + 0.102, 0.0035) * smoothstep(0.064, 0.050, np.abs(canvas.x - x))
    spill = np.exp(-np.clip(canvas.y - y - 0.102, 0, 9) / 0.035) * (canvas.y > y + 0.102)
    spill = spill * np.exp(-(((canvas.x - x) / 0.07) ** 2))
    return colours + (light * (1.5 * gap + 0.40 * spill))[..., None] * tint("#ffc45e")


def _coat(
    canvas: Canvas, colours: Field, depth: float, side: int, shape: Field, light: float, number: int
) -> Field:
    """One coat on its peg, edge-on to us, wet along the side that faces the light."""
    x, top = _END[0] + side * _HALF / depth, _END[1] - 0.30 / depth
    size = 0.86 / depth * float(shape[0])
    near = canvas.part(x - 0.5 * size, top - 0.12 * size, x + 0.5 * size, top + 1.1 * size)
    area = near.within(canvas)
    cover = mask(near, _outlines(x, top, size, -side, shape))
    scale = near.unit / 720
    inner = rim(cover, (-side, 0.15), scale * (0.5 + 0.9 / depth), 0.55)
    outer = rim(cover, (side, -0.6), scale, 0.3)
    across = (near.x - x) / size
    fold = 0.5 + 0.5 * np.sin(across * 46 * float(shape[2]) + 3 * np.sin((near.y - top) / size * 4))
    drop = smoothstep(0.0, 0.5, (near.y - top) / size)
    shine = light * (0.95 - 0.45 / depth) * (0.5 + 0.5 * np.exp(-(((depth - 3.2) / 2.2) ** 2)))
    middle = np.exp(-(((near.y - _END[1] - 0.06) / (0.10 + 0.36 / depth)) ** 2))
    ink = tint("#05060a") * (1.2 - 0.08 * depth)
    wool = fold**3 * drop * saturated(0.55 - side * across * 2.2) * 0.34
    drawn = ink + ((inner * 1.7 + wool * 1.6) * shine * middle)[..., None] * tint("#ffbe7c")
    lamp = 0.16 * np.exp(-(((depth - 1.2) / 0.7) ** 2)) if side < 0 else 0.03
    drawn = drawn + (outer * (lamp + 0.02))[..., None] * tint("#8fa6d8")
    seam = _seams(near, x, top, size, -side)
    lit = np.roll(seam, side * max(1, round(2.2 * scale / depth**0.5)), 1)
    drawn = drawn * (1 - 0.8 * seam)[..., None]
    drawn = drawn + (0.34 * lit * shine * middle * cover)[..., None] * tint("#ffbe7c")
    wet = smooth_noise(near, 0.9, 180 + number, across=0.8, down=2.5)
    drops = smoothstep(2.1, 2.8, wet) * cover * shine * middle
    drawn = drawn + (0.5 * drops)[..., None] * tint("#ffdcb0")
    below = colours[area] * (1 - 0.5 * blurred(cover, 7 * scale / depth**0.5))[..., None]
    colours[area] = over(below, drawn, cover)
    return colours


def _outlines(x: float, top: float, size: float, towards: int, shape: Field) -> list[Outline]:
    """A hung coat, three-quarters from the front: hook, shoulders, a sleeve, skirts, a hem."""
    wide, long = float(shape[1]), float(shape[3])
    body = places(
        "-.015 -.005, .055 .02, .135 .06, .165 .105, .150 .24, .142 .42, .162 .64, .20 .93, "
        ".12 .985, .02 .955, -.06 .99, -.155 .945, -.125 .66, -.118 .42, -.13 .22, -.135 .11, "
        "-.10 .055, -.05 .02"
    )
    sleeve = places(
        ".115 .055, .170 .10, .205 .26, .232 .44, .228 .56, .168 .575, .158 .50, .150 .34, .12 .16"
    )
    collar = places("-.075 .04, -.07 -.03, -.02 -.055, .04 -.05, .085 -.01, .08 .05, .01 .085")
    placed = [
        curve([(x + towards * a * size * wide, top + b * size * long) for a, b in points], 6)
        for points in (body, sleeve, collar)
    ]
    hook = ribbon([(x, top - 0.04 * size), (x, top - 0.085 * size)], 0.010 * size)
    rail = box(x - 0.20 * size, top - 0.105 * size, x + 0.20 * size, top - 0.085 * size)
    return [*placed, hook, rail, *_on_top(x, top, size, float(shape[2]))]


def _on_top(x: float, top: float, size: float, chance: float) -> list[Outline]:
    """On some of the pegs a hat, on others a scarf."""
    if chance > 1.06:
        crown = places("-.075 -.08, -.07 -.15, 0 -.172, .07 -.15, .075 -.08")
        hat = [curve([(x + a * size, top + b * size) for a, b in crown], 4)]
        return [*hat, ellipse((x, top - 0.08 * size), 0.135 * size, 0.022 * size, 20)]
    if chance < 0.93:
        path = [
            (x - 0.05 * size, top),
            (x - 0.07 * size, top + 0.22 * size),
            (x - 0.055 * size, top + 0.46 * size),
        ]
        return [ribbon(curve(path, 6, closed=False), 0.05 * size)]
    return []


def _seams(near: Canvas, x: float, top: float, size: float, towards: int) -> Field:
    """Where cloth lies over cloth: the opening in front with its buttons, the sleeve's edge."""
    lines = [
        ribbon(
            curve([(x + towards * a * size, top + b * size) for a, b in points], 6, closed=False),
            0.010 * size,
        )
        for points in (
            [(0.0, 0.07), (-0.015, 0.3), (-0.005, 0.6), (0.01, 0.95)],
            [(0.115, 0.09), (0.125, 0.25), (0.15, 0.42), (0.165, 0.56)],
            [(-0.06, 0.04), (-0.055, 0.14), (0.0, 0.23), (0.06, 0.13), (0.075, 0.04)],
        )
    ]
    return mask(near, lines)


def paint_passage_door(canvas: Canvas, numbers: Numbers) -> Painting:
    """The near edge of the papered door that stands open on the left: roses in lamplight."""
    near = canvas.part(-0.2, -0.2, 0.2, 1.2)
    slant = 0.115 + 0.03 * np.clip(near.y, 0, 1)
    cover = smoothstep(0.001, -0.001, near.x - slant)
    u, v = near.x / 0.085, near.y / 0.13
    v = v + 0.5 * (np.floor(u) % 2)
    a, b = (u % 1 - 0.5) * 0.65, v % 1 - 0.5
    away, turn = np.hypot(a, b), np.arctan2(b, a)
    petals = smoothstep(0.30, 0.24, away + 0.035 * np.cos(5 * turn + 9 * away))
    petals = petals * (0.45 + 0.55 * np.cos(away * 42 + turn) ** 2)
    light = 0.20 * numbers["light"] * np.exp(-(((near.y - 0.45) / 0.4) ** 2))
    colours = (light * (0.35 + 0.65 * petals))[..., None] * tint("#93a2c4")
    edge = bump(near.x, slant - 0.006, 0.007) * numbers["light"]
    lit = 0.25 + 0.75 * np.exp(-(((near.y - 0.5) / 0.35) ** 2))
    colours = colours + (0.38 * edge * lit)[..., None] * tint("#ffc486")
    return Painting(filmic(colours), near, cover)
