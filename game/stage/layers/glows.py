"""Glows and twinkling lights: soft round lights, held in every brightness that they can have."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.stage.canvas import ASPECT, OVERSCAN, Canvas, Field
from game.stage.frame import ADD, Draw, Frame, flicker, least_flicker, scattered
from game.stage.plates import Plate, shining
from game.stage.rows import turns_of
from game.stage.shading import saturated, tint
from game.story.look import MOST_DRIFT, Glow, Look, Point, Twinkle

_LEVELS = 16
_ROOM = 0.004
"""Room for rounding around what is in the picture, in heights."""


def _bank(light: Field, colour: str, ground: Canvas, levels: range) -> tuple[Plate, ...]:
    """One light, around the ground's origin, in some of `_LEVELS` brightnesses."""
    hue = tint(colour)
    hue = hue / max(float(hue.max()), 1e-3)
    shape = light[..., None]
    full = shape * hue ** (1.0 + 0.2 * (1 - shape))
    return tuple(shining(saturated(full * (level / _LEVELS)), ground) for level in levels)


def _disc(radius: int, core: float, ground: Canvas) -> Field:
    """A soft light in the middle of a ground of pixels."""
    distance = np.hypot(ground.x - 0.5, ground.y - 0.5) / max(radius, 1)
    soft = 0.75 * np.clip(1 - distance, 0, 1) ** 2.6
    if core:
        soft = soft + 0.9 * np.exp(-((distance / max(core, 1e-3)) ** 2)) * np.clip(
            1 - distance, 0, 1
        )
    return saturated(soft)


def _around_light(radius: int) -> Canvas:
    """The pixels within a radius of the one that is at 0."""
    return Canvas(1, -radius, -radius, 2 * radius + 1, 2 * radius + 1)


def bake_glow(layer: Glow, canvas: Canvas) -> tuple[Plate, ...]:
    """The light of each of the row at every brightness that it can have, where it can be seen."""
    plates: tuple[Plate, ...] = ()
    for turn in turns_of(layer):
        radius = min(2 * canvas.unit, max(2, round(layer.radius * turn.size * canvas.unit)))
        ground = _seen_of(_around_light(radius), [turn.of(p) for p in layer.points], layer, canvas)
        plates += _bank(_disc(radius, layer.core, ground), layer.colour, ground, _levels(layer))
    return plates


def _levels(layer: Glow) -> range:
    """The brightnesses that it can have. What follows a parameter can have each of them."""
    if isinstance(layer.strength, str):
        return range(1, _LEVELS + 1)
    strongest = min(1.0, max(0.0, layer.strength))
    weakest = strongest * least_flicker(layer.flicker)
    return range(max(1, math.floor(weakest * _LEVELS)), math.ceil(strongest * _LEVELS) + 1)


def _seen_of(ground: Canvas, points: Sequence[Point], layer: Glow, canvas: Canvas) -> Canvas:
    """The part of a light that the picture shows at any of its points, wherever the camera is."""
    room = layer.depth * MOST_DRIFT + _ROOM
    left, top = -OVERSCAN * ASPECT - room, -OVERSCAN - room
    across = [x * ASPECT for x, _ in points]
    down = [y for _, y in points]
    return ground.part(
        (left - max(across)) * canvas.unit,
        (top - max(down)) * canvas.unit,
        (ASPECT - left - min(across)) * canvas.unit,
        (1 - top - min(down)) * canvas.unit,
    )


def show_glow(
    layer: Glow, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Adds the light at each point, as bright as its flicker makes it."""
    levels = _levels(layer)
    lights = list(zip(plates, surfaces, strict=True))
    placed = [
        (turn.of(point), lights[number * len(levels) : (number + 1) * len(levels)])
        for number, turn in enumerate(turns_of(layer))
        for point in layer.points
    ]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength <= 0:
            return
        shown = []
        for index, ((x, y), bank) in enumerate(placed):
            lit = strength * flicker(frame.seconds, layer.seed + index * 1.7, layer.flicker)
            level = round(lit * _LEVELS)
            if level:
                plate, light = bank[level - levels.start]
                shown.append((light, _corner(frame, (x, y), layer.depth, plate)))
        frame.surface.fblits(shown, ADD)

    return draw


def _corner(frame: Frame, point: Point, depth: float, plate: Plate) -> tuple[int, int]:
    """Where a light's plate comes: the pixel in its middle is the same at every brightness."""
    across, down = point[0] * ASPECT * frame.canvas.unit, point[1] * frame.canvas.unit
    left, top = frame.place(across - 0.5, down - 0.5, depth)
    return left + plate.left, top + plate.top


def bake_twinkle(layer: Twinkle, canvas: Canvas) -> tuple[Plate, ...]:
    """One small light at every brightness."""
    radius = max(2, round(layer.size * canvas.unit * 2))
    ground = _around_light(radius)
    return _bank(_disc(radius, 0.25, ground), layer.colour, ground, range(1, _LEVELS + 1))


def show_twinkle(
    layer: Twinkle, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Each light comes and goes at its own pace."""
    left, top, width, height = layer.area
    stars = [
        tuple(scattered(layer.seed, index * 4 + column) for column in range(4))
        for index in range(layer.count)
    ]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        shown = []
        for x, y, bright, phase in stars:
            wave = 0.5 + 0.5 * math.sin(frame.seconds * (0.4 + 1.3 * phase) + phase * 40)
            level = round(strength * (0.15 + 0.85 * bright**3) * (0.35 + 0.65 * wave) * _LEVELS)
            if level:
                plate = plates[min(level, _LEVELS) - 1]
                place = left + x * width, top + y * height
                corner = _corner(frame, place, layer.depth, plate)
                shown.append((surfaces[min(level, _LEVELS) - 1], corner))
        frame.surface.fblits(shown, ADD)

    return draw
