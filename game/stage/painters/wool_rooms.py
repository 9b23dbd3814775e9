"""The light in all places inside the cloth: a lamp's, and less of it where words stand."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.shading import smoothstep


def spot(canvas: Canvas, x: float, y: float, reach: float) -> Field:
    """The light of a lamp that is 1 at a place."""
    away = np.hypot(canvas.x - x, canvas.y - y)
    result: Field = 1 / (1 + (away / reach) ** 2) ** 1.2
    return result


def darker_right(canvas: Canvas, colours: Field, right: float) -> Field:
    """Darker to the right, where words stand."""
    fade = smoothstep(right + 0.35, right - 0.35, canvas.x + 0.08 * canvas.y) * 0.97 + 0.03
    result: Field = colours * fade[..., None] * 1.4
    return result
