"""Reads the file of the first version of the game: picks in lists, and no seals."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from game.saves.tables import Row
from game.saves.written import as_json, mark_of, origin_of, parsed, written_checkpoint
from game.story.playthrough import WORLD
from game.story.rules import Checkpoint

_MOST = 100_000
_READ = "read "


def rows_of_first_version(database: sqlite3.Connection) -> dict[str, list[Row]]:
    """All that the file says, as rows of this version."""
    found: dict[str, list[Row]] = {"playthrough": [], "moment": [], "setting": [], "read": []}
    for name, value in _all(database, "SELECT name, value FROM setting"):
        if name.startswith(_READ):
            story = name.removeprefix(_READ)
            found["read"] += [{"story": story, "mark": mark} for mark in value.split()]
        else:
            found["setting"].append({"name": name, "value": value})
    found["remembered"] = [
        {"story": story, "name": name, "value": value}
        for story, name, value in _all(database, "SELECT story, name, value FROM remembered")
    ]
    found["ending"] = [
        {"story": story, "name": name, "kind": kind, "date": date, "moment": 0}
        for story, name, kind, date in _all(
            database, "SELECT story, name, kind, first_reached FROM ending"
        )
    ]
    _add_playthroughs(database, found)
    return found


def _all(database: sqlite3.Connection, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """The rows that can be read, if their values are texts and numbers."""
    with suppress(sqlite3.Error, UnicodeError):
        for row in database.execute(f"{query} LIMIT {_MOST}", values):
            if all(isinstance(value, str | int) for value in row):
                yield row


def _add_playthroughs(database: sqlite3.Connection, found: dict[str, list[Row]]) -> None:
    query = """SELECT id, story, seed, fingerprint, remembered, reached, scene, variables, is_over,
        last_played FROM playthrough ORDER BY last_played"""
    for turn, row in enumerate(_all(database, query), 1):
        number, story, seed, fingerprint, remembered, reached, scene, variables, over, date = row
        told = {"seed": seed, "remembered": remembered, "reached": reached, "resumed": ""}
        picks = "SELECT choice, typed FROM pick WHERE playthrough = ? ORDER BY number"
        last, count = _add_moments(list(_all(database, picks, number)), number, found["moment"])
        checkpoint = Checkpoint(scene, parsed(variables, dict))
        shown = {"story": story, "title": "", "scene": scene, "words": "", "picks": count}
        found["playthrough"].append(
            told
            | shown
            | {
                "id": number,
                "mark": mark_of(story, origin_of(told)),
                "moment": last,
                "fingerprint": fingerprint,
                "checkpoint": written_checkpoint(checkpoint),
                "milliseconds": 0,
                "date": date,
                "reached": as_json(parsed(reached, list)),
                "is_over": over,
                "turn": turn,
            }
        )


def _add_moments(picks: list[tuple[Any, ...]], number: int, moments: list[Row]) -> tuple[int, int]:
    """The number of the last moment, and how many picks lead there."""
    turns: list[tuple[str, str, list[str]]] = [("", "", [])]
    for choice, typed in picks:
        if choice.startswith(WORLD):
            turns[-1][2].append(choice)
        else:
            turns.append((choice, typed, []))
    before = 0
    for choice, typed, world in turns:
        moment = {"playthrough": number, "before": before, "choice": choice, "typed": typed}
        before = len(moments) + 1
        moments.append(moment | {"id": before, "world": "\n".join(world), "scene": ""})
    return before, len(picks)
