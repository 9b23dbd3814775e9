"""Reading: words come, pauses hold, one goes back and forth, types, waits, skips."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.library import Library, one_story
from game.saves import Saves
from game.window.closing import Closing
from game.window.enter import EnterPage
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player


def page(player: Player) -> object:
    assert isinstance(player.view, Reading)
    return player.view.open_page


def begin(player: Player) -> None:
    player.key(pygame.K_RETURN, 0.0)


def to_choices(player: Player) -> None:
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))


def test_words_come_one_after_another(player: Player) -> None:
    begin(player)
    told = page(player).told
    seen = []
    for _ in range(8):
        seen.append(told.seen(player.now))
        player.wait(0.3)
    assert seen == sorted(seen)
    assert seen[0] < seen[3] < seen[7]
    assert not told.stands(player.now)


def test_a_key_completes_the_words_and_the_next_turns_on(player: Player) -> None:
    begin(player)
    player.key(pygame.K_SPACE)
    told = page(player).told
    assert told.waits(player.now)  # completed as far as the pause that waits
    seen = told.seen(player.now)
    player.wait(20)
    assert told.seen(player.now) == seen  # and it waits for the player alone
    player.key(pygame.K_SPACE)
    assert told.seen(player.now) > seen
    player.key(pygame.K_SPACE)
    assert told.stands(player.now)
    assert page(player).choices is None
    player.key(pygame.K_SPACE)
    assert page(player).told is not told
    player.key(pygame.K_SPACE)
    assert page(player).choices is not None


def test_instant_text_still_waits_where_the_writer_says(player: Player) -> None:
    player.session.change(Preferences(text_speed="instant"))
    begin(player)
    player.wait(0.1)
    assert page(player).told.waits(player.now)


def test_page_up_goes_back_and_page_down_forward_again(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Bow to them").center)
    assert player.scene == "bow"
    player.key(pygame.K_PAGEUP)
    assert player.scene == "hall"
    assert page(player).choices is not None  # at the place that was left
    story = player.view.playthrough.story
    kept = player.saves.unfinished(story)
    assert kept is not None
    assert kept.playthrough.picks == ()
    player.key(pygame.K_PAGEDOWN)
    assert player.scene == "bow"
    to_choices(player)
    assert isinstance(player.view, Closing)
    assert player.saves.unfinished(story) is None


def test_the_wheel_goes_through_the_sheets_of_a_page(player: Player) -> None:
    begin(player)
    to_choices(player)
    last = page(player).number
    player.wheel(1)
    assert page(player).number == last - 1
    assert page(player).told.stands(player.now)  # what was read stands at once
    player.wheel(-1)
    assert page(player).number == last
    player.wheel(-1)
    assert (page(player).number, player.scene) == (last, "hall")


def test_another_choice_forgets_what_was_gone_back_over(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Bow to them").center)
    player.key(pygame.K_PAGEUP)
    player.click(player.rect("Tell him").center)
    player.key(pygame.K_RETURN)
    to_choices(player)
    player.key(pygame.K_PAGEDOWN)
    assert player.scene == "named"


def test_one_can_go_back_from_behind_an_ending(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Wake up.").center)
    to_choices(player)
    assert isinstance(player.view, Closing)
    player.key(pygame.K_PAGEUP)
    assert player.scene == "morning"
    player.key(pygame.K_PAGEUP)
    assert player.scene == "hall"
    assert player.saves.unfinished(player.view.playthrough.story) is not None
    assert len(player.saves.reached()) == 1


def test_what_is_typed_is_told(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    assert player.app.view.typing
    player.type("Otto hfs")
    for letter in (pygame.K_h, pygame.K_f, pygame.K_s, pygame.K_SPACE, pygame.K_1):
        player.key(letter)  # keys that are commands elsewhere
    for _ in range(4):
        player.key(pygame.K_BACKSPACE)
    player.type("ﬂ\nü" + "x" * 60)
    player.key(pygame.K_RETURN)
    assert player.scene == "named"
    told = player.view.playthrough.page.text
    assert told.startswith("“Ottoﬂ ü" + "x" * 10)
    assert len(player.view.playthrough.values["nickname"]) == 40


def test_the_key_that_begins_the_typing_types_nothing(player: Player) -> None:
    begin(player)
    to_choices(player)
    pygame.event.post(Event(pygame.KEYDOWN, key=pygame.K_4, mod=0, unicode="4"))
    player.post(pygame.TEXTINPUT, text="4")
    assert player.app.view.typing
    player.key(pygame.K_RETURN)
    assert player.view.playthrough.values["nickname"] == ""


def test_what_is_pasted_is_one_line(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: "Otto\nvon\tBlau\x00 ")
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    player.key(pygame.K_v, mod=pygame.KMOD_CTRL)
    player.key(pygame.K_RETURN)
    assert player.view.playthrough.values["nickname"] == "Otto von Blau"


def test_typing_nothing_is_an_answer_and_escape_is_none(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    player.key(pygame.K_ESCAPE)
    assert (player.scene, player.app.view.typing) == ("hall", False)
    player.click(player.rect("Tell him").center)
    player.key(pygame.K_RETURN)
    assert player.scene == "named"


def test_an_input_method_keeps_its_own_enter(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    player.post(pygame.TEXTEDITING, text="おと", start=0, length=2)
    player.key(pygame.K_RETURN)
    assert player.scene == "hall"
    player.type("音")
    player.key(pygame.K_RETURN)
    assert player.view.playthrough.values["nickname"] == "音"


def test_a_name_can_be_given_with_a_stick_alone(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    for button in ("RIGHT", "DPAD_UP", "RIGHT", "DPAD_DOWN", "DPAD_DOWN"):
        name = button if button.startswith("DPAD") else f"DPAD_{button}"
        player.pad(getattr(pygame, f"CONTROLLER_BUTTON_{name}"))
    player.pad(pygame.CONTROLLER_BUTTON_A)
    assert player.view.playthrough.values["nickname"] == "b."


def test_a_timed_choice_is_taken_when_time_is_over(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Wait for").center)
    to_choices(player)
    assert [line.item.key for line in player.lines.lines] == ["stop-it"]
    player.wait(2.5)
    assert player.scene == "slow_room"
    player.wait(1)
    assert player.scene == "bow"


def test_time_stands_still_under_the_menu_and_out_of_sight(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Wait for").center)
    to_choices(player)
    player.key(pygame.K_ESCAPE)
    player.wait(30)
    player.key(pygame.K_ESCAPE)
    player.post(pygame.WINDOWFOCUSLOST, 30)
    assert player.scene == "slow_room"
    player.post(pygame.WINDOWFOCUSGAINED, 4)
    assert player.scene == "bow"


def test_without_timed_choices_nothing_happens_by_itself(player: Player) -> None:
    player.session.change(Preferences(timed_choices="off"))
    begin(player)
    to_choices(player)
    player.click(player.rect("Wait for").center)
    to_choices(player)
    player.wait(30)
    assert player.scene == "slow_room"
    assert [line.item.key for line in player.lines.lines] == ["stop-it"]


@pytest.fixture
def waiting(tmp_path: Path) -> Library:
    path = tmp_path / "wait.yaml"
    path.write_text(
        "story: W\nscenes:\n  a:\n    text: Wait.\n    choices:\n      - after: 2\n        to: b\n"
        "  b: {ending: waking, text: Over.}\n",
        encoding="utf-8",
    )
    return one_story(path)


def test_a_lone_silent_timed_choice_only_happens(waiting: Library) -> None:
    player = Player(waiting, Saves(None), DarkStage())
    begin(player)
    to_choices(player)
    assert player.lines is not None
    assert player.lines.lines == []
    for key in (pygame.K_RETURN, pygame.K_DOWN, pygame.K_1, pygame.K_SPACE):
        player.key(key)
    player.click((400, 300))
    assert player.scene == "a"
    player.wait(2)
    assert player.scene == "b"


def test_a_lone_silent_timed_choice_can_be_taken_by_hand(waiting: Library) -> None:
    player = Player(waiting, Saves(None), DarkStage())
    player.session.change(Preferences(timed_choices="off"))
    begin(player)
    to_choices(player)
    assert player.focused == "Go on."
    player.key(pygame.K_RETURN)
    assert player.scene == "b"


@pytest.mark.parametrize("wish", ["on", "longer", "off"])
def test_a_timed_choice_with_words_can_be_picked_like_any_other(wish: str, tmp_path: Path) -> None:
    path = tmp_path / "run.yaml"
    path.write_text(
        "story: R\nscenes:\n  a:\n    text: A hall.\n    choices:\n      - Stay. -> b\n"
        "      - {say: Run., after: 30, to: c}\n"
        "  b: {ending: waking, text: Stayed.}\n  c: {ending: waking, text: Ran.}\n",
        encoding="utf-8",
    )
    player = Player(one_story(path), Saves(None), DarkStage())
    player.session.change(Preferences(timed_choices=wish))
    begin(player)
    to_choices(player)
    assert [line.item.key for line in player.lines.lines] == ["stay", "run"]
    player.pick("Run")
    assert player.scene == "c"


def test_only_what_was_read_is_skipped(player: Player) -> None:
    begin(player)
    player.key(pygame.K_TAB, 3)
    assert page(player).number == 0
    assert page(player).choices is None
    to_choices(player)
    player.key(pygame.K_ESCAPE)
    player.click(player.rect("Leave the dream").center)
    player.click(player.rect("Begin").center)
    begin_again = player.view
    assert isinstance(begin_again, Reading)
    player.post(pygame.KEYDOWN, 2, key=pygame.K_LCTRL, mod=0, unicode="")
    assert page(player).choices is not None
    player.wait(2)
    assert player.scene == "hall"


def test_a_dream_left_in_its_midst_goes_on_or_begins_again(player: Player) -> None:
    begin(player)
    to_choices(player)
    player.click(player.rect("Tell him").center)
    player.key(pygame.K_RETURN)
    player.key(pygame.K_ESCAPE)
    player.click(player.rect("Leave the dream").center)
    assert isinstance(player.view, Title)
    player.click(player.rect("Continue").center)
    assert player.scene == "named"
    player.key(pygame.K_ESCAPE)
    player.click(player.rect("Leave the dream").center)
    player.click(player.rect("Begin").center)
    assert isinstance(player.view, EnterPage)
    player.click(player.rect("Begin again").center)
    assert player.scene == "hall"


def test_hidden_words_come_back_with_any_key(player: Player) -> None:
    player.session.change(Preferences(reduced_motion=True))
    begin(player)
    to_choices(player)
    player.wait(1)
    shown = pygame.image.tobytes(player.frame, "RGB")
    player.key(pygame.K_h)
    assert pygame.image.tobytes(player.frame, "RGB") != shown
    player.key(pygame.K_SPACE, 1)
    assert pygame.image.tobytes(player.frame, "RGB") == shown


def test_cues_fire_when_their_word_comes(tmp_path: Path) -> None:
    path = tmp_path / "cue.yaml"
    path.write_text(
        "story: C\nscenes:\n  a:\n    look: theatre_wings\n    text: One two three four."
        " [pause 2] [cue feathers] Five.\n    choices:\n      - Go. -> b\n"
        "  b: {ending: waking, text: Over.}\n",
        encoding="utf-8",
    )
    library: Library = one_story(path)
    cue = next(iter(library.looks["theatre_wings"].cues))
    text = path.read_text(encoding="utf-8").replace("feathers", cue)
    path.write_text(text, encoding="utf-8")
    stage = DarkStage()
    player = Player(one_story(path), Saves(None), stage)
    begin(player)
    player.wait(1.5)
    assert stage.painted[-1][2] == {}
    player.wait(2)
    fired = stage.painted[-1][2]
    assert set(fired) == {cue}
    assert 2.0 < fired[cue] < player.now
    player.key(pygame.K_1)
    player.key(pygame.K_PAGEUP, 1)
    assert stage.painted[-1][2][cue] == fired[cue]  # not again


def read_by_itself(player: Player, words_a_minute: int, most: float = 300) -> float:
    """The seconds until choices stand, without a key."""
    preferences = Preferences(auto_forward=True, auto_words=words_a_minute, text_speed="instant")
    player.session.change(preferences)
    began = player.now
    while page(player).choices is None and player.now - began < most:
        player.wait(0.2)
    return player.now - began


def test_pages_turn_by_themselves_at_the_pace_of_the_reader(player: Player) -> None:
    begin(player)
    words = len(page(player).page.text.split())
    seconds = read_by_itself(player, 200)
    assert 0.5 * words < seconds * 200 / 60 < 1.5 * words
    player.wait(120)
    assert page(player).choices is not None  # nothing is picked by itself
    player.key(pygame.K_1)
    assert player.scene == "morning"
    player.wait(120)
    assert isinstance(player.view, Reading)  # nor is an ending closed


def test_a_key_lets_pages_turn_by_themselves_and_stops_it(player: Player) -> None:
    begin(player)
    player.key(pygame.K_a)
    assert player.session.preferences.auto_forward
    player.key(pygame.K_a)
    player.wait(120)
    assert page(player).choices is None


def test_timed_choices_wait_three_times_as_long_for_who_wishes(player: Player) -> None:
    waited = []
    for wish in ("on", "longer"):
        player.session.change(Preferences(timed_choices=wish, text_speed="instant"))
        player.session.home(player.now)
        player.app.view = player.session.open_story("lamp", player.now, anew=True)
        to_choices(player)
        player.click(player.rect("Wait for").center)
        to_choices(player)
        began = player.now
        while player.scene == "slow_room":
            player.wait(0.1)
        waited.append(player.now - began)
    assert waited[1] > 2.5 * waited[0]
