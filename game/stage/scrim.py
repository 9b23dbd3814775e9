"""The scrim: a soft darkening under the words that keeps the picture's colours."""

from __future__ import annotations

import functools

import numpy as np
import pygame

from game.stage.frame import MULTIPLY
from game.stage.noise import resized
from game.stage.shading import smoothstep

_COARSE = 8
_FADE_OUT, _FADE_IN, _FEATHER = 190 / 720, 40 / 720, 90 / 720
"""How far before the column it begins, how far inside it is full, how it ends above and below."""


def scrim(surface: pygame.Surface, column: pygame.Rect, strength: float = 0.74) -> None:
    """Multiplies what lies under a column of words by `1 - strength`, softly from the left on.

    Everything to the right of the column is darkened too; lengths follow the surface's height.
    """
    size = surface.get_size()
    shade = _shade(size, tuple(column), round(strength, 3))
    left = max(0, column.left - round(_FADE_OUT * size[1]))
    surface.blit(shade, (left, 0), special_flags=MULTIPLY)


@functools.lru_cache(maxsize=4)
def _shade(
    size: tuple[int, int], column: tuple[int, int, int, int], strength: float
) -> pygame.Surface:
    left, top, _, tall = column
    width, height = size
    first = max(0, left - round(_FADE_OUT * height))
    x = np.arange(first, width, _COARSE, dtype=np.float32)[None, :]
    y = np.arange(0, height, _COARSE, dtype=np.float32)[:, None]
    across = smoothstep(left - _FADE_OUT * height, left + _FADE_IN * height, x)
    feather = _FEATHER * height
    down = smoothstep(top - feather, top + 0.2 * feather, y)
    down = down * smoothstep(top + tall + feather, top + tall - 0.2 * feather, y)
    light = 1 - strength * across * (0.25 + 0.75 * down)
    fine = resized(light, max(1, width - first), height)
    shade = pygame.Surface((max(1, width - first), height), 0, 32)
    grey = (np.clip(fine, 0, 1) * 255).astype(np.uint8).T
    pygame.surfarray.blit_array(shade, np.repeat(grey[..., None], 3, 2))
    return shade
