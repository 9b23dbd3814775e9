"""What frames the stage: curtains, the valance, gilded jambs, the black leg, the gas lamp."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, mask, ribbon, tapered
from game.stage.painters.drapery import NIGHT, Hanging, curtain, roped, swag, tied_edge
from game.stage.painters.painting import COOL, WARM, Numbers, Painting
from game.stage.shading import (
    GOLD,
    Source,
    filmic,
    normals,
    over,
    ramp,
    saturated,
    shone_upon,
    smoothstep,
    tint,
)


def _stage_lights(numbers: Numbers) -> list[Source]:
    """What falls on the cloth of a theatre: footlights, a cold beam, a gas lamp near by."""
    centre, foot, glow = numbers["centre"] * ASPECT, numbers["foot"], numbers["glow"]
    lights = [
        Source(centre + aside, foot - 0.01, 0.10, WARM, 0.15, 0.26 * glow)
        for aside in (-0.45, -0.25, 0.0, 0.25, 0.45)
    ]
    lights.append(Source(centre + 0.24, -0.25, 0.5, COOL, 0.6, 0.40))
    lamp = Source(numbers["lamp_x"] * ASPECT, numbers["lamp_y"], 0.13, (1.0, 0.68, 0.34), 0.17)
    return [*lights, Source(lamp.x, lamp.y, lamp.z, lamp.colour, lamp.reach, numbers["lamp"])]


def paint_left_curtain(canvas: Canvas, numbers: Numbers) -> Painting:
    """The house curtain, gathered to the left."""
    edge = numbers["edge"] * ASPECT
    near = canvas.part(-1, -1, edge + 0.16, numbers["hem"] + 0.06)
    inner = tied_edge(near.y, edge + 0.14, edge, edge + 0.04, 0.56, 0.86)
    hanging = Hanging(near.x * 0 - 0.06, inner, -0.1, numbers["hem"], 8, 11)
    colours, cover = curtain(near, hanging, _stage_lights(numbers))
    colours = roped(near, colours, 0.03, edge + 0.012, 0.555)
    return Painting(filmic(colours * 1.35), near, cover)


def paint_right_curtain(canvas: Canvas, numbers: Numbers) -> Painting:
    """The house curtain, gathered to the right: the dark on which words will stand."""
    edge = numbers["edge"] * ASPECT
    near = canvas.part(edge - 0.2, -1, 3, numbers["hem"] + 0.06)
    inner = tied_edge(near.y, edge - 0.14, edge, edge - 0.035, 0.56, 0.86)
    hanging = Hanging(inner, near.x * 0 + 1.86, -0.1, numbers["hem"], 9, 14)
    lights = _stage_lights(numbers)[:-1]
    colours, cover = curtain(near, hanging, lights)
    colours = roped(near, colours, edge - 0.012, 1.84, 0.555)
    return Painting(filmic(colours * 1.2), near, cover)


def paint_valance(canvas: Canvas, numbers: Numbers) -> Painting:
    """Swags across the top of the picture."""
    near = canvas.part(-1, -1, 3, 0.22)
    centre, glow = numbers["centre"] * ASPECT, numbers["glow"]
    lights = [
        Source(centre - 0.14, numbers["foot"] - 0.04, 0.35, WARM, 0.55, 0.85 * glow),
        Source(centre + 0.14, -0.2, 0.4, COOL, 0.5, 0.5),
        Source(
            numbers["lamp_x"] * ASPECT,
            numbers["lamp_y"],
            0.15,
            (1.0, 0.7, 0.36),
            0.16,
            0.7 * numbers["lamp"],
        ),
    ]
    colours, cover = near.colours(), near.full()
    knots = (
        (-0.10, 0.33, 0.145),
        (0.27, 0.62, 0.125),
        (0.56, 0.95, 0.12),
        (0.89, 1.27, 0.13),
        (1.21, 1.90, 0.16),
    )
    for index, (left, right, drop) in enumerate(knots):
        part = near.part(left, -1, right, 0.22)
        area = part.within(near)
        drawn, shape = swag(part, left, right, -0.03, drop * numbers["drop"], index + 2, lights)
        shade = np.roll(blurred(shape, 7 * near.unit / 720), round(6 * near.unit / 720), 0)
        held = colours[area] * (1 - 0.6 * shade * (1 - shape))[..., None]
        colours[area] = over(held, drawn, shape)
        cover[area] = np.maximum(cover[area], shape)
    return Painting(filmic(colours * 1.3), near, cover)


def paint_jamb(canvas: Canvas, numbers: Numbers) -> Painting:
    """A gilded pillar of the proscenium between `left` and `right`, on its plinth."""
    left, right = numbers["left"] * ASPECT, numbers["right"] * ASPECT
    floor = numbers["floor"]
    near = canvas.part(left - 0.03, -1, right + 0.03, floor + 0.05)
    width = max(right - left, 0.002)  # a pillar of no width would have no middle
    relief = _gilding(near, (near.x - left) / width, width)
    bent = normals(relief, near.unit * 0.0105)
    towards = numbers["centre"] * ASPECT
    side = left - 0.25 if towards < left else right + 0.25
    light = near.full(0.03)
    for source, gloss in (
        (Source(side, floor - 0.04, 0.16, WARM, 0.34, 0.55 * numbers["glow"]), 1.8),
        (Source(towards, 0.3, 0.5, COOL, 0.5, 0.16), 1.8),
    ):
        light = light + shone_upon(near, bent, source, gloss=gloss)
    open_sky = smoothstep(-0.05, 0.5, relief) * 0.75 + 0.25
    colours = ramp(light * open_sky, GOLD)
    far_side = (
        smoothstep(left, right, near.x) if towards < left else smoothstep(right, left, near.x)
    )
    colours = colours * (1 - 0.6 * far_side)[..., None]
    cover = ((near.x >= left) & (near.x < right) & (near.y < floor)).astype(np.float32)
    plinth = (
        (near.x > left - 0.012)
        & (near.x < right + 0.012)
        & (near.y > floor - 0.03)
        & (near.y < floor + 0.025)
    )
    part = (near.y - floor + 0.03) / 0.055
    steps = (
        0.3 * np.exp(-(((part - 0.1) / 0.08) ** 2))
        + 0.2 * np.exp(-(((part - 0.3) / 0.05) ** 2))
        + 0.03
    )
    inner = left if towards < left else right
    steps = steps * np.exp(-(((near.x - inner) / 0.06) ** 2)) * numbers["glow"]
    colours = over(colours, ramp(steps, GOLD), plinth.astype(np.float32))
    return Painting(filmic(colours * 1.4), near, np.maximum(cover, plinth))


def _gilding(near: Canvas, across: Field, width: float) -> Field:
    """Mouldings and beads along both sides, rosettes and scrolls between."""

    def ridge(middle: float, spread: float) -> Field:
        result: Field = np.exp(-(((across - middle) / spread) ** 2))
        return result

    relief = 0.5 * (ridge(0.08, 0.05) + ridge(0.92, 0.05)) + 0.28 * (
        ridge(0.19, 0.03) + ridge(0.81, 0.03)
    )
    bead = (near.y / (width * 0.16)) % 1 - 0.5
    for middle in (0.08, 0.92):
        round_bead = ((across - middle) * 10.6) ** 2 + (bead * 1.9) ** 2
        relief = relief + 0.5 * np.sqrt(np.clip(1 - round_bead, 0, 1))
    period = width * 0.95
    y = ((near.y / period) % 1 - 0.5) * period
    x = (across - 0.5) * width
    radius, angle = np.hypot(x, y) / (width * 0.30), np.arctan2(y, x)
    relief = relief + 0.75 * np.clip(1 - radius / (0.75 + 0.3 * np.cos(angle * 8)), 0, 1) ** 0.6
    relief = relief + 0.5 * np.sqrt(np.clip(1 - radius / (0.42 - 0.16 * np.cos(angle * 8)), 0, 1))
    relief = relief + 0.5 * np.sqrt(np.clip(1 - radius / 0.18, 0, 1))
    between = ((near.y / period + 0.5) % 1 - 0.5) * period
    for sign in (-1, 1):
        aside = x * sign - 0.12 * width
        scroll = np.hypot(aside * 1.26, between) / (width * 0.2)
        leaf = 0.7 + 0.25 * np.cos(np.arctan2(between, aside) * 5)
        relief = relief + 0.45 * np.clip(1 - scroll / leaf, 0, 1) ** 0.7
    result: Field = relief + 0.014 * smooth_noise(near, 1.6, 2)
    return result


def paint_leg(canvas: Canvas, numbers: Numbers) -> Painting:
    """The near black drape that hides us from the house."""
    edge = numbers["edge"] * ASPECT
    near = canvas.part(-1, -1, edge + 0.14, 2)
    right = edge + 0.016 * np.sin(near.y * 5.2 + 0.4) + 0.055 * smoothstep(0.55, 1.05, near.y)
    lamp_x, lamp_y = numbers["lamp_x"] * ASPECT, numbers["lamp_y"]
    lights = [
        Source(lamp_x, lamp_y, 0.05, (1.0, 0.66, 0.34), 0.17, 2.2 * numbers["lamp"]),
        Source(0.45, 0.80, 0.25, WARM, 0.30, 0.3 * numbers["glow"]),
        Source(0.6, -0.1, 0.3, COOL, 0.4, 0.16),
    ]
    hanging = Hanging(near.x * 0 - 0.16, right, -0.2, 1.3, 4, 20, depth=1.5, fringe=False)
    colours, cover = curtain(near, hanging, lights, NIGHT)
    return Painting(filmic(colours * 1.05), near, cover)


def paint_gas_lamp(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brass bracket with a glass globe, unlit: its flame is another layer's."""
    x, y = numbers["lamp_x"] * ASPECT, numbers["lamp_y"]
    near = canvas.part(x - 0.14, y - 0.12, x + 0.08, y + 0.2)
    shape = mask(near, _bracket(x, y))
    ring = np.hypot((near.x - x) / 0.030, (near.y - (y - 0.006)) / 0.042)
    glass = np.exp(-(((ring - 1) / 0.06) ** 2)) * 0.28 + smoothstep(1.02, 0.98, ring) * 0.05
    spark = np.exp(
        -((((near.x - x) / 0.03 + 0.55) / 0.1) ** 2) - ((near.y - y + 0.018) / 0.012) ** 2
    )
    soft = blurred(shape, 1.5 * near.unit / 720)
    down, across = np.gradient(soft)
    edge = np.clip(-down * 1.4 + across * 0.9, 0, 1) * shape * min(2.0, near.unit / 400)
    colours = tint("#0c0704") + (edge * 1.6)[..., None] * tint("#e0a04a")
    shine = saturated(glass + spark * 0.45) * (1 - shape)
    colours = over(colours, np.broadcast_to(tint("#ffdda0"), colours.shape), shine)
    return Painting(colours, near, np.maximum(shape, shine))


def _bracket(x: float, y: float) -> list[Outline]:
    arm = curve(
        [
            (x - 0.11, y + 0.13),
            (x - 0.078, y + 0.106),
            (x - 0.042, y + 0.1),
            (x - 0.012, y + 0.086),
            (x, y + 0.055),
        ],
        12,
        closed=False,
    )
    scroll = [
        (x - 0.104, y + 0.152),
        (x - 0.07, y + 0.142),
        (x - 0.034, y + 0.126),
        (x - 0.026, y + 0.108),
        (x - 0.04, y + 0.098),
        (x - 0.051, y + 0.108),
    ]
    cup = [
        (x - 0.012, y + 0.06),
        (x + 0.012, y + 0.06),
        (x + 0.008, y + 0.042),
        (x + 0.019, y + 0.036),
        (x + 0.019, y + 0.031),
        (x - 0.019, y + 0.031),
        (x - 0.019, y + 0.036),
        (x - 0.008, y + 0.042),
    ]
    return [
        ribbon(arm, 0.008), tapered(scroll, 0.007, 0.003), cup,
        box(x - 0.013, y - 0.053, x + 0.013, y - 0.047),
    ]  # fmt: skip
