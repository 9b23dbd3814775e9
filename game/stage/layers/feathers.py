"""Black feathers: single ones that rock as they fall, and a burst of them flung out."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.frame import PREMULTIPLIED, Draw, Frame
from game.stage.outlines import feather, mask
from game.stage.plates import Plate, covering
from game.stage.shading import ramp, saturated, smoothstep
from game.story.look import Burst, Look, Motes

ANGLES = 24
"""In how many directions each feather is drawn."""
_INK = ((0.0, "#030308"), (0.5, "#10111f"), (0.8, "#343b5c"), (1.0, "#aeb9dd"))
_FALLING = (5.5, 9.0, 15.0)
"""The lengths of falling feathers, in sizes of a mote."""
_FLUNG = (0.4, 0.7, 1.1)


def bake_falling(layer: Motes, canvas: Canvas) -> tuple[Plate, ...]:
    """Three sizes of feather at every angle."""
    return _bank([max(7.0, layer.size * canvas.unit * size) for size in _FALLING])


def falling(size: Field, phase: Field, wander: Field) -> Field:
    """Which feather of the bank each shows: it swings about its own heading as it is carried.

    `size` is 0 to 3, half of them small; `phase` and `wander` are those of its way.
    """
    turn = phase * 7.3 % 1 * ANGLES + 3.4 * np.sin(1.3 * wander)
    result: Field = np.maximum(size - 1, 0) * ANGLES + turn.astype(int) % ANGLES
    return result


def _bank(lengths: list[float]) -> tuple[Plate, ...]:
    return tuple(_plate(length, turn) for length in lengths for turn in range(ANGLES))


def _plate(length: float, turn: int) -> Plate:
    """One black feather at one of the angles: a sheen on one side of it, and, if it is large
    enough to be seen, a pale shaft and barbs."""
    side = max(6, round(length * 1.3))
    ground = Canvas(side, 0, 0, side, side)
    angle = turn / ANGLES * 2 * math.pi
    ahead_x, ahead_y = math.cos(angle), math.sin(angle)
    reach = length / side
    root = (0.5 - ahead_x * reach / 2, 0.5 - ahead_y * reach / 2)
    shape = mask(
        ground, [feather(root, angle, reach, width=0.2, bend=0.16 * (-1) ** turn, seed=turn)]
    )
    x, y = ground.x - 0.5, ground.y - 0.5
    along, aside = x * ahead_x + y * ahead_y, y * ahead_x - x * ahead_y
    fine = float(smoothstep(30, 90, side))
    barbs = np.sin((np.abs(aside) * 2.2 - along) * 60) * fine
    sheen = 0.2 + (0.34 + 0.16 * fine) * saturated(0.5 + aside * 5) + 0.035 * barbs
    shaft = np.exp(-((aside / 0.014) ** 2)) * (0.06 + 0.16 * fine)
    return covering(ramp(sheen + shaft, _INK), shape, ground)


def bake_burst(layer: Burst, canvas: Canvas) -> tuple[Plate, ...]:
    """Three sizes of feather at every angle."""
    return _bank([layer.size * canvas.unit * size for size in _FLUNG])


def show_burst(
    layer: Burst, plates: tuple[Plate, ...], surfaces: list[pygame.Surface], look: Look
) -> Draw:
    """Flings the feathers out, lets them curl and fall."""
    random = np.random.default_rng(layer.seed)
    angle, speed = random.uniform(0, 6.28, layer.count), random.uniform(0.25, 1.3, layer.count)
    size = random.choice(3, layer.count, p=(0.5, 0.35, 0.15))
    late, curl = random.uniform(0, 0.3, layer.count), random.uniform(-0.9, 0.9, layer.count)
    spin = random.uniform(-4, 4, layer.count)
    half = np.asarray([surface.get_size() for surface in surfaces], np.float32) / 2

    def draw(frame: Frame) -> None:
        progress = frame.value(layer.progress)
        if not 0 < progress < 1:
            return
        part = np.clip((progress - late) / (1 - late), 0, 1)
        out = 1 - (1 - part) ** 2.4
        heading = angle + curl * out
        x = layer.at[0] * ASPECT + np.cos(heading) * out * speed * layer.reach * 0.8
        y = (
            layer.at[1]
            + np.sin(heading) * out * speed * layer.reach * 0.55
            + part**2 * 0.9 * (0.5 + speed)
        )
        turn = (heading + spin * part) / (2 * math.pi) * ANGLES
        number = size * ANGLES + turn.astype(int) % ANGLES
        unit = frame.canvas.unit
        shift_x, shift_y = frame.place(0, 0, layer.depth)
        left = x * unit - half[number, 0] + shift_x
        top = y * unit - half[number, 1] + shift_y
        seen = (part > 0) & (part < 1) & (y < 1.2)
        frame.surface.fblits(
            [
                (surfaces[index], (a, b))
                for index, a, b in zip(
                    number[seen].tolist(), left[seen].tolist(), top[seen].tolist(), strict=True
                )
            ],
            PREMULTIPLIED,
        )

    return draw
