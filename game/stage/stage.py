"""The stage: keeps what has been baked, bakes what will be needed, paints looks."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pygame

from game.stage.canvas import Canvas
from game.stage.performance import Performance, perform
from game.stage.shelf import Shelf
from game.stage.view import show
from game.story.look import Look, amount_value

_QUICK = 4
"""The first picture is baked at a fourth of the art's height."""
_MOST_LOOKS = 6
_PATIENCE_SECONDS = 0.09
_NICENESS = 10
_LOG = logging.getLogger(__name__)
_NO_CUES: Mapping[str, float] = MappingProxyType({})


class Stage:
    """Paints looks on surfaces; one thread bakes them, coarse first and then fine."""

    def __init__(self, cache_folder: Path | None, art_height: int = 540) -> None:
        self._shelf = Shelf(cache_folder)
        self._heights = tuple(sorted({min(art_height, max(90, art_height // _QUICK)), art_height}))
        self._changed = threading.Condition()
        self._wanted: list[tuple[Look, int]] = []
        self._baked: OrderedDict[tuple[int, int], tuple[Look, Performance]] = OrderedDict()
        self._closed = False
        self._art: dict[tuple[int, int], pygame.Surface] = {}
        self._thread = threading.Thread(target=self._bake_wanted, name="stage", daemon=True)
        self._thread.start()

    def prepare(self, look: Look) -> None:
        """Asks for a look to be baked in the background; asking again costs nothing."""
        self._ask(look, at_once=False)

    def ready(self, look: Look) -> bool:
        """Whether a look stands ready in full quality."""
        with self._changed:
            return self._ready(look, self._heights[-1])

    def paint(
        self,
        surface: pygame.Surface,
        look: Look,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool = False,
        cue_times: Mapping[str, float] = _NO_CUES,
    ) -> None:
        """Paints a look as it is at a second, covering the surface.

        `parameters` are those that differ from the look's own, `cue_times` the seconds at which
        cues fired. In full quality the picture depends on nothing but these arguments. Until
        then a coarse one is shown, and before that, for a moment, darkness.
        """
        performance = self._best(look)
        if performance is None:
            surface.fill((0, 0, 0))
            return
        values = look.parameters_at(parameters, seconds, cue_times)
        art = self._art_for(performance)
        performance.draw(art, values, seconds, reduced_motion=reduced_motion)
        camera = performance.camera
        zoom = amount_value(camera.zoom, values)
        tilt = 0.0 if reduced_motion else amount_value(camera.tilt, values, -7.0, 7.0)
        show(art, performance.canvas, surface, zoom, tilt)

    def close(self) -> None:
        """Ends the thread and forgets everything baked; a bake that has begun is waited for."""
        with self._changed:
            self._closed = True
            self._wanted.clear()
            self._changed.notify_all()
        self._thread.join()
        self._baked.clear()

    def _art_for(self, performance: Performance) -> pygame.Surface:
        size = performance.canvas.width, performance.canvas.height
        if size not in self._art:
            self._art[size] = pygame.Surface(size, 0, 32)
        return self._art[size]

    def _ready(self, look: Look, height: int) -> bool:
        held = self._baked.get((id(look), height))
        return held is not None and held[0] is look

    def _best(self, look: Look) -> Performance | None:
        """The finest performance there is; waits a moment where there is none at all."""
        self._ask(look, at_once=True)
        with self._changed:
            self._changed.wait_for(
                lambda: any(self._ready(look, height) for height in self._heights),
                _PATIENCE_SECONDS,
            )
            for height in reversed(self._heights):
                if self._ready(look, height):
                    self._baked.move_to_end((id(look), height))
                    return self._baked[id(look), height][1]
        return None

    def _ask(self, look: Look, *, at_once: bool) -> None:
        with self._changed:
            asked = {(id(wanted), height) for wanted, height in self._wanted}
            missing = [
                (look, height)
                for height in self._heights
                if not self._ready(look, height) and (id(look), height) not in asked
            ]
            if self._closed or self._ready(look, self._heights[-1]):
                return
            self._wanted.extend(missing)
            if at_once and self._wanted and self._wanted[0][0] is not look:
                self._wanted.sort(key=lambda wanted: wanted[0] is not look)
            if missing or at_once:
                self._changed.notify_all()

    def _bake_wanted(self) -> None:
        """The thread: the coarse version of what is shown now, then its fine one, then the rest."""
        with contextlib.suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or bool(self._wanted))
                if self._closed:
                    return
                look, height = self._wanted[0]
            performance = self._performed(look, height)
            with self._changed:
                self._wanted = [w for w in self._wanted if w[0] is not look or w[1] != height]
                self._keep(look, height, performance)
                self._changed.notify_all()
            _give_back_memory()

    def _performed(self, look: Look, height: int) -> Performance:
        """The look made ready; a look that cannot be painted is dark, and the log says why."""
        try:
            return perform(look, height, self._shelf)
        except Exception:
            _LOG.exception("the look %s cannot be painted", look.name)
            return Performance(look, Canvas.whole(height), ())

    def _keep(self, look: Look, height: int, performance: Performance) -> None:
        """Holds what was baked: fine in the place of coarse, new looks in the place of old."""
        if self._closed:
            return
        self._baked[id(look), height] = (look, performance)
        if height == self._heights[-1]:
            for coarse in self._heights[:-1]:
                self._baked.pop((id(look), coarse), None)
        while len(self._baked) > _MOST_LOOKS:
            self._baked.popitem(last=False)


def _give_back_memory() -> None:
    """Returns what a bake no longer needs to the system, where the C library can."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
