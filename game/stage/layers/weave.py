"""The woven cloth while it is shown: motifs come and go, the flaw opens and grows."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.stage.canvas import Field
from game.stage.frame import ADD, MULTIPLY, PREMULTIPLIED, SUBTRACT, Draw, Fader, Frame
from game.stage.layers.threads import FULL, LooseThreads
from game.stage.plates import Plate
from game.stage.shading import saturated, smoothstep
from game.story.look import Look, Weave

_STEPS = 250
"""In how many steps the flaw grows; between two of them nothing is painted anew."""
_FADES = 24
"""In how many steps a motif comes."""
_BLACK = np.asarray((3, 2, 6)) / 255
_LEVEL = np.arange(256, dtype=np.float32)


class _Flaw:
    """The cloth with its motifs and its flaw as they are, painted anew only when one changes."""

    def __init__(self, plates: tuple[Plate, ...], surfaces: list[pygame.Surface]) -> None:
        self._whole, self._shown = surfaces[0], surfaces[0].copy()
        self._stained, self._bare = surfaces[1:3]
        self._gives, self._stains, self._away, self._cloth = _planes(plates[3])
        self._corner = _from_corner(plates[3], plates[0])
        self._motifs = [
            (Fader(surface), _from_corner(plate, plates[0]))
            for surface, plate in zip(surfaces[4:], plates[4:], strict=True)
        ]
        self._state: tuple[int, ...] = (0,) * (1 + len(self._motifs))

    def at(self, step: int, motifs: Sequence[float]) -> pygame.Surface:
        """The cloth, the flaw grown by so many steps, each motif as strong as said."""
        state = (step, *(round(strength * _FADES) for strength in motifs))
        if state != self._state:
            self._state = state
            self._shown.fill((0, 0, 0, 0))
            self._shown.blit(self._whole, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
            for (fader, place), level in zip(self._motifs, state[1:], strict=True):
                if level:
                    self._shown.blit(fader.at(level / _FADES), place, special_flags=PREMULTIPLIED)
            if step:
                self._undo(grown(step / _STEPS))
        return self._shown

    def _undo(self, size: float) -> None:
        """Lays over the cloth: stain, hole, the shade of its lip, warps that still hang."""
        level = _LEVEL / FULL
        edge = 0.86 * size
        hole = smoothstep(edge + 0.012, edge, level)
        lip = 0.6 * smoothstep(edge + 0.07, edge, level)
        inward = edge - level
        hangs = smoothstep(0.25, 0.20, inward) * smoothstep(0.18, 0.32, edge)
        stain = 0.93 * smoothstep(1.20 * size + 0.015, 1.05 * size, level)
        cover, wool, dark, part = _scratch(self._gives.get_size())
        _show(self._stains, stain, cover)
        cover.blit(_show(self._gives, hole, part), (0, 0), special_flags=pygame.BLEND_RGB_MAX)
        cover.blit(_show(self._cloth, _LEVEL / 255, part), (0, 0), special_flags=MULTIPLY)
        _show(self._gives, (1 - lip) * (1 - hole), wool)
        wool.blit(self._stained, (0, 0), special_flags=MULTIPLY)
        _show(self._away, hangs, dark)
        dark.blit(self._bare, (0, 0), special_flags=MULTIPLY)
        dark.blit(_show(self._gives, hole * hole, part), (0, 0), special_flags=MULTIPLY)
        black = hole[:, None] * _BLACK
        dark.blit(_show(self._gives, black, part), (0, 0), special_flags=pygame.BLEND_RGB_MAX)
        wool.blit(dark, (0, 0), special_flags=ADD)
        wool.blit(cover, (0, 0), special_flags=MULTIPLY)
        part.fill((255, 255, 255))
        part.blit(cover, (0, 0), special_flags=SUBTRACT)
        self._shown.blit(part, self._corner, special_flags=MULTIPLY)
        self._shown.blit(wool, self._corner, special_flags=ADD)


def _planes(plate: Plate) -> tuple[pygame.Surface, ...]:
    """A plate's four channels as surfaces of levels, which a palette gives a meaning."""
    height, width = plate.pixels.shape[:2]
    channels = (plate.pixels[..., number].tobytes() for number in range(4))
    return tuple(pygame.image.frombuffer(levels, (width, height), "P") for levels in channels)


def _show(plane: pygame.Surface, values: Field, surface: pygame.Surface) -> pygame.Surface:
    """Draws for each level its value, 0 to 1: a grey, or a colour. Gives what it is drawn on.

    A palette is one table for all pixels: so the processor reckons none of them by itself.
    """
    colours = np.broadcast_to(values.reshape(256, -1), (256, 3))
    plane.set_palette((saturated(colours) * 255).astype(int).tolist())
    surface.blit(plane, (0, 0))
    return surface


@functools.lru_cache(maxsize=1)
def _scratch(size: tuple[int, int]) -> tuple[pygame.Surface, ...]:
    return tuple(pygame.Surface(size, 0, 32) for _ in range(4))


def _from_corner(plate: Plate, whole: Plate) -> tuple[int, int]:
    return plate.left - whole.left, plate.top - whole.top


def grown(flaw: float) -> float:
    """The flaw's size for how far it has grown: it begins as a speck."""
    return 0.03 + 0.97 * math.pow(flaw, 1.5)


def show_weave(
    layer: Weave, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """The cloth, and the threads that have come loose, swaying."""
    flaw, threads, whole = _Flaw(plates, surfaces), LooseThreads(layer, plates), plates[0]

    def draw(frame: Frame) -> None:
        step = round(frame.value(layer.flaw) * _STEPS)
        motifs = [frame.value(motif.strength) for motif in layer.motifs]
        frame.surface.blit(
            flaw.at(step, motifs),
            frame.place(whole.left, whole.top, 0),
            special_flags=PREMULTIPLIED,
        )
        if step:
            threads.draw(frame, 0.86 * grown(step / _STEPS), frame.value(layer.stir), motifs)

    return draw
