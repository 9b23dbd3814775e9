"""Things and people in a lamp's light: rounded pieces, one over another, each with its shadow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, around, mask
from game.stage.painters.strands import laid
from game.stage.shading import Source, normals, over, saturated, shone_upon, tint

_ROOM = 0.03
"""How far around a piece its shadow is painted, in heights."""
_SMALL = 0.002
_THROWN = 0.045
"""How far a shadow falls beside what casts it, in parts of the way from the lamp."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A form in one dye that bulges towards us.

    `round` is how far in from its edge it curves, in heights: a plate by little, an arm by half its
    width. `gloss` is how much of the lamp it mirrors, `nap` how uneven its cloth or wood is. What
    has `yarn` is made of it, in rows so far apart.
    """

    outlines: list[Outline]
    dye: str
    round: float = 0.02
    light: float = 1.0
    gloss: float = 0.0
    nap: float = 0.05
    yarn: float = 0.0


def modelled(
    canvas: Canvas,
    colours: Field,
    pieces: Iterable[Piece],
    lamp: Source,
    dim: Field | float,
    room: float = _ROOM,
) -> Field:
    """The pieces painted over `colours`, each rounded and lit by the lamp.

    `dim` is the light that comes from everywhere; shadows are painted in so much `room` around a
    piece, in heights. Returns the same field, changed.
    """
    for piece in pieces:
        near = around(canvas, piece.outlines, room)
        rows = near.within(canvas)
        shape = mask(near, piece.outlines)
        faint = dim[rows] if isinstance(dim, np.ndarray) else dim
        below = colours[rows] * (1 - _shadow(near, piece, lamp))[..., None]
        colours[rows] = over(below, _lit(near, piece, shape, lamp, faint), shape)
    return colours


def _lit(near: Canvas, piece: Piece, shape: Field, lamp: Source, dim: Field | float) -> Field:
    """The piece's own colours: where it faces the lamp, and a little from everywhere."""
    pixels = max(0.6, piece.round * near.unit)
    bulge = np.sqrt(saturated(2 * blurred(shape, 0.5 * pixels) - 1 + 0.02))
    bent = normals(blurred(bulge, 0.12 * pixels), 1.1 * pixels)
    light = shone_upon(near, bent, lamp, gloss=piece.gloss, sharpness=18)
    edge = 0.55 + 0.45 * bent[2]
    cloth = 1 + piece.nap * smooth_noise(near, 1.7, 205)
    if piece.yarn:
        cloth = cloth * (0.25 + laid(near.y / piece.yarn, near.x * 0.64 / piece.yarn))
    dyed = tint(piece.dye) * (cloth * piece.light)[..., None]
    shine = np.asarray(lamp.colour, np.float32)
    result: Field = dyed * (light[..., None] * shine + (dim * edge)[..., None])
    return result


def _shadow(near: Canvas, piece: Piece, lamp: Source) -> Field:
    """What the piece throws on what lies behind it: away from the lamp, a little all around."""
    corners = np.concatenate([np.asarray(outline) for outline in piece.outlines])
    x, y = corners.mean(0)
    reach = _THROWN * min(1.0, (piece.round + _SMALL) / _THROWN)
    away_x, away_y = (float(x) - lamp.x) * reach / 0.3, (float(y) - lamp.y) * reach / 0.3
    thrown = [[(a + away_x, b + away_y) for a, b in outline] for outline in piece.outlines]
    soft = max(0.004, 0.5 * piece.round) * near.unit
    cast = blurred(mask(near, thrown), soft)
    close = blurred(mask(near, piece.outlines), 0.006 * near.unit)
    result: Field = saturated(0.45 * cast + 0.35 * close)
    return result
