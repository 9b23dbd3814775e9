"""Inside the cloth, where each motif is a place: under the stairs, in the bird."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, curve, ellipse, limb, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint


def paint_wool_stairs(canvas: Canvas, numbers: Numbers) -> Painting:
    """Under the stair, with the light in thirteen slits; feet come up, and a spoon on a saucer."""
    slope = np.asarray(0.98 - 0.85 * canvas.x, np.float32)
    above = slope - canvas.y
    yarn = laid(canvas.x / 0.0105, canvas.y * 40)
    dim = 0.05 + 0.32 * spot(canvas, 0.62, 0.72, 0.45)
    colours = tint(WOOL["umber"]) * (yarn * dim)[..., None]
    tread = laid((canvas.y + 0.05 * canvas.x) / 0.016, canvas.x * 30)
    under = smoothstep(-0.004, 0.004, above)
    wood = tint(WOOL["brick"]) * (tread * (0.03 + 0.10 * spot(canvas, 0.45, 0.3, 0.4)))[..., None]
    colours = over(colours, wood, under)
    for step in range(13):
        part = (step + 0.5) / 13
        x, y = 0.03 + 1.02 * part, 0.955 - 0.855 * part
        wide, tall = 0.058, 0.0105
        slit = smoothstep(wide / 2, wide / 2 - 0.006, np.abs(canvas.x - x)) * smoothstep(
            tall / 2, tall / 2 - 0.003, np.abs(canvas.y - y)
        )
        fall = (canvas.y - y) / 0.30
        fan = np.exp(-(((canvas.x - x - 0.20 * fall) / (0.018 + 0.055 * np.clip(fall, 0, 1))) ** 2))
        ray = fan * smoothstep(0.0, 0.03, fall) * np.exp(-np.clip(fall, 0, 9) / 0.42)
        shaded = 1.0 - (0.85 if step in (5, 6) else 0.0)
        colours = colours + ((1.4 * slit + 0.16 * ray * (0.6 + 0.4 * yarn)) * shaded)[
            ..., None
        ] * tint("#ffca86")
    return Painting(filmic(darker_right(canvas, _feet(canvas, colours), 1.0)), canvas)


def _feet(canvas: Canvas, colours: Field) -> Field:
    """Somebody going up: two wet shoes, a coat that ends out of sight, a bowl held before it."""
    far_shoe, near_shoe = (0.532, 0.520), (0.438, 0.592)
    coat = places(
        ".40 -.2, .405 .05, .385 .24, .372 .345, .42 .372, .47 .352, .53 .378, .60 .348, .612 .25, "
        ".635 .05, .63 -.2"
    )
    arm = limb([(0.585, 0.02), (0.625, 0.145), (0.70, 0.155)], 0.085, 0.05)
    bowl = [
        curve([(0.672, 0.118), (0.684, 0.158), (0.752, 0.158), (0.764, 0.118)], 3),
        ellipse((0.718, 0.118), 0.052, 0.009, 20),
        ellipse((0.718, 0.163), 0.062, 0.008, 20),
        ribbon([(0.735, 0.118), (0.772, 0.086)], 0.006),
    ]
    for shapes in (_leg(*far_shoe), _leg(*near_shoe), [curve(coat, 7)], arm, bowl):
        colours = _against_light(canvas, colours, shapes)
    return colours


def _leg(x: float, y: float) -> list[Outline]:
    """A shoe with a heel, a stocking, the end of a trouser leg."""
    shoe = places(
        "-.076 -.004, -.080 -.022, -.058 -.034, -.018 -.046, .004 -.062, .044 -.060, .050 -.030, "
        ".052 0, .026 0, .022 -.010, -.010 -.008, -.040 0"
    )
    leg = tapered(
        [(x - 0.024, y - 0.05), (x - 0.026, y - 0.13), (x - 0.006, y - 0.28)], 0.044, 0.07
    )
    return [curve([(x - a, y + b) for a, b in shoe], 5), leg]


def _against_light(canvas: Canvas, colours: Field, shapes: list[Outline]) -> Field:
    """Dark wool with light along what faces down the stairs' slits, and a little from above."""
    shape, scale = mask(canvas, shapes), canvas.unit / 720
    below = rim(shape, (0.35, 1.0), scale, 0.6)
    above = rim(shape, (0.9, -0.6), scale, 0.4)
    fold = 0.5 + 0.5 * np.sin(canvas.x * 150 + 6 * np.sin(canvas.y * 5))
    ink = tint("#0a0706") + (0.016 * fold**3 + 0.65 * below)[..., None] * tint("#ffca86")
    ink = ink + (0.30 * above)[..., None] * tint("#c87a4a")
    return over(colours * (1 - 0.5 * blurred(shape, 6 * scale))[..., None], ink, shape)


def paint_wool_bird(canvas: Canvas, numbers: Numbers) -> Painting:
    """Inside the bird: ribs as of an umbrella, and in the crook of them a nest with an egg."""
    x, y = canvas.x - 0.44, canvas.y + 0.06
    turn, away = np.arctan2(x, y), np.hypot(x, y)
    light = spot(canvas, 0.44, 0.62, 0.26) + 0.14 * spot(canvas, 0.25, 0.1, 0.5)
    cell = turn / 0.30
    sag = np.abs(cell % 1 - 0.5)
    rows = laid(away / 0.0105 + 1.4 * (0.5 - sag) ** 2 * 8, cell * 40)
    greys = np.random.default_rng(301).uniform(0.35, 1.0, 64).astype(np.float32)
    tone = greys[np.floor(away / 0.0105 / 5 + np.floor(cell) * 3).astype(int) % 64]
    silk = tint("#8d93a2") * (rows * tone * (0.03 + 0.75 * light))[..., None]
    rib = bump(sag, 0.5, 0.030 / (0.5 + 1.5 * away))
    round_light = 0.25 + 0.75 * light
    colours = over(
        silk,
        (round_light * 0.55)[..., None] * tint("#d8cdb6"),
        saturated(rib * 1.3) * smoothstep(0.05, 0.2, away),
    )
    colours = _nest(canvas, colours)
    return Painting(filmic(darker_right(canvas, colours, 1.0)), canvas)


_BEHIND = 300
"""How many of the ends lie behind the egg."""
_DEEP = 0.075
"""How deep the nest is."""


def _nest(canvas: Canvas, colours: Field) -> Field:
    """All the ends that were ever cut off, laid round; in it one egg."""
    x, y = 0.44, 0.705
    random = np.random.default_rng(302)
    hollow = mask(canvas, [ellipse((x, y + 0.052), 0.128, 0.058, 40)])
    colours = over(colours, tint("#0c0908") + 0 * colours, hollow)
    colours = colours * (1 - 0.55 * blurred(hollow, 0.03 * canvas.unit) * (1 - hollow))[..., None]
    names = ("madder", "bone", "gold", "slate", "brick", "ash", "umber", "straw", "sage")
    for index in range(420):
        angle, ring = random.uniform(0, math.tau), random.uniform(0.50, 1.25)
        if index > _BEHIND:
            angle, ring = random.uniform(0.1, 2.3), random.uniform(0.85, 1.2)
        span, lean = random.uniform(0.5, 1.3), random.uniform(-0.012, 0.012)
        low = y + 0.020 + lean + _DEEP * (1.25 - ring)
        path = [
            (x + 0.135 * ring * math.cos(a), low + 0.052 * ring * math.sin(a))
            for a in np.linspace(angle, angle + span, 8)
        ]
        near = canvas.part(x - 0.2, y - 0.08, x + 0.2, y + 0.16)
        area = near.within(canvas)
        shape = mask(near, [ribbon(path, 0.0065)])
        edge = rim(shape, (0.0, -1.0), near.unit / 720, 0.8)
        glow = 0.25 + 0.75 * float(np.exp(-(((path[4][1] - y + 0.02) / 0.06) ** 2)))
        wool = tint(WOOL[names[int(random.integers(len(names)))]])
        colours[area] = over(colours[area], wool * ((0.16 + 0.75 * edge) * glow)[..., None], shape)
        if index == _BEHIND:
            colours = _egg(canvas, colours, x, y + 0.055)
    return colours


def _egg(canvas: Canvas, colours: Field, x: float, y: float) -> Field:
    """It has the colour of a kitchen wall."""
    points = places("-.062 -.015, -.045 -.085, 0 -.118, .045 -.085, .062 -.015, 0 .02")
    egg = mask(canvas, [curve([(x + a, y + b) for a, b in points], 7)])
    shell = np.clip(
        0.55 - 4.2 * np.hypot(canvas.x - x + 0.020, (canvas.y - y + 0.065) * 0.8), 0.05, 1
    )
    return over(colours, shell[..., None] * tint("#e6cf9c"), egg)
