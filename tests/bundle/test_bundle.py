"""A bundle plays where there is no Python. It is made once, and really started."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from game.bundle.names import system_name
from game.saves import Saves
from tests.bundle.stories import make_story

PROJECT = Path(__file__).parent.parent.parent
NAME = "The-Lamp-a-Dream"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="knows folders as Linux has them")


def bare(home: Path) -> dict[str, str]:
    """No PATH, no Python, no settings: what `env -i` leaves, and where home is."""
    return {"HOME": str(home), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


def run(command: list[str | Path], cwd: Path, env: dict[str, str], given: str = "") -> str:
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env=env, input=given, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def unpacked(archive: Path, folder: Path) -> Path:
    """The program of an archive, unpacked as players do, its modes as they were packed."""
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            path = folder / info.filename
            mode = info.external_attr >> 16
            path.parent.mkdir(parents=True, exist_ok=True)
            if mode & 0o170000 == 0o120000:
                path.symlink_to(packed.read(info).decode())
            else:
                path.write_bytes(packed.read(info))
                path.chmod(mode & 0o777)
    return folder / NAME / NAME


def test_a_bundle_plays_without_python_from_its_archive(tmp_path: Path) -> None:
    story, out = make_story(tmp_path / "desk"), tmp_path / "out"
    settings = {**os.environ, "PYTHONPATH": str(PROJECT), "SDL_VIDEODRIVER": "dummy"}
    made = [sys.executable, "-m", "game", "bundle", story, "-o", out]
    told = run([str(word) for word in made], PROJECT, settings)
    assert "open-it was taken" in told

    archive = out / f"{NAME}-{system_name()}.zip"
    assert "OK" in run(["sha256sum", "-c", f"{archive.name}.sha256"], out, dict(os.environ))
    program = unpacked(archive, tmp_path / "player")
    check_what_it_carries(program.parent)
    check_what_it_shows(program, tmp_path / "home")


def check_what_it_carries(folder: Path) -> None:
    inside = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    assert "Read me.txt" in inside
    assert "Licences/CREDITS.md" in inside
    stories = folder / "_internal" / "game" / "stories"
    assert [path.name for path in stories.iterdir()] == ["lamp"]
    assert not any("mirage/" in path or "notes" in path or "drafts" in path for path in inside)
    assert (folder / "_internal" / "accesskit").is_dir()  # players may use a screen reader
    assert (folder / "Licences" / "accesskit" / "LICENSE-MIT").is_file()
    plates = folder / "_internal" / "game" / "bundle" / "plates"
    assert any(plates.glob("*.plates"))  # what the first picture is made of
    program = (folder / NAME).read_bytes()
    assert b"game.window.reading" in program
    for writers in (b"game.walker", b"game.map", b"game.cli", b"PIL.Image", b"rich.console"):
        assert writers not in program
    desk = str(folder.parent.parent).encode()
    assert not any(desk in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def check_what_it_shows(program: Path, home: Path) -> None:
    """It is started from elsewhere with nothing around it, and plays until a choice was taken."""
    home.mkdir()
    assert "The Lamp: a Dream, Sleepwalk" in run([program, "--version"], Path("/"), bare(home))
    read = run([program, "--read"], Path("/"), bare(home), given="1\n")
    assert "A hall. One door." in read
    assert "The end: Morning." in read

    trial = home / "trial"
    run([program, "--try-out", trial], Path("/"), bare(home))
    with Image.open(trial / "first.png") as page:
        colours = page.convert("RGB").resize((64, 36))
        red, green, _ = colours.getpixel((4, 30))
        assert red > 3 * green  # the look of the first scene
        assert len(colours.getcolors(64 * 36)) > 100  # and words on it
    painted = {path.name for path in (trial / "cache").iterdir()}
    brought = program.parent / "_internal" / "game" / "bundle" / "plates"
    assert painted == {path.name for path in brought.iterdir()}  # nothing was painted again
    saves = Saves(trial)
    kept = saves.playthroughs()
    saves.close()
    assert [(each.shown.story, each.shown.scene) for each in kept] == [("lamp", "morning")]
