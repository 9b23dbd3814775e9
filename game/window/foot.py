"""What is told low in a window beside a column: the keys that do something there."""

from __future__ import annotations

from pygame import Surface

from game.window.colours import ink
from game.window.fonts import width
from game.window.ink import letters
from game.window.measures import Measures

APART = "   "
"""Between the things that are told: there a row ends."""
_LETTERS, _LEADING = 16, 1.35
_BOTTOM = 28


def foot_rows(told: str, measures: Measures, room: int) -> list[str]:
    """As many rows as are needed for a width; only what is too long for one is parted."""
    pixels = measures.text_pixels(_LETTERS)
    rows = [""]
    for part in told.split(APART):
        fits = width("italic", pixels, part) <= room
        for number, piece in enumerate([part] if fits else part.split()):
            longer = f"{rows[-1]}{' ' if number else APART}{piece}" if rows[-1] else piece
            if rows[-1] and width("italic", pixels, longer) > room:
                rows.append(piece)
            else:
                rows[-1] = longer
    return rows


def foot_top(rows: int, measures: Measures) -> int:
    """Where so many rows begin."""
    leading = round(measures.text_pixels(_LETTERS) * _LEADING)
    return measures.height - measures.pixels(_BOTTOM) - rows * leading


def draw_foot(
    surface: Surface, rows: list[str], left: int, measures: Measures, *, strong: bool
) -> None:
    pixels, top = measures.text_pixels(_LETTERS), foot_top(len(rows), measures)
    for number, row in enumerate(rows):
        drawn = letters("italic", pixels, row, ink("pale", strong=strong))
        surface.blit(drawn, (left, top + number * round(pixels * _LEADING)))
