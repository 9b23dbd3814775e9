"""Those who appear: silhouettes in their own units, one tall, feet at 0, up negative."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, Place, curve, ellipse, feather, ribbon, tapered
from game.stage.shading import smoothstep


@dataclass(frozen=True, slots=True)
class Drawn:
    """A silhouette: what it covers, what is cut out, how deep the folds of its cloak are."""

    outlines: tuple[Outline, ...]
    holes: tuple[Outline, ...] = ()
    folds: float = 0.0
    waist: float = 0.1
    sweep: float = 0.0


def cloak_folds(
    canvas: Canvas, drawn: Drawn, x: float, y: float, size: float, *, mirrored: bool
) -> Field:
    """The relief of a hanging cloak: cosines across it that widen towards the hem."""
    part = np.clip((canvas.y - (y - 0.8 * size)) / (0.8 * size), 0, 1)
    aside = (canvas.x - x) / size * (-1 if mirrored else 1)
    half = drawn.waist + 0.13 * part**2.2
    across = (aside - drawn.sweep * part**3) / half
    ridges = 0.5 * np.cos(across * 6 + 1.2 * np.sin(part * 3 + across))
    ridges = ridges + 0.3 * np.cos(across * 11.4 + 2 + part * 2)
    result: Field = (ridges * smoothstep(0.12, 0.45, part) * 3.2).astype(np.float32)
    return result


def _points(text: str) -> list[Place]:
    """Points written as numbers in pairs, for outlines that would fill pages otherwise."""
    pairs = (pair.split() for pair in text.split(","))
    return [(float(x), float(y)) for x, y in pairs]


def _mirror(points: list[Place]) -> Outline:
    """The points, and their mirror images on the way back."""
    return [*points, *((-x, y) for x, y in reversed(points))]


def _ruff(
    middle: Place, width: float, feathers: int, length: float, seed: int, spread: float = 0.8
) -> list[Outline]:
    """Feathers that hang around shoulders."""
    random = np.random.default_rng(seed)
    found = []
    for index in range(feathers):
        part = index / (feathers - 1)
        angle = math.pi * (0.5 + spread * (part - 0.5)) + random.normal(0, 0.09)
        x = middle[0] + width * (0.5 - part)
        y = middle[1] - 0.03 * math.sin(part * math.pi)
        reach = length * (0.75 + 0.5 * random.random() + 0.35 * math.sin(part * math.pi))
        bend = float(random.normal(0, 0.2))
        found.append(feather((x, y), angle, reach, width=0.18, bend=bend, seed=seed + index))
    return found


def _plumes(root: Place, angles: list[tuple[float, float, float]], seed: int) -> list[Outline]:
    """Long feathers on a head: angle, length and bend of each."""
    return [
        feather(root, angle, length, width=0.115, bend=bend, seed=seed + index)
        for index, (angle, length, bend) in enumerate(angles)
    ]


def _owner() -> Drawn:
    """A tall man in a top hat and a long coat, who holds out a mask."""
    coat = _points(
        "-.028 -.772, -.082 -.748, -.118 -.7, -.128 -.61, -.112 -.5, -.118 -.4, -.142 "
        "-.28, -.172 -.16, -.196 -.056, -.14 -.062, -.09 -.05, -.036 -.064, 0 -.052, "
        ".05 -.068, .088 -.06, .076 -.17, .07 -.29, .068 -.4, .078 -.5, .104 -.62, .092 "
        "-.7, .052 -.752, .022 -.772 "
    )
    cape = _points(
        "-.02 -.79, -.072 -.768, -.126 -.712, -.158 -.63, -.17 -.54, -.12 -.52, -.06 "
        "-.53, 0 -.524, .06 -.534, .108 -.56, .112 -.64, .088 -.72, .044 -.768, .016 "
        "-.79 "
    )
    collar = _points(
        "-.052 -.745, -.066 -.815, -.04 -.842, -.022 -.78, .02 -.772, .04 -.802, .052 -.745 "
    )
    hat = _points("-.046 -.9, -.054 -1.01, -.02 -1.022, .026 -1.02, .046 -1.008, .036 -.9 ")
    head = _points(
        "-.034 -.895, -.04 -.855, -.028 -.818, -.022 -.772, .016 -.772, .014 -.8, .03 "
        "-.802, .04 -.816, .038 -.828, .046 -.836, .062 -.846, .044 -.874, .038 -.897 "
    )
    legs = [
        _points("-.08 -.1, -.072 -.03, -.074 .002, -.006 .004, -.014 -.01, -.036 -.02, -.034 -.1 "),
        _points(".004 -.1, .008 -.028, .008 .01, .08 .012, .074 -.004, .046 -.016, .046 -.1 "),
    ]
    arm = curve(
        [(0.050, -0.690), (0.096, -0.628), (0.140, -0.590), (0.184, -0.606), (0.228, -0.636)],
        10,
        closed=False,
    )
    back_arm = curve(
        [(-0.090, -0.690), (-0.150, -0.600), (-0.164, -0.510), (-0.134, -0.436)], 8, closed=False
    )
    fingers = [
        tapered(
            [(0.224, -0.630), (0.256, -0.650 - 0.012 * n), (0.274, -0.676 - 0.016 * n)],
            0.015,
            0.006,
        )
        for n in range(-2, 2)
    ]
    return Drawn(
        (
            curve(coat, 8),
            curve(cape, 8),
            curve(collar, 5),
            curve(hat, 3),
            ribbon(
                [(-0.084, -0.900), (-0.03, -0.893), (0.03, -0.893), (0.080, -0.906)],
                [0.005, 0.014, 0.014, 0.005],
            ),
            curve(head, 6),
            *(curve(leg, 5) for leg in legs),
            ribbon(arm, [float(w) for w in np.linspace(0.092, 0.030, len(arm))]),
            ribbon(back_arm, [float(w) for w in np.linspace(0.066, 0.030, len(back_arm))]),
            tapered([(-0.136, -0.442), (-0.124, -0.424), (-0.112, -0.428)], 0.032, 0.016),
            *fingers,
            ribbon([(-0.128, -0.450), (-0.262, 0.004)], 0.008),
            ellipse((-0.122, -0.468), 0.014, 0.014),
        ),
        folds=0.7,
        waist=0.085,
    )


def _mirage() -> Drawn:
    """The great performer: hood, beak, plumes, a mantle of feathers, a train to the left."""
    cloak = _points(
        "-.07 -.815, -.108 -.755, -.118 -.66, -.112 -.54, -.124 -.4, -.152 -.26, -.205 "
        "-.13, -.285 -.042, -.41 -.002, -.33 .012, -.19 .016, -.05 .012, .08 .015, .16 "
        ".008, .212 -.004, .184 -.09, .152 -.21, .126 -.35, .11 -.48, .104 -.6, .112 "
        "-.69, .098 -.765, .066 -.815 "
    )
    hood = _points(
        "-.052 -.88, -.062 -.928, -.04 -.974, .002 -.986, .038 -.97, .054 -.934, .05 "
        "-.896, .03 -.862, 0 -.85, -.034 -.858 "
    )
    beak = _points(
        ".032 -.95, .066 -.944, .102 -.92, .13 -.882, .144 -.838, .118 -.868, .086 "
        "-.884, .052 -.886, .028 -.88 "
    )
    plumes = [
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
            *_ruff((0.0, -0.785), 0.21, 34, 0.115, 4),
            *_ruff((0.0, -0.808), 0.16, 22, 0.09, 50, spread=1.06),
            *_plumes((-0.018, -0.962), plumes, 24),
        ),
        folds=1.0,
        sweep=-0.05,
    )


def _performer() -> Drawn:
    """The same, from behind, arms raised to the house, the train spread on the boards."""
    side = _points(
        ".04 -.822, .086 -.8, .11 -.75, .104 -.66, .094 -.56, .1 -.44, .124 -.31, .166 "
        "-.18, .232 -.08, .33 -.018, .43 .014, .3 .026, .15 .03, 0 .034 "
    )
    arm = [(0.080, -0.770), (0.160, -0.772), (0.236, -0.828), (0.292, -0.912), (0.322, -0.990)]
    outlines = [
        curve(_mirror(side), 7),
        curve([(-0.030, -0.80), (-0.028, -0.87), (0.028, -0.87), (0.030, -0.80)], 6),
        curve(ellipse((0.0, -0.915), 0.050, 0.066, 12), 4),
        *_ruff((0.0, -0.785), 0.22, 36, 0.115, 14),
        *_ruff((0.0, -0.812), 0.17, 24, 0.09, 60, spread=1.06),
        *_plumes(
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


def _leaper() -> Drawn:
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
            _points(".205 -.795, .24 -.785, .27 -.758, .288 -.722, .256 -.744, .218 -.748 "),
            6,
        ),
        *_plumes(
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


def _sitter() -> Drawn:
    """Somebody who has stayed in a seat: head, collar, shoulders, hands in the lap."""
    body = _points(
        "-.06 -.66, -.2 -.6, -.27 -.5, -.3 -.3, -.31 0, .31 0, .3 -.3, .27 -.5, .2 -.6, .06 -.66 "
    )
    return Drawn(
        (
            curve(body, 6),
            curve(ellipse((0.0, -0.82), 0.115, 0.155, 14), 4),
            curve([(-0.07, -0.60), (-0.06, -0.74), (0.06, -0.74), (0.07, -0.60)], 4),
        )
    )


def _dreamer() -> Drawn:
    """Sitting on the edge of a bed, seen from behind, head bowed over the hands."""
    back = _points(
        "-.05 -.72, -.15 -.7, -.235 -.62, -.262 -.5, -.25 -.34, -.262 -.18, -.3 -.04, "
        "-.3 0, .28 0, .3 -.06, .268 -.2, .25 -.36, .256 -.5, .226 -.62, .148 -.7, .05 "
        "-.72 "
    )
    random = np.random.default_rng(3)
    hair = [
        feather(
            (0.02 + 0.09 * math.cos(a), -0.845 + 0.10 * math.sin(a)),
            a + random.normal(0.5, 0.3),
            0.030,
            width=0.3,
            bend=0.3,
            seed=n,
        )
        for n, a in enumerate(np.linspace(math.pi * 0.95, math.pi * 2.05, 26))
    ]
    return Drawn(
        (
            curve(back, 7),
            curve(ellipse((0.02, -0.835), 0.098, 0.122, 14), 4),
            *hair,
            curve([(-0.06, -0.66), (-0.05, -0.76), (0.08, -0.76), (0.08, -0.66)], 4),
        ),
        folds=0.4,
        waist=0.25,
    )


FIGURES: Mapping[str, Drawn] = MappingProxyType(
    {
        "owner": _owner(),
        "mirage": _mirage(),
        "performer": _performer(),
        "leaper": _leaper(),
        "sitter": _sitter(),
        "dreamer": _dreamer(),
    }
)
