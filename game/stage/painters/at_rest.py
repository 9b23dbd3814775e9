"""Those who are still with a child: on a landing, in a frame, on their knees as a roof."""

from __future__ import annotations

from game.stage.outlines import Outline, Place, curve, moved
from game.stage.painters.anatomy import (
    COAT,
    HAIR,
    SKIN,
    bare_foot,
    childs_head,
    fleshed,
    hand,
    head_from_behind,
    head_in_profile,
    leg,
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
        ".222 -.08, .236 -.01, .215 .030, .150 .052, .095 .040",
        ".060 .062, .0 .056, -.060 .070, -.120 .058",
        "-.170 .066, -.250 .052, -.310 .030, -.325 -.005, -.290 -.050, -.245 -.11, -.205 -.20, "
        "-.182 -.31, -.178 -.42, -.192 -.54, -.206 -.62, -.190 -.678, -.130 -.722, -.05 -.745",
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
        ".42 .018, .450 -.020, .448 -.095, .424 -.170, .402 -.260, .376 -.350, .340 -.415, "
        ".275 -.440, .215 -.425",
    )
    knee = places(
        ".330 -.235, .400 -.225, .440 -.150, .462 -.040, .420 .006, .330 -.004, .290 -.10"
    )
    foot = moved_and_turned(bare_foot((0.0, 0.0), 0.0, 1.0), (0.418, 0.010), 0.35, 0.085)
    folded = [
        fleshed([(-0.120, -0.060), (-0.300, -0.105), (-0.405, -0.065)], [0.150, 0.130, 0.100]),
        fleshed([(-0.400, -0.060), (-0.300, -0.010), (-0.200, 0.012)], [0.098, 0.090, 0.060]),
    ]
    nape, hair = head_from_behind((0.020, -0.868), 0.205, 0.12)
    collar = places(
        "-.105 -.715, -.098 -.775, -.050 -.800, .020 -.785, .085 -.800, .128 -.765, .122 -.705, "
        ".012 -.690"
    )
    return in_pieces(
        [*folded[0], *folded[1]],
        worn(COAT, coat),
        dyed(SKIN, *hand((-0.286, -0.118), 1.75, 0.110, bend=-0.2, thumb=-1)),
        worn(COAT, *left, joint=(-0.138, -0.680, 0.10)),
        dyed(SKIN, *nape),
        dyed(HAIR, *hair),
        worn(COAT, curve(collar, 5)),
        dyed(SKIN, *fleshed([(0.240, -0.455), (0.252, -0.400)], [0.056, 0.062])),
        dyed(SKIN, *foot),
        nightshirt(shirt),
        nightshirt(curve(knee, 5), joint=(0.300, -0.120, 0.10)),
        worn(COAT, *around, joint=(0.118, -0.672, 0.10)),
        dyed(SKIN, *hand((0.380, -0.302), 1.75, 0.105, bend=0.45, thumb=1)),
        *childs_head((0.215, -0.520), 0.180, -0.26, 13),
        folds=0.35,
        waist=0.24,
    )


def cradling() -> Drawn:
    """In profile on a block, bowed over a child who lies along the thighs, its knees over ours."""
    return _seated(
        torso="-.02 -.800, .050 -.770, .062 -.700, .040 -.600, .030 -.500, .050 -.430",
        head=head_in_profile((0.118, -0.768), 0.150, 0.62, 23),
        child=[*_child_along(), *_arms_around((-0.040, -0.520), (0.215, -0.462))],
    )


def listening() -> Drawn:
    """In profile, bent so far that an ear lies on the chest of the child along the thighs."""
    return _seated(
        torso=".050 -.720, .125 -.680, .135 -.610, .085 -.540, .045 -.490, .050 -.430",
        head=head_in_profile((0.140, -0.628), 0.150, 1.0, 23),
        child=[*_child_along(), *_arms_around((0.005, -0.470), (0.225, -0.455))],
        bowed=True,
    )


def rocking() -> Drawn:
    """In profile, leaning back, a child astride the lap, its head on the shoulder."""
    body = curve(places("-.005 -.745, .055 -.765, .105 -.735, .122 -.660, .132 -.570, .150 -.500, "
                        ".120 -.455, .050 -.450, .010 -.560"), 5)  # fmt: skip
    thigh = fleshed([(0.100, -0.490), (0.160, -0.530), (0.200, -0.540)], [0.100, 0.090, 0.070])
    shin = leg((0.190, -0.545), (0.206, -0.535), (0.216, -0.385), 0.080, bends=1)
    arm = fleshed([(0.060, -0.735), (0.010, -0.775), (-0.060, -0.760)], [0.050, 0.044, 0.034])
    return _seated(
        torso="-.06 -.815, .010 -.790, .020 -.700, .005 -.600, .010 -.500, .050 -.430",
        head=head_in_profile((0.042, -0.850), 0.150, 0.10, 23),
        child=[
            dyed(SKIN, *shin, *bare_foot((0.216, -0.382), 0.5, 0.066)),
            nightshirt(body),
            nightshirt(*thigh, joint=(0.100, -0.490, 0.05)),
            nightshirt(*arm, joint=(0.060, -0.735, 0.05)),
            *childs_head((0.082, -0.815), 0.118, -0.30, 23),
            *_arms_around((-0.030, -0.560), (0.130, -0.560)),
        ],
    )


def _seated(torso: str, head: list[Part], child: list[Part], *, bowed: bool = False) -> Drawn:
    """Somebody in a long coat on a block, facing right; `torso` goes from the neck to the lap."""
    back = places(
        "-.200 -.400, -.190 -.500, -.130 -.610, -.060 -.690, .0 -.730"
        if bowed
        else "-.195 -.400, -.205 -.520, -.190 -.640, -.150 -.740, -.090 -.800"
    )
    coat = torn(
        torso,
        ".050 -.430, .020 -.360, -.040 -.330, -.085 -.140, -.120 -.060, -.150 -.090, -.185 -.030, "
        "-.215 -.065, -.262 -.020",
        "-.262 -.020, -.240 -.200, " + ", ".join(f"{x} {y}" for x, y in back),
    )
    block = places("-.215 -.365, .085 -.365, .095 -.010, -.225 -.010")
    boots = [
        curve(places(".170 -.075, .158 -.004, .300 .0, .300 -.024, .250 -.044, .222 -.082"), 4),
        curve(places(".085 -.075, .070 -.004, .205 .0, .205 -.020, .160 -.044, .140 -.082"), 4),
    ]
    far = leg((-0.070, -0.410), (0.232, -0.452), (0.112, -0.060), 0.140, bends=1)
    near = leg((-0.090, -0.405), (0.222, -0.425), (0.196, -0.060), 0.150, bends=1)
    return in_pieces(
        [block],
        [*far, boots[1]],
        worn(COAT, coat),
        [*near, boots[0]],
        *head,
        *child,
        folds=0.3,
        waist=0.2,
    )


def _child_along() -> list[Part]:
    """Head in the crook of an arm, face up; thighs along ours, shins hang before our knees."""
    shirt = torn(
        ".070 -.560, .120 -.585, .180 -.560, .240 -.520",
        ".262 -.470, .230 -.420, .200 -.446, .170 -.410, .130 -.440, .100 -.420",
        ".100 -.420, .060 -.480, .070 -.560",
    )
    thigh = fleshed([(0.215, -0.495), (0.275, -0.525), (0.325, -0.535)], [0.096, 0.086, 0.066])
    shin = leg((0.310, -0.535), (0.330, -0.530), (0.338, -0.375), 0.080, bends=1)
    arm = fleshed([(0.135, -0.530), (0.165, -0.440), (0.170, -0.350)], [0.052, 0.044, 0.032])
    return [
        dyed(SKIN, *shin, *bare_foot((0.338, -0.372), 0.6, 0.068)),
        nightshirt(shirt),
        nightshirt(*thigh, joint=(0.215, -0.495, 0.05)),
        nightshirt(*arm, joint=(0.135, -0.535, 0.05)),
        dyed(SKIN, *hand((0.170, -0.348), 1.5, 0.050, bend=0.3, thumb=-1)),
        *childs_head((0.062, -0.605), 0.125, -0.95, 29),
    ]


def _arms_around(elbow: Place, wrist: Place) -> list[Part]:
    """The near arm, from the shoulder down to an elbow and forwards to a hand that holds."""
    middle = ((elbow[0] + wrist[0]) / 2, (elbow[1] + wrist[1]) / 2 + 0.012)
    shoulder = (-0.085, -0.720) if elbow[1] < -0.51 else (-0.010, -0.650)
    sleeve = fleshed([shoulder, elbow, middle, wrist], [0.115, 0.086, 0.078, 0.052])
    return [
        dyed(SKIN, *hand(wrist, -0.1, 0.085, bend=0.3, thumb=-1)),
        worn(COAT, *sleeve, joint=(*shoulder, 0.08)),
    ]


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
