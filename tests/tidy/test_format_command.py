"""`sleepwalk format` writes in one step, keeps links, marks and rights, and says what it did."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from game.cli import main

ROUGH = "story:   The Door\nscenes:\n    hall:\n        ending: waking\n        text: A hall.\n"
TIDY = "story: The Door\nscenes:\n  hall:\n    ending: waking\n    text: |\n      A hall.\n"
BROKEN = 'story: "The Door\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_laid_out_in_place_and_the_next_time_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "door.yaml"
    path.write_text(ROUGH, encoding="utf-8")
    assert main(["format", "door.yaml"]) == 0
    assert path.read_text(encoding="utf-8") == TIDY
    assert "laid out: door.yaml\n1 file laid out anew, 0 as they should be." in (
        capsys.readouterr().out
    )
    before = path.stat()
    assert main(["format", "door.yaml"]) == 0
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [each.name for each in folder.iterdir()] == ["door.yaml"]


def test_check_writes_nothing_and_fails_where_something_is_to_be_laid_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "door.yaml"
    path.write_text(ROUGH, encoding="utf-8")
    assert main(["format", "--check", "door.yaml"]) == 1
    assert path.read_text(encoding="utf-8") == ROUGH
    assert "not laid out: door.yaml" in capsys.readouterr().out
    path.write_text(TIDY, encoding="utf-8")
    assert main(["format", "--check", "door.yaml"]) == 0


def test_a_folder_is_laid_out_with_all_that_is_a_storys_and_nothing_else(folder: Path) -> None:
    for name in ("tale/story.yaml", "tale/scenes/1.yaml", "tale/.hidden/story.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = ROUGH.removeprefix("story:   The Door\n") if "scenes/" in name else ROUGH
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "tale/workflow.yaml").write_text("on:   push\n", encoding="utf-8")
    assert main(["format", "tale"]) == 0
    assert (folder / "tale/story.yaml").read_text(encoding="utf-8") == TIDY
    assert (folder / "tale/scenes/1.yaml").read_text(encoding="utf-8").startswith("scenes:\n  hall")
    assert (folder / "tale/.hidden/story.yaml").read_text(encoding="utf-8") == ROUGH
    assert (folder / "tale/workflow.yaml").read_text(encoding="utf-8") == "on:   push\n"


def test_a_broken_file_is_left_and_told_of_while_the_others_are_laid_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "b.yaml").write_text(ROUGH, encoding="utf-8")
    assert main(["check", "a.yaml"]) == 1
    problem = capsys.readouterr().out.split("\n\n")[0]
    assert main(["format", "."]) == 1
    told = capsys.readouterr()
    assert problem in told.err
    assert "1 file with problems, left untouched." in told.out
    assert (folder / "a.yaml").read_text(encoding="utf-8") == BROKEN
    assert (folder / "b.yaml").read_text(encoding="utf-8") == TIDY


def test_marks_line_ends_and_rights_stay_and_a_link_stays_a_link(folder: Path) -> None:
    path, link = folder / "door.yaml", folder / "link.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + ROUGH.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link.symlink_to(path)
    assert main(["format", "link.yaml"]) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()


def test_a_file_that_may_only_be_read_is_left_and_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "door.yaml"
    path.write_text(ROUGH, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert main(["format", "door.yaml"]) == 1
    assert "door.yaml cannot be written: it may only be read" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == ROUGH


def test_a_disk_that_is_full_leaves_the_file_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "door.yaml"
    path.write_text(ROUGH, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "no space is left")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["format", "door.yaml"]) == 1
    assert path.read_text(encoding="utf-8") == ROUGH
    assert [each.name for each in folder.iterdir()] == ["door.yaml"]


def test_what_is_no_storys_or_is_not_there_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "workflow.yaml").write_text("on: push\n", encoding="utf-8")
    assert main(["format", "workflow.yaml"]) == 1
    assert "workflow.yaml is no file of a story" in capsys.readouterr().err
    assert main(["format", "nowhere.yaml"]) == 2
    assert "there is nothing at nowhere.yaml" in capsys.readouterr().err


def stdin_of(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_an_editor_can_hand_a_file_in_and_take_it_out(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stdin_of(ROUGH, monkeypatch)
    assert main(["format", "-"]) == 0
    assert capfdbinary.readouterr().out == TIDY.encode()
    stdin_of(ROUGH, monkeypatch)
    assert main(["format", "-", "--check"]) == 1
    stdin_of(BROKEN, monkeypatch)
    assert main(["format", "-"]) == 1
    told = capfdbinary.readouterr()
    assert told.out == b""
    assert b"[unclosed-quote]" in told.err
