"""The journal: where one has been is drawn, nothing else is, and all of it can be entered again."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.window.journal import JournalPage
from game.window.night_chart import chart_of
from game.window.preferences import Preferences
from game.window.title import Title
from tests.window.conftest import Player

SCENES = st.sampled_from("abcdefghij")


@given(
    st.sets(SCENES, min_size=1),
    st.sets(st.tuples(SCENES, SCENES)),
    SCENES,
    st.sets(SCENES, max_size=3),
)
def test_what_was_visited_is_on_the_chart_and_nothing_else(
    scenes: set[str], ways: set[tuple[str, str]], start: str, endings: set[str]
) -> None:
    reached = sorted(endings & scenes)
    stops = chart_of(sorted(scenes), ways, start, reached)
    assert set(stops) == scenes
    assert all(0 <= stop.x <= 1 and 0 <= stop.y <= 1 for stop in stops.values())
    assert len({(stop.is_ending, stop.x, stop.y) for stop in stops.values()}) == len(scenes)
    assert stops == chart_of(sorted(scenes), sorted(ways), start, reached)
    assert {scene for scene, stop in stops.items() if stop.is_ending} == set(reached)


def play_to_two_endings(player: Player) -> None:
    for choice in ("Wake up.", "Bow to them"):
        player.app.view = player.session.open_story("lamp", player.now, anew=True)
        player.read_to_choices(lambda: player.key(pygame.K_SPACE))
        player.click(player.rect(choice).center)
    player.app.view = player.session.home(player.now)
    player.wait(0.1)


def journal(player: Player) -> JournalPage:
    player.key(pygame.K_j)
    assert isinstance(player.view, JournalPage)
    return player.view


def test_every_playthrough_is_on_it_with_the_words_of_its_ending(player: Player) -> None:
    play_to_two_endings(player)
    view = journal(player)
    assert {stop.scene for stop in view._stops} == {"hall", "morning", "bow"}
    words = {view._words(stop) for stop in view._stops if stop.is_ending}
    assert words == {"Copper", "The Last Bow"}
    assert view._ways == [("hall", "bow"), ("hall", "morning")]


def test_keys_enter_a_scene_again(player: Player) -> None:
    play_to_two_endings(player)
    journal(player)
    player.key(pygame.K_RIGHT)
    player.key(pygame.K_RETURN)
    assert player.scene in ("morning", "bow")


def test_a_click_enters_a_scene_again(player: Player) -> None:
    play_to_two_endings(player)
    view = journal(player)
    bow = next(stop for stop in view._stops if stop.scene == "bow")
    player.click(view._label(bow).center)
    assert player.scene == "bow"
    view = journal(player)
    hall = next(stop for stop in view._stops if stop.scene == "hall")
    x, y = view._point(hall)
    player.click((round(x) + 2, round(y)))
    assert player.scene == "hall"


def test_a_gamepad_enters_a_scene_again(player: Player) -> None:
    play_to_two_endings(player)
    while player.focused != "Journal":
        player.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    player.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    player.pad(pygame.CONTROLLER_BUTTON_DPAD_LEFT)
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.scene == "hall"


def test_a_scene_whose_playthroughs_were_deleted_says_so(player: Player) -> None:
    play_to_two_endings(player)
    for kept in player.saves.playthroughs():
        player.saves.delete(kept.number)
    view = journal(player)
    player.key(pygame.K_RETURN)
    assert player.view is view
    assert player.app._note is not None
    assert "deleted" in player.app._note[0]


def test_before_anything_was_dreamt_it_is_empty_and_leads_back(player: Player) -> None:
    journal(player)
    for key in (pygame.K_RETURN, pygame.K_RIGHT, pygame.K_PAGEDOWN):
        player.key(key)
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)


@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (3440, 1440), (1000, 1400)])
@pytest.mark.parametrize("text_size", [80, 200])
def test_every_light_is_in_the_window(
    player: Player, size: tuple[int, int], text_size: int
) -> None:
    player.session.change(Preferences(text_size=text_size))
    play_to_two_endings(player)
    player.resize(size)
    view = journal(player)
    room = pygame.Rect((0, 0), size)
    for stop in view._stops:
        assert room.collidepoint(view._point(stop))
        assert not stop.is_ending or room.contains(view._label(stop))
