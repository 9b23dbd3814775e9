"""Lists of lines with a focus: a scene's choices, a menu, the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.window.colours import RULE, ink
from game.window.drawn_lines import drawn_line
from game.window.ink import hairline, shadow_radius
from game.window.measures import BODY, Measures
from game.window.sheets import SetWord
from game.window.typesetting import Placed, Type, set_lines
from game.window.words import Word, plain

_NUMERAL_INDENT = 30
_GAP = 7
_VALUE_GAP = 24
_FOCUS_SECONDS = 0.14
_APPEAR_SECONDS = 0.3
_APPEAR_APART_SECONDS = 0.07
_SMALLER = (1.0, 0.85, 0.72, 0.6)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: its words, whether it can be picked, and a value set at the right.

    `size` is that of its letters against the body's, `gap` the units above it.
    """

    key: str
    words: tuple[Word, ...]
    open: bool = True
    value: str = ""
    size: float = 1.0
    gap: float = _GAP


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
) -> tuple[Group, ...]:
    """The lines from `top` down, or in several groups where the window is too small for all."""
    left = measures.column_left if left is None else left
    width = measures.column_width if width is None else width
    indent = measures.text_pixels(_NUMERAL_INDENT) if numbered else 0
    room = measures.bottom - top
    groups: list[list[SetItem]] = [[]]
    y, number = top, 0
    for each in items:
        number += each.open
        numeral = str(number) if numbered and each.open else ""
        rows, kind = _rows(each, measures, width - indent, room)
        height = len(rows) * _leading(kind, measures)
        y += measures.text_pixels(each.gap) if groups[-1] else 0
        if y + height > measures.bottom and groups[-1]:
            groups.append([])
            y = top
        groups[-1].append(_placed(each, numeral, rows, kind, measures, left, indent, y, width))
        y += height
    return tuple(tuple(group) for group in groups)


def list_height(items: Sequence[Item], measures: Measures, *, numbered: bool = False) -> int:
    """How high the lines stand in one group."""
    indent = measures.text_pixels(_NUMERAL_INDENT) if numbered else 0
    height = 0
    for number, each in enumerate(items):
        rows, kind = _rows(each, measures, measures.column_width - indent, measures.height)
        height += len(rows) * _leading(kind, measures)
        height += measures.text_pixels(each.gap) if number else 0
    return height


def _leading(kind: Type, measures: Measures) -> int:
    return round(measures.leading * kind.body / measures.text_pixels(BODY))


def _rows(
    each: Item, measures: Measures, width: int, room: int
) -> tuple[list[tuple[Placed, ...]], Type]:
    """A line's rows: in smaller type, and at last cut, where they would not fit the window."""
    value_width = 0
    if each.value:
        kind = Type(measures.text_pixels(BODY))
        value = sum(kind.word_width(w) for w in plain(each.value))
        value_width = min(width // 2, value + measures.text_pixels(_VALUE_GAP))
    for smaller in _SMALLER:
        kind = Type(max(8, round(measures.text_pixels(BODY) * each.size * smaller)))
        rows = set_lines(each.words, kind, width - value_width)
        if len(rows) * _leading(kind, measures) <= room:
            return rows, kind
    most = max(1, room // _leading(kind, measures))
    return rows[:most], kind


def _placed(
    each: Item,
    numeral: str,
    rows: Sequence[Sequence[Placed]],
    kind: Type,
    measures: Measures,
    left: int,
    indent: int,
    top: int,
    width: int,
) -> SetItem:
    leading = _leading(kind, measures)
    words = []
    for number, row in enumerate(rows):
        y = top + number * leading
        for placed in row:
            x = left + indent + max(0, placed.x)
            rect = Rect(x, y, placed.width, leading)
            words.append(SetWord(placed.word, x, y + kind.ascent(), placed.width, rect))
    margin = measures.text_pixels(_GAP) // 2
    rect = Rect(left, top - margin, width, len(rows) * leading + 2 * margin)
    return SetItem(each, numeral, tuple(words), kind, rect)


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
