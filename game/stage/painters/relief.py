"""Soft forms that are seen by their relief: cloth with its folds, a face with its bones."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, around, mask

Ridge = tuple[Outline, float, float]
"""What rises out of a form or, below 0, sinks into it: an outline, how high, how soft."""


@dataclass(frozen=True, slots=True)
class Form:
    """Something in one colour. `round` is how far in from its edge it bulges.

    This, and how high and how soft its ridges are, is in 720ths of the picture's height.
    """

    outlines: list[Outline]
    dye: str
    round: float
    ridges: list[Ridge] = field(default_factory=list)
    rough: float = 0.0


def relief(near: Canvas, shape: Field, form: Form) -> Field:
    """How high the form stands at each place, in pixels; `shape` is its mask."""
    scale = near.unit / 720
    height = 0.8 * form.round * blurred(shape, form.round * scale)
    height = height + 3.0 * blurred(shape, 0.3 * form.round * scale)
    if form.round > 20:
        height = blurred(
            height, 4.0 * scale
        )  # so wide a blur is coarse: its grid would catch light
    for outline, high, soft in form.ridges:
        part = around(near, [outline], 3 * soft / 720)
        height[part.within(near)] += high * blurred(mask(part, [outline]), soft * scale)
    if form.rough:
        height = height + form.rough * smooth_noise(near, 2.8, 91)
    result: Field = height * scale
    return result
