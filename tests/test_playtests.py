"""Playtests lie with their story: in its folder, beside its one file, or under its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import library
from game.checks import problems_at
from game.playtests import own_folder, read_playtests, record
from game.story.playthrough import Playthrough

DOOR = """
story: Door
scenes:
  hall: {text: A door., choices: [Open it. -> out]}
  out: {text: Light., ending: waking, title: Morning}
"""
WRONG = "playtest: In the dark\nchoices: [open-it]\nreads: [dark]\n"


@pytest.fixture
def door(tmp_path: Path) -> Path:
    path = tmp_path / "door.yaml"
    path.write_text(DOOR, encoding="utf-8")
    return path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def codes(path: Path) -> list[str]:
    return [problem.code for problem in problems_at(path)]


def played(path: Path) -> Playthrough:
    story = library.read(path).story
    assert story is not None
    return Playthrough(story).take("open-it")


def test_check_plays_the_playtests_beside_a_story_of_one_file(door: Path) -> None:
    write(door.parent / "playtests" / "wrong.yaml", WRONG)
    assert codes(door) == ["playtest-fails"]
    write(door.parent / "playtests" / "door" / "wrong.yaml", WRONG)
    assert codes(door) == ["playtest-fails", "playtest-fails"]


def test_of_several_stories_in_a_folder_each_has_its_own_and_strays_are_told(door: Path) -> None:
    gate = door.parent / "gate.yaml"
    write(gate, DOOR)
    write(door.parent / "playtests" / "gate" / "wrong.yaml", WRONG)
    assert (codes(door), codes(gate)) == ([], ["playtest-fails"])
    write(door.parent / "playtests" / "wrong.yaml", WRONG)
    assert codes(door) == ["whose-playtest"]


def test_other_files_in_the_folder_are_no_stories(door: Path) -> None:
    write(door.parent / "notes.yaml", "to do: [everything]\n")
    assert own_folder(door) == door.parent / "playtests"


@pytest.mark.parametrize("beside", [[], ["gate.yaml"]])
def test_what_is_recorded_lies_where_check_plays_it(door: Path, beside: list[str]) -> None:
    for name in beside:
        write(door.parent / name, DOOR)
    file, otherwise = record(played(door), own_folder(door))
    assert otherwise == ""
    story = library.read(door).story
    assert story is not None
    ((playtest,), problems) = read_playtests(door, story)
    assert problems == ()
    assert playtest.span.source.name == file.as_posix()
    assert codes(door) == []
