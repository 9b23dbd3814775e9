"""Phantom hands: arms of smoke and glass that reach in from walls and stairs."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, Place, curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_FINGERS = (
    (-0.62, 0.70, -0.055),
    (-0.20, 0.98, -0.030),
    (0.02, 1.06, 0.0),
    (0.22, 0.98, 0.028),
    (0.44, 0.80, 0.052),
)
"""Thumb and fingers: the angle each leaves at, its length, where it is rooted across the palm."""


def arm(root: Place, wrist: Place, size: float, *, clench: float, turn: float) -> list[Outline]:
    """A forearm from `root` to `wrist` and an open hand, `size` long, `clench` bent, `turn`ed."""
    heading = math.atan2(wrist[1] - root[1], wrist[0] - root[0])
    aim = heading + turn
    bent = ((root[0] + wrist[0]) / 2 - 0.25 * size * math.sin(aim),
            (root[1] + wrist[1]) / 2 + 0.25 * size * math.cos(aim))  # fmt: skip
    path = curve([root, bent, wrist], 10, closed=False)
    widths = np.interp(np.linspace(0, 1, len(path)), [0, 0.4, 0.85, 1], [0.44, 0.5, 0.27, 0.25])
    found: list[Outline] = [ribbon(path, [float(w) * size for w in widths])]
    ahead, aside = (math.cos(aim), math.sin(aim)), (-math.sin(aim), math.cos(aim))

    def at(along: float, across: float) -> Place:
        return (
            wrist[0] + size * (along * ahead[0] + across * aside[0]),
            wrist[1] + size * (along * ahead[1] + across * aside[1]),
        )

    palm = [(-0.06, -0.12), (0.12, -0.20), (0.40, -0.19), (0.44, 0.0), (0.40, 0.19), (0.1, 0.17),
            (-0.06, 0.12)]  # fmt: skip
    found.append(curve([at(*corner) for corner in palm], 6))
    for angle, length, across in _FINGERS:
        along = 0.14 if angle < -0.5 else 0.40
        found += _finger(at(along, across * 5.2 * 0.6), aim + angle * (1.1 - 0.5 * clench),
                         0.5 * length * size, clench * (0.5 if angle < -0.5 else 1.0))  # fmt: skip
    return found


def _finger(root: Place, aim: float, length: float, clench: float) -> list[Outline]:
    """Three joints, each bent a little more than the last, thinning to a point."""
    places, x, y = [root], *root
    for share in (0.42, 0.33, 0.25):
        x, y = x + share * length * math.cos(aim), y + share * length * math.sin(aim)
        places.append((x, y))
        aim += clench
    widths = [length * k for k in (0.20, 0.17, 0.14, 0.05)]
    joints = [ellipse(place, length * 0.092, length * 0.092, 8) for place in places[1:3]]
    return [ribbon(places, widths), *joints]


def paint_reaching_hands(canvas: Canvas, numbers: Numbers) -> Painting:
    """`count` arms that reach towards `x`, `y` from one side.

    `side` 0 is from below, 1 from the left, 2 from the right; `size` is a hand's length.
    """
    random = np.random.default_rng(int(numbers["seed"]))
    goal = numbers["x"] * ASPECT, numbers["y"]
    arms: list[list[Outline]] = []
    for index in range(int(numbers["count"])):
        part = (index + float(random.uniform(0.1, 0.9))) / numbers["count"]
        size = numbers["size"] * float(random.uniform(0.7, 1.15))
        root = _root(int(numbers["side"]), part, goal, random)
        reach = float(random.uniform(0.30, 0.62))
        wrist = (root[0] + (goal[0] - root[0]) * reach, root[1] + (goal[1] - root[1]) * reach)
        clench, turn = float(random.uniform(0.05, 0.6)), float(random.uniform(-0.5, 0.5))
        arms.append(arm(root, wrist, size, clench=clench, turn=turn))
    whole = _around(canvas, [outline for outlines in arms for outline in outlines])
    colours, cover = whole.colours(), whole.full()
    for outlines in arms:
        near = _around(canvas, outlines)
        inside = near.within(whole)
        hue, part_cover = _smoke_and_glass(near, outlines, goal, numbers)
        together = part_cover + cover[inside] * (1 - part_cover)
        share = part_cover / np.maximum(together, 1e-4)
        colours[inside] = over(colours[inside], hue, share)
        cover[inside] = together
    return Painting(colours, whole, cover)


def _around(canvas: Canvas, outlines: list[Outline]) -> Canvas:
    """The part of the canvas that outlines need."""
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    return canvas.part(min(across) - 0.02, min(down) - 0.02, max(across) + 0.02, max(down) + 0.02)


def _root(side: int, part: float, goal: Place, random: np.random.Generator) -> Place:
    if side == 1:
        return -0.12, 0.1 + 0.95 * part
    if side == 2:
        return goal[0] + 0.62 + 0.1 * float(random.random()), 0.15 + 0.9 * part
    return goal[0] - 0.52 + 1.05 * part, 1.12


def _smoke_and_glass(
    near: Canvas, outlines: list[Outline], goal: Place, numbers: Numbers
) -> tuple[Field, Field]:
    """Edges bright as glass towards the light; bodies of smoke that thin out to the arm's root."""
    shape = mask(near, outlines)
    scale = near.unit / 720
    light = (numbers["light_x"] * ASPECT - goal[0], numbers["light_y"] - goal[1])
    edge = rim(shape, light, scale, 0.5) + 0.35 * rim(shape, (-light[0], -light[1]), scale, 0.3)
    smoke = saturated(0.55 + 0.35 * smooth_noise(near, 2.2, int(numbers["seed"]) + 7))
    away = np.hypot(near.x - goal[0], near.y - goal[1])
    whole = smoothstep(0.75, 0.2, away)
    inner = shape - blurred(shape, 6 * scale) * 0.7
    value = 0.05 + 0.20 * saturated(inner) * smoke + 1.05 * edge * (0.25 + 0.75 * whole)
    colours = value[..., None] * tint("#a094e0") + (0.5 * edge * bump(away, 0.1, 0.25))[
        ..., None
    ] * tint("#ffcc8c")
    wisp = blurred(shape, 5 * scale) * smoke
    cover = saturated(shape * (0.35 + 0.45 * whole * smoke + 0.5 * edge) + 0.25 * wisp)
    return filmic(colours * 1.2), cover * (0.15 + 0.85 * whole)
