"""Pours the rows of one file of saves into another: what was saved from a wreck, what was kept
while the disk was full.

Numbers of rows mean nothing in another file, so playthroughs are found by their marks and moments
by the picks that lead to them.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from game.saves.tables import MOMENT, PLAYTHROUGH, TABLES, Row, add, put

Found = Mapping[str, list[Row]]
"""The rows of each table, by its name."""


def pour(found: Found, database: sqlite3.Connection) -> None:
    """Adds what was found; where both say something, what was found holds."""
    playthroughs = _pour_playthroughs(found.get("playthrough", []), database)
    moments = _pour_moments(found.get("moment", []), playthroughs, database)
    for table in TABLES:
        if table is MOMENT:
            continue
        for row in found.get(table.name, []):
            told = dict(row)
            if "playthrough" in told:
                told["playthrough"] = playthroughs.get(told["playthrough"], 0)
            if "moment" in told:
                told["moment"] = moments.nearest(told["moment"])
            if told.get("playthrough") != 0:
                put(database, table, told)


def child(database: sqlite3.Connection, row: Mapping[str, object]) -> int:
    """The number of a moment that follows another by the same pick, made if there is none."""
    told = (row["choice"], row["typed"], row["world"])
    query = "SELECT id, choice, typed, world FROM moment WHERE playthrough = ? AND before = ?"
    for number, *known in database.execute(query, (row["playthrough"], row["before"])):
        if tuple(known) == told:
            return int(number)
    return add(database, MOMENT, row)


def _pour_playthroughs(rows: Iterable[Row], database: sqlite3.Connection) -> dict[int, int]:
    numbers = {}
    for row in rows:
        add(database, PLAYTHROUGH, row | {"moment": 0})
        known = database.execute("SELECT id FROM playthrough WHERE mark = ?", (row["mark"],))
        numbers[row["id"]] = int(known.fetchone()[0])
    return numbers


class _Moments:
    """The new numbers of moments, by the old ones."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {0: 0}
        self.before: dict[int, int] = {}
        self.of_playthrough: dict[int, list[int]] = {}
        self.playthrough_of: dict[int, int] = {}

    def nearest(self, old: int) -> int:
        """The new number of a moment; of the one before the gap where its way is broken."""
        playthrough = self.playthrough_of.get(old)
        while old not in self.numbers and old in self.before:
            old = self.before[old]
        if old in self.numbers:
            return self.numbers[old]
        whole = self.of_playthrough.get(playthrough, []) if playthrough is not None else []
        place = bisect_left(whole, old)
        return self.numbers[whole[place - 1]] if place else 0


def _pour_moments(
    rows: Iterable[Row], playthroughs: Mapping[int, int], database: sqlite3.Connection
) -> _Moments:
    """Moments come after those before them; where one is missing, what follows is left out."""
    moments = _Moments()
    for row in sorted(rows, key=lambda row: int(row["id"])):
        number, playthrough = row["id"], row["playthrough"]
        moments.before[number] = row["before"]
        moments.playthrough_of[number] = playthrough
        if row["before"] in moments.numbers and playthrough in playthroughs:
            told = row | {
                "playthrough": playthroughs[playthrough],
                "before": moments.numbers[row["before"]],
            }
            moments.numbers[number] = child(database, told)
            moments.of_playthrough.setdefault(playthrough, []).append(number)
    return moments
