"""The woven cloth: baked whole, stained and undone; while it is shown, the flaw opens and grows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import PREMULTIPLIED, Draw, Frame
from game.stage.outlines import Place, curve, ribbon
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.weaving import hanging, tear, woven
from game.stage.plates import Plate, covering
from game.stage.shading import filmic, saturated, smoothstep, tint
from game.story.look import Look, Weave

_TALL = 0.64
"""A stitch's height for a width of 1."""
_STEPS = 250
"""In how many steps the flaw grows; between two of them nothing is painted anew."""
_FULL = 170.0
"""The level that stands for 1 in the plate of thresholds."""
_BLACK = np.asarray((6, 2, 3), np.uint8)

Pixels = npt.NDArray[np.uint8]


def bake_weave(layer: Weave, canvas: Canvas) -> tuple[Plate, ...]:
    """The cloth; and around the flaw: stained wool, bare warps, and when each stitch gives way."""
    left, top, wide, tall = _place(layer)
    near = canvas.part(left - 0.02, top - 0.02, left + wide + 0.02, top + tall + 0.02)
    ground = _ground(near, left, top, tall)
    wool = layer.cell * layer.near / tall
    cell = wool, wool * _TALL
    cloth = woven(_drawn(ground, wide / tall), ground, cell, layer.seed)
    light = _light(layer, near, ground, wide / tall)
    cover = _outline(ground, wide / tall, tall * near.unit)
    whole = covering(filmic(cloth.colours * light * 1.5), cover, near)
    box = _flaw_box(layer, near)
    at = (layer.flaw_at[0] * ASPECT - left) / tall, (layer.flaw_at[1] - top) / tall
    gives = tear(cloth.column, cloth.row, cell, at, layer.spread / tall, layer.seed)
    gives = gives + 2 * _near_edge(layer, near)
    away = np.maximum(0.8 * np.abs(ground.x - at[0]), np.abs(ground.y - at[1]))
    away = away * tall / layer.spread
    chance = np.random.default_rng(layer.seed + 7).random((512, 512), dtype=np.float32)
    jitter = chance[cloth.row.astype(int) % 512, cloth.column.astype(int) % 512] - 0.5
    stained = cloth.colours * 0.13 + cloth.colours.mean(-1, keepdims=True) * tint("#180c09")
    warps, ends = _warps(near, ground, cell[0], chance)
    bare = warps[..., None] * tint("#d8c39a") * light * 0.8 / layer.near**0.2
    levels = np.stack([gives + 0.05 * jitter, gives + 0.24 * jitter, away + ends, cover], -1)
    scales = np.asarray((_FULL, _FULL, _FULL, 255.0), np.float32)
    thresholds = np.clip(levels * scales, 0, 255).astype(np.uint8)
    part = box.within(near)
    return (
        whole,
        covering(filmic(stained * light * 1.5)[part], np.ones((box.height, box.width)), box),
        covering(filmic(bare)[part], np.ones((box.height, box.width)), box),
        Plate(np.ascontiguousarray(thresholds[part]), box.left, box.top),
    )


def _place(layer: Weave) -> tuple[float, float, float, float]:
    """Left, top, width and height of the whole cloth, in heights, as near as we stand."""
    x, y = layer.flaw_at[0] * ASPECT, layer.flaw_at[1]
    left, top = layer.area[0] * ASPECT, layer.area[1]
    wide, tall = max(0.05, layer.area[2] * ASPECT), max(0.05, layer.area[3])
    times = layer.near
    return x - (x - left) * times, y - (y - top) * times, wide * times, tall * times


def _ground(near: Canvas, left: float, top: float, tall: float) -> Canvas:
    """The same pixels in units of the cloth's height, counted from its corner."""
    ground = Canvas(round(near.unit * tall), near.left, near.top, near.width, near.height)
    ground.x, ground.y = (near.x - left) / tall, (near.y - top) / tall
    return ground


def _drawn(ground: Canvas, wide: float) -> Field:
    """The cartoon over exactly these pixels, stretched to the cloth's width."""
    unit = round(1 / float(ground.y[1, 0] - ground.y[0, 0]))
    left, top = round(float(ground.x[0, 0]) * unit), round(float(ground.y[0, 0]) * unit)
    stretched = max(4, round(ground.width * WIDE / wide))
    cartoon = paint_cartoon(Canvas(unit, round(left * WIDE / wide), top, stretched, ground.height))
    if stretched == ground.width:
        return cartoon
    columns = (np.arange(ground.width) * (stretched / ground.width)).astype(int)
    return cartoon[:, np.clip(columns, 0, stretched - 1)]


def _light(layer: Weave, near: Canvas, ground: Canvas, wide: float) -> Field:
    """The lamp's light, fading with distance and raking over the folds, in a cold remnant."""
    across, down = (slope / layer.near**0.6 for slope in hanging(ground, wide, layer.seed + 4))
    x, y = layer.light[0] * ASPECT - near.x, layer.light[1] - near.y
    away = np.sqrt(x * x + y * y + 0.02)
    rake = 1 + np.clip(-(across * x + down * y) / away * 1.6, -0.8, 0.9)
    lamp = 2.1 / (1 + 1.6 * (away / layer.reach) ** 2) ** 1.35
    warm = (lamp * rake)[..., None] * tint(layer.colour)
    result: Field = warm + (0.035 * (1 + 0.5 * across))[..., None] * tint("#7f8fb8")
    return result


def _outline(ground: Canvas, wide: float, pixels: float) -> Field:
    """The cloth's cover: scalloped between its rings, its sides and hem not quite straight."""
    x, y, soft = ground.x, ground.y, 1.2 / pixels
    swag = 0.011 * np.abs(np.sin(x / wide * math.pi * 12)) ** 0.8
    hem = 1 - 0.005 * np.sin(x * 20) - 0.004 * np.sin(x * 7 + 1)
    side = 0.0035 * np.sin(y * 24 + 1) + 0.002 * np.sin(y * 61)
    cover = smoothstep(-soft, soft, y - swag) * smoothstep(-soft, soft, hem - y)
    result: Field = cover * smoothstep(-soft, soft, x - 0.003 - side)
    return result * smoothstep(-soft, soft, wide - 0.003 + side - x)


def _warps(near: Canvas, ground: Canvas, wide: float, chance: Field) -> tuple[Field, Field]:
    """Bare warps hanging where the weft is gone, and how much earlier or later each one breaks."""
    bent = (
        ground.x / wide * 1.15
        + 0.25 * np.sin(ground.y * 31)
        + 0.14 * np.sin(ground.x * 90 + ground.y * 9)
    )
    number = np.floor(bent).astype(int)
    part = 2.6 * (bent % 1 - 0.5)
    body = (
        np.sqrt(np.clip(1 - part**2, 0, 1)) * (0.62 - 0.38 * part) * (chance[3, number % 512] > 0.5)
    )
    twist = 0.5 + 0.5 * np.abs(np.cos(ground.y / wide * 2.6 + 1.3 * part + number * 1.7)) ** 0.6
    return body * twist, 0.5 * (chance[4, number % 512] - 0.4)


def _flaw_box(layer: Weave, near: Canvas) -> Canvas:
    x, y, reach = layer.flaw_at[0] * ASPECT, layer.flaw_at[1], layer.spread * 1.75
    return near.part(x - reach, y - reach, x + reach, y + reach)


def _near_edge(layer: Weave, near: Canvas) -> Field:
    """1 on the edge of the box that can change and beyond, 0 well within it."""
    x, y = np.abs(near.x - layer.flaw_at[0] * ASPECT), np.abs(near.y - layer.flaw_at[1])
    return smoothstep(1.3, 1.72, np.maximum(x, y) / layer.spread)


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
    whole, _, _, thresholds = plates
    gives = thresholds.pixels[..., 0] / _FULL
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
    """The cloth with its flaw as it is, painted anew only when the flaw has grown by a step."""

    def __init__(self, plates: tuple[Plate, ...], whole: pygame.Surface) -> None:
        self._whole, self._shown, self._step = whole, whole.copy(), 0
        self._stained, self._bare, self._gives = (plate.pixels for plate in plates[1:])
        self._corner = plates[3].left - plates[0].left, plates[3].top - plates[0].top

    def at(self, step: int) -> pygame.Surface:
        """The cloth, the flaw grown by so many steps."""
        if step != self._step:
            self._step = step
            self._shown.blit(self._whole, (0, 0))
            self._shown.fill((0, 0, 0, 0))
            self._shown.blit(self._whole, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
            if step:
                held = self._undone(grown(step / _STEPS))
                self._shown.blit(held, self._corner, special_flags=PREMULTIPLIED)
        return self._shown

    def _undone(self, size: float) -> pygame.Surface:
        """What lies over the cloth: stain, hole, the shade of its lip, warps that still hang."""
        level = np.arange(256, dtype=np.float32) / _FULL
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
    flaw, threads, whole = _Flaw(plates, surfaces[0]), _threads(layer, plates), plates[0]

    def draw(frame: Frame) -> None:
        step = round(frame.value(layer.flaw) * _STEPS)
        frame.surface.blit(
            flaw.at(step), frame.place(whole.left, whole.top, 0), special_flags=PREMULTIPLIED
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
