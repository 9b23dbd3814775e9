"""Tilt: the whole stage leans like a ship, and when it rights itself it is another."""

from __future__ import annotations

import functools
import math

import numpy as np
import pygame

from game.stage.frame import MULTIPLY, darken
from game.stage.view import stretch

_MOST_DEGREES = 9.0
_FINEST = 540
"""What leans is drawn at this height at most, and scaled up: it does not stand still."""
_STRIP = 4
_CHANGE = (0.36, 0.66)
"""When the one picture becomes the other: while the stage leans most."""


def tilt(
    surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """Leans over, changes while it hangs there, comes back past the middle, and stands."""
    width, height = surface.get_size()
    fine = min(1.0, _FINEST / height)
    upright, sheared, leaning = _scratch((round(width * fine), round(height * fine)))
    _change(upright, before, after, progress)
    degrees = _lean(progress) * _MOST_DEGREES
    _turn(upright, sheared, leaning, math.radians(degrees))
    _show(leaning, surface, math.radians(abs(degrees)))
    _shade(surface, degrees)


def _lean(progress: float) -> float:
    """-1 to 1: slowly over, a moment's hanging, back, a little too far, upright."""
    if progress < 0.52:
        part = progress / 0.52
        return part**3 * (10 - 15 * part + 6 * part * part)
    part = (progress - 0.52) / 0.48
    settling = (1 - part) ** 2
    return math.cos(part * 1.5 * math.pi) * settling * (1 + 0.6 * part)


@functools.lru_cache(maxsize=1)
def _scratch(size: tuple[int, int]) -> tuple[pygame.Surface, pygame.Surface, pygame.Surface]:
    return pygame.Surface(size, 0, 32), pygame.Surface(size, 0, 32), pygame.Surface(size, 0, 32)


def _change(
    upright: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """The picture that leans: the one, the other, or for a while both."""
    first, last = _CHANGE
    part = min(1.0, max(0.0, (progress - first) / (last - first)))
    level = min(254, round(255 * part * part * (3 - 2 * part)))
    stretch(before if part < 1 else after, upright)
    if 0 < part < 1:
        coming = pygame.Surface(upright.get_size(), 0, 32)
        stretch(after, coming)
        coming.set_alpha(level)
        upright.blit(coming, (0, 0))


def _turn(
    upright: pygame.Surface, sheared: pygame.Surface, leaning: pygame.Surface, turn: float
) -> None:
    """Turns a picture about its middle by shearing its columns and then its rows."""
    width, height = upright.get_size()
    darken(sheared)
    darken(leaning)
    sheared.blits(
        [
            (
                upright,
                (x, round((x + _STRIP / 2 - width / 2) * math.tan(turn))),
                (x, 0, _STRIP, height),
            )
            for x in range(0, width, _STRIP)
        ],
        False,
    )
    leaning.blits(
        [
            (sheared, (round((height / 2 - y - 1) * math.sin(turn)), y), (0, y, width, 2))
            for y in range(0, height, 2)
        ],
        False,
    )


def _show(leaning: pygame.Surface, surface: pygame.Surface, turn: float) -> None:
    """So near that no corner is seen."""
    width, height = leaning.get_size()
    near = math.cos(turn) + width / height * math.sin(turn)
    part = pygame.Rect(0, 0, round(width / near), round(height / near))
    part.center = width // 2, height // 2
    pygame.transform.smoothscale(leaning.subsurface(part), surface.get_size(), surface)


def _shade(surface: pygame.Surface, degrees: float) -> None:
    """The dark runs to the side that is low."""
    strength = min(1.0, abs(degrees) / _MOST_DEGREES)
    if strength < 0.02:
        return
    shade = _slope(degrees < 0).copy()
    light = round(255 * (1 - strength))
    shade.fill((light,) * 3, special_flags=pygame.BLEND_RGB_MAX)
    large = pygame.transform.smoothscale(shade, surface.get_size())
    surface.blit(large, (0, 0), special_flags=MULTIPLY)


@functools.lru_cache(maxsize=2)
def _slope(low_left: bool) -> pygame.Surface:
    """Light above on the high side, darkness below on the low one."""
    x = np.linspace(-1, 1, 128)[:, None]
    y = np.linspace(-1, 1, 72)[None, :]
    down = 0.75 * (-x if low_left else x) + 0.45 * y
    light = 255 * (1 - 0.8 * np.clip((down + 0.25) / 1.2, 0, 1) ** 1.4)
    shade = pygame.Surface((128, 72), 0, 32)
    pygame.surfarray.blit_array(shade, np.repeat(light[..., None], 3, 2).astype(np.uint8))
    return shade
