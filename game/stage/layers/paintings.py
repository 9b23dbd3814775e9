"""Pictures, cloths and backdrops: layers that are one baked painting."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pygame

from game.stage.canvas import Canvas, Field
from game.stage.frame import Draw, Fader, Frame, blend_of
from game.stage.noise import smooth_noise
from game.stage.plates import Plate, covering, covering_all, shining, surface_of
from game.stage.shading import over, tint
from game.story.look import Backdrop, Cloth, Image, Look, Picture

_STRIP = 2

Places = Callable[[Frame], Iterable[tuple[float, float]]]
"""How far right and down, in pixels, something is seen at a frame; it may be seen twice."""


def bake_picture(layer: Picture | Cloth, canvas: Canvas) -> tuple[Plate, ...]:
    """The painting, as a plate that its mode can use."""
    from game.stage.painters.by_name import painted

    painting = painted(layer.painter, canvas, layer.numbers)
    if layer.mode == "add":
        light = painting.colours
        if painting.cover is not None:
            light = light * painting.cover[..., None]
        return (shining(light, painting.canvas),)
    if painting.cover is None:
        return (covering_all(painting.colours, painting.canvas),)
    return (covering(painting.colours, painting.cover, painting.canvas),)


def show_picture(
    layer: Picture, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the painting where it belongs."""
    glider = Glider(plates[0], surfaces[0], glides=bool(layer.depth), mode=layer.mode)

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 >= 0.5:
            glider.put(frame, strength, layer.depth)

    return draw


class Glider:
    """A plate in up to four copies, each a quarter of a pixel further right.

    What drifts slowly would jump from pixel to pixel if it were held only once.
    """

    def __init__(
        self, plate: Plate, surface: pygame.Surface, *, glides: bool, mode: str = "over"
    ) -> None:
        self._plate, self._mode = plate.outline, mode
        copies = [surface]
        if glides and not plate.opaque:
            copies += (surface_of(_moved_right(plate, quarter / 4)) for quarter in (1, 2, 3))
        self._copies = [Fader(copy, mode) for copy in copies]

    def shown(self, strength: float) -> list[pygame.Surface]:
        """The copies at a strength."""
        return [copy.at(strength) for copy in self._copies]

    def put(
        self,
        frame: Frame,
        strength: float,
        depth: float,
        right: float = 0.0,
        down: float = 0.0,
    ) -> None:
        """Blits the copy that is nearest to its place, moved right and down by so many pixels."""
        count = len(self._copies)
        left = self._plate.left - frame.canvas.left + frame.drift[0] * depth + right
        step = round(left * count)
        _, top = frame.place(0, self._plate.top + down, depth)
        shown = self._copies[step % count].at(strength)
        blend = blend_of(self._mode, shown)
        frame.surface.blit(shown, (step // count, top), special_flags=blend)


def show_cloth(
    layer: Cloth, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Lets the painting hang."""
    return show_swaying(layer, plates[0], surfaces[0], lambda _: [(0.0, 0.0)])


def show_swaying(
    layer: Cloth | Image, plate: Plate, surface: pygame.Surface, places: Places
) -> Draw:
    """Shifts rows of a plate by a slow swing and a travelling wave, most at the free end."""
    loose = Plate(plate.pixels, plate.left, plate.top)
    glider = Glider(loose, surface, glides=layer.mode != "multiply", mode=layer.mode)
    plate = plate.outline
    width, height = surface.get_size()
    tops = np.arange(0, height, _STRIP)
    part = tops / height
    reach = (part if layer.pinned == "top" else 1 - part) ** 1.6
    turn = 2 * math.pi / layer.period

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        time = frame.seconds * turn
        swing = math.sin(time + layer.phase) + 0.25 * math.sin(time * 0.37 + 2 * layer.phase)
        wave = layer.ripple * np.sin(time * 2.3 - part * 9 + layer.phase)
        far = frame.value(layer.sway, 0, 0.1) * frame.canvas.unit
        left = plate.left - frame.canvas.left + frame.drift[0] * layer.depth
        shown = glider.shown(strength)
        copies, blend = len(shown), blend_of(layer.mode, shown[0])
        for right, down in places(frame):
            _, top = frame.place(0, plate.top + down, layer.depth)
            swung = (reach * far * (swing + wave) + left + right) * copies
            shifts = np.rint(swung).astype(int)
            strips = [
                (shown[shift % copies], (shift // copies, top + row), (0, row, width, tall), blend)
                for row, tall, shift in _alike(shifts)
            ]
            frame.surface.blits(strips, doreturn=False)

    return draw


def _alike(shifts: Field) -> Iterator[tuple[int, int, int]]:
    """Strips that are shifted alike are one: its first row, its height, its shift."""
    ends = np.append(np.flatnonzero(np.diff(shifts)) + 1, len(shifts))
    starts = [0, *ends[:-1].tolist()]
    for start, end, shift in zip(starts, ends.tolist(), shifts[starts].tolist(), strict=True):
        yield start * _STRIP, (end - start) * _STRIP, shift


def _moved_right(plate: Plate, pixels: float) -> Plate:
    """The plate moved by part of a pixel: each pixel mixed with its neighbour to the left."""
    here = plate.pixels.astype(np.float32)
    before = np.roll(here, 1, axis=1)
    before[:, 0] = 0
    mixed = np.rint(here * (1 - pixels) + before * pixels).astype(np.uint8)
    return Plate(mixed, plate.left, plate.top, plate.opaque)


def bake_backdrop(layer: Backdrop, canvas: Canvas) -> tuple[Plate, ...]:
    """A gradient under clouds."""
    clouds = smooth_noise(canvas, 2.8, layer.seed) * layer.haze * 0.22
    part = np.clip(canvas.y + clouds, 0, 1)
    colours = over(np.broadcast_to(tint(layer.top), (*part.shape, 3)), tint(layer.bottom), part)
    return (covering_all(colours * (1 + clouds)[..., None], canvas),)


def show_backdrop(
    layer: Backdrop, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Fills the picture."""

    def draw(frame: Frame) -> None:
        place = frame.place(plates[0].left, plates[0].top, layer.depth)
        frame.surface.blit(surfaces[0], place)

    return draw
