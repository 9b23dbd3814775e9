"""What stands and hangs in the woven house: the coat on its peg, a table laid for two, chairs."""

from __future__ import annotations

from dataclasses import replace

from game.stage.outlines import Outline, Place, box, curve, ellipse, limb, ribbon
from game.stage.painters.modelled import Piece
from game.stage.painters.silhouette import places
from game.stage.painters.wool import WOOL

FLOOR = 0.775
"""Where the floor meets the wall, in heights."""


def woollen(outlines: list[Outline], name: str, round_: float = 0.012, light: float = 1.0) -> Piece:
    """A form in one of the weavers' dyes."""
    return Piece(outlines, WOOL[name], round_, light, yarn=0.0085)


def coat() -> list[Piece]:
    """On its peg by the door: it drips, and the drops lie under it."""
    x, y = 0.104, 0.240
    board: list[Outline] = [box(-0.05, y - 0.028, 0.212, y - 0.006)]
    pegs = [
        limb([(a, y - 0.016), (a + 0.006, y - 0.010)], 0.012, 0.010)[0] for a in (0.03, x, 0.175)
    ]
    body = places(
        "-.02 .02, .02 .02, .046 .044, .046 .13, .042 .21, .060 .345, .026 .352, -.008 .345, "
        "-.04 .352, -.074 .345, -.054 .21, -.058 .13, -.056 .044"
    )
    sleeves = [
        woollen(limb([(x - 0.006 + s * 0.042, y + 0.056), (x - 0.006 + s * 0.066, y + 0.14),
                    (x - 0.006 + s * 0.066, y + 0.232)], 0.034, 0.028), "slate", 0.013, 0.95)
        for s in (-1, 1)
    ]  # fmt: skip
    loop = [
        ribbon(
            curve([(x - 0.012, y + 0.02), (x, y - 0.016), (x + 0.010, y + 0.02)], 6, closed=False),
            0.004,
        )
    ]
    collar = places("-.036 .030, -.034 .008, -.006 .014, .024 .008, .026 .030, -.005 .062")
    seam = [ribbon([(x - 0.003, y + 0.05), (x - 0.001, y + 0.345)], 0.004)]
    buttons = [ellipse((x + 0.009, y + 0.09 + 0.055 * n), 0.0055, 0.0055, 12) for n in range(4)]
    drops: list[Outline] = [
        ellipse((x + a, b), 0.003, 0.006, 10)
        for a, b in ((-0.03, 0.575), (0.035, 0.635), (0.005, 0.70))
    ]
    puddle: list[Outline] = [ellipse((x, FLOOR + 0.022), 0.085, 0.0105, 30)]
    coat_itself = [
        Piece(loop, WOOL["ash"], 0.002),
        *sleeves,
        woollen([curve([(x + a, y + b) for a, b in body], 6)], "slate", 0.035, 0.85),
        woollen(seam, "night", 0.002, 0.6),
        Piece(buttons, WOOL["gold"], 0.004, 1.0, 0.4),
        woollen([curve([(x + a, y + b) for a, b in collar], 4)], "slate", 0.010, 1.1),
    ]
    return [
        woollen(board, "umber", 0.008, 1.4),
        woollen(pegs, "bark", 0.005, 1.6),
        *(_smaller(piece, (x, y - 0.014), 0.84) for piece in coat_itself),
        Piece(drops, "#aebfdc", 0.003, 1.2, 0.6),
        Piece(puddle, "#5a6a8a", 0.004, 0.8, 0.5),
    ]


def _smaller(piece: Piece, about: Place, by: float) -> Piece:
    """The piece drawn smaller about a place that stays where it is."""
    x, y = about
    outlines = [[(x + by * (a - x), y + by * (b - y)) for a, b in o] for o in piece.outlines]
    return replace(piece, outlines=outlines, round=by * piece.round)


def chair(x: float, facing: int) -> list[Piece]:
    """A kitchen chair seen from the side, drawn up to the table."""
    s = facing
    wood = [
        *limb(
            [(x - s * 0.030, 0.615), (x - s * 0.024, 0.77), (x - s * 0.032, 0.955)], 0.012, 0.011
        ),
        *limb([(x + s * 0.052, 0.785), (x + s * 0.058, 0.955)], 0.011, 0.010),
        *limb([(x - s * 0.026, 0.868), (x + s * 0.055, 0.868)], 0.006, 0.006),
    ]
    seat = curve(
        [
            (x - s * 0.034, 0.775),
            (x + s * 0.062, 0.775),
            (x + s * 0.064, 0.790),
            (x - s * 0.034, 0.792),
        ],
        2,
    )
    rail = limb([(x - s * 0.031, 0.625), (x - s * 0.026, 0.690)], 0.017, 0.013)
    return [
        woollen(wood, "umber", 0.006, 1.7),
        woollen([seat], "madder", 0.007, 1.3),
        woollen(rail, "umber", 0.008, 1.8),
    ]


def table() -> list[Piece]:
    """It stands on the boards under the lamp, longer than it is wide."""
    legs = [
        *limb([(0.145, 0.73), (0.140, 0.975)], 0.020, 0.015),
        *limb([(0.428, 0.73), (0.434, 0.975)], 0.020, 0.015),
    ]
    back = [
        *limb([(0.175, 0.73), (0.176, 0.885)], 0.013, 0.011),
        *limb([(0.398, 0.73), (0.398, 0.885)], 0.013, 0.011),
    ]
    drop: list[Outline] = [box(0.110, 0.728, 0.464, 0.758)]
    top = [[(0.150, 0.676), (0.424, 0.676), (0.470, 0.732), (0.104, 0.732)]]
    return [
        woollen(back, "bark", 0.006, 1.2),
        woollen(legs, "umber", 0.009, 1.5),
        woollen(drop, "umber", 0.008, 1.2),
        Piece(top, "#d2b070", 0.004, 1.55, yarn=0.0085),
    ]


def laid_for_two() -> list[Piece]:
    """Two places, a saucer upon each bowl; one fork lies a quarter of an inch off."""
    found: list[Piece] = []
    for x, fork in ((0.205, 0.255), (0.358, 0.413)):
        bowl = [
            curve(
                [(x - 0.033, 0.676), (x - 0.021, 0.708), (x + 0.021, 0.708), (x + 0.033, 0.676)], 3
            )
        ]
        found += [
            Piece([ellipse((x, 0.707), 0.050, 0.0125, 30)], WOOL["bone"], 0.006, 1.1, 0.3),
            Piece(
                [ribbon([(fork + 0.006, 0.722), (fork, 0.690)], [0.005, 0.003])],
                WOOL["ash"],
                0.002,
                1.4,
            ),
            Piece(bowl, "#3d4a8a", 0.018, 1.2, 0.5),
            Piece([ellipse((x, 0.674), 0.040, 0.0075, 26)], WOOL["bone"], 0.004, 1.2, 0.3),
            Piece([ellipse((x, 0.6695), 0.014, 0.0035, 18)], WOOL["ash"], 0.002, 1.2),
        ]
    return found
