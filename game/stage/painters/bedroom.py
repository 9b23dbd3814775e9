"""The bedroom at four in the morning: wall, rain on a window, lamp, table, bed and the door."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise, blurred, sampled, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import (
    GOLD,
    bump,
    filmic,
    over,
    ramp,
    saturated,
    smoothstep,
    tint,
)

LAMP = (0.13, 0.185)
"""The middle of the lampshade, in heights."""
TABLE_BACK, TABLE_FRONT, TABLE_END = 0.665, 0.905, 1.13


def lamp_light(canvas: Canvas, reach: float) -> Field:
    """How much of the lamp's light comes to each place."""
    away = (canvas.x - LAMP[0]) ** 2 + ((canvas.y - LAMP[1]) * 0.9) ** 2
    result: Field = 1 / (1 + 2.2 * away / reach**2) ** 1.6
    return result


def paint_bedroom(canvas: Canvas, numbers: Numbers) -> Painting:
    """The far side of the room, out of focus: papered wall, window, night outside.

    `lamp` is the lamp's brightness, `dawn` how much of the morning has come.
    """
    colours = _wall(canvas, numbers)
    colours = _window(canvas, colours, numbers["dawn"])
    colours = blurred(colours, 2.6 * canvas.unit / 720)
    fade = smoothstep(1.95, 0.85, canvas.x + 0.25 * canvas.y)
    return Painting(filmic(colours * (0.42 + 0.58 * fade)[..., None] * 1.3), canvas)


def _wall(canvas: Canvas, numbers: Numbers) -> Field:
    across, down = canvas.x / 0.115, canvas.y / 0.155
    shifted = across + 0.5 * (np.floor(down) % 2)
    petal_x, petal_y = shifted % 1 - 0.5, down % 1 - 0.5
    radius, angle = np.hypot(petal_x, petal_y * 1.15), np.arctan2(petal_y, petal_x)
    damask = smoothstep(0.05, -0.03, radius - 0.26 - 0.1 * np.cos(4 * angle) * np.sin(angle) ** 2)
    damask = damask + 0.7 * bump(radius, 0.44, 0.02) * (0.5 + 0.5 * np.cos(angle * 8))
    plaster = 1 + 0.06 * smooth_noise(canvas, 2.2, 41)
    light = lamp_light(canvas, 0.42) * numbers["lamp"]
    paper = (0.30 + 0.11 * damask) * plaster
    cold = 0.055 + 0.10 * np.exp(-(((canvas.x - 0.86) / 0.7) ** 2)) + 0.35 * numbers["dawn"]
    colours = (paper * cold)[..., None] * tint("#5a6a8c")
    colours = colours + (paper * light * 1.05)[..., None] * np.asarray(
        (1.0, 0.62, 0.33), np.float32
    )
    return colours + (paper * _thrown_window(canvas))[..., None] * tint("#6f8cc4")


def _thrown_window(canvas: Canvas) -> Field:
    """The window's four panes, thrown aslant on the wall by the street, rain running in them."""
    across = (canvas.x - 1.36 - 0.22 * (canvas.y - 0.3)) / 0.30
    down = (canvas.y - 0.13 - 0.10 * (canvas.x - 1.36)) / 0.40
    soft = 0.055
    inside = smoothstep(0, soft, across) * smoothstep(1, 1 - soft, across)
    inside = inside * smoothstep(0, soft, down) * smoothstep(1, 1 - soft, down)
    bars = bump(across, 0.5, 0.05) + bump(down, 0.42, 0.035)
    rain = 1 + 0.22 * smooth_noise(canvas, 1.9, 45, across=0.7, down=3.5)
    result: Field = inside * (1 - 0.85 * saturated(bars)) * rain * 0.30
    return result


def _window(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Four panes with the street far below, wet and unsharp."""
    left, right, top, sill = 0.60, 1.045, -0.1, 0.50
    near = canvas.part(left - 0.06, top, right + 0.06, sill + 0.08)
    rows = near.within(canvas)
    night = _street(near, dawn)
    frame = near.full()
    for edge in (left, (left + right) / 2, right):
        frame = np.maximum(frame, smoothstep(0.016, 0.012, np.abs(near.x - edge)) * (near.y < sill))
    for bar in (0.145, sill):
        frame = np.maximum(frame, smoothstep(0.014, 0.010, np.abs(near.y - bar)))
    inside = (near.x > left - 0.016) & (near.x < right + 0.016) & (near.y < sill + 0.012)
    wood = tint("#0a0d15") + (smoothstep(0.012, 0, np.abs(near.x - left - 0.012)) * 0.12)[
        ..., None
    ] * tint("#b98a5c")
    sill_light = (
        smoothstep(0.02, 0, np.abs(near.y - sill - 0.016))
        * (near.x > left - 0.04)
        * (near.x < right + 0.04)
    )
    glass = over(night, np.broadcast_to(wood, night.shape), frame)
    held = over(colours[rows], glass, inside.astype(np.float32))
    colours[rows] = held + (sill_light * 0.10)[..., None] * tint("#8fa6cf")
    spill = np.exp(-(((canvas.x - 0.84) / 0.42) ** 2) - ((canvas.y - 0.3) / 0.38) ** 2)
    return colours + (spill * (0.016 + 0.1 * dawn))[..., None] * tint("#7f96c4")


def _street(near: Canvas, dawn: float) -> Field:
    """Rain light: a steel sky, roofs, discs of lamps that the lens has lost."""
    sky = ramp(saturated(0.30 + 0.45 * near.y + 0.035 * smooth_noise(near, 2.6, 43)),
               ((0.0, "#070b16"), (0.45, "#18233a"), (1.0, "#35455f")))  # fmt: skip
    roofs = smoothstep(0.004, -0.004, 0.34 + 0.035 * np.sign(np.sin(near.x * 31)) - near.y)
    sky = over(sky * (1 + 2.2 * dawn), np.broadcast_to(tint("#060910"), sky.shape), roofs * 0.85)
    random = np.random.default_rng(17)
    for index in range(26):
        x, y = random.uniform(0.6, 1.05), 0.20 + 0.27 * random.random() ** 0.7
        size, bright = random.uniform(0.007, 0.021), random.uniform(0.05, 0.32)
        colour = tint(("#ffab63", "#9fb9ee", "#6e88bd", "#ffd9a8")[index % 4])
        distance = np.hypot(near.x - x, near.y - y) / size
        disc = smoothstep(1.05, 0.9, distance) * (0.75 + 0.35 * smoothstep(0.6, 1.0, distance))
        sky = sky + (disc * bright)[..., None] * colour
    lamp = np.hypot(near.x - 0.752, near.y - 0.352)
    street = np.exp(-((lamp / 0.10) ** 2)) * 0.16 + smoothstep(0.019, 0.014, lamp) * 0.55
    sky = sky + street[..., None] * tint("#ffb070")
    runs = smooth_noise(near, 1.6, 44, across=0.6, down=5.0)
    return sky * (1 + 0.13 * runs)[..., None]


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
    brass = ramp(
        0.05
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
    window = np.exp(-(((near.x - 0.83) / 0.17) ** 2)) * (0.5 + 0.5 * depth)
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
        0.003, 0.0, np.abs(near.x - 0.93)
    ) * (below > 0.026)
    wood = wood * (1 - 0.8 * saturated(line))[..., None]
    knob = np.hypot(near.x - 0.50, near.y - 0.968) / 0.017
    ball = smoothstep(1.0, 0.92, knob)
    spark = np.exp(-(((near.x - 0.494) / 0.005) ** 2) - ((near.y - 0.961) / 0.005) ** 2)
    brass = ramp((0.12 + 0.22 * (1 - knob) + 0.7 * spark) * numbers["lamp"], GOLD)
    return over(over(colours, wood, front), brass, ball)


def paint_bed(canvas: Canvas, numbers: Numbers) -> Painting:
    """The bed's edge in the lower right: linen that has been slept in, nearly dark."""
    near = canvas.part(0.98, 0.6, 3, 2)
    outline: Outline = [
        (1.0, 1.2), (1.015, 0.965), (1.06, 0.905), (1.16, 0.872), (1.30, 0.846), (1.44, 0.800),
        (1.56, 0.772), (1.70, 0.764), (1.95, 0.75), (2.0, 1.2),
    ]  # fmt: skip
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


def paint_door(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: the seams of a door that was not in this wall, and what they let out."""
    left, right, top, foot = 1.215, 1.405, 0.235, 0.80
    near = canvas.part(left - 0.25, top - 0.2, right + 0.25, 0.84)
    x, y = near.x, near.y
    sides = np.minimum(np.abs(x - left), np.abs(x - right))
    upright = (y > top) & (y < foot)
    level = (x > left) & (x < right)
    away = np.minimum(np.where(upright, sides, 9), np.where(level, np.abs(y - top), 9))
    corner = np.hypot(np.maximum(np.maximum(left - x, x - right), 0), np.maximum(top - y, 0))
    away = np.minimum(away, np.where((corner > 0), np.maximum(corner, 0.0), 9))
    line = np.exp(-((away / 0.0022) ** 2)) * (0.55 + 0.45 * smoothstep(top, foot, y))
    inside = (
        smoothstep(0, 0.004, x - left)
        * smoothstep(0, 0.004, right - x)
        * smoothstep(0, 0.004, y - top)
    )
    halo = np.exp(-away / 0.035) * 0.10 * (1 - 0.75 * inside)
    panel = _panels((x - left) / (right - left), (y - top) / (foot - top)) * inside
    key = np.hypot(x - 1.238, (y - 0.55) * 0.8)
    hole = np.exp(-((key / 0.0032) ** 2))
    light = (line * 0.95 + halo + hole) * (y < foot) + panel * 0.055
    floor = np.exp(-(((x - 1.31) / 0.11) ** 2)) * bump(y, foot, 0.012) * 0.5
    colour = np.asarray((1.0, 0.78, 0.46), np.float32)
    return Painting(saturated((light + floor)[..., None] * colour), near)


def _panels(across: Field, down: Field) -> Field:
    """The raised panels of the door, as faint edges of light."""
    found = np.zeros(np.broadcast_shapes(across.shape, down.shape), np.float32)
    for left, right in ((0.12, 0.46), (0.54, 0.88)):
        for top, foot in ((0.08, 0.46), (0.54, 0.92)):
            x = np.maximum(left - across, across - right)
            y = np.maximum(top - down, down - foot)
            found += bump(np.maximum(x, y * 3), 0.0, 0.018)
    return found


def paint_books(canvas: Canvas, numbers: Numbers) -> Painting:
    """Two closed books that something leans on, and the slip of paper between them."""
    near = canvas.part(0.24, 0.55, 0.78, 0.82)
    spines = ((0.315, 0.705, 0.728, 0.776, "#2a0f12"), (0.345, 0.685, 0.684, 0.728, "#0d1524"))
    colours, cover = near.colours(), near.full()
    light = lamp_light(near, 0.6) * numbers["lamp"]
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
    slip = mask(near, [ribbon([(0.62, 0.728), (0.69, 0.733), (0.722, 0.748)], 0.009)])
    colours = over(colours, tint("#cdbf9f") * (0.10 + 1.2 * light)[..., None], slip)
    return Painting(filmic(colours), near, np.maximum(cover, slip))


def contact_shadow(canvas: Canvas, x: float, y: float, width: float, strength: float) -> Field:
    """The dark under a thing that stands on the table, drawn away from the lamp."""
    near = np.exp(-(((canvas.x - x) / width) ** 2) - ((canvas.y - y) / (width * 0.22)) ** 2)
    long = smoothstep(-width, width, canvas.x - x) * np.exp(
        -np.clip(canvas.x - x, 0, 9) / (3 * width)
    )
    trail = long * np.exp(-(((canvas.y - y - (canvas.x - x) * 0.06) / (width * 0.25)) ** 2))
    result: Field = saturated(near + 0.7 * trail) * strength
    return result
