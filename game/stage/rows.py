"""Rows: something that stands there several times, each one farther or nearer than the last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.plates import Plate, covering
from game.story.look import Figure, Glow, Oval, Point, Shape, Stroke

_LARGEST = 64.0
"""Where a row ends that grows: what is larger fills the picture, and takes for ever to fill in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where one of a row is: every point of the first, made `size` times as large, and moved.

    `lost` is how much of it the air takes away.
    """

    size: float
    right: float
    down: float
    lost: float = 0.0

    def of(self, point: Point) -> Point:
        """Where a point of the first one comes, in fractions of the picture."""
        return point[0] * self.size + self.right, point[1] * self.size + self.down


def turns_of(layer: Figure | Glow | Oval | Shape | Stroke) -> tuple[Turn, ...]:
    """All of a row: each is the one before, drawn towards `vanish` by `grow`, then a step on."""
    found = []
    size, right, down, seen = 1.0, 0.0, 0.0, 1.0
    fade = 0.0 if isinstance(layer, Glow) else layer.fade
    for _ in range(layer.repeat):
        if size > _LARGEST:
            break
        found.append(Turn(size, right, down, 1 - seen))
        size *= layer.grow
        right = right * layer.grow + layer.vanish[0] * (1 - layer.grow) + layer.step[0]
        down = down * layer.grow + layer.vanish[1] * (1 - layer.grow) + layer.step[1]
        seen *= 1 - fade
    return tuple(found)


def farthest_first(layer: Figure | Oval | Shape | Stroke) -> tuple[Turn, ...]:
    """All of a row, in the order in which they are painted one over another."""
    turns = turns_of(layer)
    return turns if layer.grow > 1 else turns[::-1]


class Gathered:
    """Painted parts laid one over another, that become one plate."""

    def __init__(self) -> None:
        self._parts: list[tuple[Field, Field, Canvas]] = []

    def add(self, colours: Field, cover: Field, near: Canvas) -> None:
        """One more, before those that are there."""
        self._parts.append((colours, cover, near))

    def plate(self, canvas: Canvas) -> Plate:
        """All of them together."""
        if not self._parts:
            return covering(np.zeros(3, np.float32), np.zeros((1, 1), np.float32), canvas)
        if len(self._parts) == 1:
            return covering(*self._parts[0])
        whole = _around([near for _, _, near in self._parts])
        light, seen = whole.colours(), whole.full()
        for colours, cover, near in self._parts:
            area = near.within(whole)
            light[area] = light[area] * (1 - cover[..., None]) + colours * cover[..., None]
            seen[area] = seen[area] * (1 - cover) + cover
        return covering(light / np.maximum(seen, 1e-6)[..., None], seen, whole)


def _around(parts: list[Canvas]) -> Canvas:
    """The least canvas that holds all of these."""
    left, top = min(part.left for part in parts), min(part.top for part in parts)
    right = max(part.left + part.width for part in parts)
    foot = max(part.top + part.height for part in parts)
    return Canvas(parts[0].unit, left, top, right - left, foot - top)
