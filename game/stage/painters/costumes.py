"""A rail of costumes, seen from before it, and the light of a door that they hide."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon, tapered
from game.stage.painters.garments import (
    Garment,
    feathered,
    gown,
    harlequin,
    hung_relief,
    hussar,
    nun,
    shaggy,
)
from game.stage.painters.hides import bear, half_a_horse
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, normals, over, rim, smoothstep, tint

_FLOOR = 0.805
"""Where the floor meets the wall, in heights; the line of light lies on it."""
_DOOR = 0.53
"""The middle of that line: a door is behind the rails."""
_HALF = 0.165
_FEET = -0.030, 0.040
"""Whoever stands behind the door, by the shadows of two feet, from the door's middle."""
_LINE, _TRIM = "#ffc860", "#f2c46a"
_PLACES: tuple[tuple[float, float, float, Callable[[], Garment]], ...] = (
    (0.385, 0.185, 0.47, harlequin),
    (0.655, 0.180, 0.50, half_a_horse),
    (0.800, 0.175, 0.54, gown),
    (0.905, 0.185, 0.76, bear),
    (0.215, 0.060, 0.80, nun),
    (1.345, -0.120, 1.12, feathered),
    (-0.035, -0.060, 1.30, hussar),
)
"""Where each hangs, from the back to the front: its hook, in heights, and how tall it is."""
_RAILS = ((0.150, 0.011), (0.030, 0.020))
"""Where the rails are, the far one first, and how thick."""


def paint_costumes(canvas: Canvas, numbers: Numbers) -> Painting:
    """A rail of them, seen from before it; under their hems lies the `light` of a door behind."""
    light = numbers["light"]
    colours = _rail(canvas, _behind(canvas, light), *_RAILS[0])
    for number, (x, top, size, garment) in enumerate(_PLACES):
        if number == 3:
            colours = _rail(canvas, colours, *_RAILS[1])
        colours = _hang(canvas, colours, (x, top, size), garment(), light)
        if garment is nun:
            colours = _hand(canvas, colours)
    dark = smoothstep(1.65, 0.75, canvas.x) * 0.94 + 0.06
    return Painting(filmic(colours * dark[..., None] * 1.5), canvas)


def _behind(canvas: Canvas, light: float) -> Field:
    """The wall in the dark, and on the floor the light that comes under the door."""
    plaster = 1 + 0.10 * smooth_noise(canvas, 2.4, 401)
    aside = np.abs(canvas.x - _DOOR)
    up = np.clip(_FLOOR - canvas.y, 0, 2)
    glow = light * np.exp(-((aside / 0.20) ** 2)) * (np.exp(-up / 0.10) + 0.10 * np.exp(-up / 0.5))
    seam = bump(aside, _HALF, 0.0025) * (up < 0.62) + bump(up, 0.62, 0.0025) * (aside < _HALF)
    seam = light * seam * (0.12 + 0.5 * np.exp(-up / 0.16))
    colours = (plaster * (0.003 + 0.30 * glow) + seam)[..., None] * tint("#d59a52")
    down = np.maximum(canvas.y - _FLOOR, 0)
    plank = np.abs(((canvas.x - _DOOR) / (down + 0.16) * 1.9 + 0.5) % 1 - 0.5)
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.6, 402, across=0.25, down=3.0)
    far = 1 / (down + 0.16)
    grain = 1 + 0.16 * sampled(tile, (canvas.x - _DOOR) * far * 90, far * 22)
    lane = np.exp(-((aside / (0.15 + 1.0 * down)) ** 4)) * np.exp(-down / 0.13)
    spread = 0.016 + 0.10 * down
    feet = 1 - 0.92 * sum(bump(canvas.x - 0.5 * down * s, _DOOR + s, spread) for s in _FEET)
    boards = (
        (0.003 + 0.95 * light * lane)
        * (0.25 + 0.75 * feet)
        * grain
        * (1 - 0.7 * smoothstep(0.46, 0.49, plank))
    )
    ground = smoothstep(_FLOOR - 0.001, _FLOOR + 0.002, canvas.y)
    colours = over(colours, boards[..., None] * tint("#d59a52"), ground)
    gap = bump(canvas.y, _FLOOR - 0.001, 0.0032) * smoothstep(_HALF, _HALF - 0.01, aside) * feet
    return colours + (2.2 * light * gap)[..., None] * tint(_LINE)


def _hand(canvas: Canvas, colours: Field) -> Field:
    """What sticks out of one sleeve: a hand, hanging, as if somebody were in it."""
    x, y, size = 0.371, 0.486, 0.098

    def there(text: str) -> Outline:
        return [(x + a * size, y + b * size) for a, b in places(text)]

    palm = curve(there("-.10 -.2, -.12 .06, -.17 .22, -.20 .40, -.16 .54, .0 .60, .13 .55, "
                       ".17 .36, .13 .12, .10 -.2"), 5)  # fmt: skip
    fingers = [
        tapered(there(text), wide * size, 0.055 * size, 6)
        for text, wide in (
            ("-.14 .46, -.19 .70, -.15 .88, -.08 .96", 0.105),
            ("-.06 .52, -.09 .80, -.04 .98, .03 1.05", 0.110),
            (".03 .53, .02 .78, .06 .96, .12 1.00", 0.105),
            (".10 .48, .12 .68, .15 .82, .19 .86", 0.092),
        )
    ]
    thumb = tapered(there("-.12 .14, -.24 .32, -.25 .52, -.19 .66"), 0.125 * size, 0.06 * size, 6)
    near = canvas.part(x - 0.09, y - 0.06, x + 0.09, y + 0.16)
    area = near.within(canvas)
    scale = near.unit / 720
    for shapes in (fingers, [palm], [thumb]):
        shape = mask(near, shapes)
        height = 3 * blurred(shape, 4.5 * scale) + 1.6 * blurred(shape, 1.4 * scale)
        bent = normals(height * scale, 1.6 / scale)
        gas = np.clip(-0.85 * bent[0] - 0.35 * bent[1] + 0.16 * bent[2], 0, 1)
        door = np.clip(0.7 * bent[0] + 0.8 * bent[1], 0, 1)
        within = smoothstep(y - 0.016, y + 0.016, near.y)
        skin = ((0.14 * gas + 0.42 * door + 0.006) * (0.06 + 0.94 * within))[..., None] * tint(
            "#c99a74"
        )
        below = colours[area] * (1 - 0.5 * blurred(shape, 3 * scale))[..., None]
        colours[area] = over(below, skin, shape)
    return colours


def _rail(canvas: Canvas, colours: Field, y: float, thick: float) -> Field:
    """A rail that they hang from, with the gas along its top."""
    near = canvas.part(-1.0, y - 0.04, 3.0, y + 0.06)
    area = near.within(canvas)
    rail = mask(near, [ribbon([(-0.2, y), (2.1, y + 0.012)], thick)])
    top = rim(rail, (0.0, -1.0), near.unit / 720, 0.4) * smoothstep(1.2, 0.0, near.x)
    drawn = (0.55 * top)[..., None] * tint("#b8a58a") + tint("#050506")
    colours[area] = over(colours[area], drawn, rail)
    return colours


def _hang(
    canvas: Canvas,
    colours: Field,
    place: tuple[float, float, float],
    garment: Garment,
    light: float,
) -> Field:
    """One costume, lit from the door's line below, and a little by the gas behind us."""
    x, top, size = place
    near = canvas.part(x - 0.42 * size, top - 0.20 * size, x + 0.42 * size, top + 1.14 * size)
    area = near.within(canvas)
    pieces = [mask(near, _placed(piece, place)) for piece in garment.cloth]
    if garment.fur:
        pieces = [shaggy(near, size, piece, garment.fur) for piece in pieces]
    shape = np.max(pieces, axis=0)
    scale = near.unit / 720 * size
    creases = [(_placed([line], place)[0], high) for line, high in garment.creases]
    height = hung_relief(near, size, pieces, creases)
    if garment.fur:
        hair = _hair(near)
        height = height + 0.5 * garment.fur * hair
    normal = normals(height * scale, 1.5 / max(scale, 0.2))
    away = np.hypot((near.x - _DOOR) * 0.7, near.y - _FLOOR)
    reach = light / (1 + (away / 0.30) ** 2) ** 1.25
    side = math.copysign(1, _DOOR - x)
    below = np.clip(normal[1] * 0.75 + normal[0] * side * 0.5, 0, 1)
    gas = _gaslight(near, place, normal)
    nap = 1 + 0.07 * smooth_noise(near, 0.9, 412) + 0.10 * smooth_noise(near, 1.6, 413, down=0.4)
    if garment.fur:
        nap = nap * np.clip(1 + 0.75 * garment.fur * hair, 0.1, 2)
    cloth = _dyed(near, place, garment, shape) * nap[..., None]
    warm = gas[..., None] * tint("#ffd09a")
    drawn = tint("#040406") + cloth * (
        warm + (reach * (2.4 * below + 0.03))[..., None] * tint("#ffdca8")
    )
    edge = rim(shape, (side * 0.6, 0.8), scale, 0.5)
    drawn = drawn + (edge * reach * 0.6)[..., None] * tint(_LINE)
    left = rim(shape, (-0.7, -0.7), scale, 0.35) * np.exp(-(((near.x - 0.1) / 0.75) ** 2))
    drawn = drawn + (0.10 * left)[..., None] * cloth * tint("#ffc890")
    drawn = _trimmed(near, drawn, place, garment, (reach, gas), side)
    if garment.spangled:
        spots = smoothstep(2.0, 2.9, smooth_noise(near, 0.7, 411))
        drawn = drawn + (spots * shape * (reach + 0.3 * gas) * garment.spangled)[..., None]
    hollow = mask(near, _placed(list(garment.dark), place))
    drawn = over(drawn, tint("#030304") + 0.06 * drawn, 0.92 * hollow)
    shaded = colours[area] * (1 - 0.7 * blurred(shape, 9 * scale))[..., None]
    colours[area] = over(shaded, drawn, shape)
    return colours


def _hair(near: Canvas) -> Field:
    """Long fur that lies downwards in locks, swept aside here and there where it was slept on."""
    lean = 0.030 * smooth_noise(near, 3.0, 416)
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.5, 415)
    x, y = near.x + lean, near.y + 0.5 * lean
    strands = sampled(tile, x * 900 + 30 * np.sin(y * 40), y * 70)
    locks = sampled(tile, x * 260 + 9 * np.sin(y * 23 + 2), y * 42)
    result: Field = np.tanh(0.45 * strands + 0.65 * locks)
    return result


def _placed(outlines: list[Outline], place: tuple[float, float, float]) -> list[Outline]:
    x, top, size = place
    return [[(x + a * size, top + b * size) for a, b in outline] for outline in outlines]


def _gaslight(
    near: Canvas, place: tuple[float, float, float], normal: tuple[Field, Field, Field]
) -> Field:
    """What comes from a jet high on the left, before the rail: on shoulders, on folds."""
    facing = np.clip(-0.82 * normal[0] - 0.45 * normal[1] + 0.22 * normal[2], 0, 1) ** 1.5
    away = np.hypot(near.x + 0.10, (near.y - 0.12) * 0.8)
    result: Field = 0.75 * facing / (1 + (away / 0.42) ** 2) ** 1.3
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
    gilt = (spark * metal * (0.05 + 1.3 * reach + 0.7 * gas))[..., None] * tint(_TRIM)
    return over(drawn, gilt, metal)
