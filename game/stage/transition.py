"""Transitions: how one picture gives way to another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

import pygame

from game.stage.frame import MULTIPLY
from game.stage.transitions.shatter import shatter
from game.stage.transitions.tilt import tilt
from game.stage.transitions.wipes import Transit, feathers, wiped


def transition(
    surface: pygame.Surface,
    before: pygame.Surface,
    after: pygame.Surface,
    kind: str,
    progress: float,
) -> None:
    """Paints the way from one picture to another; all three surfaces are of one size.

    `progress` runs from 0 (only `before`) to 1 (only `after`). Raises KeyError for an unknown
    kind; the kinds are those of `TRANSITIONS_BY_NAME`.
    """
    transit = TRANSITIONS_BY_NAME[kind]
    if progress <= 0:
        surface.blit(before, (0, 0))
    elif progress >= 1:
        surface.blit(after, (0, 0))
    else:
        transit(surface, before, after, progress)


def _cross_fade(
    surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """What comes grows denser over what was."""
    surface.blit(before, (0, 0))
    level = round(255 * progress * progress * (3 - 2 * progress))
    after.set_alpha(min(254, level))  # 255 would be blended by another, slower way
    surface.blit(after, (0, 0))
    after.set_alpha(None)


def _dip(
    surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """Down into darkness, and up again."""
    light = (math.cos(progress * 2 * math.pi) * 0.5 + 0.5) ** 1.4
    surface.blit(before if progress < 0.5 else after, (0, 0))
    surface.fill((round(255 * light),) * 3, special_flags=MULTIPLY)


TRANSITIONS_BY_NAME: Mapping[str, Transit] = MappingProxyType(
    {
        "cross_fade": _cross_fade,
        "dip": _dip,
        "dissolve": wiped("dissolve", 0.10, (255, 150, 60), 0.05),
        "feathers": feathers,
        "iris": wiped("iris", 0.06, (255, 150, 60), 0.03),
        "shatter": shatter,
        "tilt": tilt,
        "weave": wiped("weave", 0.12, (120, 80, 40), 0.03),
    }
)
