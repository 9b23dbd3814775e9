"""Rows: something that stands there several times, each one farther or nearer than the last."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.look import Glow, Point, Shape, Stroke


@dataclass(frozen=True, slots=True)
class Turn:
    """Where one of a row is: every point of the first, made `size` times as large, and moved."""

    size: float
    right: float
    down: float

    def of(self, point: Point) -> Point:
        """Where a point of the first one comes, in fractions of the picture."""
        return point[0] * self.size + self.right, point[1] * self.size + self.down


def turns_of(layer: Glow | Shape | Stroke) -> tuple[Turn, ...]:
    """All of a row: each is the one before, drawn towards `vanish` by `grow`, then a step on."""
    found = []
    size, right, down = 1.0, 0.0, 0.0
    for _ in range(layer.repeat):
        found.append(Turn(size, right, down))
        size *= layer.grow
        right = right * layer.grow + layer.vanish[0] * (1 - layer.grow) + layer.step[0]
        down = down * layer.grow + layer.vanish[1] * (1 - layer.grow) + layer.step[1]
    return tuple(found)
