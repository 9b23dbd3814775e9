"""Bodies and hands as round bones that grow together where they meet, lit as one form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.shading import Source, fall_off, normals, over, rim, shone_upon, smoothstep, tint

Joint = tuple[float, float, float, float]
"""A place, how near to us it lies, and how thick the flesh is there: x, y, depth, radius."""


@dataclass(frozen=True, slots=True)
class Flesh:
    """Chains of joints in one dye; `soft` is how wide the hollows are where they grow together.

    `rim` is how brightly the edge shines that faces a lamp behind it.
    """

    chains: Sequence[Sequence[Joint]]
    dye: str
    soft: float = 0.008
    gloss: float = 0.0
    rim: float = 0.0


def fleshed(
    canvas: Canvas,
    colours: Field,
    flesh: Flesh,
    lamp: Source,
    dim: Field | float,
    weave: Field | float = 1.0,
) -> Field:
    """The body over `colours`, with the shade it throws close by; `weave` is its cloth.

    Returns the same field, changed.
    """
    joints = np.asarray([j for chain in flesh.chains for j in chain])
    room = 0.03 + float(joints[:, 3].max())
    near = canvas.part(
        float(joints[:, 0].min()) - room, float(joints[:, 1].min()) - room,
        float(joints[:, 0].max()) + room, float(joints[:, 1].max()) + room,
    )  # fmt: skip
    rows = near.within(canvas)
    height, shape = _grown(near, flesh)
    smooth = blurred(height, 0.45 * flesh.soft * near.unit)
    bent = normals(smooth * near.unit, 1.0)
    light = shone_upon(near, bent, lamp, gloss=flesh.gloss, sharpness=14)
    faint = dim[rows] if isinstance(dim, np.ndarray) else dim
    cloth = weave[rows] if isinstance(weave, np.ndarray) else weave
    lit = light[..., None] * np.asarray(lamp.colour, np.float32)
    lit = lit + np.asarray(faint * (0.35 + 0.65 * bent[2]))[..., None]
    drawn = tint(flesh.dye) * lit * np.asarray(cloth, np.float32)[..., None]
    if flesh.rim:
        x, y = float(joints[:, 0].mean()), float(joints[:, 1].mean())
        edge = rim(shape, (lamp.x - x, lamp.y - y), near.unit / 720, 0.8)
        near_lamp = fall_off(np.hypot(near.x - lamp.x, near.y - lamp.y), lamp)
        drawn = drawn + (flesh.rim * edge * near_lamp * cloth)[..., None] * np.asarray(
            lamp.colour, np.float32
        )
    shade = 1 - 0.6 * blurred(shape, 0.012 * near.unit)
    colours[rows] = over(colours[rows] * shade[..., None], drawn, shape)
    return colours


def _grown(near: Canvas, flesh: Flesh) -> tuple[Field, Field]:
    """The relief of all bones together, and where they are."""
    soft = flesh.soft
    depth, gap = near.full(0.0), near.full(0.0)
    for chain in flesh.chains:
        for first, last in pairwise(chain):
            height, away = _bone(near, first, last)
            depth += np.exp(np.clip(height / soft, -60, 60))
            gap += np.exp(np.clip(-away / (0.4 * soft), -60, 60))
    height = soft * np.log(np.maximum(depth, 1e-26))
    away = -0.4 * soft * np.log(np.maximum(gap, 1e-26))
    return height, smoothstep(0.7 * near.pixel, -0.7 * near.pixel, away)


def _bone(near: Canvas, first: Joint, last: Joint) -> tuple[Field, Field]:
    """How far each pixel of a bone lies towards us, and how far the pixel is from its flesh."""
    along_x, along_y = last[0] - first[0], last[1] - first[1]
    length = max(along_x**2 + along_y**2, 1e-9)
    part = ((near.x - first[0]) * along_x + (near.y - first[1]) * along_y) / length
    part = np.clip(part, 0, 1)
    away = np.hypot(near.x - first[0] - part * along_x, near.y - first[1] - part * along_y)
    radius = first[3] + part * (last[3] - first[3])
    depth = first[2] + part * (last[2] - first[2])
    round_ = np.sqrt(np.maximum(radius**2 - away**2, 0))
    return depth + round_ - 3 * np.maximum(away - radius, 0), away - radius
