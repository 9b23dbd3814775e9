"""One who keeps a seat: from behind, the weight on one arm, a pear behind the back."""

from __future__ import annotations

from game.stage.canvas import ASPECT, Canvas
from game.stage.outlines import ellipse, tapered
from game.stage.painters.heads import SIDES, Head
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.sculpted import sculpted
from game.stage.painters.sitting import hand
from game.stage.painters.solids import Ball, Bone, Figure, Form, Part, Sheet, Solid, Stuff
from game.stage.shading import Source, filmic, tint

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
    lit = numbers["lit"]
    lamps = [
        Source(*_SEAT, 0.015, (1.0, 0.76, 0.48), 0.24, 4.2 * lit),
        Source(*_DOOR, -0.16, (0.56, 0.70, 1.0), 0.9, 3.0),
        Source(-0.35, 0.62, 0.34, (1.0, 0.66, 0.38), 0.75, 0.42 * lit),
    ]
    done = sculpted(canvas, figure, lamps, 0.02 * tint("#8a90b0"))
    dark = 0.5 * done.shadow * (1 - done.cover)
    cover = done.cover + dark
    colours = filmic(1.25 * done.colours) * (done.cover / (cover + 1e-4))[..., None]
    return Painting(colours, done.near, cover)


def _keeper() -> list[Form]:
    skin = _SKIN
    pear = Stuff("#8f8a3c", 0.22, 14, nap=0.16, velvet=0)
    return [
        *_back(), *_head(),
        _arm([(0.100, -0.785, -0.01), (0.196, -0.640, 0.0), (0.306, -0.452, 0.03)]),
        hand((0.314, -0.436, 0.03), (1.0, 0.16, 0.1), 1, skin, 1.1),
        _arm([(-0.122, -0.800, -0.01), (-0.196, -0.640, 0.05), (-0.062, -0.560, 0.11)]),
        hand((-0.040, -0.556, 0.125), (1.0, -0.15, 0.1), -1, skin, 0.95),
        Solid([Ball((0.022, -0.580, 0.155), (0.030, 0.032, 0.030)),
               Ball((0.028, -0.620, 0.150), (0.017, 0.026, 0.018))], pear, 0.02),
        Sheet([tapered([(0.029, -0.642), (0.036, -0.660), (0.046, -0.668)], 0.005, 0.003)],
              Stuff("#3a2c18"), 0.01, 0.003),
    ]  # fmt: skip


def _back() -> list[Form]:
    """A long coat that hangs from tired shoulders, a belt across its back, a collar, folds."""
    parts: list[Part] = [
        Ball((0.0, -0.715, 0.0), (0.108, 0.125, 0.070)),
        Ball((-0.012, -0.580, 0.0), (0.090, 0.130, 0.066)),
        Bone((-0.016, -0.500, 0.0), (-0.050, -0.06, 0.0), 0.094, 0.150),
    ]
    for s in SIDES:
        end = (s * 0.110 - 0.006, -0.790 + 0.012 * s, -0.02)
        parts.append(Bone((0.008, -0.842, -0.01), end, 0.036, 0.046))
    hang = [
        tapered([(-0.020 + x, -0.505), (-0.030 + 1.25 * x, -0.34), (-0.048 + 1.7 * x, -0.08)],
                0.008, 0.030)
        for x in (-0.066, -0.034, 0.026, 0.062)
    ] + [
        tapered([(-0.100, -0.760), (-0.050, -0.690), (-0.020, -0.600)], 0.012, 0.003),
        tapered([(0.090, -0.770), (0.052, -0.700), (0.000, -0.620)], 0.016, 0.003),
        tapered([(0.100, -0.700), (0.060, -0.660), (0.010, -0.580)], 0.010, 0.003),
        tapered([(-0.085, -0.555), (-0.050, -0.535), (-0.010, -0.540)], 0.010, 0.003),
    ]  # fmt: skip
    coat = Solid(parts, _COAT, 0.04, folds=hang, deep=0.012, soft=0.006)
    dark = Stuff("#090808", velvet=0)
    seam = tapered(
        [(0.006, -0.820), (-0.008, -0.680), (-0.014, -0.50), (-0.046, -0.06)], 0.003, 0.004
    )
    belt = [(-0.072, -0.520), (-0.014, -0.508), (0.050, -0.514), (0.050, -0.490), (-0.014, -0.484),
            (-0.072, -0.496)]  # fmt: skip
    buttons = [ellipse((x, y), 0.007, 0.007, 12) for x, y in ((-0.060, -0.508), (0.038, -0.502))]
    return [
        coat, Sheet([seam], dark, 0.0, 0.003), Sheet([belt], _COAT, 0.008, 0.004),
        Sheet(buttons, Stuff("#6e5a3c", 0.3), 0.005, 0.003),
    ]  # fmt: skip


def _head() -> list[Form]:
    """Seen from behind and bowed towards the seat: hair that wants cutting, ears, a collar."""
    head = Head((0.024, -0.918, -0.02), 0.054, tilted=0.16, hair="none", dye="#30241c")
    hair = Stuff(head.dye, 0.12, 9, 0, 0.10, strands=0.0012, velvet=0.3)
    nape: list[Part] = [
        head.bone((x, 0.30, 0.30), (0.9 * x, 0.86 + 0.12 * (n % 2), 0.22), 0.30, 0.12)
        for n, x in enumerate((-0.5, -0.2, 0.12, 0.42))
    ]
    skull: list[Part] = [
        head.ball((0, -0.30, 0.16), (0.94, 1.04, 1.06)),
        head.ball((0, 0.18, 0.10), (0.86, 0.62, 0.9)),
    ]  # fmt: skip
    ears: list[Part] = [head.ball((s * 0.92, 0.10, -0.05), (0.13, 0.27, 0.18)) for s in SIDES]
    neck: list[Part] = [Bone(head.point(0, 0.5, -0.1), (0.006, -0.830, -0.01), 0.030, 0.036)]
    collar: list[Part] = [
        Bone((-0.060, -0.838, 0.0), (-0.024, -0.862, 0.030), 0.020, 0.022),
        Bone((-0.024, -0.862, 0.030), (0.040, -0.858, 0.030), 0.022, 0.022),
        Bone((0.040, -0.858, 0.030), (0.068, -0.830, 0.0), 0.022, 0.020),
    ]
    return [
        Solid(neck, _SKIN, 0.01), Solid(ears, _SKIN, 0.004),
        Solid([*skull, *nape], hair, 0.010, soft=0.002), Solid(collar, _COAT, 0.014),
    ]  # fmt: skip


def _arm(joints: list[tuple[float, float, float]]) -> Form:
    """A sleeve over a shoulder, an elbow and a wrist, creased at the bend."""
    shoulder, elbow, wrist = joints
    x, y, _ = elbow
    folds = [
        tapered([(x - 0.034, y - 0.040 + 0.026 * n), (x, y - 0.030 + 0.022 * n),
                 (x + 0.034, y - 0.044 + 0.028 * n)], 0.009, 0.004)
        for n in range(4)
    ]  # fmt: skip
    along = [
        tapered([(a + (b - a) * 0.15, c + (d - c) * 0.15), (a + (b - a) * 0.8, c + (d - c) * 0.8)],
                0.004, 0.012)
        for (a, c, _), (b, d, _) in ((shoulder, elbow),)
    ]  # fmt: skip
    parts: list[Part] = [Bone(shoulder, elbow, 0.046, 0.037), Bone(elbow, wrist, 0.037, 0.025)]
    return Solid(parts, _COAT, 0.020, folds=[*folds, *along], deep=0.009, soft=0.004)


def reader() -> list[Form]:
    """Somebody in a headscarf who reads a timetable: weight on one leg, a finger on a line."""
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
        Solid([head.ball((0, -0.25, 0.1), (0.98, 1.10, 1.0)),
               head.bone((0.1, 0.75, 0.5), (0.25, 1.35, 0.5), 0.34, 0.10)], scarf, 0.014),
        Solid(trunk, coat, 0.03),
        Solid([Bone((0.104, -0.795, 0.0), (0.158, -0.690, 0.0), 0.040, 0.032),
               Bone((0.158, -0.690, 0.0), (0.196, -0.800, 0.0), 0.032, 0.021),
               Bone((0.196, -0.800, 0.0), (0.208, -0.850, 0.0), 0.018, 0.008)], coat, 0.008),
        Solid(bag, scarf, 0.004),
        Solid([Bone((-0.104, -0.785, 0.01), (-0.136, -0.640, 0.02), 0.040, 0.033),
               Bone((-0.136, -0.640, 0.02), (-0.114, -0.495, 0.04), 0.033, 0.021),
               Bone((-0.114, -0.490, 0.04), (-0.113, -0.456, 0.04), 0.018, 0.014)], coat, 0.01),
    ]  # fmt: skip
