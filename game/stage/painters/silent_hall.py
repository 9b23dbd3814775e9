"""The silent hall from the stage: row before row of heads against the red of one lamp."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask
from game.stage.painters.hall_people import lowered, row_of_people
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, rim, smoothstep, tint

_ROWS = 11
_WALL_FOOT = 0.345
"""Where the far wall meets the floor, in heights."""
_RED, _WARM = "#e2492a", "#ffb268"
_FIRST, _LAST = 0.06, 1.62
"""Where people are seen: between the hanging cloth and where the light no longer reaches."""
_BLURRED = 0.5
"""How near a row is, 0 to 1, from where it is painted in half as many pixels."""
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
    half = 0.014 + 0.085 * down
    carpet = smoothstep(half, half * 0.86, np.abs(canvas.x - middle))
    sheen = 0.85 * red**0.8 + lit * 0.16 * (0.4 + down)
    ground = tint("#2a0e0a") * (0.35 * red + 0.05 * lit)[..., None]
    ground = ground * (1 - (1 - lit) * 0.85 * smoothstep(0.95, 1.35, canvas.x))[..., None]
    ground = over(ground, (sheen * _steps(canvas))[..., None] * tint("#8e2a1e"), carpet)
    return over(
        colours, ground, smoothstep(_WALL_FOOT - 0.002, _WALL_FOOT, canvas.y) + 0 * canvas.x
    )


def _steps(canvas: Canvas) -> Field:
    """How bright the aisle's carpet is: worn treads that catch the lamp, risers in the dark."""
    rows = [_Row(number) for number in range(_ROWS)]
    step = np.interp(canvas.y, [row.y + 1.6 * row.size for row in rows], range(_ROWS)) % 1
    worn = 1 + 0.20 * smooth_noise(canvas, 2.0, 86, across=2.0)
    tread = 1 - 0.45 * smoothstep(0.0, 0.62, step) - 0.40 * smoothstep(0.62, 0.68, step)
    result: Field = tread * worn
    return result.astype(np.float32)


def _row(canvas: Canvas, colours: Field, row: _Row, numbers: Numbers, red: Field) -> Field:
    """One row over those behind it: hazy and red-edged far away, black near us."""
    rise = 3.6 * row.size if numbers["standing"] else 0.0
    near = canvas.part(-1, row.y - rise - 3.4 * row.size, 3, row.y + 7 * row.size)
    if numbers["heads"]:
        colours = _backs(near, canvas, colours, row, numbers)
        return _people(canvas, colours, row, numbers)
    far = red[near.within(canvas)]
    colours = _empty(near, canvas, colours, row, numbers, far)
    return _bowl(canvas, colours, row, numbers)


def _backs(near: Canvas, canvas: Canvas, colours: Field, row: _Row, numbers: Numbers) -> Field:
    """The backs of a row's seats, which hide all but the heads and shoulders behind them."""
    rows, down = near.within(canvas), 0.45 * row.size
    seats = [[(x, y + down) for x, y in seat] for seat in _seats(row, numbers)]
    shape, scale = mask(near, seats), near.unit / 720
    edge = rim(shape, (0.0, -1.0), scale * (0.45 + 0.75 * row.part), 0.5)
    red = _redness(near, numbers) * (1 - row.part) ** 0.8
    air = 0.13 * _redness(near, numbers) * (1 - row.part) ** 1.3
    air = (air + 0.38 * _haze(near, row, _redness(near, numbers))) * (1 - numbers["lit"])
    ink = tint("#050305") + air[..., None] * tint("#a03420")
    ink = ink + ((0.03 + 0.45 * red) * edge)[..., None] * tint(_RED)
    shade = blurred(shape, 4 * scale * (0.4 + row.part))
    colours[rows] = over(colours[rows] * (1 - 0.5 * shade)[..., None], ink, shape)
    return colours


def _people(canvas: Canvas, colours: Field, row: _Row, numbers: Numbers) -> Field:
    """Everybody in a row, rising out of the dark before those behind them."""
    rise = 5.5 if numbers["standing"] else 3.4
    near = canvas.part(_FIRST, row.y - rise * row.size, _LAST, row.y + 6 * row.size)
    ground = _coarser(near) if row.part >= _BLURRED else near
    there, painted = _in_red(ground, row, numbers)
    if there.unit != near.unit:
        near, painted = _finer(canvas, there, painted)
    else:
        near = there
    rows, cover = near.within(canvas), painted[..., 3]
    shade = blurred(cover, 5 * canvas.unit / 720 * (0.4 + row.part))
    below = colours[rows] * (1 - 0.6 * shade)[..., None]
    colours[rows] = over(below, painted[..., :3], cover)
    return colours


def _in_red(near: Canvas, row: _Row, numbers: Numbers) -> tuple[Canvas, Field]:
    """A row's people, edged by the lamp behind them, in its haze; in a fourth channel, where."""
    part, places = row.part, _taken(row, numbers["exit_x"] * ASPECT)
    done = row_of_people(near, places, row.number, (row.y, row.size, part), numbers)
    near = done.near
    seated = lowered(near, row.y, row.size, numbers["standing"])
    cover = done.cover * smoothstep(_LAST, _LAST - 0.5, near.x)
    cover = cover * smoothstep(row.y + 5.9 * row.size, row.y + 4.6 * row.size, near.y)
    red = _redness(near, numbers)
    air = (0.10 + 0.90 * red) * (1 - part) ** 1.3 * (1 - numbers["lit"])
    misty = 0.15 * air + 0.38 * _haze(near, row, red) * (1 - numbers["lit"])
    edge = rim(done.cover, (0.0, -1.0), near.unit / 720 * (0.45 + 0.75 * part), 0.7)
    behind = (0.10 + 1.3 * red) * (1 - part) ** 0.8 + 0.17 * (1 - 0.4 * part)
    drawn = done.colours * (0.10 + 0.90 * seated)[..., None]
    drawn = drawn + misty[..., None] * tint("#a03420")
    drawn = drawn + (edge * behind * (0.25 + 0.75 * seated))[..., None] * tint(_RED)
    return near, np.concatenate([drawn, cover[..., None]], -1, dtype=np.float32)


def _coarser(near: Canvas) -> Canvas:
    """The same place in half as many pixels: near us all is soft."""
    unit = near.unit // 2
    left, top = near.left * unit // near.unit - 1, near.top * unit // near.unit - 1
    return Canvas(unit, left, top, near.width // 2 + 3, near.height // 2 + 3)


def _finer(canvas: Canvas, ground: Canvas, values: Field) -> tuple[Canvas, Field]:
    """What was painted in fewer pixels, as it lies on the canvas."""
    inside = 1 / ground.unit
    near = canvas.part(
        float(ground.x[0, 0]) + inside, float(ground.y[0, 0]) + inside,
        float(ground.x[0, -1]) - inside, float(ground.y[-1, 0]) - inside,
    )  # fmt: skip
    across = near.x * ground.unit - ground.left - 0.5
    down = near.y * ground.unit - ground.top - 0.5
    return near, sampled(values, across, down, wrap=False)


def _haze(near: Canvas, row: _Row, far: Field) -> Field:
    """Air before their coats, so that the heads of the next row stand dark against it."""
    down = smoothstep(row.y + 0.2 * row.size, row.y + 2.6 * row.size, near.y)
    spread = 0.30 + 0.70 * np.exp(-(((near.x - 0.55) / 0.55) ** 2))
    thin = (1 - row.part) ** 0.9
    result: Field = down * spread * thin * (0.55 * far + 0.22) + 0.02 * down
    return result


def _redness(near: Canvas, numbers: Numbers) -> Field:
    x, y = numbers["exit_x"] * ASPECT, numbers["exit_y"]
    result: Field = 1 / (1 + (np.hypot(near.x - x, (near.y - y) * 1.15) / 0.24) ** 2)
    return result


def _empty(
    near: Canvas, canvas: Canvas, colours: Field, row: _Row, numbers: Numbers, far: Field
) -> Field:
    """A row of empty seats."""
    rows, lit, part = near.within(canvas), numbers["lit"], row.part
    shape = mask(near, _seats(row, numbers))
    scale = near.unit / 720
    air = (0.10 + 0.90 * far) * (1 - part) ** 1.3 * (1 - lit)
    edge = rim(shape, (0.0, -1.0), scale * (0.45 + 0.75 * part), 0.7)
    behind = (0.10 + 1.5 * far) * (1 - part) ** 0.8 + 0.14 * (1 - 0.5 * part)
    ink = tint("#050305") + (0.30 * air)[..., None] * tint("#a03420")
    ink = ink + (edge * behind * (1 - lit))[..., None] * tint(_RED) + _plush(near, row, lit)
    ink = ink + (0.34 * lit * edge * _falling(near))[..., None] * tint(_WARM)
    shade = blurred(shape, 5 * scale * (0.4 + part))
    colours[rows] = over(colours[rows] * (1 - 0.5 * shade)[..., None], ink, shape)
    veil = 0.045 * air * np.exp(-((near.y - row.y - row.size) ** 2) / (2 * row.size) ** 2)
    colours[rows] += veil[..., None] * tint(_RED)
    return colours


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


def _places(row: _Row, door: float) -> list[float]:
    """Where the people of a row sit, on both sides of the aisle."""
    random = np.random.default_rng(300 + row.number)
    step, offset, found = row.size * 3.05, 0.5 * (row.number % 2), []
    free = 0.016 + 1.25 * row.size
    for number in range(-90, 91):
        x = 0.86 + (number + offset) * step + random.uniform(-0.16, 0.16) * row.size
        present = random.random() < 0.985
        if -0.1 < x < 1.9 and present and abs(x - row.aisle(door)) > free:
            found.append(x)
    return found


def _taken(row: _Row, door: float) -> list[float]:
    """Where somebody sits: in clumps, with a few seats between them that stay empty."""
    places, random = _places(row, door), np.random.default_rng(640 + row.number)
    alone = random.random(len(places) + 1)
    return [x for x, a, b in zip(places, alone, alone[1:], strict=False) if a + 0.6 * b > 0.30]


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
