"""One frame while it is being painted, and the small formulas that every moving layer shares."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from game.stage.canvas import Canvas
from game.story.look import Amount, amount_value

ADD = pygame.BLEND_RGB_ADD
MULTIPLY = pygame.BLEND_RGB_MULT
SUBTRACT = pygame.BLEND_RGB_SUB
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
_RARE, _DEEPEST_GUTTER = 0.93, 0.42
_LOADED = pygame.surfarray.blit_array
"""pygame loads this part of itself when it is first touched; two threads must not both do so."""


@dataclass(slots=True)
class Frame:
    """The surface that layers draw on, and all that they may know about the moment.

    `surface` covers the whole canvas, overscan included. `drift` is the camera's wandering in
    pixels for a layer of depth 1.
    """

    surface: pygame.Surface
    canvas: Canvas
    seconds: float
    parameters: Mapping[str, float]
    drift: tuple[float, float] = (0.0, 0.0)

    def value(self, amount: Amount, low: float = 0.0, high: float = 1.0) -> float:
        """An amount, for this frame's parameters."""
        return amount_value(amount, self.parameters, low, high)

    def place(self, left: float, top: float, depth: float) -> tuple[int, int]:
        """Where on the surface a plate's corner comes, for a layer of that depth."""
        x = left - self.canvas.left + self.drift[0] * depth
        y = top - self.canvas.top + self.drift[1] * depth
        return round(x), round(y)


def darken(surface: pygame.Surface) -> None:
    """Makes a surface black. (A plain fill goes past the processor's caches, and takes longer.)"""
    surface.fill((0, 0, 0), special_flags=MULTIPLY)


def blend_of(mode: str, surface: pygame.Surface) -> int:
    """The flag with which such a surface meets what lies below it."""
    if mode == "over":
        return PREMULTIPLIED if surface.get_flags() & pygame.SRCALPHA else 0
    return ADD if mode == "add" else MULTIPLY


class Fader:
    """A surface at less than its full strength, remembered for as long as the strength stays.

    What is weaker lets more of what lies below it be seen: how, depends on the mode of blending.
    """

    def __init__(self, surface: pygame.Surface, mode: str = "add") -> None:
        self._surface = self._shown = surface
        self._mode = mode
        self._level = 255

    def at(self, strength: float) -> pygame.Surface:
        """The surface with its light and its cover multiplied; what hid all no longer does."""
        level = round(255 * strength)
        if level != self._level:
            self._level = level
            self._shown = self._surface if level == 255 else self._weaker(level)
        return self._shown

    def _weaker(self, level: int) -> pygame.Surface:
        weaker = self._surface.copy()
        if blend_of(self._mode, weaker) == 0:
            weaker = pygame.Surface(weaker.get_size(), pygame.SRCALPHA, 32)
            weaker.blit(self._surface, (0, 0))
        weaker.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        if self._mode == "multiply":
            weaker.fill((255 - level,) * 3, special_flags=ADD)
        return weaker


class Scaler:
    """Scales one picture after another to the same size, into the same memory."""

    def __init__(self) -> None:
        self._large = pygame.Surface((1, 1), 0, 32)

    def to(self, surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
        """The surface, smoothly scaled; good until the next call."""
        if self._large.get_size() != size:
            self._large = pygame.Surface(size, 0, 32)
        return pygame.transform.smoothscale(surface, size, self._large)


Draw = Callable[[Frame], None]


def flicker(seconds: float, seed: float, depth: float) -> float:
    """An unsteady flame's brightness, `1 - depth` to 1: four sines that never meet, rare gutters.

    The fastest of them turns less than three times a second, so that it never flashes.
    """
    slow = math.sin(seconds * 2.1 + seed) * 0.4
    middle = (
        math.sin(seconds * 7.3 + seed * 1.7) * 0.35 + math.sin(seconds * 11.9 + seed * 3.1) * 0.2
    )
    quick = math.sin(seconds * 16.7 + seed * 5.3) * 0.1
    waver = (slow + middle + quick) * 0.5 + 0.5
    gutter = max(0.0, math.sin(seconds * 0.61 + seed * 9.1) - _RARE) / (1 - _RARE)
    return max(0.0, 1 - depth * min(1.0, waver) - depth * _DEEPEST_GUTTER * gutter)


def least_flicker(depth: float) -> float:
    """A bound below which such a flame never falls."""
    return max(0.0, 1 - depth * (1 + _DEEPEST_GUTTER))


def scattered(seed: int, index: int) -> float:
    """A number from 0 to 1 that looks random and is always the same for its arguments."""
    mixed = (index * 0x9E3779B1 + seed * 0x85EBCA77 + 0x27D4EB2F) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 12)) * 0x297A2D39) & 0xFFFFFFFF
    return (mixed ^ (mixed >> 15)) / 0x100000000
