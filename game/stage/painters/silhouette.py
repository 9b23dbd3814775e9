"""What a silhouette is, and what several of them wear: folds, plumes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, Place, moved, ribbon, tapered
from game.stage.shading import smoothstep


@dataclass(frozen=True, slots=True)
class Part:
    """Outlines of one thing and its own colour: black is the colour of what the figure wears.

    Within `joint`, a place and a radius, it grows out of what lies behind it: a shoulder, a hip.
    `creases` is how many creases its cloth has, where 1 suits a coat.
    """

    outlines: tuple[Outline, ...]
    dye: str = "black"
    joint: tuple[float, float, float] | None = None
    creases: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A silhouette: what it covers, what is cut out, how deep the folds of its cloak are.

    `parts`, where they are given, are the same outlines in groups from far to near: each is
    rounded by itself and throws its shadow on those behind it.
    """

    outlines: tuple[Outline, ...]
    holes: tuple[Outline, ...] = ()
    parts: tuple[Part, ...] = ()
    folds: float = 0.0
    waist: float = 0.1
    sweep: float = 0.0


def dyed(dye: str, *outlines: Outline) -> Part:
    """A part with a colour of its own: linen, skin."""
    return Part(tuple(outlines), dye)


def worn(dye: str, *outlines: Outline, joint: tuple[float, float, float] | None = None) -> Part:
    """A part in cloth of a colour of its own: it has creases."""
    return Part(tuple(outlines), dye, joint, 1.0)


def in_pieces(*pieces: list[Outline] | Part, folds: float = 0.0, waist: float = 0.1) -> Drawn:
    """Somebody drawn in groups of outlines, from far to near."""
    parts = tuple(piece if isinstance(piece, Part) else Part(tuple(piece)) for piece in pieces)
    together = tuple(outline for part in parts for outline in part.outlines)
    return Drawn(together, parts=parts, folds=folds, waist=waist)


def turned(outlines: list[Outline], middle: Place, angle: float) -> list[Outline]:
    """Outlines turned about a place, clockwise, by an angle in radians."""
    across, down = math.cos(angle), math.sin(angle)
    x, y = middle
    return [
        [
            (x + (a - x) * across - (b - y) * down, y + (a - x) * down + (b - y) * across)
            for a, b in outline
        ]
        for outline in outlines
    ]


def moved_and_turned(
    outlines: list[Outline], place: Place, angle: float, size: float
) -> list[Outline]:
    """Outlines in their own units about 0, turned, made so large, and put there."""
    return moved(turned(outlines, (0.0, 0.0), angle), *place, size)


def cloak_folds(
    canvas: Canvas, drawn: Drawn, x: float, y: float, size: float, *, mirrored: bool
) -> Field:
    """The relief of a hanging cloak: cosines across it that widen towards the hem."""
    part = np.clip((canvas.y - (y - 0.8 * size)) / (0.8 * size), 0, 1)
    aside = (canvas.x - x) / size * (-1 if mirrored else 1)
    half = drawn.waist + 0.13 * part**2.2
    across = (aside - drawn.sweep * part**3) / half
    ridges = 0.5 * np.cos(across * 6 + 1.2 * np.sin(part * 3 + across))
    ridges = ridges + 0.3 * np.cos(across * 11.4 + 2 + part * 2)
    result: Field = (ridges * smoothstep(0.12, 0.45, part) * 3.2).astype(np.float32)
    return result


def places(text: str) -> list[Place]:
    """Points written as numbers in pairs, for outlines that would fill pages otherwise."""
    pairs = (pair.split() for pair in text.split(","))
    return [(float(x), float(y)) for x, y in pairs]


def mirrored_too(points: list[Place]) -> Outline:
    """The points, and their mirror images on the way back."""
    return [*points, *((-x, y) for x, y in reversed(points))]


def plumes(root: Place, angles: list[tuple[float, float, float]]) -> list[Outline]:
    """Long plumes on a head: angle, length and bend of each."""
    found: list[Outline] = []
    for angle, length, bend in angles:
        found.extend(_plume(root, angle, length, bend))
    return found


def _plume(root: Place, angle: float, length: float, bend: float) -> list[Outline]:
    """A bent shaft with barbs on both sides, longest before its middle, curling at its tip."""
    part = np.linspace(0, 1, 30)
    heading = angle + bend * 2 * (part - 0.2)
    x = root[0] + np.cumsum(np.cos(heading)) / 30 * length
    y = root[1] + np.cumsum(np.sin(heading)) / 30 * length
    shaft = [(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    found = [ribbon(shaft, [float(w) for w in np.linspace(0.018, 0.005, 30)])]
    for index in range(3, 30, 2):
        reach = length * 0.23 * math.sin(math.pi * (0.12 + 0.80 * index / 30)) ** 0.8
        for side in (-1, 1):
            ahead = float(heading[index]) + side * (0.95 - 0.35 * index / 30)
            middle = (
                shaft[index][0] + 0.55 * reach * math.cos(ahead),
                shaft[index][1] + 0.55 * reach * math.sin(ahead),
            )
            curl = ahead - side * 0.75
            tip = (
                middle[0] + 0.55 * reach * math.cos(curl),
                middle[1] + 0.55 * reach * math.sin(curl),
            )
            found.append(tapered([shaft[index], middle, tip], 0.0085, 0.0015, 4))
    return found
