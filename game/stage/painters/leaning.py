"""One who keeps a seat: from behind, the weight on one arm, a pear behind the back."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.outlines import ellipse, tapered
from game.stage.painters.heads import SIDES, Head
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.sculpted import sculpted
from game.stage.painters.sitting import hand
from game.stage.painters.solids import Ball, Bone, Figure, Form, Part, Point, Sheet, Solid, Stuff
from game.stage.shading import Source, bump, filmic, tint

_COAT = Stuff("#37302f", 0.02, 8, crumple=0.002, velvet=0.5)
_SKIN = Stuff("#a9795a", 0.06, 12, 1.0, velvet=0)
_DOOR, _SEAT = (0.338, 0.26), (0.655, 0.64)
"""Where a cold door stands open behind, and where the light is on the seat, in heights."""


def paint_keeper(canvas: Canvas, numbers: Numbers) -> Painting:
    """Leaning on a seat, so that it stays down, between the cold of a door and the seat's light.

    `lit` is how bright the light is that falls on the seat.
    """
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    figure = Figure(_keeper(), x, y, size, left=-0.36, right=0.5, top=-1.06, foot=0.0)
    lamps = [
        Source(*_SEAT, -0.03, (1.0, 0.76, 0.48), 0.26, 5.0 * numbers["lit"]),
        Source(*_DOOR, -0.24, (0.56, 0.70, 1.0), 0.9, 8.0),
    ]
    done = sculpted(canvas, figure, lamps, 0.014 * tint("#8a90b0"))
    near = done.near
    across, down = (near.x - x) / size - 0.268, (near.y - y) / size + 0.402
    under = bump(across, 0.0, 0.045) * bump(down, 0.0, 0.016)
    dark = np.maximum(0.5 * done.shadow, 0.75 * under) * (1 - done.cover)
    cover = done.cover + dark
    colours = filmic(1.25 * done.colours) * (done.cover / (cover + 1e-4))[..., None]
    return Painting(colours, done.near, cover)


def _keeper() -> list[Form]:
    skin, pear = _SKIN, Stuff("#6f6c34", 0.10, 12, nap=0.10, velvet=0)
    return [
        *_back(), *_head(),
        _sleeve((0.212, -0.600, 0.0), (0.232, -0.462, 0.03)),
        *_flat_hand(),
        _sleeve((-0.176, -0.606, 0.04), (-0.052, -0.545, 0.10)),
        Solid([Ball((0.028, -0.566, 0.110), (0.027, 0.030, 0.028)),
               Ball((0.042, -0.600, 0.110), (0.015, 0.022, 0.016))], pear, 0.02),
        Sheet([tapered([(0.047, -0.618), (0.056, -0.634)], 0.004, 0.003)],
              Stuff("#3a2c18"), 0.01, 0.003),
        hand((-0.036, -0.545, 0.120), (1.0, -0.05, 0.25), -1, skin, 0.95),
    ]  # fmt: skip


def _flat_hand() -> list[Form]:
    """Palm down on the seat: the back of a hand that takes weight, fingers spread a little."""
    parts: list[Part] = [
        Bone((0.234, -0.455, 0.03), (0.250, -0.428, 0.04), 0.019, 0.018),
        Bone((0.238, -0.440, 0.03), (0.262, -0.428, 0.04), 0.016, 0.014),
    ]
    for x, y, long in ((0.262, -0.434, 0.040), (0.264, -0.424, 0.046), (0.258, -0.415, 0.042),
                       (0.250, -0.410, 0.030)):  # fmt: skip
        bend = (x + 0.55 * long, y + 0.004, 0.045)
        parts += [Bone((x, y, 0.04), bend, 0.0082, 0.0074),
                  Bone(bend, (x + long, y + 0.014, 0.03), 0.0074, 0.0060)]  # fmt: skip
    parts.append(Bone((0.236, -0.432, 0.04), (0.232, -0.404, 0.045), 0.010, 0.007))
    return [Solid(parts, _SKIN, 0.004, soft=0.002)]


def _back() -> list[Form]:
    """A long coat, leant to the right, with its sleeves down to the elbows in one cloth."""
    parts: list[Part] = [
        Ball((0.022, -0.712, 0.0), (0.104, 0.120, 0.060)),
        Ball((0.000, -0.580, 0.0), (0.088, 0.130, 0.058)),
        Bone((-0.012, -0.500, 0.0), (-0.050, -0.06, 0.0), 0.092, 0.150),
        Bone((0.036, -0.842, -0.01), (0.134, -0.748, -0.02), 0.036, 0.046),
        Bone((0.036, -0.842, -0.01), (-0.086, -0.806, -0.02), 0.036, 0.046),
        Bone((0.134, -0.748, -0.02), (0.212, -0.600, 0.0), 0.046, 0.034),
        Bone((-0.086, -0.806, -0.02), (-0.176, -0.606, 0.02), 0.046, 0.034),
    ]
    hang = [
        tapered([(-0.020 + x, -0.505), (-0.030 + 1.25 * x, -0.34), (-0.048 + 1.7 * x, -0.08)],
                0.008, 0.030)
        for x in (-0.066, -0.034, 0.026, 0.062)
    ] + [
        tapered([(-0.094, -0.700), (-0.050, -0.672), (0.000, -0.620)], 0.012, 0.003),
        tapered([(0.126, -0.660), (0.080, -0.640), (0.020, -0.560)], 0.016, 0.003),
        tapered([(0.118, -0.630), (0.070, -0.590), (0.010, -0.530)], 0.010, 0.003),
    ]  # fmt: skip
    coat = Solid(parts, _COAT, 0.03, folds=hang, deep=0.010, soft=0.006)
    dark = Stuff("#090808", velvet=0)
    seam = tapered(
        [(0.036, -0.820), (0.014, -0.680), (-0.008, -0.50), (-0.046, -0.06)], 0.003, 0.004
    )
    belt = [(-0.072, -0.520), (-0.014, -0.508), (0.050, -0.514), (0.050, -0.490), (-0.014, -0.484),
            (-0.072, -0.496)]  # fmt: skip
    buttons = [ellipse((x, y), 0.007, 0.007, 12) for x, y in ((-0.060, -0.508), (0.038, -0.502))]
    return [
        coat, Sheet([seam], dark, 0.0, 0.003), Sheet([belt], _COAT, 0.008, 0.004),
        Sheet(buttons, Stuff("#6e5a3c", 0.3), 0.005, 0.003),
    ]  # fmt: skip


def _head() -> list[Form]:
    """Bowed towards the seat, so that only brow, cheek and nose show against the light."""
    head = Head((0.072, -0.912, -0.02), 0.054, tilted=0.30, hair="none", dye="#17110d")
    hair = Stuff(head.dye, 0.0, 9, 0, 0.05, strands=0.0008, velvet=0.3)
    skull: list[Part] = [
        head.ball((-0.06, -0.30, 0.16), (0.90, 1.02, 1.06)),
        head.ball((-0.16, 0.22, 0.14), (0.72, 0.62, 0.8)),
        head.bone((-0.30, 0.50, 0.30), (-0.34, 0.86, 0.26), 0.34, 0.20),
        head.bone((0.04, 0.50, 0.30), (-0.06, 0.80, 0.26), 0.32, 0.18),
        head.bone((0.30, -1.02, 0.1), (0.62, -0.86, 0.0), 0.24, 0.12),
        head.bone((0.42, -0.60, 0.2), (0.78, -0.34, 0.0), 0.22, 0.08),
        head.bone((-0.55, -0.95, 0.1), (-0.80, -0.72, 0.0), 0.22, 0.10),
        head.bone((-0.75, 0.05, 0.2), (-0.86, 0.40, 0.1), 0.20, 0.08),
    ]  # fmt: skip
    face: list[Part] = [
        head.ball((0.36, 0.20, -0.20), (0.58, 0.88, 0.7)),
        head.ball((0.66, -0.20, -0.2), (0.28, 0.36, 0.3)),
        head.bone((0.92, -0.02, -0.2), (1.10, 0.34, -0.2), 0.09, 0.12),
        head.ball((0.66, 0.84, -0.2), (0.26, 0.24, 0.3)),
    ]
    ear = Solid([head.ball((0.40, 0.10, 0.62), (0.13, 0.26, 0.12))], _SKIN, 0.004)
    neck = [Bone(head.point(-0.1, 0.5, -0.1), (0.034, -0.826, -0.01), 0.034, 0.042)]
    collar: list[Part] = [
        Bone((-0.030, -0.842, 0.0), (0.010, -0.866, 0.030), 0.018, 0.020),
        Bone((0.010, -0.866, 0.030), (0.072, -0.846, 0.030), 0.020, 0.020),
        Bone((0.072, -0.846, 0.030), (0.098, -0.806, 0.0), 0.020, 0.018),
    ]
    return [
        Solid([*neck], _SKIN, 0.01), Solid(face, _SKIN, 0.012),
        Solid(skull, hair, 0.016, soft=0.002), ear, Solid(collar, _COAT, 0.014),
    ]  # fmt: skip


def _sleeve(elbow: Point, wrist: Point) -> Form:
    """From an elbow to a wrist, creased where it bends."""
    x, y, _ = elbow
    a, b, _ = wrist
    folds = [
        tapered([(x - 0.030, y - 0.014 + down), (x + 0.01, y + down), (x + 0.032, y + 0.4 * down)],
                0.008, 0.003)
        for down in (-0.006, 0.030)
    ]  # fmt: skip
    cuff = tapered([(a - 0.026, b - 0.010), (a + 0.026, b - 0.016)], 0.004, 0.004)
    return Solid([Bone(elbow, wrist, 0.034, 0.024)], _COAT, 0.02, folds=[*folds, cuff],
                 deep=0.007, soft=0.004)  # fmt: skip


def reader() -> list[Form]:
    """Somebody in a hat who reads a timetable: weight on one leg, a finger on a line."""
    head = Head((0.018, -0.912, -0.01), 0.051, tilted=0.16, hair="none")
    scarf, coat = Stuff("#4a3f3a", nap=0), Stuff("#3a3c48", nap=0, velvet=0.4)
    trunk: list[Part] = [
        Ball((0.0, -0.715, 0.0), (0.096, 0.115, 0.060)),
        Ball((0.004, -0.595, 0.0), (0.080, 0.110, 0.055)),
        Bone((0.006, -0.500, 0.0), (-0.004, -0.320, 0.0), 0.088, 0.110),
        Bone((-0.082, -0.245, 0.0), (0.074, -0.245, 0.0), 0.040, 0.040),
    ]
    for s in SIDES:
        end = (s * 0.100, -0.790 - 0.010 * s, -0.01)
        trunk.append(Bone((0.004, -0.842, 0.0), end, 0.034, 0.043))
    legs: list[Part] = [
        Bone((0.036, -0.26, 0.0), (0.040, -0.04, 0.0), 0.036, 0.021),
        Bone((-0.040, -0.26, 0.0), (-0.062, -0.16, 0.02), 0.035, 0.030),
        Bone((-0.062, -0.16, 0.02), (-0.058, -0.045, -0.01), 0.030, 0.020),
    ]
    shoes: list[Part] = [
        Bone((0.040, -0.022, 0.0), (0.052, -0.014, 0.03), 0.022, 0.018),
        Bone((-0.058, -0.024, 0.0), (-0.078, -0.014, 0.03), 0.021, 0.017),
    ]
    bag: list[Part] = [
        Bone((-0.150, -0.352, 0.03), (-0.078, -0.350, 0.03), 0.040, 0.040),
        Bone((-0.154, -0.376, 0.03), (-0.116, -0.462, 0.04), 0.005, 0.005),
        Bone((-0.074, -0.376, 0.03), (-0.112, -0.462, 0.04), 0.005, 0.005),
    ]
    return [
        Solid(shoes, scarf, 0.004), Solid(legs, scarf, 0.006),
        Solid([Bone(head.point(0, 0.4, 0), (0.004, -0.83, 0), 0.030, 0.036)], scarf, 0.01),
        Solid([head.ball((0, -0.15, 0.1), (0.86, 1.10, 1.0)),
               head.ball((0, -0.62, 0.1), (1.02, 0.72, 1.1))], scarf, 0.010),
        Solid([head.bone((-1.12, -0.16, 0.3), (1.20, -0.36, 0.3), 0.13, 0.13)], scarf, 0.004),
        Solid(trunk, coat, 0.03),
        Solid([Bone((0.104, -0.795, 0.0), (0.158, -0.690, 0.0), 0.040, 0.032),
               Bone((0.158, -0.690, 0.0), (0.196, -0.800, 0.0), 0.032, 0.021),
               Bone((0.196, -0.800, 0.0), (0.208, -0.850, 0.0), 0.018, 0.008)], coat, 0.008),
        Solid(bag, scarf, 0.004),
        Solid([Bone((-0.104, -0.785, 0.01), (-0.136, -0.640, 0.02), 0.040, 0.033),
               Bone((-0.136, -0.640, 0.02), (-0.114, -0.495, 0.04), 0.033, 0.021),
               Bone((-0.114, -0.490, 0.04), (-0.113, -0.456, 0.04), 0.018, 0.014)], coat, 0.01),
    ]  # fmt: skip
