"""Frames of looks for tests: painted at once, in this process, without a thread."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pygame

from game.library import shared_looks
from game.stage.performance import Performance, perform
from game.stage.shelf import Shelf
from game.stage.view import show
from game.story.look import Grain, Look, amount_value

LOOKS = sorted(shared_looks())


@cache
def performance_of(name: str, art_height: int, *, grain: bool = True) -> Performance:
    """A shipped look, made ready; grain would make every golden frame large."""
    look = shared_looks()[name]
    if not grain:
        kept = tuple(layer for layer in look.layers if not isinstance(layer, Grain))
        look = dataclasses.replace(look, layers=kept)
    return perform(look, art_height, Shelf(None))


def frame(
    look: Look,
    performance: Performance,
    size: tuple[int, int],
    seconds: float,
    parameters: Mapping[str, float] | None = None,
    cue_times: Mapping[str, float] | None = None,
    *,
    reduced_motion: bool = False,
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The picture at a second, as an array of width, height, channels."""
    values = look.parameters_at(parameters or {}, seconds, cue_times or {})
    canvas = performance.canvas
    art = pygame.Surface((canvas.width, canvas.height), 0, 32)
    performance.draw(art, values, seconds, reduced_motion=reduced_motion)
    surface = pygame.Surface(size, 0, 32)
    tilt = amount_value(performance.camera.tilt, values, -7, 7)
    show(art, canvas, surface, amount_value(performance.camera.zoom, values), tilt)
    return pygame.surfarray.array3d(surface)


def png(size: tuple[int, int], colour: tuple[int, ...] = (200, 120, 40, 255)) -> bytes:
    """What is in a PNG file of one colour."""
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    surface.fill(colour)
    held = io.BytesIO()
    pygame.image.save(surface, held, "x.png")
    return held.getvalue()


def saved(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], path: Path) -> None:
    """Writes a picture as PNG."""
    pygame.image.save(pygame.surfarray.make_surface(pixels), path)
