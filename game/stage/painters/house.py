"""The house: a horseshoe of gilded tiers, stalls full of heads, and where everybody's eyes are."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, ellipse, mask
from game.stage.painters.painting import WARM, Numbers, Painting
from game.stage.shading import GOLD, bump, filmic, over, ramp, saturated, smoothstep, tint

_TIERS = (0.300, 0.395, 0.485, 0.580)
"""The height of each tier's rail above the edge of the stage, in houses, at the middle."""
_RAIL = 0.036
_NEAR = 1.75
"""How far we stand from the middle of the horseshoe, whose radius is 1."""
_WIDE = 0.60
"""Where the horseshoe ends on either side, in houses."""
_FADE = 0.1 * ASPECT
"""Over how much of the picture, in heights, the house is lost in the dark on either side."""
_BOXES = 26
_ROWS = 9

_ANGLES = np.linspace(-math.pi / 2, math.pi / 2, 1201)
_ACROSS = np.sin(_ANGLES) / (_NEAR + np.cos(_ANGLES))
_ACROSS = _ACROSS / _ACROSS[-1] * _WIDE


class Horseshoe:
    """The house's plan seen from the stage: across it, how near it is and which box it is."""

    def __init__(self, across: Field | float) -> None:
        angle = np.interp(across, _ACROSS, _ANGLES)
        self.nearness: Field = np.asarray((_NEAR + 1) / (_NEAR + np.cos(angle)), np.float32)
        self.box: Field = np.asarray(angle / math.pi * _BOXES, np.float32)


def paint_house(canvas: Canvas, numbers: Numbers) -> Painting:
    """The auditorium above the stage's edge, in darkness but for what light the stage throws.

    `centre` and `foot` place the middle of the stage's edge, `scale` its size; `heads` fills the
    stalls with people instead of seats; `lit` raises the house lights; `glow` is the footlights'.
    """
    scale = numbers["scale"]
    across = (canvas.x - numbers["centre"] * ASPECT) / scale
    up = (numbers["foot"] - canvas.y) / scale
    plan = Horseshoe(across)
    glow, lit = numbers["glow"], numbers["lit"]
    colours = _walls(canvas, across, up, glow, lit)
    for height in reversed(_TIERS):
        colours = _tier(canvas, colours, plan, across, up, height, scale, glow, lit)
    colours = _stalls(canvas, colours, across, up, numbers)
    haze = np.exp(-np.clip(up, 0, 9) / 0.15) * np.exp(-((across / 0.5) ** 2)) * (up > -0.02)
    colours = colours + (haze * 0.15 * glow)[..., None] * np.asarray(WARM, np.float32)
    return Painting(filmic(colours * _inside(across, scale)[..., None] * 1.5), canvas)


def _inside(across: Field, scale: float) -> Field:
    """1 in the house; no edge shows where it ends: it goes out softly, painting and eyes alike."""
    result: Field = smoothstep(_WIDE, _WIDE - _FADE / scale, np.abs(across))
    return result


def _walls(canvas: Canvas, across: Field, up: Field, glow: float, lit: float) -> Field:
    """The dim shell behind everything, warmer towards the stage, a painted dome above."""
    clouds = 0.024 * smooth_noise(canvas, 2.6, 3)
    warmth = 0.55 * glow * np.exp(-((across / 0.6) ** 2) - ((up - 0.1) / 0.36) ** 2)
    stops = ((0.0, "#020307"), (0.35, "#0a0a18"), (0.7, "#1f1726"), (1.0, "#3a2623"))
    colours = ramp(0.08 + warmth + clouds, stops)
    dome = np.exp(-((across / 0.36) ** 2) - ((up - 0.74) / 0.11) ** 2)
    ribs = 0.75 + 0.25 * np.cos(np.arctan2(across, 0.95 - up) * 46)
    colours = colours + (dome * ribs * (0.030 + 0.22 * lit))[..., None] * tint("#ffcf96")
    raised = lit * (0.06 + 0.1 * np.exp(-((up - 0.4) ** 2) / 0.1))
    result: Field = colours + raised[..., None] * tint("#9a7a86")
    return result


def _tier(
    canvas: Canvas, colours: Field, plan: Horseshoe, across: Field, up: Field, height: float,
    scale: float, glow: float, lit: float,
) -> Field:  # fmt: skip
    """One balcony: the dark of its boxes, its columns, its gilded rail and the shade beneath."""
    nearness = plan.nearness
    top = height * nearness
    part = (top - up) / (_RAIL * nearness)
    above = -part
    boxes = smoothstep(0.0, 0.5, above) * smoothstep(2.15, 1.2, above)
    colours = over(colours, colours * 0.16 + tint("#04040a"), boxes * 0.8)
    lamp = np.exp(-((((plan.box % 1) - 0.5) / 0.16) ** 2)) * bump(above, 1.15, 0.55)
    colours = colours + (lamp * boxes * (0.016 + 0.05 * lit))[..., None] * tint("#ff9a4a")
    from_stage = glow * (
        0.5 * np.exp(-(((up - 0.10) / 0.34) ** 2)) * np.exp(-((across / 0.55) ** 2))
    )
    light = from_stage + 0.025 + 0.5 * lit
    column = bump(plan.box % 1, 0.02, 0.035) + bump(plan.box % 1, 1.0, 0.035)
    column = column * smoothstep(-0.02, 0.1, above) * smoothstep(2.1, 1.8, above)
    colours = over(colours, ramp(light * 0.5, GOLD), saturated(column) * 0.6)
    rail = smoothstep(-0.04, 0.03, part) * smoothstep(1.04, 0.97, part)
    relief = _ornament(plan.box * 2, part)
    down, aside = np.gradient(relief)
    bend = 0.0058 * canvas.unit * scale
    facing = saturated(0.34 - down * bend + aside * 0.3 * bend * np.sign(across))
    shade = facing * (0.3 + relief) * light * 1.25
    colours = over(colours, ramp(shade, GOLD), rail * 0.96)
    under = smoothstep(1.0, 1.05, part) * smoothstep(2.5, 1.0, part)
    return colours * (1 - 0.68 * under)[..., None]


def _ornament(box: Field, part: Field) -> Field:
    """The rail's relief: two mouldings, a boss in each panel, garlands between."""
    cell = box % 1 - 0.5
    boss = np.clip(1 - np.hypot((0.5 - np.abs(cell)) * 3.2, (part - 0.36) * 2.2), 0, 1) ** 0.6
    garland = bump(part - 0.26 - 0.36 * (1 - 4 * cell**2), 0.0, 0.075) * 0.6
    garland = garland * (0.75 + 0.25 * np.cos(box * 40 * math.pi))
    leaf = bump(part, 0.78, 0.09) * (0.5 + 0.5 * np.cos(box * 16 * math.pi)) * 0.4
    mouldings = bump(part, 0.07, 0.07) * 0.9 + bump(part, 0.95, 0.05) * 0.6
    result: Field = boss * 0.85 + garland + leaf + mouldings
    return result


def _row(row: int) -> tuple[float, float]:
    """How high above the stage's edge a row of stalls sits, and the size of a seat in it."""
    part = row / (_ROWS - 1)
    return 0.222 - 0.196 * part**1.25, (0.55 + 0.95 * part) * 0.0155


def _places(row: int) -> list[tuple[float, float, float]]:
    """Across, up and width of everybody in a row."""
    random = np.random.default_rng(100 + row)
    height, half = _row(row)
    part, across, found = row / (_ROWS - 1), -_WIDE, []
    while across < _WIDE:
        across += half * 2 * (1.02 + 0.22 * random.random())
        rise = 0.012 * (1 - (across / 0.56) ** 2) * part
        found.append((across, height + rise + random.uniform(-0.002, 0.002), half))
    return found


def _person(x: float, y: float, half: float) -> list[Outline]:
    """Head and shoulders."""
    shoulders = [
        (x - half * 1.1, y + half * 2.8), (x - half * 0.95, y + half * 1.15),
        (x - half * 0.3, y + half * 0.7), (x + half * 0.3, y + half * 0.7),
        (x + half * 0.95, y + half * 1.15), (x + half * 1.1, y + half * 2.8),
    ]  # fmt: skip
    return [ellipse((x, y), half * 0.6, half * 0.8, 14), shoulders]


def _seat(x: float, y: float, half: float) -> list[Outline]:
    """The rounded back of an empty seat."""
    wide = half * 0.86
    head = [
        (x + wide * math.cos(a), y + half * 0.2 - half * 0.75 * math.sin(a))
        for a in np.linspace(0, math.pi, 9)
    ]
    return [[*head, (x - wide, y + half * 2.8), (x + wide, y + half * 2.8)]]


def _stalls(canvas: Canvas, colours: Field, across: Field, up: Field, numbers: Numbers) -> Field:
    """Row before row, each darker than the one behind, with a thin warm edge from the stage."""
    scale, glow, lit = numbers["scale"], numbers["glow"], numbers["lit"]
    centre, foot = numbers["centre"] * ASPECT, numbers["foot"]
    shape_of = _person if numbers["heads"] else _seat
    for row in range(_ROWS):
        part = row / (_ROWS - 1)
        height, half = _row(row)
        near = canvas.part(
            centre - _WIDE * scale, foot - (height + 3 * half) * scale,
            centre + _WIDE * scale, foot + 0.03 * scale,
        )  # fmt: skip
        shapes = [
            outline
            for x, y, width in _places(row)
            for outline in shape_of(centre + x * scale, foot - y * scale, width * scale)
        ]
        cover = mask(near, shapes)
        rows = near.within(canvas)
        step = max(1, round(1.2 * canvas.unit / 720))
        edge = np.clip(cover - np.roll(blurred(cover, 0.8 * canvas.unit / 720), step, 0), 0, 1)
        ink = tint("#14101d") * (1 - part) + tint("#07060c") * part
        velvet = np.clip(
            1.5 - (foot - near.y - height * scale + 0.012 * part) / (-2.2 * half * scale), 0.15, 1.5
        )
        ink = ink + (lit * (0.3 + 0.4 * part) * velvet)[..., None] * tint("#0f1330")
        drawn = over(colours[rows], ink, cover * 0.97)
        warm = glow * (0.04 + 0.09 * part) * np.exp(-((across[:, rows[1]] / 0.5) ** 2)) + 0.52 * lit
        drawn = drawn + (edge * warm)[..., None] * tint("#cf9150")
        colours[rows] = drawn
    return colours


def theatre_seats(numbers: Numbers) -> Field:
    """Every pair of eyes in the house: x and y in heights, relative size, brightness."""
    random = np.random.default_rng(5)
    found: list[tuple[float, float, float, float]] = []
    for height in _TIERS:
        across = -_WIDE + 0.03
        while across < _WIDE - 0.02:
            plan = Horseshoe(across)
            nearness = float(plan.nearness)
            for row in range(2):
                x = across + random.uniform(-0.005, 0.005)
                y = (height + _RAIL * (0.22 + 0.36 * row + 0.1 * random.random())) * nearness
                if random.random() < 0.9:
                    size = nearness * (0.74 if row else 0.86)
                    found.append((x, y, size, 0.5 + 0.35 * random.random() - 0.1 * row))
            across += 0.0165 / nearness**0.5 * (1.15 + random.uniform(-0.15, 0.15))
    for row in range(_ROWS):
        for x, y, half in _places(row):
            if abs(x) < _WIDE - 0.02 and random.random() < 0.96:
                aside = x + random.uniform(-0.1, 0.1) * half
                found.append((aside, y, half / 0.0155 * 1.12, 0.65 + 0.35 * random.random()))
    seats = np.asarray(found, np.float32)
    seats[:, 3] *= _inside(seats[:, 0], numbers["scale"])
    seats[:, 0] = numbers["centre"] * ASPECT + seats[:, 0] * numbers["scale"]
    seats[:, 1] = numbers["foot"] - seats[:, 1] * numbers["scale"]
    seats[:, 2] *= numbers["scale"]
    return seats
