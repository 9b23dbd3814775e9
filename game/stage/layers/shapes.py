"""Outlines and strokes of a writer's own, as silhouettes with light along their edges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import PREMULTIPLIED, Draw, Frame
from game.stage.layers.paintings import Glider
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.plates import Plate, covering
from game.stage.rows import turns_of
from game.stage.shading import filmic, over, rim, tint
from game.story.look import Look, Shape, Stroke

_MARGIN = 0.02
_FARTHEST = 4.0
"""In heights from the picture's corner; what lies beyond is not drawn."""


def bake_shape(layer: Shape | Stroke, canvas: Canvas) -> tuple[Plate, ...]:
    """The form, its colour from top to foot, the lights along its edges."""
    outlines = [outline for outline in _copies(layer) if _is_near(outline)]
    if not outlines:
        return (covering(np.zeros(3, np.float32), np.zeros((1, 1), np.float32), canvas),)
    corners = np.concatenate([np.asarray(outline) for outline in outlines])
    left, top = corners.min(0)
    right, foot = corners.max(0)
    room = _MARGIN + 2 * layer.soft
    near = canvas.part(left - room, top - room, right + room, foot + room)
    shape = mask(near, outlines)
    if layer.soft:
        shape = blurred(shape, layer.soft * near.unit)
    down = np.clip((near.y - top) / max(foot - top, 1e-3), 0, 1) + 0 * near.x
    upper = np.broadcast_to(tint(layer.colour), (*shape.shape, 3))
    colours = over(upper, tint(layer.lower), down)
    if layer.rough:
        colours = colours * _unevenness(layer.rough, near)[..., None]
    return (covering(filmic(_linear(colours) + _rims(layer, near, shape, top, foot)), shape, near),)


def _copies(layer: Shape | Stroke) -> Iterator[Outline]:
    """The outline of each of the row, in heights of the picture."""
    for turn in turns_of(layer):
        points = [turn.of(point) for point in layer.points]
        yield _outline(layer, [(x * ASPECT, y) for x, y in points], turn.size)


def _outline(layer: Shape | Stroke, points: Outline, size: float) -> Outline:
    if isinstance(layer, Shape):
        return curve(points, closed=True) if layer.curved and len(points) > 2 else points
    if len(points) < 2:
        return points
    path = curve(points, closed=False) if layer.curved else points
    widths = np.linspace(layer.width, layer.width * layer.end, len(path)) * size
    return ribbon(path, [float(width) for width in widths])


def _is_near(outline: Outline) -> bool:
    return len(outline) > 2 and all(max(abs(x), abs(y)) < _FARTHEST for x, y in outline)


def _unevenness(rough: float, near: Canvas) -> Field:
    fine = smooth_noise(near, 2.1, 5)
    result: Field = np.clip(1 + rough * 0.3 * fine, 0.1, 2)
    return result


def _linear(colours: Field) -> Field:
    """Light that a film's answer turns into these colours again, nearly."""
    result: Field = colours * (0.35 + 0.65 * colours)
    return result


def _rims(layer: Shape | Stroke, near: Canvas, shape: Field, top: float, foot: float) -> Field:
    """The light of every lamp on the edges that face it."""
    light = near.colours()
    tall = max(foot - top, 0.05)
    for lamp in layer.rims:
        window = np.exp(-((((foot - near.y) / tall - lamp.middle) / lamp.reach) ** 2))
        edge = rim(shape, lamp.towards, near.unit / 720, lamp.width) * lamp.strength * window
        light += edge[..., None] * tint(lamp.colour)
    return light


def show_shape(
    layer: Shape | Stroke, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the form where it belongs."""
    glider = Glider(plates[0], surfaces[0], glides=bool(layer.depth))

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 >= 0.5:
            glider.put(frame, strength, layer.depth, 0.0, PREMULTIPLIED)

    return draw
