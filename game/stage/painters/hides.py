"""What hangs between the costumes and once was somebody: a bear, half a horse."""

from __future__ import annotations

import numpy as np

from game.stage.outlines import curve, ellipse, ribbon, tapered
from game.stage.painters.garments import SIDES, Garment, creased, hook, sleeves, whole
from game.stage.painters.silhouette import places


def bear() -> Garment:
    """A bear with its head on, slack, arms hanging: its seams show, and it has been slept in."""
    head = [
        *whole("0 -.135, .05 -.130, .095 -.095, .116 -.03, .112 .04, .075 .10, .03 .125, 0 .125"),
        *(ellipse((s * 0.092, -0.112), 0.036, 0.036, 16) for s in SIDES),
    ]
    eyes = tuple(ellipse((s * 0.042, -0.030), 0.0075, 0.0085, 12) for s in SIDES)
    muzzle = curve(places("-.052 .035, -.034 .005, 0 -.006, .034 .005, .052 .035, .038 .078, "
                          "0 .092, -.038 .078"), 4)  # fmt: skip
    nose = curve(places("-.020 .014, 0 .006, .020 .014, .012 .030, 0 .036, -.012 .030"), 4)
    inside = [ellipse((s * 0.092, -0.110), 0.018, 0.020, 12) for s in SIDES]
    mouth = ribbon(curve(places("-.026 .062, -.010 .068, 0 .056, .010 .068, .026 .062"), 5,
                         closed=False), 0.005)  # fmt: skip
    seam = ribbon(places("0 .13, .006 .30, .002 .48, .008 .66"), 0.005)
    body = (
        ".05 .10, .125 .115, .172 .18, .178 .30, .192 .46, .186 .60, .150 .69, .06 .71, 0 .685, "
        "-.05 .71, -.13 .70, -.182 .62, -.196 .48, -.176 .32, -.168 .19, -.120 .115, -.05 .10"
    )
    return Garment(
        (
            [curve(places(body), 5)],
            sleeves(".100 .62, .118 .74, .104 .86, .122 .97", 0.14, 0.135, 0.11, 0.12),
            [curve([(s * x, y) for x, y in places(
                ".055 .955, .11 .94, .185 .955, .205 .990, .18 1.01, .08 1.008, .052 .985")], 4)
             for s in SIDES],
            sleeves(".145 .155, .205 .26, .208 .38, .190 .50, .196 .565", .12, .115, .10, .105,
                .085),
            [*head],
            [muzzle],
            [hook()],
        ),
        "#6a4628",
        metal=eyes,
        dark=(nose, mouth, seam, *inside),
        creases=(
            *creased(0.9, 0.05, ".13 .14, .12 .24, .06 .32", "-.13 .14, -.11 .26, -.05 .34",
                      ".17 .42, .10 .47, .02 .46", "-.17 .44, -.10 .50, -.03 .49",
                      ".18 .56, .10 .62, .03 .60", "-.18 .58, -.10 .65, -.04 .63"),
            *creased(1.1, 0.036, ".235 .36, .205 .385, .175 .38", "-.24 .37, -.21 .39, -.18 .38",
                      ".16 .80, .115 .83, .07 .82", "-.16 .82, -.11 .85, -.07 .84",
                      ".15 .87, .11 .89, .07 .90", "0 -.12, 0 -.07, 0 -.02"),
            *creased(-1.4, 0.034, ".066 -.048, .040 -.030, .018 -.022",
                      "-.066 -.048, -.040 -.030, -.018 -.022"),
        ),
        fur=1.0,
    )  # fmt: skip


def half_a_horse() -> Garment:
    """The hind half: a rump on braces, a tail, two legs with hocks and hooves, all slack."""
    rump = places(
        "-.19 .19, -.14 .125, -.03 .105, .08 .11, .165 .15, .215 .24, .208 .34, .165 .44, .06 .45, "
        "-.04 .46, -.13 .47, -.195 .38, -.205 .28"
    )
    legs = [
        ribbon(curve([(s * 0.12, 0.40), (s * 0.135, 0.52), (s * 0.10 + 0.015, 0.62),
                      (s * 0.13 - 0.035, 0.735), (s * 0.125 + 0.012, 0.83), (s * 0.12, 0.935)], 6,
                     closed=False),
               [float(w) for w in np.interp(np.linspace(0, 5, 31), range(6),
                                            [0.16, 0.135, 0.085, 0.075, 0.048, 0.066])])
        for s in SIDES
    ]  # fmt: skip
    hooves = [
        [(s * 0.12 + a, b) for a, b in places("-.032 .925, .030 .925, .046 .985, -.046 .985")]
        for s in SIDES
    ]
    tail = [
        tapered(
            [(-0.185, 0.20), (-0.255 - 0.006 * n, 0.25), (-0.275 - 0.010 * n, 0.45 + 0.01 * n),
             (-0.245 - 0.022 * n, 0.66 + 0.02 * (n % 3))], 0.016, 0.004,
        )
        for n in range(-4, 5)
    ]  # fmt: skip
    braces = [ribbon([(s * 0.10, 0.13), (s * 0.03, 0.0)], 0.014) for s in SIDES]
    return Garment(
        (tail, legs, hooves, [curve(rump, 6)], [*braces, hook()]),
        "#7a6850",
        dark=(ribbon(places("0 .11, -.006 .25, .004 .455"), 0.006),),
        creases=tuple(creased(0.5, 0.040, ".17 .20, .15 .32, .10 .43",
            "-.16 .22, -.14 .34, -.10 .45",
            ".06 .13, .07 .26, .03 .40", "-.06 .13, -.08 .28, -.05 .42",
                ".17 .47, .13 .52, .08 .50",
            "-.18 .49, -.13 .54, -.08 .52", ".13 .44, .13 .55, .11 .62",
                "-.13 .44, -.13 .55, -.10 .62")),
        fur=0.3,
    )  # fmt: skip
