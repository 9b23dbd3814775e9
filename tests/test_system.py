"""What the commands ask of the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.checks import problems_at
from game.cli import main

_READ = "import sys; from game.cli import main; sys.exit(main(['read', 'house_lights']))"
_BUNDLE = """
import sys
from types import SimpleNamespace
from unittest import mock
from game import bundled
about = SimpleNamespace(program="p", title="T", version="1", game="1", story="house_lights")
with mock.patch.object(bundled.About, "of_this_program", return_value=about):
    sys.exit(bundled.main(["--read"]))
"""


@pytest.mark.parametrize("program", [_READ, _BUNDLE], ids=["command", "bundle"])
def test_who_stops_listening_leaves_no_mistake_behind(program: str) -> None:
    played = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert played.stdout is not None
    assert played.stderr is not None
    played.stdout.close()
    told = played.stderr.read()
    played.stderr.close()
    assert (played.wait(), told) == (0, b"")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["ckeck"], "there is no command `ckeck`; did you mean `check`?"),
        (["qqq"], "there is no command `qqq`; `sleepwalk --help` tells them all"),
        (["check", "the-fery"], "there is no story at the-fery; did you mean `the-ferry`?"),
        (["check", "miraje"], "there is no story at miraje; did you mean `mirage`?"),
    ],
    ids=["command", "no-command", "folder", "name"],
)
def test_what_is_misspelt_is_answered_with_what_may_be_meant(
    asked: list[str],
    answer: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "the-ferry").mkdir()
    (tmp_path / "the-ferry" / "story.yaml").write_text("story: The Ferry\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    try:
        status = main(asked)
    except SystemExit as left:
        status = int(left.code or 0)
    assert (status, capsys.readouterr().err) == (2, f"sleepwalk: {answer}\n")


def test_a_number_for_a_story_is_offered_to_nobody_twice(tmp_path: Path) -> None:
    path = tmp_path / "ferry.yaml"
    path.write_text("story: T\nifid: new\nscenes:\n  a: {ending: e, title: E, text: E}\n", "utf-8")
    assert len({problem.hint for _ in range(3) for problem in problems_at(path)}) == 3
