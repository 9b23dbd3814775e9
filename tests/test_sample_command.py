"""What `sleepwalk walk --random` prints, and what it refuses."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from game.cli import main

STORIES = Path(__file__).parent.parent / "stories"
WELL = """\
story: Well
variables: {rope: false}
scenes:
  yard:
    text: A yard.
    choices:
      - {say: Take the rope., id: take, do: rope = true, to: well}
      - {say: Go on., id: go, to: well}
  well:
    text: A well.
    choices:
      - {say: Climb down., id: down, if: rope, to: home}
      - {say: Call., id: call, if: rope and visits(well) > 4, to: home}
  home: {ending: waking, title: Home, text: Tea.}
  sea: {ending: drowning, title: Sea, text: Salt.}
"""


@pytest.fixture
def well(tmp_path: Path) -> str:
    path = tmp_path / "well.yaml"
    path.write_text(WELL, encoding="utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(["walk", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    return code, *capsys.readouterr()


def test_the_page_tells_shares_with_their_bounds_and_claims_nothing_impossible(
    well: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, page, errors = told(capsys, well, "--random", "1000", "--seed", "7")
    assert (code, errors) == (0, "")
    rows = {line.split("  ")[1].strip(): line for line in page.splitlines() if " % " in line}
    share, low, high = (
        float(word) for word in rows["Home"].replace("%", " ").replace("to", " ").split()[1:4]
    )
    assert low < share < high and low < 50 < high
    assert "0.00 %  0.00 to 0.38" in rows["Sea"]
    assert "(nothing open: a dead end)" in page
    assert "not well / call" in page and "not Sea" in page
    assert "may still be possible" in page and "never" not in page


def test_somebody_who_seeks_the_new_is_asked_for_no_chances(
    well: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, page, _ = told(capsys, well, "--random", "1000", "--least-used")
    assert "%" not in page and "2 of 3  scenes" not in page and "1 of 2  endings" in page


def test_the_values_hold_every_share_with_its_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sample.json"
    story = str(STORIES / "summit")
    code, page, _ = told(capsys, story, "--random", "3000", "--json", str(file))
    values = json.loads(file.read_text(encoding="utf-8"))
    assert code == 0 and "The Summit" in page
    for kind in ("endings", "scenes", "choices"):
        for each in values[kind]:
            assert each["share"] == each["hits"] / 3000
            assert 0 <= each["low"] <= each["share"] <= each["high"] <= 1
    assert sum(ending["hits"] for ending in values["endings"]) == 3000
    assert all(c["hits"] <= c["times"] <= c["offered"] for c in values["choices"])
    assert values["lengths"]["least"] <= values["lengths"]["median"] <= values["lengths"]["most"]
    assert values["words"]["mean"] > 1000 and values["minutes"] > 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--seed", "3"], "--seed goes with --random"),
        (["--least-used"], "--least-used goes with --random"),
        (["--random", "none"], "a whole number above 0 is wanted, and this is 'none'"),
        (["--random", "9", "--jobs", "0"], "a whole number above 0 is wanted, and this is '0'"),
        (["--states", "0"], "--states: a whole number above 0 is wanted, and this is '0'"),
        (["--memory", "-5"], "--memory: a whole number above 0 is wanted, and this is '-5'"),
        (["--random", "9", "--least-used", "--persona", "kind"], "does not go with --persona"),
        (["--random", "9", "--jobs", "2", "--cluster", "a:1"], "does not go with --cluster"),
        (["--random", "9", "--sarif", "-"], "it does not go with --random"),
        (["--random", "9", "--persona", "kind"], "there is no persona at kind"),
    ],
)
def test_what_does_not_go_together_is_said(
    arguments: list[str], message: str, well: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, page, errors = told(capsys, well, *arguments)
    assert (code, page) == (2, "")
    assert message in errors


def test_a_persona_plays_at_random_as_the_persona(
    tmp_path: Path, well: str, capsys: pytest.CaptureFixture[str]
) -> None:
    persona = tmp_path / "careful.yaml"
    persona.write_text("persona: Careful\nwords: {rope: 9}\n", encoding="utf-8")
    arguments = [well, "--random", "4000", "--persona", str(persona), "--json", "-"]
    code, text, _ = told(capsys, *arguments)
    values = json.loads(text)
    assert code == 0 and values["persona"] == "Careful"
    home = values["endings"][0]
    assert home["low"] - 0.02 < 0.9 < home["high"] + 0.02


@pytest.mark.parametrize("what", [["--random", "9"], []], ids=["sample", "walk"])
def test_a_disk_that_is_full_is_told_with_the_file_that_does_not_fit(
    what: list[str], well: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert told(capsys, well, *what, "--json", "out.json")[::2] == (
        2,
        "sleepwalk: cannot write out.json: No space left on device\n",
    )


@pytest.mark.parametrize("what", [["--random", "9"], []], ids=["sample", "walk"])
def test_a_cluster_that_cannot_be_asked_is_told_in_a_sentence(
    what: list[str], well: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    code, page, errors = told(capsys, well, *what, "--cluster", "tcp://127.0.0.1:8786")
    assert (code, page) == (2, "")
    assert errors.startswith("sleepwalk: `--cluster` needs dask.distributed")
