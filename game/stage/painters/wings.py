"""Arms that are wings: feathers in rows, each row over the longer one behind it."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, Place
from game.stage.painters.silhouette import Part, dyed

_ROWS = ((15, 1.0, 0.150, 0.10), (14, 0.66, 0.205, 0.03), (15, 0.36, 0.30, 0.0))
"""From the longest: how many feathers, how long and how broad, and from where on the arm."""
_SHAFT = "#4c536e"


def vane(
    root: Place, angle: float, length: float, width: float, bend: float, notch: float = 0.5
) -> tuple[Outline, Outline]:
    """A feather that bends and ends round, a split in its trailing side; and its shaft."""
    part = np.linspace(0, 1, 22)
    heading = angle + bend * part**1.3
    x = root[0] + np.cumsum(np.cos(heading)) / 22 * length
    y = root[1] + np.cumsum(np.sin(heading)) / 22 * length
    half = 0.5 * width * length * np.minimum(1.0, part / 0.30) ** 0.7
    half = half * (1 - np.clip((part - 0.50) / 0.50, 0, 1) ** 2.4)
    leading, trailing = 0.75 * half, 1.25 * half
    for torn, deep in ((round(6 + 12 * notch), 0.55), (round(5 + 37 * notch) % 9 + 9, 0.8)):
        trailing[torn : torn + 2] *= (deep, 0.5 + 0.5 * deep)
    leading[14 + round(5 * notch)] *= 0.75
    side = math.copysign(1.0, bend)
    aside_x, aside_y = -np.sin(heading) * side, np.cos(heading) * side
    there = np.stack([x + aside_x * trailing, y + aside_y * trailing], 1)
    back = np.stack([x - aside_x * leading, y - aside_y * leading], 1)[::-1]
    thin = 0.028 * width / 0.15 * length * (1 - 0.85 * part)
    up = np.stack([x + aside_x * 0.5 * thin, y + aside_y * 0.5 * thin], 1)
    down = np.stack([x - aside_x * 0.5 * thin, y - aside_y * 0.5 * thin], 1)[::-1]
    return _outline(there, back), _outline(up, down)


def _outline(*sides: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Outline:
    return [(float(a), float(b)) for a, b in np.concatenate(sides)]


def wing(arm: Outline, fall: float, turn: float, longest: float, seed: int) -> list[Part]:
    """Three rows of feathers along an arm, which open like a fan and are longest at the hand.

    `fall` is the direction in which they hang at the shoulder, `turn` how far it has changed at
    the hand. Neighbours are in different parts: each throws its shadow on the next.
    """
    random = np.random.default_rng(seed)
    found: list[Part] = []
    for count, share, width, first in _ROWS:
        feathers, shafts = [], []
        for index in range(count):
            part = first + (1 - first) * (index + random.uniform(0.0, 0.5)) / count
            root = arm[int(part * (len(arm) - 1))]
            long = longest * share * (0.60 + 0.52 * math.sin(math.pi * (0.10 + 0.62 * part)))
            long *= random.uniform(0.90, 1.08)
            angle = fall + turn * part**1.35 + float(random.normal(0, 0.035))
            bend = (0.42 - 0.12 * part) * math.copysign(1, turn) * random.uniform(0.6, 1.3)
            broad = width * (1.15 - 0.4 * part)
            feather, shaft = vane(root, angle, long, broad, bend, float(random.random()))
            feathers.append(feather)
            shafts.append(shaft)
        found += [Part(tuple(feathers[start::3])) for start in (2, 1, 0)]
        found.append(dyed(_SHAFT, *shafts))
    return found


def vane_row(middle: Place, width: float, count: int, length: float, seed: int) -> list[Outline]:
    """Feathers that hang around shoulders: outward at the sides, and longest in the middle."""
    random = np.random.default_rng(seed)
    found = []
    for index in range(count):
        part = (index + random.uniform(0.2, 0.8)) / count
        aside = 2 * part - 1
        root = (middle[0] + 0.5 * width * aside, middle[1] - 0.025 * (1 - aside * aside))
        angle = math.pi / 2 - 0.95 * aside + float(random.normal(0, 0.10))
        long = length * random.uniform(0.8, 1.15) * (0.85 + 0.25 * (1 - abs(aside)))
        bend = 0.35 * aside + float(random.normal(0, 0.12))
        found.append(vane(root, angle, long, 0.24, bend or 0.01, float(random.random()))[0])
    return found
