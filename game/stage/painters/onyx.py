"""The door at the summit: one slab of banded onyx, and the white light behind it."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import band_noise, blurred, smooth_noise
from game.stage.outlines import Outline, mask
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, ramp, rim, saturated, smoothstep, tint

_ONYX = (
    (0.0, "#010103"),
    (0.35, "#07060f"),
    (0.6, "#161226"),
    (0.8, "#3c3454"),
    (1.0, "#b09688"),
)
_SETTLE = 0.10


def _slab(numbers: Numbers, grown: float = 0.0) -> Outline:
    """The door's outline: a tall stone, narrower above, broken slantwise along its top."""
    x, half = numbers["x"] * ASPECT, numbers["half"] + grown
    top, foot = numbers["top"] - grown, numbers["foot"] + grown
    return [
        (x - half, foot),
        (x - half * 0.86, top + 0.05),
        (x - half * 0.62, top + 0.012),
        (x + half * 0.30, top),
        (x + half * 0.80, top + 0.035),
        (x + half * 0.87, top + 0.09),
        (x + half, foot),
    ]


def paint_onyx_door(canvas: Canvas, numbers: Numbers) -> Painting:
    """The slab at `x` from `top` to `foot`, `half` as wide: bands in black, its edges alight."""
    x, half = numbers["x"] * ASPECT, numbers["half"]
    near = canvas.part(
        x - half - 0.05, numbers["top"] - 0.05, x + half + 0.05, numbers["foot"] + 0.02
    )
    shape = mask(near, [_slab(numbers)])
    scale = near.unit / 720
    bands = _bands(near)
    bevel = saturated(2.0 * (1 - blurred(shape, 9 * scale))) * shape
    across = (near.x - x) / half
    sheen = bump(across, -0.45 + 0.25 * near.y, 0.16) + 0.5 * bump(
        across, 0.42 - 0.2 * near.y, 0.07
    )
    value = 0.20 + 0.34 * bands + 0.12 * sheen + 0.05 * smooth_noise(near, 1.8, 101)
    colours = ramp(saturated(value), _ONYX)
    left = bevel * (0.25 + 0.75 * saturated(0.4 - across))
    colours = colours + (0.20 * left)[..., None] * tint("#cfdcf2")
    edge = rim(shape, (0.0, 1.0), scale, 0.25) + rim(shape, (-1.0, -0.2), scale, 0.3)
    edge = edge + 0.7 * rim(shape, (1.0, -0.2), scale, 0.25)
    colours = colours + (0.75 * edge)[..., None] * tint("#ffe8c0")
    return Painting(filmic(colours * 1.1), near, shape)


def _bands(near: Canvas) -> Field:
    """Agate bands: level lines of a slow field, thin and thick, as onyx grows them."""
    field = band_noise(near, 1.4, 102) * 0.5 + near.y * 1.6 + 0.35 * near.x
    turn = field * 5.5 + 0.05 * band_noise(near, 9, 103)
    wave = 0.5 + 0.5 * np.sin(turn * 2 * np.pi)
    fine = 0.5 + 0.5 * np.sin(turn * 2 * np.pi * 4.3 + 1)
    result: Field = (
        wave**4 * (0.55 + 0.45 * fine) * smoothstep(-1.2, 1.2, band_noise(near, 1.1, 104))
    )
    return result


def paint_door_light(canvas: Canvas, numbers: Numbers) -> Painting:
    """The light that leaks past the slab: white close to it, rays farther off."""
    x, foot = numbers["x"] * ASPECT, numbers["foot"]
    near = canvas.part(x - 0.8, -1, x + 0.8, foot + 0.03)
    scale = near.unit / 720
    shape = mask(near, [_slab(numbers, 0.004)])
    light = 0.9 * blurred(shape, 5 * scale) + 0.55 * blurred(shape, 22 * scale)
    light = light + 0.35 * blurred(shape, 80 * scale)
    y = near.y - 0.5 * (numbers["top"] + foot)
    angle = np.arctan2(y, near.x - x)
    rays = _ray_noise(angle)
    away = np.hypot(near.x - x, y)
    light = light + rays * np.exp(-away / 0.26) * 0.55
    ground = smoothstep(foot + 0.02, foot - 0.10, near.y)
    colours = (light * ground)[..., None] * tint("#ffdaa8")
    return Painting(saturated(colours), near)


def _ray_noise(angle: Field) -> Field:
    """Brightness by direction, without a seam."""
    total = sum(
        np.sin(angle * turns + turns * turns * 0.7) / np.sqrt(turns) for turns in (5, 8, 13, 21, 34)
    )
    result: Field = saturated(0.35 + 0.42 * np.asarray(total)) ** 2
    return result
