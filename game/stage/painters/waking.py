"""The bedroom once the dream is over: a tall window before dawn, and the bed somebody sits on."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, mask
from game.stage.painters.drapery import NIGHT, Hanging, curtain
from game.stage.painters.furniture import creases
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import Source, filmic, over, ramp, rim, saturated, smoothstep, tint

_LEFT, _RIGHT, _TOP, _SILL = 0.30, 0.98, -0.05, 0.66


def paint_waking_window(canvas: Canvas, numbers: Numbers) -> Painting:
    """The window and the wall around it, before dawn or, as far as `dawn` says, in the morning.

    A morning lies over the night before it, so that one can come out of the other.
    """
    plaster = 1 + 0.07 * smooth_noise(canvas, 2.3, 71)
    beside = np.exp(-np.clip(np.abs(canvas.x - 0.64) - 0.34, 0, 9) / 0.16)
    wall = (
        0.010
        + (0.022 + 0.05 * numbers["dawn"]) * beside * np.exp(-(((canvas.y - 0.35) / 0.5) ** 2))
    ) * plaster
    colours = wall[..., None] * tint("#6f86b8") * 1.3
    near = canvas.part(_LEFT - 0.02, -1, _RIGHT + 0.02, _SILL + 0.02)
    area = near.within(canvas)
    inside = smoothstep(_LEFT, _LEFT + 0.003, near.x) * smoothstep(_RIGHT, _RIGHT - 0.003, near.x)
    inside = inside * smoothstep(_SILL, _SILL - 0.003, near.y)
    colours[area] = over(colours[area], _morning(near, numbers["dawn"]), inside)
    colours = _frame(canvas, colours)
    soft = filmic(blurred(colours, 1.3 * canvas.unit / 720) * 1.25)
    return Painting(soft, canvas, canvas.full(1) if numbers["dawn"] else None)


def _morning(near: Canvas, dawn: float) -> Field:
    """A sky that is night above and copper along the roofs, or day; wet roofs, one lit pane."""
    clouds = smooth_noise(near, 2.6, 72, across=2.6, down=0.6)
    part = saturated((near.y + 0.05) / 0.62 + 0.05 * clouds)
    stops = (
        (0.0, "#04070f"),
        (0.45, "#0c1424"),
        (0.70, "#181d30"),
        (0.86, "#3c2620"),
        (1.0, "#7a4424"),
    )
    day = (
        (0.0, "#5d7494"),
        (0.5, "#93a5b8"),
        (0.8, "#d9c9ac"),
        (0.93, "#f2d8a6"),
        (1.0, "#e9c48c"),
    )
    sky = ramp(part, stops) * 0.7 * (1 - dawn) + ramp(part, day) * 0.36 * dawn
    band = np.exp(-(((near.y - 0.555 - 0.012 * clouds) / 0.035) ** 2)) * np.exp(
        -(((near.x - 0.70) / 0.30) ** 2)
    )
    sky = sky + (band * (0.22 - 0.12 * dawn))[..., None] * tint("#e07a3c")
    streaks = saturated(clouds * 0.5) * np.exp(-(((near.y - 0.42) / 0.14) ** 2))
    sky = sky + (streaks * (0.05 + 0.03 * dawn))[..., None] * tint("#e9b48a")
    for roofs, ink in ((_roofs(0.585, 0.03, 81), "#1a1d2b"), (_roofs(0.615, 0.045, 82), "#0b0d16")):
        shape = mask(near, roofs)
        wet = rim(shape, (0.2, -1.0), near.unit / 720, 0.2)
        sky = over(
            sky,
            np.broadcast_to(tint(ink) * (1 + 0.6 * dawn), sky.shape)
            + (wet * (0.22 + 0.3 * dawn))[..., None] * tint("#c98055"),
            shape,
        )
    pane = mask(near, [box(0.838, 0.620, 0.848, 0.634)])
    return over(sky, np.broadcast_to(tint("#ffb870"), sky.shape), pane * (1 - 0.7 * dawn))


def _roofs(height: float, rise: float, seed: int) -> list[Outline]:
    random = np.random.default_rng(seed)
    shapes: list[Outline] = [box(-0.2, height + 0.01, 2.0, 1.0)]
    x = _LEFT - 0.1
    while x < _RIGHT + 0.1:
        wide, tall = random.uniform(0.05, 0.11), rise * random.uniform(0.4, 1.0)
        shapes.append(
            [(x, height + 0.02), (x + wide / 2, height - tall), (x + wide, height + 0.02)]
        )
        stack = x + wide * random.uniform(0.55, 0.8)
        shapes.append(box(stack, height - tall * 1.1, stack + 0.010, height + 0.02))
        x += wide * random.uniform(0.7, 1.0)
    return shapes


def _frame(canvas: Canvas, colours: Field) -> Field:
    """Sash and sill, curtains drawn back on either side: dark, with copper on their edges."""
    middle = (_LEFT + _RIGHT) / 2
    bars = [
        box(_LEFT - 0.022, -0.2, _LEFT + 0.006, _SILL),
        box(_RIGHT - 0.006, -0.2, _RIGHT + 0.022, _SILL),
        box(middle - 0.010, -0.2, middle + 0.010, _SILL),
        box(_LEFT, 0.235, _RIGHT, 0.252),
        box(_LEFT - 0.05, _SILL - 0.004, _RIGHT + 0.05, _SILL + 0.022),
    ]
    shape = mask(canvas, bars)
    glow = np.exp(-(((canvas.y - 0.52) / 0.22) ** 2)) * 0.3
    edge = rim(shape, (1.0, 0.4), canvas.unit / 720, 0.2) * glow
    colours = over(colours, tint("#04060b") + edge[..., None] * tint("#d07a44"), shape)
    dawn = (0.95, 0.50, 0.26)
    for left, right, seed in (
        (_LEFT - 0.20, _LEFT + 0.055, 74),
        (_RIGHT - 0.05, _RIGHT + 0.22, 75),
    ):
        near = canvas.part(left - 0.02, -1, right + 0.02, 0.86)
        belly = 0.030 * np.cos(near.y * 4.6)
        hanging = Hanging(
            left - near.y * 0,
            right + belly * (seed == 74),
            -0.2,
            0.82,
            5,
            seed,
            depth=1.3,
            fringe=False,
        )
        lights = [
            Source(0.66, 0.52, 0.05, dawn, 0.20, 0.9),
            Source(0.64, 0.1, 0.2, (0.45, 0.6, 1.0), 0.3, 0.35),
        ]
        drawn, cover = curtain(near, hanging, lights, NIGHT)
        area = near.within(canvas)
        colours[area] = over(colours[area], drawn, cover)
    return colours


def paint_waking_bed(canvas: Canvas, numbers: Numbers) -> Painting:
    """The bed across the foot of the picture; `near` paints only the sheet before the sitter."""
    before = numbers["near"] > 0
    level = 0.815 if before else 0.735
    near = canvas.part(-1, level - 0.06, 3, 2)
    outline: Outline = [
        (-0.3, 1.3),
        (-0.3, level + 0.02),
        (0.2, level + 0.008),
        (0.42, level + 0.03 * before),
        (0.60, level + 0.034 * before),
        (0.80, level - 0.004),
        (1.15, level + 0.01),
        (1.45, level + 0.03),
        (2.1, level + 0.05),
        (2.1, 1.3),
    ]
    cover = mask(near, [curve(outline, 8)])
    relief = creases(near, 91 if before else 92, (-0.05, 1.7), (level - 0.02, level + 0.24))
    relief = relief + 0.05 * blurred(cover, 20 * near.unit / 720)
    down, across = np.gradient(relief)
    slope = near.unit * 0.9
    lit = np.clip(0.10 - down * slope + across * slope * 0.35, 0, 1)
    pool = np.exp(-(((near.x - 0.68) / 0.42) ** 2)) * np.exp(-np.clip(near.y - level, 0, 9) / 0.13)
    cold = np.clip(0.10 - down * slope * 0.5 - across * slope * 0.7, 0, 1)
    colours = (lit * pool * 0.62)[..., None] * tint("#d98a58")
    colours = colours + (cold * (0.020 + 0.05 * np.exp(-(((near.x - 0.25) / 0.5) ** 2))))[
        ..., None
    ] * tint("#7f97cc")
    return Painting(filmic(colours * 1.2 + tint("#030509")), near, cover)
