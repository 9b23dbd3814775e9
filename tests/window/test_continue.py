"""Left by any means, the game goes on at exactly the page that was before the player."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pygame
import pytest

from game.saves import Saves, Shelf
from game.window.closing import Closing
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.sheets import Sheet
from game.window.title import Title
from tests.saves.tales import FULL
from tests.window.conftest import Player
from tests.window.left_behind import SIZES, a_window, player_in, seen, top, wander, whole

ROOT = Path(__file__).parents[2]
RUNS = 60 if FULL else 3
_PART_OF_A_WORD = 6
"""The long words are broken, and so short a part of one stands nowhere else."""


def reading(player: Player) -> Reading:
    assert isinstance(player.view, Reading), player.view
    return player.view


def as_killed(folder: Path, to: Path) -> Path:
    """A copy of all that lies in a folder at this instant, as a killed game leaves it."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*-shm"))
    return to


def going_on(folder: Path, size: tuple[int, int], text_size: int) -> Player:
    """Somebody who opens the game and picks what it offers first."""
    player = player_in(folder, size, text_size)
    assert player.focused == "Continue"
    player.key(pygame.K_RETURN, 0.0)
    return player


@pytest.mark.parametrize("seed", range(20 if FULL else 3))
def test_it_goes_on_at_the_very_sheet_in_whatever_window(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    player = player_in(tmp_path / "played", *a_window(chance))
    player.key(pygame.K_RETURN)
    for number in range(6):
        for _ in range(chance.randrange(1, 12)):
            wander(player, chance)
            if not isinstance(player.view, Reading):
                return
        left = reading(player).open_page
        sheet, size = left.told.sheet, player.frame.get_size()
        copy = as_killed(tmp_path / "played", tmp_path / f"left{number}")
        same = reading(going_on(copy, size, player.session.preferences.text_size)).open_page
        assert same.playthrough.picks == left.playthrough.picks
        assert (same.number, whole(same.told.sheet)) == (left.number, whole(sheet))
        copy = as_killed(tmp_path / "played", tmp_path / f"left{number}-other")
        other = reading(going_on(copy, *a_window(chance))).open_page
        assert other.playthrough.picks == left.playthrough.picks
        assert begins_on(sheet, other.told.sheet)


def begins_on(sheet: Sheet, other: Sheet) -> bool:
    """Whether the first words of a sheet stand on another, or as many as still find room there."""
    first, words, seen = sheet.words[0].word.text, top(sheet), whole(other)
    least = len(first) if any(letter.isdigit() for letter in first) else _PART_OF_A_WORD
    return words in seen or any(seen.endswith(words[:n]) for n in range(least, len(words)))


def test_a_game_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    chance, gone_on = random.Random(4), 0
    for run in range(RUNS):
        said = killed_after(chance.random(), tmp_path, run)
        player = player_in(tmp_path, *a_window(random.Random(run)))
        assert player.saves.trouble is None
        if player.focused == "Continue":
            player.key(pygame.K_RETURN, 0.0)
            assert is_at_or_a_step_from(reading(player), said[-1])
            gone_on += 1
        player.saves.close()
    print(f"\n{RUNS} windows killed, {gone_on} went on where they were, the others at the title")


def is_at_or_a_step_from(view: Reading, last: str) -> bool:
    """Whether it is what was said last, or the step after it, kept and not yet said."""
    scene, number, words = last.split("|")
    page = view.open_page
    if view.playthrough.state.scene == scene:
        return abs(page.number - int(number)) <= 1 and words in whole(
            page.layout.stands[int(number)].sheet
        )
    parent = view.playthrough.parent
    if parent is None and scene == "end":  # the dream was over, and another had begun
        return page.number == 0
    is_after = parent is not None and parent.state.scene == scene and page.number == 0
    return is_after or page.on_last_sheet


def killed_after(seconds: float, folder: Path, seed: int) -> list[str]:
    command = [sys.executable, "-m", "tests.window.left_behind", str(folder), str(seed)]
    game = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert game.stdout is not None
    first = game.stdout.readline()
    time.sleep(seconds)
    game.send_signal(signal.SIGKILL)
    rest = game.stdout.read()
    game.wait()
    game.stdout.close()
    return (first + rest).split("\n")[:-1]


def test_changing_the_size_there_and_back_comes_back_to_the_same_sheet(tmp_path: Path) -> None:
    player = player_in(tmp_path, (640, 360), 140)
    player.key(pygame.K_RETURN)
    for _ in range(4):
        player.key(pygame.K_SPACE)
    before = seen(player)
    for size in SIZES:
        player.resize(size)
    player.resize((640, 360))
    assert seen(player) == before


def test_what_was_read_stands_and_what_was_not_comes(tmp_path: Path) -> None:
    player = player_in(tmp_path, (640, 360), 100)
    player.session.change(Preferences(text_speed="slow"))
    player.key(pygame.K_RETURN, 0.0)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.saves.close()
    again = player_in(tmp_path, (640, 360), 100)
    again.session.change(Preferences(text_speed="slow"))
    again.key(pygame.K_RETURN, 0.1)
    assert reading(again).open_page.choices is not None
    again.key(pygame.K_RETURN, 0.0)
    again.key(pygame.K_SPACE)
    again.key(pygame.K_SPACE)
    assert reading(again).open_page.number == 1
    again.saves.close()
    third = player_in(tmp_path, (640, 360), 100)
    third.session.change(Preferences(text_speed="slow"))
    third.key(pygame.K_RETURN, 0.0)
    page = reading(third).open_page
    assert page.number == 1
    assert not page.told.stands(third.now)
    third.key(pygame.K_PAGEUP, 0.0)
    assert page.number == 0
    assert page.told.stands(third.now)


def to_the_ending(player: Player) -> None:
    for _ in range(4):
        player.key(pygame.K_RETURN)
        if reading(player).playthrough.ending is None:
            player.read_to_choices(lambda: player.key(pygame.K_SPACE))


def test_an_ending_can_be_gone_on_with_until_it_is_read(tmp_path: Path) -> None:
    player = player_in(tmp_path / "played", (640, 360), 200)
    to_the_ending(player)
    player.key(pygame.K_SPACE)
    assert reading(player).open_page.number == 1
    copy = as_killed(tmp_path / "played", tmp_path / "left")
    assert seen(going_on(copy, (640, 360), 200)) == seen(player)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    assert isinstance(player.view, Closing)
    again = player_in(as_killed(tmp_path / "played", tmp_path / "over"), (640, 360), 200)
    assert isinstance(again.view, Title)
    assert again.focused != "Continue"


def test_a_kept_moment_opens_at_its_sheet(tmp_path: Path) -> None:
    player = player_in(tmp_path, (640, 360), 140)
    player.key(pygame.K_RETURN)
    for _ in range(3):
        player.key(pygame.K_SPACE)
    before = seen(player)
    player.key(pygame.K_F5)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_RETURN)
    player.key(pygame.K_F9)
    assert seen(player) == before


def test_quitting_keeps_the_seconds_played(tmp_path: Path) -> None:
    player = player_in(tmp_path, (1280, 720), 100)
    player.key(pygame.K_RETURN)
    player.wait(30)
    player.post(pygame.QUIT)
    assert not player.open
    assert player.saves.playthroughs()[0].shown.seconds >= 30


# Nothing that was played is lost


def test_beginning_again_keeps_where_one_was(tmp_path: Path) -> None:
    player = player_in(tmp_path, (1280, 720), 100)
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_RETURN)
    player.saves.close()
    again = player_in(tmp_path, (1280, 720), 100)
    again.pick("Begin")
    again.pick("Begin again")
    assert reading(again).playthrough.picks == ()
    kept = again.saves.slots.filled(Shelf.AUTOMATIC)
    assert [slot.shown.scene for slot in kept] == ["second"]


def test_an_ending_is_kept_by_itself(tmp_path: Path) -> None:
    player = player_in(tmp_path, (1280, 720), 100)
    to_the_ending(player)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_PAGEUP)
    player.key(pygame.K_SPACE)
    kept = player.saves.slots.filled(Shelf.AUTOMATIC)
    assert [slot.shown.scene for slot in kept] == ["end"]


def test_entering_a_scene_from_the_title_keeps_where_one_was(tmp_path: Path) -> None:
    player = player_in(tmp_path, (1280, 720), 100)
    player.key(pygame.K_RETURN)
    for _ in range(2):
        player.read_to_choices(lambda: player.key(pygame.K_SPACE))
        player.key(pygame.K_RETURN)
    player.saves.close()
    again = player_in(tmp_path, (1280, 720), 100)
    story = next(iter(again.session.offered_stories()))
    place = again.saves.journal.visited(story)["second"]
    assert place is not None
    again.session.open_place(story.name, place, again.session.home(again.now), again.now)
    opened = again.saves.unfinished(story)
    assert opened is not None
    assert opened.playthrough.state.scene == "second"
    kept = Saves(tmp_path / "saves").slots.filled(Shelf.AUTOMATIC)
    assert [slot.shown.scene for slot in kept] == ["third"]
