"""Forms in the round: balls and bones that grow into each other, and sheets laid over them.

All is in units of the figure: x to the right, y down, z towards us.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline

Point = tuple[float, float, float]
_STEEP = 3.0
"""How fast a form falls away outside its edge, so that another can grow out of it."""


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid by its half axes, `turned` by a rotation's matrix."""

    at: Point
    radii: Point
    turned: tuple[Point, Point, Point] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


@dataclass(frozen=True, slots=True)
class Bone:
    """A round limb from one place to another, as thick as asked at each."""

    start: Point
    end: Point
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Dent:
    """A soft hollow in a form, or a hill where `deep` is negative."""

    at: tuple[float, float]
    radii: tuple[float, float]
    deep: float


Part = Ball | Bone


@dataclass(frozen=True, slots=True)
class Stuff:
    """What a form is made of: its dye, how it shines, how uneven it is.

    Light goes on beneath `skin` past where it should end; `crumple` and `strands` are how deep its
    creases and its hair are, in units of the figure.
    """

    dye: str
    gloss: float = 0.0
    sharpness: float = 12.0
    skin: float = 0.0
    nap: float = 0.06
    crumple: float = 0.0
    strands: float = 0.0
    velvet: float = 0.25


@dataclass(frozen=True, slots=True)
class Solid:
    """Parts that grow into each other over a breadth of `blend`, with dents and ridges of folds."""

    parts: list[Part]
    stuff: Stuff
    blend: float = 0.02
    dents: list[Dent] = field(default_factory=list)
    folds: list[Outline] = field(default_factory=list)
    deep: float = 0.006
    soft: float = 0.004


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of cloth, or a mark, upon what is there: so `thick`, rounded so far in."""

    outlines: list[Outline]
    stuff: Stuff
    thick: float = 0.006
    round: float = 0.008


Form = Solid | Sheet


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's forms, where its feet are, how tall it is, and how far behind it a wall stands."""

    forms: list[Form]
    x: float
    y: float
    size: float
    left: float = -0.42
    top: float = -1.16
    right: float = 0.42
    foot: float = 0.05
    back: float = -0.16

    def near(self, canvas: Canvas) -> Canvas:
        """The part of a canvas that it fills."""
        x, y, size = self.x, self.y, self.size
        return canvas.part(
            x + self.left * size, y + self.top * size, x + self.right * size, y + self.foot * size
        )

    def placed(self, outlines: Iterable[Outline]) -> list[Outline]:
        """Outlines in its own units, as they lie in the picture."""
        return [
            [(self.x + a * self.size, self.y + b * self.size) for a, b in outline]
            for outline in outlines
        ]


def raised(around: Canvas, solid: Solid, figure: Figure) -> tuple[Field, Field]:
    """How near each place of a solid is to us, and how far inside its edge."""
    u, v = (around.x - figure.x) / figure.size, (around.y - figure.y) / figure.size
    height: Field | None = None
    inside: Field | None = None
    for part in solid.parts:
        high, within = _bone(u, v, part) if isinstance(part, Bone) else _ball(u, v, part)
        height = high if height is None else _grown(height, high, solid.blend)
        inside = within if inside is None else _grown(inside, within, 0.7 * solid.blend)
    assert height is not None and inside is not None
    for dent in solid.dents:
        (x, y), (wide, tall) = dent.at, dent.radii
        height = height - dent.deep * np.exp(-(((u - x) / wide) ** 2) - ((v - y) / tall) ** 2)
    return height, inside


def around(near: Canvas, solid: Solid, figure: Figure) -> Canvas:
    boxes = []
    for part in solid.parts:
        if isinstance(part, Bone):
            ends = (part.start, part.first), (part.end, part.last)
        else:
            ends = (part.at, max(part.radii)), (part.at, max(part.radii))
        boxes += [(x - r, y - r, x + r, y + r) for (x, y, _), r in ends]
    corners, room = np.asarray(boxes), 0.25 * solid.blend + 0.01
    left, top = corners[:, :2].min(0) - room
    right, foot = corners[:, 2:].max(0) + room
    x, y, size = figure.x, figure.y, figure.size
    return near.part(
        x + float(left) * size, y + float(top) * size, x + float(right) * size,
        y + float(foot) * size,
    )  # fmt: skip


def _grown(first: Field, second: Field, blend: float) -> Field:
    """The nearer of two surfaces, with a fillet between them (after I. Quilez, smooth minimum)."""
    part = np.clip(0.5 + 0.5 * (first - second) / max(blend, 1e-4), 0, 1)
    result: Field = second + (first - second) * part + blend * part * (1 - part)
    return result


def _bone(u: Field, v: Field, bone: Bone) -> tuple[Field, Field]:
    (ax, ay, az), (bx, by, bz) = bone.start, bone.end
    dx, dy, dz = bx - ax, by - ay, bz - az
    flat = dx * dx + dy * dy
    part = np.clip(((u - ax) * dx + (v - ay) * dy) / (flat + 1e-9), 0, 1)
    found = _sphere(u, v, ax + part * dx, ay + part * dy, az + part * dz,
                    bone.first + (bone.last - bone.first) * part)  # fmt: skip
    if dz * dz > 0.3 * flat:
        for t in (_foremost(u, v, bone), 0.0, 1.0):
            thick = bone.first + (bone.last - bone.first) * t
            one = _sphere(u, v, ax + t * dx, ay + t * dy, az + t * dz, thick)
            found = np.maximum(found[0], one[0]), np.maximum(found[1], one[1])
    return found


def _foremost(u: Field, v: Field, bone: Bone) -> Field | float:
    """Where along a limb that points at us its surface is nearest, at each place.

    It is the greatest z of all balls along it: where the slope of z + sqrt(a t^2 + b t + c) is 0.
    """
    (ax, ay, az), (bx, by, bz) = bone.start, bone.end
    dx, dy, dz, grows = bx - ax, by - ay, bz - az, bone.last - bone.first
    a = grows * grows - dx * dx - dy * dy
    if a > -1e-6:
        return 1.0 if dz > 0 else 0.0
    b = 2 * (bone.first * grows + (u - ax) * dx + (v - ay) * dy)
    c = bone.first**2 - (u - ax) ** 2 - (v - ay) ** 2
    k = a - dz * dz
    rise = np.sqrt(np.maximum(-k * (b * b - 4 * a * c), 0))
    result: Field = np.clip(-b / (2 * a) + dz * rise / (2 * a * k), 0, 1)
    return result


def _sphere(
    u: Field, v: Field, x: Field | float, y: Field | float, z: Field | float, r: Field | float
) -> tuple[Field, Field]:
    away = np.hypot(u - x, v - y)
    inside = r - away
    height = z + np.sqrt(np.maximum(r * r - away * away, 0)) + _STEEP * np.minimum(inside, 0)
    return height, inside


def _ball(u: Field, v: Field, ball: Ball) -> tuple[Field, Field]:
    """The front of an ellipsoid: the greater root of its quadratic form in z."""
    turn = np.asarray(ball.turned, np.float64)
    form = turn @ np.diag([r**-2 for r in ball.radii]) @ turn.T
    x, y = u - ball.at[0], v - ball.at[1]
    across, down = form[0, 2] / form[2, 2], form[1, 2] / form[2, 2]
    a = form[0, 0] - form[0, 2] * across
    b = form[0, 1] - form[0, 2] * down
    c = form[1, 1] - form[1, 2] * down
    ring = a * x * x + 2 * b * x * y + c * y * y
    slope = 2 * np.hypot(a * x + b * y, b * x + c * y)
    inside = (1 - ring) / np.maximum(slope, 0.5 / min(ball.radii))
    front = np.sqrt(np.maximum(1 - ring, 0) / form[2, 2]) - across * x - down * y
    return ball.at[2] + front + _STEEP * np.minimum(inside, 0), inside


def moved_forms(forms: Iterable[Form], x: float, y: float, size: float = 1.0) -> list[Form]:
    """The same forms at another place in the figure, in another size."""

    def at(point: Point) -> Point:
        return x + size * point[0], y + size * point[1], size * point[2]

    def drawn(outlines: list[Outline]) -> list[Outline]:
        return [[(x + size * a, y + size * b) for a, b in outline] for outline in outlines]

    found: list[Form] = []
    for form in forms:
        if isinstance(form, Sheet):
            found.append(
                Sheet(drawn(form.outlines), form.stuff, size * form.thick, size * form.round)
            )
            continue
        parts: list[Part] = []
        for part in form.parts:
            if isinstance(part, Bone):
                thick = size * part.first, size * part.last
                parts.append(Bone(at(part.start), at(part.end), *thick))
            else:
                a, b, c = part.radii
                parts.append(Ball(at(part.at), (size * a, size * b, size * c), part.turned))
        dents = [
            Dent((x + size * d.at[0], y + size * d.at[1]), (size * d.radii[0], size * d.radii[1]),
                 size * d.deep)
            for d in form.dents
        ]  # fmt: skip
        found.append(
            Solid(parts, form.stuff, size * form.blend, dents, drawn(form.folds),
                  size * form.deep, size * form.soft)
        )  # fmt: skip
    return found
