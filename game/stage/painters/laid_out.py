"""Below the stage: a door laid across two trestles, and on it, by a candle, the great Mirage."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import Source, bump, filmic, over, rim, tint

_HEAD = 0.108
"""From the crown to the chin, in heights."""
_SKIN, _SHEET, _OAK = "#b99a80", "#dcd8d2", "#6a4526"


def paint_laid_out(canvas: Canvas, numbers: Numbers) -> Painting:
    """She lies to the right of a candle at `light_x`, `light_y`, her head towards it."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    near = canvas.part(x - 0.24, y - 0.02, x + 0.62, 0.92)
    pieces = [*_trestles(x), *_body(x), *_glass(x)]
    shape = mask(near, [outline for piece in pieces for outline in piece.outlines])
    lamp = Source(x, y - 0.03, 0.15, (1.0, 0.66, 0.36), 0.38, 1.6)
    colours: Field = modelled(near, near.colours(), pieces, lamp, 0.016)
    towards = np.exp(-(((near.x - x) / 0.30) ** 2))
    edge = rim(shape, (-0.75, -0.65), near.unit / 720, 0.3)
    colours = colours + (0.7 * edge * towards)[..., None] * tint("#ffc07a")
    for flame in (-0.078, -0.064):
        spark = bump(near.x, x + flame, 0.0022) * bump(near.y, 0.722, 0.006)
        colours = colours + spark[..., None] * tint("#ffd08a")
    return Painting(filmic(over(near.colours(), colours, shape) * 1.3), near, shape)


def _trestles(x: float) -> list[Piece]:
    """The door, its panels up and its number still on it, and what it lies on."""
    legs = [
        ribbon([(foot + 0.4 * lean, 0.76), (foot + lean, 0.885)], 0.016)
        for foot in (x - 0.06, x + 0.44)
        for lean in (-0.045, 0.045)
    ]
    plate = ellipse((x + 0.30, 0.768), 0.014, 0.008, 18)
    return [
        Piece(legs, _OAK, 0.008, 0.7, 0.0, 0.2),
        Piece([box(x - 0.150, 0.744, x + 0.565, 0.758)], _OAK, 0.006, 1.2, 0.0, 0.2),
        Piece([box(x - 0.150, 0.758, x + 0.565, 0.779)], _OAK, 0.008, 0.8, 0.0, 0.2),
        Piece([plate], "#c9a050", 0.004, 1.2, 0.6),
    ]


def _body(x: float) -> list[Piece]:
    """A sheet over chest, knees and feet, one arm fallen out of it, a coil of rope for a pillow."""
    sheet = places(
        ".215 .742, .212 .700, .245 .684, .30 .680, .36 .690, .405 .694, .445 .676, .475 .684, "
        ".505 .706, .528 .690, .545 .664, .560 .668, .562 .742, .556 .79, .535 .765, .51 .80, "
        ".47 .768, .43 .803, .38 .766, .34 .795, .29 .762, .25 .788, .225 .765"
    )
    creases = [
        ribbon(curve([(x + a, b) for a, b in places(text)], 5, closed=False), 0.0045)
        for text in (
            ".245 .70, .262 .735, .250 .780",
            ".305 .705, .322 .74, .338 .788",
            ".375 .71, .382 .75, .380 .764",
            ".425 .705, .415 .75, .430 .795",
            ".480 .705, .487 .74, .508 .792",
            ".535 .70, .532 .735, .552 .78",
        )
    ]
    coil = [ellipse((x + 0.130, 0.735 - 0.011 * n), 0.066 - 0.006 * n, 0.009, 26) for n in range(3)]
    arm = limb([(x + 0.232, 0.708), (x + 0.262, 0.750), (x + 0.268, 0.815)], 0.026, 0.016)
    hand = limb([(x + 0.268, 0.815), (x + 0.272, 0.838)], 0.016, 0.007)
    return [
        Piece(coil, "#8a6a42", 0.007, 1.0, 0.0, 0.3),
        Piece([_face(x, _HAIR)], "#2c1f1a", 0.022, 1.1, 0.3),
        Piece([_face(x, _PROFILE)], _SKIN, 0.020, 1.05),
        Piece(
            [_face(x, "-.10 -.30, -.13 -.40, -.09 -.47, -.03 -.44, -.04 -.33")], _SKIN, 0.006, 0.9
        ),
        Piece([_face(x, ".30 -.665, .36 -.685, .378 -.660, .335 -.640")], "#5a4030", 0.003, 0.8),
        Piece(limb([(x + 0.178, 0.722), (x + 0.222, 0.716)], 0.042, 0.062), _SKIN, 0.02, 0.8),
        Piece([curve([(x + a, b) for a, b in sheet], 5)], _SHEET, 0.034, 1.0, 0.0, 0.06),
        Piece(creases, "#6e6a68", 0.003, 0.8),
        Piece([*arm, *hand], _SKIN, 0.010, 1.0),
    ]


_PROFILE = (
    ".06 -.97, .25 -.94, .36 -.84, .385 -.72, .37 -.655, .40 -.585, .450 -.505, .440 -.472, "
    ".400 -.456, .396 -.425, .424 -.398, .412 -.366, .394 -.356, .418 -.326, .402 -.292, "
    ".376 -.268, "
    ".388 -.205, .356 -.125, .28 -.085, .14 -.13, .02 -.16, -.06 -.20, -.12 -.36, "
    "-.10 -.60, -.04 -.8"
)
"""On an upright head, its chin at 0 and its crown 1 above, looking to the right."""
_HAIR = (
    ".24 -.99, .05 -1.06, -.16 -1.02, -.31 -.88, -.37 -.66, -.36 -.40, -.30 -.16, -.20 -.02, "
    "-.10 -.14, -.08 -.40, -.02 -.62, .12 -.82"
)


def _face(x: float, text: str) -> Outline:
    """An outline on an upright head, laid on its back with the crown towards the candle."""
    return curve([(x + 0.075 + (b + 1) * _HEAD, 0.692 - a * _HEAD) for a, b in places(text)], 5)


def _glass(x: float) -> list[Piece]:
    """A glass of water, in which there are two flames."""
    left = x - 0.071
    glass = [
        (left - 0.016, 0.694),
        (left + 0.016, 0.694),
        (left + 0.013, 0.744),
        (left - 0.013, 0.744),
    ]
    water = [
        (left - 0.014, 0.709),
        (left + 0.014, 0.709),
        (left + 0.012, 0.741),
        (left - 0.012, 0.741),
    ]
    return [
        Piece([glass], "#4a5058", 0.010, 0.7, 2.0),
        Piece([water], "#5a4c40", 0.010, 0.8, 1.5),
    ]
