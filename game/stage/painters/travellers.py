"""Those who climb: somebody in a torn coat who carries a child, and who holds up what falls."""

from __future__ import annotations

from game.stage.outlines import Outline, curve, tapered
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
    nightshirt,
    torn,
)
from game.stage.painters.silhouette import Drawn, Part, dyed, in_pieces, places, worn


def bearer() -> Drawn:
    """From behind; on the left hip sits the child, an arm around the neck, and looks back."""
    coat = torn(
        ".050 -.845, .098 -.815, .142 -.788, .152 -.745, .134 -.66, .102 -.545, .116 -.45, "
        ".142 -.33, .168 -.21, .178 -.135",
        ".160 -.165, .151 -.118, .138 -.150, .116 -.098, .104 -.142, .078 -.088, .070 -.150, "
        ".046 -.104, .028 -.25, .016 -.38, .008 -.24, -.006 -.092, -.030 -.136, -.062 -.066, "
        "-.080 -.126, -.112 -.072, -.130 -.118, -.170 -.052, -.188 -.098, -.246 -.052, "
        "-.318 -.038",
        "-.318 -.038, -.262 -.105, -.210 -.215, -.168 -.33, -.142 -.45, -.126 -.545, -.138 -.66, "
        "-.150 -.745, -.132 -.795, -.085 -.820, -.040 -.845",
    )
    nape, hair = head_from_behind((0.030, -0.918), 0.135, -0.14)
    collar = places(
        "-.060 -.815, -.056 -.860, -.036 -.882, .0 -.866, .040 -.868, .074 -.886, .084 -.850, "
        ".080 -.812, .012 -.796"
    )
    sleeve = fleshed(
        [(0.106, -0.750), (0.144, -0.690), (0.170, -0.612), (0.169, -0.55), (0.157, -0.484)],
        [0.080, 0.080, 0.066, 0.066, 0.052],
    )
    return in_pieces(
        *_legs_going(),
        worn(COAT, coat),
        dyed(SKIN, *hand((0.156, -0.480), 1.75, 0.075, bend=0.5, thumb=1)),
        worn(COAT, *sleeve, joint=(0.104, -0.765, 0.075)),
        dyed(SKIN, *nape),
        dyed(HAIR, *hair),
        worn(COAT, curve(collar, 5)),
        *_child_on_hip(),
        folds=0.4,
        waist=0.10,
    )


def _legs_going() -> list[list[Outline]]:
    """Two legs in boots: the left one has the weight, the right heel is off the ground."""
    left = fleshed([(-0.055, -0.26), (-0.062, -0.14), (-0.060, -0.03)], [0.095, 0.078, 0.050])
    right = fleshed([(0.062, -0.26), (0.082, -0.15), (0.080, -0.055)], [0.095, 0.078, 0.048])
    return [
        [*left, curve(places("-.090 -.045, -.098 -.010, -.088 .006, -.030 .006, -.028 -.040"), 4)],
        [*right, curve(places(".056 -.075, .048 -.020, .060 -.004, .106 -.006, .116 -.030, "
                              ".106 -.078"), 4)],
    ]  # fmt: skip


def _child_on_hip() -> list[list[Outline] | Part]:
    """It sits on a forearm, one leg around the back of the coat; only its nightshirt is pale."""
    upper_arm = fleshed(
        [(-0.118, -0.762), (-0.206, -0.690), (-0.262, -0.600)], [0.086, 0.080, 0.064]
    )
    forearm = fleshed([(-0.262, -0.600), (-0.215, -0.556), (-0.150, -0.548)], [0.066, 0.064, 0.046])
    shirt = torn(
        "-.112 -.745, -.124 -.778, -.150 -.792, -.182 -.788, -.212 -.755, -.234 -.680, "
        "-.250 -.605, -.246 -.560, -.236 -.520",
        "-.240 -.472, -.212 -.458, -.178 -.466, -.148 -.446, -.112 -.450, -.078 -.432, -.044 -.448",
        "-.044 -.448, -.044 -.510, -.064 -.560, -.090 -.630, -.100 -.700, -.112 -.745",
    )
    leg = fleshed(
        [(-0.095, -0.510), (-0.072, -0.455), (-0.076, -0.400), (-0.082, -0.358)],
        [0.050, 0.042, 0.040, 0.022],
    )
    neck = fleshed([(-0.160, -0.835), (-0.160, -0.775)], [0.038, 0.042])
    arm = fleshed([(-0.136, -0.762), (-0.082, -0.800), (-0.010, -0.808)], [0.048, 0.042, 0.032])
    head = childs_head((-0.162, -0.862), 0.118, 0.16)
    return [
        worn(COAT, *upper_arm),
        dyed(SKIN, *leg, *bare_foot((-0.078, -0.354), 2.2, 0.068)),
        dyed(SKIN, *neck),
        nightshirt(shirt),
        nightshirt(*arm, joint=(-0.136, -0.762, 0.045)),
        dyed(SKIN, *hand((-0.006, -0.808), 0.05, 0.042, bend=0.5, thumb=-1)),
        worn(COAT, *forearm),
        dyed(SKIN, *hand((-0.152, -0.548), -0.12, 0.074, bend=0.35, thumb=-1)),
        *head,
    ]


def climber() -> Drawn:
    """Mid-step upwards to the right, the head bent over the child that sits in both arms."""
    coat = torn(
        ".062 -.828, .086 -.790, .090 -.72, .084 -.62, .078 -.52, .092 -.44, .118 -.37, .140 -.30",
        ".112 -.275, .118 -.235, .078 -.262, .062 -.190, .040 -.232, .020 -.165, .0 -.205, "
        "-.020 -.118, -.052 -.165, -.078 -.075, -.104 -.128, -.140 -.062, -.168 -.118, "
        "-.220 -.070, -.244 -.112, -.318 -.074, -.330 -.108, -.452 -.108",
        "-.452 -.108, -.335 -.172, -.232 -.262, -.160 -.365, -.112 -.475, -.092 -.545, "
        "-.104 -.630, -.108 -.710, -.088 -.775, -.045 -.812, .0 -.835",
    )
    front = fleshed(
        [(0.020, -0.42), (0.110, -0.330), (0.172, -0.268), (0.170, -0.190), (0.150, -0.145)],
        [0.120, 0.108, 0.088, 0.074, 0.052],
    )
    back = fleshed(
        [(-0.030, -0.40), (-0.050, -0.24), (-0.075, -0.15), (-0.125, -0.055)],
        [0.120, 0.088, 0.076, 0.048],
    )
    boots = (
        curve(places(".120 -.160, .118 -.112, .250 -.112, .246 -.128, .205 -.146, .182 -.168"), 4),
        curve(places("-.165 -.080, -.172 -.040, -.140 -.012, -.085 .004, -.050 .002, -.052 -.014, "
                     "-.090 -.034, -.102 -.062"), 4),
    )  # fmt: skip
    head = head_in_profile((0.088, -0.866), 0.134, 0.34, 5)
    collar = places(
        "-.062 -.800, -.050 -.862, -.030 -.888, .0 -.862, .030 -.840, .074 -.832, .088 -.795, "
        ".02 -.775"
    )
    return in_pieces(
        [*back, boots[1]],
        [*front, boots[0]],
        worn(COAT, coat),
        *head,
        worn(COAT, curve(collar, 5)),
        *_child_in_arms(),
        folds=0.5,
        waist=0.1,
    )


def _child_in_arms() -> list[list[Outline] | Part]:
    """It sits on a forearm, one arm around the neck; knees and bare feet hang over the hand."""
    shirt = torn(
        ".100 -.735, .140 -.756, .204 -.748, .230 -.712, .242 -.682, .268 -.680, .300 -.674, "
        ".317 -.652, .316 -.606, .298 -.572",
        ".292 -.520, .270 -.488, .248 -.498, .222 -.470, .192 -.482, .168 -.462, .142 -.490",
        ".142 -.490, .128 -.545, .100 -.600, .088 -.660, .092 -.715, .100 -.735",
    )
    far_leg = fleshed(
        [(0.262, -0.610), (0.286, -0.545), (0.286, -0.490), (0.274, -0.440)],
        [0.050, 0.046, 0.040, 0.022],
    )
    near_leg = fleshed(
        [(0.292, -0.625), (0.330, -0.565), (0.334, -0.505), (0.322, -0.455)],
        [0.052, 0.048, 0.042, 0.023],
    )
    far_hand = hand((0.258, -0.690), 2.95, 0.066, bend=-0.25, thumb=1)
    arm = fleshed([(0.124, -0.722), (0.070, -0.762), (0.006, -0.800)], [0.052, 0.044, 0.032])
    holding_arm = fleshed(
        [(0.0, -0.760), (-0.016, -0.690), (-0.002, -0.618), (0.040, -0.582), (0.110, -0.572),
         (0.205, -0.574)], [0.090, 0.088, 0.076, 0.076, 0.068, 0.046],
    )  # fmt: skip
    head = childs_head((0.200, -0.806), 0.118, 0.12)
    return [
        dyed(SKIN, *far_leg, *bare_foot((0.274, -0.438), 0.45, 0.066)),
        dyed(SKIN, *near_leg, *bare_foot((0.322, -0.452), 0.55, 0.068)),
        dyed(SKIN, *fleshed([(0.184, -0.765), (0.168, -0.735)], [0.040, 0.046])),
        nightshirt(shirt),
        dyed(SKIN, *far_hand),
        worn(COAT, *holding_arm, joint=(0.0, -0.780, 0.07)),
        nightshirt(*arm, joint=(0.126, -0.722, 0.05)),
        dyed(SKIN, *hand((0.004, -0.802), 3.6, 0.042, bend=-0.5, thumb=-1)),
        dyed(SKIN, *hand((0.204, -0.574), -0.10, 0.080, bend=-0.5, thumb=-1)),
        *head,
    ]


def holding() -> Drawn:
    """From behind, legs apart, palms flat against what comes down; the coat hangs in rags."""
    coat = torn(
        ".040 -.785, .090 -.778, .128 -.750, .138 -.690, .124 -.62, .104 -.53, .112 -.45, "
        ".146 -.33, .194 -.19, .232 -.10",
        ".205 -.128, .196 -.070, .168 -.120, .142 -.052, .120 -.132, .092 -.072, .074 -.150, "
        ".044 -.088, .022 -.24, .010 -.34, .0 -.22, -.028 -.10, -.062 -.148, -.088 -.062, "
        "-.118 -.126, -.150 -.046, -.172 -.112, -.212 -.060, -.245 -.075",
        "-.245 -.075, -.202 -.19, -.152 -.33, -.116 -.45, -.104 -.53, -.122 -.62, -.138 -.690, "
        "-.128 -.750, -.090 -.778, -.040 -.785",
    )
    legs, arms, palms = [], [], []
    for s in (1, -1):
        sleeve = fleshed(
            [(s * 0.100, -0.735), (s * 0.172, -0.785), (s * 0.232, -0.845), (s * 0.222, -0.910),
             (s * 0.200, -0.985)], [0.110, 0.090, 0.066, 0.064, 0.044],
        )  # fmt: skip
        arms.append(worn(COAT, *sleeve, joint=(s * 0.09, -0.72, 0.10)))
        palms.append(dyed(SKIN, *_flat_hand(s)))
        knee = 0.150 if s > 0 else 0.135
        legs.append([
            *fleshed([(s * 0.060, -0.38), (s * knee, -0.22), (s * 0.150, -0.13),
                      (s * 0.162, -0.03)], [0.120, 0.088, 0.078, 0.050]),
            curve([(s * x, y) for x, y in places(".130 -.042, .128 .006, .232 .008, .226 -.016, "
                                                 ".188 -.046")], 4),
        ])  # fmt: skip
    nape, hair = head_from_behind((0.008, -0.838), 0.130, 0.16)
    collar = places("-.062 -.755, -.056 -.800, .0 -.786, .056 -.800, .066 -.755, 0 -.74")
    return in_pieces(
        *legs, worn(COAT, coat), *palms, *arms, dyed(SKIN, *nape), dyed(HAIR, *hair),
        worn(COAT, curve(collar, 5)), folds=0.5, waist=0.12,
    )  # fmt: skip


def _flat_hand(side: int) -> list[Outline]:
    """A hand bent back, flat against a ceiling: the heel, four fingers outwards, the thumb in."""
    palm = curve(places(".178 -.975, .176 -1.006, .188 -1.032, .228 -1.036, .240 -1.020, "
                        ".230 -.998, .218 -.975"), 4)  # fmt: skip
    fingers = [
        tapered([(0.215, -1.022 + 0.004 * n), (0.250, -1.030 + 0.006 * n),
                 (0.288 - 0.006 * n * n, -1.034 + 0.012 * n)], 0.017, 0.010, 5)
        for n in range(3)
    ]  # fmt: skip
    thumb = tapered([(0.192, -1.006), (0.168, -1.024), (0.146, -1.035)], 0.020, 0.011, 5)
    return [[(side * x, y) for x, y in outline] for outline in (palm, *fingers, thumb)]
