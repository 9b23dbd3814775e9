"""Each finding becomes a playtest, and whoever opens it stands where it was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.library import read
from game.loading.playtests import read_playtest
from game.outputs.playtests import as_playtests
from game.playtests import read_playtests, replay_of
from game.problems import Source
from game.story.playtest import replay
from game.story.playthrough import Playthrough
from game.walker.trail import replayed
from game.walker.walk import walk
from tests.tellers import story_of
from tests.walker.test_findings import BROKEN

WELL = """
story: The Well
remember:
  times: 0..3
scenes:
  yard:
    do: times += 1
    text: A well.
    choices:
      - Go home. -> home
      - {say: Look in., id: look-in, if: times > 1 and reached_kind(mirage/gift), to: well}
  well:
    text: It is deep, and the walls are wet.
    choices:
      - Climb. -> well
  home: {ending: waking, title: Home, text: The kettle is on.}
"""


@pytest.mark.parametrize("code", sorted(BROKEN))
def test_a_playtest_of_a_finding_leads_where_its_evidence_leads(code: str) -> None:
    found = walk(story_of(BROKEN[code]))
    files = as_playtests(found)
    shown = [f.evidence for f in found.findings if f.evidence is not None]
    assert len(files) == len(shown)
    for (name, text), evidence in zip(files.items(), shown, strict=True):
        playtest, problems = read_playtest(Source(name, text), found.story)
        assert not problems and playtest is not None
        opened = replay(found.story, playtest)
        assert opened.failure == ""
        assert opened.playthrough.state == replayed(found.story, evidence).state
        assert name.startswith(code) and code in text.splitlines()[1]


@pytest.fixture
def well(tmp_path: Path) -> Path:
    folder = tmp_path / "well"
    folder.mkdir()
    (folder / "story.yaml").write_text(WELL)
    return folder


def moment(well: Path, name: str) -> Playthrough:
    story = read(well).story
    assert story is not None
    return replay_of(well / "playtests" / name, story).playthrough


def test_what_an_earlier_playthrough_must_have_left_is_written_and_brought_along(
    well: Path,
) -> None:
    assert main(["walk", str(well), "--playtests", str(well / "playtests")]) == 1
    names = [path.name for path in (well / "playtests").iterdir()]
    assert names == ["trap-yard-look-in.yaml"]
    opened = moment(well, names[0])
    assert opened.state.scene == "well"
    assert opened.origin.remembered["times"] >= 1
    story = read(well).story
    assert story is not None
    playtests, problems = read_playtests(well, story)
    assert len(playtests) == 1 and problems == ()


def test_a_walk_writes_over_its_own_playtests_and_never_over_those_of_others(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = well / "playtests" / "trap-yard-look-in.yaml"
    command = ["walk", str(well), "--json", str(well / "walk.json"), "--playtests"]
    main([*command, str(file.parent)])
    first = file.read_text()
    main([*command, str(file.parent)])
    assert file.read_text() == first
    file.write_text("playtest: Mine\nchoices: []\n")
    capsys.readouterr()
    main([*command, str(file.parent)])
    assert file.read_text().startswith("playtest: Mine")
    assert "is kept" in capsys.readouterr().err
