"""The bedroom at four in the morning: papered wall, rain on a window, a door of light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, ramp, saturated, smoothstep, tint

LAMP = (0.13, 0.185)
"""The middle of the lampshade, in heights."""


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
    result: Field = colours + (paper * _thrown_window(canvas))[..., None] * tint("#6f8cc4")
    return result


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
    sky = ramp(
        saturated(0.30 + 0.45 * near.y + 0.035 * smooth_noise(near, 2.6, 43)),
        ((0.0, "#070b16"), (0.45, "#18233a"), (1.0, "#35455f")),
    )
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
