"""An installed game plays from any folder: stories and pictures travel in the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def run(*command: str | Path, **options: object) -> str:
    """Runs a program and gives what it prints; fails with its errors."""
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, PROJECT)
    (built,) = folder.glob("sleepwalk-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh virtual environment with only the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    return programs


def test_the_wheel_carries_stories_assets_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("game/stories/mirage/") for name in names)
    assert any(name.startswith("game/assets/looks/") for name in names)
    assert "game/stories/collection.yaml" in names
    for template in ("blank", "tutorial", "tour"):
        assert f"game/assets/templates/{template}/story.yaml" in names
    assert "game/assets/templates/tour/sounds/desk-bell.ogg" in names
    assert "pytest_sleepwalk.py" in names
    fonts = [name for name in names if name.endswith((".otf", ".ttf", ".woff"))]
    assert fonts
    for font in fonts:
        folder = font.rpartition("/")[0]
        assert any(name.startswith(folder) and name.endswith("OFL.txt") for name in names)


def test_the_installed_commands_read_check_and_play_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "SLEEPWALK_HOME": str(tmp_path / "home")}
    environment |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment.pop("PYTHONPATH", None)
    options = {"cwd": tmp_path, "env": environment}
    assert "sleepwalk 0." in run(installed / "sleepwalk", "--version", **options)
    assert "No problems." in run(installed / "sleepwalk", "check", "mirage", **options)
    run(installed / "sleepwalk", "new", "The Night Ferry", "--from", "tour", **options)
    assert "No problems." in run(installed / "sleepwalk", "check", "the-night-ferry", **options)
    told = run(installed / "sleepwalk", "read", "mirage", input="1\n" * 80, **options)
    assert "The end: " in told
    program = "import pygame, sys, threading, time\nfrom game.cli import main\n" + PLAY_A_MOMENT
    assert "closed" in run(installed / "python", "-c", program, **options)


PLAY_A_MOMENT = """
def leave():
    time.sleep(4)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
threading.Thread(target=leave, daemon=True).start()
sys.argv = ["sleepwalk"]
print("closed" if main([]) == 0 else "failed")
"""
