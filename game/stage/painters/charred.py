"""What is left when the tapestry has burned: a strip on the rail, its edge black or glowing."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.painters.backstage import lamp_of
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.weaving import hanging, woven
from game.stage.shading import bump, fall_off, filmic, over, saturated, smoothstep, tint

_TALL = 0.672
_CELL = 0.0068


def paint_charred_cloth(canvas: Canvas, numbers: Numbers) -> Painting:
    """The strip that still hangs from the rail, blackened towards where it burned through."""
    near, ground, left = _place(canvas, numbers)
    unit, first = round(near.unit * _TALL), (near.left - left * near.unit)
    flat = paint_cartoon(
        Canvas(
            unit, round(first), round(near.top - numbers["y"] * near.unit), near.width, near.height
        )
    ).colours
    cloth = woven(flat, ground, (_CELL, _CELL * 0.64), 51)
    edge, fray = _burn(near, ground, cloth.column)
    across, _ = hanging(ground, WIDE, 55)
    away = np.hypot(near.x - numbers["light_x"] * ASPECT, near.y - numbers["light_y"])
    light = fall_off(away, lamp_of(numbers, 0.1, 0.34, 1.5)) * np.clip(1 + 1.4 * across, 0.2, 1.8)
    sooted = smoothstep(0.0, 0.16, edge) ** 1.5
    soot = over(tint("#0a0605") + 0 * cloth.colours, cloth.colours, 0.02 + 0.98 * sooted)
    scorch = bump(edge, 0.13, 0.07) * 0.5
    soot = over(soot, tint("#2b1206") + 0 * soot, scorch)
    colours = soot * light[..., None] * np.asarray((1.0, 0.74, 0.48), np.float32) * 1.7
    top = smoothstep(0, 0.004, ground.y - 0.011 * np.abs(np.sin(ground.x / WIDE * np.pi * 12)))
    sides = smoothstep(0.0, 0.005, ground.x) * smoothstep(0.0, 0.005, WIDE - ground.x)
    cover = np.maximum(smoothstep(-0.002, 0.002, edge), fray) * top * sides
    return Painting(filmic(colours), near, saturated(cover))


def paint_embers(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: the edge where it still burns, and what lies glowing on the floor."""
    near, ground, _ = _place(canvas, numbers)
    column = np.floor(ground.x / _CELL)
    edge, fray = _burn(near, ground, column)
    alive = saturated(0.55 + 0.75 * smooth_noise(near, 2.0, 57) + 0.1 * np.sin(near.x * 40))
    crumbs = 0.55 + 0.45 * smooth_noise(near, 1.0, 58)
    line = bump(edge, 0.001, 0.0056) * alive**1.6 * np.clip(crumbs, 0.1, 1.5) * 1.2
    halo = 0.30 * np.exp(-np.abs(edge) / 0.024) * alive**2
    tips = fray * bump(edge, -0.045, 0.03) * alive**3 * 0.7
    inside = smoothstep(0.0, 0.006, ground.x) * smoothstep(0.0, 0.006, WIDE - ground.x)
    heat = (line + halo + tips) * inside
    heap = _heap(near)
    colours = heat[..., None] * tint("#ff6a24") + (np.clip(heat - 0.45, 0, 1))[..., None] * tint(
        "#ffd28a"
    )
    colours = (
        colours
        + heap[..., None] * tint("#ff5a1c")
        + np.clip(heap - 0.5, 0, 1)[..., None] * tint("#ffcf90")
    )
    return Painting(saturated(colours), near)


def paint_ash_heap(canvas: Canvas, numbers: Numbers) -> Painting:
    """The grey drift of what fell, lying along the foot of the wall."""
    near, _, _ = _place(canvas, numbers)
    depth = _drift(near)
    down, across = np.gradient(depth + 0.0011 * smooth_noise(near, 1.7, 59))
    slope = np.clip(0.30 - (across * 0.9 + down * 0.5) * near.unit * 0.55, 0, 1)
    away = np.hypot(near.x - numbers["light_x"] * ASPECT, 0.7 * (near.y - numbers["light_y"]))
    light = fall_off(away, lamp_of(numbers, 0.12, 0.5, 1.2))
    colours = (slope * light)[..., None] * tint("#9a7d66")
    return Painting(filmic(colours), near, smoothstep(0.0, 0.011, depth))


def _place(canvas: Canvas, numbers: Numbers) -> tuple[Canvas, Canvas, float]:
    """The canvas, the same in units of the cloth that was, and where the cloth's left edge is."""
    left = numbers["left"] * ASPECT
    canvas = canvas.part(left - 0.02, 0.06, left + WIDE * _TALL + 0.02, 0.97)
    ground = Canvas(
        round(canvas.unit * _TALL), canvas.left, canvas.top, canvas.width, canvas.height
    )
    ground.x, ground.y = (canvas.x - left) / _TALL, (canvas.y - numbers["y"]) / _TALL
    return canvas, ground, left


def _burn(near: Canvas, ground: Canvas, column: Field) -> tuple[Field, Field]:
    """How far above the burned edge each place is, in cloths, and the warps that hang below it."""
    tongues = 0.30 - 0.17 * bump(ground.x, 0.62, 0.24) + 0.20 * bump(ground.x, 0.10, 0.09)
    tongues = tongues + 0.16 * bump(ground.x, 1.02, 0.07) - 0.06 * bump(ground.x, 0.32, 0.06)
    ragged = 0.030 * smooth_noise(near, 2.3, 56) + 0.004 * smooth_noise(near, 1.2, 60)
    edge = tongues + ragged - ground.y
    chance = np.random.default_rng(61).random(512)[column.astype(int) % 512]
    part = ground.x / _CELL * 1.1 + 0.3 * np.sin(ground.y * 37)
    thread = smoothstep(0.30, 0.15, np.abs(part % 1 - 0.5)) * (chance > 0.62)
    return edge, thread * smoothstep(-0.16 * chance, -0.16 * chance + 0.01, edge) * (edge < 0)


def _drift(near: Canvas) -> Field:
    """How deep the ash lies: heaped where most of the cloth came down, thin and ragged around."""
    ragged = smooth_noise(near, 2.4, 64, across=1.8)
    deep = (
        bump(near.x, 0.62, 0.21) + 0.55 * bump(near.x, 0.33, 0.12) + 0.3 * bump(near.x, 0.92, 0.08)
    )
    thick = 0.030 * (0.45 + 0.55 * saturated(deep))
    slope = bump(near.y - 0.004 * ragged, 0.893, thick)
    result: Field = np.clip(0.042 * deep * slope * (1 + 0.22 * ragged) - 0.006, 0, 1)
    return result


def _heap(near: Canvas) -> Field:
    """Embers among the ash: small, uneven, hottest in the middle."""
    depth = np.clip(_drift(near) / 0.04, 0, 1)
    crumbs = 0.8 * smooth_noise(near, 1.7, 62, across=1.6) + 0.5 * smooth_noise(near, 0.9, 63)
    result: Field = smoothstep(0.9, 2.5, crumbs + 1.0 * depth) * depth**0.7
    return result
