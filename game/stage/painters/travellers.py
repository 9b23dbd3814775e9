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
    leg,
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
    """It sits on a forearm, a thigh laid around the back of the coat, its shin hanging down."""
    upper_arm = fleshed(
        [(-0.118, -0.762), (-0.206, -0.690), (-0.262, -0.600)], [0.086, 0.080, 0.064]
    )
    forearm = fleshed([(-0.262, -0.600), (-0.218, -0.540), (-0.146, -0.522)], [0.066, 0.064, 0.044])
    body = curve(places("-.108 -.752, -.128 -.782, -.160 -.790, -.198 -.780, -.220 -.748, "
                        "-.226 -.690, -.236 -.620, -.240 -.560, -.200 -.524, -.140 -.530, "
                        "-.112 -.580, -.106 -.660"), 5)  # fmt: skip
    hanging = torn(
        "-.140 -.560, -.190 -.560, -.240 -.560",
        "-.236 -.470, -.214 -.440, -.190 -.468, -.166 -.424, -.142 -.462, -.118 -.444",
        "-.118 -.444, -.108 -.500, -.140 -.560",
    )
    thigh = [
        *fleshed([(-0.190, -0.548), (-0.126, -0.566), (-0.066, -0.552)], [0.096, 0.088, 0.068]),
        places("-.090 -.582, -.058 -.586, -.036 -.566, -.034 -.530, -.046 -.504, -.060 -.518, "
               "-.076 -.500, -.092 -.516"),
    ]  # fmt: skip
    shin = leg((-0.080, -0.545), (-0.062, -0.540), (-0.078, -0.372), 0.074, bends=1)
    neck = fleshed([(-0.160, -0.835), (-0.160, -0.775)], [0.038, 0.042])
    arm = fleshed([(-0.136, -0.762), (-0.082, -0.800), (-0.010, -0.808)], [0.048, 0.042, 0.032])
    head = childs_head((-0.162, -0.862), 0.118, 0.16)
    return [
        worn(COAT, *upper_arm),
        nightshirt(hanging),
        dyed(SKIN, *shin, *bare_foot((-0.076, -0.368), 2.2, 0.064)),
        dyed(SKIN, *neck),
        nightshirt(body),
        nightshirt(*arm, joint=(-0.136, -0.762, 0.045)),
        dyed(SKIN, *hand((-0.006, -0.808), 0.05, 0.042, bend=0.5, thumb=-1)),
        worn(COAT, *forearm),
        nightshirt(*thigh, joint=(-0.196, -0.556, 0.05)),
        dyed(SKIN, *hand((-0.152, -0.524), -0.32, 0.072, bend=-0.35, thumb=-1)),
        *head,
    ]


def climber() -> Drawn:
    """Mid-step upwards to the right, the head bent over the child that sits in both arms."""
    boots = (
        curve(places(".122 -.160, .120 -.112, .250 -.112, .246 -.128, .205 -.146, .182 -.168"), 4),
        curve(places("-.165 -.080, -.172 -.040, -.140 -.012, -.085 .004, -.050 .002, -.052 -.014, "
                     "-.090 -.034, -.102 -.062"), 4),
    )  # fmt: skip
    front = leg((0.010, -0.42), (0.176, -0.318), (0.152, -0.145), 0.120, bends=1)
    back = leg((-0.030, -0.40), (-0.040, -0.225), (-0.130, -0.055), 0.120, bends=1)
    return _carrying([*front, boots[0]], [*back, boots[1]])


def strider() -> Drawn:
    """The same on a floor: one heel comes down in front, the other foot pushes off its toes."""
    boots = (
        curve(places(".174 -.085, .158 -.030, .166 -.004, .200 .0, .252 -.030, .290 -.064, "
                     ".282 -.082, .236 -.078, .208 -.094"), 4),
        curve(places("-.212 -.108, -.226 -.062, -.205 -.028, -.168 .002, -.122 .006, -.116 -.012, "
                     "-.142 -.040, -.150 -.086"), 4),
    )  # fmt: skip
    front = leg((0.010, -0.42), (0.122, -0.262), (0.190, -0.070), 0.120, bends=1)
    back = leg((-0.030, -0.40), (-0.050, -0.245), (-0.176, -0.090), 0.120, bends=1)
    return _carrying([*front, boots[0]], [*back, boots[1]])


def _carrying(front: list[Outline], back: list[Outline]) -> Drawn:
    """Somebody in profile with the child in both arms, on legs that go somewhere."""
    coat = torn(
        ".062 -.828, .086 -.790, .090 -.72, .084 -.62, .078 -.52, .092 -.44, .118 -.37, .140 -.30",
        ".112 -.275, .118 -.235, .078 -.262, .062 -.190, .040 -.232, .020 -.165, .0 -.205, "
        "-.020 -.118, -.052 -.165, -.078 -.075, -.104 -.128, -.140 -.062, -.168 -.118, "
        "-.220 -.070, -.244 -.112, -.318 -.074, -.330 -.108, -.452 -.108",
        "-.452 -.108, -.335 -.172, -.232 -.262, -.160 -.365, -.112 -.475, -.092 -.545, "
        "-.104 -.630, -.108 -.710, -.088 -.775, -.045 -.812, .0 -.835",
    )
    head = head_in_profile((0.088, -0.866), 0.134, 0.34, 5)
    collar = places(
        "-.062 -.800, -.050 -.862, -.030 -.888, .0 -.862, .030 -.840, .074 -.832, .088 -.795, "
        ".02 -.775"
    )
    return in_pieces(
        back,
        front,
        worn(COAT, coat),
        *head,
        worn(COAT, curve(collar, 5)),
        *_child_in_arms(),
        folds=0.5,
        waist=0.1,
    )


def _child_in_arms() -> list[list[Outline] | Part]:
    """It sits across a forearm: thighs up to bent knees, shins and bare feet hang before them."""
    hanging = torn(
        ".118 -.640, .200 -.640, .268 -.622, .292 -.590",
        ".296 -.520, .276 -.476, .254 -.500, .226 -.452, .200 -.480, .176 -.446, .150 -.486",
        ".150 -.486, .126 -.560, .118 -.640",
    )
    body = curve(
        places(
            ".112 -.722, .150 -.752, .196 -.756, .228 -.738, .236 -.706, .222 -.660, .226 -.610, "
            ".196 -.570, .140 -.562, .108 -.600, .104 -.664"
        ),
        5,
    )
    far_thigh = fleshed([(0.180, -0.606), (0.250, -0.648), (0.318, -0.678)], [0.080, 0.074, 0.058])
    far_leg = leg((0.300, -0.676), (0.324, -0.672), (0.352, -0.520), 0.076, bends=1)
    thigh = [
        *fleshed([(0.158, -0.598), (0.226, -0.622), (0.290, -0.645)], [0.096, 0.090, 0.070]),
        places(".268 -.675, .300 -.682, .324 -.668, .336 -.640, .340 -.598, .322 -.606, "
               ".306 -.586, .292 -.604, .274 -.596"),
    ]  # fmt: skip
    near_leg = leg((0.290, -0.640), (0.312, -0.640), (0.314, -0.468), 0.078, bends=1)
    sleeve = fleshed([(0.208, -0.726), (0.236, -0.682), (0.240, -0.648)], [0.052, 0.048, 0.038])
    arm = fleshed([(0.124, -0.722), (0.070, -0.762), (0.006, -0.800)], [0.052, 0.044, 0.032])
    holding_arm = fleshed(
        [(0.0, -0.760), (-0.018, -0.690), (-0.006, -0.610), (0.030, -0.576), (0.110, -0.560),
         (0.212, -0.572)], [0.090, 0.086, 0.072, 0.074, 0.066, 0.044],
    )  # fmt: skip
    head = childs_head((0.200, -0.806), 0.118, 0.12)
    return [
        dyed(SKIN, *far_leg, *bare_foot((0.352, -0.518), 0.75, 0.062)),
        nightshirt(*far_thigh),
        nightshirt(hanging),
        dyed(SKIN, *fleshed([(0.184, -0.765), (0.168, -0.735)], [0.040, 0.046])),
        nightshirt(body),
        worn(COAT, *holding_arm, joint=(0.0, -0.780, 0.07)),
        dyed(SKIN, *near_leg, *bare_foot((0.314, -0.464), 0.55, 0.066)),
        nightshirt(*thigh, joint=(0.150, -0.590, 0.05)),
        dyed(SKIN, *hand((0.238, -0.646), 1.0, 0.050, bend=-0.4, thumb=-1)),
        nightshirt(*sleeve, joint=(0.204, -0.730, 0.04)),
        nightshirt(*arm, joint=(0.126, -0.722, 0.05)),
        dyed(SKIN, *hand((0.004, -0.802), 3.6, 0.042, bend=-0.5, thumb=-1)),
        dyed(SKIN, *hand((0.210, -0.572), -0.30, 0.076, bend=-0.6, thumb=-1)),
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
