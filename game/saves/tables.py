"""What the file of saves holds, said once: its tables, their columns, and how large each value is.

Every row carries a seal, the checksum of its values: a bit that was flipped on the disk is seen
when the row is read. Every value is bounded, when it is written and when it is read.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

VERSION = 2
"""Of the tables below; a file of a larger version is not touched."""

NAME, LINE, LONG = 100, 240, 200_000
LARGEST_NUMBER = 2**53
LARGEST_PICTURE_BYTES = 48 * 1024

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`most` is the largest length of a text in characters, or of a picture in bytes."""

    name: str
    kind: Literal["INTEGER", "TEXT", "BLOB"]
    most: int = 0

    def holds(self, value: object) -> bool:
        match self.kind:
            case "INTEGER":
                return type(value) is int and abs(value) <= LARGEST_NUMBER
            case "TEXT":
                return isinstance(value, str) and len(value) <= self.most
            case "BLOB":
                return isinstance(value, bytes) and len(value) <= self.most

    def misfit(self) -> str:
        """The same as a condition of SQL, for whatever `holds` would refuse."""
        kind = f"typeof({self.name}) <> '{self.kind.lower()}'"
        if self.kind == "INTEGER":
            return f"{kind} OR {self.name} NOT BETWEEN -{LARGEST_NUMBER} AND {LARGEST_NUMBER}"
        return f"{kind} OR length({self.name}) > {self.most}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a number (`id`); no two of them agree in all columns of the key."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    index: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def create(self) -> Iterator[str]:
        columns = [f"{column.name} {column.kind} NOT NULL" for column in self.columns]
        unique = f", UNIQUE ({', '.join(self.key)})" if self.key else ""
        within = (
            ", FOREIGN KEY (playthrough) REFERENCES playthrough ON DELETE CASCADE"
            if "playthrough" in self.names
            else ""
        )
        yield (
            f"CREATE TABLE {self.name} (id INTEGER PRIMARY KEY, {', '.join(columns)}, "
            f"seal INTEGER NOT NULL{unique}{within})"
        )
        if self.index:
            yield f"CREATE INDEX {self.name}_index ON {self.name} ({self.index})"

    def sealed(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of a row as they are written: in order, cut to their bounds, sealed."""
        values = tuple(_cut(column, row[column.name]) for column in self.columns)
        return (*values, seal(values))

    def misfits(self) -> str:
        """A query that finds rows with values of a wrong kind, or beyond their bounds."""
        wrong = " OR ".join(column.misfit() for column in self.columns)
        return f"SELECT 1 FROM {self.name} WHERE {wrong} LIMIT 1"

    def checked(self, found: tuple[Any, ...]) -> Row | None:
        """A row as it was read (number, values, seal); None where it is not what was written."""
        values = found[1:-1]
        fits = all(c.holds(value) for c, value in zip(self.columns, values, strict=True))
        if not fits or seal(values) != found[-1]:
            return None
        return {"id": found[0], **dict(zip(self.names, values, strict=True))}


def _cut(column: Column, value: Any) -> Any:
    return value if column.kind == "INTEGER" else value[: column.most]


def seal(values: Sequence[Any]) -> int:
    """The checksum (CRC-32) of some values, the same on every machine. A picture stands last."""
    *texts, last = values
    picture = last if isinstance(last, bytes) else f"{last}".encode("utf-8", "replace")
    return zlib.crc32(picture, zlib.crc32("\0".join(map(str, texts)).encode("utf-8", "replace")))


def _text(name: str, most: int = NAME) -> Column:
    return Column(name, "TEXT", most)


def _whole(name: str) -> Column:
    return Column(name, "INTEGER")


_MOMENT = (_whole("playthrough"), _whole("moment"), _text("fingerprint"), _text("checkpoint", LONG))
"""A place that can be opened again: in a table with these columns, a row is a place."""
_SHOWN = (
    _text("story"), _text("title", LINE), _text("scene"), _text("words", LINE), _whole("picks"),
    _whole("milliseconds"), _text("date"),
)  # fmt: skip
"""What a list shows of a place."""

PLAYTHROUGH = Table(
    "playthrough",
    (
        _text("mark"), *_MOMENT[1:], *_SHOWN, _whole("seed"), _text("remembered", LONG),
        _text("reached", LONG), _text("resumed", LONG), _whole("is_over"), _whole("turn"),
    ),
    ("mark",),
    "turn",
)  # fmt: skip
"""`mark` tells playthroughs apart: story, seed and all else that one begins with. `turn` grows
with each pick, whatever the clock says: the largest was played last."""

MOMENT = Table(
    "moment",
    (
        _whole("playthrough"), _whole("before"), _text("choice", LINE), _text("typed"),
        _text("world", LONG), _text("scene"),
    ),
    index="playthrough, before",
)  # fmt: skip
"""A pick with what the world picked after it, and the moment before it (0 for the beginning's).
Going back and choosing something else makes a second branch: nothing is ever taken away."""

SLOT = Table(
    "slot",
    (
        _text("shelf"), _whole("number"), *_MOMENT, *_SHOWN,
        Column("picture", "BLOB", LARGEST_PICTURE_BYTES),
    ),
    ("shelf", "number"),
)  # fmt: skip

VISITED = Table("visited", (_text("story"), _text("scene"), _whole("moment")), ("story", "scene"))
TAKEN = Table(
    "taken",
    (_text("story"), _text("scene"), _text("choice"), _text("target")),
    ("story", "scene", "choice", "target"),
)
ENDING = Table(
    "ending",
    (_text("story"), _text("name"), _text("kind"), _text("date"), _whole("moment")),
    ("story", "name", "kind"),
)
REMEMBERED = Table(
    "remembered", (_text("story"), _text("name"), _text("value", LINE)), ("story", "name")
)
SETTING = Table("setting", (_text("name", LINE), _text("value", LONG)), ("name",))
READ = Table("read", (_text("story"), _text("mark")), ("story", "mark"))

TABLES = (PLAYTHROUGH, MOMENT, SLOT, VISITED, TAKEN, ENDING, REMEMBERED, SETTING, READ)


def create_all(database: sqlite3.Connection) -> None:
    """Makes the tables in an empty file."""
    for statement in (statement for table in TABLES for statement in table.create()):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {VERSION}")


def put(database: sqlite3.Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Writes a row, in the place of the one with its key; one that says the same is left alone."""
    values = table.sealed(row)
    columns = (*table.names, "seal")
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns)
    database.execute(
        f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({_marks(values)}) "
        f"ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {changed} "
        f"WHERE seal <> excluded.seal",
        values,
    )


def add(database: sqlite3.Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Writes a new row and gives its number; 0, and nothing written, if its key is there."""
    values = table.sealed(row)
    done = database.execute(
        f"INSERT OR IGNORE INTO {table.name} ({', '.join((*table.names, 'seal'))}) "
        f"VALUES ({_marks(values)})",
        values,
    )
    return int(done.lastrowid or 0) if done.rowcount else 0


def rows(
    database: sqlite3.Connection, table: Table, where: str = "", values: Iterable[Any] = ()
) -> Iterator[Row]:
    """The rows for which a condition of ours holds; those that are damaged are left out."""
    query = f"SELECT id, {', '.join(table.names)}, seal FROM {table.name} {where}"
    for found in database.execute(query, tuple(values)):
        row = table.checked(found)
        if row is not None:
            yield row


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
