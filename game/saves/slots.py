"""Slots: moments that the player keeps by themselves, on pages of twelve, and two pages that
fill themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from game.saves.keeping import Keeper, shown_row
from game.saves.pictures import is_small_picture
from game.saves.places import place_of, shown_of
from game.saves.store import Store, Work
from game.saves.tables import PLAYTHROUGH, SLOT, Row, put, rows
from game.saves.values import MOST_PAGES, SLOTS_ON_A_PAGE, Shelf, Slot
from game.story.playthrough import Playthrough


class Slots:
    """The slots of one player. Nothing here raises for what is on the disk: see `Saves.trouble`."""

    def __init__(self, store: Store, keeper: Keeper) -> None:
        self._store = store
        self._keeper = keeper

    def page(self, number: int) -> tuple[Slot | None, ...]:
        """The twelve slots of a page, 1 to `MOST_PAGES`; None where nothing is kept yet."""
        first = (number - 1) * SLOTS_ON_A_PAGE + 1
        found = self._found(Shelf.PAGES, first, first + SLOTS_ON_A_PAGE - 1)
        return tuple(found.get(first + place) for place in range(SLOTS_ON_A_PAGE))

    def filled(self, shelf: Shelf) -> tuple[Slot, ...]:
        """All slots of a shelf by number; number 1 of those that fill themselves is the newest."""
        return tuple(self._found(shelf, 1, MOST_PAGES * SLOTS_ON_A_PAGE).values())

    def slot(self, shelf: Shelf, number: int) -> Slot | None:
        return self._found(shelf, number, number).get(number)

    def save(self, number: int, playthrough: Playthrough, picture: bytes = b"") -> bool:
        """Keeps a moment in a slot of the pages, in the place of what was there.

        Slot 13 is the first of page 2. A picture is a small PNG or JPEG (at most 48 KB and 1024
        pixels a side); one that is not is left out. Says whether the moment was kept.
        """
        if not 1 <= number <= MOST_PAGES * SLOTS_ON_A_PAGE:
            raise ValueError(f"there is no slot {number}")

        def work(database: sqlite3.Connection) -> bool:
            put(database, SLOT, self._row(database, Shelf.PAGES, number, playthrough, picture))
            return True

        return self._kept(work)

    def save_quickly(self, playthrough: Playthrough, picture: bytes = b"") -> bool:
        """Keeps a moment as the newest quick slot; the twelfth gives way."""
        return self._push(Shelf.QUICK, playthrough, picture)

    def save_automatically(self, playthrough: Playthrough, picture: bytes = b"") -> bool:
        """Keeps a moment as the newest automatic slot; the twelfth gives way."""
        return self._push(Shelf.AUTOMATIC, playthrough, picture)

    def keep_former(self, story: str) -> bool:
        """Keeps where the playthrough of a story stands that was played last, as it was kept.

        Called before play goes on elsewhere, because the story no longer leads there.
        """
        where = "WHERE story = ? ORDER BY turn DESC, id DESC LIMIT 1"

        def work(database: sqlite3.Connection) -> bool:
            former = next(rows(database, PLAYTHROUGH, where, [story]), None)
            if former is not None:
                told = {"shelf": Shelf.AUTOMATIC.value, "playthrough": former["id"]}
                _put_first(database, former | told | {"picture": b""})
            return former is not None

        return self._store.write(work, False)

    def delete(self, shelf: Shelf, number: int) -> bool:
        """Empties a slot; the playthrough itself stays."""

        def work(database: sqlite3.Connection) -> bool:
            query = "DELETE FROM slot WHERE shelf = ? AND number = ?"
            return database.execute(query, (shelf.value, number)).rowcount > 0

        return self._store.write(work, False)

    def _push(self, shelf: Shelf, playthrough: Playthrough, picture: bytes) -> bool:
        def work(database: sqlite3.Connection) -> bool:
            _put_first(database, self._row(database, shelf, 1, playthrough, picture))
            return True

        return self._kept(work)

    def _kept(self, work: Work[bool]) -> bool:
        kept = self._store.write(work, False)
        if kept:
            self._keeper.remember()
        return kept

    def _row(
        self,
        database: sqlite3.Connection,
        shelf: Shelf,
        number: int,
        playthrough: Playthrough,
        picture: bytes,
    ) -> Row:
        kept = self._keeper.keep(database, playthrough, 0.0)
        told = {"shelf": shelf.value, "number": number, "playthrough": kept["id"]}
        told |= {"moment": kept["moment"], "milliseconds": kept["milliseconds"]}
        told |= {"picture": picture if is_small_picture(picture) else b""}
        return told | shown_row(playthrough)

    def _found(self, shelf: Shelf, first: int, last: int) -> dict[int, Slot]:
        where = "WHERE shelf = ? AND number BETWEEN ? AND ? ORDER BY number"
        values = [shelf.value, first, last]

        def work(database: sqlite3.Connection) -> dict[int, Slot]:
            return _by_number(rows(database, SLOT, where, values))

        return self._store.read(work, {})


def _put_first(database: sqlite3.Connection, newest: Row) -> None:
    """Puts a slot at the head of a shelf that fills itself; the oldest gives way."""
    shelf = newest["shelf"]
    kept = list(rows(database, SLOT, "WHERE shelf = ? ORDER BY number", [shelf]))
    database.execute("DELETE FROM slot WHERE shelf = ?", (shelf,))
    for number, row in enumerate([newest, *kept[: SLOTS_ON_A_PAGE - 1]], 1):
        put(database, SLOT, row | {"number": number})


def all_slots(database: sqlite3.Connection) -> list[Slot]:
    """Every slot, shelf by shelf."""
    return [_slot(row) for row in rows(database, SLOT, "ORDER BY shelf, number") if _is_known(row)]


def _by_number(found: Iterable[Row]) -> dict[int, Slot]:
    return {row["number"]: _slot(row) for row in found}


def _is_known(row: Row) -> bool:
    return row["shelf"] in [shelf.value for shelf in Shelf]


def _slot(row: Row) -> Slot:
    picture = row["picture"] if is_small_picture(row["picture"]) else b""
    return Slot(Shelf(row["shelf"]), row["number"], place_of(row), shown_of(row), picture)
