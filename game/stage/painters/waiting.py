"""Those who wait on a bench: seated, in profile, in what they were to go on in."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, box, curve, ellipse, limb, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, places, plumes, turned

_HIP = (-0.10, -0.38)
Pieces = list[list[Outline]]


def _trunk() -> list[Outline]:
    return [
        curve(
            places(
                "-.045 -.805, -.115 -.765, -.165 -.67, -.182 -.55, -.188 -.43, -.175 -.345, "
                "-.04 -.33, .06 -.36, .062 -.46, .058 -.58, .066 -.68, .035 -.765, .005 -.80"
            ),
            6,
        )
    ]


def _head() -> list[Outline]:
    """In profile to the right: skull, brow, nose, lips, chin, neck."""
    return [
        curve(
            places(
                "-.062 -.925, -.064 -.872, -.045 -.825, -.046 -.77, .028 -.77, .026 -.806, "
                ".056 -.808, .066 -.824, .060 -.838, .070 -.848, .063 -.858, .094 -.876, "
                ".068 -.908, .066 -.945, .038 -.985, -.012 -.994, -.048 -.97"
            ),
            5,
        )
    ]


def _legs() -> Pieces:
    far = [
        tapered(
            [(0.22, -0.385), (0.34, -0.392), (0.385, -0.34), (0.388, -0.2), (0.375, -0.03)],
            0.095,
            0.05,
        ),
        tapered([(0.35, -0.022), (0.42, -0.026), (0.50, -0.008)], 0.05, 0.028),
    ]
    near = [
        *limb([(-0.09, -0.375), (0.14, -0.40), (0.318, -0.38)], 0.150, 0.112),
        *limb([(0.318, -0.38), (0.33, -0.2), (0.31, -0.03)], 0.098, 0.05),
        tapered([(0.285, -0.022), (0.355, -0.026), (0.44, -0.008)], 0.05, 0.028),
    ]
    return [far, near]


def _skirt() -> Pieces:
    skirt = places(
        "-.185 -.44, -.205 -.34, -.222 -.2, -.25 -.05, -.24 .004, .12 .012, .40 .004, .43 -.05, "
        ".412 -.2, .385 -.36, .30 -.425, .10 -.435, .04 -.46"
    )
    return [[curve(skirt, 6)]]


def _arm(hand: tuple[float, float]) -> list[Outline]:
    """Upper arm down the side, forearm to where the hand is."""
    x, y = hand
    return [
        *limb([(-0.075, -0.71), (-0.085, -0.62), (-0.035, -0.525)], 0.096, 0.072),
        *limb([(-0.035, -0.525), (0.03, -0.505), (x * 0.6, y * 0.4 - 0.30), (x, y)], 0.066, 0.042),
        curve(ellipse((x + 0.012, y - 0.004), 0.030, 0.026, 10), 3),
    ]


def _cup(x: float, y: float) -> list[Outline]:
    return [
        [(x - 0.028, y - 0.07), (x + 0.030, y - 0.07), (x + 0.022, y), (x - 0.020, y)],
        tapered(
            [(x + 0.026, y - 0.058), (x + 0.052, y - 0.042), (x + 0.024, y - 0.018)], 0.01, 0.01
        ),
    ]


def _ruff() -> list[Outline]:
    """A pleated collar, seen from its edge."""
    pleats = [
        ellipse((x, -0.778 + 0.012 * (n % 2) + 0.10 * x), 0.022, 0.026, 10)
        for n, x in enumerate(np.linspace(-0.115, 0.105, 11).tolist())
    ]
    return [curve(ellipse((-0.005, -0.778), 0.115, 0.028, 16), 3), *pleats]


def _bent(pieces: Pieces, angle: float) -> Pieces:
    """The upper body leant forward about the hip."""
    return [turned(piece, _HIP, angle) for piece in pieces]


def _shod(
    *upper: list[Outline], lean: float = 0.06, skirt: bool = False, folds: float = 0.0
) -> Drawn:
    below = _skirt() if skirt else _legs()
    return in_pieces(*below, *_bent(list(upper), lean), folds=folds, waist=0.16)


def _hair(seed: int) -> list[Outline]:
    """Short, and on end at the back."""
    random = np.random.default_rng(seed)
    return [
        tapered(
            [(x, y), (x * 1.25, y - 0.025), (x * 1.4 + float(random.normal(0, 0.02)), y - 0.05)],
            0.034,
            0.004,
            5,
        )
        for x, y in (
            (0.066 * math.sin(a), -0.93 - 0.062 * math.cos(a)) for a in np.linspace(-1.9, 1.0, 12)
        )
    ]


def seated() -> Drawn:
    """Anybody, upright, sleeves rolled, a hand on the knee."""
    sleeve = limb([(-0.075, -0.71), (-0.088, -0.62), (-0.045, -0.54)], 0.112, 0.10)
    hair = places(
        "-.052 -.82, -.078 -.86, -.086 -.93, -.052 -1.005, .018 -1.016, .070 -.978, .076 -.945, "
        ".034 -.956, .008 -.925, -.02 -.905, -.034 -.86"
    )
    collar = places("-.07 -.80, -.04 -.825, .03 -.80, .045 -.765, -.01 -.755, -.08 -.765")
    return _shod(
        _trunk(), _head(), [curve(hair, 5)], [curve(collar, 4)], _arm((0.20, -0.455)), sleeve,
        lean=0.08,
    )  # fmt: skip


def knitter() -> Drawn:
    """Old, in a bonnet and a wide skirt; the thing on her needles has four arms so far."""
    bonnet = places(
        "-.075 -.80, -.09 -.88, -.075 -.96, -.03 -1.005, .03 -1.0, .072 -.958, .05 -.935, "
        ".028 -.90, "
        ".02 -.84, -.01 -.80, -.04 -.775"
    )
    shawl = places(
        "-.03 -.80, -.115 -.775, -.185 -.67, -.205 -.53, -.16 -.50, -.10 -.55, 0 -.60, .06 -.66, "
        ".05 -.74"
    )
    needles = [
        tapered([(0.12, -0.515), (0.285, -0.64)], 0.010, 0.005),
        tapered([(0.125, -0.655), (0.27, -0.525)], 0.010, 0.005),
    ]
    knitting = [
        curve([(0.155, -0.585), (0.245, -0.585), (0.25, -0.46), (0.205, -0.41), (0.15, -0.47)], 5),
        tapered([(0.16, -0.47), (0.12, -0.38), (0.14, -0.29)], 0.045, 0.032),
        tapered([(0.24, -0.47), (0.30, -0.40), (0.31, -0.28)], 0.045, 0.032),
        tapered([(0.20, -0.44), (0.215, -0.33), (0.20, -0.20)], 0.045, 0.032),
    ]
    return _shod(
        _trunk(), _head(), [curve(bonnet, 6)], [curve(shawl, 6)], knitting, needles,
        _arm((0.155, -0.585)), skirt=True, lean=0.10, folds=0.4,
    )  # fmt: skip


def king() -> Drawn:
    """Crowned, in a ruff and a mantle, upright, a cup on the knee."""
    crown = places(
        "-.066 -.955, -.088 -1.065, -.048 -1.015, -.02 -1.085, .014 -1.02, .052 -1.085, "
        ".062 -1.01, "
        ".10 -1.055, .076 -.95"
    )
    beard = places(".028 -.835, .066 -.835, .085 -.76, .07 -.68, .03 -.70, .01 -.77")
    mantle = places(
        "-.03 -.80, -.13 -.77, -.20 -.66, -.225 -.5, -.25 -.3, -.29 -.10, -.30 0, -.10 .005, "
        "-.12 -.2, "
        "-.10 -.42, -.04 -.6, .0 -.74"
    )
    return _shod(
        _trunk(), _head(), [curve(beard, 5)], [crown], [curve(mantle, 6)], _arm((0.215, -0.50)),
        _cup(0.235, -0.49), _ruff(), lean=0.0, folds=0.3,
    )  # fmt: skip


def knight() -> Drawn:
    """In a helmet with a plume, a sword between the knees."""
    helmet = places(
        "-.076 -.84, -.08 -.93, -.052 -.995, .005 -1.015, .06 -.985, .084 -.925, .12 -.885, "
        ".074 -.865, "
        ".078 -.80, .03 -.775, -.05 -.775"
    )
    pauldron = [curve(ellipse((-0.075, -0.735), 0.082, 0.066, 14), 4)]
    sword = [
        tapered([(0.232, -0.72), (0.255, -0.4), (0.27, -0.01)], 0.022, 0.008),
        tapered([(0.165, -0.625), (0.30, -0.635)], 0.016, 0.016),
        ellipse((0.228, -0.735), 0.018, 0.018, 10),
    ]
    return _shod(
        _trunk(), _head(), [curve(helmet, 6)],
        plumes((-0.02, -1.0), [(-2.05, 0.22, -0.75), (-2.45, 0.24, -0.6), (-1.75, 0.15, -0.7)]),
        sword, _arm((0.215, -0.60)), pauldron, lean=0.03,
    )  # fmt: skip


def nun() -> Drawn:
    """In a veil and a wide habit, eating a sandwich."""
    veil = places(
        ".03 -1.0, -.03 -1.012, -.085 -.96, -.105 -.87, -.125 -.76, -.205 -.62, -.225 -.52, "
        "-.15 -.53, "
        "-.06 -.62, .0 -.74, .02 -.80, -.012 -.87, .012 -.94, .066 -.965"
    )
    wimple = places("-.03 -.86, .03 -.80, .062 -.785, .055 -.70, -.02 -.68, -.07 -.76")
    sandwich = [[(0.088, -0.775), (0.155, -0.80), (0.162, -0.755), (0.094, -0.735)]]
    return _shod(
        _trunk(), _head(), [curve(wimple, 5)], [curve(veil, 6)], sandwich, _arm((0.095, -0.735)),
        skirt=True, lean=0.06, folds=0.5,
    )  # fmt: skip


def pierrot() -> Drawn:
    """In a cone of a hat and a collar, elbows on the knees, chin sunk."""
    hat = [
        curve(
            [(-0.070, -0.945), (-0.035, -1.07), (-0.01, -1.21), (0.03, -1.08), (0.070, -0.955)], 5
        ),
        *(ellipse((x, y), 0.018, 0.018, 10) for x, y in ((0.028, -1.0), (0.012, -1.09))),
        ellipse((-0.01, -1.215), 0.026, 0.026, 12),
    ]
    sleeve = [
        curve(
            places(
                "-.115 -.76, -.135 -.64, -.10 -.50, -.02 -.46, .10 -.47, .19 -.52, .205 -.60, "
                ".13 -.585, .04 -.56, -.01 -.60, -.02 -.70"
            ),
            6,
        ),
        curve(ellipse((0.205, -0.562), 0.030, 0.026, 10), 3),
    ]
    return _shod(_trunk(), _head(), hat, sleeve, _cup(0.235, -0.545), _ruff(), lean=0.30)


def boy() -> Drawn:
    """Perhaps seventeen, bent over a number folded very small; his lips are moving."""
    note = [box(0.185, -0.475, 0.235, -0.425)]
    return _shod(_trunk(), [*_head(), *_hair(5)], note, _arm((0.17, -0.455)), lean=0.42)
