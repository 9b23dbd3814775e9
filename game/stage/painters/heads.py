"""Heads in the round: skull, brow, nose, cheeks and chin, hair, and how they are held."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.outlines import Outline, curve
from game.stage.painters.solids import Ball, Bone, Dent, Form, Part, Point, Sheet, Solid, Stuff

SIDES = (-1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Head:
    """Whose head it is, and how it is held.

    `at` is between the eyes, `half` half its width. It looks `aside`, `down` and is `tilted`
    towards a shoulder, in radians. `jaw` and `nose` are how strong they are, `age` 0 to 1.
    """

    at: Point
    half: float
    aside: float = 0.0
    down: float = 0.0
    tilted: float = 0.0
    skin: str = "#b98662"
    jaw: float = 1.0
    nose: float = 1.0
    full: float = 1.0
    age: float = 0.3
    asleep: bool = False
    hair: str = "short"
    dye: str = "#241a15"
    paint: str = ""

    @property
    def turn(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """The rotation: first aside, then down, then tilted."""
        cos, sin = np.cos, np.sin
        a, d, t = self.aside, -self.down, self.tilted
        aside = np.asarray([[cos(a), 0, sin(a)], [0, 1, 0], [-sin(a), 0, cos(a)]])
        down = np.asarray([[1, 0, 0], [0, cos(d), -sin(d)], [0, sin(d), cos(d)]])
        tilt = np.asarray([[cos(t), -sin(t), 0], [sin(t), cos(t), 0], [0, 0, 1]])
        found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = tilt @ down @ aside
        return found

    def point(self, x: float, y: float, z: float) -> Point:
        """A place in half widths about its middle, as it lies in the figure."""
        a, b, c = (self.turn @ np.asarray([x, y, z])).tolist()
        return self.at[0] + a * self.half, self.at[1] + b * self.half, self.at[2] + c * self.half

    def ball(self, at: Point, radii: Point) -> Ball:
        a, b, c = radii
        rows = self.turn.tolist()
        turned = (tuple(rows[0]), tuple(rows[1]), tuple(rows[2]))
        return Ball(self.point(*at), (a * self.half, b * self.half, c * self.half), turned)

    def bone(self, start: Point, end: Point, first: float, last: float) -> Bone:
        return Bone(self.point(*start), self.point(*end), first * self.half, last * self.half)

    def dent(self, at: Point, wide: float, tall: float, deep: float) -> Dent:
        x, y, _ = self.point(*at)
        narrow = max(0.45, math.cos(self.aside))
        return Dent((x, y), (wide * self.half * narrow, tall * self.half), deep * self.half)

    def outline(self, points: list[Point]) -> Outline:
        """Places on the face, as an outline over it."""
        return [self.point(*point)[:2] for point in points]


def head_forms(head: Head, throat: Point) -> list[Form]:
    """The head and its neck down to the throat, hair and all."""
    skin = Stuff(head.paint or head.skin, 0.10, 14, 0.3 if head.paint else 1.0, 0.05, velvet=0.0)
    flesh = Solid(
        [*_bones(head), *_features(head)], skin, 0.085 * head.half, _hollows(head),
        soft=0.05 * head.half,
    )  # fmt: skip
    neck = Solid(
        [Bone(head.point(0, 0.55, -0.35), throat, 0.58 * head.half, 0.68 * head.half)],
        skin, 0.02,
    )  # fmt: skip
    return [neck, flesh, *_eyes(head), *_mouth(head), *hair_forms(head)]


def plain_head(head: Head, throat: Point, *, simple: bool = False) -> list[Form]:
    """A head without a face, and its neck: all that is seen of somebody against a light."""
    skin = Stuff(head.skin, skin=0.6, velvet=0.0)
    neck = Bone(head.point(0, 0.5, -0.3), throat, 0.52 * head.half, 0.58 * head.half)
    bones = _bones(head)[:3] if simple else _bones(head)
    return [Solid([*bones, neck], skin, 0.12 * head.half, soft=0.05 * head.half)]


def _bones(head: Head) -> list[Part]:
    """Skull, face, jaw, cheeks and ears."""
    jaw, full = head.jaw, head.full
    found: list[Part] = [
        head.ball((0, -0.32, -0.16), (0.90, 1.02, 1.10)),
        head.ball((0, 0.30, 0.10), (0.76 * full, 0.92, 0.80)),
        head.ball((0, 0.98 * jaw**0.3, 0.52), (0.30 * jaw, 0.24, 0.30)),
    ]
    for s in SIDES:
        found += [
            head.bone((s * 0.60 * full, 0.50, 0.0), (s * 0.22, 0.98, 0.42), 0.21 * jaw, 0.21 * jaw),
            head.ball((s * 0.42, 0.26, 0.42), (0.34 * full, 0.34, 0.33)),
            head.ball((s * 0.90, 0.06, -0.18), (0.12, 0.27, 0.18)),
            head.bone((s * 0.50, -0.26, 0.72), (s * 0.12, -0.22, 0.84), 0.11, 0.12),
        ]
    return found


def _features(head: Head) -> list[Part]:
    """Nose, lips and eyelids."""
    n = head.nose
    found: list[Part] = [
        head.bone((0, -0.14, 0.88), (0, 0.29, 1.00 + 0.16 * n), 0.085, 0.125 * n),
        head.bone((-0.17, 0.66, 0.82), (0.17, 0.66, 0.82), 0.055, 0.055),
        head.bone((-0.13, 0.77, 0.81), (0.13, 0.77, 0.81), 0.070, 0.070),
    ]
    for s in SIDES:
        found.append(head.ball((s * 0.12, 0.34, 0.92), (0.09 * n, 0.075, 0.13)))
        found.append(head.ball((s * 0.36, -0.01, 0.60), (0.19, 0.14, 0.17)))
    return found


def _hollows(head: Head) -> list[Dent]:
    """Eye sockets, temples, the corners of the mouth, and what years have done."""
    old = head.age
    found = [
        head.dent((0, 0.715, 0.88), 0.27, 0.022, 0.05),
        head.dent((0, 0.88, 0.84), 0.20, 0.06, 0.05),
        head.dent((0, 0.52, 0.88), 0.07, 0.08, 0.03),
    ]
    for s in SIDES:
        found += [
            head.dent((s * 0.35, -0.06, 0.80), 0.21, 0.13, 0.13),
            head.dent((s * 0.16, -0.02, 0.86), 0.07, 0.10, 0.06),
            head.dent((s * 0.30, 0.52, 0.80), 0.06, 0.16, 0.02 + 0.06 * old),
            head.dent((s * 0.52, 0.60, 0.60), 0.17, 0.20, 0.09 * old),
            head.dent((s * 0.34, 0.16, 0.78), 0.16, 0.035, 0.07 * old),
        ]
    return found


def _eyes(head: Head) -> list[Form]:
    """Dark slits between lids, or lashes laid down; and brows."""
    dark = Stuff("#0b0908", 0.10 if not head.asleep else 0.0, 60, nap=0, velvet=0)
    found: list[Form] = []
    for s in SIDES:
        lift = 0.06 if head.asleep else 0.0
        across = [-0.15, -0.05, 0.06, 0.15]
        lid = (0.005, -0.035, -0.035, 0.0) if not head.asleep else (0.01, 0.035, 0.035, 0.01)
        low = (0.03, 0.045, 0.045, 0.025) if not head.asleep else (0.03, 0.06, 0.06, 0.03)
        slit = [
            *((s * 0.36 + s * a, b + lift, 0.78) for a, b in zip(across, lid, strict=True)),
            *((s * 0.36 + s * a, b + lift, 0.78)
              for a, b in zip(across[::-1], low[::-1], strict=True)),
        ]  # fmt: skip
        brow = [
            (s * 0.15, -0.22, 0.92), (s * 0.36, -0.285, 0.88), (s * 0.57, -0.22, 0.74),
            (s * 0.36, -0.25, 0.88),
        ]  # fmt: skip
        hairs = Stuff(head.dye, nap=0, velvet=0)
        found.append(Sheet([curve(head.outline(slit), 4)], dark, 0.004 * head.half, 0.01))
        found.append(Sheet([curve(head.outline(brow), 4)], hairs, 0.03 * head.half, 0.01))
    return found


def _mouth(head: Head) -> list[Form]:
    """A dark line where the lips meet."""
    line = [(-0.20, 0.725, 0.80), (0.0, 0.705, 0.90), (0.20, 0.725, 0.80), (0.0, 0.735, 0.90)]
    if head.asleep:
        line[3] = (0.0, 0.775, 0.90)
    outline = curve(head.outline(line), 4)
    return [Sheet([outline], Stuff("#2a1412", nap=0, velvet=0), 0.0, 0.01)]


def hair_forms(head: Head) -> list[Form]:
    """Hair in one of the ways in which it is worn."""
    stuff = Stuff(head.dye, 0.05, 10, 0, 0.06, strands=0.010 * head.half, velvet=0.2)
    parts = _STYLES[head.hair](head)
    return [Solid(parts, stuff, 0.12 * head.half, soft=0.03 * head.half)] if parts else []


def _short(head: Head) -> list[Part]:
    """Combed to one side."""
    return [
        head.ball((0, -0.42, -0.28), (0.98, 1.03, 1.10)),
        head.bone((-0.52, -1.02, 0.42), (0.50, -0.96, 0.46), 0.28, 0.22),
        head.bone((0.70, -0.80, 0.30), (0.86, -0.20, 0.10), 0.22, 0.10),
        head.bone((-0.72, -0.80, 0.26), (-0.86, -0.20, 0.06), 0.22, 0.10),
    ]


def _thin(head: Head) -> list[Part]:
    """Bald on top, with a fringe above the ears."""
    return [
        head.ball((s * 0.80, -0.18, -0.28), (0.20, 0.42, 0.50)) for s in SIDES
    ]  # fmt: skip


def _bun(head: Head) -> list[Part]:
    """Drawn back from the brow and put up."""
    return [
        head.ball((0, -0.40, -0.26), (0.97, 1.03, 1.10)),
        head.ball((0.10, -1.42, -0.40), (0.44, 0.36, 0.42)),
    ]


def _long(head: Head) -> list[Part]:
    """Parted, and down to the shoulders."""
    found: list[Part] = [head.ball((0, -0.42, -0.26), (1.0, 1.04, 1.12))]
    for s in SIDES:
        found += [
            head.bone((s * 0.22, -1.16, 0.40), (s * 0.84, -0.40, 0.32), 0.22, 0.24),
            head.bone((s * 0.84, -0.40, 0.30), (s * 0.96, 0.50, 0.02), 0.26, 0.30),
            head.bone((s * 0.96, 0.50, 0.02), (s * 0.92, 1.30, 0.0), 0.30, 0.26),
        ]
    return found


def _bob(head: Head) -> list[Part]:
    """Cut at the chin, with a fringe."""
    found: list[Part] = [
        head.ball((0, -0.42, -0.24), (1.02, 1.04, 1.12)),
        head.bone((-0.52, -0.82, 0.60), (0.52, -0.82, 0.60), 0.26, 0.26),
    ]
    for s in SIDES:
        found.append(head.bone((s * 0.88, -0.50, 0.20), (s * 0.98, 0.60, 0.10), 0.26, 0.32))
    return found


def _curls(head: Head) -> list[Part]:
    """On end."""
    random = np.random.default_rng(11)
    found: list[Part] = [head.ball((0, -0.44, -0.28), (0.98, 1.0, 1.08))]
    for angle in np.linspace(-2.0, 2.0, 15):
        x, y = 0.92 * math.sin(angle), -0.40 - 0.92 * math.cos(angle)
        z = float(random.uniform(0.0, 0.34))
        thick = float(random.uniform(0.17, 0.28))
        found.append(head.ball((x, y, z), (thick, thick, thick)))
    for x in (-0.5, -0.2, 0.15, 0.48):
        found.append(head.ball((x, -0.98 + 0.1 * abs(x), 0.52), (0.24, 0.22, 0.20)))
    return found


def _none(head: Head) -> list[Part]:
    return []


_STYLES = {
    "short": _short, "thin": _thin, "bun": _bun, "long": _long, "bob": _bob, "curls": _curls,
    "none": _none,
}  # fmt: skip
