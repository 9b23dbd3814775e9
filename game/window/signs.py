"""Quiet signs: turn the page, here is the menu, this will not wait for ever."""

from __future__ import annotations

import math

from pygame import BLEND_RGB_MAX, BLEND_RGB_MULT, Rect, Surface

from game.window.colours import RULE, ink
from game.window.ink import hairline, letters
from game.window.measures import Measures
from game.window.typesetting import Type, set_lines
from game.window.veil import patch
from game.window.words import plain

_TURN = "❦"
_BREATH_SECONDS = 3.2
_MENU_UNITS = 22
_NOTE_SECONDS = 6.0
_NOTE_FADE_SECONDS = 0.5


def draw_turn_sign(
    surface: Surface, measures: Measures, top: int, now: float, since: float, *, still: bool
) -> None:
    """A fleuron at the end of the words that breathes until the page is turned."""
    breath = 1.0 if still else 0.5 - 0.5 * math.cos(now / _BREATH_SECONDS * math.tau)
    part = min(1.0, max(0.0, since / 0.6)) * (0.45 + 0.55 * breath)
    pixels = measures.text_pixels(25)
    leaf = letters("roman", pixels, _TURN, ink("gold"))
    x = measures.column_right - leaf.get_width()
    y = min(top + measures.text_pixels(2), measures.height - leaf.get_height())
    leaf.set_alpha(round(255 * part))
    surface.blit(leaf, (x, y))
    leaf.set_alpha(255)


def menu_sign_rect(measures: Measures) -> Rect:
    """Where the sign of the menu can be clicked: the upper right corner."""
    side = measures.pixels(_MENU_UNITS)
    margin = measures.pixels(22)
    return Rect(measures.width - margin - side, margin, side, side).inflate(side, side)


def draw_menu_sign(surface: Surface, measures: Measures, *, lit: bool) -> None:
    """Three hairlines, like a closed book."""
    rect = menu_sign_rect(measures)
    side = measures.pixels(_MENU_UNITS)
    thick = max(1, measures.pixels(1.4))
    colour = ink("glow" if lit else "gold")
    for row in (-1, 0, 1):
        line = hairline(side, thick, colour)
        line.set_alpha(255 if lit else 150)
        surface.blit(line, (rect.centerx - side // 2, rect.centery + row * measures.pixels(6)))


def draw_waning(surface: Surface, measures: Measures, bottom: int, left_part: float) -> None:
    """A hairline that shortens from both ends until a choice is taken by itself."""
    full = measures.column_width
    wide = max(1, round(full * left_part))
    thick = max(1, measures.pixels(2))
    line = hairline(full, thick, RULE, both=True)
    part = Rect((full - wide) // 2, 0, wide, thick)
    y = min(bottom + measures.text_pixels(14), measures.height - measures.pixels(20))
    surface.blit(line, (measures.column_left + part.x, y), part)


def draw_passing_note(surface: Surface, measures: Measures, text: str, seconds: float) -> bool:
    """A note that has stood for so many seconds; False once it is over."""
    left = _NOTE_SECONDS - seconds
    if left > 0:
        part = min(1.0, seconds / _NOTE_FADE_SECONDS, left / _NOTE_FADE_SECONDS)
        draw_note(surface, measures, text, part)
    return left > 0


def draw_note(surface: Surface, measures: Measures, text: str, part: float) -> None:
    """A sentence about the game itself, low at the left, beside the words of a story; in as many
    rows as it needs."""
    pixels, left = measures.text_pixels(18), measures.pixels(44)
    room = min(round(measures.width * 0.42), measures.column_left - 2 * left)
    lines = set_lines(plain(text, "italic"), Type(pixels), room)
    rows = [
        letters("italic", pixels, " ".join(placed.word.text for placed in line), ink("ink"))
        for line in lines
    ]
    leading = round(pixels * 1.4)
    wide = max(row.get_width() for row in rows)
    place = Rect(left, 0, wide, leading * len(rows))
    place.bottom = measures.height - measures.pixels(40)
    dark = place.inflate(round(wide * 0.5), 2 * place.height)
    veil = patch(*dark.size).copy()
    light = round(255 * (1 - part))
    veil.fill((light, light, light), special_flags=BLEND_RGB_MAX)
    surface.blit(veil, dark, special_flags=BLEND_RGB_MULT)
    for number, row in enumerate(rows):
        row.set_alpha(round(255 * part))
        surface.blit(row, (place.x, place.y + number * leading))
        row.set_alpha(255)
