"""Somebody who sits, in the round: trunk, arms that hang from shoulders, hands, knees, clothes.

Drawn for somebody whose feet are at 0 and whose head ends at -1, seen from in front.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from game.stage.outlines import Outline, curve, ellipse, tapered
from game.stage.painters.heads import SIDES, Head, head_forms
from game.stage.painters.silhouette import places
from game.stage.painters.solids import Ball, Bone, Dent, Form, Part, Point, Sheet, Solid, Stuff

_HIP = (0.0, -0.40)
LAP: tuple[Point, Point] = ((-0.035, -0.425, 0.25), (0.030, -0.415, 0.26))
"""Where the wrists of hands in a lap are, left in the picture and right."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """How somebody sits: the trunk leant aside, one shoulder lower, hands somewhere.

    `sleeve` is the cloth over the trunk and the arms, `below` over the legs. `broad` and `stout`
    are parts of what is usual. `elbows` are moved outward by so much, sleeves are so `thick`;
    cloth ends at the neck so far up as `yoke`.
    """

    head: Head
    sleeve: Stuff
    below: Stuff
    broad: float = 1.0
    stout: float = 1.0
    lean: float = 0.0
    drop: float = 0.0
    wrists: tuple[Point, Point] = LAP
    fingers: tuple[Point, Point] = ((1.0, 0.25, 0.1), (-1.0, 0.25, 0.1))
    elbows: tuple[float, float] = (0.0, 0.0)
    front: str = "jacket"
    shirt: str = "#b0a998"
    tie: str = "#5c2a2e"
    legs: str = "trousers"
    thick: float = 1.0
    yoke: float = -0.795
    over: list[Form] = field(default_factory=list)

    def at(self, x: float, y: float, z: float = 0.0) -> Point:
        """A place on the trunk, as it leans."""
        cos, sin = math.cos(self.lean), math.sin(self.lean)
        a, b = x, y - _HIP[1] + self.drop * x * (1 if y < -0.6 else 0)
        return a * cos - b * sin, _HIP[1] + a * sin + b * cos, z

    def flat(self, text: str) -> Outline:
        """An outline on the trunk."""
        return [self.at(x, y)[:2] for x, y in places(text)]

    @property
    def throat(self) -> Point:
        return self.at(0, -0.785, -0.015)


def sitting(who: Sitting) -> list[Form]:
    """All of somebody who sits."""
    body = [*_legs(who), *trunk(who), *head_forms(who.head, who.throat), *_collar(who), *who.over]
    return [*body, *arms(who), *hands(who)]


def bust(who: Sitting) -> list[Form]:
    """Head, trunk and sleeves alone: all that is seen of somebody far away or behind a seat."""
    return [*trunk(who), *head_forms(who.head, who.throat), *_collar(who), *arms(who)]


def _legs(who: Sitting) -> list[Form]:
    if who.legs == "skirt":
        return [skirt(who)]
    found: list[Form] = []
    for s in SIDES:
        knee, ankle = (s * 0.112, -0.318, 0.34), (s * 0.094, -0.05, 0.30)
        folds = [
            tapered([(s * 0.06, -0.36 + 0.022 * n), (s * 0.10, -0.365 + 0.026 * n)], 0.008, 0.003)
            for n in range(3)
        ]
        found.append(
            Solid([Bone((s * 0.060, -0.385, 0.06), knee, 0.082, 0.064),
                   Bone((0, -0.372, 0.04), (s * 0.060, -0.342, 0.24), 0.07, 0.05),
                   Bone(knee, ankle, 0.056, 0.036)], who.below, 0.02, folds=folds)
        )  # fmt: skip
        shoe: list[Part] = [
            Bone((s * 0.090, -0.028, 0.30), (s * 0.108, -0.018, 0.42), 0.034, 0.028)
        ]
        found.append(Solid(shoe, Stuff("#241b15", 0.25, 20), 0.01))
    return found


def skirt(who: Sitting) -> Form:
    """From the lap over both knees, with folds that fall from them."""
    parts: list[Part] = [Ball((0, -0.37, 0.12), (0.17, 0.08, 0.18))]
    folds: list[Outline] = []
    for s in SIDES:
        parts += [
            Bone((s * 0.07, -0.385, 0.06), (s * 0.085, -0.335, 0.32), 0.085, 0.075),
            Bone((s * 0.085, -0.335, 0.32), (s * 0.125, -0.085, 0.28), 0.075, 0.085),
        ]
        folds += [
            tapered([(s * 0.07 + k, -0.31), (s * 0.08 + k, -0.16), (s * (0.09 + abs(k)) + k, 0.0)],
                    0.010, 0.030)
            for k in (-0.035, 0.045)
        ]  # fmt: skip
    parts.append(Bone((0, -0.30, 0.22), (0, -0.10, 0.24), 0.07, 0.10))
    return Solid(parts, who.below, 0.05, folds=folds, deep=0.016, soft=0.010)


def trunk(who: Sitting) -> list[Form]:
    """Chest, belly and shoulders, and what is seen of a shirt."""
    b, s = who.broad, who.stout
    parts: list[Part] = [
        Ball(who.at(0, -0.655, 0.0), (0.118 * b, 0.130, 0.085 * s)),
        Ball(who.at(0, -0.50, 0.015 * s), (0.108 * b * s, 0.150, 0.085 * s)),
        Ball(who.at(0, -0.395, 0.03), (0.128 * b * s, 0.075, 0.10 * s)),
        Bone(who.at(0, who.yoke, -0.02), who.at(0.112 * b, -0.750, -0.02), 0.040, 0.044),
        Bone(who.at(0, who.yoke, -0.02), who.at(-0.112 * b, -0.750, -0.02), 0.040, 0.044),
    ]
    folds = [
        tapered([who.at(x * 0.125 * b, -0.70)[:2], who.at(x * 0.07, -0.63)[:2],
                 who.at(x * 0.03, -0.50)[:2]], 0.010, 0.003)
        for x in (1, -1)
    ] + [
        tapered([who.at(x * 0.10 * b * s, -0.47)[:2], who.at(x * 0.05, -0.455)[:2],
                 who.at(0, -0.47)[:2]], 0.004, 0.010)
        for x in (1, -1)
    ]  # fmt: skip
    body = Solid(parts, who.sleeve, 0.045, folds=folds, deep=0.008, soft=0.006)
    return [body, *_front(who)]


def _front(who: Sitting) -> list[Form]:
    """Shirt and tie between two lapels; a waistcoat; or a neckline."""
    linen = Stuff(who.shirt, nap=0.03)
    if who.front == "bare":
        return [Sheet([curve(who.flat("-.07 -.79, .07 -.79, .05 -.73, 0 -.700, -.05 -.73"), 5)],
                      Stuff(who.head.skin, 0.1, 14, 1.0, velvet=0), 0.0, 0.006)]  # fmt: skip
    if who.front == "plain":
        return []
    deep = -0.55 if who.front == "jacket" else -0.62
    opening = f"-.052 -.79, .052 -.79, .046 -.70, .006 {deep}, -.006 {deep}, -.046 -.70"
    found: list[Form] = [Sheet([who.flat(opening)], linen, 0.002, 0.006)]
    if who.tie:
        knot = "-.013 -.765, .013 -.765, .009 -.742, -.009 -.742"
        fall = f"-.008 -.744, .008 -.744, .013 {deep - 0.05}, 0 {deep - 0.012}, -.012 {deep - 0.05}"
        silk = Stuff(who.tie, 0.12, 10, nap=0.08)
        found += [Sheet([who.flat(fall)], silk, 0.006, 0.008), Sheet([who.flat(knot)], silk, 0.010)]
    lighter = Stuff(who.sleeve.dye, 0.02, 8, nap=0.05, velvet=0.4)
    for s in SIDES:
        lapel = (
            f"{s * 0.046} -.790, {s * 0.076} -.770, {s * 0.098} -.695, {s * 0.070} -.688, "
            f"{s * 0.074} -.664, {s * 0.006} {deep}, {s * 0.034} -.70"
        )
        found.append(Sheet([who.flat(lapel)], lighter, 0.010, 0.006))
    if who.front == "shirt":
        return found
    seam = tapered([who.at(0.004, deep)[:2], who.at(0.012, -0.47)[:2], who.at(0.0, -0.40)[:2]],
                   0.003, 0.004)  # fmt: skip
    found.append(Sheet([seam], Stuff("#0b0c10", velvet=0), 0.0, 0.004))
    buttons = [ellipse(who.at(0.020, y)[:2], 0.007, 0.007, 10) for y in (deep + 0.035, deep + 0.09)]
    found.append(Sheet(buttons, Stuff("#6a5a44", 0.3), 0.006, 0.004))
    return found


def _collar(who: Sitting) -> list[Form]:
    """The points of a shirt's collar, over the throat."""
    if who.front not in ("jacket", "shirt"):
        return []
    points = [
        who.flat(f"{s * 0.004} -.768, {s * 0.050} -.815, {s * 0.060} -.785, {s * 0.034} -.735")
        for s in SIDES
    ]
    return [Sheet(points, Stuff(who.shirt, nap=0.03), 0.010, 0.006)]


def arms(who: Sitting) -> list[Form]:
    """Sleeves from the shoulders over bent elbows to the wrists, creased where they bend."""
    found: list[Form] = []
    for index, s in enumerate(SIDES):
        shoulder = who.at(s * 0.120 * who.broad, -0.733, -0.012)
        out, t = who.elbows[index], who.thick
        x, y, _ = who.at(s * (0.157 * who.broad + out), -0.545)
        elbow = (x, y - 0.3 * out, 0.045)
        a, b, c = who.wrists[index]
        wrist = (a, b, c)
        middle = (0.55 * x + 0.45 * a + 0.012 * s, 0.55 * elbow[1] + 0.45 * b, 0.5 * (0.045 + c))
        crook = x - s * 0.036, elbow[1] - 0.012
        folds = [
            tapered([crook, (x + s * 0.034, elbow[1] + 1.7 * down)], 0.010, 0.003)
            for down in (-0.040, 0.006)
        ]  # fmt: skip
        folds.append(tapered([shoulder[:2], (x - s * 0.012, 0.5 * (shoulder[1] + elbow[1]))],
                             0.003, 0.012))  # fmt: skip
        parts: list[Part] = [
            Bone(shoulder, elbow, 0.046 * t, 0.034 * t),
            Bone(elbow, middle, 0.034 * t, 0.035 * t),
            Bone(middle, wrist, 0.035 * t, 0.023 * t),
        ]
        found.append(Solid(parts, who.sleeve, 0.022, folds=folds, deep=0.009, soft=0.005))
        if who.front == "jacket":
            cuff = _between(middle, wrist, 0.92), _between(middle, wrist, 1.06)
            found.append(Solid([Bone(*cuff, 0.026, 0.0255)], Stuff(who.shirt, nap=0.03), 0.004))
    return found


def hands(who: Sitting) -> list[Form]:
    """Both hands, each from its wrist the way its fingers point."""
    skin = Stuff(who.head.skin, 0.08, 12, 1.0, 0.06, velvet=0)
    return [
        hand(who.wrists[index], who.fingers[index], s, skin) for index, s in enumerate(SIDES)
    ]  # fmt: skip


def hand(wrist: Point, towards: Point, side: float, skin: Stuff, size: float = 1.0) -> Form:
    """A hand at rest: its back, four fingers a little bent, a thumb."""
    length = math.sqrt(sum(each * each for each in towards))
    x, y, z = (each / length for each in towards)
    flat = math.hypot(x, y) or 1.0
    a, b = -y / flat, x / flat

    def at(along: float, across: float, up: float = 0.0) -> Point:
        return (
            wrist[0] + size * (x * along + a * across), wrist[1] + size * (y * along + b * across),
            wrist[2] + size * (z * along + up),
        )  # fmt: skip

    parts: list[Part] = [
        Bone(at(-0.01, 0), at(0.022, -0.008, 0.004), 0.019 * size, 0.019 * size),
        Bone(at(0.0, 0.004), at(0.040, 0.010, 0.002), 0.018 * size, 0.015 * size),
        Bone(at(0.010, 0), at(0.042, -0.006, 0.004), 0.018 * size, 0.015 * size),
    ]
    for n, long in enumerate((0.040, 0.047, 0.046, 0.036)):
        across = -0.018 + 0.0125 * n
        root, knuckle = at(0.040, across, 0.003), at(0.040 + 0.55 * long, 1.06 * across, 0.006)
        tip = at(0.040 + long, 1.0 * across, -0.012)
        parts += [Bone(root, knuckle, 0.0085 * size, 0.0078 * size),
                  Bone(knuckle, tip, 0.0078 * size, 0.0066 * size)]  # fmt: skip
    turn = 1.0 if b * side <= 0 else -1.0
    thumb = (
        at(0.012, turn * 0.018, 0.010),
        at(0.034, turn * 0.030, 0.016),
        at(0.056, turn * 0.026, 0.014),
    )
    parts += [Bone(thumb[0], thumb[1], 0.011 * size, 0.009 * size),
              Bone(thumb[1], thumb[2], 0.009 * size, 0.007 * size)]  # fmt: skip
    gaps = [
        Dent(at(0.058, -0.012 + 0.0125 * n)[:2], (0.004 * size, 0.004 * size), 0.003 * size)
        for n in range(3)
    ]
    return Solid(parts, skin, 0.004 * size, gaps, soft=0.002)


def _between(first: Point, last: Point, part: float) -> Point:
    a, b, c = (p + (q - p) * part for p, q in zip(first, last, strict=True))
    return a, b, c
