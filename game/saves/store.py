"""The store: one file, or memory where there is none, and what to say when something fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from game.saves.file import Damaged, Earlier, Newer, borrowed, empty, is_of_the_disk, opened
from game.saves.log import left_at, lost_something
from game.saves.pouring import Found, pour
from game.saves.rescue import (
    all_rows,
    carried_over,
    mending_alone,
    recovered,
    rows_before,
    salvaged,
    set_aside,
)

FILE_NAME = "saves.sqlite3"

_Came = TypeVar("_Came")
Work = Callable[[sqlite3.Connection], _Came]
"""Something done with the file, in one go."""
_FAILURES = (sqlite3.Error, UnicodeError, OverflowError)


class Store:
    """Nothing here raises: what fails is told in `trouble`, a sentence for the player."""

    def __init__(self, folder: Path | None) -> None:
        """Opens the file in a folder, which is made if missing; None keeps nothing on disk."""
        self.folder = folder
        self.told = ""
        """What was found when the file was opened."""
        self.failing = ""
        """What fails now; empty again with the next write that does not."""
        self._waiting = False
        self._opened_file: tuple[int, int] | None = None
        self.database = empty() if folder is None else self._opened(folder)

    @classmethod
    def looked_at(cls, folder: Path) -> Store:
        """What a folder holds, in memory: nothing there is touched, or mended."""
        store, path = cls(None), folder / FILE_NAME
        try:
            if path.exists():
                store._hold(borrowed(path))
        except Earlier:
            pour(rows_before(path), store.database)
        except Newer:
            store.told = f"The saves in {folder} were written by a newer version of the game."
        except Damaged as damaged:
            store.told = f"The saves in {folder} are damaged: {damaged}. The game will mend them."
        except (OSError, sqlite3.Error) as error:
            store.told = f"The saves in {folder} cannot be read. {_told(error)}."
        return store

    def write(self, work: Work[_Came], otherwise: _Came, *, can_wait: bool = False) -> _Came:
        """Does all of some work in one durable transaction, or nothing of it.

        What `can_wait` is durable with what is written next: nobody waits for the disk.
        """
        if self._waiting or self._is_gone():
            self._waiting = True
            self._go_back_to_the_file()
        try:
            came = _committed(self.database, work, can_wait=can_wait)
        except _FAILURES as error:
            self.failing = f"{_told(error)}: the last steps are not kept. {_mended(error)}"
            return otherwise
        if not self._waiting:
            self.failing = ""
        return came

    def read(self, work: Work[_Came], otherwise: _Came) -> _Came:
        """Asks something; what cannot be read is as if nothing were there."""
        try:
            return work(self.database)
        except _FAILURES as error:
            self.failing = f"{_told(error)}: the saves cannot be read. {_mended(error)}"
            return otherwise

    def copied(self) -> Store:
        """All of it in memory: what is written there leaves no trace."""
        copy = Store(None)
        with suppress(sqlite3.Error):
            self.database.backup(copy.database)
        return copy

    def _hold(self, database: sqlite3.Connection) -> None:
        """Takes another file in the place of the one that is open."""
        self.close()
        self.database = database

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.database.close()

    # The file

    def _is_gone(self) -> bool:
        """Whether the file was deleted, or another one now has its name."""
        if self.folder is None or self._opened_file is None:
            return False
        return _identity(self.folder / FILE_NAME) != self._opened_file

    def _opened(self, folder: Path) -> sqlite3.Connection:
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return self._in_order(path)
        except Newer:
            self.told = (
                "The saves were written by a newer version of the game. They are left as they "
                f"are, and nothing is kept this time. They lie in {folder}."
            )
            return empty()
        except (OSError, sqlite3.Error, Damaged) as error:
            self._waiting = True
            self.failing = f"{_told(error)}: nothing can be kept in {folder}. {_mended(error)}"
            return _whatever_can_be_read(path)

    def _in_order(self, path: Path) -> sqlite3.Connection:
        """The file, after it was carried over or recovered if need be."""
        try:
            left = left_at(path)
            database = opened(path)
            if left is not None and lost_something(left, path.name):
                self.told = set_aside(path, left.files)
        except (Earlier, Damaged, OSError, sqlite3.Error):
            # Another window may mend it just now: what it is, is looked at again alone.
            with mending_alone(path):
                database = self._put_in_order(path)
        self._opened_file = _identity(path)
        return database

    def _put_in_order(self, path: Path) -> sqlite3.Connection:
        """The file, mended or carried over, unless another window has done so meanwhile."""
        try:
            return opened(path)
        except Earlier:
            carried_over(path)
        except Damaged:
            self.told = recovered(path)
        return opened(path)

    def _go_back_to_the_file(self) -> None:
        """Tries the file again, and brings along what was kept in memory meanwhile."""
        assert self.folder is not None
        with suppress(OSError, sqlite3.Error, Damaged, Newer, Earlier):
            database = self._in_order(self.folder / FILE_NAME)
            try:
                _committed(database, lambda database: pour(all_rows(self.database), database))
            except BaseException:
                database.close()
                raise
            self._hold(database)
            self._waiting = False


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that comes to have its name."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _committed(database: sqlite3.Connection, work: Work[_Came], *, can_wait: bool = False) -> _Came:
    database.execute(f"PRAGMA synchronous = {'NORMAL' if can_wait else 'FULL'}")
    database.execute("BEGIN IMMEDIATE")
    try:
        came = work(database)
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    return came


def _whatever_can_be_read(path: Path) -> sqlite3.Connection:
    """What a file says that cannot be written, in memory."""
    found: Found = {}
    with suppress(OSError, sqlite3.Error, Newer):
        try:
            return borrowed(path)
        except Earlier:
            found = rows_before(path)
        except Damaged:
            found = salvaged(path)
    database = empty()
    with suppress(sqlite3.Error):
        pour(found, database)
    return database


def _told(error: Exception) -> str:
    """What stands in the way, in plain words."""
    if isinstance(error, OSError):
        return error.strerror or "The disk fails"
    name = getattr(error, "sqlite_errorname", "") or ""
    match name.removeprefix("SQLITE_").split("_")[0]:
        case "FULL":
            return "There is no room on the disk"
        case "READONLY" | "CANTOPEN" | "PERM":
            return "The saves cannot be written"
        case "BUSY" | "LOCKED":
            return "Another window is writing"
        case "IOERR":
            return "The disk fails"
        case "CORRUPT" | "NOTADB":
            return "The saves are damaged"
    return "Something is wrong with the saves"


def _mended(error: Exception) -> str:
    """What the player can do."""
    if isinstance(error, sqlite3.DatabaseError) and not is_of_the_disk(error):
        return "Close the game and open it again: what can be read will be recovered."
    return "You can play on; they are kept as soon as that is possible again."
