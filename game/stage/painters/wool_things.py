"""What stands and hangs in the woven house: the coat on its peg, two places, chairs, a pan."""

from __future__ import annotations

from collections.abc import Sequence

from game.stage.outlines import Outline, Place, curve, ellipse, ribbon
from game.stage.painters.bodies import Flesh, Joint
from game.stage.painters.lamplit import Point, View
from game.stage.painters.modelled import Piece
from game.stage.painters.wool import WOOL

Worn = tuple[tuple[list[list[Joint]], str, float], ...]
"""Chains of joints, their dye, how softly they grow together."""


def coat() -> list[Flesh]:
    """On its peg, wet: it hangs heavy, one sleeve turned in."""
    x, y = 0.186, 0.232
    board = [[(0.100, 0.196, 0, 0.011), (0.212, 0.224, 0, 0.008)]]
    pegs = [[(a, b, 0.0, 0.008), (a + 0.010, b - 0.006, 0.015, 0.007)] for a, b in
            ((0.130, 0.203), (x - 0.002, 0.216), (0.205, 0.222))]  # fmt: skip
    body: list[list[Joint]] = [
        [(x, y - 0.008, 0, 0.012), (x, y + 0.02, 0, 0.022), (x, y + 0.10, 0, 0.046),
         (x + 0.002, y + 0.20, 0, 0.050), (x - 0.002, y + 0.345, 0, 0.062)],
        [(x - 0.036, y + 0.048, 0, 0.020), (x, y + 0.022, 0, 0.020),
         (x + 0.034, y + 0.046, 0, 0.020)],
        [(x - 0.030, y + 0.22, 0.01, 0.020), (x - 0.052, y + 0.375, 0.01, 0.026)],
        [(x + 0.024, y + 0.21, 0.015, 0.020), (x + 0.046, y + 0.375, 0.015, 0.026)],
        [(x - 0.002, y + 0.24, 0.02, 0.016), (x - 0.006, y + 0.385, 0.02, 0.022)],
    ]  # fmt: skip
    sleeves = [
        [(x - 0.042, y + 0.056, 0.0, 0.022), (x - 0.064, y + 0.15, 0.01, 0.023),
         (x - 0.060, y + 0.245, 0.01, 0.019)],
        [(x + 0.040, y + 0.054, 0.01, 0.023), (x + 0.060, y + 0.14, 0.02, 0.023),
         (x + 0.046, y + 0.235, 0.03, 0.020)],
    ]  # fmt: skip
    collar = [
        [(x - 0.024, y + 0.030, 0.02, 0.011), (x, y + 0.012, 0.03, 0.012),
         (x + 0.024, y + 0.030, 0.02, 0.011), (x + 0.008, y + 0.064, 0.03, 0.008)],
    ]  # fmt: skip
    puddle = [[(0.16, 0.748, 0, 0.007), (0.20, 0.748, 0, 0.007)]]
    worn: Worn = ((body, "#46506e", 0.010), (sleeves, "#4c5778", 0.004), (collar, "#4c5778", 0.004))
    return [
        Flesh(board, WOOL["umber"], 0.003),
        Flesh(pegs, WOOL["bark"], 0.003),
        Flesh(puddle, "#4a5a80", 0.006, 0.9),
        *(Flesh(_smaller(chains, (x, y), 0.84), dye, soft, rim=0.4) for chains, dye, soft in worn),
    ]


def _smaller(chains: list[list[Joint]], about: Place, by: float) -> list[list[Joint]]:
    """Chains drawn smaller about a place that stays where it is."""
    x, y = about
    return [
        [(x + by * (a - x), y + by * (b - y), by * z, by * r) for a, b, z, r in c] for c in chains
    ]


def chair(view: View, x: float, ahead: float, side: int, floor: float) -> list[Flesh]:
    """A kitchen chair with a back of two rails: seen from its `side` (1), or facing us (0)."""

    def at(across: float, down: float, deep: float) -> Point:
        turned = (across, deep) if not side else (deep, across)
        return x + turned[0], down, ahead + turned[1]

    wide, seat, top = 0.42, 0.74, 0.02
    posts = [
        [view.joint(at(a, floor, 0), 0.030), view.joint(at(a, seat, 0), 0.032),
         view.joint(at(a, top, -0.05), 0.028)]
        for a in (0.0, wide)
    ]  # fmt: skip
    front = [
        [view.joint(at(a, floor, 0.40), 0.028), view.joint(at(a, seat, 0.40), 0.030)]
        for a in (0.0, wide)
    ]
    rails = [
        [view.joint(at(0.0, b, -0.03), r), view.joint(at(wide / 2, b - 0.03, -0.05), r),
         view.joint(at(wide, b, -0.03), r)]
        for b, r in ((0.10, 0.050), (0.36, 0.032))
    ]  # fmt: skip
    cushion = [
        [view.joint(at(0.06, seat, a), 0.045), view.joint(at(wide - 0.06, seat, a), 0.045)]
        for a in (0.06, 0.20, 0.34)
    ]
    return [
        Flesh(front, "#5a3820", 0.003),
        Flesh(cushion, WOOL["madder"], 0.008),
        Flesh(posts, "#6e4626", 0.003, rim=0.35),
        Flesh(rails, "#7a4e2a", 0.003, rim=0.35),
    ]


def pan(x: float, y: float) -> list[Piece]:
    """On the stove; it steams."""
    sides = curve(
        [
            (x - 0.034, y - 0.030),
            (x - 0.031, y),
            (x, y + 0.004),
            (x + 0.031, y),
            (x + 0.034, y - 0.030),
        ],
        3,
    )
    return [
        Piece([ribbon([(x + 0.030, y - 0.022), (x + 0.078, y - 0.034)], 0.007)], WOOL["bark"],
              0.003, 1.6),
        Piece([sides], "#4a5470", 0.014, 1.3, yarn=0.0085),
        Piece([ellipse((x, y - 0.030), 0.034, 0.0065, 26)], "#1a1410", 0.003),
    ]  # fmt: skip


def laid_for_two(places: Sequence[Place]) -> list[Piece]:
    """Two places, a saucer upon each bowl; one fork lies a quarter of an inch off."""
    found: list[Piece] = []
    for (x, y), aside in zip(places, (0.066, 0.073), strict=True):
        bowl = [(x - 0.043, y - 0.044), (x - 0.030, y - 0.008), (x, y), (x + 0.030, y - 0.008),
                (x + 0.043, y - 0.044)]  # fmt: skip
        fork: Outline = ribbon(
            [(x + aside + 0.010, y + 0.014), (x + aside, y - 0.016)], [0.005, 0.003]
        )
        found += [
            Piece([ellipse((x, y), 0.060, 0.0185, 34)], WOOL["bone"], 0.006, 1.9, 0.3),
            Piece([fork], WOOL["bone"], 0.002, 2.4),
            Piece([curve(bowl, 4)], "#3d4a8a", 0.026, 1.5, 0.7),
            Piece([ellipse((x, y - 0.045), 0.050, 0.0135, 30)], WOOL["bone"], 0.005, 1.8, 0.3),
            Piece([ellipse((x, y - 0.048), 0.019, 0.0050, 20)], WOOL["ash"], 0.002, 1.8),
        ]
    return found
