"""The layout of a page: all its sheets, and its choices under the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.saves import Bookmark
from game.story.pages import Offer, Page
from game.window.lists import Group, Item, list_height, set_list
from game.window.measures import Measures
from game.window.sheets import Opening, Sheet, sheets_of
from game.window.words import plain, words_of

_CHOICES_GAP = 24
GO_ON = "Go on."


@dataclass(frozen=True, slots=True)
class Stand:
    """A sheet, and the number of the leaf that it is part of."""

    leaf: int
    sheet: Sheet

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(self.leaf, self.sheet.letters)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page set for a window."""

    measures: Measures
    stands: tuple[Stand, ...]
    choices: tuple[Group, ...]

    def holding(self, bookmark: Bookmark) -> int:
        """The number of the sheet on which the letter after a bookmark stands."""
        found = 0
        for number, stand in enumerate(self.stands):
            if stand.bookmark <= bookmark:
                found = number
        return found


def layout_of(
    page: Page, items: Sequence[Item], openings: Sequence[Opening | None], measures: Measures
) -> Layout:
    """Sets a page. `openings` says for each leaf whether and how it opens."""
    gap = measures.text_pixels(_CHOICES_GAP)
    room_below = list_height(items, measures, numbered=True) + gap if items else 0
    stands: list[Stand] = []
    for number, (leaf, opening) in enumerate(zip(page.leaves, openings, strict=True)):
        is_last = number == len(page.leaves) - 1
        sheets = sheets_of(leaf, measures, opening, room_below if is_last else 0)
        stands += [Stand(number, sheet) for sheet in sheets]
    last = stands[-1].sheet
    top = last.bottom + gap if last.words else measures.top
    choices = set_list(items, measures, top, numbered=True) if items else ()
    return Layout(measures, tuple(stands), choices)


def items_of(offers: Sequence[Offer], *, timed: bool) -> tuple[Item, ...]:
    """The lines of the offers.

    One without words only happens, in its time; where nothing is `timed` and there is no other
    way on, it is a line as well.
    """
    listed = [offer for offer in offers if offer.text or offer.after_seconds is None]
    if not timed and not any(offer.open for offer in listed):
        listed = [offer for offer in offers if offer.open or offer.text]
    return tuple(_item(offer) for offer in listed)


def _item(offer: Offer) -> Item:
    words = words_of(offer.words, tone="quiet") or tuple(plain(GO_ON, tone="quiet"))
    return Item(offer.id, words, open=offer.open)
