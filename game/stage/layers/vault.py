"""The vault: a sky of obsidian whose veins pulse, and which comes down."""

from __future__ import annotations

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, PREMULTIPLIED, Draw, Fader, Frame
from game.stage.noise import band_noise, resized, sampled
from game.stage.plates import Plate, covering, shining
from game.stage.shading import bump, saturated, smoothstep, tint
from game.story.look import Look, Vault

_ROOM = 0.8
"""How much of the vault lies above the picture, waiting to come down."""
_HALF = 128
_BAND = 64
"""Rows that shine at a time: so few that they stay in the processor's own memory."""


def bake_vault(layer: Vault, canvas: Canvas) -> tuple[Plate, ...]:
    """The stone, the phase and colour of every place as palette numbers, and its brightness."""
    ground = _ground(layer, canvas)
    x, y, near = _places(layer, ground)
    phase, bright, warm = _veins(layer, ground, x, y)
    bright = bright * near
    numbers = np.mod(phase, 1) * (_HALF - 0.01) + np.where(warm, 0, _HALF)
    levels = np.repeat(numbers.astype(np.uint8)[..., None], 4, 2)
    light = np.repeat(saturated(bright)[..., None], 3, 2)
    light[0, 0] = light[-1, -1] = 1 / 255
    place = Plate(np.ascontiguousarray(levels), ground.left, ground.top, opaque=True)
    stone = _stone(layer, ground, bright)
    return place, shining(light, ground), stone


def _ground(layer: Vault, canvas: Canvas) -> Canvas:
    """What has to be baked: the vault with what waits above, or the ground from its edge on."""
    edge = round(layer.edge * canvas.unit)
    if layer.lies == "below":
        rows = max(8, canvas.top + canvas.height - edge)
        return Canvas(canvas.unit, canvas.left, edge, canvas.width, rows)
    top = canvas.top - (0 if layer.drop == 0 else round(_ROOM * canvas.unit))
    foot = edge + round(0.06 * canvas.unit)
    return Canvas(canvas.unit, canvas.left, top, canvas.width, max(8, foot - top))


def _places(layer: Vault, ground: Canvas) -> tuple[Field, Field, Field]:
    """Coordinates about the middle, on the vault or laid out on the ground, and what is seen."""
    x, y = ground.x - layer.at[0] * ASPECT, ground.y - layer.at[1]
    if layer.lies == "above":
        ragged = layer.edge + 0.03 * _broad_noise(ground, 4, layer.seed + 31)
        return x + 0 * y, y + 0 * x, smoothstep(0.02, -0.28, ground.y - ragged)
    away = np.maximum(ground.y - layer.edge, 0.012)
    flat_x, flat_y = x * 0.16 / away, 0.05 / away + 0 * x
    return flat_x, flat_y, smoothstep(0.0, 0.05, away) + 0 * x


def _veins(layer: Vault, ground: Canvas, x: Field, y: Field) -> tuple[Field, Field, Field]:
    """Crooked rays from the middle: where a turn about it, bent by noise, is a whole number."""
    bend_x, bend_y, crackle = (_noise(layer, ground, number) for number in range(3))
    bent_x = x + layer.rough * (0.085 * bend_x + 0.016 * crackle)
    bent_y = y + layer.rough * (0.085 * bend_y - 0.016 * crackle)
    radius = np.hypot(bent_x, bent_y)
    angle = np.arctan2(bent_y, bent_x) / (2 * np.pi)
    swirl = 0.22 * np.log(radius + 0.06)
    thick = _noise(layer, ground, 3)
    bright = np.zeros_like(radius)
    for share, (count, seed) in enumerate(((1, 4), (2, 5), (5, 1))):
        wander = layer.rough * (0.16 * _noise(layer, ground, seed) + 0.06 * crackle)
        turn = angle * layer.branches * count + (swirl + wander) * (1 + share)
        slope = np.hypot(*_slopes(turn)) * ground.unit + 0.5
        even = layer.branches * count / (2 * np.pi * np.maximum(radius, 0.12)) + 0.1
        away = np.abs((turn + 0.5) % 1 - 0.5) / slope
        swell = saturated(0.5 + 0.4 * (thick, -bend_x, thick + bend_x)[share] + 0.08 * crackle)
        wide = layer.width * (0.08 + 0.9 * swell**3) * np.minimum(1, 0.3 + radius) / (1 + share)
        wide = np.maximum(wide, 1.6 * ground.pixel)
        line = 0.7 * np.exp(-((away / (0.4 * wide)) ** 2)) + 0.4 * np.exp(-((away / wide) ** 1.5))
        line = line * smoothstep(0.12, 0.5, swell) * smoothstep(0.25, 0.8, slope / even)
        halo = 0.14 * np.exp(-away / (4 * wide + 0.003)) * swell**3
        bright = np.maximum(bright, (line + halo) * (1.0, 0.7, 0.3)[share])
    bright = bright * smoothstep(0.02, 0.16, radius)
    hue = _noise(layer, ground, 6) - 1.6 * (0.5 - layer.share)
    bright = bright * (0.1 + 0.9 * smoothstep(0.0, 0.3, np.abs(hue)))
    phase = radius / layer.spacing + 0.22 * bend_y + 0.05 * thick
    return phase, bright, hue > 0


def _noise(layer: Vault, ground: Canvas, number: int) -> Field:
    """One of the vault's noises, in its own plane."""
    cycles = (2.4, 2.1, 8.0, 3.2, 1.7, 2.9, 1.5)[number]
    if layer.lies == "above":
        return _broad_noise(ground, cycles, layer.seed * 17 + number)
    tile = band_noise(Canvas(256, 0, 0, 256, 256), cycles * 1.5, layer.seed * 17 + number)
    x, y, _ = _places(layer, ground)
    return sampled(tile, x * 170, y * 170)


def _broad_noise(ground: Canvas, cycles: float, seed: int) -> Field:
    """Band noise made small and enlarged: it has no details that would be lost."""
    factor = 2 if cycles > 5 else 4
    small = Canvas(
        max(8, ground.unit // factor), 0, 0, ground.width // factor, ground.height // factor
    )
    return resized(band_noise(small, cycles, seed), ground.width, ground.height)


def _slopes(turn: Field) -> tuple[Field, Field]:
    """How fast whole turns pass, down and across; the jump from one to nothing is none."""
    down = (np.diff(turn, axis=0, append=turn[-1:]) + 0.5) % 1 - 0.5
    across = (np.diff(turn, axis=1, append=turn[:, -1:]) + 0.5) % 1 - 0.5
    return down, across


def _stone(layer: Vault, ground: Canvas, bright: Field) -> Plate:
    """The slab itself; nothing where it is not seen."""
    if layer.body == 0 or layer.lies == "below":
        return covering(np.zeros(3, np.float32), np.zeros((1, 1), np.float32), ground)
    from game.stage.painters.obsidian import slab

    light_x = layer.at[0] * ASPECT
    return covering(*slab(ground, layer.edge, light_x, bright, layer.warm, layer.seed), ground)


def show_vault(
    layer: Vault, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Lays the stone, turns the palette, and adds the veins where they can shine."""
    numbers, light, stone = plates
    phases = pygame.Surface(surfaces[0].get_size(), 0, 8)
    pygame.surfarray.blit_array(phases, np.ascontiguousarray(numbers.pixels[..., 0].T))
    lit, fader = surfaces[1], Fader(surfaces[2])
    waves = pygame.Surface((lit.get_width(), _BAND), 0, 32)
    inside = (light.left - numbers.left, light.top - numbers.top)

    def draw(frame: Frame) -> None:
        strength, body = frame.value(layer.strength), frame.value(layer.body)
        fallen = frame.value(layer.drop, 0.0, _ROOM) * frame.canvas.unit
        if body * 255 >= 0.5:
            place = frame.place(stone.left, stone.top + fallen, layer.depth)
            frame.surface.blit(fader.at(body), place, special_flags=PREMULTIPLIED)
        if strength * 255 < 0.5:
            return
        phases.set_palette(_palette(layer, frame.seconds, strength))
        x, y = frame.place(light.left, light.top + fallen, layer.depth)
        seen = frame.surface.get_rect().move(-x, -y).clip(lit.get_rect())
        for top in range(seen.top, seen.bottom, _BAND):
            rows = pygame.Rect(seen.x, top, seen.width, min(_BAND, seen.bottom - top))
            waves.blit(phases, (0, 0), rows.move(inside))
            waves.blit(lit, (0, 0), rows, special_flags=MULTIPLY)
            frame.surface.blit(waves, rows.move(x, y), ((0, 0), rows.size), special_flags=ADD)

    return draw


def _palette(layer: Vault, seconds: float, strength: float) -> list[tuple[int, int, int]]:
    """Both colours' waves: a long dim ground, a crest that whitens, a small one after it."""
    part = np.arange(_HALF) / _HALF
    found: list[tuple[int, int, int]] = []
    for colour, late in ((layer.warm, 0.0), (layer.cold, 0.4)):
        turn = np.mod(part - seconds * layer.speed * (1 + 0.3 * late) + late, 1)
        wave = 0.32 + 0.8 * bump(turn, 0.5, 0.15) + 0.2 * bump(turn, 0.78, 0.07)
        hue = tint(colour)
        colours = wave[:, None] * hue ** (1.25 - 0.35 * saturated(wave[:, None])) * strength
        colours = colours + (0.30 * saturated(wave - 0.7) * strength)[:, None]
        levels = np.clip(colours * 255, 0, 255).astype(int)
        found.extend((red, green, blue) for red, green, blue in levels.tolist())
    return found
