"""Facets: many flat pieces in one drawing, each with its own shade, and bright lines on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pygame

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, Place

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Facet:
    """One flat piece: its outline and how light it is, 0 to 1."""

    outline: Outline
    shade: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A bright line between two places, `width` in thousandths of the picture's height."""

    first: Place
    last: Place
    bright: float
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn: how much of each pixel is covered, its shade, and the light of its lines."""

    cover: Field
    shade: Field
    edges: Field


def drawing(canvas: Canvas, pieces: Iterable[Facet | Edge]) -> Drawing:
    """Pieces painted one over the other; a facet hides lines that lie below it."""
    scale = canvas.unit * _SAMPLES
    left, top = canvas.left * _SAMPLES, canvas.top * _SAMPLES
    large = pygame.Surface((canvas.width * _SAMPLES, canvas.height * _SAMPLES), 0, 32)
    for piece in pieces:
        if isinstance(piece, Facet):
            corners = [(x * scale - left, y * scale - top) for x, y in piece.outline]
            pygame.draw.polygon(large, (255, _level(piece.shade), 0), corners)
        else:
            ends = [(x * scale - left, y * scale - top) for x, y in (piece.first, piece.last)]
            colour = (255, _level(piece.bright * 0.6), _level(piece.bright))
            thick = max(1, round(piece.width * scale / 1000))
            pygame.draw.line(large, colour, ends[0], ends[1], thick)
    small = pygame.transform.smoothscale(large, (canvas.width, canvas.height))
    pixels = np.frombuffer(small.get_buffer().raw, np.uint8)
    grid = pixels.reshape(canvas.height, small.get_pitch() // 4, 4)[:, : canvas.width]
    blue, green, red = (grid[..., channel].astype(np.float32) / 255 for channel in range(3))
    return Drawing(red, green / np.maximum(red, 0.05), blue)


def _level(value: float) -> int:
    return round(255 * min(1.0, max(0.0, value)))
