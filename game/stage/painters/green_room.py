"""Where forty understudies wait: a wall of old bills, a stove, a tea urn, a hatch, one gas jet."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import box, curve, ellipse, mask, ribbon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_FLOOR = 0.735
_STOVE = 0.436
"""Where the stove stands, in heights: in the middle, with a bench on either side of it."""
_GAS, _FIRE = "#ffc98a", "#ff7a33"


def paint_green_room(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room; `light_x`, `light_y` place the gas jet, `light` is how bright it burns."""
    light = _jet(canvas, numbers)
    colours = _wall(canvas, light)
    colours = _floor(canvas, colours, light)
    colours = _stove(canvas, colours, light)
    return Painting(filmic(colours * 1.35), canvas)


def _jet(canvas: Canvas, numbers: Numbers) -> Field:
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(canvas.x - x, canvas.y - y)
    result: Field = numbers["light"] / (1 + (away / 0.36) ** 2) ** 1.25
    return result


def _stove_light(canvas: Canvas) -> Field:
    """The glow of the stove's open door."""
    away = np.hypot(canvas.x - _STOVE, (canvas.y - 0.70) * 1.1)
    result: Field = 1 / (1 + (away / 0.15) ** 2) ** 1.3
    return result


def _wall(canvas: Canvas, light: Field) -> Field:
    """Green paint below, plaster above, a shelf of pegs; bills pasted one over another; a hatch."""
    stain = 1 + 0.05 * smooth_noise(canvas, 2.0, 261) + 0.09 * smooth_noise(canvas, 3.2, 262)
    dado = smoothstep(0.462, 0.466, canvas.y)
    groove = 1 - 0.6 * smoothstep(0.465, 0.49, np.abs((canvas.x / 0.046) % 1 - 0.5)) * dado
    paint = over(tint("#7a6f5c") + 0 * stain[..., None], tint("#46604a"), dado)
    colours = paint * (stain * groove * (0.008 + 0.25 * light))[..., None]
    colours = colours + (0.10 * stain * groove * _stove_light(canvas))[..., None] * tint(_FIRE)
    rail = bump(canvas.y, 0.464, 0.009)
    colours = colours * (1 - 0.5 * rail)[..., None]
    random = np.random.default_rng(263)
    for _ in range(13):
        x, y = random.uniform(0.33, 1.25), random.uniform(0.06, 0.30)
        wide, tall = random.uniform(0.045, 0.075), random.uniform(0.07, 0.11)
        near = canvas.part(x - 0.01, y - 0.01, x + wide + 0.01, y + tall + 0.01)
        area = near.within(canvas)
        lines = 0.75 + 0.25 * smoothstep(0.2, 0.4, np.abs((near.y / 0.013) % 1 - 0.5))
        bill = mask(
            near,
            [
                [
                    (x, y),
                    (x + wide, y + 0.004),
                    (x + wide - 0.003, y + tall),
                    (x + 0.002, y + tall - 0.003),
                ]
            ],
        )
        paper = tint(("#b9a67c", "#a8744c", "#8f8a6c")[int(random.integers(3))])
        colours[area] = over(
            colours[area], paper * (lines * (0.01 + 0.34 * light[area]))[..., None], bill
        )
    colours = _hatch(canvas, colours, light)
    x, y = 0.5867, 0.215
    bracket = mask(
        canvas,
        [
            ribbon(
                curve(
                    [(x, y), (x - 0.012, y + 0.05), (x + 0.03, y + 0.075), (x + 0.045, y + 0.045)],
                    8,
                    closed=False,
                ),
                0.008,
            ),
            ellipse((x + 0.045, y + 0.045), 0.016, 0.016, 16),
        ],
    )
    brass = tint("#1c110a") + (0.5 * light * rim(bracket, (0, -1), canvas.unit / 720, 0.4))[
        ..., None
    ] * tint(_GAS)
    return over(colours, brass, bracket)


def _hatch(canvas: Canvas, colours: Field, light: Field) -> Field:
    """The hatch over the urn, painted shut and cut open again: a line of cold light around it."""
    door = mask(canvas, [box(0.84, 0.27, 1.02, 0.33)])
    gap = np.clip(blurred(door, 1.6 * canvas.unit / 720) - door, 0, 1)
    wood = tint("#5d5646") * (0.008 + 0.22 * light)[..., None]
    colours = over(colours, wood, door)
    result: Field = colours + (0.16 * gap)[..., None] * tint("#b4c6ff")
    return result


def _floor(canvas: Canvas, colours: Field, light: Field) -> Field:
    """Boards, and the stove's light along them."""
    down = np.maximum(canvas.y - 0.60, 0.02)
    plank = np.abs(((canvas.x - _STOVE) / down * 0.9) % 1 - 0.5)
    grain = 1 + 0.14 * smooth_noise(canvas, 1.7, 264, across=0.6, down=3)
    fire = np.exp(-(((canvas.x - _STOVE) / 0.17) ** 2) - ((canvas.y - 0.84) / 0.11) ** 2)
    shade = (0.010 + 0.16 * light) * grain * (1 - 0.7 * smoothstep(0.46, 0.485, plank))
    boards = shade[..., None] * tint("#b78c60") + (0.36 * fire * grain)[..., None] * tint(_FIRE)
    return over(colours, boards, smoothstep(_FLOOR - 0.001, _FLOOR + 0.001, canvas.y))


def _stove(canvas: Canvas, colours: Field, light: Field) -> Field:
    """An iron stove with its door ajar and its pipe; on it the urn, with one drop at its tap."""
    x = _STOVE
    iron = [
        curve(places("-.085 0, -.095 -.10, -.075 -.19, .075 -.19, .095 -.10, .085 0"), 4),
        box(-0.105, -0.205, 0.105, -0.185),
        box(-0.07, 0, -0.05, 0.055),
        box(0.05, 0, 0.07, 0.055),
        box(-0.018, -1.0, 0.018, -0.40),
    ]
    urn = [
        curve(
            places(
                "-.055 -.205, -.072 -.28, -.066 -.36, -.03 -.395, .03 -.395, .066 -.36, "
                ".072 -.28, .055 -.205"
            ),
            4,
        ),
        box(-0.012, -0.425, 0.012, -0.39),
        ribbon([(0.065, -0.245), (0.115, -0.245), (0.115, -0.225)], 0.012),
    ]
    placed = [[(x + a, 0.79 + b) for a, b in outline] for outline in (*iron, *urn)]
    shape = mask(canvas, placed)
    scale = canvas.unit / 720
    gas = rim(shape, (0.7, -0.8), scale, 0.5)
    ink = tint("#060504") + (gas * light * 0.9)[..., None] * tint(_GAS)
    brass = mask(canvas, placed[len(iron) :])
    across = (canvas.x - x) / 0.07
    sheen = bump(across, 0.45, 0.16) + 0.4 * bump(across, -0.5, 0.12)
    metal = tint("#2a190b") + (sheen * (0.05 + 1.1 * light))[..., None] * tint("#e2ab62")
    colours = over(colours, ink, shape)
    colours = over(colours, metal, brass)
    mouth = mask(canvas, [ellipse((x, 0.705), 0.047, 0.044, 40)])
    coal = saturated(0.62 + 0.20 * smooth_noise(canvas, 2.9, 268))
    return over(colours, (1.1 * coal)[..., None] * tint(_FIRE), mouth)
