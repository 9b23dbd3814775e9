"""Nothing that was picked is lost, and nothing that is broken stops the game."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.saves import FILE_NAME, Saves
from game.story.playthrough import Playthrough
from game.story.rules import Reached
from tests.tellers import story_of

TALE = """
story: T
variables: {awe: 0..9, nickname: text}
remember: {climbs: 0..9}
scenes:
  a:
    do: climbs += 1
    text: "{awe} {climbs} {nickname}"
    choices:
      - {say: Up., do: awe += 1, to: a}
      - {say: Tell., ask: nickname, to: a}
      - {say: Fall., to: {chance: {a: 1, b: 1}}}
      - Out. -> b
  b: {ending: waking, title: E, text: x}
"""


def test_a_playthrough_goes_on_at_its_very_page_after_the_game_was_closed(tmp_path: Path) -> None:
    story, saves = story_of(TALE), Saves(tmp_path)
    playthrough = Playthrough(story, saves.origin(story, 7))
    saves.keep(playthrough)
    for choice, typed in [("up", ""), ("tell", "Mara"), ("up", ""), ("fall", ""), ("up", "")]:
        if playthrough.ending is None:
            playthrough = playthrough.take(choice, typed)
            saves.keep(playthrough)
    saves.close()
    again = Saves(tmp_path)
    found = again.unfinished(story)
    if playthrough.ending:
        assert found is None
        return
    assert found is not None
    assert found.playthrough.picks == playthrough.picks
    assert found.playthrough.page == playthrough.page
    assert again.last_played() == "tale"
    assert again.trouble is None


def test_going_back_takes_picks_back(tmp_path: Path) -> None:
    story, saves = story_of(TALE), Saves(tmp_path)
    first = Playthrough(story, saves.origin(story, 1))
    third = first.take("up").take("up").take("up")
    saves.keep(third)
    assert third.parent is not None
    saves.keep(third.parent)
    found = saves.unfinished(story)
    assert found is not None
    assert [pick.choice for pick in found.playthrough.picks] == ["up", "up"]
    other = third.parent.take("tell", "Bo")
    saves.keep(other)
    found = saves.unfinished(story)
    assert found is not None
    assert found.playthrough.page == other.page


def test_endings_and_remembered_values_reach_the_next_playthrough(tmp_path: Path) -> None:
    story, saves = story_of(TALE), Saves(tmp_path)
    end = Playthrough(story, saves.origin(story, 1)).take("up").take("out")
    saves.keep(end)
    assert saves.unfinished(story) is None
    assert saves.reached() == {Reached("tale", "b", "waking")}
    origin = Saves(tmp_path).origin(story, 2)
    assert origin.remembered == {"climbs": 2}
    assert Playthrough(story, origin).page.text == "0 3"


def test_settings_are_kept(tmp_path: Path) -> None:
    Saves(tmp_path).keep_setting("text-size", "120")
    assert Saves(tmp_path).setting("text-size", "100") == "120"
    assert Saves(tmp_path).setting("other", "x") == "x"


NOISE = (b"", b"x", b"noise" * 1000, b"SQLite format 3\0" + b"\xff" * 5000)


@pytest.mark.parametrize("content", NOISE, ids=len)
def test_a_file_of_noise_is_set_aside_and_the_game_goes_on(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    saves = Saves(tmp_path)
    saves.keep_setting("a", "b")
    assert saves.setting("a", "") == "b"
    assert saves.trouble is not None
    aside = [p for p in tmp_path.iterdir() if "damaged" in p.name]
    assert [p.read_bytes() for p in aside] == [content]


def test_saves_of_a_newer_version_are_left_untouched(tmp_path: Path) -> None:
    Saves(tmp_path).close()
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    saves = Saves(tmp_path)
    saves.keep_setting("a", "b")
    saves.close()
    assert saves.trouble is not None
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_once_and_play_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    saves, story = Saves(blocked / "saves"), story_of(TALE)
    assert saves.trouble is not None
    saves.keep(Playthrough(story, saves.origin(story, 1)).take("up"))
    found = saves.unfinished(story)
    assert found is not None


def test_two_games_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    story = story_of(TALE)
    one, two = Saves(tmp_path), Saves(tmp_path)
    first = Playthrough(story, one.origin(story, 1)).take("up")
    second = Playthrough(story, two.origin(story, 2)).take("up").take("up")
    one.keep(first)
    two.keep(second)
    one.keep(first.take("up").take("up").take("up"))
    assert one.trouble is two.trouble is None
    found = Saves(tmp_path).unfinished(story)
    assert found is not None
    assert len(found.playthrough.picks) == 4
