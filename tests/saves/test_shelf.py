"""Slots, the journal, time played, the order of playing, and files of the first version."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.saves import FILE_NAME, Fidelity, Saves, Shelf, keeping
from game.saves.journal import Branch
from game.saves.values import SLOTS_ON_A_PAGE
from game.story.playthrough import Playthrough
from tests.saves.tales import PICTURE, tale
from tests.tellers import story_of


def begun(saves: Saves, seed: int = 1) -> Playthrough:
    return Playthrough(tale(), saves.origin(tale(), seed))


def test_a_slot_opens_its_moment_whatever_was_played_since(tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    kept = begun(saves).take("up").take("tell", "Mara").take("up")
    assert saves.slots.save(14, kept, PICTURE)
    back = kept.back()
    assert back is not None
    other = back.take("think").take("return")  # gone back, and elsewhere
    saves.keep(other)
    saves.close()
    again = Saves(tmp_path)
    assert again.slots.page(1) == (None,) * SLOTS_ON_A_PAGE
    slot = again.slots.page(2)[1]
    assert slot is not None
    assert (slot.number, slot.picture, slot.shown.title) == (14, PICTURE, "The Stair")
    assert (slot.shown.scene, slot.shown.words, slot.shown.picks) == ("a", "2 4 Mara three", 3)
    opened = again.open(tale(), slot.place)
    assert opened is not None
    assert opened.fidelity is Fidelity.SAME
    assert opened.playthrough.picks == kept.picks
    assert opened.playthrough.page == kept.page
    latest = again.unfinished(tale())
    assert latest is not None
    assert latest.playthrough.picks == other.picks
    again.close()


def test_a_slot_is_written_over_and_deleted_and_the_playthrough_stays() -> None:
    saves = Saves(None)
    first = begun(saves).take("up")
    saves.slots.save(1, first)
    saves.slots.save(1, first.take("up"))
    slot = saves.slots.slot(Shelf.PAGES, 1)
    assert slot is not None
    assert slot.shown.picks == 2
    assert saves.slots.delete(Shelf.PAGES, 1)
    assert not saves.slots.delete(Shelf.PAGES, 1)
    assert saves.every_slot() == ()
    assert saves.unfinished(tale()) is not None


@pytest.mark.parametrize("shelf", [Shelf.QUICK, Shelf.AUTOMATIC])
def test_shelves_that_fill_themselves_keep_the_newest_twelve(shelf: Shelf) -> None:
    saves, playthrough = Saves(None), begun(Saves(None))
    save = saves.slots.save_quickly if shelf is Shelf.QUICK else saves.slots.save_automatically
    for _ in range(15):
        playthrough = playthrough.take("up")
        assert save(playthrough)
    kept = saves.slots.filled(shelf)
    assert [slot.number for slot in kept] == list(range(1, 13))
    assert [slot.shown.picks for slot in kept] == list(range(15, 3, -1))
    newest = saves.open(tale(), kept[0].place)
    assert newest is not None
    assert newest.playthrough.picks == playthrough.picks


def test_a_deleted_playthrough_takes_its_slots_along_and_leaves_the_journal() -> None:
    saves = Saves(None)
    gone, kept = begun(saves, 1).take("think"), begun(saves, 2).take("up")
    for number, playthrough in enumerate((gone, kept), 1):
        saves.slots.save(number, playthrough)
    first = saves.playthroughs()[1]
    place = saves.slots.page(1)[0]
    assert saves.delete(first.number)
    assert [slot.number for slot in saves.every_slot()] == [2]
    assert place is not None
    assert saves.open(tale(), place.place) is None
    assert saves.journal.visited(tale()).keys() == {"a", "c"}
    assert saves.journal.visited(tale())["c"] is None
    saves.keep(gone.take("return"))  # it is still played in a window: so it comes back
    found = saves.unfinished(tale())
    assert found is not None
    assert [pick.choice for pick in found.playthrough.picks] == ["think", "return"]


def test_the_journal_knows_scenes_branches_and_endings_of_all_playthroughs() -> None:
    saves = Saves(None)
    saves.keep(begun(saves, 1).take("take-it").take("out"))
    saves.keep(begun(saves, 2).take("think"))
    visited = saves.journal.visited(tale())
    assert set(visited) == {"a", "b", "c", "end"}
    place = visited["b"]
    assert place is not None
    again = saves.open(tale(), place)
    assert again is not None
    assert again.playthrough.state.scene == "b"
    assert again.playthrough.values["mask"] == "worn"
    assert saves.journal.taken(tale()) == {
        Branch("a", "take-it", "b"),
        Branch("b", "out", "end"),
        Branch("a", "think", "c"),
    }
    (ending,) = saves.journal.endings(tale())
    assert (ending.name, ending.kind) == ("end", "waking")
    assert ending.place is not None


def test_the_journal_speaks_of_scenes_and_choices_by_the_names_they_have_now() -> None:
    before = "story: T\nscenes:\n  a: {text: a, choices: [Go. -> b]}\n  b: {ending: x, text: b}\n"
    after = (
        "story: T\nscenes:\n  a: {text: a, choices: [{say: Run., was: go, to: c}]}\n"
        "  c: {was: b, ending: x, text: b}\n"
    )
    saves = Saves(None)
    saves.keep(Playthrough(story_of(before)).take("go"))
    now = story_of(after)
    assert set(saves.journal.visited(now)) == {"a", "c"}
    assert saves.journal.taken(now) == {Branch("a", "run", "c")}
    assert [ending.name for ending in saves.journal.endings(now)] == ["c"]


def test_what_was_read_is_known_by_its_marks() -> None:
    saves = Saves(None)
    for mark in ("x", "y", "x"):
        saves.journal.keep_read("tale", mark)
    assert saves.journal.read("tale") == {"x", "y"}
    assert saves.journal.read("other") == frozenset()


def test_time_played_adds_up() -> None:
    saves, playthrough = Saves(None), begun(Saves(None))
    for seconds in (1.5, 2.25, -5, 1e9):
        saves.keep(playthrough, seconds=seconds)
    assert saves.playthroughs()[0].shown.seconds == 3603.75  # an hour at most between two picks


def test_the_playthrough_played_last_is_last_whatever_the_clock_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    years = itertools.count(2030, -1)
    monkeypatch.setattr(keeping, "now", lambda: f"{next(years)}-01-01T00:00:00+00:00")
    saves = Saves(None)
    first, second = begun(saves, 1).take("up"), begun(saves, 2).take("think")
    for playthrough in (first, second, first.take("up")):
        saves.keep(playthrough)
        found = saves.unfinished(tale())
        assert found is not None
        assert found.playthrough.picks == playthrough.picks


def test_a_copy_in_memory_leaves_no_trace(tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    saves.keep(begun(saves).take("up"))
    copy = saves.copied()
    copy.keep(begun(copy, 5).take("think"))
    assert len(copy.playthroughs()) == 2
    assert len(saves.playthroughs()) == 1
    saves.close()


# The first version

FIRST = """
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
INSERT INTO setting VALUES ('text_size', '120'), ('read tale', 'aa bb');
INSERT INTO remembered VALUES ('tale', 'climbs', '2');
INSERT INTO ending VALUES ('tale', 'end', 'waking', '2026-11-21T10:00:00+00:00');
INSERT INTO playthrough VALUES (7, 'tale', 9, '', '{"climbs": 1}', '[["tale", "end", "waking"]]',
    'a', '{"awe": 1}', 0, '2026-11-21T11:00:00+00:00');
INSERT INTO pick VALUES (7, 0, 'up', ''), (7, 1, 'tell', 'Mara'), (7, 2, 'fall', ''),
    (7, 3, '-> b', ''), (7, 4, 'back', '');
PRAGMA user_version = 1;
"""


def test_saves_of_the_first_version_are_carried_over_and_the_old_file_is_kept(
    tmp_path: Path,
) -> None:
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST)
    before = path.read_bytes()
    saves, story = Saves(tmp_path), tale()
    assert saves.trouble is None
    found = saves.unfinished(story)
    assert found is not None
    picks = [(pick.choice, pick.typed) for pick in found.playthrough.picks]
    assert picks == [("up", ""), ("tell", "Mara"), ("fall", ""), ("-> b", ""), ("back", "")]
    assert found.playthrough.origin.seed == 9
    assert found.playthrough.origin.remembered == {"climbs": 1}
    assert {past.ending for past in saves.reached()} == {"end"}
    assert saves.setting("text_size", "") == "120"
    assert saves.journal.read("tale") == {"aa", "bb"}
    assert saves.origin(story, 0).remembered == {"climbs": 2}
    saves.close()
    assert [p.read_bytes() for p in tmp_path.glob("*version-1*")] == [before]
    again = Saves(tmp_path)
    assert again.trouble is None
    again.close()
