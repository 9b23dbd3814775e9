"""Thick threads: how laid yarn takes light, threads that hang like a forest, the cloth's back."""

from __future__ import annotations

import functools
import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.painters.cartoon import MIDDLE, paint_cartoon
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.weaving import woven
from game.stage.painters.wool import WOOL
from game.stage.shading import bump, filmic, over, saturated, smoothstep, tint

_TILE = 128


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
    """Paints one thread over what hangs behind it: twisted plies, their fibres, a fuzz of hairs."""
    x, foot, half, phase = place
    bow = 0.012 + 1.2 * half
    near = canvas.part(x - 3.4 * half - bow, -0.2, x + 3.4 * half + bow, foot + 8 * half)
    rows = near.within(canvas)
    line = x + bow * np.sin(near.y * 3.1 + phase) * saturated(near.y + 0.1)
    line = line + 0.22 * bow * np.sin(near.y * 7.3 + 2 * phase)
    knot = bump(near.y, foot * 0.94, 1.3 * half) * (math.sin(phase * 5) > -0.2)
    below = saturated((near.y - foot) / (6 * half))
    turn = near.y / (2.5 * half) + phase
    lobed = 0.10 * np.cos(math.tau * (turn + 0.28 * np.sign(near.x - line))) * (1 - below)
    side = (near.x - line) / (half * (0.92 + 0.85 * knot + below**0.7 + lobed))
    shape, stray = _frayed(near, side, below, turn, half, phase)
    across, ply = _twisted(side, turn, below, knot, phase)
    lamp_x, lamp_y = numbers["light_x"] * ASPECT, numbers["light_y"]
    away = np.hypot(near.x - lamp_x, near.y - lamp_y)
    light = numbers["light"] / (1 + (away / 0.42) ** 2) ** 1.2
    towards = np.clip((lamp_x - near.x) / np.maximum(away, 0.05), -1, 1)
    turned, by = towards * side, numbers["near"]
    facing = np.clip(0.32 + 0.70 * turned - 0.26 * towards * across, 0, 1)
    round_light = (0.16 + 0.84 * facing) * np.sqrt(np.clip(1.04 - side**2, 0, 1))
    bright = light * round_light * (0.10 + 0.90 * ply) * (1 - 0.9 * by)
    edge = by * light * smoothstep(0.45, 1.0, turned) * ply * 0.9
    drawn = wool * (bright * 1.75)[..., None] * np.asarray((1.0, 0.80, 0.58), np.float32)
    drawn = drawn + (edge * shape)[..., None] * tint("#ff9a4c") + tint("#050203")
    fuzz = (0.7 - 0.6 * by) * light + 0.35 * by * light * (turned > 0)
    drawn = over(wool * fuzz[..., None] + tint("#050203"), drawn, shape)
    whole = np.maximum(shape, 0.75 * stray * (1 - shape))
    colours[rows] = over(colours[rows], drawn, whole)
    cover[rows] = np.maximum(cover[rows], whole)


def _twisted(
    side: Field, turn: Field, below: Field, knot: Field, phase: float
) -> tuple[Field, Field]:
    """Where across its ply each pixel lies, -1 to 1, and how far the wool stands out there."""
    around = np.arcsin(np.clip(side, -1, 1)) / math.pi
    winding = turn + (1.12 - 0.9 * below) * around + 0.35 * knot * np.sin(9 * turn)
    across = 2 * (winding % 1) - 1
    hair = sampled(_fibres(), winding * 46 + 60 * phase, (turn - 1.3 * side) * 9)
    ply = np.sqrt(np.clip(1 - (0.93 * across) ** 2, 0, 1)) * (1 + 0.13 * hair)
    fibre = 0.84 + 0.16 * np.sin(math.tau * 5 * winding + 0.9 * hair)
    return across, ply * fibre


def _frayed(
    near: Canvas, side: Field, below: Field, turn: Field, half: float, phase: float
) -> tuple[Field, Field]:
    """Where the wool is, its plies parted at the end, and the hairs that stand off it."""
    shape = smoothstep(1.0, 1.0 - 0.9 * near.pixel / half, np.abs(side))
    tufts = side * (2.6 + math.sin(phase))
    middle = 1 - np.abs(2 * ((tufts + 0.35 * below * np.sin(turn)) % 1) - 1)
    parted = smoothstep(1.05 - 0.9 * below, 0.80 - 0.9 * below, middle)
    reach = 0.72 + 0.28 * np.sin(np.floor(tufts) * 2.4 + phase)
    shape = shape * np.where(below > 0, np.maximum(parted, 1 - 6 * below), 1.0)
    stray = sampled(_fibres(), near.x / half * 5 + 40 * phase, near.y / half * 1.1 + 3 * side)
    stray = smoothstep(0.9, 2.0, stray) * np.exp(-np.clip(np.abs(side) - 1, 0, 9) / 0.22)
    stray = stray * (np.abs(side) > 0.97) * smoothstep(reach, reach - 0.2, below)
    return shape * smoothstep(reach, reach - 0.18, below), stray


@functools.cache
def _fibres() -> Field:
    return smooth_noise(Canvas(_TILE, 0, 0, _TILE, _TILE), 1.2, 89, down=2.5)


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
