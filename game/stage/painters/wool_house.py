"""Inside the woven house: a table laid for two, a coat that drips, stairs to a door with light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import mask, moved, ribbon
from game.stage.painters.backlit import backlit
from game.stage.painters.bodies import Flesh, fleshed
from game.stage.painters.knitting import hairs, knitted
from game.stage.painters.lamplit import Face, View, paint_face
from game.stage.painters.modelled import modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.painters.wool_things import chair, coat, laid_for_two, pan, peg_board
from game.stage.shading import Source, bump, filmic, over, saturated, smoothstep, tint

_FLOOR, _CEILING, _LEFT, _BACK = 1.35, -1.45, -1.15, 4.4
_STEPS, _RISE, _RUN, _FIRST = 10, 0.165, 0.195, 3.05
_STAIR = 0.70, 1.32
"""Its left and its right side."""
_LANDING = _FLOOR - _STEPS * _RISE
_HEAD = _FIRST + _STEPS * _RUN
_VIEW = View((0.46, 0.42), 0.90, (-0.10, -0.33, 2.55), 2.1, 1.15, ((0.56, -0.78, 0.50, 2.0, 3.05),))
_LAMP = _VIEW.seen(_VIEW.lamp)
_YELLOW = "#ffd26a"


def paint_wool_house(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of it knitted; `light` is how bright the line under the upper door is."""
    door = numbers["light"]
    foot = _VIEW.seen((1.01, _LANDING, _HEAD + 0.1))
    dim = (
        0.014
        + 0.085 * spot(canvas, _LAMP[0], _LAMP[1] + 0.10, 0.30)
        + 0.40 * door * spot(canvas, *foot, 0.13)
    )
    colours = canvas.colours()
    for face in _walls():
        colours = paint_face(canvas, colours, _VIEW, face, dim)
    colours = _landing(canvas, colours, dim, door)
    for face in _stairs():
        colours = paint_face(canvas, colours, _VIEW, face, dim)
    colours = _down_the_stairs(canvas, colours, door)
    lamp = Source(*_LAMP, 0.10, (1.0, 0.74, 0.44), 0.26, 2.2)
    wool = 0.30 + 0.85 * knitted(canvas.x / 0.0095, canvas.y / 0.0080)
    colours = _rail(canvas, colours, lamp, wool)
    for face in _stove():
        colours = paint_face(canvas, colours, _VIEW, face, dim)
    colours = modelled(canvas, colours, pan(*_VIEW.seen((-0.52, 0.42, 4.0))), lamp, dim)
    colours = _coat(canvas, colours, wool)
    for flesh in [
        *chair(_VIEW, -0.98, 2.30, 1, _FLOOR),
        *chair(_VIEW, 0.02, 3.40, 0, _FLOOR),
    ]:
        colours = fleshed(canvas, colours, flesh, lamp, 0.030, wool)
    for face in _table():
        colours = paint_face(canvas, colours, _VIEW, face, dim)
    spots = (_VIEW.seen((-0.46, 0.56, 2.50)), _VIEW.seen((0.26, 0.56, 2.58)))
    for x, y in spots:
        away = 1 if x > _LAMP[0] else -1
        under = np.hypot((canvas.x - x - 0.042 * away) / 0.086, (canvas.y - y - 0.009) / 0.021)
        colours = colours * (1 - 0.8 * smoothstep(1.15, 0.55, under))[..., None]
    colours = modelled(canvas, colours, laid_for_two(spots), lamp, 0.10)
    fuzz = hairs(canvas, (0.0, 0.25, 0.85, 1.0), 260, 0.035, 354)
    colours = colours * (1 + 0.4 * fuzz)[..., None]
    return Painting(filmic(darker_right(canvas, _pendant(canvas, colours), 1.12)), canvas)


def _coat(canvas: Canvas, colours: Field, wool: Field) -> Field:
    """The coat, and on the wall beyond it the shadow that it takes out of the lamp's light."""
    for flesh in peg_board():
        lamp = Source(*_LAMP, 0.10, (1.0, 0.74, 0.44), 0.26, 2.2)
        colours = fleshed(canvas, colours, flesh, lamp, 0.030, wool)
    parts = coat()
    outlines = [moved([o], -0.030, 0.016, 1.0)[0] for part in parts for o in part.outlines]
    shade = blurred(mask(canvas, outlines), 0.010 * canvas.unit)
    colours = colours * (1 - 0.75 * shade)[..., None]
    lamp = Source(*_LAMP, 0.0, (1.0, 0.74, 0.44), 0.26, 3.6)
    backlit(canvas, colours, parts, [lamp], 0.055, wool)
    return colours


def _walls() -> list[Face]:
    """The wall at the back, with the opening of the stair; the left one; the floor, the ceiling."""
    left, right = _LEFT, _STAIR[0] - 0.04
    tall = _FLOOR - _CEILING
    far, near = _BACK, 0.9
    dado = 0.62
    return [
        Face((-2.5, _FLOOR, near), (5.5, 0, 0), (0, 0, far - near), "#8a5a38", 0.085, 1.0, edge=0),
        Face((left, _CEILING, near), (4, 0, 0), (0, 0, far - near), "#5a4630", 0.08, 0.8, edge=0),
        Face((left, _CEILING, far), (right - left, 0, 0), (0, tall - dado, 0), "#8a5030", 0.052,
             1.25, ("#a8663e", 0.19), 0.5),
        Face((left, _FLOOR - dado, far), (right - left, 0, 0), (0, dado, 0), "#55504a", 0.052, 1.2),
        Face((left, _CEILING, near), (0, 0, far - near), (0, tall - dado, 0), "#8a5030", 0.052,
             1.15, ("#a8663e", 0.19), 0.5),
        Face((left, _FLOOR - dado, near), (0, 0, far - near), (0, dado, 0), "#55504a", 0.052, 1.1),
        Face((left + 0.01, _FLOOR - dado - 0.03, near), (0, 0, far - near), (0, 0.07, 0), "#9a6a40",
             0.03, 1.2),
        Face((left, _FLOOR - dado - 0.03, far - 0.01), (right - left, 0, 0), (0, 0.07, 0),
             "#9a6a40", 0.03, 1.2),
    ]  # fmt: skip


def _stairs() -> list[Face]:
    """Ten steps that rise away from us, each with a riser and a tread under a runner."""
    left, right = _STAIR
    found: list[Face] = []
    for step in reversed(range(_STEPS)):
        top, ahead = _FLOOR - (step + 1) * _RISE, _FIRST + step * _RUN
        found += [
            Face((left, top, ahead), (right - left, 0, 0), (0, 0, _RUN), "#7a4e30", 0.045, 1.2),
            Face((left + 0.12, top - 0.002, ahead), (right - left - 0.24, 0, 0), (0, 0, _RUN),
                 "#6a1f1c", 0.040, 1.2),
            Face((left, top, ahead), (right - left, 0, 0), (0, _RISE, 0), "#5d3a22", 0.045, 1.0),
            Face((left + 0.12, top, ahead - 0.002), (right - left - 0.24, 0, 0), (0, _RISE, 0),
                 "#6a1f1c", 0.040, 1.0),
            Face((left, top, ahead), (0, 0, _RUN + 0.002), (0, _FLOOR - top, 0), "#5d3a22", 0.045,
                 1.1, edge=0.1),
        ]  # fmt: skip
    return found


def _rail(canvas: Canvas, colours: Field, lamp: Source, wool: Field) -> Field:
    """Balusters along the open side, a rail of wound yarn, a post with a ball at the foot."""
    x = _STAIR[0]
    bars = []
    for step in range(0, 8):
        ahead, top = _FIRST + (step + 0.5) * _RUN, _FLOOR - (step + 1) * _RISE
        bars.append(
            [_VIEW.joint((x, top, ahead), 0.016), _VIEW.joint((x, top - 0.5, ahead), 0.016)]
        )
    rail = [
        [
            _VIEW.joint((x, _FLOOR - 0.66, _FIRST - 0.05), 0.032),
            _VIEW.joint((x, _FLOOR - 8 * _RISE - 0.66, _FIRST + 8 * _RUN - 0.05), 0.030),
        ]
    ]
    post = [
        [_VIEW.joint((x, _FLOOR, _FIRST - 0.06), 0.05),
         _VIEW.joint((x, 0.60, _FIRST - 0.06), 0.045)],
        [_VIEW.joint((x, 0.51, _FIRST - 0.06), 0.062), _VIEW.joint((x, 0.50, _FIRST - 0.06), 0.06)],
    ]  # fmt: skip
    for chains, dye in ((bars, "#6a4428"), (rail, "#c8923a"), (post, "#7a4e2c")):
        colours = fleshed(canvas, colours, Flesh(chains, dye, 0.003, 0.0, 0.5), lamp, 0.03, wool)
    return colours


def _landing(canvas: Canvas, colours: Field, dim: Field, light: float) -> Field:
    """The end of the stair, the last door up there, and the yellow that shows under it."""
    left, right = _STAIR
    end = _HEAD + 0.25
    tall = _FLOOR + 3.2
    faces = [
        Face((right + 0.03, -3.2, end), (0, 0, 0.9 - end), (0, tall, 0), "#6a3e26", 0.06, 0.62),
        Face((left - 0.06, -3.2, _BACK), (0, 0, end - _BACK), (0, 5, 0), "#6a3e26", 0.06, 0.8),
        Face((left - 0.06, -3.2, end), (1.1, 0, 0), (0, 3.2 + _LANDING, 0), "#6a3e26", 0.06, 0.5),
        Face((left, _LANDING, _HEAD), (right - left, 0, 0), (0, 0, 0.25), "#8a5a38", 0.045, 1.2),
        Face((left + 0.02, -1.72, end - 0.01), (0.60, 0, 0), (0, 1.72 + _LANDING, 0),
             "#33201a", 0.045),
        Face((left + 0.06, -1.66, end - 0.02), (0.52, 0, 0), (0, 1.645 + _LANDING, 0), "#3d4a6e",
             0.040, 1.2),
    ]  # fmt: skip
    faces += [
        Face((left + a, b, end - 0.03), (0.18, 0, 0), (0, tall, 0), "#3d4a6e", 0.040, 0.8, edge=0.6)
        for a in (0.11, 0.35)
        for b, tall in ((-1.56, 0.58), (-0.88, 0.46))
    ]
    for face in faces:
        colours = paint_face(canvas, colours, _VIEW, face, dim)
    x, y = _VIEW.seen((left + 0.32, _LANDING, end - 0.02))
    half = 0.26 * _VIEW.lens / end
    across = smoothstep(half + 0.003, half - 0.004, np.abs(canvas.x - x))
    line = bump(canvas.y, y - 0.0015, 0.0030) * across
    spill = np.exp(-np.abs(canvas.y - y) / 0.022) * bump(canvas.x, x, 0.05)
    return colours + (light * (1.5 * line + 0.20 * spill))[..., None] * tint(_YELLOW)


def _down_the_stairs(canvas: Canvas, colours: Field, light: float) -> Field:
    """What comes out under the door falls down over the steps, and less of it over each."""
    top, foot = _VIEW.seen((1.01, _LANDING, _HEAD)), _VIEW.seen((1.01, _FLOOR, _FIRST))
    down = (canvas.y - top[1]) / (foot[1] - top[1])
    middle = top[0] + (foot[0] - top[0]) * down
    lane = np.exp(-(((canvas.x - middle) / (0.045 + 0.05 * down)) ** 2))
    fall = lane * np.exp(-np.clip(down, 0, 9) / 0.40) * smoothstep(-0.10, 0.02, down)
    result: Field = colours * (1 + 2.6 * light * fall)[..., None]
    return result + (0.030 * light * fall)[..., None] * tint(_YELLOW)


def _stove() -> list[Face]:
    """A small stove at the back, with a pan on it that has too much pepper in it."""
    left, near, top, wide = -0.90, 3.85, 0.45, 0.62
    return [
        Face((left, top, near), (wide, 0, 0), (0, 0, 0.5), "#4a5470", 0.04, 1.3),
        Face((left, top, near), (wide, 0, 0), (0, _FLOOR - top, 0), "#232c52", 0.045, 1.2),
        Face((left + wide, top, near), (0, 0, 0.5), (0, _FLOOR - top, 0), "#232c52", 0.045, 0.8),
        Face((left + 0.12, top + 0.10, near - 0.01), (0.38, 0, 0), (0, 0.10, 0),
             "#e0602a", 0.03, 3.2),
    ]  # fmt: skip


def _table() -> list[Face]:
    """Under the lamp, near us; a cloth of straw hangs over its edge."""
    left, right, near, far, top = -0.78, 0.50, 2.0, 3.05, 0.56
    legs = [
        Face((x, top + 0.1, z), (0.09, 0, 0), (0, _FLOOR - top - 0.1, 0), "#5d3a22", 0.04, 1.2)
        for z in (far - 0.12, near + 0.03)
        for x in (left + 0.03, right - 0.12)
    ]
    return [
        *legs,
        Face((left, top, near), (right - left, 0, 0), (0, 0, far - near), "#c8a468", 0.044, 1.0,
             ("#b98a50", 0.26), 0.15),
        Face((left, top, near), (right - left, 0, 0), (0, 0.13, 0), "#a8824c", 0.044, 1.0),
    ]  # fmt: skip


def _pendant(canvas: Canvas, colours: Field) -> Field:
    """The lamp over the table: a shade wound of straw-coloured yarn, on a cord from the beam."""
    x, y = _LAMP
    cord = mask(canvas, [ribbon([(x, -0.1), (x, y - 0.066)], 0.0046)])
    ply = 0.35 + 0.65 * laid(canvas.y / 0.006 + 0.3 * canvas.x / 0.0046, canvas.x * 200)
    colours = over(colours, tint("#6a5238") * (0.5 * ply)[..., None], cord)
    part = saturated((canvas.y - y + 0.078) / 0.078)
    half = 0.020 + 0.070 * part**0.85
    side = (canvas.x - x) / half
    sag = 0.012 * np.clip(1 - side**2, 0, 1) ** 0.5
    inside = smoothstep(1.02, 0.97, np.abs(side))
    shade = inside * smoothstep(y - 0.080, y - 0.077, canvas.y)
    shade = shade * smoothstep(y + sag + 0.002, y + sag - 0.002, canvas.y)
    rows = laid((canvas.y - y - sag * part) / 0.0078, canvas.x * 80)
    round_ = np.sqrt(np.clip(1 - side**2, 0.03, 1))
    lit = (0.14 + 0.62 * part**1.4) * (0.25 + 0.75 * round_)
    colours = over(colours, tint("#ffa850") * (rows * lit)[..., None], shade)
    mouth = (canvas.y > y) * np.exp(
        -((((canvas.x - x) / 0.080) ** 2 + ((canvas.y - y) / 0.013) ** 2) ** 3)
    )
    colours = over(
        colours, tint("#ffe0a4") * 1.2 + 0 * colours, saturated(mouth) * (1 - 0.4 * shade)
    )
    halo = np.exp(-np.hypot(canvas.x - x, canvas.y - y - 0.015) / 0.050)
    air = np.exp(-np.hypot(1.2 * (canvas.x - x), canvas.y - y - 0.10) / 0.16) * smoothstep(
        0.0, 0.10, canvas.y - y
    )
    return colours + (0.22 * halo + 0.05 * air)[..., None] * tint("#ffcf8c")
