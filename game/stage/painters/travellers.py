"""Those who climb: somebody in a torn coat who carries a child, and who holds up what falls."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, Place, curve, ellipse, limb, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, mirrored_too, places, turned

_WIND = -1
"""The wind comes from the right."""


def bearer() -> Drawn:
    """From behind, in a long torn coat; over the left shoulder the child looks back."""
    coat = places(
        ".03 -.83, .085 -.812, .132 -.785, .148 -.735, .14 -.64, .117 -.54, .114 -.49, .135 -.40, "
        ".163 -.28, .182 -.17, .176 -.105, .14 -.132, .112 -.09, .07 -.12, .04 -.088, .012 -.125, "
        "-.03 -.085, -.075 -.115, -.13 -.07, -.185 -.095, -.275 -.035, -.24 -.11, -.196 -.24, "
        "-.152 -.38, -.12 -.49, -.12 -.54, -.142 -.64, -.15 -.735, -.134 -.785, -.085 -.812, "
        "-.03 -.83"
    )
    arms = [
        *limb([(0.115, -0.765), (0.172, -0.66), (0.166, -0.575)], 0.092, 0.070),
        *limb([(-0.118, -0.765), (-0.190, -0.665), (-0.176, -0.585)], 0.092, 0.072),
    ]
    vent = [tapered([(0.012, -0.42), (0.002, -0.27), (-0.016, -0.11)], 0.006, 0.030)]
    return in_pieces(
        _legs_going(),
        _child_legs(),
        arms,
        [curve(coat, 7), *_tatters(-0.27, 0.17, 18, 4)],
        vent,
        head_from_behind((0.028, -0.922)),
        _child_over_shoulder(),
        folds=0.35,
        waist=0.10,
    )


def _legs_going() -> list[Outline]:
    """Two legs in boots; the right heel is off the ground."""
    return [
        tapered([(-0.055, -0.22), (-0.062, -0.10), (-0.064, -0.025)], 0.095, 0.056),
        curve(places("-.095 -.04, -.1 .004, -.032 .006, -.034 -.04"), 4),
        tapered([(0.062, -0.22), (0.078, -0.13), (0.082, -0.07)], 0.095, 0.054),
        curve(places(".054 -.085, .05 -.03, .062 -.004, .104 -.006, .114 -.035, .11 -.085"), 4),
    ]


def head_from_behind(middle: Place, size: float = 1.0) -> list[Outline]:
    """A bare head in an upturned collar; the wind has hold of the hair."""
    x, y = middle
    parts = [
        curve(ellipse((0.0, 0.0), 0.046, 0.060, 14), 4),
        curve(ellipse((0.047, 0.012), 0.009, 0.016, 10), 3),
        *locks((0.0, -0.006), 0.050, 0.058, 2.5, 6.6, 22, 7),
        curve(places("-.058 .032, -.050 .050, 0 .058, .050 .048, .058 .030, .068 .10, .076 .13, "
                     "-.076 .13, -.068 .10"), 4),
    ]  # fmt: skip
    return [[(x + size * a, y + size * b) for a, b in part] for part in parts]


def locks(
    middle: Place, across: float, down: float, first: float, last: float, count: int, seed: int
) -> list[Outline]:
    """Locks of hair around a head, from one angle to another; the wind lays them to the left.

    Most are short and broad and make one mass; every fourth is a wisp that the wind has got out.
    """
    random = np.random.default_rng(seed)
    found = []
    for index, angle in enumerate(np.linspace(first, last, count).tolist()):
        x = middle[0] + 0.80 * across * math.cos(angle)
        y = middle[1] + 0.80 * down * math.sin(angle)
        wisp = index % 4 == 3
        out = across * (0.14 + 0.18 * random.random())
        blown = _WIND * across * (random.uniform(0.15, 0.45) + 0.3 * wisp)
        fall = across * (random.uniform(0.0, 0.3) - 0.15 * wisp)
        bend = (x + out * math.cos(angle) + 0.3 * blown, y + out * math.sin(angle))
        tip = (bend[0] + 0.8 * blown, bend[1] + fall)
        width = (0.54 if wisp else 0.72) * across
        found.append(tapered([(x, y), bend, tip], width, 0.06 * across, 5))
    return found


def _child_over_shoulder() -> list[Outline]:
    """A head with uncombed hair, and an arm that hangs down over the coat."""
    return [
        curve(ellipse((-0.118, -0.868), 0.040, 0.045, 14), 4),
        *locks((-0.116, -0.872), 0.044, 0.046, 2.7, 6.6, 13, 11),
        curve(
            places("-.165 -.815, -.12 -.84, -.072 -.82, -.066 -.765, -.115 -.745, -.165 -.77"), 5
        ),
        tapered([(-0.090, -0.80), (-0.066, -0.735), (-0.060, -0.665)], 0.042, 0.026),
        curve(ellipse((-0.060, -0.652), 0.015, 0.019, 10), 3),
    ]


def _child_legs() -> list[Outline]:
    """Two bare feet that hang beside the elbow."""
    return [
        tapered([(-0.14, -0.60), (-0.208, -0.535), (-0.212, -0.455)], 0.05, 0.030),
        tapered([(-0.214, -0.468), (-0.222, -0.434), (-0.246, -0.424)], 0.028, 0.015),
        tapered([(-0.13, -0.58), (-0.176, -0.50), (-0.176, -0.425)], 0.05, 0.030),
        tapered([(-0.178, -0.438), (-0.186, -0.404), (-0.210, -0.394)], 0.028, 0.015),
    ]


def _tatters(left: float, right: float, count: int, seed: int) -> list[Outline]:
    """Strips of a torn hem, blown to the left."""
    random = np.random.default_rng(seed)
    found = []
    for root in np.linspace(left, right, count):
        x, length = float(root), float(random.uniform(0.02, 0.075))
        lift = float(random.uniform(-0.02, 0.02))
        found.append(
            tapered(
                [
                    (x + 0.02, -0.125),
                    (x - length * 0.4, -0.088 + lift),
                    (x - length, -0.076 + lift),
                ],
                float(random.uniform(0.012, 0.026)),
                0.002,
            )
        )
    return found


def climber() -> Drawn:
    """Mid-step upwards to the right, bare head bent over the child in both arms."""
    coat = places(
        ".02 -.815, -.048 -.80, -.105 -.735, -.122 -.63, -.118 -.535, -.108 -.49, -.15 -.38, "
        "-.225 -.27, -.33 -.175, -.455 -.115, -.385 -.10, -.30 -.105, -.325 -.06, -.24 -.085, "
        "-.19 -.055, -.135 -.10, -.075 -.07, -.03 -.15, .03 -.20, .09 -.255, .15 -.31, .125 -.39, "
        ".10 -.475, .105 -.56, .11 -.68, .095 -.77, .06 -.825"
    )
    legs = [
        tapered([(0.03, -0.40), (0.16, -0.275), (0.172, -0.135)], 0.118, 0.055),
        curve(places(".142 -.155, .14 -.112, .248 -.112, .228 -.142, .2 -.155"), 4),
        tapered([(-0.03, -0.36), (-0.05, -0.17), (-0.13, -0.02)], 0.112, 0.052),
        curve(places("-.165 -.045, -.17 0, -.06 .004, -.08 -.026, -.105 -.045"), 4),
    ]
    near_arm = [
        *limb([(0.010, -0.755), (0.022, -0.64), (0.085, -0.578)], 0.098, 0.066),
        *limb([(0.085, -0.578), (0.17, -0.575), (0.252, -0.60)], 0.062, 0.044),
        curve(ellipse((0.266, -0.606), 0.022, 0.018, 10), 3),
    ]
    return in_pieces(
        legs, [curve(coat, 7)], _bent_head(), _child_in_arms(), near_arm, folds=0.5, waist=0.1
    )


def _bent_head() -> list[Outline]:
    """In profile to the right, looking down; collar up, hair blown back."""
    face = places(
        ".014 -.82, .004 -.875, .006 -.935, .034 -.974, .078 -.976, .108 -.952, .117 -.922, "
        ".136 -.893, .121 -.884, .124 -.871, .109 -.850, .080 -.850, .074 -.815"
    )
    collar = places(
        "-.040 -.795, -.022 -.845, .0 -.868, .030 -.850, .082 -.815, .09 -.785, .02 -.765"
    )
    hair = locks((0.045, -0.925), 0.058, 0.055, 2.2, 5.4, 18, 5)
    return [*turned([curve(face, 5), *hair], (0.03, -0.83), 0.30), curve(collar, 4)]


def _child_in_arms() -> list[Outline]:
    """Head on the arm, knees over the other, bare feet hanging, a corner of blanket."""
    body = places(
        ".1 -.745, .15 -.765, .2 -.73, .25 -.675, .292 -.655, .3 -.615, .26 -.58, .19 -.575, "
        ".12 -.6, .08 -.66 "
    )
    shin = [(0.285, -0.625), (0.318, -0.56), (0.312, -0.485)]
    other = [(0.265, -0.615), (0.282, -0.545), (0.272, -0.48)]
    return [
        curve(ellipse((0.158, -0.792), 0.043, 0.040, 14), 4),
        *locks((0.156, -0.795), 0.045, 0.041, 2.3, 6.5, 17, 19),
        curve(body, 6),
        tapered(shin, 0.042, 0.024),
        tapered([shin[-1], (0.322, -0.468), (0.345, -0.463)], 0.024, 0.013),
        tapered(other, 0.042, 0.024),
        tapered([other[-1], (0.28, -0.463), (0.302, -0.457)], 0.024, 0.013),
        curve([(0.12, -0.60), (0.20, -0.575), (0.215, -0.47), (0.185, -0.40), (0.165, -0.50)], 6),
    ]


def holding() -> Drawn:
    """From behind, legs apart, palms flat against what comes down; the coat hangs in rags."""
    coat = mirrored_too(
        places(
            ".035 -.765, .085 -.785, .140 -.775, .145 -.70, .108 -.56, .104 -.46, .135 -.34, "
            ".185 -.20, .225 -.09, .195 -.065, .165 -.115, .120 -.060, .075 -.125, .03 -.085"
        )
    )
    arms: list[Outline] = []
    legs: list[Outline] = []
    feet: list[Outline] = []
    for s in (1, -1):
        arms += limb([(s * 0.105, -0.725), (s * 0.228, -0.825), (s * 0.192, -0.99)], 0.072, 0.038)
        arms.append(curve([(s * x, y) for x, y in places(
            ".138 -1.026, .150 -1.036, .232 -1.036, .262 -1.028, .258 -1.016, .212 -1.004, "
            ".200 -.985, .180 -.985, .170 -1.008"
        )], 4))  # fmt: skip
        legs.append(
            tapered([(s * 0.055, -0.36), (s * 0.148, -0.225), (s * 0.158, -0.03)], 0.10, 0.05)
        )
        feet.append(curve([(s * x, y) for x, y in places(
            ".125 -.035, .128 .006, .225 .008, .210 -.022, .185 -.045"
        )], 4))  # fmt: skip
    rags = [
        tapered([(x, -0.30), (x * 1.25, -0.15), (x * 1.4 + lean, -0.035)], 0.06, 0.004)
        for x, lean in ((-0.12, -0.03), (-0.08, 0.01), (0.07, -0.02), (0.12, 0.03))
    ]
    return in_pieces(
        rags, [*legs, *feet], arms, [curve(coat, 6)], head_from_behind((0.0, -0.828), 0.95),
        folds=0.5, waist=0.12,
    )  # fmt: skip
