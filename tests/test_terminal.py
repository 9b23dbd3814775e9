"""A story can be played as plain text, through a pipe."""

from __future__ import annotations

import io
import subprocess
import sys

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
        "(You cannot fly.)",
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
