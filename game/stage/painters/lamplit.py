"""Flat faces of a room in perspective, knitted, in the light of a lamp under a shade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, Place, mask
from game.stage.painters.bodies import Joint
from game.stage.painters.knitting import knitted
from game.stage.shading import over, saturated, smoothstep, tint

Point = tuple[float, float, float]
"""To the right, down and ahead, from our eyes."""
Slab = tuple[float, float, float, float, float]
"""What throws a shadow: its level, its left and right, its near and far side."""
_WARM = (1.0, 0.74, 0.44)


@dataclass(frozen=True, slots=True)
class View:
    """Where we look from, where the lamp hangs, and what stands in its light."""

    eye: Place
    lens: float
    lamp: Point
    strength: float
    reach: float
    slabs: Sequence[Slab] = field(default_factory=tuple)

    def seen(self, point: Point) -> Place:
        """Where a point of the room is on the picture."""
        x, y, ahead = point
        return self.eye[0] + self.lens * x / ahead, self.eye[1] + self.lens * y / ahead

    def joint(self, point: Point, radius: float) -> Joint:
        """A joint of a round form there."""
        return (*self.seen(point), -0.02 * point[2], self.lens * radius / point[2])

    def light(self, at: Sequence[Field], normal: Point, *, shade: float = 0.10) -> Field:
        """The lamp's light on points of a plane; `shade` is what its shade lets through."""
        to = [here - there for here, there in zip(self.lamp, at, strict=True)]
        away = np.sqrt(to[0] ** 2 + to[1] ** 2 + to[2] ** 2)
        facing = saturated(sum(n * t for n, t in zip(normal, to, strict=True)) / away)
        below = -to[1] / away
        cone = shade + (1 - shade) * smoothstep(0.16, 0.42, below)
        light = (
            self.strength * cone * (0.10 + 0.90 * facing) / (1 + (away / self.reach) ** 2) ** 1.2
        )
        for slab in self.slabs:
            light = light * (1 - 0.85 * self._shadowed(at, slab))
        return light

    def _shadowed(self, at: Sequence[Field], slab: Slab) -> Field:
        level, left, right, near, far = slab
        part = (at[1] - level) / np.maximum(at[1] - self.lamp[1], 1e-3)
        x = at[0] + part * (self.lamp[0] - at[0])
        ahead = at[2] + part * (self.lamp[2] - at[2])
        soft = 0.05 + 0.10 * saturated(part)
        inside = smoothstep(left - soft, left + soft, x) * smoothstep(right + soft, right - soft, x)
        deep = smoothstep(near - soft, near + soft, ahead)
        deep = deep * smoothstep(far + soft, far - soft, ahead)
        result: Field = inside * deep * smoothstep(0.01, 0.04, at[1] - level)
        return result


@dataclass(frozen=True, slots=True)
class Face:
    """A flat piece from a corner along two sides; `stitch` is the size of its stitches."""

    corner: Point
    across: Point
    down: Point
    dye: str
    stitch: float = 0.05
    bright: float = 1.0
    stripe: tuple[str, float] | None = None
    edge: float = 0.30


def paint_face(canvas: Canvas, colours: Field, view: View, face: Face, dim: Field | float) -> Field:
    """The face over `colours`, with a little shade around it. Returns the same field, changed."""
    corners = _corners(face)
    outline: Outline = [view.seen(corner) for corner in corners]
    flat = np.asarray(outline)
    near = canvas.part(
        *(float(v) for v in (flat.min(0) - 0.02)), *(float(v) for v in (flat.max(0) + 0.02))
    )
    rows = near.within(canvas)
    shape = blurred(mask(near, [outline]), 0.9 * canvas.unit / 720)
    u, v, at, normal = _met(near, view, face)
    wide, tall = _length(face.across), _length(face.down)
    wool = knitted(u * wide / face.stitch, v * tall / (0.74 * face.stitch))
    inward = np.minimum(np.minimum(u, 1 - u) * wide, np.minimum(v, 1 - v) * tall)
    rounded = 1 - face.edge * np.exp(-np.clip(inward, 0, 9) / 0.03)
    dye = tint(face.dye) + 0 * wool[..., None]
    if face.stripe is not None:
        dye = over(dye, tint(face.stripe[0]) + 0 * dye,
                   (np.sin(u * wide * 6.283 / face.stripe[1]) > 0) * 1.0)  # fmt: skip
    faint = dim[rows] if isinstance(dim, np.ndarray) else dim
    light = view.light(at, normal)[..., None] * np.asarray(_WARM, np.float32)
    light = light + np.asarray(faint)[..., None]
    drawn = dye * light * ((0.22 + 0.90 * wool) * rounded * face.bright)[..., None]
    shade = 1 - 0.30 * blurred(shape, 0.008 * canvas.unit) * (1 - shape)
    colours[rows] = over(colours[rows] * shade[..., None], drawn, shape)
    return colours


def _corners(face: Face) -> list[Point]:
    a, u, v = (np.asarray(p) for p in (face.corner, face.across, face.down))
    return [(float(p[0]), float(p[1]), float(p[2])) for p in (a, a + u, a + u + v, a + v)]


def _length(side: Point) -> float:
    return float(np.linalg.norm(side))


def _met(near: Canvas, view: View, face: Face) -> tuple[Field, Field, list[Field], Point]:
    """Where each pixel's ray meets the face: along both sides, in the room, and its normal."""
    a, u, v = (np.asarray(p, float) for p in (face.corner, face.across, face.down))
    normal = np.cross(u, v)
    normal = normal / np.linalg.norm(normal)
    if float(normal @ a) > 0:
        normal = -normal
    ray = [(near.x - view.eye[0]) / view.lens + 0 * near.y,
           (near.y - view.eye[1]) / view.lens + 0 * near.x, 1.0]  # fmt: skip
    slope = sum(float(n) * r for n, r in zip(normal, ray, strict=True))
    reach = float(normal @ a) / np.where(np.abs(slope) < 1e-4, -1e-4, slope)
    at: list[Field] = [(reach * r).astype(np.float32) for r in ray]
    along = [at[n] - float(a[n]) for n in range(3)]
    first = np.add.reduce([along[n] * float(u[n]) for n in range(3)]) / float(u @ u)
    second = np.add.reduce([along[n] * float(v[n]) for n in range(3)]) / float(v @ v)
    return first, second, at, (float(normal[0]), float(normal[1]), float(normal[2]))
