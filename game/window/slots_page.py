"""The moments that were kept: pages of twelve with pictures, the quick ones, the automatic ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pygame
from pygame import Rect, Surface

from game.saves import Shelf, Slot
from game.saves.values import MOST_PAGES, SLOTS_ON_A_PAGE
from game.window.colours import RULE, ink
from game.window.confirming import ConfirmPage
from game.window.grid import Cell, Grid, dated, set_cells, set_foot
from game.window.ink import letters
from game.window.intents import Adjust, Back, Click, Discard, Focus, Forward, HideText, Intent
from game.window.list_page import ListPage
from game.window.lists import Group, Item, Listing, SetItem, item
from game.window.measures import Measures
from game.window.reading import Reading
from game.window.session import Session, View
from game.window.sheets import heading_height
from game.window.speaking import Spoken
from game.window.system import open_folder
from game.window.told import draw_heading
from game.window.veil import page_veil

_BEFORE, _AFTER, _FOLDER, _DONE = "before ", "after ", "folder ", "done "
_CROSS = "×"


class SlotsPage(ListPage):
    """Keeps the moment that is being read in a slot, or goes back to one that was kept."""

    def __init__(
        self, session: Session, below: View, reading: Reading | None, *, keeps: bool
    ) -> None:
        """`reading` is what is being read, if anything; `keeps` says that it is to be kept."""
        super().__init__(session, below)
        self._reading = reading
        self._keeps = keeps and reading is not None
        pages = [(Shelf.PAGES, number) for number in range(1, MOST_PAGES + 1)]
        filled = [] if self._keeps else [(Shelf.AUTOMATIC, 1), (Shelf.QUICK, 1)]
        self._shelves = [*filled, *pages]
        self._number = self._shelves.index((Shelf.PAGES, session.slots_page))
        self._pictures: dict[str, Surface] = {}
        self._grid = self._set_grid(session.measures)
        self._cells: dict[str, Cell] = {}
        self._turn(0)

    # What stands here

    @property
    def _shelf(self) -> Shelf:
        return self._shelves[self._number][0]

    def _turn(self, step: int) -> None:
        """To another page."""
        self._number = (self._number + step) % len(self._shelves)
        shelf, page = self._shelves[self._number]
        if shelf is Shelf.PAGES:
            self.session.slots_page = page
        name = {Shelf.AUTOMATIC: "By itself", Shelf.QUICK: "Quick"}.get(shelf, f"Page {page}")
        self.heading = f"{'Keep this moment' if self._keeps else 'Go back to'} · {name}"
        self._pictures.clear()
        self.unset()

    def _read_cells(self) -> list[Cell]:
        shelf, page = self._shelves[self._number]
        slots = self.session.saves.slots
        first = (page - 1) * SLOTS_ON_A_PAGE + 1
        found: Sequence[Slot | None] = slots.page(page)
        if shelf is not Shelf.PAGES:
            by_number = {slot.number: slot for slot in slots.filled(shelf)}
            found = [by_number.get(number) for number in range(1, SLOTS_ON_A_PAGE + 1)]
        empty = "Keep it here" if self._keeps else "nothing kept"
        return [
            Cell(f"slot {number}", number, slot, self._keeps or slot is not None, empty)
            for number, slot in enumerate(found, first)
        ]

    def items(self) -> Sequence[Item]:
        """What can be done beside picking a moment."""
        lines = [item(_BEFORE, "Page before"), item(_AFTER, "Next page")]
        if self.session.saves.folder is not None:
            lines.append(item(_FOLDER, "Open the folder"))
        return (*lines, item(_DONE, "Done"))

    @property
    def spoken(self) -> Spoken:
        kept = sum(cell.slot is not None for cell in self._cells.values())
        return replace(super().spoken, text=f"{self.heading}. {kept} kept here.")

    def line_aloud(self, line: SetItem) -> str:
        cell = self._cells.get(line.item.key)
        if cell is None or cell.slot is None:
            return super().line_aloud(line) if cell is None else f"{cell.number}. {cell.empty}"
        shown = cell.slot.shown
        return f"{cell.number}. {shown.title}. {dated(shown.date)}. {shown.words}"

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        cells = self._read_cells()
        self._cells = {cell.key: cell for cell in cells}
        grid = self._grid = self._set_grid(measures)
        most = grid.columns * grid.rows
        screens = [cells[start : start + most] for start in range(0, len(cells), most)]
        foot_top = grid.top + grid.height + grid.gap
        groups = []
        for number, screen in enumerate(screens):
            foot = [replace(each, key=f"{each.key}{number}") for each in self.items()]
            groups.append((*set_cells(screen, grid), *set_foot(foot, grid, foot_top)))
        return tuple(groups)

    def _set_grid(self, measures: Measures) -> Grid:
        """The grid, as high as what stands under it leaves room for."""
        top = self.top(measures)
        whole = Grid(measures, top, measures.bottom - top)
        foot = set_foot(self.items(), whole, 0)[-1].rect.bottom
        return Grid(measures, top, whole.height - foot - whole.gap)

    def top(self, measures: Measures) -> int:
        return measures.pixels(48) + heading_height(self.heading, measures)

    # What the player does

    def handle(self, intent: Intent, now: float) -> View | None:
        self.set_again()
        match intent:
            case Focus(step=step):
                self._go(0, step, now)
            case Adjust(step=step):
                self._go(step, 0, now)
            case Back() | Forward():
                self._go_on(1 if isinstance(intent, Forward) else -1, now)
            case Discard() | HideText():
                return self._ask_to_delete(self._focused_cell)
            case Click(position=position) if self._cross_at(position):
                return self._ask_to_delete(self._focused_cell)
            case _:
                return super().handle(intent, now)
        return self

    def _go(self, across: int, down: int, now: float) -> None:
        """The focus to its neighbour; at the sides, to another page."""
        found = toward(self.listing, across, down)
        if found is not None:
            self.listing.focus_on(found.item.key, now)
        elif across:
            self._go_on(across, now)

    def _go_on(self, step: int, now: float) -> None:
        """To the next screenful, of this page or of another."""
        groups = self.listing.groups
        shown = groups.index(self.listing.group)
        if 0 <= shown + step < len(groups):
            self.listing.turn(step, now)
            return
        self._turn(step)
        self.set_again()
        group = self.listing.groups[0 if step > 0 else -1]
        first = next((line for line in group if line.item.open), group[-1])
        self.listing.focus_on(first.item.key, now)

    def pick(self, key: str, now: float) -> View | None:
        cell = self._cells.get(key)
        if cell is None:
            return self._do(key, now)
        if not self._keeps:
            return self._open(cell, now)
        if cell.slot is None:
            self._keep(cell.number)
            return self
        question, answer = "Something is kept there already", "Keep this moment in its place"
        return ConfirmPage(self.session, self, question, answer, lambda: self._keep(cell.number))

    def _do(self, key: str, now: float) -> View | None:
        if key.startswith((_BEFORE, _AFTER)):
            self._turn(1 if key.startswith(_AFTER) else -1)
            self.set_again()
            self.listing.focus_on(f"{key.split(maxsplit=1)[0]} 0", now)
            return self
        if key.startswith(_FOLDER) and self.session.saves.folder is not None:
            self.session.note = open_folder(self.session.saves.folder)
            return self
        return self.leave(now)

    def _keep(self, number: int) -> None:
        assert self._reading is not None
        self.session.note = self._reading.keep_in(number)
        self._pictures.clear()
        self.unset()

    def _open(self, cell: Cell, now: float) -> View | None:
        assert cell.slot is not None
        if self._reading is not None:
            self._reading.keep_automatically()
        return self.session.open_slot(cell.slot, self, now)

    def _ask_to_delete(self, cell: Cell | None) -> View:
        if cell is None or cell.slot is None:
            return self
        slot = cell.slot
        question = f"Delete it? {slot.shown.title}"
        return ConfirmPage(
            self.session, self, question, "Yes, delete it", lambda: self._delete(slot)
        )

    def _delete(self, slot: Slot) -> None:
        self.session.saves.slots.delete(slot.shelf, slot.number)
        self._pictures.clear()
        self.unset()

    # What has the focus

    @property
    def _focused_cell(self) -> Cell | None:
        focused = self.listing.focused
        return self._cells.get(focused.item.key) if focused else None

    def _cross_rect(self) -> Rect:
        """The sign that deletes what has the focus; empty where nothing can be deleted."""
        cell, focused = self._focused_cell, self.listing.focused
        if cell is None or cell.slot is None or focused is None:
            return Rect(0, 0, 0, 0)
        side = self.session.measures.text_pixels(24)
        picture = self._grid.picture(focused.rect)
        return Rect(picture.right - side, picture.top, side, side)

    def _cross_at(self, position: tuple[int, int]) -> bool:
        return self._cross_rect().collidepoint(position)

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        measures = self.session.measures
        strong = self.session.preferences.high_contrast
        self.session.scenery.draw(surface, now, page_veil(measures, solid=strong))
        place = (self._grid.rect.left, measures.pixels(48))
        draw_heading(surface, self.heading, measures, place, strong=strong)
        for line in self.listing.group:
            cell = self._cells.get(line.item.key)
            if cell is not None:
                self._draw_picture(surface, cell, line)
        self.listing.draw(surface, now)
        cross = self._cross_rect()
        if cross.width:
            surface.fill((10, 8, 10), cross)
            sign = letters("roman", measures.text_pixels(22), _CROSS, ink("glow", strong=strong))
            surface.blit(sign, sign.get_rect(center=cross.center))

    def _draw_picture(self, surface: Surface, cell: Cell, line: SetItem) -> None:
        """The picture in a hairline frame; the frame is gilded where the focus is."""
        rect = self._grid.picture(line.rect)
        measures = self.session.measures
        if cell.slot is not None and cell.slot.picture:
            surface.blit(self._picture(cell.slot, cell.key, rect.size), rect)
        elif self._shelf is Shelf.PAGES:
            number = letters("roman", measures.text_pixels(20), f"{cell.number}", RULE)
            surface.blit(number, number.get_rect(center=rect.center))
        lit = line is self.listing.focused
        colour = ink("glow") if lit else RULE if cell.slot else (70, 56, 40)
        thick = max(1, measures.pixels(2 if lit else 1))
        pygame.draw.rect(surface, colour, rect.inflate(2 * thick, 2 * thick), thick)

    def _picture(self, slot: Slot, key: str, size: tuple[int, int]) -> Surface:
        if key not in self._pictures or self._pictures[key].get_size() != size:
            self._pictures[key] = _decoded(slot.picture, size)
        return self._pictures[key]


def toward(listing: Listing, across: int, down: int) -> SetItem | None:
    """The nearest line that is seen in a direction from the one with the focus."""
    focused = listing.focused
    if focused is None:
        return next((line for line in listing.group if line.item.open), None)
    x, y = focused.rect.center

    def distance(line: SetItem) -> tuple[int, int]:
        right, below = line.rect.centerx - x, line.rect.centery - y
        return (abs(right), abs(below)) if across else (abs(below), abs(right))

    ahead = [line for line in listing.group if line.item.open and _lies(line, x, y, across, down)]
    return min(ahead, key=distance, default=None)


def _lies(line: SetItem, x: int, y: int, across: int, down: int) -> bool:
    """Whether a line lies in a direction from a point."""
    if across:
        return line.rect.top <= y < line.rect.bottom and (line.rect.centerx - x) * across > 0
    return (line.rect.top - y) * down > 0 if down > 0 else line.rect.bottom <= y


def _decoded(picture: bytes, size: tuple[int, int]) -> Surface:
    """A slot's picture as large as it is shown; dark where it cannot be read."""
    try:
        opened = pygame.image.load(BytesIO(picture)).convert()
    except pygame.error:
        return Surface(size)
    return pygame.transform.smoothscale(opened, size)
