"""What hangs on a theatre's rails: a hussar, a gown, a nun, a harlequin, feathers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, curve, ellipse, feather, mask, ribbon, tapered
from game.stage.painters.silhouette import mirrored_too, places, turned

Creased = Sequence[tuple[Outline, float]]
"""Lines along which cloth stands out, and how far."""

SIDES = (-1, 1)


@dataclass(frozen=True, slots=True)
class Garment:
    """What hangs from a hook: cloth in groups from far to near, metal and pale cloth on it.

    Its hook is at 0, its hem about 1 below. `creases` are lines along which the cloth stands out,
    and how far; `dark` is where one looks into a cuff or a collar. `checked` is how large its
    lozenges are, `spangled` how much its sequins shine, `fur` how shaggy it is.
    """

    cloth: tuple[list[Outline], ...]
    dye: str
    metal: tuple[Outline, ...] = ()
    pale: tuple[Outline, ...] = ()
    dark: tuple[Outline, ...] = ()
    creases: tuple[tuple[Outline, float], ...] = ()
    checked: float = 0.0
    spangled: float = 0.0
    fur: float = 0.0


def hung_relief(near: Canvas, size: float, pieces: list[Field], creases: Creased) -> Field:
    """The height of hanging cloth: a little round at its edges, and folded where it is drawn.

    `size` is how tall it is; `pieces` are its masks, from far to near; `creases` are placed.
    """
    scale = near.unit / 720 * size
    height: Field = near.full()
    for piece in pieces:
        height = height + 4 * blurred(piece, 9 * scale) + 3 * blurred(piece, 2.2 * scale)
    for high in sorted({high for _, high in creases}):
        lines = [outline for outline, as_high in creases if as_high == high]
        height = height + 7 * high * blurred(mask(near, lines), 3.4 * scale)
    return height


def shaggy(near: Canvas, size: float, piece: Field, fur: float) -> Field:
    """A mask whose edge is broken up by tufts of hair that hang downwards and outwards."""
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.2, 414)
    tufts = sampled(tile, near.x / size * 330 + 6 * np.sin(near.y * 60), near.y / size * 60)
    reach = fur * size * near.unit * np.clip(0.3 + tufts, -0.8, 2.2)
    rows, columns = np.indices(piece.shape, np.float32)
    aside = np.sign(near.x - float(np.mean(near.x)))
    result: Field = np.maximum(
        sampled(piece, columns - 0.0035 * aside * reach, rows - 0.012 * reach, wrap=False),
        sampled(piece, columns + 0.003 * aside * reach, rows - 0.004 * reach, wrap=False),
    )
    return result


def along(first: float, last: float, count: int) -> list[float]:
    return [float(value) for value in np.linspace(first, last, count)]


def hook() -> Outline:
    return ribbon([(0.0, 0.04), (0.0, -0.03), (0.02, -0.05), (0.035, -0.03)], 0.010)


def whole(text: str) -> list[Outline]:
    """The right half of a form, and its mirror image."""
    return [curve(mirrored_too(places(text)), 5)]


def sleeves(points: str, *widths: float) -> list[Outline]:
    """An empty sleeve or trouser leg on either side, cut off straight at its end."""
    found = []
    for side in SIDES:
        path = curve([(side * x, y) for x, y in places(points)], 6, closed=False)
        part = np.linspace(0, len(widths) - 1, len(path))
        wide = np.interp(part, range(len(widths)), widths)
        found.append(ribbon(path, [float(w) for w in wide]))
    return found


def creased(high: float, wide: float, *lines: str) -> list[tuple[Outline, float]]:
    """Folds that widen from where the cloth is held."""
    return [(tapered(places(line), 0.35 * wide, wide), high) for line in lines]


def openings(x: float, y: float, across: float, turn: float) -> tuple[Outline, ...]:
    """The dark inside of both sleeves at their ends."""
    return tuple(
        turned([ellipse((side * x, y), across, 0.30 * across, 20)], (side * x, y), side * turn)[0]
        for side in SIDES
    )


def hussar() -> Garment:
    """A jacket with seven rows of frogging, shoulder knots, a stiff collar."""
    heights = along(0.12, 0.48, 7)
    widths = along(0.112, 0.074, 7)
    rows = [(side, y, w) for side in SIDES for y, w in zip(heights, widths, strict=True)]
    braid = [
        ribbon(curve([(s * 0.006, y), (s * 0.055, y + 0.006), (s * w, y - 0.010)], 5, closed=False),
               0.0075)
        for s, y, w in rows
    ]  # fmt: skip
    loops = [
        ribbon(ellipse((s * (w + 0.004), y - 0.011), 0.011, 0.009, 14), 0.005) for s, y, w in rows
    ]
    knots = [ellipse((s * 0.012, y), 0.011, 0.010, 12) for s, y, _ in rows]
    cuffs = [
        ribbon([(s * 0.172, 0.462), (s * 0.200, 0.425), (s * 0.226, 0.452)], 0.007) for s in SIDES
    ]
    shoulders = [ellipse((s * 0.145, 0.062), 0.036, 0.012, 16) for s in SIDES]
    fringe = [
        tapered([(s * (0.115 + 0.010 * n), 0.066), (s * (0.121 + 0.0125 * n), 0.108)], 0.006, 0.004)
        for s in SIDES for n in range(7)
    ]  # fmt: skip
    return Garment(
        (
            whole(".05 .015, .11 .030, .165 .065, .158 .2, .132 .36, .114 .49, .135 .57, "
                ".148 .628, "
                   ".07 .640, 0 .628"),
            sleeves(".140 .085, .178 .17, .196 .29, .190 .38, .200 .515", .090, .094, .078,
                .080, .064),
            whole(".03 -.005, .070 .005, .082 .045, .04 .075"),
            [hook()],
        ),
        "#662028",
        metal=(*braid, *loops, *knots, *cuffs, *shoulders, *fringe),
        dark=openings(0.200, 0.516, 0.030, 0.10),
        creases=(
            *creased(1.0, 0.020, ".150 .10, .172 .20, .186 .27", ".205 .27, .188 .30, .170 .302",
                      ".214 .33, .196 .335, .172 .322", ".200 .34, .186 .42, .190 .50",
                      ".212 .30, .216 .38, .214 .49", ".128 .12, .124 .26, .108 .40"),
            *creased(0.9, 0.026, ".104 .47, .118 .55, .128 .63", ".060 .49, .070 .56, .078 .635",
                      ".020 .50, .026 .57, .030 .63", "-.110 .47, -.112 .55, -.130 .63",
                      "-.064 .49, -.066 .57, -.076 .635", "-.205 .27, -.186 .30, -.170 .304",
                      "-.150 .10, -.176 .22, -.186 .30", "-.196 .34, -.188 .42, -.204 .50"),
        ),
    )  # fmt: skip


def gown() -> Garment:
    """A ball gown: a laced bodice, three tiers of skirt, gathered."""
    tiers, gathers = [], []
    for number, (a, b, w) in enumerate(
        ((0.30, 1.06, 0.34), (0.29, 0.82, 0.28), (0.28, 0.57, 0.21))
    ):
        scallops = [(w * (1 - n / 6), b - 0.020 * (n % 2) - 0.03 * (1 - n / 6)) for n in range(13)]
        sides = places(f".05 {a}, {w * 0.62} {a + 0.10}")
        tiers.append([curve([*sides, *scallops, *((-x, y) for x, y in reversed(sides))], 4)])
        for n in range(9):
            part = (n - 4) / 4 + 0.05 * ((n * 7 + number * 3) % 3 - 1)
            gathers.append(
                (
                    tapered(
                        [
                            (0.05 * part, a + 0.02),
                            (0.66 * w * part, a + 0.10),
                            (0.95 * w * part, b - 0.02),
                        ],
                        0.008,
                        0.10 * w,
                    ),
                    0.9,
                )
            )
    laces = [
        ribbon([(s * 0.025, y), (-s * 0.025, y + 0.03)], 0.005)
        for s in SIDES
        for y in along(0.08, 0.26, 6)
    ]  # fmt: skip
    straps = [ribbon([(s * 0.06, 0.05), (s * 0.03, -0.005), (0, 0.0)], 0.008) for s in SIDES]
    bodice = whole(".04 .05, .085 .035, .105 .09, .082 .20, .06 .30, 0 .315")
    return Garment(
        (*tiers, bodice, [*straps, hook()]),
        "#5c5460",
        metal=tuple(laces),
        creases=tuple(gathers),
        spangled=0.6,
    )


def nun() -> Garment:
    """A habit and its bib; the sleeves are wide, and what they hide is theirs."""
    bib = whole(".035 .02, .075 .045, .088 .11, .064 .185, 0 .210")
    hem = places(".05 .01, .11 .035, .148 .09, .140 .28, .158 .60, .190 .965, .150 .985, "
        ".105 .970, "
                 ".06 .992, .01 .975, -.05 .990, -.10 .972, -.15 .988, -.195 .970, -.160 .60, "
                 "-.140 .28, -.148 .09, -.11 .035, -.05 .01")  # fmt: skip
    return Garment(
        (
            [curve(hem, 5)],
            sleeves(".128 .095, .172 .20, .186 .32, .178 .42, .190 .535", .09, .105, .105,
                .125, .150),
            [hook()],
        ),
        "#2f323e",
        pale=tuple(bib),
        dark=openings(0.190, 0.532, 0.070, 0.10),
        creases=(
            *creased(1.0, 0.040, ".06 .22, .07 .50, .10 .97", ".02 .22, .022 .55, .03 .98",
                      "-.04 .22, -.04 .52, -.03 .98", "-.08 .20, -.085 .55, -.12 .97",
                      ".10 .36, .125 .62, .165 .97", "-.11 .34, -.13 .60, -.175 .97"),
            *creased(1.0, 0.030, ".14 .11, .165 .22, .165 .32", ".22 .33, .185 .355, .145 .35",
                      ".212 .38, .18 .40, .15 .392", ".19 .37, .176 .44, .165 .53",
                      ".205 .38, .21 .46, .225 .53", "-.14 .11, -.17 .24, -.19 .32",
                      "-.22 .34, -.185 .36, -.145 .355", "-.19 .38, -.18 .45, -.20 .53"),
        ),
    )  # fmt: skip


def harlequin() -> Garment:
    """Lozenges, a ruff, a row of bobbles."""
    ruff = [
        ellipse((0.115 * math.cos(a), 0.035 + 0.026 * math.sin(a)), 0.028, 0.024, 12)
        for a in along(0, 6.0, 13)
    ]
    return Garment(
        (
            whole(
                ".045 .03, .11 .05, .15 .09, .132 .25, .112 .42, .125 .50, .14 .60, .02 .62, 0 .60"
            ),
            sleeves(".078 .56, .096 .70, .080 .82, .092 1.0", 0.135, 0.115, 0.095, 0.075),
            sleeves(".135 .105, .186 .22, .192 .34, .184 .52", 0.078, 0.076, 0.066, 0.056),
            ruff,
            [hook()],
        ),
        "#34405e",
        metal=tuple(ellipse((0, y), 0.015, 0.015, 12) for y in along(0.12, 0.5, 6)),
        pale=tuple(ruff),
        dark=(*openings(0.092, 0.999, 0.036, 0.06), *openings(0.184, 0.519, 0.027, 0.05)),
        creases=tuple(creased(1.2, 0.030, ".20 .30, .185 .33, .16 .33", ".13 .74, .09 .78, .05 .77",
            ".12 .58, .10 .70, .09 .80", "-.20 .30, -.185 .33, -.16 .33",
                "-.13 .74, -.09 .78, -.05 .77",
            "-.12 .58, -.10 .70, -.09 .80", ".04 .20, .05 .40, .10 .58",
                "-.04 .20, -.06 .40, -.11 .58")),
        checked=0.034,
    )  # fmt: skip


def feathered() -> Garment:
    """The great performer's own: black, made of a great many small pieces."""
    rows = [
        feather((s * x, y), math.pi / 2 - s * 0.25, 0.11, width=0.2, bend=0.1 * s, seed=20 + n + s)
        for n, y in enumerate(along(0.06, 0.92, 11))
        for s in SIDES
        for x in along(0.03, 0.11 + 0.11 * y * y, 4 + n // 3)
    ]
    ruff = [
        feather(
            (0.02 * s * n, 0.06), -math.pi / 2 + s * (0.35 + 0.2 * n), 0.15, width=0.2,
            bend=0.2 * s, seed=40 + n,
        )
        for n in range(5)
        for s in SIDES
    ]  # fmt: skip
    return Garment(
        (
            whole(
                ".045 .02, .10 .04, .135 .10, .125 .28, .155 .55, .22 .92, .30 1.08, .12 1.06, "
                "0 1.08"
            ),
            rows[::2],
            rows[1::2],
            ruff,
            [hook()],
        ),
        "#2a2e44",
    )
