"""The stalls from the front: rows of plush seats tipped up, one of them down, under one light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.stalls_people import Row, paint_people, sitters_of
from game.stage.shading import bump, filmic, normals, over, saturated, smoothstep, tint

_ROWS = (
    (0.000, 0.046), (0.013, 0.064), (0.032, 0.092), (0.061, 0.135),
    (0.106, 0.200), (0.168, 0.300), (0.268, 0.460), (0.623, 0.800),
)  # fmt: skip
"""How far below the last row each row's backs are, and how tall its seats; from far to near."""
_LIT = 6
"""The row in which one seat is down."""
_WIDE = 0.62
"""A seat's width where its height is 1."""
_SEEN = 2
"""How many pixels a seat is high at least for anybody to be seen in it."""


def paint_stalls(canvas: Canvas, numbers: Numbers) -> Painting:
    """Rows that rise into the dark beneath a gallery; light falls from above upon one seat.

    `x` places that seat, `pool` is its light, `lit` how far the lights of the house are up and
    `down` whether the seat is down or tipped up like the others. `bulb` is the light on the stage.
    From farther away, at a `size` below 1 and from `y` downwards, there is no gallery.
    """
    if numbers["size"] >= 1:
        colours, cover = _gallery(canvas, numbers), canvas.full(1)
    else:
        colours, cover = canvas.colours(), canvas.full()
    for number in range(len(_ROWS) - 1):
        colours, row = _row(canvas, colours, number, numbers)
        cover = np.maximum(cover, row)
    return Painting(filmic(colours * 1.3), canvas, None if numbers["size"] >= 1 else cover)


def paint_front_row(canvas: Canvas, numbers: Numbers) -> Painting:
    """The row before us, nearly black, behind which the feet of those who sit are hidden."""
    number = len(_ROWS) - 1
    near = canvas.part(-1, numbers["y"] + _ROWS[number][0] - 0.3, 3, 2)
    colours, cover = _row(near, near.colours(), number, numbers)
    return Painting(filmic(colours * 1.3), near, cover)


def _pool(canvas: Canvas, numbers: Numbers) -> Field:
    """The light that falls from straight above: a soft cone, brightest on the seat."""
    x = numbers["x"] * ASPECT
    half = 0.06 + 0.20 * np.clip(canvas.y, 0, 1)
    aside = (canvas.x - x) / half
    result: Field = numbers["pool"] * np.exp(-(aside**2)) * smoothstep(0.05, 0.62, canvas.y)
    return result


def _house_light(canvas: Canvas, numbers: Numbers) -> Field:
    """What comes from the bulb on the stage, low and from the left, and from the house lights."""
    x, y = numbers["bulb_x"] * ASPECT, numbers["bulb_y"]
    away = np.hypot(canvas.x - x, (canvas.y - y) * 1.2)
    bulb = numbers["bulb"] / (1 + (away / 0.42) ** 2)
    far = smoothstep(1.75, 0.5, canvas.x)
    result: Field = bulb + numbers["lit"] * 0.9 * far
    return result


def _colour(numbers: Numbers) -> Field:
    """Cold as long as it is only a far bulb's, warmer near it and the further the lights are up."""
    warm = min(1.0, numbers["lit"] * 3 + float(smoothstep(0.5, 3.2, numbers["bulb"])))
    result: Field = tint("#c3cde6") + (tint("#ffe2b8") - tint("#c3cde6")) * warm
    return result


def _gallery(canvas: Canvas, numbers: Numbers) -> Field:
    """The back wall, and the gilded front of a gallery that hangs over the last rows."""
    bend = 0.045 * ((canvas.x - 0.55) / 0.9) ** 2
    level = canvas.y - bend
    light = _house_light(canvas, numbers) * 0.8 + 0.20 * _pool(canvas, numbers) + 0.015
    plaster = 1 + 0.12 * smooth_noise(canvas, 2.4, 141)
    colours = (0.22 * light * plaster)[..., None] * tint("#6d7796")
    part = (level - 0.075) / 0.085
    front = smoothstep(0, 0.05, part) * smoothstep(1, 0.95, part)
    cell = (canvas.x / 0.115) % 1 - 0.5
    boss = np.clip(1 - np.hypot((0.5 - np.abs(cell)) * 3.4, (part - 0.40) * 2.6), 0, 1) ** 0.6
    hang = part - 0.30 - 0.34 * (1 - 4 * cell**2)
    garland = bump(hang, 0.0, 0.07) * (0.7 + 0.3 * np.cos(canvas.x * 560))
    cords = bump(part, 0.07, 0.06) + bump(part, 0.94, 0.045) * 0.7
    leaf = bump(part, 0.80, 0.06) * (0.5 + 0.5 * np.cos(canvas.x * 440)) * 0.4
    swell = boss * 0.9 + garland * 0.7 + cords + leaf
    slope = np.gradient(blurred(swell, 0.8 * canvas.unit / 720), axis=0) * canvas.unit * 0.012
    relief = saturated(0.20 + 0.45 * swell - 0.9 * slope)
    gilt = (light * (0.06 + 1.1 * relief))[..., None] * tint("#c99a55")
    colours = over(colours, gilt, front)
    under = smoothstep(1.0, 1.05, part) * smoothstep(2.6, 1.0, part)
    return colours * (1 - 0.75 * under)[..., None]


def _row(canvas: Canvas, colours: Field, number: int, numbers: Numbers) -> tuple[Field, Field]:
    """One row: backs, squabs and arms in relief, lit by the pool and by what light is left."""
    top, tall = (size * numbers["size"] for size in _ROWS[number])
    top += numbers["y"]
    rise = 0.62 if numbers["heads"] else 0.34
    near = canvas.part(-1, top - rise * tall, 3, top + 1.25 * tall)
    area = near.within(canvas)
    wide = _WIDE * tall
    across = (near.x - numbers["x"] * ASPECT) / wide + 0.5
    seat = np.floor(across)
    a, b = across - seat - 0.5, (near.y - top) / tall
    opened = (number == _LIT) * numbers["down"] * (seat == 0)
    relief, cover, wood = _seat(a + 0 * b, b + 0 * a, np.broadcast_to(opened, (a + b).shape))
    chance = np.random.default_rng(150 + number).random(64)[seat.astype(int) % 64]
    bent = normals(relief, near.unit * tall * 0.16)
    overhead = np.clip(0.25 - 1.0 * bent[1] + 0.35 * bent[2], 0, 1.4)
    aside = np.clip(-0.75 * bent[0] - 0.25 * bent[1] + 0.30 * bent[2], 0, 1.2)
    pool = _pool(near, numbers) * (1.0 if number == _LIT else 0.50 if number < _LIT else 0.12)
    house = _house_light(near, numbers) * (0.30 + 0.10 * number) * (0.25 if number == 7 else 1)
    nap = 1 + 0.05 * smooth_noise(near, 1.2, 160 + number)
    warm = (overhead * pool * nap * (0.85 + 0.3 * chance))[..., None] * tint("#ffd6a2")
    cold = (aside * house * nap * (0.75 + 0.5 * chance))[..., None] * _colour(numbers)
    velvet = over(tint("#464c6c") + 0 * warm, tint("#54402c"), wood)
    drawn = tint("#04050a") + velvet * (warm * 1.25 + cold * 0.85)
    drawn = drawn * (1 - 0.72 * smoothstep(0.50, 1.05, b) * (1 - opened))[..., None]
    shade = 1 - 0.6 * (smoothstep(-0.15, 0.0, b) * (b < 1.2))[..., None]
    drawn = over(colours[area] * shade, drawn, saturated(cover))
    if numbers["heads"] and number < len(_ROWS) - 1 and tall * near.unit >= _SEEN:
        there = sitters_of(
            _row_of(number, numbers), numbers, 0 if number == _LIT else None, -0.1, 1.5
        )
        drawn, people = paint_people(near, drawn, _row_of(number, numbers), there, numbers)
        cover = np.maximum(cover, people)
    colours[area] = drawn
    covered = canvas.full()
    covered[area] = cover
    return colours, covered


def _row_of(number: int, numbers: Numbers) -> Row:
    down, tall = (size * numbers["size"] for size in _ROWS[number])
    return Row(number, numbers["y"] + down, tall, _WIDE * tall)


def stalls_seats(numbers: Numbers) -> Field:
    """Every pair of eyes in the stalls but those in the lit seat: x, y, size, brightness."""
    found: list[tuple[float, float, float, float]] = []
    for number in range(len(_ROWS) - 1):
        row = _row_of(number, numbers)
        for sitter in sitters_of(row, numbers, 0 if number == _LIT else None, -0.05, 1.75):
            shine = 0.0 if sitter.doing == "doze" else 0.35 + 0.35 * sitter.chance[4]
            found.append((*sitter.gaze, sitter.size * 7.8, shine))
    return np.asarray(found, np.float32)


def _seat(a: Field, b: Field, opened: Field) -> tuple[Field, Field, Field]:
    """Relief, cover and which part is wood, over one seat: `a` across it, `b` down from its top."""
    soft = 0.012
    arch = 0.085 * (1 - np.sqrt(np.clip(1 - (a / 0.45) ** 2, 0, 1)))
    back = smoothstep(0.455, 0.44, np.abs(a)) * smoothstep(-soft, soft, b - arch)
    pad = (1 - np.abs(a / 0.45) ** 3.5) * smoothstep(0.0, 0.12, b - arch)
    pins = np.minimum(np.abs(a), np.abs(np.abs(a) - 0.22))
    tufts = -0.14 * np.exp(-((pins / 0.035) ** 2) - ((b - 0.27) / 0.04) ** 2)
    relief = 0.8 * saturated(pad) + tufts
    squab = (b - np.where(opened > 0, 0.60, 0.50)) / np.where(opened > 0, 0.115, 0.42)
    tipped = smoothstep(0.0, 0.08, squab) * smoothstep(1.02, 0.96, squab)
    swell = np.sin(np.clip(squab, 0, 1) * np.pi) ** 0.5 * (1 - np.abs(a / 0.45) ** 5)
    relief = relief * (1 - tipped) + tipped * (0.75 + 0.5 * swell)
    arms = smoothstep(0.435, 0.45, np.abs(a)) * smoothstep(0.40, 0.42, b)
    relief = relief * (1 - arms) + arms * (1.1 + 0.2 * bump(b, 0.44, 0.05))
    below = smoothstep(0.74, 0.70, b) + (opened <= 0) + arms
    cover = np.maximum(back, arms) * smoothstep(1.22, 1.18, b) * saturated(below + 0.9)
    wood = saturated(arms + bump(b - arch, 0.010, 0.012) * (np.abs(a) < 0.45))
    return relief.astype(np.float32), cover.astype(np.float32), wood.astype(np.float32)
