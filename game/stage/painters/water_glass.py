"""The glass of water: its edges and what they bend, two moons, the light it throws."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, saturated, smoothstep, tint

GLASS = (0.695, 0.535, 0.845)
"""The glass's middle, its rim and its foot."""


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
    light = light + _refracted(side, part, bow, water, warm)
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


def _refracted(side: Field, part: Field, bow: Field, water: Field, warm: Field) -> Field:
    """What stands behind the water, turned about: table and books low, the window's blue above.

    A glass of water is a lens: the lit wood on the left is seen on its right, bent at the walls.
    """
    bent = np.arcsin(np.clip(side, -1, 1)) / 1.57
    shelf = 0.74 - 0.10 * bent**2
    wood = smoothstep(shelf - 0.02, shelf + 0.02, part) * (
        0.35 + 0.65 * smoothstep(-0.9, 0.8, bent)
    )
    grain = 0.8 + 0.2 * np.sin(part * 190 + 8 * bent)
    spine = bump(part, shelf - 0.075, 0.034) * smoothstep(0.05, 0.30, bent) * bow
    page = bump(part, shelf - 0.030, 0.008) * smoothstep(0.15, 0.35, bent) * bow
    pane = (
        smoothstep(0.62, 0.40, part) * bump(bent, -0.45, 0.26) * (1 - 0.7 * bump(bent, -0.42, 0.04))
    )
    light: Field = (0.30 * wood * grain * water)[..., None] * warm * np.float32(0.8)
    light = light + (0.22 * spine * water)[..., None] * np.asarray((0.75, 0.20, 0.18), np.float32)
    light = light + (0.20 * page * water)[..., None] * np.asarray((0.9, 0.8, 0.6), np.float32)
    return light + (0.13 * pane * water)[..., None] * np.asarray((0.40, 0.56, 1.0), np.float32)


def _streak(side: Field, middle: float, width: float) -> Field:
    result: Field = np.exp(-(((side - middle) / width) ** 4))
    return result


def _rings(near: Canvas, x: float, half: Field, top: float, level: float, foot: float) -> Field:
    """The ellipses of rim, water and foot, each lit on the lamp's side and the window's."""
    light = near.colours()
    for middle, width, tall, bright in (
        (top, 0.0865, 0.0135, 0.62),
        (level, 0.0800, 0.0120, 0.50),
        (foot, 0.0655, 0.0110, 0.30),
    ):
        across, down = (near.x - x) / width, (near.y - middle) / tall
        ring = np.hypot(across, down)
        steep = np.hypot(across / width, down / tall) / np.maximum(ring, 0.05) + 1e-6
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
