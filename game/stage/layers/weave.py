"""The woven cloth while it is shown: motifs come and go, the flaw opens and grows."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import Field
from game.stage.frame import PREMULTIPLIED, Draw, Fader, Frame
from game.stage.layers.loom import FULL
from game.stage.layers.threads import LooseThreads
from game.stage.plates import Plate
from game.stage.shading import saturated, smoothstep
from game.story.look import Look, Weave

_STEPS = 250
"""In how many steps the flaw grows; between two of them nothing is painted anew."""
_FADES = 24
"""In how many steps a motif comes."""
_BLACK = np.asarray((6, 2, 3), np.uint8)

Pixels = npt.NDArray[np.uint8]


class _Flaw:
    """The cloth with its motifs and its flaw as they are, painted anew only when one changes."""

    def __init__(self, plates: tuple[Plate, ...], surfaces: list[pygame.Surface]) -> None:
        self._whole, self._shown = surfaces[0], surfaces[0].copy()
        self._stained, self._bare, self._gives = (plate.pixels for plate in plates[1:4])
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
                held = self._undone(grown(step / _STEPS))
                self._shown.blit(held, self._corner, special_flags=PREMULTIPLIED)
        return self._shown

    def _undone(self, size: float) -> pygame.Surface:
        """What lies over the cloth: stain, hole, the shade of its lip, warps that still hang."""
        level = np.arange(256, dtype=np.float32) / FULL
        edge = 0.86 * size
        stain = _bytes(0.93 * smoothstep(1.20 * size + 0.015, 1.05 * size, level))[
            self._gives[..., 1]
        ]
        hole = _bytes(smoothstep(edge + 0.012, edge, level))[self._gives[..., 0]]
        lip = _bytes(0.6 * smoothstep(edge + 0.07, edge, level))[self._gives[..., 0]]
        inward = edge - level
        hangs = _bytes(smoothstep(0.25, 0.20, inward) * smoothstep(0.18, 0.32, edge))
        warp = _share(hangs[self._gives[..., 2]], hole)[..., None]
        wool = _share(self._stained[..., :3], 255 - lip[..., None])
        dark = np.maximum(_BLACK, _share(self._bare[..., :3], warp))
        colours = _share(wool, 255 - hole[..., None]) + _share(dark, hole[..., None])
        cover = _share(np.maximum(stain, hole), self._gives[..., 3])[..., None]
        pixels = np.concatenate([np.minimum(_share(colours, cover), cover), cover], -1)
        size_of = pixels.shape[1], pixels.shape[0]
        return pygame.image.frombuffer(pixels.tobytes(), size_of, "BGRA")


def _from_corner(plate: Plate, whole: Plate) -> tuple[int, int]:
    return plate.left - whole.left, plate.top - whole.top


def grown(flaw: float) -> float:
    """The flaw's size for how far it has grown: it begins as a speck."""
    return 0.03 + 0.97 * math.pow(flaw, 1.5)


def _bytes(values: Field) -> npt.NDArray[np.uint8]:
    return (saturated(values) * 255).astype(np.uint8)


def _share(levels: Pixels, part: Pixels) -> Pixels:
    """Levels multiplied by a part, 255 being the whole."""
    result: Pixels = (levels.astype(np.uint16) * part >> 8).astype(np.uint8)
    return result


def show_weave(
    layer: Weave, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """The cloth, and the threads that have come loose, swaying."""
    flaw, threads, whole = _Flaw(plates, surfaces), LooseThreads(layer, plates), plates[0]

    def draw(frame: Frame) -> None:
        step = round(frame.value(layer.flaw) * _STEPS)
        frame.surface.blit(
            flaw.at(step, [frame.value(motif.strength) for motif in layer.motifs]),
            frame.place(whole.left, whole.top, 0),
            special_flags=PREMULTIPLIED,
        )
        if step:
            threads.draw(frame, 0.86 * grown(step / _STEPS), frame.value(layer.stir))

    return draw
