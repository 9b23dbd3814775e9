"""Inside the key: a corridor of brass braid, a keyhole, a back at a loom, a fist about to knock."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import filmic, over, rim, saturated, smoothstep, tint

_MIDDLE = 0.50, 0.33
"""The middle of the keyhole's round part."""
_SIZE = 0.185
_LAMP = 0.612, 0.245
"""The lamp in the room beyond."""


def paint_wool_key(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brass corridor a forearm long, and at its end a keyhole as high as a church door.

    Through it somebody is seen from behind, and, by `fist`, who is about to knock.
    """
    colours = _corridor(canvas)
    near = canvas.part(0.2, 0.05, 0.8, 0.9)
    area = near.within(canvas)
    shape = mask(near, _keyhole())
    room = _fist(near, _weaver(near, _room(near)), numbers["fist"])
    scale = near.unit / 720
    thick = np.clip(blurred(shape, 5 * scale) - shape, 0, 1)
    facing = smoothstep(0.10, -0.16, near.x - _MIDDLE[0]) + smoothstep(0.55, 0.80, near.y)
    lip = (2.0 * thick**1.3 * (0.10 + 0.8 * facing))[..., None] * tint("#ffcf84")
    colours[area] = over(colours[area] * (1 - 0.4 * thick[..., None]), room, shape) + lip
    return Painting(filmic(darker_right(canvas, colours, 1.1)), canvas)


def _corridor(canvas: Canvas) -> Field:
    """Four walls of braid that run to the keyhole and have its light."""
    x, y = canvas.x - _MIDDLE[0], canvas.y - 0.46
    depth = 0.5 / np.maximum(np.maximum(np.abs(x) * 0.95, np.abs(y)), 0.03)
    wall = np.abs(x) * 0.95 > np.abs(y)
    along = depth * 3.2
    across = np.where(wall, y * depth, x * depth) * 9
    braid = laid(across + 0.35 * np.sin(along * 6.5), along * 5, twist=1.0)
    rib = 0.65 + 0.35 * smoothstep(0.10, 0.22, np.abs(along % 1 - 0.5))
    glow = np.exp(-np.hypot(x, y * 0.8) / 0.19) + 0.14 * np.exp(-np.hypot(x, y) / 0.45)
    lit = np.where(wall, np.where(x < 0, 1.0, 0.55), np.where(y > 0, 1.1, 0.30))
    brass = over(
        tint("#6b4318") + 0 * np.stack([glow] * 3, -1), tint("#e8b455"), saturated(glow * 1.2)
    )
    tongue = np.exp(-((x / (0.10 + 0.34 * np.clip(y, 0, 1))) ** 2)) * smoothstep(0.2, 0.4, y)
    light = lit * (0.012 + 0.85 * glow) + 0.30 * tongue
    result: Field = brass * (braid * rib * light)[..., None]
    return result


def _keyhole() -> list[Outline]:
    x, y = _MIDDLE
    skirt = [
        (x - 0.44 * _SIZE, y + 0.5 * _SIZE),
        (x + 0.44 * _SIZE, y + 0.5 * _SIZE),
        (x + 0.92 * _SIZE, y + 2.45 * _SIZE),
        (x - 0.92 * _SIZE, y + 2.45 * _SIZE),
    ]
    return [ellipse((x, y), 0.95 * _SIZE, 0.95 * _SIZE, 48), skirt]


def _room(near: Canvas) -> Field:
    """A wall in lamplight, the loom's two posts and its beam, the warp like rain."""
    light = spot(near, *_LAMP, 0.12) + 0.22 * spot(near, 0.5, 0.4, 0.4)
    light = light + 0.34 * spot(near, 0.43, 0.42, 0.16)
    colours = (0.02 + 0.50 * light)[..., None] * tint("#ffb464")
    warp = [box(0.365 + 0.0082 * n, 0.20, 0.3672 + 0.0082 * n, 0.62) for n in range(34)]
    colours = over(colours, (0.9 * light)[..., None] * tint("#ffe9c4"), 0.55 * mask(near, warp))
    done = mask(near, [box(0.36, 0.47, 0.645, 0.9)])
    row = 0.6 + 0.4 * np.cos(near.y * 900 + 3 * np.sin(near.x * 60))
    cloth = (row * (0.05 + 0.5 * light))[..., None] * tint("#9a4a2a")
    colours = over(colours, cloth, done)
    frame = mask(
        near,
        [
            box(0.342, 0.10, 0.366, 0.9),
            box(0.640, 0.10, 0.664, 0.9),
            box(0.33, 0.168, 0.68, 0.196),
        ],
    )
    wood = tint("#120a05") + (0.5 * rim(frame, (0.8, -0.5), near.unit / 720, 0.5))[
        ..., None
    ] * tint("#ffb86a")
    colours = over(colours, wood, frame)
    flame = np.exp(-((np.hypot(near.x - _LAMP[0], near.y - _LAMP[1]) / 0.016) ** 2))
    return colours + (2.6 * flame)[..., None] * tint("#fff0d0")


def _weaver(near: Canvas, colours: Field) -> Field:
    """A back in grey knitting, the hair up, one elbow out, thin at the bend of it."""
    body = places(
        ".395 .80, .402 .56, .418 .47, .448 .425, .474 .408, .478 .385, .522 .385, .526 .408, "
        ".552 .424, .580 .462, .594 .55, .60 .80"
    )
    sleeve = limb([(0.560, 0.455), (0.632, 0.520), (0.570, 0.572)], 0.075, 0.040)
    head = [
        curve(ellipse((0.500, 0.338), 0.042, 0.052, 14), 4),
        curve(ellipse((0.494, 0.283), 0.026, 0.022, 12), 4),
    ]
    body = curve(_farther(body), 6)
    sleeve, head = [_farther(each) for each in sleeve], [_farther(each) for each in head]
    scale = near.unit / 720
    knit = 0.72 + 0.28 * np.cos(near.x * 520 + 2.2 * np.cos(near.y * 420))
    for shapes, dye in ((sleeve, "#6c6a70"), ([body], "#6c6a70"), (head, "#4a3a2c")):
        shape = mask(near, shapes)
        edge = rim(shape, (0.9, -0.5), scale, 0.6) + 0.35 * rim(shape, (-0.9, -0.3), scale, 0.3)
        wool = tint(dye) * (knit * (0.05 + 0.19 * smoothstep(0.50, 0.64, near.x)))[..., None]
        wool = wool + (0.75 * edge * knit)[..., None] * tint("#ffc27c")
        colours = over(colours * (1 - 0.35 * blurred(shape, 5 * scale))[..., None], wool, shape)
    bald = mask(near, [_farther(ellipse((0.632, 0.520), 0.014, 0.018, 16))])
    return over(colours, tint("#c9a078") * 0.5 + 0 * colours, 0.6 * blurred(bald, 2 * scale))


def _farther(outline: Outline) -> Outline:
    """As it lies deeper in the room and to the right, so that light stands before the fist."""
    return [(0.588 + 0.80 * (x - 0.5), 0.80 + 0.80 * (y - 0.80)) for x, y in outline]


_KNUCKLES = ((-0.250, 0.085, 0.098), (-0.085, 0.005, 0.108), (0.090, 0.010, 0.104),
             (0.245, 0.100, 0.090))  # fmt: skip
"""From the first finger to the little one: where it is on the back of the hand, how thick."""


def _fist(near: Canvas, colours: Field, shown: float) -> Field:
    """The back of a raised fist between us and the light, knuckles up: it has not knocked yet."""
    x, y, size = 0.425, 0.325, 0.190

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + a * size, y + b * size) for a, b in points]

    back = curve(
        at(
            places(
                "-.17 .92, -.20 .68, -.315 .42, -.345 .20, -.26 .03, -.08 -.045, .09 -.04, "
                ".25 .05, .325 .22, .29 .45, .18 .70, .15 .92"
            )
        ),
        7,
    )
    thumb = limb(at([(-0.25, 0.56), (-0.37, 0.38), (-0.36, 0.20)]), 0.17 * size, 0.13 * size)
    cuff = curve(at(places("-.46 2.7, -.33 1.1, -.25 .84, .20 .84, .25 1.1, .22 2.7")), 6)
    colours = _skin(near, colours, thumb, shown)
    bones = [
        ellipse(at([(a, b + 0.02)])[0], 1.12 * thick * size, 0.85 * thick * size, 24)
        for a, b, thick in _KNUCKLES
    ]
    colours = _skin(near, colours, [back, *bones], shown)
    between = [
        tapered(at([((a + c) / 2, (b + d) / 2 - 0.05), ((a + c) / 2 * 0.96, (b + d) / 2 + 0.24)]),
                0.055 * size, 0.010 * size)
        for (a, b, _), (c, d, _) in pairwise(_KNUCKLES)
    ]  # fmt: skip
    scale = near.unit / 720
    colours = colours * (1 - 0.85 * shown * blurred(mask(near, between), 1.2 * scale))[..., None]
    domes = [
        ellipse(at([(a + 0.02, b - 0.01)])[0], 0.05 * size, 0.035 * size) for a, b, _ in _KNUCKLES
    ]
    shine = blurred(mask(near, domes), 3 * scale) * shown
    colours = colours + (0.30 * shine)[..., None] * tint("#ffa86e")
    return _skin(near, colours, [cuff], shown, wool="#241c1a")


def _skin(
    near: Canvas, colours: Field, shapes: list[Outline], shown: float, wool: str = "#3a160c"
) -> Field:
    """Against the light: all but black, red where it is thin, bright along what faces the lamp."""
    shape, scale = mask(near, shapes), near.unit / 720
    edge = rim(shape, (0.85, -0.65), scale, 0.35) + 0.12 * rim(shape, (-1.0, -0.4), scale, 0.3)
    drawn = tint("#080403") + (0.8 * blurred(1 - shape, 9 * scale))[..., None] * tint(wool)
    drawn = drawn + (1.35 * edge)[..., None] * tint("#ffa86e")
    shade = 1 - 0.55 * blurred(shape, 4 * scale) * (1 - shape)
    dimmed = colours * (1 - shown + shown * shade)[..., None]
    return over(dimmed, drawn, shape * shown)
