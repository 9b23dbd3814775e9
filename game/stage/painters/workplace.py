"""Where somebody works: a lamp on a nail, a chair with tools, a ladder and crates."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.outlines import Outline, curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, over, rim, saturated, smoothstep, tint


def edged(
    near: Canvas, outlines: list[Outline], numbers: Numbers, strength: float = 1.0
) -> tuple[Field, Field]:
    """Dark shapes whose edges towards the lamp catch its light: colours and cover."""
    shape = mask(near, outlines)
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    middle_x = sum(a for outline in outlines for a, _ in outline) / sum(map(len, outlines))
    middle_y = sum(b for outline in outlines for _, b in outline) / sum(map(len, outlines))
    edge = rim(shape, (x - middle_x, y - middle_y), near.unit / 720, 0.35)
    away = np.hypot(near.x - x, near.y - y)
    light = strength * numbers["light"] / (1 + (away / 0.42) ** 2)
    colours = tint("#060304") + (edge * light * 1.25)[..., None] * tint("#ff9d52")
    return colours, shape


def paint_nail_lamp(canvas: Canvas, numbers: Numbers) -> Painting:
    """A storm lantern that hangs on a nail; its flame is another layer's."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    near = canvas.part(x - 0.08, y - 0.16, x + 0.08, y + 0.09)
    hoop = [
        (x - 0.030, y - 0.030),
        (x - 0.028, y - 0.085),
        (x, y - 0.118),
        (x + 0.028, y - 0.085),
        (x + 0.030, y - 0.030),
    ]
    metal = [
        ribbon(curve(hoop, 10, closed=False), 0.0034),
        ribbon([(x - 0.010, y - 0.126), (x + 0.010, y - 0.114)], 0.006),
        [
            (x - 0.012, y - 0.078),
            (x + 0.012, y - 0.078),
            (x + 0.017, y - 0.060),
            (x + 0.027, y - 0.046),
            (x - 0.027, y - 0.046),
            (x - 0.017, y - 0.060),
        ],
        [
            (x - 0.024, y + 0.036),
            (x + 0.024, y + 0.036),
            (x + 0.031, y + 0.048),
            (x + 0.033, y + 0.070),
            (x - 0.033, y + 0.070),
            (x - 0.031, y + 0.048),
        ],
        ribbon(
            curve(
                [(x - 0.029, y - 0.044), (x - 0.034, y), (x - 0.029, y + 0.046)], 6, closed=False
            ),
            0.0045,
        ),
        ribbon(
            curve(
                [(x + 0.029, y - 0.044), (x + 0.034, y), (x + 0.029, y + 0.046)], 6, closed=False
            ),
            0.0045,
        ),
        ribbon(
            curve(
                [(x - 0.031, y - 0.006), (x, y + 0.002), (x + 0.031, y - 0.006)], 6, closed=False
            ),
            0.0026,
        ),
    ]
    body = mask(near, metal)
    away = np.hypot(near.x - x, (near.y - y - 0.006) * 0.9)
    light = numbers["light"] * np.exp(-away / 0.028)
    sheen = rim(body, (0.0, 0.4), near.unit / 720, 0.4)
    colours = tint("#0b0605") + (light * 0.42 + sheen * light * 1.2)[..., None] * tint("#ffb061")
    girth = 0.020 + 0.010 * np.cos((near.y - y) * 34)
    glass = smoothstep(girth, girth - 0.004, np.abs(near.x - x)) * (
        np.abs(near.y - y + 0.004) < 0.042
    )
    pane = glass * (0.16 + 0.34 * bump(np.abs(near.x - x), girth, 0.004))
    warm = tint("#ffb25c") * (0.3 + 1.0 * np.exp(-away / 0.02))[..., None]
    return Painting(
        saturated(over(warm, colours, body)), near, np.maximum(body, pane * numbers["light"])
    )


def paint_chair(canvas: Canvas, numbers: Numbers) -> Painting:
    """A kitchen chair before us, its back to the wall, tools laid out by size on a cloth."""
    x, seat, tall = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 0.7 * tall, seat - 0.9 * tall, x + 0.7 * tall, 1.1)
    half, back = 0.30 * tall, 0.235 * tall
    top = seat - 0.62 * tall
    frame = [
        ribbon([(x - back, top), (x - back * 1.05, seat)], 0.030 * tall),
        ribbon([(x + back, top), (x + back * 1.05, seat)], 0.030 * tall),
        ribbon(
            curve(
                [
                    (x - back - 0.012, top + 0.035),
                    (x, top + 0.012),
                    (x + back + 0.012, top + 0.035),
                ],
                8,
                closed=False,
            ),
            0.085 * tall,
        ),
        ribbon([(x - back, top + 0.30 * tall), (x + back, top + 0.30 * tall)], 0.030 * tall),
        [
            (x - half * 0.86, seat - 0.055 * tall),
            (x + half * 0.86, seat - 0.055 * tall),
            (x + half, seat + 0.035 * tall),
            (x - half, seat + 0.035 * tall),
        ],
        *(
            ribbon(
                [(x + side * half * 0.93, seat), (x + side * half * 1.02, seat + 0.8 * tall)],
                0.034 * tall,
            )
            for side in (-1, 1)
        ),
        *(
            ribbon(
                [(x + side * half * 0.68, seat), (x + side * half * 0.64, seat + 0.62 * tall)],
                0.026 * tall,
            )
            for side in (-1, 1)
        ),
        ribbon([(x - half, seat + 0.34 * tall), (x + half, seat + 0.34 * tall)], 0.022 * tall),
    ]
    colours, cover = edged(near, frame, numbers, 2.6)
    cloth = mask(
        near,
        [
            [
                (x - half * 0.70, seat - 0.040 * tall),
                (x + half * 0.66, seat - 0.044 * tall),
                (x + half * 0.86, seat + 0.028 * tall),
                (x + half * 0.80, seat + 0.13 * tall),
                (x - half * 0.86, seat + 0.12 * tall),
                (x - half * 0.84, seat + 0.024 * tall),
            ]
        ],
    )
    fall = smoothstep(0.022 * tall, 0.040 * tall, near.y - seat)
    stripe = (
        1
        - 0.5 * bump((near.x - x) / half, -0.72, 0.035)
        - 0.5 * bump((near.x - x) / half, 0.66, 0.035)
    )
    linen = (stripe * (0.42 - 0.34 * fall) * numbers["light"])[..., None] * tint("#e0a266")
    colours = over(colours, linen, cloth)
    tools: list[Outline] = []
    for number in range(6):
        across = x + half * (-0.56 + 0.21 * number)
        length = (0.030 + 0.0075 * number) * tall
        tools.append(
            ribbon(
                [
                    (across, seat - 0.030 * tall + 0.01 * tall),
                    (across + 0.010 * tall, seat - 0.02 * tall + length),
                ],
                [0.006 * tall, 0.014 * tall],
            )
        )
    shapes = mask(near, tools)
    glint = rim(shapes, (-0.8, -0.6), near.unit / 720, 0.2)
    steel = tint("#090506") + (glint * 0.8 * numbers["light"])[..., None] * tint("#ffd9a6")
    colours = over(colours, steel, shapes)
    return Painting(saturated(colours), near, np.maximum(cover, cloth))


def paint_stores(canvas: Canvas, numbers: Numbers) -> Painting:
    """On the right, nearly lost in the dark: a ladder, crates, a coil of rope, a fire bucket."""
    near = canvas.part(0.95, -0.1, 3, 1.1)
    ladder = [
        ribbon([(1.235, 1.0), (1.115, -0.05)], 0.013),
        ribbon([(1.345, 1.0), (1.205, -0.05)], 0.013),
    ]
    ladder += [
        ribbon(
            [(1.235 - 0.12 * part, 1.0 - 1.05 * part), (1.345 - 0.14 * part, 1.0 - 1.05 * part)],
            0.009,
        )
        for part in np.linspace(0.06, 0.97, 14)
    ]
    crates = [
        [(1.40, 0.90), (1.40, 0.66), (1.62, 0.655), (1.62, 0.92)],
        [(1.52, 0.65), (1.53, 0.48), (1.70, 0.475), (1.72, 0.65)],
        [(1.60, 0.94), (1.61, 0.70), (1.85, 0.69), (1.85, 0.96)],
    ]
    bucket = [[(1.115, 0.845), (1.185, 0.845), (1.176, 0.925), (1.124, 0.925)]]
    coil = [
        ribbon(
            curve(ellipse((1.46 + 0.004 * n, 0.928 - 0.012 * n), 0.062 - 0.004 * n, 0.020, 16), 3),
            0.010,
        )
        for n in range(4)
    ]
    colours, cover = near.colours(), near.full()
    for outlines, strength in ((crates, 1.6), (ladder, 2.0), (coil, 1.8), (bucket, 2.0)):
        drawn, shape = edged(near, outlines, numbers, strength)
        colours = over(colours, drawn, shape)
        cover = np.maximum(cover, shape)
    return Painting(saturated(colours), near, cover)
