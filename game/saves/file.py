"""Opens the file of saves as one opens what a stranger sent: bounded, and looked into first.

Nothing in the file is run. Its tables must be word for word those that this program makes, its
pages must be whole, and every row must fit its seal; otherwise it is `Damaged`.

Durability: the journal is a write-ahead log and each commit is synced (`synchronous=FULL`), so a
pick is on the disk before it is shown, at the price of a single sync.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import time
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from game.saves.tables import TABLES, VERSION, create_all, seal

LARGEST_FILE_BYTES = 64 * 1024 * 1024
"""The file never grows beyond this; some 500,000 picks, or 1,300 slots with pictures."""
_LARGEST_READ_BYTES = 2 * LARGEST_FILE_BYTES
_LARGEST_VALUE_BYTES = 1_000_000
PAGE_BYTES = 4096
_PATIENCE_SECONDS = 5.0
_MOST_TRIES = 40
_VERSION_AT = slice(60, 64)
"""Where SQLite keeps `user_version` in the first page of a file."""


class Newer(Exception):
    """The file was written by a later version of the game."""


class Earlier(Exception):
    """The file was written by the first version of the game."""


class Damaged(Exception):
    """The file is not what this program wrote."""


def empty() -> sqlite3.Connection:
    """A shelf in memory alone."""
    database = connected(":memory:")
    create_all(database)
    return database


def connected(path: Path | str) -> sqlite3.Connection:
    """A connection with every bound set, and nothing yet read."""
    database = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE_SECONDS)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE_BYTES)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    bounds = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = ON")
    for pragma in bounds:
        database.execute(f"PRAGMA {pragma}")
    return database


def opened(path: Path) -> sqlite3.Connection:
    """The file, made if it is missing, ready to be written.

    Raises Newer, Earlier or Damaged for what is in it, and OSError or sqlite3.OperationalError
    where the disk does not let it be written.
    """
    if not path.exists():
        _make(path)
    _look_at(path)
    database = connected(path)
    try:
        check(database)
        _make_durable(database)
    except BaseException:
        database.close()
        raise
    return database


def borrowed(path: Path) -> sqlite3.Connection:
    """All that is in a file that cannot be written, in memory. Raises as `opened` does."""
    _look_at(path)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for each in with_log(path):
            (copy.parent / each.name).write_bytes(each.read_bytes())
        source = connected(copy)
        try:
            check(source)
            target = connected(":memory:")
            source.backup(target)
        finally:
            source.close()
    return target


def with_log(path: Path) -> list[Path]:
    """The file, and the log beside it with what was written last, as far as they are there."""
    return [each for each in (path, path.with_name(f"{path.name}-wal")) if each.is_file()]


def check(database: sqlite3.Connection) -> None:
    """Looks whether all that is in the file is what this program wrote. Raises what it is."""
    try:
        _check_version(database)
        _check_tables(database)
        _check_rows(database)
    except sqlite3.OperationalError as error:
        if is_of_the_disk(error):
            raise
        raise Damaged(str(error)) from None
    except (sqlite3.Error, UnicodeError, MemoryError, OverflowError) as error:
        raise Damaged(str(error)) from None


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """Whether the disk or another program stands in the way, and not what is in the file."""
    names = ("FULL", "READONLY", "CANTOPEN", "IOERR", "BUSY", "LOCKED", "PERM", "AUTH")
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.removeprefix("SQLITE_").split("_")[0] in names


def _look_at(path: Path) -> None:
    """What can be told from outside, before SQLite touches anything."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Damaged("it is no file")
    if status.st_size > _LARGEST_READ_BYTES:
        raise Damaged("it is far larger than the game writes it")
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(b"SQLite format 3\0"):
        raise Damaged("it is no database")
    if VERSION < int.from_bytes(head[_VERSION_AT]) < 1000:
        raise Newer


def _make(path: Path) -> None:
    """Makes a new file, whole from its first moment, unless another window has just made one."""
    new = path.with_name(f"{path.name}-new-{os.getpid()}")
    new.unlink(missing_ok=True)
    try:
        with closing(connected(new)) as database:
            database.execute("BEGIN")
            create_all(database)
            database.execute("COMMIT")
        with suppress(FileExistsError):
            _name(new, path)
    finally:
        new.unlink(missing_ok=True)


def _name(new: Path, path: Path) -> None:
    """Gives a file a name that nothing has. Raises FileExistsError where something has it."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        new.rename(path)


def _check_version(database: sqlite3.Connection) -> None:
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    if VERSION < version < 1000:
        raise Newer
    if version == 1:
        raise Earlier
    if version != VERSION:
        raise Damaged("its version makes no sense")


def _check_tables(database: sqlite3.Connection) -> None:
    """Views, triggers and whatever else we did not make are not looked at, let alone run."""
    if _schema(database) != _own_schema():
        raise Damaged("its tables are not those of the game")
    told = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if told != "ok":
        raise Damaged(str(told))


def _check_rows(database: sqlite3.Connection) -> None:
    for table in TABLES:
        if database.execute(table.misfits()).fetchone():
            raise Damaged(f"a row of {table.name} is not what the game writes")
        for row in database.execute(f"SELECT {', '.join(table.names)}, seal FROM {table.name}"):
            if seal(row[:-1]) != row[-1]:
                raise Damaged(f"a row of {table.name} does not fit its seal")


def _schema(database: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 100"
    return frozenset(database.execute(query))


@cache
def _own_schema() -> frozenset[tuple[str, ...]]:
    """That of a file which this program has just made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        create_all(database)
        return _schema(database)


def _make_durable(database: sqlite3.Connection) -> None:
    _keep_log(database)
    database.execute("PRAGMA synchronous = FULL")
    database.execute(f"PRAGMA max_page_count = {LARGEST_FILE_BYTES // PAGE_BYTES}")
    database.execute("BEGIN IMMEDIATE")  # finds out whether it can be written at all
    database.execute("ROLLBACK")


def _keep_log(database: sqlite3.Connection) -> None:
    """Takes the write-ahead log; SQLite does not wait for another window that does so now."""
    for patience in range(_MOST_TRIES, -1, -1):
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not patience or "locked" not in str(error):
                raise
            time.sleep(_PATIENCE_SECONDS / _MOST_TRIES)
