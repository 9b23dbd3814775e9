"""Flames, beams and fog: light and air, added over the paintings."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import (
    ADD,
    MULTIPLY,
    PREMULTIPLIED,
    Draw,
    Fader,
    Frame,
    Scaler,
)
from game.stage.noise import blurred, resized, smooth_noise
from game.stage.plates import Plate, covering, shining
from game.stage.shading import saturated, smoothstep, tint
from game.story.look import Beam, Flame, Fog, Look

_FLAME_FRAMES = 16
_FLAMES_A_SECOND = 14
_BEAM_SCALE = 4
_SMOKE = 128


def bake_flame(layer: Flame, canvas: Canvas) -> tuple[Plate, ...]:
    """A loop of drawn frames: a drop that leans and licks."""
    height = max(6, round(layer.height * canvas.unit * 1.3))
    width = max(5, round(height * 0.62)) | 1
    up = 1 - (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    aside = (np.arange(width, dtype=np.float32)[None, :] + 0.5) / (width / 2) - 1
    plates = []
    for index in range(_FLAME_FRAMES):
        turn = 2 * math.pi * index / _FLAME_FRAMES
        lean = (0.16 * np.sin(turn + up * 5) + 0.1 * np.sin(2 * turn + up * 9 + 1)) * up**1.3
        tall = 0.84 + 0.1 * math.sin(turn) + 0.05 * math.sin(3 * turn + 1)
        part = up / tall
        girth = 0.72 * (np.clip(part, 0, 1) + 0.04) ** 0.45 * np.clip(1 - part, 0, 1) ** 0.75
        away = np.abs(aside - lean)
        body = (
            np.exp(-((away / np.maximum(girth, 0.03)) ** 2.4))
            * (part < 1)
            * smoothstep(0, 0.06, up)
        )
        heart = np.exp(-((away / np.maximum(girth * 0.5, 0.02)) ** 2)) * (part < 0.8)
        heart = heart * smoothstep(0.02, 0.16, up)
        colours = body[..., None] * tint(layer.colour) ** 1.7 * 0.95
        colours = colours + heart[..., None] * np.asarray((1.0, 0.9, 0.66), np.float32) * 0.9
        foot = body * smoothstep(0.2, 0.0, up)
        colours = colours + foot[..., None] * np.asarray((0.15, 0.2, 0.55), np.float32)
        ground = Canvas(1, 0, 0, width, height)
        pixels = shining(saturated(colours) + 1 / 511, ground, dithered=False).pixels
        plates.append(Plate(pixels, opaque=True))
    return tuple(plates)


def show_flame(
    layer: Flame, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Each flame runs through the frames at its own pace."""
    width, height = surfaces[0].get_size()
    faders = [Fader(surface) for surface in surfaces]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        shown = []
        for index, (x, y) in enumerate(layer.points):
            pace = _FLAMES_A_SECOND * (1 + 0.12 * math.sin(index * 7.0))
            number = int(frame.seconds * pace + index * 5) % _FLAME_FRAMES
            left = x * ASPECT * frame.canvas.unit - width / 2
            place = frame.place(left, y * frame.canvas.unit - height + 1, layer.depth)
            shown.append((faders[number].at(strength), place))
        frame.surface.fblits(shown, ADD)

    return draw


def beam_light(layer: Beam, canvas: Canvas) -> Field:
    """The beam's brightness over a canvas: widening, fading, soft at the edges."""
    x0, y0, x1, y1 = layer.start[0] * ASPECT, layer.start[1], layer.end[0] * ASPECT, layer.end[1]
    length = max(0.01, math.hypot(x1 - x0, y1 - y0))
    ahead_x, ahead_y = (x1 - x0) / length, (y1 - y0) / length
    along = ((canvas.x - x0) * ahead_x + (canvas.y - y0) * ahead_y) / length
    aside = (canvas.x - x0) * -ahead_y + (canvas.y - y0) * ahead_x
    half = layer.width * (0.09 + 0.41 * np.clip(along, 0, 1.2))
    edge = np.exp(-((np.abs(aside) / half) ** 3.5))
    round_end = along + 0.1 * (aside / (0.55 * layer.width)) ** 2
    light = edge * smoothstep(0, 0.08, along) * (1 - smoothstep(0.86, 1.03, round_end))
    result: Field = light * (1.05 - 0.72 * np.clip(along, 0, 1) ** 0.7)
    return result


def bake_beam(layer: Beam, canvas: Canvas) -> tuple[Plate, ...]:
    """The shaft at a quarter of the size, and two tiles of smoke."""
    unit = max(16, canvas.unit // _BEAM_SCALE)
    light = blurred(beam_light(layer, Canvas.whole(unit)), 0.7)
    shaft = shining(light[..., None] * tint(layer.colour) ** 1.3, Canvas.whole(unit))
    tiles = []
    ground = Canvas(_SMOKE, 0, 0, _SMOKE, _SMOKE)
    for seed, slope in ((1, 2.4), (2, 2.1)):
        smoke = 1 - layer.smoke * 0.5 + layer.smoke * 0.32 * smooth_noise(ground, slope, seed)
        grey = np.repeat(saturated(smoke)[..., None], 3, 2)
        tiles.append(shining(grey + 1 / 256, ground, dithered=False))
    return (shaft, *tiles)


class _Smoke:
    """A tile of smoke that drifts one pixel a step, mixed between two steps so that it glides."""

    def __init__(self, tile: pygame.Surface, way: tuple[int, int]) -> None:
        self._tile, self._way = tile, way
        self._next, self._mixed = tile.copy(), tile.copy()
        for x in (way[0], way[0] - _SMOKE * way[0]):
            for y in (way[1], way[1] - _SMOKE * way[1]):
                self._next.blit(tile, (x, y))

    def lay(self, small: pygame.Surface, steps: float) -> None:
        """Multiplies the surface by the smoke as it lies after so many steps."""
        whole = math.floor(steps)
        self._mixed.blit(self._tile, (0, 0))
        self._next.set_alpha(round(255 * (steps - whole)))
        self._mixed.blit(self._next, (0, 0))
        left, top = (whole * self._way[0]) % _SMOKE, (whole * self._way[1]) % _SMOKE
        for x in range(left - _SMOKE, small.get_width(), _SMOKE):
            for y in range(top - _SMOKE, small.get_height(), _SMOKE):
                small.blit(self._mixed, (x, y), special_flags=MULTIPLY)


def show_beam(
    layer: Beam, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """The shaft, with the smoke of two drifting tiles in it, scaled up and added."""
    shaft, *tiles = surfaces
    small, scaler = shaft.copy(), Scaler()
    smoke = [_Smoke(tile, way) for tile, way in zip(tiles, ((1, -1), (-1, -1)), strict=True)]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        ratio = frame.canvas.unit / max(16, frame.canvas.unit // _BEAM_SCALE)
        small.blit(shaft, (0, 0))
        pace = frame.canvas.unit / 540
        for tile, steps_a_second in zip(smoke, (4.3, 3.1), strict=True):
            tile.lay(small, frame.seconds * steps_a_second * pace)
        if strength < 1:
            small.fill((round(255 * strength),) * 3, special_flags=MULTIPLY)
        size = (round(small.get_width() * ratio), round(small.get_height() * ratio))
        large = scaler.to(small, size)
        place = frame.place(plates[0].left * ratio, plates[0].top * ratio, layer.depth)
        frame.surface.blit(large, place, special_flags=ADD)

    return draw


def bake_fog(layer: Fog, canvas: Canvas) -> tuple[Plate, ...]:
    """A strip that meets itself, soft above and below."""
    rows, columns = max(4, round(layer.height * canvas.unit)), -(-canvas.width // 16) * 16
    ground = Canvas(rows, 0, 0, columns, rows)
    small = Canvas(max(4, rows // 4), 0, 0, max(16, columns // 4), max(4, rows // 4))
    noise = smooth_noise(small, 2.6, layer.seed, down=0.6)
    wisps = resized(np.concatenate([noise, noise[:, :1]], 1), columns, rows)
    part = ground.y
    cover = saturated(0.5 + 0.3 * wisps) * smoothstep(0, 0.5, part) * smoothstep(1, 0.5, part)
    plate = covering(tint(layer.colour), cover + 1 / 255, ground)
    return (Plate(plate.pixels, canvas.left, round((layer.y - layer.height / 2) * canvas.unit)),)


def show_fog(
    layer: Fog, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """The strip, drifting round."""
    plate, surface = plates[0], surfaces[0]
    width, fader = surface.get_width(), Fader(surface)

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        shown = fader.at(strength)
        moved = frame.seconds * layer.speed * frame.canvas.unit
        _, top = frame.place(0, plate.top, layer.depth)
        start = round(moved + frame.drift[0] * layer.depth) % width - width
        for left in range(start, frame.surface.get_width(), width):
            frame.surface.blit(shown, (left, top), special_flags=PREMULTIPLIED)

    return draw
