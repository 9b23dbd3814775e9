"""The loom: bakes a woven cloth whole, stained and undone, and the motifs that it may show."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.layers.threads import FULL, YARN_FROM
from game.stage.painters.cartoon import WIDE, Placed, add_motifs, paint_cartoon
from game.stage.painters.weaving import Stitches, hanging, stitched, tear
from game.stage.painters.wool import Cartoon
from game.stage.plates import Plate, covering
from game.stage.shading import filmic, smoothstep, tint
from game.story.look import Motif, Weave

_TALL = 0.64
"""A stitch's height for a width of 1."""
_DRAWN_OUT = 1.9
"""How much longer a stitch is than that, where one sees its yarn."""


def bake_weave(layer: Weave, canvas: Canvas) -> tuple[Plate, ...]:
    """The cloth; around the flaw stained wool, bare warps, when each stitch gives way; motifs."""
    left, top, wide, tall = _place(layer)
    near = canvas.part(left - 0.02, top - 0.02, left + wide + 0.02, top + tall + 0.02)
    ground = _ground(near, left, top, tall)
    wool = layer.cell * layer.near / tall
    cell = wool * (_DRAWN_OUT if layer.near >= YARN_FROM else 1), wool * _TALL
    cartoon, cloth = _cartoon(layer, ground, wide / tall), stitched(ground, cell, layer.seed)
    colours = cloth.in_wool(_stretched(cartoon, ground))
    light = _light(layer, near, ground, wide / tall)
    cover = _outline(ground, wide / tall, tall * near.unit)
    whole = covering(filmic(colours * light * 1.5), cover, near)
    box = _flaw_box(layer, near)
    at = (layer.flaw_at[0] * ASPECT - left) / tall, (layer.flaw_at[1] - top) / tall
    gives = tear(cloth.column, cloth.row, cell, at, layer.spread / tall, layer.seed)
    gives = gives + 2 * _near_edge(layer, near)
    away = np.maximum(0.8 * np.abs(ground.x - at[0]), np.abs(ground.y - at[1]))
    away = away * tall / layer.spread
    chance = np.random.default_rng(layer.seed + 7).random((512, 512), dtype=np.float32)
    jitter = chance[cloth.row.astype(int) % 512, cloth.column.astype(int) % 512] - 0.5
    stained = colours * 0.13 + colours.mean(-1, keepdims=True) * tint("#180c09")
    warps, ends = _warps(ground, cell[0], chance, near_by=layer.near >= YARN_FROM)
    bare = warps[..., None] * tint("#d8c39a") * light * 0.8 / layer.near**0.2
    levels = np.stack([gives + 0.05 * jitter, gives + 0.24 * jitter, away + ends, cover], -1)
    scales = np.asarray((FULL, FULL, FULL, 255.0), np.float32)
    thresholds = np.clip(levels * scales, 0, 255).astype(np.uint8)
    part = box.within(near)
    return (
        whole,
        covering(filmic(stained * light * 1.5)[part], np.ones((box.height, box.width)), box),
        covering(filmic(bare)[part], np.ones((box.height, box.width)), box),
        Plate(np.ascontiguousarray(thresholds[part]), box.left, box.top),
        *(
            _motif(motif, layer, near, ground, cartoon, cloth, light, cover)
            for motif in layer.motifs
        ),
    )


def _place(layer: Weave) -> tuple[float, float, float, float]:
    """Left, top, width and height of the whole cloth, in heights, as near as we stand."""
    x, y = layer.flaw_at[0] * ASPECT, layer.flaw_at[1]
    left, top = layer.area[0] * ASPECT, layer.area[1]
    wide, tall = max(0.05, layer.area[2] * ASPECT), max(0.05, layer.area[3])
    times = layer.near
    return x - (x - left) * times, y - (y - top) * times, wide * times, tall * times


def _ground(near: Canvas, left: float, top: float, tall: float) -> Canvas:
    """The same pixels in units of the cloth's height, counted from its corner."""
    ground = Canvas(round(near.unit * tall), near.left, near.top, near.width, near.height)
    ground.x, ground.y = (near.x - left) / tall, (near.y - top) / tall
    return ground


def _cartoon(layer: Weave, ground: Canvas, wide: float) -> Cartoon:
    """The cartoon over exactly these pixels, as wide as the cartoon's own cloth is."""
    unit = round(1 / float(ground.y[1, 0] - ground.y[0, 0]))
    left, top = round(float(ground.x[0, 0]) * unit), round(float(ground.y[0, 0]) * unit)
    stretched = max(4, round(ground.width * WIDE / wide))
    sheet = Canvas(unit, round(left * WIDE / wide), top, stretched, ground.height)
    return paint_cartoon(sheet, ()) if layer.motifs else paint_cartoon(sheet)


def _stretched(cartoon: Cartoon, ground: Canvas) -> Field:
    """The cartoon's colours, drawn out to the cloth's width."""
    count = cartoon.ground.width
    if count == ground.width:
        return cartoon.colours
    columns = (np.arange(ground.width) * (count / ground.width)).astype(int)
    return cartoon.colours[:, np.clip(columns, 0, count - 1)]


def _motif(
    motif: Motif, layer: Weave, near: Canvas, ground: Canvas, cartoon: Cartoon, cloth: Stitches,
    light: Field, cover: Field,
) -> Plate:  # fmt: skip
    """One motif woven over the cloth: the stitches whose wool it changes, and no others."""
    left, top, wide, tall = layer.area
    x, y = (motif.at[0] - left) / max(wide, 0.05) * WIDE, (motif.at[1] - top) / max(tall, 0.05)
    placed: Placed = (motif.what, (x, y), motif.size / max(tall, 0.05))
    drawn = Cartoon(cartoon.ground)
    drawn.colours = cartoon.colours.copy()
    add_motifs(drawn, (placed,))
    changed = np.abs(drawn.colours - cartoon.colours).max(-1, keepdims=True) > 0.002
    shown = Cartoon(cartoon.ground)
    shown.colours = np.repeat(changed, 3, -1).astype(np.float32)
    where = cloth.chosen(_stretched(shown, ground))[..., 0] * (cover > 0)
    colours = cloth.in_wool(_stretched(drawn, ground))
    return covering(filmic(colours * light * 1.5), where * cover, near)


def _light(layer: Weave, near: Canvas, ground: Canvas, wide: float) -> Field:
    """The lamp's light, fading with distance and raking over the folds, in a cold remnant."""
    across, down = (slope / layer.near**0.6 for slope in hanging(ground, wide, layer.seed + 4))
    x, y = layer.light[0] * ASPECT - near.x, layer.light[1] - near.y
    away = np.sqrt(x * x + y * y + 0.02)
    rake = 1 + np.clip(-(across * x + down * y) / away * 1.6, -0.8, 0.9)
    lamp = 2.1 / (1 + 1.6 * (away / layer.reach) ** 2) ** 1.35
    warm = (lamp * rake)[..., None] * tint(layer.colour)
    result: Field = warm + (0.035 * (1 + 0.5 * across))[..., None] * tint("#7f8fb8")
    return result


def _outline(ground: Canvas, wide: float, pixels: float) -> Field:
    """The cloth's cover: scalloped between its rings, its sides and hem not quite straight."""
    x, y, soft = ground.x, ground.y, 1.2 / pixels
    swag = 0.011 * np.abs(np.sin(x / wide * math.pi * 12)) ** 0.8
    hem = 1 - 0.005 * np.sin(x * 20) - 0.004 * np.sin(x * 7 + 1)
    side = 0.0035 * np.sin(y * 24 + 1) + 0.002 * np.sin(y * 61)
    cover = smoothstep(-soft, soft, y - swag) * smoothstep(-soft, soft, hem - y)
    result: Field = cover * smoothstep(-soft, soft, x - 0.003 - side)
    return result * smoothstep(-soft, soft, wide - 0.003 + side - x)


def _warps(ground: Canvas, wide: float, chance: Field, *, near_by: bool) -> tuple[Field, Field]:
    """Bare warps hanging where the weft is gone, and how much earlier or later each one breaks."""
    bent = (
        ground.x / wide * 1.15
        + 0.25 * np.sin(ground.y * 31)
        + 0.14 * np.sin(ground.x * 90 + ground.y * 9)
    )
    number = np.floor(bent).astype(int)
    part = (4.4 if near_by else 2.6) * (bent % 1 - 0.5)
    body = (
        np.sqrt(np.clip(1 - part**2, 0, 1)) * (0.62 - 0.38 * part) * (chance[3, number % 512] > 0.5)
    )
    turn = ground.y / wide * (7.0 if near_by else 2.6) + 1.3 * part + number * 1.7
    twist = 0.5 + 0.5 * np.abs(np.cos(turn)) ** 0.6
    if near_by:
        twist = 2.4 * twist**3
    return body * twist, 0.5 * (chance[4, number % 512] - 0.4)


def _flaw_box(layer: Weave, near: Canvas) -> Canvas:
    x, y, reach = layer.flaw_at[0] * ASPECT, layer.flaw_at[1], layer.spread * 1.75
    return near.part(x - reach, y - reach, x + reach, y + reach)


def _near_edge(layer: Weave, near: Canvas) -> Field:
    """1 on the edge of the box that can change and beyond, 0 well within it."""
    x, y = np.abs(near.x - layer.flaw_at[0] * ASPECT), np.abs(near.y - layer.flaw_at[1])
    return smoothstep(1.3, 1.72, np.maximum(x, y) / layer.spread)
