"""A writer's own pictures: opened, fitted into their place, lit, and set in motion."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator

import numpy as np
import pygame

from game.stage.canvas import ASPECT, OVERSCAN, Canvas, Field
from game.stage.exif import upright
from game.stage.frame import Draw, Frame
from game.stage.layers.paintings import Glider, show_swaying
from game.stage.plates import Plate, covering, covering_all, shining
from game.stage.shading import smoothstep, tint
from game.story.look import Image, ImageFile, Look

OpenImage = Callable[[ImageFile], bytes]
"""Gives what is in a file that has been found fit to be decoded; raises OSError otherwise."""

_FINEST = 1 / 255


class NotShown(Exception):
    """A picture that cannot be had any more; the text is a sentence that says why."""


def no_images(file: ImageFile) -> bytes:
    """Opens nothing, where looks have no files."""
    raise OSError("there is no folder to take it from")


def bake_image(layer: Image, canvas: Canvas, open_image: OpenImage) -> tuple[Plate, ...]:
    """The picture, scaled into its place. Raises NotShown where it cannot be opened."""
    try:
        whole = _decoded(open_image(layer.file))
    except (OSError, ValueError, pygame.error, MemoryError) as error:
        sentence = f"The image {layer.file.name} cannot be shown: {error}."
        raise NotShown(sentence) from error
    fitted, left, top = _fitted(whole, layer, canvas)
    width, height = fitted.get_size()
    place = Canvas(canvas.unit, left, top, width, height)
    colours, cover = _colours_and_cover(fitted)
    colours = colours * tint(layer.colour)
    cover = cover * _faded_edges(layer, place)
    if layer.mode == "multiply":
        return (covering_all(1 - cover[..., None] * (1 - colours), place),)
    if layer.mode == "add":
        return (shining(colours * cover[..., None], place),)
    if cover.min() > 1 - _FINEST:
        return (covering_all(colours, place),)
    return (covering(colours, cover, place),)


def _decoded(content: bytes) -> pygame.Surface:
    """The picture with its colours multiplied by its cover, as it can be scaled without fringes."""
    loaded = upright(pygame.image.load(io.BytesIO(content)), content)
    whole = pygame.Surface(loaded.get_size(), pygame.SRCALPHA, 32)
    whole.blit(loaded, (0, 0))
    return whole.premul_alpha()


def _fitted(whole: pygame.Surface, layer: Image, canvas: Canvas) -> tuple[pygame.Surface, int, int]:
    """The picture in its size, and where its corner lies in pixels of the picture."""
    left, top, right, bottom = _edges(layer, canvas)
    wide, tall = max(1.0, right - left), max(1.0, bottom - top)
    width, height = whole.get_size()
    if layer.fit == "cover":
        scale = max(wide / width, tall / height)
        cut = pygame.Rect(0, 0, max(1, round(wide / scale)), max(1, round(tall / scale)))
        cut.center = whole.get_rect().center
        whole = whole.subsurface(cut.clip(whole.get_rect()))
        size = round(wide), round(tall)
    else:
        scale = min(wide / width, tall / height)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        left += (wide - size[0]) / 2
        top += tall - size[1]
    return pygame.transform.smoothscale(whole, size), round(left), round(top)


def _edges(layer: Image, canvas: Canvas) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the area, in pixels.

    What reaches an edge of the picture goes on beyond it, so that the camera can drift.
    """
    left, top = layer.area[:2]
    right, bottom = left + layer.area[2], top + layer.area[3]
    if layer.fit == "cover":
        left, top = (-OVERSCAN if edge == 0 else edge for edge in (left, top))
        right, bottom = (1 + OVERSCAN if edge == 1 else edge for edge in (right, bottom))
    across = canvas.unit * ASPECT
    return left * across, top * canvas.unit, right * across, bottom * canvas.unit


def _colours_and_cover(surface: pygame.Surface) -> tuple[Field, Field]:
    """Colours as they are where nothing covers them, and the cover, both 0 to 1."""
    cover = pygame.surfarray.array_alpha(surface).T.astype(np.float32) / 255
    colours = pygame.surfarray.array3d(surface).swapaxes(0, 1).astype(np.float32) / 255
    straight: Field = np.minimum(1, colours / np.maximum(cover, _FINEST)[..., None])
    return straight, cover


def _faded_edges(layer: Image, place: Canvas) -> Field | float:
    """The cover that is left near the edges: none at the very edge, all of it further in."""
    far = layer.soft * place.unit
    if far < 0.5:
        return 1.0
    across, down = (
        np.minimum(np.arange(count) + 0.5, count - 0.5 - np.arange(count))
        for count in (place.width, place.height)
    )
    result: Field = smoothstep(0, far, across)[None, :] * smoothstep(0, far, down)[:, None]
    return result.astype(np.float32)


def show_image(
    layer: Image, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Puts the picture where it belongs, as often as its drift brings it round."""
    if layer.sway != 0:
        return show_swaying(
            layer, plates[0], surfaces[0], lambda frame: _rounds(layer, plates[0], frame)
        )
    glides = bool(layer.depth or layer.drift[0])
    glider = Glider(plates[0], surfaces[0], glides=glides, mode=layer.mode)

    def draw(frame: Frame) -> None:
        strength = frame.value(layer.strength)
        if strength * 255 < 0.5:
            return
        for right, down in _rounds(layer, plates[0], frame):
            glider.put(frame, strength, layer.depth, right, down)

    return draw


def _rounds(layer: Image, plate: Plate, frame: Frame) -> Iterator[tuple[float, float]]:
    """How far right and down in pixels the picture is seen: once, or where it comes in again."""
    if layer.drift == (0.0, 0.0):
        yield 0.0, 0.0
        return
    canvas = frame.canvas
    height, width = plate.pixels.shape[:2]
    rights = _turns(layer.drift[0], frame, plate.left - canvas.left, width, canvas.width)
    downs = list(_turns(layer.drift[1], frame, plate.top - canvas.top, height, canvas.height))
    for right in rights:
        for down in downs:
            yield right, down


def _turns(speed: float, frame: Frame, start: float, length: int, room: int) -> Iterator[float]:
    """The shifts along one direction at which any of the picture is seen."""
    if speed == 0:
        yield 0.0
        return
    circle = max(length, room)
    shift = math.fmod(speed * frame.seconds * frame.canvas.unit, circle)
    for turn in (-1, 0, 1):
        at = start + shift + turn * circle
        if -length < at < room:
            yield shift + turn * circle
