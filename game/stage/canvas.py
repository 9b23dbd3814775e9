"""The ground that painters work on: coordinates in heights of the picture, at any resolution."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Field = npt.NDArray[Any]
"""Float32 numbers over a canvas: (height, width), with three colour channels or without."""

ASPECT = 16.0 / 9.0
OVERSCAN = 0.02
"""What is painted beyond each edge, in parts of the picture's size: room for the camera's drift."""

_LEAST = 4


class Canvas:
    """A rectangle of pixels with a place in the picture.

    `x` runs from 0 to 16/9 and `y` from 0 to 1 over the picture; both are float32 and shaped for
    broadcasting, (1, width) and (height, 1). `unit` is the number of pixels in one height.
    """

    def __init__(self, unit: int, left: int, top: int, width: int, height: int) -> None:
        self.unit, self.left, self.top = unit, left, top
        self.width, self.height = max(1, width), max(1, height)
        self.x: Field = ((np.arange(self.width, dtype=np.float32) + left + 0.5) / unit)[None, :]
        self.y: Field = ((np.arange(self.height, dtype=np.float32) + top + 0.5) / unit)[:, None]

    @classmethod
    def whole(cls, art_height: int) -> Canvas:
        """The whole picture with its overscan."""
        across = math.ceil(art_height * ASPECT * OVERSCAN)
        down = math.ceil(art_height * OVERSCAN)
        width = round(art_height * ASPECT)
        return cls(art_height, -across, -down, width + 2 * across, art_height + 2 * down)

    def part(self, left: float, top: float, right: float, bottom: float) -> Canvas:
        """The part of this canvas that covers a rectangle given in heights.

        It is never smaller than a few pixels, so that slopes can be taken on it.
        """
        first_x = _kept(math.floor(left * self.unit), self.left, self.left + self.width - _LEAST)
        first_y = _kept(math.floor(top * self.unit), self.top, self.top + self.height - _LEAST)
        last_x = _kept(math.ceil(right * self.unit), first_x + _LEAST, self.left + self.width)
        last_y = _kept(math.ceil(bottom * self.unit), first_y + _LEAST, self.top + self.height)
        return Canvas(self.unit, first_x, first_y, last_x - first_x, last_y - first_y)

    def within(self, outer: Canvas) -> tuple[slice, slice]:
        """Where this canvas lies in an outer one's arrays."""
        top, left = self.top - outer.top, self.left - outer.left
        return slice(top, top + self.height), slice(left, left + self.width)

    def full(self, value: float = 0.0) -> Field:
        """A field of one value."""
        return np.full((self.height, self.width), value, np.float32)

    def colours(self) -> Field:
        """A black field with three channels."""
        return np.zeros((self.height, self.width, 3), np.float32)

    @property
    def pixel(self) -> float:
        """The size of a pixel, in heights."""
        return 1.0 / self.unit

    @cached_property
    def key(self) -> tuple[int, int, int, int, int]:
        """What tells this canvas from others."""
        return self.unit, self.left, self.top, self.width, self.height


def _kept(value: int, low: int, high: int) -> int:
    return min(max(value, low), high)
