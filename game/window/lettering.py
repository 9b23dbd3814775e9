"""The lettering of a title page: the name in wide capitals, a story's words about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame
from pygame import Rect, Surface

from game.story.model import Story
from game.window.colours import RULE, ink
from game.window.ink import draw_tracked, draw_words, hairline, letters, shadow_of
from game.window.measures import BODY, Measures
from game.window.sheets import SetWord
from game.window.typesetting import Type, set_lines, tracked_width
from game.window.words import Word, plain

_TOP = 92
_NARROW = 400
_LARGEST_TEXT = 1.25
_LARGEST = 58
_LARGE = 30
_SMALLEST = 15
_FEW_ROWS, _MOST_ROWS = 2, 3
_TRACKING = 0.2
"""Between the letters, against their size."""
_FLEURON = "❦"
_SMALLER = (1.0, 0.9, 0.8, 0.7, 0.6)
"""What a story says about itself is set so much smaller where room is scarce."""


def title_measures(measures: Measures) -> Measures:
    """The window's sizes, with letters no larger than what leaves room for all of a title."""
    return replace(measures, text_size=min(_LARGEST_TEXT, measures.text_size))


def title_column(measures: Measures, *, narrow: bool) -> tuple[int, int]:
    """Left edge and width: `narrow` beside a table full of things, else the text's column."""
    if not narrow:
        return measures.column_left, measures.column_width
    width = min(measures.text_pixels(_NARROW), measures.column_width)
    return measures.column_right - width, width


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """A title page without its menu: drawn once for a window."""

    drawn: Surface
    bottom: int


def front_of(
    title: str,
    story: Story | None,
    measures: Measures,
    left: int,
    width: int,
    lowest: int,
    *,
    strong: bool,
) -> Front:
    """The title over a hairline with a fleuron; `story` adds who wrote it and what it is.

    What it says about itself ends above `lowest`, so that the menu has room.
    """
    drawn = Surface((measures.width, measures.height), pygame.SRCALPHA)
    rows, size = _rows(title, measures, width)
    y = measures.pixels(_TOP)
    for row in rows:
        tracking = size * _TRACKING
        draw_tracked(
            drawn, row, (left, y), "small caps", size, tracking, ink("glow", strong=strong)
        )
        y += round(size * 1.28)
    y += measures.pixels(6)
    widest = max(tracked_width(row, "small caps", size, size * _TRACKING) for row in rows)
    _draw_rule(drawn, measures, (left, y), min(width, max(widest, measures.pixels(220))))
    y += measures.pixels(34)
    if story is not None:
        room = Rect(left, y, width, lowest - y)
        for smaller in _SMALLER:
            kind = Type(round(measures.text_pixels(BODY) * smaller))
            words, y = _set_blurb(story, kind, room)
            if y <= lowest:
                break
        draw_words(drawn, [w for w in words if w.rect.bottom <= lowest], kind, strong=strong)
        y = min(y, lowest)
    return Front(drawn, y)


def _rows(title: str, measures: Measures, width: int) -> tuple[list[str], int]:
    """The title's rows, as large as the width allows."""
    size, smallest = measures.pixels(_LARGEST), measures.pixels(_SMALLEST)
    while True:
        kind = Type(round(size * (1 + 1.8 * _TRACKING)))
        lines = set_lines(plain(title.lower(), "small caps"), kind, width)
        rows = [" ".join(placed.word.text for placed in line) for line in lines]
        widest = max(tracked_width(row, "small caps", size, size * _TRACKING) for row in rows)
        most = _FEW_ROWS if size > measures.pixels(_LARGE) else _MOST_ROWS
        if (widest <= width and len(rows) <= most) or size <= smallest:
            return rows[:_MOST_ROWS], size
        size = max(smallest, round(size * 0.93))


def _draw_rule(surface: Surface, measures: Measures, place: tuple[int, int], wide: int) -> None:
    x, y = place
    leaf = letters("roman", measures.pixels(17), _FLEURON, ink("gold"))
    radius = measures.pixels(3)
    surface.blit(shadow_of(leaf, radius), (x - 2 * radius, y - 2 * radius))
    surface.blit(leaf, (x, y))
    thick = max(1, measures.pixels(1))
    start = x + leaf.get_width() + measures.pixels(8)
    line = hairline(x + wide - start, thick, RULE)
    surface.blit(line, (start, y + leaf.get_height() // 2))


def _set_blurb(story: Story, kind: Type, room: Rect) -> tuple[list[SetWord], int]:
    """The words about a story in their places, and where they end."""
    words: list[SetWord] = []
    y = room.top
    leading = round(kind.body * 1.32)
    for paragraph in blurb(story):
        for line in set_lines(paragraph, kind, room.width):
            for placed in line:
                rect = Rect(room.left + placed.x, y, placed.width, leading)
                baseline = y + kind.ascent()
                words.append(SetWord(placed.word, rect.x, baseline, placed.width, rect))
            y += leading
        y += round(kind.body * 0.3)
    return words, y


def blurb(story: Story) -> list[list[Word]]:
    """Who wrote a story, what it is about, what it contains."""
    told = []
    if story.by:
        told.append(plain(story.by, "italic", "gold"))
    if story.about:
        told.append(plain(story.about, tone="ink"))
    if story.content:
        told.append(plain(f"Contains: {', '.join(story.content)}.", "italic", "pale", 0.86))
    return told
