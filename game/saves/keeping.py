"""Writes a playthrough: the picks that are new, where it stands, and what the journal gains."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from game.saves.pouring import child
from game.saves.tables import (
    ENDING,
    LARGEST_NUMBER,
    LINE,
    PLAYTHROUGH,
    REMEMBERED,
    TAKEN,
    VISITED,
    Row,
    add,
    put,
    rows,
)
from game.saves.values import BEGINNING, Bookmark
from game.saves.written import as_json, mark_of, origin_row, written_checkpoint
from game.story.checkpoint import checkpoint_of
from game.story.playthrough import Playthrough

_MOST_SECONDS = 3600.0
_MOST_KNOWN = 500

Numbers = WeakKeyDictionary[Playthrough, int]


class Keeper:
    """Knows the numbers of the moments that are on the disk, so that a pick is one small write."""

    def __init__(self) -> None:
        self.numbers: Numbers = WeakKeyDictionary()
        self._database: sqlite3.Connection | None = None

    def keep(
        self,
        database: sqlite3.Connection,
        playthrough: Playthrough,
        seconds: float = 0.0,
        bookmark: Bookmark = BEGINNING,
        *,
        is_read: bool | None = True,
    ) -> Row:
        """Writes where a playthrough stands; gives its row. Call `remember` once it is written.

        An ending is over once it `is_read`; None leaves that as it was.
        """
        self._use(database)
        mark = mark_of(playthrough.story.name, playthrough.origin)
        before = next(rows(database, PLAYTHROUGH, "WHERE mark = ?", [mark]), None)
        if is_read is None:
            is_read = before is not None and bool(before["is_over"])
        first = _row(playthrough, mark, bookmark, is_read=is_read)
        number = before["id"] if before else add(database, PLAYTHROUGH, first)
        moments = self._moments(database, playthrough, number)
        row = first | {"moment": moments[playthrough]}
        row["milliseconds"] = (before["milliseconds"] if before else 0) + _milliseconds(seconds)
        row["turn"] = _next_turn(database, before)
        put(database, PLAYTHROUGH, row)
        for turn, moment in moments.items():
            if turn not in self.numbers:
                _keep_journal(database, turn, moment)
        _keep_memory(database, playthrough, moments[playthrough])
        self._written = moments
        return row | {"id": number}

    def remember(self) -> None:
        """What was written last is now on the disk."""
        self.numbers.update(self._written)

    def _use(self, database: sqlite3.Connection) -> None:
        if database is not self._database:  # numbers mean nothing in another file
            self.numbers.clear()
            self._database = database

    def know(
        self, database: sqlite3.Connection, playthrough: Playthrough, moments: Sequence[int]
    ) -> None:
        """The last moments of a playthrough that was just read need not be looked for again."""
        turn: Playthrough | None = playthrough
        self._use(database)
        for moment in moments[: -_MOST_KNOWN - 1 : -1]:
            if turn is not None:
                self.numbers[turn] = moment
                turn = turn.parent

    def _moments(
        self, database: sqlite3.Connection, playthrough: Playthrough, number: int
    ) -> dict[Playthrough, int]:
        """The numbers of the turns from the last one known to this one; new ones are written."""
        chain = [playthrough]
        while chain[-1].parent is not None and not self._is_kept(database, chain[-1], number):
            chain.append(chain[-1].parent)
        known = chain.pop() if self._is_kept(database, chain[-1], number) else None
        moments = {known: self.numbers[known]} if known else {}
        before = self.numbers[known] if known else 0
        for turn in reversed(chain):
            before = moments[turn] = child(database, _moment(turn, number, before))
        return moments

    def _is_kept(self, database: sqlite3.Connection, turn: Playthrough, number: int) -> bool:
        """Whether a moment is on the disk: another window may have deleted the playthrough."""
        moment = self.numbers.get(turn)
        if moment is None:
            return False
        query = "SELECT choice FROM moment WHERE id = ? AND playthrough = ?"
        found = database.execute(query, (moment, number)).fetchone()
        return found is not None and found[0] == (turn.pick.choice[:LINE] if turn.pick else "")


def shown_row(playthrough: Playthrough, bookmark: Bookmark) -> Row:
    """The columns of what a list shows of a moment, and of the place that it is."""
    story = playthrough.story
    checkpoint = checkpoint_of(story, playthrough.state, playthrough.setting_steps)
    return {
        "story": story.name,
        "title": story.title,
        "scene": playthrough.state.scene,
        "words": " ".join(playthrough.page.text.split())[:LINE],
        "picks": playthrough.length,
        "date": now(),
        "fingerprint": story.fingerprint,
        "checkpoint": written_checkpoint(checkpoint, bookmark),
    }


def now() -> str:
    """The date, to be shown; nothing is ordered by it, because clocks are set back."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _row(playthrough: Playthrough, mark: str, bookmark: Bookmark, *, is_read: bool) -> Row:
    told = {"mark": mark, "moment": 0, "milliseconds": 0, "turn": 0}
    told |= {"is_over": int(playthrough.ending is not None and is_read)}
    return told | shown_row(playthrough, bookmark) | origin_row(playthrough.origin)


def _milliseconds(seconds: float) -> int:
    return round(1000 * min(max(seconds, 0.0), _MOST_SECONDS))


def _next_turn(database: sqlite3.Connection, row: Row | None) -> int:
    latest = database.execute("SELECT max(turn) FROM playthrough").fetchone()[0] or 0
    if row and row["turn"] == latest and latest:
        return int(latest)
    return min(int(latest) + 1, LARGEST_NUMBER)


def _moment(turn: Playthrough, number: int, before: int) -> dict[str, Any]:
    return {
        "playthrough": number,
        "before": before,
        "choice": turn.pick.choice if turn.pick else "",
        "typed": turn.pick.typed if turn.pick else "",
        "world": "\n".join(pick.choice for pick in turn.world),
        "scene": turn.state.scene,
    }


# The journal


def _keep_journal(database: sqlite3.Connection, turn: Playthrough, moment: int) -> None:
    story = turn.story.name
    for scene in {step.scene: None for step in turn.steps if step.enters}:
        put(database, VISITED, {"story": story, "scene": scene, "moment": moment})
    for scene, choice, target in _branches(turn):
        row = {"story": story, "scene": scene, "choice": choice, "target": target}
        add(database, TAKEN, row)


def _branches(turn: Playthrough) -> Iterator[tuple[str, str, str]]:
    """The ways that were gone in a turn: from a scene, by a choice (or none), into a scene."""
    scene = turn.parent.state.scene if turn.parent else ""
    choice = turn.pick.choice if turn.pick else ""
    for step in turn.steps:
        if step.enters and (scene or turn.parent):
            yield scene, choice, step.scene
        if step.enters or step.returning:
            scene, choice = step.scene, ""


def _keep_memory(database: sqlite3.Connection, playthrough: Playthrough, moment: int) -> None:
    """What later playthroughs know of this one."""
    story = playthrough.story.name
    for name, value in playthrough.remembered.items():
        put(database, REMEMBERED, {"story": story, "name": name, "value": as_json(value)})
    if reached := playthrough.reached:
        row = {"story": reached.story, "name": reached.ending, "kind": reached.kind}
        add(database, ENDING, row | {"date": now(), "moment": moment})
