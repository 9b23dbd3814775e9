"""The picture by which the system shows the window: the story's own, or the game's initial."""

from __future__ import annotations

import io

import pygame
from pygame import Rect, Surface

from game.window.initials import initial

SIDE = 64


def window_icon(content: bytes | None) -> Surface:
    """The picture of a story that brings one, else the game's own initial.

    `content` is a whole picture file that was looked into when the story was read.
    """
    if content is None:
        return initial("S", SIDE)
    try:
        picture = pygame.image.load(io.BytesIO(content))
    except pygame.error:
        return initial("S", SIDE)
    side = min(picture.get_size())
    square = Rect(0, 0, side, side)
    square.center = picture.get_rect().center
    return pygame.transform.smoothscale(picture.subsurface(square).convert_alpha(), (SIDE, SIDE))
