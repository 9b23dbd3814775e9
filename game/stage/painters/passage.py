"""Behind the bedroom wall: a passage hung with wet coats, and stairs that go down to a light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon
from game.stage.painters.garments import hung_relief
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, normals, over, rim, smoothstep, tint

_END = 0.50, 0.40
"""Where the passage runs together, in heights."""
_DEPTHS = (7.6, 6.1, 4.9, 3.9, 3.1, 2.45, 1.95, 1.55, 1.22)
_DYES = ("#5a4a3a", "#39415a", "#4a4636", "#5c3c30", "#30363e", "#625844", "#463640")
_HALF = 0.50
"""How far the pegs stand from the middle, at a distance of 1."""


def paint_coat_passage(canvas: Canvas, numbers: Numbers) -> Painting:
    """Coats on both sides, nearer and nearer, and `light` that comes up the stairs at the end."""
    light = numbers["light"]
    colours = _walls(canvas, light)
    colours = _stairs(canvas, colours, light)
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


def _coat(
    canvas: Canvas, colours: Field, depth: float, side: int, shape: Field, light: float, number: int
) -> Field:
    """One coat on its peg, three-quarters from the front, wet, lit from the passage's end."""
    x, top = _END[0] + side * _HALF / depth, _END[1] - 0.30 / depth
    size = 0.86 / depth * float(shape[0])
    place = (x, top, size)
    near = canvas.part(x - 0.5 * size, top - 0.2 * size, x + 0.5 * size, top + 1.1 * size)
    area = near.within(canvas)
    pieces = [mask(near, piece) for piece in _pieces(place, -side, shape)]
    cover = np.max(pieces, axis=0)
    scale = near.unit / 720
    thick = scale * size
    normal = normals(hung_relief(near, place, 1.8, pieces) * thick, 1.3 / max(thick, 0.12))
    middle = np.exp(-(((near.y - _END[1] - 0.06) / (0.13 + 0.42 / depth)) ** 2))
    reach = light * (0.25 + 0.75 * np.exp(-(((depth - 3.6) / 2.6) ** 2))) * middle
    facing = np.clip(-side * normal[0] * 0.95 + normal[1] * 0.2, 0, 1)
    dye = tint(_DYES[number * 2 % len(_DYES) if side < 0 else (number * 3 + 1) % len(_DYES)])
    drawn = tint("#040408") + dye * (reach * (0.95 * facing**1.6 + 0.03))[..., None] * (
        1.5 * tint("#ffd2a4")
    )
    edge = rim(cover, (-side, 0.2), scale * (0.5 + 0.6 / depth), 0.4)
    drawn = drawn + (0.75 * edge * reach)[..., None] * tint("#ffbe7c")
    lamp = 0.22 * np.exp(-(((depth - 1.2) / 0.7) ** 2)) if side < 0 else 0.04
    cold = np.clip(side * normal[0] * 0.6 - normal[1] * 0.7, 0, 1)
    drawn = drawn + (lamp * cold * cover)[..., None] * tint("#7f92c0")
    buttons = mask(near, _buttons(place, -side))
    drawn = over(drawn, (0.05 + 0.5 * reach)[..., None] * tint("#c8a878"), buttons)
    wet = smooth_noise(near, 0.9, 180 + number, across=0.8, down=2.5)
    drops = smoothstep(2.1, 2.8, wet) * cover * reach * (0.3 + facing)
    drawn = drawn + (0.35 * drops)[..., None] * tint("#ffdcb0")
    below = colours[area] * (1 - 0.6 * blurred(cover, 7 * scale / depth**0.5))[..., None]
    colours[area] = over(below, drawn, cover)
    return colours


def _pieces(place: tuple[float, float, float], towards: int, shape: Field) -> list[list[Outline]]:
    """From far to near: rail and hook, skirts, the front that laps over, a sleeve, the collar."""
    x, top, size = place
    wide, long = float(shape[1]), float(shape[3])

    def placed(text: str) -> Outline:
        return curve(
            [(x + towards * a * size * wide, top + b * size * long) for a, b in places(text)], 6
        )

    body = (
        "-.015 -.005, .055 .02, .135 .06, .165 .105, .150 .24, .142 .42, .162 .64, .20 .93, "
        ".12 .985, .02 .955, -.06 .99, -.155 .945, -.125 .66, -.118 .42, -.13 .22, -.135 .11, "
        "-.10 .055, -.05 .02"
    )
    front = (
        ".0 .02, .075 .05, .125 .12, .11 .42, .135 .70, .165 .945, .09 .965, .03 .94, .012 .60, "
        "-.012 .30, -.02 .10"
    )
    sleeve = (
        ".110 .060, .165 .10, .205 .26, .232 .44, .228 .56, .168 .575, .158 .50, .148 .34, .112 .16"
    )
    collar = "-.075 .04, -.07 -.03, -.02 -.055, .04 -.05, .085 -.01, .08 .05, .02 .12, -.02 .07"
    hook = ribbon([(x, top - 0.04 * size), (x, top - 0.085 * size)], 0.010 * size)
    peg = ellipse((x, top - 0.095 * size), 0.022 * size, 0.018 * size, 14)
    return [
        [hook, peg],
        [placed(body)],
        [placed(front)],
        [placed(sleeve)],
        [placed(collar), *_on_top(x, top, size, float(shape[2]))],
    ]


def _buttons(place: tuple[float, float, float], towards: int) -> list[Outline]:
    x, top, size = place
    return [
        ellipse((x + towards * 0.028 * size, top + (0.20 + 0.11 * n) * size), r, r, 12)
        for n, r in enumerate([0.0085 * size] * 5)
    ]


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
