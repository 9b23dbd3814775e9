"""Each setting, one by one: it does what it says at once, and still does after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pygame
import pytest

from game.library import Library, one_story
from game.saves import Saves
from game.voice.voice import Voice
from game.window import fonts
from game.window.open_page import OpenPage
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.settings import SECTIONS
from tests.window.conftest import DarkStage, Player

STORY = """
story: The Lamp
scenes:
  hall:
    text: |
      The curtain had been breathing for some time before anyone noticed: a slow, patient
      respiration, as though the theatre were asleep and dreaming of you. Beyond the footlights
      the dark is full of eyes. They do not blink together, and nobody has told them to.

      ***

      A page later there is a river of painted silk.
    choices:
      - Wake up. -> morning
      - after: 9
        to: morning
  morning: {ending: waking, title: Copper, text: Light.}
"""
GERMAN = 'msgid "Wake up."\nmsgstr "Wach auf."\n'


def page(player: Player) -> OpenPage:
    assert isinstance(player.view, Reading)
    return player.view.open_page


def seconds_until_a_page_turns(player: Player) -> float:
    player.key(pygame.K_PAGEUP)
    assert page(player).number == 0
    began = player.now
    while page(player).number == 0 and player.now - began < 40:
        player.wait(0.25)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    return player.now - began


def caption(player: Player) -> str:
    player.session.hearing.sound("door_opens", player.now)
    return player.session.hearing.caption


def is_muted_behind_other_windows(player: Player) -> bool:
    player.post(pygame.WINDOWFOCUSLOST, 0.3)
    muted = player.session.hearing.mixer.muted
    player.post(pygame.WINDOWFOCUSGAINED, 0.3)
    return muted


def volume(group: str) -> Callable[[Player], object]:
    return lambda player: player.session.hearing.mixer.volumes[group]  # type: ignore[index]


EFFECTS: dict[str, Callable[[Player], object]] = {
    "text_size": lambda player: page(player).layout.measures.text_pixels(100),
    "line_spacing": lambda player: page(player).layout.measures.leading,
    "typeface": lambda _: fonts.width("roman", 40, "Minimum nightly"),
    "high_contrast": lambda player: tuple(player.frame.get_at((900, 500)))[:3],
    "language": lambda player: player.focused,
    "text_speed": lambda player: page(player).told.schedule.ends[-1],
    "auto_forward": seconds_until_a_page_turns,
    "auto_words": seconds_until_a_page_turns,
    "timed_choices": lambda player: page(player).seconds_to_choose,
    "reduced_motion": lambda player: player.session.scenery.reduced_motion,
    "picture": lambda player: player.stage.art_height,
    "frame_rate": lambda player: player.app.frames_a_second,
    "fullscreen": lambda player: player.screen._fullscreen,
    "music_volume": volume("music"),
    "sound_volume": volume("event"),
    "captions": caption,
    "mute_unattended": is_muted_behind_other_windows,
    "voice": lambda player: player.session.speaking.wanted,
    "voice_volume": volume("voice"),
    "voice_speed": lambda player: player.session.speaking._speed,
}
"""What a player could notice of each setting, while the choices of a page stand."""


def test_every_preference_is_a_setting_and_has_its_test() -> None:
    shown = [name for section in SECTIONS.values() for name in section]
    assert len(shown) == len(set(shown))
    assert set(shown) == {each.name for each in fields(Preferences)} == set(EFFECTS)


@pytest.fixture
def lamp(tmp_path: Path) -> Library:
    folder = tmp_path / "lamp"
    (folder / "translations").mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY, "utf-8")
    (folder / "translations" / "de.po").write_text(GERMAN, "utf-8")
    return one_story(folder)


def at_the_choices(library: Library, saves: Saves) -> Player:
    player = Player(library, saves, DarkStage())
    player.key(pygame.K_RETURN)  # Begin, or continue.
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.wait(0.5)
    return player


def change(player: Player, name: str) -> None:
    """Through the menu of the page, by keys, to the next value, and back to the page."""
    section = next(section for section, names in SECTIONS.items() if name in names)
    player.key(pygame.K_ESCAPE)
    for words in ("Settings", section, SECTIONS[section][name]):
        for _ in range(20):
            if player.focused.startswith(words):
                break
            player.key(pygame.K_DOWN)
        player.key(pygame.K_RETURN)
    while not isinstance(player.view, Reading):
        player.key(pygame.K_ESCAPE)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.wait(0.5)


@pytest.mark.parametrize("name", EFFECTS)
def test_a_setting_holds_at_once_and_after_a_restart(
    name: str, lamp: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Voice, "say", lambda *_: None)
    saves = Saves(tmp_path / "home")
    if name == "auto_words":
        saves.keep_setting("auto_forward", "true")
    player = at_the_choices(lamp, saves)
    before = EFFECTS[name](player)
    change(player, name)
    after = EFFECTS[name](player)
    close = pytest.approx(after, abs=0.5 if name.startswith("auto") else 1e-6)
    assert before != close
    player.session.close()
    player.screen.close()
    saves.close()
    saves = Saves(tmp_path / "home")
    again = at_the_choices(lamp, saves)
    assert EFFECTS[name](again) == close
    again.session.close()
    saves.close()
