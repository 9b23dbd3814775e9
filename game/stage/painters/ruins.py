"""What is left of the city: a ledge to rest on, a house on a broken spire, pieces of the sky."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.noise import band_noise, smooth_noise
from game.stage.outlines import Outline, Place, box, curve, ellipse, mask, tapered
from game.stage.painters.facets import Edge, Facet, drawing
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.spires import Pieces, glass, prism, spire
from game.stage.painters.stair import BONE
from game.stage.shading import bump, filmic, over, ramp, rim, saturated, smoothstep, tint


def paint_ledge(canvas: Canvas, numbers: Numbers) -> Painting:
    """A shelf of glass that juts from the left at the height `y` out to `x`, ash lying on it."""
    end, level = numbers["x"] * ASPECT, numbers["y"]
    near = canvas.part(-1, -1, end + 0.1, 2)
    random = np.random.default_rng(31)
    light = (numbers["light_x"] * ASPECT, numbers["light_y"])
    pieces = spire(random, (-0.02, 1.2), -0.3, 0.34, light, crooked=0.3)
    for row, (count, deep) in enumerate(((9, 0.62), (12, 0.42), (16, 0.22))):
        for index in range(count):
            part = (index + random.uniform(0.1, 0.9)) / count
            x = -0.15 + (end + 0.10) * part
            length = deep * (1 - 0.85 * part**1.3) * random.uniform(0.6, 1.0)
            wide = random.uniform(0.06, 0.13) * (1 - 0.2 * row)
            root, tip = (x, level + 0.02), (x + random.uniform(-0.05, 0.02), level + 0.05 + length)
            pieces += prism(root, tip, wide, 0.002, random.uniform(-0.2, 0.2), light)
    top: Outline = [
        (-0.3, level + 0.010), (end * 0.4, level - 0.004), (end * 0.8, level),
        (end, level + 0.012), (end - 0.05, level + 0.034), (-0.3, level + 0.05),
    ]  # fmt: skip
    pieces.append(Facet(top, 0.5))
    pieces += [Edge(top[n], top[n + 1], 0.75, 1.3) for n in range(3)]
    drawn = drawing(near, pieces)
    drawn = replace(drawn, edges=drawn.edges * 0.6)
    colours = glass(near, drawn, {**numbers, "foot": 1.6}, 0.0)
    ash = mask(near, [top]) * saturated(0.75 + 0.16 * smooth_noise(near, 2.2, 32, across=4.0))
    reach = np.exp(-np.abs(near.x - light[0]) / 0.6)
    colours = over(colours, ramp(ash * (0.10 + 0.34 * reach), BONE), 0.9 * ash)
    return Painting(filmic(colours * 1.15), near, drawn.cover)


def paint_high_house(canvas: Canvas, numbers: Numbers) -> Painting:
    """A broken spire at `x` with a small crooked house on its stump, whose floor is at `y`."""
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 0.5, y - 0.3, x + 0.5, 2)
    random = np.random.default_rng(5)
    light = (numbers["light_x"] * ASPECT, numbers["light_y"])
    pieces: Pieces = []
    for side, part, tall in ((-1, 1.5, 0.34), (1, 1.7, 0.20), (-1, 2.3, 0.62), (1, 2.6, 0.50)):
        root = (x + side * part * size * 0.55, 1.15)
        pieces += spire(
            random, root, y + tall * (1.1 - y), size * 0.5, light, crooked=0.7, snapped=True
        )
    for part, tall in ((-0.40, 0.34), (-0.30, 0.16), (0.34, 0.26), (0.42, 0.5), (-0.46, 0.6)):
        root = (x + part * size, y + 0.16)
        pieces += prism(root, (root[0] + 0.4 * part * size, y - size * tall), size * 0.16, 0.001,
                        0.0, light)  # fmt: skip
    corners = [(x - 0.03, 1.15), (x + 0.03, 0.90), (x - 0.02, 0.72), (x + 0.012, 0.55), (x, y)]
    widths = [size * k for k in (1.5, 1.15, 1.0, 0.86, 1.04)]
    for index in range(4):
        pieces += prism(corners[index], corners[index + 1], widths[index], widths[index + 1],
                        -0.1 + 0.1 * (index % 2), light, planes=True)  # fmt: skip
    for part in (-0.42, -0.24, 0.0, 0.2, 0.4):
        tip = (x + part * size * 0.6, y + size * (0.5 + 0.9 * float(random.random())))
        pieces += prism((x + part * size, y - 0.002), tip, size * 0.34, 0.001, 0.1, light)
    drawn = drawing(near, pieces)
    colours = glass(near, drawn, {**numbers, "foot": 1.3}, 0.05)
    lamp = _lamp(x, y, size)
    about = np.hypot(near.x - lamp[0], near.y - lamp[1]) / size
    warm = np.exp(-((about / 0.62) ** 2)) * numbers["glow"]
    colours = colours + (warm * (0.03 + 0.25 * drawn.edges + 0.12 * drawn.shade))[..., None] * tint(
        "#ff9e54"
    )
    shape, lit = mask(near, _house(x, y, size)), mask(near, [box(*_window(x, y, size))])
    turned = smoothstep(0.10, 0.115, (near.x - x) / size) * (near.y > y - 0.53 * size)
    row = near.y - 0.10 * turned * (near.x - x)
    planks = 0.5 + 0.5 * np.sin(row * 2 * np.pi / (size * 0.075) + band_noise(near, 6, 3) * 0.6)
    wood = tint("#0b0b12") + (0.018 * planks * (1 - 0.7 * turned))[..., None] * tint("#b9a98c")
    edge = rim(shape, (light[0] - x, light[1] - y), near.unit / 720, 0.3)
    wood = wood + (0.5 * edge)[..., None] * tint("#b9c0dc")
    spill = bump(near.x, lamp[0], size * 0.3) * bump(near.y, lamp[1], size * 0.3)
    wood = wood + (0.30 * spill * planks * (1 - turned) * numbers["glow"])[..., None] * tint(
        "#ff9e54"
    )
    colours = over(colours, wood, shape)
    beams = mask(near, _beams(x, y, size))
    gripped = rim(beams, (light[0] - x, light[1] - y), near.unit / 720, 0.3)
    timber = tint("#09080d") + (0.35 * gripped)[..., None] * tint("#b9c0dc")
    timber = timber + (0.5 * warm * (0.3 + gripped))[..., None] * tint("#ff9e54")
    colours = over(colours, timber, beams)
    door = mask(near, _door(x, y, size))
    ajar = bump(near.x, x + 0.20 * size, 0.02 * size) * numbers["glow"]
    colours = over(colours, tint("#050407") + (0.5 * ajar)[..., None] * tint("#ffb060"), door)
    shape = np.maximum(shape, beams)
    bars = mask(near, _bars(x, y, size))
    flame = 0.75 + 0.25 * bump(near.y, _lamp(x, y, size)[1] + 0.1 * size, 0.12 * size)
    pane = np.broadcast_to(tint("#ffc27a"), colours.shape) * flame[..., None]
    colours = over(colours, pane * numbers["glow"], lit * (1 - bars))
    return Painting(filmic(colours * 1.15), near, np.maximum(drawn.cover, shape))


def _beams(x: float, y: float, size: float) -> list[Outline]:
    """What the house stands on: joists that stick out, struts, and a landing for the stair."""

    def at(across: float, up: float) -> Place:
        return x + across * size, y - up * size

    thick = 0.045 * size
    joists = [
        tapered([at(-0.52, -0.02), at(0.14, -0.06)], thick, thick),
        tapered([at(0.10, -0.06), at(0.86, 0.01)], thick, thick),
        *(
            [at(k - 0.03, -0.03), at(k - 0.035, -0.10), at(k + 0.035, -0.10), at(k + 0.03, -0.03)]
            for k in (-0.44, -0.20, 0.02, 0.30, 0.58)
        ),
    ]
    struts = [
        tapered([at(a, -0.05), at(b, -deep)], 0.045 * size, 0.030 * size)
        for a, b, deep in ((-0.44, -0.22, 0.42), (-0.18, -0.06, 0.34), (0.34, 0.20, 0.40),
                           (0.74, 0.26, 0.52))
    ]  # fmt: skip
    posts = [
        tapered([at(k, 0.0), at(k, up)], 0.030 * size, 0.022 * size)
        for k, up in ((0.56, 0.24), (0.82, 0.26))
    ]
    rail = tapered([at(0.44, 0.21), at(0.84, 0.24)], 0.022 * size, 0.022 * size)
    return [*joists, *struts, *posts, rail]


def _door(x: float, y: float, size: float) -> list[Outline]:
    """In the wall that is turned away from the lit window, where the landing is."""
    frame = ((0.185, -0.03), (0.18, 0.33), (0.32, 0.33), (0.325, -0.01))
    return [[(x + across * size, y - up * size) for across, up in frame]]


def _lamp(x: float, y: float, size: float) -> Place:
    """The middle of the lit window."""
    return x - 0.10 * size, y - 0.27 * size


def _window(x: float, y: float, size: float) -> tuple[float, float, float, float]:
    middle = _lamp(x, y, size)
    return (middle[0] - 0.085 * size, middle[1] - 0.11 * size,
            middle[0] + 0.085 * size, middle[1] + 0.11 * size)  # fmt: skip


def _bars(x: float, y: float, size: float) -> list[Outline]:
    left, top, right, foot = _window(x, y, size)
    middle, cross, thick = (left + right) / 2, (top * 0.6 + foot * 0.4), 0.008 * size
    return [
        box(middle - thick, top, middle + thick, foot),
        box(left, cross - thick, right, cross + thick),
    ]


def _house(x: float, y: float, size: float) -> list[Outline]:
    """Walls out of true, a steep roof with a sag, a chimney, a line with washing."""

    def at(across: float, up: float) -> Place:
        return x + across * size, y - up * size

    post = at(1.02, 0.40)
    line = curve([at(0.40, 0.42), at(0.70, 0.33), post], 8, closed=False)
    washing: list[Outline] = []
    for index, long in ((5, 0.15), (8, 0.22), (11, 0.12)):
        (a, b), wide = line[index], 0.07 * size
        washing.append(
            [
                (a, b),
                (a + wide, b),
                (a + wide * 0.9, b + long * size),
                (a + 0.1 * wide, b + long * size),
            ]
        )
    return [
        [at(-0.38, -0.05), at(-0.42, 0.50), at(0.36, 0.54), at(0.40, -0.05)],
        curve([at(-0.56, 0.44), at(-0.30, 0.66), at(0.03, 1.02), at(0.26, 0.72), at(0.54, 0.47),
               at(0.30, 0.50), at(-0.30, 0.47)], 4),
        [at(0.20, 0.70), at(0.18, 1.08), at(0.30, 1.09), at(0.31, 0.60)],
        [at(0.15, 1.07), at(0.15, 1.12), at(0.33, 1.13), at(0.33, 1.08)],
        tapered([at(0.40, 0.42), at(0.70, 0.33), post], 0.010 * size, 0.008 * size),
        tapered([at(1.03, -0.1), post], 0.04 * size, 0.02 * size),
        *washing,
        ellipse(at(-0.30, 0.02), 0.09 * size, 0.05 * size),
    ]  # fmt: skip


def paint_fallen_shards(canvas: Canvas, numbers: Numbers) -> Painting:
    """Pieces of the sky where they struck, `count` of them, leaning, gold along their breaks."""
    foot = numbers["foot"]
    left, right = numbers["left"] * ASPECT, numbers["right"] * ASPECT
    near = canvas.part(left - 0.3, foot - 0.6, right + 0.3, foot + 0.02)
    random = np.random.default_rng(int(numbers["seed"]))
    light = (numbers["light_x"] * ASPECT, numbers["light_y"])
    pieces: Pieces = []
    count = int(numbers["count"])
    for index in range(count):
        x = left + (right - left) * (index + float(random.uniform(0.2, 0.8))) / count
        tall = numbers["size"] * float(random.uniform(0.5, 1.0))
        lean = float(random.uniform(0.35, 0.95)) * (1 if random.random() < 0.5 else -1)
        pieces += _slab(random, (x, foot), tall, lean, light)
    drawn = drawing(near, pieces)
    colours = glass(near, drawn, {**numbers, "foot": foot + 0.2}, 0.1)
    colours = colours + (0.75 * drawn.edges**1.5)[..., None] * tint("#c8923e")
    return Painting(
        filmic(colours), near, drawn.cover * (1 - 0.5 * smoothstep(foot - 0.06, foot, near.y))
    )


def _slab(
    random: np.random.Generator, at: Place, tall: float, lean: float, light: Place
) -> list[Facet | Edge]:
    """One broken plate: a leaning polygon, its thickness, facets lit as they face the light."""
    wide = tall * float(random.uniform(0.35, 0.6))
    up, aside = (math.sin(lean), -math.cos(lean)), (math.cos(lean), math.sin(lean))

    def place(along: float, across: float) -> Place:
        return (at[0] + tall * along * up[0] + wide * across * aside[0],
                at[1] + 0.03 + tall * along * up[1] + wide * across * aside[1])  # fmt: skip

    jag = [float(random.uniform(-0.12, 0.12)) for _ in range(6)]
    rim_ = [place(-0.15, -0.5), place(0.45 + jag[0], -0.55 + jag[1]), place(0.86 + jag[2], -0.22),
            place(1.0, 0.12 + jag[3]), place(0.72 + jag[4], 0.42), place(0.3, 0.55 + jag[5]),
            place(-0.15, 0.5)]  # fmt: skip
    thick = (0.10 * wide * (1 if light[0] > at[0] else -1), 0.012)
    back = [(x + thick[0], y + thick[1]) for x, y in rim_]
    middle = place(0.42 + jag[0], 0.05 + jag[3])
    found: list[Facet | Edge] = [Facet(back, 0.55)]
    for first, last in zip(rim_, [*rim_[1:], rim_[0]], strict=True):
        shade = 0.05 + 0.36 * _facing(middle, first, last, light) ** 1.4
        found.append(Facet([first, last, middle], shade * (0.85 + 0.3 * float(random.random()))))
    for first, last in itertools.pairwise(rim_):
        bright = 0.75 * _facing(middle, first, last, light) ** 1.5
        if bright > 0.1:
            found.append(Edge(first, last, bright, 0.6 + 1.2 * bright))
    return found


def _facing(middle: Place, first: Place, last: Place, light: Place) -> float:
    """How far an edge of a slab looks at the light: 1 straight at it, 0 across or away."""
    out = ((first[0] + last[0]) / 2 - middle[0], (first[1] + last[1]) / 2 - middle[1])
    way = (light[0] - middle[0], light[1] - middle[1])
    length = math.hypot(*out) * math.hypot(*way)
    return max(0.0, (out[0] * way[0] + out[1] * way[1]) / max(length, 1e-6))
