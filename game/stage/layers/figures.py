"""Those who appear: silhouettes with light along their edges, alone or in rows; their shadows."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.form import Shaped, form
from game.stage.frame import Draw, Frame
from game.stage.layers.paintings import Glider
from game.stage.noise import blurred
from game.stage.outlines import Outline, around, mask, moved
from game.stage.painters.figures import drawn as drawn_as
from game.stage.painters.silhouette import Drawn, cloak_folds
from game.stage.plates import Plate, covering
from game.stage.rows import Gathered, farthest_first
from game.stage.shading import filmic, over, smoothstep, tint
from game.story.look import Figure, Look, Shadow

_BLACK = tint("#05060c")
"""What nobody's lamp reaches."""


def bake_figure(layer: Figure, canvas: Canvas) -> tuple[Plate, ...]:
    """The cast shadows, then the silhouettes with their rims, the farthest first."""
    gathered, shadows = Gathered(), Gathered()
    for turn in farthest_first(layer):
        x, y = turn.of(layer.at)
        _one(layer, canvas, (x * ASPECT, y, layer.height * turn.size), turn.lost, gathered, shadows)
    body = gathered.plate(canvas)
    return (shadows.plate(canvas), body) if layer.shadow else (body,)


def _one(
    layer: Figure,
    canvas: Canvas,
    place: tuple[float, float, float],
    lost: float,
    gathered: Gathered,
    shadows: Gathered,
) -> None:
    drawn, mirrored = drawn_as(layer.who), layer.facing == "left"
    x, y, size = place
    outlines = moved(drawn.outlines, x, y, size, mirrored=mirrored)
    near = around(canvas, outlines, 0.08 * size)
    holes = moved(drawn.holes, x, y, size, mirrored=mirrored)
    shape = mask(near, outlines, holes)
    worn = 0.5 * tint(layer.colour)
    parts = [
        Shaped(
            moved(part.outlines, x, y, size, mirrored=mirrored), [], tint(part.dye) + worn,
            _placed(part.joint, place, mirrored=mirrored), part.creases,
        )
        for part in drawn.parts
    ] or [Shaped(outlines, holes, worn)]  # fmt: skip
    colours = _lit(layer, drawn, near, place, parts)
    gathered.add(over(filmic(colours * 1.1), tint(layer.air), shape * 0 + lost), shape, near)
    if layer.shadow:
        ground = canvas.part(x - 0.95 * size, y - 1.35 * size, x + 0.95 * size, y + 0.45 * size)
        cover = _cast_shadow(layer, ground, outlines, size) * (1 - lost)
        shadows.add(np.zeros(3, np.float32), cover, ground)


def _placed(
    joint: tuple[float, float, float] | None, place: tuple[float, float, float], *, mirrored: bool
) -> tuple[float, float, float] | None:
    if joint is None:
        return None
    x, y, size = place
    return x + (-size if mirrored else size) * joint[0], y + size * joint[1], size * joint[2]


def _lit(
    layer: Figure,
    drawn: Drawn,
    near: Canvas,
    place: tuple[float, float, float],
    parts: list[Shaped],
) -> Field:
    """Dark, with the light of every lamp on the edges, the folds and the cloth."""
    x, y, size = place
    folds = cloak_folds(near, drawn, x, y, size, mirrored=layer.facing == "left") * drawn.folds
    scale = near.unit / 720 * min(1.6, max(0.5, size / 0.42))
    light_on = form(near, parts, layer.rims, size, scale)
    bounced = light_on.bounced / max(1, len(layer.rims))
    colours = _BLACK + tint("#2a3350") * layer.haze * 0.5 + near.colours()
    for light, thrown_back in zip(layer.rims, light_on.caught, strict=True):
        slope = np.gradient(folds, axis=1) * -light.towards[0] * 3.0 * scale
        creases = (np.clip(slope, 0, 1) * 0.3 * light_on.hanging)[..., None]
        window = np.exp(-((((y - near.y) / size - light.middle) / light.reach) ** 2))[..., None]
        shine = tint(light.colour) * light.strength
        colours += ((thrown_back + creases) * window + bounced) * shine
    return colours


def _cast_shadow(layer: Figure, near: Canvas, outlines: list[Outline], size: float) -> Field:
    """The outline laid on the floor: flattened, slanted, softer farther from the feet."""
    y = max(b for outline in outlines for _, b in outline) if layer.repeat > 1 else layer.at[1]
    laid = [
        [(a + (y - b) * layer.lean, y + (y - b) * 0.27) for a, b in outline] for outline in outlines
    ]
    fade = np.clip(1 - (near.y - y) / (0.36 * size), 0, 1)
    result: Field = blurred(mask(near, laid), 4 * near.unit / 720) * fade * layer.shadow
    return result


def show_figure(
    layer: Figure | Shadow, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the figure on its shadow."""
    swing = layer.swing if isinstance(layer, Shadow) else 0.0
    glides = bool(layer.depth or swing)
    gliders = [Glider(p, s, glides=glides) for p, s in zip(plates, surfaces, strict=True)]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        time = frame.seconds
        sway = (math.sin(time * 2.3) * 0.6 + math.sin(time * 5.1 + 1) * 0.4) * swing
        right = sway * frame.canvas.unit
        for glider in gliders:
            glider.put(frame, strength, layer.depth, right)

    return draw


def bake_shadow(layer: Shadow, canvas: Canvas) -> tuple[Plate, ...]:
    """A blurred silhouette that fades towards its feet."""
    x, y, size = layer.at[0] * ASPECT, layer.at[1], layer.height
    near = canvas.part(x - 0.9 * size, y - 1.3 * size, x + 0.9 * size, y + 0.1 * size)
    shape = blurred(
        mask(near, moved(drawn_as(layer.who).outlines, x, y, size)), layer.soft * near.unit
    )
    fade = 0.35 + 0.65 * smoothstep(0.0, 0.6, (y - near.y) / size)
    return (covering(np.zeros(3, np.float32), shape * fade, near),)
