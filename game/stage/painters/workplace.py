"""Where somebody works: a lamp on a nail, a chair with tools, a ladder and crates."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.outlines import Outline, curve, ellipse, limb, mask, ribbon
from game.stage.painters.backstage import LAMPLIGHT
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import Source, bump, over, rim, saturated, smoothstep, tint


def edged(
    near: Canvas, outlines: list[Outline], numbers: Numbers, strength: float = 1.0,
    body: float = 0.0,
) -> tuple[Field, Field]:  # fmt: skip
    """Dark shapes whose edges towards the lamp catch its light: colours and cover.

    `body` is how much of it their wood has where it faces us.
    """
    shape = mask(near, outlines)
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    middle_x = sum(a for outline in outlines for a, _ in outline) / sum(map(len, outlines))
    middle_y = sum(b for outline in outlines for _, b in outline) / sum(map(len, outlines))
    edge = rim(shape, (x - middle_x, y - middle_y), near.unit / 720, 0.35)
    away = np.hypot(near.x - x, near.y - y)
    light = strength * numbers["light"] / (1 + (away / 0.42) ** 2)
    colours = tint("#060304") + (edge * light * 1.25)[..., None] * tint("#ff9d52")
    return colours + (body * light)[..., None] * tint("#8a5430"), shape


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
    light_x, light_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    lamp = Source(light_x, light_y, 0.30, LAMPLIGHT, 0.55, 3.4 * numbers["light"])
    colours, cover = near.colours(), near.full()
    pieces = [
        Piece([_scaled(outline, x, seat, tall) for outline in outlines], dye, bend * tall, light)
        for outlines, dye, bend, light in (*_chair_frame(), *_on_the_seat())
    ]
    for piece in pieces:
        cover = np.maximum(cover, mask(near, piece.outlines))
    colours = modelled(near, colours, pieces, lamp, 0.03)
    return Painting(saturated(colours), near, cover)


def _scaled(outline: Outline, x: float, y: float, size: float) -> Outline:
    return [(x + a * size, y + b * size) for a, b in outline]


_Part = tuple[list[Outline], str, float, float]
"""Outlines in heights of the chair about the middle of its seat; a dye, a bend, a brightness."""


def _chair_frame() -> list[_Part]:
    """Four legs, rungs, a seat, two posts with a bent rail between them."""
    back_legs = [o for s in (-1, 1) for o in limb([(s * 0.20, 0), (s * 0.19, 0.60)], 0.034, 0.026)]
    legs = [o for s in (-1, 1) for o in limb([(s * 0.275, 0), (s * 0.305, 0.80)], 0.042, 0.032)]
    rungs = [
        *limb([(-0.19, 0.26), (0.19, 0.26)], 0.020, 0.020),
        *limb([(-0.29, 0.36), (0.29, 0.36)], 0.024, 0.024),
    ]
    posts = [
        o for s in (-1, 1) for o in limb([(s * 0.262, -0.62), (s * 0.248, -0.03)], 0.036, 0.040)
    ]
    rail = curve(
        places("-.27 -.58, -.14 -.622, 0 -.634, .14 -.622, .27 -.58, .26 -.50, 0 -.545, -.26 -.50"),
        6,
    )
    slat = limb([(-0.25, -0.30), (0, -0.315), (0.25, -0.30)], 0.040, 0.040)
    seat = curve(places("-.27 -.055, .27 -.055, .305 .030, .28 .052, -.28 .052, -.305 .030"), 3)
    wood = "#7a4a28"
    return [
        (back_legs, wood, 0.015, 0.6),
        (rungs, wood, 0.010, 0.9),
        (legs, wood, 0.018, 1.0),
        (slat, wood, 0.018, 1.0),
        (posts, wood, 0.018, 1.1),
        ([rail], wood, 0.030, 1.2),
        ([seat], wood, 0.022, 1.2),
    ]


def _on_the_seat() -> list[_Part]:
    """A tea towel that hangs over the edge, and six tools on it, by size."""
    towel = places(
        "-.20 -.045, .19 -.05, .26 .03, .246 .15, .06 .132, -.10 .146, -.25 .13, -.26 .03"
    )
    hems = [
        ribbon([(a, -0.045), (b, 0.03), (b, 0.14)], 0.012)
        for a, b in ((-0.155, -0.205), (0.15, 0.205))
    ]
    tools: list[Outline] = []
    for number in range(6):
        across, length = -0.16 + 0.064 * number, 0.030 + 0.009 * number
        tools.append(ribbon([(across, -0.03), (across + 0.012, -0.01 + length)], [0.007, 0.016]))
    return [
        ([towel], "#c9b08a", 0.016, 1.5),
        (hems, "#8a3a2c", 0.003, 1.2),
        (tools, "#3a3a40", 0.004, 1.6),
    ]


def paint_stores(canvas: Canvas, numbers: Numbers) -> Painting:
    """On the right, nearly lost in the dark: a ladder, crates, a coil of rope, a fire bucket."""
    near = canvas.part(0.95, -0.1, 3, 1.1)
    ladder = [
        ribbon([(1.235, 1.0), (1.115, -0.05)], 0.019),
        ribbon([(1.345, 1.0), (1.205, -0.05)], 0.019),
    ]
    ladder += [
        ribbon(
            [(1.235 - 0.12 * part, 1.0 - 1.05 * part), (1.345 - 0.14 * part, 1.0 - 1.05 * part)],
            0.013,
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
    for outlines, strength, body in (
        (crates, 2.4, 0.10), (ladder, 2.6, 0.34), (coil, 3.0, 0.16), (bucket, 3.0, 0.14),
    ):  # fmt: skip
        drawn, shape = edged(near, outlines, numbers, strength, body)
        colours = over(colours, drawn, shape)
        cover = np.maximum(cover, shape)
    return Painting(saturated(colours), near, cover)
