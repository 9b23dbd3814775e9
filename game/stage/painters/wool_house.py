"""Inside the woven house: a table laid for two, a coat that drips, stairs to a door with light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.painters.wool_things import FLOOR, chair, coat, laid_for_two, table, woollen
from game.stage.shading import Source, bump, fall_off, filmic, over, saturated, smoothstep, tint

_LAMP = 0.285, 0.300
_STEPS, _RISE, _RUN, _START = 10, 0.0455, 0.0235, 0.475
_TOP, _HEAD = FLOOR - _STEPS * _RISE, _START + _STEPS * _RUN
"""The level of the landing, and where it begins."""
_DOOR = _HEAD + 0.087
"""The middle of the door up there."""
_YELLOW = "#ffd26a"


def paint_wool_house(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of it in laid yarn; `light` is how bright the line under the upper door is."""
    lamp = Source(_LAMP[0], _LAMP[1] + 0.03, 0.12, (1.0, 0.74, 0.44), 0.34, 2.4)
    up = numbers["light"] * spot(canvas, _DOOR, _TOP, 0.09)
    dim = 0.05 + 0.10 * spot(canvas, *_LAMP, 0.45) + 0.55 * up
    colours = _walls(canvas, lamp, up)
    colours = _landing(canvas, colours, lamp, dim, up, numbers["light"])
    colours = _stove(canvas, _stairs(canvas, colours, lamp, dim), lamp, dim)
    colours = modelled(canvas, colours, [*coat(), *chair(0.075, 1), *table()], lamp, dim)
    colours = modelled(canvas, colours, [*laid_for_two(), *chair(0.49, -1)], lamp, dim)
    colours = _down_the_stairs(canvas, colours, numbers["light"])
    return Painting(filmic(darker_right(canvas, _pendant(canvas, colours), 1.12)), canvas)


def _walls(canvas: Canvas, lamp: Source, up: Field) -> Field:
    """Striped yarn up the wall in the cone of the lamp, a rail, a skirting; rows of floor."""
    x, y = canvas.x - _LAMP[0], canvas.y - _LAMP[1] - 0.012
    cone = 0.10 + 0.90 * smoothstep(-0.10, 0.75, y / (np.abs(x) + 0.03))
    light = 0.014 + 0.40 * cone * fall_off(np.hypot(x, y), lamp) + 0.30 * up
    yarn = laid(canvas.x / 0.0115 + 0.25 * np.sin(canvas.y * 11), canvas.y * 46)
    stripe = 0.5 + 0.5 * np.sign(np.sin(canvas.x * 88))
    paper = tint("#7a4a2c") + stripe[..., None] * (tint("#a8663e") - tint("#7a4a2c"))
    dado = smoothstep(0.530, 0.533, canvas.y)
    wall = over(paper + 0 * yarn[..., None], tint("#5c5a54"), dado + 0 * canvas.x)
    rail = bump(canvas.y, 0.528, 0.006) - 0.7 * bump(canvas.y, 0.540, 0.006)
    skirting = bump(canvas.y, FLOOR - 0.034, 0.003) - 0.8 * bump(canvas.y, FLOOR - 0.002, 0.006)
    colours = wall * ((0.28 + 0.72 * yarn) * light * (1 + 0.9 * rail + 0.9 * skirting))[..., None]
    beam = smoothstep(0.052, 0.048, canvas.y) * (0.35 + 0.25 * bump(canvas.y, 0.046, 0.006))
    colours = over(colours, colours * 0.35, beam + 0 * canvas.x)
    return over(colours, _boards(canvas, lamp), smoothstep(-0.001, 0.001, canvas.y - FLOOR) + 0 * x)


def _boards(canvas: Canvas, lamp: Source) -> Field:
    """Boards of laid yarn that run away from us, with the lamp's pool on them."""
    near = np.maximum(canvas.y - 0.50, 0.05)
    board = (canvas.x - _LAMP[0]) / near / 0.16
    tone = (
        np.random.default_rng(352).random(128).astype(np.float32)[np.floor(board).astype(int) % 128]
    )
    rows = laid(board * 7, 9 / near)
    seam = bump(np.abs(board % 1 - 0.5), 0.5, 0.05)
    pool = np.exp(-(((canvas.x - _LAMP[0]) / 0.30) ** 2) - ((canvas.y - 0.87) / 0.13) ** 2)
    under = np.exp(-(((canvas.x - _LAMP[0]) / 0.15) ** 4) - ((canvas.y - 0.905) / 0.05) ** 2)
    light = 0.035 + 0.21 * lamp.strength * pool * (1 - 0.7 * under)
    worn = (0.7 + 0.5 * tone) * (1 - 0.7 * seam) * (1 + 0.06 * smooth_noise(canvas, 2.0, 353))
    result: Field = tint("#8a5a38") * (rows * light * worn)[..., None]
    return result


def _landing(
    canvas: Canvas, colours: Field, lamp: Source, dim: Field, up: Field, light: float
) -> Field:
    """Floor and joists of the landing, the last door up there, the yellow that shows under it."""
    below = box(_HEAD + 0.006, _TOP + 0.03, 2.0, FLOOR)
    colours = colours * (1 - 0.72 * blurred(mask(canvas, [below]), 0.012 * canvas.unit))[..., None]
    case: list[Outline] = [box(_DOOR - 0.075, _TOP - 0.292, _DOOR + 0.075, _TOP)]
    leaf: list[Outline] = [box(_DOOR - 0.060, _TOP - 0.276, _DOOR + 0.060, _TOP - 0.005)]
    panels: list[Outline] = [
        box(_DOOR + a, _TOP + b, _DOOR + a + 0.043, _TOP + c)
        for a in (-0.050, 0.007)
        for b, c in ((-0.256, -0.148), (-0.122, -0.028))
    ]
    knob: list[Outline] = [ellipse((_DOOR - 0.048, _TOP - 0.132), 0.006, 0.006, 14)]
    pieces = [
        woollen(case, "bark", 0.008, 1.3),
        woollen(leaf, "slate", 0.006),
        woollen(panels, "slate", 0.007, 0.8),
        Piece(knob, WOOL["gold"], 0.005, 1.4, 0.6),
    ]
    colours = modelled(canvas, colours, pieces, lamp, dim)
    line = bump(canvas.y, _TOP - 0.0025, 0.0035) * smoothstep(
        0.062, 0.054, np.abs(canvas.x - _DOOR)
    )
    spill = np.exp(-np.abs(canvas.y - _TOP) / 0.03) * bump(canvas.x, _DOOR, 0.09)
    floor = [
        woollen([box(_HEAD - 0.012, _TOP, 2.0, _TOP + 0.014)], "straw", 0.006, 1.2),
        woollen([box(_HEAD - 0.004, _TOP + 0.014, 2.0, _TOP + 0.046)], "umber", 0.010),
    ]
    colours = modelled(canvas, colours, floor, lamp, dim)
    return colours + (light * (1.4 * line + 0.16 * spill))[..., None] * tint(_YELLOW)


def _down_the_stairs(canvas: Canvas, colours: Field, light: float) -> Field:
    """What comes out under the door falls down over the steps, and less of it over each."""
    down = (canvas.y - _TOP) / (FLOOR - _TOP)
    middle = _HEAD + 0.02 - (_HEAD - _START + 0.02) * down
    lane = np.exp(-(((canvas.x - middle) / (0.035 + 0.05 * down)) ** 2))
    fall = lane * np.exp(-np.clip(down, 0, 9) / 0.45) * smoothstep(-0.30, 0.02, down)
    result: Field = colours * (1 + 1.7 * light * fall)[..., None]
    return result + (0.035 * light * fall)[..., None] * tint(_YELLOW)


def _stairs(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """Ten steps seen from the side; under them an alcove, over them a rail with balusters."""
    corners: Outline = [(_START, FLOOR)]
    carpet: list[Outline] = []
    for step in range(_STEPS):
        x, y = _START + step * _RUN, FLOOR - (step + 1) * _RISE
        corners += [(x, y), (x + _RUN, y)]
        carpet += [
            box(x - 0.003, y - 0.006, x + _RUN + 0.001, y + 0.004),
            box(x - 0.003, y, x + 0.004, y + _RISE),
        ]
    deep = 0.050
    string: Outline = [*corners, (_HEAD, _TOP + deep), (_START + 0.045, FLOOR)]
    hollow: Outline = [
        (_HEAD + 0.01, _TOP + deep),
        (_START + 0.045, FLOOR),
        (_HEAD + 0.01, FLOOR),
    ]
    colours = colours * (1 - 0.65 * blurred(mask(canvas, [hollow]), 0.006 * canvas.unit))[..., None]
    rail = [ribbon([(_START + 0.004, FLOOR - 0.165), (_HEAD, _TOP - 0.120)], 0.011)]
    bars = [
        ribbon([(x, y), (x, y - 0.115)], 0.0042)
        for x, y in ((_START + (n + 0.5) * _RUN, FLOOR - (n + 1) * _RISE) for n in range(_STEPS))
    ]
    newels = [
        box(_START - 0.012, FLOOR - 0.185, _START + 0.006, FLOOR),
        box(_HEAD - 0.008, _TOP - 0.145, _HEAD + 0.008, _TOP),
        ellipse((_START - 0.003, FLOOR - 0.195), 0.012, 0.012, 18),
        ellipse((_HEAD, _TOP - 0.153), 0.011, 0.011, 18),
    ]
    post: list[Outline] = [box(_HEAD - 0.004, _TOP + 0.04, _HEAD + 0.014, FLOOR)]
    pieces = [
        woollen(post, "umber", 0.008),
        woollen([string], "bark", 0.012, 1.6),
        woollen(carpet, "bone", 0.004, 0.75),
        woollen(bars, "umber", 0.002, 1.6),
        woollen(rail, "gold", 0.006, 0.9),
        woollen(newels, "umber", 0.008, 1.5),
    ]
    return modelled(canvas, colours, pieces, lamp, dim)


def _stove(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """A small stove under the stairs, with a pan on it that has too much pepper in it."""
    x, y = 0.655, FLOOR
    iron = [
        woollen([box(x + 0.010, y - 0.30, x + 0.026, y - 0.17)], "night", 0.008, 1.6),
        woollen([box(x - 0.050, y - 0.160, x + 0.050, y - 0.010)], "indigo", 0.014, 1.0),
        woollen([box(x - 0.058, y - 0.174, x + 0.058, y - 0.160)], "slate", 0.006),
        woollen(
            [box(x - 0.044, y - 0.012, x - 0.030, y), box(x + 0.030, y - 0.012, x + 0.044, y)],
            "night",
        ),
    ]
    pan = curve(
        [
            (x - 0.042, y - 0.200),
            (x - 0.040, y - 0.174),
            (x + 0.014, y - 0.174),
            (x + 0.016, y - 0.200),
        ],
        2,
    )
    handle = ribbon([(x + 0.012, y - 0.192), (x + 0.052, y - 0.206)], 0.007)
    pieces = [*iron, woollen([pan], "slate", 0.012, 1.2), woollen([handle], "bark", 0.003, 1.6)]
    colours = modelled(canvas, colours, pieces, lamp, dim)
    fire = mask(canvas, [box(x - 0.030, y - 0.105, x + 0.030, y - 0.075)])
    glow = laid(canvas.x / 0.008, canvas.y * 60)
    colours = over(colours, tint("#c8501e") * (0.12 + 0.34 * glow)[..., None], fire)
    halo = np.exp(-np.hypot(canvas.x - x, canvas.y - y + 0.09) / 0.06)
    return colours + (0.10 * halo)[..., None] * tint("#d8602a")


def _pendant(canvas: Canvas, colours: Field) -> Field:
    """The lamp over the table: a shade wound of straw-coloured yarn, on a cord from the beam."""
    x, y = _LAMP
    cord = mask(canvas, [ribbon([(x, -0.1), (x, y - 0.066)], 0.0042)])
    ply = 0.35 + 0.65 * laid(canvas.y / 0.006 + 0 * canvas.x, canvas.x * 200)
    colours = over(colours, tint("#6a5238") * (0.5 * ply)[..., None], cord)
    part = saturated((canvas.y - y + 0.072) / 0.072)
    half = 0.018 + 0.058 * part
    inside = smoothstep(1.02, 0.97, np.abs(canvas.x - x) / half)
    shade = (
        inside
        * smoothstep(y - 0.074, y - 0.071, canvas.y)
        * smoothstep(y + 0.001, y - 0.002, canvas.y)
    )
    rows = laid((canvas.y - y) / 0.0078, canvas.x * 80)
    lit = 0.22 + 0.62 * part**1.5 * np.exp(-(((canvas.x - x) / (0.9 * half)) ** 2))
    colours = over(colours, tint("#ffb765") * (rows * lit)[..., None], shade)
    mouth = np.exp(-((((canvas.x - x) / 0.070) ** 2 + ((canvas.y - y) / 0.011) ** 2) ** 2))
    colours = over(colours, tint("#ffe0a4") * 1.1 + 0 * colours, saturated(mouth))
    halo = np.exp(-np.hypot(canvas.x - x, canvas.y - y - 0.01) / 0.045)
    return colours + (0.25 * halo)[..., None] * tint("#ffcf8c")
