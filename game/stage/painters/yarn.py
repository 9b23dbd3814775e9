"""Stitches seen from so near that their yarn shows: plies, hairs, and strands that waver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.outlines import curve, mask, ribbon
from game.stage.shading import normals, smoothstep

_TILE = 256
_LONG = 0.32
"""How many of the stitches pass over two warps and not over one."""
_HAIRS = 420


@dataclass(frozen=True, slots=True)
class Strands:
    """Which stitch is on top at each pixel, and where in it the pixel lies.

    `u` runs along a stitch from -1 to 1, `v` across it; `height` is 0 in the gaps between them.
    """

    column: Field
    row: Field
    u: Field
    v: Field
    height: Field
    along: Field


def strands(ground: Canvas, cell: tuple[float, float], seed: int) -> Strands:
    """Strands of weft: fat where they pass over a warp, thin where they dive under the next.

    A strand bulges into the gaps that its neighbours leave above and below, so that they pack like
    grains and not like bricks; how thick one is and how long its stitches are both vary.
    """
    wide, tall = cell
    wander = smooth_noise(ground, 3.6, seed)
    lanes = ground.y / tall + 0.46 * wander
    down = lanes + 0.34 * np.sin(0.95 * lanes + 1.6 * np.sin(0.21 * lanes))
    base = np.floor(down)
    best: Strands | None = None
    for beside in (-1, 0, 1):
        one = _strand(ground, base + beside, down, wide, wander, seed)
        best = one if best is None else _upper(best, one)
    assert best is not None
    return best


def _strand(
    ground: Canvas, row: Field, down: Field, wide: float, wander: Field, seed: int
) -> Strands:
    """The stitches of the strand with this number, as far as they reach over its neighbours."""
    chance = np.random.default_rng(seed + 3).random((512, 512), dtype=np.float32)
    number = row.astype(int) % 512
    own = chance[number, 1] * 6.28
    across = ground.x / wide + 0.5 * (row % 2) + 0.12 * wander
    across = across + 0.22 * np.sin(1.25 * ground.x / wide + own)
    pair = np.floor(across / 2)
    long = chance[number, pair.astype(int) % 512] < _LONG
    column = np.where(long, 2 * pair + 0.5, np.floor(across))
    u = np.where(long, across - 2 * pair - 1, 2 * (across % 1) - 1)
    v = 2 * (down - row) - 1
    shape = np.clip(1 - np.abs(u) ** np.where(long, 7.0, 3.6), 0, 1)
    girth = (0.82 + 0.30 * chance[number, 2 + pair.astype(int) % 500]) * 1.34
    rounded = np.sqrt(np.clip(1 - (v / (girth * shape**0.42 + 1e-3)) ** 2, 0, 1))
    height = rounded * (0.30 + 0.70 * shape)
    return Strands(column, row, u, v, height, ground.x / wide + own)


def _upper(one: Strands, other: Strands) -> Strands:
    """At each pixel whichever lies on top."""
    first = one.height >= other.height
    names = ("column", "row", "u", "v", "height", "along")
    return Strands(*(np.where(first, getattr(one, n), getattr(other, n)) for n in names))


def yarn(ground: Canvas, cell: tuple[float, float], seen: Strands, seed: int) -> Field:
    """The tone of each pixel: two plies and their hairs, in light that rakes from the left."""
    chance = np.random.default_rng(seed + 5).random((512, 512), dtype=np.float32)
    lot = chance[seen.row.astype(int) % 512, seen.column.astype(int) % 512]
    turn = seen.along * 11.5 + seen.v * 1.9 + 0.8 * lot
    plies = np.abs(np.sin(turn)) ** 0.6
    tile = smooth_noise(Canvas(_TILE, 0, 0, _TILE, _TILE), 1.1, 5, down=3.0)
    hair = sampled(tile, turn * 21 + 90 * lot, (seen.v - 0.55 * seen.along) * 6 + 60 * lot)
    relief = seen.height * (0.82 + 0.18 * plies + 0.010 * hair)
    pixel = float(ground.y[1, 0] - ground.y[0, 0])
    x, y, z = normals(relief, 0.22 * cell[0] / pixel)
    lit = np.clip(-0.74 * x - 0.38 * y + 0.50 * z, 0, 1)
    deep = smoothstep(0.12, 0.80, seen.height)
    result: Field = (0.04 + 1.30 * lit**1.2) * (0.06 + 0.94 * deep) * (1 + 0.12 * hair)
    return np.maximum(result, _stray(ground, cell, seed) * (0.25 + 0.75 * deep))


def _stray(ground: Canvas, cell: tuple[float, float], seed: int) -> Field:
    """Hairs that have left their yarn and lie over others."""
    random = np.random.default_rng(seed + 9)
    left, top = float(ground.x[0, 0]), float(ground.y[0, 0])
    wide, tall = float(ground.x[0, -1]) - left, float(ground.y[-1, 0]) - top
    found = []
    for _ in range(_HAIRS):
        x, y = left + wide * random.random(), top + tall * random.random()
        heading, bend = random.normal(0.2, 0.7), random.normal(0, 1.3)
        steps = heading + bend * np.linspace(0, 1, 5)
        reach = cell[0] * random.uniform(0.10, 0.42)
        path = [
            (x + reach * float(a), y + reach * float(b))
            for a, b in zip(np.cumsum(np.cos(steps)), np.cumsum(np.sin(steps)), strict=True)
        ]
        found.append(ribbon(curve(path, 4, closed=False), cell[0] * 0.018))
    local = Canvas(ground.unit, ground.left, ground.top, ground.width, ground.height)
    return 0.62 * _shifted(local, ground, found)


def _shifted(local: Canvas, ground: Canvas, outlines: list[list[tuple[float, float]]]) -> Field:
    """A mask of outlines in units of a ground whose origin is not the picture's."""
    x, y = float(local.x[0, 0] - ground.x[0, 0]), float(local.y[0, 0] - ground.y[0, 0])
    moved = [[(a + x, b + y) for a, b in outline] for outline in outlines]
    return mask(local, moved)
