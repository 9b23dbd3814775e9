"""The silver mask: a face in relief, chased and polished, and the ribbon it is tied with."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import band_noise, blurred, smooth_noise
from game.stage.outlines import curve, mask, ribbon
from game.stage.painters.bedroom import lamp_light
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, normals, over, saturated, smoothstep, tint


def _mirrored_room(normal: tuple[Field, Field, Field], rough: float) -> Field:
    """What polished silver shows: the lamp at the left, the window, the table, the dark room."""
    x, y, z = 2 * normal[2] * normal[0], 2 * normal[2] * normal[1], 2 * normal[2] ** 2 - 1

    def lobe(towards: tuple[float, float, float], tightness: float) -> Field:
        length = math.hypot(*towards)
        near = (x * towards[0] + y * towards[1] + z * towards[2]) / length
        result: Field = np.exp((near - 1) * tightness * rough)
        return result

    lamp = lobe((-0.80, -0.42, 0.42), 26) * 1.5 + lobe((-0.75, -0.25, 0.6), 5) * 0.34
    window = lobe((0.42, -0.62, 0.66), 16) * 0.62 + lobe((0.3, -0.5, 0.8), 3.5) * 0.20
    table = smoothstep(0.15, 0.75, y) * 0.065
    edge = lobe((0.94, 0.1, 0.05), 9) * 0.30
    light = lamp[..., None] * np.asarray((1.0, 0.74, 0.46), np.float32)
    light = light + (window + edge)[..., None] * np.asarray((0.62, 0.76, 1.0), np.float32)
    light = light + table[..., None] * np.asarray((0.95, 0.58, 0.36), np.float32)
    return light + np.float32(0.012)


def face(u: Field, v: Field) -> tuple[Field, Field, Field]:
    """A face in relief: height, distance to its edge, eye holes; `u` across, `v` down."""
    side = np.abs(u)
    width = np.sqrt(np.clip(1 - (v / 1.46) ** 2, 0, 1)) * (1 - 0.20 * smoothstep(0.1, 1.4, v))
    width = np.maximum(width, 1e-3)
    dome = np.sqrt(np.clip(1 - (u / width) ** 2, 0, 1)) ** 0.85
    relief = 0.62 * dome
    relief = relief + 0.10 * np.exp(-(((v + 0.46 - 0.16 * side) / 0.13) ** 2)) * np.exp(
        -((u / 0.85) ** 2)
    )
    relief = relief - 0.17 * np.exp(-(((side - 0.43) / 0.27) ** 2) - ((v + 0.17) / 0.19) ** 2)
    bridge = smoothstep(-0.62, 0.30, v) * smoothstep(0.50, 0.36, v)
    relief = relief + 0.30 * np.exp(-((u / (0.105 + 0.05 * np.clip(v + 0.3, 0, 1))) ** 2)) * bridge
    relief = relief + 0.11 * np.exp(-(((side - 0.15) / 0.085) ** 2) - ((v - 0.37) / 0.08) ** 2)
    bow = 0.64 - 0.03 * np.cos(u * 13) * np.exp(-((u / 0.2) ** 2))
    relief = relief + 0.085 * np.exp(-(((v - bow) / 0.055) ** 2)) * np.exp(-((u / 0.30) ** 4))
    relief = relief + 0.105 * np.exp(-(((v - 0.81) / 0.075) ** 2)) * np.exp(-((u / 0.25) ** 4))
    relief = relief - 0.075 * np.exp(-(((v - 0.715 - 0.05 * side) / 0.024) ** 2)) * np.exp(
        -((u / 0.36) ** 4)
    )
    relief = relief + 0.11 * np.exp(-((u / 0.24) ** 2) - ((v - 1.14) / 0.15) ** 2)
    relief = relief + 0.075 * np.exp(-(((side - 0.62) / 0.24) ** 2) - ((v - 0.20) / 0.24) ** 2)
    almond = (
        np.abs((side - 0.43) / 0.265) ** 1.6
        + np.abs((v + 0.15 + 0.22 * (side - 0.43)) / 0.105) ** 1.6
    )
    relief = relief + 0.05 * np.exp(-(((almond - 1.12) / 0.26) ** 2))
    relief = relief + _engraving(u, v, side, width)
    return relief, width - side, almond


def _engraving(u: Field, v: Field, side: Field, width: Field) -> Field:
    """A chased border, a fan of leaves on the brow, two tendrils on the cheeks."""
    rim = width - side
    border = np.exp(-(((rim - 0.085) / 0.022) ** 2)) * (0.6 + 0.4 * np.cos(v * 60))
    angle = np.arctan2(u, -(v + 0.50))
    radius = np.hypot(u, v + 0.50)
    fan = (
        np.cos(angle * 14)
        * np.exp(-(((radius - 0.44) / 0.13) ** 2))
        * smoothstep(0.9, 0.5, np.abs(angle))
    )
    tendril = np.exp(-(((side - 0.52 - 0.13 * np.sin(v * 7 + 0.4)) / 0.022) ** 2)) * bump(
        v, 0.52, 0.26
    )
    drop = np.exp(-((u / 0.05) ** 2) - ((v + 0.72) / 0.10) ** 2)
    result: Field = 0.016 * border + 0.020 * fan + 0.020 * tendril + 0.05 * drop
    return result


def paint_mask_gaze(canvas: Canvas, numbers: Numbers) -> Painting:
    """What looks out of the mask's holes: wet eyes in the dark, turned down to us.

    `x`, `y`, `half` and `turn` are the mask's.
    """
    x, y, half = numbers["x"] * ASPECT, numbers["y"], numbers["half"]
    near = canvas.part(x - 0.9 * half, y - 0.55 * half, x + 0.9 * half, y + 0.25 * half)
    u, v = _own_units(near, x, y, half, numbers["turn"])
    _, _, almond = face(u, v)
    soft = 2.2 / (near.unit * half)
    hole = smoothstep(0.94, 0.94 - 4 * soft, almond)
    aside, down = np.abs(u) - 0.43, v + 0.15
    tilted = down + 0.22 * aside
    inward, lower = aside + 0.010 * np.sign(u), down - 0.026
    away = np.hypot(inward, lower)
    lid = -0.044 + 0.55 * aside**2
    shaded = smoothstep(lid, lid + 0.075, tilted)
    ball = np.clip(1 - (aside / 0.29) ** 2 - (down / 0.19) ** 2, 0, 1) ** 0.8
    white = (0.36 * ball * shaded)[..., None] * tint("#8797bd")
    turned_to = np.arctan2(lower, inward)
    fibres = 0.80 + 0.20 * np.sin(turned_to * 43 + 5 * np.sin(turned_to * 7))
    below = bump(lower, 0.062, 0.040) * bump(inward, -0.022 * np.sign(u), 0.075)
    limbus = smoothstep(0.128, 0.085, away)
    iris = ((0.035 + 0.70 * below) * fibres * limbus * shaded)[..., None] * tint("#a9bfe8")
    colours = over(white, iris, smoothstep(0.132, 0.112, away))
    colours = colours * (0.03 + 0.97 * smoothstep(0.040, 0.060, away))[..., None]
    glint = bump(inward, -0.034 * np.sign(u) - 0.012, 0.010) * bump(lower, -0.030, 0.010)
    colours = colours + (1.9 * glint)[..., None] * tint("#f4f6ff")
    wet = bump(almond, 0.80, 0.05) * smoothstep(0.01, 0.06, tilted)
    colours = colours + (0.13 * wet)[..., None] * tint("#a9bce6")
    edge = bump(tilted, lid - 0.004, 0.006) * bump(aside, 0.0, 0.16)
    colours = colours * smoothstep(lid - 0.006, lid + 0.008, tilted)[..., None]
    colours = colours + (0.10 * edge)[..., None] * tint("#a9bce6")
    return Painting(filmic(colours * 1.3), near, hole.astype(np.float32))


def _own_units(
    near: Canvas, x: float, y: float, half: float, degrees: float, tall: float = 1.0
) -> tuple[Field, Field]:
    """Across and down in half widths of a mask that leans."""
    turn = math.radians(degrees)
    across, down = (near.x - x) / half, (near.y - y) / (half * tall)
    return (
        across * math.cos(turn) + down * math.sin(turn),
        down * math.cos(turn) - across * math.sin(turn),
    )


def paint_silver_mask(canvas: Canvas, numbers: Numbers) -> Painting:
    """The mask; `crack` runs a break from its brow, `bright` polishes it.

    `x`, `y` (fractions of the picture), `half` (half its width, in heights) and `turn` (degrees)
    say where it is and how it leans; it lies away from us where it is less `tall` than 1.
    """
    x, y, half = numbers["x"] * ASPECT, numbers["y"], numbers["half"]
    near = canvas.part(x - 1.6 * half, y - 1.85 * half, x + 1.6 * half, y + 1.85 * half)
    u, v = _own_units(near, x, y, half, numbers["turn"], numbers["tall"])
    relief, rim, almond = face(u, v)
    relief = (
        relief + 0.0022 * band_noise(near, 4.6 / half, 52) + 0.0016 * smooth_noise(near, 1.2, 53)
    )
    bent = normals(blurred(relief, 0.7 * near.unit / 720), near.unit * half * 0.95)
    light = _mirrored_room(bent, 1.0) + 0.45 * _mirrored_room(bent, 0.35)
    hollow = saturated(0.62 + 3.4 * (relief - blurred(relief, 9 * near.unit / 720)))
    tarnish = saturated(1 - 0.12 * np.clip(smooth_noise(near, 2.0, 54), 0, 3))
    colours = light * (hollow * tarnish * (1 + 1.4 * numbers["bright"]))[..., None]
    soft = 2.2 / (near.unit * half)
    hole = smoothstep(1 + soft, 1 - soft, almond)
    thickness = (
        smoothstep(1.0, 0.72, almond) * smoothstep(0.45, 0.8, almond) * smoothstep(-0.12, -0.05, v)
    )
    inside = tint("#020308") + (thickness * 0.16)[..., None] * tint("#9fb2d8")
    colours = over(colours, np.broadcast_to(inside, colours.shape), hole)
    if numbers["crack"]:
        colours = _cracked(colours, u, v, numbers["crack"] * (1 - hole))
    cover = smoothstep(-soft * 0.45, soft * 0.45, rim) * (np.abs(v) < 1.46)
    return Painting(filmic(colours * 1.15), near, cover.astype(np.float32))


def _cracked(colours: Field, u: Field, v: Field, depth: Field) -> Field:
    """A break from the brow past the left eye, two that leave it, copper that has run from it."""
    line, lip = _break(u, v, (-0.10, -1.36, -0.56, 0.66), 12, 31)
    for place, seed in (((-0.20, -0.86, 0.04, -0.42), 32), ((-0.47, 0.20, -0.30, 0.52), 33)):
        branch, beside = _break(u, v, place, 5, seed)
        line, lip = np.maximum(line, 0.75 * branch), np.maximum(lip, 0.6 * beside)
    line, lip = line * depth, lip * depth
    colours = colours * (1 - 0.95 * line)[..., None] + (lip * 0.35)[..., None] * tint("#cfdcf2")
    tear = (
        np.exp(-(((u + 0.43) / 0.022) ** 2)) * smoothstep(-0.05, 0.05, v) * smoothstep(0.62, 0.5, v)
    )
    return over(colours, colours * 0.4 + tint("#a3552a") * 0.5, tear * depth * 0.8)


def _break(
    u: Field, v: Field, ends: tuple[float, float, float, float], corners: int, seed: int
) -> tuple[Field, Field]:
    """A hairline that runs straight from corner to corner, thinning out; and its lit lip."""
    left, top, right, foot = ends
    random = np.random.default_rng(seed)
    down = np.sort(np.concatenate([[0.0, 1.0], random.uniform(0.04, 0.96, corners)]))
    aside = random.normal(0, 0.12 * (foot - top) / corners**0.5, corners + 2)
    aside[0] = 0
    part = (v - top) / (foot - top)
    path = left + (right - left) * part + np.interp(part, down, aside).astype(np.float32)
    steep = 1.2 + np.abs(np.interp(part, down[1:], np.abs(np.diff(aside) / np.diff(down))))
    span = smoothstep(0.0, 0.06, part) * smoothstep(1.0, 0.75, part)
    wide = 0.012 * (0.45 + 0.55 * span) * steep**0.5
    line: Field = np.exp(-(((u - path) / wide) ** 2)) * span
    lip: Field = np.exp(-(((u - path - 1.8 * wide) / (0.8 * wide)) ** 2)) * span
    return line, lip


def paint_mask_ribbon(canvas: Canvas, numbers: Numbers) -> Painting:
    """The black silk by which the mask is tied, lying over the table's edge."""
    near = canvas.part(0.24, 0.56, 0.74, 1.0)
    bands = (
        [
            (0.355, 0.600),
            (0.325, 0.680),
            (0.312, 0.770),
            (0.340, 0.835),
            (0.365, 0.885),
            (0.358, 0.930),
            (0.372, 0.985),
        ],
        [
            (0.580, 0.615),
            (0.602, 0.700),
            (0.595, 0.775),
            (0.572, 0.822),
            (0.592, 0.862),
            (0.630, 0.872),
        ],
    )
    colours, cover = near.colours(), near.full()
    light = lamp_light(near, 0.6) * numbers["lamp"]
    for points in bands:
        path = curve(points, 12, closed=False)
        turn = np.sin(np.linspace(0, 9, len(path)))
        shape = mask(near, [ribbon(path, [0.006 + 0.013 * abs(float(w)) for w in turn])])
        down, across = np.gradient(blurred(shape, 2.0 * near.unit / 720))
        sheen = np.clip((-across - down * 0.5) * near.unit / 90, 0, 1)
        ink = tint("#05060a") + (sheen * (0.05 + 1.6 * light))[..., None] * tint("#d9a878")
        colours, cover = over(colours, ink, shape), np.maximum(cover, shape)
    return Painting(filmic(colours), near, cover)
