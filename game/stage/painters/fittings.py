"""Things that stand or hang in a theatre: chandelier, ghost light, hanging faces, machinery."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import turned
from game.stage.painters.silver_mask import face
from game.stage.shading import (
    Source,
    filmic,
    normals,
    over,
    rim,
    saturated,
    shone_upon,
    smoothstep,
    tint,
)


def paint_chandelier(canvas: Canvas, numbers: Numbers) -> Painting:
    """Light, to be added: three crowns of candles and the crystal strung between them.

    It hangs from twice its `size` above its middle; `turn` degrees clockwise from there.
    """
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    stem, swing = (x, y - 2 * size), math.radians(numbers["turn"])
    x, y = stem[0] - 2 * size * math.sin(swing), stem[1] + 2 * size * math.cos(swing)
    near = canvas.part(x - 1.25 * size, y - 1.1 * size, x + 1.25 * size, y + 1.1 * size)
    light = near.full()
    tiers = ((0.05, 0.92, 26), (-0.28, 0.62, 18), (-0.54, 0.32, 10))
    for level, radius, candles in tiers:
        for index in range(candles):
            angle = 2 * math.pi * (index + 0.5) / candles
            across = radius * size * math.cos(angle)
            down = (level + 0.16 * radius * math.sin(angle)) * size
            at_x = x + across * math.cos(swing) - down * math.sin(swing)
            at_y = y + across * math.sin(swing) + down * math.cos(swing)
            away = np.hypot(near.x - at_x, (near.y - at_y) * 0.8) / size
            front = 0.65 + 0.35 * math.sin(angle)
            light += front * (np.exp(-((away / 0.022) ** 2)) + 0.16 * np.exp(-((away / 0.09) ** 2)))
    strings = mask(near, turned(_strings(x, y, size), (x, y), swing))
    glints = 0.4 + 0.6 * (np.sin(near.x / size * 190) * np.sin(near.y / size * 170)) ** 2
    light = light + strings * glints * 0.42
    halo = np.exp(-(((near.x - x) / size) ** 2 + ((near.y - y) / size + 0.1) ** 2) / 0.35) * 0.10
    colours = (light + halo)[..., None] * np.asarray((1.0, 0.74, 0.42), np.float32)
    return Painting(saturated(colours), near)


def _strings(x: float, y: float, size: float) -> list[Outline]:
    """Chains of crystal: from the stem to each crown, and in swags below the widest."""
    lines: list[Outline] = [ribbon([(x, y - 2.0 * size), (x, y + 0.30 * size)], 0.020 * size)]
    for (level, radius), (above, narrow) in (
        ((0.05, 0.92), (-0.28, 0.62)),
        ((-0.28, 0.62), (-0.54, 0.32)),
    ):
        for index in range(13):
            part = math.cos(math.pi * index / 12)
            start = (x + narrow * size * part, y + above * size)
            end = (x + radius * size * part, y + level * size)
            sag = (
                (start[0] + end[0]) / 2 - 0.03 * size * part,
                (start[1] + end[1]) / 2 + 0.06 * size,
            )
            lines.append(ribbon(curve([start, sag, end], 6, closed=False), 0.012 * size))
    for index in range(13):
        part = math.cos(math.pi * index / 12)
        end = (x + 0.10 * size * part, y + (0.52 + 0.16 * math.sin(math.pi * index / 12)) * size)
        start = (x + 0.90 * size * part, y + 0.08 * size)
        bend = (x + 0.62 * size * part, y + 0.38 * size)
        lines.append(ribbon(curve([start, bend, end], 6, closed=False), 0.012 * size))
    return lines


def paint_ghost_light(canvas: Canvas, numbers: Numbers) -> Painting:
    """The bare bulb on a stand that is left burning on an empty stage."""
    x, foot, tall = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 0.3 * tall, foot - 1.1 * tall, x + 0.3 * tall, foot + 0.1 * tall)
    shapes = [
        ribbon([(x, foot - 0.9 * tall), (x, foot - 0.02 * tall)], 0.014 * tall + 0.002),
        tapered(
            [
                (x, foot - 0.12 * tall),
                (x - 0.10 * tall, foot),
                (x - 0.13 * tall, foot + 0.015 * tall),
            ],
            0.014 * tall,
            0.012 * tall,
        ),
        tapered(
            [
                (x, foot - 0.12 * tall),
                (x + 0.10 * tall, foot),
                (x + 0.13 * tall, foot + 0.015 * tall),
            ],
            0.014 * tall,
            0.012 * tall,
        ),
        ribbon([(x, foot - 0.12 * tall), (x + 0.01 * tall, foot + 0.04 * tall)], 0.013 * tall),
        box(x - 0.018 * tall, foot - 0.93 * tall, x + 0.018 * tall, foot - 0.88 * tall),
    ]
    for bar in range(8):
        angle = math.pi * bar / 7
        out = 0.052 * tall * math.cos(angle)
        cage = [
            (x + out * 0.3, foot - 0.90 * tall),
            (x + out, foot - 0.965 * tall),
            (x, foot - 1.03 * tall),
        ]
        shapes.append(ribbon(curve(cage, 6, closed=False), 0.003))
    shape = mask(near, shapes)
    edge = rim(shape, (0.0, -1.0), near.unit / 720, 0.3)
    fall = np.exp(-np.clip(near.y - foot + 0.95 * tall, 0, 9) / (0.35 * tall))
    colours = tint("#05060a") + (edge * (0.2 + 1.2 * fall))[..., None] * tint("#ffd7a0")
    bulb = np.exp(-((np.hypot(near.x - x, near.y - foot + 0.965 * tall) / (0.026 * tall)) ** 4))
    colours = over(colours, np.broadcast_to(tint("#fff0d0"), colours.shape), bulb)
    return Painting(saturated(colours), near, np.maximum(shape, bulb))


def paint_hanging_faces(canvas: Canvas, numbers: Numbers) -> Painting:
    """Faces on hooks along a rail, one row nearer than the other, lit from a candle.

    `count` in the near row; `light_x` and `light_y` place the candle.
    """
    near = canvas.part(-1, -1, 3, 0.82)
    colours, cover = near.colours(), near.full()
    random = np.random.default_rng(61)
    for row, (height, half, dim) in enumerate(((0.205, 0.040, 0.40), (0.300, 0.066, 1.0))):
        rail = mask(
            near,
            [
                ribbon(
                    [(-0.2, height - 2.75 * half), (2.0, height - 2.85 * half)], 0.010 + 0.006 * row
                )
            ],
        )
        colours = over(colours, np.broadcast_to(tint("#0c0806"), colours.shape) * dim, rail)
        cover = np.maximum(cover, rail)
        count = int(numbers["count"]) + 6 * (1 - row)
        for index in range(count):
            x = 0.40 + (index + 0.5 * row + random.uniform(-0.15, 0.15)) * 1.32 / count
            y = height + random.uniform(-0.02, 0.035)
            turn = math.radians(random.uniform(-13, 13))
            area, drawn, shape = hanging_face(
                near, (x, y), half, turn, numbers, dim, height - 2.8 * half, index + 3 * row
            )
            colours[area] = over(colours[area], drawn, shape)
            cover[area] = np.maximum(cover[area], shape)
    return Painting(filmic(colours), near, cover)


def hanging_face(
    near: Canvas,
    at: tuple[float, float],
    half: float,
    turn: float,
    numbers: Numbers,
    dim: float,
    hook: float,
    kind: int = 0,
) -> tuple[tuple[slice, slice], Field, Field]:
    """One face, soft as a glove, with its loop of string; `kind` tells it from the others."""
    x, y = at
    part = near.part(x - 1.5 * half, hook - 0.01, x + 1.5 * half, y + 1.8 * half)
    across, down = (part.x - x) / half, (part.y - y) / half
    u = across * math.cos(turn) + down * math.sin(turn)
    v = down * math.cos(turn) - across * math.sin(turn)
    relief, inside, almond, mouth = _features(u, v, kind)
    relief = relief + 0.006 * smooth_noise(part, 1.9, 62 + kind)
    bent = normals(blurred(relief, 0.9 * part.unit / 720), part.unit * half * 0.8)
    candle = Source(numbers["light_x"] * ASPECT, numbers["light_y"], 0.16, (1, 1, 1), 0.55, 1.25)
    light = shone_upon(part, bent, candle, gloss=0.12, sharpness=9)
    behind = shone_upon(part, bent, Source(1.0, -0.4, 0.2, (1, 1, 1), 0.6, 0.16))
    drawn = light[..., None] * tint("#f2b77c") + behind[..., None] * tint("#7f97cc")
    drawn = drawn * dim
    soft = 2.0 / (part.unit * half)
    drawn = drawn * (1 - smoothstep(1.1 + soft, 0.95, almond))[..., None]
    drawn = drawn * (1 - 0.9 * mouth)[..., None]
    shape = smoothstep(-soft * 0.5, soft * 0.5, inside) * (np.abs(v) < 1.46)
    string = mask(
        part,
        [
            ribbon(
                [(x - 0.8 * half, y - 0.55 * half), (x, hook), (x + 0.8 * half, y - 0.55 * half)],
                0.0026,
            )
        ],
    )
    drawn = over(np.broadcast_to(tint("#3a2a1c") * dim, drawn.shape), drawn, shape)
    return part.within(near), drawn, np.maximum(shape, string * 0.9).astype(np.float32)


def _features(u: Field, v: Field, kind: int) -> tuple[Field, Field, Field, Field]:
    """Relief, distance to the edge, eye holes and open mouth of one face among several.

    Some are broad and some thin; one has a moustache, some have their lids down, some sing.
    """
    u = u / (1.0, 1.14, 0.86, 1.06, 0.94)[kind % 5]
    relief, inside, almond = face(u, v)
    side = np.abs(u)
    mouth = np.zeros_like(relief)
    if kind % 7 == 4:
        hair = np.exp(-(((v - 0.54 - 0.30 * side**2) / 0.075) ** 2) - ((side - 0.20) / 0.24) ** 2)
        relief = relief + 0.15 * hair * (0.7 + 0.3 * np.cos(u * 70))
    if kind % 3 == 1:
        lid = np.exp(-(((side - 0.43) / 0.24) ** 2) - ((v + 0.15) / 0.11) ** 2)
        crease = np.exp(-(((v + 0.08 - 0.5 * (side - 0.43) ** 2) / 0.022) ** 2))
        relief = relief + 0.12 * lid - 0.06 * crease * (np.abs(side - 0.43) < 0.22)
        almond = almond + 9.0
    if kind % 5 in (2, 4):
        mouth = smoothstep(1.25, 0.85, (u / 0.22) ** 2 + ((v - 0.76) / 0.17) ** 2)
        relief = relief - 0.20 * mouth
    if kind % 5 == 2:
        relief = relief + 0.20 * np.exp(-((u / 0.11) ** 2) - ((v - 0.30) / 0.14) ** 2)
    return relief, inside, almond, mouth.astype(np.float32)


def paint_candle(canvas: Canvas, numbers: Numbers) -> Painting:
    """A candle stuck in its own wax; its flame is another layer's."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    near = canvas.part(x - 0.05, y - 0.03, x + 0.05, y + 0.16)
    side = (near.x - x) / 0.017
    drip = 0.008 * np.sin(side * 4 + 1) + 0.006 * np.sin(side * 9)
    stick = (
        smoothstep(1.05, 0.9, np.abs(side) - 0.5 * smoothstep(0.10, 0.14, near.y - y))
        * (near.y > y + 0.012 + drip * 0.4)
        * (near.y < y + 0.146)
    )
    glow = np.exp(-np.clip(near.y - y - 0.01, 0, 9) / 0.055)
    wax = (
        (0.10 + 0.95 * glow)[..., None]
        * tint("#ffc07c")
        * (0.75 + 0.25 * np.cos(side * 1.3))[..., None]
    )
    return Painting(saturated(wax), near, stick.astype(np.float32))
