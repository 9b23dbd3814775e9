"""A crack that runs through the mirrors from the place where somebody stands."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.noise import blurred
from game.stage.outlines import Place
from game.stage.painters.facets import Edge, drawing
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import saturated, tint


def paint_ground_crack(canvas: Canvas, numbers: Numbers) -> Painting:
    """A star of cracks around `x`, `y`, laid flat on the ground below the `horizon`, alight."""
    middle = numbers["x"] * ASPECT, numbers["y"]
    near = canvas.part(-1, numbers["horizon"], 3, 2)
    random = np.random.default_rng(77)
    lines: list[Edge] = []
    for index in range(13):
        angle = 2 * math.pi * (index + float(random.uniform(-0.3, 0.3))) / 13
        lines += _crack(random, middle, angle, float(random.uniform(0.25, 0.85)), numbers)
    for radius in (0.05, 0.12, 0.21):
        lines += _ring(random, middle, radius, numbers)
    bright = drawing(near, lines).edges
    light = 1.1 * bright + 0.9 * blurred(bright, 4 * near.unit / 720)
    return Painting(saturated(light[..., None] * tint("#fff2dc")), near)


def _flat(middle: Place, radius: float, angle: float, numbers: Numbers) -> Place:
    """A place on the ground so far from the middle, in our view."""
    below = middle[1] - numbers["horizon"]
    nearer = 1 / max(0.25, 1 - 1.1 * math.sin(angle) * radius)
    return (
        middle[0] + math.cos(angle) * radius * nearer,
        numbers["horizon"] + below * nearer,
    )


def _crack(
    random: np.random.Generator, middle: Place, angle: float, reach: float, numbers: Numbers
) -> list[Edge]:
    found: list[Edge] = []
    radius, last = 0.0, middle
    while radius < reach:
        radius += 0.015 + float(random.exponential(0.035))
        angle += float(random.normal(0, 0.09))
        place = _flat(middle, radius, angle, numbers)
        part = radius / reach
        found.append(Edge(last, place, 1 - 0.8 * part, 2.0 - 1.4 * part))
        last = place
    return found


def _ring(
    random: np.random.Generator, middle: Place, radius: float, numbers: Numbers
) -> list[Edge]:
    """Broken arcs around the blow."""
    found: list[Edge] = []
    for index in range(20):
        if random.random() < 0.55:
            first, last = (2 * math.pi * (index + offset) / 20 for offset in (0, 1))
            near, far = radius * random.uniform(0.9, 1.1), radius * random.uniform(0.9, 1.1)
            found.append(
                Edge(
                    _flat(middle, near, first, numbers), _flat(middle, far, last, numbers), 0.5, 1.0
                )
            )
    return found
