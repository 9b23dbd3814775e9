"""Knitting from the side that is smooth: columns of stitches, each a V of two twisted legs."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import curve, mask, ribbon


def knitted(across: Field, along: Field) -> Field:
    """How far the yarn stands out, 0 in the gaps to 1, both measured in stitches.

    The legs of a stitch lean towards each other downwards; every stitch is a little unlike others.
    """
    column = np.floor(across)
    aside = np.abs(2 * (across - column) - 1)
    lane = along + 0.55 * aside
    row = np.floor(lane)
    part, side = 2 * (lane - row) - 1, 2 * aside - 1
    lot = (column * 0.618 + row * 0.382 + 0.31 * np.sin(row * 2.4)) % 1
    body = np.sqrt(np.clip(1 - (0.94 * side) ** 2, 0, 1)) * np.clip(1 - part**4, 0, 1) ** 0.4
    ply = np.abs(np.sin(math.pi * (0.95 * part + 0.42 * side + lot)))
    result: Field = body * (0.72 + 0.28 * ply**0.7) * (0.86 + 0.20 * lot)
    return result


def hairs(
    canvas: Canvas, area: tuple[float, float, float, float], count: int, long: float, seed: int
) -> Field:
    """Fibres that have left their yarn, over an area given by its left, top, right and foot."""
    random = np.random.default_rng(seed)
    found = []
    left, top, right, foot = area
    for _ in range(count):
        x, y = random.uniform(left, right), random.uniform(top, foot)
        steps = random.uniform(0, math.tau) + random.normal(0, 1.5) * np.linspace(0, 1, 5)
        reach = long * random.uniform(0.3, 1.0) / 4
        path = [
            (x + reach * float(a), y + reach * float(b))
            for a, b in zip(np.cumsum(np.cos(steps)), np.cumsum(np.sin(steps)), strict=True)
        ]
        found.append(ribbon(curve(path, 4, closed=False), 0.0011))
    return mask(canvas, found)
