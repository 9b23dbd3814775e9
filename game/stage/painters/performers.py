"""Those who perform: the Mirage in profile, from behind, and in the air."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, feather, ribbon, tapered
from game.stage.painters.silhouette import (
    Drawn,
    in_pieces,
    mirrored_too,
    places,
    plumes,
    ruff,
    wing,
)


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
    return Drawn(
        (
            curve(cloak, 8),
            curve([(-0.034, -0.80), (-0.03, -0.87), (0.028, -0.87), (0.032, -0.80)], 6),
            curve(hood, 8),
            curve(beak, 6),
            *ruff((0.0, -0.785), 0.21, 34, 0.115, 4),
            *ruff((0.0, -0.808), 0.16, 22, 0.09, 50, spread=1.06),
            *plumes((-0.018, -0.962), crest),
        ),
        folds=1.0,
        sweep=-0.05,
    )


def performer() -> Drawn:
    """The same, from behind, arms raised to the house, the train spread on the boards."""
    side = places(
        ".04 -.822, .086 -.8, .11 -.75, .104 -.66, .094 -.56, .1 -.44, .124 -.31, .166 "
        "-.18, .232 -.08, .33 -.018, .43 .014, .3 .026, .15 .03, 0 .034 "
    )
    arm = [(0.080, -0.770), (0.160, -0.772), (0.236, -0.828), (0.292, -0.912), (0.322, -0.990)]
    outlines = [
        curve(mirrored_too(side), 7),
        curve([(-0.030, -0.80), (-0.028, -0.87), (0.028, -0.87), (0.030, -0.80)], 6),
        curve(ellipse((0.0, -0.915), 0.050, 0.066, 12), 4),
        *ruff((0.0, -0.785), 0.22, 36, 0.115, 14),
        *ruff((0.0, -0.812), 0.17, 24, 0.09, 60, spread=1.06),
        *plumes(
            (0.0, -0.968),
            [
                (-1.57, 0.20, 0.05),
                (-1.25, 0.25, 0.5),
                (-1.90, 0.26, -0.5),
                (-0.98, 0.23, 0.8),
                (-2.18, 0.24, -0.85),
                (-2.45, 0.17, -0.9),
                (-0.70, 0.17, 0.9),
            ],
        ),
    ]
    for sign in (1, -1):
        path = curve([(sign * x, y) for x, y in arm], 8, closed=False)
        outlines.append(ribbon(path, [float(w) for w in np.linspace(0.062, 0.018, len(path))]))
        for n in range(4):
            tip = (sign * (0.322 + 0.018 * (n - 1.0)), -1.062 + 0.012 * abs(n - 1.4))
            middle = (sign * (0.322 + 0.009 * (n - 1.2)), -1.020)
            outlines.append(tapered([(sign * 0.321, -0.984), middle, tip], 0.014, 0.004))
        outlines.extend(wing(path, math.pi / 2 - sign * 0.15, -sign * 0.55, 0.30, 70))
    return Drawn(tuple(outlines), folds=1.0, waist=0.1)


def leaper() -> Drawn:
    """Mid-leap: legs flung wide, arms like wings, the back already coming apart in feathers."""
    ahead = curve(places(".075 -.735, .19 -.79, .31 -.83, .43 -.86"), 8, closed=False)
    behind = curve(places(".035 -.735, -.08 -.79, -.20 -.85, -.33 -.93"), 8, closed=False)
    spine = curve(places("-.06 -.46, -.02 -.55, .02 -.65, .055 -.74"), 8, closed=False)
    girth = np.interp(np.linspace(0, 1, len(spine)), [0, 0.4, 0.75, 1], [0.13, 0.085, 0.125, 0.08])
    outlines = [
        ribbon(spine, [float(w) for w in girth]),
        tapered(places("-.03 -.47, .12 -.46, .30 -.40, .50 -.375, .60 -.39"), 0.112, 0.010),
        tapered(places("-.06 -.46, -.22 -.43, -.40 -.34, -.56 -.26, -.66 -.25"), 0.112, 0.010),
        curve(ellipse((-0.03, -0.475), 0.075, 0.062, 12), 4),
        tapered(places(".055 -.73, .075 -.79, .09 -.83"), 0.05, 0.042),
        curve(ellipse((0.098, -0.868), 0.041, 0.052, 12), 4),
        curve(places(".122 -.898, .158 -.888, .19 -.858, .208 -.82, .174 -.846, .134 -.85"), 6),
        *plumes(
            (0.08, -0.905), [(-2.2, 0.20, -0.6), (-2.5, 0.27, -0.55), (-2.8, 0.26, -0.4),
                             (-3.1, 0.20, -0.3)]
        ),
    ]  # fmt: skip
    for arm, fall, turn, seed in ((ahead, 2.0, -0.25, 210), (behind, 1.75, 0.5, 240)):
        outlines.append(ribbon(arm, [float(w) for w in np.linspace(0.058, 0.018, len(arm))]))
        outlines.extend(_fingers(arm))
        outlines.extend(wing(arm, fall, turn, 0.27, seed))
    outlines.extend(
        _coming_apart([*spine, *curve(places("-.06 -.5, -.25 -.44, -.42 -.36"), 6, closed=False)])
    )
    return Drawn(tuple(outlines))


def _fingers(arm: Outline) -> list[Outline]:
    """Four fingers, spread, at the end of an arm."""
    (x0, y0), (x, y) = arm[-4], arm[-1]
    heading = math.atan2(y - y0, x - x0)
    found = []
    for index in range(4):
        angle = heading + 0.26 * (index - 1.5)
        tip = (x + 0.062 * math.cos(angle), y + 0.062 * math.sin(angle))
        found.append(
            tapered([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2 - 0.004), tip], 0.014, 0.004)
        )
    return found


def _coming_apart(spine: Outline) -> list[Outline]:
    """Feathers that leave a back, the farther the looser."""
    random = np.random.default_rng(12)
    found = []
    for index in range(150):
        part = random.random() ** 0.8
        x, y = spine[int(part * (len(spine) - 1))]
        away = float(random.exponential(0.11))
        angle = math.pi * (1.02 + 0.22 * random.normal()) + 0.5 * (part - 0.5)
        root = (
            x - abs(math.cos(angle)) * away * 1.7 + random.normal(0, 0.02),
            y + math.sin(angle) * away * 0.8 - 0.05 * random.random(),
        )
        length = 0.045 + 0.09 * random.random()
        bend = float(random.normal(0, 0.3))
        found.append(feather(root, angle, length, width=0.2, bend=bend, seed=index))
    return found


def singer() -> Drawn:
    """Head and shoulders from very near, in profile, the head thrown back, the mouth wide open."""
    bust = places(
        "-.52 .02, -.44 -.10, -.30 -.19, -.150 -.235, -.105 -.29, -.092 -.37, -.118 -.44, "
        "-.140 -.53, -.125 -.62, -.070 -.685, .010 -.705, .08 -.69, .05 -.36, .072 -.29, "
        ".13 -.225, .27 -.165, .40 -.09, .47 .02"
    )
    face = places(
        "-.005 -.700, .050 -.712, .098 -.700, .128 -.668, .126 -.640, .136 -.628, .192 -.618, "
        ".200 -.606, .160 -.580, .170 -.562, .166 -.548, .094 -.520, .088 -.505, .128 -.458, "
        ".134 -.444, .114 -.440, .116 -.418, .098 -.392, .050 -.385, .020 -.420, -.004 -.50, "
        "-.012 -.60"
    )
    crest = [
        (-1.75, 0.30, -0.65),
        (-2.05, 0.40, -0.70),
        (-2.40, 0.46, -0.66),
        (-2.72, 0.42, -0.60),
        (-3.02, 0.33, -0.5),
    ]
    return in_pieces(
        [curve(bust, 7)],
        plumes((-0.045, -0.675), crest),
        [curve(face, 5)],
        ruff((-0.03, -0.135), 0.80, 40, 0.155, 14, spread=1.1),
        ruff((-0.02, -0.185), 0.52, 30, 0.125, 60, spread=1.3),
        folds=0.4,
        waist=0.3,
    )
