"""Behind the woven face: two closed lids from within, a red dark, lashes, a glow beyond."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint

_EYES = ((0.225, 0.455), (0.685, 0.455))
"""Where the two lids are, in heights; between them is the bridge of the nose."""
_HALF, _DEEP, _HIGH = 0.205, 0.088, 0.135
"""Half a lid's width, how deep its lashes' line hangs, how high its fold arches."""


def paint_wool_face(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of it by a lamp that somebody holds outside, close."""
    glow = np.exp(-(((canvas.x - 0.47) / 0.40) ** 2) - ((canvas.y - 0.42) / 0.27) ** 2)
    colours = _skin(canvas, glow)
    for x, y in _EYES:
        colours = _lid(canvas, colours, x, y, glow)
    return Painting(filmic(darker_right(canvas, colours, 1.2)), canvas)


def _skin(canvas: Canvas, glow: Field) -> Field:
    """The inside of a brow, a nose, two cheeks, in yarn that runs round the eyes."""
    bend = np.zeros_like(glow)
    for x, y in _EYES:
        away = np.hypot((canvas.x - x) / 1.25, canvas.y - y)
        bend = bend + 0.55 * np.exp(-((away / 0.26) ** 2)) * (canvas.y - y) / 0.1
    rows = laid(canvas.y / 0.0135 + bend + 0.4 * np.sin(canvas.x * 6.8 - 1.6), canvas.x * 32)
    nose = np.exp(-(((canvas.x - 0.455) / 0.075) ** 2)) * smoothstep(0.16, 0.5, canvas.y)
    shade = 0.016 + 0.36 * glow * (1 - 0.72 * nose)
    skin = over(tint("#1c0707") + 0 * rows[..., None], tint("#8c2a1e"), saturated(glow))
    return skin * (rows * shade * 1.5)[..., None]


def _edges(u: Field | float, y: float) -> tuple[Field, Field]:
    """Where a lid's fold and its line of lashes run, for a place across it, -1 to 1."""
    round_off = np.clip(1 - np.asarray(u, np.float32) ** 2, 0, 1)
    return y - _HIGH * round_off**0.75, y + _DEEP * round_off**0.8


def _lid(canvas: Canvas, colours: Field, x: float, y: float, glow: Field) -> Field:
    """Thin red skin, lit from outside; light between the lashes."""
    near = canvas.part(x - 0.30, y - 0.28, x + 0.30, y + 0.33)
    area = near.within(canvas)
    u = (near.x - x) / _HALF + 0 * near.y
    fold, seam = _edges(u, y)
    part = (near.y - fold) / np.maximum(seam - fold, 0.01)
    inside = smoothstep(-0.03, 0.03, part) * smoothstep(1.0, 0.985, part) * (np.abs(u) < 1)
    rows = laid(part * 17 + 0.15 * np.sin(u * 9), u * 9)
    round_lit = 0.35 + 0.65 * np.clip(1 - u**2, 0, 1) * saturated(0.35 + 0.75 * part)
    through = glow[area] * round_lit
    ball = np.sqrt(np.clip(1 - (0.82 * u) ** 2 - (1.5 * (part - 0.62)) ** 2, 0, 1))
    through = through * (0.45 + 0.75 * ball)
    skin = over(tint("#5c120c") + 0 * rows[..., None], tint("#ff6a34"), saturated(through * 1.05))
    shown = skin * (rows * (0.03 + 0.78 * through**1.2))[..., None]
    shown = shown * (1 - 0.62 * _veins(near))[..., None]
    drawn = over(colours[area], shown, inside)
    crease = bump(part, 0.0, 0.045) + 0.5 * bump(part, -0.13, 0.03)
    drawn = drawn * (1 - 0.75 * crease * (np.abs(u) < 1.02))[..., None]
    wide = np.clip(1 - np.abs(u), 0, 1) ** 0.5
    slit = bump(near.y, seam, 0.0045) * wide
    leak = np.exp(-np.clip(near.y - seam, 0, 9) / 0.035) * (near.y > seam) * wide * 0.30
    drawn = drawn + ((1.5 * slit + leak) * (0.25 + 0.75 * glow[area]))[..., None] * tint("#ffae6a")
    colours[area] = over(drawn, tint("#070202") + 0 * drawn, mask(near, _lashes(x, y)))
    return colours


def _veins(near: Canvas) -> Field:
    """Threads of blood in the lid, dark against the light: two sizes of them, crooked."""
    found = np.zeros_like(near.x + near.y)
    for cycles, seed, thick in ((9.0, 316, 0.055), (19.0, 317, 0.045)):
        warp = 0.6 * smooth_noise(near, 2.6, seed + 2)
        level = np.abs(band_noise(near, cycles, seed, spread=0.7) + warp)
        strong = saturated(0.5 + 0.7 * smooth_noise(near, 2.2, seed + 4))
        found = np.maximum(found, np.exp(-((level / thick) ** 2)) * strong)
    return found


def _lashes(x: float, y: float) -> list[Outline]:
    """Each grows out of the line, hangs, and turns up at its end; the outer ones are longer."""
    found: list[Outline] = []
    random = np.random.default_rng(314)
    for part in np.linspace(-0.94, 0.94, 25).tolist():
        _, foot = _edges(part, y)
        root = (x + part * _HALF, float(foot) - 0.004)
        long = 0.060 + 0.035 * abs(part) + float(random.uniform(-0.012, 0.012))
        aside = part * 0.055 + float(random.uniform(-0.006, 0.006))
        path = [
            root,
            (root[0] + 0.35 * aside, root[1] + 0.62 * long),
            (root[0] + aside, root[1] + 0.92 * long),
            (root[0] + 1.45 * aside, root[1] + 0.98 * long),
        ]
        line = curve(path, 6, closed=False)
        found.append(ribbon(line, [float(w) for w in np.linspace(0.0075, 0.0012, len(line))]))
    return found
