"""A look made ready at one resolution: its layers baked, its drawing functions in order."""

from __future__ import annotations

import functools
import hashlib
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path

import pygame

from game.stage.bakery import bake_here
from game.stage.canvas import Canvas
from game.stage.frame import Draw, Frame, darken
from game.stage.kinds import KINDS
from game.stage.layers.images import NotShown, OpenImage, no_images
from game.stage.plates import Plate, surface_of
from game.stage.shelf import Shelf
from game.stage.view import drift_of
from game.story.look import COLOURS, HOUSES, PAINTINGS, Camera, Layer, Look

_STILL_SECOND = 12.4
"""The moment at which a look stands still: rain hangs, flames burn, and few eyes are closed."""
_HELD = 1.6
"""What a look holds against the bytes of its plates: measured, 1.1 to 2."""

worked = time.perf_counter if sys.platform == "win32" else time.thread_time
"""The seconds that this thread has worked: what other programs take from it is not the picture's.

Windows counts them too coarsely for single pictures; there the clock has to do.
"""
Bake = Callable[[Layer, Canvas, Shelf, str], tuple[Plate, ...]]
"""Paints the plates of a layer that needs no file, and keeps them on the shelf under a key."""


class Performance:
    """Draws one look at one resolution, at any second, as often as asked."""

    def __init__(
        self,
        look: Look,
        canvas: Canvas,
        draws: tuple[Draw, ...],
        troubles: tuple[str, ...] = (),
        size_in_bytes: int = 0,
    ) -> None:
        self.canvas = canvas
        self.troubles = troubles
        """Sentences about what had to be left out."""
        self.size_in_bytes = size_in_bytes
        """About how much memory it holds."""
        self._draws = draws
        self._half = 0.0
        """How much work half of a picture was the last time, in seconds."""
        cameras = [layer for layer in look.layers if isinstance(layer, Camera)]
        self.camera = cameras[-1] if cameras else Camera()

    def draw(
        self,
        art: pygame.Surface,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool,
    ) -> None:
        """Paints all layers over the art, whose size is the canvas's.

        With `reduced_motion` nothing in it moves by itself: every second looks the same.
        """
        for _ in self.halves(art, parameters, seconds, reduced_motion=reduced_motion):
            pass

    def halves(
        self,
        art: pygame.Surface,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool,
    ) -> Iterator[None]:
        """The same with a pause in which about half of the work is done."""
        began = worked()
        drift = (0.0, 0.0) if reduced_motion else drift_of(self.camera, seconds, self.canvas.unit)
        darken(art)
        moment = _STILL_SECOND if reduced_motion else seconds
        frame = Frame(art, self.canvas, moment, parameters, drift)
        first = None
        for draw in self._draws:
            draw(frame)
            if first is None and worked() - began >= self._half:
                first = worked() - began
                yield
                began = worked()
        self._half = ((first or 0.0) + worked() - began) / 2


def rehearse(
    look: Look,
    art_height: int,
    shelf: Shelf,
    open_image: OpenImage = no_images,
    bake: Bake = bake_here,
) -> Generator[None, None, Performance]:
    """Makes a look ready to be drawn, pausing after each layer.

    Layers that the shelf does not hold are baked; one whose image cannot be had is left out. The
    generator returns the performance.
    """
    canvas = Canvas.whole(art_height)
    draws, troubles = [], []
    size = 0
    for layer in look.layers:
        try:
            plates = plates_of(layer, canvas, shelf, open_image, bake)
        except NotShown as sentence:
            troubles.append(str(sentence))
        else:
            surfaces = [surface_of(plate) for plate in plates]
            size += sum(plate.pixels.nbytes for plate in plates)
            draws.append(KINDS[type(layer)].show(layer, plates, surfaces, look))
        yield
    return Performance(look, canvas, tuple(draws), tuple(troubles), round(_HELD * size))


def perform(
    look: Look, art_height: int, shelf: Shelf, open_image: OpenImage = no_images
) -> Performance:
    """A look ready to be drawn at once, without a pause."""
    work = rehearse(look, art_height, shelf, open_image)
    while True:
        try:
            next(work)
        except StopIteration as done:
            performance: Performance = done.value
            return performance


def plates_of(
    layer: Layer,
    canvas: Canvas,
    shelf: Shelf,
    open_image: OpenImage = no_images,
    bake: Bake = bake_here,
) -> tuple[Plate, ...]:
    """A layer's plates, from the shelf or freshly baked."""
    kind = KINDS[type(layer)]
    if not kind.kept:
        return kind.bake(layer, canvas)
    key = _key(layer, canvas)
    plates = shelf.find(key)
    if plates is not None:
        return plates
    if not kind.opens:
        return bake(layer, canvas, shelf, key)
    plates = kind.bake(layer, canvas, open_image)
    shelf.keep(key, plates)
    return plates


def _key(layer: Layer, canvas: Canvas) -> str:
    asked = f"{painters_version()} {layer!r} {canvas.key}"
    return hashlib.sha256(asked.encode()).hexdigest()[:40]


@functools.cache
def painters_version() -> str:
    """A digest of the painters' own code and of the words they know by meaning.

    With other code, other default numbers or other colours, everything is baked again.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    for meanings in (PAINTINGS, HOUSES, COLOURS):
        digest.update(repr(sorted(meanings.items())).encode())
    return digest.hexdigest()
