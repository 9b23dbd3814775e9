"""Loose threads of a cloth: where they hang, when they come loose, how they swing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pygame

from game.stage.canvas import Field
from game.stage.frame import Frame
from game.stage.layers.ropes import Colour, draw_ropes
from game.stage.plates import Plate
from game.story.look import Weave

FULL = 170.0
"""The level that stands for 1 in the plate of thresholds."""
YARN_FROM = 2.0
"""Seen from nearer than this, a thread shows its plies."""
_POINTS = 13


@dataclass(frozen=True, slots=True)
class _Ends:
    """Loose ends, an array of each thing: place, from when to when they hang, their ways.

    `wool_x` and `wool_y` are where the cloth has their colour. `aside` says whether one leaves the
    cloth downwards (0), to the right (1) or to the left (-1).
    """

    wool_x: Field
    wool_y: Field
    x: Field
    y: Field
    gives: Field
    until: Field
    length: Field
    phase: Field
    bend: Field
    aside: Field

    def chosen(self, which: Field) -> _Ends:
        """Those of these numbers."""
        return _Ends(*(getattr(self, one.name)[which] for one in fields(self)))


class LooseThreads:
    """All threads that a flaw will let hang, drawn as they are at a moment."""

    def __init__(self, layer: Weave, plates: tuple[Plate, ...]) -> None:
        self._ends, self._near = _ends(layer, plates), layer.near
        self._dyes = [_dyes(self._ends, plate) for plate in (plates[0], *plates[4:])]

    def draw(self, frame: Frame, edge: float, stir: float, motifs: Sequence[float]) -> None:
        """Those that hang once the flaw has grown to this edge, dyed as what is woven there."""
        hang = np.flatnonzero((self._ends.gives < edge) & (edge < self._ends.until))
        if not len(hang):
            return
        ends = self._ends.chosen(hang)
        paths = _paths(frame, ends, edge - ends.gives, stir, self._near)
        colours = self._colours(hang, motifs)
        if self._near < YARN_FROM:
            _draw_thin(frame.surface, paths, colours)
        else:
            thick = 0.0027 * frame.canvas.unit * self._near**0.9
            draw_ropes(frame.surface, paths, thick, colours)

    def _colours(self, hang: Field, motifs: Sequence[float]) -> list[Colour]:
        """The cloth's own wool, and over it that of each motif as far as it has come."""
        dyes = self._dyes[0][hang, :3]
        for own, strength in zip(self._dyes[1:], motifs, strict=True):
            share = own[hang, 3:] * strength
            dyes = dyes + (own[hang, :3] - dyes) * share
        bright = dyes * (1.7 if self._near < YARN_FROM else 2.2) + 14
        bright = bright * np.minimum(1, 235 / bright.max(1, keepdims=True))
        return [(red, green, blue) for blue, green, red in bright.round().astype(int).tolist()]


def _dyes(ends: _Ends, plate: Plate) -> Field:
    """The mean colour of a plate around each end, and how much of the plate is there."""
    rows, columns = plate.pixels.shape[:2]
    found = np.zeros((len(ends.x), 4))
    across, down = ends.wool_x - plate.left, ends.wool_y - plate.top
    places = zip(across.astype(int), down.astype(int), strict=True)
    for number, (x, y) in enumerate(places):
        if 0 <= x < columns and 0 <= y < rows:
            patch = plate.pixels[max(0, y - 4) : y + 5, max(0, x - 4) : x + 5].reshape(-1, 4)
            blue, green, red, cover = patch.mean(0)
            share = max(cover / 255, 1e-3)
            found[number] = blue / share, green / share, red / share, cover / 255
    return found


def _ends(layer: Weave, plates: tuple[Plate, ...]) -> _Ends:
    """Loose ends on the rims of the hole to be: the stitches beyond them give way earlier."""
    whole, _, _, thresholds = plates[:4]
    gives = thresholds.pixels[..., 0] / FULL
    rows, columns = gives.shape
    random = np.random.default_rng(layer.seed + 12)
    beyond = max(2, round(rows * 0.012 * layer.near**0.55))
    found: list[tuple[float, ...]] = []
    left, top = thresholds.left - whole.left, thresholds.top - whole.top
    for down, across, length, phase, bend in random.random((6000, 5)):
        y, x = int(down * (rows - beyond)), int(across * columns)
        inside = 0 <= y + top < whole.pixels.shape[0] and 0 <= x + left < whole.pixels.shape[1]
        if len(found) >= layer.threads or not inside:
            continue
        way = _way_out(gives, y, x, beyond, layer.near)
        if way is not None:
            wool = x + thresholds.left, y + thresholds.top
            place = wool[0] + way[2], wool[1] + way[3]
            ways = 0.4 + 0.6 * length, 6.28 * phase, 2 * bend - 1, way[4]
            found.append((*wool, *place, *way[:2], *ways))
    table = np.asarray(found, np.float64).reshape(-1, 10)
    return _Ends(*(table[:, column] for column in range(10)))


def _way_out(
    gives: Field, y: int, x: int, beyond: int, near: float
) -> tuple[float, float, int, int, float] | None:
    """From when to when an end hangs here, how far from here its stitch ends, and to which side.

    None where it holds. From afar an end hangs once its own stitch is gone, for a while. From near
    one sees that it comes out of a stitch which still holds.
    """
    value = float(gives[y, x])
    if not 0.05 < value < 1.0:
        return None
    if near < YARN_FROM:
        loose = gives[y + beyond, x] < value - 0.03
        return (value, value + 0.34 / math.sqrt(near), 0, 0, 0.0) if loose else None
    for aside, line in ((0, gives[y:, x]), (1, gives[y, x:]), (-1, gives[y, x::-1])):
        other = np.flatnonzero(np.abs(line[:beyond] - value) > 0.01)
        if len(other) and line[other[0]] < value - 0.03:
            step = int(other[0])
            return float(line[step]), value, aside * step, step * (aside == 0), float(aside)
    return None


def _paths(frame: Frame, ends: _Ends, loose: Field, stir: float, near: float) -> Field:
    """Each thread as a curve that swings, from its end on: (thread, point, 2)."""
    length = 0.006 + 0.105 * ends.length * np.minimum(1.0, loose / (0.12 * near**0.4))
    length = (frame.canvas.unit * length * near**0.42)[:, None]
    time, far = frame.seconds, 0.05 + 0.5 * stir
    left, top = frame.place(0, 0, 0)
    part = np.linspace(0, 1, _POINTS)
    own, phase, bend, aside = (a[:, None] for a in (ends.length, ends.phase, ends.bend, ends.aside))
    swing = np.sin(time * (0.7 + 0.5 * own) + phase + part * 2.2)
    swing = far * (0.7 * swing + 0.4 * np.sin(time * 0.43 + phase * 2))
    curl = 0.42 * bend * part * (1 - 0.4 * part)
    curl += 0.05 * np.sin(part * (4 + 5 * own) + phase)
    out = np.abs(aside)
    across = curl + swing * part * part
    down = part * (1 - 0.14 * np.abs(bend) * part)
    droop = (0.25 + 0.55 * own) * part**2 + 0.3 * bend * part * (1 - part)
    crimp = 0.05 * np.sin(part * 19 + phase) * part * (near >= YARN_FROM)
    across = across + crimp
    x = length * (across * (1 - 0.6 * out) + aside * part * (0.9 - 0.35 * part))
    y = length * (down * (1 - out) + out * (droop + 0.4 * swing * part * part))
    return np.stack([ends.x[:, None] + left + x, ends.y[:, None] + top + y], -1)


def _draw_thin(surface: pygame.Surface, paths: Field, colours: Sequence[Colour]) -> None:
    """Threads over their own shadows."""
    for path, shade, colour in zip(paths.tolist(), (paths + 1.3).tolist(), colours, strict=True):
        red, green, blue = colour
        pygame.draw.aalines(surface, (red // 4, green // 4, blue // 4), False, shade)
        pygame.draw.aalines(surface, colour, False, path)
