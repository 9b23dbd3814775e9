"""On the woven moon: fleece to where it curves, four blacks above, and the rest of the cloth."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import ellipse, mask
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.shards import nearest_cells
from game.stage.painters.strands import laid
from game.stage.painters.weaving import hanging, woven
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import bump, filmic, normals, over, rim, saturated, smoothstep, tint

_CREST, _BEND = 0.655, 1.15
"""How high the moon's edge is seen, and the radius of its curve, in heights."""
_MIDDLE = 0.36
_CLOTH = (0.555, 0.135, 0.235)
"""Where the small cloth hangs: left, top and height, in heights of the picture."""
_HUNG = (
    ("river", (0.68, 0.735), 0.42),
    ("bird", (0.235, 0.25), 0.25),
    ("key", (1.12, 0.25), 0.25),
    ("house", (0.655, 0.42), 0.30),
    ("stairs", (1.10, 0.60), 0.22),
)


def paint_wool_moon(canvas: Canvas, numbers: Numbers) -> Painting:
    """White underfoot; far down, small, hangs the rest of it, with one room lit.

    `bite` says whether the moon was left short, on the left.
    """
    colours = _sky(canvas)
    colours = _cloth(canvas, colours)
    colours = _fleece(canvas, colours, numbers["bite"])
    return Painting(filmic(darker_right(canvas, colours, 1.2)), canvas)


def _sky(canvas: Canvas) -> Field:
    """Four blacks of yarn and a thumbprint."""
    rows = laid(canvas.y / 0.0105 + 0.5 * np.sin(canvas.x * 2.6), canvas.x * 46)
    blot = smooth_noise(canvas, 3.0, 291)
    tone = np.digitize(blot, (-0.7, 0.1, 0.8)).astype(np.float32) / 3
    glow = np.exp(-np.hypot(canvas.x - 0.72, canvas.y - 0.25) / 0.32)
    print_at = np.hypot((canvas.x - 0.20) * 1.3, canvas.y - 0.24)
    whorl = 0.5 + 0.5 * np.sin(print_at * 330 + 2 * np.sin(canvas.x * 40))
    thumb = smoothstep(0.085, 0.06, print_at) * whorl
    shade = rows * (0.05 + 0.07 * tone + 0.16 * glow + 0.05 * thumb)
    night = over(tint("#1a1d30") + 0 * rows[..., None], tint("#3c4468"), saturated(tone))
    result: Field = night * shade[..., None]
    return result


def _cloth(canvas: Canvas, colours: Field) -> Field:
    """The rest of the cloth: it hangs by two threads, and one room in it is lit."""
    left, top, tall = _CLOTH
    near = canvas.part(left - 0.06, -0.1, left + WIDE * tall + 0.06, top + tall + 0.06)
    area = near.within(canvas)
    unit = max(24, round(near.unit * tall))
    ground = Canvas(unit, near.left, near.top, near.width, near.height)
    bow = 0.012 * np.sin((near.x - left) / tall * 4.5)
    ground.x, ground.y = (near.x - left) / tall + 0 * near.y, (near.y - top - bow) / tall
    sheet = Canvas(
        unit,
        round(near.left - left * near.unit),
        round(near.top - top * near.unit),
        near.width,
        near.height,
    )
    flat = paint_cartoon(sheet, _HUNG).colours
    cloth = woven(flat, ground, (0.017, 0.011), 51).colours
    across, _ = hanging(ground, WIDE, 55)
    light = np.clip(0.42 + 0.5 * across, 0.06, 1.1) * (1.1 - 0.35 * ground.x / WIDE)
    window = np.exp(-np.hypot(ground.x - 0.655, (ground.y - 0.40) * 1.2) / 0.06)
    shown = cloth * light[..., None] * 1.5 + (1.5 * window**1.6)[..., None] * tint("#ffbf66")
    soft = 0.006
    cover = smoothstep(-soft, soft, ground.x) * smoothstep(-soft, soft, WIDE - ground.x)
    cover = cover * smoothstep(-soft, soft, ground.y) * smoothstep(-soft, soft, 1 - ground.y)
    threads = [bump(near.x, left + part * WIDE * tall, 0.0012) for part in (0.04, 0.96)]
    thread = np.maximum(*threads) * (near.y < top + 0.01)
    halo = np.exp(-np.hypot(ground.x - WIDE / 2, ground.y - 0.5) / 0.55) * 0.10
    below = colours[area] + halo[..., None] * tint("#8f9ac8")
    below = below + (0.16 * thread)[..., None] * tint("#cfc4a8")
    colours[area] = over(below, shown, cover)
    return colours


def _fleece(canvas: Canvas, colours: Field, bite: float) -> Field:
    """Locks of undyed wool, each curled round itself, large near us and fine at the edge."""
    ridge = _CREST + _BEND - np.sqrt(np.clip(_BEND**2 - (canvas.x - _MIDDLE) ** 2, 0.01, None))
    down = canvas.y - ridge
    away = 0.55 / (np.maximum(down, 0.0) + 0.055)
    waver = 0.25 * smooth_noise(canvas, 3.0, 292)
    across, ahead = (canvas.x - _MIDDLE) * away * 5.2 + waver, away * 2.6 + waver
    first, _, number, toward = nearest_cells(across, ahead, 7)
    chance = np.random.default_rng(293).random((4096, 3), dtype=np.float32)[number]
    dome = np.sqrt(np.clip(1 - (first / 0.80) ** 2, 0, 1))
    curl = 0.5 + 0.5 * np.sin(first * 21 + toward * 2.8 + chance[..., 0] * 6.28)
    hair = smooth_noise(canvas, 1.7, 294, across=0.6)
    height = dome * (1 + 0.16 * curl) + 0.04 * hair * saturated(down / 0.15)
    fine = saturated(down / 0.10)
    normal = normals(height * (0.12 + 0.5 * fine), 2.6 * canvas.unit / 720)
    facing = np.clip(0.62 * normal[0] - 0.55 * normal[1] + 0.42 * normal[2], 0, 1)
    low = (0.45 + 0.55 * dome) * (0.72 + 0.28 * curl)
    reach = np.exp(-(((canvas.x - 0.52) / 0.62) ** 2))
    lit = (0.16 + 0.95 * facing) * low * (0.80 + 0.30 * chance[..., 1]) * reach
    lit = lit * (0.30 + 0.70 * np.exp(-np.clip(down, 0, 9) / 0.16))
    wool = over(tint("#8f8aa0") + 0 * lit[..., None], tint("#fff2d6"), saturated(lit * 1.3))
    edge = bump(down, 0.004, 0.010) * reach
    ground = wool * (lit * 1.2)[..., None] + (0.55 * edge)[..., None] * tint("#fff0d8")
    colours = over(colours, ground, smoothstep(-0.003, 0.003, down))
    return _bitten(canvas, colours, bite)


def _bitten(canvas: Canvas, colours: Field, bite: float) -> Field:
    """To the left there is no more: a round gap, its edge bound off in bone."""
    near = canvas.part(-0.1, 0.55, 0.5, 1.1)
    area = near.within(canvas)
    gap = mask(near, [ellipse((0.03, 0.90), 0.235, 0.235, 60)])
    lip = rim(1 - gap, (-0.7, 0.6), near.unit / 720, 0.4) * (1 - gap)
    shown = over(colours[area], tint("#040407") + 0 * colours[area], gap)
    shown = shown + (0.25 * lip)[..., None] * tint("#e6d8b8")
    colours[area] = over(colours[area], shown, np.full_like(gap, bite))
    return colours
