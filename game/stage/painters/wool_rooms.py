"""Inside the cloth, where each motif is a place: the river and the key."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.shading import filmic, over, rim, saturated, smoothstep, tint

_WARM = "#ffc27c"


def spot(canvas: Canvas, x: float, y: float, reach: float) -> Field:
    """The light of a lamp that is 1 at a place."""
    away = np.hypot(canvas.x - x, canvas.y - y)
    result: Field = 1 / (1 + (away / reach) ** 2) ** 1.2
    return result


def paint_wool_river(canvas: Canvas, numbers: Numbers) -> Painting:
    """Every green that was ever bought goes by in hanks; on the far bank a lamp is held up.

    `stones` says whether seven of them lie across it.
    """
    lamp = 0.66, 0.275
    light = spot(canvas, *lamp, 0.24) + 0.10 * spot(canvas, 0.5, 0.2, 0.7)
    yarn = laid(canvas.y / 0.010 + 0.5 * np.sin(canvas.x * 5), canvas.x * 60)
    colours = tint("#171a2c") * (yarn * (0.06 + 0.95 * light))[..., None]
    bank = 0.435 + 0.018 * np.sin(canvas.x * 7 + 1) + 0.01 * np.sin(canvas.x * 17)
    down = canvas.y - bank
    grass = laid(down / 0.0085, canvas.x * 70)
    shore = tint(WOOL["umber"]) * (grass * (0.05 + 0.95 * light))[..., None]
    colours = over(colours, shore, smoothstep(-0.002, 0.002, down))
    water = bank + 0.055
    part = saturated((canvas.y - water) / (0.88 - water))
    bow = 0.05 * np.sin(canvas.x * 4.2 + 0.5) * part + 0.012 * np.sin(canvas.x * 13 + part * 9)
    number = 17 * part**0.62 + 30 * bow
    hank = laid(number, canvas.x * 26 / (0.35 + part), twist=0.8)
    chance = np.random.default_rng(281).random((64, 3)).astype(np.float32)
    which = chance[np.floor(number).astype(int) % 64]
    wool = over(
        tint("#3f5c46") + 0 * colours, tint("#7c8a66"), saturated(which[..., 0] * 1.6 - 0.3)
    )
    wool = over(wool, tint(WOOL["slate"]), saturated(which[..., 1] * 3 - 1.9))
    lane = np.exp(-(((canvas.x - lamp[0] + 0.16 * part) / (0.05 + 0.16 * part)) ** 2))
    shine = 0.05 + 0.55 * light + 0.60 * lane * (1 - 0.55 * part)
    flow = over(colours, wool * (hank * shine)[..., None], smoothstep(0.0, 0.01, canvas.y - water))
    near = 0.90 - 0.10 * np.exp(-((canvas.x / 0.30) ** 2))
    beach = laid((canvas.y - near) / 0.021, canvas.x * 24)
    sand = tint(WOOL["bark"]) * (beach * (0.06 + 0.30 * spot(canvas, 0.4, 0.95, 0.4)))[..., None]
    colours = over(flow, sand, smoothstep(-0.003, 0.003, canvas.y - near))
    stones: list[Outline] = []
    for index in range(7):
        away = index / 6
        stones.append(
            ellipse(
                (0.36 + 0.27 * away, 0.855 - 0.335 * away),
                0.055 * (1 - 0.68 * away),
                0.019 * (1 - 0.6 * away),
                18,
            )
        )
    shape = mask(canvas, stones)
    top = rim(shape, (0.45, -1.0), canvas.unit / 720, 0.8)
    pale = laid(canvas.y / 0.006, canvas.x * 80)
    stone = tint(WOOL["ash"]) * ((0.10 + 0.35 * light) * pale)[..., None] + (
        top * (0.15 + 0.8 * lane)
    )[..., None] * tint(_WARM)
    colours = over(colours, stone, shape * numbers["stones"])
    return Painting(filmic(darker_right(canvas, colours, 1.05)), canvas)


def paint_wool_key(canvas: Canvas, numbers: Numbers) -> Painting:
    """A brass corridor a forearm long, and at its end a keyhole as high as a church door.

    Through it somebody is seen from behind, and, by `fist`, who is about to knock.
    """
    x, y = canvas.x - 0.50, canvas.y - 0.46
    depth = 0.5 / np.maximum(np.maximum(np.abs(x) * 0.95, np.abs(y)), 0.03)
    wall = np.abs(x) * 0.95 > np.abs(y)
    along = depth * 3.2
    across = np.where(wall, y * depth, x * depth) * 9
    braid = laid(across + 0.35 * np.sin(along * 6.5), along * 5, twist=1.0)
    rib = 0.65 + 0.35 * smoothstep(0.10, 0.22, np.abs(along % 1 - 0.5))
    glow = np.exp(-np.hypot(x, y * 0.8) / 0.17) + 0.16 * np.exp(-np.hypot(x, y) / 0.45)
    lit = np.where(wall, 1.0, np.where(y > 0, 0.85, 0.55))
    brass = over(
        tint("#6b4318") + 0 * np.stack([glow] * 3, -1), tint("#e8b455"), saturated(glow * 1.2)
    )
    colours = brass * (braid * rib * lit * (0.015 + 1.15 * glow))[..., None]
    hole = _keyhole(0.50, 0.415, 0.115)
    near = canvas.part(0.25, 0.15, 0.75, 0.85)
    area = near.within(canvas)
    shape = mask(near, hole)
    room = _loom_room(near, numbers)
    lip = np.clip(blurred(shape, 4 * near.unit / 720) - shape, 0, 1)
    colours[area] = over(colours[area], room, shape) + (0.9 * lip)[..., None] * tint("#ffd894")
    return Painting(filmic(darker_right(canvas, colours, 1.1)), canvas)


def _keyhole(x: float, y: float, size: float) -> list[Outline]:
    skirt = [
        (x - 0.45 * size, y + 0.5 * size),
        (x + 0.45 * size, y + 0.5 * size),
        (x + 0.95 * size, y + 2.4 * size),
        (x - 0.95 * size, y + 2.4 * size),
    ]
    return [ellipse((x, y), 0.95 * size, 0.95 * size, 40), skirt]


def _loom_room(near: Canvas, numbers: Numbers) -> Field:
    """A room with a loom, a back in grey knitting; before it a raised fist, not yet knocking."""
    light = spot(near, 0.545, 0.40, 0.17)
    colours = (0.12 + 0.95 * light)[..., None] * tint("#ffcf8e")
    frame = [
        box(0.415, 0.33, 0.423, 0.70),
        box(0.575, 0.33, 0.583, 0.70),
        box(0.40, 0.345, 0.60, 0.355),
    ]
    threads = [box(0.428 + 0.0075 * n, 0.35, 0.4295 + 0.0075 * n, 0.60) for n in range(19)]
    colours = over(colours, tint("#5c3a1c") + 0 * colours, 0.5 * mask(near, threads))
    back = curve(
        [
            (0.445, 0.70),
            (0.450, 0.545),
            (0.472, 0.498),
            (0.532, 0.498),
            (0.552, 0.55),
            (0.556, 0.70),
        ],
        5,
    )
    elbow = curve([(0.545, 0.54), (0.578, 0.575), (0.560, 0.615), (0.540, 0.60)], 4)
    shape = mask(near, [*frame, back, elbow, ellipse((0.502, 0.468), 0.026, 0.032, 18)])
    knit = 0.75 + 0.25 * np.cos(near.x * 420 + 2 * np.cos(near.y * 300))
    colours = over(colours, (0.10 * knit)[..., None] * tint("#8f8f96") + tint("#0d0a0a"), shape)
    return _about_to_knock(near, colours, numbers["fist"])


def _about_to_knock(near: Canvas, colours: Field, shown: float) -> Field:
    """Somebody's fist and wrist, raised between us and the light: four knuckles and a thumb."""
    wrist = tapered([(0.505, 0.74), (0.503, 0.70), (0.498, 0.665)], 0.085, 0.066)
    fist = places(
        ".450 .668, .444 .640, .452 .622, .466 .612, .478 .616, .490 .605, .503 .611, .516 .604, "
        ".527 .612, .540 .612, .549 .626, .550 .650, .542 .676, .515 .688, .475 .688"
    )
    thumb = [*limb([(0.548, 0.672), (0.530, 0.656), (0.500, 0.650)], 0.026, 0.020)]
    gaps = [ribbon([(x, 0.618), (x - 0.002, 0.652)], 0.0035) for x in (0.475, 0.499, 0.523)]
    scale = near.unit / 720
    hand = mask(near, [wrist, curve(fist, 6)])
    edge = rim(hand, (0.3, -1.0), scale, 0.5) + 0.6 * rim(hand, (-1.0, -0.2), scale, 0.3)
    skin = tint("#160b07") + (0.85 * edge)[..., None] * tint("#ffcaa0")
    skin = skin * (1 - 0.8 * mask(near, gaps))[..., None]
    over_it = mask(near, thumb)
    lit = rim(over_it, (0.2, -1.0), scale, 0.5)
    skin = over(skin, tint("#1c0e09") + (0.55 * lit)[..., None] * tint("#ffcaa0"), over_it)
    return over(colours, skin, np.maximum(hand, over_it) * shown)


def darker_right(canvas: Canvas, colours: Field, right: float) -> Field:
    """Darker to the right, where words stand."""
    fade = smoothstep(right + 0.35, right - 0.35, canvas.x + 0.08 * canvas.y) * 0.97 + 0.03
    result: Field = colours * fade[..., None] * 1.4
    return result
