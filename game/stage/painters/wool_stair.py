"""Under a stair of wool: thirteen slits of light, and somebody going up, seen in slices."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, sampled
from game.stage.outlines import Outline, box, ellipse, limb, ribbon
from game.stage.painters.climber import paint_climber
from game.stage.painters.knitting import knitted
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, bump, filmic, over, saturated, smoothstep, tint

_STEPS, _RISE, _DEEP, _THICK = 13, 0.15, 0.17, 0.045
_LENS, _EYE_X, _EYE_Y = 0.85, 0.46, 0.72
"""How wide we see, and the point of the picture on a level with our eyes, straight ahead."""
_HALF = 0.62
"""From our eyes to the wall on either side; the stair is as wide as the cupboard under it."""
_LAMP = 0.556, 0.295
_LAMP_BEYOND = 0.45, -2.0, 4.0
"""The lamp in the hall: where it is on the picture, and to the right, down and ahead of us."""
_WARM = "#ffca86"


def paint_wool_stairs(canvas: Canvas, numbers: Numbers) -> Painting:
    """The stair from behind and below, rising over us; `light` is that of the hall beyond it."""
    light = numbers["light"]
    seen = paint_climber(canvas, _hall(canvas) * light, _LAMP)
    open_ = canvas.full(1.0)
    colours = seen
    for step in range(_STEPS):
        colours, open_ = _tread(canvas, colours, open_, step, light)
    away = np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1])
    bloom = 0.26 * np.exp(-((away / 0.055) ** 2)) + 0.20 * np.exp(-away / 0.085)
    colours = colours + (light * bloom)[..., None] * tint(_WARM)
    colours = _sides(canvas, colours, open_, light)
    colours = _meter(canvas, colours)
    colours = colours + _rays(canvas, seen * open_[..., None]) * tint(_WARM)
    return Painting(filmic(darker_right(canvas, colours, 1.02)), canvas)


def _level(down: float, ahead: float) -> float:
    """The height on the picture of what lies so far below our eyes and so far ahead."""
    return _EYE_Y + _LENS * down / ahead


def _hall(canvas: Canvas) -> Field:
    """The wall beyond, papered in stripes of yarn, the lamp before it, a floor."""
    stripes = 0.90 + 0.10 * np.sign(np.sin(canvas.x * 2 * np.pi / 0.046))
    yarn = laid(canvas.x / 0.0115, canvas.y * 40)
    light = 0.012 + 2.0 * spot(canvas, *_LAMP, 0.14) + 0.20 * spot(canvas, *_LAMP, 0.34)
    wall = tint("#c98a4c") * (stripes * (0.45 + 0.55 * yarn) * light)[..., None]
    core = np.exp(-np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1]) / 0.042)
    floor = smoothstep(0.885, 0.90, canvas.y) * (0.06 + 0.20 * bump(canvas.x, _LAMP[0], 0.16))
    wall = over(wall, tint("#b0703a") * (floor * (0.4 + 0.6 * yarn))[..., None],
                smoothstep(0.885, 0.888, canvas.y) + 0 * canvas.x)  # fmt: skip
    result: Field = wall + (1.3 * core)[..., None] * tint("#ffe6b4")
    return result


def _tread(
    canvas: Canvas, colours: Field, open_: Field, step: int, light: float
) -> tuple[Field, Field]:
    """One step wound in yarn: its upper or its under side, as we see it, and the edge towards us.

    Returns the colours, and where light still comes through.
    """
    down, far = 0.9 - _RISE * step, 3.0 - _RISE * step
    near = far - _DEEP
    top, foot = min(_level(down, far), _level(down, near)), max(
        _level(down + _THICK, far), _level(down + _THICK, near)
    )  # fmt: skip
    strip = canvas.part(-1, top - 0.004, 3, foot + 0.02)
    rows = strip.within(canvas)
    edge_top, edge_foot = _level(down, near), _level(down + _THICK, near)
    edge = saturated((strip.y - edge_top) / (edge_foot - edge_top))
    on_edge = smoothstep(-0.02, 0.02, (strip.y - edge_top) / (edge_foot - edge_top))
    on_edge = on_edge * smoothstep(1.02, 0.98, (strip.y - edge_top) / (edge_foot - edge_top))
    ahead = np.where(
        on_edge > 0.5,
        near,
        _LENS * (down + (_THICK if down < 0 else 0)) / np.where(
            np.abs(strip.y - _EYE_Y) < 0.002, 0.002, strip.y - _EYE_Y),
    )  # fmt: skip
    ahead = np.clip(ahead, near, far)
    aside = (strip.x - _EYE_X) / _LENS * ahead
    shape = smoothstep(top - 0.0012, top + 0.0012, strip.y)
    shape = shape * smoothstep(foot + 0.0012, foot - 0.0012, strip.y) + 0 * strip.x
    wound = laid(aside / 0.021 + 0.3 * ahead, (ahead + edge * _THICK) * 9)
    lamp = 1 / (1 + ((aside - 0.34) / 0.40) ** 2) * np.exp(-(((step - 7.5) / 6.5) ** 2))
    part = (far - ahead) / _DEEP
    if down > 0:
        face = 0.62 * lamp * (1.15 - 0.5 * part) * (0.35 + 0.65 * spot(strip, *_LAMP, 0.42))
    else:
        face = (0.30 * np.exp(-part / 0.30) + 0.035) * lamp + 0.010
    turned = np.sqrt(np.clip(1 - (2 * edge - 1) ** 2, 0, 1))
    bound = (0.012 + 0.035 * lamp) * turned * (0.35 + 0.65 * edge) + 0.30 * lamp * (
        bump(edge, 0.0, 0.16) * (down > 0)
    )
    bright = light * (face * (1 - on_edge) + bound * on_edge)
    wool = tint(WOOL["brick"]) * 0.55 + tint("#d99a58") * 0.45
    drawn = wool * (wound * bright * 1.6)[..., None] + tint("#060302")
    glint = bump(strip.y, foot if down < 0 else top, 0.0022) * lamp * light * wound
    drawn = drawn + (1.1 * glint)[..., None] * tint(_WARM)
    rod = bump(np.abs(aside), 0.46, 0.012) * bump(edge, 0.5, 0.4) * on_edge
    drawn = drawn + (0.16 * rod * light)[..., None] * tint("#f0b850")
    below = smoothstep(0.02, 0.0, strip.y - foot) * (strip.y > foot) * 0.35
    colours[rows] = over(colours[rows] * (1 - below)[..., None], drawn, shape)
    open_[rows] = open_[rows] * (1 - shape)
    return colours, open_


def _sides(canvas: Canvas, colours: Field, open_: Field, light: float) -> Field:
    """Two knitted walls from us to the stair, which it rests on; the slits fan out over them.

    Each slit throws a stripe that points to the lamp.
    """
    slope_x, slope_y = (canvas.x - _EYE_X) / _LENS, (canvas.y - _EYE_Y) / _LENS
    ahead = _HALF / np.maximum(np.abs(slope_x), 0.02) + 0 * slope_y
    down = slope_y * ahead
    wall = smoothstep(-0.010, 0.010, down + 2.1 + 0.09 - ahead)
    wool = knitted(ahead / 0.055, down / 0.042)
    away = np.maximum(_LAMP_BEYOND[2] - ahead, 0.2)
    slant = (down - _LAMP_BEYOND[1]) / away
    crossing = (_LAMP_BEYOND[1] + slant * (_LAMP_BEYOND[2] - 2.1)) / (1 + slant)
    number = (0.9 - crossing) / _RISE
    beyond = np.clip(down + 2.1 - ahead, 0, 3)
    soft = 0.10 + 0.18 * saturated(beyond / 1.6)
    stripe = smoothstep(0.5 + soft, 0.5 - soft, np.abs(2 * (number % 1) - 0.94))
    stripe = stripe * smoothstep(-0.6, 0.2, number) * smoothstep(13.4, 12.6, number)
    right = (slope_x > 0) * 1.0
    reach = np.exp(-beyond / 0.55) * np.exp(-(((number - 7.5) / 5.0) ** 2))
    glow = 0.012 + light * (0.80 * stripe + 0.05) * reach * (1 - 0.35 * right)
    boards = 1 - 0.55 * bump(np.abs(ahead / 0.24 % 1 - 0.5), 0.5, 0.035)
    string = smoothstep(0.115, 0.085, beyond) * smoothstep(-0.01, 0.02, beyond)
    braid = laid(beyond / 0.03, (ahead + down) * 14)
    drawn = tint("#9a6238") * (wool * boards * glow * 1.5)[..., None]
    beam = tint(WOOL["umber"]) * (braid * (0.05 + 0.35 * light * reach))[..., None]
    drawn = over(drawn, beam, string)
    return over(colours, drawn, wall)


def _rays(canvas: Canvas, seen: Field) -> Field:
    """Dust in what comes through: the slits drawn out towards us, away from the lamp."""
    small = blurred(seen.mean(-1), 2.5 * canvas.unit / 720)[::2, ::2]
    x = (canvas.x[:, ::2] - _LAMP[0]) * np.ones_like(canvas.y[::2])
    y = (canvas.y[::2] - (_LAMP[1] - 0.25)) * np.ones_like(x)
    total = np.zeros_like(small)
    count = 18
    for index in range(count):
        near = 1 / (1 + 0.55 * (index + 0.5) / count)
        column = (x * near + _LAMP[0]) * canvas.unit - canvas.left
        row = (y * near + _LAMP[1] - 0.25) * canvas.unit - canvas.top
        total += sampled(small, column / 2 - 0.5, row / 2 - 0.5, wrap=False) * (1 - index / count)
    soft = blurred(total / count, 2.0 * canvas.unit / 720)
    large = np.repeat(np.repeat(soft, 2, 0), 2, 1)[: seen.shape[0], : seen.shape[1]]
    result: Field = (0.85 * blurred(large, 1.5))[..., None]
    return result


def _meter(canvas: Canvas, colours: Field) -> Field:
    """The gas meter: it has been ticking to itself all these years."""
    x, y = 0.150, 0.715
    pipe = [
        *limb([(x - 0.028, y - 0.07), (x - 0.028, y - 0.15), (x - 0.030, -0.05)], 0.013, 0.013),
        *limb([(x + 0.028, y - 0.07), (x + 0.030, y - 0.12), (x - 0.10, y - 0.16)], 0.013, 0.013),
    ]
    side = places("-.060 -.075, .060 -.075, .064 .08, -.064 .08")
    case = [(x + a, y + b) for a, b in side]
    dials = [ellipse((x + 0.034 * n, y - 0.030), 0.0145, 0.0145, 22) for n in (-1, 0, 1)]
    hands = [
        ribbon([(a, b), (a + 0.009 * math.sin(turn), b - 0.009 * math.cos(turn))], 0.0028)
        for a, b, turn in ((x - 0.034, y - 0.03, 0.7), (x, y - 0.03, 2.6), (x + 0.034, y - 0.03, 4))
    ]
    plate: list[Outline] = [box(x - 0.034, y + 0.020, x + 0.034, y + 0.050)]
    lamp = Source(0.32, 0.60, 0.12, (1.0, 0.76, 0.48), 0.2, 2.2)
    pieces = [
        Piece(pipe, "#8a6a4a", 0.006, 0.9, 0.4),
        Piece([case], "#565e72", 0.014, 0.9, 0.15),
        Piece(dials, "#cfc2a0", 0.005, 0.9),
        Piece(hands, "#0d0a08", 0.001),
        Piece(plate, "#b08a4a", 0.004, 0.7, 0.3),
    ]
    return modelled(canvas, colours, pieces, lamp, 0.015)
