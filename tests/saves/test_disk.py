"""The disk is full, or may not be written: play goes on, says so, and harms nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.saves import FILE_NAME, Fidelity, Saves
from game.story.playthrough import Playthrough
from tests.saves.tales import PICTURE, contents, shelf_of, tale, wandering

resource = pytest.importorskip("resource", reason="disks have other bounds here")

MOST = 3000


def played_until_it_fails(saves: Saves) -> tuple[Playthrough, Playthrough]:
    """The last moment that was kept, and the first that was not."""
    last: Playthrough | None = None
    chance = random.Random(3)
    for _, playthrough in zip(range(MOST), wandering(saves, tale(), chance), strict=False):
        if not saves.keep(playthrough):
            assert last is not None
            return last, playthrough
        last = playthrough
        saves.slots.save_quickly(playthrough, PICTURE + os.urandom(20_000))
    raise AssertionError("there was always room")


def check_that_play_goes_on(saves: Saves, folder: Path, make_room: Callable[[], None]) -> None:
    last, now = played_until_it_fails(saves)
    assert saves.trouble is not None
    assert "not kept" in saves.trouble
    for _ in range(3):  # it goes on
        now = now.take("up") if now.state.scene == "a" else now
        assert not saves.keep(now)
    assert latest(read_apart(folder)).picks == last.picks  # nothing that was kept is harmed
    make_room()
    assert saves.keep(now)
    assert saves.trouble is None
    saves.close()
    again = Saves(folder)
    assert again.trouble is None
    assert latest(again).picks == now.picks
    again.close()


def latest(saves: Saves) -> Playthrough:
    opened = saves.open(tale(), saves.playthroughs()[0].place)
    assert opened is not None
    assert opened.fidelity is Fidelity.SAME
    return opened.playthrough


def read_apart(folder: Path) -> Saves:
    """What another game would find there."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.iterdir():
            if not path.name.endswith("-shm"):
                (Path(copy) / path.name).write_bytes(path.read_bytes())
        saves = Saves(Path(copy))
        assert saves.trouble is None
        return saves.copied()


def test_a_disk_without_room_harms_nothing_and_is_used_again_when_there_is_room(
    small_disk: Path,
) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(bytes(400_000))
    saves = Saves(small_disk / "home")
    check_that_play_goes_on(saves, small_disk / "home", filler.unlink)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)]
    if os.name != "posix" or not shutil.which("mount"):
        pytest.skip("disks cannot be mounted here")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("nobody but an administrator may mount a small disk")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_bound_on_the_size_of_files_harms_nothing_either(tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    with files_of_at_most(300_000) as lift:
        check_that_play_goes_on(saves, tmp_path, lift)


@contextmanager
def files_of_at_most(size: int) -> Iterator[Callable[[], None]]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def lift() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield lift
    finally:
        lift()
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_file_that_is_deleted_while_it_is_open_is_made_again_with_all_in_it(
    tmp_path: Path,
) -> None:
    told, saves = shelf_of(tmp_path), Saves(tmp_path)
    playthrough = Playthrough(tale(), saves.origin(tale(), 8)).take("up")
    saves.keep(playthrough)
    for path in tmp_path.iterdir():
        path.unlink()
    assert saves.keep(playthrough.take("up"))
    saves.close()
    again = Saves(tmp_path)
    assert again.trouble is None
    assert len(latest(again).picks) == 2
    now = contents(again, tale())
    assert {line for line in told if not line.startswith(("remembered", "taken"))} <= set(now)
    again.close()


def test_no_room_from_the_beginning_is_told_and_what_was_played_is_kept_once_there_is(
    tmp_path: Path,
) -> None:
    story = tale()
    with files_of_at_most(4000):
        saves = Saves(tmp_path)
        assert saves.trouble is not None
        first = Playthrough(story, saves.origin(story, 1)).take("up")
        saves.keep(first)
        saves.keep_setting("size", "120")
        assert saves.setting("size", "") == "120"
        assert saves.trouble is not None
    assert saves.keep(first.take("up"))
    assert saves.trouble is None
    saves.close()
    again = Saves(tmp_path)
    found = again.unfinished(story)
    assert found is not None
    assert [pick.choice for pick in found.playthrough.picks] == ["up", "up"]
    assert again.setting("size", "") == "120"
    again.close()


# A folder that may not be written


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with saves that whoever runs the test may read, and not write.

    Modes bind no administrator, so an administrator becomes nobody for a while.
    """
    if os.name != "posix":
        pytest.skip("folders have other locks here")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    shelf_of(folder)
    (folder / FILE_NAME).chmod(0o444)
    folder.chmod(0o555)
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if is_administrator:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_saves_that_cannot_be_written_can_be_read_and_played_on(locked_folder: Path) -> None:
    with pytest.raises(PermissionError):
        (locked_folder / "probe").write_text("x")
    before = {path.name: path.read_bytes() for path in locked_folder.iterdir()}
    saves, story = Saves(locked_folder), tale()
    assert saves.trouble is not None
    assert "written" in saves.trouble
    assert len(saves.playthroughs()) == 6
    assert len(saves.every_slot()) == 12
    playthrough = Playthrough(story, saves.origin(story, 99)).take("up")
    saves.keep(playthrough)
    found = saves.unfinished(story)
    assert found is not None
    assert found.playthrough.picks == playthrough.picks
    saves.close()
    assert {path.name: path.read_bytes() for path in locked_folder.iterdir()} == before


def test_a_read_only_folder_shows_all_that_a_writable_one_does(locked_folder: Path) -> None:
    copy = Path(tempfile.mkdtemp())
    shutil.copy(locked_folder / FILE_NAME, copy / FILE_NAME)
    (copy / FILE_NAME).chmod(0o644)
    one, other = Saves(copy), Saves(locked_folder)
    assert contents(one, tale()) == contents(other, tale())
    one.close()
    other.close()
    shutil.rmtree(copy)
