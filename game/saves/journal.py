"""The journal: where this player has been in each story, across all playthroughs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from game.saves.places import shown_date
from game.saves.store import Store
from game.saves.tables import ENDING, READ, TAKEN, VISITED, add, rows
from game.saves.values import Place
from game.story.checkpoint import choice_now, scene_now
from game.story.model import Story

_MOST_MARKS = 50_000
"""So many leaves of a story are known to have been read; the latest of them."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A way that was gone: from a scene, by a choice (empty where it is gone by itself), to one."""

    scene: str
    choice: str
    target: str


@dataclass(frozen=True, slots=True)
class PastEnding:
    """An ending that was reached, when first, and the place where (None if it was deleted)."""

    name: str
    kind: str
    date: datetime
    place: Place | None


class Journal:
    """All names are those that scenes and choices have now; what is gone is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def visited(self, story: Story) -> dict[str, Place | None]:
        """The scenes where the player has been, each with the latest moment of being there.

        `Saves.open` enters it again as it was; None where that playthrough was deleted.
        """

        def work(database: sqlite3.Connection) -> dict[str, Place | None]:
            found: dict[str, Place | None] = {}
            for row in rows(database, VISITED, "WHERE story = ?", [story.name]):
                scene = scene_now(story, row["scene"])
                if scene is not None:
                    place = _place(database, row["moment"])
                    found[scene.name] = place or found.get(scene.name)
            return found

        return self._store.read(work, {})

    def taken(self, story: Story) -> frozenset[Branch]:
        """The ways between scenes that were gone at least once."""

        def work(database: sqlite3.Connection) -> frozenset[Branch]:
            kept = rows(database, TAKEN, "WHERE story = ?", [story.name])
            branches = (_now(story, row["scene"], row["choice"], row["target"]) for row in kept)
            return frozenset(branch for branch in branches if branch is not None)

        return self._store.read(work, frozenset())

    def endings(self, story: Story) -> tuple[PastEnding, ...]:
        """The endings of a story that were reached, in the order in which they first were."""

        def work(database: sqlite3.Connection) -> tuple[PastEnding, ...]:
            found: dict[str, PastEnding] = {}
            for row in rows(database, ENDING, "WHERE story = ? ORDER BY id", [story.name]):
                scene = scene_now(story, row["name"])
                if scene is not None and scene.ending is not None:
                    place = _place(database, row["moment"])
                    past = PastEnding(scene.name, row["kind"], shown_date(row["date"]), place)
                    found.setdefault(scene.name, past)
            return tuple(found.values())

        return self._store.read(work, ())

    # What was read before

    def read(self, story: str) -> frozenset[str]:
        """The marks of what was read of a story, by its name; the caller makes them."""

        def work(database: sqlite3.Connection) -> frozenset[str]:
            return frozenset(
                row["mark"] for row in rows(database, READ, "WHERE story = ?", [story])
            )

        return self._store.read(work, frozenset())

    def keep_read(self, story: str, mark: str) -> None:
        """Notes that something was read to its end. `mark` has at most 100 characters."""

        def work(database: sqlite3.Connection) -> None:
            number = add(database, READ, {"story": story, "mark": mark})
            query = "DELETE FROM read WHERE story = ? AND id <= ?"
            database.execute(query, (story, number - _MOST_MARKS))

        self._store.write(work, None, can_wait=True)


def _place(database: sqlite3.Connection, moment: int) -> Place | None:
    found = database.execute("SELECT 1 FROM moment WHERE id = ?", (moment,)).fetchone()
    return Place(moment) if found else None


def _now(story: Story, scene: str, choice: str, target: str) -> Branch | None:
    """The branch by the names that its ends have now."""
    start, end = scene_now(story, scene), scene_now(story, target)
    if start is None or end is None:
        return None
    if not choice:
        return Branch(start.name, "", end.name)
    found = choice_now(start, choice)
    return Branch(start.name, found.id, end.name) if found else None
