"""Faces in stone: a relief baked as the bearing of its slopes, lit anew by every palette."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, Draw, Frame
from game.stage.noise import band_noise, blurred
from game.stage.plates import Plate, shining
from game.stage.shading import bump, saturated, smoothstep, tint
from game.story.look import Faces, Look

_FROM_LEFT = 0.5 + 0.14
"""The bearing from which the light comes by itself, in turns: from the left, a little above."""

_IN_A_MOUTH = 0.3
"""Where less light gets in, it is dark although the skin of another face fills the hollow."""


def bake_faces(layer: Faces, canvas: Canvas) -> tuple[Plate, ...]:
    """For every place which way the stone slopes there, as palette numbers, and how steeply."""
    across = [x * ASPECT for x, _ in layer.points]
    down = [y for _, y in layer.points]
    reach = 1.25 * layer.size
    near = canvas.part(min(across) - reach, min(down) - reach, max(across) + reach,
                       max(down) + reach)  # fmt: skip
    relief, late, open_ = near.full(-1.0), near.full(), near.full(1.0)
    random = np.random.default_rng(layer.seed)
    for x, y in zip(across, down, strict=True):
        area = near.part(x - reach, y - reach, x + reach, y + reach)
        inside = area.within(near)
        face, lit = _face(area, (x, y), layer.size, random)
        before = face > relief[inside]
        late[inside] = np.where(before, random.uniform(-0.12, 0.12), late[inside])
        mouth = np.where(lit < _IN_A_MOUTH, lit, 1)
        open_[inside] = np.where(before, lit, np.minimum(open_[inside], mouth))
        relief[inside] = np.maximum(relief[inside], face)
    deep = 14 * max(0.0, 0.3 - layer.gloss)
    relief = blurred(relief, (1.0 + deep) * near.unit / 720)
    slope_down, slope_across = np.gradient(relief)
    steep = np.hypot(slope_down, slope_across) * near.unit * 0.62 * layer.size
    bearing = np.arctan2(slope_down, slope_across) / (2 * np.pi) + late
    numbers = (np.mod(bearing, 1) * 255.99).astype(np.uint8)
    bright = steep / np.sqrt(1 + steep * steep) * smoothstep(0.02, 0.3, relief) * open_
    bright = bright * (1 + 0.10 * band_noise(near, 30, layer.seed))
    levels = np.ascontiguousarray(np.repeat(numbers[..., None], 4, 2))
    light = saturated(bright)[..., None] * tint(layer.colour)
    light[0, 0] = light[-1, -1] = 1 / 255
    return Plate(levels, near.left, near.top, opaque=True), shining(light, near)


def _face(
    area: Canvas, middle: tuple[float, float], size: float, random: np.random.Generator
) -> tuple[Field, Field]:
    """One face that presses outwards: its height, and where light gets in.

    No two are alike: turned away or towards us, screaming or asleep, one well out of the stone,
    another with no more than a brow and a cheek.
    """
    turn, yaw = random.uniform(-0.6, 0.6), random.uniform(-0.42, 0.42)
    gape, narrow = random.uniform(0.0, 0.7), random.uniform(0.60, 0.84)
    scale = size * random.uniform(0.30, 0.60)
    out, sunk, bearing = (
        random.uniform(0.55, 1.0),
        random.uniform(-0.9, 0.2),
        random.uniform(0, 6.3),
    )
    x, y = (area.x - middle[0]) / scale, (area.y - middle[1]) / scale
    u = x * math.cos(turn) + y * math.sin(turn)
    v = y * math.cos(turn) - x * math.sin(turn)
    emerged = smoothstep(sunk - 0.5, sunk + 0.5, u * math.cos(bearing) + v * math.sin(bearing))
    round_ = saturated(1 - (u / narrow) ** 2 - ((v - 0.06) / 1.06) ** 2)
    dome = round_**0.8 * smoothstep(-1.05, -0.30, v)
    skin = np.exp(-(((u / (narrow * 1.3)) ** 2 + (v / 1.45) ** 2) ** 2) * 2.0)
    u = u + yaw * dome
    pair = np.abs(u)
    sockets = bump(pair, 0.28, 0.13) * bump(v, -0.13, 0.12)
    bridge = smoothstep(-0.42, 0.14, v) * smoothstep(0.34, 0.15, v)
    features = 0.10 * bump(pair, 0.26, 0.18) * bump(v, -0.34, 0.08) - 0.30 * sockets
    features = features + 0.38 * bump(u, 0, 0.06 + 0.10 * saturated(v + 0.25)) * bridge
    features = features + 0.17 * bump(pair, 0.40, 0.13) * bump(v, 0.10, 0.14)
    features = features - 0.10 * bump(pair, 0.24 + 0.25 * (v - 0.25), 0.05) * bump(v, 0.42, 0.2)
    lid = np.hypot((pair - 0.28) / 0.13, (v + 0.11) / 0.085)
    features = features + 0.17 * np.exp(-(lid**4)) - 0.05 * bump(v, -0.065, 0.018) * (lid < 1.2)
    tall, wide = 0.035 + 0.26 * gape, 0.20 - 0.03 * gape
    mouth = np.hypot(u / wide, (v - 0.58) / tall)
    inside = np.exp(-(mouth**3))
    features = features - 0.20 * inside + 0.07 * bump(mouth, 1.35, 0.55)
    features = features + 0.10 * bump(u, 0, 0.16) * bump(v, 0.98, 0.08)
    height = 0.36 * dome + 0.30 * skin + 0.8 * features * smoothstep(0.0, 0.45, dome)
    height = height * out * (0.15 + 0.85 * emerged)
    return height, (1 - 0.96 * np.exp(-((mouth / 1.2) ** 4)) * min(1.0, 0.6 + 2 * gape)) * (
        1 - 0.55 * sockets
    )


def show_faces(
    layer: Faces, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Turns the light: a strong one that swings, a faint one that goes round."""
    numbers, light = plates
    bearings = pygame.Surface(surfaces[0].get_size(), 0, 8)
    pygame.surfarray.blit_array(bearings, np.ascontiguousarray(numbers.pixels[..., 0].T))
    lit = pygame.Surface(surfaces[1].get_size(), 0, 32)
    inside = (numbers.left - light.left, numbers.top - light.top)
    part = np.arange(256) / 256
    sharp = 1 + 7 * layer.gloss

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        turn = 2 * math.pi * frame.seconds * layer.speed + layer.seed
        swing = _FROM_LEFT - 0.5 + 0.09 * math.sin(turn) + 0.05 * math.sin(turn * 2.3)
        around = turn / (2 * math.pi) * 0.7
        key = np.maximum(0, np.cos((part - swing) * 2 * np.pi)) ** (sharp * 0.5)
        fill = np.maximum(0, np.cos((part - around) * 2 * np.pi)) ** sharp
        greys = np.rint(np.clip(key + 0.35 * fill, 0, 1) * strength * 255).astype(int).tolist()
        bearings.set_palette([(grey, grey, grey) for grey in greys])
        lit.blit(bearings, inside)
        lit.blit(surfaces[1], (0, 0), special_flags=MULTIPLY)
        place = frame.place(light.left, light.top, layer.depth)
        frame.surface.blit(lit, place, special_flags=ADD)

    return draw
