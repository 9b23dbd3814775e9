"""A room with a door that opens onto the same room, with its door open onto the same room."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, box, ellipse, limb, mask
from game.stage.painters.backstage import FLOOR, paint_backstage
from game.stage.painters.leaving import paint_leaving
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.workplace import paint_chair, paint_nail_lamp
from game.stage.shading import bump, over, saturated, smoothstep, tint

_LEFT, _RIGHT, _TOP = 0.37, 0.70, 0.235
"""The doorway, in heights; its foot is the floor."""
_VIEW = (0.155, 0.0, 0.96)
"""The part of the room that is seen through its own door: left, top, height, in heights."""
_MOST = 6
_CASE = box(_LEFT - 0.034, _TOP - 0.036, _RIGHT + 0.034, FLOOR + 0.004)
_LEAF = [
    (_RIGHT, _TOP),
    (_RIGHT + 0.125, _TOP - 0.045),
    (_RIGHT + 0.125, FLOOR + 0.075),
    (_RIGHT, FLOOR),
]


def paint_same_room(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room with its door shut; or only the doorway, `doors` of them open, one in another.

    In each room but ours somebody is about to leave it: the same back, again and again.
    """
    opened = min(_MOST, int(numbers["doors"]))
    if not opened:
        return Painting(_closed(canvas, _room(canvas, numbers)), canvas)
    small = Canvas.whole(max(24, canvas.unit // 2))
    plain = _room(small, numbers)
    inner = paint_leaving(small, _closed(small, plain.copy()), numbers)
    for _ in range(opened - 1):
        inner = paint_leaving(small, _open(small, plain.copy(), small, inner), numbers)
    near = canvas.part(_LEFT - 0.04, _TOP - 0.06, _RIGHT + 0.14, FLOOR + 0.09)
    drawn = _open(near, near.colours(), small, inner)
    return Painting(drawn, near, mask(near, [_CASE, _LEAF]))


def _room(canvas: Canvas, numbers: Numbers) -> Field:
    """Wall and floor, the lamp on its nail and the flame in it, the chair."""
    colours = _walked_on(canvas, paint_backstage(canvas, {**numbers, "shade": 0.0}).colours)
    lamp_x, lamp_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    chair = {**numbers, "x": 0.078, "y": 0.735, "size": 0.25}
    colours = colours * (1 - 0.62 * _under_chair(canvas))[..., None]
    for painting in (paint_nail_lamp(canvas, numbers), paint_chair(canvas, chair)):
        if painting.cover is not None:
            rows = painting.canvas.within(canvas)
            colours[rows] = over(colours[rows], painting.colours, painting.cover)
    x, y = canvas.x - lamp_x, canvas.y - lamp_y - 0.012
    flame = np.exp(-((x / (0.006 + 0.12 * np.clip(y + 0.03, 0, 0.02))) ** 2) - (y / 0.017) ** 2)
    halo = 0.5 * np.exp(-np.hypot(x, y) / 0.045) + 0.16 * np.exp(-np.hypot(x, y) / 0.16)
    light = flame[..., None] * tint("#fff0c4") + halo[..., None] * tint("#ff9c48")
    return saturated(colours + light * numbers["light"])


def _under_chair(canvas: Canvas) -> Field:
    """What the chair takes of the light: its legs and its seat, drawn out away from the lamp."""
    legs = [
        o
        for x, y in ((0.065, 0.935), (0.213, 0.935), (0.092, 0.885), (0.186, 0.885))
        for o in limb([(x, y), (x - 0.055, y + 0.050)], 0.009, 0.016)
    ]
    close = blurred(mask(canvas, legs), 2.5 * canvas.unit / 720)
    seat: Outline = [(0.02, 0.955), (0.17, 0.95), (0.10, 1.03), (-0.09, 1.03)]
    wide = blurred(mask(canvas, [seat]), 14 * canvas.unit / 720)
    return saturated(close + 0.8 * wide)


def _walked_on(canvas: Canvas, colours: Field) -> Field:
    """Dust on the boards, and in it somebody's steps that go off to the door, toes turned in."""
    floor = smoothstep(FLOOR, FLOOR + 0.02, canvas.y)
    dust = floor * (0.6 + 0.4 * smooth_noise(canvas, 2.2, 99, across=2.0))
    colours = colours * (1 + 0.5 * dust)[..., None] + (0.012 * dust)[..., None] * tint("#c9a074")
    soles: list[Outline] = []
    for number in range(6):
        away, side = (number / 5) ** 0.8, (-1) ** number
        x, y, size = 0.30 + 0.21 * away, 1.0 - 0.128 * away, 0.050 * (1 - 0.5 * away)
        x += side * 0.9 * size
        toe = (x - side * 0.18 * size + 0.55 * size, y - 0.42 * size)
        soles += limb([(x + 0.12 * size, y - 0.09 * size), toe], 0.26 * size, 0.38 * size)
        soles.append(ellipse((x - 0.26 * size, y + 0.20 * size), 0.17 * size, 0.12 * size, 14))
    return colours * (1 - 0.5 * mask(canvas, soles))[..., None]


def _frame(canvas: Canvas, colours: Field) -> Field:
    """The doorway's wooden case, lit from the lamp's side."""
    outer = mask(canvas, [_CASE])
    away = np.hypot(canvas.x - 0.20, canvas.y - 0.34)
    light = 4.2 / (1 + (away / 0.15) ** 2) ** 1.25
    grain = 1 + 0.18 * smooth_noise(canvas, 1.6, 97, across=0.5, down=5.0)
    edge = bump(canvas.x, _LEFT - 0.032, 0.0035) + 0.7 * bump(canvas.x, _RIGHT + 0.004, 0.003)
    edge = edge + 0.6 * bump(canvas.y, _TOP - 0.033, 0.003)
    wood = (light * grain * (0.42 + 1.2 * edge))[..., None] * tint("#d5813f")
    return over(colours, wood, outer)


def _closed(canvas: Canvas, colours: Field) -> Field:
    """The door shut: four panels, a knob, and a line of light under it."""
    colours = _frame(canvas, colours)
    u, v = (canvas.x - _LEFT) / (_RIGHT - _LEFT), (canvas.y - _TOP) / (FLOOR - _TOP)
    aside = np.where(u < 0.5, u - 0.27, u - 0.73) / 0.17
    down = np.where(v < 0.5, (v - 0.27) / 0.19, (v - 0.75) / 0.165)
    flank = np.abs(aside) > np.abs(down)
    inside = np.where(flank, np.abs(aside), np.abs(down))
    relief = bump(inside, 1.0, 0.06) * np.where(np.where(flank, aside, down) < 0, -1.0, 1.0)
    away = np.hypot(canvas.x - 0.20, canvas.y - 0.32)
    light = 3.0 / (1 + (away / 0.17) ** 2) ** 1.3 * smoothstep(-0.02, 0.07, u)
    wood = light * (1 + 1.1 * relief + 0.1 * smooth_noise(canvas, 1.6, 98, across=0.4, down=6.0))
    drawn = wood[..., None] * tint("#b25a2c")
    colours = over(colours, drawn, mask(canvas, [box(_LEFT, _TOP, _RIGHT, FLOOR)]))
    return _spilt(canvas, _knob(canvas, colours))


def _knob(canvas: Canvas, colours: Field) -> Field:
    """A ball of brass on its plate: bright to the lamp, its shadow on the wood beyond."""
    x, y, radius = _RIGHT - 0.032, _TOP + 0.53 * (FLOOR - _TOP), 0.0125
    fallen = np.hypot((canvas.x - x - 0.016) / 1.7, canvas.y - y - 0.010)
    colours = colours * (1 - 0.75 * smoothstep(0.016, 0.006, fallen))[..., None]
    plate = mask(canvas, [box(x - 0.009, y - 0.026, x + 0.009, y + 0.046)])
    plate_light = 0.10 + 0.55 * bump(canvas.x, x - 0.008, 0.002)
    colours = over(colours, plate_light[..., None] * tint("#7a5228"), plate)
    across, down = (canvas.x - x) / radius, (canvas.y - y) / radius
    facing = np.clip(0.30 - 0.62 * across - 0.42 * down, 0, 1)
    glint = bump(np.hypot(across + 0.42, down + 0.34), 0.0, 0.20)
    brass = (0.04 + 0.42 * facing**1.4)[..., None] * tint("#c88a3c") + glint[..., None] * 0.7
    return over(colours, brass, smoothstep(1.06, 0.92, np.hypot(across, down)))


def _spilt(canvas: Canvas, colours: Field) -> Field:
    """Cold light that fans out from under the door, and in it the long shadow of two shoes."""
    middle = 0.5 * (_LEFT + _RIGHT)
    down = canvas.y - FLOOR + 0.004
    part = np.clip(down, 0, 9)
    half = 0.5 * (_RIGHT - _LEFT)
    aside = (canvas.x - middle) / (half + 0.75 * part)
    soft = 0.050 + 0.55 * part
    shoes = bump(aside, -0.17, 0.085 + 0.30 * part) + 0.95 * bump(aside, 0.14, 0.08 + 0.30 * part)
    shown = saturated(1.04 - 1.15 * shoes)
    fan = smoothstep(1.0, 1.0 - 2 * soft, np.abs(aside)) * smoothstep(0.001, 0.006, down)
    spill = fan * (1.1 * np.exp(-part / 0.020) + 1.1 * np.exp(-part / 0.10)) * shown
    line = bump(canvas.y, FLOOR - 0.0025, 0.0028) * shown
    line = line * smoothstep(half, half - 0.01, np.abs(canvas.x - middle))
    up = 0.16 * np.exp(-np.abs(canvas.y - FLOOR) / 0.016) * (down < 0.004) * shown
    up = up * smoothstep(half, half - 0.03, np.abs(canvas.x - middle))
    grain = colours.mean(-1)
    pale = 1.5 * line + up + spill * (0.16 + 2.4 * saturated(grain))
    dark = 1 - 0.80 * fan * saturated(1.15 * shoes) * np.exp(-part / 0.11)
    return saturated(colours * dark[..., None] + pale[..., None] * tint("#c6cedd"))


def _open(canvas: Canvas, room: Field, small: Canvas, inner: Field) -> Field:
    """The room with its door open, and another picture of the room in the doorway."""
    colours = _frame(canvas, room)
    left, top, tall = _VIEW
    down = (canvas.y - _TOP) / (FLOOR - _TOP)
    across = (canvas.x - _LEFT) / (FLOOR - _TOP)
    column = (left + across * tall) * small.unit - small.left - 0.5
    row = (top + down * tall) * small.unit - small.top - 0.5
    near = canvas.part(_LEFT, _TOP, _RIGHT, FLOOR)
    rows = near.within(canvas)
    view = sampled(inner, column[:, rows[1]], row[rows[0]], wrap=False)
    reveal = 1 - 0.6 * bump(near.x, _RIGHT, 0.020) - 0.5 * bump(near.y, _TOP, 0.018)
    seen = 0.90 * view * saturated(reveal)[..., None]
    colours[rows] = over(colours[rows], seen, mask(near, [box(_LEFT, _TOP, _RIGHT, FLOOR)]))
    leaf = mask(canvas, [_LEAF])
    part = saturated((canvas.x - _RIGHT) / 0.125)
    panel = 1 - 0.5 * bump(part, 0.2, 0.05) - 0.5 * bump(part, 0.8, 0.05)
    wood = (panel * (0.26 - 0.22 * part))[..., None] * tint("#c2713a")
    colours = over(colours, wood + bump(part, 0.0, 0.03)[..., None] * 0.2 * tint("#ffb066"), leaf)
    return saturated(colours)
