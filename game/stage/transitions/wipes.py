"""Wipes: a picture gives way along a map, place by place, with a glowing edge."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import ADD, MULTIPLY, Frame
from game.stage.layers.feathers import bake_burst, show_burst
from game.stage.noise import sampled, smooth_noise
from game.stage.plates import surface_of
from game.story.look import Burst, Look

_MAP_HEIGHT = 270
_BAND = 32
"""Rows that are wiped at a time: so few that they stay in the processor's own memory."""
_FLYING = Burst(at=(0.5, 0.5), count=170, size=0.13, reach=1.9, progress="progress", depth=0.0)

_Masks = tuple[pygame.Surface, pygame.Surface, pygame.Surface]
Transit = Callable[[pygame.Surface, pygame.Surface, pygame.Surface, float], None]


def wiped(name: str, soft: float, edge: tuple[int, int, int], width: float) -> Transit:
    """A wipe along a map: what is darkest on it changes first, with a glowing edge."""

    def wipe(
        surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
    ) -> None:
        levels = np.arange(256) / 255
        front = progress * (1 + soft + 2 * width) - width
        part = np.clip((front - levels) / soft, 0, 1)
        greys = np.rint(part * part * (3 - 2 * part) * 255).astype(int).tolist()
        near = np.exp(-(((levels - front) / width) ** 2)) * min(1.0, 6 * progress, 6 - 6 * progress)
        glow = near[:, None] ** np.asarray((0.9, 1.6, 2.6)) * np.asarray(edge)
        new = [(grey,) * 3 for grey in greys]
        old = [(255 - grey,) * 3 for grey in greys]
        shine = [tuple(colour) for colour in glow.astype(int).tolist()]
        masks = _maps(name, surface.get_size())
        for mask, palette in zip(masks, (new, old, shine), strict=True):
            mask.set_palette(palette)
        _blend_bands(masks, surface, before, after)

    return wipe


def _blend_bands(
    masks: _Masks,
    surface: pygame.Surface,
    before: pygame.Surface,
    after: pygame.Surface,
) -> None:
    """What comes, what goes and what glows: each where its mask is bright."""
    coming, going, glowing = masks
    width, height = surface.get_size()
    band = _band(width)
    for top in range(0, height, _BAND):
        rows = pygame.Rect(0, top, width, min(_BAND, height - top))
        inside = (0, 0, width, rows.height)
        surface.blit(coming, rows, rows)
        surface.blit(after, rows, rows, special_flags=MULTIPLY)
        band.blit(going, (0, 0), rows)
        band.blit(before, (0, 0), rows, special_flags=MULTIPLY)
        surface.blit(band, rows, inside, special_flags=ADD)
        band.blit(glowing, (0, 0), rows)
        surface.blit(band, rows, inside, special_flags=ADD)


_SWEEP = wiped("feathers", 0.14, (60, 70, 110), 0.04)


def feathers(
    surface: pygame.Surface, before: pygame.Surface, after: pygame.Surface, progress: float
) -> None:
    """The picture is swept away from its middle by a burst of plumage."""
    _SWEEP(surface, before, after, min(1.0, max(0.001, (progress - 0.1) / 0.82)))
    size = surface.get_size()
    canvas = Canvas(max(1, round(size[0] / ASPECT)), 0, 0, *size)
    draw = _plumage(canvas.unit)
    draw(Frame(surface, canvas, 0.0, {"progress": progress}))


@functools.lru_cache(maxsize=2)
def _plumage(unit: int) -> Callable[[Frame], None]:
    canvas = Canvas(unit, 0, 0, round(unit * ASPECT), unit)
    plates = bake_burst(_FLYING, canvas)
    return show_burst(_FLYING, plates, [surface_of(plate) for plate in plates], Look("", ()))


@functools.lru_cache(maxsize=2)
def _band(width: int) -> pygame.Surface:
    return pygame.Surface((width, _BAND), 0, 32)


@functools.lru_cache(maxsize=4)
def _maps(
    name: str, size: tuple[int, int]
) -> tuple[pygame.Surface, pygame.Surface, pygame.Surface]:
    """The order in which places change, as 8-bit surfaces of that size: one for each palette."""
    small = Canvas(_MAP_HEIGHT, 0, 0, round(_MAP_HEIGHT * ASPECT), _MAP_HEIGHT)
    ranks = _even(_ORDERS[name](small))
    levels = (ranks * 255).astype(np.uint8)
    grey = pygame.Surface((small.width, small.height), 0, 32)
    pygame.surfarray.blit_array(grey, np.repeat(levels.T[..., None], 3, 2))
    large = pygame.surfarray.array3d(pygame.transform.smoothscale(grey, size))[..., 0]
    shared = large.T.tobytes()  # One picture's memory, read with three palettes.
    orders = tuple(pygame.image.frombuffer(shared, size, "P") for _ in range(3))
    return orders[0], orders[1], orders[2]


def _even(order: Field) -> Field:
    """The same order with every level equally frequent, so that a wipe moves evenly."""
    ranks = np.empty(order.size, np.float32)
    ranks[np.argsort(order, axis=None)] = np.linspace(0, 1, order.size, dtype=np.float32)
    return ranks.reshape(order.shape)


def _noise_map(canvas: Canvas) -> Field:
    return smooth_noise(canvas, 3.3, 1) + 0.05 * smooth_noise(canvas, 1.6, 2)


def _feather_map(canvas: Canvas) -> Field:
    """Radius, streaked like barbs."""
    x, y = canvas.x - ASPECT / 2, canvas.y - 0.5
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    tile = 0.25 * smooth_noise(Canvas(64, 0, 0, 512, 64), 1.6, 3)
    barbs = sampled(tile, (angle / (2 * math.pi) + 0.5) * 512 + radius * 60, radius * 40)
    result: Field = radius * 0.9 + 0.3 * barbs + 0.024 * smooth_noise(canvas, 2.2, 5)
    return result


def _iris_map(canvas: Canvas) -> Field:
    """An iris of nine blades that opens from the middle."""
    x, y = canvas.x - ASPECT / 2, canvas.y - 0.5
    blade = np.abs(np.arctan2(y, x) / (2 * math.pi) * 9 % 1 * 2 - 1)
    result: Field = np.hypot(x, y) * (1 + 0.045 * blade)
    return result


def _weave_map(canvas: Canvas) -> Field:
    """Threads drawn out row by row, to alternate sides."""
    row = np.floor(canvas.y / 0.0075).astype(int)
    turn = np.random.default_rng(1).random(256).astype(np.float32)[row % 256]
    along = np.where(row % 2 == 0, canvas.x / ASPECT, 1 - canvas.x / ASPECT)
    result: Field = 0.45 * along + 0.9 * turn + 0.05 * smooth_noise(canvas, 2.4, 2)
    return result


_ORDERS: Mapping[str, Callable[[Canvas], Field]] = MappingProxyType(
    {
        "dissolve": _noise_map,
        "feathers": _feather_map,
        "iris": _iris_map,
        "weave": _weave_map,
    }
)
