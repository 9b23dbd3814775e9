"""From the picture to the window: cover and crop, the camera's drift, zoom and tilt."""

from __future__ import annotations

import functools
import math

import pygame

from game.stage.canvas import ASPECT, Canvas
from game.story.look import Area, Camera

_CROP_LEFT, _CROP_TOP = 0.4, 0.6
"""How much of what does not fit is cut off at the left and at the top, rather than opposite."""
_STRIP = 5
_PARTS = 4
"""A picture is turned by strips so many pixels wide, moved by such parts of a pixel."""
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


def picture_size(art_height: int, size: tuple[int, int]) -> tuple[int, int]:
    """How large a picture for such a window is as long as it has the art's own pixels.

    It is never larger than the window.
    """
    part = min(1.0, art_height / picture_rect(size)[3])
    return max(1, round(size[0] * part)), max(1, round(size[1] * part))


def stretch(picture: pygame.Surface, surface: pygame.Surface) -> None:
    """Scales a picture smoothly to the whole of a surface."""
    if picture.get_size() == surface.get_size():
        surface.blit(picture, (0, 0))
    elif surface.get_bytesize() == 4 and not surface.get_flags() & pygame.SRCALPHA:
        pygame.transform.smoothscale(picture, surface.get_size(), surface)
    else:
        surface.blit(pygame.transform.smoothscale(picture, surface.get_size()), (0, 0))


def show(
    art: pygame.Surface, canvas: Canvas, surface: pygame.Surface, zoom: float, tilt: float
) -> None:
    """Scales the art to a surface: covering it, drawn nearer by `zoom`, tilted by degrees."""
    near = 1 + (_NEAREST - 1) * zoom
    if abs(tilt) > 0.02:
        turn = math.radians(abs(tilt))
        near *= math.cos(turn) + ASPECT * math.sin(turn)
    source = _source(canvas, surface.get_size(), near)
    if abs(tilt) > 0.02:
        art = tilted(art, tilt, source)
    stretch(art.subsurface(source), surface)


def _source(canvas: Canvas, size: tuple[int, int], near: float) -> pygame.Rect:
    """The part of the art that a window shows."""
    left, top, _, tall = picture_rect(size)
    scale = canvas.unit / tall
    width, height = size[0] * scale, size[1] * scale
    middle_x = -left * scale + width / 2 - canvas.left
    middle_y = -top * scale + height / 2 - canvas.top
    width, height = width / near, height / near
    rect = pygame.Rect(
        round(middle_x - width / 2), round(middle_y - height / 2), round(width), round(height)
    )
    return rect.clip(pygame.Rect(0, 0, canvas.width, canvas.height))


def tilted(art: pygame.Surface, degrees: float, seen: pygame.Rect) -> pygame.Surface:
    """The art turned a little, where it will be seen; good until the next.

    Its columns are sheared, and then its rows.
    """
    width, height = art.get_size()
    turn = math.radians(degrees)
    columns = [
        (pygame.Rect(x, 0, _STRIP, height), (x + _STRIP / 2 - width / 2) * math.tan(turn))
        for x in range(0, width, _STRIP)
    ]
    rows = [
        (pygame.Rect(0, y, width, _STRIP), -(y + _STRIP / 2 - height / 2) * math.sin(turn))
        for y in range(0, height, _STRIP)
    ]
    upright, leaning = _scratch((width, height))
    upright.set_clip(seen.inflate(height * abs(math.sin(turn)) + 2 * _STRIP, 2 * _STRIP))
    leaning.set_clip(seen)
    _shear(art, upright, columns, (0, 1))
    _shear(upright, leaning, rows, (1, 0))
    return leaning


@functools.lru_cache(maxsize=2)
def _scratch(size: tuple[int, int]) -> tuple[pygame.Surface, pygame.Surface]:
    return pygame.Surface(size, 0, 32), pygame.Surface(size, 0, 32)


def _shear(
    source: pygame.Surface,
    target: pygame.Surface,
    strips: list[tuple[pygame.Rect, float]],
    along: tuple[int, int],
) -> None:
    """Strips moved by quarters of a pixel: each at the pixel before, then thinly at the next.

    All that are as thin are drawn together, since changing a surface's alpha is dear.
    """
    between: list[list[tuple[pygame.Rect, int]]] = [[] for _ in range(_PARTS)]
    for strip, shift in strips:
        pixels, part = divmod(round(shift * _PARTS), _PARTS)
        target.blit(source, _shifted(strip, pixels, along), strip)
        if part:
            between[part].append((strip, pixels + 1))
    for part in range(1, _PARTS):
        source.set_alpha(255 * part // _PARTS)
        for strip, pixels in between[part]:
            target.blit(source, _shifted(strip, pixels, along), strip)
    source.set_alpha(None)


def _shifted(strip: pygame.Rect, pixels: int, along: tuple[int, int]) -> tuple[int, int]:
    return strip.x + along[0] * pixels, strip.y + along[1] * pixels
