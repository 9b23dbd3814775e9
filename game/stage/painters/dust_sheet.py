"""The dust-sheet that hangs over the piece until it is lifted, fold upon fold."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, smoothstep, tint

_LEAST_WIDE = 0.01


def paint_dust_sheet(canvas: Canvas, numbers: Numbers) -> Painting:
    """Linen over a pole from `left` to `right` at `y`, down to `foot`, where it is rolled up.

    It is lit from `light_x`, `light_y`.
    """
    left, right = numbers["left"] * ASPECT, numbers["right"] * ASPECT
    top, foot = numbers["y"], numbers["foot"]
    near = canvas.part(left - 0.06, top - 0.05, right + 0.06, foot + 0.09)
    u, v = (near.x - left) / max(_LEAST_WIDE, right - left), (near.y - top) / 0.7
    relief = _folds(near, u, v, foot)
    slope_x = np.gradient(relief, axis=1) * near.unit * 0.017
    slope_y = np.gradient(relief, axis=0) * near.unit * 0.017
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(near.x - x, near.y - y)
    rake = np.clip(0.40 - 0.62 * slope_x - 0.35 * slope_y, 0.02, 1.6)
    lamp = numbers["light"] / (1 + (away / 0.40) ** 2) ** 1.2
    linen = 1 + 0.05 * smooth_noise(near, 1.2, 251) + 0.06 * smooth_noise(near, 2.6, 252)
    weave = 0.96 + 0.04 * np.cos(near.x * 1900) * np.cos(near.y * 1900)
    colours = (linen * weave * rake * lamp)[..., None] * tint("#e8b077")
    colours = colours + (0.012 * linen * (0.5 + 0.5 * relief))[..., None] * tint("#8fa0c8")
    roll = bump(near.y, foot + 0.012, 0.030)
    under = smoothstep(foot + 0.020, foot + 0.045, near.y)
    colours = colours * (1 + 0.25 * roll)[..., None] * (1 - 0.8 * under)[..., None]
    return Painting(filmic(colours), near, _outline(near, left, right, top, foot))


def _folds(near: Canvas, u: Field, v: Field, foot: float) -> Field:
    """Long folds from the pole, gathers where it was caught up, and rolls along its foot."""
    bent = u + 0.006 * np.sin(v * 9 + u * 5) + 0.010 * np.sin(v * 3.1 + u * 3)
    long = 0.5 * np.sin(bent * 44 + 2.2 * np.sin(bent * 7)) * (0.5 + 0.5 * smoothstep(0, 0.4, v))
    short = 0.22 * np.sin(bent * 101 + 3 * np.sin(v * 4)) * smoothstep(0.05, 0.3, v)
    creases = 0.16 * blurred(
        smooth_noise(near, 3.2, 253, across=0.7, down=1.6), 3 * near.unit / 720
    )
    rolls = 0.5 * np.sin((near.y - foot) * 105 + 1.2 * np.sin(u * 9)) * bump(near.y, foot, 0.045)
    result: Field = long + short + creases + rolls
    return result


def _outline(near: Canvas, left: float, right: float, top: float, foot: float) -> Field:
    soft = near.pixel
    hem = foot + 0.040 + 0.010 * np.sin(near.x * 13 + foot * 40) + 0.006 * np.sin(near.x * 37)
    side = 0.008 * np.sin(near.y * 14) + 0.004 * np.sin(near.y * 33)
    cover = smoothstep(-soft, soft, near.y - top + 0.010) * smoothstep(-soft, soft, hem - near.y)
    cover = cover * smoothstep(-soft, soft, near.x - left + 0.030 + side)
    result: Field = cover * smoothstep(-soft, soft, right + 0.034 + side - near.x)
    return result
