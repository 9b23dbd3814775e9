"""Those who perform: the Mirage in profile, from behind, and in the air."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, quill, ribbon, tapered
from game.stage.painters.silhouette import (
    Drawn,
    Part,
    dyed,
    in_pieces,
    places,
    plumes,
)
from game.stage.painters.wings import vane, vane_row, wing


def mirage() -> Drawn:
    """The great performer: hood, beak, plumes, a mantle of feathers, a train to the left."""
    cloak = places(
        "-.07 -.815, -.108 -.755, -.118 -.66, -.112 -.54, -.124 -.4, -.152 -.26, -.205 "
        "-.13, -.285 -.042, -.41 -.002, -.33 .012, -.19 .016, -.05 .012, .08 .015, .16 "
        ".008, .212 -.004, .184 -.09, .152 -.21, .126 -.35, .11 -.48, .104 -.6, .112 "
        "-.69, .098 -.765, .066 -.815 "
    )
    hood = places(
        "-.052 -.88, -.062 -.928, -.04 -.974, .002 -.986, .038 -.97, .054 -.934, .05 "
        "-.896, .03 -.862, 0 -.85, -.034 -.858 "
    )
    beak = places(
        ".032 -.95, .066 -.944, .102 -.92, .13 -.882, .144 -.838, .118 -.868, .086 "
        "-.884, .052 -.886, .028 -.88 "
    )
    crest = [
        (-1.98, 0.25, -0.75),
        (-2.28, 0.34, -0.70),
        (-2.62, 0.31, -0.62),
        (-1.70, 0.16, -0.6),
        (-2.92, 0.21, -0.5),
    ]
    mantle = [
        vane_row((0.0, -0.765), 0.225, 22, 0.135, 4),
        vane_row((0.0, -0.785), 0.195, 20, 0.105, 50),
        vane_row((0.0, -0.808), 0.150, 16, 0.080, 80),
    ]
    somebody = in_pieces(
        [curve(cloak, 8)],
        *(Part(tuple(row[start::2])) for row in mantle for start in range(2)),
        [curve(places("-.034 -.79, -.03 -.87, .028 -.87, .032 -.79"), 6)],
        plumes((-0.018, -0.962), crest),
        [curve(hood, 8)],
        [curve(beak, 6)],
        folds=1.0,
    )
    return replace(somebody, sweep=-0.05)


def performer() -> Drawn:
    """The same, from behind, arms raised to the house, the train spread on the boards."""
    gown = places(
        "-.04 -.82, -.09 -.795, -.115 -.745, -.106 -.66, -.084 -.575, -.090 -.52, -.120 -.43, "
        "-.136 -.32, -.166 -.20, -.222 -.10, -.315 -.035, -.44 .006, -.36 .030, -.25 .020, "
        "-.15 .040, -.05 .028, .04 .044, .13 .030, .215 .040, .285 .018, .325 -.006, .262 -.07, "
        ".196 -.18, .154 -.30, .130 -.42, .098 -.52, .084 -.575, .104 -.66, .112 -.745, "
        ".088 -.798, .042 -.822"
    )
    head = places(
        "-.050 -.880, -.064 -.926, -.044 -.972, -.002 -.988, .036 -.972, .054 -.936, .052 -.898, "
        ".034 -.866, .004 -.852, -.032 -.860"
    )
    neck = places("-.046 -.785, -.034 -.82, -.032 -.87, .026 -.87, .028 -.82, .044 -.785")
    beak = places(
        ".034 -.952, .068 -.946, .106 -.922, .136 -.884, .150 -.838, .122 -.868, .088 -.886, "
        ".052 -.890, .028 -.882"
    )
    mantle = [
        vane_row((0.0, -0.748), 0.250, 22, 0.140, 14),
        vane_row((0.0, -0.772), 0.225, 20, 0.110, 15),
        vane_row((0.0, -0.796), 0.180, 16, 0.085, 16),
    ]
    crest = [(-1.50, 0.28, -0.40), (-1.80, 0.36, -0.60), (-2.12, 0.34, -0.7), (-1.26, 0.20, -0.30),
             (-2.44, 0.24, -0.65)]  # fmt: skip
    left = curve(places("-.080 -.772, -.150 -.800, -.216 -.866, -.268 -.948, -.312 -1.030"), 8,
                 closed=False)  # fmt: skip
    right = curve(places(".080 -.772, .165 -.778, .255 -.818, .335 -.885, .400 -.965"), 8,
                  closed=False)  # fmt: skip
    arms = [_arm(left), _arm(right)]
    wings = [wing(left, 1.65, 1.55, 0.32, 70), wing(right, 1.50, -1.45, 0.32, 71)]
    return in_pieces(
        [curve(gown, 7)],
        *wings[0],
        *wings[1],
        *arms,
        *(Part(tuple(row[start::2])) for row in mantle for start in range(2)),
        [curve(neck, 6)],
        plumes((-0.010, -0.968), crest),
        [curve(head, 6)],
        [curve(beak, 6)],
        _collar(),
        folds=1.0,
        waist=0.1,
    )


def _arm(path: Outline) -> list[Outline]:
    """An arm that narrows to the wrist, and a hand spread wide."""
    arm = ribbon(path, [float(w) for w in np.linspace(0.064, 0.022, len(path))])
    (x0, y0), (x, y) = path[-4], path[-1]
    heading = math.atan2(y - y0, x - x0)
    found = [arm]
    for index in range(5):
        angle = heading + 0.30 * (index - 2)
        long = 0.062 if index else 0.045
        tip = (x + long * math.cos(angle), y + long * math.sin(angle))
        found.append(tapered([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2), tip], 0.016, 0.005))
    return found


def _collar() -> list[Outline]:
    """Feathers that stand up behind the neck."""
    return [
        quill(
            (x, -0.80 + 0.25 * abs(x)), -math.pi / 2 + 5.5 * x, 0.115 - 0.25 * abs(x), 0.30, 1.5 * x
        )
        for x in (-0.10, 0.10, -0.075, 0.075, -0.05, 0.05, -0.025, 0.025)
    ]


def leaper() -> Drawn:
    """Mid-leap: the back arched, one knee drawn up, arms become wings, and feathers leave."""
    torso = curve(places(
        ".035 -.775, .070 -.790, .100 -.775, .130 -.728, .138 -.680, .112 -.612, .066 -.545, "
        ".040 -.470, .015 -.425, -.045 -.410, -.105 -.405, -.140 -.440, -.130 -.490, -.085 -.540, "
        "-.050 -.600, -.030 -.665, -.010 -.730"
    ), 7)  # fmt: skip
    spine = curve(places("-.11 -.46, -.07 -.54, -.03 -.64, .0 -.74"), 8, closed=False)
    ahead = curve(places(".095 -.745, .180 -.775, .255 -.805, .330 -.880, .395 -.960"), 8,
                  closed=False)  # fmt: skip
    behind = curve(places(".010 -.735, -.075 -.790, -.150 -.830, -.225 -.915, -.285 -1.005"), 8,
                   closed=False)  # fmt: skip
    knee_up = [
        *_leg(
            ("-.020 -.466, .060 -.506, .140 -.540, .212 -.560", (0.138, 0.128, 0.096, 0.060)),
            (".208 -.556, .216 -.500, .190 -.430, .160 -.352", (0.058, 0.074, 0.052, 0.027)),
        ),
        curve(places(_STANDING_FOOT), 5),
    ]
    stretched = [
        *_leg(
            ("-.080 -.455, -.150 -.430, -.220 -.395, -.290 -.358", (0.138, 0.128, 0.096, 0.062)),
            ("-.278 -.364, -.336 -.338, -.406 -.318, -.485 -.300", (0.060, 0.076, 0.050, 0.027)),
        ),
        curve(places(_POINTED_FOOT), 5),
    ]
    buttock = curve(
        places(
            "-.150 -.475, -.178 -.450, -.178 -.405, -.140 -.382, -.085 -.392, "
            "-.060 -.440, -.095 -.480"
        ),
        5,
    )
    head = [
        _tapering(".054 -.745, .078 -.795, .100 -.842, .118 -.885", 0.084, 0.054, 0.045, 0.052),
        curve(places(".070 -.868, .062 -.900, .078 -.930, .116 -.942, .154 -.932, .178 -.908, "
                     ".176 -.882, .150 -.858, .112 -.842"), 5),
        curve(places(".160 -.926, .198 -.916, .238 -.886, .268 -.838, .224 -.868, .168 -.874"), 6),
    ]  # fmt: skip
    crest = [(-2.0, 0.20, -0.7), (-2.35, 0.28, -0.6), (-2.7, 0.28, -0.5), (-3.0, 0.22, -0.35)]
    thighs = curve(places("-.06 -.5, -.25 -.42, -.42 -.33"), 6, closed=False)
    return in_pieces(
        _coming_apart([*spine, *thighs]),
        *wing(ahead, 1.70, -1.75, 0.37, 210), [_upper_arm(ahead)],
        dyed(_TIGHTS, *stretched),
        Part((torso,), _BODICE, joint=(-0.10, -0.44, 0.07)),
        Part((buttock,), _TIGHTS, joint=(-0.10, -0.44, 0.10)),
        *_breast(),
        Part(tuple(knee_up[:1]), _TIGHTS, joint=(-0.025, -0.465, 0.085)),
        Part(tuple(knee_up[1:]), _TIGHTS, joint=(0.200, -0.556, 0.090)),
        *_skirt(),
        plumes((0.095, -0.915), crest), head[:1], head[1:],
        *wing(behind, 1.75, 1.75, 0.38, 240), [_upper_arm(behind)],
        _shoulder(),
    )  # fmt: skip


_STANDING_FOOT = (
    ".147 -.362, .146 -.338, .138 -.322, .146 -.308, .162 -.306, .180 -.284, .198 -.256, "
    ".212 -.234, .218 -.240, .206 -.276, .190 -.318, .176 -.352, .170 -.370"
)
_POINTED_FOOT = (
    "-.474 -.316, -.496 -.316, -.514 -.318, -.522 -.306, -.514 -.292, -.534 -.272, -.562 -.250, "
    "-.590 -.226, -.610 -.206, -.600 -.202, -.566 -.222, -.526 -.252, -.494 -.276, -.468 -.290"
)
"""Heel, arch and toes of a foot that has just left the floor, and of one that streams behind."""
_TIGHTS, _BODICE = "#2c2e44", "#34374e"


def _leg(*stretches: tuple[str, tuple[float, ...]]) -> list[Outline]:
    """Thigh, shin and pointed foot, each by its places and widths, round at the knee."""
    found = [_tapering(text, *widths) for text, widths in stretches]
    knee, wide = places(stretches[1][0])[0], stretches[1][1][0]
    return [*found, ellipse(knee, 0.53 * wide, 0.53 * wide, 20)]


def _tapering(text: str, *widths: float) -> Outline:
    """A stretch of a limb, as wide as asked at each of its places."""
    path = curve(places(text), 8, closed=False)
    part = np.linspace(0, len(widths) - 1, len(path))
    return ribbon(path, [float(w) for w in np.interp(part, range(len(widths)), widths)])


def _upper_arm(path: Outline) -> Outline:
    """The arm along the front of a wing: full at the shoulder, thin at the hand."""
    part = np.linspace(0, 1, len(path))
    width = np.interp(part, [0, 0.25, 0.48, 0.62, 1], [0.066, 0.056, 0.036, 0.040, 0.014])
    return ribbon(path, [float(w) for w in width])


def _skirt() -> list[Part]:
    """Feathers over the hips, blown back."""
    random = np.random.default_rng(77)
    found = []
    for number in range(26):
        part = number / 25
        root = (0.062 - 0.190 * part, -0.530 + 0.070 * part + 0.016 * (number % 3))
        angle = 1.75 + 1.20 * part + float(random.normal(0, 0.16))
        long = 0.095 + 0.06 * float(random.random()) + 0.07 * part
        found.append(vane(root, angle, long, 0.15, 0.30, float(random.random()))[0])
    return [Part(tuple(found[start::3])) for start in range(3)]


def _shoulder() -> list[Outline]:
    """Short feathers over the near shoulder, where arm and back are one."""
    random = np.random.default_rng(78)
    found = []
    for number in range(16):
        part = number / 15
        root = (0.062 - 0.105 * part, -0.770 - 0.022 * part + 0.02 * (number % 2))
        angle = 1.5 + 1.0 * part + float(random.normal(0, 0.12))
        found.append(vane(root, angle, 0.085, 0.30, 0.3, float(random.random()))[0])
    return found


def _breast() -> list[Part]:
    """Small feathers from the throat down over the breast, fewer and fewer: half a bodice."""
    random = np.random.default_rng(79)
    found = []
    for number in range(26):
        row = number // 6
        part = (number % 6 + random.uniform(0.2, 0.8)) / 6
        root = (0.125 - 0.105 * part + 0.004 * row, -0.742 - 0.030 * part + 0.036 * row)
        angle = 1.78 + 0.35 * part + float(random.normal(0, 0.12))
        long = 0.070 * random.uniform(0.8, 1.2) * (1 - 0.08 * row)
        found.append(vane(root, angle, long, 0.30, 0.35, float(random.random()))[0])
    return [Part(tuple(found[start::2])) for start in range(2)]


def _coming_apart(spine: Outline) -> list[Outline]:
    """Feathers that leave a back and stream away behind it, the farther the looser."""
    random = np.random.default_rng(12)
    found = []
    for _ in range(95):
        part = random.random() ** 0.8
        x, y = spine[int(part * (len(spine) - 1))]
        away = float(random.exponential(0.10))
        angle = math.pi * (1.0 + 0.07 * random.normal()) + 0.9 * (part - 0.6)
        root = (
            x - away * 1.9 * abs(math.cos(angle)) + random.normal(0, 0.012),
            y + away * 0.9 * math.sin(angle) + random.normal(0, 0.03),
        )
        length = 0.07 + 0.12 * random.random()
        found.append(quill(root, angle, length, 0.15, float(random.normal(0, 0.35))))
    return found
