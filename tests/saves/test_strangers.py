"""A file of saves is data only: whatever a stranger puts into it, nothing runs or grows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.saves import FILE_NAME, Saves
from game.saves.tables import PLAYTHROUGH, SLOT, TABLES, Table, seal
from game.story.playthrough import Playthrough
from tests.saves.tales import PICTURE, shelf_of, tale


def run(statement: str) -> Callable[[sqlite3.Connection], None]:
    return lambda database: database.executescript(statement) and None


def forge(table: Table, **values: object) -> Callable[[sqlite3.Connection], None]:
    """Rows with other values and a true seal: who forges has read this program."""

    def work(database: sqlite3.Connection) -> None:
        names = ", ".join(table.names)
        changes = ", ".join(f"{name} = ?" for name in (*table.names, "seal"))
        for number, *row in database.execute(f"SELECT id, {names} FROM {table.name}").fetchall():
            told = list((dict(zip(table.names, row, strict=True)) | values).values())
            query = f"UPDATE OR REPLACE {table.name} SET {changes} WHERE id = ?"
            database.execute(query, (*told, seal(told), number))

    return work


ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
DEEP = "[" * 50_000
HOSTILE: dict[str, Callable[[sqlite3.Connection], None]] = {
    "a trigger": run(
        "CREATE TRIGGER t AFTER INSERT ON moment BEGIN DELETE FROM playthrough; END"
    ),
    "a trigger on settings": run(
        "CREATE TRIGGER t AFTER INSERT ON setting BEGIN "
        "INSERT INTO setting (name, value, seal) SELECT randomblob(9), value, 1 FROM setting; END"
    ),
    "an endless view for a table": run(
        f"DROP TABLE setting; CREATE VIEW setting (id, name, value, seal) AS {ENDLESS} "
        "SELECT i, 'x', 'y', 0 FROM n"
    ),
    "a view that loads code": run(
        "DROP TABLE read; CREATE VIEW read (id, story, mark, seal) AS "
        "SELECT 1, load_extension('x'), writefile('x', 'y'), 0"
    ),
    "a table more": run("CREATE TABLE more (x)"),
    "a calculated column": run("ALTER TABLE setting ADD COLUMN more TEXT AS (upper(name))"),
    "an index on a calculation": run("CREATE INDEX i ON setting (abs(id))"),
    "a huge value": run("INSERT INTO setting VALUES (999, 'x', zeroblob(50000000), 0)"),
    "a huge text": forge(PLAYTHROUGH, words="x" * 5_000_000),
    "a text for a number": run("UPDATE moment SET before = 'x' WHERE id = 3"),
    "moments in a circle": run("UPDATE moment SET before = id + 1"),
    "a moment before itself": run("UPDATE moment SET before = id"),
    "deep lists": forge(PLAYTHROUGH, remembered=DEEP, reached=DEEP, checkpoint=DEEP, resumed=DEEP),
    "strange checkpoints": forge(
        PLAYTHROUGH, checkpoint='{"scene": "a", "values": {"awe": 1e999}, "errands": [], '
        '"settings": []}', resumed='{"scene": [], "values": 7}'
    ),
    "another place": forge(PLAYTHROUGH, moment=10**12),
    "places of nowhere": forge(SLOT, moment=-(2**63), playthrough=1),
    "a shelf that is none": forge(SLOT, shelf="attic", number=10**9),
    "a picture of a billion points": forge(
        SLOT, picture=PICTURE[:16] + (65_000).to_bytes(4) * 2
    ),
    "no picture": forge(SLOT, picture=b"GIF89a"),
    "a wrong date": forge(PLAYTHROUGH, date="yesterday\x00", milliseconds=-(2**62)),
    "time turned back": forge(PLAYTHROUGH, turn=2**63 - 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_stranger_put_into_the_file_does_no_harm(kind: str, tmp_path: Path) -> None:
    shelf_of(tmp_path)
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA foreign_keys = OFF")
        HOSTILE[kind](database)
        database.commit()
    saves, story = Saves(tmp_path), tale()
    use_all(saves)
    playthrough = Playthrough(story, saves.origin(story, 4)).take("up")
    assert saves.keep(playthrough)
    assert saves.slots.save(1, playthrough, PICTURE)
    found = saves.unfinished(story)
    assert found is not None
    assert found.playthrough.picks == playthrough.picks
    saves.close()
    assert path.stat().st_size < 2_000_000
    with closing(sqlite3.connect(path)) as database:
        kinds = database.execute("SELECT type, count(*) FROM sqlite_master GROUP BY type")
        assert set(dict(kinds)) == {"table", "index"}


def use_all(saves: Saves) -> None:
    story = tale()
    for kept in saves.playthroughs():
        saves.open(story, kept.place)
    for slot in saves.every_slot():
        assert slot.picture in (b"", PICTURE)
        saves.open(story, slot.place)
    for place in saves.journal.visited(story).values():
        if place:
            saves.open(story, place)
    saves.journal.taken(story)
    saves.journal.endings(story)
    saves.journal.read(story.name)
    saves.reached()
    assert saves.setting("setting 1", "") in ("value 1", "")


def test_no_table_has_a_value_without_a_bound() -> None:
    assert all(c.kind == "INTEGER" or 0 < c.most <= 200_000 for t in TABLES for c in t.columns)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to itself", "huge"])
def test_a_name_that_is_no_file_does_no_harm(kind: str, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(2**40)
    else:
        path.symlink_to(path)
    saves, story = Saves(tmp_path), tale()
    assert saves.trouble is not None
    saves.keep(Playthrough(story, saves.origin(story, 1)).take("up"))
    assert saves.unfinished(story) is not None
    saves.close()


def test_what_is_written_is_bounded_too(tmp_path: Path) -> None:
    saves, story = Saves(tmp_path), tale()
    playthrough = Playthrough(story, saves.origin(story, 1))
    assert saves.slots.save(1, playthrough, PICTURE + bytes(10**7))
    slot = saves.slots.page(1)[0]
    assert slot is not None
    assert slot.picture == b""
    saves.keep_setting("x", "y" * 10**7)
    assert len(saves.setting("x", "")) == 200_000
    with pytest.raises(ValueError, match="no slot"):
        saves.slots.save(481, playthrough)
    for number in range(40):
        saves.slots.save_quickly(playthrough, PICTURE)
        saves.journal.keep_read(story.name, "m" * number)
    saves.close()
    assert (tmp_path / FILE_NAME).stat().st_size < 500_000


def test_saves_of_a_newer_version_are_refused_untouched(tmp_path: Path) -> None:
    shelf_of(tmp_path)
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 3")
        database.execute("CREATE TABLE more (x)")
        database.commit()
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    saves, story = Saves(tmp_path), tale()
    assert saves.trouble is not None
    assert "newer version" in saves.trouble
    saves.keep(Playthrough(story, saves.origin(story, 1)).take("up"))
    assert saves.unfinished(story) is not None
    saves.close()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before
