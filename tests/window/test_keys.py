"""Keys and buttons: each can be given to something else, and nobody can lock themselves out."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.library import Library
from game.saves import Saves
from game.window.help import HelpPage, of_gamepad, of_keyboard
from game.window.keys import ACTIONS, GAMEPAD, KEYBOARD, RIGHT_TRIGGER, Device, Keys, restored_keys
from game.window.keys_page import KeysPage
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player

DEVICES = pytest.mark.parametrize("device", [KEYBOARD, GAMEPAD], ids=lambda d: str(d.name))


def open_keys(player: Player, device: Device = KEYBOARD) -> None:
    player.pick("Settings")
    player.pick(device.name)
    assert isinstance(player.view, KeysPage)


def give(player: Player, words: str, key: int) -> None:
    player.pick(words)
    player.key(key)


def told(player: Player) -> str:
    """The sentence over the page."""
    assert player.app._note is not None
    return player.app._note[0]


def give_button(player: Player, words: str, button: int) -> None:
    player.pick(words)
    player.pad(button)


def test_a_key_does_what_it_was_given_to(player: Player) -> None:
    open_keys(player)
    give(player, "Keep a picture", pygame.K_p)
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)
    shown = player.session.controls.keys.holder(pygame.K_p)
    assert shown is not None
    assert shown.words == "Keep a picture"
    pictures = player.app._pictures
    assert pictures is not None
    player.key(pygame.K_s)
    assert not pictures.exists()
    player.key(pygame.K_p)
    assert len(list(pictures.iterdir())) == 1


def test_a_button_does_what_it_was_given_to(player: Player) -> None:
    open_keys(player, GAMEPAD)
    give_button(player, "Keep a picture", pygame.CONTROLLER_BUTTON_Y)
    assert isinstance(player.view, KeysPage)
    assert told(player) == "Y: Keep a picture. Skip what was read: no button now."
    pictures = player.app._pictures
    assert pictures is not None
    assert not pictures.exists()
    player.pad(pygame.CONTROLLER_BUTTON_Y)
    assert len(list(pictures.iterdir())) == 1


def test_a_trigger_is_a_button_as_well(player: Player) -> None:
    open_keys(player, GAMEPAD)
    player.pick("What was read")
    player.post(pygame.CONTROLLERAXISMOTION, axis=5, value=32000, instance_id=0)
    player.post(pygame.CONTROLLERAXISMOTION, axis=5, value=0, instance_id=0)
    assert player.session.controls.buttons.of(ACTIONS[8]) == (RIGHT_TRIGGER,)


def test_a_key_that_another_action_had_is_taken_from_it_and_that_is_told(player: Player) -> None:
    open_keys(player)
    give(player, "Read on", pygame.K_TAB)
    assert isinstance(player.view, KeysPage)
    assert told(player) == "Tab: Read on. Skip what was read: no key now."
    give(player, "Journal", pygame.K_F11)
    assert told(player) == "F11: Journal. Fullscreen: only F now."
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    player.pick("Begin")
    player.read_to_choices(lambda: player.key(pygame.K_TAB))
    assert isinstance(player.view, Reading)


def test_the_keys_that_lead_everywhere_stay_as_they_are(player: Player) -> None:
    open_keys(player)
    for key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_UP, pygame.K_5):
        give(player, "Read on", key)
        assert isinstance(player.view, KeysPage)
        assert player.session.controls.keys == Keys(KEYBOARD)
    player.key(pygame.K_ESCAPE)
    assert not isinstance(player.view, KeysPage)


def test_the_buttons_that_lead_everywhere_stay_as_they_are(player: Player) -> None:
    open_keys(player, GAMEPAD)
    for button in GAMEPAD.fixed:
        give_button(player, "Read on", button)
        assert isinstance(player.view, KeysPage)
        assert "stays what it is" in told(player)
        assert player.session.controls.buttons == Keys(GAMEPAD)
    player.pad(pygame.CONTROLLER_BUTTON_B)
    assert not isinstance(player.view, KeysPage)


def test_another_device_can_leave_while_a_key_is_waited_for(player: Player) -> None:
    open_keys(player)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    player.pad(pygame.CONTROLLER_BUTTON_B)
    assert not isinstance(player.view, KeysPage)
    player.pick("Gamepad")
    player.key(pygame.K_RETURN)
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)


def test_no_page_that_opens_while_a_key_is_waited_for_takes_the_keys_away(player: Player) -> None:
    open_keys(player)
    player.key(pygame.K_RETURN)
    player.pad(pygame.CONTROLLER_BUTTON_BACK)
    assert isinstance(player.view, HelpPage)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, KeysPage)
    assert player.session.controls.keys == Keys(KEYBOARD)


def test_keys_are_kept_and_can_all_be_put_back(lamp: Library, tmp_path: Path) -> None:
    saves = Saves(tmp_path)
    player = Player(lamp, saves, DarkStage())
    open_keys(player)
    give(player, "Hide the words", pygame.K_s)
    chosen = player.session.controls.keys
    restored = restored_keys(KEYBOARD, saves.setting)
    assert restored.intents == chosen.intents != Keys(KEYBOARD).intents
    player.key(pygame.K_ESCAPE)
    player.pick("Gamepad")
    give_button(player, "Hide the words", pygame.CONTROLLER_BUTTON_BACK)
    assert restored_keys(GAMEPAD, saves.setting).intents != Keys(GAMEPAD).intents
    for device in (GAMEPAD, KEYBOARD):
        while "All as they were" not in player.focused:
            player.key(pygame.K_DOWN)
        player.key(pygame.K_RETURN)
        assert restored_keys(device, saves.setting) == Keys(device)
        player.key(pygame.K_ESCAPE)
        player.pick("Keyboard")
    saves.close()


def fill(player: Player, device: Device, keys: list[int]) -> None:
    """Gives every action a key, whatever they are."""
    for action, key in zip(ACTIONS, keys, strict=False):
        player.session.controls.change(player.session.controls.of(device).given(action, key))


@DEVICES
@given(data=st.data())
def test_whatever_was_given_the_fixed_keys_lead_to_putting_all_back(
    device: Device, data: st.DataObject
) -> None:
    """No giving away of keys changes what the fixed ones mean; and each key means one thing."""
    keys = Keys(device)
    usable = st.integers(0, 120).filter(lambda key: key not in device.fixed)
    for action in data.draw(st.lists(st.sampled_from(ACTIONS))):
        keys = keys.given(action, data.draw(usable))
    assert {key: keys.intents[key] for key in device.fixed} == dict(device.fixed)
    held = [key for action in ACTIONS for key in keys.of(action)]
    assert len(held) == len(set(held))
    assert all(keys.intents[key] == action.intent for action in ACTIONS for key in keys.of(action))


def test_by_a_gamepad_alone_all_buttons_can_be_put_back(player: Player) -> None:
    fill(player, GAMEPAD, [pygame.CONTROLLER_BUTTON_X] * len(ACTIONS))
    walk_to = player.pad
    for words in ("Settings", "Gamepad", "All as they were"):
        for _ in range(40):
            if player.focused.startswith(words):
                break
            walk_to(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
        player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.session.controls.buttons == Keys(GAMEPAD)


def test_help_tells_the_keys_as_they_are_given(player: Player) -> None:
    open_keys(player)
    give(player, "Keep a picture", pygame.K_p)
    give(player, "Keys and buttons", pygame.K_s)
    player.key(pygame.K_s)
    assert isinstance(player.view, HelpPage)
    lines = player.view.spoken.text.split("\n")
    assert "Keep a picture: P" in lines
    assert "This page: S" in lines
    player.pick("With a gamepad")
    assert (
        "Quick save, quick load: left stick pressed, right stick pressed"
        in player.view.spoken.text.split("\n")
    )
    player.pick("With the keyboard")
    assert "Keep a picture: P" in player.view.spoken.text.split("\n")


def test_help_asked_with_a_gamepad_tells_its_buttons(player: Player) -> None:
    player.pad(pygame.CONTROLLER_BUTTON_BACK)
    assert isinstance(player.view, HelpPage)
    assert "Back, and forward again: left shoulder, right shoulder" in player.view.spoken.text


def test_help_tells_every_action(player: Player) -> None:
    """Each key and button that anything is given to stands on its page."""
    keyboard = " ".join(keys for _, keys in of_keyboard(Keys(KEYBOARD)))
    gamepad = " ".join(keys for _, keys in of_gamepad(Keys(GAMEPAD)))
    for action in ACTIONS:
        assert all(KEYBOARD.named(key) in keyboard for key in action.keys), action
        assert all(GAMEPAD.named(button) in gamepad for button in action.buttons), action


def test_moments_are_kept_and_gone_back_to_by_gamepad(player: Player) -> None:
    player.pad(pygame.CONTROLLER_BUTTON_A)
    player.read_to_choices(lambda: player.pad(pygame.CONTROLLER_BUTTON_A))
    player.pad(pygame.CONTROLLER_BUTTON_LEFTSTICK)
    assert told(player) == "Kept. Right stick pressed leads back here."
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.scene == "morning"
    player.pad(pygame.CONTROLLER_BUTTON_RIGHTSTICK)
    assert player.scene == "hall"


def test_skipping_ends_when_the_button_is_let_go(player: Player) -> None:
    player.key(pygame.K_RETURN)
    view = player.view
    assert isinstance(view, Reading)
    player.post(pygame.CONTROLLERAXISMOTION, axis=5, value=32000, instance_id=0)
    assert view._skipping.wanted
    player.post(pygame.CONTROLLERAXISMOTION, axis=5, value=200, instance_id=0)
    assert not view._skipping.wanted


def test_kept_keys_that_make_no_sense_are_left_out() -> None:
    kept = {"key on": "32 x -1 13 ²", "key hide": ""}
    keys = restored_keys(KEYBOARD, kept.get)
    assert keys.chosen == {"on": (32,), "hide": ()}
    assert all(key in keys.intents for key in KEYBOARD.fixed)


@DEVICES
def test_by_themselves_no_two_actions_share_a_key(device: Device) -> None:
    keys = [key for action in ACTIONS for key in device.own(action)]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(device.fixed)


def test_while_letters_are_typed_help_has_the_key_that_it_was_given(player: Player) -> None:
    open_keys(player)
    give(player, "Keys and buttons", pygame.K_F4)
    give(player, "Fullscreen", pygame.K_x)
    player.key(pygame.K_ESCAPE)
    player.key(pygame.K_ESCAPE)
    player.pick("Begin")
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.pick("Tell him")
    player.key(pygame.K_F1)
    player.key(pygame.K_x)  # It writes a letter: it is none of the keys now.
    assert isinstance(player.view, Reading)
    assert not player.session.preferences.fullscreen
    player.key(pygame.K_F4)
    assert isinstance(player.view, HelpPage)
