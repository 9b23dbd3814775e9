"""A slab of obsidian seen from below: shell-shaped breaks, and crystals that hang from its edge."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise, blurred
from game.stage.painters.facets import Edge, Facet, drawing
from game.stage.shading import bump, ramp, saturated, smoothstep, tint

_STONE = (
    (0.0, "#020206"),
    (0.4, "#070812"),
    (0.7, "#111226"),
    (0.88, "#25243f"),
    (1.0, "#6c6480"),
)
_ROWS = ((0.24, 0.14, 0.34, 26), (0.22, 0.05, 0.20, 30), (0.2, -0.04, 0.09, 30))
"""Rows of crystals: how far above the edge they end at most and at least, how wide, how many."""


def slab(
    ground: Canvas, edge: float, light_x: float, veins: Field, colour: str, seed: int
) -> tuple[Field, Field]:
    """Colours and cover of a slab that fills the canvas down to `edge`, lit by its own veins.

    `light_x` is where the light stands that its crystals catch, in heights.
    """
    drawn = drawing(ground, _crystals(ground, edge, light_x, seed))
    flake = band_noise(ground, 3.4, seed + 41)
    shells = np.sin((flake + 0.3 * ground.x) * 9)
    within = blurred(veins, 0.018 * ground.unit)
    value = 0.16 + 0.05 * shells * smoothstep(0.2, 1.4, flake) + 0.7 * within
    middle = bump(ground.x, light_x, 0.55)
    hang = smoothstep(edge - 0.40, edge, ground.y + 0 * ground.x)
    value = value + hang * drawn.shade * (0.10 + 0.55 * middle)
    colours = ramp(saturated(value), _STONE)
    bright = drawn.edges * hang * (0.08 + 0.95 * middle)
    top = ground.top * ground.pixel
    veil = smoothstep(top, top + 0.03, ground.y + 0 * ground.x)
    return colours + bright[..., None] * tint(colour), drawn.cover * veil


def _crystals(ground: Canvas, edge: float, light_x: float, seed: int) -> list[Facet | Edge]:
    """Wedges side by side, the long ones in front of the short."""
    random = np.random.default_rng(seed + 50)
    left = ground.left * ground.pixel - 0.1
    right = left + ground.width * ground.pixel + 0.2
    top = ground.top * ground.pixel - 0.1
    found: list[Facet | Edge] = [
        Facet([(left, top), (right, top), (right, edge - 0.27), (left, edge - 0.27)], 0.1)
    ]
    for low, high, wide, count in _ROWS:
        for index in range(count):
            x = left + (right - left) * (index + random.uniform(0.1, 0.9)) / count
            tip = edge - low + (low - high) * random.random() ** 1.5
            half = wide * random.uniform(0.5, 1.0) / 2
            found += _wedge(random, x, tip, half, edge - 0.34, light_x)
    return found


def _wedge(
    random: np.random.Generator, x: float, tip: float, half: float, root: float, light_x: float
) -> list[Facet | Edge]:
    lean, ridge = random.uniform(-0.8, 0.8) * half, random.uniform(-0.4, 0.4) * half
    knee = root + (tip - root) * random.uniform(0.45, 0.8)
    bend = random.uniform(0.35, 0.65)
    left, right = (x - half * bend, knee - half * 0.6), (x + half * (1 - bend), knee)
    middle, end = (x + ridge, root), (x + lean, tip)
    to_right = 0.5 + 0.5 * float(np.tanh((light_x - x) / 0.3))
    shade = random.uniform(0.25, 0.6)
    return [
        Facet([(x - half * 1.4, root), middle, end, left], shade * (1.1 - 0.8 * to_right)),
        Facet([middle, (x + half * 1.4, root), right, end], shade * (0.3 + 0.8 * to_right)),
        Edge(middle, end, 0.22, 0.8),
        Edge((x - half * 1.4, root), left, 0.10 + 0.4 * (1 - to_right), 1.0),
        Edge((x + half * 1.4, root), right, 0.10 + 0.4 * to_right, 1.0),
        Edge(left, end, 0.15 + 0.85 * (1 - to_right), 1.2),
        Edge(right, end, 0.15 + 0.85 * to_right, 1.2),
    ]
