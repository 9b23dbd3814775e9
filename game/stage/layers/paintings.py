"""Pictures, cloths, backdrops, figures and shadows: layers that are one baked painting."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
import pygame

from game.stage.canvas import Canvas
from game.stage.frame import ADD, MULTIPLY, PREMULTIPLIED, Draw, Fader, Frame
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import mask, moved
from game.stage.painters import painted
from game.stage.painters.figures import FIGURES
from game.stage.painters.silhouette import cloak_folds
from game.stage.plates import Plate, covering, covering_all, shining, surface_of
from game.stage.shading import filmic, over, rim, smoothstep, tint
from game.story.look import Backdrop, Cloth, Figure, Image, Look, Picture, Shadow

_STRIP = 2

Places = Callable[[Frame], Iterable[tuple[float, float]]]
"""How far right and down, in pixels, something is seen at a frame; it may be seen twice."""


def bake_picture(layer: Picture | Cloth, canvas: Canvas) -> tuple[Plate, ...]:
    """The painting, as a plate that its mode can use."""
    painting = painted(layer.painter, canvas, layer.numbers)
    if layer.mode == "add":
        light = painting.colours
        if painting.cover is not None:
            light = light * painting.cover[..., None]
        return (shining(light, painting.canvas),)
    if painting.cover is None:
        return (covering_all(painting.colours, painting.canvas),)
    return (covering(painting.colours, painting.cover, painting.canvas),)


def blend_of(mode: str, surface: pygame.Surface) -> int:
    """The flag with which such a surface meets what lies below it."""
    if mode == "over":
        return PREMULTIPLIED if surface.get_flags() & pygame.SRCALPHA else 0
    return ADD if mode == "add" else MULTIPLY


def show_picture(
    layer: Picture, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the painting where it belongs."""
    blend = blend_of(layer.mode, surfaces[0])
    glider = Glider(plates[0], surfaces[0], glides=bool(layer.depth), mode=layer.mode)

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 >= 0.5:
            glider.put(frame, strength, layer.depth, 0.0, blend)

    return draw


class Glider:
    """A plate in up to four copies, each a quarter of a pixel further right.

    What drifts slowly would jump from pixel to pixel if it were held only once.
    """

    def __init__(
        self, plate: Plate, surface: pygame.Surface, *, glides: bool, mode: str = "over"
    ) -> None:
        self._plate = plate.outline
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
        right: float,
        blend: int,
        down: float = 0.0,
    ) -> None:
        """Blits the copy that is nearest to its place, moved right and down by so many pixels."""
        count = len(self._copies)
        left = self._plate.left - frame.canvas.left + frame.drift[0] * depth + right
        step = round(left * count)
        _, top = frame.place(0, self._plate.top + down, depth)
        shown = self._copies[step % count].at(strength)
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
    blend = blend_of(layer.mode, surface)
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
        copies = len(shown)
        for right, down in places(frame):
            _, top = frame.place(0, plate.top + down, layer.depth)
            swung = (reach * far * (swing + wave) + left + right) * copies
            for row, shift in zip(tops.tolist(), np.rint(swung).astype(int).tolist(), strict=True):
                place, strip = (shift // copies, top + row), (0, row, width, _STRIP)
                frame.surface.blit(shown[shift % copies], place, strip, special_flags=blend)

    return draw


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


def bake_figure(layer: Figure, canvas: Canvas) -> tuple[Plate, ...]:
    """The cast shadow, then the silhouette with its rims."""
    drawn = FIGURES[layer.who]
    x, y = layer.at[0] * 16 / 9, layer.at[1]
    size, mirrored = layer.height, layer.facing == "left"
    near = canvas.part(x - 0.95 * size, y - 1.35 * size, x + 0.95 * size, y + 0.45 * size)
    outlines = moved(drawn.outlines, x, y, size, mirrored=mirrored)
    holes = moved(drawn.holes, x, y, size, mirrored=mirrored)
    shape = mask(near, outlines, holes)
    folds = cloak_folds(near, drawn, x, y, size, mirrored=mirrored) * drawn.folds
    scale = near.unit / 720 * min(1.6, max(0.5, size / 0.42))
    colours = np.broadcast_to(tint("#05060c"), (*shape.shape, 3)).copy()
    colours += tint("#2a3350") * layer.haze * 0.5
    for light in layer.rims:
        edge = rim(shape, light.towards, scale, light.width)
        slope = np.gradient(folds, axis=1) * -light.towards[0] * 3.0 * scale
        edge = edge + np.clip(slope, 0, 1) * 0.3 * shape
        window = np.exp(-((((y - near.y) / size - light.middle) / light.reach) ** 2))
        colours += (edge * light.strength * window)[..., None] * tint(light.colour)
    body = covering(filmic(colours * 1.1), shape, near)
    if not layer.shadow:
        return (body,)
    return (_cast_shadow(layer, near, outlines), body)


def _cast_shadow(layer: Figure, near: Canvas, outlines: list[list[tuple[float, float]]]) -> Plate:
    """The outline laid on the floor: flattened, slanted, softer farther from the feet."""
    y = layer.at[1]
    laid = [
        [(a + (y - b) * layer.lean, y + (y - b) * 0.27) for a, b in outline] for outline in outlines
    ]
    fade = np.clip(1 - (near.y - y) / (0.36 * layer.height), 0, 1)
    cover = blurred(mask(near, laid), 4 * near.unit / 720) * fade * layer.shadow
    return covering(np.zeros(3, np.float32), cover, near)


def show_figure(
    layer: Figure | Shadow, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the figure on its shadow."""
    swing = layer.swing if isinstance(layer, Shadow) else 0.0
    glides = bool(layer.depth or swing)
    gliders = [Glider(p, s, glides=glides) for p, s in zip(plates, surfaces, strict=True)]

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        time = frame.seconds
        sway = (math.sin(time * 2.3) * 0.6 + math.sin(time * 5.1 + 1) * 0.4) * swing
        right = sway * frame.canvas.unit
        for glider in gliders:
            glider.put(frame, strength, layer.depth, right, PREMULTIPLIED)

    return draw


def bake_shadow(layer: Shadow, canvas: Canvas) -> tuple[Plate, ...]:
    """A blurred silhouette that fades towards its feet."""
    x, y, size = layer.at[0] * 16 / 9, layer.at[1], layer.height
    near = canvas.part(x - 0.9 * size, y - 1.3 * size, x + 0.9 * size, y + 0.1 * size)
    shape = blurred(
        mask(near, moved(FIGURES[layer.who].outlines, x, y, size)), layer.soft * near.unit
    )
    fade = 0.35 + 0.65 * smoothstep(0.0, 0.6, (y - near.y) / size)
    return (covering(np.zeros(3, np.float32), shape * fade, near),)
