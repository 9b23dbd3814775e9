"""What lies on the night table, taken together: its shadows and its reflections."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.painters.bedroom import LAMP
from game.stage.painters.needle import SPOOL, paint_spool
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silver_mask import paint_silver_mask
from game.stage.painters.water_glass import GLASS, paint_water_glass
from game.stage.shading import over, saturated, smoothstep
from game.story.look import PAINTINGS


def _contact_shadow(canvas: Canvas, x: float, y: float, width: float, strength: float) -> Field:
    """The dark under a thing that stands on the table, drawn away from the lamp."""
    near = np.exp(-(((canvas.x - x) / width) ** 2) - ((canvas.y - y) / (width * 0.22)) ** 2)
    long = smoothstep(-width, width, canvas.x - x) * np.exp(
        -np.clip(canvas.x - x, 0, 9) / (3 * width)
    )
    trail = long * np.exp(-(((canvas.y - y - (canvas.x - x) * 0.06) / (width * 0.25)) ** 2))
    result: Field = saturated(near + 0.7 * trail) * strength
    return result


def paint_table_shadows(canvas: Canvas, numbers: Numbers) -> Painting:
    """What the things take from the table's light, and what the water throws onto it."""
    near = canvas.part(-0.2, 0.66, 1.2, 0.91)
    dark = _contact_shadow(near, 0.47, 0.792, 0.14, 0.85)
    tip = np.exp(-(((near.x - 0.487) / 0.045) ** 2) - ((near.y - 0.793) / 0.010) ** 2)
    dark = np.maximum(dark, 0.97 * tip)
    base = np.exp(-(((near.x - LAMP[0] - 0.012) / 0.085) ** 4) - ((near.y - 0.752) / 0.016) ** 2)
    dark = np.maximum(dark, 0.8 * base)
    dark = np.maximum(dark, _contact_shadow(near, GLASS[0], GLASS[2], 0.062, 0.62))
    dark = np.maximum(dark, _contact_shadow(near, SPOOL[0], SPOOL[2] + 0.010, 0.064, 0.85))
    return Painting(near.colours(), near, saturated(dark))


def paint_reflections(canvas: Canvas, numbers: Numbers) -> Painting:
    """The things upside down in the polish, fading."""
    near = canvas.part(0.24, 0.75, 1.2, 0.905)
    colours, cover = near.colours(), near.full()
    for painter, foot in (
        (paint_silver_mask, 0.794),
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
