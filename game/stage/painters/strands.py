"""Thick threads: how laid yarn takes light, threads that hang like a forest, the cloth's back."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.painters.cartoon import MIDDLE, paint_cartoon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.weaving import woven
from game.stage.painters.wool import WOOL
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint


def laid(across: Field, along: Field, *, twist: float = 0.9) -> Field:
    """How bright yarn is that lies side by side, both measured in widths of a yarn: 0 to 1."""
    side = 2 * (across % 1) - 1
    number = np.floor(across)
    body = np.sqrt(np.clip(1 - side**2, 0, 1))
    plies = np.abs(np.sin(math.pi * (along * twist + 0.38 * side + 0.37 * number)))
    lot = 0.86 + 0.28 * ((number * 0.618) % 1)
    result: Field = (0.10 + 0.90 * body) * (0.62 + 0.38 * plies**0.7) * lot
    return result


def paint_hanging_threads(canvas: Canvas, numbers: Numbers) -> Painting:
    """Threads that hang from above and end in frays or knots, lit from a lamp beyond them.

    `count` of them from `left` to `right`, `girth` thick; `near` darkens them to silhouettes.
    """
    random = np.random.default_rng(int(numbers["seed"]))
    colours, cover = canvas.colours(), canvas.full()
    names = ("madder", "bone", "gold", "indigo", "brick", "ash", "umber", "straw")
    for _ in range(int(numbers["count"])):
        place, size, reach, phase = random.random(4)
        wool = tint(WOOL[names[int(random.integers(0, len(names)))]])
        x = (numbers["left"] + (numbers["right"] - numbers["left"]) * place) * ASPECT
        half = numbers["girth"] * (0.35 + 0.4 * size)
        foot = numbers["foot"] * (0.45 + 0.75 * reach)
        _hang(canvas, colours, cover, wool, (x, foot, half, 6.28 * phase), numbers)
    return Painting(filmic(colours), canvas, cover)


def _hang(
    canvas: Canvas,
    colours: Field,
    cover: Field,
    wool: Field,
    place: tuple[float, float, float, float],
    numbers: Numbers,
) -> None:
    """Paints one thread over what hangs behind it."""
    x, foot, half, phase = place
    bow = 0.012 + 1.2 * half
    near = canvas.part(x - 3 * half - bow, -0.2, x + 3 * half + bow, foot + 7 * half)
    rows = near.within(canvas)
    line = x + bow * np.sin(near.y * 3.1 + phase) * saturated(near.y + 0.1)
    line = line + 0.35 * bow * np.sin(near.y * 8.3 + 2 * phase)
    knot = bump(near.y, foot * 0.94, 1.3 * half) * (math.sin(phase * 5) > -0.2)
    below = saturated((near.y - foot) / (5 * half))
    wide = half * (1 + 0.9 * knot + 1.1 * below)
    side = (near.x - line) / wide
    shape = smoothstep(1.0, 1.0 - 0.9 * near.pixel / half, np.abs(side))
    ends = 0.5 + 0.5 * np.cos(side * (6 + 3 * math.sin(phase)) + phase)
    shape = shape * smoothstep(1.0, 0.86, below + 0.5 * ends * (below > 0))
    lamp_x, lamp_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(near.x - lamp_x, near.y - lamp_y)
    light = numbers["light"] / (1 + (away / 0.42) ** 2) ** 1.2
    turned = np.clip((lamp_x - near.x) / np.maximum(away, 0.05), -1, 1) * side
    plies = np.abs(np.sin(near.y / half * 0.52 + side * 1.1 + phase))
    round_light = (0.22 + 0.78 * np.clip(0.35 + 0.75 * turned, 0, 1)) * np.sqrt(
        np.clip(1.04 - side**2, 0, 1)
    )
    bright = light * round_light * (0.45 + 0.55 * plies**0.8) * (1 - 0.9 * numbers["near"])
    edge = numbers["near"] * light * smoothstep(0.5, 1.0, turned) * plies * 0.9
    drawn = wool * (bright * 1.5)[..., None] * np.asarray((1.0, 0.80, 0.58), np.float32)
    drawn = drawn + (edge * shape)[..., None] * tint("#ff9a4c") + tint("#050203")
    colours[rows] = over(colours[rows], drawn, shape)
    cover[rows] = np.maximum(cover[rows], shape)


def paint_cloth_back(canvas: Canvas, numbers: Numbers) -> Painting:
    """The tapestry from behind: its picture reversed and fresh, floats and knots over it.

    A lamp beyond it at `light_x`, `light_y` shines through.
    """
    times, tall = 1.6, 0.672 * 1.6
    unit = round(canvas.unit * tall)
    middle_x = numbers["light_x"] * ASPECT / tall
    ground = Canvas(unit, canvas.left, canvas.top, canvas.width, canvas.height)
    ground.x = canvas.x / tall - middle_x + MIDDLE[0]
    ground.y = (canvas.y - numbers["light_y"]) / tall + 0.40
    first = (
        round((2 * MIDDLE[0] - float(ground.x[0, -1])) * unit),
        round(float(ground.y[0, 0]) * unit),
    )
    turned = Canvas(unit, *first, canvas.width, canvas.height)
    cartoon = paint_cartoon(turned).colours[:, ::-1]
    cell = 0.0046 * times / tall * 1.2
    cloth = woven(cartoon, ground, (cell, cell * 0.64), 91).colours
    away = np.hypot(canvas.x - numbers["light_x"] * ASPECT, 1.1 * (canvas.y - numbers["light_y"]))
    through = numbers["light"] / (1 + (away / 0.38) ** 2) ** 1.25
    grey = cloth.mean(-1, keepdims=True)
    pale = 0.72 * cloth + 0.28 * grey * tint("#ffe2b4")
    thin = 1 + 0.20 * smooth_noise(canvas, 2.2, 92)
    colours = pale * (through * thin * 0.95)[..., None] * np.asarray((1.0, 0.80, 0.56), np.float32)
    floats = smooth_noise(canvas, 1.7, 93, across=7.0, down=0.35)
    colours = colours * (1 - 0.55 * smoothstep(1.1, 1.6, floats))[..., None]
    return Painting(filmic(colours), canvas)
