"""Outlines, ovals and strokes of a writer's own, as silhouettes with light along their edges."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import Draw, Frame
from game.stage.layers.paintings import Glider
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, curve, ellipse, mask, ribbon
from game.stage.plates import Plate
from game.stage.rows import Gathered, farthest_first
from game.stage.shading import filmic, over, rim, tint
from game.story.look import Look, Oval, Shape, Stroke

Drawing = Shape | Oval | Stroke

_MARGIN = 0.02
_ROUND = 72
_FARTHEST = 4.0
"""In heights from the picture's corner; what lies beyond is not drawn."""


def bake_shape(layer: Drawing, canvas: Canvas) -> tuple[Plate, ...]:
    """The forms of a row; those that no air parts are painted as one."""
    copies = [(outlines, lost) for outlines, lost in _copies(layer) if _are_near(outlines)]
    gathered = Gathered()
    if not layer.fade and copies:
        copies = [([outline for outlines, _ in copies for outline in outlines], 0.0)]
    for outlines, lost in copies:
        _paint(layer, canvas, outlines, lost, gathered)
    return (gathered.plate(canvas),)


def _paint(
    layer: Drawing, canvas: Canvas, outlines: list[Outline], lost: float, gathered: Gathered
) -> None:
    """One form: its colour from top to foot, the lights along its edges, the air before it."""
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
    lit = filmic(_linear(colours) + _rims(layer, near, shape, top, foot))
    gathered.add(over(lit, tint(layer.air), shape * 0 + lost) if lost else lit, shape, near)


def _copies(layer: Drawing) -> Iterator[tuple[list[Outline], float]]:
    """The outlines of each of the row, in heights of the picture, and what the air takes of it."""
    for turn in farthest_first(layer):
        if isinstance(layer, Oval):
            x, y = turn.of(layer.at)
            yield [_oval(layer, x * ASPECT, y, turn.size)], turn.lost
        else:
            points = [turn.of(point) for point in layer.points]
            yield [_outline(layer, [(x * ASPECT, y) for x, y in points], turn.size)], turn.lost


def _oval(layer: Oval, x: float, y: float, size: float) -> Outline:
    """An ellipse; with a hole, a ring that is cut open along one line of no width."""
    across = layer.width / 2 * size
    down = (layer.height or layer.width) / 2 * size
    points = ellipse((0.0, 0.0), across, down, _ROUND)
    if layer.hole:
        inner = ellipse((0.0, 0.0), across * layer.hole, down * layer.hole, _ROUND)
        points = [*points, points[0], inner[0], *reversed(inner)]
    cos, sin = math.cos(math.radians(layer.turn)), math.sin(math.radians(layer.turn))
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in points]


def _outline(layer: Shape | Stroke, points: Outline, size: float) -> Outline:
    if isinstance(layer, Shape):
        return curve(points, closed=True) if layer.curved and len(points) > 2 else points
    if len(points) < 2:
        return points
    path = curve(points, closed=False) if layer.curved else points
    widths = np.linspace(layer.width, layer.width * layer.end, len(path)) * size
    return ribbon(path, [float(width) for width in widths])


def _are_near(outlines: list[Outline]) -> bool:
    """Whether there is something to fill, and where it could be seen."""
    return all(
        len(outline) > 2 and all(max(abs(x), abs(y)) < _FARTHEST for x, y in outline)
        for outline in outlines
    )


def _unevenness(rough: float, near: Canvas) -> Field:
    fine = smooth_noise(near, 2.1, 5)
    result: Field = np.clip(1 + rough * 0.3 * fine, 0.1, 2)
    return result


def _linear(colours: Field) -> Field:
    """Light that a film's answer turns into these colours again, nearly."""
    result: Field = colours * (0.35 + 0.65 * colours)
    return result


def _rims(layer: Drawing, near: Canvas, shape: Field, top: float, foot: float) -> Field:
    """The light of every lamp on the edges that face it."""
    light = near.colours()
    tall = max(foot - top, 0.05)
    for lamp in layer.rims:
        window = np.exp(-((((foot - near.y) / tall - lamp.middle) / lamp.reach) ** 2))
        edge = rim(shape, lamp.towards, near.unit / 720, lamp.width) * lamp.strength * window
        light += edge[..., None] * tint(lamp.colour)
    return light


def show_shape(
    layer: Drawing, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the form where it belongs."""
    glider = Glider(plates[0], surfaces[0], glides=bool(layer.depth))

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 >= 0.5:
            glider.put(frame, strength, layer.depth)

    return draw
