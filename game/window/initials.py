"""Illuminated initials: a letter in pale gold on a plate with vines, drawn by formula."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame
from pygame import Surface, Vector2

from game.window.colours import Colour
from game.window.fonts import BOOK, font_of

_FINE = 4
"""Drawn so many times larger, then scaled down: smooth edges."""
_PLATE: Colour = (12, 14, 30)
_DEEP: Colour = (20, 24, 50)
_GOLD: Colour = (222, 178, 102)
_DIM_GOLD: Colour = (138, 103, 54)
_LEAF: Colour = (128, 97, 52)
_BERRY: Colour = (196, 150, 82)
_LETTER: Colour = (253, 232, 180)

_SPIRAL_STEPS = 48


@lru_cache(maxsize=32)
def initial(letter: str, pixels: int) -> Surface:
    """The plate of a letter, a square of so many pixels, on nothing."""
    side = pixels * _FINE
    plate = Surface((side, side), pygame.SRCALPHA)
    plate.fill(_PLATE)
    _draw_ground(plate)
    turn = (ord(letter) * 37 % 100) / 100
    for corner in range(4):
        _draw_vine(plate, corner, turn)
    _draw_letter(plate, letter)
    _draw_frame(plate)
    return pygame.transform.smoothscale(plate, (pixels, pixels)).convert_alpha()


def _draw_ground(plate: Surface) -> None:
    """The plate is a little lighter in its middle, like worn enamel."""
    side = plate.get_width()
    for step in range(24):
        part = step / 24
        mixed = [round(a + (b - a) * part) for a, b in zip(_PLATE, _DEEP, strict=True)]
        pygame.draw.circle(plate, mixed, (side / 2, side / 2), side * 0.62 * (1 - part))


def _draw_frame(plate: Surface) -> None:
    side = plate.get_width()
    outer, gap = max(1, round(side * 0.022)), round(side * 0.055)
    pygame.draw.rect(plate, _GOLD, plate.get_rect(), outer)
    inner = plate.get_rect().inflate(-2 * gap, -2 * gap)
    pygame.draw.rect(plate, _DIM_GOLD, inner, max(1, round(side * 0.011)))
    for corner in (inner.topleft, inner.topright, inner.bottomleft, inner.bottomright):
        pygame.draw.circle(plate, _GOLD, corner, side * 0.018)


def _draw_vine(plate: Surface, corner: int, turn: float) -> None:
    """A spiral that grows out of one corner, with leaves, and a small one that branches off."""
    side = plate.get_width()
    right, low = corner % 2, corner // 2
    start = Vector2(side * (0.9 if right else 0.1), side * (0.9 if low else 0.1))
    inward = math.atan2(0.5 - low, 0.5 - right)
    hand = 1 if right == low else -1
    heading = inward - hand * (0.55 + 0.25 * turn)
    path = _spiral(start, heading, hand, side * 0.36)
    _draw_leaves(plate, path, hand, side * 0.075)
    _draw_stem(plate, path, side * 0.026)
    branch = _spiral(path[9], _direction(path, 9) - hand * 1.1, -hand, side * 0.2)
    _draw_leaves(plate, branch, -hand, side * 0.05)
    _draw_stem(plate, branch, side * 0.018)


def _spiral(start: Vector2, heading: float, hand: int, length: float) -> list[Vector2]:
    """Points along a stem that curls ever tighter."""
    path = [start]
    for step in range(_SPIRAL_STEPS):
        part = step / _SPIRAL_STEPS
        angle = heading + hand * 7.4 * part**1.35
        stride = length * (1 - part) ** 0.8 * 0.083
        path.append(path[-1] + Vector2(math.cos(angle), math.sin(angle)) * stride)
    return path


def _direction(path: list[Vector2], step: int) -> float:
    ahead = path[step + 1] - path[step]
    return math.atan2(ahead.y, ahead.x)


def _draw_stem(plate: Surface, path: list[Vector2], thick: float) -> None:
    for step, point in enumerate(path):
        taper = 1 - 0.7 * step / len(path)
        pygame.draw.circle(plate, _DIM_GOLD, point, max(1.0, thick * taper / 2))
        if step:
            middle = (path[step - 1] + point) / 2
            pygame.draw.circle(plate, _DIM_GOLD, middle, max(1.0, thick * taper / 2))
    pygame.draw.circle(plate, _BERRY, path[-1], thick * 0.85)


def _draw_leaves(plate: Surface, path: list[Vector2], hand: int, size: float) -> None:
    for step in range(5, 38, 4):
        outward = _direction(path, step) - hand * 0.95
        _draw_leaf(plate, path[step], outward, size * (1.3 - step / 45))


def _draw_leaf(plate: Surface, root: Vector2, angle: float, size: float) -> None:
    """A pointed leaf: two arcs that meet."""
    along = Vector2(math.cos(angle), math.sin(angle))
    across = Vector2(-along.y, along.x)
    outline = []
    for side in (1, -1):
        steps = range(9) if side == 1 else range(8, -1, -1)
        for step in steps:
            part = step / 8
            bulge = math.sin(math.pi * part**0.8) * 0.3 * side
            outline.append(root + along * size * part + across * size * bulge)
    pygame.draw.polygon(plate, _LEAF, outline)


def _draw_letter(plate: Surface, letter: str) -> None:
    """The letter in the middle, on a dark halo that parts it from the vines."""
    side = plate.get_width()
    drawn = font_of(BOOK, "roman", round(side * 0.96)).render(letter, True, _LETTER)
    drawn = drawn.subsurface(drawn.get_bounding_rect())
    if drawn.get_width() > side * 0.8:
        scale = side * 0.8 / drawn.get_width()
        drawn = pygame.transform.smoothscale_by(drawn, scale)
    place = drawn.get_rect(center=(side // 2, side // 2))
    halo = drawn.copy()
    halo.fill((*_PLATE, 255), special_flags=pygame.BLEND_RGBA_MULT)
    halo.fill((*_PLATE, 0), special_flags=pygame.BLEND_RGBA_MAX)
    for ring in (0.034, 0.02):
        for step in range(16):
            angle = math.tau * step / 16
            shift = Vector2(math.cos(angle), math.sin(angle)) * side * ring
            plate.blit(halo, place.move(round(shift.x), round(shift.y)))
    plate.blit(drawn, place)
