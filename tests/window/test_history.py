"""The history: all that was read, scrolled through and returned to."""

from __future__ import annotations

import pygame
import pytest

from game.window.history import HistoryPage
from game.window.preferences import Preferences
from game.window.reading import Reading
from tests.window.conftest import Player


def begin(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))


def to_the_ending(player: Player) -> None:
    """Three turns: hall, named, morning."""
    begin(player)
    player.click(player.rect("Tell him").center)
    player.type("Ann")
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_1)
    assert player.scene == "morning"


def history(player: Player) -> HistoryPage:
    player.key(pygame.K_l)
    assert isinstance(player.view, HistoryPage)
    return player.view


def test_keys_scroll_and_return_and_one_can_go_forward_again(player: Player) -> None:
    to_the_ending(player)
    history(player)
    for _ in range(12):
        player.key(pygame.K_UP)
    player.key(pygame.K_RETURN)
    assert player.scene == "hall"
    player.key(pygame.K_PAGEDOWN)
    assert player.scene == "named"
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_PAGEDOWN)
    assert player.scene == "morning"


def test_a_click_returns_to_the_turn_under_it(player: Player) -> None:
    to_the_ending(player)
    view = history(player)
    turn, rect = view._seen[-2]
    player.click(rect.center)
    assert player.scene == view._turns[turn].state.scene == "named"


def test_a_gamepad_scrolls_and_returns(player: Player) -> None:
    to_the_ending(player)
    player.pad(pygame.CONTROLLER_BUTTON_START)
    while not player.focused.startswith("What was read"):
        player.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert isinstance(player.view, HistoryPage)
    for _ in range(6):
        player.pad(pygame.CONTROLLER_BUTTON_LEFTSHOULDER)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.scene == "hall"


def test_what_was_chosen_and_typed_is_told(player: Player) -> None:
    to_the_ending(player)
    view = history(player)
    from game.window.history import _told

    told = [" ".join(word.text for word in words) for words in _told(view._turns[1], lit=False)]
    assert told == ["❧ Tell him your name Ann", "“Ann,” he says."]


@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (1000, 1400)])
@pytest.mark.parametrize("text_size", [80, 200])
def test_every_turn_comes_into_sight_both_ways_at_any_size(
    player: Player, size: tuple[int, int], text_size: int
) -> None:
    player.session.change(Preferences(text_size=text_size))
    player.resize(size)
    to_the_ending(player)
    view = history(player)
    for key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_UP, pygame.K_DOWN):
        seen = set()
        for _ in range(40):
            tops = [rect.top for _, rect in view._seen]
            assert tops[0] <= view._top or view._seen[0][0] == 0
            seen |= {turn for turn, _ in view._seen}
            player.key(key, 0.05)
        assert seen == {0, 1, 2}, key


def test_returning_to_where_one_is_changes_nothing(player: Player) -> None:
    begin(player)
    view = player.view
    assert isinstance(view, Reading)
    before = view.playthrough
    history(player)
    player.key(pygame.K_RETURN)
    assert player.view is view
    assert view.playthrough is before


def test_choosing_something_else_after_a_return_ends_the_way_forward(player: Player) -> None:
    to_the_ending(player)
    history(player)
    for _ in range(12):
        player.key(pygame.K_UP)
    player.key(pygame.K_RETURN)
    player.click(player.rect("Bow").center)
    player.key(pygame.K_PAGEDOWN)
    assert player.scene == "bow"
