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
    turned,
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
        "-.60 .06, -.50 -.06, -.37 -.14, -.25 -.195, -.185 -.26, -.165 -.34, -.06 -.52, "
        ".055 -.42, .050 -.32, .085 -.235, .17 -.175, .29 -.125, .40 -.06, .48 .06"
    )
    shoulders = curve(
        places("-.58 .03, -.47 -.07, -.34 -.14, -.21 -.185, -.10 -.175, .02 -.150, .13 -.165, "
               ".25 -.125, .36 -.07, .45 .02"), 8, closed=False,
    )  # fmt: skip
    front = (
        ".10 -1.0, .24 -.965, .345 -.86, .385 -.765, .392 -.70, .362 -.655, .405 -.57, .462 -.478, "
        ".455 -.448, .405 -.432, .392 -.415, .428 -.372, .408 -.345, .330 -.335, .285 -.30, "
        ".300 -.235, .362 -.195, .375 -.165, .345 -.135, .338 -.112, .362 -.062, .340 -.012, "
        ".25 .010, .12 -.035"
    )
    head = _thrown_back(f"{front}, .0 -.06, -.16 -.14, -.27 -.36, -.335 -.62, -.28 -.85, -.12 -.99")
    mask = _thrown_back(f"{front}, .055 -.16, .075 -.45, .015 -.75")
    eye = _thrown_back(".270 -.632, .305 -.655, .345 -.640, .300 -.618")
    crest = [(-1.15, 0.26, -0.9), (-1.62, 0.34, -0.85), (-2.12, 0.40, -0.75), (-2.65, 0.36, -0.55)]
    return in_pieces(
        [curve(bust, 7)],
        [curve(head, 5)],
        plumes((-0.055, -0.725), crest),
        [curve(mask, 5)],
        [curve(eye, 5)],
        *(_mantle(shoulders, row) for row in range(5)),
        folds=0.2,
        waist=0.3,
    )


def _thrown_back(text: str) -> Outline:
    """Places on an upright head, whose chin is at 0 and its crown 1 above, where they are now."""
    upright = [(-0.02 + 0.37 * x, -0.37 + 0.37 * y) for x, y in places(text)]
    return turned([upright], (-0.05, -0.42), -0.33)[0]


def _mantle(shoulders: Outline, row: int) -> list[Outline]:
    """One row of the feathers that lie over shoulders, the lower rows longer."""
    random = np.random.default_rng(90 + row)
    found: list[Outline] = []
    for part in np.linspace(0, 1, 30 + row % 2):
        x, y = shoulders[int(part * (len(shoulders) - 1))]
        angle = math.pi / 2 - 1.3 * x + float(random.normal(0, 0.16))
        length = 0.11 + 0.04 * float(random.random())
        root = (x * (1 + 0.03 * row), y + 0.042 * row - 0.04)
        bend = float(random.normal(0, 0.15))
        found.append(feather(root, angle, length, width=0.17, bend=bend, seed=300 + len(found)))
    return found
