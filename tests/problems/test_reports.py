"""Problems for other programs, and what `sleepwalk check` says when it is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.checks import problems_of
from game.cli import main
from game.reports import as_sarif
from tests.outputs.schemas import is_sarif
from tests.problems.cases import FOLDER, Case, answer, cases_of

CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases_of(path)[:1]]
CLEAN = "story: The Door\nscenes:\n  hall: {text: A hall., ending: waking, title: Morning}\n"
WRONG = """\
story: The Dóor
scenes:
  hall:
    text: A hall.
    choices: [Öffne sie. -> mornign, Wait. -> morning]
  morning: {ending: waking, text: Light., title: Morning}
"""
WARNED = "story: The Door\nscenes:\n  hall: {text: A hall., ending: waking}\n"


@pytest.fixture
def tale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    """The exit code of `sleepwalk check`, and the JSON that it printed."""
    code = main(["check", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_plain_json_gives_place_words_and_hint(
    tale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tale / "door.yaml").write_text(WRONG, "utf-8")
    code, report = said(capsys, "door.yaml", "--json")
    assert code == 1
    assert report == {
        "problems": [
            {
                "code": "unknown-scene",
                "severity": "error",
                "file": "door.yaml",
                "line": 5,
                "column": 29,
                "end_line": 5,
                "end_column": 36,
                "message": "there is no scene called `mornign`",
                "hint": "did you mean `morning`?",
            }
        ]
    }


def test_without_problems_the_json_is_an_empty_list(
    tale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tale / "door.yaml").write_text(CLEAN)
    assert said(capsys, "door.yaml", "--json") == (0, {"problems": []})


def test_a_sarif_log_points_at_the_same_words(
    tale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tale / "the door.yaml").write_text(WRONG, "utf-8")
    code, log = said(capsys, "the door.yaml", "--sarif")
    assert code == 1
    is_sarif(log)
    (run,) = log["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "the%20door.yaml"}
    assert place["region"] == {"startLine": 5, "startColumn": 29, "endLine": 5, "endColumn": 36}
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "unknown-scene"


def test_a_log_without_problems_is_sarif_too(
    tale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tale / "door.yaml").write_text(CLEAN)
    code, log = said(capsys, "door.yaml", "--sarif")
    assert code == 0
    is_sarif(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_problem_can_be_told_as_sarif(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer(case, tmp_path)
    problems = [problem for told in problems_of(".") for problem in told]
    log = as_sarif(problems, "1.0")
    is_sarif(json.loads(json.dumps(log)))
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {case.code}


def test_nothing_wrong_leaves_with_0(tale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tale / "door.yaml").write_text(CLEAN)
    assert main(["check", "door.yaml"]) == 0
    assert capsys.readouterr().out.startswith("No problems")


@pytest.mark.parametrize("text", [WRONG, WARNED], ids=["error", "warning"])
def test_errors_and_warnings_leave_with_1(
    tale: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tale / "door.yaml").write_text(text, "utf-8")
    assert main(["check", "door.yaml"]) == 1
    assert capsys.readouterr().out.endswith("1 problem.\n")


def test_what_is_not_there_leaves_with_2(tale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere-at-all"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("sleepwalk: there is no story at nowhere-at-all")


@pytest.mark.parametrize("arguments", [["check"], ["check", "a", "--json", "--sarif"]], ids=str)
def test_a_wrong_call_leaves_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
