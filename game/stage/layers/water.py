"""Water: it shows what was painted above it, broken by waves that run through perspective."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import Canvas
from game.stage.frame import ADD, MULTIPLY, Draw, Frame
from game.stage.layers.mirrors import pixels_of
from game.stage.noise import resized, smooth_noise
from game.stage.plates import Plate, shining
from game.stage.shading import smoothstep, tint
from game.story.look import Look, Water

_STRETCH = 1.25
"""How much taller things stand than their reflections: the water rises towards the horizon."""
_WAVES = ((7.0, 2.1, 0.23, 0.5), (-11.0, 3.7, 0.31, 0.3), (23.0, 6.1, 0.52, 0.2))
"""Of each train of waves: how often it turns across and away, its turns a second, its share."""
_EYE = 0.045
"""How far before the horizon the farthest wave is that can be told from the next."""


def bake_water(layer: Water, canvas: Canvas) -> tuple[Plate, ...]:
    """How much of the reflection is seen, and the colour of depth and mist over it."""
    near = canvas.part(-1, layer.horizon, 3, 2)
    away = np.maximum(near.y - layer.horizon, 0.0) + 0 * near.x
    clear = 0.95 - 0.5 * smoothstep(0.0, 0.4, away)
    depth = 0.5 * smoothstep(0.02, 0.35, away)[..., None] * tint(layer.colour)
    mist = layer.haze * np.exp(-away / 0.02)[..., None] * (0.35 * tint(layer.colour) + 0.04)
    seen = np.repeat(clear[..., None], 3, 2)
    seen[0, 0] = seen[-1, -1] = 1
    light = depth + mist
    light[0, 0] = light[-1, -1] = 1 / 255
    return shining(seen, near), shining(light, near)


def show_water(
    layer: Water, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Gathers the pixels that the waves show, darkens them, adds the colour of the water."""
    place = plates[0]
    height, width = place.pixels.shape[:2]
    held = pygame.Surface((width, height), 0, 32)
    waves: _Waves | None = None

    def draw(frame: Frame) -> None:
        nonlocal waves
        waves = waves or _Waves(layer, frame.canvas, height, width)
        shown = waves.at(frame.seconds * layer.speed, frame.value(layer.waves))
        seen, gathered = pixels_of(frame.surface), pixels_of(held)
        np.take(seen, shown, out=gathered, mode="clip")
        del seen, gathered
        held.blit(surfaces[0], (0, 0), special_flags=MULTIPLY)
        shine = frame.value(layer.shine)
        if shine < 1:
            held.fill((round(255 * shine),) * 3, special_flags=MULTIPLY)
        held.blit(surfaces[1], (0, 0), special_flags=ADD)
        frame.surface.blit(held, frame.place(place.left, place.top, 0))

    return draw


class _Waves:
    """Which pixel above each pixel of the water shows, at any second.

    Two pixels side by side share a wave: nobody sees it, and it halves the work.
    """

    def __init__(self, layer: Water, canvas: Canvas, height: int, width: int) -> None:
        near = Canvas(canvas.unit, canvas.left, canvas.top + canvas.height - height, width, height)
        away = np.maximum(near.y - layer.horizon, 0.0)
        across, far = near.x[:, ::2] / (away + _EYE) * 0.16, 1 / (away + _EYE)
        broad = smooth_noise(Canvas(64, 0, 0, 160, 64), 2.6, layer.seed)
        warp = resized(broad, across.shape[1], height)
        self._phases = [
            ((a * across + b * far + 0.35 * warp) * 256).astype(np.intp) & 255
            for a, b, _, _ in _WAVES
        ]
        turn = np.arange(256) / 256 * 2 * np.pi
        self._table = (np.sin(turn) + 0.3 * np.sin(2 * turn + 1)).astype(np.float32)
        row = layer.horizon - away * _STRETCH
        self._rows = np.asarray(row * near.unit - canvas.top, np.float32)
        reach = (0.05 + 0.55 * away**0.8) * 0.4 * near.unit
        self._reach = np.asarray(reach, np.float32)
        self._last = max(0, near.top - canvas.top - 1)
        self._columns = np.arange(width, dtype=np.intp)[None, :]
        self._width = canvas.width
        self._swing, self._part = (np.empty(across.shape, np.float32) for _ in range(2))

    def at(self, seconds: float, high: float) -> npt.NDArray[np.intp]:
        """The place of the shown pixel in the frame, for each pixel of the water."""
        self._swing[:] = 0
        for phase, (_, _, speed, share) in zip(self._phases, _WAVES, strict=True):
            turned = np.roll(self._table, round(seconds * speed * 256) % 256) * np.float32(
                share * high
            )
            np.take(turned, phase, out=self._part, mode="clip")
            self._swing += self._part
        self._swing *= self._reach
        self._swing += self._rows
        np.clip(self._swing, 0, self._last, out=self._swing)
        starts = self._swing.astype(np.intp)
        starts *= self._width
        both = np.repeat(starts, 2, axis=1)[:, : self._columns.shape[1]]
        return (both + self._columns).reshape(-1)
