"""Inside the cloth, where each motif is a place: the river; and the light in all of them."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, ellipse, mask
from game.stage.painters.painting import Numbers, Painting
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


def darker_right(canvas: Canvas, colours: Field, right: float) -> Field:
    """Darker to the right, where words stand."""
    fade = smoothstep(right + 0.35, right - 0.35, canvas.x + 0.08 * canvas.y) * 0.97 + 0.03
    result: Field = colours * fade[..., None] * 1.4
    return result
