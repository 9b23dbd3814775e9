"""Bloom, light, grain and tint: what is done to the whole picture once everything stands in it."""

from __future__ import annotations

import functools
import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, SUBTRACT, Draw, Frame, Scaler, flicker, scattered
from game.stage.layers.mirrors import pixels_of
from game.stage.plates import Plate, shining, surface_of
from game.stage.shading import saturated, smoothstep, tint
from game.story.look import Bloom, Grain, Light, Look, Tint

_BLOOM_SCALE = 8
_BLUR, _SPREAD = 2, 5
"""How far each of two blurs reaches, and both together, with a row of darkness."""
_LIT_STEP = 8
_LIGHTS_A_SECOND = 20
_GRAINS_A_SECOND = 14
_TILE, _TILES = 256, 6
_LIGHT_ROWS = 90


def no_plates(layer: object, canvas: Canvas) -> tuple[Plate, ...]:
    """For layers that need nothing baked."""
    return ()


def show_bloom(
    layer: Bloom, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Adds a blurred copy of what is brighter than the threshold, made at an eighth of the size."""
    level = round(layer.threshold * 255)
    smaller, larger = Scaler(), Scaler()

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        width, height = frame.surface.get_size()
        size = max(2, width // _BLOOM_SCALE), max(2, height // _BLOOM_SCALE)
        small = smaller.to(frame.surface, size)
        small.fill((level, level, level), special_flags=SUBTRACT)
        lit = _lit(small)
        if not lit:
            return
        # A copy: whoever blurs a part of a surface may be told that the blurred one lies in it.
        soft = pygame.transform.box_blur(small.subsurface(lit).copy(), _BLUR)
        soft = pygame.transform.box_blur(soft, _BLUR)
        if strength < 1:
            soft.fill((round(255 * strength),) * 3, special_flags=MULTIPLY)
        across, down = width / (size[0] - 1), height / (size[1] - 1)
        large = larger.to(soft, (round((lit.width - 1) * across), round((lit.height - 1) * down)))
        place = round(lit.left * across), round(lit.top * down)
        frame.surface.blit(large, place, special_flags=ADD)

    return draw


def _lit(small: pygame.Surface) -> pygame.Rect:
    """Where there is light, and as far around it as it will spread: in steps, so that it rests."""
    width, height = small.get_size()
    bright = pixels_of(small).reshape(height, width) & 0xFFFFFF
    columns, rows = np.flatnonzero(bright.any(0)), np.flatnonzero(bright.any(1))
    if not len(rows):
        return pygame.Rect(0, 0, 0, 0)
    left, right, top, foot = (
        int(edge) // _LIT_STEP * _LIT_STEP
        for edge in (
            columns[0] - _SPREAD,
            columns[-1] + _SPREAD,
            rows[0] - _SPREAD,
            rows[-1] + _SPREAD,
        )
    )
    lit = pygame.Rect(left, top, right - left + _LIT_STEP, foot - top + _LIT_STEP)
    return lit.clip(small.get_rect())


def show_light(
    layer: Light, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Multiplies by the sum of ambient light and pools, under the vignette, at 160 by 90."""
    whole = Canvas.whole(_LIGHT_ROWS)
    across = (whole.x / ASPECT - layer.middle[0]) / 0.62
    down = (whole.y - layer.middle[1]) / 0.78
    corner = smoothstep(0.5, 1.12, np.hypot(across, down))
    vignette = (1 - layer.vignette * corner)[..., None]
    pools = (_pool(whole, lamp.at, lamp.radius) * tint(lamp.colour) for lamp in layer.lamps)
    lights = _levels([tint(layer.colour), *pools], vignette)
    light, part = np.empty_like(lights[0]), np.empty_like(lights[0])
    held, scaler = np.empty(light.shape, np.uint8), Scaler()
    small = pygame.image.frombuffer(held.data, (whole.width, whole.height), "BGRA")
    kept: dict[tuple[object, ...], pygame.Surface] = {}

    def draw(frame: Frame) -> None:
        tick = math.floor(frame.seconds * _LIGHTS_A_SECOND)
        moment = tick / _LIGHTS_A_SECOND
        strengths = [
            frame.value(lamp.strength, 0, 2) * flicker(moment, 3.3 + index * 2.1, lamp.flicker)
            for index, lamp in enumerate(layer.lamps)
        ]
        brightness = frame.value(layer.ambient, 0, 2)
        key = (brightness, *strengths, frame.surface.get_size())
        if key not in kept:
            np.multiply(lights[0], brightness, out=light)
            for row, strength in zip(lights[1:], strengths, strict=True):
                np.add(light, np.multiply(row, strength, out=part), out=light)
            np.copyto(held, np.minimum(light, 255, out=light), casting="unsafe")
            kept.clear()
            kept[key] = scaler.to(small, frame.surface.get_size())
        frame.surface.blit(kept[key], (0, 0), special_flags=MULTIPLY)

    return draw


def _levels(lights: list[Field], vignette: Field) -> Field:
    """What each light adds to every byte of a surface's pixels."""
    pixels = np.zeros((len(lights), *vignette.shape[:2], 4), np.float32)
    for each, light in zip(pixels, lights, strict=True):
        each[..., :3] = (255 * light * vignette)[..., ::-1]
    return pixels


def _pool(whole: Canvas, at: tuple[float, float], radius: float) -> Field:
    away = ((whole.x - at[0] * ASPECT) ** 2 + (whole.y - at[1]) ** 2) / radius**2
    result: Field = (1 / (1 + away * 2.5) ** 1.5)[..., None]
    return result


@functools.lru_cache(maxsize=2)
def _grains(strength: float) -> tuple[pygame.Surface, ...]:
    """Tiles of fine noise, each as what it adds and as what it takes away; all looks share them."""
    ground = Canvas(_TILE, 0, 0, _TILE, _TILE)
    tiles = []
    for number in range(_TILES):
        noise = np.random.default_rng(50 + number).standard_normal((_TILE, _TILE), dtype=np.float32)
        noise = (noise + 0.5 * np.roll(noise, 1, 0) + 0.5 * np.roll(noise, 1, 1)) / 1.5
        for sign in (1, -1):
            grey = saturated(sign * noise * strength / 255)[..., None].repeat(3, 2)
            grey[0, 0] = grey[-1, -1] = 1 / 255
            tiles.append(surface_of(shining(grey, ground)))
    return tuple(tiles)


def show_grain(
    layer: Grain, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Lays one tile over the picture, shifted at random, fourteen times a second."""
    tiles = _grains(layer.strength)

    def draw(frame: Frame) -> None:
        tick = math.floor(frame.seconds * _GRAINS_A_SECOND)
        left = int(scattered(1, tick) * _TILE)
        top = int(scattered(2, tick) * _TILE)
        number = tick % _TILES * 2
        width, height = frame.surface.get_size()
        places = [(x, y) for x in range(-left, width, _TILE) for y in range(-top, height, _TILE)]
        frame.surface.fblits([(tiles[number], place) for place in places], ADD)
        frame.surface.fblits([(tiles[number + 1], place) for place in places], SUBTRACT)

    return draw


def show_tint(
    layer: Tint, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Fills the picture with a colour, as much of it as asked."""
    red, green, blue = (float(channel) for channel in tint(layer.colour))

    def draw(frame: Frame) -> None:
        amount = frame.value(layer.amount)
        if amount * 255 < 0.5:
            return
        if layer.mode != "add":
            levels = [round(255 * (1 - amount * (1 - c))) for c in (red, green, blue)]
            if layer.mode == "over":
                levels = [round(255 * (1 - amount))] * 3
            frame.surface.fill(levels, special_flags=MULTIPLY)
        if layer.mode != "multiply":
            added = [round(255 * amount * c) for c in (red, green, blue)]
            frame.surface.fill(added, special_flags=ADD)

    return draw


def show_nothing(
    layer: object, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """For the camera, which the stage itself obeys."""
    return lambda frame: None
