"""A story can be played as plain text, through a pipe."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from game.library import story_at
from game.shared import packaged
from game.story.playthrough import Playthrough
from game.terminal import play
from tests.tellers import story_of

TALE = """
story: The Door
by: Nobody
about: A door.
content: [doors]
variables: {nickname: text}
scenes:
  hall:
    text: A hall. "Well?"
    choices:
      - Open it. -> morning
      - {say: Tell your name., ask: nickname, to: hall2}
      - {say: Fly., if: seen(hall2), locked: You cannot fly., to: hall}
  hall2:
    text: Hello, {nickname}.
    choices: [{after: 3, to: morning}]
  morning: {ending: waking, title: Light, text: Your own ceiling.}
"""


def transcript(typed: str) -> str:
    shown = io.StringIO()
    play(Playthrough(story_of(TALE)), io.StringIO(typed), shown)
    return shown.getvalue()


def test_numbers_choose_and_b_goes_back_and_q_quits() -> None:
    shown = transcript("2\nMara\nb\n1\nq\n")
    assert shown.count("A hall. “Well?”") == 2
    for line in [
        "The Door, by Nobody",
        "1. Open it.",
        "2. Tell your name.",
        "Locked: You cannot fly.",
        "Hello, Mara.",
        "Your own ceiling.",
        "The end: Light.",
    ]:
        assert line in shown


def test_words_and_ids_choose_too_and_nonsense_is_answered_with_help() -> None:
    assert "Your own ceiling." in transcript("open it.\n")
    assert "Your own ceiling." in transcript("open-it\n")
    assert "A number or the words choose." in transcript("7\nfly\n")


def test_the_input_may_end_at_any_time() -> None:
    for typed in ["", "2\n", "2\nMara\n", "2\nMara\n1\n", "b\n"]:
        transcript(typed)


def test_a_timed_choice_without_words_is_the_way_on_where_there_is_no_other() -> None:
    assert "1. Go on." in transcript("2\nMara\n")


def test_a_voice_is_told_what_is_seen_when_it_changes_and_gets_whole_lines(tmp_path: Path) -> None:
    long = "Here it goes on, and it does not end where a window would. " * 3
    path = tmp_path / "tale.yaml"
    path.write_text(
        f"story: A\nscenes:\n"
        f"  hall: {{look: theatre_wings, text: '{long}', choices: [Stay. -> room, Go. -> out]}}\n"
        f"  room: {{look: theatre_wings, text: The same., choices: [Go. -> out]}}\n"
        f"  out: {{look: foyer, text: Rain., ending: waking, title: Out}}\n"
    )
    shown = io.StringIO()
    pictures = {"theatre_wings": "A stage.", "foyer": "Doors.", "other": "Not here."}
    play(Playthrough(story_at(str(path))), io.StringIO("1\n1\n"), shown, pictures=pictures)
    lines = shown.getvalue().split("\n")
    assert [line for line in lines if line.startswith("Picture")] == [
        "Picture: A stage.",
        "Picture: Doors.",
    ]
    assert long.strip() in lines


@pytest.mark.parametrize("option", [(), ("--aloud",)])
def test_nothing_is_printed_that_a_voice_would_stumble_over(option: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "read", "flaw", "--seed", "2", *option],
        check=True,
        input="1\n?\nb\n2\n" * 30,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=packaged("stories").parent,
    )
    signs = {sign for sign in done.stdout if not (sign.isalnum() or sign in "\n ")}
    assert signs <= set("“”‘’—–-…,.;:?!()'éèü·*/")
    assert ("Picture: " in done.stdout) == bool(option)


def test_the_command_plays_the_mirage_through_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "read", "mirage", "--seed", "1"],
        check=False,
        input="1\n" * 80,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=packaged("stories").parent,
    )
    assert done.returncode == 0, done.stderr
    assert "The end: " in done.stdout
