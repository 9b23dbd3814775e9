"""Those who are still with a child: on a landing, in a frame, on their knees as a roof."""

from __future__ import annotations

from game.stage.outlines import Outline, Place, curve, ellipse, moved, tapered
from game.stage.painters.anatomy import (
    COAT,
    HAIR,
    LINEN,
    NOSE,
    SKIN,
    bare_foot,
    childs_head,
    fleshed,
    hand,
    head_from_behind,
    head_in_profile,
    nightshirt,
    torn,
)
from game.stage.painters.silhouette import (
    Drawn,
    Part,
    dyed,
    in_pieces,
    moved_and_turned,
    places,
    worn,
)

_KNEELING = 1.4
"""Whoever kneels is drawn as parts of their height upright, and is asked for by their own."""


def resting() -> Drawn:
    """Two who sit on an edge, seen from behind; the small one leans, and looks round."""
    coat = torn(
        ".05 -.740, .112 -.715, .165 -.668, .178 -.60, .162 -.50, .152 -.40, .158 -.30, .192 -.18, "
        ".232 -.06, .25 .012",
        ".20 .024, .15 .008, .08 .026, .0 .010, -.10 .022, -.16 .006, -.24 .024, -.30 .008, "
        "-.37 .022, -.45 .012",
        "-.45 .012, -.36 -.035, -.265 -.10, -.205 -.20, -.182 -.31, -.178 -.42, -.192 -.54, "
        "-.206 -.62, -.190 -.678, -.130 -.722, -.05 -.745",
    )
    left = fleshed(
        [(-0.150, -0.660), (-0.206, -0.550), (-0.246, -0.425), (-0.262, -0.310), (-0.285, -0.120)],
        [0.120, 0.112, 0.092, 0.086, 0.062],
    )
    around = fleshed(
        [(0.128, -0.655), (0.222, -0.560), (0.318, -0.440), (0.372, -0.350), (0.378, -0.300)],
        [0.120, 0.106, 0.092, 0.086, 0.068],
    )
    shirt = torn(
        ".215 -.425, .190 -.385, .176 -.300, .172 -.210, .142 -.130, .126 -.050, .150 .004",
        ".20 .018, .25 .008, .31 .022, .37 .010, .42 .018",
        ".42 .018, .462 -.020, .455 -.095, .424 -.170, .402 -.260, .376 -.350, .340 -.415, "
        ".275 -.440, .215 -.425",
    )
    knee = places(
        ".330 -.235, .400 -.225, .440 -.150, .462 -.040, .420 .006, .330 -.004, .290 -.10"
    )
    foot = moved_and_turned(bare_foot((0.0, 0.0), 0.0, 1.0), (0.445, -0.018), 0.12, 0.115)
    nape, hair = head_from_behind((0.020, -0.868), 0.205, 0.12)
    collar = places(
        "-.105 -.715, -.098 -.775, -.050 -.800, .020 -.785, .085 -.800, .128 -.765, .122 -.705, "
        ".012 -.690"
    )
    return in_pieces(
        worn(COAT, coat),
        dyed(SKIN, *hand((-0.286, -0.118), 1.75, 0.110, bend=-0.2, thumb=-1)),
        worn(COAT, *left, joint=(-0.138, -0.680, 0.10)),
        dyed(SKIN, *nape),
        dyed(HAIR, *hair),
        worn(COAT, curve(collar, 5)),
        dyed(SKIN, *fleshed([(0.240, -0.455), (0.252, -0.400)], [0.056, 0.062])),
        dyed(SKIN, *foot),
        worn(LINEN, shirt),
        worn(LINEN, curve(knee, 5), joint=(0.300, -0.120, 0.10)),
        worn(COAT, *around, joint=(0.118, -0.672, 0.10)),
        dyed(SKIN, *hand((0.380, -0.302), 1.75, 0.105, bend=0.45, thumb=1)),
        *childs_head((0.215, -0.520), 0.180, -0.26, 13),
        folds=0.35,
        waist=0.24,
    )


def cradling() -> Drawn:
    """Sitting, from the front, bowed over a child who lies across the lap."""
    return _with_child_on_lap(_bowed_head((-0.035, -0.838), 0.20, 0.22), *_child_across())


def listening() -> Drawn:
    """Sitting, from the front, an ear laid on the chest of the child across the lap."""
    return _with_child_on_lap(_bowed_head((-0.075, -0.690), 0.20, 0.95), *_child_across(), 0.10)


def rocking() -> Drawn:
    """Sitting, from the front, the child upright against the shoulder, both arms about it."""
    shirt = torn(
        "-.015 -.755, .070 -.775, .125 -.745, .150 -.66, .155 -.55, .190 -.46",
        ".185 -.385, .150 -.372, .105 -.385, .060 -.365, .020 -.380",
        ".020 -.380, .0 -.46, -.030 -.56, -.040 -.67, -.015 -.755",
    )
    legs = [
        dyed(SKIN, *fleshed([(x, -0.44), (x + 0.02, -0.34), (x + 0.008, -0.26)],
                            [0.064, 0.058, 0.032]), *bare_foot((x + 0.008, -0.258), 1.25, 0.09))
        for x in (0.065, 0.135)
    ]  # fmt: skip
    left = fleshed(
        [(-0.150, -0.700), (-0.205, -0.600), (-0.190, -0.520), (-0.075, -0.475), (0.055, -0.468)],
        [0.105, 0.100, 0.086, 0.080, 0.056],
    )
    right = fleshed(
        [(0.158, -0.705), (0.232, -0.640), (0.228, -0.570), (0.150, -0.590), (0.062, -0.625)],
        [0.105, 0.096, 0.082, 0.076, 0.054],
    )
    return in_pieces(
        *_lap(0.0),
        *_bowed_head((-0.085, -0.872), 0.20, -0.30),
        *legs,
        nightshirt(shirt),
        *childs_head((0.062, -0.815), 0.155, 0.35, 23),
        worn(COAT, *right, joint=(0.150, -0.715, 0.08)),
        dyed(SKIN, *hand((0.064, -0.624), 2.75, 0.10, bend=-0.3, thumb=1)),
        worn(COAT, *left, joint=(-0.145, -0.710, 0.08)),
        dyed(SKIN, *hand((0.056, -0.468), -0.10, 0.10, bend=0.3, thumb=-1)),
        folds=0.35,
        waist=0.2,
    )


def _lap(bent: float) -> list[Part]:
    """Shoulders, as far to the left as they bend down, and knees under a long coat, and boots."""
    coat = places(
        "-.03 -.805, -.10 -.785, -.160 -.745, -.185 -.64, -.18 -.48, -.205 -.33, -.25 -.13, "
        "-.29 -.02, -.16 .0, 0 -.01, .16 .0, .27 -.03, .25 -.13, .205 -.33, .18 -.48, .19 -.64, "
        ".165 -.745, .10 -.785, .03 -.805"
    )
    upper = [(x - bent * max(0.0, -y - 0.45) * 1.2, y * (1 - 0.35 * bent)) for x, y in coat]
    knees = [
        places("-.02 -.42, -.12 -.455, -.215 -.425, -.250 -.33, -.236 -.18, -.258 -.06, "
               "-.225 -.03, -.18 -.055, -.13 -.025, -.085 -.06, -.075 -.20, -.035 -.30, -.01 -.36"),
        places(".02 -.42, .12 -.455, .222 -.425, .252 -.33, .232 -.18, .240 -.05, .200 -.025, "
               ".15 -.06, .105 -.03, .085 -.20, .045 -.30, .01 -.36"),
    ]  # fmt: skip
    boots = [
        curve([(s * x, y) for x, y in places(".1 -.07, .085 0, .16 .02, .235 0, .215 -.07")], 4)
        for s in (1, -1)
    ]
    return [
        Part(tuple(boots)),
        worn(COAT, curve(upper, 6)),
        worn(COAT, curve(knees[0], 6)),
        worn(COAT, curve(knees[1], 6)),
    ]


def _with_child_on_lap(
    head: list[Part], below: list[Part], above: list[Part], bent: float = 0.0
) -> Drawn:
    left = fleshed(
        [(-0.145, -0.700), (-0.222, -0.600), (-0.248, -0.520), (-0.190, -0.470), (-0.100, -0.452)],
        [0.105, 0.100, 0.086, 0.078, 0.056],
    )
    right = fleshed(
        [(0.148, -0.700), (0.216, -0.600), (0.226, -0.525), (0.150, -0.470), (0.062, -0.452)],
        [0.105, 0.098, 0.082, 0.074, 0.052],
    )
    collar = curve(places("-.09 -.79, -.075 -.835, 0 -.80, .075 -.835, .09 -.79, 0 -.74"), 4)
    return in_pieces(
        *_lap(bent),
        *([worn(COAT, collar)] if not bent else []),
        worn(COAT, *left, joint=(-0.14, -0.712, 0.08)),
        *below,
        *head,
        *above,
        worn(COAT, *right, joint=(0.140, -0.712, 0.08)),
        dyed(SKIN, *hand((0.064, -0.452), 3.05, 0.11, bend=-0.3, thumb=1)),
        folds=0.35,
        waist=0.2,
    )


def _bowed_head(middle: Place, size: float, lean: float) -> list[Part]:
    """A head bent towards us: a crown of hair, beneath it brow, nose and chin."""
    face = [
        curve(places("-.36 -.10, .36 -.10, .35 .14, .24 .34, .08 .47, -.08 .47, -.24 .34, "
                     "-.35 .14"), 4),
        ellipse((-0.38, 0.02), 0.06, 0.11, 12),
        ellipse((0.38, 0.02), 0.06, 0.11, 12),
    ]  # fmt: skip
    nose = curve(places("-.04 .02, .05 .02, .085 .22, .0 .27, -.075 .22"), 4)
    hair = [
        curve(places("-.42 .02, -.44 -.22, -.32 -.46, -.08 -.56, .16 -.54, .36 -.40, .44 -.18, "
                     ".42 .04, .32 .10, .24 -.02, .12 .10, .02 .0, -.10 .12, -.20 .0, "
                     "-.32 .10"), 4),
        *(tapered([(x, -0.12), (x - 0.02, 0.06), (x - 0.05, y)], 0.15, 0.015, 5)
          for x, y in ((-0.28, 0.26), (-0.08, 0.22), (0.14, 0.20), (0.32, 0.28))),
    ]  # fmt: skip
    return [
        dyed(dye, *moved_and_turned(part, middle, lean, size))
        for dye, part in ((SKIN, face), (NOSE, [nose]), (HAIR, hair))
    ]


def _child_across() -> tuple[list[Part], list[Part]]:
    """Head on an arm to the left, knees over the other, one arm and both feet hanging."""
    shirt = torn(
        "-.165 -.560, -.080 -.590, .0 -.560, .070 -.510, .150 -.540, .215 -.560, .252 -.530",
        ".262 -.480, .235 -.430, .195 -.445, .150 -.400, .110 -.425, .060 -.395",
        ".060 -.395, .0 -.420, -.080 -.440, -.150 -.470, -.180 -.515, -.165 -.560",
    )
    near = fleshed(
        [(0.222, -0.505), (0.276, -0.470), (0.292, -0.390), (0.282, -0.300)],
        [0.076, 0.070, 0.062, 0.034],
    )
    far = fleshed(
        [(0.245, -0.530), (0.318, -0.500), (0.342, -0.420), (0.338, -0.335)],
        [0.074, 0.070, 0.060, 0.034],
    )
    arm = fleshed([(-0.110, -0.525), (-0.128, -0.440), (-0.120, -0.365)], [0.070, 0.058, 0.040])
    below = [
        dyed(SKIN, *far, *bare_foot((0.338, -0.332), 0.9, 0.098)),
        dyed(SKIN, *near, *bare_foot((0.282, -0.297), 0.8, 0.098)),
        dyed(SKIN, *fleshed([(-0.190, -0.555), (-0.150, -0.530)], [0.056, 0.062])),
        nightshirt(shirt),
        nightshirt(*arm, joint=(-0.110, -0.530, 0.06)),
        dyed(SKIN, *hand((-0.120, -0.362), 1.5, 0.075, bend=0.3, thumb=-1)),
    ]
    return below, childs_head((-0.212, -0.600), 0.158, -0.85, 29)


def sheltering() -> Drawn:
    """On both knees, from the side, back bent as a roof over a child who sits below."""
    coat = torn(
        ".175 -.535, .195 -.475, .15 -.435, .08 -.42, .03 -.36, -.01 -.26, -.02 -.14, -.035 -.03",
        "-.07 .004, -.10 -.02, -.14 .006, -.19 -.02, -.23 .006, -.28 -.01, -.34 .012, -.42 .008",
        "-.42 .008, -.36 -.05, -.31 -.13, -.312 -.25, -.285 -.38, -.215 -.485, -.11 -.560, "
        ".01 -.592, .11 -.578, .175 -.535",
    )
    shins = [
        *fleshed([(-0.06, -0.06), (-0.22, -0.045), (-0.40, -0.03)], [0.10, 0.08, 0.05]),
        curve(places("-.37 -.055, -.42 -.075, -.475 -.06, -.47 -.02, -.40 0"), 4),
    ]
    head = head_in_profile((0.235, -0.420), 0.125, 1.15, 31)
    far_arm = fleshed(
        [(0.140, -0.505), (0.222, -0.420), (0.285, -0.300), (0.280, -0.180), (0.268, -0.045)],
        [0.088, 0.080, 0.066, 0.062, 0.042],
    )
    near_arm = fleshed(
        [(0.120, -0.505), (0.185, -0.400), (0.226, -0.285), (0.206, -0.170), (0.186, -0.048)],
        [0.105, 0.092, 0.074, 0.070, 0.048],
    )
    collar = curve(places(".12 -.572, .168 -.588, .208 -.555, .218 -.50, .195 -.455, .15 -.49"), 4)
    groups: tuple[Part, ...] = (
        dyed(SKIN, *hand((0.268, -0.048), 0.55, 0.085, bend=-0.3, thumb=-1)),
        worn(COAT, *far_arm),
        Part(tuple(shins)),
        worn(COAT, coat),
        *_child_below(),
        *head,
        worn(COAT, collar),
        dyed(SKIN, *hand((0.186, -0.050), 0.55, 0.085, bend=-0.3, thumb=-1)),
        worn(COAT, *near_arm, joint=(0.105, -0.525, 0.09)),
    )
    return in_pieces(*(_larger(part) for part in groups), folds=0.3, waist=0.2)


def _larger(part: Part) -> Part:
    """A part of somebody who kneels, at the height that they are asked for by."""
    joint = part.joint and (
        0.06 + _KNEELING * part.joint[0],
        _KNEELING * part.joint[1],
        _KNEELING * part.joint[2],
    )
    outlines = tuple(moved(part.outlines, 0.06, 0.0, _KNEELING))
    return Part(outlines, part.dye, joint, part.creases)


def _child_below() -> list[Part]:
    """Curled up in the hollow: arms about the knees, bare feet, and it looks out."""
    shirt: Outline = torn(
        ".055 -.205, .100 -.218, .130 -.200, .172 -.165, .186 -.120, .176 -.060, .165 -.012",
        ".135 .006, .110 -.006, .080 .008, .050 -.004, .015 .004",
        ".015 .004, .008 -.060, .018 -.130, .055 -.205",
    )
    arm = fleshed([(0.064, -0.178), (0.100, -0.120), (0.160, -0.112)], [0.044, 0.040, 0.028])
    return [
        dyed(SKIN, *bare_foot((0.160, -0.022), 0.0, 0.066)),
        dyed(SKIN, *fleshed([(0.088, -0.235), (0.088, -0.200)], [0.036, 0.040])),
        nightshirt(shirt),
        nightshirt(*arm, joint=(0.064, -0.180, 0.04)),
        dyed(SKIN, *hand((0.160, -0.112), 0.1, 0.042, bend=0.5, thumb=-1)),
        *childs_head((0.092, -0.268), 0.108, 0.10, 37),
    ]
