"""A look can be written as a picture, or as a loop, without a window."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.cli import main

CALL = ["frame", "mirage", "mirror_number", "--size", "320x180"]


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_picture_is_written_at_the_size_that_was_asked_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"frame.{ending}"
    assert main([*CALL, "--at", "1.5", "-o", str(path)]) == 0
    picture = pygame.image.load(str(path))
    assert picture.get_size() == (320, 180)
    assert len({tuple(picture.get_at((x, 90))) for x in range(0, 320, 8)}) > 10


def test_nothing_is_printed_where_there_is_nowhere_to_print_to(tmp_path: Path) -> None:
    with contextlib.redirect_stdout(None):  # as in a program of windows alone
        assert main([*CALL, "-o", str(tmp_path / "frame.png")]) == 0


@pytest.mark.parametrize("ending", ["gif", "webp"])
def test_a_loop_has_its_frames(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"loop.{ending}"
    assert main([*CALL, "--length", "0.5", "-o", str(path)]) == 0
    with Image.open(path) as loop:
        assert loop.n_frames > 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["--with", "nothing=1"],
        ["--with", "gaze=much"],
        ["--cue", "nothing=1"],
        ["--size", "1280"],
        ["--size", "9999x9999"],
        ["--at", "nan"],
        ["--at", "inf"],
        ["--at", "1e300"],
        ["--at=-1"],
        ["-o", "frame.txt"],
        ["-o", "loop.gif", "--length", "900"],
    ],
)
def test_a_wrong_call_is_refused_with_what_would_be_right(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CALL, "-o", str(tmp_path / "frame.png"), *wrong]) == 2
    assert capsys.readouterr().err.startswith("sleepwalk: ")
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CALL, "-o", str(tmp_path / "no" / "such" / "frame.png")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_what_is_wrong_with_the_looks_is_told_instead_of_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "dark"
    story.mkdir()
    (story / "story.yaml").write_text("story: Dark\nscenes: {a: {text: Dark.}}\n", "utf-8")
    (story / "looks.yaml").write_text("looks:\n  hall:\n    layers: [backdorp]\n", "utf-8")
    path = tmp_path / "frame.png"
    assert main(["frame", str(story), "hall", "-o", str(path)]) == 1
    told = capsys.readouterr().err
    assert "looks.yaml:3:" in told
    assert "backdrop" in told
    assert not path.exists()
