"""Eyes and motes: layers of many small things, each placed by a formula of its number."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, PREMULTIPLIED, Draw, Frame
from game.stage.layers.feathers import bake_falling, falling
from game.stage.layers.lights import beam_light
from game.stage.plates import Plate, covering, shining
from game.stage.shading import saturated, smoothstep, tint
from game.story.look import HOUSES, Beam, Eyes, Flame, Glow, Light, Look, Motes

_SIZES, _LIDS, _LEVELS = 5, 3, 6
_BLINKERS = 37


def _seats(layer: Eyes) -> Field:
    """Each pair: x, y, relative size, brightness."""
    if layer.points:
        return np.asarray([(x * ASPECT, y, 1.0, 1.0) for x, y in layer.points], np.float32)
    from game.stage.painters.seats import SEATS

    return SEATS[layer.house]({**HOUSES[layer.house], **layer.numbers})


def _gaze(unit: float, near: float, colour: str, opening: float, brightness: float) -> Field:
    """Two almond gleams with a pupil and a spark, `unit` pixels to one step of the drawing.

    `near` is 1 where a face is so close that lit almonds would be goggles: there only glints.
    """
    width, height, fine = max(7, math.ceil(15 * unit)), max(5, math.ceil(8 * unit)), 4
    y = (np.arange(height * fine, dtype=np.float32)[:, None] + 0.5) / fine - height / 2
    x = (np.arange(width * fine, dtype=np.float32)[None, :] + 0.5) / fine - width / 2
    x, y = x / unit, y / unit
    light: Field = np.zeros((height * fine, width * fine), np.float32)
    for middle in (-2.6, 2.6):
        almond = ((x - middle) / 1.75) ** 2 + (y / (0.28 + 0.87 * opening)) ** 2
        light += np.exp(-(almond**1.5))
        light += 0.2 * opening * np.exp(-(((x - middle) / 3) ** 2) - (y / 2.2) ** 2)
        light -= 0.6 * opening**2 * np.exp(-(((x - middle) / 0.5) ** 2) - (y / 1.1) ** 2)
        light += (
            0.8 * opening**2 * np.exp(-(((x - middle - 0.5) / 0.4) ** 2) - ((y + 0.35) / 0.4) ** 2)
        )
    light = (1 - near) * light + near * _glints(x, y, opening)
    small = light.reshape(height, fine, width, fine).mean((1, 3))
    return saturated(small[..., None] * tint(colour) * brightness)


def _glints(x: Field, y: Field, opening: float) -> Field:
    """What is left of a gaze from near by: one dim spark in each of two dark sockets."""
    light: Field = np.zeros(np.broadcast_shapes(x.shape, y.shape), np.float32)
    for middle in (-2.25, 2.25):
        spark = ((x - middle - 0.1) / 0.4) ** 2 + ((y - 0.05) / 0.4) ** 2
        light += 0.85 * opening * np.exp(-spark)
        light += 0.05 * opening * np.exp(-(((x - middle) / 1.0) ** 2) - (y / 0.6) ** 2)
    return light


def _nearness(layer: Eyes, step: float) -> float:
    """How far lit almonds give way to glints, by `step`: pixels of 720 to one of the drawing.

    They do so early in the stalls, whose faces are painted; other crowds are outlines for longer.
    """
    first, last = (1.1, 1.7) if layer.house == "stalls" else (2.7, 3.0)
    return float(smoothstep(first, last, step))


def bake_eyes(layer: Eyes, canvas: Canvas) -> tuple[Plate, ...]:
    """A bank of pairs: every size in two colours, three openings and six brightnesses."""
    largest = float(_seats(layer)[:, 2].max())
    plates = []
    for size in range(_SIZES):
        step = layer.size * largest * (size + 1.3) / (_SIZES + 0.3)
        unit, near = max(canvas.unit / 720 * step, 0.16), _nearness(layer, step)
        for colour in (layer.colour, "gas"):
            for lid in range(_LIDS):
                for level in range(1, _LEVELS + 1):
                    gaze = _gaze(unit, near, colour, lid / (_LIDS - 1), level / _LEVELS)
                    ground = Canvas(1, 0, 0, gaze.shape[1], gaze.shape[0])
                    pixels = shining(gaze + 1 / 511, ground, dithered=False).pixels
                    plates.append(Plate(pixels, opaque=True))
    return tuple(plates)


def show_eyes(
    layer: Eyes, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Wakes the pairs in their order, blinks them in groups, and lets them shimmer."""
    seats = _seats(layer)
    count = len(seats)
    random = np.random.default_rng(layer.seed)
    group = random.integers(0, _BLINKERS, count)
    period, offset = random.uniform(3.5, 11, _BLINKERS), random.uniform(0, 20, _BLINKERS)
    warm = random.random(count) < layer.warm
    order, phase = random.random(count), random.uniform(0, 6.28, count)
    relative = seats[:, 2] / seats[:, 2].max()
    size = np.clip(np.rint(relative * (_SIZES + 0.3) - 1.3), 0, _SIZES - 1).astype(int)
    first = (size * 2 + warm) * _LIDS * _LEVELS
    half = np.asarray([surface.get_size() for surface in surfaces], np.float32)[first] / 2

    def draw(frame: Frame) -> None:
        awake, strength = frame.value(layer.awake), frame.value(layer.strength)
        opened = np.clip((awake * 1.12 - order) / 0.12, 0, 1)
        since = np.mod(frame.seconds + offset, period)
        blinking = np.where(
            since < 0.07, 0.5, np.where(since < 0.16, 0.0, np.where(since < 0.24, 0.5, 1))
        )
        lid = np.rint(opened * blinking[group] * (_LIDS - 1)).astype(int)
        glint = seats[:, 3] * (0.78 + 0.22 * np.sin(frame.seconds * 1.1 + phase)) * strength
        level = np.clip(glint * np.minimum(1, opened * 3) * _LEVELS, 0, _LEVELS).astype(int)
        chosen = first + lid * _LEVELS + level - 1
        look_aside = math.sin(frame.seconds * 0.21) * 0.0007 * frame.canvas.unit
        x, y = frame.place(0, 0, layer.depth)
        left = seats[:, 0] * frame.canvas.unit - half[:, 0] + x + look_aside
        top = seats[:, 1] * frame.canvas.unit - half[:, 1] + y
        seen = level > 0
        frame.surface.fblits(
            [
                (surfaces[number], (across, down))
                for number, across, down in zip(
                    chosen[seen].tolist(), left[seen].tolist(), top[seen].tolist(), strict=True
                )
            ],
            ADD,
        )

    return draw


def _light_map(look: Look) -> Field:
    """Where a look is bright: its beams, glows, flames and lamps, at 160 by 90."""
    ground = Canvas(90, 0, 0, 160, 90)
    bright = ground.full()
    for layer in look.layers:
        if isinstance(layer, Beam):
            bright += 1.4 * beam_light(layer, ground)
        elif isinstance(layer, Glow | Flame):
            reach = layer.radius * 0.8 if isinstance(layer, Glow) else layer.height * 2
            for x, y in layer.points:
                bright += 0.5 * np.exp(
                    -((ground.x - x * ASPECT) ** 2 + (ground.y - y) ** 2) / reach**2
                )
        elif isinstance(layer, Light):
            for lamp in layer.lamps:
                away = (ground.x - lamp.at[0] * ASPECT) ** 2 + (ground.y - lamp.at[1]) ** 2
                bright += 0.3 * np.exp(-away / (0.6 * lamp.radius) ** 2)
    return saturated(bright)


def _mote(kind: str, radius: float, colour: str, brightness: float) -> Plate:
    """One mote's drawing: a soft dot, or a streak of rain."""
    reach = max(2, math.ceil(radius * 2.4))
    tall = reach * 5 if kind == "rain" else reach
    y = np.arange(-tall, tall + 1, dtype=np.float32)[:, None] / (
        radius * (6 if kind == "rain" else 1)
    )
    x = np.arange(-reach, reach + 1, dtype=np.float32)[None, :] / radius
    light = np.exp(-(np.hypot(x, y) ** 1.8)) * brightness
    ground = Canvas(1, 0, 0, light.shape[1], light.shape[0])
    if kind == "ash":
        return covering(tint(colour) * 0.8, light, ground)
    return shining(light[..., None] * tint(colour), ground, dithered=False)


def bake_motes(layer: Motes, canvas: Canvas) -> tuple[Plate, ...]:
    """Four sizes in eight brightnesses; feathers in turns instead."""
    if layer.kind == "feather":
        return bake_falling(layer, canvas)
    plates = []
    for size in range(4):
        radius = max(0.55, layer.size * canvas.unit * (0.5 + 0.5 * size))
        for level in range(8):
            plates.append(_mote(layer.kind, radius, layer.colour, ((level + 1) / 8) ** 1.3))
    return tuple(plates)


def show_motes(
    layer: Motes, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Drifts the motes round their area; each is as bright as the light where it is."""
    random = np.random.default_rng(layer.seed)
    x, y, near, phase = random.random((4, layer.count), dtype=np.float32)
    pace, size = 0.2 + 0.7 * random.random(layer.count), random.integers(0, 4, layer.count)
    bright = _light_map(look) if layer.lit else np.ones((90, 160), np.float32)
    bright = 1 - layer.lit + layer.lit * bright
    left, top = layer.area[0] * ASPECT, layer.area[1]
    width, height = max(0.01, layer.area[2] * ASPECT), max(0.01, layer.area[3])
    half = np.asarray([surface.get_size() for surface in surfaces], np.float32) / 2
    blend = ADD if surfaces[0].get_flags() & pygame.SRCALPHA == 0 else PREMULTIPLIED

    def draw(frame: Frame) -> None:
        time = frame.seconds
        wander = time * pace + phase * 6.28
        speed = 0.4 + 0.8 * near
        across = np.mod(
            x * width + layer.drift[0] * time * speed + np.sin(wander) * layer.swirl, width
        )
        down = np.mod(
            y * height + layer.drift[1] * time * speed + np.cos(wander * 0.8) * layer.swirl * 0.5,
            height,
        )
        edge = np.minimum(np.minimum(down, height - down) / (height * 0.08), 1)
        edge = edge * np.minimum(np.minimum(across, width - across) / (width * 0.05), 1)
        column = np.clip((left + across) / ASPECT * 160, 0, 159).astype(int)
        row = np.clip((top + down) * 90, 0, 89).astype(int)
        shimmer = 0.55 + 0.45 * np.sin(time * pace * 2.1 + phase * 20)
        light = np.clip(shimmer * edge * bright[row, column] * frame.value(layer.strength), 0, 1)
        seen = light > 0.06
        if layer.kind == "feather":
            number = falling(size, phase, wander)
        else:
            number = size * 8 + np.clip(light * 8, 0, 7.99).astype(int)
        unit = frame.canvas.unit
        shift_x, shift_y = frame.place(0, 0, layer.depth)
        place_x = (left + across) * unit - half[number, 0] + shift_x
        place_y = (top + down) * unit - half[number, 1] + shift_y
        frame.surface.fblits(
            [
                (surfaces[index], (a, b))
                for index, a, b in zip(
                    number[seen].tolist(),
                    place_x[seen].tolist(),
                    place_y[seen].tolist(),
                    strict=True,
                )
            ],
            blend,
        )

    return draw
