"""`sleepwalk saves`, as a player and a build server call it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.library import story_at
from game.saves import FILE_NAME, Saves
from game.story.playthrough import Playthrough
from tests.saves.test_changes import BEFORE, CLIMB, MASK, UP

Said = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with saves of a story that lies beside it."""
    (tmp_path / "door.yaml").write_text(BEFORE)
    story = story_at(str(tmp_path / "door.yaml"))
    saves = Saves(tmp_path / "home")
    for number, picks in enumerate(([UP, MASK, CLIMB], [UP, "fall", CLIMB, "out"]), 1):
        playthrough = Playthrough(story, saves.origin(story, number))
        for pick in picks:
            playthrough = playthrough.take("go-out" if pick == "out" else pick)
        saves.keep(playthrough, seconds=90)
        saves.slots.save(number, playthrough)
    saves.close()
    return tmp_path / "home"


def run(*arguments: object) -> int:
    return main(["saves", *map(str, arguments)])


def test_list_tells_playthroughs_and_slots(home: Path, capsys: Said) -> None:
    assert run("list", "--home", home) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1", "pages-1", "pages-2"]
    assert "The Door, in attic: 3 picks, 2 min, " in lines[1]


def test_looking_at_saves_touches_nothing(home: Path, capsys: Said) -> None:
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    run("list", "--home", home)
    run("export", "1", "--story", home.parent / "door.yaml", "--home", home)
    run("verify", home.parent / "door.yaml", "--home", home)
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_what_was_exported_is_a_playtest_and_can_be_imported(home: Path, capsys: Said) -> None:
    door, out, other = home.parent / "door.yaml", home.parent / "way.yaml", home.parent / "other"
    assert run("export", "pages-2", "--story", door, "--home", home, "-o", out) == 0
    assert '- "-> landing"' in out.read_text()
    assert "ends: out" in out.read_text()
    assert run("import", door, out, "--home", other) == 0
    assert "5 picks are kept; all of them" in capsys.readouterr().out
    one, two = Saves.looked_at(home), Saves.looked_at(other)
    story = story_at(str(door))
    first = one.open(story, one.playthroughs()[0].place)
    second = two.open(story, two.playthroughs()[0].place)
    assert first is not None
    assert second is not None
    assert first.playthrough.picks == second.playthrough.picks
    assert first.playthrough.page == second.playthrough.page


def test_verify_says_what_changed_and_its_status_is_for_build_servers(
    home: Path, capsys: Said
) -> None:
    door = home.parent / "door.yaml"
    assert run("verify", door, "--home", home) == 0
    assert "4 of 4 saves of The Door still open." in capsys.readouterr().out
    run("export", "1", "--story", door, "--home", home, "-o", home / "kept.yaml")
    door.write_text(BEFORE.replace("awe: 0..9", "awe: 0..2").replace("Take the mask.", "Put it."))
    capsys.readouterr()
    assert run("verify", door, "--saves", home) == 1
    said = capsys.readouterr().out
    assert "1 (3 picks): This dream has been changed: awe can no longer be 3. It opens" in said
    assert "kept.yaml: `take-the-mask` is not offered after 1 pick" in said
    assert "2 (5 picks): This dream has been changed: awe is now 2." in said
    assert "2 of 5 saves of The Door still open." in said
    assert main(["walk", str(door), "--saves", str(home)]) == 1
    assert "2 of 5 saves of The Door still open." in capsys.readouterr().out


def test_a_wrong_call_says_what_is_wrong(home: Path, tmp_path: Path, capsys: Said) -> None:
    door = home.parent / "door.yaml"
    assert run("export", "77", "--story", door, "--home", home) == 2
    assert "there is no save 77; `sleepwalk saves list` tells them" in capsys.readouterr().err
    assert run("export", "1", "--story", "mirage", "--home", home) == 2
    assert "is one of door, and not of mirage" in capsys.readouterr().err
    assert run("verify", door, "--home", tmp_path / "nowhere") == 2
    assert "there are no saves of door" in capsys.readouterr().err
    assert run("import", door, tmp_path / "none.yaml", "--home", home) == 2
    (home / FILE_NAME).write_bytes(b"noise")
    assert run("list", "--home", home) == 1
    assert "are damaged" in capsys.readouterr().err
    assert (home / FILE_NAME).read_bytes() == b"noise"


def test_folder_is_said(home: Path, capsys: Said) -> None:
    assert run("folder", "--home", home) == 0
    assert capsys.readouterr().out == f"{home}\n"
