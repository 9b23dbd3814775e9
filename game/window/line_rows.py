"""The rows of a line of a list: its words, and its value beside them or under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.window.measures import BODY, Measures
from game.window.typesetting import Placed, Type, set_lines
from game.window.words import Word, plain

if TYPE_CHECKING:
    from game.window.lists import Item

_VALUE_GAP = 24
_SMALLER = (1.0, 0.85, 0.72, 0.6)


@dataclass(frozen=True, slots=True)
class Rows:
    """A line before it has a place: its words, and its value, whose first row is `value_from`."""

    kind: Type
    words: tuple[tuple[Placed, ...], ...]
    value: tuple[tuple[Placed, ...], ...]
    value_from: int

    @property
    def count(self) -> int:
        return max(len(self.words), self.value_from + len(self.value))


def leading_of(kind: Type, measures: Measures) -> int:
    return round(measures.leading * kind.body / measures.text_pixels(BODY))


def rows_for(each: Item, measures: Measures, width: int, room: int) -> Rows:
    """A line's rows: in smaller type, and at last cut, where they would not fit the window."""
    for smaller in _SMALLER:
        kind = Type(max(8, round(measures.text_pixels(BODY) * each.size * smaller)))
        rows = _rows_in(each, kind, width)
        if rows.count * leading_of(kind, measures) <= room:
            return rows
    most = max(1, room // leading_of(kind, measures))
    beneath = rows.value_from > 0
    words = rows.words[: max(1, most - beneath)]
    return replace(rows, words=words, value=rows.value[:1], value_from=len(words) * beneath)


def _rows_in(each: Item, kind: Type, width: int) -> Rows:
    """The value stands at the right of the words where there is room, else in rows under them."""
    width = round(width * each.part)
    value = plain(each.value)
    wide = _width(value, kind)
    taken = wide + round(kind.body * _VALUE_GAP / BODY) if value else 0
    if taken > width // 2 and taken + _width(each.words, kind) > width:
        words = tuple(set_lines(each.words, kind, width))
        return Rows(kind, words, tuple(set_lines(value, kind, width)), len(words))
    beside = tuple(set_lines(value, kind, width)) if value else ()
    return Rows(kind, tuple(set_lines(each.words, kind, width - taken)), beside, 0)


def _width(words: Sequence[Word], kind: Type) -> int:
    """Of words in one row."""
    spaces = sum(kind.space_before(word) for word in words[1:])
    return spaces + sum(kind.word_width(word) for word in words)
