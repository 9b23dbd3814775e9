"""Phantom hands: arms of smoke and glass that reach in from walls and stairs."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.form import Shaped, form
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, Place, around, curve, mask
from game.stage.painters.anatomy import fleshed
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import filmic, over, saturated, smoothstep, tint
from game.story.look import Rim

_FINGERS = (
    (-0.140, 0.440, -0.20, 0.43, 0.112),
    (-0.048, 0.475, -0.06, 0.53, 0.116),
    (0.046, 0.455, 0.06, 0.47, 0.108),
    (0.130, 0.395, 0.22, 0.33, 0.090),
)
"""Index to little finger: across the palm and along it to the knuckle; how it fans out, in radians;
how long it is and how thick, where the hand is 1 long."""
_GLASS, _COLD = "#161422", "#b2aad8"


def arm(root: Place, wrist: Place, size: float, *, clench: float, turn: float) -> list[Shaped]:
    """A forearm from `root` to `wrist` and a hand, `size` long, `clench` bent, `turn`ed.

    The thumb is above, so that fingers which bend hang. From far to near: the forearm, palm and
    thumb, and the fingers, which grow out of them.
    """
    heading = math.atan2(wrist[1] - root[1], wrist[0] - root[0])
    aim, thumb = heading + turn, -1.0 if math.cos(heading) > 0 else 1.0

    def at(along: float, across: float) -> Place:
        across *= -thumb
        return (
            wrist[0] + size * (along * math.cos(aim) - across * math.sin(aim)),
            wrist[1] + size * (along * math.sin(aim) + across * math.cos(aim)),
        )

    elbow = ((root[0] + wrist[0]) / 2 - 0.3 * size * math.sin(aim),
             (root[1] + wrist[1]) / 2 + 0.3 * size * math.cos(aim))  # fmt: skip
    full = (0.3 * elbow[0] + 0.7 * wrist[0], 0.3 * elbow[1] + 0.7 * wrist[1])
    forearm = fleshed(
        [root, elbow, full, wrist, at(0.12, 0)], [size * k for k in (0.40, 0.44, 0.36, 0.225, 0.25)]
    )
    palm = curve([at(*spot) for spot in ((-0.06, -0.11), (0.10, -0.165), (0.30, -0.205),
                  (0.455, -0.195), (0.475, -0.05), (0.46, 0.05), (0.41, 0.175), (0.25, 0.185),
                  (0.08, 0.145), (-0.06, 0.11))], 4)  # fmt: skip
    dye = tint(_GLASS)
    parts = [Shaped([*forearm, *_thumb(at, size, clench), palm], [], dye)]
    for number, (across, along, fan, long, thick) in enumerate(_FINGERS):
        bend = clench * (0.60, 0.75, 1.05, 1.40)[number] + 0.10
        path, lean = [(along, across)], fan * (1 - 0.4 * clench)
        for share in (0.44, 0.31, 0.25):
            step = long * share * (1 - 0.35 * clench)
            ahead, aside = path[-1]
            path.append((ahead + step * math.cos(lean), aside + step * math.sin(lean)))
            lean += bend * (1.25 if share > 0.4 else 0.8)
        widths = [thick * size * k for k in (1.0, 0.90, 0.72, 0.40)]
        joint = at(along - 0.13, across * 0.9)
        parts.append(Shaped(
            fleshed([at(along - 0.12, across * 0.9), *(at(*spot) for spot in path)],
                    [0.9 * widths[0], *widths]),
            [], dye, (*joint, 0.15 * size),
        ))  # fmt: skip
    return parts


def _thumb(at: Callable[[float, float], Place], size: float, clench: float) -> list[Outline]:
    """The pad at the heel of the hand, the knuckle that it carries, and back to the fingers."""
    out = 0.95 - 0.5 * clench
    knuckle = (0.30, -0.15 - 0.17 * out)
    bent = (0.30 + 0.16 * math.cos(out * 0.8), knuckle[1] - 0.13 * math.sin(out * 0.8))
    tip = (bent[0] + 0.15, bent[1] + 0.02 + 0.05 * clench)
    places = [at(*spot) for spot in ((0.02, -0.03), (0.15, -0.12), knuckle, bent, tip)]
    return fleshed(places, [size * k for k in (0.20, 0.235, 0.150, 0.118, 0.060)])


def paint_reaching_hands(canvas: Canvas, numbers: Numbers) -> Painting:
    """`count` arms that reach towards `x`, `y` from one side.

    `side` 0 is from below, 1 from the left, 2 from the right; `size` is a hand's length.
    """
    random = np.random.default_rng(int(numbers["seed"]))
    goal = numbers["x"] * ASPECT, numbers["y"]
    arms: list[tuple[list[Shaped], float]] = []
    for index in range(int(numbers["count"])):
        part = (index + float(random.uniform(0.1, 0.9))) / numbers["count"]
        size = numbers["size"] * float(random.uniform(0.62, 1.2))
        root = _root(int(numbers["side"]), part, goal, random)
        reach = float(random.uniform(0.30, 0.62))
        wrist = (root[0] + (goal[0] - root[0]) * reach, root[1] + (goal[1] - root[1]) * reach)
        clench, turn = float(random.uniform(0.15, 0.7)), float(random.uniform(-0.5, 0.5))
        arms.append((arm(root, wrist, size, clench=clench, turn=turn), size))
    arms.sort(key=lambda found: found[1])
    outlines = [outline for parts, _ in arms for part in parts for outline in part.outlines]
    whole = around(canvas, outlines, 0.02)
    colours, cover = whole.colours(), whole.full()
    for parts, size in arms:
        near = around(canvas, [o for part in parts for o in part.outlines], 0.02)
        inside = near.within(whole)
        hue, part_cover = _smoke_and_glass(near, parts, size, goal, numbers)
        together = part_cover + cover[inside] * (1 - part_cover)
        share = part_cover / np.maximum(together, 1e-4)
        colours[inside] = over(colours[inside], hue, share)
        cover[inside] = together
    return Painting(colours, whole, cover)


def _root(side: int, part: float, goal: Place, random: np.random.Generator) -> Place:
    if side == 1:
        return -0.12, 0.1 + 0.95 * part
    if side == 2:
        return goal[0] + 0.62 + 0.1 * float(random.random()), 0.15 + 0.9 * part
    return goal[0] - 0.52 + 1.05 * part, 1.12


def _smoke_and_glass(
    near: Canvas, parts: list[Shaped], size: float, goal: Place, numbers: Numbers
) -> tuple[Field, Field]:
    """Found where they face the light, lost in the dark where not; smoke towards the root."""
    shape = mask(near, [outline for part in parts for outline in part.outlines])
    scale = near.unit / 720 * min(1.6, max(0.6, size / 0.16))
    lamp = _bounded(numbers["light_x"] * ASPECT - goal[0], numbers["light_y"] - goal[1])
    rims = (Rim(lamp, "#cfc4ff", 1.0, 0.45), Rim((-lamp[0], -lamp[1]), "#5d50b8", 0.3, 0.3))
    lit = form(near, parts, rims, size / 0.3, scale)
    smoke = saturated(0.55 + 0.35 * smooth_noise(near, 2.2, int(numbers["seed"]) + 7))
    away = np.hypot(near.x - goal[0], near.y - goal[1])
    whole = smoothstep(0.80, 0.22, away)
    light, faint = 1.5 * lit.caught[0] / (1 + 0.9 * lit.caught[0]), lit.caught[1]
    colours = (0.16 + 0.84 * whole)[..., None] * (
        (0.45 + 0.45 * smoke)[..., None] * light * tint(_COLD)
        + 0.3 * faint * tint("#5d50b8")
        + 0.35 * lit.bounced * tint(_COLD)
    )
    beside = np.hypot(near.x - numbers["light_x"] * ASPECT, near.y - numbers["light_y"])
    warm = np.exp(-((beside / 0.55) ** 2))[..., None] * light * tint("#ffb878")
    found = saturated(1.5 * light.max(-1))
    wisp = blurred(shape, 5 * near.unit / 720) * smoke
    cover = saturated(shape * (0.30 + 0.55 * whole + 0.5 * found * smoke) + 0.22 * wisp)
    return filmic((colours + 1.8 * warm) * 1.4), cover * (0.10 + 0.90 * whole)


def _bounded(x: float, y: float) -> Place:
    longest = max(abs(x), abs(y), 1e-6)
    return x / longest, y / longest
