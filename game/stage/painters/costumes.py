"""Costumes on rails, so close that they part for the shoulders; behind them a yellow line."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, mask, ribbon
from game.stage.painters.garments import (
    Garment,
    bear,
    feathered,
    gown,
    half_a_horse,
    harlequin,
    hung_relief,
    hussar,
    nun,
)
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, normals, over, rim, smoothstep, tint

_DOOR = 0.50, 0.60
"""Where the yellow line lies at the end, in heights."""
_LINE, _TRIM = "#ffc860", "#f2c46a"
_PLACES: tuple[tuple[float, float, float, Garment], ...] = (
    (0.372, 0.325, 0.37, nun()),
    (0.640, 0.330, 0.36, half_a_horse()),
    (0.300, 0.26, 0.50, bear()),
    (0.735, 0.25, 0.52, harlequin()),
    (0.185, 0.17, 0.74, gown()),
    (0.925, 0.09, 0.98, feathered()),
    (0.035, 0.05, 1.10, hussar()),
)
"""Where each hangs, from far to near: its hook, in heights, and how tall it is."""


def paint_costumes(canvas: Canvas, numbers: Numbers) -> Painting:
    """Two rails of them, and between them the way to a shut door; `light` lies under it."""
    colours = _end(canvas, numbers["light"])
    for x, top, size, garment in _PLACES:
        colours = _hang(canvas, colours, (x, top, size), garment, numbers["light"])
    return Painting(filmic(colours * 1.3), canvas)


def _end(canvas: Canvas, light: float) -> Field:
    """The far wall, a door with a lamp behind it, the floor that has its light."""
    x, y = _DOOR
    away = np.hypot(canvas.x - x, (canvas.y - y) * 1.3)
    glow = light / (1 + (away / 0.10) ** 2) ** 1.2
    plaster = 1 + 0.10 * smooth_noise(canvas, 2.4, 401)
    colours = (plaster * (0.004 + 0.10 * glow))[..., None] * tint("#a0835c")
    door = mask(canvas, [box(x - 0.075, y - 0.285, x + 0.075, y - 0.006)])
    panels = mask(
        canvas,
        [
            box(x + s * 0.036 - 0.026, y + a, x + s * 0.036 + 0.026, y + b)
            for s in (-1, 1)
            for a, b in ((-0.26, -0.15), (-0.125, -0.03))
        ],
    )
    wood = (0.012 + 0.20 * glow * (1 - 0.45 * panels))[..., None] * tint("#6d5a3a")
    colours = over(colours, wood, door)
    frame = np.clip(blurred(door, 2.4 * canvas.unit / 720) - door, 0, 1)
    colours = colours + (0.30 * light * frame)[..., None] * tint(_LINE)
    rails = mask(
        canvas,
        [
            ribbon([(x + s * 0.60, -0.02), (x + s * 0.10, y - 0.30)], [0.016, 0.004])
            for s in (-1, 1)
        ],
    )
    top = rim(rails, (0.0, -1.0), canvas.unit / 720, 0.4)
    iron = (0.22 * top)[..., None] * tint("#b8a58a") + tint("#050506")
    colours = over(colours, iron, rails)
    return _floor(canvas, colours, light)


def _floor(canvas: Canvas, colours: Field, light: float) -> Field:
    """Boards with the light from under the door along them, and the line itself."""
    x, y = _DOOR
    down = np.maximum(canvas.y - y, 0)
    plank = np.abs(((canvas.x - x) / (down + 0.045) * 1.6 + 0.5) % 1 - 0.5)
    grain = 1 + 0.2 * smooth_noise(canvas, 1.7, 402, across=0.5, down=3)
    lane = np.exp(-(((canvas.x - x) / (0.075 + 0.20 * down)) ** 2)) * np.exp(-down / 0.17)
    boards = (0.004 + 0.75 * light * lane) * grain * (1 - 0.6 * smoothstep(0.46, 0.49, plank))
    ground = smoothstep(y - 0.001, y + 0.002, canvas.y)
    colours = over(colours, boards[..., None] * tint("#d59a52"), ground)
    gap = bump(canvas.y, y - 0.001, 0.0038) * smoothstep(0.080, 0.066, np.abs(canvas.x - x))
    return colours + (1.9 * light * gap)[..., None] * tint(_LINE)


def _hang(
    canvas: Canvas,
    colours: Field,
    place: tuple[float, float, float],
    garment: Garment,
    light: float,
) -> Field:
    """One costume, lit from the door's line below, and a little by the gas behind us."""
    x, top, size = place
    near = canvas.part(x - 0.62 * size, top - 0.25 * size, x + 0.62 * size, top + 1.3 * size)
    area = near.within(canvas)
    pieces = [mask(near, _placed(piece, place)) for piece in garment.cloth]
    shape = np.max(pieces, axis=0)
    scale = near.unit / 720 * size
    normal = normals(hung_relief(near, place, garment.folds, pieces) * scale, 1.3 / max(scale, 0.2))
    side = math.copysign(1, _DOOR[0] - x)
    away = np.hypot(near.x - _DOOR[0], (near.y - _DOOR[1]) * 0.8)
    reach = light / (1 + (away / 0.24) ** 2) ** 1.15
    below = np.sign(_DOOR[1] + 0.03 - near.y)
    facing = np.clip(normal[0] * side * 0.95 + normal[1] * below * 0.3, 0, 1)
    gas = _gaslight(near, place, normal)
    cloth = _dyed(near, place, garment, shape)
    drawn = tint("#040408") + cloth * (reach * (0.80 * facing + 0.06) + 0.22 * gas)[..., None] * 1.3
    edge = rim(shape, (side, 0.35), scale, 0.5)
    drawn = drawn + (edge * (0.03 + reach) * 0.85)[..., None] * tint(_LINE)
    drawn = _trimmed(near, drawn, place, garment, (reach, gas), side)
    if garment.spangled:
        spots = smoothstep(2.0, 2.9, smooth_noise(near, 0.7, 411))
        drawn = drawn + (spots * shape * (reach + 0.3 * gas) * garment.spangled)[..., None]
    shaded = colours[area] * (1 - 0.7 * blurred(shape, 9 * scale))[..., None]
    colours[area] = over(shaded, drawn, shape)
    return colours


def _placed(outlines: list[Outline], place: tuple[float, float, float]) -> list[Outline]:
    x, top, size = place
    return [[(x + a * size, top + b * size) for a, b in outline] for outline in outlines]


def _gaslight(
    near: Canvas, place: tuple[float, float, float], normal: tuple[Field, Field, Field]
) -> Field:
    """What comes from a jet high on the left, behind us: on shoulders, on what hangs near it."""
    down = (near.y - place[1]) / place[2]
    facing = np.clip(-0.55 * normal[0] - 0.75 * normal[1] + 0.25 * normal[2], 0, 1) ** 1.4
    result: Field = facing * np.exp(-((down / 0.75) ** 2)) * np.exp(-(((near.x - 0.05) / 0.6) ** 2))
    return result


def _dyed(near: Canvas, place: tuple[float, float, float], garment: Garment, shape: Field) -> Field:
    """The cloth's own colours: plain, in lozenges, with pale cloth laid on it."""
    x, top, size = place
    cloth: Field = np.broadcast_to(tint(garment.dye), (*shape.shape, 3))
    if garment.checked:
        u, v = (near.x - x) / size * 1.6, (near.y - top) / size
        lozenge = np.sin((u + v) / garment.checked) * np.sin((u - v) / garment.checked)
        cloth = over(cloth, tint("#8a6a30"), smoothstep(-0.04, 0.04, lozenge))
    return over(cloth, tint("#d8ccb0"), mask(near, _placed(list(garment.pale), place)))


def _trimmed(
    near: Canvas,
    drawn: Field,
    place: tuple[float, float, float],
    garment: Garment,
    lights: tuple[Field, Field],
    side: float,
) -> Field:
    """Gold braid, laces, buttons: bright where they turn to the light."""
    reach, gas = lights
    metal = mask(near, _placed(list(garment.metal), place))
    spark = rim(metal, (side * 0.6, 0.5), near.unit / 720 * place[2] * 0.7, 0.4) + 0.3
    gilt = (spark * metal * (0.02 + 1.3 * reach + 0.26 * gas))[..., None] * tint(_TRIM)
    return over(drawn, gilt, metal)
