"""How a wet coat hangs from its hook: along which lines its cloth stands out."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.silhouette import places

Lines = list[tuple[list[Outline], float, float]]
"""Lines along which cloth stands out, how far, and how softly."""
_DEEP = (
    ".06 .10, .10 .22, .11 .40", "-.03 .16, -.02 .40, -.03 .70, -.05 .97",
    "-.10 .14, -.10 .40, -.11 .70, -.13 .96", ".115 .62, .135 .76, .140 .97",
    ".160 .60, .175 .78, .178 .95", ".09 .46, .098 .70, .105 .97", ".03 .42, .035 .68, .040 .97",
    ".150 .11, .172 .20, .180 .30", ".160 .36, .168 .43, .170 .51", ".205 .38, .206 .44, .200 .51",
)  # fmt: skip
"""Along which lines a coat stands out: below the armhole, down the skirts, along the sleeve."""
_SHALLOW = (
    ".212 .30, .180 .325, .140 .32", ".206 .265, .175 .290, .130 .285",
    ".214 .345, .185 .365, .140 .35",
    ".11 .09, .085 .13, .06 .20", "-.07 .30, -.02 .34, .04 .35", "-.12 .50, -.06 .52, .0 .50",
    ".200 .42, .175 .45, .150 .44", "-.07 .55, -.07 .75, -.085 .96", ".07 .55, .075 .80, .07 .96",
)  # fmt: skip


def drape(
    near: Canvas, place: tuple[float, float, float], pieces: list[Field], lines: Lines
) -> Field:
    """The height of wet cloth that hangs from one hook: folds from the collar, a bent sleeve."""
    pixels = near.unit / 720 * place[2]
    height: Field = near.full()
    for piece in pieces:
        height = height + 4 * blurred(piece, 9 * pixels) + 4 * blurred(piece, 2.6 * pixels)
    for outlines, high, soft in lines:
        height = height + high * blurred(mask(near, outlines), soft * pixels)
    return height


def creases(place: tuple[float, float, float], towards: int, wide: float, chance: Field) -> Lines:
    """The lines of one coat at a place, each a little elsewhere than on the next."""
    found = []
    for texts, broad, high, soft in ((_DEEP, 0.034, 9.0, 4.0), (_SHALLOW, 0.018, 7.0, 3.2)):
        outlines = []
        for number, text in enumerate(texts):
            off = 0.016 * float(np.sin(7.3 * number + 9 * chance[5] + 5 * chance[1]))
            points = [(a + off, b + off) for a, b in places(text)]
            path = curve(stood(points, place, towards, wide), 4, closed=False)
            thick = broad * (0.7 + 0.6 * abs(float(np.sin(3.1 * number + 11 * chance[0]))))
            widths = np.linspace(0.4 * thick, thick, len(path)) * place[2]
            outlines.append(ribbon(path, [float(w) for w in widths]))
        found.append((outlines, high, soft))
    return found


def stood(points: Outline, place: tuple[float, float, float], towards: int, wide: float) -> Outline:
    """Points in a coat's own units, where it hangs."""
    x, top, size = place
    return [(x + towards * a * size * wide, top + b * size) for a, b in points]
