"""Under a stair of wool: thirteen slits of light, and somebody going up, seen in slices."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, sampled
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, bump, filmic, over, rim, saturated, smoothstep, tint

_STEPS, _GROWS = 13, 1.075
_FOOT, _PITCH, _HALF = 0.992, 0.0462, 0.165
"""Where the lowest slit begins; how far the next is from it; half its width, in heights."""
_MIDDLE = 0.47
_LAMP = 0.56, 0.30
"""The lamp in the hall, beyond the stair."""
_CLIMBER = 0.445
_WARM = "#ffca86"


def paint_wool_stairs(canvas: Canvas, numbers: Numbers) -> Painting:
    """The stair from behind and below, rising over us; `light` is that of the hall beyond it."""
    step = _step_at(canvas.y) + 0 * canvas.x
    aside = np.abs(canvas.x - _MIDDLE) / _half_at(step)
    slit = _slit(step) * smoothstep(1.0, 0.985, aside)
    hall = _hall(canvas) * numbers["light"]
    seen = _climber(canvas, hall) * slit[..., None]
    colours = _cupboard(canvas, step, aside, numbers["light"])
    colours = over(
        colours, _treads(canvas, step, aside, numbers["light"]), smoothstep(1.10, 1.09, aside)
    )
    colours = over(colours, seen, slit)
    colours = _meter(canvas, colours)
    colours = colours + _rays(canvas, seen) * tint(_WARM)
    return Painting(filmic(darker_right(canvas, colours, 1.02)), canvas)


def _step_at(y: Field) -> Field:
    """Which step is at a height, and how far up it: each is larger than the one below."""
    up = np.maximum((_FOOT - y) * (_GROWS - 1) / _PITCH, -0.9)
    result: Field = np.log1p(up) / math.log(_GROWS)
    return result


def _half_at(step: Field) -> Field:
    """Half the stair's width there."""
    result: Field = _HALF * _GROWS ** np.clip(step, -3, 20)
    return result


def _height_of(step: float) -> float:
    """The height at which a step begins."""
    return _FOOT - _PITCH * (float(_GROWS**step) - 1) / (_GROWS - 1)


def _open_part(step: Field) -> Field:
    """How much of a step is a slit: the higher, the more of its underside is seen instead."""
    result: Field = 0.68 - 0.013 * np.clip(step, 0, _STEPS)
    return result


def _slit(step: Field) -> Field:
    part = step % 1
    open_part = _open_part(step)
    soft = 0.03
    within = smoothstep(0, soft, part) * smoothstep(open_part, open_part - soft, part)
    result: Field = within * (step > 0) * (step < _STEPS)
    return result


def _hall(canvas: Canvas) -> Field:
    """The wall beyond, papered in stripes of yarn, and the lamp before it."""
    stripes = 0.80 + 0.20 * np.sign(np.sin(canvas.x * 2 * np.pi / 0.046))
    yarn = laid(canvas.x / 0.0115, canvas.y * 40)
    light = 0.045 + 1.75 * spot(canvas, *_LAMP, 0.19)
    wall = tint("#d99a58") * (stripes * (0.55 + 0.45 * yarn) * light)[..., None]
    core = np.exp(-np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1]) / 0.055)
    result: Field = wall + (1.3 * core)[..., None] * tint("#ffe6b4")
    return result


def _climber(canvas: Canvas, hall: Field) -> Field:
    """Shoes, trousers, the hem of a coat, hands that hold a bowl: dark before the lit wall."""
    near = canvas.part(_CLIMBER - 0.25, -0.2, _CLIMBER + 0.25, _height_of(6) + 0.01)
    rows, scale = near.within(canvas), near.unit / 720
    colours = hall[rows]
    knit = 0.75 + 0.25 * laid(near.x / 0.006, near.y * 110)
    for shapes, dye, gloss in _dressed(_CLIMBER):
        shape = mask(near, shapes)
        edge = rim(shape, (0.9, -0.45), scale, 0.8) + 0.35 * rim(shape, (0.0, -1.0), scale, 0.4)
        ink = tint(dye) * (0.16 * knit)[..., None] + (gloss * edge * knit)[..., None] * tint(_WARM)
        colours = over(colours, ink, shape)
    hall[rows] = colours
    return hall


def _dressed(x: float) -> list[tuple[list[Outline], str, float]]:
    """The climber from the front, in groups from far to near: outlines, dye, how they shine."""
    upper, lower = _height_of(7), _height_of(6)
    trousers = [
        *limb([(x - 0.046, lower - 0.03), (x - 0.046, 0.44), (x - 0.048, 0.28)], 0.062, 0.080),
        *limb([(x + 0.052, upper - 0.03), (x + 0.056, 0.44), (x + 0.044, 0.28)], 0.064, 0.082),
    ]
    coat = places(
        "-.155 .02, -.130 -.10, .130 -.10, .155 .02, .150 .12, .140 .22, .156 .322, .10 .338, "
        ".012 .326, .004 .25, -.004 .326, -.09 .338, -.156 .322, -.140 .22, -.150 .12"
    )
    seam = [ribbon([(x, 0.25), (x + 0.004, -0.1)], 0.004)]
    buttons = [ellipse((x + 0.018, b), 0.0075, 0.0075, 14) for b in (0.215, 0.118, 0.022)]
    sleeves = [
        *limb([(x - 0.15, -0.02), (x - 0.175, 0.085), (x - 0.112, 0.122)], 0.085, 0.058),
        *limb([(x + 0.15, -0.02), (x + 0.175, 0.085), (x + 0.112, 0.122)], 0.085, 0.058),
    ]
    bowl = [
        curve([(x - 0.054, 0.096), (x - 0.036, 0.124), (x + 0.036, 0.124), (x + 0.054, 0.096)], 4),
    ]
    inside: list[Outline] = [ellipse((x, 0.097), 0.054, 0.0045, 24)]
    saucer: list[Outline] = [ellipse((x, 0.1275), 0.086, 0.0055, 26)]
    spoon = [ribbon([(x + 0.050, 0.124), (x + 0.118, 0.111)], [0.004, 0.0025])]
    pale = [*bowl, *saucer]
    hands = [
        *limb([(x - 0.104, 0.122), (x - 0.076, 0.132)], 0.034, 0.020),
        *limb([(x + 0.104, 0.122), (x + 0.076, 0.132)], 0.034, 0.020),
    ]
    return [
        (trousers, "#2c2a34", 0.55),
        (_shoe(x - 0.048, lower), "#2a1c14", 0.9),
        (_shoe(x + 0.054, upper), "#2a1c14", 0.9),
        ([curve([(x + a, b) for a, b in coat], 6)], "#3a3f52", 0.7),
        (seam, "#0a090c", 0.0),
        (buttons, "#8a6a3a", 0.8),
        (sleeves, "#3a3f52", 0.7),
        (hands, "#8a5c3c", 0.8),
        (spoon, "#c8c4b8", 1.0),
        (pale, "#e8d8b0", 1.0),
        (inside, "#3a2a1c", 0.5),
    ]


def _shoe(x: float, y: float) -> list[Outline]:
    """A wet shoe that comes towards us: its toe cap, its tongue, its welt."""
    cap = places("-.043 -.006, -.042 -.034, -.022 -.050, .022 -.050, .042 -.034, .043 -.006")
    tongue = places("-.028 -.04, -.027 -.075, .027 -.075, .028 -.04")
    sole: Outline = box(x - 0.047, y - 0.009, x + 0.047, y - 0.001)
    return [
        [(x + a, y + b) for a, b in tongue],
        curve([(x + a, y + b) for a, b in cap], 5),
        sole,
    ]


def _treads(canvas: Canvas, step: Field, aside: Field, light: float) -> Field:
    """Steps as bolsters of wound yarn between two strings; light lies along their upper edges."""
    open_part = _open_part(step)
    part = (step % 1 - open_part) / (1 - open_part)
    wound = laid(saturated(part) * 3.0 + 0.02, canvas.x * 46)
    lip = bump(part, 1.0, 0.16) + 0.22 * bump(part, 0.0, 0.14)
    nearby = np.exp(-((canvas.x - _LAMP[0]) ** 2) / 0.10) * (0.3 + 0.7 * spot(canvas, *_LAMP, 0.4))
    wood = tint(WOOL["brick"]) * (wound * (0.05 + 0.10 * nearby))[..., None]
    wood = wood + (light * lip * wound * (0.12 + 0.75 * nearby))[..., None] * tint(_WARM)
    rod = bump(part, 0.45, 0.22) * bump(aside, 0.90, 0.018)
    wood = wood + (light * rod * (0.25 + 0.5 * nearby))[..., None] * tint("#f0b850")
    string = smoothstep(0.985, 1.0, aside)
    braid = laid((aside - 1) / 0.05, step * 7)
    beam = tint(WOOL["umber"]) * (braid * (0.06 + 0.10 * nearby))[..., None]
    beam = beam + (light * bump(aside, 1.0, 0.012) * _slit(step) * (0.2 + 0.7 * nearby))[
        ..., None
    ] * tint(_WARM)
    return over(wood, beam, string)


def _cupboard(canvas: Canvas, step: Field, aside: Field, light: float) -> Field:
    """Boards on both sides, crossed by the light of the slits, which falls as it comes nearer."""
    beyond = np.clip((aside - 1.1) * _half_at(step), 0, 2)
    fallen = _step_at(canvas.y - 0.55 * beyond) + 0 * canvas.x
    stripe = blurred(_slit(fallen).astype(np.float32), 2.0 * canvas.unit / 720)
    reach = np.exp(-beyond / 0.15) * (0.25 + 0.75 * spot(canvas, *_LAMP, 0.45))
    board = 1 - 0.5 * bump(np.abs(canvas.x / 0.088 % 1 - 0.5), 0.5, 0.03)
    yarn = laid(canvas.x / 0.0105, canvas.y * 40)
    glow = 0.020 + light * (0.05 * np.exp(-beyond / 0.3) + 0.42 * stripe * reach)
    result: Field = tint("#8a5a38") * (yarn * board * glow)[..., None]
    return result


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
