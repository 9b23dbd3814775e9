"""Inside the key: a corridor of brass wire, a keyhole, a back at a loom, a fist about to knock."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, tapered
from game.stage.painters.anatomy import fleshed as limb
from game.stage.painters.anatomy import hand, head_in_profile
from game.stage.painters.backlit import backlit
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import dyed, worn
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, bump, filmic, over, rim, saturated, smoothstep, tint

_MIDDLE = 0.50, 0.34
"""The middle of the keyhole's round part."""
_SIZE = 0.235
_LAMP = 0.625, 0.235
"""The lamp in the room beyond."""
_FLOOR = 0.715
"""Where the floor of that room begins."""


def paint_wool_key(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brass corridor a forearm long, and at its end a keyhole as high as a church door.

    Through it somebody is seen from behind, and, by `fist`, who is about to knock.
    """
    colours = _corridor(canvas)
    near = canvas.part(0.2, 0.05, 0.8, 0.98)
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
    """A lamp behind a loom: wall and floor have its light, the loom stands before it."""
    light = 1.5 * spot(near, *_LAMP, 0.10) + 0.30 * spot(near, *_LAMP, 0.26)
    plaster = 1 + 0.10 * smooth_noise(near, 2.2, 362)
    colours = tint("#c87c3a") * ((0.006 + 0.60 * light) * plaster)[..., None]
    boards = laid((near.x - 0.56) / np.maximum(near.y - 0.58, 0.05) / 0.16, 6 / near.y)
    pool = bump(near.x, 0.58, 0.16) * bump(near.y, 0.76, 0.10)
    floor = tint("#a86a34") * ((0.016 + 0.75 * pool) * (0.45 + 0.55 * boards))[..., None]
    colours = over(colours, floor, smoothstep(_FLOOR - 0.002, _FLOOR + 0.002, near.y) + 0 * near.x)
    thrown = [[(0.47, 0.73), (0.60, 0.73), (0.60, 0.95), (0.36, 0.95)]]
    shade = blurred(mask(near, thrown), 0.012 * near.unit)
    return _lamp(near, _loom(near, colours * (1 - 0.88 * shade)[..., None], light))


def _loom(near: Canvas, colours: Field, light: Field) -> Field:
    """The warp like rain before the light, what is woven of it, and the wood that holds both."""
    random = np.random.default_rng(365)
    warp = []
    for n, (aside, thick) in enumerate(random.uniform(-1, 1, (58, 2)).tolist()):
        x, half = 0.335 + 0.0062 * n + 0.0014 * aside, 0.0009 + 0.0004 * thick
        foot = 0.52 + 1.03 * (x - 0.52)
        warp.append([(x - half, 0.13), (x + half, 0.13), (foot + half, 0.53), (foot - half, 0.53)])
    lit = (0.02 + 0.16 * light)[..., None] * tint("#ffd7a0")
    colours = over(colours, lit, 0.72 * mask(near, warp))
    done = mask(near, [[(0.325, 0.478), (0.706, 0.470), (0.716, 0.620), (0.315, 0.620)]])
    row = knitted(near.y / 0.0075, near.x / 0.010)
    bands = smoothstep(-0.2, 0.4, np.sin(near.y * 150 + 0.3 * np.sin(near.x * 30)))
    dyes = over(tint("#7c2420") + 0 * colours, tint("#b0762e"), 0.7 * bands)
    colours = over(colours, dyes * (row * (0.014 + 0.9 * light))[..., None], done)
    scale = near.unit / 720
    for part in (
        [box(0.300, 0.05, 0.326, 0.80), box(0.700, 0.05, 0.726, 0.80)],
        [box(0.26, 0.150, 0.76, 0.172)],
        [box(0.31, 0.286, 0.72, 0.296)],
        [box(0.30, 0.612, 0.73, 0.640)],
    ):
        shape = mask(near, part)
        edge = rim(shape, (0.4, -0.9 if part[0][0][1] > 0.2 else 0.8), scale, 0.5)
        glow = 1.1 * spot(near, *_LAMP, 0.10) + 0.05
        wood = tint("#140a05") * (0.4 + 1.2 * light)[..., None]
        colours = over(colours, wood + (edge * glow)[..., None] * tint("#ffb060"), shape)
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
    """A back in grey knitting before the light, the hair up; the eyes follow the shuttle."""
    lamp = Source(_LAMP[0], _LAMP[1], 0.0, (1.0, 0.70, 0.40), 0.22, 3.6)
    wool = 0.25 + 0.95 * knitted(near.x / 0.0090, near.y / 0.0080)
    grey, skin, hair = "#5c5a60", "#8a5a40", "#20140e"
    back = curve([
        (0.520, 0.445), (0.494, 0.462), (0.473, 0.476), (0.462, 0.500), (0.470, 0.550),
        (0.482, 0.610), (0.472, 0.660), (0.462, 0.705), (0.540, 0.730), (0.610, 0.705),
        (0.600, 0.660), (0.584, 0.605), (0.592, 0.550), (0.600, 0.500), (0.590, 0.474),
        (0.568, 0.460), (0.548, 0.445),
    ])  # fmt: skip
    skirt = curve([
        (0.466, 0.690), (0.452, 0.760), (0.440, 0.850), (0.470, 0.862), (0.500, 0.852),
        (0.540, 0.866), (0.580, 0.854), (0.625, 0.860), (0.618, 0.770), (0.606, 0.690),
    ])  # fmt: skip
    bench = [box(0.43, 0.712, 0.65, 0.730), box(0.440, 0.72, 0.454, 0.84),
             box(0.626, 0.72, 0.640, 0.84)]  # fmt: skip
    arm = [
        *limb(((0.588, 0.490), (0.604, 0.530), (0.622, 0.552)), (0.042, 0.040, 0.034)),
        *limb(((0.622, 0.552), (0.634, 0.508), (0.637, 0.470)), (0.034, 0.031, 0.020)),
    ]
    far_arm = limb(((0.470, 0.490), (0.446, 0.535), (0.458, 0.560)), (0.040, 0.036, 0.030))
    shuttle = curve([(0.604, 0.447), (0.640, 0.438), (0.676, 0.441), (0.640, 0.449)])
    chin = (0.545, 0.424)
    face = head_in_profile(chin, 0.088, 0.06, 3)[:3]
    knot = [
        curve([(0.571, 0.349), (0.560, 0.331), (0.538, 0.323), (0.512, 0.334), (0.498, 0.360),
               (0.506, 0.386), (0.522, 0.404), (0.532, 0.398), (0.537, 0.382), (0.547, 0.372),
               (0.556, 0.360)]),
        curve([(0.508, 0.350), (0.494, 0.344), (0.489, 0.329), (0.499, 0.317), (0.514, 0.321),
               (0.520, 0.336)]),
        tapered([(0.520, 0.398), (0.516, 0.412), (0.521, 0.424)], 0.004, 0.0008),
        tapered([(0.474, 0.352), (0.505, 0.332), (0.530, 0.312)], 0.0026, 0.0014),
    ]  # fmt: skip
    fingers = hand((0.637, 0.472), -1.35, 0.052, bend=-0.9, thumb=1)
    backlit(
        near,
        colours,
        [
            dyed("#0c0603", *bench), worn(grey, *far_arm), worn(grey, skirt),
            *face, dyed(hair, *knot), worn(grey, back), dyed("#3a2010", shuttle),
            dyed(skin, *fingers), worn(grey, *arm, joint=(0.585, 0.490, 0.05)),
        ],
        [lamp],
        0.016,
        wool,
    )  # fmt: skip
    thread = mask(near, [tapered([(0.606, 0.447), (0.56, 0.452), (0.50, 0.470)], 0.0016, 0.001)])
    return over(colours, tint("#ffcf90") * 0.25 + 0 * colours, 0.5 * thread * (near.x > 0.598))


def _fist(near: Canvas, colours: Field, shown: float) -> Field:
    """Raised between us and the light, the thumb shut on four fingers: it has not knocked yet."""
    lamp = Source(_LAMP[0], _LAMP[1], 0.0, (1.0, 0.64, 0.36), 0.26, 4.2)
    wool = 0.3 + 0.9 * knitted((near.x + 0.22 * near.y) / 0.0150, near.y / 0.0125)
    skin, sleeve = "#7c4a36", "#4a3c3e"
    x, y, size = 0.402, 0.388, 0.115

    def at(*spots: tuple[float, float]) -> list[tuple[float, float]]:
        turned = 0.10
        return [(x + size * (a - turned * b), y + size * (b + turned * a)) for a, b in spots]

    palm = curve(at((-0.47, -0.20), (-0.50, 0.12), (-0.42, 0.48), (-0.30, 0.78), (0.22, 0.80),
                    (0.36, 0.52), (0.46, 0.22), (0.44, -0.2)))  # fmt: skip
    heel = curve(at((0.08, 0.78), (0.26, 0.74), (0.46, 0.46), (0.52, 0.22), (0.36, 0.12),
                    (0.10, 0.34)))  # fmt: skip
    fingers = [
        curve(at((left, top + 0.10), (left + 0.05, top), (left + wide - 0.05, top - 0.01),
                 (left + wide, top + 0.10), (left + wide - 0.01, foot - 0.10),
                 (left + wide - 0.06, foot), (left + 0.05, foot), (left + 0.01, foot - 0.10)))
        for left, wide, top, foot in (
            (-0.52, 0.24, -0.26, 0.20), (-0.31, 0.27, -0.38, 0.24), (-0.07, 0.28, -0.42, 0.25),
            (0.18, 0.29, -0.36, 0.22),
        )
    ]  # fmt: skip
    thumb = curve(
        at(
            (0.50, 0.44),
            (0.55, 0.24),
            (0.40, 0.10),
            (0.20, 0.07),
            (-0.02, 0.08),
            (-0.16, 0.15),
            (-0.15, 0.26),
            (0.02, 0.29),
            (0.20, 0.30),
            (0.30, 0.42),
        )
    )
    forearm = curve(
        [
            (0.355, 0.480),
            (0.322, 0.580),
            (0.270, 0.720),
            (0.20, 0.90),
            (0.36, 0.96),
            (0.392, 0.800),
            (0.414, 0.640),
            (0.428, 0.490),
        ]
    )
    cuff = curve(
        [
            (0.350, 0.474),
            (0.342, 0.492),
            (0.350, 0.508),
            (0.392, 0.518),
            (0.432, 0.508),
            (0.436, 0.490),
            (0.428, 0.478),
            (0.390, 0.484),
        ]
    )
    parts = [
        dyed(skin, palm),
        worn(sleeve, forearm),
        worn(sleeve, cuff),
        *(dyed(skin, finger) for finger in fingers),
        dyed(skin, heel),
        dyed(skin, thumb),
    ]
    with_it = colours.copy()
    backlit(near, with_it, parts, [lamp], 0.012, wool)
    return colours + (with_it - colours) * shown
