"""Keys: each can be given to something else, and nobody can lock themselves out."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.library import Library
from game.saves import Saves
from game.window.keys import ACTIONS, FIXED, Keys, restored_keys
from game.window.keys_page import KeysPage
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player


def open_keys(player: Player) -> None:
    player.click(player.rect("Settings").center)
    player.click(player.rect("Keys").center)
    assert isinstance(player.view, KeysPage)


def give(player: Player, words: str, key: int) -> None:
    player.pick(words)
    player.key(key)


def test_a_key_does_what_it_was_given_to(player: Player) -> None:
    open_keys(player)
    give(player, "Keep a picture", pygame.K_p)
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)
    shown = player.session.keys.holder(pygame.K_p)
    assert shown is not None
    assert shown.words == "Keep a picture"
    pictures = player.app._pictures
    assert pictures is not None
    player.key(pygame.K_s)
    assert not pictures.exists()
    player.key(pygame.K_p)
    assert len(list(pictures.iterdir())) == 1


def test_a_key_that_another_action_had_is_taken_from_it_and_that_is_told(player: Player) -> None:
    open_keys(player)
    give(player, "Read on", pygame.K_TAB)
    assert isinstance(player.view, KeysPage)
    assert player.view.heading == "Tab: Read on, no longer Skip what was read"
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    player.click(player.rect("Begin").center)
    player.read_to_choices(lambda: player.key(pygame.K_TAB))
    assert isinstance(player.view, Reading)


def test_the_keys_that_lead_everywhere_stay_as_they_are(player: Player) -> None:
    open_keys(player)
    for key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_UP, pygame.K_5):
        give(player, "Read on", key)
        assert isinstance(player.view, KeysPage)
        assert player.session.keys == Keys()
    player.key(pygame.K_ESCAPE)
    assert not isinstance(player.view, KeysPage)


def test_a_gamepad_can_leave_while_a_key_is_waited_for(player: Player) -> None:
    open_keys(player)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    player.pad(pygame.CONTROLLER_BUTTON_B)
    assert not isinstance(player.view, KeysPage)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)


def test_keys_are_kept_and_can_all_be_put_back(lamp: Library, tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    player = Player(lamp, saves, DarkStage())
    open_keys(player)
    give(player, "Hide the words", pygame.K_s)
    chosen = player.session.keys
    assert restored_keys(saves.setting).intents == chosen.intents != Keys().intents
    while "All as they were" not in player.focused:
        player.key(pygame.K_DOWN)
    player.key(pygame.K_RETURN)
    assert restored_keys(saves.setting) == Keys()
    player.screen.close()
    saves.close()


def test_kept_keys_that_make_no_sense_are_left_out() -> None:
    kept = {"key on": "32 x -1 13 ²", "key hide": ""}
    keys = restored_keys(kept.get)
    assert keys.chosen == {"on": (32,), "hide": ()}
    assert all(key in keys.intents for key in FIXED)


def test_by_themselves_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(FIXED)
