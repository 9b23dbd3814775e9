"""The saves of one player: playthroughs, slots, the journal, what is remembered, settings."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.saves.journal import Journal
from game.saves.keeping import Keeper
from game.saves.places import kept_of, recorded_at
from game.saves.reopening import reopened
from game.saves.slots import Slots, all_slots
from game.saves.store import Store
from game.saves.tables import ENDING, PLAYTHROUGH, REMEMBERED, SETTING, put, rows
from game.saves.values import BEGINNING, Bookmark, Fidelity, Kept, Opened, Place, Slot
from game.saves.written import parsed_value
from game.story.model import Story
from game.story.playthrough import Playthrough
from game.story.rules import Origin, Reached


class Saves:
    """Every pick is on the disk before it is shown. Nothing here raises for the disk's sake.

    `slots` are what the player keeps, `journal` is where the player has been.
    """

    def __init__(self, folder: Path | None) -> None:
        """Opens the saves in a folder, made if it is missing; None keeps nothing on disk."""
        self._begin(Store(folder))

    def _begin(self, store: Store) -> None:
        self._store = store
        self._keeper = Keeper()
        self.slots = Slots(store, self._keeper)
        self.journal = Journal(store)

    @property
    def folder(self) -> Path | None:
        """Where the file lies; None where nothing is kept on disk."""
        return self._store.folder

    @property
    def trouble(self) -> str | None:
        """A sentence to show the player once: what was found, or what cannot be kept."""
        return self._store.failing or self._store.told or None

    @trouble.setter
    def trouble(self, sentence: str | None) -> None:
        self._store.told = sentence or ""

    @classmethod
    def looked_at(cls, folder: Path) -> Saves:
        """The saves of a folder as they are, in memory: nothing in the folder is touched."""
        saves = object.__new__(cls)
        saves._begin(Store.looked_at(folder))
        return saves

    def copied(self) -> Saves:
        """All that is kept, in memory alone: what is played on it leaves no trace."""
        copy = object.__new__(Saves)
        copy._begin(self._store.copied())
        copy.trouble = self.trouble
        return copy

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    # Playing

    def origin(self, story: Story, seed: int) -> Origin:
        """What a new playthrough of a story begins with; `seed` tells it from other ones."""
        return Origin(seed, self._remembered(story.name), self.reached())

    def keep(
        self,
        playthrough: Playthrough,
        *,
        seconds: float = 0.0,
        bookmark: Bookmark = BEGINNING,
        is_read: bool = True,
    ) -> bool:
        """Writes where a playthrough stands, as well after a new pick as after going back.

        `seconds` were played since the last call. The page lies open at `bookmark`; an ending is
        the end once it `is_read`. Says whether it is on the disk: if not, see `trouble`; the next
        call that succeeds brings along what this one could not keep.
        """

        def work(database: sqlite3.Connection) -> bool:
            self._keeper.keep(database, playthrough, seconds, bookmark, is_read=is_read)
            return True

        kept = self._store.write(work, False)
        if kept:
            self._keeper.remember()
        return kept

    def unfinished(self, story: Story) -> Opened | None:
        """The playthrough of a story to go on with: the last one, if it has not ended."""
        latest = next(iter(self._latest("WHERE story = ?", [story.name])), None)
        if latest is None or latest.is_over:
            return None
        return self.open(story, latest.place)

    def last_played(self) -> str | None:
        """The story whose unfinished playthrough was played last, by its name."""
        latest = next(iter(self._latest("", [])), None)
        return latest.shown.story if latest and not latest.is_over else None

    def open(self, story: Story, place: Place) -> Opened | None:
        """A place as it was, or as near to it as the story now goes; None if it was deleted."""

        def work(database: sqlite3.Connection) -> Opened | None:
            recorded = recorded_at(database, place)
            if recorded is None or recorded.story != story.name:
                return None
            opened = reopened(story, recorded)
            if opened.fidelity is Fidelity.SAME and place.fingerprint == story.fingerprint:
                self._keeper.know(database, opened.playthrough, recorded.moments)
            is_there = opened.fidelity is Fidelity.SAME
            return replace(opened, bookmark=place.bookmark) if is_there else opened

        return self._store.read(work, None)

    # All that is kept

    def playthroughs(self) -> tuple[Kept, ...]:
        """Every playthrough, the one played last first."""
        return self._latest("", [], limit=-1)

    def every_slot(self) -> tuple[Slot, ...]:
        """Every slot of every shelf."""
        return self._store.read(lambda database: tuple(all_slots(database)), ())

    def delete(self, number: int) -> bool:
        """Deletes a playthrough with all its picks and slots. The journal keeps what was seen."""

        def work(database: sqlite3.Connection) -> bool:
            done = database.execute("DELETE FROM playthrough WHERE id = ?", (number,))
            return done.rowcount > 0

        return self._store.write(work, False)

    def _latest(self, where: str, values: list[Any], limit: int = 1) -> tuple[Kept, ...]:
        query = f"{where} ORDER BY turn DESC, id DESC LIMIT {limit}"
        return self._store.read(
            lambda database: tuple(
                kept_of(row) for row in rows(database, PLAYTHROUGH, query, values)
            ),
            (),
        )

    # Across playthroughs

    def reached(self) -> frozenset[Reached]:
        """Every ending that was ever reached."""
        return self._store.read(
            lambda database: frozenset(
                Reached(row["story"], row["name"], row["kind"]) for row in rows(database, ENDING)
            ),
            frozenset(),
        )

    def _remembered(self, story: str) -> dict[str, Any]:
        def work(database: sqlite3.Connection) -> dict[str, Any]:
            kept = rows(database, REMEMBERED, "WHERE story = ?", [story])
            values = {row["name"]: parsed_value(row["value"]) for row in kept}
            return {name: value for name, value in values.items() if value is not None}

        return self._store.read(work, {})

    # Settings

    def setting(self, name: str, default: str) -> str:
        """What the player set; the default where nothing is set."""

        def work(database: sqlite3.Connection) -> str:
            row = next(rows(database, SETTING, "WHERE name = ?", [name]), None)
            return str(row["value"]) if row else default

        return self._store.read(work, default)

    def keep_setting(self, name: str, value: str) -> None:
        """Keeps what the player set."""
        row = {"name": name, "value": value}
        self._store.write(lambda database: put(database, SETTING, row), None)
