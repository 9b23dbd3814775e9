"""The game is killed while it is played, in the middle of anything, and two are played at once."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from game.saves import FILE_NAME, Fidelity, Saves
from game.story.playthrough import Playthrough
from tests.saves.tales import FULL, contents, shelf_of, tale

RUNS = 300 if FULL else 8
MENDED = 30 if FULL else 2
ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 0.5


def test_no_pick_that_was_shown_as_made_is_lost_when_the_game_is_killed(tmp_path: Path) -> None:
    chance, shown = random.Random(17), 0
    for run in range(RUNS):
        said = killed_after(chance.random() * LONGEST_SECONDS, tmp_path, run)
        assert said, "it was killed before it had begun"
        assert said[0] == "opened well", f"after run {run}"
        shown += len(said) - 1
        if len(said) > 1:
            check_last_pick(tmp_path, said[-1])
    print(f"\n{RUNS} runs killed, {shown} picks shown, none lost")


def killed_after(seconds: float, folder: Path, seed: int) -> list[str]:
    """What a player said until they were killed, so long after they had opened the saves."""
    player = begun(folder, seed)
    assert player.stdout is not None
    first = player.stdout.readline()
    time.sleep(seconds)
    player.send_signal(signal.SIGKILL)
    rest = player.stdout.read()
    player.wait()
    player.stdout.close()
    lines = (first + rest).split("\n")
    return lines[:-1]  # a line that has no end was not said


def begun(
    folder: Path, seed: int, pause: float = 0.0, sign: Path | None = None
) -> subprocess.Popen[str]:
    """A player who waits between picks, in seconds, and begins when the sign is there, if any."""
    command = [sys.executable, "-m", "tests.saves.tales", str(folder), str(seed), str(pause)]
    command += [str(sign)] if sign else []
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def check_last_pick(folder: Path, line: str) -> None:
    """The picks that were shown last are on the disk, and the game opens there.

    Or at the next step, which was kept, and not shown yet when the game was killed.
    """
    seed, _, told = line.partition("|")
    saves, story = Saves(folder), tale()
    assert saves.trouble is None
    assert told in ways_on_disk(folder / FILE_NAME, int(seed)), line
    near = []
    for kept in saves.playthroughs()[:2]:  # the next one may just have begun
        opened = saves.open(story, kept.place)
        assert opened is not None
        assert opened.fidelity is Fidelity.SAME, opened.sentence
        assert not opened.sentence
        at = opened.playthrough
        steps = [at, at.parent, *([at.take(o.id, "Mara") for o in at.page.offers if o.open])]
        near += [told_of(step) for step in steps if step and str(step.origin.seed) == seed]
    assert told in near, line
    assert all(saves.open(story, slot.place) for slot in saves.every_slot())
    saves.close()


def told_of(playthrough: Playthrough) -> str:
    return " ".join(f"{pick.choice}={pick.typed}" for pick in playthrough.picks)


def ways_on_disk(path: Path, seed: int) -> set[str]:
    """All lists of picks that are kept of a playthrough, as a player tells them."""
    with closing(sqlite3.connect(path)) as database:
        query = """SELECT moment.id, before, choice, typed, world FROM moment
            JOIN playthrough ON moment.playthrough = playthrough.id WHERE seed = ? ORDER BY 1"""
        ways: dict[int, list[str]] = {0: []}
        for number, before, choice, typed, world in database.execute(query, (seed,)):
            picked = [f"{choice}={typed}"] if choice else []
            ways[number] = ways[before] + picked + [f"{one}=" for one in world.split("\n") if one]
    return {" ".join(way) for way in ways.values()}


def test_two_windows_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    players = [begun(tmp_path, seed, 0.005) for seed in (1, 2)]
    for player in players:
        assert player.stdout is not None
        assert player.stdout.readline() == "opened well\n"
    time.sleep(8 if FULL else 1)
    said: dict[str, str] = {}
    for player in players:
        player.send_signal(signal.SIGKILL)
        lines = player.communicate()[0].split("\n")[:-1]
        assert not [line for line in lines if line.startswith("failed")]
        said |= dict(line.split("|", 1) for line in lines)
    saves, story = Saves(tmp_path), tale()
    assert saves.trouble is None
    for seed, told in said.items():
        assert told in ways_on_disk(tmp_path / FILE_NAME, int(seed))
    opened = [saves.open(story, kept.place) for kept in saves.playthroughs()]
    assert all(each is not None and each.fidelity is Fidelity.SAME for each in opened)
    print(f"\n{len(said)} playthroughs in two windows, none lost")


def test_two_windows_that_find_the_same_damage_mend_it_once(tmp_path: Path) -> None:
    told, chance = shelf_of(tmp_path), random.Random(9)
    content = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).unlink()
    for run in range(MENDED):
        folder, sign = tmp_path / f"run{run}", tmp_path / f"begin{run}"
        folder.mkdir()
        place = chance.randrange(4096)
        damaged = content[:place] + chance.randbytes(4096 - place) + content[4096:]
        (folder / FILE_NAME).write_bytes(damaged)
        players = [begun(folder, seed, 0.005, sign) for seed in (1, 2, 3)]
        time.sleep(0.5)
        sign.touch()
        lines = [said_by(player) for player in players]
        opened = [said[0] for said in lines]
        assert sum("damaged" in first for first in opened) == 1, opened
        assert opened.count("opened well") == len(players) - 1
        aside = list(folder.glob("*-damaged-*.sqlite3"))
        assert [path.read_bytes() for path in aside] == [damaged]
        for seed, picks in (line.split("|", 1) for said in lines for line in said[1:]):
            assert picks in ways_on_disk(folder / FILE_NAME, int(seed))
        saves = Saves(folder)
        assert saves.trouble is None
        facts = set(told) - {
            line for line in told if line.startswith(("remembered", "playthrough"))
        }
        assert len(facts & set(contents(saves, tale()))) > 0.8 * len(facts)
        saves.close()
    print(f"\n{MENDED} damaged files, each opened by three windows at once: each mended once")


def said_by(player: subprocess.Popen[str]) -> list[str]:
    """What a player says from the beginning until they are killed, soon after."""
    assert player.stdout is not None
    first = player.stdout.readline()
    time.sleep(0.2)
    player.send_signal(signal.SIGKILL)
    lines = (first + player.communicate()[0]).split("\n")
    return lines[:-1]
