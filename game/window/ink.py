"""Ink on the picture: words and lines drawn with a soft shadow that keeps them readable."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import pygame
from pygame import Rect, Surface

from game.window.colours import Colour, ink
from game.window.fonts import Face, family, font, rendered, shown, width
from game.window.sheets import SetWord
from game.window.typesetting import Type
from game.window.words import Word

_SHADOW_PASSES = 3


def letters(face: Face, pixels: int, text: str, colour: Colour) -> Surface:
    """A text in one style, on nothing."""
    return _letters(family(), face, pixels, text, colour)


@lru_cache(maxsize=2048)
def _letters(_: str, face: Face, pixels: int, text: str, colour: Colour) -> Surface:
    return rendered(face, pixels, text, colour)


def shadow_radius(kind: Type) -> int:
    """How far a word's shadow reaches, in pixels."""
    return max(2, round(kind.body * 0.2))


def shadow_of(drawn: Surface, radius: int) -> Surface:
    """The drawing's soft shadow, larger by twice the radius at every side."""
    room = 2 * radius
    size = (drawn.get_width() + 2 * room, drawn.get_height() + 2 * room)
    dark = Surface(size, pygame.SRCALPHA)
    dark.blit(drawn, (room, room))
    dark.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
    soft = pygame.transform.box_blur(dark, radius)
    shadow = Surface(size, pygame.SRCALPHA)
    for _ in range(_SHADOW_PASSES):
        shadow.blit(soft, (0, 0))
    return shadow


class InkedWord:
    """A word drawn once: its letters, their shadow, and where both stand."""

    __slots__ = ("drawn", "place", "shadow", "shadow_place", "trembling")

    def __init__(
        self, word: SetWord, kind: Type, *, strong: bool = False, colour: Colour | None = None
    ) -> None:
        self.drawn = drawn_word(word.word, kind, strong=strong, colour=colour)
        above = ascent_of(word.word, kind)
        radius = shadow_radius(kind)
        self.place = (word.x, word.baseline - above)
        self.shadow = shadow_of(self.drawn, radius)
        self.shadow_place = (self.place[0] - 2 * radius, self.place[1] - 2 * radius)
        self.trembling = any(piece.trembles for piece in word.word.pieces)


def ascent_of(word: Word, kind: Type) -> int:
    """From the top of a word's drawing to its baseline."""
    return max((font(p.face, kind.pixels(p)).get_ascent() for p in word.pieces), default=0)


def drawn_word(
    word: Word, kind: Type, *, strong: bool = False, colour: Colour | None = None
) -> Surface:
    """A word's pieces side by side on one baseline."""
    parts = [
        letters(
            piece.face, kind.pixels(piece), piece.text, colour or ink(piece.tone, strong=strong)
        )
        for piece in word.pieces
    ]
    if len(parts) == 1:
        return parts[0]
    above = ascent_of(word, kind)
    below = max((p.get_height() for p in parts), default=1)
    wide = sum(part.get_width() for part in parts)
    whole = Surface((max(1, wide), above + below), pygame.SRCALPHA)
    x = 0
    for piece, part in zip(word.pieces, parts, strict=True):
        whole.blit(part, (x, above - font(piece.face, kind.pixels(piece)).get_ascent()))
        x += part.get_width()
    return whole


def draw_trembling(
    surface: Surface, word: SetWord, kind: Type, now: float, alpha: int, *, strong: bool = False
) -> None:
    """A word whose letters shiver, each in its own rhythm and never far from its place."""
    x = float(word.x)
    reach = max(0.6, kind.body * 0.035)
    for piece in word.word.pieces:
        pixels = kind.pixels(piece)
        above = font(piece.face, pixels).get_ascent()
        for number, letter in enumerate(piece.text):
            drawn = letters(piece.face, pixels, letter, ink(piece.tone, strong=strong))
            phase = word.x * 0.37 + number * 2.1
            across = math.sin(now * 13.0 + phase) * reach * 0.6
            down = math.sin(now * 17.0 + phase * 1.7) * reach
            drawn.set_alpha(alpha)
            surface.blit(drawn, (round(x + across), round(word.baseline - above + down)))
            drawn.set_alpha(255)
            x += width(piece.face, pixels, piece.text[: number + 1]) - width(
                piece.face, pixels, piece.text[:number]
            )


def draw_words(
    surface: Surface,
    words: Iterable[SetWord],
    kind: Type,
    *,
    strong: bool = False,
    colour: Colour | None = None,
) -> None:
    """Words at once, all shadows beneath all letters; `colour` instead of their tones."""
    seen = [word for word in words if word.word.pieces]
    inked = [InkedWord(word, kind, strong=strong, colour=colour) for word in seen]
    surface.fblits([(one.shadow, one.shadow_place) for one in inked])
    surface.fblits([(one.drawn, one.place) for one in inked])


def draw_tracked(
    surface: Surface,
    text: str,
    place: tuple[int, int],
    face: Face,
    pixels: int,
    tracking: float,
    colour: Colour,
) -> int:
    """A text with space between its letters, from the upper left; gives where it ends."""
    x = float(place[0])
    drawn: list[tuple[Surface, tuple[int, int]]] = []
    for letter in shown(text):
        glyph = letters(face, pixels, letter, colour)
        drawn.append((glyph, (round(x), place[1])))
        x += width(face, pixels, letter) + tracking
    radius = max(2, round(pixels * 0.2))
    for glyph, (left, top) in drawn:
        surface.blit(shadow_of(glyph, radius), (left - 2 * radius, top - 2 * radius))
    surface.fblits(drawn)
    return round(x - tracking)


@lru_cache(maxsize=64)
def hairline(wide: int, thick: int, colour: Colour, *, both: bool = False) -> Surface:
    """A line that fades out towards its right end, or towards `both`."""
    line = Surface((max(1, wide), max(1, thick)), pygame.SRCALPHA)
    for x in range(line.get_width()):
        part = (x + 0.5) / line.get_width()
        alpha = min(1.0, 2.5 * (1 - part), 2.5 * part if both else 1.0)
        line.fill((*colour, round(255 * alpha)), Rect(x, 0, 1, line.get_height()))
    return line
