"""Those who wait on the bench: in what they were to go on in, each with something in the hands."""

from __future__ import annotations

from itertools import pairwise

from game.stage.outlines import box, ellipse, feather, tapered
from game.stage.painters.heads import SIDES, Head
from game.stage.painters.sitting import Sitting
from game.stage.painters.solids import Ball, Bone, Form, Part, Point, Sheet, Solid, Stuff

_HALF = 0.067
_HELD: tuple[Point, Point] = ((-0.072, -0.535, 0.20), (0.072, -0.528, 0.21))
"""Where the wrists are of whoever holds something small before the chest."""
_CLASP: tuple[Point, Point] = ((0.75, -0.35, 0.2), (-0.75, -0.35, 0.2))
_LINEN = Stuff("#a89d86", crumple=0.0007, nap=0.08)


def knitter() -> Sitting:
    """Old, in a bonnet and a shawl, bent over what she knits; it has four arms so far."""
    head = Head(
        (0.022, -0.880, 0.06), 0.98 * _HALF, 0.26, 0.40, 0.08, "#ac8468", 0.86, 1.1, 0.94, 0.95,
        hair="bun", dye="#8f8880",
    )  # fmt: skip
    wool: list[Part] = [Bone((-0.03, -0.51, 0.23), (0.03, -0.51, 0.23), 0.05, 0.05)]
    for x, y, aside in ((-0.05, -0.48, -0.06), (0.05, -0.48, 0.07), (-0.03, -0.44, -0.03),
                        (0.03, -0.44, 0.035)):  # fmt: skip
        wool.append(Bone((x, y, 0.27), (x + aside, y + 0.18, 0.33), 0.026, 0.019))
    needles = [tapered([(s * 0.115, -0.49), (-s * 0.085, -0.62)], 0.008, 0.004) for s in SIDES]
    dress = Stuff("#37443e", crumple=0.0007)
    who = Sitting(
        head, dress, dress, 0.90, 1.05, 0.02, 0.1, _HELD, _CLASP, front="plain", legs="skirt",
    )  # fmt: skip
    who.over.extend(
        [
            _bonnet(head), _shawl(who, Stuff("#5c4638", crumple=0.0007, nap=0.12)),
            Solid(wool, Stuff("#7c3c2c", nap=0.2, crumple=0.0007), 0.02),
            Sheet(needles, Stuff("#cdb98c", 0.4), 0.03, 0.003),
        ]
    )  # fmt: skip
    return who


def _bonnet(head: Head) -> Form:
    half = ((0.95, 0.72, 0.15), (1.10, 0.05, 0.28), (0.98, -0.62, 0.42), (0.54, -1.06, 0.54))
    ring = [*((-x, y, z) for x, y, z in half), (0.0, -1.18, 0.58), *half[::-1]]
    parts: list[Part] = [head.bone(a, b, 0.16, 0.16) for a, b in pairwise(ring)]
    return Solid([head.ball((0, -0.42, -0.35), (1.12, 1.10, 1.06)), *parts], _LINEN, 0.01)


def _shawl(who: Sitting, stuff: Stuff, deep: float = -0.55) -> Form:
    """Over both shoulders, crossed on the chest."""
    parts: list[Part] = []
    for s in SIDES:
        parts += [
            Bone(who.at(s * 0.03, -0.785, 0.0), who.at(s * 0.145, -0.66, 0.03), 0.048, 0.058),
            Bone(who.at(s * 0.11, -0.70, 0.05), who.at(-s * 0.01, deep, 0.09), 0.050, 0.034),
        ]
    return Solid(parts, stuff, 0.03)


def king() -> Sitting:
    """A crown of pasteboard, a beard on hooks, a mantle with moth in it; upright."""
    head = Head(
        (-0.004, -0.900, 0.045), _HALF, 0.20, 0.06, -0.04, "#b48864", 1.1, 1.25, 1.08, 0.75,
        hair="long", dye="#5a5148",
    )  # fmt: skip
    beard: list[Part] = [
        head.ball((0, 1.10, 0.62), (0.58, 0.50, 0.40)),
        head.ball((0, 1.62, 0.60), (0.40, 0.56, 0.34)),
        head.bone((-0.34, 0.60, 0.78), (0.34, 0.60, 0.78), 0.10, 0.10),
    ]  # fmt: skip
    cloak: list[Part] = []
    for s in SIDES:
        side = (
            (0.11, -0.76, 0.0),
            (0.195, -0.60, 0.03),
            (0.215, -0.38, 0.10),
            (0.235, -0.03, 0.14),
        )
        for (a, b, c), (d, e, f) in pairwise(side):
            cloak.append(Bone((s * a, b, c), (s * d, e, f), 0.056, 0.066))
    coat = Stuff("#4e2a20", crumple=0.0007)
    who = Sitting(
        head, coat, Stuff("#33181f", crumple=0.0007), 1.12, 1.22, 0.0, -0.08, _HELD, _CLASP,
        front="plain",
    )  # fmt: skip
    tails = [
        ellipse(who.at(x, y)[:2], 0.006, 0.012, 8)
        for x, y in ((-0.11, -0.70), (-0.06, -0.655), (0.10, -0.71), (0.05, -0.65), (-0.14, -0.66))
    ]
    who.over.extend(
        [
            Solid(cloak, Stuff("#40131a", crumple=0.0007, velvet=0.5), 0.03),
            _shawl(who, Stuff("#b3a994", crumple=0.0007, nap=0.12), -0.63),
            Sheet(tails, Stuff("#14110f"), 0.002, 0.003),
            Solid(beard, Stuff("#857a6c", strands=0.003, nap=0.12), 0.012), *_crown(head), *_cup(),
        ]
    )  # fmt: skip
    return who


def _crown(head: Head) -> list[Form]:
    points: list[Point] = [(-0.98, -0.74, 0.4), (-1.14, -1.78, 0.4), (-0.62, -1.30, 0.7),
              (0.0, -2.02, 0.8), (0.60, -1.30, 0.7), (1.12, -1.78, 0.4), (0.98, -0.74, 0.4),
              (0.5, -0.62, 0.8), (0.0, -0.58, 0.9), (-0.5, -0.62, 0.8)]  # fmt: skip
    stones = [
        ellipse(head.point(x, -0.92 + 0.14 * abs(x), 0.8)[:2], 0.009, 0.011, 12)
        for x in (-0.62, 0.0, 0.62)
    ]
    gold = Stuff("#8f6826", 0.9, 9, nap=0.10, velvet=0)
    return [
        Sheet([head.outline(points)], gold, 0.022, 0.012),
        Sheet(stones, Stuff("#7a1420", 1.2, 24), 0.010, 0.006),
    ]


def _cup(y: float = -0.545) -> list[Form]:
    china = Stuff("#c9bda2", 0.3, 20, nap=0.02, velvet=0)
    return [
        Solid([Bone((0, y - 0.032, 0.235), (0, y + 0.004, 0.235), 0.029, 0.021)], china, 0.004),
        Sheet([ellipse((0, y - 0.050), 0.027, 0.010, 18)], Stuff("#3c2412", 0.5), 0.0, 0.004),
    ]


def boy() -> Sitting:
    """Perhaps seventeen, in tights bought for somebody else, bent over a number in his hands."""
    head = Head(
        (0.010, -0.868, 0.09), 0.96 * _HALF, -0.12, 0.48, 0.12, "#b98a66", 0.84, 0.85, 0.95, 0.0,
        hair="curls", dye="#3c2517",
    )  # fmt: skip
    cloth = Stuff("#414a33", crumple=0.0007)
    who = Sitting(
        head, cloth, Stuff("#7c7967", crumple=0.0012), 0.88, 0.92, 0.02, 0.12,
        ((-0.058, -0.480, 0.24), (0.062, -0.475, 0.24)), _CLASP, front="plain", thick=0.9,
    )  # fmt: skip
    points = [
        who.flat(f"{s * 0.002} -.775, {s * 0.075} -.800, {s * 0.090} -.735, {s * 0.035} -.720")
        for s in SIDES
    ]
    card = [(-0.034, -0.575), (0.036, -0.580), (0.038, -0.490), (-0.033, -0.486)]
    who.over.extend(
        [
            Sheet(points, _LINEN, 0.012, 0.006),
            Sheet([card], Stuff("#cbbf9f", nap=0.04), 0.05, 0.002),
            Sheet([box(-0.004, -0.560, 0.010, -0.505)], Stuff("#1c1410"), 0.0, 0.002),
        ]
    )
    return who


def nun() -> Sitting:
    """A habit, and a sandwich with one bite out of it; she looks at the boy over it."""
    head = Head(
        (-0.006, -0.900, 0.045), _HALF, -0.42, 0.12, -0.06, "#ae8468", 0.9, 0.95, 1.1, 0.55,
        hair="none", dye="#2a2018",
    )  # fmt: skip
    half = ((0.62, 1.02, 0.30), (0.92, 0.45, 0.26), (0.98, -0.20, 0.28), (0.78, -0.78, 0.40))
    ring = [*((-x, y, z) for x, y, z in half), (0.0, -1.05, 0.56), *half[::-1]]
    band: list[Part] = [head.bone(a, b, 0.17, 0.17) for a, b in pairwise([*ring, ring[0]])]
    black = Stuff("#17181f", crumple=0.0007, velvet=0.7)
    veil: list[Part] = [head.ball((0, -0.40, -0.32), (1.22, 1.16, 1.06))]
    for s in SIDES:
        veil += [
            head.bone((s * 0.95, -0.50, 0.05), (s * 1.18, 0.60, -0.1), 0.26, 0.30),
            Bone(head.point(s * 1.18, 0.60, -0.1), (s * 0.155, -0.665, 0.02), 0.022, 0.058),
        ]
    who = Sitting(
        head, black, black, 0.98, 1.18, -0.02, 0.06, _HELD, _CLASP, front="plain", legs="skirt",
        thick=1.15,
    )  # fmt: skip
    bib: list[Part] = [Ball(who.at(0, -0.735, 0.045), (0.088, 0.085, 0.055))]
    bread = [(-0.042, -0.600), (0.016, -0.608), (0.026, -0.582), (0.046, -0.578), (0.044, -0.545),
             (-0.042, -0.545)]  # fmt: skip
    who.over.extend(
        [
            Solid(bib, _LINEN, 0.01), Solid(band, _LINEN, 0.012), Solid(veil, black, 0.02),
            Sheet([bread], Stuff("#a87c48", nap=0.15), 0.04, 0.006),
            Sheet([box(-0.043, -0.580, 0.040, -0.571)], Stuff("#7c3c36"), 0.0, 0.002),
        ]
    )  # fmt: skip
    return who


def pierrot() -> Sitting:
    """White from the cone of the hat to the shoes, sunk aside, with black bobbles."""
    head = Head(
        (0.030, -0.872, 0.05), _HALF, 0.30, 0.22, 0.26, "#a88468", 0.9, 0.95, 1.05, 0.4,
        hair="none", dye="#1a1614", paint="#c9c0b0",
    )  # fmt: skip
    silk = Stuff("#9f9888", crumple=0.0007, velvet=0.3)
    who = Sitting(
        head, silk, silk, 1.0, 1.28, 0.06, 0.22, _HELD, _CLASP, front="plain", thick=1.36,
    )  # fmt: skip
    cone = head.bone((0.0, -0.92, -0.12), (0.42, -2.75, -0.2), 0.84, 0.07)
    ruff: list[Part] = [
        Ball(who.at(0.115 * (n / 6 - 1), -0.770 + 0.016 * (n % 2), 0.075 - 0.05 * abs(n / 6 - 1)),
             (0.026, 0.034, 0.030))
        for n in range(13)
    ]  # fmt: skip
    black = Stuff("#17151a", 0.1, velvet=0.6)
    who.over.extend(
        [
            Solid([cone], silk, 0.01), Solid(ruff, _LINEN, 0.010),
            Solid([head.ball((0.08, -1.35, 0.55), (0.22, 0.22, 0.2)),
                   head.ball((0.22, -1.95, 0.32), (0.20, 0.20, 0.2))], black, 0.0),
            Solid([Ball(who.at(0, -0.66, 0.10), (0.02, 0.02, 0.02)),
                   Ball(who.at(0, -0.44, 0.13), (0.02, 0.02, 0.02))], black, 0.0), *_cup(),
        ]
    )  # fmt: skip
    return who


def contralto() -> Sitting:
    """Next since the gas was laid on: a breastplate, two plaits, a helmet with wings."""
    head = Head(
        (-0.034, -0.890, 0.05), 1.03 * _HALF, -0.55, 0.10, -0.16, "#b48a6c", 0.95, 1.0, 1.16, 0.5,
        hair="bob", dye="#8a6428",
    )  # fmt: skip
    gown = Stuff("#4f473d", crumple=0.0007)
    who = Sitting(
        head, gown, gown, 1.12, 1.30, -0.03, -0.1, _HELD, _CLASP, front="plain", legs="skirt",
    )  # fmt: skip
    steel = Stuff("#77746c", 0.9, 9, nap=0.06, velvet=0)
    plate: list[Part] = [
        Ball(who.at(s * 0.058, -0.640, 0.060), (0.070, 0.068, 0.062)) for s in SIDES
    ]
    plate.append(Ball(who.at(0, -0.565, 0.03), (0.110, 0.085, 0.075)))
    plaits: list[Part] = [
        Ball((head.point(s * 0.95, 0.3, 0.2)[0] + 0.006 * (n % 2), -0.850 + 0.040 * n, 0.10),
             (0.022, 0.027, 0.024))
        for s in SIDES
        for n in range(8)
    ]  # fmt: skip
    wings = [
        feather(head.point(s * 0.98, -0.72 + 0.14 * n, 0.1)[:2], -1.57 + s * (0.10 + 0.17 * n),
                0.20 - 0.026 * n, width=0.24, bend=-0.2 * s, seed=31 + n)
        for s in SIDES
        for n in range(4)
    ]  # fmt: skip
    who.over.extend(
        [
            Solid(plate, steel, 0.02),
            Sheet(wings, Stuff("#b3a98f", nap=0.1), 0.012, 0.006),
            Solid([head.ball((0, -0.70, -0.10), (1.06, 0.78, 1.08))], steel, 0.01),
            Solid(plaits, Stuff("#96702f", strands=0.002), 0.004), *_cup(),
        ]
    )  # fmt: skip
    return who


def toga() -> Sitting:
    """An old man in a toga and a wreath, asleep, who once asked whether it was still raining."""
    head = Head(
        (0.016, -0.862, 0.08), _HALF, -0.2, 0.50, 0.22, "#a98064", 1.0, 1.15, 0.96, 1.0,
        asleep=True, hair="thin", dye="#b5b0a6",
    )  # fmt: skip
    cloth = Stuff("#989080", crumple=0.0007, velvet=0.3)
    who = Sitting(
        head, cloth, cloth, 0.96, 1.05, 0.05, 0.16, front="plain", legs="skirt", thick=1.1,
    )  # fmt: skip
    runs: list[Part] = [
        Bone(who.at(-0.10 + 0.02 * n, -0.745 + 0.03 * n, 0.04),
             who.at(0.12, -0.50 + 0.045 * n, 0.08), 0.024, 0.020)
        for n in range(4)
    ]  # fmt: skip
    leaves = [
        feather(head.point(s * (0.15 + 0.24 * n), -0.98 + 0.10 * n * n / 2, 0.6)[:2],
                -1.57 + s * (1.2 - 0.12 * n), 0.045, width=0.34, bend=0.2, seed=60 + n)
        for s in SIDES
        for n in range(4)
    ]  # fmt: skip
    who.over.extend([Solid(runs, cloth, 0.006), Sheet(leaves, Stuff("#4c552a"), 0.008, 0.005)])
    return who
