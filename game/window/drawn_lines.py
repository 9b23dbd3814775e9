"""A line of a list as it is drawn: its words, its numeral, its value, on nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame
from pygame import Surface

from game.window.colours import LOCKED, Colour, ink
from game.window.ink import draw_words, letters, shadow_of, shadow_radius
from game.window.sheets import SetWord
from game.window.typesetting import Type
from game.window.words import Tone

if TYPE_CHECKING:
    from game.window.lists import SetItem


def drawn_line(line: SetItem, *, lit: bool, strong: bool) -> Surface:
    """A line with its shadow, on nothing: `lit` as it stands with the focus."""
    room = 2 * shadow_radius(line.kind)
    drawn = Surface((line.rect.width + 2 * room, line.rect.height + 2 * room), pygame.SRCALPHA)
    shift = (room - line.rect.x, room - line.rect.y)
    words = [_toned(word, "glow" if lit else None).moved(shift) for word in line.words]
    draw_words(drawn, words, line.kind, strong=strong, colour=None if line.item.open else LOCKED)
    if line.words:
        top = line.words[0].rect.y + shift[1]
        if line.numeral:
            _draw_part(drawn, line.numeral, (room, top), line.kind, ink("gold", strong=strong))
    values = [_toned(word, "glow" if lit else "gold").moved(shift) for word in line.value]
    draw_words(drawn, values, line.kind, strong=strong)
    return drawn


def _draw_part(
    surface: Surface, text: str, place: tuple[int, int], kind: Type, colour: Colour
) -> None:
    glyphs = letters("roman", kind.body, text, colour)
    radius = shadow_radius(kind)
    surface.blit(shadow_of(glyphs, radius), (place[0] - 2 * radius, place[1] - 2 * radius))
    surface.blit(glyphs, place)


def _toned(word: SetWord, tone: Tone | None) -> SetWord:
    if tone is None:
        return word
    pieces = tuple(replace(piece, tone=tone) for piece in word.word.pieces)
    return replace(word, word=replace(word.word, pieces=pieces))
