"""A walk is told so that one can act on it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from game.cli import main
from game.outputs.account import Account
from game.outputs.page import show
from game.outputs.setting import WIDEST
from game.walker.walk import walk
from tests.outputs.stories import BROKEN, COIN
from tests.tellers import story_of
from tests.walker.stories import flags_and_numbers


def shown(story: str, width: int = 92, **bounds: int) -> str:
    """The report, as it goes into a file."""
    out = io.StringIO()
    show(Account(walk(story_of(story), **bounds)), Console(file=out, width=width))  # type: ignore[arg-type]
    return out.getvalue()


def test_a_sound_story_is_told_with_its_endings_lengths_and_weights() -> None:
    told = shown(COIN)
    assert "complete" in told and "Nothing is wrong." in told
    assert "Heads  waking    62.50 %" in told and "Tails  drowning  37.50 %" in told
    assert "at least 1 choice" in told
    assert "1.5  choices on average" in told
    assert "minutes to read, at 240 words a minute" in told
    assert re.search(r"56.2 %  █+▌? +hall / leave +Leave.", told)
    assert "1 choice of 3 leaves the endings as likely as before." in told


def test_a_walk_that_was_stopped_tells_what_was_seen_so_far_and_no_chances() -> None:
    told = shown(flags_and_numbers(5, 16, 5, 7), most_states=100)
    assert re.search(r"○ not complete: [\d,]+ states seen, [\d,]+ waiting", told)
    assert "of 17 scenes" in told and "of 48 choices" in told and "of 1 ending" in told
    assert "Where it ends" not in told and "so far." in told and "--random 100000" in told


def test_promises_are_told_to_be_kept_where_that_is_proved() -> None:
    promised = COIN.replace("scenes:", "promises: [{never: at(tails) and lamp}]\n    scenes:")
    assert "Nothing is wrong.  Its promise is kept." in shown(promised)
    assert "promise" not in shown(promised, most_states=1) and "promise" not in shown(COIN)


ALIKE = """
    story: Alike
    scenes:
      hall: {text: Hall., choices: [{say: Left., id: left, text: Dim., to: door},
                                    {say: Right., id: right, text: Lit., to: door}]}
      door: {text: Door., choices: [{say: In., id: in, to: gold}, {say: Out., id: out, to: lead}]}
      gold: {ending: waking, title: Gold, text: G.}
      lead: {ending: drowning, title: Lead, text: L.}
    """


def test_scenes_whose_choices_decide_nothing_are_named_and_constant_lengths_said_once() -> None:
    told = " ".join(shown(ALIKE).split())
    assert "2 choices of 4 leave the endings as likely as before, all those of hall among" in told
    assert "2 choices, whatever one takes about" in told and "on average (" in told
    assert "choices on average" not in told


def test_errors_come_first_with_their_place_their_line_and_the_way_there() -> None:
    told = shown(BROKEN)
    order = ["What is wrong", "trap", "broken-promise", "ending-never-reached",
             "What may not be meant so", "scene-never-reached", "choice-never-offered",
             "Where it ends"]  # fmt: skip
    assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)
    assert "tale.yaml:24:15" in told and "24 │ - {say: Look in., id: look, to: well}" in told
    assert "↳ the shortest way there: look" in told
    assert "(no ending)" in told
    assert "3 errors and 3 warnings." in told


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    lines = shown(BROKEN, width).splitlines()
    assert max(map(len, lines)) <= min(width, WIDEST)


def test_nothing_but_words_goes_into_a_file() -> None:
    told = shown(BROKEN)
    assert "\x1b" not in told
    assert not any(line != line.rstrip() for line in told.splitlines())


def test_what_a_stranger_typed_neither_steers_the_terminal_nor_is_read_as_markup() -> None:
    story = COIN.replace("title: Heads", r'title: "[red]He\eads[/]"')
    told = shown(story)
    assert "\x1b" not in told and "[red]He ads[/]" in told


def test_a_walk_that_was_stopped_claims_nothing() -> None:
    story = flags_and_numbers(seed=5, scenes=16, counters=5, flags=7)
    told = shown(story, most_states=100, reduce=False)
    assert "not complete:" in told and "waiting" in told and "Nothing found so far." in told
    assert "Where it ends" not in told and "never" not in told


@pytest.mark.parametrize(("to", "code"), [("hall", 1), ("heads", 0)])
def test_the_command_fails_only_where_something_is_wrong(
    to: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "tale.yaml"
    story.write_text(
        f"story: T\nscenes:\n  hall: {{text: Hall., choices: [Go. -> {to}]}}\n"
        "  heads: {ending: waking, title: Heads, text: H.}\n"
    )
    assert main(["walk", str(story), "--json", "-"]) == code
    assert json.loads(capsys.readouterr().out)["complete"]


def test_a_report_that_goes_to_a_file_leaves_the_page_to_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, out = tmp_path / "tale.yaml", tmp_path / "walk.json"
    story.write_text(COIN.replace("\n    ", "\n"))
    assert main(["walk", str(story), "--json", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["endings"][1]["probability"] == pytest.approx(0.375)
    assert "Where it ends" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "tale.yaml"
    story.write_text(COIN.replace("\n    ", "\n"))
    assert main(["walk", str(story), "--json", str(tmp_path / "no" / "walk.json")]) == 2
    assert f"there is no folder {tmp_path / 'no'}" in capsys.readouterr().err
    assert main(["walk", str(story), "--json", str(tmp_path)]) == 2
    assert f"cannot write {tmp_path}: " in capsys.readouterr().err


def test_only_one_output_can_take_the_place_of_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "tale.yaml"
    story.write_text(COIN.replace("\n    ", "\n"))
    assert main(["walk", str(story), "--json", "-", "--sarif", "-"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and "only one" in told.err


@pytest.mark.parametrize("output", ["json", "junit", "sarif", "lcov", "html"])
def test_each_output_can_be_written_here_and_to_a_file(
    output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, file = tmp_path / "tale.yaml", tmp_path / "out"
    story.write_text(COIN.replace("\n    ", "\n"))
    assert main(["walk", str(story), f"--{output}", "-"]) == 0
    here = capsys.readouterr().out
    assert main(["walk", str(story), f"--{output}", str(file)]) == 0
    assert file.read_text("utf-8") == here and len(here) > 200
