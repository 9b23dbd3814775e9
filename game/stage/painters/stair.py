"""The stair of ash and bone: steps, balusters and a rail, winding up around a spire."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, Place, ellipse, ribbon
from game.stage.painters.facets import Facet, drawing
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.spires import Pieces, glass, prism, runs
from game.stage.shading import filmic, over, ramp, saturated, smoothstep, tint

BONE = (
    (0.0, "#040408"),
    (0.22, "#1b1728"),
    (0.5, "#614e48"),
    (0.78, "#c09e72"),
    (1.0, "#f8e6c2"),
)
_STEPS_A_TURN, _TURNS = 26, 8
_LAID = 0.6
"""How thick the bones are at least where a tread is seen to be of several."""
_EYE = 0.30
"""The height on the picture at which our eyes are: steps above it are seen from below."""


@dataclass(frozen=True, slots=True)
class Helix:
    """The winding: its axis, how far out steps begin and end, what a turn rises, its foot.

    `bone` is how thick its bones are, 1 where the spire is close.
    """

    axis: float
    outer: float
    inner: float
    pitch: float
    start: float
    bone: float

    def place(self, turn: float, out: float) -> Place:
        """A point on the stair after so many turns, `out` from the axis towards the rail."""
        level = self.start - self.pitch * turn
        angle = 2 * math.pi * turn
        wide = out * (1 + 0.45 * (level - _EYE))
        x = self.axis - wide * math.cos(angle)
        return x, level + wide * math.sin(angle) * 0.62 * (level - _EYE)

    def nearness(self, turn: float) -> float:
        """1 before the axis, -1 behind it."""
        return math.sin(2 * math.pi * turn)


def _helix(numbers: Numbers) -> Helix:
    girth = numbers["girth"]
    bone = min(1.1, max(0.3, girth / 0.16))
    pitch = 0.40 * min(1.0, max(0.5, bone))
    return Helix(numbers["x"] * ASPECT, 1.95 * girth, 0.95 * girth, pitch, 1.40, bone)


def paint_bone_stair(canvas: Canvas, numbers: Numbers) -> Painting:
    """The stair around an axis at `x`, up to `top`.

    `front` 0 paints the half behind the spire, 1 the steps before it, 2 the rail before them.
    """
    helix, front = _helix(numbers), numbers["front"] > 0.5
    rail, steps_too = numbers["front"] > 1.5 or not front, numbers["front"] < 1.5
    near = canvas.part(
        helix.axis - 2.9 * numbers["girth"], -1, helix.axis + 2.9 * numbers["girth"], 2
    )
    pieces: Pieces = []
    steps = [index / _STEPS_A_TURN for index in range(_TURNS * _STEPS_A_TURN)]
    below = [turn for turn in steps if helix.start - helix.pitch * turn > numbers["top"]]
    chosen = [turn for turn in below if (helix.nearness(turn) > -0.06) == front]
    for turn in sorted(chosen, key=helix.nearness):
        pieces += _step(helix, turn) if steps_too else []
        pieces += _rail(helix, turn) if rail else []
    drawn = drawing(near, pieces)
    light_x, light_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(near.x - light_x, near.y - light_y)
    lit = numbers["light"] / (1 + 1.6 * (away / 0.85) ** 2) ** 1.1
    ash = 1 + 0.07 * smooth_noise(near, 2.2, 61)
    value = drawn.shade * (0.16 + 1.0 * lit) * ash * (1.0 if front else 0.45)
    colours = ramp(saturated(value), BONE)
    cold = saturated((near.y - 0.35) / 0.9)
    colours = colours + (0.05 * drawn.shade * cold)[..., None] * tint("#6a74b8")
    return Painting(
        filmic(colours * 1.15), near, drawn.cover * (1 - 0.85 * smoothstep(0.9, 1.15, near.y))
    )


def _step(helix: Helix, turn: float) -> Pieces:
    """One step on the bone that carries it."""
    following = turn + 1 / _STEPS_A_TURN
    level = helix.pitch / _STEPS_A_TURN
    a, b = helix.place(turn, helix.inner), helix.place(turn, helix.outer)
    c, d = helix.place(following, helix.outer), helix.place(following, helix.inner)
    c, d = (c[0], c[1] + level), (d[0], d[1] + level)
    towards = 0.5 - 0.5 * math.cos(2 * math.pi * turn)
    facing = 0.5 + 0.5 * math.cos(2 * math.pi * (turn + 0.06))
    thick = 0.020 * helix.bone
    below = [b, c, (c[0], c[1] + thick), (b[0], b[1] + thick)]
    lip = [a, b, (b[0], b[1] + thick * 0.9), (a[0], a[1] + thick * 0.9)]
    found: Pieces = [
        Facet([a, b, c, d], 0.34 + 0.14 * facing),
        Facet(lip, 0.14 + 0.14 * facing),
        Facet(below, 0.12 + 0.30 * facing * (1 - 0.4 * towards)),
    ]
    found += _tread(helix, (a, b, c, d), 0.46 + 0.26 * facing)
    found += _bone(
        (a[0], a[1] + thick), (b[0], b[1] + thick), 0.012 * helix.bone, 0.3 + 0.4 * facing
    )
    return found


def _tread(helix: Helix, corners: tuple[Place, Place, Place, Place], shade: float) -> Pieces:
    """Long bones side by side, from the spire to the rail: what one steps on."""
    a, b, c, d = corners
    chance = np.random.default_rng(round(abs(1e4 * (b[0] + 3.1 * b[1]))))
    found: Pieces = []
    count = 3 if helix.bone > _LAID else 1
    wide = max(abs(c[1] - b[1]), abs(d[1] - a[1]), 0.010 * helix.bone) / count
    for number in range(count):
        part = 1 - (number + 0.5) / count
        first = (a[0] + (d[0] - a[0]) * part, a[1] + (d[1] - a[1]) * part)
        last = (b[0] + (c[0] - b[0]) * part, b[1] + (c[1] - b[1]) * part)
        out = chance.uniform(-0.02, 0.06)
        last = (last[0] + out * (last[0] - first[0]), last[1] + out * (last[1] - first[1]))
        found += _bone(first, last, 1.9 * wide, shade * chance.uniform(0.85, 1.15))
    return found


def _rail(helix: Helix, turn: float) -> Pieces:
    """The baluster on the end of a step, and the length of rail to the next."""
    b, c = helix.place(turn, helix.outer), helix.place(turn + 1 / _STEPS_A_TURN, helix.outer)
    facing = 0.5 + 0.5 * math.cos(2 * math.pi * (turn + 0.06))
    tall = 0.088 * helix.bone * (1 + 0.3 * (b[1] - _EYE))
    head, next_head = (b[0], b[1] - tall), (c[0], c[1] - tall)
    found = _bone((b[0], b[1] - 0.004), head, 0.0085 * helix.bone, 0.42 + 0.45 * facing)
    return found + _bone(head, next_head, 0.014 * helix.bone, 0.5 + 0.45 * facing)


def _bone(first: Place, last: Place, wide: float, shade: float) -> Pieces:
    """A long bone: a waisted shaft with two knuckles at each end, lighter along its left."""
    length = math.hypot(last[0] - first[0], last[1] - first[1]) or 1e-6
    part = (0.0, 0.14, 0.5, 0.86, 1.0)
    path = [
        (first[0] + (last[0] - first[0]) * p, first[1] + (last[1] - first[1]) * p) for p in part
    ]
    aside = ((last[1] - first[1]) / length, -(last[0] - first[0]) / length)
    sign = -1 if aside[0] > 0 else 1
    shaft = [wide * k for k in (0.95, 0.62, 0.5, 0.62, 0.95)]
    found: Pieces = [Facet(ribbon(path, shaft), shade * 0.62)]
    light = [
        (x + sign * aside[0] * wide * 0.13, y + sign * aside[1] * wide * 0.13) for x, y in path
    ]
    found.append(Facet(ribbon(light, [w * 0.42 for w in shaft]), shade * 1.15))
    for x, y in (first, last):
        for side in (-1, 1):
            centre = (x + side * aside[0] * wide * 0.3, y + side * aside[1] * wide * 0.3)
            knuckle: Outline = ellipse(centre, wide * 0.42, wide * 0.42, 9)
            found.append(Facet(knuckle, shade * (1.1 if side == sign else 0.7)))
    return found


def paint_stair_spire(canvas: Canvas, numbers: Numbers) -> Painting:
    """The spire that the stair winds around, close: planes of glass, light in its cracks."""
    girth, axis = numbers["girth"], numbers["x"] * ASPECT
    near = canvas.part(axis - 2.4 * girth, -1, axis + 2.4 * girth, 2)
    random = np.random.default_rng(14)
    light = (numbers["light_x"] * ASPECT, numbers["light_y"])
    pieces: Pieces = []
    for side, reach, part in ((-1, 0.5, 0.8), (1, 0.34, 0.85), (-1, 0.12, 0.6), (1, 0.78, 0.6)):
        root = (axis + side * girth * part, 1.2)
        pieces += prism(root, (root[0] + side * 0.03, reach), girth * 0.55, 0.002, 0.1, light,
                        planes=True)  # fmt: skip
    corners = [(axis + 0.02, 1.2), (axis - 0.015, 0.62), (axis + 0.02, 0.22), (axis - 0.01, -0.2)]
    widths = [girth * k for k in (2.1, 1.72, 1.42, 1.1)]
    for index in range(3):
        pieces += prism(corners[index], corners[index + 1], widths[index], widths[index + 1],
                        -0.16, light, planes=True)  # fmt: skip
    drawn = drawing(near, pieces)
    colours = glass(near, drawn, {**numbers, "foot": 1.25}, 0.0)
    cracks = drawing(near, runs(random, (axis, -0.15), 1.0, girth * 1.3, 5)).edges * drawn.cover
    glow = blurred(cracks, 7 * near.unit / 720)
    fade = np.exp(-np.clip(near.y, 0, 2) / 0.5)
    colours = colours + ((0.9 * cracks + 1.6 * glow) * fade * numbers["light"])[..., None] * tint(
        "#ffdca8"
    )
    sunk = over(colours, np.broadcast_to(tint("#151028"), colours.shape),
                smoothstep(0.7, 1.1, near.y + 0 * near.x) * 0.8)  # fmt: skip
    return Painting(filmic(sunk * 1.2), near, drawn.cover)
