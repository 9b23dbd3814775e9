"""Those who are still with a child: on a landing, in a frame, on their knees as a roof."""

from __future__ import annotations

from game.stage.outlines import Outline, curve, ellipse, limb, moved, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, mirrored_too, places, turned
from game.stage.painters.travellers import head_from_behind, locks

_KNEELING = 1.4
"""Whoever kneels is drawn as parts of their height upright, and is asked for by their own."""


def resting() -> Drawn:
    """Two who sit on an edge, seen from behind, the small one leaning on the other."""
    coat = places(
        "-.06 -.735, -.15 -.712, -.222 -.645, -.238 -.54, -.205 -.40, -.188 -.31, -.205 -.20, "
        "-.262 -.10, -.37 -.035, -.44 .01, -.30 .022, -.10 .014, .08 .022, .24 .014, .225 -.10, "
        ".19 -.22, .158 -.33, .16 -.42, .168 -.52, .15 -.62, .10 -.70, .02 -.735"
    )
    far_arm = limb([(-0.185, -0.60), (-0.275, -0.42), (-0.235, -0.25)], 0.12, 0.085)
    around = [
        tapered([(0.100, -0.635), (0.235, -0.46), (0.355, -0.345)], 0.10, 0.074),
        curve(ellipse((0.372, -0.330), 0.036, 0.028, 10), 3),
    ]
    smock = places(
        ".18 -.41, .162 -.30, .155 -.15, .13 -.01, .28 .022, .46 .012, .438 -.12, .415 -.27, "
        ".375 -.375, .30 -.425"
    )
    return in_pieces(
        far_arm,
        [curve(coat, 7)],
        [curve(smock, 7)],
        around,
        _small_head(),
        head_from_behind((0.022, -0.875), 1.5),
        folds=0.4,
        waist=0.24,
    )


def _small_head() -> list[Outline]:
    """It leans against the large one; nobody has combed it."""
    return [
        curve(ellipse((0.236, -0.5), 0.078, 0.088, 14), 4),
        *locks((0.238, -0.505), 0.084, 0.090, 2.4, 7.0, 18, 13),
    ]


def cradling() -> Drawn:
    """Sitting, from the front, bowed over a child who lies across the lap."""
    coat = mirrored_too(
        places(
            ".03 -.80, .10 -.785, .162 -.745, .19 -.64, .182 -.48, .205 -.33, .25 -.13, .272 -.03, "
            ".16 .0, .06 -.02, 0 -.01"
        )
    )
    knees = places(
        "-.215 -.40, -.12 -.45, .12 -.455, .225 -.42, .250 -.33, .232 -.18, .215 -.03, .10 -.03, "
        ".075 -.25, 0 -.30, -.075 -.25, -.10 -.03, -.215 -.03, -.235 -.18, -.250 -.33"
    )
    boots = [
        curve([(s * x, y) for x, y in places(".1 -.07, .085 0, .16 .02, .235 0, .215 -.07")], 4)
        for s in (1, -1)
    ]
    collar = [
        curve(places("-.09 -.79, -.06 -.82, -.015 -.765, -.02 -.68, -.075 -.735"), 4),
        curve(places(".10 -.79, .065 -.825, .015 -.765, .02 -.68, .08 -.735"), 4),
    ]
    return in_pieces(
        boots,
        [curve(coat, 6)],
        [curve(knees, 6)],
        collar,
        _bowed_head(),
        limb([(-0.135, -0.70), (-0.222, -0.57), (-0.225, -0.47), (-0.11, -0.43)], 0.10, 0.065),
        _child_across(),
        limb([(0.135, -0.70), (0.208, -0.55), (0.175, -0.46), (0.05, -0.435)], 0.10, 0.056),
        folds=0.35,
        waist=0.2,
    )


def _bowed_head() -> list[Outline]:
    """Bent to the left so that the hair falls before the face."""
    skull = places(
        "-.082 -.80, -.092 -.86, -.074 -.925, -.028 -.955, .022 -.94, .05 -.895, .052 -.845, "
        ".03 -.80, -.005 -.765, -.04 -.755"
    )
    fringe = [
        tapered([(x, -0.90 + 0.2 * abs(x + 0.02)), (x - 0.02, -0.83), (x - 0.035, y)], 0.032, 0.004)
        for x, y in (
            (-0.07, -0.77),
            (-0.05, -0.745),
            (-0.025, -0.755),
            (0.0, -0.77),
            (0.025, -0.80),
        )
    ]
    return [curve(skull, 6), *fringe, *locks((-0.02, -0.868), 0.068, 0.072, 3.5, 6.4, 15, 23)]


def _child_across() -> list[Outline]:
    """Head on an arm to the left, knees over the other, one arm and both feet hanging."""
    body = places(
        "-.20 -.555, -.06 -.545, .08 -.50, .17 -.495, .205 -.455, .15 -.42, 0 -.415, -.14 -.425, "
        "-.215 -.48"
    )
    return [
        curve(ellipse((-0.205, -0.585), 0.058, 0.053, 14), 4),
        *locks((-0.210, -0.590), 0.062, 0.056, 1.9, 5.2, 13, 29),
        curve(body, 6),
        tapered([(0.16, -0.47), (0.285, -0.485), (0.335, -0.37), (0.33, -0.245)], 0.078, 0.036),
        tapered([(0.13, -0.44), (0.25, -0.435), (0.285, -0.32), (0.278, -0.205)], 0.074, 0.036),
        tapered([(0.33, -0.25), (0.338, -0.215), (0.372, -0.205)], 0.034, 0.018),
        tapered([(0.278, -0.21), (0.285, -0.175), (0.318, -0.166)], 0.034, 0.018),
        tapered([(-0.13, -0.46), (-0.148, -0.34), (-0.132, -0.235)], 0.05, 0.026),
    ]


def sheltering() -> Drawn:
    """On both knees, from the side, back bent as a roof over a child who sits below."""
    coat = places(
        "-.30 -.13, -.315 -.25, -.285 -.38, -.215 -.485, -.11 -.56, .01 -.59, .11 -.575, "
        ".175 -.53, .20 -.475, .15 -.43, .08 -.42, .02 -.36, -.02 -.26, -.03 -.14, -.045 -.03, "
        "-.13 .0, -.25 -.01, -.40 .012, -.36 -.05"
    )
    shins = [
        tapered([(-0.06, -0.06), (-0.22, -0.045), (-0.40, -0.03)], 0.10, 0.05),
        curve(places("-.37 -.055, -.42 -.075, -.475 -.06, -.47 -.02, -.40 0"), 4),
    ]
    head = [
        curve(ellipse((0.0, 0.0), 0.058, 0.052, 14), 4),
        *locks((-0.006, -0.004), 0.060, 0.054, 2.3, 6.6, 18, 31),
    ]
    bowed = [[(0.245 + a, -0.465 + b) for a, b in part] for part in turned(head, (0, 0), 0.5)]
    far_arm = limb([(0.13, -0.50), (0.275, -0.33), (0.262, -0.03)], 0.085, 0.045)
    near_arm = limb([(0.115, -0.50), (0.225, -0.29), (0.178, -0.025)], 0.105, 0.052)
    collar = curve(places(".14 -.565, .172 -.578, .205 -.545, .215 -.49, .195 -.45, .16 -.47"), 4)
    groups = (far_arm, shins, _child_below(), [curve(coat, 7)], bowed, [collar], near_arm)
    large = [moved(group, 0.06, 0.0, _KNEELING) for group in groups]
    return in_pieces(*large, folds=0.3, waist=0.2)


def _child_below() -> list[Outline]:
    """Curled up in the hollow: head, knees drawn to the chin, bare feet."""
    return [
        curve(ellipse((0.085, -0.265), 0.050, 0.052, 14), 4),
        *locks((0.082, -0.27), 0.053, 0.052, 2.5, 6.6, 14, 37),
        curve(places(".04 -.225, .01 -.12, .02 -.01, .14 .0, .17 -.10, .13 -.215"), 5),
        tapered([(0.06, -0.06), (0.155, -0.155), (0.17, -0.02)], 0.060, 0.040),
        curve(places(".14 -.03, .145 .004, .215 .006, .2 -.02"), 4),
    ]
