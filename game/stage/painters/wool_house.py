"""Inside the woven house: a table laid for two, a coat that drips, stairs to a door with light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import bump, filmic, over, rim, smoothstep, tint

_LAMP = 0.315, 0.405
_DOOR = 0.80, 0.315
"""The lamp over the table; the foot of the door at the head of the stairs."""
_STEPS, _RISE, _RUN, _FOOT = 10, 0.050, 0.030, 0.815
_WARM, _YELLOW = "#ffc27c", "#ffd26a"


def paint_wool_house(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of it in laid yarn; `light` is how bright the line under the upper door is."""
    lamp = spot(canvas, *_LAMP, 0.27)
    up = numbers["light"] * spot(canvas, _DOOR[0], _DOOR[1], 0.13)
    colours = _walls(canvas, lamp, up)
    colours = _landing(canvas, colours, up, numbers["light"])
    colours = _stairs(canvas, colours, lamp, up)
    colours = _stove(canvas, colours, lamp)
    colours = _coat(canvas, colours, lamp)
    colours = _table(canvas, colours, lamp)
    return Painting(filmic(darker_right(canvas, _pendant(canvas, colours), 1.15)), canvas)


def _dyed(
    canvas: Canvas,
    colours: Field,
    shapes: list[Outline],
    wool: str,
    shade: Field,
    towards: tuple[float, float] = (-0.4, -1.0),
    gloss: float = 0.7,
) -> Field:
    """Forms in one dye, rows of yarn in them, light along the edges that face a lamp."""
    shape, scale = mask(canvas, shapes), canvas.unit / 720
    yarn = laid(canvas.y / 0.0085, canvas.x * 75)
    edge = rim(shape, towards, scale, 0.5)
    ink = tint(WOOL[wool]) * (yarn * (0.02 + 0.85 * shade))[..., None]
    ink = ink + (edge * gloss * (0.02 + shade))[..., None] * tint(_WARM)
    below = colours * (1 - 0.55 * blurred(shape, 6 * scale))[..., None]
    return over(below, ink, shape)


def _walls(canvas: Canvas, lamp: Field, up: Field) -> Field:
    """Striped yarn up the wall, a rail of darker rows, boards of bark."""
    yarn = laid(canvas.x / 0.0115 + 0.25 * np.sin(canvas.y * 11), canvas.y * 46)
    stripe = 0.5 + 0.5 * np.sign(np.sin(canvas.x * 88))
    wall = over(
        tint(WOOL["umber"]) + 0 * yarn[..., None], tint(WOOL["brick"]), 0.20 + 0.35 * stripe
    )
    wall = over(wall, tint(WOOL["umber"]), smoothstep(0.575, 0.58, canvas.y))
    light = 0.012 + 0.55 * lamp + 0.35 * up
    rail = bump(canvas.y, 0.578, 0.007)
    colours = wall * (yarn * light * (1 - 0.6 * rail))[..., None]
    rows = laid((canvas.y - _FOOT) / 0.014, canvas.x * 34)
    floor = tint(WOOL["umber"]) * (rows * (0.012 + 0.7 * lamp))[..., None]
    return over(colours, floor, smoothstep(_FOOT - 0.001, _FOOT + 0.001, canvas.y))


def _landing(canvas: Canvas, colours: Field, up: Field, light: float) -> Field:
    """The last door up there, and the yellow that shows under it."""
    x, y = _DOOR
    wall = laid((canvas.x + 0.3) / 0.0115, canvas.y * 46)
    landing = [box(x - 0.10, y, x + 0.9, y + 0.018)]
    colours = _dyed(canvas, colours, landing, "straw", 0.12 + up, (0.0, -1.0), 0.4)
    door = mask(canvas, [box(x - 0.055, y - 0.235, x + 0.055, y - 0.006)])
    wood = tint(WOOL["slate"]) * (wall * (0.03 + 0.35 * up))[..., None]
    colours = over(colours, wood, door)
    frame = np.clip(blurred(door, 3 * canvas.unit / 720) - door, 0, 1)
    colours = colours + (0.35 * frame * up)[..., None] * tint(_YELLOW)
    line = bump(canvas.y, y - 0.003, 0.004) * smoothstep(0.060, 0.050, np.abs(canvas.x - x))
    spill = np.exp(-np.abs(canvas.y - y) / 0.05) * np.exp(-(((canvas.x - x) / 0.09) ** 2))
    return colours + (light * (1.9 * line + 0.16 * spill))[..., None] * tint(_YELLOW)


def _stairs(canvas: Canvas, colours: Field, lamp: Field, up: Field) -> Field:
    """Ten steps seen from the side, a carpet of bone on them, a rail of brass braid."""
    left = _DOOR[0] - 0.10 - _STEPS * _RUN
    corners: Outline = [(left, _FOOT)]
    treads: list[Outline] = []
    for step in range(_STEPS):
        x, y = left + step * _RUN, _FOOT - (step + 1) * _RISE
        corners += [(x, y), (x + _RUN, y)]
        treads += [box(x - 0.004, y - 0.006, x + _RUN, y + 0.004), box(x - 0.004, y, x, y + _RISE)]
    foot = (_DOOR[0] + 0.9, _FOOT)
    side = [[*corners, (foot[0], corners[-1][1]), foot]]
    colours = _dyed(canvas, colours, side, "bark", 0.10 + 0.7 * lamp + 0.15 * up, gloss=0.2)
    shade = 0.05 + 0.9 * lamp + 1.3 * up
    colours = _dyed(canvas, colours, treads, "bone", shade, (0.4, -1.0))
    rail = [
        ribbon([(left - 0.01, _FOOT - 0.15), (left + _STEPS * _RUN, _FOOT - 0.65)], 0.012),
        *(
            ribbon([(left + (n + 0.5) * _RUN, _FOOT - (n + 1) * _RISE),
                    (left + (n + 0.5) * _RUN, _FOOT - (n + 1) * _RISE - 0.125)], 0.005)
            for n in range(_STEPS)
        ),
        ribbon([(left - 0.008, _FOOT), (left - 0.008, _FOOT - 0.17)], 0.016),
    ]  # fmt: skip
    return _dyed(canvas, colours, rail, "gold", 0.05 + 0.8 * lamp + 1.1 * up)


def _stove(canvas: Canvas, colours: Field, lamp: Field) -> Field:
    """A small stove against the stairs, with a pan on it that has too much pepper in it."""
    iron: list[Outline] = [
        box(0.425, 0.645, 0.545, 0.81),
        box(0.415, 0.635, 0.555, 0.65),
        box(0.475, 0.3, 0.495, 0.64),
    ]
    colours = _dyed(canvas, colours, iron, "night", 0.10 + 0.8 * lamp, (-1.0, -0.4))
    fire = mask(canvas, [box(0.452, 0.70, 0.518, 0.735)])
    glow = laid(canvas.x / 0.008, canvas.y * 60)
    colours = over(colours, tint("#ff8a3c") * (0.35 + 0.75 * glow)[..., None], fire)
    pan: list[Outline] = [
        curve([(0.438, 0.605), (0.44, 0.634), (0.512, 0.634), (0.514, 0.605)], 2),
        ribbon([(0.512, 0.612), (0.572, 0.598)], 0.008),
    ]
    return _dyed(canvas, colours, pan, "slate", 0.06 + lamp, (-1.0, -0.5))


def _coat(canvas: Canvas, colours: Field, lamp: Field) -> Field:
    """On a peg by the door: it drips, and the drops lie under it."""
    x, y = 0.108, 0.345
    body = places(
        "-.02 .01, .03 .012, .062 .032, .060 .12, .054 .20, .078 .345, .03 .352, -.01 .342, "
        "-.05 .352, -.092 .345, -.064 .20, -.070 .12, -.072 .032, -.04 .012"
    )
    sleeves = [
        outline
        for side in (-1, 1)
        for outline in limb(
            [(x - 0.005 + side * 0.055, y + 0.045), (x - 0.005 + side * 0.098, y + 0.13),
             (x - 0.005 + side * 0.100, y + 0.225)], 0.042, 0.034
        )
    ]  # fmt: skip
    collar = places("-.04 .02, -.045 -.022, -.005 -.004, .035 -.022, .03 .02, -.005 .05")
    seam = [ribbon([(x - 0.003, y + 0.05), (x - 0.001, y + 0.34)], 0.005)]
    hook = ribbon([(x, y + 0.01), (x, y - 0.035), (x + 0.014, y - 0.04)], 0.007)
    shade = 0.02 + 0.36 * lamp
    for shapes, wool in (
        ([curve([(x + a, y + b) for a, b in body], 6), hook], "slate"),
        (sleeves, "slate"),
        ([curve([(x + a, y + b) for a, b in collar], 4)], "slate"),
        (seam, "night"),
    ):
        colours = _dyed(canvas, colours, shapes, wool, shade, (1.0, -0.2), 0.9)
    drops: list[Outline] = [
        ellipse((x + a, b), 0.0035, 0.007, 10)
        for a, b in ((-0.02, 0.70), (0.03, 0.735), (0.0, 0.78))
    ]
    drops.append(ellipse((x - 0.005, 0.832), 0.075, 0.008, 20))
    return _dyed(canvas, colours, drops, "ash", 0.05 + 0.7 * lamp, (0.6, -1.0), 0.9)


def _table(canvas: Canvas, colours: Field, lamp: Field) -> Field:
    """Two places, a saucer upon each bowl; one fork lies a quarter of an inch off."""
    legs: list[Outline] = [box(0.135, 0.80, 0.155, 1.05), box(0.42, 0.80, 0.44, 1.05)]
    colours = _dyed(canvas, colours, legs, "umber", 0.05 + 0.8 * lamp)
    top = [[(0.15, 0.775), (0.425, 0.775), (0.475, 0.85), (0.10, 0.85)]]
    drop = [[(0.10, 0.85), (0.475, 0.85), (0.468, 0.905), (0.107, 0.905)]]
    colours = _dyed(canvas, colours, drop, "umber", 0.05 + 0.6 * lamp, (0.0, -1.0))
    colours = _dyed(canvas, colours, top, "straw", 0.10 + 1.2 * lamp, (0.0, -1.0), 0.3)
    for x in (0.205, 0.37):
        plate: list[Outline] = [ellipse((x, 0.816), 0.052, 0.015, 24)]
        bowl = [
            curve(
                [(x - 0.034, 0.785), (x - 0.022, 0.819), (x + 0.022, 0.819), (x + 0.034, 0.785)], 3
            )
        ]
        saucer: list[Outline] = [ellipse((x, 0.783), 0.040, 0.008, 22)]
        fork: list[Outline] = [ribbon([(x + 0.062, 0.838), (x + 0.055, 0.798)], 0.005)]
        shade = 0.10 + 1.2 * lamp
        for shapes, wool in ((plate, "bone"), (fork, "ash"), (bowl, "indigo"), (saucer, "bone")):
            colours = _dyed(canvas, colours, shapes, wool, shade)
    return colours


def _pendant(canvas: Canvas, colours: Field) -> Field:
    """The lamp over the table."""
    x, y = _LAMP
    cord = mask(canvas, [ribbon([(x, -0.1), (x, y - 0.06)], 0.004)])
    colours = over(colours, tint("#120c08") + 0 * colours, cord)
    shade = mask(
        canvas, [[(x - 0.018, y - 0.07), (x + 0.018, y - 0.07), (x + 0.075, y), (x - 0.075, y)]]
    )
    rows = laid((canvas.y - y) / 0.0075, canvas.x * 80)
    cone = smoothstep(y - 0.08, y, canvas.y) * np.exp(-(((canvas.x - x) / 0.07) ** 2))
    colours = over(colours, tint("#ffb765") * (rows * (0.25 + 0.9 * cone))[..., None], shade)
    bulb = np.exp(-(((canvas.x - x) / 0.045) ** 2) - ((canvas.y - y - 0.004) / 0.010) ** 2)
    return colours + (1.2 * bulb)[..., None] * tint("#ffe2b0")
