"""What a silhouette is, and what several of them wear: folds, ruffs, plumes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, Place, feather
from game.stage.shading import smoothstep


@dataclass(frozen=True, slots=True)
class Drawn:
    """A silhouette: what it covers, what is cut out, how deep the folds of its cloak are."""

    outlines: tuple[Outline, ...]
    holes: tuple[Outline, ...] = ()
    folds: float = 0.0
    waist: float = 0.1
    sweep: float = 0.0


def cloak_folds(
    canvas: Canvas, drawn: Drawn, x: float, y: float, size: float, *, mirrored: bool
) -> Field:
    """The relief of a hanging cloak: cosines across it that widen towards the hem."""
    part = np.clip((canvas.y - (y - 0.8 * size)) / (0.8 * size), 0, 1)
    aside = (canvas.x - x) / size * (-1 if mirrored else 1)
    half = drawn.waist + 0.13 * part**2.2
    across = (aside - drawn.sweep * part**3) / half
    ridges = 0.5 * np.cos(across * 6 + 1.2 * np.sin(part * 3 + across))
    ridges = ridges + 0.3 * np.cos(across * 11.4 + 2 + part * 2)
    result: Field = (ridges * smoothstep(0.12, 0.45, part) * 3.2).astype(np.float32)
    return result


def places(text: str) -> list[Place]:
    """Points written as numbers in pairs, for outlines that would fill pages otherwise."""
    pairs = (pair.split() for pair in text.split(","))
    return [(float(x), float(y)) for x, y in pairs]


def mirrored_too(points: list[Place]) -> Outline:
    """The points, and their mirror images on the way back."""
    return [*points, *((-x, y) for x, y in reversed(points))]


def ruff(
    middle: Place, width: float, feathers: int, length: float, seed: int, spread: float = 0.8
) -> list[Outline]:
    """Feathers that hang around shoulders."""
    random = np.random.default_rng(seed)
    found = []
    for index in range(feathers):
        part = index / (feathers - 1)
        angle = math.pi * (0.5 + spread * (part - 0.5)) + random.normal(0, 0.09)
        x = middle[0] + width * (0.5 - part)
        y = middle[1] - 0.03 * math.sin(part * math.pi)
        reach = length * (0.75 + 0.5 * random.random() + 0.35 * math.sin(part * math.pi))
        bend = float(random.normal(0, 0.2))
        found.append(feather((x, y), angle, reach, width=0.18, bend=bend, seed=seed + index))
    return found


def plumes(root: Place, angles: list[tuple[float, float, float]], seed: int) -> list[Outline]:
    """Long feathers on a head: angle, length and bend of each."""
    return [
        feather(root, angle, length, width=0.115, bend=bend, seed=seed + index)
        for index, (angle, length, bend) in enumerate(angles)
    ]
