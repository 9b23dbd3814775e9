"""The veil: darkness laid over the picture where text stands, by multiplying, so that hues stay."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from pygame import BLEND_RGB_MULT, Rect, Surface, mask, transform

from game.window.measures import Measures

_COARSE_WIDTH = 96
_COARSE_HEIGHT = 54
_COLUMN_DARKNESS = 0.85
_COMPOSED_DARKNESS = 0.45
_LEFT_FADE = 230
_PAGE_DARKNESS = 0.8

Darkness = Callable[[float], float]
"""From a place across the window, in pixels, to how dark it becomes, 0 to 1."""


@lru_cache(maxsize=4)
def column_veil(measures: Measures, *, solid: bool = False) -> Surface:
    """For a column of text at the right; `solid` leaves nothing of the picture behind it."""
    left = measures.column_left
    start, full = left - measures.pixels(_LEFT_FADE), left - measures.pixels(6)
    deepest = 1.0 if solid else _COLUMN_DARKNESS
    if solid:
        start = left - measures.pixels(40)
        full = start + measures.pixels(14)

    def darkness(x: float) -> float:
        return deepest * _smooth(start, full, x)

    return _drawn(measures, darkness)


@lru_cache(maxsize=2)
def page_veil(measures: Measures, *, solid: bool = False) -> Surface:
    """For a page that lies over the whole picture."""
    deepest = 0.97 if solid else _PAGE_DARKNESS
    left = measures.column_left

    def darkness(x: float) -> float:
        right = _smooth(left - measures.pixels(260), left, x)
        return min(0.97, deepest + 0.06 * right)

    return _drawn(measures, darkness)


@lru_cache(maxsize=2)
def title_veil(
    measures: Measures, left: int, *, composed: bool = False, solid: bool = False
) -> Surface:
    """For a title whose column begins at `left`: the night stays, only the right is calmed.

    A look that is `composed` for a title is dark there by itself, and what it shows there is
    meant to be seen.
    """
    start = left - measures.pixels(220)
    deepest = 0.97 if solid else _COMPOSED_DARKNESS if composed else _COLUMN_DARKNESS

    def darkness(x: float) -> float:
        return deepest * _smooth(start, left, x)

    return _drawn(measures, darkness)


@lru_cache(maxsize=2)
def patch(width: int, height: int) -> Surface:
    """For a few words anywhere on the picture: dark in the middle, fading at every side."""
    coarse = Surface((16, 8), 0, 32)
    coarse.fill((255, 255, 255))
    coarse.fill((44, 44, 46), (2, 2, 12, 4))
    return transform.smoothscale(coarse, (width, height))


def lay(veil: Surface | None, picture: Surface) -> None:
    """Darkens a picture of any size by a veil of the window's, in which nothing is sharp."""
    if veil is not None:
        fitted, area = _fitted(veil, picture.get_size())
        picture.blit(fitted, area, area, special_flags=BLEND_RGB_MULT)


@lru_cache(maxsize=4)
def _fitted(veil: Surface, size: tuple[int, int]) -> tuple[Surface, Rect]:
    """The veil in another size, and where it darkens anything."""
    fitted = veil if veil.get_size() == size else transform.smoothscale(veil, size)
    coarse = transform.smoothscale(veil, (_COARSE_WIDTH, _COARSE_HEIGHT))
    clear = mask.from_threshold(coarse, (255, 255, 255), (1, 1, 1, 255))
    clear.invert()
    dark = clear.get_bounding_rects()
    if not dark:
        return fitted, Rect(0, 0, 0, 0)
    left, top, width, height = dark[0].unionall(dark[1:]).inflate(2, 2)
    across, down = size[0] / _COARSE_WIDTH, size[1] / _COARSE_HEIGHT
    area = Rect(left * across, top * down, math.ceil(width * across), math.ceil(height * down))
    return fitted, area.clip(fitted.get_rect())


def _smooth(start: float, end: float, value: float) -> float:
    part = min(1.0, max(0.0, (value - start) / max(1e-6, end - start)))
    return part * part * (3.0 - 2.0 * part)


def _drawn(measures: Measures, darkness: Darkness) -> Surface:
    """Drawn coarsely and scaled up: nothing in it is sharp."""
    coarse = Surface((_COARSE_WIDTH, _COARSE_HEIGHT), 0, 32)
    for column in range(_COARSE_WIDTH):
        x = (column + 0.5) / _COARSE_WIDTH * measures.width
        light = 1.0 - darkness(x)
        # A little less green: what is left in deep shadow turns to night, not to olive.
        green = light * (0.88 + 0.12 * light)
        tone = tuple(round(255 * part) for part in (light, green, light))
        coarse.fill(tone, (column, 0, 1, _COARSE_HEIGHT))
    return transform.smoothscale(coarse, (measures.width, measures.height))
