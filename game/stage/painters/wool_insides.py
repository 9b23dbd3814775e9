"""Inside the cloth, where each motif is a place: in the bird."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint


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
        0.66 - 6.4 * np.hypot(canvas.x - x + 0.022, (canvas.y - y + 0.075) * 0.8), 0.04, 1
    )
    return over(colours, shell[..., None] * tint("#e6cf9c"), egg)
