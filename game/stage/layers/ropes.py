"""Loose threads seen from so near that they are ropes: their plies, their crimp, their fray."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.stage.canvas import Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.outlines import curve
from game.stage.shading import normals, saturated, smoothstep

Colour = tuple[int, int, int]

_ANGLES, _THICKNESSES, _SHADES = 24, 4, 8
_THINNEST = 0.62
"""How thick a rope is at its end, where it is 1 at its root."""
_CLOSE = 0.46
"""How far apart the turns of its plies lie, in thicknesses."""
_SMOOTHING = 4
"""Into how many pieces a rope is drawn between two of its points."""


def draw_ropes(
    surface: pygame.Surface, paths: Field, thick: float, colours: Sequence[Colour]
) -> None:
    """Each thread over its own shadow, turn by turn of its two plies, and its end undone."""
    smooth = _smoothing(paths.shape[1]) @ paths
    lengths = np.hypot(*np.moveaxis(np.diff(smooth, axis=1), -1, 0)).sum(1)
    for path, length, colour in zip(smooth, lengths.tolist(), colours, strict=True):
        count = max(2, round(length / (_CLOSE * thick)))
        turns = _along(path, count)
        _draw_shadow(surface, turns, thick)
        _draw_fray(surface, turns, thick, colour)
        surface.fblits(_turns(turns, thick, colour))


@functools.cache
def _smoothing(points: int) -> Field:
    """What a smooth curve through the points takes of each: (pieces, points)."""
    whole = np.eye(points).tolist()
    columns = [curve([(part, 0.0) for part in one], _SMOOTHING, closed=False) for one in whole]
    return np.asarray(columns)[..., 0].T


def _along(path: Field, count: int) -> Field:
    """So many places at even distances along a path, and the heading at each: x, y, angle."""
    steps = np.diff(path, axis=0)
    far = np.concatenate([[0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    at = np.linspace(0, far[-1], count)
    x, y = (np.interp(at, far, path[:, axis]) for axis in (0, 1))
    return np.stack([x, y, np.arctan2(np.gradient(y), np.gradient(x))], 1)


def _draw_shadow(surface: pygame.Surface, turns: Field, thick: float) -> None:
    """What it takes of the light: a band of black below it and to the right."""
    x, y, angle = turns.T
    half = 0.62 * thick * np.linspace(1, _THINNEST, len(turns))
    aside = np.stack([-np.sin(angle) * half, np.cos(angle) * half], 1)
    middle = np.stack([x + 0.22 * thick, y + 0.16 * thick], 1)
    band = np.concatenate([middle + aside, (middle - aside)[::-1]]).tolist()
    pygame.draw.polygon(surface, (3, 2, 3), band)
    pygame.draw.aalines(surface, (3, 2, 3), True, band)


def _turns(
    turns: Field, thick: float, colour: Colour
) -> list[tuple[pygame.Surface, tuple[float, float]]]:
    """The turns of the plies as sprites and their corners."""
    dye = tuple(channel // _SHADES for channel in colour)
    found = []
    for number, (x, y, angle) in enumerate(turns.tolist()):
        thin = round((_THICKNESSES - 1) * number / max(1, len(turns) - 1))
        heading = round(angle / math.tau * _ANGLES) % _ANGLES
        sprite = _turn(round(thick * 4), thin, heading, dye)
        half = sprite.get_width() / 2
        found.append((sprite, (x - half, y - half)))
    return found


@functools.lru_cache(maxsize=3000)
def _turn(quarters: int, thin: int, heading: int, dye: tuple[int, ...]) -> pygame.Surface:
    """One turn of a ply, in its dye; light comes from the left and a little from above."""
    sprite = _grey(quarters, thin, heading).copy()
    red, green, blue = (min(255, channel * _SHADES + _SHADES // 2) for channel in dye)
    sprite.fill((red, green, blue, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return sprite


@functools.lru_cache(maxsize=400)
def _grey(quarters: int, thin: int, heading: int) -> pygame.Surface:
    """A fat grain that lies aslant over the rope, with the grain of its fibres, premultiplied."""
    thick = quarters / 4 * (1 - (1 - _THINNEST) * thin / (_THICKNESSES - 1))
    size = 2 * math.ceil(0.80 * thick) + 2
    near = Canvas(size, 0, 0, size, size)
    x, y = (near.x - 0.5) * size / thick, (near.y - 0.5) * size / thick
    angle = heading * math.tau / _ANGLES + 0.75
    along, across = (
        x * math.cos(angle) + y * math.sin(angle),
        y * math.cos(angle) - x * math.sin(angle),
    )
    inside = 1 - (across / 0.33) ** 2 - np.abs(along / 0.74) ** 2.6
    cover = smoothstep(0.0, 4.0 / thick, inside)
    relief = np.sqrt(np.clip(inside, 0, 1))
    tile = smooth_noise(Canvas(64, 0, 0, 64, 64), 1.1, 6, down=3.0)
    hair = sampled(tile, along * 26 + 30, across * 7 + 11)
    right, down, up = normals(relief, 0.5 * thick)
    lit = np.clip(-0.74 * right - 0.38 * down + 0.46 * up, 0, 1)
    value = saturated((0.06 + 1.15 * lit**1.1) * (1 + 0.12 * hair) * (0.25 + 0.75 * relief))
    pixels = np.empty((size, size, 4), np.uint8)
    pixels[..., :3] = np.rint(value * cover * 255)[..., None]
    pixels[..., 3] = np.rint(cover * 255)
    grain = pygame.image.frombuffer(pixels.tobytes(), (size, size), "BGRA")
    return grain.convert_alpha() if pygame.display.get_surface() else grain


def _draw_fray(surface: pygame.Surface, turns: Field, thick: float, colour: Colour) -> None:
    """The end, where the fibres part and curl."""
    x, y, angle = turns[-1].tolist()
    for number in range(7):
        heading, bend = angle + 0.34 * (number - 3), 0.5 * math.sin(number * 2.4)
        reach, path = thick * (0.42 + 0.12 * math.cos(number * 1.9)), [(x, y)]
        for _ in range(4):
            x_now, y_now = path[-1]
            path.append((x_now + reach * math.cos(heading), y_now + reach * math.sin(heading)))
            heading += bend
        red, green, blue = (round(channel * (0.35 + 0.08 * number)) for channel in colour)
        pygame.draw.aalines(surface, (red, green, blue), False, path)
