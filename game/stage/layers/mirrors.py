"""Ground of broken mirrors: it shows, shard by shard, whatever was painted above it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, PREMULTIPLIED, Draw, Fader, Frame
from game.stage.noise import sampled
from game.stage.outlines import mask, moved
from game.stage.painters.figures import drawn
from game.stage.painters.shards import Shards, shards_on
from game.stage.plates import Plate, covering, shining
from game.stage.shading import rim, saturated, smoothstep, tint
from game.story.look import Look, Mirror, Reflection

_STRETCH = 1.3
"""How much taller things stand than their reflections: the ground rises towards the horizon."""


def bake_mirror(layer: Mirror, canvas: Canvas) -> tuple[Plate, ...]:
    """Which pixel each pixel of the ground shows, how darkly, and the light on the edges."""
    near = canvas.part(-1, layer.horizon, 3, 2)
    shards = shards_on(near, layer.horizon, layer.cell, layer.seed)
    away = np.maximum(near.y - layer.horizon, 0.0)
    close = smoothstep(0.0, 0.34, away)
    shift = layer.tilt * close**0.75
    x = near.x + (shards.chance[..., 0] - 0.5) * 0.22 * shift
    y = layer.horizon - away * _STRETCH - (shards.chance[..., 1] - 0.3) * 0.20 * shift
    column = np.clip(np.rint(x * near.unit - canvas.left - 0.5), 0, canvas.width - 1)
    last = near.top - canvas.top - 1
    row = np.clip(np.rint(y * near.unit - canvas.top - 0.5), 0, max(0, last))
    shown = (row * canvas.width + column).astype("<u4")
    source = np.ascontiguousarray(shown)[..., None].view(np.uint8)
    dim = 0.96 - 0.22 * close
    dim = dim * (1 - layer.tilt * 0.85 * shards.chance[..., 2] ** 1.5 * close**0.4)
    dim = dim * (1 - 0.9 * shards.gap)
    dark = np.repeat(saturated(dim)[..., None], 3, 2) * np.asarray((0.93, 0.95, 1.0), np.float32)
    dark[0, 0] = dark[-1, -1] = 1 / 255
    place = Plate(source, near.left, near.top, opaque=True)
    shade = Plate(
        np.ascontiguousarray(shining(dark + 1 / 255, near).pixels), near.left, near.top, opaque=True
    )
    return place, shade, shining(_glints(layer, near, shards, away), near)


def _glints(layer: Mirror, near: Canvas, shards: Shards, away: Field) -> Field:
    """Bright bevels towards the light, its path over the ground, the air far off and in panes."""
    path = np.exp(-(((near.x - layer.light[0] * ASPECT) / (0.05 + 0.5 * away)) ** 2))
    some = shards.chance[..., 3] ** 3
    glint = shards.bevel * (0.05 + 0.55 * path + 0.25 * some * path)
    glint = glint + path**2 * 0.42 * some * (1 - shards.gap) * np.exp(-away * 4)
    air = np.exp(-away / 0.018)
    colours = (glint * smoothstep(0, 0.02, away))[..., None] * tint(layer.colour)
    pane = 0.13 * np.exp(-away / 0.3) * (1 - shards.gap) * (0.4 + shards.chance[..., 1])
    result: Field = colours + (0.55 * air + pane)[..., None] * tint(layer.haze)
    return result


def show_mirror(
    layer: Mirror, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Gathers the pixels that the shards show, darkens them, adds the glints."""
    place, _, glints = plates
    height, width = place.pixels.shape[:2]
    source = np.ascontiguousarray(place.pixels).view("<u4").reshape(-1).astype(np.intp)
    held = pygame.Surface((width, height), 0, 32)

    def draw(frame: Frame) -> None:
        shine = frame.value(layer.shine)
        seen = pixels_of(frame.surface)
        gathered = pixels_of(held)
        np.take(seen, source, out=gathered, mode="clip")
        del seen, gathered
        held.blit(surfaces[1], (0, 0), special_flags=MULTIPLY)
        if shine < 1:
            held.fill((round(255 * shine),) * 3, special_flags=MULTIPLY)
        frame.surface.blit(held, frame.place(place.left, place.top, 0))
        left, top = frame.place(glints.left, glints.top, 0)
        frame.surface.blit(surfaces[2], (left, top), special_flags=ADD)

    return draw


def pixels_of(surface: pygame.Surface) -> npt.NDArray[np.uint32]:
    """A surface's own pixels, row after row; it cannot be drawn on while they are held."""
    buffer: Any = surface.get_buffer()
    return np.frombuffer(buffer, np.uint32)


def bake_reflection(layer: Reflection, canvas: Canvas) -> tuple[Plate, ...]:
    """The figure upside down from its soles; farther off each shard holds another version.

    Nearer, turned, elsewhere.
    """
    x, y, size = layer.at[0] * ASPECT, layer.at[1], layer.height
    mirrored = layer.facing == "left"
    whole = canvas.part(x - size, y - 1.3 * size, x + size, y + 0.05)
    who = drawn(layer.who)
    shape = mask(whole, moved(who.outlines, x, y, size, mirrored=mirrored))
    pale = whole.colours()
    for part in who.parts:
        worn = mask(whole, moved(part.outlines, x, y, size, mirrored=mirrored))[..., None]
        pale += (tint(part.dye) - pale) * worn
    near = canvas.part(x - 0.9 * size, y - 0.01, x + 0.9 * size, y + 1.2 * size)
    shards = shards_on(near, layer.horizon, layer.cell, layer.seed)
    own = smoothstep(0.04, 0.45, (near.y - y) / size)
    chance = (shards.chance - 0.5) * (layer.unlike * own)[..., None]
    turned = np.where((shards.chance[..., 3] < 0.3 * layer.unlike) & (own > 0.5), -1, 1)
    seen_x = x + ((near.x - x) * (1 + 0.5 * chance[..., 2]) + 0.26 * size * chance[..., 0]) * turned
    seen_y = y - (near.y - y) * (1.6 + 0.5 * chance[..., 1]) - 0.12 * size * chance[..., 3]
    column, row = seen_x * near.unit - whole.left - 0.5, seen_y * near.unit - whole.top - 0.5
    inside = (row >= 0) & (row < whole.height) & (column >= 0) & (column < whole.width)
    cover = np.where(inside, sampled(shape, column, row, wrap=False), 0)
    edge = rim(shape, (-0.7, -0.7), near.unit / 720, 0.25)
    light = np.where(inside, sampled(edge, column, row, wrap=False), 0)
    cover = cover * (1 - 0.6 * shards.gap) * (0.96 - 0.5 * saturated((near.y - y) / size))
    cover = cover * (near.y > y)
    cloth = np.stack([sampled(pale[..., c], column, row, wrap=False) for c in range(3)], -1)
    colours = tint("#030308") + (0.5 * light)[..., None] * tint(layer.colour) + 0.3 * cloth
    return (covering(colours, cover, near),)


def show_reflection(
    layer: Reflection, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Lays the versions into the shards."""
    plate, fader = plates[0], Fader(surfaces[0])

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 >= 0.5:
            place = frame.place(plate.left, plate.top, layer.depth)
            frame.surface.blit(fader.at(strength), place, special_flags=PREMULTIPLIED)

    return draw
