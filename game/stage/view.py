"""From the picture to the window: cover and crop, the camera's drift, zoom and tilt."""

from __future__ import annotations

import math

import pygame

from game.stage.canvas import ASPECT, Canvas
from game.story.look import Area, Camera

_CROP_LEFT, _CROP_TOP = 0.4, 0.6
"""How much of what does not fit is cut off at the left and at the top, rather than opposite."""
_COLUMN, _ROW = 4, 4
_NEAREST = 1.3


def drift_of(camera: Camera, seconds: float, unit: int) -> tuple[float, float]:
    """Where the camera has wandered, in pixels of art."""
    across = math.sin(seconds * 0.13) * camera.drift
    down = math.sin(seconds * 0.17 + 1) * camera.drift * 0.35
    return across * unit, down * unit


def picture_rect(size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Where the whole 16:9 picture lies so that it covers a window: left, top, width, height."""
    width, height = size
    tall = max(height, width / ASPECT)
    wide = tall * ASPECT
    return (width - wide) * _CROP_LEFT, (height - tall) * _CROP_TOP, wide, tall


def window_rect(area: Area, size: tuple[int, int]) -> pygame.Rect:
    """The pixels of a window of that size that show an area given in fractions of the picture."""
    left, top, wide, tall = picture_rect(size)
    return pygame.Rect(
        round(left + area[0] * wide),
        round(top + area[1] * tall),
        max(1, round(area[2] * wide)),
        max(1, round(area[3] * tall)),
    )


def show(
    art: pygame.Surface, canvas: Canvas, surface: pygame.Surface, zoom: float, tilt: float
) -> None:
    """Scales the art to a surface: covering it, drawn nearer by `zoom`, tilted by degrees."""
    near = 1 + (_NEAREST - 1) * zoom
    if abs(tilt) > 0.02:
        art = tilted(art, tilt)
        turn = math.radians(abs(tilt))
        near *= math.cos(turn) + ASPECT * math.sin(turn)
    part = art.subsurface(_source(canvas, surface.get_size(), near))
    if part.get_size() == surface.get_size():
        surface.blit(part, (0, 0))
    elif surface.get_bytesize() == 4 and not surface.get_flags() & pygame.SRCALPHA:
        pygame.transform.smoothscale(part, surface.get_size(), surface)
    else:
        surface.blit(pygame.transform.smoothscale(part, surface.get_size()), (0, 0))


def _source(canvas: Canvas, size: tuple[int, int], near: float) -> pygame.Rect:
    """The part of the art that a window shows."""
    left, top, wide, tall = picture_rect(size)
    scale = canvas.unit / tall
    width, height = size[0] * scale, size[1] * scale
    middle_x = -left * scale + width / 2 - canvas.left
    middle_y = -top * scale + height / 2 - canvas.top
    width, height = width / near, height / near
    rect = pygame.Rect(
        round(middle_x - width / 2), round(middle_y - height / 2), round(width), round(height)
    )
    return rect.clip(pygame.Rect(0, 0, canvas.width, canvas.height))


def tilted(art: pygame.Surface, degrees: float) -> pygame.Surface:
    """The art turned a little, by shearing its columns and then its rows."""
    width, height = art.get_size()
    turn = math.radians(degrees)
    upright = pygame.Surface((width, height), 0, 32)
    for x in range(0, width, _COLUMN):
        shift = (x + _COLUMN / 2 - width / 2) * math.tan(turn)
        _blended(art, upright, pygame.Rect(x, 0, _COLUMN, height), 0, shift)
    leaning = pygame.Surface((width, height), 0, 32)
    for y in range(0, height, _ROW):
        shift = -(y + _ROW / 2 - height / 2) * math.sin(turn)
        _blended(upright, leaning, pygame.Rect(0, y, width, _ROW), shift, 0)
    return leaning


def _blended(
    source: pygame.Surface, target: pygame.Surface, strip: pygame.Rect, right: float, down: float
) -> None:
    """A strip moved by part of a pixel: drawn at the pixel before and, thinly, at the next."""
    x, y = math.floor(right), math.floor(down)
    source.set_alpha(None)
    target.blit(source, (strip.x + x, strip.y + y), strip)
    rest = right - x + down - y
    source.set_alpha(round(255 * rest))
    target.blit(source, (strip.x + x + (right != 0), strip.y + y + (down != 0)), strip)
    source.set_alpha(None)
