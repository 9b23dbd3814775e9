"""The woven cloth while it is shown: motifs come and go, the flaw opens and grows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import Field
from game.stage.frame import PREMULTIPLIED, Draw, Fader, Frame
from game.stage.layers.loom import FULL
from game.stage.outlines import Place, curve, ribbon
from game.stage.plates import Plate
from game.stage.shading import saturated, smoothstep
from game.story.look import Look, Weave

_STEPS = 250
"""In how many steps the flaw grows; between two of them nothing is painted anew."""
_FADES = 24
"""In how many steps a motif comes."""
_BLACK = np.asarray((6, 2, 3), np.uint8)

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Thread:
    """A loose end: where it hangs, when it comes loose, its colour and its ways."""

    x: int
    y: int
    gives: float
    colour: tuple[int, int, int]
    length: float
    phase: float
    bend: float


def _threads(layer: Weave, plates: tuple[Plate, ...]) -> list[_Thread]:
    """Loose ends on the upper rims of the hole to be: the stitches below them give way earlier."""
    whole, _, _, thresholds = plates[:4]
    gives = thresholds.pixels[..., 0] / FULL
    rows, columns = gives.shape
    random = np.random.default_rng(layer.seed + 12)
    below = max(2, round(rows * 0.012))
    found: list[_Thread] = []
    corner = thresholds.left - whole.left, thresholds.top - whole.top
    for down, across, length, phase, bend in random.random((6000, 5)):
        y, x = int(down * (rows - below)), int(across * columns)
        value = float(gives[y, x])
        row, column = y + corner[1], x + corner[0]
        inside = 0 <= row < whole.pixels.shape[0] and 0 <= column < whole.pixels.shape[1]
        if len(found) >= layer.threads or not inside:
            continue
        if 0.05 < value < 1.0 and gives[y + below, x] < value - 0.03:
            patch = whole.pixels[max(0, row - 4) : row + 5, max(0, column - 4) : column + 5, :3]
            blue, green, red = (min(255, round(float(c) * 1.7 + 14)) for c in patch.mean((0, 1)))
            colour = (red, green, blue)
            place = x + thresholds.left, y + thresholds.top
            found.append(
                _Thread(*place, value, colour, 0.4 + 0.6 * length, 6.28 * phase, 2 * bend - 1)
            )
    return found


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
    flaw, threads, whole = _Flaw(plates, surfaces), _threads(layer, plates), plates[0]

    def draw(frame: Frame) -> None:
        step = round(frame.value(layer.flaw) * _STEPS)
        frame.surface.blit(
            flaw.at(step, [frame.value(motif.strength) for motif in layer.motifs]),
            frame.place(whole.left, whole.top, 0),
            special_flags=PREMULTIPLIED,
        )
        edge = 0.86 * grown(step / _STEPS)
        for thread in threads:
            if step and 0 < edge - thread.gives < 0.34 / math.sqrt(layer.near):
                _hang(frame, thread, edge - thread.gives, frame.value(layer.stir), layer.near)

    return draw


def _hang(frame: Frame, thread: _Thread, loose: float, stir: float, near: float) -> None:
    """Draws one thread as a curve that swings, over its own shadow; from near, as a rope."""
    length = 0.006 + 0.105 * thread.length * min(1.0, loose / 0.12)
    length = frame.canvas.unit * length * near**0.55
    time, far = frame.seconds * frame.motion, 0.05 + 0.5 * stir
    left, top = frame.place(thread.x, thread.y, 0)
    points = []
    for index in range(13):
        part = index / 12
        swing = math.sin(time * (0.7 + 0.5 * thread.length) + thread.phase + part * 2.2)
        swing = far * (0.7 * swing + 0.4 * math.sin(time * 0.43 + thread.phase * 2))
        curl = 0.42 * thread.bend * part * (1 - 0.4 * part)
        curl += 0.05 * math.sin(part * (4 + 5 * thread.length) + thread.phase)
        x = left + length * (curl + swing * part * part)
        points.append((x, top + length * part * (1 - 0.14 * abs(thread.bend) * part)))
    thick = 0.0021 * frame.canvas.unit * near**0.9
    if near >= 2:
        _rope(frame.surface, points, thick, thread.colour)
        return
    red, green, blue = thread.colour
    shade = [(x + 1.3, y + 1.3) for x, y in points]
    pygame.draw.aalines(frame.surface, (red // 4, green // 4, blue // 4), False, shade)
    pygame.draw.aalines(frame.surface, thread.colour, False, points)


def _rope(
    surface: pygame.Surface, points: list[Place], thick: float, colour: tuple[int, int, int]
) -> None:
    """A thread seen from so near that its two plies show: a dark body, a lit side, the twist."""
    dark, body, pale = (
        tuple(min(255, round(c * part)) for c in colour) for part in (0.16, 0.5, 0.95)
    )
    path = curve(points, 3, closed=False)
    widths = [thick * (1 - 0.35 * index / len(path)) for index in range(len(path))]
    for shift, share, ink in ((0.22, 1.25, (3, 1, 2)), (0.0, 1.0, dark), (-0.10, 0.75, body)):
        shape = ribbon(
            [(x + shift * thick, y + shift * thick) for x, y in path], [w * share for w in widths]
        )
        pygame.draw.polygon(surface, ink, shape)
        pygame.draw.aalines(surface, ink, True, shape)
    for index in range(1, len(path) - 2, 2):
        (x, y), (ahead_x, ahead_y), half = path[index], path[index + 2], 0.42 * widths[index]
        pygame.draw.aaline(surface, pale, (x - half, y), (ahead_x + half * 0.7, ahead_y))
        pygame.draw.aaline(surface, dark, (x - half, y + 2), (ahead_x + half, ahead_y + 2))
    (_, y), (end_x, end_y) = path[-4], path[-1]
    for aside in (-0.9, -0.3, 0.4, 1.0):
        tip = end_x + aside * thick, end_y + (0.9 - 0.3 * abs(aside)) * thick + (end_y - y) * 0.2
        pygame.draw.aaline(surface, body, (end_x + 0.2 * aside * thick, end_y), tip)
