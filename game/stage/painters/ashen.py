"""The tapestry after the fire, while it still hangs: every thread in its place, in grey."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.painters.backstage import lamp_of
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.weaving import hanging, woven
from game.stage.shading import Stops, bump, fall_off, filmic, ramp, saturated, smoothstep, tint

_TALL = 0.672
_CELL = 0.0068
_ASH: Stops = (
    (0.0, "#0c0a0a"),
    (0.25, "#2b2725"),
    (0.5, "#625b56"),
    (0.75, "#a39a91"),
    (1.0, "#e6ded4"),
)


def ground_of(canvas: Canvas, numbers: Numbers) -> tuple[Canvas, Canvas]:
    """The part of the canvas where the cloth hangs, and the same in units of the cloth."""
    left = numbers["left"] * ASPECT
    near = canvas.part(left - 0.02, 0.06, left + WIDE * _TALL + 0.02, 0.90)
    unit = round(near.unit * _TALL)
    ground = Canvas(unit, near.left, near.top, near.width, near.height)
    ground.x, ground.y = (near.x - left) / _TALL, (near.y - numbers["y"]) / _TALL
    return near, ground


def paint_ash_cloth(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of the picture in ash, lit by the lamp and from below by what still burns.

    `burned` is how much of it is gone, from the hem up.
    """
    near, ground = ground_of(canvas, numbers)
    left = numbers["left"] * ASPECT
    sheet = Canvas(
        ground.unit,
        round(near.left - left * near.unit),
        round(near.top - numbers["y"] * near.unit),
        near.width,
        near.height,
    )
    flat = paint_cartoon(sheet).colours @ np.asarray((0.35, 0.5, 0.15), np.float32)
    pale = saturated(0.10 + 0.95 * flat**0.8)
    grey = np.repeat(pale[..., None], 3, axis=2)
    cloth = woven(grey, ground, (_CELL, _CELL * 0.64), 51)
    across, down = hanging(ground, WIDE, 55)
    away = np.hypot(near.x - numbers["light_x"] * ASPECT, near.y - numbers["light_y"])
    lamp = fall_off(away, lamp_of(numbers, 0.1, 0.42, 1.0))
    cold = 0.22 * np.exp(-(((near.x - 0.62) / 0.5) ** 2)) * smoothstep(0.95, 0.1, near.y)
    below = 0.55 * smoothstep(0.25, 1.0, ground.y) ** 2 * np.exp(-(((ground.x - 0.62) / 0.5) ** 2))
    fold = np.clip(1 + 1.5 * across, 0.15, 1.9)
    under = np.clip(1 - 1.1 * across + 0.8 * down, 0.1, 1.9)
    soot = 1 - 0.55 * smoothstep(0.3, 1.6, smooth_noise(near, 2.6, 63))
    ash = ramp(cloth.colours[..., 0], _ASH) * soot[..., None]
    light = (lamp * fold)[..., None] * np.asarray((1.0, 0.80, 0.60), np.float32)
    light = light + (cold * fold)[..., None] * tint("#c8ccd8")
    light = light + (below * under)[..., None] * tint("#ff8a4a")
    return Painting(filmic(ash * light * 1.6), near, saturated(_whole(near, ground, numbers)))


def paint_ash_fire(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: rows that still glow, one after another, and the hem that burns."""
    near, ground = ground_of(canvas, numbers)
    hem = _hem(near, ground, numbers)
    alive = saturated(0.5 + 0.6 * smooth_noise(near, 2.2, 57))
    crumbs = np.clip(0.6 + 0.45 * smooth_noise(near, 1.0, 58), 0.1, 1.6)
    line = 1.5 * bump(hem, 0.006, 0.008) * crumbs * (0.35 + alive)
    halo = 0.55 * np.exp(-np.abs(hem) / 0.06) * (0.3 + alive)
    runs = smooth_noise(near, 1.9, 66, across=7.0, down=0.45)
    row = np.abs((ground.y / (_CELL * 0.64) / 3) % 1 - 0.5)
    front = smoothstep(0.25, 1.0, ground.y + 0.10 * smooth_noise(near, 2.6, 67))
    thread = smoothstep(0.30, 0.16, row) * smoothstep(0.95, 2.0, runs + 1.2 * front - 0.5)
    inside = _whole(near, ground, numbers)
    heat = (0.75 * thread * crumbs + line) * inside + halo * smoothstep(-0.05, 0.0, hem) * _sides(
        ground, 0.03
    )
    colours = heat[..., None] * tint("#ff6a24")
    colours = colours + np.clip(heat - 0.5, 0, 1)[..., None] * tint("#ffd28a")
    return Painting(saturated(colours), near)


def _hem(near: Canvas, ground: Canvas, numbers: Numbers) -> Field:
    """How far above the burned hem each place is, in cloths."""
    ragged = 0.022 * smooth_noise(near, 2.2, 56) + 0.004 * smooth_noise(near, 1.2, 60)
    eaten = 0.13 * bump(ground.x, 0.98, 0.16) + 0.05 * bump(ground.x, 0.42, 0.10)
    gone = numbers["burned"] * (0.80 + 0.10 * np.sin(ground.x * 9 + 1))
    result: Field = 0.97 - gone - eaten * (1 - 0.6 * numbers["burned"]) + ragged - ground.y
    return result


def _whole(near: Canvas, ground: Canvas, numbers: Numbers) -> Field:
    """Where there is cloth: below the rail, above the hem, but for a few holes."""
    top = smoothstep(0, 0.004, ground.y - 0.011 * np.abs(np.sin(ground.x / WIDE * np.pi * 12)))
    holes = smoothstep(2.05, 2.0, smooth_noise(near, 2.5, 68) + 0.5 * ground.y)
    return (
        smoothstep(-0.002, 0.002, _hem(near, ground, numbers))
        * top
        * _sides(ground, 0.0025)
        * holes
    )


def _sides(ground: Canvas, soft: float) -> Field:
    """Between the cloth's left and right edges, which are so soft."""
    return smoothstep(-soft, soft, ground.x) * smoothstep(-soft, soft, WIDE - ground.x)
