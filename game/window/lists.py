"""Lists of lines with a focus: a scene's choices, a menu, the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.window.colours import RULE, ink
from game.window.drawn_lines import drawn_line
from game.window.ink import hairline, shadow_radius
from game.window.line_rows import Rows, leading_of, rows_for
from game.window.measures import Measures
from game.window.sheets import SetWord
from game.window.typesetting import Placed, Type
from game.window.words import Word, plain

_NUMERAL_INDENT = 30
_GAP = 7
_FOCUS_SECONDS = 0.14
_APPEAR_SECONDS, _APPEAR_APART_SECONDS = 0.3, 0.07


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: its words, whether it can be picked, and a value set at the right.

    `size` is that of its letters against the body's, `gap` the units above it, `part` of the width
    what its words may take.
    """

    key: str
    words: tuple[Word, ...]
    open: bool = True
    value: str = ""
    size: float = 1.0
    gap: float = _GAP
    part: float = 1.0


def item(key: str, text: str, value: str = "", *, size: float = 1.0, gap: float = _GAP) -> Item:
    """A line with words of our own."""
    return Item(key, tuple(plain(text, tone="quiet")), value=value, size=size, gap=gap)


@dataclass(frozen=True, slots=True)
class SetItem:
    """A line in its place; `rect` is where it can be pointed at."""

    item: Item
    numeral: str
    words: tuple[SetWord, ...]
    kind: Type
    rect: Rect
    value: tuple[SetWord, ...] = ()


Group = tuple[SetItem, ...]
"""As many lines as the window shows at once."""


def set_list(
    items: Sequence[Item],
    measures: Measures,
    top: int,
    *,
    numbered: bool = False,
    left: int | None = None,
    width: int | None = None,
    bottom: int | None = None,
) -> tuple[Group, ...]:
    """The lines from `top` down, or in several groups where the window is too small for all."""
    bottom = measures.bottom if bottom is None else bottom
    left = measures.column_left if left is None else left
    width = measures.column_width if width is None else width
    indent = measures.text_pixels(_NUMERAL_INDENT) if numbered else 0
    room = bottom - top
    groups: list[list[SetItem]] = [[]]
    y, number = top, 0
    for each in items:
        number += each.open
        numeral = str(number) if numbered and each.open else ""
        rows = rows_for(each, measures, width - indent, room)
        height = rows.count * leading_of(rows.kind, measures)
        y += measures.text_pixels(each.gap) if groups[-1] else 0
        if y + height > bottom and groups[-1]:
            groups.append([])
            y = top
        groups[-1].append(_placed(each, numeral, rows, measures, left, indent, y, width))
        y += height
    return tuple(tuple(group) for group in groups)


def list_height(items: Sequence[Item], measures: Measures, *, numbered: bool = False) -> int:
    """How high the lines stand in one group."""
    indent = measures.text_pixels(_NUMERAL_INDENT) if numbered else 0
    height = 0
    for number, each in enumerate(items):
        rows = rows_for(each, measures, measures.column_width - indent, measures.height)
        height += rows.count * leading_of(rows.kind, measures)
        height += measures.text_pixels(each.gap) if number else 0
    return height


def _placed(
    each: Item,
    numeral: str,
    rows: Rows,
    measures: Measures,
    left: int,
    indent: int,
    top: int,
    width: int,
) -> SetItem:
    leading, kind = leading_of(rows.kind, measures), rows.kind
    words, value = [], []
    for number, row in enumerate(rows.words):
        y = top + number * leading
        words += [_set_word(w, left + indent + max(0, w.x), y, kind, leading) for w in row]
    for number, row in enumerate(rows.value, rows.value_from):
        y, x = top + number * leading, left + width - row[-1].x - row[-1].width
        value += [_set_word(w, x + w.x, y, kind, leading) for w in row]
    margin = measures.text_pixels(_GAP) // 2
    rect = Rect(left, top - margin, width, rows.count * leading + 2 * margin)
    return SetItem(each, numeral, tuple(words), kind, rect, tuple(value))


def _set_word(placed: Placed, x: int, y: int, kind: Type, leading: int) -> SetWord:
    rect = Rect(x, y, placed.width, leading)
    return SetWord(placed.word, x, y + kind.ascent(), placed.width, rect)


class Listing:
    """A list as it stands in a window: which line has the focus, and how it is drawn."""

    def __init__(
        self, groups: Sequence[Group], *, focus: int = 0, strong: bool = False, still: bool = False
    ) -> None:
        """`still`: nothing comes or goes gently, it is there at once."""
        self.groups = groups
        self.lines = [line for group in groups for line in group]
        self.open = [number for number, line in enumerate(self.lines) if line.item.open]
        self.focus = min(focus, len(self.open) - 1) if self.open else -1
        self._strong, self._still = strong, still
        self._focused_at = -1e6
        self._shown = 0
        if self.open and focus > 0:
            self._focus(self.focus, 0.0)
        self._drawn: dict[tuple[int, bool], Surface] = {}

    @property
    def focused(self) -> SetItem | None:
        """The line that has the focus, if it is one of those that are seen."""
        line = self.lines[self.open[self.focus]] if self.open else None
        return line if line in self.group else None

    @property
    def group(self) -> Group:
        """The lines that are seen."""
        return self.groups[self._shown] if self.groups else ()

    def move(self, step: int, now: float) -> None:
        """The focus goes on; past the last line that is seen, other lines are turned to."""
        wanted = (self.focus + step) % len(self.open) if self.open else -1
        ahead = self.lines[self.open[wanted]] if self.open else None
        if self.focused and ahead in self.group and len(self.open) > 1:
            self._focus(wanted, now)
        elif len(self.groups) > 1:
            self.turn(step, now)

    def turn(self, step: int, now: float) -> None:
        """To the lines after or before those that are seen; the focus goes along if it can."""
        self._shown = (self._shown + step) % len(self.groups)
        places = [p for p, number in enumerate(self.open) if self.lines[number] in self.group]
        if places:
            self._focus(places[0 if step > 0 else -1], now)

    def at(self, position: tuple[int, int]) -> SetItem | None:
        """The open line under the pointer."""
        for line in self.group:
            if line.item.open and line.rect.collidepoint(position):
                return line
        return None

    def point_at(self, position: tuple[int, int], now: float) -> SetItem | None:
        """The pointer gives the focus to the line under it."""
        line = self.at(position)
        if line is not None:
            self._focus(self.open.index(self.lines.index(line)), now)
        return line

    def click(self, position: tuple[int, int], now: float) -> SetItem | None:
        """The line that a click picks; a click on the sign that there are more turns to them."""
        for step in (-1, 1):
            if self._more_rect(step).collidepoint(position):
                self.turn(step, now)
                return None
        return self.point_at(position, now)

    def focus_on(self, key: str, now: float) -> None:
        for place, number in enumerate(self.open):
            if self.lines[number].item.key == key:
                self._focus(place, now)

    def numbered(self, number: int) -> SetItem | None:
        """The open line of a number, counted from 1."""
        return self.lines[self.open[number - 1]] if 1 <= number <= len(self.open) else None

    def draw(self, surface: Surface, now: float, since: float = 1e6) -> None:
        """The lines; `since` is how many seconds ago they began to appear."""
        for place, line in enumerate(self.group):
            apart = 0.0 if self._still else place * _APPEAR_APART_SECONDS
            part = min(1.0, max(0.0, (since - apart) / _APPEAR_SECONDS))
            if part <= 0:
                continue
            focused = line is self.focused
            self._blit(surface, line, round(255 * part), lit=False)
            if focused:
                lit = 1.0 if self._still else min(1.0, (now - self._focused_at) / _FOCUS_SECONDS)
                lit *= part
                self._blit(surface, line, round(255 * lit), lit=True)
                self._underline(surface, line, lit)
        if len(self.groups) > 1:
            self._draw_more(surface)

    def _focus(self, place: int, now: float) -> None:
        if place != self.focus:
            self._focused_at = now
        self.focus = place
        line = self.lines[self.open[place]]
        self._shown = next(n for n, group in enumerate(self.groups) if line in group)

    def _blit(self, surface: Surface, line: SetItem, alpha: int, *, lit: bool) -> None:
        drawn = self._surface(line, lit=lit)
        drawn.set_alpha(alpha)
        room = 2 * shadow_radius(line.kind)
        surface.blit(drawn, (line.rect.x - room, line.rect.y - room))

    def _surface(self, line: SetItem, *, lit: bool) -> Surface:
        key = (self.lines.index(line), lit)
        if key not in self._drawn:
            self._drawn[key] = drawn_line(line, lit=lit, strong=self._strong)
        return self._drawn[key]

    def _underline(self, surface: Surface, line: SetItem, part: float) -> None:
        if not line.words:
            return
        last = [word for word in line.words if word.baseline == line.words[-1].baseline]
        left, right = last[0].x, last[-1].x + last[-1].width
        y = last[-1].baseline + round(line.kind.body * 0.3)
        rule = hairline(round((right - left) * part), max(1, line.kind.body // 20), RULE)
        surface.blit(rule, (left, y))

    def _more_rect(self, step: int) -> Rect:
        """Where the sign stands that there are lines above (-1) or below (1); empty for none."""
        if not 0 <= self._shown + step < len(self.groups):
            return Rect(0, 0, 0, 0)
        bounds = self.group[0].rect.unionall([line.rect for line in self.group])
        side = round(self.group[0].kind.body * 0.9)
        top = bounds.bottom if step > 0 else bounds.top - side
        return Rect(bounds.right - 2 * side, top, 2 * side, side)

    def _draw_more(self, surface: Surface) -> None:
        for step in (-1, 1):
            rect = self._more_rect(step)
            if rect.width:
                size = rect.height // 3
                middle, y = rect.centerx, rect.centery
                tip = (middle, y + step * size // 2)
                base = y - step * size // 2
                points = [(middle - size, base), (middle + size, base), tip]
                pygame.draw.polygon(surface, ink("gold", strong=self._strong), points)
