"""Backstage by one lamp: brick and boards, the rail that the cloth hangs from, its fringe."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import box, ellipse, mask
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import (
    Source,
    bump,
    fall_off,
    filmic,
    normals,
    over,
    saturated,
    shone_upon,
    smoothstep,
    tint,
)

FLOOR = 0.845
"""Where the boards begin, in heights."""
LAMPLIGHT = (1.0, 0.66, 0.34)


def lamp_of(numbers: Numbers, depth: float, reach: float, strength: float = 1.0) -> Source:
    """The lamp that a painting's numbers speak of, hanging so far before what it shines on."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    return Source(x, y, depth, LAMPLIGHT, reach, strength * numbers["light"])


def paint_backstage(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brick wall and a floor of boards, lit from a lamp at `light_x`, `light_y`.

    `shade` is how dark a cloth's shadow lies on the wall.
    """
    colours = _wall(canvas, numbers)
    shadow = mask(canvas, [box(0.16, 0.10, 1.06, 0.80)])
    shadow = blurred(shadow, 13 * canvas.unit / 720) * numbers["shade"]
    colours = colours * (1 - 0.88 * shadow)[..., None]
    boards = _boards(canvas, numbers) * (1 - 0.5 * _under(canvas) * numbers["shade"])[..., None]
    colours = over(colours, boards, smoothstep(-0.001, 0.001, canvas.y - FLOOR) + 0 * canvas.x)
    skirting = smoothstep(0.030, 0.028, np.abs(canvas.y - FLOOR + 0.031))
    edge = bump(canvas.y, FLOOR - 0.058, 0.003) * fall_off(
        _away(canvas, numbers), lamp_of(numbers, 0.1, 0.3)
    )
    wood = (
        tint("#140b07")
        * (0.4 + 1.2 * fall_off(_away(canvas, numbers), lamp_of(numbers, 0.1, 0.4)))[..., None]
    )
    colours = over(
        colours, wood + (0.5 * edge)[..., None] * tint("#ffb266"), skirting + 0 * canvas.x
    )
    return Painting(filmic(colours * (1 - 0.7 * bump(canvas.y, FLOOR, 0.012))[..., None]), canvas)


def _away(canvas: Canvas, numbers: Numbers) -> Field:
    return np.hypot(canvas.x - numbers["light_x"] * ASPECT, canvas.y - numbers["light_y"])


def _under(canvas: Canvas) -> Field:
    away = np.exp(-np.clip(canvas.y - FLOOR, 0, 9) / 0.05)
    result: Field = away * np.exp(-(((canvas.x - 0.62) / 0.5) ** 4))
    return result


def bricks(canvas: Canvas, wide: float, tall: float, seed: int) -> tuple[Field, Field]:
    """Courses of worn brick: their relief, and their tone from 0 to 1."""
    waver = 0.035 * smooth_noise(canvas, 2.4, seed + 1)
    course = canvas.y / tall + waver
    along = canvas.x / wide + 0.5 * (np.floor(course) % 2) + waver
    across, down = along % 1, course % 1
    joint = np.minimum(np.minimum(across, 1 - across) * wide / tall, np.minimum(down, 1 - down))
    chance = np.random.default_rng(seed).random((128, 128, 2), dtype=np.float32)
    number = chance[np.floor(course).astype(int) % 128, np.floor(along).astype(int) % 128]
    rough = smooth_noise(canvas, 1.6, seed + 2)
    worn = joint + 0.035 * rough + 0.06 * (number[..., 1] - 0.5)
    relief = smoothstep(0.04, 0.17, worn) * (0.75 + 0.45 * number[..., 0]) + 0.07 * rough
    return relief, number[..., 1]


def _wall(canvas: Canvas, numbers: Numbers) -> Field:
    relief, tone = bricks(canvas, 0.094, 0.0345, 31)
    light = shone_upon(
        canvas,
        normals(blurred(relief, 0.7 * canvas.unit / 720), 2.8 * canvas.unit / 720),
        lamp_of(numbers, 0.10, 0.25, 1.65),
    )
    soot = 1 + 0.22 * smooth_noise(canvas, 2.8, 35)
    clay = over(tint("#57241a") + 0 * relief[..., None], tint("#7d4630"), tone)
    clay = over(clay, tint("#3a2a25") + 0 * clay, smoothstep(0.45, 0.2, relief))
    colours = clay * soot[..., None] * (light[..., None] * np.asarray(LAMPLIGHT, np.float32) * 2.2)
    remnant = 0.022 * np.exp(-((canvas.x - 0.6) ** 2) / 0.9)
    return colours + clay * remnant[..., None]


def _boards(canvas: Canvas, numbers: Numbers) -> Field:
    """Boards that run away from us, with the lamp's pool on them."""
    near = np.maximum(canvas.y - 0.46, 0.05)
    board = (canvas.x - 0.62) / near / 0.17
    number = np.floor(board).astype(int)
    part = board - number
    tone = np.random.default_rng(36).random(256).astype(np.float32)[number % 256]
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.7, 37, across=0.3, down=5.0)
    grain = sampled(tile, board * 40 + tone * 200, 150 / near + tone * 90)
    seam = smoothstep(0.035, 0.0, np.minimum(part, 1 - part))
    wood = (0.62 + 0.5 * (tone - 0.5) + 0.13 * grain) * (1 - 0.85 * seam)
    x, y = numbers["light_x"] * ASPECT, FLOOR + 0.05
    pool = np.exp(-((((canvas.x - x - 0.18) / 0.56) ** 2 + ((canvas.y - y) / 0.13) ** 2) ** 0.75))
    colours = (wood * (0.010 + 0.62 * pool * numbers["light"]))[..., None]
    result: Field = colours * np.asarray((1.0, 0.60, 0.32), np.float32) * tint("#b98a66")
    return result


def paint_rail(canvas: Canvas, numbers: Numbers) -> Painting:
    """A wooden rail with turned ends, and the rings on it.

    `left`, `right` and `y` place it, in parts of the picture; `char` is how far it has burned.
    """
    left, right, y = numbers["left"] * ASPECT, numbers["right"] * ASPECT, numbers["y"]
    near = canvas.part(left - 0.06, y - 0.05, right + 0.06, y + 0.05)
    half = 0.0105
    pole = mask(near, [box(left, y - half, right, y + half)])
    knobs = mask(
        near, [ellipse((left - 0.012, y), 0.020, 0.019), ellipse((right + 0.012, y), 0.020, 0.019)]
    )
    rings = near.full()
    for number in range(13):
        x = left + 0.028 + (right - left - 0.056) * number / 12
        path = ellipse((x, y + 0.006), 0.0085, 0.0215, 24)
        inner = ellipse((x, y + 0.006), 0.0055, 0.0180, 24)
        rings = np.maximum(rings, mask(near, [path], [inner]))
    side = np.clip((near.y - y) / half, -1, 1)
    grain = smooth_noise(near, 1.7, 38, across=8.0, down=0.6)
    away = fall_off(_away(near, numbers), lamp_of(numbers, 0.1, 0.36, 1.5))
    round_light = np.clip(0.45 - 0.75 * side, 0.06, 1) * np.sqrt(np.clip(1.02 - side**2, 0, 1))
    wood = (round_light * (1 + 0.16 * grain) * away)[..., None] * tint("#c07f45") * 1.3
    ball = np.clip(0.9 - np.hypot(near.x - left + 0.02, near.y - y + 0.008) / 0.035, 0.05, 1)
    brass = (ball**2 * away * 0.8)[..., None] * tint("#d8a24c")
    ring = (away * (0.25 + 0.9 * bump(near.y, y - 0.012, 0.01)))[..., None] * tint("#8d6a38")
    colours = over(over(over(near.colours(), wood, pole), brass, knobs), ring + 0 * wood, rings)
    colours = colours * (1 - 0.85 * numbers["char"])
    return Painting(filmic(colours * 1.3), near, saturated(pole + knobs + rings))


def paint_fringe(canvas: Canvas, numbers: Numbers) -> Painting:
    """A row of twisted tassels below a hem: `left` to `right` at `y`, in parts of the picture."""
    left, right, y = numbers["left"] * ASPECT, numbers["right"] * ASPECT, numbers["y"]
    near = canvas.part(left, y - 0.005, right, y + 0.06)
    part = (near.x + 0.0014 * np.sin(near.y * 190 + near.x * 70)) / 0.0058
    number = np.floor(part).astype(int) % 512
    chance = np.random.default_rng(39).random((512, 2), dtype=np.float32)[number]
    aside = np.abs(part % 1 - 0.5)
    hem = 0.005 * np.sin((near.x - left) * 29) + 0.002 * np.sin((near.x - left) * 70)
    down = near.y - y - hem
    length = 0.029 + 0.012 * chance[..., 0]
    cover = smoothstep(0.42, 0.30, aside + 0.1 * down / length) * (down > -0.004)
    cover = cover * smoothstep(length, length - 0.004, down)
    twist = 0.7 + 0.3 * np.sin(down * 900 + part * 6.3)
    light = fall_off(_away(near, numbers), lamp_of(numbers, 0.12, 0.42, 1.5)) * (
        1 - 0.4 * down / 0.04
    )
    wool = over(tint("#5e3418") + 0 * near.colours(), tint("#b07a3a"), chance[..., 1])
    colours = wool * (light * twist * (1 - 1.5 * aside**2))[..., None]
    return Painting(filmic(colours * 1.1), near, saturated(cover))
