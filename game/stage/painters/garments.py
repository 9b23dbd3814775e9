"""What hangs on a theatre's rails: a hussar, a gown, a bear, a nun, a harlequin, half a horse."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, curve, ellipse, feather, limb, ribbon, tapered
from game.stage.painters.silhouette import mirrored_too, places
from game.stage.shading import saturated, smoothstep

_SIDES = (-1, 1)


@dataclass(frozen=True, slots=True)
class Garment:
    """What hangs from a hook: cloth in groups from far to near, metal and pale cloth on it.

    Its hook is at 0, its hem about 1 below. `checked` is how large its lozenges are, `spangled`
    how much its sequins shine.
    """

    cloth: tuple[list[Outline], ...]
    dye: str
    metal: tuple[Outline, ...] = ()
    pale: tuple[Outline, ...] = ()
    folds: float = 1.0
    checked: float = 0.0
    spangled: float = 0.0


def hung_relief(
    near: Canvas, place: tuple[float, float, float], folds: float, pieces: list[Field]
) -> Field:
    """The height of hanging cloth: round at its edges, with folds that spread towards the hem.

    `place` is where its hook is and how tall it is; `pieces` are its masks, from far to near.
    """
    x, top, size = place
    scale = near.unit / 720 * size
    u, v = (near.x - x) / size, (near.y - top) / size
    across = u / (0.16 + 0.20 * saturated(v))
    ridge = 0.6 * np.cos(across * 11 + 1.5 * np.sin(v * 3 + across))
    deep = (ridge + 0.35 * np.cos(across * 23 + 2 + v * 2)) * 1.6 * folds
    height: Field = deep * smoothstep(0.05, 0.4, v)
    for piece in pieces:
        height = height + 9 * blurred(piece, 7 * scale) + 4 * blurred(piece, 2.5 * scale)
    return height


def _along(first: float, last: float, count: int) -> list[float]:
    return [float(value) for value in np.linspace(first, last, count)]


def _hook() -> Outline:
    return ribbon([(0.0, 0.04), (0.0, -0.03), (0.02, -0.05), (0.035, -0.03)], 0.010)


def _whole(text: str) -> list[Outline]:
    """The right half of a form, and its mirror image."""
    return [curve(mirrored_too(places(text)), 5)]


def _both(points: str, first: float, last: float) -> list[Outline]:
    """A limb on either side."""
    return [
        outline
        for side in _SIDES
        for outline in limb([(side * x, y) for x, y in places(points)], first, last)
    ]


def hussar() -> Garment:
    """A jacket with seven rows of frogging, shoulder knots, a stiff collar."""
    heights = _along(0.12, 0.50, 7)
    widths = _along(0.118, 0.078, 7)
    rows = [(side, y, w) for side in _SIDES for y, w in zip(heights, widths, strict=True)]
    braid = [
        ribbon(curve([(s * 0.006, y), (s * 0.055, y - 0.014), (s * w, y)], 5, closed=False), 0.011)
        for s, y, w in rows
    ]
    knots = [ellipse((s * w, y), 0.013, 0.013, 12) for s, y, w in rows]
    cuffs = [
        ribbon([(s * 0.165, 0.44), (s * 0.197, 0.41), (s * 0.228, 0.44)], 0.010) for s in _SIDES
    ]
    shoulders = [ellipse((s * 0.145, 0.075), 0.042, 0.018, 16) for s in _SIDES]
    return Garment(
        (
            _whole(".05 .015, .11 .035, .16 .075, .152 .2, .128 .38, .118 .50, .15 .60, 0 .63"),
            _both(".135 .11, .20 .28, .195 .50", 0.085, 0.066),
            _whole(".03 -.005, .075 .01, .085 .05, .04 .085"),
            [_hook()],
        ),
        "#5a2026",
        metal=(*braid, *knots, *cuffs, *shoulders),
        folds=0.25,
    )


def gown() -> Garment:
    """A ball gown: a laced bodice, three tiers of skirt."""
    tiers = [
        _whole(
            f".05 {a}, {w * 0.75} {a + 0.06}, {w} {b - 0.03}, {w * 0.7} {b}, "
            f"{w * 0.35} {b - 0.018}, 0 {b}"
        )
        for a, b, w in ((0.30, 1.06, 0.34), (0.29, 0.82, 0.28), (0.28, 0.57, 0.21))
    ]
    laces = [
        ribbon([(s * 0.025, y), (-s * 0.025, y + 0.03)], 0.005)
        for s in _SIDES
        for y in _along(0.08, 0.26, 6)
    ]
    straps = [ribbon([(s * 0.06, 0.05), (s * 0.03, -0.005), (0, 0.0)], 0.008) for s in _SIDES]
    bodice = _whole(".04 .05, .085 .035, .105 .09, .082 .20, .06 .30, 0 .315")
    return Garment(
        (*tiers, bodice, [*straps, _hook()]),
        "#5c5460",
        metal=tuple(laces),
        folds=1.2,
        spangled=0.6,
    )


def bear() -> Garment:
    """A bear with its head on, arms hanging."""
    head = [
        *_whole("0 -.13, .06 -.125, .105 -.08, .118 -.01, .09 .07, .04 .115"),
        *(ellipse((s * 0.085, -0.115), 0.038, 0.038, 16) for s in _SIDES),
    ]
    eyes = tuple(ellipse((s * 0.045, -0.035), 0.010, 0.012, 10) for s in _SIDES)
    return Garment(
        (
            _whole(".05 .10, .13 .12, .185 .20, .19 .40, .20 .62, .15 .72, .05 .70, 0 .66"),
            _both(".11 .62, .125 .80, .12 .95", 0.15, 0.12),
            _both(".15 .16, .215 .32, .205 .54", 0.13, 0.10),
            head,
            [ellipse((0, 0.035), 0.052, 0.044, 18)],
            [_hook()],
        ),
        "#4a3222",
        metal=eyes,
        folds=0.5,
    )


def nun() -> Garment:
    """A habit and its bib."""
    bib = _whole(".035 .02, .075 .05, .09 .12, .06 .19, 0 .215")
    return Garment(
        (
            _whole(".05 .01, .11 .04, .15 .10, .145 .30, .165 .60, .205 .98, .10 1.0, 0 .985"),
            _both(".135 .11, .20 .30, .195 .54", 0.10, 0.13),
            [_hook()],
        ),
        "#24262f",
        pale=tuple(bib),
    )


def harlequin() -> Garment:
    """Lozenges, a ruff, a row of bobbles."""
    ruff = [
        ellipse((0.115 * math.cos(a), 0.035 + 0.026 * math.sin(a)), 0.028, 0.024, 12)
        for a in _along(0, 6.0, 13)
    ]
    return Garment(
        (
            _whole(
                ".045 .03, .11 .05, .15 .09, .138 .25, .115 .42, .13 .50, .15 .60, .02 .62, 0 .60"
            ),
            _both(".075 .56, .09 .78, .08 1.0", 0.135, 0.085),
            _both(".135 .11, .20 .30, .195 .52", 0.08, 0.06),
            ruff,
            [_hook()],
        ),
        "#2a3246",
        metal=tuple(ellipse((0, y), 0.015, 0.015, 12) for y in _along(0.12, 0.5, 6)),
        pale=tuple(ruff),
        folds=0.3,
        checked=0.034,
    )


def half_a_horse() -> Garment:
    """The hind half: a rump on braces, a tail, two legs with hooves."""
    rump = places(
        "-.20 .16, -.12 .10, .04 .10, .17 .14, .225 .25, .215 .38, .15 .46, .02 .44, -.14 .46, "
        "-.215 .34"
    )
    legs = [
        tapered(
            [(s * 0.12, 0.40), (s * 0.13 + 0.02, 0.60), (s * 0.10, 0.74), (s * 0.12, 0.93)],
            0.15,
            0.06,
        )
        for s in _SIDES
    ]
    hooves = [
        [(s * 0.12 + a, b) for a, b in places("-.035 .92, .035 .92, .05 .99, -.05 .99")]
        for s in _SIDES
    ]
    tail = [
        tapered(
            [(-0.19, 0.21), (-0.30, 0.24), (-0.31 - 0.014 * n, 0.45), (-0.27 - 0.02 * n, 0.68)],
            0.03,
            0.006,
        )
        for n in range(-2, 3)
    ]
    braces = [ribbon([(s * 0.10, 0.13), (s * 0.03, 0.0)], 0.014) for s in _SIDES]
    return Garment((tail, legs, hooves, [curve(rump, 6)], [*braces, _hook()]), "#6a5a4a", folds=0.1)


def feathered() -> Garment:
    """The great performer's own: black, made of a great many small pieces."""
    rows = [
        feather((s * x, y), math.pi / 2 - s * 0.25, 0.11, width=0.2, bend=0.1 * s, seed=20 + n + s)
        for n, y in enumerate(_along(0.06, 0.92, 11))
        for s in _SIDES
        for x in _along(0.03, 0.11 + 0.11 * y * y, 4 + n // 3)
    ]
    ruff = [
        feather(
            (0.02 * s * n, 0.06), -math.pi / 2 + s * (0.35 + 0.2 * n), 0.15, width=0.2,
            bend=0.2 * s, seed=40 + n,
        )
        for n in range(5)
        for s in _SIDES
    ]  # fmt: skip
    return Garment(
        (
            _whole(
                ".045 .02, .10 .04, .135 .10, .125 .28, .155 .55, .22 .92, .30 1.08, .12 1.06, "
                "0 1.08"
            ),
            rows[::2],
            rows[1::2],
            ruff,
            [_hook()],
        ),
        "#2a2e44",
        folds=0.3,
    )
