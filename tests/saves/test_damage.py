"""The file is cut, overwritten, or some of its bits turn: never a traceback, never silent loss."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.saves import FILE_NAME, Saves
from tests.saves.tales import FULL, contents, fill, shelf_of, tale

FLIPS = 500 if FULL else 30
CUTS = 40 if FULL else 6
LOG_FLIPS = 100 if FULL else 10


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    """A file of saves, and all that is in it."""
    folder = tmp_path_factory.mktemp("healthy")
    told = shelf_of(folder)
    saves = Saves(folder)
    assert saves.trouble is None
    assert contents(saves, tale()) == told
    saves.close()
    return (folder / FILE_NAME).read_bytes(), told


Healthy = tuple[bytes, list[str]]


def opened_with(content: bytes, folder: Path, told: list[str]) -> tuple[str, float]:
    """What was said of a damaged file, and how much of what it held is still there.

    Whatever is lost is told, and the damaged file lies beside the new one under a dated name.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / FILE_NAME
    path.write_bytes(content)
    saves = Saves(folder)
    now = contents(saves, tale())
    trouble = saves.trouble or ""
    share = len(set(now) & set(told)) / len(set(told))
    if trouble:
        untouched = [each for each in folder.iterdir() if each.read_bytes() == content]
        assert untouched, trouble
        assert "newer" in trouble or "damaged" in untouched[0].name
    else:
        assert now == told
    saves.keep_setting("afterwards", "yes")
    assert saves.setting("afterwards", "") == "yes"
    saves.close()
    again = Saves(folder)
    assert again.trouble is None or "newer" in again.trouble
    again.close()
    return trouble, share


def flipped(content: bytes, chance: random.Random) -> bytes:
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def overwritten(content: bytes, chance: random.Random) -> bytes:
    length = chance.randrange(1, len(content) // 2)
    place = chance.randrange(len(content) - length)
    return content[:place] + chance.randbytes(length) + content[place + length :]


def overwritten_head(content: bytes, chance: random.Random) -> bytes:
    length = chance.randrange(16, 4096)
    return chance.randbytes(length) + content[length:]


DAMAGE: tuple[tuple[Callable[[bytes, random.Random], bytes], int, float], ...] = (
    (flipped, FLIPS, 0.8),
    (cut, CUTS, 0.0),
    (overwritten, CUTS, 0.0),
    (overwritten_head, CUTS, 0.9),
)


@pytest.mark.parametrize(
    ("damage", "times", "least"), DAMAGE, ids=lambda v: getattr(v, "__name__", str(v))
)
def test_what_is_lost_is_told_and_what_can_be_read_is_kept(
    damage: Callable[[bytes, random.Random], bytes],
    times: int,
    least: float,
    healthy: Healthy,
    tmp_path: Path,
) -> None:
    content, told = healthy
    chance = random.Random(11)
    found = [opened_with(damage(content, chance), tmp_path / "home", told) for _ in range(times)]
    shares = [share for trouble, share in found if "newer" not in trouble]
    print(f"\n{damage.__name__}: {summary(found)}")
    assert min(shares) >= least


def summary(found: list[tuple[str, float]]) -> str:
    quiet = sum(not trouble for trouble, _ in found)
    newer = sum("newer" in trouble for trouble, _ in found)
    shares = sorted(share for trouble, share in found if trouble and "newer" not in trouble)
    if not shares:
        return f"{len(found)} times; {quiet} without any loss"
    middle = shares[len(shares) // 2]
    return (
        f"{len(found)} times; {quiet} without any loss, {newer} taken for newer, "
        f"{len(shares)} told and recovered (kept: least {shares[0]:.0%}, median {middle:.0%})"
    )


def test_the_damage_of_the_worst_case_is_told_too(healthy: Healthy, tmp_path: Path) -> None:
    content, told = healthy
    for worst in (b"x", b"SQLite format 3\0", bytes(len(content))):
        trouble, _ = opened_with(worst, tmp_path / "home", told)
        assert "damaged" in trouble


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    saves = Saves(tmp_path)
    assert saves.trouble is not None
    assert "damaged" in saves.trouble
    saves.close()


# What was written last lies in a log beside the file


@pytest.fixture
def with_log(tmp_path: Path) -> Iterator[Path]:
    """Saves of a game that was killed: most of them are in the log."""
    folder, killed = tmp_path / "played", tmp_path / "killed"
    folder.mkdir()
    saves = Saves(folder)
    fill(folder)  # while another window is open: so the log stays
    killed.mkdir()
    for path in folder.iterdir():
        if not path.name.endswith("-shm"):
            shutil.copy(path, killed / path.name)
    saves.close()
    yield killed


def test_what_a_killed_game_left_in_the_log_is_found(with_log: Path) -> None:
    assert (with_log / f"{FILE_NAME}-wal").stat().st_size > 100_000
    saves = Saves(with_log)
    assert saves.trouble is None
    assert len(saves.playthroughs()) == 6
    saves.close()


def test_a_log_with_turned_bits_is_told(with_log: Path, tmp_path: Path) -> None:
    log = with_log / f"{FILE_NAME}-wal"
    content, chance = log.read_bytes(), random.Random(2)
    whole = (with_log / FILE_NAME).read_bytes()
    saves = Saves(with_log)
    told = contents(saves, tale())
    saves.close()
    said = 0
    for _ in range(LOG_FLIPS):
        (with_log / FILE_NAME).write_bytes(whole)
        damage = flipped(content, chance)
        log.write_bytes(damage)
        damaged = Saves(with_log)
        if damaged.trouble:
            said += 1
            assert any(path.read_bytes() == damage for path in with_log.glob("*damaged*"))
        else:
            assert contents(damaged, tale()) == told
        damaged.close()
        for path in with_log.glob("*damaged*"):
            path.unlink()
    print(f"\nbits turned in the log: {LOG_FLIPS} times, {said} told, the others without any loss")
