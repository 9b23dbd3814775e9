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
from game.saves.values import BEGINNING, MOST_PAGES, SLOTS_ON_A_PAGE, Bookmark, Shelf, Slot
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

    def save(
        self,
        number: int,
        playthrough: Playthrough,
        picture: bytes = b"",
        bookmark: Bookmark = BEGINNING,
    ) -> bool:
        """Keeps a moment in a slot of the pages, in the place of what was there.

        Slot 13 is the first of page 2. A picture is a small PNG or JPEG (at most 48 KB and 1024
        pixels a side); one that is not is left out. The page lies open at `bookmark`. Says
        whether the moment was kept.
        """
        if not 1 <= number <= MOST_PAGES * SLOTS_ON_A_PAGE:
            raise ValueError(f"there is no slot {number}")

        def work(database: sqlite3.Connection) -> bool:
            row = self._row(database, playthrough, picture, bookmark)
            put(database, SLOT, row | {"shelf": Shelf.PAGES.value, "number": number})
            return True

        return self._kept(work)

    def save_quickly(
        self, playthrough: Playthrough, picture: bytes = b"", bookmark: Bookmark = BEGINNING
    ) -> bool:
        """Keeps a moment as the newest quick slot; the twelfth gives way."""

        def work(database: sqlite3.Connection) -> bool:
            row = self._row(database, playthrough, picture, bookmark)
            _put_first(database, row | {"shelf": Shelf.QUICK.value})
            return True

        return self._kept(work)

    def save_automatically(
        self, playthrough: Playthrough, picture: bytes = b"", bookmark: Bookmark = BEGINNING
    ) -> bool:
        """Keeps a moment as the newest automatic slot; the twelfth gives way."""

        def work(database: sqlite3.Connection) -> bool:
            _put_first_once(database, self._row(database, playthrough, picture, bookmark))
            return True

        return self._kept(work)

    def keep_former(self, story: str) -> bool:
        """Keeps where the playthrough of a story stands that was played last, as it was kept.

        Called before another one is begun or gone back to, and where the story no longer leads
        there. What has come to its end, or has not begun, needs no keeping.
        """
        where = "WHERE story = ? ORDER BY turn DESC, id DESC LIMIT 1"

        def work(database: sqlite3.Connection) -> bool:
            former = next(rows(database, PLAYTHROUGH, where, [story]), None)
            if former is None or former["is_over"] or not former["picks"]:
                return False
            _put_first_once(database, former | {"playthrough": former["id"], "picture": b""})
            return True

        return self._store.write(work, False)

    def delete(self, shelf: Shelf, number: int) -> bool:
        """Empties a slot; the playthrough itself stays."""

        def work(database: sqlite3.Connection) -> bool:
            query = "DELETE FROM slot WHERE shelf = ? AND number = ?"
            return database.execute(query, (shelf.value, number)).rowcount > 0

        return self._store.write(work, False)

    def _kept(self, work: Work[bool]) -> bool:
        kept = self._store.write(work, False)
        if kept:
            self._keeper.remember()
        return kept

    def _row(
        self,
        database: sqlite3.Connection,
        playthrough: Playthrough,
        picture: bytes,
        bookmark: Bookmark,
    ) -> Row:
        """A moment as it is kept in a slot, wherever that stands."""
        kept = self._keeper.keep(database, playthrough, bookmark=bookmark, is_read=None)
        told = {"playthrough": kept["id"], "picture": picture if is_small_picture(picture) else b""}
        told |= {"moment": kept["moment"], "milliseconds": kept["milliseconds"]}
        return told | shown_row(playthrough, bookmark)

    def _found(self, shelf: Shelf, first: int, last: int) -> dict[int, Slot]:
        where = "WHERE shelf = ? AND number BETWEEN ? AND ? ORDER BY number"
        values = [shelf.value, first, last]

        def work(database: sqlite3.Connection) -> dict[int, Slot]:
            return _by_number(rows(database, SLOT, where, values))

        return self._store.read(work, {})


def _put_first(database: sqlite3.Connection, newest: Row, *, without: int = 0) -> None:
    """Puts a slot at the head of a shelf that fills itself; the oldest gives way.

    The slot of the moment `without` is taken away.
    """
    shelf = newest["shelf"]
    found = rows(database, SLOT, "WHERE shelf = ? ORDER BY number", [shelf])
    kept = [row for row in found if not without or row["moment"] != without]
    database.execute("DELETE FROM slot WHERE shelf = ?", (shelf,))
    for number, row in enumerate([newest, *kept[: SLOTS_ON_A_PAGE - 1]], 1):
        put(database, SLOT, row | {"number": number})


def _put_first_once(database: sqlite3.Connection, newest: Row) -> None:
    """Puts a moment at the head of the automatic slots, where it stands but once.

    If it comes without a picture, it keeps the one that it had.
    """
    automatic = Shelf.AUTOMATIC.value
    where = "WHERE shelf = ? AND moment = ?"
    same = next(rows(database, SLOT, where, [automatic, newest["moment"]]), None)
    picture = newest["picture"] or (same["picture"] if same else b"")
    row = newest | {"shelf": automatic, "picture": picture}
    _put_first(database, row, without=newest["moment"])


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
