"""Coverage tells of each line of a story whether some playthrough can come by it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from game.cli import main
from game.outputs.account import Account
from game.outputs.lcov import as_lcov
from game.walker.walk import walk
from tests.outputs.stories import BROKEN, COIN
from tests.tellers import story_of


def counted(story: str) -> list[tuple[str, str]]:
    """The words of each line that counts, and how often it is met."""
    read = story_of(story)
    source = next(iter(read.scenes.values())).span.source
    told = as_lcov(Account(walk(read))).splitlines()
    counts = [line.removeprefix("DA:").split(",") for line in told if line.startswith("DA:")]
    assert f"LF:{len(counts)}" in told
    assert f"LH:{sum(count == '1' for _, count in counts)}" in told
    return [(source.line_text(int(line)).strip(), count) for line, count in counts]


def lines(story: str) -> dict[str, str]:
    """How often each line is met, by its words."""
    return dict(counted(story))


def test_lines_of_scenes_that_are_reached_are_met() -> None:
    met = lines(COIN)
    assert set(met.values()) == {"1"}
    assert "text: Hall." in met and "story: Coin" not in met and "scenes:" not in met


def test_lines_that_nobody_comes_by_are_not() -> None:
    missed = [words for words, count in counted(BROKEN) if count == "0"]
    assert missed == [
        "You hold your breath.",
        "- say: Sing.",
        "id: sing",
        "if: awe == 2",
        "text: |",
        "Nobody hears it.",
        "to: home",
        "attic:",
        "text: Dust.",
        "choices:",
        "- {say: Go down., id: down, to: yard}",
        "copper: {ending: sacrifice, title: Copper, text: Bright.}",
    ]
    met = lines(BROKEN)
    assert met["| It is dark.}}"] == met["A well."] == met["- say: Light the lamp."] == "1"


def test_scenes_are_functions_and_conditions_branches() -> None:
    told = as_lcov(Account(walk(story_of(BROKEN)))).splitlines()
    assert "FN:35,attic" in told and "FNDA:0,attic" in told and "FNDA:1,yard" in told
    assert "FNF:5" in told and "FNH:3" in told
    assert "BRDA:14,0,0,1" in told and "BRDA:14,0,1,1" in told
    assert "BRDA:14,1,0,0" in told and "BRDA:14,1,1,1" in told


def test_the_conditions_of_choices_are_branches_too() -> None:
    told = as_lcov(Account(walk(story_of("""
        story: T
        variables: {lamp: false, awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, once: true, do: [lamp = true, awe = 1], to: hall}
              - {say: Sing., id: sing, if: awe == 3, to: end}
              - {say: See., id: see, if: lamp, text: Oh., to: end}
              - {say: Go., id: go, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """)))).splitlines()  # fmt: skip
    branches = [line for line in told if line.startswith("BRDA")]
    assert branches == ["BRDA:9,0,0,0", "BRDA:9,0,1,1", "BRDA:10,1,0,1", "BRDA:10,1,1,1"]


def test_a_way_on_that_is_never_gone_is_a_line_not_met() -> None:
    met = lines("""
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices: [{say: A., do: awe = 1, to: stair}, {say: B., do: awe = 2, to: stair}]
          stair:
            text: Stair.
            to:
              - awe == 3 -> end
              - awe == 2 -> end
              - end
          end: {ending: waking, title: Out, text: Light.}
        """)
    assert met["- awe == 3 -> end"] == "0" and met["- awe == 2 -> end"] == met["- end"] == "1"


@pytest.mark.skipif(shutil.which("genhtml") is None, reason="lcov is not installed")
def test_genhtml_reads_the_file(tmp_path: Path) -> None:
    story, out = tmp_path / "tale.yaml", tmp_path / "walk.info"
    story.write_text(BROKEN.replace("\n    ", "\n"), "utf-8")
    assert main(["walk", str(story), "--lcov", str(out)]) == 1
    done = subprocess.run(
        ["genhtml", "--branch-coverage", "-o", tmp_path / "page", out],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "branches" in done.stdout and not done.stderr
