"""Moments: kept in slots, quickly and by themselves; gone back to and deleted with any device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.library import Library
from game.saves import Saves, Shelf
from game.window.confirming import ConfirmPage
from game.window.menu import MenuPage
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.slots_page import SlotsPage
from game.window.title import Title
from tests.window.conftest import DarkStage, Player, words_of

SIZES = [(960, 600), (1280, 720), (3440, 1440), (1000, 1400)]
BUTTON_A, BUTTON_B = pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B
DPAD = {
    "up": pygame.CONTROLLER_BUTTON_DPAD_UP,
    "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
}


@pytest.fixture
def kept(lamp: Library, tmp_path: Path) -> Iterator[Player]:
    saves = Saves(tmp_path / "home")
    someone = Player(lamp, saves, DarkStage(), tmp_path / "pictures")
    yield someone
    someone.screen.close()
    saves.close()


def begin(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))


def open_page(player: Player, words: str) -> SlotsPage:
    player.key(pygame.K_ESCAPE)
    player.click(player.rect(words).center)
    assert isinstance(player.view, SlotsPage)
    return player.view


def slots(player: Player) -> dict[int, str]:
    return {slot.number: slot.shown.scene for slot in player.saves.slots.filled(Shelf.PAGES)}


def focus_on(player: Player, words: str, *steps: object) -> None:
    """Goes about with some keys until a line has the focus."""
    for _ in range(40):
        for step in steps:
            if player.focused.startswith(words):
                return
            step()  # type: ignore[operator]
    raise AssertionError(f"{words} never gets the focus")


def test_the_mouse_keeps_goes_back_and_deletes(kept: Player) -> None:
    begin(kept)
    open_page(kept, "Keep this moment")
    kept.click(kept.rect("Keep it here").center)
    assert slots(kept) == {1: "hall"}
    kept.key(pygame.K_ESCAPE)
    kept.key(pygame.K_ESCAPE)
    kept.click(kept.rect("Wait for").center)
    assert kept.scene == "slow_room"
    view = open_page(kept, "Go back to a moment")
    kept.click(kept.rect("The Lamp").center)
    assert kept.scene == "hall"
    view = open_page(kept, "Go back to a moment")
    kept.point(kept.rect("The Lamp").center)
    kept.click(view._cross_rect().center)
    assert isinstance(kept.view, ConfirmPage)
    assert slots(kept) == {1: "hall"}
    kept.click(kept.rect("Yes").center)
    assert isinstance(kept.view, SlotsPage)
    assert slots(kept) == {}


def test_the_keyboard_keeps_goes_back_and_deletes(kept: Player) -> None:
    begin(kept)
    kept.key(pygame.K_ESCAPE)
    focus_on(kept, "Keep this", lambda: kept.key(pygame.K_DOWN))
    kept.key(pygame.K_RETURN)
    kept.key(pygame.K_RIGHT)
    kept.key(pygame.K_RETURN)
    assert slots(kept) == {2: "hall"}
    kept.key(pygame.K_DOWN)
    kept.key(pygame.K_RETURN)
    assert slots(kept) == {2: "hall", 5: "hall"}
    kept.key(pygame.K_DELETE)
    assert isinstance(kept.view, ConfirmPage)
    kept.key(pygame.K_RETURN)  # the first answer loses nothing
    assert slots(kept) == {2: "hall", 5: "hall"}
    kept.key(pygame.K_DELETE)
    kept.key(pygame.K_DOWN)
    kept.key(pygame.K_RETURN)
    assert slots(kept) == {2: "hall"}
    kept.key(pygame.K_ESCAPE)
    focus_on(kept, "Go back", lambda: kept.key(pygame.K_DOWN))
    kept.key(pygame.K_RETURN)
    assert kept.focused.startswith("The Lamp")
    kept.key(pygame.K_RETURN)
    assert kept.scene == "hall"


def test_a_gamepad_keeps_goes_back_and_deletes(kept: Player) -> None:
    kept.pad(BUTTON_A)
    kept.read_to_choices(lambda: kept.pad(BUTTON_A))
    kept.pad(pygame.CONTROLLER_BUTTON_START)
    focus_on(kept, "Keep this", lambda: kept.pad(DPAD["down"]))
    kept.pad(BUTTON_A)
    kept.pad(BUTTON_A)
    assert slots(kept) == {1: "hall"}
    kept.pad(BUTTON_B)
    focus_on(kept, "Go back", lambda: kept.pad(DPAD["down"]))
    kept.pad(BUTTON_A)
    kept.pad(pygame.CONTROLLER_BUTTON_X)
    assert isinstance(kept.view, ConfirmPage)
    kept.pad(BUTTON_B)
    kept.pad(BUTTON_A)
    assert kept.scene == "hall"


def test_what_is_kept_is_replaced_only_after_a_question(kept: Player) -> None:
    begin(kept)
    open_page(kept, "Keep this moment")
    kept.key(pygame.K_RETURN)
    kept.key(pygame.K_ESCAPE)
    kept.key(pygame.K_ESCAPE)
    kept.key(pygame.K_2)
    open_page(kept, "Keep this moment")
    kept.key(pygame.K_RETURN)
    assert isinstance(kept.view, ConfirmPage)
    kept.key(pygame.K_ESCAPE)
    assert slots(kept) == {1: "hall"}
    kept.key(pygame.K_RETURN)
    kept.click(kept.rect("Keep this moment").center)
    assert slots(kept) == {1: "bow"}


def test_a_quick_save_is_one_key_and_so_is_going_back(kept: Player) -> None:
    begin(kept)
    kept.key(pygame.K_F9)  # nothing is kept yet
    assert kept.scene == "hall"
    kept.key(pygame.K_F5)
    kept.click(kept.rect("Wait for").center)
    kept.key(pygame.K_F9)
    assert kept.scene == "hall"
    newest = kept.saves.slots.filled(Shelf.AUTOMATIC)[0]
    assert newest.shown.scene == "slow_room"  # what was left is not lost
    kept.key(pygame.K_ESCAPE)
    kept.click(kept.rect("Leave the dream").center)
    assert isinstance(kept.view, Title)
    kept.key(pygame.K_F9)
    assert kept.scene == "hall"


def test_each_quick_save_says_so(kept: Player) -> None:
    kept.session.change(Preferences(reduced_motion=True))
    begin(kept)
    kept.wait(10)
    quiet = pygame.image.tobytes(kept.frame, "RGB")
    for _ in range(2):
        kept.key(pygame.K_F5, 1.0)
        assert pygame.image.tobytes(kept.frame, "RGB") != quiet
        kept.wait(10)
        assert pygame.image.tobytes(kept.frame, "RGB") == quiet


def test_a_slot_tells_dream_scene_words_time_and_date(kept: Player) -> None:
    begin(kept)
    kept.wait(180)
    open_page(kept, "Keep this moment")
    kept.key(pygame.K_RETURN)
    told = words_of(kept.lines.focused if kept.lines else None)
    slot = kept.saves.slots.filled(Shelf.PAGES)[0]
    assert told.startswith("The Lamp Hall The curtain had been")
    assert "3 min" in told
    assert f"{slot.shown.date.astimezone():%b %Y, %H:%M}" in told


def test_the_automatic_and_quick_ones_stand_before_the_pages(kept: Player) -> None:
    begin(kept)
    kept.key(pygame.K_F5)
    kept.key(pygame.K_1)
    kept.key(pygame.K_ESCAPE)
    kept.click(kept.rect("Leave the dream").center)
    kept.click(kept.rect("Moments").center)
    assert isinstance(kept.view, SlotsPage)
    kept.key(pygame.K_PAGEUP)
    assert "Quick" in kept.view.heading
    assert kept.focused.startswith("The Lamp Hall")
    kept.key(pygame.K_PAGEUP)
    assert "By itself" in kept.view.heading
    assert kept.focused.startswith("The Lamp Morning")
    kept.key(pygame.K_RETURN)
    assert kept.scene == "morning"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [80, 100, 200])
def test_every_slot_can_be_come_to_at_any_size(
    kept: Player, size: tuple[int, int], text_size: int
) -> None:
    kept.session.change(Preferences(text_size=text_size, text_speed="instant"))
    kept.resize(size)
    begin(kept)
    view = open_page(kept, "Keep this moment")
    seen = set()
    for _ in range(40):
        assert kept.lines is not None
        window = pygame.Rect((0, 0), size)
        for line in kept.lines.group:
            assert window.contains(line.rect), (line.item.key, line.rect)
            assert all(window.contains(word.rect) for word in line.words)
        seen |= {line.item.key for line in kept.lines.group if line.item.key in view._cells}
        kept.key(pygame.K_PAGEDOWN)
        if "Page 3" in view.heading:
            break
    assert seen == {f"slot {number}" for number in range(1, 25)}


def test_a_folder_that_the_system_cannot_show_is_named(
    kept: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.window.system.shutil.which", lambda _: None)
    kept.click(kept.rect("Moments").center)
    kept.click(kept.rect("Open the folder").center)
    assert kept.app._note is not None
    assert str(kept.saves.folder) in kept.app._note[0]


def test_a_slot_whose_playthrough_was_deleted_says_so(kept: Player) -> None:
    begin(kept)
    kept.key(pygame.K_F5)
    kept.key(pygame.K_ESCAPE)
    view = kept.view
    assert isinstance(view, MenuPage)
    place = kept.saves.slots.filled(Shelf.QUICK)[0].place
    for playthrough in kept.saves.playthroughs():
        kept.saves.delete(playthrough.number)
    assert kept.session.open_place("lamp", place, view, kept.now) is view
    assert kept.session.note


def test_a_moment_of_a_dream_that_is_not_here_says_so(kept: Player) -> None:
    begin(kept)
    kept.key(pygame.K_F5)
    view = kept.view
    assert isinstance(view, Reading)
    place = kept.saves.slots.filled(Shelf.QUICK)[0].place
    assert kept.session.open_place("elsewhere", place, view, kept.now) is view
    assert "not part of this game" in kept.session.note
