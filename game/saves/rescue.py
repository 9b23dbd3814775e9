"""Recovers what can be read of a damaged file, and carries the file of the first version over.

The damaged file is copied and set aside under a dated name first; nothing is ever thrown away.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from game.saves.file import LARGEST_FILE_BYTES, PAGE_BYTES, connected, with_log
from game.saves.first_version import rows_of_first_version
from game.saves.pouring import Found, pour
from game.saves.tables import TABLES, Row, Table, create_all, rows

_MOST_ROWS = 1_000_000
_STEPS_AT_ONCE = 100_000
_MOST_STEPS = 20_000
"""A hostile file may ask SQLite to work for ever; after this many times 100,000 steps it stops."""
_LONGEST_GAP = 3000
_PATIENCE_SECONDS = 60.0
_READABLE = {table.name for table in TABLES} | {"pick"}
_UNREADABLE = (sqlite3.Error, UnicodeError, OverflowError)


@contextmanager
def mending_alone(path: Path) -> Iterator[None]:
    """Another window that wants to mend the same file waits until this one has done it.

    The lock is SQLite's own, on an empty file beside that stays: it ends with the program that
    holds it, and a file that were taken away would not be the one for which the others wait.
    Raises sqlite3.Error where the folder cannot be written, or the other one takes too long.
    """
    beside = path.with_name(f"{path.name}-mending")
    with closing(sqlite3.connect(beside, isolation_level=None, timeout=_PATIENCE_SECONDS)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def recovered(path: Path) -> str:
    """Replaces a damaged file by what can be read of it; tells in a sentence what that is.

    Raises OSError or sqlite3.Error where no new file can be written: then all is as it was.
    """
    aside = _aside(path, "damaged")
    found: Found = {}
    if is_readable(path):
        _copy(path, aside)
        found = salvaged(aside)
    else:
        path.rename(aside)
    _replace(path, found)
    kept = _counted(found)
    told = f"What could be read of them is kept ({kept})" if kept else "Nothing in them is readable"
    return f"The saves were damaged. {told}; the damaged file is set aside as {aside.name}."


def set_aside(path: Path, files: Mapping[str, bytes]) -> str:
    """Keeps the files as a killed game left them, by what is added to their name."""
    aside = _aside(path, "damaged")
    for added, content in files.items():
        aside.with_name(aside.name + added).write_bytes(content)
    return (
        "What was written just before the game was stopped is damaged: the latest choices may be "
        f"missing. The damaged files are set aside as {aside.name}."
    )


def carried_over(path: Path) -> None:
    """Replaces a file of the first version by one of this version that says the same."""
    found = rows_before(path)
    _copy(path, _aside(path, "version-1"))
    _replace(path, found)


def rows_before(path: Path) -> Found:
    """What a file of the first version says, as rows of this one."""
    with tempfile.TemporaryDirectory() as folder:
        for each in with_log(path):
            shutil.copyfile(each, Path(folder) / each.name)
        with closing(_guarded(Path(folder) / path.name)) as database:
            return rows_of_first_version(database)


def all_rows(database: sqlite3.Connection) -> Found:
    """All that a whole file holds."""
    return {table.name: list(rows(database, table)) for table in TABLES}


def _aside(path: Path, why: str) -> Path:
    """A name beside the file that nothing has yet, with the date."""
    day = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    names = (f"{path.stem}-{why}-{day}{more}{path.suffix}" for more in ("", *_numbers()))
    return next(found for name in names if not (found := path.with_name(name)).exists())


def _numbers() -> Iterator[str]:
    return (f"-{number}" for number in range(2, 10_000))


def is_readable(path: Path) -> bool:
    """Whether it is a file, and not far larger than the game writes it."""
    return path.is_file() and path.stat().st_size <= 2 * LARGEST_FILE_BYTES


def _copy(path: Path, aside: Path) -> None:
    for each in with_log(path):
        copy = aside.with_name(each.name.replace(path.name, aside.name))
        try:
            shutil.copyfile(each, copy)
        except FileNotFoundError:
            if each == path:
                raise
            continue  # Another window that looks at the file has just put its empty log away.
        with copy.open("rb") as file:
            os.fsync(file.fileno())


def _replace(path: Path, found: Found) -> None:
    """Puts a new file with these rows in the place of the old one, at once."""
    new = path.with_name(f"{path.name}-new-{os.getpid()}")
    for leftover in (new, new.with_name(f"{new.name}-journal")):
        leftover.unlink(missing_ok=True)
    try:
        with closing(connected(new)) as database:
            database.execute("BEGIN")
            create_all(database)
            pour(found, database)
            database.execute("COMMIT")
        for name in ("-wal", "-shm"):  # of the old file; the new one must not take them for its own
            path.with_name(path.name + name).unlink(missing_ok=True)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _counted(found: Found) -> str:
    def some(table: str, one: str, more: str) -> str:
        count = len(found.get(table, []))
        return f"{count} {one if count == 1 else more}" if count else ""

    counts = (
        some("playthrough", "playthrough", "playthroughs"),
        some("slot", "saved place", "saved places"),
        some("ending", "ending", "endings"),
        some("setting", "setting", "settings"),
    )
    return ", ".join(count for count in counts if count)


# Reading a wreck


def salvaged(aside: Path) -> Found:
    """The rows that can still be read and fit their seals: as it is, or under a new first page."""
    best: Found = {}
    if not is_readable(aside):
        return best
    for mended in (lambda content: content, _with_new_head):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "wreck"
            for each in with_log(aside):
                target = copy.with_name(each.name.replace(aside.name, copy.name))
                shutil.copyfile(each, target)
            copy.write_bytes(mended(copy.read_bytes()))
            found = _read(copy)
        if _size(found) > _size(best):
            best = found
    return best


def _size(found: Found) -> int:
    return sum(len(rows) for rows in found.values())


def _with_new_head(content: bytes) -> bytes:
    """The file under a fresh first page, and as long as its tables need it to be.

    Tables are always made in the same order of pages, so the fresh page finds them.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh"
        with closing(connected(path)) as database:
            create_all(database)
        fresh = path.read_bytes()
    pages = max(len(fresh) // PAGE_BYTES, -(-len(content) // PAGE_BYTES))
    head = bytearray(fresh[:PAGE_BYTES])
    head[18:20] = b"\2\2"  # it has a log beside it
    head[28:32] = pages.to_bytes(4)
    return bytes(head) + content[PAGE_BYTES:].ljust((pages - 1) * PAGE_BYTES, b"\0")


def _read(path: Path) -> Found:
    found: dict[str, list[Row]] = {}
    with suppress(*_UNREADABLE), closing(_guarded(path)) as database:
        database.execute("SELECT 1 FROM setting LIMIT 0")  # raises where no table can be found
        for table in TABLES:
            found[table.name] = _rows(database, table)
    return found


def _guarded(path: Path) -> sqlite3.Connection:
    """A connection that can read the rows of tables, and nothing else, and not for ever."""
    database = connected(path)
    database.set_authorizer(_allowed)
    left = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(left, None) is None, _STEPS_AT_ONCE)
    return database


def _allowed(action: int, table: str | None, *_: str | None) -> int:
    may = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and table in _READABLE)
    return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY


def _rows(database: sqlite3.Connection, table: Table) -> list[Row]:
    """The rows of a table: all at once, or where that fails, each by its number."""
    query = f"SELECT id, {', '.join(table.names)}, seal FROM {table.name} WHERE id"
    try:
        return _checked(table, database.execute(f"{query} > 0 LIMIT {_MOST_ROWS}"))
    except _UNREADABLE:
        return list(_one_by_one(database, table, f"{query} = ?"))


def _one_by_one(database: sqlite3.Connection, table: Table, query: str) -> Iterator[Row]:
    """Rows by their numbers, until none has been found for a long while."""
    number = last = 0
    while (number := number + 1) < last + _LONGEST_GAP:
        with suppress(*_UNREADABLE):
            if found := _checked(table, database.execute(query, (number,))):
                last = number
                yield found[0]


def _checked(table: Table, found: Iterable[tuple[Any, ...]]) -> list[Row]:
    checked = (table.checked(row) for row in found)
    return [row for row in checked if row is not None]
