"""A screen reader is told what stands in the window, and can give the focus and pick."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.window.intents import Accept, Focus
from game.window.screen_reader import ScreenReader
from game.window.speaking import Spoken

SYSTEM = "/usr/bin/python3"
STORY = """
story: The Lamp
scenes:
  hall:
    text: The curtain had been breathing.
    choices: [Wake up. -> morning, Wait. -> morning]
  morning: {ending: waking, title: Copper, text: Light and your own ceiling.}
"""


def _is_missing() -> str:
    """What is not there that is needed for a real query."""
    if importlib.util.find_spec("accesskit") is None:
        return "accesskit"
    launchers = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    if not any(Path(launcher).exists() for launcher in launchers):
        return "at-spi2-core"
    for program in ("Xvfb", "dbus-run-session", "gdbus", SYSTEM):
        if shutil.which(program) is None:
            return program
    command = [SYSTEM, "-c", "import pyatspi"]
    return (
        ""
        if subprocess.run(command, capture_output=True, check=False).returncode == 0
        else "pyatspi"
    )


@pytest.mark.skipif(bool(_is_missing()), reason=f"{_is_missing()} is not here")
def test_a_real_query_finds_the_page_and_plays_it(tmp_path: Path) -> None:
    """As Orca would ask it: over D-Bus, of the game itself in a window of its own."""
    story = tmp_path / "lamp.yaml"
    story.write_text(STORY, "utf-8")
    home = tmp_path / "home"
    home.mkdir()
    script = Path(__file__).with_name("at_spi.py")
    command = ["dbus-run-session", "--", SYSTEM, str(script), sys.executable, str(home), str(story)]
    root = Path(game.__file__).parent.parent
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=150, cwd=root, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["window"] == "The Lamp"
    assert found["first"] == "Begin"
    assert {"The curtain had been breathing.", "2 choices."} <= set(found["read"])
    assert found["focus"] == "1. Wake up."
    assert found["moved"] == "2. Wait."
    assert "Light and your own ceiling." in found["end"]


def test_without_accesskit_nothing_is_told_and_nothing_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "accesskit", None)
    reader = ScreenReader("The Lamp")
    reader.open()
    reader.attend(attended=True)
    reader.tell(Spoken("Words.", "1. One.", lines=("1. One.", "2. Two.")), "")
    assert not reader.is_listening
    assert list(reader.asked()) == []


@pytest.mark.skipif(_is_missing() == "accesskit", reason="accesskit is not here")
def test_what_is_asked_of_a_line_becomes_what_the_keys_would_mean() -> None:
    import accesskit

    reader = ScreenReader("The Lamp")
    reader.open()
    reader.tell(Spoken("", "1. One.", lines=("1. One.", "2. Two.", "3. Three.")), "")
    first = reader._first_line
    reader._asked.put((accesskit.Action.CLICK, first + 2))
    assert list(reader.asked()) == [Focus(1), Focus(1), Accept()]
    reader._asked.put((accesskit.Action.FOCUS, first + 1))
    assert list(reader.asked()) == [Focus(1)]
    reader.tell(Spoken("Another page.", "1. Else.", lines=("1. Else.",)), "")
    reader._asked.put((accesskit.Action.CLICK, first))  # Of the page before.
    assert list(reader.asked()) == []
