"""Those who perform: the Mirage in profile, from behind, and in the air."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, feather, ribbon, tapered
from game.stage.painters.silhouette import Drawn, mirrored_too, places, plumes, ruff


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
            *plumes((-0.018, -0.962), crest, 24),
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
            31,
        ),
    ]
    for sign in (1, -1):
        path = curve([(sign * x, y) for x, y in arm], 8, closed=False)
        outlines.append(ribbon(path, [float(w) for w in np.linspace(0.062, 0.018, len(path))]))
        for n in range(4):
            tip = (sign * (0.322 + 0.018 * (n - 1.0)), -1.062 + 0.012 * abs(n - 1.4))
            middle = (sign * (0.322 + 0.009 * (n - 1.2)), -1.020)
            outlines.append(tapered([(sign * 0.321, -0.984), middle, tip], 0.014, 0.004))
        for n in range(9):
            part = n / 8
            root = path[int((0.25 + 0.7 * part) * (len(path) - 1))]
            down = math.pi / 2 + sign * 0.25 * (1 - part)
            outlines.append(
                feather(
                    root, down, 0.17 * (1 - 0.5 * part), width=0.2, bend=-sign * 0.25, seed=70 + n
                )
            )
    return Drawn(tuple(outlines), folds=1.0, waist=0.1)


def leaper() -> Drawn:
    """Mid-leap: an arc from toe to fingertip, the back already coming apart in feathers."""
    spine = curve(
        [(-0.34, -0.34), (-0.22, -0.42), (-0.10, -0.51), (0.03, -0.60), (0.12, -0.66)],
        10,
        closed=False,
    )
    part = np.linspace(0, 1, len(spine))
    girth = np.interp(part, [0, 0.25, 0.5, 0.8, 1], [0.05, 0.085, 0.085, 0.125, 0.07])
    ahead = curve([(0.11, -0.64), (0.21, -0.70), (0.31, -0.75), (0.41, -0.755)], 8, closed=False)
    aloft = curve([(0.07, -0.66), (0.05, -0.80), (-0.02, -0.91), (-0.12, -0.98)], 8, closed=False)
    outlines = [
        ribbon(spine, [float(w) for w in girth]),
        tapered([(-0.20, -0.43), (-0.34, -0.33), (-0.47, -0.27), (-0.60, -0.27)], 0.090, 0.012),
        tapered([(-0.14, -0.48), (-0.17, -0.34), (-0.28, -0.21), (-0.42, -0.12)], 0.098, 0.012),
        tapered([(0.10, -0.66), (0.14, -0.70), (0.165, -0.735)], 0.05, 0.04),
        curve(ellipse((0.182, -0.765), 0.040, 0.050, 12), 4),
        curve(
            places(".205 -.795, .24 -.785, .27 -.758, .288 -.722, .256 -.744, .218 -.748 "),
            6,
        ),
        *plumes(
            (0.165, -0.805),
            [(-2.3, 0.20, -0.6), (-2.6, 0.27, -0.5), (-2.9, 0.25, -0.4), (-2.0, 0.14, -0.6)],
            90,
        ),
    ]
    for arm, fall, seed in ((ahead, 1.9, 210), (aloft, 2.3, 240)):
        outlines.append(ribbon(arm, [float(w) for w in np.linspace(0.058, 0.018, len(arm))]))
        outlines.extend(_fingers(arm))
        for index in range(13):
            along = index / 12
            root = arm[int((0.08 + 0.85 * along) * (len(arm) - 1))]
            length = 0.20 - 0.11 * along
            outlines.append(
                feather(root, fall + 0.2 * along, length, width=0.2, bend=0.3, seed=seed + index)
            )
    outlines.extend(_coming_apart(spine))
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
