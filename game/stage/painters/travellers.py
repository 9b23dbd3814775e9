"""Those who climb: somebody who carries a child, from behind, mid-step, and at rest."""

from __future__ import annotations

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, limb, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, mirrored_too, places


def bearer() -> Drawn:
    """From behind, in a long torn cloak; over the left shoulder the child looks back."""
    cloak = places(
        ".025 -.85, .075 -.828, .122 -.782, .138 -.7, .128 -.59, .136 -.45, .158 -.31, "
        ".19 -.17, .232 -.05, .25 .008, .17 -.012, .105 .012, .03 -.006, -.05 .014, "
        "-.125 -.004, -.21 .016, -.3 .004, -.24 -.07, -.192 -.18, -.162 -.31, -.14 -.45, "
        "-.13 -.59, -.142 -.7, -.128 -.785, -.075 -.83, -.02 -.85 "
    )
    hood = places(
        "-.05 -.83, -.06 -.9, -.048 -.962, -.004 -.992, .044 -.978, .064 -.925, .062 -.86, "
        ".045 -.825 "
    )
    return Drawn(
        (
            curve(cloak, 8),
            curve(hood, 8),
            *_child_over_shoulder(),
            *_tatters(-0.30, 0.25, 26, 4),
        ),
        folds=0.55,
        waist=0.10,
        sweep=-0.03,
    )


def _child_over_shoulder() -> list[Outline]:
    """A head with uncombed hair, an arm around the neck, one foot that hangs."""
    hair = [
        tapered([(x, y), (x - 0.016 - 0.002 * n, y - 0.018 + 0.001 * n)], 0.026, 0.004)
        for n, (x, y) in enumerate([(-0.15, -0.896), (-0.134, -0.902), (-0.118, -0.908)])
    ]
    return [
        curve(ellipse((-0.118, -0.868), 0.044, 0.05, 14), 4),
        *hair,
        tapered([(-0.128, -0.815), (-0.07, -0.842), (-0.005, -0.848), (0.05, -0.836)], 0.034, 0.02),
        curve([(-0.165, -0.79), (-0.085, -0.83), (-0.06, -0.70), (-0.14, -0.68)], 6),
        tapered([(-0.128, -0.60), (-0.168, -0.52), (-0.176, -0.455)], 0.05, 0.03),
        tapered([(-0.178, -0.466), (-0.186, -0.437), (-0.206, -0.428)], 0.028, 0.016),
    ]


def _tatters(left: float, right: float, count: int, seed: int) -> list[Outline]:
    """Strips of a torn hem, blown to the left."""
    random = np.random.default_rng(seed)
    found = []
    for root in np.linspace(left, right, count):
        x, length = float(root), float(random.uniform(0.03, 0.11))
        lift = float(random.uniform(-0.02, 0.02))
        found.append(
            tapered(
                [(x + 0.02, -0.035), (x - length * 0.4, -0.002 + lift), (x - length, 0.004 + lift)],
                float(random.uniform(0.012, 0.026)),
                0.002,
            )
        )
    return found


def climber() -> Drawn:
    """Mid-step upwards to the right, bent over the child in both arms."""
    cloak = places(
        ".0 -.84, -.06 -.8, -.12 -.7, -.158 -.56, -.19 -.42, -.25 -.28, -.34 -.15, -.46 -.04, "
        "-.36 -.05, -.26 -.035, -.2 -.07, -.13 -.05, -.07 -.11, -.02 -.09, .02 -.17, .07 -.25, "
        ".11 -.34, .12 -.46, .115 -.58, .105 -.7, .085 -.79, .05 -.84 "
    )
    hood = places(
        "-.005 -.79, -.018 -.85, -.026 -.905, -.014 -.950, .030 -.976, .080 -.966, .118 -.935, "
        ".134 -.898, .120 -.876, .108 -.848, .085 -.822, .05 -.79 "
    )
    legs = [
        tapered([(0.04, -0.36), (0.155, -0.27), (0.17, -0.135)], 0.11, 0.055),
        tapered([(0.165, -0.15), (0.175, -0.128), (0.228, -0.118)], 0.05, 0.026),
        tapered([(-0.03, -0.34), (-0.05, -0.16), (-0.13, -0.015)], 0.11, 0.05),
        tapered([(-0.135, -0.03), (-0.128, -0.004), (-0.06, 0.004)], 0.046, 0.024),
    ]
    tatters = [
        tapered([(-0.30 - 0.03 * n, -0.14 + 0.02 * n), (-0.40 - 0.035 * n, -0.07 + 0.012 * n),
                 (-0.50 - 0.03 * n, -0.06 + 0.02 * n)], 0.03, 0.003)
        for n in range(4)
    ]  # fmt: skip
    groups = (
        tuple(legs),
        (*tatters, curve(cloak, 8)),
        (curve(hood, 8),),
        tuple(_child_in_arms()),
    )
    together = tuple(outline for group in groups for outline in group)
    return Drawn(together, pieces=groups, folds=0.6, waist=0.1, sweep=-0.16)


def _child_in_arms() -> list[Outline]:
    """Head on the arm, knees over the other, bare feet hanging, a corner of blanket."""
    body = places(
        ".1 -.745, .15 -.765, .2 -.73, .25 -.675, .292 -.655, .3 -.615, .26 -.58, .19 -.575, "
        ".12 -.6, .08 -.66 "
    )
    shin = [(0.285, -0.625), (0.318, -0.56), (0.312, -0.485)]
    other = [(0.265, -0.615), (0.282, -0.545), (0.272, -0.48)]
    arms = [(0.055, -0.67), (0.10, -0.615), (0.175, -0.59), (0.25, -0.60)]
    return [
        curve(ellipse((0.158, -0.792), 0.05, 0.047, 14), 4),
        curve(body, 6),
        tapered(shin, 0.042, 0.024),
        tapered([shin[-1], (0.322, -0.468), (0.345, -0.463)], 0.024, 0.013),
        tapered(other, 0.042, 0.024),
        tapered([other[-1], (0.28, -0.463), (0.302, -0.457)], 0.024, 0.013),
        *limb(arms, 0.062, 0.052),
        curve([(0.12, -0.60), (0.20, -0.575), (0.215, -0.47), (0.185, -0.40), (0.165, -0.50)], 6),
    ]


def resting() -> Drawn:
    """Two who sit on an edge, seen from behind, the small one leaning on the other."""
    large = places(
        "-.08 -.74, -.19 -.7, -.262 -.6, -.276 -.44, -.27 -.26, -.31 -.1, -.38 .01, -.2 .02, "
        ".0 .012, .2 .02, .25 -.06, .232 -.24, .2 -.42, .176 -.58, .11 -.69, .03 -.74 "
    )
    hood = places(
        "-.11 -.7, -.132 -.8, -.118 -.9, -.062 -.962, .012 -.962, .07 -.905, .084 -.82, .06 -.72 "
    )
    small = places(
        ".17 -.4, .15 -.3, .16 -.14, .15 .01, .3 .02, .46 .012, .452 -.12, .43 -.27, .382 -.37, "
        ".3 -.42 "
    )
    hair = [
        tapered([(x, y), (x - 0.035, y - 0.03)], 0.05, 0.006)
        for x, y in ((0.165, -0.56), (0.195, -0.585), (0.23, -0.59))
    ]
    return Drawn(
        (
            curve(large, 7),
            curve(hood, 8),
            curve(small, 7),
            curve(ellipse((0.232, -0.5), 0.088, 0.1, 14), 4),
            *hair,
            tapered([(0.12, -0.52), (0.28, -0.40), (0.42, -0.34)], 0.1, 0.07),
        ),
        folds=0.5,
        waist=0.26,
    )


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
    head = places(
        "-.050 -.755, -.064 -.80, -.058 -.85, -.025 -.885, .022 -.885, .056 -.85, .062 -.80, "
        ".050 -.755"
    )
    return in_pieces(
        rags, [*legs, *feet], arms, [curve(coat, 6)], [curve(head, 6)], folds=0.5, waist=0.12
    )
