"""A round room walled with tall panes, seen from within: each shines a little, one is warm."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, mask
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint

_BACK, _LENS = 0.55, 0.50
"""How far behind the room's middle we stand, in its radii, and how wide we see."""
_FLOOR, _CEILING = 0.50, -0.78
_STEP, _HALF = 24.0, 10.2
"""Degrees from pane to pane, and half a pane."""
_PANES = (-72, 72, -48, 48, -24, 24, 0)
_COLD, _BONE, _WARM = "#8f7fd0", "#d9c8b4", "#ffc47c"


def paint_still_room(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room, its far wall at `x`, `y`; the pane number `empty` is the warm one.

    Panes are counted from the left, from 1 to 7. `light` is how much the others shine.
    """
    stone = 0.7 + 0.3 * smooth_noise(canvas, 2.6, 431)
    colours = (0.012 * stone)[..., None] * tint("#8478c4")
    colours = _floor(canvas, colours, numbers)
    for angle in _PANES:
        colours = _pane(canvas, colours, angle, numbers)
    return Painting(filmic(colours * 1.35), canvas)


def _seen(angle: float, height: float, numbers: Numbers) -> tuple[float, float]:
    """Where a place on the wall is seen: degrees from straight ahead, height over the eye."""
    turn = math.radians(angle)
    away = math.cos(turn) + _BACK
    x = numbers["x"] * ASPECT + _LENS * math.sin(turn) / away
    return x, numbers["y"] + _LENS * height / away


def _outline(angle: float, numbers: Numbers, grow: float = 0.0) -> Outline:
    """A pane with a pointed top."""
    half = _HALF + grow
    edges = [angle - half, angle + half]
    left = [_seen(edges[0], height, numbers) for height in (_FLOOR + grow / 60, -0.42)]
    right = [_seen(edges[1], height, numbers) for height in (-0.42, _FLOOR + grow / 60)]
    arch = [
        _seen(angle + half * side * math.cos(part), -0.42 - 0.24 * math.sin(part) ** 1.0, numbers)
        for side, part in (
            *((-1, p) for p in np.linspace(0.25, 1.35, 5).tolist()),
            (0, math.pi / 2),
            *((1, p) for p in np.linspace(1.35, 0.25, 5).tolist()),
        )
    ]
    return [*left, *arch, *right]


def _pane(whole: Canvas, colours: Field, angle: float, numbers: Numbers) -> Field:
    """A frame of black stone, a bright bevel, and glass with a light far behind it."""
    number = round(angle / _STEP) + 4
    empty = number == round(numbers["empty"])
    tone = np.random.default_rng(433).random(8)[number]
    around = np.asarray(_outline(angle, numbers, 2.2))
    (left, top), (right, foot_y) = around.min(0) - 0.01, around.max(0) + 0.01
    canvas = whole.part(float(left), float(top), float(right), float(foot_y))
    here = canvas.within(whole)
    frame = mask(canvas, [_outline(angle, numbers, 2.2)])
    glass = mask(canvas, [_outline(angle, numbers)])
    x, foot = _seen(angle, _FLOOR, numbers)
    wide = abs(_seen(angle + _HALF, 0, numbers)[0] - _seen(angle - _HALF, 0, numbers)[0]) / 2
    tall = foot - _seen(angle, -0.66, numbers)[1]
    u, v = (canvas.x - x) / wide, (foot - canvas.y) / tall
    lit = np.exp(-((u / 0.75) ** 2) - ((v - 0.42) / 0.36) ** 2)
    veil = 0.85 + 0.15 * smooth_noise(canvas, 2.9, 434 + number, down=2.5)
    streak = bump(u + 0.5 * v, 0.35 + 0.2 * tone, 0.05) + 0.6 * bump(u + 0.5 * v, 0.62, 0.03)
    bone = np.exp(-((u / 0.5) ** 2) - ((v - 0.30) / 0.20) ** 2)
    hue = tint(_COLD) + (tint(_BONE) - tint(_COLD)) * (0.75 * bone)[..., None]
    hue = np.broadcast_to(tint(_WARM), hue.shape) if empty else hue
    far = 0.3 if angle > 60 else 1.0
    shine = (0.50 if empty else 0.42 + 0.18 * tone) * numbers["light"] * far
    inside = (0.012 + shine * lit * veil + 0.05 * streak * numbers["light"])[..., None] * hue
    edge = np.clip(blurred(glass, 2.2 * canvas.unit / 720) - glass, 0, 1) * frame
    bevel = edge * (0.35 + 0.65 * saturated(v)) * (1.4 if empty else 0.9 * far)
    behind = over(colours[here], np.broadcast_to(tint("#040408"), inside.shape), frame)
    colours[here] = over(behind, inside, glass) + bevel[..., None] * (
        0.45 * hue + 0.55 * tint("#ffe2b8")
    )
    return colours


def _floor(canvas: Canvas, colours: Field, numbers: Numbers) -> Field:
    """Dark polished stone in rings, with the light of every pane drawn out on it."""
    down = np.maximum(canvas.y - numbers["y"], 0.02)
    away = _LENS * _FLOOR / down
    aside = (canvas.x - numbers["x"] * ASPECT) * away / _LENS
    radius = np.hypot(aside, away - _BACK)
    turn = np.degrees(np.arctan2(aside, away - _BACK))
    inside = smoothstep(1.0, 0.985, radius)
    joint = np.minimum(np.abs((radius * 4) % 1 - 0.5), 0.5 * np.abs((turn / 24) % 1 - 0.5))
    tile = 1 - 0.55 * smoothstep(0.035, 0.0, joint)
    grain = 0.8 + 0.2 * smooth_noise(canvas, 2.0, 436, across=1.5)
    light = canvas.colours()
    for angle in _PANES:
        empty = round(angle / _STEP) + 4 == round(numbers["empty"])
        off = (turn - angle + 180) % 360 - 180
        lane = np.exp(-((off * (0.35 + 0.65 * radius) / 7.5) ** 2)) * smoothstep(-0.6, 1.0, radius)
        strength = (0.55 if empty else 0.20) * numbers["light"]
        light += (strength * lane**1.2)[..., None] * tint(_WARM if empty else _COLD)
    near = (
        0.07 * smoothstep(1.0, 0.2, radius) * np.exp(-((np.clip(canvas.y - 0.82, 0, 1) / 0.2) ** 2))
    )
    stone = light * (tile * grain)[..., None]
    stone = stone + (0.008 + (0.012 + near) * tile * grain)[..., None] * tint(_COLD)
    return over(colours, stone, inside)
