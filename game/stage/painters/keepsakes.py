"""What lies on the night table: the silver mask, the glass with two moons, needle and thread."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import band_noise, blurred, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon, tapered
from game.stage.painters.bedroom import contact_shadow, lamp_light
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, normals, over, saturated, smoothstep, tint
from game.story.look import PAINTINGS

GLASS = (0.765, 0.535, 0.845)
"""The glass's middle, its rim and its foot."""
SPOOL = (0.985, 0.695, 0.812)
"""The spool's middle, its top and its foot."""


def _mirrored_room(normal: tuple[Field, Field, Field], rough: float) -> Field:
    """What polished silver shows: the lamp at the left, the window, the dark table, the dark room."""
    x, y, z = 2 * normal[2] * normal[0], 2 * normal[2] * normal[1], 2 * normal[2] ** 2 - 1

    def lobe(towards: tuple[float, float, float], tightness: float) -> Field:
        length = math.hypot(*towards)
        near = (x * towards[0] + y * towards[1] + z * towards[2]) / length
        result: Field = np.exp((near - 1) * tightness * rough)
        return result

    lamp = lobe((-0.80, -0.42, 0.42), 26) * 1.5 + lobe((-0.75, -0.25, 0.6), 5) * 0.34
    window = lobe((0.42, -0.62, 0.66), 16) * 0.62 + lobe((0.3, -0.5, 0.8), 3.5) * 0.20
    table = smoothstep(0.15, 0.75, y) * 0.065
    edge = lobe((0.94, 0.1, 0.05), 9) * 0.30
    light = lamp[..., None] * np.asarray((1.0, 0.74, 0.46), np.float32)
    light = light + (window + edge)[..., None] * np.asarray((0.62, 0.76, 1.0), np.float32)
    light = light + table[..., None] * np.asarray((0.95, 0.58, 0.36), np.float32)
    return light + np.float32(0.012)


def face(u: Field, v: Field) -> tuple[Field, Field, Field]:
    """A face in relief: its height, its cover and its eye holes; `u` across, `v` down, 1 half wide."""
    side = np.abs(u)
    width = np.sqrt(np.clip(1 - (v / 1.46) ** 2, 0, 1)) * (1 - 0.20 * smoothstep(0.1, 1.4, v))
    width = np.maximum(width, 1e-3)
    dome = np.sqrt(np.clip(1 - (u / width) ** 2, 0, 1)) ** 0.85
    relief = 0.62 * dome
    relief = relief + 0.10 * np.exp(-(((v + 0.46 - 0.16 * side) / 0.13) ** 2)) * np.exp(
        -((u / 0.85) ** 2)
    )
    relief = relief - 0.17 * np.exp(-(((side - 0.43) / 0.27) ** 2) - ((v + 0.17) / 0.19) ** 2)
    bridge = smoothstep(-0.62, 0.30, v) * smoothstep(0.50, 0.36, v)
    relief = relief + 0.30 * np.exp(-((u / (0.105 + 0.05 * np.clip(v + 0.3, 0, 1))) ** 2)) * bridge
    relief = relief + 0.11 * np.exp(-(((side - 0.15) / 0.085) ** 2) - ((v - 0.37) / 0.08) ** 2)
    bow = 0.64 - 0.03 * np.cos(u * 13) * np.exp(-((u / 0.2) ** 2))
    relief = relief + 0.085 * np.exp(-(((v - bow) / 0.055) ** 2)) * np.exp(-((u / 0.30) ** 4))
    relief = relief + 0.105 * np.exp(-(((v - 0.81) / 0.075) ** 2)) * np.exp(-((u / 0.25) ** 4))
    relief = relief - 0.075 * np.exp(-(((v - 0.715 - 0.05 * side) / 0.024) ** 2)) * np.exp(
        -((u / 0.36) ** 4)
    )
    relief = relief + 0.11 * np.exp(-((u / 0.24) ** 2) - ((v - 1.14) / 0.15) ** 2)
    relief = relief + 0.075 * np.exp(-(((side - 0.62) / 0.24) ** 2) - ((v - 0.20) / 0.24) ** 2)
    almond = (
        np.abs((side - 0.43) / 0.265) ** 1.6
        + np.abs((v + 0.15 + 0.22 * (side - 0.43)) / 0.105) ** 1.6
    )
    relief = relief + 0.05 * np.exp(-(((almond - 1.12) / 0.26) ** 2))
    relief = relief + _engraving(u, v, side, width)
    return relief, width - side, almond


def _engraving(u: Field, v: Field, side: Field, width: Field) -> Field:
    """A chased border, a fan of leaves on the brow, two tendrils on the cheeks."""
    rim = width - side
    border = np.exp(-(((rim - 0.085) / 0.022) ** 2)) * (0.6 + 0.4 * np.cos(v * 60))
    angle = np.arctan2(u, -(v + 0.50))
    radius = np.hypot(u, v + 0.50)
    fan = (
        np.cos(angle * 14)
        * np.exp(-(((radius - 0.44) / 0.13) ** 2))
        * smoothstep(0.9, 0.5, np.abs(angle))
    )
    tendril = np.exp(-(((side - 0.52 - 0.13 * np.sin(v * 7 + 0.4)) / 0.022) ** 2)) * bump(
        v, 0.52, 0.26
    )
    drop = np.exp(-((u / 0.05) ** 2) - ((v + 0.72) / 0.10) ** 2)
    result: Field = 0.016 * border + 0.020 * fan + 0.020 * tendril + 0.05 * drop
    return result


def paint_silver_mask(canvas: Canvas, numbers: Numbers) -> Painting:
    """The mask; `crack` runs a break from its brow, `bright` polishes it.

    `x`, `y` (fractions of the picture), `half` (half its width, in heights) and `turn` (degrees)
    say where it is and how it leans.
    """
    x, y, half = numbers["x"] * ASPECT, numbers["y"], numbers["half"]
    near = canvas.part(x - 1.6 * half, y - 1.85 * half, x + 1.6 * half, y + 1.85 * half)
    turn = math.radians(numbers["turn"])
    across, down = (near.x - x) / half, (near.y - y) / half
    u = across * math.cos(turn) + down * math.sin(turn)
    v = down * math.cos(turn) - across * math.sin(turn)
    relief, rim, almond = face(u, v)
    relief = (
        relief + 0.0022 * band_noise(near, 4.6 / half, 52) + 0.0016 * smooth_noise(near, 1.2, 53)
    )
    bent = normals(blurred(relief, 0.7 * near.unit / 720), near.unit * half * 0.95)
    light = _mirrored_room(bent, 1.0) + 0.45 * _mirrored_room(bent, 0.35)
    hollow = saturated(0.62 + 3.4 * (relief - blurred(relief, 9 * near.unit / 720)))
    tarnish = saturated(1 - 0.12 * np.clip(smooth_noise(near, 2.0, 54), 0, 3))
    colours = light * (hollow * tarnish * (1 + 1.4 * numbers["bright"]))[..., None]
    soft = 2.2 / (near.unit * half)
    hole = smoothstep(1 + soft, 1 - soft, almond)
    thickness = (
        smoothstep(1.0, 0.72, almond) * smoothstep(0.45, 0.8, almond) * smoothstep(-0.12, -0.05, v)
    )
    inside = tint("#020308") + (thickness * 0.16)[..., None] * tint("#9fb2d8")
    colours = over(colours, np.broadcast_to(inside, colours.shape), hole)
    if numbers["crack"]:
        colours = _cracked(near, colours, u, v, numbers["crack"])
    cover = smoothstep(-soft * 0.45, soft * 0.45, rim) * (np.abs(v) < 1.46)
    return Painting(filmic(colours * 1.15), near, cover.astype(np.float32))


def _cracked(near: Canvas, colours: Field, u: Field, v: Field, depth: float) -> Field:
    """A hairline from the brow past the left eye to the cheek, and copper that has run from it."""
    path = -0.10 - 0.34 * (v + 1.2) + 0.05 * np.sin(v * 17) + 0.03 * np.sin(v * 41 + 1)
    span = smoothstep(-1.4, -1.25, v) * smoothstep(0.62, 0.35, v)
    line = np.exp(-(((u - path) / 0.017) ** 2)) * span * depth
    lip = np.exp(-(((u - path - 0.03) / 0.014) ** 2)) * span * depth
    colours = colours * (1 - 0.95 * line)[..., None] + (lip * 0.35)[..., None] * tint("#cfdcf2")
    tear = (
        np.exp(-(((u + 0.43) / 0.022) ** 2)) * smoothstep(-0.05, 0.05, v) * smoothstep(0.62, 0.5, v)
    )
    return over(colours, colours * 0.4 + tint("#a3552a") * 0.5, tear * depth * 0.8)


def paint_mask_ribbon(canvas: Canvas, numbers: Numbers) -> Painting:
    """The black silk by which the mask is tied, lying over the table's edge."""
    near = canvas.part(0.30, 0.56, 0.80, 1.0)
    bands = (
        [(0.415, 0.60), (0.385, 0.68), (0.372, 0.77), (0.40, 0.835), (0.425, 0.885), (0.418, 0.93), (0.432, 0.985)],
        [(0.640, 0.615), (0.662, 0.70), (0.655, 0.775), (0.632, 0.822), (0.652, 0.862), (0.690, 0.872)],
    )  # fmt: skip
    colours, cover = near.colours(), near.full()
    light = lamp_light(near, 0.6) * numbers["lamp"]
    for points in bands:
        path = curve(points, 12, closed=False)
        turn = np.sin(np.linspace(0, 9, len(path)))
        shape = mask(near, [ribbon(path, [0.006 + 0.013 * abs(float(w)) for w in turn])])
        down, across = np.gradient(blurred(shape, 2.0 * near.unit / 720))
        sheen = np.clip((-across - down * 0.5) * near.unit / 90, 0, 1)
        ink = tint("#05060a") + (sheen * (0.05 + 1.6 * light))[..., None] * tint("#d9a878")
        colours, cover = over(colours, ink, shape), np.maximum(cover, shape)
    return Painting(filmic(colours), near, cover)


def paint_water_glass(canvas: Canvas, numbers: Numbers) -> Painting:
    """A tumbler of water: edges, the refracted lamp, the surface, a thick foot."""
    x, top, foot = GLASS
    near = canvas.part(x - 0.12, top - 0.05, x + 0.12, foot + 0.05)
    part = np.clip((near.y - top) / (foot - top), 0, 1)
    half = 0.0865 - 0.021 * part
    side = (near.x - x) / half
    level = top + 0.085
    bow = np.sqrt(np.clip(1 - side**2, 0, 1))
    soft = 0.8 * near.pixel / 0.08
    wall = smoothstep(1 + soft, 1 - soft, np.abs(side))
    body = (
        wall
        * smoothstep(0, 0.003, near.y - top + 0.012 * bow)
        * smoothstep(0.003, 0, near.y - foot - 0.011 * bow)
    )
    water = (
        body
        * smoothstep(0, 0.002, near.y - level - 0.0115 * bow)
        * smoothstep(0.002, -0.002, near.y - foot + 0.026 - 0.010 * bow)
    )
    edge = np.exp(-(((1 - np.abs(side)) / 0.06) ** 2))
    inner = np.exp(-(((0.87 - np.abs(side)) / 0.05) ** 2))
    warm = np.asarray((1.0, 0.66, 0.36), np.float32)
    cool = np.asarray((0.55, 0.71, 1.0), np.float32)
    bright = 1 + 1.2 * numbers["bright"]
    lamp_side, window_side = smoothstep(0.3, -1, side), smoothstep(-0.3, 1, side)
    light = (edge * lamp_side * 0.50 + inner * lamp_side * 0.16)[..., None] * warm
    light = light + (edge * window_side * 0.42 + inner * window_side * 0.14)[..., None] * cool
    through = water * (np.exp(-(((side - 0.62) / 0.24) ** 2)) * (0.35 + 0.4 * part))
    light = light + (through * 0.55)[..., None] * warm
    light = light + (water * np.exp(-(((side + 0.55) / 0.30) ** 2)) * 0.16)[..., None] * cool
    light = (
        light
        + (
            _streak(side, -0.66, 0.055)
            * smoothstep(0.04, 0.2, part)
            * smoothstep(0.95, 0.6, part)
            * 0.55
        )[..., None]
        * warm
    )
    light = (
        light
        + (
            _streak(side, 0.46, 0.03)
            * smoothstep(0.04, 0.3, part)
            * smoothstep(0.7, 0.4, part)
            * 0.28
        )[..., None]
        * cool
    )
    light = light * body[..., None]
    light = light + _rings(near, x, half, top, level, foot)
    base = smoothstep(-0.026, -0.018, near.y - foot - 0.010 * bow) * body
    lens = base * (
        0.12 + 0.5 * np.exp(-(((side - 0.45) / 0.3) ** 2)) + 0.25 * np.cos(side * 9) ** 2 * bow
    )
    light = light + (lens * 0.6)[..., None] * (warm * 0.7 + cool * 0.3)
    cover = saturated(body * 0.12 + water * 0.30 + base * 0.25 + light.max(-1) * 1.1)
    ink = tint("#0a1018") * 0.8 + light * bright / np.maximum(cover, 0.05)[..., None]
    return Painting(saturated(ink), near, cover)


def _streak(side: Field, middle: float, width: float) -> Field:
    result: Field = np.exp(-(((side - middle) / width) ** 4))
    return result


def _rings(near: Canvas, x: float, half: Field, top: float, level: float, foot: float) -> Field:
    """The ellipses of rim, water and foot, each lit on the lamp's side and the window's."""
    light = near.colours()
    for middle, width, tall, bright in (
        (top, 0.0865, 0.0135, 0.62), (level, 0.0800, 0.0120, 0.50), (foot, 0.0655, 0.0110, 0.30),
    ):  # fmt: skip
        across, down = (near.x - x) / width, (near.y - middle) / tall
        ring = np.hypot(across, down)
        steep = np.hypot(across / width, down / tall) / np.maximum(ring, 0.05)
        line = np.exp(-(((ring - 1) / steep / 0.0016) ** 2))
        warm = smoothstep(0.5, -1, across) * (0.4 + 0.6 * smoothstep(-1, 1, down))
        cool = smoothstep(-0.6, 0.8, across)
        light = light + (line * bright * (0.15 + warm))[..., None] * np.asarray(
            (1.0, 0.72, 0.44), np.float32
        )
        light = light + (line * bright * 0.7 * cool)[..., None] * np.asarray(
            (0.6, 0.75, 1.0), np.float32
        )
        if middle == level:
            surface = smoothstep(1.02, 0.96, ring)
            shine = surface * (
                0.05 + 0.22 * smoothstep(-0.2, 0.9, across) * smoothstep(0.8, -0.8, down)
            )
            light = light + shine[..., None] * np.asarray((0.5, 0.66, 1.0), np.float32)
    return light


def paint_moon(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: one moon in the water; `which` 1 is full, 2 is waning and lies deeper."""
    x, top, _ = GLASS
    full = numbers["which"] < 1.5
    middle_x, middle_y, radius = (
        (x - 0.020, top + 0.158, 0.0215) if full else (x + 0.030, top + 0.222, 0.0150)
    )
    near = canvas.part(middle_x - 0.09, middle_y - 0.09, middle_x + 0.09, middle_y + 0.09)
    across, down = (near.x - middle_x) / radius, (near.y - middle_y) / (radius * 0.93)
    distance = np.hypot(across, down)
    disc = smoothstep(1.06, 0.94, distance)
    if not full:
        disc = disc * smoothstep(0.82, 1.0, np.hypot(across - 0.55, down + 0.10))
    seas = saturated(0.86 + 0.16 * band_noise(near, 38, 55)) * (
        0.82 + 0.18 * smoothstep(1.1, 0.0, distance)
    )
    halo = np.exp(-((distance / 2.1) ** 2)) * 0.20 + np.exp(-((distance / 1.2) ** 2)) * 0.10
    light = disc * seas * (0.80 if full else 0.75) + halo * (1.0 if full else 0.6)
    return Painting(saturated(light[..., None] * np.asarray((0.88, 0.94, 1.0), np.float32)), near)


def paint_spool(canvas: Canvas, numbers: Numbers) -> Painting:
    """A wooden spool wound with black thread, the needle through it, the thread running off."""
    x, top, foot = SPOOL
    near = canvas.part(x - 0.24, top - 0.28, x + 0.24, 1.03)
    bright = 1 + 1.3 * numbers["bright"]
    light = lamp_light(near, 0.85) * 5.5 * bright
    thread = _loose_thread(near, light, bright)
    colours, cover = thread
    colours, cover = _wound(near, colours, cover, light)
    for middle, high in ((foot, 0.020), (top, 0.016)):
        colours, cover = _flange(near, colours, cover, middle, high, light)
    return Painting(filmic(colours), near, cover)


def _wound(near: Canvas, colours: Field, cover: Field, light: Field) -> tuple[Field, Field]:
    """The thread on the spool: turn upon turn, a sheen where the lamp finds it."""
    x, top, foot = SPOOL
    part = (near.y - top) / (foot - top)
    half = 0.047 + 0.006 * np.sin(np.clip(part, 0, 1) * math.pi)
    side = (near.x - x) / half
    inside = smoothstep(1.03, 0.97, np.abs(side)) * (part > -0.02) * (part < 1.02)
    bow = np.sqrt(np.clip(1 - side**2, 0, 1))
    turns = 0.5 + 0.5 * np.cos((near.y + 0.010 * bow + 0.006 * side) * 2 * math.pi / 0.0062)
    sheen = (
        np.exp(-(((side + 0.52) / 0.26) ** 2)) * 0.75
        + np.exp(-(((side - 0.80) / 0.12) ** 2)) * 0.16
    )
    ink = tint("#04050a") + (sheen * (0.25 + 0.75 * turns) * light * 0.75)[..., None] * tint(
        "#e0b690"
    )
    cold = np.exp(-(((side - 0.84) / 0.13) ** 2)) * (0.3 + 0.7 * turns) * 0.22
    ink = ink + cold[..., None] * tint("#8ea8dc")
    return over(colours, ink, inside), np.maximum(cover, inside)


def _flange(
    near: Canvas, colours: Field, cover: Field, middle: float, high: float, light: Field
) -> tuple[Field, Field]:
    """One wooden disc of the spool, seen a little from above."""
    x, half, tall = SPOOL[0], 0.066, 0.0150
    side = (near.x - x) / half
    bow = tall * np.sqrt(np.clip(1 - side**2, 0, 1))
    wall = (np.abs(side) < 1) * smoothstep(0, 0.002, near.y - middle + high / 2)
    wall = wall * smoothstep(0.002, 0, near.y - middle - high / 2 - bow)
    round_light = np.exp(-(((side + 0.55) / 0.36) ** 2)) + 0.06
    wood = 0.55 + 0.08 * np.sin(near.x * 420 + 3 * np.sin(near.y * 300))
    ink = (round_light * light * wood * 0.62)[..., None] * tint("#c98a52")
    ink = ink + (np.exp(-(((side - 0.88) / 0.1) ** 2)) * 0.10)[..., None] * tint("#8ea8dc")
    colours, cover = over(colours, ink, wall), np.maximum(cover, wall)
    ring = np.hypot(side, (near.y - middle + high / 2) / tall)
    face = smoothstep(1.02, 0.97, ring)
    grain = 0.6 + 0.1 * np.cos(ring * 26)
    lit = (0.20 + 0.45 * smoothstep(0.9, -0.9, side)) * light * grain
    lit = lit + 0.30 * np.exp(-(((ring - 0.97) / 0.05) ** 2)) * smoothstep(0.4, -1, side) * light
    ink = lit[..., None] * tint("#d39a60") * (1 - 0.9 * smoothstep(0.30, 0.24, ring))[..., None]
    return over(colours, ink, face), np.maximum(cover, face)


def _loose_thread(near: Canvas, light: Field, bright: float) -> tuple[Field, Field]:
    """The thread from the spool across the table and over its edge."""
    x, _, foot = SPOOL
    run = curve(
        [(x + 0.046, foot - 0.030), (x + 0.085, foot + 0.012), (x + 0.060, foot + 0.052), (x - 0.045, foot + 0.046),
         (x - 0.135, foot + 0.062), (x - 0.150, foot + 0.098), (x - 0.138, foot + 0.150), (x - 0.146, 1.05)],
        14, closed=False,
    )  # fmt: skip
    shape = mask(near, [ribbon(run, 0.0042)])
    edge = np.clip(shape - np.roll(shape, 1, 0), 0, 1) + 0.5 * np.clip(
        shape - np.roll(shape, 1, 1), 0, 1
    )
    ink = tint("#050509") + (edge * light * 0.85)[..., None] * tint("#e8bf96")
    return np.broadcast_to(ink, (*shape.shape, 3)), shape


def paint_needle(canvas: Canvas, numbers: Numbers) -> Painting:
    """The needle that stands in the spool, a bright line with a thread through its eye."""
    x, top, _ = SPOOL
    tip, eye = (x - 0.012, top - 0.002), (x + 0.052, top - 0.205)
    near = canvas.part(x - 0.12, top - 0.27, x + 0.16, top + 0.16)
    body: Outline = tapered(
        [tip, ((tip[0] + eye[0]) / 2, (tip[1] + eye[1]) / 2), eye], 0.0028, 0.0062, 6
    )
    slot = ribbon([(eye[0] - 0.006, eye[1] + 0.020), (eye[0] - 0.0015, eye[1] + 0.005)], 0.0022)
    shape = mask(near, [body], [slot])
    length = math.hypot(eye[0] - tip[0], eye[1] - tip[1])
    along = (
        (near.x - tip[0]) * (eye[0] - tip[0]) + (near.y - tip[1]) * (eye[1] - tip[1])
    ) / length**2
    aside = ((near.x - tip[0]) * (eye[1] - tip[1]) - (near.y - tip[1]) * (eye[0] - tip[0])) / length
    warm = smoothstep(-0.0018, 0.0022, aside)
    value = (
        0.30
        + 0.55 * np.exp(-(((along - 0.62) / 0.16) ** 2))
        + 0.3 * np.exp(-(((along - 0.2) / 0.1) ** 2))
    )
    bright = 1 + 0.9 * numbers["bright"]
    colours = (value * warm * bright)[..., None] * tint("#ffd9ae") + (
        value * (1 - warm) * 0.6 * bright
    )[..., None] * tint("#8fabe2")
    strand = curve(
        [(eye[0] - 0.003, eye[1] + 0.012), (eye[0] + 0.030, eye[1] + 0.045), (eye[0] + 0.042, eye[1] + 0.125),
         (eye[0] + 0.018, eye[1] + 0.20), (eye[0] + 0.006, eye[1] + 0.245)], 12, closed=False,
    )  # fmt: skip
    thread = mask(near, [ribbon(strand, 0.0032)])
    lit = np.clip(thread - np.roll(thread, 1, 1), 0, 1) * 0.55 * bright
    ink = tint("#040409") + lit[..., None] * tint("#e8bf96")
    colours = over(np.broadcast_to(ink, colours.shape), colours, shape)
    return Painting(saturated(colours), near, np.maximum(shape, thread))


def paint_table_shadows(canvas: Canvas, numbers: Numbers) -> Painting:
    """What the things take from the table's light, and what the water throws onto it."""
    near = canvas.part(0.2, 0.66, 1.2, 0.91)
    dark = contact_shadow(near, 0.52, 0.785, 0.14, 0.85)
    dark = np.maximum(dark, contact_shadow(near, GLASS[0], GLASS[2], 0.062, 0.62))
    dark = np.maximum(dark, contact_shadow(near, SPOOL[0], SPOOL[2] + 0.010, 0.064, 0.85))
    return Painting(near.colours(), near, saturated(dark))


def paint_caustic(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: the lamp gathered by the water, lying on the wood in curved threads."""
    x, _, foot = GLASS
    near = canvas.part(x, foot - 0.06, x + 0.26, foot + 0.055)
    across, down = (near.x - x - 0.115) / 0.085, (near.y - foot - 0.004) / 0.022
    spot = np.exp(-(across**2) - down**2)
    arc = np.hypot(across + 1.15, down * 0.8)
    threads = bump(arc, 1.25, 0.10) + 0.7 * bump(arc, 0.82, 0.07) + 0.35 * bump(arc, 1.75, 0.12)
    light = spot * (0.22 + 0.55 * threads) + 0.5 * np.exp(
        -(((across + 0.9) / 0.35) ** 2) - (down / 0.8) ** 2
    )
    return Painting(
        saturated(light[..., None] * np.asarray((1.0, 0.64, 0.32), np.float32) * 0.62), near
    )


def paint_reflections(canvas: Canvas, numbers: Numbers) -> Painting:
    """The things upside down in the polish, fading."""
    near = canvas.part(0.3, 0.75, 1.2, 0.905)
    colours, cover = near.colours(), near.full()
    for painter, foot in (
        (paint_silver_mask, 0.785),
        (paint_water_glass, GLASS[2]),
        (paint_spool, SPOOL[2] + 0.022),
    ):
        painted = painter(canvas, {**PAINTINGS["silver_mask"], **numbers})
        assert painted.cover is not None
        source = painted.canvas
        rows = np.rint((2 * foot - near.y[:, 0]) * near.unit - source.top - 0.5).astype(int)
        good = (rows >= 0) & (rows < source.height) & (near.y[:, 0] > foot)
        columns = slice(
            max(source.left, near.left) - near.left,
            min(source.left + source.width, near.left + near.width) - near.left,
        )
        taken = slice(
            columns.start + near.left - source.left, columns.stop + near.left - source.left
        )
        fade = (0.34 * np.exp(-np.clip(near.y - foot, 0, 9) / 0.045))[good]
        area = (np.flatnonzero(good)[:, None], np.arange(columns.start, columns.stop)[None, :])
        part = painted.cover[rows[good]][:, taken] * fade
        colours[area] = over(colours[area], painted.colours[rows[good]][:, taken], part)
        cover[area] = np.maximum(cover[area], part)
    soft = blurred(np.dstack([colours * cover[..., None], cover]), 1.6 * near.unit / 720)
    alpha = soft[..., 3]
    return Painting(soft[..., :3] / np.maximum(alpha, 1e-3)[..., None], near, alpha)
