"""Single frames and short loops of a look, in full quality, without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pygame

from game.stage.layers.images import OpenImage, no_images
from game.stage.performance import perform
from game.stage.shelf import Shelf
from game.stage.view import show
from game.story.look import Look, amount_value

FRAMES_A_SECOND = 20


def frames(
    look: Look,
    size: tuple[int, int],
    moments: list[float],
    parameters: Mapping[str, float],
    cue_times: Mapping[str, float],
    cache_folder: Path | None = None,
    open_image: OpenImage = no_images,
) -> Iterator[pygame.Surface]:
    """The look at some seconds, each as a surface of that size; the art is as fine as it."""
    performance = perform(look, size[1], Shelf(cache_folder), open_image)
    canvas = performance.canvas
    art = pygame.Surface((canvas.width, canvas.height), 0, 32)
    for seconds in moments:
        values = look.parameters_at(parameters, seconds, cue_times)
        performance.draw(art, values, seconds, reduced_motion=False)
        camera = performance.camera
        surface = pygame.Surface(size, 0, 32)
        tilt = amount_value(camera.tilt, values, -7.0, 7.0)
        show(art, canvas, surface, amount_value(camera.zoom, values), tilt)
        yield surface


def write_picture(surface: pygame.Surface, path: Path) -> None:
    """Writes a frame as PNG or JPEG, by the file's ending. Raises OSError or pygame.error."""
    pygame.image.save(surface, str(path))


def write_loop(surfaces: list[pygame.Surface], path: Path) -> None:
    """Writes frames as an animation (GIF or WebP, by the file's ending) that never stops.

    Raises ImportError where Pillow, of the extra `pictures`, is not installed.
    """
    from PIL import Image  # only animations need it

    images = [
        Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))
        for surface in surfaces
    ]
    images[0].save(
        path,
        save_all=True,
        append_images=images[1:],
        duration=round(1000 / FRAMES_A_SECOND),
        loop=0,
    )
