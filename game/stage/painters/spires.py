"""Spires like frozen lightning: crystals that kink and fork, fields of them, and the tallest."""

from __future__ import annotations

import itertools
import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Place
from game.stage.painters.facets import Drawing, Edge, Facet, drawing
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import filmic, over, ramp, saturated, smoothstep, tint

GLASS = (
    (0.0, "#030208"),
    (0.25, "#0b0a17"),
    (0.5, "#1c182f"),
    (0.72, "#3b3356"),
    (0.88, "#766894"),
    (1.0, "#e8cbb0"),
)
_SHARES = (0.40, 0.27, 0.19, 0.14)
Pieces = list[Facet | Edge]


def paint_spires(canvas: Canvas, numbers: Numbers) -> Painting:
    """A field of spires between two places across.

    `towers` of them, from `seed`; they stand at `foot`, their tips between `low` and `high`;
    `girth` is the widest's width; `haze` the air before them; `light_x`, `light_y` and `light`
    the light that they catch; `broken` is how many have lost their tips.
    """
    foot, high = numbers["foot"], numbers["high"]
    left, right = numbers["left"] * ASPECT, numbers["right"] * ASPECT
    near = canvas.part(left - 0.2, high - 0.05, right + 0.2, foot + 0.02)
    random = np.random.default_rng(int(numbers["seed"]))
    count = int(numbers["towers"])
    pieces: Pieces = []
    for index in range(count):
        x = left + (right - left) * (index + random.uniform(0.1, 0.9)) / count
        tall = random.random() ** 1.6
        peak = numbers["low"] + (high - numbers["low"]) * tall
        wide = numbers["girth"] * random.uniform(0.55, 1.0) * (0.7 + 0.3 * tall)
        snapped = random.random() < numbers["broken"]
        pieces += spire(random, (x, foot + 0.01), peak, wide, _light(numbers), snapped=snapped)
    drawn = drawing(near, pieces)
    colours = glass(near, drawn, numbers, numbers["haze"])
    tops = smoothstep(foot - 0.02, high, near.y + 0 * near.x)
    cover = drawn.cover * (1 - 0.22 * tops) * _mist(near, foot, numbers["haze"])
    return Painting(filmic(colours * 1.25), near, cover)


def _mist(near: Canvas, foot: float, thick: float) -> Field:
    """How much of what stands at a foot is seen through the mist that lies there."""
    return 1 - thick * smoothstep(foot - 0.2, foot, near.y + 0 * near.x)


def _light(numbers: Numbers) -> Place:
    return numbers["light_x"] * ASPECT, numbers["light_y"]


def spire(
    random: np.random.Generator,
    foot: Place,
    peak: float,
    wide: float,
    light: Place,
    *,
    crooked: float = 1.0,
    snapped: bool = False,
) -> Pieces:
    """One spire: segments that lean to and fro; from each kink a fork runs straight on."""
    forks: Pieces = []
    trunk: Pieces = []
    tall = foot[1] - peak
    lean = math.radians(random.uniform(2.5, 6.5)) * (1 if random.random() < 0.5 else -1) * crooked
    x, y = foot[0] - math.tan(lean) * tall * 0.2, foot[1]
    ridge = random.uniform(-0.22, 0.22)
    for share in _SHARES[: 2 if snapped else 3]:
        length = tall * share * 0.84
        end = (x + math.sin(lean) * length, y - math.cos(lean) * length)
        narrow = wide * 0.84
        if random.random() < 0.9:
            reach, thick = length * random.uniform(0.5, 1.1), narrow * random.uniform(0.35, 0.6)
            aside = (narrow - thick) / 2 * (1 if lean > 0 else -1)
            root = (end[0] + aside - math.sin(lean) * 0.02, end[1] + 0.025)
            tip = (end[0] + aside + math.sin(lean * 1.6) * reach, end[1] - reach)
            forks += prism(root, tip, thick, 0.0008, ridge, light)
        trunk += prism((x, y), end, wide, narrow, ridge, light, planes=True)
        x, y = end[0] - math.sin(lean) * 0.004, end[1] + 0.003
        lean, wide = -lean * random.uniform(0.7, 1.25), narrow * random.uniform(0.58, 0.78)
    if snapped:
        trunk += _stump(random, (x, y), wide, ridge, light)
    else:
        tip = (x + math.sin(lean) * (y - peak), peak)
        trunk += prism((x, y), tip, wide, 0.0008, ridge, light)
    for side in (-1, 1):
        thick, reach = wide * random.uniform(0.5, 0.9), tall * random.uniform(0.12, 0.36)
        root = (foot[0] + side * wide * random.uniform(0.5, 1.3), foot[1])
        forks += prism(root, (root[0] + side * reach * 0.08, root[1] - reach), thick, 0.001,
                       ridge, light)  # fmt: skip
    return forks + trunk


def _stump(
    random: np.random.Generator, at: Place, wide: float, ridge: float, light: Place
) -> Pieces:
    """Splinters where a spire has broken off."""
    found: Pieces = []
    for _ in range(4):
        x = at[0] + wide * random.uniform(-0.4, 0.4)
        reach = wide * random.uniform(0.5, 2.2)
        tip = (x + random.uniform(-0.4, 0.4) * wide, at[1] - reach)
        found += prism(
            (x, at[1] + 0.01), tip, wide * random.uniform(0.25, 0.5), 0.0008, ridge, light
        )
    return found


def prism(
    first: Place,
    last: Place,
    wide: float,
    narrow: float,
    ridge: float,
    light: Place,
    *,
    planes: bool = False,
) -> Pieces:
    """A length of crystal: two faces, the ridge between them, the edges that the light finds.

    `planes` breaks the faces across.
    """
    a, b = (first[0] - wide / 2, first[1]), (last[0] - narrow / 2, last[1])
    c, d = (first[0] + wide / 2, first[1]), (last[0] + narrow / 2, last[1])
    middle = (first[0] + wide * ridge, first[1]), (last[0] + narrow * ridge, last[1])
    aside = saturated(np.asarray(0.5 + (light[0] - first[0]) / 0.5))
    to_right = float(aside)
    found: Pieces = []
    for sides, lit in (((a, b), 1 - to_right), ((c, d), to_right)):
        shade = 0.18 + 0.44 * lit
        found.append(Facet([*sides, middle[1], middle[0]], shade))
        if planes:
            found += _cleavage(sides, middle, shade)
    found.append(Edge(*middle, 0.34, 0.9))
    found.append(Edge(a, b, 0.12 + 0.85 * (1 - to_right) ** 1.5, 1.3))
    found.append(Edge(c, d, 0.12 + 0.85 * to_right**1.5, 1.3))
    return found


def _cleavage(outer: tuple[Place, Place], ridge: tuple[Place, Place], shade: float) -> Pieces:
    """A face broken across into slanting planes, none as light as the next."""
    count = max(2, int(abs(outer[0][1] - outer[1][1]) / 0.030))
    cuts = [
        (
            _between(*outer, (index + 0.42 * math.sin(index * 12.9 + shade * 90)) / count),
            _between(*ridge, (index + 0.42 * math.sin(index * 7.7 + shade * 50)) / count),
        )
        for index in range(count + 1)
    ]
    found: Pieces = []
    for index, (low, high) in enumerate(itertools.pairwise(cuts[: count + 1])):
        if 0 < index < count - 1:
            other = shade * (1 + 0.42 * math.sin(index * 37.7 + shade * 400))
            found.append(Facet([low[0], low[1], high[1], high[0]], other))
            found.append(Edge(low[0], low[1], 0.06 + 0.2 * shade, 0.8))
    return found


def _between(first: Place, last: Place, part: float) -> Place:
    return first[0] + (last[0] - first[0]) * part, first[1] + (last[1] - first[1]) * part


def glass(near: Canvas, drawn: Drawing, numbers: Numbers, haze: float) -> Field:
    """The colours of drawn crystal: dark faces, lit edges, air before it that the light warms."""
    light_x, light_y = _light(numbers)
    away = np.hypot(near.x - light_x, near.y - light_y)
    lit = numbers["light"] / (1 + 1.6 * (away / 0.5) ** 2) ** 1.3
    streaks = smooth_noise(near, 2.4, 88, across=0.5, down=2.0)
    value = drawn.shade * (0.26 + 0.95 * lit) * (1 + 0.10 * streaks)
    colours = ramp(saturated(value), GLASS)
    glint = drawn.edges * (0.10 + 1.3 * lit**1.2)
    colours = colours + glint[..., None] * tint("#ffcd94")
    low = smoothstep(numbers["foot"] - 0.45, numbers["foot"], near.y)
    air = saturated(haze * (0.25 + 0.9 * low) + 0.10 * low)
    warmth = np.exp(-(((near.x - light_x) / 0.34) ** 2)) * numbers["light"] * (0.3 + 0.7 * low)
    veil = over(np.broadcast_to(tint("#211e3a"), colours.shape), tint("#865c4c"), 0.6 * warmth)
    return over(colours, veil, air)


def paint_great_spire(canvas: Canvas, numbers: Numbers) -> Painting:
    """The tallest: a jagged crystal at `x`, from `foot` to `peak`, that bleeds light downwards."""
    x, foot, peak = numbers["x"] * ASPECT, numbers["foot"], numbers["peak"]
    girth = numbers["girth"]
    near = canvas.part(x - 3 * girth - 0.1, peak - 0.04, x + 3 * girth + 0.1, foot + 0.02)
    random = np.random.default_rng(8)
    light = (x, peak)
    pieces: Pieces = []
    for side, tall, part in ((-1, 0.50, 0.72), (1, 0.62, 0.6), (-1, 0.34, 1.1), (1, 0.28, 1.05)):
        root = (x + side * girth * part, foot + 0.01)
        tip = foot - (foot - peak) * tall
        pieces += spire(random, root, tip, girth * 0.5, light, crooked=0.5)
    pieces += spire(random, (x, foot + 0.01), peak, girth, light, crooked=0.62)
    drawn = drawing(near, pieces)
    colours = glass(near, drawn, {**numbers, "light_x": numbers["x"], "light_y": peak}, 0.0)
    down = np.clip(near.y - peak, 0, 9)
    bleed = 1.8 * np.exp(-down / 0.05) + 0.42 * np.exp(-down / 0.2)
    cracks = drawing(near, runs(random, light, foot, girth, 6)).edges
    inner = bleed * (0.15 + drawn.shade) + cracks * (1.8 * np.exp(-down / 0.22) + 0.12)
    inner = inner + 0.8 * blurred(cracks, 5 * near.unit / 720) * np.exp(-down / 0.3)
    colours = colours + (inner * numbers["light"])[..., None] * tint("#ffe4bc")
    return Painting(filmic(colours * 1.2), near, drawn.cover * _mist(near, foot, 0.75))


def runs(random: np.random.Generator, peak: Place, foot: float, girth: float, count: int) -> Pieces:
    """The cracks in which light runs down from the peak, crooked as lightning."""
    found: Pieces = []
    for index in range(count):
        x, y, heading = *peak, 0.0
        end = peak[1] + (foot - peak[1]) * random.uniform(0.35, 0.95)
        drift = (index / max(count - 1, 1) - 0.5) * 0.9 * girth
        while y < end:
            part = (y - peak[1]) / (foot - peak[1])
            step = 0.006 + float(random.exponential(0.016))
            heading = 0.35 * heading + float(random.normal(0, 0.62))
            pull = (peak[0] + drift * min(1, 1.6 * part) - x) * 0.25
            next_x = x + step * heading + pull
            bright = (1 - 0.75 * part) * (1 if index % 3 == 0 else 0.55)
            found.append(Edge((x, y), (next_x, y + step), bright, 1.6 * bright))
            x, y = next_x, y + step
    return found


def paint_obsidian_sky(canvas: Canvas, numbers: Numbers) -> Painting:
    """A night of volcanic glass, breaking in shells, paler around a light and above `foot`."""
    x, y = canvas.x - numbers["light_x"] * ASPECT, canvas.y - numbers["light_y"]
    away = np.hypot(x, 1.1 * y)
    clouds = smooth_noise(canvas, 2.7, 3)
    shells = np.sin((away * 5 + 0.9 * smooth_noise(canvas, 3.2, 4)) * 7) * smoothstep(
        0.2, 0.7, away
    )
    low = np.exp(-np.abs(canvas.y - numbers["foot"]) / 0.16)
    value = 0.10 + 0.024 * clouds + 0.014 * shells + 0.40 * low
    stops = (
        (0.0, "#030208"),
        (0.15, "#080714"),
        (0.4, "#0f0f26"),
        (0.7, "#28254a"),
        (1.0, "#59485c"),
    )
    colours = ramp(saturated(value + 0.0 * x), stops)
    mist = saturated(0.8 + 0.25 * clouds)
    near, far = 0.30 * np.exp(-away / 0.10), 0.15 * np.exp(-away / 0.34)
    light = near[..., None] * tint("#ffd49c") + far[..., None] * tint("#f4a448")
    colours = colours + (numbers["light"] * mist)[..., None] * light
    colours = colours + (0.30 * numbers["light"] * low * np.exp(-((x / 0.36) ** 2)) * mist)[
        ..., None
    ] * tint("#c87c40")
    return Painting(filmic(colours * 1.1), canvas)
