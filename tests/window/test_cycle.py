"""Everything there is, played through the window: three dreams, what they leave, and the fourth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pygame
import pytest

from game.library import Library, find_story, whole_game
from game.playtests import read_playtests
from game.saves import Saves
from game.window.closing import Closing
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player, words_of

MOST_KEYS = 400
DOOR = "A door that was not there"

SELDOM_GIVEN = {
    "mirage": "copper",
    "summit": "phantom_weight",
    "flaw": "house_lights_up",
    "house_lights": "nothing_owed",
}
ALL_GIVEN = {
    "mirage": "understudys_bow",
    "summit": "erasure",
    "flaw": "warp_and_weft",
    "house_lights": "all_given",
}
THE_WAY_TO_ALL_GIVEN = (
    "put_on_coat",
    "near_thread",
    "hold_sleeve",
    "do_a_row",
    "sit_facing",
    "feather_first",
    "warmth_second",
    "ask_eyes",
    "thread_third",
    "turn_out_pockets",
)


@pytest.fixture
def player() -> Iterator[Player]:
    someone = Player(whole_game(), Saves(None), DarkStage())
    someone.session.change(Preferences(text_speed="instant"))
    someone.wait(0.3)
    yield someone
    someone.screen.close()


def test_nothing_given_comes_to_nothing_owed(player: Player) -> None:
    play_the_dreams(player, SELDOM_GIVEN)
    assert door_stands(player)
    dream(player, "house_lights", SELDOM_GIVEN["house_lights"])
    assert the_last(player) == SELDOM_GIVEN.items()


def test_all_given_is_seen_from_the_stage(player: Player) -> None:
    play_the_dreams(player, ALL_GIVEN)
    assert door_stands(player)
    dream(player, "house_lights", ALL_GIVEN["house_lights"], THE_WAY_TO_ALL_GIVEN)
    assert the_last(player) == ALL_GIVEN.items()


def test_each_dream_leaves_its_mark_and_the_next_climb_is_another(player: Player) -> None:
    before = table(player)
    dream(player, "summit", "phantom_weight")
    after = table(player)
    assert after["moons"] < before["moons"]
    assert (after["cracked"], after["door"]) == (before["cracked"], before["door"])
    dream(player, "mirage", "copper")
    assert table(player)["cracked"] > before["cracked"]
    assert not door_stands(player)
    enter(player, "summit")
    assert isinstance(player.view, Reading)
    assert player.view.playthrough.values["climbs"] == 2
    assert "they had the crook ready" in player.view.playthrough.page.text


# What the player does


def play_the_dreams(player: Player, endings: Mapping[str, str]) -> None:
    for story in ("mirage", "summit", "flaw"):
        assert not door_stands(player)
        dream(player, story, endings[story])


def dream(player: Player, story: str, ending: str, choices: Sequence[str] = ()) -> None:
    """Picks a dream on the night table, plays it to an ending, and wakes there."""
    enter(player, story)
    known = the_way_to(player.session.library, story, ending) if not choices else ()
    for choice, typed in known or [(choice, "") for choice in choices]:
        come_to_the_choices(player)
        choose(player, choice)
        if typed:
            player.type(typed)
            player.key(pygame.K_RETURN)
    come_to_the_choices(player)
    assert isinstance(player.view, Closing), player.scene
    player.key(pygame.K_SPACE)
    assert isinstance(player.view, Title)
    player.wait(0.3)


def enter(player: Player, story: str) -> None:
    entry = next(e for e in whole_game().collection.entries if e.story == story)
    player.click(player.rect(entry.label).center)


def the_way_to(library: Library, story: str, ending: str) -> list[tuple[str, str]]:
    playtests, _ = read_playtests(find_story(story), library.story(story))
    picks = next(test.picks for test in playtests if test.ends == ending)
    return [(pick.choice, pick.typed or "") for pick in picks]


def come_to_the_choices(player: Player) -> None:
    for _ in range(MOST_KEYS):
        if not isinstance(player.view, Reading) or player.lines:
            return
        player.key(pygame.K_SPACE, 0.0)
    pytest.fail("the page never ends")


def choose(player: Player, choice: str) -> None:
    """Goes down the lines to a choice and picks it; what is said by silence is waited for."""
    assert isinstance(player.view, Reading) and player.lines is not None
    timed = player.view.open_page.timed
    if timed is not None and timed.id == choice:
        player.wait(timed.after_seconds + 1)
        return
    for _ in range(20):
        focused = player.lines.focused
        if focused is not None and focused.item.key == choice:
            player.key(pygame.K_RETURN)
            return
        player.key(pygame.K_DOWN, 0.0)
    pytest.fail(f"{choice} is not offered in {player.scene}")


# What the player sees


def table(player: Player) -> dict[str, float]:
    """How the night table is painted, with nothing on it in the focus."""
    assert isinstance(player.view, Title)
    player.wait(0.2)
    return player.session.title_setting(None).parameters  # type: ignore[return-value]


def door_stands(player: Player) -> bool:
    assert isinstance(player.view, Title) and player.lines is not None
    offered = any(words_of(line) == DOOR for line in player.lines.group)
    assert offered == (table(player)["door"] > 0)
    return offered


def the_last(player: Player) -> object:
    return {each.story: each.ending for each in player.saves.reached()}.items()
