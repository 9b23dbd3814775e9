"""Pulsing light: a field of phases whose palette turns, so that waves run without being redrawn."""

from __future__ import annotations

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, Draw, Frame, Scaler
from game.stage.noise import band_noise, smooth_noise
from game.stage.plates import Plate, shining
from game.stage.shading import saturated, smoothstep, tint
from game.story.look import Look, Pulse

_COARSE = 4
"""How much smaller than the picture the field is baked: rings are soft."""


def bake_pulse(layer: Pulse, canvas: Canvas) -> tuple[Plate, ...]:
    """The phase of every place as a grey plate, and how brightly it can shine."""
    small = Canvas.whole(_unit(canvas))
    phase, bright = _rings(layer, small)
    levels = (np.mod(phase, 1) * 255).astype(np.uint8)
    pixels = np.repeat(levels[..., None], 4, 2)
    colours = saturated(bright)[..., None] * tint(layer.colour)
    colours[0, 0] = colours[-1, -1] = 1 / 255
    return Plate(np.ascontiguousarray(pixels), opaque=True), shining(colours, small)


def _unit(canvas: Canvas) -> int:
    return max(32, canvas.unit // _COARSE)


def _rings(layer: Pulse, small: Canvas) -> tuple[Field, Field]:
    x, y = small.x - layer.at[0] * ASPECT, small.y - layer.at[1]
    radius = np.hypot(x, y * 1.12)
    smoke = band_noise(small, 1.6, layer.seed)
    torn = smooth_noise(small, 2.3, layer.seed + 1)
    phase = radius / layer.spacing + layer.rough * (0.5 * smoke + 0.07 * torn)
    fade = smoothstep(0.02, 0.16 * layer.reach, radius) * np.exp(-((radius / layer.reach) ** 2) * 2)
    bright = fade * saturated(0.7 + layer.rough * (0.5 * torn + 0.4 * smoke))
    return phase, bright


def show_pulse(
    layer: Pulse, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Turns the palette, colours the phases with it, and adds them where they can shine."""
    _, light = surfaces
    held = plates[1]
    whole = plates[0].pixels[..., 0]
    phases = pygame.Surface((whole.shape[1], whole.shape[0]), 0, 8)
    pygame.surfarray.blit_array(phases, np.ascontiguousarray(whole.T))
    waves, scaler = pygame.Surface(light.get_size(), 0, 32), Scaler()
    part = np.arange(256) / 256
    sharp = 1 + (1 - layer.width) * 14

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        turn = part - frame.seconds * layer.speed
        crest = (0.5 + 0.5 * np.cos(turn * 2 * np.pi)) ** sharp * strength
        greys = np.rint(crest * 255).astype(int).tolist()
        phases.set_palette([(grey, grey, grey) for grey in greys])
        unit = _unit(frame.canvas)
        edge = Canvas.whole(unit)
        waves.blit(phases, (edge.left - held.left, edge.top - held.top))
        waves.blit(light, (0, 0), special_flags=MULTIPLY)
        ratio = frame.canvas.unit / unit
        size = round(waves.get_width() * ratio), round(waves.get_height() * ratio)
        large = scaler.to(waves, size)
        place = frame.place(held.left * ratio, held.top * ratio, layer.depth)
        frame.surface.blit(large, place, special_flags=ADD)

    return draw
