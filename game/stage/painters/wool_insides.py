"""Inside the cloth, where each motif is a place: in the bird, under its ribs as in an umbrella."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import curve, ellipse, limb, ribbon, tapered
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.nest import paint_nest
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import Source, bump, filmic, over, saturated, smoothstep, tint

_LOOK_X, _LOOK_Y = 0.44, 0.36
"""Where on the picture the middle of our view is."""
_LENS, _PITCH = 0.52, 0.62
"""How wide we see, and how far up we look, in radians."""
_EYE = (0.06, 0.12, -0.52)
"""Where we stand in a dome of radius 1: right, down and ahead of its middle."""
_RIBS = 12
_HEART = (0.04, -0.36, 0.20)
_SKY, _RED, _BONE, _SILK = "#aeb9d6", "#ff6a4a", "#e6dcc6", "#8d93a2"


def paint_wool_bird(canvas: Canvas, numbers: Numbers) -> Painting:
    """Ribs, the greys between them with the day behind, a heart in a string bag, a nest."""
    place = _met(canvas)
    turn, fall = np.arctan2(place[0], place[2]), np.arccos(np.clip(-place[1], -1, 1))
    silk = _silk(canvas, place, turn, fall)
    colours = _ribs(silk, place, turn, fall)
    colours = filmic(colours * smoothstep(2.05, 1.40, fall)[..., None])
    colours = _heart(canvas, colours)
    return Painting(darker_right(canvas, paint_nest(canvas, colours), 1.0), canvas)


_Place = tuple[Field, Field, Field]


def _met(canvas: Canvas) -> _Place:
    """Where in the dome each pixel's ray ends."""
    x, y = (canvas.x - _LOOK_X) / _LENS, (canvas.y - _LOOK_Y) / _LENS
    length = np.sqrt(x * x + y * y + 1)
    up, level = math.sin(_PITCH), math.cos(_PITCH)
    ahead = (x / length, (y * level - up) / length, (y * up + level) / length)
    along = ahead[0] * _EYE[0] + ahead[1] * _EYE[1] + ahead[2] * _EYE[2]
    reach = -along + np.sqrt(along**2 + 1 - float(np.dot(_EYE, _EYE)))
    return _EYE[0] + reach * ahead[0], _EYE[1] + reach * ahead[1], _EYE[2] + reach * ahead[2]


def _lit_by_heart(place: _Place) -> Field:
    x, y, z = (p - h for p, h in zip(place, _HEART, strict=True))
    away = x * x + y * y + z * z
    result: Field = 0.46 / (1 + 2.0 * away) ** 2
    return result


def _silk(canvas: Canvas, place: _Place, turn: Field, fall: Field) -> Field:
    """Grey knitting that sags between the ribs; daylight comes through it from the left."""
    part = turn / math.tau * _RIBS
    cell, across = np.floor(part), part % 1 - 0.5
    row = fall / 0.0165 + 3.4 * (0.25 - across**2) * np.sin(fall)
    yarn = laid(row, part * 22 * np.sin(fall))
    greys = np.random.default_rng(301).uniform(0.22, 1.0, 256).astype(np.float32)
    band = np.floor((row + 1.3 * cell) / 9)
    grey = greys[(band * 13 + cell * 5).astype(int) % 256]
    day = np.exp(-(((turn + 0.62) / 0.85) ** 2) - ((fall - 1.05) / 0.62) ** 2)
    hollow = 0.35 + 0.65 * smoothstep(0.5, 0.15, np.abs(across))
    through = day * grey * hollow * (0.75 + 0.25 * _rain(canvas, row, part))
    light = (0.06 + 1.45 * through)[..., None] * tint(_SKY)
    light = light + (0.9 * _lit_by_heart(place) * (0.4 + 0.6 * grey))[..., None] * tint(_RED)
    result: Field = yarn[..., None] * light * tint(_SILK)
    return result


def _rain(canvas: Canvas, row: Field, part: Field) -> Field:
    """What runs down on the outside: darker lanes, and drops that hold still."""
    lanes = smooth_noise(canvas, 1.5, 303, across=0.35, down=5.0)
    return saturated(0.6 + 0.6 * lanes)


def _ribs(silk: Field, place: _Place, turn: Field, fall: Field) -> Field:
    """Bones, knotted along their length and thinner towards the tip; each throws a shadow."""
    part = turn / math.tau * _RIBS
    off = (part - np.round(part)) * math.tau / _RIBS * np.sin(fall)
    knots = 1 + 0.16 * np.cos(fall * 21) ** 8
    half = 0.030 * knots * (1.15 - 0.42 * fall)
    side = np.clip(off / half, -1, 1)
    bone = smoothstep(1.0, 0.86, np.abs(off / half))
    facing = saturated(0.16 - 0.85 * side + 0.30 * np.sqrt(1 - side**2))
    day = np.exp(-(((turn + 0.55) / 1.3) ** 2) - ((fall - 0.9) / 0.8) ** 2)
    light = (0.02 + 1.05 * facing * day)[..., None] * tint(_SKY)
    inner = saturated(0.10 + 0.90 * np.sqrt(1 - side**2) ** 1.6)
    light = light + (1.15 * inner * _lit_by_heart(place))[..., None] * tint(_RED)
    shade = 1 - 0.75 * bump(off, 0.4 * half, 2.1 * half)
    colours = over(silk * shade[..., None], light * tint(_BONE), bone)
    knuckle = smoothstep(0.175, 0.150, fall)
    dome = 0.15 + 0.5 * bump(fall, 0.135, 0.035) + 0.25 * bump(fall, 0.05, 0.03)
    red = (0.9 * dome * _lit_by_heart(place))[..., None] * tint(_RED) + 0.03 * tint(_SKY)
    dark = 1 - 0.7 * bump(fall, 0.165, 0.09)
    return over(colours * dark[..., None], red * tint(_BONE), knuckle)


def _heart(canvas: Canvas, colours: Field) -> Field:
    """At work, in a bag of string that hangs from where the ribs meet."""
    x, y = 0.44, 0.30
    lamp = Source(0.20, 0.16, 0.34, (1.0, 0.86, 0.74), 0.6, 1.9)
    flesh = places(
        "-.030 -.048, -.056 -.034, -.067 .002, -.060 .038, -.036 .072, -.002 .098, .034 .116, "
        ".052 .092, .062 .048, .060 .004, .046 -.034, .012 -.050"
    )
    arch = [(-0.002, -0.030), (-0.008, -0.082), (0.012, -0.114), (0.040, -0.102), (0.048, -0.060)]
    aorta = [
        *limb([(x + a, y + b) for a, b in arch], 0.031, 0.021),
        *limb([(x + 0.000, y - 0.105), (x - 0.006, y - 0.134)], 0.012, 0.009),
        *limb([(x + 0.020, y - 0.112), (x + 0.024, y - 0.138)], 0.011, 0.008),
    ]
    vein = limb([(x - 0.036, y - 0.036), (x - 0.040, y - 0.070), (x - 0.036, y - 0.106)],
                0.023, 0.017)  # fmt: skip
    ear = places("-.062 -.030, -.050 -.056, -.026 -.054, -.014 -.036, -.030 -.018, -.052 -.012")
    lying = [(0.004, -0.046), (0.024, 0.000), (0.034, 0.055), (0.036, 0.104)]
    branches = [
        tapered([(x + a, y + b) for a, b in lying], 0.0075, 0.003),
        tapered([(x + 0.025, y + 0.005), (x + 0.002, y + 0.030), (x - 0.010, y + 0.062)],
                0.005, 0.002),
        tapered([(x + 0.032, y + 0.035), (x + 0.046, y + 0.050), (x + 0.048, y + 0.076)],
                0.005, 0.002),
    ]  # fmt: skip
    pieces = [
        Piece(vein, "#3e1c34", 0.009, 1.0, 0.3),
        Piece(aorta, "#7a1f26", 0.012, 1.1, 0.4),
        Piece([curve([(x + a, y + b) for a, b in flesh], 6)], "#7c1714", 0.050, 1.0, 0.7, 0.16),
        Piece([curve([(x + a, y + b) for a, b in ear], 5)], "#6a1620", 0.012, 1.0, 0.5),
        Piece(branches, "#4a1228", 0.004, 1.0, 0.5),
        Piece(_bag(x, y), "#a89c84", 0.003, 0.75, 0.1),
    ]  # fmt: skip
    return modelled(canvas, colours, pieces, lamp, 0.07)


def _bag(x: float, y: float) -> list[list[tuple[float, float]]]:
    """A net of string, drawn together above and below."""
    found = [ribbon([(x, -0.1), (x, y - 0.15)], 0.005)]
    for lean in np.linspace(-1, 1, 7).tolist():
        path = [
            (x, y - 0.155),
            (x + 0.062 * lean, y - 0.075),
            (x + 0.078 * lean, y + 0.01),
            (x + 0.056 * lean, y + 0.085),
            (x + 0.004 * lean, y + 0.135),
        ]
        found.append(ribbon(curve(path, 8, closed=False), 0.0026))
    for down, wide in ((-0.055, 0.068), (0.0, 0.078), (0.055, 0.069), (0.098, 0.048)):
        loop = [
            (x + wide * a, y + down + 0.016 * math.cos(a * 1.5))
            for a in np.linspace(-1, 1, 13).tolist()
        ]
        found.append(ribbon(loop, 0.0024))
    found.append(ellipse((x, y + 0.138), 0.007, 0.009, 12))
    return found
