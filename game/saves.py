"""Keeps playthroughs, endings, what is remembered, and settings in one SQLite file.

Every pick is written as it is made, in one small transaction: the disk never holds half of one.
Where the disk fails, play goes on and `trouble` says so.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from game.story.model import Story
from game.story.playthrough import NotOffered, Pick, Playthrough, replay
from game.story.rules import Origin, Reached

FILE_NAME = "saves.sqlite3"
_VERSION = 1
_TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE remembered (
    story TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (story, name));
CREATE TABLE ending (
    story TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, first_reached TEXT NOT NULL,
    PRIMARY KEY (story, name, kind));
CREATE TABLE playthrough (
    id INTEGER PRIMARY KEY, story TEXT NOT NULL, seed INTEGER NOT NULL, fingerprint TEXT NOT NULL,
    remembered TEXT NOT NULL, reached TEXT NOT NULL, scene TEXT NOT NULL, variables TEXT NOT NULL,
    is_over INTEGER NOT NULL, last_played TEXT NOT NULL, UNIQUE (story, seed));
CREATE TABLE pick (
    playthrough INTEGER NOT NULL REFERENCES playthrough ON DELETE CASCADE,
    number INTEGER NOT NULL, choice TEXT NOT NULL, typed TEXT NOT NULL,
    PRIMARY KEY (playthrough, number)) WITHOUT ROWID;
"""


class Saves:
    """The shelf of one player. Nothing here raises: see `trouble`."""

    def __init__(self, folder: Path | None) -> None:
        """Opens the saves in a folder, made if it is missing; None keeps nothing on disk."""
        self.trouble: str | None = None
        """A sentence to show the player once, when something cannot be kept."""
        self._database = _empty()
        if folder is not None:
            self._open(folder)

    def _open(self, folder: Path) -> None:
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = _opened(path)
        except _Newer:
            self.trouble = (
                f"The saves were written by a newer version of the game and are left as they "
                f"are; nothing is kept this time. They lie in {folder}."
            )
        except sqlite3.DatabaseError as error:
            self._set_aside(folder, path, error)
        except OSError as error:
            self.trouble = f"Nothing can be kept in {folder}: {error.strerror}."

    def _set_aside(self, folder: Path, path: Path, error: sqlite3.DatabaseError) -> None:
        """Renames a file that cannot be read, and begins a new one."""
        if isinstance(error, sqlite3.OperationalError):  # locked, full or read-only: not broken
            self.trouble = f"Nothing can be kept in {folder}: {error}."
            return
        aside = path.with_name(
            f"{path.stem}-unreadable-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.sqlite3"
        )
        try:
            path.rename(aside)
            self._database = _opened(path)
            self.trouble = f"The saves could not be read; they are set aside as {aside.name}."
        except (OSError, sqlite3.Error, _Newer):
            self.trouble = f"The saves in {folder} cannot be read, and nothing is kept this time."

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is written, or nothing; a failing disk becomes `trouble`."""
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                yield self._database
        except sqlite3.Error as error:
            self.trouble = f"The last steps could not be kept: {error}."

    def copied(self) -> Saves:
        """All that is kept, in memory alone: what is played on it leaves no trace."""
        copy = Saves(None)
        copy.trouble = self.trouble
        try:
            self._database.backup(copy._database)
        except sqlite3.Error as error:
            copy.trouble = f"What was kept could not be read: {error}."
        return copy

    # Playthroughs

    def origin(self, story: Story, seed: int) -> Origin:
        """What a new playthrough of a story begins with. The seed also names the playthrough."""
        return Origin(seed, self._remembered(story.name), self.reached())

    def keep(self, playthrough: Playthrough) -> None:
        """Writes where a playthrough stands, as well after a new pick as after going back."""
        with self._transaction() as database:
            row = self._row_of(playthrough, database)
            self._keep_picks(row, playthrough, database)
            story = playthrough.story.name
            for name, value in playthrough.remembered.items():
                database.execute(
                    "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)",
                    (story, name, json.dumps(value)),
                )
            if reached := playthrough.reached:
                database.execute(
                    "INSERT OR IGNORE INTO ending VALUES (?, ?, ?, ?)", (*reached, _now())
                )

    def _row_of(self, playthrough: Playthrough, database: sqlite3.Connection) -> int:
        origin, story = playthrough.origin, playthrough.story
        described = {
            "story": story.name,
            "seed": origin.seed,
            "fingerprint": story.fingerprint,
            "remembered": json.dumps(dict(origin.remembered)),
            "reached": json.dumps(sorted(origin.reached)),
            "scene": playthrough.state.scene,
            "variables": json.dumps(playthrough.values),
            "is_over": playthrough.ending is not None,
            "last_played": _now(),
        }
        row = database.execute(
            """INSERT INTO playthrough (story, seed, fingerprint, remembered, reached, scene,
                   variables, is_over, last_played)
               VALUES (:story, :seed, :fingerprint, :remembered, :reached, :scene, :variables,
                   :is_over, :last_played)
               ON CONFLICT (story, seed) DO UPDATE SET fingerprint = :fingerprint, scene = :scene,
                   variables = :variables, is_over = :is_over, last_played = :last_played
               RETURNING id""",
            described,
        ).fetchone()
        return int(row[0])

    def _keep_picks(self, row: int, playthrough: Playthrough, database: sqlite3.Connection) -> None:
        """Takes back picks that were undone, and adds those that are new."""
        earlier = playthrough.parent.length if playthrough.parent else 0
        database.execute("DELETE FROM pick WHERE playthrough = ? AND number >= ?", (row, earlier))
        kept = database.execute("SELECT count(*) FROM pick WHERE playthrough = ?", (row,))
        first = int(kept.fetchone()[0])
        new = list(enumerate(playthrough.picks))[first:]
        database.executemany(
            "INSERT INTO pick VALUES (?, ?, ?, ?)",
            [(row, number, pick.choice, pick.typed) for number, pick in new],
        )

    def unfinished(self, story: Story) -> Playthrough | None:
        """The playthrough of a story to go on with, at the page where it was left."""
        with self._transaction() as database:
            row = database.execute(
                """SELECT id, seed, remembered, reached, is_over FROM playthrough
                   WHERE story = ? ORDER BY last_played DESC, id DESC LIMIT 1""",
                (story.name,),
            ).fetchone()
            if row is None or row[4]:
                return None
            picks = database.execute(
                "SELECT choice, typed FROM pick WHERE playthrough = ? ORDER BY number", (row[0],)
            ).fetchall()
            return _replayed(story, row, picks)
        return None

    def last_played(self) -> str | None:
        """The story whose unfinished playthrough was played last, by its name."""
        with self._transaction() as database:
            row = database.execute(
                "SELECT story, is_over FROM playthrough ORDER BY last_played DESC, id DESC LIMIT 1"
            ).fetchone()
            return str(row[0]) if row and not row[1] else None
        return None

    # Across playthroughs

    def reached(self) -> frozenset[Reached]:
        """Every ending that was ever reached."""
        with self._transaction() as database:
            rows = database.execute("SELECT story, name, kind FROM ending").fetchall()
            return frozenset(Reached(*map(str, row)) for row in rows)
        return frozenset()

    def _remembered(self, story: str) -> dict[str, Any]:
        with self._transaction() as database:
            rows = database.execute("SELECT name, value FROM remembered WHERE story = ?", (story,))
            return {str(name): _parsed(value, None) for name, value in rows}
        return {}

    # Settings

    def setting(self, name: str, default: str) -> str:
        """What the player set; the default where nothing is set."""
        with self._transaction() as database:
            row = database.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else default
        return default

    def keep_setting(self, name: str, value: str) -> None:
        """Keeps what the player set."""
        with self._transaction() as database:
            database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()


class _Newer(Exception):
    """The file was written by a later version of the game."""


def _empty() -> sqlite3.Connection:
    """A shelf in memory alone."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(_TABLES)
    return database


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, timeout=2.0)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        if version > _VERSION:
            raise _Newer
        if version == 0:
            database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
    except BaseException:
        database.close()
        raise
    return database


def _replayed(story: Story, row: tuple[Any, ...], picks: list[tuple[Any, Any]]) -> Playthrough:
    """The playthrough, as far as its picks still lead in the story as it is now."""
    seed = row[1] if isinstance(row[1], int) else 0
    origin = Origin(seed, _parsed(row[2], {}), _reached(_parsed(row[3], [])))
    try:
        return replay(story, [Pick(str(choice), str(typed)) for choice, typed in picks], origin)
    except NotOffered as missing:
        return missing.reached


def _reached(parsed: Any) -> frozenset[Reached]:
    if not isinstance(parsed, list):
        return frozenset()
    whole = [item for item in parsed if isinstance(item, list) and len(item) == 3]
    return frozenset(Reached(*map(str, item)) for item in whole)


def _parsed(text: Any, default: Any) -> Any:
    """What JSON says, of the kind of the default; the default for what cannot be read."""
    try:
        parsed = json.loads(text)
    except (TypeError, ValueError):
        return default
    return parsed if default is None or isinstance(parsed, type(default)) else default


def _now() -> str:
    return datetime.now(UTC).isoformat()
