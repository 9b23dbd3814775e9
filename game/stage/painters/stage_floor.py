"""The boards of a stage, running to a vanishing point, with light lying on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import filmic, smoothstep, tint


def edge_of_stage(x: Field | float, centre: float, foot: float, scale: float) -> Field:
    """The height of the bowed edge over a place across, centre given in heights."""
    result: Field = np.asarray(foot - 0.022 * scale * (1 - ((x - centre) / (0.58 * scale)) ** 2))
    return result


def footlights(numbers: Numbers, count: int = 13) -> list[tuple[float, float]]:
    """Where the footlights burn, in fractions of the picture."""
    centre, scale = numbers["centre"] * ASPECT, numbers["scale"]
    across = [centre + scale * (-0.5 + index / (count - 1)) * 0.96 for index in range(count)]
    return [
        (x / ASPECT, float(edge_of_stage(x, centre, numbers["foot"], scale)) - 0.004)
        for x in across
    ]


def paint_boards(canvas: Canvas, numbers: Numbers) -> Painting:
    """The floor below the stage's edge.

    `centre`, `foot` and `scale` as for the house; `glow` is the footlights'; `pool_x`, `pool_y`,
    `pool_width` and `pool` place a cold pool of light and say how bright it is.
    """
    centre, foot, scale = numbers["centre"] * ASPECT, numbers["foot"], numbers["scale"]
    near = canvas.part(-1, foot - 0.06 * scale, 3, 2)
    below = near.y - edge_of_stage(near.x, centre, foot, scale)
    vanish = foot - 0.29 * scale
    depth = np.maximum(near.y - vanish, 0.02)
    board = (near.x - centre) / depth / (0.118 * max(0.7, scale))
    tone, seam, grain = _planks(near, board, depth)
    far = np.clip((near.y - foot) / (1 - foot), 0, 1)
    value = 0.19 + 0.1 * (tone - 0.5) + 0.028 * grain
    glow = numbers["glow"]
    wash = np.exp(-np.clip(below, 0, 9) / (0.055 * scale)) * np.exp(
        -(((near.x - centre) / (0.55 * scale)) ** 4)
    )
    warm = glow * (1.3 * wash + 0.15 * np.exp(-far * 2.2))
    colours = tint("#221a1e") * (value * 0.95)[..., None]
    colours = colours + (value * 1.5 * warm * (1 - 0.7 * seam))[..., None] * tint("#f28f3d")
    colours = colours + _pool(near, numbers, value, seam)
    colours = colours + _streaks(near, footlights(numbers), vanish, grain, glow)
    lip = np.exp(-(((below - 0.002) / 0.0035) ** 2)) * np.exp(
        -(((near.x - centre) / (0.6 * scale)) ** 8)
    )
    colours = colours * (1 - 0.55 * seam)[..., None]
    colours = colours + (lip * 0.16 * glow)[..., None] * tint("#ffb35a")
    soft = 0.6 * near.pixel
    return Painting(filmic(colours * 1.5), near, smoothstep(-soft, soft, below))


def _planks(near: Canvas, board: Field, depth: Field) -> tuple[Field, Field, Field]:
    """For every place: its plank's tone, how much it is a seam, and the grain of the wood."""
    number = np.floor(board)
    part = board - number
    tone = np.random.default_rng(8).random(512).astype(np.float32)[number.astype(int) % 512]
    seam = smoothstep(0.05, 0.0, np.minimum(part, 1 - part) * (0.5 + 0.6 * depth))
    ends = (1 / depth * 0.62 + tone * 7) % 1
    seam = np.maximum(seam, smoothstep(0.982, 0.995, ends) * 0.7)
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.6, 5, across=0.25, down=3.0)
    grain = sampled(tile, board * 60, 1 / depth * 26 + tone * 300)
    broad = sampled(tile, board * 9, 1 / depth * 7 + tone * 90)
    return tone, seam, grain + 0.7 * broad


def _pool(near: Canvas, numbers: Numbers, value: Field, seam: Field) -> Field:
    across = (near.x - numbers["pool_x"] * ASPECT) / numbers["pool_width"]
    down = (near.y - numbers["pool_y"]) / (numbers["pool_width"] * 0.29)
    light = np.exp(-((across**2 + down**2) ** 1.3)) * numbers["pool"]
    result: Field = (light * (0.3 + 0.9 * value) * (1 - 0.55 * seam))[..., None] * tint("#5f74a6")
    return result


def _streaks(
    near: Canvas, flames: Sequence[tuple[float, float]], vanish: float, grain: Field, glow: float
) -> Field:
    """Each flame's reflection in the varnish, drawn towards us."""
    light = near.full()
    for x, y in flames:
        part = (near.y - vanish) / max(y - vanish, 0.01)
        first = flames[len(flames) // 2][0] * ASPECT
        middle = first + (x * ASPECT - first) * part
        spread = 0.009 + 0.10 * np.clip(near.y - y, 0, 1)
        light += (
            np.exp(-(((near.x - middle) / spread) ** 2))
            * np.exp(-np.clip(near.y - y, 0, 9) / 0.085)
            * (near.y > y)
        )
    return (light * np.clip(0.6 + 0.3 * grain, 0.1, 2) * 0.22 * glow)[..., None] * tint("#ffb058")
