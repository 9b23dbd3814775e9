"""The silent hall from the stage: row before row of heads against the red of one lamp."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask
from game.stage.painters.hall_people import clapping, placed, somebody
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_ROWS = 11
_WALL_FOOT = 0.345
"""Where the far wall meets the floor, in heights."""
_RED, _WARM = "#e2492a", "#ffb268"
_LEAN = 0.62
"""How far heads are held aside, as a part of their height: to a neighbour, to see past a hat."""
_BOWL_ROW = 6
"""The fifth row, from the front: there one seat is down."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: 0 the farthest, 1 the nearest; how large its heads are, and their height."""

    number: int

    @property
    def part(self) -> float:
        return self.number / (_ROWS - 1)

    @property
    def size(self) -> float:
        return 0.0115 * (1 + 5.9 * float(self.part**1.65))

    @property
    def y(self) -> float:
        return 0.318 + 0.585 * float(self.part**1.35)

    def aisle(self, door: float) -> float:
        """Where the aisle crosses it."""
        return door - 0.235 * (self.y - 0.318) / 0.585


def paint_hall(canvas: Canvas, numbers: Numbers) -> Painting:
    """The far wall with two galleries, then row before row of `heads`, or of empty seats.

    `lit` is how far the lights of the house are up, `standing` whether all are on their feet in
    what the stage throws back; `exit_x` and `exit_y` place the lamp over the one door.
    """
    x, y = numbers["exit_x"] * ASPECT, numbers["exit_y"]
    away = np.hypot(canvas.x - x, (canvas.y - y) * 1.15)
    red = max(0.0, 1 - 0.75 * numbers["lit"]) / (1 + (away / 0.24) ** 2)
    colours = _door(canvas, _far_wall(canvas, numbers["lit"], red), x, y, numbers["lit"])
    colours = _floor(canvas, colours, x, red, numbers["lit"])
    for number in range(_ROWS):
        colours = _row(canvas, colours, _Row(number), numbers, red)
    return Painting(filmic(colours * 1.2), canvas)


def _far_wall(canvas: Canvas, lit: float, red: Field) -> Field:
    """Panelling and two gallery fronts, curved, seen by an exit lamp or by the house's own."""
    bend = 0.055 * ((canvas.x - 0.86) / 0.9) ** 2
    level = canvas.y + bend
    panel = np.abs((canvas.x / 0.115) % 1 - 0.5)
    relief = 0.75 + 0.25 * smoothstep(0.40, 0.44, panel) - 0.4 * smoothstep(0.47, 0.49, panel)
    house = lit * (0.16 + 0.24 * bump(level, 0.22, 0.16) + 0.14 * bump(level, 0.02, 0.09))
    plaster = relief * (1 + 0.12 * smooth_noise(canvas, 2.4, 81))
    colours = (plaster * 0.36 * red)[..., None] * tint(_RED)
    colours = colours + (plaster * house)[..., None] * tint("#d0925f")
    for top, deep in ((-0.015, 0.060), (0.138, 0.050)):
        part = (level - top) / deep
        front = smoothstep(0.0, 0.06, part) * smoothstep(1.0, 0.94, part)
        swell = 0.30 + 0.70 * np.clip(1 - np.abs(part - 0.35) * 1.3, 0, 1)
        garland = 0.78 + 0.22 * np.cos(canvas.x * 165) * bump(part, 0.5, 0.3)
        warm = tint("#e07a48") * (0.75 * red)[..., None] + tint("#dba764") * (0.42 * lit + 0.006)
        colours = over(colours, warm * (swell * garland)[..., None], front)
        under = smoothstep(1.0, 1.04, part) * smoothstep(2.2, 1.0, part)
        colours = colours * (1 - 0.8 * under)[..., None]
    return colours * (1 - lit * 0.75 * smoothstep(0.7, 1.8, canvas.x))[..., None]


def _door(canvas: Canvas, colours: Field, x: float, y: float, lit: float) -> Field:
    """Double doors under the lamp; they stand open where the lights are up."""
    near = canvas.part(x - 0.08, y - 0.02, x + 0.08, y + 0.2)
    rows = near.within(canvas)
    case = mask(near, [box(x - 0.042, y + 0.016, x + 0.042, _WALL_FOOT)])
    leaves = mask(near, [box(x - 0.034, y + 0.024, x + 0.034, _WALL_FOOT)])
    gap = mask(near, [box(x - 0.0012 - 0.02 * lit, y + 0.026, x + 0.0012 + 0.02 * lit, _WALL_FOOT)])
    wood = over(tint("#4a160c") + 0 * colours[rows], tint("#1a0806") + 0 * colours[rows], leaves)
    light = tint("#ffdca0") * (0.12 + 0.45 * lit)
    colours[rows] = over(over(colours[rows], wood, case), light + 0 * wood, gap)
    return colours


def _floor(canvas: Canvas, colours: Field, door: float, red: Field, lit: float) -> Field:
    """The dark between the seats, and the carpet of the aisle with the lamp's light on it."""
    down = np.clip(canvas.y - _WALL_FOOT, 0, 1)
    middle = door - 0.235 * (canvas.y - 0.318) / 0.585
    half = 0.016 + 0.10 * down
    carpet = smoothstep(half, half * 0.86, np.abs(canvas.x - middle))
    sheen = 0.85 * red**0.8 + lit * 0.16 * (0.4 + down)
    ground = tint("#2a0e0a") * (0.35 * red + 0.05 * lit)[..., None]
    ground = over(ground, sheen[..., None] * tint("#b03422"), carpet)
    return over(
        colours, ground, smoothstep(_WALL_FOOT - 0.002, _WALL_FOOT, canvas.y) + 0 * canvas.x
    )


def _out_of_the_dark(near: Canvas, row: _Row, numbers: Numbers) -> Field:
    """Those who sit rise out of the dark between the rows: heads, shoulders, and no more."""
    down = (near.y - row.y) / row.size
    seated = 0.10 + 0.90 * smoothstep(3.6, 1.0, down) + 0 * near.x
    return seated[..., None] if not numbers["standing"] else np.ones(1, np.float32)


def _row(canvas: Canvas, colours: Field, row: _Row, numbers: Numbers, red: Field) -> Field:
    """One row over those behind it: hazy and red-edged far away, black near us."""
    rise = 2.6 * row.size if numbers["standing"] else 0.0
    near = canvas.part(-1, row.y - rise - 3.4 * row.size, 3, row.y + 7 * row.size)
    rows = near.within(canvas)
    bodies, faces = _people(row, numbers) if numbers["heads"] else (_seats(row, numbers), [])
    face = mask(near, faces)
    shape = np.maximum(mask(near, bodies), face)
    scale = near.unit / 720
    part, lit, far = row.part, numbers["lit"], red[rows]
    air = (0.10 + 0.90 * far) * (1 - part) ** 1.3 * (1 - lit)
    ink = tint("#050305") + (0.30 * air + _haze(near, row, far) * (1 - lit))[..., None] * tint(
        "#a03420"
    )
    if numbers["heads"]:
        ink = ink * _round_coats(near, row, numbers)[..., None]
        ink = ink + _shirts(near, row, numbers, far)
        ink = ink * _out_of_the_dark(near, row, numbers)
    edge = rim(shape, (0.0, -1.0), scale * (0.45 + 0.75 * part), 0.7)
    behind = (0.10 + 1.5 * far) * (1 - part) ** 0.8 + 0.14 * (1 - 0.5 * part)
    ink = ink + (edge * behind * (1 - lit))[..., None] * tint(_RED)
    if not numbers["heads"]:
        ink = ink + _plush(near, row, lit)
        ink = ink + (0.34 * lit * edge * _falling(near))[..., None] * tint(_WARM)
    elif numbers["standing"]:
        ink = ink + _by_the_stage(near, row, shape, face)
    shade = blurred(shape, 5 * scale * (0.4 + part))
    colours[rows] = over(colours[rows] * (1 - 0.5 * shade)[..., None], ink, shape)
    veil = 0.045 * air * np.exp(-((near.y - row.y - row.size) ** 2) / (2 * row.size) ** 2)
    colours[rows] += veil[..., None] * tint(_RED)
    return _bowl(canvas, colours, row, numbers) if not numbers["heads"] else colours


def _haze(near: Canvas, row: _Row, far: Field) -> Field:
    """Air before their coats, so that the heads of the next row stand dark against it."""
    down = smoothstep(row.y + 0.2 * row.size, row.y + 2.6 * row.size, near.y)
    spread = 0.30 + 0.70 * np.exp(-(((near.x - 0.55) / 0.55) ** 2))
    thin = (1 - row.part) ** 0.9
    result: Field = down * spread * thin * (0.55 * far + 0.22) + 0.02 * down
    return result


def _round_coats(near: Canvas, row: _Row, numbers: Numbers) -> Field:
    """Darker towards the sides of each of them, and between them."""
    places = np.asarray(_places(row, numbers["exit_x"] * ASPECT), np.float32)
    after = np.clip(np.searchsorted(places, near.x[0]), 1, len(places) - 1)
    away = np.minimum(np.abs(near.x[0] - places[after - 1]), np.abs(near.x[0] - places[after]))
    result: Field = 1 - 0.72 * np.clip(away / (1.5 * row.size), 0, 1)[None, :] ** 2.2 + 0 * near.y
    return result


def _shirts(near: Canvas, row: _Row, numbers: Numbers, far: Field) -> Field:
    """The fronts of evening dress, which are the last to be lost in the dark."""
    if numbers["standing"]:
        return near.colours()
    fronts: list[Outline] = []
    for index, x in enumerate(_places(row, numbers["exit_x"] * ASPECT)):
        chance = _chances(row, index)
        if chance[2] > 0.42:
            y, size = _build(row, chance)
            top = y + (chance[1] - 0.5) * 0.55 * size + (1.06 - 0.24 * chance[5]) * size
            drop = "-.34 0, 0 .18, .34 0, .10 1.7, -.10 1.7"
            fronts.append(placed(drop, x, top, size, size))
    pale = (0.07 + 0.50 * far) * (1 - 0.8 * row.part) * (1 - numbers["lit"])
    result: Field = (mask(near, fronts) * pale)[..., None] * tint("#d8705c")
    return result


def _chances(row: _Row, index: int) -> list[float]:
    """What tells one of a row from the others."""
    found: list[float] = np.random.default_rng(977 * row.number + 31 * index).random(8).tolist()
    return found


def _build(row: _Row, chance: list[float]) -> tuple[float, float]:
    """How high a head is held and half its height: some are tall, some small, some sink down."""
    size = row.size * (0.80 + 0.36 * chance[6])
    return row.y - 0.6 * (size - row.size) + 0.7 * chance[7] ** 4 * row.size, size


def _falling(near: Canvas) -> Field:
    """Less of the house's own light where words stand."""
    return smoothstep(1.75, 0.45, near.x)


def _plush(near: Canvas, row: _Row, lit: float) -> Field:
    """Red plush, round, worn along its upper edge."""
    round_back = bump((near.y - row.y) / row.size, 0.1, 2.0)
    nap = 1 + 0.10 * smooth_noise(near, 1.5, 83)
    light = lit * (0.22 + 0.50 * row.part) * round_back * _falling(near) * nap
    result: Field = light[..., None] * tint("#7a2320")
    return result


def _by_the_stage(near: Canvas, row: _Row, shape: Field, face: Field) -> Field:
    """What the lit stage, on our left, throws back upon those who stand."""
    soft = 0.34 * row.size * near.unit
    across, turned = (
        blurred(np.gradient(blurred(each, soft), axis=1) * soft * 2.4, min(4.0, soft))
        for each in (shape, face)
    )
    reach = np.exp(-(((near.x - 0.30) / 0.60) ** 2)) * (0.40 + 0.60 * row.part)
    cloth = (0.4 * saturated(across) * shape * reach)[..., None] * tint("#c87a48")
    cheek = saturated(0.06 + turned) ** 1.4 * face * reach
    result: Field = cloth + (0.85 * cheek)[..., None] * tint("#ffb078")
    return result


def _places(row: _Row, door: float) -> list[float]:
    """Where the people of a row sit, on both sides of the aisle."""
    random = np.random.default_rng(300 + row.number)
    step, offset, found = row.size * 3.05, 0.5 * (row.number % 2), []
    free = 0.010 + 1.15 * row.size
    for number in range(-90, 91):
        x = 0.86 + (number + offset) * step + random.uniform(-0.16, 0.16) * row.size
        present = random.random() < 0.985
        if -0.1 < x < 1.9 and present and abs(x - row.aisle(door)) > free:
            found.append(x)
    return found


def _seats(row: _Row, numbers: Numbers) -> list[Outline]:
    """The rounded backs of empty seats."""
    wide, found = 1.36 * row.size, []
    for x in _places(row, numbers["exit_x"] * ASPECT):
        arch = [
            (x + wide * math.cos(a), row.y + 0.5 * row.size - 1.05 * row.size * math.sin(a))
            for a in np.linspace(0, math.pi, 13)
        ]
        found.append([*arch, (x - wide, row.y + 7 * row.size), (x + wide, row.y + 7 * row.size)])
    return found


def _bowl(canvas: Canvas, colours: Field, row: _Row, numbers: Numbers) -> Field:
    """In the fifth row one seat is down, and on it stands a bowl with a saucer over."""
    if row.number != _BOWL_ROW or numbers["lit"] < 0.9:
        return colours
    seats = _places(row, numbers["exit_x"] * ASPECT)
    x, y, size = min(seats, key=lambda seat: abs(seat - 0.40)), row.y, row.size
    near = canvas.part(x - 2 * size, y - 2 * size, x + 2 * size, y + 2 * size)
    rows = near.within(canvas)
    scale = near.unit / 720
    hollow = mask(near, [ellipse((x, y + 0.45 * size), 1.02 * size, 0.75 * size, 30)])
    colours[rows] = colours[rows] * (1 - 0.55 * blurred(hollow, 3 * scale))[..., None]
    cushion = mask(near, [ellipse((x, y + 0.98 * size), 1.24 * size, 0.30 * size, 30)])
    plush = tint("#a5302a") * (0.30 + 0.5 * rim(cushion, (0.0, -1.0), scale, 0.9))[..., None]
    colours[rows] = over(colours[rows], plush, cushion)
    bowl = [(-0.56, 0.30), (-0.36, 0.84), (0.36, 0.84), (0.56, 0.30)]
    china = [
        curve([(x + a * size, y + b * size) for a, b in bowl], 4),
        ellipse((x, y + 0.28 * size), 0.70 * size, 0.14 * size, 24),
    ]
    shape = mask(near, china)
    edge = rim(shape, (-0.5, -1.0), scale, 0.9)
    pale = tint("#8d7a5c") * 0.5 + (0.7 * edge)[..., None] * tint("#ffe2b4")
    colours[rows] = over(colours[rows], pale, shape)
    return colours


def _people(row: _Row, numbers: Numbers) -> tuple[list[Outline], list[Outline]]:
    """Shoulders, hats and hands of a row, and its heads."""
    bodies: list[Outline] = []
    faces: list[Outline] = []
    for index, x in enumerate(_places(row, numbers["exit_x"] * ASPECT)):
        chance = _chances(row, index)
        rise = (2.0 + 1.2 * chance[5]) * row.size if numbers["standing"] else 0.0
        y, size = _build(row, chance)
        head, rest = somebody(x, y - rise, size, chance, row.part, _LEAN)
        faces += head
        bodies += rest
        if numbers["standing"]:
            bodies += clapping(x, y - rise, size, chance)
    return bodies, faces
