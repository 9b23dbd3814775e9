"""A nest of thread ends, thick as an arm, and in it one egg."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, curve, ellipse, mask, ribbon
from game.stage.painters.silhouette import places
from game.stage.painters.wool import WOOL
from game.stage.shading import over, saturated, tint

_X, _Y = 0.44, 0.795
_WIDE, _THICK, _FLAT = 0.205, 0.078, 0.40
"""The ring: its radius, how thick it is, and how much of its depth we see."""
_ENDS = 620
_DYES = ("madder", "bone", "gold", "slate", "brick", "ash", "umber", "straw", "sage", "bark")


def paint_nest(canvas: Canvas, colours: Field) -> Field:
    """The far side of the ring, the egg, and the near side before it."""
    bed = mask(canvas, [ellipse((_X, _Y + 0.01), _WIDE * 1.02, _WIDE * _FLAT, 40)])
    below = mask(canvas, [ellipse((_X, _Y + 0.09), _WIDE * 1.5, _WIDE * 0.62, 40)])
    colours = colours * (1 - 0.85 * blurred(below, 0.05 * canvas.unit))[..., None]
    colours = over(colours, tint("#070504") + 0 * colours, bed)
    near = canvas.part(_X - 0.36, _Y - 0.20, _X + 0.36, _Y + 0.26)
    rows = near.within(canvas)
    part = colours[rows].copy()
    part = _laid_round(near, part, math.pi, math.tau, 311)
    away = np.hypot((near.x - _X) / (0.80 * _WIDE), (near.y - _Y - 0.018) / (0.95 * _FLAT * _WIDE))
    part = part * (1 - 0.88 * np.exp(-(away**4)))[..., None]
    part = _egg(near, part)
    bed = np.hypot((near.x - _X) / 0.105, (near.y - _Y - 0.085) / 0.052)
    part = part * (1 - 0.80 * np.exp(-(bed**2)))[..., None]
    part = _laid_round(near, part, 0.0, math.pi, 312)
    colours[rows] = part
    return colours


def _laid_round(near: Canvas, colours: Field, first: float, last: float, seed: int) -> Field:
    """Ends of wool along one half of the ring, those on its far flank first."""
    random = np.random.default_rng(seed)
    lean = np.sort(random.uniform(-0.3, 1.0, _ENDS // 2)) * math.pi
    for turn in lean.tolist():
        start = random.uniform(first - 0.25, last + 0.05)
        path = _along_ring(start, random.uniform(0.30, 1.05), turn, random.normal(0, 0.7))
        if random.random() < 0.10:
            path = _sticking_out(path, random)
        colours = _one(near, colours, path, turn, random)
    return colours


def _along_ring(start: float, span: float, turn: float, drift: float) -> Outline:
    """A thread on the ring's round back; `turn` is where on it, 0 outside, a half turn inside."""
    found = []
    for part in np.linspace(0, 1, 7).tolist():
        around, over_it = start + span * part, turn + drift * (part - 0.5)
        radius = _WIDE + _THICK * math.cos(over_it)
        height = _THICK * math.sin(over_it)
        found.append(
            (_X + radius * math.cos(around), _Y + _FLAT * radius * math.sin(around) - height)
        )
    return found


def _sticking_out(path: Outline, random: np.random.Generator) -> Outline:
    """The same, with its end sprung away from the rest."""
    x, y = path[-1]
    out = 1 if x > _X else -1
    reach = random.uniform(0.02, 0.07)
    return [*path[2:], (x + 0.6 * out * reach, y - 0.3 * reach), (x + out * reach, y - 0.1 * reach)]


def _one(
    near: Canvas, colours: Field, path: Outline, turn: float, random: np.random.Generator
) -> Field:
    """One end, lit by day from the left, red from above where the heart hangs, dark where deep."""
    middle = path[len(path) // 2]
    small = near.part(
        min(x for x, _ in path) - 0.01, min(y for _, y in path) - 0.01,
        max(x for x, _ in path) + 0.01, max(y for _, y in path) + 0.01,
    )  # fmt: skip
    rows = small.within(near)
    width = random.uniform(0.0050, 0.0110)
    line = curve(path, 4, closed=False)
    girths = [width * _girth(n / (len(line) - 1)) for n in range(len(line))]
    shape = mask(small, [ribbon(line, girths), *_fray(line, width, random)])
    core = [0.40 * girth for girth in girths]
    core_at = [(x, y - 0.22 * width) for x, y in line]
    shine = mask(small, [ribbon(core_at, core)])
    along = (small.x * 0.8 + small.y * 1.4) / (0.85 * width)
    ply = 0.62 + 0.38 * np.abs(np.sin(math.pi * along))
    up, lot = max(0.0, math.sin(turn)), random.uniform(0.6, 1.1)
    day = max(0.06, 0.62 - 2.0 * (middle[0] - _X)) * (0.10 + 0.90 * up**1.3)
    heart = (0.05 + 0.95 * up**1.5) * math.exp(-(((middle[0] - _X) / 0.20) ** 2))
    wool = 0.62 * tint(WOOL[_DYES[int(random.integers(len(_DYES)))]]) + 0.38 * tint(WOOL["umber"])
    wool = wool * (0.80 * day * tint("#b4c0e0") + 0.72 * heart * tint("#ff8258") + 0.02)
    lit = wool * (1.35 * lot * ply * (0.50 + 0.8 * shine))[..., None]
    grounded = colours[rows] * (1 - 0.62 * blurred(shape, 0.005 * near.unit))[..., None]
    colours[rows] = over(grounded, lit, shape)
    return colours


def _girth(part: float) -> float:
    """How thick an end is along its length: torn off, it thins towards both tips."""
    return 0.16 + 0.84 * math.pow(math.sin(math.pi * min(max(part, 0.0), 1.0)), 0.45)


def _fray(line: Outline, width: float, random: np.random.Generator) -> list[Outline]:
    """The hairs into which a thread parts at its tip."""
    (x, y), (back_x, back_y) = line[-1], line[-4]
    found = []
    for side in (-1.0, 0.3, 1.1):
        reach, aside = random.uniform(0.5, 1.3), side * random.uniform(0.3, 0.8)
        along_x, along_y = reach * (x - back_x), reach * (y - back_y)
        tip = (x + along_x - aside * along_y, y + along_y + aside * along_x)
        found.append(ribbon([line[-2], (x, y), tip], [0.34 * width, 0.24 * width, 0.10 * width]))
    return found


def _egg(near: Canvas, colours: Field) -> Field:
    """It has the colour of a kitchen wall, by day on the left, by the heart above."""
    x, y = _X - 0.005, _Y + 0.022
    points = places("-.078 .0, -.066 -.075, -.032 -.135, 0 -.148, .032 -.135, .066 -.075, .078 0, "
                    ".055 .055, 0 .075, -.055 .055")  # fmt: skip
    egg = mask(near, [curve([(x + a, y + b) for a, b in points], 6)])
    u, v = (near.x - x) / 0.080, (near.y - y + 0.035) / 0.112
    depth = np.sqrt(np.clip(1 - u * u - v * v, 0.02, 1))
    day = saturated(-0.78 * u - 0.35 * v + 0.36 * depth)
    red = saturated(-0.9 * v + 0.35 * depth - 0.15)
    speck = 1 - 0.20 * saturated(smooth_noise(near, 1.2, 315) - 1.1)
    light = (0.015 + 0.52 * day**1.2)[..., None] * tint("#d4dcf2")
    light = light + (0.62 * red * saturated(0.95 - 0.55 * v))[..., None] * tint("#ff8a5c")
    shell = light * tint("#ecd39c") * speck[..., None]
    return over(colours, saturated(shell), egg)
