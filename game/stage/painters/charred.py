"""What lies on the floor when the tapestry has burned: a grey drift, and what glows in it."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.painters.backstage import lamp_of
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, fall_off, filmic, saturated, smoothstep, tint

_FOOT = 0.905


def paint_ash_heap(canvas: Canvas, numbers: Numbers) -> Painting:
    """The grey drift of what fell, lying along the foot of the wall."""
    near = _place(canvas, numbers)
    depth = _drift(near, numbers)
    flakes = 0.0008 * smooth_noise(near, 1.8, 59) + 0.0026 * smooth_noise(near, 2.6, 69, across=2)
    down, across = np.gradient(depth + flakes)
    slope = np.clip(0.30 - (across * 0.9 + down * 0.5) * near.unit * 0.26, 0, 1)
    away = np.hypot(near.x - numbers["light_x"] * ASPECT, 0.7 * (near.y - numbers["light_y"]))
    light = fall_off(away, lamp_of(numbers, 0.12, 0.55, 1.2))
    colours = (slope * light)[..., None] * tint("#b39c88")
    colours = colours + (0.16 * slope * saturated(depth / 0.05))[..., None] * tint("#8f8f9c")
    return Painting(filmic(colours), near, smoothstep(0.0, 0.010, depth))


def paint_embers(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: what lies glowing in that drift: small, uneven, hottest in the middle."""
    near = _place(canvas, numbers)
    depth = np.clip(_drift(near, numbers) / 0.05, 0, 1)
    crumbs = 0.8 * smooth_noise(near, 1.7, 62, across=1.6) + 0.5 * smooth_noise(near, 0.9, 63)
    heat = smoothstep(0.9, 2.5, crumbs + 0.8 * depth) * depth**0.7
    hot = np.clip(heat - 0.5, 0, 1)
    colours = heat[..., None] * tint("#ff5a1c") + hot[..., None] * tint("#ffcf90")
    return Painting(saturated(colours), near)


def _place(canvas: Canvas, numbers: Numbers) -> Canvas:
    left = numbers["left"] * ASPECT
    return canvas.part(left - 0.06, 0.70, left + 1.02, 1.0)


def _drift(near: Canvas, numbers: Numbers) -> Field:
    """How deep the ash lies: heaped where most of the cloth came down, thin and ragged around."""
    ragged = smooth_noise(near, 3.2, 64, across=1.8)
    x = near.x - numbers["left"] * ASPECT
    deep = bump(x, 0.46, 0.27) + 0.6 * bump(x, 0.15, 0.14) + 0.45 * bump(x, 0.80, 0.13)
    tall = np.maximum(0.085 * saturated(deep) * (1 + 0.10 * ragged), 0.01)
    foot = _FOOT + 0.010 * smooth_noise(near, 3.0, 65, across=2.5)
    above = np.clip((foot - near.y) / tall, 0, 1)
    below = np.clip((near.y - foot) / (0.012 + 0.35 * tall), 0, 1)
    body = (1 - above**1.6) * (1 - below**1.5)
    return np.asarray(0.075 * saturated(deep) * body, np.float32)
