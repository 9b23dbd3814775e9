"""Hanging cloth: velvet with folds, swags, gold fringe and rope."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.shading import (
    GOLD,
    Source,
    fall_off,
    over,
    ramp,
    saturated,
    smoothstep,
    tint,
)


@dataclass(frozen=True, slots=True)
class Velvet:
    """A dye: the colour in the valleys, on the folds, and of the sheen along their sides."""

    deep: str = "#0a0d24"
    middle: str = "#222953"
    sheen: str = "#a3b0e0"
    ambient: float = 0.26


MIDNIGHT = Velvet()
NIGHT = Velvet("#06080f", "#141a36", "#6f80b8", 0.2)
BED = Velvet("#0b0e16", "#39435a", "#b9c6da", 0.22)


def _lit_folds(
    canvas: Canvas, height: Field, slope: Field, lights: Sequence[Source], dye: Velvet
) -> Field:
    """Colour of folds whose relief slopes sideways (or, for swags, downwards) by `slope`."""
    facing = 1 / np.sqrt(1 + slope * slope)
    aside = -slope * facing
    edge = 1 - facing
    open_sky = smoothstep(-0.1, 0.75, height)
    colours = tint(dye.deep) * (dye.ambient * (0.25 + 0.75 * open_sky))[..., None]
    colours = colours + tint(dye.sheen) * (dye.ambient * 0.14 * edge**1.3 * open_sky)[..., None]
    for light in lights:
        x, y = light.x - canvas.x, light.y - canvas.y
        distance = np.sqrt(x * x + y * y + light.z**2)
        towards = (aside * x + facing * light.z) / distance
        reach = fall_off(distance, light)
        diffuse = np.clip(towards, 0, 1) * open_sky * reach
        sheen = edge**1.1 * np.clip(towards * 0.6 + 0.4, 0, 1) * reach * (0.3 + 0.7 * open_sky)
        shade = tint(dye.middle) * (2.0 * diffuse)[..., None]
        shade = shade + tint(dye.sheen) * (1.2 * sheen)[..., None]
        colours = colours + shade * np.asarray(light.colour, np.float32)
    result: Field = colours
    return result


@dataclass(frozen=True, slots=True)
class Hanging:
    """A curtain's shape: its edges at every height, where it begins and ends, its folds."""

    left: Field
    right: Field
    top: float
    foot: float
    folds: int
    seed: int
    depth: float = 1.2
    fringe: bool = True


def curtain(
    canvas: Canvas, hanging: Hanging, lights: Sequence[Source], dye: Velvet = MIDNIGHT
) -> tuple[Field, Field]:
    """Colours and cover of a velvet curtain whose folds run between its two edges."""
    x, y = canvas.x, canvas.y
    width = np.maximum(hanging.right - hanging.left, 1e-3)
    across = (x - hanging.left) / width
    phase = np.random.default_rng(hanging.seed).uniform(0, 6.28, 6)
    bent = across + 0.035 * np.sin(across * 9 + phase[0]) + 0.02 * np.sin(across * 21 + phase[1])
    bent = bent + 0.010 * np.sin(y * 5 + across * 7 + phase[2])
    bent = bent + 0.004 * np.sin(y * 13 + across * 17 + phase[3])
    turn = bent * hanging.folds * 2 * math.pi
    heavier = smoothstep(0, 0.6, (y - hanging.top) / (hanging.foot - hanging.top))
    second = 0.45 + 0.25 * np.sin(across * 13 + phase[4])
    relief = (0.5 + 0.5 * np.cos(turn)) ** 0.85 + 0.18 * np.cos(turn * 0.5 + phase[1])
    ripple = np.cos(turn * 2.03 + phase[5] + 1.2 * np.sin(y * 4 + across * 5))
    relief = (relief + second * (0.35 + 0.3 * heavier) * (0.5 + 0.5 * ripple)) / 1.5
    fold_width = np.maximum(width, 0.02) / hanging.folds
    slope = np.gradient(relief, axis=1) * canvas.unit * fold_width * 0.55 * hanging.depth
    colours = _lit_folds(canvas, relief, slope, lights, dye) * _nap(canvas, hanging.seed)
    hem = hanging.foot - 0.0135 * (blurred(relief, 9 * canvas.unit / 720) - 0.4)
    soft = 0.7 * canvas.pixel
    wobble = 0.0035 * np.sin(y * 17 + hanging.seed) + 0.002 * np.sin(y * 41)
    cover = smoothstep(-soft, soft, hem - y) * smoothstep(-soft, soft, y - hanging.top)
    cover = cover * smoothstep(-soft, soft, x - hanging.left + wobble)
    cover = cover * smoothstep(-soft, soft, hanging.right - x + wobble)
    if hanging.fringe:
        colours = _fringed(canvas, colours, (hem - y) / 0.028, turn * 7, relief)
    return colours, cover


def _nap(canvas: Canvas, seed: int) -> Field:
    """The pile of velvet: brighter and darker patches, drawn out along the fall."""
    fine = smooth_noise(canvas, 1.0, seed + 5, across=0.5, down=5)
    broad = smooth_noise(canvas, 2.4, seed + 6)
    result: Field = (1 + 0.055 * (fine + broad))[..., None]
    return result


def _fringed(canvas: Canvas, colours: Field, part: Field, strands: Field, relief: Field) -> Field:
    """Gold thread along a hem; `part` runs from 0 at its foot to 1 at its head."""
    band = smoothstep(0, 0.06, part) * smoothstep(1.0, 0.94, part)
    head = smoothstep(0.76, 0.82, part)
    thread = 0.5 + 0.5 * np.sin(strands)
    value = 0.12 + 0.38 * relief + 0.3 * thread * (1 - head) - 0.16 * (1 - part) + 0.14 * head
    light = saturated(blurred(colours.mean(-1), 14 * canvas.unit / 720) * 4.2 + 0.05)
    return over(colours, ramp(value, GOLD) * light[..., None], band)


def swag(
    canvas: Canvas, left: float, right: float, top: float, drop: float, seed: int,
    lights: Sequence[Source], dye: Velvet = MIDNIGHT,
) -> tuple[Field, Field]:  # fmt: skip
    """Colours and cover of a draped valance between two points."""
    x, y = canvas.x, canvas.y
    across = (x - left) / (right - left)
    hang = np.clip(1 - (2 * across - 1) ** 2, 0, 1)
    low = top + drop * hang**0.8
    part = (y - top) / np.maximum(low - top, 1e-3)
    turn = part * 6 * (1 + 0.08 * np.sin(across * 6 + seed)) + 0.25 * np.sin(across * 3.1 + seed)
    relief = (0.5 + 0.5 * np.cos(turn * 2 * math.pi)) ** 0.8 * (0.4 + 0.6 * hang)
    slope = np.gradient(relief, axis=0) * canvas.unit * 0.012
    colours = _lit_folds(canvas, relief, slope, lights, dye)
    colours = colours * _nap(canvas, seed)
    soft = 0.7 * canvas.pixel
    cover = smoothstep(-soft, soft, low - y) * ((across > 0) & (across < 1) & (y >= top - 0.001))
    strands = np.broadcast_to(x * 900, cover.shape)
    colours = _fringed(canvas, colours, (low - y) / 0.030, strands, relief * 0.6)
    return colours, cover.astype(np.float32)


def roped(canvas: Canvas, colours: Field, left: float, right: float, height: float) -> Field:
    """A twisted gold rope that gathers a curtain, with its shadow."""
    x, y = canvas.x, canvas.y
    inside = ((x > left) & (x < right)).astype(np.float32)
    middle = height + 0.018 * np.sin((x - left) / (right - left) * math.pi)
    away = (y - middle) / 0.011
    below = smoothstep(0, 0.014, y - middle) * smoothstep(0.05, 0.012, y - middle) * inside
    twist = 0.5 + 0.5 * np.sin((x + y * 1.1) / 0.012 * 2 * math.pi)
    light = saturated(blurred(colours.mean(-1), 16 * canvas.unit / 720) * 3.2 + 0.14)
    value = (1 - away**2) * 0.5 * (0.3 + 0.7 * twist) + 0.05
    colours = colours * (1 - 0.55 * below)[..., None]
    return over(colours, ramp(value, GOLD) * light[..., None], (np.abs(away) < 1) * inside)


def tied_edge(y: Field, top: float, tie: float, foot: float, tied_at: float, floor: float) -> Field:
    """The inner edge of a curtain that is gathered at one height and falls free below it."""
    above = top + (tie - top) * smoothstep(0, 1, y / tied_at) ** 1.4
    part = np.clip((y - tied_at) / (floor - tied_at), 0, 1)
    below = tie + (foot - tie) * (1 - (1 - part) ** 2)
    result: Field = np.where(y < tied_at, above, below).astype(np.float32)
    return result
