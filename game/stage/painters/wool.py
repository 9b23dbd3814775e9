"""A sheet of flat shapes in wool colours, with contours and hatching: what weavers work from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, Place, curve, mask, ribbon
from game.stage.shading import over, saturated, smoothstep, tint

WOOL = {
    "night": "#141a33",
    "indigo": "#232c52",
    "slate": "#3d4a6e",
    "madder": "#8c2a26",
    "brick": "#b5532f",
    "gold": "#c8923a",
    "straw": "#dfc07a",
    "bone": "#eadfc2",
    "ash": "#a89a80",
    "umber": "#5d3a22",
    "bark": "#33201a",
    "black": "#0d0a10",
    "sage": "#7c8a66",
    "silver": "#f2f7ff",
}
"""The dyes: night blues, madder to straw, bone, a little green, and the end of the silver."""


class Cartoon:
    """A flat painting in wool colours that grows shape by shape."""

    def __init__(self, ground: Canvas) -> None:
        self.ground = ground
        self.colours: Field = ground.colours() + tint(WOOL["night"])

    def wash(self, wool: str, cover: Field) -> None:
        """One dye wherever `cover` says."""
        self.colours = over(self.colours, tint(WOOL[wool]), saturated(cover))

    def lay(
        self,
        outlines: Sequence[Outline],
        wool: str,
        *,
        holes: Iterable[Outline] = (),
        contour: float = 0.004,
        hatch: tuple[str, Place, Place] | None = None,
    ) -> None:
        """Shapes in one dye within a dark contour.

        `hatch` names a second dye that takes over from the first place to the second one, in the
        interlocking teeth by which weavers shade.
        """
        left, top, right, foot = _bounds(outlines, contour * 3)
        ground = self.ground
        first_x, first_y = float(ground.x[0, 0]), float(ground.y[0, 0])
        last_x, last_y = float(ground.x[0, -1]), float(ground.y[-1, 0])
        if left > last_x or right < first_x or top > last_y or foot < first_y:
            return
        near = ground.part(left, top, right, foot)
        rows = near.within(ground)
        shape = mask(near, outlines, holes)
        below = self.colours[rows]
        if contour:
            wide = mask(near, [ribbon([*o, o[0]], 2 * contour) for o in outlines])
            below = over(below, tint(WOOL["black"]), np.maximum(wide, shape))
        painted = np.broadcast_to(tint(WOOL[wool]), below.shape)
        if hatch is not None:
            painted = over(painted, tint(WOOL[hatch[0]]), teeth(near, hatch[1], hatch[2]))
        self.colours[rows] = over(below, painted, shape)


def _bounds(outlines: Sequence[Outline], margin: float) -> tuple[float, float, float, float]:
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def teeth(near: Canvas, start: Place, end: Place) -> Field:
    """Hatching: 0 before the first place, 1 after the second, long teeth along the weft between."""
    ahead_x, ahead_y = end[0] - start[0], end[1] - start[1]
    length = ahead_x**2 + ahead_y**2
    along = ((near.x - start[0]) * ahead_x + (near.y - start[1]) * ahead_y) / length
    wave = np.abs((near.y / 0.0185 + 0.13 * np.sin(near.x * 23)) % 1 * 2 - 1)
    second = np.abs((near.y / 0.0093) % 1 * 2 - 1)
    return smoothstep(0.48, 0.52, along + 0.62 * (wave - 0.5) + 0.12 * (second - 0.5))


def line(points: list[Place], width: float) -> Outline:
    """A stroke along a smooth curve."""
    return ribbon(curve(points, 8, closed=False), width)
