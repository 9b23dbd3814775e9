"""Sliders: a number on a line of a list, set by keys or by dragging."""

from __future__ import annotations

from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.window.colours import RULE, Colour, ink
from game.window.ink import letters, shadow_of
from game.window.lists import SetItem
from game.window.measures import Measures

LABEL_PART = 0.38
"""Of the line's width, for its words."""
_TRACK_PART = 0.4
"""Of the line's width, before the track."""
_VALUE_UNITS = 58
_STEPS = 20
_GROOVE: Colour = (74, 62, 50)


_HELD_SECONDS, _STEP_SECONDS = 0.4, 0.07
"""How long an arrow is held until the slider moves on by itself, and from step to step then."""


class Held:
    """The arrow that is held on a slider: it moves on until it is let go."""

    def __init__(self) -> None:
        self._what: tuple[str, int] | None = None
        self._next = 0.0

    def begin(self, key: str, step: int, now: float) -> None:
        self._what, self._next = (key, step), now + _HELD_SECONDS

    def end(self) -> None:
        self._what = None

    def due(self, now: float) -> tuple[str, int] | None:
        """The line and the step that are due now; what was missed is not made up for."""
        if self._what is None or now < self._next:
            return None
        self._next = now + _STEP_SECONDS
        return self._what


@dataclass(frozen=True, slots=True)
class Slider:
    """A number between two others; `own` is where it stands by itself."""

    low: float
    high: float
    own: float

    def part(self, value: float) -> float:
        """How far along the track a value is, 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / max(1e-9, self.high - self.low)))

    def at(self, track: Rect, x: int) -> float:
        """The value under the pointer, a whole hundredth of the way."""
        part = min(1.0, max(0.0, (x - track.left) / max(1, track.width)))
        return self._within(self.low + round(part, 2) * (self.high - self.low))

    def stepped(self, value: float, step: int) -> float:
        """The value a twentieth of the way further."""
        return self._within(value + step * (self.high - self.low) / _STEPS)

    def _within(self, value: float) -> float:
        return round(min(self.high, max(self.low, value)), 4)


def track_of(line: SetItem, measures: Measures) -> Rect:
    """Where a line's track runs."""
    left = line.rect.left + round(line.rect.width * _TRACK_PART)
    right = line.rect.right - measures.text_pixels(_VALUE_UNITS)
    return Rect(left, line.rect.top, max(1, right - left), line.rect.height)


def draw_slider(
    surface: Surface, line: SetItem, measures: Measures, part: float, own: float, shown: str,
    *, lit: bool, strong: bool,
) -> None:  # fmt: skip
    """A groove, gilded as far as the value reaches, a lozenge there, and the value in figures.

    A notch marks `own`, the part at which the look stands by itself.
    """
    track = track_of(line, measures)
    gold, glow = ink("gold", strong=strong), ink("glow", strong=strong)
    thick = max(1, measures.pixels(1.5))
    baseline = line.words[0].baseline
    middle, x = baseline - round(line.kind.body * 0.24), track.left + round(track.width * part)
    surface.fill(_GROOVE, Rect(track.left, middle, track.width, thick))
    surface.fill(gold if lit else RULE, Rect(track.left, middle, x - track.left, thick))
    notch = measures.pixels(4)
    at = track.left + round(track.width * own)
    surface.fill(RULE, Rect(at, middle - notch, thick, 2 * notch + thick))
    _lozenge(surface, (x, middle), measures.pixels(7 if lit else 5), glow if lit else gold)
    figures = letters("roman", line.kind.body, shown, glow if lit else gold)
    place = (line.rect.right - figures.get_width(), baseline - line.kind.ascent())
    radius = max(2, line.kind.body // 5)
    shadow = shadow_of(figures, radius)
    surface.blit(shadow, (place[0] - 2 * radius, place[1] - 2 * radius))
    surface.blit(figures, place)


def _lozenge(surface: Surface, middle: tuple[int, int], reach: int, colour: Colour) -> None:
    """Drawn larger and scaled down, so that its edges are smooth."""
    side = 8 * reach
    large = Surface((side, side), pygame.SRCALPHA)
    half = side // 2
    outer = [(half, 0), (side, half), (half, side), (0, half)]
    pygame.draw.polygon(large, (12, 9, 10), outer)
    inner = [(half, reach), (side - reach, half), (half, side - reach), (reach, half)]
    pygame.draw.polygon(large, colour, inner)
    small = pygame.transform.smoothscale(large, (2 * reach + 1, 2 * reach + 1))
    surface.blit(small, (middle[0] - reach, middle[1] - reach))
