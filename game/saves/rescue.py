"""Recovers what can be read of a damaged file, and carries the file of the first version over.

The damaged file is copied and set aside under a dated name first; nothing is ever thrown away.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from game.saves.file import LARGEST_FILE_BYTES, PAGE_BYTES, connected, with_log
from game.saves.first_version import rows_of_first_version
from game.saves.pouring import Found, pour
from game.saves.tables import TABLES, Row, Table, create_all, rows

_MOST_ROWS = 1_000_000
_STEPS_AT_ONCE = 100_000
_MOST_STEPS = 20_000
"""A hostile file may ask SQLite to work for ever; after this many times 100,000 steps it stops."""
_ROWS_OF_A_JUMP = 4


def recovered(path: Path) -> str:
    """Replaces a damaged file by what can be read of it; tells in a sentence what that is.

    Raises OSError or sqlite3.Error where no new file can be written: then all is as it was.
    """
    aside = _aside(path, "damaged")
    _copy(path, aside)
    found = salvaged(aside)
    _replace(path, found)
    kept = _counted(found)
    told = f"What could be read of them is kept ({kept})" if kept else "Nothing in them is readable"
    return f"The saves were damaged. {told}; the damaged file is set aside as {aside.name}."


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


def _copy(path: Path, aside: Path) -> None:
    for each in with_log(path):
        copy = aside.with_name(each.name.replace(path.name, aside.name))
        shutil.copyfile(each, copy)
        with copy.open("rb") as file:
            os.fsync(file.fileno())


def _replace(path: Path, found: Found) -> None:
    """Puts a new file with these rows in the place of the old one, at once."""
    new = path.with_name(f"{path.name}-new")
    for leftover in (new, new.with_name(f"{new.name}-journal")):
        leftover.unlink(missing_ok=True)
    try:
        with closing(connected(new)) as database:
            create_all(database)
            database.execute("BEGIN")
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
    if sum(each.stat().st_size for each in with_log(aside)) > 2 * LARGEST_FILE_BYTES:
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
    """The file under a fresh first page: tables are always made in the same order of pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh"
        with closing(connected(path)) as database:
            create_all(database)
        head = bytearray(path.read_bytes()[:PAGE_BYTES])
    head[18:20] = b"\2\2"  # it has a log beside it
    head[28:32] = (len(content) // PAGE_BYTES).to_bytes(4)
    return bytes(head) + content[PAGE_BYTES:]


def _read(path: Path) -> Found:
    found: dict[str, list[Row]] = {}
    with suppress(sqlite3.Error), closing(_guarded(path)) as database:
        for table in TABLES:
            found[table.name] = list(_rows(database, table).values())
    return found


def _guarded(path: Path) -> sqlite3.Connection:
    """A connection that can read the rows of tables, and nothing else, and not for ever."""
    database = connected(path)
    database.set_authorizer(_allowed)
    left = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(left, None) is None, _STEPS_AT_ONCE)
    return database


def _allowed(action: int, table: str | None, *_: str | None) -> int:
    known = {table.name for table in TABLES} | {"pick"}
    may = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and table in known)
    return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY


def _rows(database: sqlite3.Connection, table: Table) -> dict[int, Row]:
    """The rows of a table from both sides of each place that cannot be read."""
    found: dict[int, Row] = {}
    for compare, order in ((">", "ASC"), ("<", "DESC")):
        query = (
            f"SELECT id, {', '.join(table.names)}, seal FROM {table.name} "
            f"WHERE id {compare} ? ORDER BY id {order}"
        )
        _go_through(database, query, table, found, 1 if compare == ">" else -1)
    return found


def _go_through(
    database: sqlite3.Connection, query: str, table: Table, found: dict[int, Row], step: int
) -> None:
    place, jump = -step * 2**62, 1
    for _ in range(64):
        try:
            for row in database.execute(query, (place,)):
                place, jump = row[0], 1
                checked = table.checked(row)
                if checked is not None and len(found) < _MOST_ROWS:
                    found[place] = checked
        except (sqlite3.Error, UnicodeError, OverflowError):
            if abs(place) >= 2**62:
                return  # nothing was read from this side
            place += step * jump
            jump *= _ROWS_OF_A_JUMP
        else:
            return
