"""Loose threads of a cloth: where they hang, when they come loose, how they swing."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np
import pygame

from game.stage.canvas import Field
from game.stage.frame import Frame
from game.stage.layers.loom import FULL
from game.stage.outlines import curve
from game.stage.plates import Plate
from game.story.look import Weave

_POINTS = 13
_SMOOTHING = 3
"""Into how many pieces a rope is drawn between two of its points."""
_ROPE_FROM = 2.0
"""Seen from nearer than this, a thread shows its plies."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Ends:
    """Loose ends, an array of each thing: place, when they come loose, colour, their ways."""

    x: Field
    y: Field
    gives: Field
    colours: tuple[Colour, ...]
    length: Field
    phase: Field
    bend: Field

    def chosen(self, which: Field) -> _Ends:
        """Those of these numbers."""
        colours = tuple(self.colours[number] for number in which.tolist())
        rest = (getattr(self, name)[which] for name in ("length", "phase", "bend"))
        return _Ends(self.x[which], self.y[which], self.gives[which], colours, *rest)


class LooseThreads:
    """All threads that a flaw will let hang, drawn as they are at a moment."""

    def __init__(self, layer: Weave, plates: tuple[Plate, ...]) -> None:
        self._ends, self._near = _ends(layer, plates), layer.near

    def draw(self, frame: Frame, edge: float, stir: float) -> None:
        """Those that hang once the flaw has grown to this edge."""
        loose = edge - self._ends.gives
        hang = np.flatnonzero((loose > 0) & (loose < 0.34 / math.sqrt(self._near)))
        if not len(hang):
            return
        ends = self._ends.chosen(hang)
        paths = _paths(frame, ends, loose[hang], stir, self._near)
        if self._near < _ROPE_FROM:
            _draw_thin(frame.surface, paths, ends.colours)
        else:
            thick = 0.0021 * frame.canvas.unit * self._near**0.9
            _draw_ropes(frame.surface, paths, thick, ends.colours)


def _ends(layer: Weave, plates: tuple[Plate, ...]) -> _Ends:
    """Loose ends on the upper rims of the hole to be: the stitches below them give way earlier."""
    whole, _, _, thresholds = plates[:4]
    gives = thresholds.pixels[..., 0] / FULL
    rows, columns = gives.shape
    random = np.random.default_rng(layer.seed + 12)
    below = max(2, round(rows * 0.012))
    found: list[tuple[float, ...]] = []
    colours: list[Colour] = []
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
            colours.append((red, green, blue))
            place = x + thresholds.left, y + thresholds.top
            found.append((*place, value, 0.4 + 0.6 * length, 6.28 * phase, 2 * bend - 1))
    table = np.asarray(found, np.float64).reshape(-1, 6)
    lefts, tops, given, lengths, phases, bends = (table[:, column] for column in range(6))
    return _Ends(lefts, tops, given, tuple(colours), lengths, phases, bends)


def _paths(frame: Frame, ends: _Ends, loose: Field, stir: float, near: float) -> Field:
    """Each thread as a curve that swings, from its end down: (thread, point, 2)."""
    length = 0.006 + 0.105 * ends.length * np.minimum(1.0, loose / 0.12)
    length = (frame.canvas.unit * length * near**0.55)[:, None]
    time, far = frame.seconds, 0.05 + 0.5 * stir
    left, top = frame.place(0, 0, 0)
    part = np.linspace(0, 1, _POINTS)
    own, phase, bend = (a[:, None] for a in (ends.length, ends.phase, ends.bend))
    swing = np.sin(time * (0.7 + 0.5 * own) + phase + part * 2.2)
    swing = far * (0.7 * swing + 0.4 * np.sin(time * 0.43 + phase * 2))
    curl = 0.42 * bend * part * (1 - 0.4 * part)
    curl += 0.05 * np.sin(part * (4 + 5 * own) + phase)
    x = ends.x[:, None] + left + length * (curl + swing * part * part)
    y = ends.y[:, None] + top + length * part * (1 - 0.14 * np.abs(bend) * part)
    return np.stack([x, y], -1)


def _draw_thin(surface: pygame.Surface, paths: Field, colours: tuple[Colour, ...]) -> None:
    """Threads over their own shadows."""
    for path, shade, colour in zip(paths.tolist(), (paths + 1.3).tolist(), colours, strict=True):
        red, green, blue = colour
        pygame.draw.aalines(surface, (red // 4, green // 4, blue // 4), False, shade)
        pygame.draw.aalines(surface, colour, False, path)


@functools.cache
def _smoothing() -> Field:
    """What a smooth curve through the points takes of each: (pieces, points)."""
    whole = np.eye(_POINTS).tolist()
    columns = [curve([(part, 0.0) for part in one], _SMOOTHING, closed=False) for one in whole]
    return np.asarray(columns)[..., 0].T


def _draw_ropes(
    surface: pygame.Surface, paths: Field, thick: float, colours: tuple[Colour, ...]
) -> None:
    """Threads seen from so near that their two plies show: a dark body, a lit side, the twist."""
    smooth = _smoothing() @ paths
    ahead = np.gradient(smooth, axis=1)
    ahead /= np.hypot(ahead[..., 0], ahead[..., 1])[..., None] + 1e-9
    aside = np.stack([-ahead[..., 1], ahead[..., 0]], -1)
    count = smooth.shape[1]
    widths = thick * (1 - 0.35 * np.arange(count) / count)
    coats = []
    for shift, share in ((0.22, 1.25), (0.0, 1.0), (-0.10, 0.75)):
        middle, half = smooth + shift * thick, aside * (widths * share / 2)[:, None]
        coats.append(np.concatenate([middle + half, (middle - half)[:, ::-1]], 1).tolist())
    for path, *shapes, colour in zip(smooth.tolist(), *coats, colours, strict=True):
        dark, body, pale = (_dyed(colour, part) for part in (0.16, 0.5, 0.95))
        for shape, ink in zip(shapes, ((3, 1, 2), dark, body), strict=True):
            pygame.draw.polygon(surface, ink, shape)
            pygame.draw.aalines(surface, ink, True, shape)
        _draw_twist(surface, path, widths.tolist(), pale, dark)
        _draw_fray(surface, path, thick, body)


def _dyed(colour: Colour, part: float) -> Colour:
    red, green, blue = (min(255, round(channel * part)) for channel in colour)
    return red, green, blue


def _draw_twist(
    surface: pygame.Surface,
    path: list[list[float]],
    widths: list[float],
    pale: Colour,
    dark: Colour,
) -> None:
    for index in range(1, len(path) - 2, 2):
        (x, y), (ahead_x, ahead_y), half = path[index], path[index + 2], 0.42 * widths[index]
        pygame.draw.aaline(surface, pale, (x - half, y), (ahead_x + half * 0.7, ahead_y))
        pygame.draw.aaline(surface, dark, (x - half, y + 2), (ahead_x + half, ahead_y + 2))


def _draw_fray(
    surface: pygame.Surface, path: list[list[float]], thick: float, colour: Colour
) -> None:
    """The end, where the fibres part."""
    (_, y), (end_x, end_y) = path[-4], path[-1]
    for aside in (-0.9, -0.3, 0.4, 1.0):
        tip = end_x + aside * thick, end_y + (0.9 - 0.3 * abs(aside)) * thick + (end_y - y) * 0.2
        pygame.draw.aaline(surface, colour, (end_x + 0.2 * aside * thick, end_y), tip)
