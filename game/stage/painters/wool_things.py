"""What stands and hangs in the woven house: the coat on its peg, two places, chairs, a pan."""

from __future__ import annotations

from collections.abc import Sequence

from game.stage.outlines import Outline, Place, curve, ellipse, moved, ribbon, tapered
from game.stage.painters.bodies import Flesh
from game.stage.painters.lamplit import Point, View
from game.stage.painters.modelled import Piece
from game.stage.painters.silhouette import Part, dyed, places, worn
from game.stage.painters.wool import WOOL

_PEG = 0.186, 0.228


def peg_board() -> list[Flesh]:
    """Where the coat hangs, and what has dripped from it."""
    x, _ = _PEG
    board = [[(0.100, 0.196, 0, 0.011), (0.212, 0.224, 0, 0.008)]]
    pegs = [[(a, b, 0.0, 0.008), (a + 0.010, b - 0.006, 0.015, 0.007)] for a, b in
            ((0.130, 0.203), (x - 0.002, 0.216), (0.205, 0.222))]  # fmt: skip
    puddle = [[(0.16, 0.748, 0, 0.007), (0.20, 0.748, 0, 0.007)]]
    return [
        Flesh(board, WOOL["umber"], 0.003),
        Flesh(pegs, WOOL["bark"], 0.003),
        Flesh(puddle, "#4a5a80", 0.006, 0.9),
    ]


def coat() -> list[Part]:
    """By its loop on the peg, wet: the shoulders have sunk, the cloth falls from that one point."""
    loop = [tapered([(-0.008, 0.020), (-0.002, -0.010), (0.008, 0.016)], 0.004, 0.004)]
    back = curve(places(
        "-.006 .008, -.020 .014, -.034 .034, -.042 .070, -.046 .140, -.050 .220, -.062 .290, "
        "-.056 .312, -.034 .304, -.014 .318, .010 .304, .034 .316, .050 .302, .044 .220, "
        ".040 .140, .036 .066, .028 .034, .018 .014, .006 .008"
    ))  # fmt: skip
    far_sleeve = curve(places(
        "-.030 .036, -.044 .060, -.054 .110, -.057 .170, -.054 .222, -.040 .226, -.036 .170, "
        "-.030 .110"
    ))  # fmt: skip
    sleeve = curve(places(
        ".022 .028, .038 .050, .047 .100, .049 .150, .043 .206, .026 .208, .023 .160, .017 .100"
    ))  # fmt: skip
    cuff = [tapered([(0.022, 0.198), (0.035, 0.202), (0.047, 0.196)], 0.014, 0.014)]
    collar = curve(places(
        "-.020 .014, -.010 .002, .006 .002, .020 .016, .016 .046, .003 .030, -.008 .052"
    ))  # fmt: skip
    folds = [
        tapered([(-0.006, 0.050), (-0.016, 0.160), (-0.026, 0.302)], 0.003, 0.016),
        tapered([(0.004, 0.060), (0.004, 0.180), (0.004, 0.304)], 0.003, 0.014),
        tapered([(0.012, 0.070), (0.022, 0.190), (0.032, 0.308)], 0.003, 0.014),
    ]
    cloth = "#46506e"
    return [
        dyed("#20242e", *moved(loop, *_PEG, 1.0)),
        *(
            worn(cloth, *moved(outlines, *_PEG, 1.0))
            for outlines in ([far_sleeve], [back], folds, [collar], [sleeve], cuff)
        ),
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


def laid_for_two(spots: Sequence[Place]) -> list[Piece]:
    """Two places, a saucer upon each bowl; one fork lies a quarter of an inch off."""
    found: list[Piece] = []
    for (x, y), aside in zip(spots, (0.066, 0.073), strict=True):
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
