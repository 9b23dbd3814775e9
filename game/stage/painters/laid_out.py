"""Below the stage: a door laid across two trestles, and on it, by a candle, the great Mirage."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon, tapered
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.relief import Form, Ridge, relief
from game.stage.painters.silhouette import places
from game.stage.shading import Source, bump, filmic, normals, over, rim, shone_upon, tint

_HEAD = 0.094
"""From the crown to the chin, in heights."""
_CROWN = 0.076, 0.702
"""Where the crown is, from the candle, and how high her ear is."""
_SKIN, _SHEET, _GOWN, _OAK = "#c79f80", "#d6d0c6", "#a89a8e", "#6a4526"
_DOOR = 0.744
"""The height of the door that she lies on."""


def paint_laid_out(canvas: Canvas, numbers: Numbers) -> Painting:
    """She lies to the right of a candle at `light_x`, `light_y`, her head towards it."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    near = canvas.part(x - 0.24, y - 0.02, x + 0.66, 0.93)
    lamp = Source(x, y - 0.01, 0.080, (1.0, 0.66, 0.36), 0.45, 1.8)
    things = [*_trestles(x), *_pillow(x), *_glass(x)]
    colours: Field = modelled(near, near.colours(), things, lamp, 0.016)
    cover = mask(near, [outline for piece in things for outline in piece.outlines])
    for form in (
        _throat(x),
        _gown(x),
        _far_hand(x),
        _head(x),
        _hair(x),
        *_sheet(x),
        _near_hand(x),
        _sleeve(x),
    ):
        shape = mask(near, form.outlines)
        colours = colours * (1 - 0.6 * blurred(shape, 0.005 * near.unit))[..., None]
        colours = over(colours, _shown(near, shape, form, lamp), shape)
        cover = np.maximum(cover, shape)
    edge = rim(cover, (-0.75, -0.65), near.unit / 720, 0.3)
    towards = np.exp(-(((near.x - x) / 0.30) ** 2)) * (near.y < _DOOR)
    colours = colours + (0.35 * edge * towards)[..., None] * tint("#ffc07a")
    for flame in (-0.078, -0.064):
        spark = bump(near.x, x + flame, 0.0022) * bump(near.y, 0.722, 0.006)
        colours = colours + spark[..., None] * tint("#ffd08a")
    floor = mask(near, [ellipse((x + 0.235, 0.868), 0.40, 0.026, 40)])
    under = np.maximum(cover, 0.75 * blurred(floor, 0.014 * near.unit))
    lit = filmic(over(near.colours(), colours, cover) * 1.3)
    return Painting(lit * (cover / np.maximum(under, 1e-3))[..., None], near, under)


def _shown(near: Canvas, shape: Field, form: Form, lamp: Source) -> Field:
    """A form in the candle's light; what hangs below the door's edge is turned away from it."""
    scale = near.unit / 720
    height = relief(near, shape, form)
    light = shone_upon(near, normals(height, 0.85 / scale), lamp)
    hangs = np.clip((near.y - _DOOR) / 0.012, 0, 1)
    deep = np.clip(blurred(height, 7 * scale) - height, 0, 6 * scale) / (6 * scale)
    light = light * (1 - 0.4 * hangs) * (1 - 0.55 * deep)
    warm = np.asarray(lamp.colour, np.float32)
    result: Field = tint(form.dye) * (light[..., None] * warm + 0.010)
    return result


def _moved(text: str, x: float, steps: int = 6) -> Outline:
    """A smooth outline, given from the candle on."""
    return curve([(x + a, b) for a, b in places(text)], steps)


_COVERED = (
    ".236 .704, .246 .692, .268 .687, .296 .690, .322 .697, .346 .699, .372 .694, .400 .682, "
    ".424 .668, .442 .659, .454 .660, .468 .672, .490 .691, .512 .702, .532 .704, .543 .696, "
    ".550 .676, .558 .667, .567 .670, .574 .692, .580 .722, .592 .742, .592 .749, .46 .752, "
    ".32 .752, .252 .749, .238 .730"
)
"""From the breast over belly, thighs, knees and toes, and back along the board."""
_FOLDS = (
    (".444 .664, .416 .688, .376 .708, .322 .722", 0.012, 0.9),
    (".446 .662, .430 .694, .408 .722, .386 .746", 0.012, 0.6),
    (".452 .664, .462 .692, .480 .718, .504 .740", 0.012, 0.9),
    (".558 .672, .550 .698, .536 .722, .516 .744", 0.009, 0.8),
    (".562 .672, .568 .700, .572 .724, .578 .744", 0.008, 0.7),
    (".250 .700, .280 .706, .312 .713, .340 .710", 0.009, 0.5),
)
"""Where the sheet is drawn over her: from what lifts it, how wide, how high."""
_OVER_THE_EDGE = (
    ".286 .745, .350 .742, .470 .742, .548 .744, .553 .762, .555 .786, .548 .795, .535 .792, "
    ".520 .799, .500 .795, .486 .803, .466 .812, .452 .827, .438 .846, .428 .842, .420 .822, "
    ".406 .806, .388 .803, .372 .808, .352 .801, .334 .804, .314 .796, .298 .799, .288 .788, "
    ".283 .764"
)
_HANGING = (
    (".336 .744, .334 .768, .338 .804", 0.013, 0.8),
    (".372 .744, .368 .770, .372 .806", 0.010, 0.5),
    (".404 .744, .412 .774, .430 .838", 0.014, 0.9),
    (".440 .744, .440 .776, .440 .832", 0.010, 0.6),
    (".476 .744, .468 .770, .464 .806", 0.012, 0.7),
    (".520 .744, .522 .766, .518 .796", 0.011, 0.6),
)
"""What hangs from the board, a corner of it lower than the rest."""


def _drawn_together(
    x: float, folds: tuple[tuple[str, float, float], ...], high: float
) -> list[Ridge]:
    """Folds of the sheet, each wider where it runs out."""
    ridges: list[Ridge] = []
    for text, wide, part in folds:
        path = curve([(x + a, b) for a, b in places(text)], 6, closed=False)
        widths = [float(w) for w in np.linspace(0.35 * wide, wide, len(path))]
        ridges.append((ribbon(path, widths), high * part, 3.0))
    return ridges


def _sheet(x: float) -> list[Form]:
    """What covers her from the breast on: it hangs over the board, and lies on belly and legs."""
    far_leg = ".420 .700, .446 .672, .466 .653, .480 .660, .500 .686, .530 .706, .500 .730"
    hollows: list[Ridge] = [
        (_moved(".338 .722, .372 .716, .408 .702, .424 .712, .390 .738, .345 .742", x), -5.0, 5.0),
        (_moved(".392 .690, .424 .674, .446 .664, .456 .676, .430 .694, .404 .706", x), 5.0, 6.0),
    ]
    return [
        Form([_moved(far_leg, x)], _SHEET, 8.0),
        Form([_moved(_OVER_THE_EDGE, x)], _SHEET, 4.0, _drawn_together(x, _HANGING, 5.5), 0.1),
        Form(
            [_moved(_COVERED, x)], _SHEET, 15.0, [*hollows, *_drawn_together(x, _FOLDS, 4.6)], 0.12
        ),
    ]


def _trestles(x: float) -> list[Piece]:
    """The door, its panels up and its number still on it, and what it lies on."""
    legs = [
        ribbon([(foot + 0.4 * lean, 0.76), (foot + lean, 0.885)], [0.013, 0.018])
        for foot in (x - 0.06, x + 0.47)
        for lean in (-0.050, 0.050)
    ]
    rails: list[Outline] = [
        ribbon([(foot - 0.040, 0.835), (foot + 0.040, 0.838)], 0.010)
        for foot in (x - 0.06, x + 0.47)
    ]
    plate = ellipse((x + 0.215, 0.769), 0.013, 0.0075, 18)
    return [
        Piece(rails, _OAK, 0.006, 0.6, 0.0, 0.2),
        Piece(legs, _OAK, 0.008, 0.7, 0.0, 0.2),
        Piece([box(x - 0.150, _DOOR, x + 0.590, 0.758)], _OAK, 0.006, 1.2, 0.0, 0.2),
        Piece([box(x - 0.150, 0.758, x + 0.590, 0.779)], _OAK, 0.008, 0.8, 0.0, 0.2),
        Piece([plate], "#8a6a34", 0.004, 0.8, 0.4),
    ]


def _pillow(x: float) -> list[Piece]:
    """A bolster of plush, hollow where her head lies, and her hair, which falls over it."""
    bolster = _moved(
        ".052 .738, .050 .722, .062 .713, .085 .718, .110 .724, .140 .722, .168 .716, .186 .722, "
        ".190 .738, .170 .745, .070 .745", x,
    )  # fmt: skip
    random = np.random.default_rng(31)
    strands = []
    for number in range(16):
        part = number / 15
        left, falls = x + 0.078 + 0.042 * part, random.uniform(0.0, 0.022) - 0.012 * part
        strands.append(
            tapered([(left + 0.006, 0.694 + 0.018 * part), (left - 0.012 + 0.010 * part, 0.720),
                     (left - 0.018 + 0.016 * part, 0.741),
                     (left - 0.016 + random.uniform(-0.005, 0.005) + 0.016 * part, 0.757 + falls)],
                    0.0038, 0.0008)
        )  # fmt: skip
    return [
        Piece([bolster], "#6e3a2c", 0.012, 1.0, 0.0, 0.12),
        Piece(strands, "#a89c90", 0.002, 0.9),
    ]


_PROFILE = (
    ".03 .10, .06 .24, .14 .36, .24 .45, .34 .500, .43 .510, .475 .465, .51 .482, .57 .565, "
    ".635 .655, .672 .660, .700 .61, .695 .555, .735 .540, .770 .555, .788 .528, .800 .500, "
    ".822 .530, .850 .535, .878 .498, .915 .520, .96 .535, 1.0 .500, 1.01 .42, .97 .30, .90 .17, "
    ".80 .04, .72 -.08, .62 -.20, .45 -.26, .25 -.22, .10 -.08"
)
"""Along a lying head, its crown at 0 and its chin at 1, and up from the ear: the face's edge."""


def _lying(x: float, text: str, steps: int = 5) -> Outline:
    """An outline along a lying head."""
    left, middle = x + _CROWN[0], _CROWN[1]
    return curve([(left + _HEAD * a, middle - _HEAD * b) for a, b in places(text)], steps)


def _line(x: float, text: str, wide: float) -> Outline:
    """A line along a lying head, as wide as asked in its middle."""
    left, middle = x + _CROWN[0], _CROWN[1]
    path = curve([(left + _HEAD * a, middle - _HEAD * b) for a, b in places(text)], 6, closed=False)
    widths = _HEAD * wide * np.sin(np.pi * np.linspace(0.12, 0.9, len(path)))
    return ribbon(path, [float(w) for w in widths])


def _head(x: float) -> Form:
    """An old face with a beak of a nose, its eyes shut, its mouth a little open."""
    ridges = [
        (_lying(x, ".43 .46, .50 .43, .56 .41, .55 .32, .49 .28, .43 .33"), -4.5, 1.6),
        (_lying(x, ".455 .40, .49 .435, .525 .40, .52 .34, .475 .335"), 3.6, 1.1),
        (_line(x, ".545 .40, .535 .345, .50 .31", 0.025), -2.4, 0.6),
        (_lying(x, ".53 .26, .60 .33, .66 .32, .66 .25, .60 .18, .54 .18"), 4.0, 2.2),
        (_lying(x, ".68 .30, .76 .36, .84 .34, .86 .22, .78 .14, .70 .18"), -4.0, 2.6),
        (_line(x, ".64 .55, .69 .47, .75 .43, .80 .42", 0.035), -2.6, 0.9),
        (_line(x, ".785 .56, .80 .49, .795 .44", 0.055), -6.0, 0.7),
        (_line(x, ".670 .575, .690 .545, .68 .515", 0.04), -4.0, 0.7),
        (_line(x, ".24 .36, .27 .24, .26 .12", 0.03), -1.2, 0.9),
        (_line(x, ".31 .42, .34 .30, .33 .16", 0.03), -1.2, 0.9),
        (_line(x, ".96 .40, .88 .24, .76 .10, .66 .02", 0.08), 2.6, 1.4),
        (_lying(x, ".46 .01, .50 .12, .57 .13, .60 .04, .55 -.05, .49 -.06"), 4.5, 1.0),
        (_lying(x, ".50 .03, .53 .08, .56 .07, .56 .01, .53 -.02"), -4.5, 0.8),
    ]
    return Form([_lying(x, _PROFILE)], _SKIN, 12.0, ridges)


def _hair(x: float) -> Form:
    """White hair, thin over the temple, drawn back over the ear and down into the pillow."""
    hair = (
        ".27 .475, .16 .40, .06 .27, .0 .10, .01 -.08, .10 -.22, .26 -.32, .46 -.34, .58 -.30, "
        ".60 -.18, .52 -.10, .47 .02, .44 .14, .38 .24, .30 .30, .25 .38"
    )
    locks = [
        (_line(x, text, 0.036), 2.2, 0.7)
        for text in (".25 .44, .28 .26, .36 .06, .50 -.16", ".22 .42, .22 .20, .28 -.02, .42 -.26",
                     ".15 .37, .14 .16, .19 -.06, .30 -.29", ".09 .28, .07 .10, .11 -.10, .20 -.24",
                     ".29 .34, .35 .16, .44 -.02, .56 -.16", ".19 .40, .18 .18, .23 -.04, .36 -.28")
    ]  # fmt: skip
    return Form([_lying(x, hair)], "#b4aaa0", 10.0, locks, 0.2)


def _throat(x: float) -> Form:
    """Thin, with two cords in it."""
    throat = ".70 .0, .86 .20, .95 .25, 1.0 .14, 1.08 .06, 1.22 .02, 1.4 .06, 1.56 -.3, .72 -.28"
    ridges = [
        (_line(x, ".86 -.02, 1.05 .0, 1.25 -.02, 1.45 -.04", 0.07), 3.0, 1.2),
        (_line(x, ".90 .16, 1.08 .10, 1.26 .06, 1.42 .07", 0.05), 2.4, 1.0),
    ]
    return Form([_lying(x, throat)], _SKIN, 11.0, ridges)


def _gown(x: float) -> Form:
    """Shoulder and breast in a nightgown that is gathered at the neck."""
    gown = _moved(
        ".186 .708, .196 .696, .214 .686, .236 .680, .262 .682, .290 .690, .310 .744, .200 .744, "
        ".190 .736, .184 .722", x,
    )  # fmt: skip
    gathers: list[Ridge] = [
        (tapered([(x + 0.194, 0.704 + 0.009 * n), (x + 0.222, 0.694 + 0.013 * n),
                  (x + 0.250 - 0.008 * n, 0.690 + 0.016 * n)], 0.0022, 0.007), 2.4 - 0.5 * n, 1.3)
        for n in range(3)
    ]  # fmt: skip
    hem = curve([(x + a, b) for a, b in places(".199 .694, .192 .704, .190 .718, .192 .730")], 6,
                closed=False)  # fmt: skip
    return Form([gown], _GOWN, 12.0, [*gathers, (ribbon(hem, 0.0045), 3.0, 0.9)])


def _far_hand(x: float) -> Form:
    """One hand, which lies on her breast."""
    hand = _moved(".238 .690, .250 .681, .266 .675, .282 .675, .298 .682, .304 .691, .286 .694", x)
    knuckles = [
        (tapered([(x + 0.266 + 0.004 * n, 0.678 + 0.0035 * n), (x + 0.284 + 0.004 * n,
                  0.679 + 0.0038 * n), (x + 0.298, 0.685 + 0.003 * n)], 0.004, 0.0025), 4.0, 0.6)
        for n in range(3)
    ]  # fmt: skip
    return Form([hand], _SKIN, 6.0, knuckles)


def _sleeve(x: float) -> Form:
    """The other arm, which has come over the edge of the door."""
    sleeve = _moved(
        ".192 .724, .202 .709, .218 .706, .236 .720, .250 .744, .258 .768, .262 .790, .254 .797, "
        ".242 .793, .230 .797, .226 .772, .212 .748, .196 .740", x,
    )  # fmt: skip
    folds = [
        (tapered([(x + a, b) for a, b in places(text)], 0.003, 0.008), high, 1.5)
        for text, high in ((".204 .722, .220 .744, .232 .764, .238 .790", 2.2),
                           (".248 .744, .236 .752, .220 .752", 4.0),
                           (".252 .754, .240 .761, .226 .760", 3.4))
    ]  # fmt: skip
    return Form([sleeve], _GOWN, 11.0, folds)


def _near_hand(x: float) -> Form:
    """Its wrist and hand, half open, the thumb apart."""
    fingers = [
        tapered([(x + a, b) for a, b in places(text)], wide, 0.0034)
        for text, wide in (
            (".247 .830, .243 .845, .246 .858", 0.0066),
            (".252 .833, .250 .850, .254 .864", 0.0068),
            (".257 .832, .258 .849, .262 .861", 0.0066),
            (".262 .828, .265 .841, .269 .851", 0.0058),
        )
    ]
    thumb = tapered([(x + 0.247, 0.812), (x + 0.236, 0.826), (x + 0.236, 0.841)], 0.0085, 0.004)
    palm = _moved(".243 .808, .256 .806, .265 .822, .264 .835, .252 .838, .243 .826", x, 5)
    wrist = limb([(x + 0.244, 0.780), (x + 0.250, 0.812)], 0.0160, 0.0120)
    ridges = [(finger, 4.0, 0.8) for finger in fingers]
    return Form([*wrist, palm, thumb, *fingers], _SKIN, 6.0, [*ridges, (thumb, 3.0, 0.8)])


def _glass(x: float) -> list[Piece]:
    """A glass of water, in which there are two flames."""
    left = x - 0.071
    glass = [(left - 0.016, 0.694), (left + 0.016, 0.694), (left + 0.013, _DOOR),
             (left - 0.013, _DOOR)]  # fmt: skip
    water = [(left - 0.014, 0.709), (left + 0.014, 0.709), (left + 0.012, 0.741),
             (left - 0.012, 0.741)]  # fmt: skip
    return [
        Piece([glass], "#4a5058", 0.010, 0.7, 2.0),
        Piece([water], "#5a4c40", 0.010, 0.8, 1.5),
    ]
