"""What a painter hands back, and the numbers that it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.stage.canvas import Canvas, Field


@dataclass(frozen=True, slots=True)
class Painting:
    """Colours over a canvas; `cover` says how opaque they are, None that they fill it."""

    colours: Field
    canvas: Canvas
    cover: Field | None = None


Numbers = Mapping[str, float]
Painter = Callable[[Canvas, Numbers], Painting]

WARM = (1.0, 0.64, 0.30)
COOL = (0.55, 0.70, 1.0)
