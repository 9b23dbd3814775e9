"""From the title to each kind of ending, with one device alone."""

from __future__ import annotations

import pygame
import pytest

from game.story.rules import Reached
from game.window.closing import Closing
from game.window.menu import MenuPage
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import Player

ENDINGS = [("Wake up.", "morning"), ("Bow to them", "bow"), ("Give everything", "gift")]


def _focus(player: Player, words: str, down: object) -> None:
    for _ in range(20):
        if player.focused.startswith(words):
            return
        down()  # type: ignore[operator]
    raise AssertionError(f"{words} never gets the focus")


def _is_reached(player: Player, ending: str) -> bool:
    kinds = {"morning": "waking", "bow": "finale", "gift": "sacrifice"}
    return Reached("lamp", ending, kinds[ending]) in player.saves.reached()


@pytest.mark.parametrize(("words", "ending"), ENDINGS)
def test_the_keyboard_suffices(player: Player, words: str, ending: str) -> None:
    assert isinstance(player.view, Title)
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    _focus(player, words, lambda: player.key(pygame.K_DOWN))
    player.key(pygame.K_RETURN)
    assert player.scene == ending
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    assert isinstance(player.view, Closing)
    player.key(pygame.K_SPACE)
    assert isinstance(player.view, Title)
    assert _is_reached(player, ending)


@pytest.mark.parametrize(("words", "ending"), ENDINGS)
def test_the_mouse_suffices(player: Player, words: str, ending: str) -> None:
    player.click(player.rect("Begin").center)
    player.read_to_choices(lambda: player.click((200, 200)))
    player.click(player.rect(words).center)
    assert player.scene == ending
    player.read_to_choices(lambda: player.click((200, 200)))
    player.click((200, 200))
    assert isinstance(player.view, Title)
    assert _is_reached(player, ending)


@pytest.mark.parametrize(("words", "ending"), ENDINGS)
def test_a_gamepad_suffices(player: Player, words: str, ending: str) -> None:
    player.pad(pygame.CONTROLLER_BUTTON_A)
    player.read_to_choices(lambda: player.pad(pygame.CONTROLLER_BUTTON_A))
    _focus(player, words, lambda: player.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN))
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.scene == ending
    player.read_to_choices(lambda: player.pad(pygame.CONTROLLER_BUTTON_A))
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert isinstance(player.view, Title)
    assert _is_reached(player, ending)


def test_space_never_picks_a_choice(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    for _ in range(5):
        player.key(pygame.K_SPACE)
    assert player.scene == "hall"


def test_numbers_pick_open_choices_and_locked_ones_have_none(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    assert player.lines is not None
    numerals = [line.numeral for line in player.lines.lines]
    assert numerals == ["1", "2", "3", "", "4", "5", "6"]
    player.click(player.rect("The air is too thin.").center)
    assert player.scene == "hall"
    player.key(pygame.K_9)
    assert player.scene == "hall"
    player.key(pygame.K_2)
    assert player.scene == "bow"


def test_hovering_and_focus_are_the_same(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.point(player.rect("Give everything").center)
    assert player.focused.startswith("Give everything")
    player.key(pygame.K_DOWN)
    assert player.focused.startswith("Tell him")
    player.point(player.rect("The air").center)
    assert player.focused.startswith("Tell him")


def test_a_push_of_the_stick_is_one_step(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    for value in (9000, 30000, 32000, 31000):
        player.post(pygame.CONTROLLERAXISMOTION, axis=1, value=value, instance_id=0)
    assert player.focused.startswith("Bow to them")
    player.post(pygame.CONTROLLERAXISMOTION, axis=1, value=0, instance_id=0)
    player.post(pygame.CONTROLLERAXISMOTION, axis=1, value=-32000, instance_id=0)
    assert player.focused.startswith("Wake up.")


@pytest.mark.parametrize("ask", ["escape", "right click", "sign", "start"])
def test_the_menu_opens_and_closes(player: Player, ask: str) -> None:
    player.key(pygame.K_RETURN)
    match ask:
        case "escape":
            player.key(pygame.K_ESCAPE)
        case "right click":
            player.click((300, 300), button=3)
        case "sign":
            player.click((player.frame.get_width() - 35, 35))
        case "start":
            player.pad(pygame.CONTROLLER_BUTTON_START)
    assert isinstance(player.view, MenuPage)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Reading)


def test_every_page_of_the_menu_leads_back(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.key(pygame.K_ESCAPE)
    for words in ("Keep", "Go back", "What was", "Journal", "Endings", "Settings", "Keys"):
        player.click(player.rect(words).center)
        assert not isinstance(player.view, MenuPage)
        player.key(pygame.K_ESCAPE)
        assert isinstance(player.view, MenuPage)
    player.key(pygame.K_F1)
    player.key(pygame.K_ESCAPE)
    player.click(player.rect("Leave the dream").center)
    assert isinstance(player.view, Title)
    assert player.focused == "Continue"


def test_quitting_ends_the_loop(player: Player) -> None:
    player.click(player.rect("Quit").center)
    assert not player.open


def test_closing_the_window_ends_the_loop(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.post(pygame.QUIT)
    assert not player.open


def test_a_dead_end_says_so_and_leads_back(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.click(player.rect("Walk off").center)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    assert player.focused == "Back to the last choice"
    player.key(pygame.K_RETURN)
    assert player.scene == "hall"
