"""Those who wait on the bench: in what they were to go on in, each with something in the hands."""

from __future__ import annotations

from game.stage.outlines import box, curve, ellipse, feather, limb, ribbon, tapered
from game.stage.painters.modelled import Piece
from game.stage.painters.seated import (
    SIDES,
    Waiting,
    arms,
    cup,
    legs,
    neck,
    ruff,
    skirt,
    trunk,
    whole,
)
from game.stage.painters.silhouette import places

_GOLD = "#a87c34"


def knitter() -> Waiting:
    """Old, in a bonnet and a shawl; what she knits has four arms so far."""
    shawl = whole(".03 -.745, .12 -.72, .20 -.655, .215 -.53, .17 -.455, .08 -.56, 0 -.635")
    arms_knitted = (
        (-0.05, -0.44, -0.075),
        (0.05, -0.44, 0.075),
        (-0.03, -0.4, -0.03),
        (0.03, -0.4, 0.035),
    )
    wool = [
        *limb([(-0.03, -0.47), (0.03, -0.47)], 0.10, 0.10),
        *(
            outline
            for x, y, aside in arms_knitted
            for outline in limb([(x, y), (x + aside, y + 0.17)], 0.046, 0.036)
        ),
    ]
    needles = [tapered([(s * 0.12, -0.46), (-s * 0.085, -0.60)], 0.009, 0.005) for s in SIDES]
    hair = whole(".0 -.955, .045 -.945, .072 -.91, .060 -.90, .03 -.925, 0 -.93")
    bonnet = whole(
        "0 -.985, .06 -.975, .105 -.925, .118 -.84, .10 -.765, .082 -.78, .088 -.85, .070 -.915, "
        ".035 -.945, 0 -.95"
    )
    return Waiting(
        [
            *skirt("#3a4a44"),
            trunk("#3f4c46"),
            *arms("#3f4c46", (0.085, -0.50)),
            Piece([shawl], "#6a5648", 0.03, 1.1),
            Piece(wool, "#8a4a38", 0.022, 1.2, 0, 0.2),
            Piece(needles, "#cdb98c", 0.003, 1.3, 0.3),
            neck(),
        ],
        [Piece([hair], "#a9a29a", 0.012), Piece([bonnet], "#cbbfa6", 0.016, 1.1)],
        skin="#c9a98c",
        turn=0.05,
        aside=0.14,
    )


def king() -> Waiting:
    """A crown of pasteboard, a beard on hooks, a mantle with moth in it."""
    mantle = whole(
        ".04 -.74, .13 -.72, .205 -.65, .235 -.45, .25 -.2, .27 .0, .15 .01, .14 -.35, .09 -.62"
    )
    ermine = whole(".02 -.735, .10 -.735, .165 -.69, .175 -.635, .12 -.61, .05 -.655, 0 -.665")
    beard = whole("0 -.80, .03 -.795, .062 -.83, .082 -.86, .078 -.78, .05 -.70, .02 -.665, 0 -.66")
    crown = [
        (-0.088, -0.925),
        (-0.10, -1.045),
        (-0.052, -0.985),
        (-0.002, -1.065),
        (0.05, -0.985),
        (0.10, -1.045),
        (0.088, -0.925),
    ]
    stones = [ellipse((x, -0.945), 0.011, 0.013, 12) for x in (-0.055, 0.0, 0.055)]
    hair = [
        curve(
            places(
                f"{s * 0.07} -.94, {s * 0.108} -.86, {s * 0.10} -.77, {s * 0.078} -.78, "
                f"{s * 0.082} -.86"
            ),
            4,
        )
        for s in SIDES
    ]
    return Waiting(
        [
            *legs("#5d2430"),
            trunk("#6a3a2a"),
            Piece([mantle], "#7a2228", 0.05, 1.05),
            Piece([ermine], "#cdc3b0", 0.025, 1.05),
            *arms("#6a3a2a"),
            *cup(),
            neck(),
        ],
        [
            Piece(hair, "#6d6258", 0.014),
            Piece([beard], "#857a6c", 0.02, 1.0, 0, 0.2),
            Piece([crown], _GOLD, 0.012, 1.2, 0.5),
            Piece(stones, "#7a1d24", 0.006, 1.2, 0.6),
        ],
        turn=-0.04,
        aside=0.10,
    )


def boy() -> Waiting:
    """Perhaps seventeen, in tights that were bought for somebody else; a number in his hands."""
    collar = Piece([whole(".0 -.70, .06 -.735, .12 -.70, .10 -.66, .03 -.665")], "#b9ae98", 0.012)
    hair = curve(
        places(
            "-.085 -.86, -.095 -.92, -.06 -.975, .0 -.985, .06 -.975, .096 -.92, .086 -.86, "
            ".07 -.905, .02 -.925, -.03 -.90, -.07 -.91"
        ),
        5,
    )
    number = [(-0.035, -0.555), (0.036, -0.56), (0.038, -0.475), (-0.033, -0.47)]
    one = Piece([box(-0.002, -0.542, 0.011, -0.49)], "#2a1c14", 0.002)
    return Waiting(
        [
            *legs("#8d8f7a"),
            trunk("#4d5a3c"),
            collar,
            *arms("#4d5a3c", (0.05, -0.495)),
            Piece([number], "#d8ccb0", 0.003, 1.15),
            one,
            neck("#b5845f"),
        ],
        [Piece([hair], "#4a2f1c", 0.014, 1.1, 0.1, 0.15)],
        skin="#c79a76",
        turn=0.06,
        aside=-0.12,
    )


def nun() -> Waiting:
    """A habit, and a sandwich with one bite out of it."""
    veil = whole(
        "0 -.975, .07 -.965, .11 -.90, .128 -.78, .19 -.66, .20 -.55, .12 -.56, .08 -.72, "
        ".09 -.85, .06 -.93, 0 -.945"
    )
    wimple = whole(
        "0 -.955, .055 -.935, .086 -.86, .080 -.78, .125 -.71, .10 -.60, 0 -.575, 0 -.735, "
        ".045 -.76, .075 -.84, .055 -.905, 0 -.92"
    )
    bread = [
        (-0.045, -0.575),
        (0.02, -0.585),
        (0.03, -0.555),
        (0.05, -0.55),
        (0.045, -0.515),
        (-0.045, -0.515),
    ]
    return Waiting(
        [
            *skirt("#22242c"),
            trunk("#22242c"),
            *arms("#22242c"),
            Piece([bread], "#b98d55", 0.01, 1.1),
            Piece([box(-0.046, -0.549, 0.047, -0.54)], "#a55a52", 0.003),
            neck(),
        ],
        [Piece([wimple], "#cfc7b6", 0.02, 0.95), Piece([veil], "#1c1e26", 0.025, 1.2)],
        turn=-0.05,
        aside=-0.10,
    )


def pierrot() -> Waiting:
    """White from the cone of the hat to the shoes, with black bobbles."""
    blouse = whole(".05 -.72, .13 -.70, .19 -.62, .205 -.48, .215 -.34, .10 -.31, 0 -.31")
    sleeves = [
        curve(
            places(
                f"{s * 0.15} -.68, {s * 0.225} -.60, {s * 0.25} -.46, {s * 0.20} -.40, "
                f"{s * 0.07} -.44, "
                f"{s * 0.06} -.51, {s * 0.15} -.53"
            ),
            5,
        )
        for s in SIDES
    ]
    bobbles = [ellipse((0, y), 0.02, 0.02, 14) for y in (-0.62, -0.40)]
    hat = curve(
        [
            (-0.088, -0.93),
            (-0.05, -1.06),
            (0.005, -1.19),
            (0.045, -1.06),
            (0.088, -0.93),
            (0, -0.955),
        ],
        5,
    )
    tufts = [ellipse((0.0, y), 0.020, 0.020, 14) for y in (-1.0, -1.08)]
    return Waiting(
        [
            *legs("#bfb8a8"),
            Piece([blouse], "#c6bfae", 0.08),
            Piece(sleeves, "#cbc4b3", 0.035, 1.05),
            Piece(bobbles, "#1d1a1c", 0.012, 1.2, 0.2),
            *cup(),
            neck(),
            ruff(-0.725, 0.14),
        ],
        [Piece([hat], "#c6bfae", 0.035, 1.05), Piece(tufts, "#1d1a1c", 0.012, 1.2, 0.2)],
        skin="#e2d8c8",
        turn=0.10,
    )


def contralto() -> Waiting:
    """Next since the gas was laid on: a breastplate, two plaits, a helmet with wings."""
    plate = whole(".03 -.70, .10 -.70, .15 -.63, .16 -.53, .12 -.45, .02 -.43, 0 -.435")
    plaits = [
        ellipse((s * (0.098 + 0.006 * (n % 2)), -0.80 + 0.046 * n), 0.026, 0.031, 14)
        for s in SIDES
        for n in range(8)
    ]
    helmet = whole("0 -.995, .06 -.985, .096 -.93, .100 -.885, .05 -.905, 0 -.91")
    wings = [
        feather(
            (s * 0.092, -0.90 + 0.012 * n),
            -1.57 + s * (0.12 + 0.16 * n),
            0.21 - 0.025 * n,
            width=0.22,
            bend=-0.2 * s,
            seed=31 + n,
        )
        for s in SIDES
        for n in range(4)
    ]
    return Waiting(
        [
            *skirt("#5c5348", wide=0.27),
            trunk("#6a5f52"),
            Piece([plate], "#9c9a94", 0.05, 1.0, 0.5),
            *arms("#6a5f52"),
            *cup(),
            neck(),
        ],
        [
            Piece(wings, "#c9c0aa", 0.014, 1.1),
            Piece([helmet], "#a8a49a", 0.03, 1.0, 0.6),
            Piece(plaits, "#b9883c", 0.014, 1.05, 0.1, 0.2),
        ],
        turn=-0.07,
        aside=-0.08,
    )


def toga() -> Waiting:
    """An old man in a toga and a wreath, who once asked whether it was still raining."""
    cloth = curve(
        places(
            "-.06 -.73, -.14 -.70, -.19 -.60, -.19 -.42, -.22 -.2, -.24 .0, "
            ".24 .0, .21 -.25, "
            ".18 -.42, .12 -.56, .02 -.66, -.02 -.72"
        ),
        6,
    )
    runs = [
        curve([(-0.13, -0.68), (-0.04, -0.50), (0.12 + k, -0.38 + 0.06 * k)], 6, closed=False)
        for k in (0.0, 0.05, 0.1)
    ]
    folds = [ribbon(run, 0.022) for run in runs]
    leaves = [
        feather(
            (s * (0.02 + 0.02 * n), -0.945 + 0.004 * n * n),
            -1.57 + s * (1.2 - 0.1 * n),
            0.05,
            width=0.32,
            bend=0.2,
            seed=60 + n,
        )
        for s in SIDES
        for n in range(4)
    ]
    hair = [ellipse((s * 0.088, -0.86), 0.024, 0.04, 14) for s in SIDES]
    return Waiting(
        [
            *legs("#a5805f"),
            trunk("#a07a5c"),
            Piece([cloth], "#bdb39c", 0.06),
            Piece(folds, "#bdb39c", 0.010, 1.1),
            *arms("#a07a5c"),
            *cup(),
            neck("#b08a68"),
        ],
        [Piece(hair, "#b5b0a6", 0.012), Piece(leaves, "#56602e", 0.006, 1.1)],
        skin="#c3a080",
        turn=0.03,
        aside=0.1,
    )
