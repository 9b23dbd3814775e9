"""The front of the theatre: a foyer at daybreak, doors with brass on them, one propped open."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, ramp, rim, saturated, smoothstep, tint

_LEFT, _RIGHT, _TOP, _FOOT = 0.30, 0.88, 0.13, 0.735
"""The opening in which the doors stand, in heights."""
_LEAF = 0.145
_OPEN = 0.445, 0.59
"""Where the leaf that stands open leaves a gap."""
_MORNING = (
    (0.0, "#3d4c68"),
    (0.45, "#8a97ac"),
    (0.75, "#d8c4a8"),
    (0.92, "#f4d9ae"),
    (1.0, "#e8c596"),
)


def paint_foyer(canvas: Canvas, numbers: Numbers) -> Painting:
    """Doors to a wet street under a pale sky, and the daylight inside; `dawn` is how much."""
    dawn = numbers["dawn"]
    colours = _wall(canvas, dawn)
    colours = _floor(canvas, colours, dawn)
    opening = mask(canvas, [box(_LEFT, _TOP, _RIGHT, _FOOT)])
    street = _street(canvas) * (0.25 + 0.75 * dawn)
    colours = over(colours, street, opening)
    colours = _doors(canvas, colours, dawn)
    colours = _fanlight(canvas, colours, dawn)
    glare = blurred(opening, 40 * canvas.unit / 720) * (1 - opening)
    colours = colours + (0.05 * dawn * glare)[..., None] * tint("#ffe3b8")
    return Painting(filmic(colours * 1.1), canvas)


def _wall(canvas: Canvas, dawn: float) -> Field:
    """Dark panelling with pilasters, caught by the light beside the doors."""
    beside = np.maximum(_LEFT - canvas.x, canvas.x - _RIGHT)
    graze = 0.20 * np.exp(-np.clip(beside, 0, 9) / 0.10) + 0.02
    panel = np.abs((canvas.x / 0.16 + 0.13) % 1 - 0.5)
    mould = bump(panel, 0.36, 0.018) + bump(panel, 0.42, 0.012)
    rail = bump(canvas.y, 0.52, 0.010) + bump(canvas.y, 0.08, 0.012)
    plaster = 1 + 0.1 * smooth_noise(canvas, 2.3, 191)
    light = dawn * graze * plaster * (0.55 + 0.8 * mould + 0.8 * rail)
    high = 0.35 + 0.65 * smoothstep(-0.1, 0.45, canvas.y)
    result: Field = (light * high)[..., None] * tint("#a08c86")
    return result


def _street(canvas: Canvas) -> Field:
    """Sky, roofs across the way, and wet cobbles that hold the sky."""
    part = saturated((canvas.y - _TOP) / 0.40 + 0.03 * smooth_noise(canvas, 2.8, 192, across=3))
    sky = ramp(part, _MORNING)
    roofs: list[Outline] = []
    random = np.random.default_rng(193)
    x = _LEFT - 0.05
    while x < _RIGHT + 0.05:
        wide, tall = random.uniform(0.06, 0.11), random.uniform(0.10, 0.19)
        roofs.append(
            [
                (x, 0.66),
                (x, 0.58 - tall),
                (x + wide / 2, 0.545 - tall),
                (x + wide, 0.58 - tall),
                (x + wide, 0.66),
            ]
        )
        roofs.append(box(x + wide * 0.7, 0.535 - tall, x + wide * 0.7 + 0.012, 0.60))
        x += wide
    shape = mask(canvas, roofs)
    edge = rim(shape, (0.2, -1.0), canvas.unit / 720, 0.2)
    far = tint("#2a3245") + (0.5 * edge)[..., None] * tint("#ffdfae")
    mist = smoothstep(0.40, 0.62, canvas.y) * 0.55
    sky = over(sky, over(far, 0 * sky + tint("#cdb79c"), mist), shape)
    near = smoothstep(0.612, 0.618, canvas.y)
    down = np.maximum(canvas.y - 0.60, 0.004)
    cobble = np.cos(canvas.x / down * 1.9) * np.cos(0.9 / down)
    wet = (
        ramp(saturated(1.0 - (canvas.y - 0.61) / 0.16), _MORNING)
        * (0.42 + 0.20 * cobble)[..., None]
    )
    result: Field = over(sky, wet, near)
    return result


def _doors(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Four leaves: stiles, rails, panes of old glass, brass plates and bars; one is open."""
    frames, panes, brass = [], [], []
    for leaf in range(4):
        left = _LEFT + _LEAF * leaf
        if leaf == 1:
            continue
        right = left + _LEAF
        frames += [
            box(left, _TOP, left + 0.016, _FOOT),
            box(right - 0.016, _TOP, right, _FOOT),
            box(left, _TOP, right, _TOP + 0.02),
            box(left, 0.585, right, _FOOT),
            box(left, 0.375, right, 0.390),
            box(left + 0.069, _TOP, left + 0.076, 0.6),
        ]
        panes.append(box(left, _TOP, right, 0.6))
        brass += [
            ribbon([(left + 0.010, 0.545), (right - 0.010, 0.545)], 0.013),
            box(left + 0.012, 0.690, right - 0.012, 0.728),
        ]
    frames.append([(0.445, _TOP), (0.463, _TOP - 0.03), (0.463, _FOOT + 0.045), (0.445, _FOOT)])
    old = 1 - 0.16 * (0.5 + 0.5 * smooth_noise(canvas, 1.9, 194, down=2.0))
    glass = mask(canvas, panes)
    colours = over(colours, colours * old[..., None] * tint("#d5dceb") * 0.82, glass)
    shape = mask(canvas, frames)
    edge = rim(shape, (0.0, -1.0), canvas.unit / 720, 0.2) * 0.25
    wood = tint("#0d0a0b") + (dawn * edge)[..., None] * tint("#f2cf9c")
    colours = over(colours, wood, shape)
    metal = mask(canvas, brass)
    shine = 0.22 + 0.8 * rim(metal, (-0.2, -1.0), canvas.unit / 720, 0.4)
    return over(colours, (dawn * shine)[..., None] * tint("#e9b765") + tint("#1a1008"), metal)


def _fanlight(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """A half round of panes over the doors."""
    x, y, reach = (_LEFT + _RIGHT) / 2, _TOP - 0.028, 0.265
    near = canvas.part(x - 0.32, -1, x + 0.32, y + 0.01)
    area = near.within(canvas)
    away = np.hypot(near.x - x, (near.y - y) * 1.9)
    turn = np.arctan2(y - near.y, near.x - x)
    bars = bump((turn / np.pi * 9) % 1, 0.5, 0.045) + bump(away, reach * 0.42, 0.006)
    pane = smoothstep(reach, reach - 0.003, away) * (near.y < y) * (1 - saturated(bars))
    sky = tint("#5c6c8c") * (0.25 + 0.75 * dawn)
    light = 0.75 + 0.15 * smooth_noise(near, 2.4, 195)
    colours[area] = over(colours[area], sky * light[..., None], saturated(pane))
    return colours


def _floor(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Black and pale tiles, polished, with the light of the doors lying along them."""
    far = 1 / np.maximum(canvas.y - 0.56, 0.03)
    u, v = (canvas.x - 0.59) * far * 3.4, far * 1.7
    check = np.sin((u + v) * np.pi * 0.5) * np.sin((u - v) * np.pi * 0.5)
    soft = smoothstep(-0.10, 0.10, check)
    spread = (canvas.y - _FOOT) * 1.15
    lane = smoothstep(_LEFT - 0.05 - 0.7 * spread, _LEFT + 0.05 - 0.3 * spread, canvas.x)
    lane = lane * smoothstep(_RIGHT + 0.05 + 0.6 * spread, _RIGHT - 0.06 + 0.25 * spread, canvas.x)
    gap = bump(canvas.x, 0.517 - 0.10 * spread, 0.06 + 0.25 * spread)
    leaves = 0.6 + 0.4 * np.cos((canvas.x - 0.59) / (1 + 1.4 * spread) / _LEAF * 2 * np.pi)
    light = lane * (0.22 * leaves + 0.55 * gap) * np.exp(-np.clip(spread, 0, 9) / 0.26)
    worn = 1 + 0.08 * smooth_noise(canvas, 1.8, 196)
    shade = (0.012 + dawn * light) * (0.28 + 0.72 * soft) * worn
    ground = smoothstep(_FOOT - 0.001, _FOOT + 0.001, canvas.y)
    return over(colours, shade[..., None] * tint("#ffe6c0"), ground)


def paint_foyer_things(canvas: Canvas, numbers: Numbers) -> Painting:
    """Before the doors: a palm in a pot on the left, and the bucket that holds a leaf open."""
    near = canvas.part(-0.2, 0.1, 0.75, 1.2)
    fronds: list[Outline] = []
    random = np.random.default_rng(197)
    root = (0.115, 0.60)
    for angle in np.linspace(-3.0, -0.15, 9):
        turn, long = angle + random.normal(0, 0.06), random.uniform(0.24, 0.36)
        part = np.linspace(0, 1, 16)
        fall = 0.26 * abs(np.cos(turn)) * part**2.2
        path = list(
            zip(
                root[0] + long * part * np.cos(turn),
                root[1] + long * part * np.sin(turn) + fall,
                strict=True,
            )
        )
        fronds.append(ribbon(path, [float(w) for w in np.linspace(0.006, 0.002, 16)]))
        ahead = np.arctan2(
            np.gradient(root[1] + long * part * np.sin(turn) + fall),
            np.gradient(long * part * np.cos(turn)),
        )
        for index in range(3, 16):
            out = 0.085 * np.sin(np.pi * (0.15 + 0.78 * index / 16)) ** 0.7
            for side in (-1, 1):
                lean = float(ahead[index]) + side * (0.95 - 0.5 * index / 16)
                x, y = path[index]
                tip = (
                    x + out * np.cos(lean),
                    y + out * np.sin(lean) + 0.35 * out * abs(np.cos(lean)),
                )
                middle = ((x + tip[0]) / 2, (y + tip[1]) / 2 - 0.10 * out)
                fronds.append(tapered([(x, y), middle, tip], 0.0085, 0.001, 4))
    pot = curve([(0.045, 0.80), (0.060, 0.94), (0.17, 0.94), (0.185, 0.80)], 4)
    stem = tapered([(0.115, 0.82), (0.112, 0.70), root], 0.026, 0.016)
    bucket = [(0.455, 0.725), (0.525, 0.725), (0.515, 0.812), (0.465, 0.812)]
    handle = ribbon(curve([(0.456, 0.728), (0.49, 0.668), (0.524, 0.728)], 8, closed=False), 0.004)
    shapes = [*fronds, pot, stem, bucket, handle, ellipse((0.49, 0.725), 0.035, 0.008)]
    shape = mask(near, shapes)
    edge = rim(shape, (1.0, -0.45), near.unit / 720, 0.35)
    colours = tint("#05070b") + (numbers["dawn"] * edge * 0.75)[..., None] * tint("#f6dcb4")
    return Painting(filmic(colours), near, shape)
