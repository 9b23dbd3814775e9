"""Where there is no screen, the game says so instead of playing for nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_SCREENS = ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER", "DISPLAY", "WAYLAND_DISPLAY")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("command", [(), ("looks", "mirage"), ("play", "flaw", "--watch")])
def test_without_a_screen_it_says_how_to_play(command: tuple[str, ...], tmp_path: Path) -> None:
    blind = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    asked = [sys.executable, "-m", "game", "--home", str(tmp_path), *command]
    ran = subprocess.run(
        asked, env=blind, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 2
    assert "no screen" in ran.stderr
    assert "sleepwalk read" in ran.stderr
    assert "Traceback" not in ran.stderr
