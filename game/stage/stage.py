"""The stage: paints looks on surfaces, in the finest version that is ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pygame

from game.stage.canvas import Canvas
from game.stage.layers.images import OpenImage, no_images
from game.stage.performance import Performance
from game.stage.shelf import Shelf
from game.stage.view import show
from game.stage.workshop import Workshop
from game.story.look import Look, amount_value

_QUICK = 4
"""The first picture is baked at a fourth of the art's height."""
_LEAST_HEIGHT = 90
_PATIENCE_SECONDS = 0.09
_NO_CUES: Mapping[str, float] = MappingProxyType({})


class _Painted(NamedTuple):
    """What was painted last, and how the camera sees it."""

    art: pygame.Surface
    canvas: Canvas
    zoom: float
    tilt: float


class Stage:
    """Paints looks; what is dear in them is baked once, behind the scenes, and kept in a folder."""

    def __init__(
        self,
        cache_folder: Path | None,
        art_height: int = 540,
        open_image: OpenImage = no_images,
        *,
        apart: bool = False,
    ) -> None:
        """`apart`: what is baked in the background is baked in another process."""
        quick = min(art_height, max(_LEAST_HEIGHT, art_height // _QUICK))
        shelf = Shelf(cache_folder)
        self._workshop = Workshop(shelf, quick, art_height, open_image, apart=apart)
        self.trouble = ""
        """What had to be left out of the look painted last, in a sentence; empty if nothing."""
        self._waited_for: Look | None = None
        self._art: dict[tuple[int, int], tuple[pygame.Surface, pygame.Surface]] = {}
        self._painted: _Painted | None = None
        self._coming: _Painted | None = None
        self._half: Iterator[None] = iter(())

    @property
    def art_height(self) -> int:
        """How many pixels high the pictures are painted, before they are scaled to the window."""
        return self._workshop.fine

    @art_height.setter
    def art_height(self, height: int) -> None:
        self._workshop.refine(height)

    @property
    def baking(self) -> bool:
        """Whether pictures are being made ready in the background."""
        return self._workshop.busy

    def prepare(self, look: Look, *, urgent: bool = False) -> None:
        """Asks for a look to be baked in the background; asking again costs nothing.

        An urgent one is wanted now, and comes coarsely at first if it was not asked for before.
        """
        self._workshop.ask(look, urgent=urgent)

    def ready(self, look: Look) -> bool:
        """Whether a look stands ready in full quality."""
        return self._workshop.ready(look)

    def paint(
        self,
        look: Look,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool = False,
        cue_times: Mapping[str, float] = _NO_CUES,
    ) -> None:
        """Paints a look as it is at a second; `show` puts it where it is seen.

        `parameters` are those that differ from the look's own, `cue_times` the seconds at which
        cues fired. In full quality the picture depends on nothing but these arguments. Until
        then a coarse one is painted, and before that, for a moment, darkness.
        """
        self.begin(look, parameters, seconds, reduced_motion=reduced_motion, cue_times=cue_times)
        self.finish()

    def begin(
        self,
        look: Look,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool = False,
        cue_times: Mapping[str, float] = _NO_CUES,
    ) -> None:
        """Does half of that; the picture before stays the one to be shown until `finish`."""
        performance = self._best(look)
        self._coming, self._half = None, iter(())
        if performance is None:
            return
        self.trouble = " ".join(performance.troubles)
        values = look.parameters_at(parameters, seconds, cue_times)
        art = self._art_for(performance)
        camera = performance.camera
        zoom = amount_value(camera.zoom, values)
        tilt = 0.0 if reduced_motion else amount_value(camera.tilt, values, -7.0, 7.0)
        self._coming = _Painted(art, performance.canvas, zoom, tilt)
        self._half = performance.halves(art, values, seconds, reduced_motion=reduced_motion)
        next(self._half, None)

    def finish(self) -> None:
        """Does the other half of what was begun."""
        for _ in self._half:
            pass
        self._painted = self._coming

    def show(self, surface: pygame.Surface) -> None:
        """Covers a surface of any size with the picture that was painted last."""
        if self._painted is None:
            surface.fill((0, 0, 0))
        else:
            art, canvas, zoom, tilt = self._painted
            show(art, canvas, surface, zoom, tilt)

    def close(self) -> None:
        """Ends the baking and forgets what was baked; the folder keeps it."""
        self._workshop.close()

    def _best(self, look: Look) -> Performance | None:
        """The finest performance there is; a look that is new is waited for, once, a moment."""
        self._workshop.ask(look, urgent=True)
        patience = 0.0 if look is self._waited_for else _PATIENCE_SECONDS
        self._waited_for = look
        return self._workshop.finest(look, patience)

    def _art_for(self, performance: Performance) -> pygame.Surface:
        """Where its next picture is painted, while the one before is still seen."""
        size = performance.canvas.width, performance.canvas.height
        if size not in self._art:
            self._art[size] = pygame.Surface(size, 0, 32), pygame.Surface(size, 0, 32)
        one, other = self._art[size]
        return other if self._painted and self._painted.art is one else one
