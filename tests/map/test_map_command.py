"""`sleepwalk map`: the map of a story without a walk."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main

FERRY = """
story: The Night Ferry
scenes:
  quay:
    text: Fog.
    choices: [Go aboard. -> deck, Jump. -> water]
  deck: {text: Planks., to: water}
  water: {text: Cold., ending: sleep, title: Water}
"""


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    return tmp_path


def test_a_map_is_written_beside_the_writer_under_the_storys_name(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "ferry.yaml"]) == 0
    assert capsys.readouterr().out == "ferry-map.html\n"
    page = (ferry / "ferry-map.html").read_text("utf-8")
    assert '"name":"deck"' in page
    assert '"choices":["jump"]' in page
    assert '"notes":null' in page


def test_a_map_is_written_where_it_is_asked_for(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "ferry.yaml", "-o", "map.html"]) == 0
    assert capsys.readouterr().out == "map.html\n"
    assert (ferry / "map.html").exists()
    assert main(["map", "ferry.yaml", "-o", "nowhere/map.html"]) == 2
    assert "the map cannot be written to" in capsys.readouterr().err


def test_a_map_that_is_sent_to_somebody_tells_nothing_of_the_machine(ferry: Path) -> None:
    assert main(["map", str(ferry / "ferry.yaml"), "-o", "map.html"]) == 0
    assert main(["walk", str(ferry / "ferry.yaml"), "--html", "walk.html"]) in (0, 1)
    for page in ("map.html", "walk.html"):
        text = (ferry / page).read_text("utf-8")
        assert str(ferry) not in text and '"place":"ferry.yaml:' in text.replace('": "', '":"')


def test_a_story_with_errors_has_no_map(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ferry / "ferry.yaml").write_text(FERRY.replace("deck, Jump", "dek, Jump"), encoding="utf-8")
    assert main(["map", "ferry.yaml"]) == 1
    assert "[unknown-scene]" in capsys.readouterr().err
    assert not (ferry / "ferry-map.html").exists()
