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
_BESIDE = np.asarray((0.22, 0.16))
"""How far beside a rope its shadow falls, in thicknesses."""
_SMOOTHING = 4
"""Into how many pieces a rope is drawn between two of its points."""


def draw_ropes(
    surface: pygame.Surface, paths: Field, thick: float, colours: Sequence[Colour]
) -> None:
    """Each thread over its own shadow, turn by turn of its two plies, and its end undone."""
    steps = np.diff(paths, axis=1)
    lengths = np.hypot(steps[..., 0], steps[..., 1]).sum(1).tolist()
    for path, length, colour in zip(paths, lengths, colours, strict=True):
        count = max(4, round(length / (_CLOSE * thick) / 2) * 2)
        places, headings = _ways(path.shape[0], count)
        turns, ahead = places @ path, headings @ path
        _draw_shadow(surface, turns, ahead, thick)
        angles = np.arctan2(ahead[:, 1], ahead[:, 0])
        _draw_fray(surface, turns[-1], ahead[-1], thick, colour)
        surface.fblits(_turns(turns, angles, thick, colour))


@functools.lru_cache(maxsize=64)
def _ways(points: int, count: int) -> tuple[Field, Field]:
    """What places at even steps on a smooth curve take of its points, and what its headings take.

    Both are tables, (count, points), so that a curve that moves is one multiplication a frame.
    """
    whole = np.eye(points).tolist()
    columns = [curve([(part, 0.0) for part in one], _SMOOTHING, closed=False) for one in whole]
    smooth = np.asarray(columns)[..., 0].T
    at = np.linspace(0, len(smooth) - 1, count)
    first = np.minimum(at.astype(int), len(smooth) - 2)
    part = (at - first)[:, None]
    places = smooth[first] * (1 - part) + smooth[first + 1] * part
    return places, np.gradient(places, axis=0)


def _draw_shadow(surface: pygame.Surface, turns: Field, ahead: Field, thick: float) -> None:
    """What it takes of the light: a band of black below it and to the right."""
    count = len(turns)
    aside = ahead[:, ::-1] * _half(count) * thick
    aside /= np.hypot(ahead[:, :1], ahead[:, 1:]) + 1e-9
    middle = turns + _BESIDE * thick
    band = np.empty((2 * count, 2))
    band[:count], band[count:] = middle + aside, (middle - aside)[::-1]
    pygame.draw.polygon(surface, (3, 2, 3), band.tolist())


@functools.lru_cache(maxsize=64)
def _half(count: int) -> Field:
    """Half a shadow's width across the rope, at each of its turns, to the right and down."""
    half = 0.60 * np.linspace(1, _THINNEST, count)
    return np.stack([-half, half], 1)


def _turns(
    turns: Field, angles: Field, thick: float, colour: Colour
) -> list[tuple[pygame.Surface, tuple[float, float]]]:
    """The turns of the plies as sprites and their corners."""
    red, green, blue = (channel // _SHADES for channel in colour)
    size, count = round(thick * 4), len(turns) - 1
    headings = (np.rint(angles / math.tau * _ANGLES).astype(int) % _ANGLES).tolist()
    found = []
    for number, ((x, y), heading) in enumerate(zip(turns.tolist(), headings, strict=True)):
        thin = (_THICKNESSES - 1) * number // count
        sprite, half = _turn(size, thin, heading, red, green, blue)
        found.append((sprite, (x - half, y - half)))
    return found


@functools.lru_cache(maxsize=3000)
def _turn(
    quarters: int, thin: int, heading: int, red: int, green: int, blue: int
) -> tuple[pygame.Surface, float]:
    """One turn of a ply, in its dye, and half its size."""
    sprite = _grey(quarters, thin, heading).copy()
    dye = [min(255, channel * _SHADES + _SHADES // 2) for channel in (red, green, blue)]
    sprite.fill((*dye, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return sprite, sprite.get_width() / 2


@functools.lru_cache(maxsize=400)
def _grey(quarters: int, thin: int, heading: int) -> pygame.Surface:
    """A fat grain that lies aslant over the rope, premultiplied.

    Light comes from the left and a little from above, whichever way the rope runs.
    """
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
    hair = sampled(_hair(), along * 26 + 30, across * 7 + 11)
    right, down, up = normals(relief, 0.5 * thick)
    lit = np.clip(-0.74 * right - 0.38 * down + 0.46 * up, 0, 1)
    value = saturated((0.06 + 1.15 * lit**1.1) * (1 + 0.12 * hair) * (0.25 + 0.75 * relief))
    pixels = np.empty((size, size, 4), np.uint8)
    pixels[..., :3] = np.rint(value * cover * 255)[..., None]
    pixels[..., 3] = np.rint(cover * 255)
    grain = pygame.image.frombuffer(pixels.tobytes(), (size, size), "BGRA")
    return grain.convert_alpha() if pygame.display.get_surface() else grain


@functools.cache
def _hair() -> Field:
    return smooth_noise(Canvas(64, 0, 0, 64, 64), 1.1, 6, down=3.0)


def _draw_fray(
    surface: pygame.Surface, end: Field, ahead: Field, thick: float, colour: Colour
) -> None:
    """The end, where the fibres part and curl."""
    x, y = (ahead / (math.hypot(*ahead) + 1e-9) * thick).tolist()
    fibres = (_fibres() @ ((x, y), (-y, x)) + end).tolist()
    for number, path in enumerate(fibres):
        red, green, blue = (round(channel * (0.35 + 0.1 * number)) for channel in colour)
        pygame.draw.aalines(surface, (red, green, blue), False, path)


@functools.cache
def _fibres() -> Field:
    """Fibres of an end that runs to the right, as paths in thicknesses of their rope."""
    found = []
    for number in range(5):
        heading, bend = 0.45 * (number - 2), 0.6 * math.sin(number * 2.4)
        reach, path = 0.55 + 0.14 * math.cos(number * 1.9), [(0.0, 0.0)]
        for _ in range(3):
            x, y = path[-1]
            path.append((x + reach * math.cos(heading), y + reach * math.sin(heading)))
            heading += bend
        found.append(path)
    return np.asarray(found)
