"""Somebody before a light: nearly black towards us, found only where an edge faces the lamp."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import mask
from game.stage.painters.silhouette import Part
from game.stage.shading import Source, fall_off, smoothstep, tint

_LINE = ((1.1, 2.8, 1.0), (3.6, 6.0, 0.36), (10.0, 9.0, 0.20))
"""A thin bright edge, its wrap, and what grazes the round of the form: radius, gain, share."""
_ROOM = 0.03


def backlit(
    canvas: Canvas,
    colours: Field,
    parts: Sequence[Part],
    lamps: Sequence[Source],
    dim: Field | float,
    weave: Field | float = 1.0,
) -> Field:
    """The parts, from far to near, put over `colours`, which is changed; returns where they are.

    Each is drawn in its dye by the faint light `dim`, and takes the light of the lamps on the
    edges that face them. It shades those behind it, but for its joint. `weave`
    is the cloth of all that is creased.
    """
    cover = canvas.full(0.0)
    for part in parts:
        spots = np.concatenate([np.asarray(outline) for outline in part.outlines])
        left, top = (float(v) - _ROOM for v in spots.min(0))
        right, foot = (float(v) + _ROOM for v in spots.max(0))
        near = canvas.part(left, top, right, foot)
        area = near.within(canvas)
        shape = mask(near, part.outlines)
        drawn = _drawn(near, shape, part, lamps, dim[area] if isinstance(dim, np.ndarray) else dim)
        if part.creases:
            cloth = weave[area] if isinstance(weave, np.ndarray) else weave
            drawn = drawn * np.asarray(cloth, np.float32)[..., None]
        shade = 1 - 0.75 * blurred(shape, 0.007 * near.unit) * cover[area] * _free(near, part)
        below = colours[area] * shade[..., None]
        colours[area] = below + (drawn - below) * shape[..., None]
        cover[area] = np.maximum(cover[area], shape)
    return cover


def _drawn(
    near: Canvas, shape: Field, part: Part, lamps: Sequence[Source], dim: Field | float
) -> Field:
    scale = near.unit / 720
    slopes = []
    for radius, gain, share in _LINE:
        down, across = np.gradient(blurred(shape, radius * scale))
        slopes.append((down * gain * max(scale, 0.3), across * gain * max(scale, 0.3), share))
    dye = tint(part.dye or "#0a080d")
    drawn: Field = dye * np.asarray(dim * (0.55 + 0.45 * blurred(shape, 9 * scale)))[..., None]
    free = _free(near, part)
    for lamp in lamps:
        x, y = lamp.x - near.x, lamp.y - near.y
        away = np.hypot(x, y) + 1e-6
        edge = near.full(0.0)
        for down, across, share in slopes:
            edge += share * np.clip(-(across * x + down * y) / away, 0, 1) ** 1.15
        light = (free * np.clip(edge, 0, 1.4) * fall_off(away, lamp))[..., None]
        drawn = drawn + light * (0.14 + 0.86 * dye) * np.asarray(lamp.colour, np.float32)
    return drawn


def _free(near: Canvas, part: Part) -> Field | float:
    """Where the part has an edge of its own: not where it grows out of what lies behind it."""
    if part.joint is None:
        return 1.0
    x, y, radius = part.joint
    return smoothstep(0.45 * radius, radius, np.hypot(near.x - x, near.y - y))
