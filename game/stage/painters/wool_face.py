"""Behind the woven face: a vault of brow, two closed lids that a lamp outside shines through."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, curve, mask, ribbon
from game.stage.painters.knitting import hairs, knitted
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import bump, filmic, normals, ramp, saturated, smoothstep

_MIDDLE_X, _MIDDLE_Y, _LENS = 0.45, 0.46, 0.62
"""Where on the picture we look straight ahead, and how wide we see."""
_STAND = (-0.12, 0.05, 0.02)
"""Where we stand in a head of radius 1: nearer to the left lid than to the other."""
_EYES = (-0.43, 0.40)
"""How far to the sides the lids are, in radians; the level of both is 0."""
_HALF = 0.345
_STITCH = 0.029
_BLOOD = (
    (0.0, "#010000"), (0.12, "#130504"), (0.30, "#3c130b"), (0.52, "#7a3018"), (0.72, "#b4602a"),
    (0.88, "#dc9a50"), (1.0, "#ffd89c"),
)  # fmt: skip
"""Light through wool: the thicker, the redder."""


def paint_wool_face(canvas: Canvas, numbers: Numbers) -> Painting:
    """All of it by a lamp that somebody holds outside, close."""
    turn, fall, far = _met(canvas)
    relief, thin, seam = _form(turn, fall)
    rows = fall + _bent(turn, fall)
    yarn = knitted(turn / _STITCH, rows / (0.72 * _STITCH))
    lamp = 0.42 + 0.54 * np.exp(-(((turn + 0.26) / 0.34) ** 2) - ((fall - 0.02) / 0.34) ** 2)
    lamp = lamp * np.exp(-(((turn + 0.16) / 0.78) ** 4) - ((fall - 0.02) / 0.62) ** 4)
    through = lamp * thin * (1 + 0.16 * smooth_noise(canvas, 2.4, 316))
    through = through * (1 - 0.5 * _lashes(canvas, turn, fall))
    gaps = smoothstep(0.50, 0.0, yarn)
    light = through * (0.16 + 0.44 * yarn + 0.42 * gaps * saturated(through))
    light = light + _bounced(canvas, relief, yarn, turn, fall)
    light = light + seam * lamp * (0.25 + 0.5 * gaps + 0.25 * yarn)
    fuzz = hairs(canvas, (0.0, 0.1, 1.0, 0.95), 620, 0.05, 318)
    light = light + 0.25 * fuzz * blurred(light, 6 * canvas.unit / 720)
    light = light * (1 - 0.35 * smoothstep(0.9, 1.5, far))
    colours = ramp(saturated(light), _BLOOD)
    return Painting(filmic(darker_right(canvas, colours * 0.9, 1.12)), canvas)


def _met(canvas: Canvas) -> tuple[Field, Field, Field]:
    """Where in the head each pixel's ray ends: how far aside, how far down, how far from us."""
    x, y = (canvas.x - _MIDDLE_X) / _LENS, (canvas.y - _MIDDLE_Y) / _LENS
    length = np.sqrt(x * x + y * y + 1)
    ahead = (x / length, y / length, 1 / length)
    along = sum(a * b for a, b in zip(ahead, _STAND, strict=True))
    reach = -along + np.sqrt(along**2 + 1 - float(np.dot(_STAND, _STAND)))
    met = [s + reach * a for s, a in zip(_STAND, ahead, strict=True)]
    turn = np.arctan2(met[0], met[2])
    return turn, np.arctan2(met[1], np.hypot(met[0], met[2])), reach


def _line_of_lashes(u: Field) -> Field:
    """How far down a lid ends, for a place across it: lowest a little outside its middle."""
    result: Field = 0.145 * np.clip(1 - u * u, 0, 1) ** 0.8 - 0.015 * u
    return result


def _across(turn: Field, eye: float) -> Field:
    """-1 at the inner corner of a lid to 1 at the outer one."""
    result: Field = (turn - eye) / _HALF * (1 if eye > 0 else -1)
    return result


def _bent(turn: Field, fall: Field) -> Field:
    """How far the rows of stitches give way: they run along the lids, and over the nose."""
    result: Field = 0.05 * bump(turn, 0.0, 0.12) * smoothstep(-0.3, 0.2, fall)
    for eye in _EYES:
        u = _across(turn, eye)
        near = np.exp(-((fall / 0.32) ** 2) - (u / 1.25) ** 4)
        result = result - near * (_line_of_lashes(u) - 0.06 - 0.16 * fall)
    return result


def _form(turn: Field, fall: Field) -> tuple[Field, Field, Field]:
    """The face's relief, how thin its wool is, and the line of light between the lids."""
    nose = bump(turn, 0.0, 0.075 + 0.085 * smoothstep(-0.1, 0.45, fall))
    nose = nose * smoothstep(-0.50, 0.35, fall) * smoothstep(0.78, 0.40, fall)
    wings = bump(np.abs(turn), 0.125, 0.050) * bump(fall, 0.475, 0.075)
    relief = 0.62 * nose + 0.16 * wings
    thin = 0.46 * np.exp(-((fall - 0.10) ** 2) / 0.26) * (1 - 0.55 * nose)
    hole = bump(np.abs(turn), 0.064 + 0.9 * (fall - 0.530), 0.026) * bump(fall, 0.530, 0.030)
    thin = thin * (1 - 0.35 * bump(np.abs(turn), 0.072, 0.050) * bump(fall, 0.530, 0.040))
    thin = thin + 0.85 * hole + 0.16 * bump(fall, 0.60, 0.12) * bump(turn, 0.0, 0.28)
    seam = np.zeros_like(turn)
    for eye in _EYES:
        u = _across(turn, eye)
        edge = _line_of_lashes(u)
        within = np.exp(-((u / 1.08) ** 6))
        brow = -0.455 - 0.075 * np.cos(1.3 * u + 0.25)
        ridge = bump(fall, brow, 0.11) * np.exp(-((u / 1.35) ** 4))
        relief = relief + 0.30 * ridge
        open_ = np.clip(1 - (u / 1.04) ** 2, 0, 1)
        top, foot = -0.325 * open_**0.62, edge + 0.055 * open_ + 0.001
        part = (fall - top) / (foot - top)
        ball = np.clip(4 * part * (1 - part), 0, 1) * open_**0.5
        relief = relief + 0.26 * ball**1.15
        lower = 1 - 0.45 * smoothstep(-0.02, 0.02, fall - edge)
        crease = 1 - 0.5 * bump(fall, 0.80 * top, 0.010 + 0.016 * open_) * within
        lid = (0.30 + 0.80 * ball**0.8) * smoothstep(-0.05, 0.42, ball)
        thin = np.maximum(thin * (1 - 0.7 * ridge), lid * lower) * crease
        thin = thin * (1 - 0.45 * bump(fall, edge - 0.018, 0.009) * within)
        corner = bump(u, -1.06, 0.055) * bump(fall, 0.012, 0.020)
        thin = thin + 0.55 * corner
        beads = 0.5 + 0.5 * np.sin(turn * 61 + 2 * np.sin(turn * 23))
        strength = np.clip(1 - np.abs(u), 0, 1) ** 0.5 * beads
        seam = seam + (bump(fall, edge, 0.0065) + 0.30 * bump(fall, edge, 0.03)) * strength
    return relief, thin, seam


def _bounced(canvas: Canvas, relief: Field, yarn: Field, turn: Field, fall: Field) -> Field:
    """What the lids throw back into the head: up to the vault of the brow, down to the cheeks."""
    x, y, _ = normals(blurred(relief, 3 * canvas.unit / 720), 0.20 * canvas.unit)
    total = np.zeros_like(turn)
    for eye, strength in zip(_EYES, (1.0, 0.62), strict=True):
        aside, down = eye - turn, -fall
        away = np.hypot(aside, down)
        facing = saturated(0.27 + 1.0 * (x * aside + y * down) / (away + 0.12))
        total = total + strength * facing / (1 + (away / 0.60) ** 2) ** 1.5
    fade = 1 - 0.75 * smoothstep(0.38, 1.0, np.hypot(0.8 * (turn + 0.12), fall))
    result: Field = 0.86 * fade * total * (0.06 + 0.94 * yarn)
    return result


def _lashes(canvas: Canvas, turn: Field, fall: Field) -> Field:
    """Their shadows on the wool below the line, in tufts, soft: they stand outside."""
    found: list[Outline] = []
    random = np.random.default_rng(314)
    for eye in _EYES:
        for _ in range(34):
            u = random.uniform(-0.93, 0.93)
            foot = float(_line_of_lashes(np.asarray(u)))
            tuft = round(u * 7) / 7
            long = random.uniform(0.06, 0.13) * (1.0 + 0.4 * u)
            aside = 0.10 * tuft + 0.6 * (tuft - u) * _HALF * 0.8 + random.normal(0, 0.008)
            side = 1 if eye > 0 else -1
            path = [
                (eye + side * (u * _HALF + aside * p**1.5), foot + long * (p - 0.28 * p**3))
                for p in (0.0, 0.35, 0.7, 1.0)
            ]
            found.append(_seen(path))
    shape = mask(canvas, found)
    scale = canvas.unit / 720
    return saturated(0.75 * blurred(shape, 1.4 * scale) + 0.6 * blurred(shape, 4.0 * scale))


def _seen(path: Outline) -> Outline:
    """A path on the face as a lash on the picture."""
    drawn = []
    for turn, fall in path:
        place = (
            np.sin(turn) * np.cos(fall) - _STAND[0],
            np.sin(fall) - _STAND[1],
            np.cos(turn) * np.cos(fall) - _STAND[2],
        )
        drawn.append(
            (
                _MIDDLE_X + _LENS * float(place[0] / place[2]),
                _MIDDLE_Y + _LENS * float(place[1] / place[2]),
            )
        )
    line = curve(drawn, 5, closed=False)
    return ribbon(line, [float(w) for w in np.linspace(0.0105, 0.002, len(line))])
