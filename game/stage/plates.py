"""Plates: what painters hand over, as 8-bit pixels with a place; and plates as surfaces."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import Canvas, Field

_VISIBLE = 1 / 512
_ROWS = 64
"""So many are copied at a time: no other thread can work meanwhile, and the window would wait."""


@dataclass(frozen=True, slots=True)
class Plate:
    """Pixels in the order blue, green, red, alpha (premultiplied), and where they belong.

    `left` and `top` count in pixels from the picture's own corner; an opaque plate hides what
    lies below it.
    """

    pixels: npt.NDArray[np.uint8]
    left: int = 0
    top: int = 0
    opaque: bool = False

    @property
    def outline(self) -> Plate:
        """A plate of the same size in the same place whose pixels take no memory, and are black."""
        return replace(self, pixels=np.broadcast_to(np.uint8(0), self.pixels.shape))


@functools.lru_cache(maxsize=8)
def _threshold(height: int, width: int) -> Field:
    random = np.random.default_rng(7)
    first = random.random((height, width, 1), dtype=np.float32)
    return first - random.random((height, width, 1), dtype=np.float32)


def _eight_bits(colours: Field, *, dithered: bool = True) -> Field:
    """Levels 0 to 255; the dither keeps dark gradients from showing bands."""
    levels = colours * 255 + 0.5
    if dithered:
        levels = levels + 0.5 * _threshold(*colours.shape[:2])
    result: Field = np.clip(levels, 0, 255).astype(np.uint8)
    return result


def covering_all(colours: Field, canvas: Canvas) -> Plate:
    """A plate that hides what lies below."""
    pixels = np.empty((*colours.shape[:2], 4), np.uint8)
    pixels[..., :3] = _eight_bits(colours)[..., ::-1]
    pixels[..., 3] = 255
    return Plate(pixels, canvas.left, canvas.top, opaque=True)


def covering(colours: Field, cover: Field, canvas: Canvas) -> Plate:
    """A plate that hides as much as `cover` says, cropped to what can be seen."""
    rows, columns = _seen(cover)
    part = np.broadcast_to(colours, (*cover.shape, 3))[rows, columns]
    alpha = np.clip(cover[rows, columns], 0, 1)
    pixels = np.empty((*alpha.shape, 4), np.uint8)
    pixels[..., 3] = (alpha * 255 + 0.5).astype(np.uint8)
    levels = _eight_bits(part * alpha[..., None])[..., ::-1]
    pixels[..., :3] = np.minimum(levels, pixels[..., 3:])
    return Plate(pixels, canvas.left + columns.start, canvas.top + rows.start)


def shining(colours: Field, canvas: Canvas, *, dithered: bool = True) -> Plate:
    """A plate of light, to be added, cropped to what can be seen."""
    rows, columns = _seen(_brightest(colours))
    part = colours[rows, columns]
    pixels = np.empty((*part.shape[:2], 4), np.uint8)
    lit = (_brightest(part) > _VISIBLE)[..., None]
    pixels[..., :3] = (_eight_bits(part, dithered=dithered) * lit)[..., ::-1]
    pixels[..., 3] = 255
    return Plate(pixels, canvas.left + columns.start, canvas.top + rows.start, opaque=True)


def _brightest(colours: Field) -> Field:
    """The brightest of the three channels. (NumPy's own `max` is slow along so short an axis.)"""
    result: Field = np.maximum(np.maximum(colours[..., 0], colours[..., 1]), colours[..., 2])
    return result


def _seen(cover: Field) -> tuple[slice, slice]:
    visible = cover > _VISIBLE
    rows, columns = np.flatnonzero(visible.any(1)), np.flatnonzero(visible.any(0))
    if not len(rows):
        return slice(0, 1), slice(0, 1)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def surface_of(plate: Plate) -> pygame.Surface:
    """The plate as a surface that blits fast, whether or not a window is open."""
    height, width = plate.pixels.shape[:2]
    held = pygame.image.frombuffer(np.ascontiguousarray(plate.pixels).data, (width, height), "BGRA")
    flags = 0 if plate.opaque else pygame.SRCALPHA
    own = pygame.Surface((width, height), flags, 32)
    how = 0 if plate.opaque else pygame.BLEND_RGBA_ADD
    for top in range(0, height, _ROWS):
        own.blit(held, (0, top), (0, top, width, _ROWS), special_flags=how)
    return own
