"""Those who perform: the Mirage in profile, from behind, and in the air."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import Outline, curve, ellipse, quill, ribbon, tapered
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
    head = places(
        "-.030 -.80, -.036 -.86, -.056 -.90, -.058 -.95, -.030 -.985, .012 -.99, .048 -.965, "
        ".054 -.91, .036 -.865, .032 -.80"
    )
    crest = [(-1.50, 0.30, -0.25), (-1.80, 0.38, -0.55), (-1.22, 0.30, 0.55), (-2.12, 0.38, -0.7),
             (-0.98, 0.25, 0.8), (-2.42, 0.30, -0.75)]  # fmt: skip
    left = curve(places("-.080 -.772, -.150 -.800, -.208 -.872, -.240 -.965, -.252 -1.055"), 8,
                 closed=False)  # fmt: skip
    right = curve(places(".080 -.772, .165 -.778, .255 -.818, .335 -.885, .400 -.965"), 8,
                  closed=False)  # fmt: skip
    arms = [_arm(left), _arm(right)]
    wings = [wing(left, 1.65, 1.55, 0.32, 70), wing(right, 1.50, -1.45, 0.32, 71)]
    return in_pieces(
        [curve(mirrored_too(side), 7)],
        *_parted(wings[0]), *_parted(wings[1]), *arms,
        ruff((0.0, -0.785), 0.22, 30, 0.115, 14),
        [curve(head, 6)], plumes((0.0, -0.968), crest), _collar(),
        folds=1.0, waist=0.1,
    )  # fmt: skip


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


def _parted(feathers: list[Outline]) -> list[list[Outline]]:
    """Every third feather together, so that each catches light beside its neighbours."""
    return [feathers[first::3] for first in range(3)]


def _collar() -> list[Outline]:
    """Feathers that stand up behind the neck."""
    return [
        quill(
            (x, -0.80 + 0.25 * abs(x)), -math.pi / 2 + 5.5 * x, 0.115 - 0.25 * abs(x), 0.30, 1.5 * x
        )
        for x in (-0.10, 0.10, -0.075, 0.075, -0.05, 0.05, -0.025, 0.025)
    ]


def leaper() -> Drawn:
    """Mid-leap: legs flung wide, arms become wings, the back already coming apart in feathers."""
    ahead = curve(places(".075 -.745, .19 -.815, .32 -.875, .44 -.945"), 8, closed=False)
    behind = curve(places(".030 -.745, -.09 -.815, -.21 -.89, -.33 -.985"), 8, closed=False)
    spine = curve(places("-.05 -.46, -.025 -.53, .02 -.64, .055 -.745"), 8, closed=False)
    girth = np.interp(np.linspace(0, 1, len(spine)), [0, 0.3, 0.75, 1], [0.13, 0.078, 0.125, 0.075])
    body = [
        ribbon(spine, [float(w) for w in girth]),
        curve(ellipse((-0.035, -0.475), 0.078, 0.064, 12), 4),
        tapered(places(".055 -.74, .075 -.79, .095 -.83"), 0.05, 0.040),
    ]
    back_leg = _leg(
        "-.05 -.465, -.17 -.425, -.30 -.365, -.42 -.300, -.53 -.235, -.59 -.200, -.64 -.185"
    )
    front_leg = _leg(
        "-.03 -.465, .12 -.475, .27 -.468, .40 -.430, .53 -.392, .60 -.378, .655 -.385"
    )
    head = [
        curve(ellipse((0.102, -0.866), 0.040, 0.050, 12), 4),
        curve(places(".122 -.898, .160 -.890, .198 -.862, .226 -.815, .184 -.846, .134 -.850"), 6),
    ]
    crest = [(-2.0, 0.20, -0.7), (-2.35, 0.28, -0.6), (-2.7, 0.28, -0.5), (-3.0, 0.22, -0.35)]
    arms = [
        [ribbon(arm, [float(w) for w in np.linspace(0.058, 0.020, len(arm))])]
        for arm in (behind, ahead)
    ]
    thighs = curve(places("-.06 -.5, -.25 -.42, -.42 -.33"), 6, closed=False)
    return in_pieces(
        _coming_apart([*spine, *thighs]),
        [back_leg],
        *_parted(wing(behind, 1.6, 1.85, 0.33, 240)),
        arms[0],
        [*body, front_leg],
        *_parted(wing(ahead, 1.75, -1.75, 0.33, 210)),
        arms[1],
        plumes((0.08, -0.905), crest),
        head,
    )


def _leg(text: str) -> Outline:
    """From the hip over thigh, knee and calf to a pointed foot."""
    path = curve(places(text), 8, closed=False)
    part = np.linspace(0, 1, len(path))
    width = np.interp(
        part, [0, 0.18, 0.42, 0.58, 0.80, 0.90, 1], [0.13, 0.118, 0.070, 0.076, 0.036, 0.040, 0.006]
    )
    return ribbon(path, [float(w) for w in width])


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
