"""Things that stand or hang in a theatre: chandelier, ghost light, hanging faces, machinery."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silver_mask import face
from game.stage.shading import (
    Source,
    bump,
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
    """Light, to be added: three crowns of candles and the crystal strung between them."""
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 1.1 * size, y - 0.9 * size, x + 1.1 * size, y + 1.0 * size)
    light = near.full()
    tiers = ((0.05, 0.92, 26), (-0.28, 0.62, 18), (-0.54, 0.32, 10))
    for level, radius, candles in tiers:
        for index in range(candles):
            angle = 2 * math.pi * (index + 0.5) / candles
            at_x = x + radius * size * math.cos(angle)
            at_y = y + (level + 0.16 * radius * math.sin(angle)) * size
            away = np.hypot(near.x - at_x, (near.y - at_y) * 0.8) / size
            front = 0.65 + 0.35 * math.sin(angle)
            light += front * (np.exp(-((away / 0.022) ** 2)) + 0.16 * np.exp(-((away / 0.09) ** 2)))
    strings = _strings(near, x, y, size)
    glints = 0.4 + 0.6 * (np.sin(near.x / size * 190) * np.sin(near.y / size * 170)) ** 2
    light = light + strings * glints * 0.42
    halo = np.exp(-(((near.x - x) / size) ** 2 + ((near.y - y) / size + 0.1) ** 2) / 0.35) * 0.10
    colours = (light + halo)[..., None] * np.asarray((1.0, 0.74, 0.42), np.float32)
    return Painting(saturated(colours), near)


def _strings(near: Canvas, x: float, y: float, size: float) -> Field:
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
    return mask(near, lines)


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
                near, (x, y), half, turn, numbers, dim, height - 2.8 * half
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
) -> tuple[tuple[slice, slice], Field, Field]:
    """One face, soft as a glove, with its loop of string."""
    x, y = at
    part = near.part(x - 1.5 * half, hook - 0.01, x + 1.5 * half, y + 1.8 * half)
    across, down = (part.x - x) / half, (part.y - y) / half
    u = across * math.cos(turn) + down * math.sin(turn)
    v = down * math.cos(turn) - across * math.sin(turn)
    relief, inside, almond = face(u, v)
    relief = relief + 0.010 * smooth_noise(part, 1.8, 62)
    bent = normals(blurred(relief, 0.9 * part.unit / 720), part.unit * half * 0.8)
    candle = Source(numbers["light_x"] * ASPECT, numbers["light_y"], 0.16, (1, 1, 1), 0.55, 1.25)
    light = shone_upon(part, bent, candle, gloss=0.12, sharpness=9)
    behind = shone_upon(part, bent, Source(1.0, -0.4, 0.2, (1, 1, 1), 0.6, 0.16))
    drawn = light[..., None] * tint("#f2b77c") + behind[..., None] * tint("#7f97cc")
    drawn = drawn * dim
    soft = 2.0 / (part.unit * half)
    drawn = drawn * (1 - smoothstep(1.1 + soft, 0.95, almond))[..., None]
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


def paint_machinery(canvas: Canvas, numbers: Numbers) -> Painting:
    """Under the stage: posts and joists, a great winch, ropes, cracks of light in the boards."""
    light_x, light_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(canvas.x - light_x, (canvas.y - light_y) * 1.05)
    pool = 1 / (1 + 2.4 * (away / 0.42) ** 2) ** 1.4
    brick = _brick_wall(canvas)
    colours = (brick * (0.012 + 0.30 * pool))[..., None] * np.asarray((1.0, 0.52, 0.27), np.float32)
    colours = colours + (brick * 0.010)[..., None] * tint("#6f86b8")
    floor = smoothstep(0.79, 0.80, canvas.y)
    boards = 0.25 + 0.05 * smooth_noise(canvas, 1.7, 64, across=5, down=0.6)
    reach = np.exp(-(((canvas.x - light_x) / 0.55) ** 2) - ((canvas.y - 0.86) / 0.10) ** 2)
    earth = (boards * (0.02 + 0.55 * reach))[..., None] * np.asarray((1.0, 0.50, 0.25), np.float32)
    colours = over(colours, earth, floor)
    colours = _timbers(canvas, colours, pool)
    return Painting(filmic(colours * 1.5), canvas)


def _brick_wall(canvas: Canvas) -> Field:
    """Courses of brick, worn and sooty."""
    course = canvas.y / 0.034
    along = canvas.x / 0.082 + 0.5 * (np.floor(course) % 2)
    joint = np.minimum(
        np.minimum(along % 1, 1 - along % 1) * 2.4, np.minimum(course % 1, 1 - course % 1)
    )
    cell = (np.floor(along) * 37 + np.floor(course) * 101).astype(int) % 512
    tone = np.random.default_rng(63).random(512).astype(np.float32)[cell]
    worn = 1 + 0.16 * smooth_noise(canvas, 1.5, 65) + 0.2 * smooth_noise(canvas, 2.8, 66)
    result: Field = (0.35 + 0.4 * tone) * smoothstep(0.02, 0.16, joint) * worn
    return result


def _timbers(canvas: Canvas, colours: Field, pool: Field) -> Field:
    """Everything that stands before the wall, as dark shapes with candle-lit edges."""
    wheel = _wheel((1.02, 0.53), 0.235)
    posts = [
        box(0.30, -0.1, 0.345, 0.86),
        box(0.72, -0.1, 0.76, 0.84),
        box(1.34, -0.1, 1.40, 1.1),
        box(-0.2, 0.055, 2.0, 0.092),
        [(0.345, 0.10), (0.345, 0.16), (0.47, 0.09), (0.43, 0.09)],
        [(0.72, 0.10), (0.72, 0.16), (0.60, 0.09), (0.64, 0.09)],
        [(0.30, 0.10), (0.30, 0.17), (0.16, 0.09), (0.21, 0.09)],
    ]
    ropes = [
        ribbon(curve([(0.985, 0.30), (0.93, 0.1), (0.90, -0.1)], 8, closed=False), 0.010),
        ribbon(curve([(1.07, 0.30), (1.11, 0.12), (1.13, -0.1)], 8, closed=False), 0.010),
        ribbon(
            curve([(0.50, 0.05), (0.485, 0.34), (0.505, 0.60), (0.47, 0.71)], 8, closed=False),
            0.009,
        ),
        ribbon(
            curve([(0.60, 0.05), (0.615, 0.22), (0.585, 0.42), (0.60, 0.50)], 8, closed=False),
            0.007,
        ),
        curve(ellipse((0.47, 0.725), 0.030, 0.016, 12), 3),
    ]
    grain = 1 + 0.2 * smooth_noise(canvas, 1.6, 67, across=0.4, down=4)
    for shapes, deep in ((wheel, 0.8), (posts, 1.0), (ropes, 0.7)):
        shape = mask(canvas, shapes)
        shade = blurred(shape, 10 * canvas.unit / 720)
        colours = colours * (1 - 0.5 * np.roll(shade, round(0.012 * canvas.unit), 1))[..., None]
        edge = rim(shape, (-1.0, 0.25), canvas.unit / 720, 0.42)
        wood = tint("#0b0705") * grain[..., None] + (edge * pool * deep * 1.5)[..., None] * tint(
            "#f09a50"
        )
        colours = over(colours, wood, shape)
    seams = bump((canvas.x / 0.118) % 1, 0.5, 0.016) * smoothstep(0.058, 0.050, canvas.y)
    return colours + (seams * 0.5)[..., None] * tint("#c7d4ff")


def _wheel(middle: tuple[float, float], radius: float) -> list[Outline]:
    """A spoked winch wheel seen aslant, its handles beyond the rim, on a trestle."""
    x, y = middle
    shapes: list[Outline] = []
    for ring, width in ((1.0, 0.022), (0.88, 0.010), (0.20, 0.030)):
        path = ellipse((x, y), radius * ring * 0.80, radius * ring, 48)
        shapes.append(ribbon([*path, path[0]], width))
    for index in range(10):
        angle = 2 * math.pi * index / 10 + 0.2
        out = (x + math.cos(angle) * radius * 0.80 * 1.17, y + math.sin(angle) * radius * 1.17)
        shapes.append(ribbon([(x, y), out], 0.014))
    shapes.append(ribbon([(x, y), (x - 0.13, 0.84)], 0.030))
    shapes.append(ribbon([(x, y), (x + 0.15, 0.84)], 0.030))
    return shapes


def paint_candle(canvas: Canvas, numbers: Numbers) -> Painting:
    """A candle stuck in its own wax on a crate; its flame is another layer's."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    near = canvas.part(x - 0.22, y - 0.03, x + 0.22, 0.90)
    crate = mask(
        near, [[(x - 0.15, y + 0.14), (x + 0.15, y + 0.14), (x + 0.17, 0.86), (x - 0.17, 0.86)]]
    )
    slats = bump((near.y / 0.055) % 1, 0.5, 0.06)
    tile = smooth_noise(Canvas(128, 0, 0, 128, 128), 1.6, 68, across=4, down=0.5)
    wood = 0.5 + 0.12 * sampled(tile, near.x * 140, near.y * 300)
    top = smoothstep(0.010, 0.0, np.abs(near.y - y - 0.142))
    fall = np.exp(-np.clip(near.y - y - 0.14, 0, 9) / 0.07) * np.exp(-(((near.x - x) / 0.13) ** 2))
    colours = (wood * (1 - 0.8 * slats) * (0.03 + 0.20 * fall) + top * 0.55)[..., None] * tint(
        "#f0954a"
    )
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
    return Painting(
        saturated(over(colours, wax, stick.astype(np.float32))), near, np.maximum(crate, stick)
    )
