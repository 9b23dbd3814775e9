"""Where forty understudies wait: a stove, an urn, one gas jet, a bench with a place left on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.sculpted import Sculpture, sculpted
from game.stage.painters.silhouette import places
from game.stage.painters.sitting import sitting
from game.stage.painters.solids import Figure
from game.stage.painters.understudies import (
    boy,
    contralto,
    king,
    knitter,
    nun,
    pierrot,
    toga,
)
from game.stage.shading import (
    Source,
    bump,
    fall_off,
    filmic,
    over,
    rim,
    saturated,
    smoothstep,
    tint,
)

_FLOOR = 0.765
_SEAT = 0.625
_GAS, _FIRE = "#ffc98a", "#ff7a33"
_STOVE = 0.105
"""Where the stove stands, in heights."""
_PLACE = 0.565
"""Where on the bench nobody sits."""
_FEET = 0.835
ROOM = 0.13
"""How far around the stove its shadow reaches, in heights."""
_DIM = 0.016 * tint("#a8b0a0")
_SITTERS = (
    (0.252, 0.515, knitter), (0.418, 0.545, king), (0.716, 0.530, boy), (0.862, 0.525, nun),
    (1.006, 0.540, pierrot), (1.160, 0.545, contralto), (1.312, 0.530, toga),
)  # fmt: skip
"""From the left: where on the bench, how tall they sit, who."""


def paint_green_room(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room; `light_x`, `light_y` place the gas jet, `light` is how bright it burns."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    lamp = Source(x, y, 0.30, (1.0, 0.74, 0.44), 0.60, 1.15 * numbers["light"])
    jet = fall_off(np.hypot(canvas.x - x, canvas.y - y) * 1.4 + 0.1, lamp)
    fire = _fire(canvas)
    colours = _wall(canvas, jet, fire)
    colours = _floor(canvas, colours, jet, fire)
    dim = (0.022 + 0.06 * fire) * smoothstep(1.6, 0.9, canvas.x)
    colours = modelled(canvas, _bench(canvas, colours, lamp, dim), _tube(), lamp, dim)
    stove = Source(0.12, 0.76, 0.26, (1.0, 0.42, 0.16), 0.22, 1.3)
    colours = colours * (1 - _beneath(canvas))[..., None]
    for aside, size, who in _SITTERS:
        figure = Figure(sitting(who()), aside, _FEET, size, top=-1.3, foot=0.18)
        faint = _DIM * float(smoothstep(1.6, 0.9, aside))
        behind = 0.07 - 0.11 * float(smoothstep(0.42, 0.75, aside))
        beside = replace(lamp, z=behind, reach=0.42, strength=4.0 * lamp.strength)
        _seated(canvas, colours, sculpted(canvas, figure, [beside, stove], faint), figure)
    colours = modelled(canvas, colours, _left_for_you(), lamp, dim)
    colours = colours * (1 + 5.0 * fire[..., None] * tint(_FIRE))
    colours = _stove(canvas, colours, lamp, dim)
    return Painting(filmic(colours * 1.5), canvas)


def _seated(canvas: Canvas, colours: Field, done: Sculpture, figure: Figure) -> None:
    """Lays somebody over the bench; the farther from the jet, the more of them is lost below."""
    rows, near = done.near.within(canvas), done.near
    far = float(smoothstep(0.66, 1.15, figure.x))
    down = (near.y - figure.y) / figure.size + 0 * near.x
    lost = far * (0.25 + 0.67 * smoothstep(-0.74, -0.38, down))
    below = colours[rows] * (1 - 0.6 * done.shadow)[..., None]
    colours[rows] = over(below, done.colours * (1 - lost)[..., None], done.cover)


def _beneath(canvas: Canvas) -> Field:
    """The dark around each pair of feet, and what they throw towards us, away from the jet."""
    found = canvas.full()
    for aside, size, _ in _SITTERS:
        down = np.clip((canvas.y - _FEET) / 0.12, -1, 1.5)
        for foot in (-0.09, 0.09):
            middle = aside + size * foot + 0.16 * (aside - 0.49) * np.clip(down, 0, 2)
            across = bump(canvas.x, middle, 0.030 + 0.014 * np.clip(down, 0, 2))
            along = smoothstep(-0.22, 0.06, down) * smoothstep(1.4, 0.1, down)
            found = np.maximum(found, 0.85 * across * along)
    return found


def _fire(canvas: Canvas) -> Field:
    """The glow of the stove's open door."""
    away = np.hypot(canvas.x - _STOVE, (canvas.y - 0.71) * 1.15)
    result: Field = 1 / (1 + (away / 0.12) ** 2) ** 1.35
    return result


def _wall(canvas: Canvas, jet: Field, fire: Field) -> Field:
    """Green boards below, sooty plaster above, bills pasted one over another, the tube."""
    stain = 1 + 0.06 * smooth_noise(canvas, 2.0, 261) + 0.12 * smooth_noise(canvas, 3.2, 262)
    dado = smoothstep(0.452, 0.456, canvas.y)
    groove = 1 - 0.7 * smoothstep(0.465, 0.49, np.abs((canvas.x / 0.046) % 1 - 0.5)) * dado
    paint = over(tint("#8a7a5e") + 0 * stain[..., None], tint("#3f5f48"), dado)
    soot = 1 - 0.5 * smoothstep(0.30, 0.0, canvas.y)
    colours = paint * (stain * groove * soot * (0.006 + 0.36 * jet))[..., None]
    colours = colours + (0.16 * stain * groove * fire)[..., None] * tint(_FIRE)
    colours = colours * (1 - 0.5 * bump(canvas.y, 0.454, 0.009))[..., None]
    colours = _bills(canvas, colours, jet)
    return _bracket(canvas, colours, jet)


def _bills(canvas: Canvas, colours: Field, jet: Field) -> Field:
    """Old playbills, three deep, with lines of type that nobody can read."""
    random = np.random.default_rng(263)
    for _ in range(15):
        x, y = random.uniform(0.20, 1.3), random.uniform(0.03, 0.26)
        wide, tall = random.uniform(0.05, 0.085), random.uniform(0.08, 0.13)
        lean = random.normal(0, 0.05)
        near = canvas.part(x - 0.02, y - 0.02, x + wide + 0.02, y + tall + 0.02)
        area = near.within(canvas)
        row = (near.y - y) / 0.0078
        long = 0.5 + 0.45 * np.sin(np.floor(row) * 2.7 + x * 50) ** 2
        middle = np.abs((near.x - x - 0.5 * wide) / (0.5 * wide)) < long
        fat = 0.30 - 0.22 * (np.floor(row) % 5 == 2)
        type_ = smoothstep(fat, fat + 0.12, np.abs(row % 1 - 0.5)) * middle
        bill = mask(near, [[(x, y), (x + wide, y + lean * wide), (x + wide - lean * tall, y + tall),
                            (x - lean * tall, y + tall - 0.003)]])  # fmt: skip
        paper = tint(("#a8956c", "#98663f", "#7d785c")[int(random.integers(3))])
        shade = colours[area] * (1 - 0.5 * blurred(bill, 0.004 * near.unit))[..., None]
        printed = (1 - 0.42 * (1 - type_) * middle) * (0.004 + 0.40 * jet[area])
        colours[area] = over(shade, paper * printed[..., None], bill)
    return colours


def _bracket(canvas: Canvas, colours: Field, jet: Field) -> Field:
    """The gas bracket."""
    scale = canvas.unit / 720
    x, y = 0.49, 0.205
    bracket = curve([(x, 0.30), (x + 0.012, 0.262), (x - 0.018, 0.240), (x, y)], 8, closed=False)
    brass = mask(canvas, [ribbon(bracket, 0.010), ellipse((x, 0.302), 0.018, 0.018, 20),
            box(x - 0.014, y + 0.010, x + 0.014, y + 0.015),
                          [(x - 0.008, y + 0.012), (x - 0.005, y - 0.012),
                           (x + 0.005, y - 0.012), (x + 0.008, y + 0.012)]])  # fmt: skip
    sheen = rim(brass, (-0.9, -0.2), scale, 0.6) + 0.25 * rim(brass, (0.6, 0.6), scale, 0.3)
    metal = tint("#2a1a0c") * (0.3 + jet)[..., None] + (1.1 * sheen * jet)[..., None] * tint(_GAS)
    return over(colours, metal, brass)


def _tube() -> list[Piece]:
    """The tube over the bench that everybody looks at: a brass mouth, its cork in it, a chain."""
    x, y = _PLACE, 0.335
    ring = ellipse((x, y), 0.034, 0.034, 30)
    links = curve([(x + 0.006, y), (x + 0.05, y + 0.035), (x + 0.036, y - 0.004)], 8, closed=False)
    return [
        Piece([box(x - 0.011, -0.1, x + 0.011, y)], "#8a5f2c", 0.010, 1.0, 0.8),
        Piece([box(x - 0.017, 0.10, x + 0.017, 0.115)], "#8a5f2c", 0.006, 1.0, 0.8),
        Piece([ring], "#b27c3a", 0.016, 1.1, 0.9),
        Piece([ellipse((x, y), 0.022, 0.022, 26)], "#120b06", 0.004, 0.5),
        Piece([ellipse((x, y), 0.0175, 0.0175, 24)], "#a87848", 0.008, 1.2, 0.0, 0.25),
        Piece([ribbon(links, 0.0035)], "#c9983f", 0.002, 1.1, 0.6),
    ]


def _floor(canvas: Canvas, colours: Field, jet: Field, fire: Field) -> Field:
    """Boards worn by feet that wait, and the stove's light along them."""
    down = np.maximum(canvas.y - 0.60, 0.02)
    plank = np.abs(((canvas.x - 0.3) / down * 0.7) % 1 - 0.5)
    grain = 1 + 0.16 * smooth_noise(canvas, 1.7, 264, across=0.6, down=3)
    spill = np.exp(-(((canvas.x - _STOVE) / 0.20) ** 2) - ((canvas.y - 0.84) / 0.10) ** 2)
    shade = (0.008 + 0.62 * jet) * grain * (1 - 0.75 * smoothstep(0.46, 0.485, plank))
    boards = shade[..., None] * tint("#a87c50")
    boards = boards + (
        0.55 * spill * grain * smoothstep(_FLOOR, _FLOOR + 0.05, canvas.y) + 0.10 * fire
    )[..., None] * tint(_FIRE)
    return over(colours, boards, smoothstep(_FLOOR - 0.001, _FLOOR + 0.001, canvas.y))


def _bench(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """A long bench with a back, and its shadow on the boards."""
    colours = (
        colours
        * (1 - 0.75 * bump(canvas.y, 0.80, 0.035) * smoothstep(0.14, 0.26, canvas.x))[..., None]
    )
    pieces = [
        Piece([box(x, _SEAT + 0.02, x + 0.022, _FEET - 0.03)], "#4a2f1a", 0.008)
        for x in (0.20, 0.49, 0.63, 0.95, 1.25)
    ]
    pieces += [
        Piece([box(0.185, 0.470, 2.0, 0.505)], "#6a4526", 0.012, 1.0, 0.1, 0.2),
        Piece([box(0.185, _SEAT - 0.008, 2.0, _SEAT + 0.012)], "#7a5230", 0.008, 1.2, 0.2, 0.2),
        Piece([box(0.185, _SEAT + 0.013, 2.0, _SEAT + 0.036)], "#54361d", 0.008, 0.8, 0.0, 0.2),
    ]
    return modelled(canvas, colours, pieces, lamp, dim)


def _left_for_you() -> list[Piece]:
    """On the place that nobody has taken: a cup with its saucer, a number, a folded sandwich."""
    x, y = _PLACE, _SEAT - 0.012
    cup = [(x - 0.030, y - 0.030), (x + 0.004, y - 0.030), (x - 0.001, y), (x - 0.025, y)]
    handle = curve(
        [(x + 0.002, y - 0.024), (x + 0.014, y - 0.018), (x, y - 0.007)], 6, closed=False
    )
    return [
        Piece([ellipse((x - 0.013, y + 0.001), 0.027, 0.005, 20)], "#d9cdb2", 0.004, 1.2, 0.2),
        Piece([ribbon(handle, 0.005)], "#d9cdb2", 0.003, 1.1),
        Piece([cup], "#d9cdb2", 0.014, 1.25, 0.3),
        Piece(
            [
                [
                    (x + 0.030, y - 0.012),
                    (x + 0.062, y - 0.016),
                    (x + 0.066, y + 0.003),
                    (x + 0.028, y + 0.003),
                ]
            ],
            "#cfc4a8",
            0.006,
            1.2,
        ),
    ]


def _stove(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """An iron stove with its door ajar and its pipe; on it the urn, with one drop at its tap."""
    x, y = _STOVE, 0.80

    def at(text: str) -> Outline:
        return curve([(x + a, y + b) for a, b in places(text)], 5)

    iron = [
        Piece([box(x - 0.017, -0.1, x + 0.017, y - 0.38)], "#2a2422", 0.016, 1.3, 0.4),
        Piece(
            [box(x + s - 0.01, y - 0.02, x + s + 0.01, y + 0.05) for s in (-0.065, 0.065)],
            "#1c1716",
            0.008,
        ),
        Piece(
            [at("-.090 0, -.100 -.10, -.082 -.19, .082 -.19, .100 -.10, .090 0")],
            "#2a2422",
            0.06,
            1.0,
            0.5,
        ),
        Piece([box(x - 0.115, y - 0.208, x + 0.115, y - 0.185)], "#332b28", 0.008, 1.2, 0.4),
    ]
    urn = [
        Piece([at("-.040 -.205, -.030 -.232, .030 -.232, .040 -.205")], "#a8743a", 0.012, 1.0, 0.8),
        Piece(
            [
                at(
                    "-.034 -.228, -.066 -.265, -.076 -.315, -.064 -.362, -.036 -.385, .036 -.385, "
                    ".064 -.362, .076 -.315, .066 -.265, .034 -.228"
                )
            ],
            "#b98040",
            0.06,
            1.1,
            1.2,
        ),
        Piece(
            [at("-.066 -.362, -.05 -.372, .05 -.372, .066 -.362, .05 -.354, -.05 -.354")],
            "#d9a45c",
            0.006,
            1.2,
            1.0,
        ),
        Piece(
            [
                at("-.040 -.382, -.024 -.410, .024 -.410, .040 -.382"),
                ellipse((x, y - 0.418), 0.011, 0.011, 14),
            ],
            "#a8743a",
            0.014,
            1.1,
            1.0,
        ),
        Piece(
            [
                *limb([(x + 0.05, y - 0.262), (x + 0.098, y - 0.262)], 0.014, 0.012),
                *limb([(x + 0.095, y - 0.262), (x + 0.098, y - 0.242)], 0.012, 0.010),
                *limb([(x + 0.085, y - 0.266), (x + 0.085, y - 0.288)], 0.008, 0.008),
            ],
            "#b98040",
            0.006,
            1.1,
            1.0,
        ),
    ]
    colours = modelled(canvas, colours, [*iron, *urn], lamp, dim, ROOM)
    return _mouth(canvas, colours)


def _mouth(canvas: Canvas, colours: Field) -> Field:
    """The stove's open door, its coals behind bars, and what it lights of the iron around it."""
    x, y = _STOVE, 0.715
    hole = mask(canvas, [box(x - 0.052, y - 0.036, x + 0.052, y + 0.034)])
    bars = np.abs(((canvas.x - x) / 0.0208 + 0.5) % 1 - 0.5)
    coal = saturated(0.55 + 0.30 * smooth_noise(canvas, 2.4, 268) + 5.0 * (canvas.y - y))
    glow = coal * (0.10 + 0.90 * smoothstep(0.10, 0.20, bars))
    around = np.clip(blurred(hole, 0.008 * canvas.unit) - hole, 0, 1)
    colours = colours + (0.5 * around)[..., None] * tint(_FIRE)
    hot = over(tint("#c8330c") + 0 * colours, tint("#ffb04a"), saturated(1.5 * coal - 0.5))
    return over(colours, 1.25 * glow[..., None] * hot, hole)
