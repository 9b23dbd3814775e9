"""Weaving: a flat cartoon becomes stitches of wool, and the cloth folds that catch light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.stage.canvas import Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.painters.yarn import strands, yarn
from game.stage.shading import bump, saturated

_TILE = 256
_NEAR = 9
"""The width of a stitch, in pixels, from which on its yarn is seen."""


@dataclass(frozen=True, slots=True)
class Stitches:
    """The stitches of a cloth before it has a picture: in which one each pixel is, and its tone."""

    column: Field
    row: Field
    middle: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]
    tone: Field

    def chosen(self, cartoon: Field) -> Field:
        """For each pixel what the cartoon shows at the middle of its stitch."""
        return cartoon[self.middle]

    def in_wool(self, cartoon: Field) -> Field:
        """The cloth's colours before light falls on it."""
        result: Field = self.chosen(cartoon) * self.tone
        return result


@dataclass(frozen=True, slots=True)
class Woven:
    """A woven cloth before light falls on it: its colours, and the stitch that each pixel is in."""

    colours: Field
    column: Field
    row: Field


def woven(cartoon: Field, ground: Canvas, cell: tuple[float, float], seed: int) -> Woven:
    """Every stitch in the colour of the cartoon at its middle."""
    cloth = stitched(ground, cell, seed)
    return Woven(cloth.in_wool(cartoon), cloth.column, cloth.row)


def stitched(ground: Canvas, cell: tuple[float, float], seed: int) -> Stitches:
    """Stitches that lie like bricks along threads that waver.

    `cell` is a stitch's width and height. Their wool differs a little from stitch to stitch and,
    by dye lots, from row to row.
    """
    wide, tall = cell
    pixel = float(ground.y[1, 0] - ground.y[0, 0])
    if wide > _NEAR * pixel:
        return _near(ground, cell, seed)
    waver = 0.2 * smooth_noise(ground, 2.6, seed)
    down = ground.y / tall + waver + 0.12 * np.sin(ground.x / wide * 0.31)
    row = np.floor(down)
    odd = 0.5 * (row % 2)
    across = ground.x / wide + odd + 0.6 * waver
    column = np.floor(across)
    chance = np.random.default_rng(seed).random((512, 512, 2), dtype=np.float32)
    number = chance[row.astype(int) % 512, column.astype(int) % 512]
    lot = chance[row.astype(int) // 3 % 512, 7, 1]
    tone = 1 + 0.26 * (number[..., 0] - 0.5) + 0.20 * (lot - 0.5)
    hue = (number[..., 1:] - 0.5) * np.asarray((0.10, 0.0, -0.10), np.float32)
    bead = _bead(across % 1, down % 1)
    middle = _middles(ground, cell, column, row)
    return Stitches(column, row, middle, tone[..., None] * (1 + hue) * bead)


def _near(ground: Canvas, cell: tuple[float, float], seed: int) -> Stitches:
    """The same, where a stitch is large enough to show its yarn; each strand is of its own dye."""
    seen = strands(ground, cell, seed)
    chance = np.random.default_rng(seed).random((512, 512, 2), dtype=np.float32)
    number = chance[seen.row.astype(int) % 512, seen.column.astype(int) % 512]
    own = chance[seen.row.astype(int) % 512, 7]
    tone = 1 + 0.24 * (number[..., 0] - 0.5) + 0.42 * (own[..., 1] - 0.5)
    warm = 0.5 * number[..., 1:] + own[..., :1] - 0.75
    hue = warm * np.asarray((0.16, 0.0, -0.20), np.float32)
    middle = _middles(ground, cell, seen.column, seen.row)
    tones = (tone * yarn(ground, cell, seen, seed))[..., None] * (1 + hue)
    return Stitches(seen.column, seen.row, middle, tones)


def _middles(
    ground: Canvas, cell: tuple[float, float], column: Field, row: Field
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """For each pixel the one at the middle of its stitch, were the threads quite straight."""
    pixel = float(ground.y[1, 0] - ground.y[0, 0])
    x = (((column + 0.5 - 0.5 * (row % 2)) * cell[0] - ground.x[0, 0]) / pixel).astype(np.int32)
    y = (((row + 0.5) * cell[1] - ground.y[0, 0]) / pixel).astype(np.int32)
    return np.clip(y, 0, ground.height - 1), np.clip(x, 0, ground.width - 1)


def _bead(across: Field, down: Field) -> Field:
    """A stitch's own roundness: dark between stitches, a twist of two plies, a spark on top."""
    body = np.clip(1 - ((down - 0.5) / 0.60) ** 2, 0, 1) ** 0.8
    body = body * np.clip(1 - ((across - 0.5) / 0.60) ** 4, 0, 1)
    twist = 0.87 + 0.13 * np.sin((across * 1.3 + down) * 9.0)
    spark = bump(down, 0.36, 0.22) * bump(across, 0.5, 0.34)
    result: Field = (0.30 + 0.72 * body * twist + 0.22 * spark)[..., None]
    return result


def hanging(ground: Canvas, wide: float, seed: int) -> tuple[Field, Field]:
    """The slopes, across and down, of a heavy cloth that hangs in a few long folds."""
    u, v = ground.x / wide, ground.y
    long = np.sin(u * 29 + 0.9 * np.sin(v * 2.6 + 1) + 0.6) * (0.30 + 0.55 * v)
    short = 0.36 * np.sin(u * 66 + 2.2 * v + 1.1 * np.sin(u * 9)) * (0.75 - 0.5 * v)
    swags = 0.55 * np.abs(np.sin(u * np.pi * 12)) * np.exp(-np.maximum(v, -0.1) / 0.07)
    dents = 0.32 * _broad(ground, seed)
    relief = long + short + swags + dents
    across, down = np.gradient(relief, axis=1), np.gradient(relief, axis=0)
    return across * ground.unit / 33, down * ground.unit / 33


def _broad(ground: Canvas, seed: int) -> Field:
    """Soft noise made small and enlarged: it has no details that would be lost."""
    small = Canvas(64, 0, 0, 96, 64)
    noise = smooth_noise(small, 3.4, seed)
    return sampled(noise, ground.x * 52 + 0 * ground.y, ground.y * 52 + 0 * ground.x)


def tear(
    column: Field,
    row: Field,
    cell: tuple[float, float],
    at: tuple[float, float],
    reach: float,
    seed: int,
) -> Field:
    """When each stitch gives way: about 0 at `at`, 1 at `reach`; streaks run with the threads.

    Places and sizes are in the units of `cell`; all pixels of a stitch get one value.
    """
    x = (column + 0.5 - 0.5 * (row % 2)) * cell[0] - at[0]
    y = (row + 0.5) * cell[1] - at[1]
    ground = Canvas(_TILE, 0, 0, _TILE, _TILE)
    noises = (
        smooth_noise(ground, 2.2, seed),
        smooth_noise(ground, 1.8, seed + 1, across=4.0, down=0.5),
        smooth_noise(ground, 1.8, seed + 2, across=0.5, down=4.0),
    )
    place = row.astype(int) % _TILE, column.astype(int) % _TILE
    blot, weft, warp = (noise[place] for noise in noises)
    away = np.hypot(0.92 * x, 1.14 * y) / reach
    below = saturated(y / (0.3 * reach))
    value = away * (1 + 0.17 * blot) + saturated(away * 4) * (0.055 * weft + 0.075 * warp * below)
    result: Field = value - 0.12 * bump(x, 0.0, 0.09 * reach) * below
    return result
