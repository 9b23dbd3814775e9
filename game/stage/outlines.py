"""Outlines: smooth curves, ribbons and leaves as polygons, and polygons as soft-edged masks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pygame

from game.stage.canvas import Canvas, Field

Place = tuple[float, float]
Outline = list[Place]

_SAMPLES = 3


def curve(points: Sequence[Place], steps: int = 10, *, closed: bool = True) -> Outline:
    """A Catmull-Rom curve through the points."""
    knots = np.asarray(points, np.float64)
    count = len(knots)
    parts = np.linspace(0, 1, steps, endpoint=False)[:, None]
    found: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (knots[(index + offset) % count] for offset in (-1, 0, 1, 2))
        else:
            a, b, c, d = (knots[min(max(index + offset, 0), count - 1)] for offset in (-1, 0, 1, 2))
        found.append(
            0.5 * (2 * b + (c - a) * parts + (2 * a - 5 * b + 4 * c - d) * parts**2)
            + 0.5 * (3 * b - a - 3 * c + d) * parts**3
        )
    if not closed:
        found.append(knots[-1:])
    return [(float(x), float(y)) for x, y in np.concatenate(found)]


def ribbon(points: Sequence[Place], widths: float | Sequence[float]) -> Outline:
    """A stroke along the points, as wide as asked at each."""
    path = np.asarray(points, np.float64)
    ahead = np.gradient(path, axis=0)
    length = np.hypot(ahead[:, 0], ahead[:, 1]) + 1e-9
    aside = np.stack([-ahead[:, 1] / length, ahead[:, 0] / length], 1)
    half = np.broadcast_to(np.asarray(widths, np.float64), (len(path),))[:, None] / 2
    both = np.concatenate([path + aside * half, (path - aside * half)[::-1]])
    return [(float(x), float(y)) for x, y in both]


def tapered(points: Sequence[Place], first: float, last: float, steps: int = 10) -> Outline:
    """A curved stroke that narrows from one width to another."""
    path = curve(points, steps, closed=False)
    return ribbon(path, [float(w) for w in np.linspace(first, last, len(path))])


def limb(points: Sequence[Place], first: float, last: float) -> list[Outline]:
    """A stroke that narrows, with round ends: an arm, a leg."""
    ends = ((points[0], first), (points[-1], last))
    return [
        tapered(points, first, last),
        *(ellipse(place, width / 2, width / 2, 18) for place, width in ends),
    ]


def feather(
    root: Place, angle: float, length: float, *, width: float = 0.16, bend: float = 0.15, seed: int
) -> Outline:
    """A feather: a bent leaf with a few notches in its vanes."""
    random = np.random.default_rng(seed)
    part = np.linspace(0, 1, 18)
    heading = angle + bend * (part - 0.2) * 2
    x = root[0] + np.cumsum(np.cos(heading)) / 18 * length
    y = root[1] + np.cumsum(np.sin(heading)) / 18 * length
    half = width * length * np.sin(np.pi * (0.07 + 0.92 * part)) ** 0.7 * (1 - 0.25 * part)
    upper, lower = half * 0.55, half * 0.45
    upper[random.integers(5, 15, 2)] *= 0.4
    lower[random.integers(5, 15, 2)] *= 0.4
    aside_x, aside_y = -np.sin(heading), np.cos(heading)
    there = np.stack([x + aside_x * upper, y + aside_y * upper], 1)
    back = np.stack([x - aside_x * lower, y - aside_y * lower], 1)[::-1]
    return [(float(a), float(b)) for a, b in np.concatenate([there, back])]


def quill(root: Place, angle: float, length: float, width: float, bend: float) -> Outline:
    """A smooth feather, broadest before its middle, that runs out in a point."""
    part = np.linspace(0, 1, 16)
    heading = angle + bend * part
    x = root[0] + np.cumsum(np.cos(heading)) / 16 * length
    y = root[1] + np.cumsum(np.sin(heading)) / 16 * length
    half = 0.5 * width * length * np.sin(np.pi * (0.03 + 0.97 * part)) ** 0.75 * (1 - 0.45 * part)
    aside_x, aside_y = -np.sin(heading) * half, np.cos(heading) * half
    there = np.stack([x + aside_x, y + aside_y], 1)
    back = np.stack([x - aside_x, y - aside_y], 1)[::-1]
    return [(float(a), float(b)) for a, b in np.concatenate([there, back])]


def ellipse(centre: Place, across: float, down: float, points: int = 28) -> Outline:
    """An ellipse by its half axes."""
    angles = [2 * math.pi * index / points for index in range(points)]
    return [(centre[0] + across * math.cos(a), centre[1] + down * math.sin(a)) for a in angles]


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """An upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def moved(
    outlines: Iterable[Outline], x: float, y: float, size: float, *, mirrored: bool = False
) -> list[Outline]:
    """Outlines in their own units, placed in the picture."""
    across = -size if mirrored else size
    return [[(x + a * across, y + b * size) for a, b in outline] for outline in outlines]


def around(canvas: Canvas, outlines: Iterable[Outline], room: float) -> Canvas:
    """The part of the canvas where the outlines are, with some room, in heights."""
    corners = np.concatenate([np.asarray(outline) for outline in outlines])
    left, top = corners.min(0) - room
    right, foot = corners.max(0) + room
    return canvas.part(float(left), float(top), float(right), float(foot))


def mask(canvas: Canvas, outlines: Iterable[Outline], holes: Iterable[Outline] = ()) -> Field:
    """How much of each pixel the outlines cover, 0 to 1."""
    scale = canvas.unit * _SAMPLES
    left, top = canvas.left * _SAMPLES, canvas.top * _SAMPLES
    large = pygame.Surface((canvas.width * _SAMPLES, canvas.height * _SAMPLES), 0, 32)
    for colour, shapes in (((255, 255, 255), outlines), ((0, 0, 0), holes)):
        for shape in shapes:
            if len(shape) > 2:
                corners = [(x * scale - left, y * scale - top) for x, y in shape]
                pygame.draw.polygon(large, colour, corners)
    small = pygame.transform.smoothscale(large, (canvas.width, canvas.height))
    pixels = np.frombuffer(small.get_buffer().raw, np.uint8)
    grid = pixels.reshape(canvas.height, small.get_pitch() // 4, 4)[:, : canvas.width, 0]
    return grid.astype(np.float32) / 255
