"""What a walk tells arrives whole in its file, or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from game.cli import main
from tests.outputs.stories import BROKEN
from tests.walker.stories import write


@pytest.fixture
def story(tmp_path: Path) -> str:
    return str(write(tmp_path, "tale", BROKEN))


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "lcov", "html"])
def test_a_disk_that_is_full_leaves_what_was_written_before(
    form: str,
    story: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "walked"
    file.write_text("of yesterday", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["walk", story, f"--{form}", str(file)]) == 2
    assert f"sleepwalk: cannot write {file}: No space left on device\n" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "of yesterday"
    assert {each.name for each in tmp_path.iterdir()} == {"tale.yaml", "walked"}


def test_playtests_that_do_not_fit_on_the_disk_leave_none_in_part(
    story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["walk", story, "--playtests", str(tmp_path / "found")]) == 2
    (whole,) = (tmp_path / "found").iterdir()
    written = whole.read_bytes()
    monkeypatch.undo()
    main(["walk", story, "--playtests", str(tmp_path / "found")])
    assert whole.read_bytes() == written and len(list((tmp_path / "found").iterdir())) > 1


def test_an_output_keeps_the_rights_of_its_file_and_goes_where_a_link_leads(
    story: str, tmp_path: Path
) -> None:
    file, link = tmp_path / "walk.json", tmp_path / "link.json"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    main(["walk", story, "--json", str(link)])
    assert link.is_symlink() and file.stat().st_mode & 0o777 == 0o640
    assert file.read_text(encoding="utf-8").startswith('{\n  "story"')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is no file of Windows")
def test_an_output_can_be_a_pipe(story: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    main(["walk", story, "--json", str(pipe)])
    reader.join()
    assert told[0].startswith('{\n  "story"') and pipe.is_fifo()
