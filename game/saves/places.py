"""Rows of the file as values: places, what lists show of them, and all that was kept of one."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from game.saves.tables import PLAYTHROUGH, Row, rows
from game.saves.values import Kept, Place, Recorded, Shown, Turn
from game.saves.written import origin_of, read_bookmark, read_checkpoint

MOST_TURNS = 100_000
"""So many picks of one playthrough are read."""


def place_of(row: Row) -> Place:
    playthrough = row["playthrough"] if "playthrough" in row else row["id"]
    checkpoint, bookmark = read_checkpoint(row["checkpoint"]), read_bookmark(row["checkpoint"])
    return Place(row["moment"], playthrough, row["fingerprint"], checkpoint, bookmark)


def shown_of(row: Row) -> Shown:
    """What a list shows. A playthrough of the first version of the game has no title of its own."""
    return Shown(
        story=row["story"],
        title=row["title"] or row["story"],
        scene=row["scene"],
        words=row["words"],
        picks=row["picks"],
        seconds=row["milliseconds"] / 1000,
        date=shown_date(row["date"]),
    )


def kept_of(row: Row) -> Kept:
    return Kept(row["id"], place_of(row), shown_of(row), bool(row["is_over"]))


def shown_date(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def recorded_at(database: sqlite3.Connection, place: Place) -> Recorded | None:
    """All that was kept of a place; None where its playthrough was deleted."""
    chain = _chain(database, place.moment)
    number = chain[-1][2] if chain else place.playthrough
    playthrough = next(rows(database, PLAYTHROUGH, "WHERE id = ?", [number]), None)
    if playthrough is None:
        return None
    told = (playthrough["story"], origin_of(playthrough), place.fingerprint, place.checkpoint)
    if not chain or chain[-1][1]:  # what lies before it is missing
        return Recorded(*told, turns=(Turn(""),), is_whole=False)
    turns = tuple(_turn(*moment[3:]) for moment in reversed(chain))
    return Recorded(*told, turns, tuple(moment[0] for moment in reversed(chain)))


_Moment = tuple[int, int, int, str, str, str, str]


def _chain(database: sqlite3.Connection, moment: int) -> list[_Moment]:
    """The moments from one back to the beginning. Each lies before the next, so it ends.

    Their seals were looked at when the file was opened: there may be many thousands.
    """
    query = """
        WITH RECURSIVE chain AS (
            SELECT id, before, playthrough, choice, typed, world, scene
            FROM moment WHERE id = :moment
            UNION ALL
            SELECT m.id, m.before, m.playthrough, m.choice, m.typed, m.world, m.scene
            FROM chain JOIN moment AS m ON m.id = chain.before
            WHERE m.id < chain.id LIMIT :most)
        SELECT * FROM chain"""
    return list(database.execute(query, {"moment": moment, "most": MOST_TURNS}))


def _turn(choice: str, typed: str, world: str, scene: str) -> Turn:
    return Turn(choice, typed, tuple(world.split("\n")) if world else (), scene)
