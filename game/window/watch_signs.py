"""What can be done while a story is being written, in a few small words that can be clicked."""

from __future__ import annotations

from pygame import BLEND_RGB_MULT, Rect, Surface

from game.window.colours import ink
from game.window.ink import letters
from game.window.intents import Inspect, Intent, Record
from game.window.measures import Measures
from game.window.veil import patch

_SIGNS: tuple[tuple[str, Intent], ...] = (("F2  inside", Inspect()), ("F3  record", Record()))
_LEFT, _TOP, _APART, _SIZE = 40, 24, 26, 16


class WatchSigns:
    """Two signs at the upper left."""

    def __init__(self) -> None:
        self._drawn: list[tuple[Rect, Intent]] = []

    def meant(self, position: tuple[int, int]) -> Intent | None:
        """What a click at a place means; None for none of the signs."""
        found = (intent for rect, intent in self._drawn if rect.collidepoint(position))
        return next(found, None)

    def draw(self, surface: Surface, measures: Measures, *, strong: bool) -> None:
        self._drawn.clear()
        pixels, colour = measures.text_pixels(_SIZE), ink("quiet", strong=strong)
        shown = [(letters("italic", pixels, words, colour), intent) for words, intent in _SIGNS]
        left, top = measures.pixels(_LEFT), measures.pixels(_TOP)
        wide = sum(words.get_width() + measures.pixels(_APART) for words, _ in shown)
        dark = Rect(left, top, wide, pixels).inflate(wide // 2, 4 * pixels)
        surface.blit(patch(*dark.size), dark, special_flags=BLEND_RGB_MULT)
        for words, intent in shown:
            rect = words.get_rect(topleft=(left, top))
            surface.blit(words, rect)
            self._drawn.append((rect.inflate(measures.pixels(16), measures.pixels(16)), intent))
            left = rect.right + measures.pixels(_APART)
