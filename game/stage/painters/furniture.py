"""What stands in the bedroom: the lamp, the night table, two books, the bed."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise, blurred, sampled, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.bedroom import LAMP, lamp_light
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import GOLD, bump, filmic, over, ramp, saturated, smoothstep, tint

TABLE_BACK, TABLE_FRONT, TABLE_END = 0.665, 0.905, 1.065


def paint_table_lamp(canvas: Canvas, numbers: Numbers) -> Painting:
    """The one lamp: a pleated shade lit from within, a brass stem."""
    x, lamp = LAMP[0], numbers["lamp"]
    near = canvas.part(-1, 0, x + 0.24, 0.80)
    part = (near.y - 0.035) / 0.255
    half = 0.082 + 0.082 * part
    across = (near.x - x) / half
    inside = (
        smoothstep(0.0, 0.02, part)
        * smoothstep(1.0, 0.985, part)
        * smoothstep(1.0, 0.985, np.abs(across))
    )
    pleats = 0.5 + 0.5 * np.cos(np.arcsin(np.clip(across, -1, 1)) * 46)
    bulb = np.exp(-((across / 0.62) ** 2) - ((part - 0.60) / 0.36) ** 2)
    value = (0.10 + 0.66 * bulb) * (0.80 + 0.20 * pleats) * (1 - 0.4 * np.abs(across) ** 3)
    weave = 1 + 0.03 * smooth_noise(near, 0.8, 46)
    trim = bump(part, 0.985, 0.018) + bump(part, 0.015, 0.018)
    stops = (
        (0.0, "#0d0806"),
        (0.25, "#46260f"),
        (0.5, "#945a2a"),
        (0.75, "#d99a58"),
        (1.0, "#ffe2b4"),
    )
    shade = ramp(value * weave * lamp * (1 - 0.55 * saturated(trim)) + 0.02, stops)
    stem, relief = _stem(near, x)
    lit = saturated(0.62 - 0.2 * relief) * np.exp(-np.clip(near.y - 0.28, 0, 9) * 2.2) * lamp
    spilled = np.exp(-(((near.y - 0.735) / 0.045) ** 2)) * bump(relief, -0.15, 0.55)
    brass = ramp(
        0.05
        + 0.42 * lamp * spilled
        + 0.55 * lit * (0.16 + 0.84 * bump(relief, -0.1, 0.3) + 0.5 * bump(relief, 0.72, 0.12)),
        GOLD,
    )
    colours = over(brass, shade, inside)
    return Painting(colours, near, np.maximum(inside, stem))


def _stem(near: Canvas, x: float) -> tuple[Field, Field]:
    """Cover of the lamp's turned foot, and where across it each place lies, -1 to 1."""
    profile = np.interp(
        near.y[:, 0],
        [0.28, 0.33, 0.345, 0.38, 0.48, 0.56, 0.62, 0.655, 0.675, 0.70, 0.725, 0.74],
        [0.007, 0.007, 0.018, 0.008, 0.010, 0.024, 0.030, 0.014, 0.012, 0.034, 0.068, 0.072],
    )[:, None].astype(np.float32)
    across = (near.x - x) / profile
    tall = smoothstep(0.285, 0.29, near.y) * smoothstep(
        0.752, 0.746, near.y - 0.010 * (1 - np.clip(across, -1, 1) ** 2)
    )
    return smoothstep(1.05, 0.92, np.abs(across)) * tall, across


def paint_night_table(canvas: Canvas, numbers: Numbers) -> Painting:
    """The table's polished top in perspective, its front and the knob of its drawer."""
    near = canvas.part(-1, TABLE_BACK - 0.02, TABLE_END + 0.1, 2)
    depth = np.clip((near.y - TABLE_BACK) / (TABLE_FRONT - TABLE_BACK), 0, 1.3)
    end = TABLE_END - 0.07 * (1 - depth)
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.7, 47, across=6.0, down=0.5)
    rows = 1 / (1.45 - depth) * 60
    grain = sampled(tile, near.x * 70 + rows * 0.3, rows * 3.4)
    rings = sampled(tile, near.x * 22 + 9, rows * 1.1 + 70)
    value = 0.27 + 0.04 * grain + 0.05 * rings
    light = lamp_light(near, 0.55) * numbers["lamp"]
    sheen = (
        np.exp(-(((near.x - 0.24) / 0.30) ** 2))
        * (0.25 + 0.75 * smoothstep(0, 0.9, depth))
        * numbers["lamp"]
    )
    window = np.exp(-(((near.x - 0.76) / 0.17) ** 2)) * (0.5 + 0.5 * depth)
    colours = (value * (0.07 + 1.5 * light + 0.35 * light**0.4))[..., None] * np.asarray(
        (1.0, 0.52, 0.26), np.float32
    )
    colours = colours + ((0.35 + value) * window * (0.10 + 0.3 * numbers["dawn"]))[
        ..., None
    ] * tint("#7f9bd0")
    colours = colours + ((0.4 + 1.4 * value) * sheen * 0.10)[..., None] * tint("#ffae62")
    colours = _front(near, colours, light, grain, numbers)
    edge = smoothstep(0.0045, 0.0, np.abs(near.y - TABLE_FRONT))
    colours = colours + (edge * (0.04 + 0.85 * light))[..., None] * tint("#f0a55e")
    soft = 0.8 * near.pixel
    top = smoothstep(-soft, soft, near.y - TABLE_BACK) * smoothstep(-soft, soft, end - near.x)
    return Painting(filmic(colours * 1.3), near, top)


def _front(near: Canvas, colours: Field, light: Field, grain: Field, numbers: Numbers) -> Field:
    """The side that faces us: dark, with the line of a drawer and a brass knob."""
    front = smoothstep(-0.001, 0.001, near.y - TABLE_FRONT - 0.004)
    below = near.y - TABLE_FRONT
    shade = np.exp(-below / 0.05) * 0.5 + 0.35
    wood = ((0.20 + 0.03 * grain) * (0.03 + 0.5 * light) * shade)[..., None] * np.asarray(
        (1.0, 0.5, 0.27), np.float32
    )
    line = smoothstep(0.003, 0.0, np.abs(below - 0.026)) + smoothstep(
        0.003, 0.0, np.abs(near.x - 0.87)
    ) * (below > 0.026)
    wood = wood * (1 - 0.8 * saturated(line))[..., None]
    knob = np.hypot(near.x - 0.46, near.y - 0.968) / 0.017
    ball = smoothstep(1.0, 0.92, knob)
    spark = np.exp(-(((near.x - 0.454) / 0.005) ** 2) - ((near.y - 0.961) / 0.005) ** 2)
    brass = ramp((0.12 + 0.22 * (1 - knob) + 0.7 * spark) * numbers["lamp"], GOLD)
    return over(over(colours, wood, front), brass, ball)


def paint_bed(canvas: Canvas, numbers: Numbers) -> Painting:
    """The bed's edge in the lower right: linen that has been slept in, nearly dark."""
    near = canvas.part(0.98, 0.6, 3, 2)
    outline: Outline = [
        (1.0, 1.2),
        (1.015, 0.965),
        (1.06, 0.905),
        (1.16, 0.872),
        (1.30, 0.846),
        (1.44, 0.800),
        (1.56, 0.772),
        (1.70, 0.764),
        (1.95, 0.75),
        (2.0, 1.2),
    ]
    cover = mask(near, [curve(outline, 8)])
    relief = creases(near, 48, (0.98, 1.75), (0.76, 1.02)) + 0.05 * blurred(
        cover, 22 * near.unit / 720
    )
    down, across = np.gradient(relief)
    slope = near.unit * 0.9
    from_lamp = np.clip(0.10 - across * slope * 0.9 - down * slope * 0.35, 0, 1)
    from_window = np.clip(0.08 - down * slope, 0, 1)
    warm = np.exp(-np.clip(near.x - 1.02, 0, 9) / 0.16) * numbers["lamp"]
    far = np.exp(-np.clip(near.x - 1.05, 0, 9) / 0.30)
    colours = (from_lamp * warm * 0.55)[..., None] * tint("#f0a364")
    colours = colours + (from_window * (0.03 + 0.14 * far + 0.8 * numbers["dawn"]))[
        ..., None
    ] * tint("#7d90b6")
    return Painting(filmic(colours * 1.2 + tint("#04060a")), near, cover)


def creases(
    near: Canvas, seed: int, across: tuple[float, float], down: tuple[float, float]
) -> Field:
    """The relief of a sheet thrown back: long soft ridges that run from where it was grasped."""
    random = np.random.default_rng(seed)
    relief = 0.0035 * band_noise(near, 5, seed + 1)
    for _ in range(26):
        angle, x, y = random.uniform(-0.75, 0.25), random.uniform(*across), random.uniform(*down)
        width, high = random.uniform(0.006, 0.022), random.uniform(0.3, 1.0)
        along = (near.x - x) * np.cos(angle) + (near.y - y) * np.sin(angle)
        aside = (near.y - y) * np.cos(angle) - (near.x - x) * np.sin(angle)
        aside = aside + 0.014 * np.sin(along * 13 + x * 40)
        relief = relief + high * width * 0.75 * np.exp(
            -((aside / width) ** 2) - (along / 0.17) ** 2
        )
    result: Field = relief
    return result


def paint_books(canvas: Canvas, numbers: Numbers) -> Painting:
    """Two closed books that something leans on, and the slip of paper between them."""
    near = canvas.part(0.18, 0.55, 0.72, 0.82)
    spines = ((0.255, 0.640, 0.728, 0.776, "#2a0f12"), (0.285, 0.622, 0.684, 0.728, "#0d1524"))
    colours, cover = near.colours(), near.full()
    leans = smoothstep(0.66, 0.60, near.x) * smoothstep(0.40, 0.48, near.x)
    light = lamp_light(near, 0.6) * numbers["lamp"] * (1 - 0.85 * leans)
    for left, right, top, foot, colour in spines:
        shape = mask(near, [curve([(left, top), (right, top), (right, foot), (left, foot)], 1)])
        part = (near.y - top) / (foot - top)
        round_spine = np.clip(np.sin(np.clip(part, 0, 1) * np.pi), 0, 1) ** 0.6
        bands = sum(
            bump(near.x, left + (right - left) * place, 0.004) for place in (0.1, 0.16, 0.84, 0.9)
        )
        ink = tint(colour) * (0.2 + 2.6 * light * round_spine)[..., None]
        ink = ink + (np.asarray(bands) * round_spine * light * 0.45)[..., None] * tint("#deb266")
        colours = over(colours, ink, shape)
        cover = np.maximum(cover, shape)
    slip = mask(near, [ribbon([(0.56, 0.728), (0.63, 0.733), (0.662, 0.748)], 0.009)])
    colours = over(colours, tint("#cdbf9f") * (0.10 + 1.2 * light)[..., None], slip)
    return Painting(filmic(colours), near, np.maximum(cover, slip))
