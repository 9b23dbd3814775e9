"""Baked plates on disk: whatever happens to the files, the picture is right."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.stage.canvas import Canvas
from game.stage.performance import plates_of
from game.stage.plates import Plate
from game.stage.shelf import Shelf, packed, unpacked
from game.story.look import Picture

LAYER = Picture("spool")
CANVAS = Canvas.whole(60)


def same(one: tuple[Plate, ...], other: tuple[Plate, ...]) -> bool:
    return len(one) == len(other) and all(
        (a.left, a.top, a.opaque) == (b.left, b.top, b.opaque)
        and np.array_equal(a.pixels, b.pixels)
        for a, b in zip(one, other, strict=True)
    )


@pytest.fixture
def fresh() -> tuple[Plate, ...]:
    return plates_of(LAYER, CANVAS, Shelf(None))


def entry(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_plates_come_back_as_they_were(fresh: tuple[Plate, ...]) -> None:
    assert same(unpacked(packed(fresh)), fresh)


def test_a_layer_is_painted_once(tmp_path: Path, fresh: tuple[Plate, ...]) -> None:
    plates_of(LAYER, CANVAS, Shelf(tmp_path))
    written = entry(tmp_path).stat().st_mtime_ns
    os.utime(entry(tmp_path), ns=(1, 1))
    assert same(plates_of(LAYER, CANVAS, Shelf(tmp_path)), fresh)
    assert entry(tmp_path).stat().st_mtime_ns >= written


@given(data=some.data())
def test_no_damaged_entry_is_believed(data: some.DataObject) -> None:
    whole = packed(plates_of(LAYER, CANVAS, Shelf(None)))
    place = data.draw(some.integers(0, len(whole) - 1))
    bad = bytearray(whole)
    bad[place] ^= data.draw(some.integers(1, 255))
    for damaged in (bytes(bad), whole[:place], whole + b"\0"):
        with pytest.raises(ValueError, match=r"whole|plates|large|damaged|pixels"):
            unpacked(damaged)


@pytest.mark.parametrize("damage", [b"", b"SWPLATES", bytes(range(256))])
def test_a_damaged_entry_is_painted_anew(
    tmp_path: Path, fresh: tuple[Plate, ...], damage: bytes
) -> None:
    plates_of(LAYER, CANVAS, Shelf(tmp_path))
    entry(tmp_path).write_bytes(damage)
    assert same(plates_of(LAYER, CANVAS, Shelf(tmp_path)), fresh)
    assert same(unpacked(entry(tmp_path).read_bytes()), fresh)


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path, fresh: tuple[Plate, ...]) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")
    assert same(plates_of(LAYER, CANVAS, Shelf(tmp_path / "taken" / "cache")), fresh)


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path, fresh: tuple[Plate, ...]) -> None:
    shelf = Shelf(tmp_path / "cache")
    shelf.keep("one", fresh)
    (tmp_path / "cache" / "one.plates").unlink()
    (tmp_path / "cache").rmdir()
    assert shelf.find("one") is None
    shelf.keep("one", fresh)
    found = shelf.find("one")
    assert found is not None
    assert same(found, fresh)


def test_the_oldest_entries_make_room(tmp_path: Path, fresh: tuple[Plate, ...]) -> None:
    size = len(packed(fresh))
    shelf = Shelf(tmp_path, most_bytes=size * 3)
    for number in range(5):
        shelf.keep(f"number-{number}", fresh)
        os.utime(tmp_path / f"number-{number}.plates", ns=(number, number))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= size * 3
    assert shelf.find("number-0") is None
    assert shelf.find("number-4") is not None
