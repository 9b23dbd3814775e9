"""A grid of moments that were kept: each cell a small picture, and words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pygame import Rect

from game.saves import Slot
from game.saves.reopening import spoken
from game.window.lists import Item, SetItem
from game.window.measures import Measures
from game.window.sheets import SetWord
from game.window.typesetting import Type, set_lines
from game.window.words import Word, plain

_MARGIN = 64
_WIDEST = 1400
_NARROWEST_CELL = 330
_MOST_COLUMNS = 3
_CELL_GAP, _ROW_GAP, _PICTURE_GAP = 26, 20, 14
_PICTURE = (132, 74)
_LETTERS, _LEADING = 17, 21
_ROWS = 5
_FOOT_GAP = 34


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid: what is kept there, if anything, and whether it can be picked."""

    key: str
    number: int
    slot: Slot | None
    open: bool
    empty: str
    """The words of a cell in which nothing is kept."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How cells stand in one window."""

    measures: Measures
    top: int
    height: int

    @property
    def rect(self) -> Rect:
        """Where cells stand: in the middle of the window."""
        wide = self.measures.width - 2 * self.measures.pixels(_MARGIN)
        wide = min(wide, self.measures.pixels(_WIDEST))
        return Rect((self.measures.width - wide) // 2, self.top, wide, self.height)

    @property
    def columns(self) -> int:
        cell = self.measures.text_pixels(_NARROWEST_CELL) + self.gap
        return max(1, min(_MOST_COLUMNS, (self.rect.width + self.gap) // cell))

    @property
    def rows(self) -> int:
        return max(1, (self.height + self._row_gap) // (self.cell_height + self._row_gap))

    @property
    def gap(self) -> int:
        return self.measures.pixels(_CELL_GAP)

    @property
    def _row_gap(self) -> int:
        return self.measures.pixels(_ROW_GAP)

    @property
    def leading(self) -> int:
        return self.measures.text_pixels(_LEADING)

    @property
    def cell_height(self) -> int:
        return _ROWS * self.leading

    def cell(self, place: int) -> Rect:
        """Where a cell stands, counted from the first that is seen."""
        row, column = divmod(place, self.columns)
        wide = (self.rect.width - (self.columns - 1) * self.gap) // self.columns
        left = self.rect.left + column * (wide + self.gap)
        return Rect(left, self.top + row * (self.cell_height + self._row_gap), wide, self.height)

    def picture(self, cell: Rect) -> Rect:
        """Where the picture of a cell stands."""
        wide, high = (self.measures.text_pixels(side) for side in _PICTURE)
        return Rect(cell.left, cell.top + self.measures.text_pixels(4), wide, high)


def set_cells(cells: Sequence[Cell], grid: Grid) -> list[SetItem]:
    """The cells of one screenful, as lines that can have the focus."""
    return [_set_cell(cell, grid.cell(place), grid) for place, cell in enumerate(cells)]


def set_foot(items: Sequence[Item], grid: Grid, top: int) -> list[SetItem]:
    """Lines side by side under the grid, in two rows where one is too short."""
    kind = Type(grid.measures.text_pixels(19))
    apart, leading = grid.measures.text_pixels(_FOOT_GAP), grid.measures.text_pixels(29)
    placed: list[SetItem] = []
    x, y = grid.rect.left, top
    for item in items:
        row = set_lines(item.words, kind, grid.rect.width)[0]
        wide = row[-1].x + row[-1].width
        if x + wide > grid.rect.right and x > grid.rect.left:
            x, y = grid.rect.left, y + leading
        rect = Rect(x, y, wide, leading)
        words = tuple(SetWord(w.word, x + w.x, y + kind.ascent(), w.width, rect) for w in row)
        placed.append(SetItem(item, "", words, kind, rect))
        x += wide + apart
    return placed


def _set_cell(cell: Cell, area: Rect, grid: Grid) -> SetItem:
    kind = Type(grid.measures.text_pixels(_LETTERS))
    left = grid.picture(area).right + grid.measures.pixels(_PICTURE_GAP)
    words = []
    for number, row in enumerate(_rows(cell, kind, area.right - left)):
        y, x = area.top + number * grid.leading, left
        for word in row:
            wide = kind.word_width(word)
            x += kind.space_before(word) if x > left else 0
            words.append(SetWord(word, x, y + kind.ascent(), wide, Rect(x, y, wide, grid.leading)))
            x += wide
    item = Item(cell.key, tuple(word.word for word in words), open=cell.open)
    rect = Rect(area.left, area.top, area.width, grid.cell_height)
    return SetItem(item, "", tuple(words), kind, rect)


def _rows(cell: Cell, kind: Type, width: int) -> list[list[Word]]:
    """The rows of words beside a picture, each cut to what fits."""
    if cell.slot is None:
        return [fitted(plain(cell.empty, "italic", "pale"), kind, width)]
    shown = cell.slot.shown
    first = set_lines(plain(shown.words, tone="quiet", scale=0.9), kind, width)[:2]
    words = [[placed.word for placed in line] for line in first]
    rows = [
        plain(shown.title, tone="ink"),
        plain(spoken(shown.scene), "italic", "pale", 0.95),
        *words[:-1],
        *([[*words[-1], *plain("…")]] if words else []),
        plain(f"{played(shown.seconds)} · {dated(shown.date)}", tone="pale", scale=0.85),
    ]
    return [fitted(row, kind, width) for row in rows]


def fitted(words: Sequence[Word], kind: Type, width: int) -> list[Word]:
    """As many words as fit a row; an ellipsis for the others."""
    wide = 0
    for number, word in enumerate(words):
        wide += kind.word_width(word) + (kind.space_before(word) if number else 0)
        if wide > width:
            kept = list(words[: max(1, number)])
            last = kept[-1].pieces[-1]
            text = last.text.rstrip(".,;:—–") + "…"
            pieces = (*kept[-1].pieces[:-1], replace(last, text=text))
            return [*kept[:-1], replace(kept[-1], pieces=pieces)]
    return list(words)


def played(seconds: float) -> str:
    """How long was played, in words."""
    hours, minutes = divmod(round(seconds) // 60, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else "under a minute"


def dated(date: datetime) -> str:
    """A date where the player is."""
    here = date.astimezone()
    return f"{here.day} {here:%b %Y}, {here:%H:%M}"
