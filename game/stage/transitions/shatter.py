"""Shatter: the picture is a pane of glass that is struck, cracks, and falls apart into the dark."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np
import pygame

from game.stage.canvas import Field
from game.stage.frame import ADD, MULTIPLY, PREMULTIPLIED

_BLOW = (0.31, 0.44)
"""Where it is struck, in fractions of the picture."""
_RINGS = (0.0, 0.035, 0.10, 0.21, 0.38, 0.62, 0.95, 1.45, 2.2)
"""How far from the blow cracks run around it, in heights."""
_RAYS = 15
_COARSE = 360
"""What falls is drawn at this height and scaled up: it moves too fast to be looked at."""
_SECONDS = 2.1
"""How long the fall takes by the laws of the world, whatever the transition takes."""
_GRAVITY = 1.9
_CRACKING = 0.13
_LONG_FROM = 4
"""From this ring on cracks around the blow are rare: shards are long there."""
_LIGHT = (-0.8, -0.6)
_SHEEN = np.array((205, 220, 255))
_CRACK, _RIM = 105, 70

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Shard:
    """A piece of the pane: where it belongs, its form, the light on its edges, how it falls."""

    place: pygame.Rect
    form: pygame.Surface
    edges: pygame.Surface
    middle: _Point
    away: float
    leaves: float
    push: _Point
    turn: float
    tumble: float
    glint: float
    upright: bool


def shatter(
    surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """Cracks run out from the blow; the shards tip over and fall; what was behind comes up."""
    coming = 0.3 + 0.7 * _smooth((progress - 0.2) / 0.6)
    surface.blit(after, (0, 0))
    surface.fill((round(255 * coming),) * 3, special_flags=MULTIPLY)
    _draw_falling(surface, before, progress)
    _draw_hanging(surface, before, progress)


def _draw_falling(surface: pygame.Surface, before: pygame.Surface, progress: float) -> None:
    """The shards that have come loose, the farthest first."""
    width, height = surface.get_size()
    coarse = min(1.0, _COARSE / height)
    pane, large = _scratch((round(width * coarse), round(height * coarse)), (width, height))
    shards, _ = _pane(pane.get_size())
    if progress <= shards[0].leaves:
        return
    pane.fill((0, 0, 0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    for shard, piece in zip(shards, _pieces(before, pane.get_size()), strict=True):
        if progress > shard.leaves:
            _draw_shard(pane, piece, shard, (progress - shard.leaves) * _SECONDS, progress)
    pygame.transform.smoothscale(pane, (width, height), large)
    surface.blit(large, (0, 0), special_flags=PREMULTIPLIED)


@functools.lru_cache(maxsize=1)
def _scratch(
    size: tuple[int, int], large: tuple[int, int]
) -> tuple[pygame.Surface, pygame.Surface]:
    return pygame.Surface(size, pygame.SRCALPHA, 32), pygame.Surface(large, pygame.SRCALPHA, 32)


@functools.lru_cache(maxsize=1)
def _pieces(before: pygame.Surface, size: tuple[int, int]) -> tuple[pygame.Surface, ...]:
    """What is seen on each shard of a picture, which does not change while they fall."""
    shards, cracks = _pane(size)
    small = pygame.transform.smoothscale(before, size)
    small.blit(cracks, (0, 0), special_flags=ADD)
    pieces = []
    for shard in shards:
        piece = shard.form.copy()
        piece.blit(small, (0, 0), shard.place, special_flags=MULTIPLY)
        pieces.append(piece)
    return tuple(pieces)


def _draw_hanging(surface: pygame.Surface, before: pygame.Surface, progress: float) -> None:
    """The pane with its cracks; where shards have left, there is nothing."""
    shards, cracks = _pane(before.get_size())
    loose = [shard for shard in shards if progress > shard.leaves]
    if len(loose) == len(shards):
        return
    hanging = _hanging(before.get_size())
    left = [shard.place for shard in shards if progress <= shard.leaves]
    area = left[0].unionall(left[1:])
    hanging.set_clip(area)
    hanging.blit(before, (0, 0))
    if progress > _CRACKING:
        hanging.blit(cracks, (0, 0), special_flags=ADD)
    else:
        for shard in shards:
            if progress > _CRACKING * shard.away:
                hanging.blit(shard.edges, shard.place, special_flags=ADD)
    for shard in loose:
        hanging.blit(shard.form, shard.place, special_flags=pygame.BLEND_RGBA_SUB)
    surface.blit(hanging, area, area, special_flags=PREMULTIPLIED)


@functools.lru_cache(maxsize=1)
def _hanging(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA, 32)


def _draw_shard(
    surface: pygame.Surface, piece: pygame.Surface, shard: _Shard, seconds: float, progress: float
) -> None:
    """A shard that has come loose: smaller and darker the deeper it is, lit when it faces light."""
    height = surface.get_height()
    near = 1 / (1 + 0.75 * seconds)
    x = shard.middle[0] + shard.push[0] * seconds * near * height
    y = shard.middle[1] + (shard.push[1] * seconds * near + 0.5 * _GRAVITY * seconds**2) * height
    angle = shard.tumble * seconds
    flat = max(0.05, abs(math.cos(angle)))
    wide, tall = (near, near * flat) if shard.upright else (near * flat, near)
    size = round(shard.place.width * wide), round(shard.place.height * tall)
    left = 1 - _smooth((progress - 0.86) / 0.14)
    if min(size) < 2 or y - max(size) > height or left == 0:
        return
    glint = max(0.0, math.cos(angle - shard.glint)) ** 60 * min(1.0, 8 * seconds)
    piece = pygame.transform.smoothscale(piece, size)
    light = round(255 * near**1.6 * (0.35 + 0.65 * flat) * left)
    piece.fill((light, light, light, round(255 * left)), special_flags=pygame.BLEND_RGBA_MULT)
    if glint > 0.02:
        _brighten(piece, shard, glint)
    turned = pygame.transform.rotozoom(piece, shard.turn * seconds, 1.0)
    surface.blit(turned, turned.get_rect(center=(x, y)), special_flags=PREMULTIPLIED)


def _brighten(piece: pygame.Surface, shard: _Shard, glint: float) -> None:
    """Light that the shard throws back: on what is on it, and over all of it."""
    form = pygame.transform.smoothscale(shard.form, piece.get_size())
    piece.blit(piece, (0, 0), special_flags=ADD)
    piece.fill((_SHEEN * (0.26 * glint)).astype(int).tolist(), special_flags=ADD)
    piece.blit(form, (0, 0), special_flags=pygame.BLEND_RGB_MIN)


# The pane


@functools.lru_cache(maxsize=4)
def _pane(size: tuple[int, int]) -> tuple[tuple[_Shard, ...], pygame.Surface]:
    """All shards of a pane, the first to leave first: they are the deepest. And all its cracks."""
    width, height = size
    random = np.random.default_rng(29)
    found = []
    for outline in _outlines(width / height, random):
        chances = random.random(8)
        shard = _shard(outline, size, chances)
        if shard is not None:
            found.append(shard)
    cracks = pygame.Surface(size, 0, 32)
    for shard in found:
        cracks.blit(shard.edges, shard.place, special_flags=ADD)
    return tuple(sorted(found, key=lambda shard: shard.leaves)), cracks


def _outlines(aspect: float, random: np.random.Generator) -> list[list[_Point]]:
    """The cells between rays and rings of cracks, some of them cracked across, in heights."""
    turns = np.arange(_RAYS) + random.uniform(-0.33, 0.33, _RAYS)
    angles = turns * 2 * math.pi / _RAYS
    bends = np.cumsum(random.uniform(-0.055, 0.055, (len(_RINGS), _RAYS)), axis=0)
    uneven = 1 + random.uniform(-0.2, 0.2, (len(_RINGS), _RAYS))
    radii = np.asarray(_RINGS)[:, None] * uneven
    xs = _BLOW[0] * aspect + radii * np.cos(angles + bends)
    ys = _BLOW[1] + radii * np.sin(angles + bends)

    def corner(ring: int, ray: int) -> _Point:
        return float(xs[ring, ray % _RAYS]), float(ys[ring, ray % _RAYS])

    found = []
    for ray in range(_RAYS):
        ring = 0
        while ring < len(_RINGS) - 1:
            is_long = ring >= _LONG_FROM and random.random() < 0.65
            last = min(ring + 2 if is_long else ring + 1, len(_RINGS) - 1)
            here = [corner(number, ray) for number in range(ring, last + 1)]
            there = [corner(number, ray + 1) for number in range(ring, last + 1)]
            found += _cell(here, there, random.random(3), ring)
            ring = last
    return found


def _cell(here: list[_Point], there: list[_Point], chances: Field, ring: int) -> list[list[_Point]]:
    """What lies between two rays: whole, or cracked across, or along into two daggers."""
    if ring == 0:
        return [[here[0], *here[1:], *reversed(there[1:])]]
    if ring < 3 or chances[0] < 0.3:
        return [[*here, *reversed(there)]]
    if chances[0] < 0.55:
        return [[*here, there[-1]], [here[0], *reversed(there)]]
    split = _between(here[-1], there[-1], 0.35 + 0.3 * float(chances[1]))
    return [[*here, split], [here[0], split, *reversed(there)]]


def _between(one: _Point, other: _Point, part: float) -> _Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _shard(
    outline: list[_Point],
    size: tuple[int, int],
    chances: Field,
) -> _Shard | None:
    """A shard of this outline; None for one that lies wholly outside."""
    width, height = size
    corners = [(x * height, y * height) for x, y in outline]
    xs, ys = zip(*corners, strict=True)
    left, top = math.floor(min(xs)) - 2, math.floor(min(ys)) - 2
    place = pygame.Rect(left, top, math.ceil(max(xs)) + 2 - left, math.ceil(max(ys)) + 2 - top)
    pane = pygame.Rect(0, 0, width, height)
    place = place.clip(pane.inflate(4, 4))
    if place.width < 2 or place.height < 2:
        return None
    form, edges = _drawn(corners, place, pane)
    middle = (place.centerx, place.centery)
    blow = (_BLOW[0] * width, _BLOW[1] * height)
    far = math.dist(middle, blow) / height
    away = min(1.0, far / 1.3)
    force = (0.34 * math.exp(-1.5 * far) + 0.06) / (far + 0.15) / height
    push_x, push_y = ((here - there) * force for here, there in zip(middle, blow, strict=True))
    spin = 1 if chances[0] < 0.5 else -1
    return _Shard(
        place,
        form,
        edges,
        middle,
        away,
        leaves=0.12 + 0.26 * away**1.2 + 0.14 * float(chances[1]) * min(1.0, 0.2 + away),
        push=(push_x, push_y - 0.16 * math.exp(-3 * far)),
        turn=spin * (12 + 70 * float(chances[2])),
        tumble=1.6 + 3.2 * float(chances[3]),
        glint=0.5 + 2.2 * float(chances[4]),
        upright=bool(chances[5] < 0.6),
    )


def _drawn(
    corners: list[_Point], place: pygame.Rect, pane: pygame.Rect
) -> tuple[pygame.Surface, pygame.Surface]:
    """The shard's form in white on nothing, and its edges: bright towards the light.

    At the frame of the pane it ends within the surface, so that it can be turned smoothly.
    """
    times = 3
    size = place.width * times, place.height * times
    at = [((x - place.x) * times, (y - place.y) * times) for x, y in corners]
    large = pygame.Surface(size, pygame.SRCALPHA, 32)
    pygame.draw.polygon(large, (255, 255, 255, 255), at)
    pygame.draw.polygon(large, (255, 255, 255, 255), at, times)  # over the seams between shards
    whole = pygame.transform.smoothscale(large, place.size)
    form = pygame.Surface(place.size, pygame.SRCALPHA, 32)
    seen = pane.clip(place).move(-place.x, -place.y)
    form.blit(whole, seen, seen, special_flags=PREMULTIPLIED)
    lines = pygame.Surface(size, 0, 32)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(at, [*at[1:], at[0]], strict=True))
    turn = 1 if area > 0 else -1
    for one, other in zip(at, [*at[1:], at[0]], strict=True):
        length = math.dist(one, other) or 1.0
        normal = (other[1] - one[1]) / length * turn, (one[0] - other[0]) / length * turn
        facing = normal[0] * _LIGHT[0] + normal[1] * _LIGHT[1]
        bright = round(_RIM * max(0.0, facing) ** 1.5 + 26)
        pygame.draw.line(lines, (bright, bright, round(bright * 1.12)), one, other, 2 * times)
        if facing > 0:
            keen = min(255, bright + _CRACK)
            pygame.draw.line(lines, (keen, keen, min(255, keen + 14)), one, other, times)
    edges = pygame.transform.smoothscale(lines, place.size)
    edges.blit(form, (0, 0), special_flags=MULTIPLY)
    return form, edges


def _smooth(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)
