"""Ground broken into shards: Voronoi cells laid out towards a horizon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.stage.canvas import Canvas, Field
from game.stage.shading import bump, saturated, smoothstep

_NUMBERS = 4096


@dataclass(frozen=True, slots=True)
class Shards:
    """For every place: four random numbers of its shard, the gap around it, its bright bevel."""

    chance: Field
    gap: Field
    bevel: Field


def shards_on(canvas: Canvas, horizon: float, cell: float, seed: int) -> Shards:
    """Shards of a ground below a horizon, `cell` large in heights at the foot of the picture."""
    away = np.maximum(canvas.y - horizon, 0.004)
    scale = (1 - horizon) / cell
    across = (canvas.x - 0.55) / away * scale
    ahead = 0.7 * scale / away + 0 * canvas.x
    first, second, number, toward = nearest_cells(across, ahead, seed)
    apart = (second - first) * away / scale
    thick = 0.006 * away / (1 - horizon) + 0.5 * canvas.pixel
    told = smoothstep(2.0, 6.0, away * away / (0.7 * scale) * canvas.unit)
    gap = smoothstep(thick * 1.4, thick * 0.5, apart) * told
    facing = saturated(0.3 + 0.9 * toward)
    bevel = bump(apart, thick * 1.9, thick * 0.6) * facing * (1 - gap) * told
    chance = np.random.default_rng(seed + 9).random((_NUMBERS, 4), dtype=np.float32)[number]
    return Shards(chance, gap, bevel)


def nearest_cells(x: Field, y: Field, seed: int) -> tuple[Field, Field, Field, Field]:
    """Voronoi cells of a jittered grid of spacing 1.

    For every place: the distances to the nearest and the second nearest middle, the nearest
    one's number, and how far that lies ahead (-1 to 1).
    """
    column, row = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    first = np.full(x.shape, 9.0, np.float32)
    second, number, toward = first.copy(), np.zeros(x.shape, np.int32), np.zeros_like(first)
    for down in (-1, 0, 1):
        for aside in (-1, 0, 1):
            mixed = _mixed(column + aside, row + down, seed)
            middle_x = column + aside + 0.5 + 0.92 * ((mixed & 1023) / 1023 - 0.5)
            middle_y = row + down + 0.5 + 0.92 * (((mixed >> 10) & 1023) / 1023 - 0.5)
            to_x, to_y = (middle_x - x).astype(np.float32), (middle_y - y).astype(np.float32)
            distance = np.hypot(to_x, to_y)
            closer = distance < first
            second = np.where(closer, first, np.minimum(second, distance))
            number = np.where(closer, (mixed >> 8) % _NUMBERS, number)
            toward = np.where(closer, to_y / np.maximum(distance, 1e-4), toward)
            first = np.where(closer, distance, first)
    return first, second, number, toward


def _mixed(
    column: npt.NDArray[np.int32], row: npt.NDArray[np.int32], seed: int
) -> npt.NDArray[np.int64]:
    """A whole number from a cell's place that looks random."""
    value: npt.NDArray[np.int64] = (
        column * np.int64(374761393) + row * np.int64(668265263) + seed * 974634777
    )
    value = (value ^ (value >> 13)) * np.int64(1274126177) & 0x7FFFFFFF
    return (value ^ (value >> 16)) & 0x7FFFFFFF
