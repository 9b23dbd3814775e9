"""Inside the key: a corridor of brass wire, a keyhole, a back at a loom, a fist about to knock."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, ellipse, mask
from game.stage.painters.bodies import Flesh, fleshed, placed
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, bump, filmic, over, rim, saturated, smoothstep, tint

_MIDDLE = 0.50, 0.34
"""The middle of the keyhole's round part."""
_SIZE = 0.215
_LAMP = 0.625, 0.235
"""The lamp in the room beyond."""
_FLOOR = 0.715
"""Where the floor of that room begins."""


def paint_wool_key(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brass corridor a forearm long, and at its end a keyhole as high as a church door.

    Through it somebody is seen from behind, and, by `fist`, who is about to knock.
    """
    colours = _corridor(canvas)
    near = canvas.part(0.2, 0.05, 0.8, 0.95)
    area = near.within(canvas)
    shape = mask(near, _keyhole())
    room = _fist(near, _weaver(near, _room(near)), numbers["fist"])
    scale = near.unit / 720
    thick = np.clip(blurred(shape, 6 * scale) - shape, 0, 1)
    facing = smoothstep(0.16, -0.20, near.x - _MIDDLE[0]) + smoothstep(0.60, 0.86, near.y)
    wire = 0.4 + 0.6 * laid(
        np.arctan2(near.y - 0.46, near.x - _MIDDLE[0]) * 26,
        np.hypot(near.x - 0.5, near.y - 0.4) * 40,
    )
    lip = (1.9 * thick**1.3 * (0.05 + 0.8 * facing) * wire)[..., None] * tint("#ffcf84")
    colours[area] = over(colours[area] * (1 - 0.4 * thick[..., None]), room, shape) + lip
    return Painting(filmic(darker_right(canvas, colours, 1.1)), canvas)


def _corridor(canvas: Canvas) -> Field:
    """Four knitted walls that run to the keyhole and have its light, the floor most of it."""
    x, y = canvas.x - _MIDDLE[0], canvas.y - 0.47
    depth = 0.5 / np.maximum(np.maximum(np.abs(x) * 0.95, np.abs(y)), 0.03)
    wall = np.abs(x) * 0.95 > np.abs(y)
    across = np.where(wall, y, x) * depth
    stitch = knitted(across / 0.078, depth / 0.115)
    worn = 1 + 0.22 * smooth_noise(canvas, 2.2, 361)
    near_hole = np.exp(-np.maximum(np.hypot(x, 0.62 * y) - 0.20, 0) / 0.13)
    glow = near_hole + 0.10 * np.exp(-np.hypot(x, y) / 0.45)
    facing = np.where(wall, np.where(x < 0, 1.0, 0.42), np.where(y > 0, 1.15, 0.24))
    tongue = np.exp(-((x / (0.07 + 0.42 * np.clip(y - 0.1, 0, 1))) ** 2)) * smoothstep(
        0.36, 0.48, y
    )
    light = facing * (0.008 + 0.40 * glow) + 0.36 * tongue * np.exp(-np.clip(y - 0.40, 0, 1) / 0.16)
    corner = np.abs(np.abs(x) * 0.95 - np.abs(y)) * depth
    light = light * (0.30 + 0.70 * smoothstep(0.0, 0.10, corner))
    brass = over(
        tint("#4a2a0e") + 0 * np.stack([glow] * 3, -1), tint("#d8963c"), saturated(glow + tongue)
    )
    shine = np.maximum(stitch - 0.72, 0) * 3.0 * glow
    result: Field = brass * ((0.06 + 0.94 * stitch) * light * worn)[..., None]
    return result + (0.22 * shine * facing)[..., None] * tint("#ffc870")


def _keyhole() -> list[Outline]:
    x, y = _MIDDLE
    skirt = [
        (x - 0.44 * _SIZE, y + 0.5 * _SIZE),
        (x + 0.44 * _SIZE, y + 0.5 * _SIZE),
        (x + 0.92 * _SIZE, y + 2.45 * _SIZE),
        (x - 0.92 * _SIZE, y + 2.45 * _SIZE),
    ]
    return [ellipse((x, y), 0.95 * _SIZE, 0.95 * _SIZE, 56), skirt]


def _room(near: Canvas) -> Field:
    """A wall in lamplight, a floor, the loom: two posts, its beams, the warp like rain, cloth."""
    light = 1.25 * spot(near, *_LAMP, 0.11) + 0.16 * spot(near, *_LAMP, 0.30)
    paper = 0.75 + 0.25 * laid(near.x / 0.010, near.y * 50)
    colours = tint("#d08a44") * ((0.012 + 0.62 * light) * paper)[..., None]
    boards = laid((near.x - 0.52) / np.maximum(near.y - 0.52, 0.05) / 0.10, 8 / near.y)
    pool = bump(near.x, 0.56, 0.13) * bump(near.y, 0.76, 0.10)
    floor = tint("#a86a34") * ((0.02 + 0.30 * pool) * boards)[..., None]
    colours = over(colours, floor, smoothstep(_FLOOR - 0.001, _FLOOR + 0.001, near.y) + 0 * near.x)
    warp = [
        [(0.372 + 0.0072 * n, 0.17), (0.3738 + 0.0072 * n, 0.17),
         (0.3655 + 0.0074 * n, 0.50), (0.3635 + 0.0074 * n, 0.50)] for n in range(37)
    ]  # fmt: skip
    threads = (0.06 + 0.95 * light)[..., None] * tint("#ffe4b8")
    colours = over(colours, threads, 0.62 * mask(near, warp))
    done = mask(near, [[(0.362, 0.462), (0.640, 0.462), (0.646, 0.600), (0.354, 0.600)]])
    row = knitted(near.y / 0.0075, near.x / 0.010)
    dyes = over(
        tint("#8c2a26") + 0 * colours,
        tint("#c8923a"),
        smoothstep(0.50, 0.52, near.y) * (np.sin(near.y * 190) > 0.2) + 0 * near.x,
    )
    colours = over(colours, dyes * (row * (0.03 + 0.75 * light))[..., None], done)
    return _lamp(near, _loom(near, colours))


def _loom(near: Canvas, colours: Field) -> Field:
    """Its wood, dark against the wall, bright where it faces the lamp."""
    scale = near.unit / 720
    for part, bright in (
        ([box(0.340, 0.10, 0.362, 0.80), box(0.650, 0.10, 0.674, 0.80)], 0.55),
        ([box(0.32, 0.150, 0.70, 0.176)], 0.9),
        ([box(0.345, 0.596, 0.668, 0.622)], 0.5),
    ):
        shape = mask(near, part)
        colours = colours * (1 - 0.55 * blurred(shape, 5 * scale) * (1 - shape))[..., None]
        edge = rim(shape, (0.7, 0.6), scale, 0.6) * (0.25 + spot(near, *_LAMP, 0.14))
        grain = 0.6 + 0.4 * laid(near.x / 0.008, near.y * 70)
        wood = tint("#2a1608") * (grain * (0.5 + 1.6 * spot(near, *_LAMP, 0.13)))[..., None]
        colours = over(colours, wood + (bright * edge)[..., None] * tint("#ffb86a"), shape)
    return colours


def _lamp(near: Canvas, colours: Field) -> Field:
    """It hangs from the upper beam by a wire: a flame in a glass."""
    x, y = _LAMP
    away = np.hypot(near.x - x, near.y - y)
    flame = np.exp(-(((near.x - x) / 0.009) ** 2) - ((near.y - y) / 0.018) ** 2)
    halo = np.exp(-away / 0.030)
    colours = colours + (0.55 * halo)[..., None] * tint("#ffc67c")
    cap = mask(near, [box(x - 0.010, y - 0.040, x + 0.010, y - 0.030),
                      box(x - 0.014, y + 0.028, x + 0.014, y + 0.036),
                      box(x - 0.001, 0.17, x + 0.001, y - 0.03)])  # fmt: skip
    colours = over(colours, tint("#1a0e06") + 0 * colours, 0.9 * cap)
    return colours + (2.4 * flame)[..., None] * tint("#fff0d0")


def _weaver(near: Canvas, colours: Field) -> Field:
    """A back in grey knitting, bent to the work: the hair is up, one elbow out and bald."""
    lamp = Source(_LAMP[0], _LAMP[1], 0.018, (1.0, 0.76, 0.46), 0.20, 3.0)
    wool = 0.25 + 0.95 * knitted(near.x / 0.0090, near.y / 0.0080)
    bench = mask(near, [box(0.50, 0.700, 0.668, 0.716), box(0.512, 0.71, 0.524, 0.83),
                        box(0.644, 0.71, 0.656, 0.83)])  # fmt: skip
    colours = over(colours, tint("#140a04") + 0 * colours, bench)
    reaching = [
        [(0.512, 0.432, 0.0, 0.024), (0.470, 0.486, 0.01, 0.019),
         (0.450, 0.452, 0.0, 0.013), (0.447, 0.436, 0.0, 0.011)]
    ]  # fmt: skip
    colours = fleshed(near, colours, Flesh(reaching, "#6c6a70", rim=0.5), lamp, 0.05, wool)
    trunk = [
        [(0.552, 0.398, 0.0, 0.018), (0.546, 0.450, 0.0, 0.037), (0.540, 0.520, 0.0, 0.041),
         (0.544, 0.595, 0.0, 0.037), (0.552, 0.655, 0.0, 0.046)],
        [(0.512, 0.440, 0.0, 0.024), (0.534, 0.416, 0.0, 0.021), (0.572, 0.414, 0.0, 0.021),
         (0.590, 0.436, 0.0, 0.024)],
        [(0.524, 0.668, 0.0, 0.034), (0.582, 0.668, 0.0, 0.034)],
        [(0.520, 0.690, 0.01, 0.030), (0.494, 0.86, 0.01, 0.030)],
        [(0.544, 0.690, 0.02, 0.030), (0.532, 0.87, 0.02, 0.030)],
        [(0.570, 0.690, 0.02, 0.030), (0.574, 0.87, 0.02, 0.030)],
        [(0.588, 0.690, 0.01, 0.028), (0.614, 0.86, 0.01, 0.030)],
    ]  # fmt: skip
    elbow = [
        [(0.588, 0.436, 0.0, 0.023), (0.608, 0.464, 0.01, 0.022), (0.632, 0.492, 0.02, 0.020)],
        [(0.632, 0.492, 0.02, 0.020), (0.608, 0.476, 0.0, 0.016), (0.588, 0.462, 0.0, 0.013)],
    ]
    colours = fleshed(
        near, colours, Flesh([*trunk, *elbow], "#76747c", 0.010, rim=1.0), lamp, 0.05, wool
    )
    neck = [[(0.554, 0.398, 0.0, 0.015), (0.556, 0.370, 0.0, 0.016)]]
    colours = fleshed(near, colours, Flesh(neck, "#8a5c40", rim=0.8), lamp, 0.05)
    head = [[(0.556, 0.352, 0.0, 0.027), (0.563, 0.332, 0.0, 0.029)],
            [(0.553, 0.300, 0.010, 0.015), (0.561, 0.298, 0.010, 0.015)]]  # fmt: skip
    hair = 0.45 + 0.55 * laid((near.x - 0.56) / 0.004 + 9 * (near.y - 0.34), near.y * 60)
    colours = fleshed(near, colours, Flesh(head, "#2c1c14", 0.006, rim=0.7), lamp, 0.05, hair)
    bald = bump(np.hypot(near.x - 0.638, near.y - 0.495), 0.0, 0.009)
    return over(colours, tint("#d8a878") * 0.55 + 0 * colours, 0.45 * bald)


_FOREARM = [[(-0.42, 3.2, 0.0, 0.40), (-0.20, 1.5, 0.0, 0.33), (-0.05, 0.92, 0.0, 0.235)]]
_HAND = [
    [(-0.03, 0.84, 0.0, 0.175), (0.00, 0.55, 0.0, 0.185), (0.03, 0.22, 0.0, 0.225),
     (0.06, 0.02, 0.0, 0.205)],
    [(-0.06, 0.50, -0.05, 0.17), (-0.05, 0.10, -0.06, 0.18)],
]  # fmt: skip
_FINGERS = [
    [(-0.02, -0.21, -0.26, 0.105), (0.33, -0.245, -0.25, 0.100), (0.46, -0.10, -0.2, 0.095)],
    [(0.02, -0.19, -0.14, 0.125), (0.42, -0.150, -0.13, 0.118), (0.52, 0.06, -0.10, 0.105)],
    [(0.05, -0.13, -0.02, 0.140), (0.30, -0.075, 0.02, 0.118), (0.50, -0.015, 0.0, 0.126),
     (0.47, 0.16, 0.03, 0.108), (0.36, 0.30, 0.03, 0.108), (0.22, 0.31, 0.03, 0.10)],
]  # fmt: skip
"""Curled one behind another: those behind look over the first."""
_THUMB = [
    [(-0.02, 0.60, 0.08, 0.140), (0.10, 0.47, 0.16, 0.128), (0.28, 0.30, 0.21, 0.104),
     (0.37, 0.22, 0.21, 0.106), (0.53, 0.13, 0.17, 0.088), (0.58, 0.10, 0.15, 0.070)],
]  # fmt: skip
"""It lies across the fingers and holds them."""


def _fist(near: Canvas, colours: Field, shown: float) -> Field:
    """Raised between us and the light, knuckles foremost, the thumb shut on them: not yet."""
    x, y, size = 0.398, 0.372, 0.150
    lamp = Source(_LAMP[0] + 0.03, _LAMP[1] - 0.06, 0.040, (1.0, 0.66, 0.38), 0.30, 3.6)
    dim = 0.018 + 0.05 * spot(near, 0.36, 0.5, 0.2)
    wool = 0.2 + 1.0 * knitted((near.x + 0.10 * near.y) / 0.0165, near.y / 0.0140)
    skin = 1 + 0.10 * smooth_noise(near, 1.8, 363)
    cuff = [[(-0.30, 0.98, 0.02, 0.075), (-0.05, 0.95, 0.16, 0.095), (0.18, 0.90, 0.02, 0.075)]]
    for chains, dye, soft, cloth in (
        (_FOREARM, "#5c3a2e", 0.014, wool),
        (_HAND, "#b8674a", 0.016, skin),
        (_FINGERS[:1], "#a85c42", 0.005, skin),
        (_FINGERS[1:2], "#b06046", 0.005, skin),
        (_FINGERS[2:], "#c06a4c", 0.006, skin),
        (_THUMB, "#c06a4c", 0.006, skin),
        (cuff, "#6a4234", 0.006, wool),
    ):
        flesh = Flesh(placed(chains, x, y, size), dye, soft, 0.25 if cloth is skin else 0.0, 0.55)
        colours = fleshed(near, colours, flesh, lamp, dim, cloth, shown)
    nail = bump(near.x, x + 0.555 * size, 0.009) * bump(near.y, y + 0.075 * size, 0.006)
    return colours + (0.10 * shown * nail)[..., None] * tint("#ffb890")
