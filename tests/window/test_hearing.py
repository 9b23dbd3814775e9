"""What is heard follows what is seen and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.library import one_story
from game.saves import Saves
from game.window.preferences import Preferences
from tests.sound.recorded import tone
from tests.window.conftest import DarkStage, Player

STORY = """
story: The Bell
variables: {dread: 0..10}
scenes:
  tower:
    look: {tower: {wind: dread / 10}}
    music: {lullaby: dread / 10}
    text: |
      A tower. [sound bell] It strikes.
    choices:
      - {say: Climb., do: dread = 10, to: top}
  top:
    look: {tower: {wind: dread / 10}}
    sound: gust
    text: |
      Higher. [cue gust] The wind.
    choices:
      - Go in. -> inside
  inside:
    look: {cell: {}}
    music: none
    text: Here it is quiet.
    choices:
      - Go out. -> tower
"""
LOOKS = """
looks:
  tower:
    parameters: {wind: 0}
    cues: {gust: {parameter: wind, to: 1, sound: gust}}
    beds:
      - wind: {volume: 0.2 + 0.8 * wind}
    layers: [grain]
  cell: {layers: [grain]}
"""
OWN = ("bell", "wind", "gust", "lullaby")
SOUNDS = """
sounds:
  bell: {describe: a bell strikes}
  wind: {describe: wind, volume: 0.5}
  lullaby: {describe: a lullaby, forms: [lullaby-low.wav, lullaby-high.wav]}
"""


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    folder = tmp_path / "bell"
    folder.mkdir()
    for name, text in (("story", STORY), ("looks", LOOKS), ("sounds", SOUNDS)):
        (folder / f"{name}.yaml").write_text(text)
    for name in ("bell", "wind", "gust", "lullaby-low", "lullaby-high"):
        # What is heard once is heard in real time, however slowly the frames come.
        tone(folder / "sounds" / f"{name}.wav", 8.0 if name in ("bell", "gust") else 0.4)
    someone = Player(one_story(folder), Saves(None), DarkStage())
    someone.session.change(Preferences(text_speed="instant", sound_volume=100, music_volume=100))
    someone.app.open_sound()
    yield someone
    someone.session.hearing.mixer.close()
    someone.screen.close()


def heard(player: Player) -> dict[str, float]:
    """The story's files that sound, by their names, with the loudness of their channels.

    What the window sounds like when a line is picked goes on for as long as it takes, not for as
    long as the player of these tests waits: it is left out.
    """
    shelf = player.session.hearing.mixer.shelf
    names: dict[object, str] = {}
    own = [sound for sound in player.session.library.sounds.values() if sound.name in OWN]
    for sound in own:
        names.update({shelf.get(file): Path(file).stem for file in sound.files if file in shelf})
    channels = [pygame.mixer.Channel(n) for n in range(pygame.mixer.get_num_channels())]
    return {
        names[channel.get_sound()]: round(channel.get_volume(), 2)
        for channel in channels
        if channel.get_busy() and channel.get_sound() in names
    }


def let_it_decode(player: Player) -> None:
    shelf = player.session.hearing.mixer.shelf
    own = [s for s in player.session.library.sounds.values() if s.name in OWN]
    files = [file for sound in own for file in sound.files]
    for file in files:
        shelf.prepare(file)
    for _ in range(500):
        if all(shelf.get(file) is not None for file in files):
            return
        pygame.time.wait(5)
    pytest.fail("nothing is ever decoded")


def begin(player: Player) -> None:
    let_it_decode(player)
    player.key(pygame.K_RETURN)
    player.wait(5)


def test_a_place_has_its_bed_and_its_music(player: Player) -> None:
    begin(player)
    sounding = heard(player)
    assert sounding["wind"] == pytest.approx(0.5 * 0.2, abs=0.02)
    assert sounding["lullaby-low"] == 1.0
    assert sounding["lullaby-high"] == 0.0


def test_bed_and_music_follow_the_story(player: Player) -> None:
    begin(player)
    player.key(pygame.K_1)
    player.wait(6)
    sounding = heard(player)
    assert sounding["wind"] == pytest.approx(0.5, abs=0.02)
    player.key(pygame.K_1)
    player.wait(6)
    assert heard(player).keys().isdisjoint(("wind", "lullaby-low", "lullaby-high"))


def test_words_are_heard_when_they_come(player: Player) -> None:
    let_it_decode(player)
    player.key(pygame.K_RETURN)
    assert heard(player)["bell"] == 1.0
    player.wait(3)
    player.key(pygame.K_1)
    assert heard(player)["gust"] == 1.0


def test_who_does_not_hear_is_told(player: Player) -> None:
    player.session.change(Preferences(text_speed="instant", captions=True))
    let_it_decode(player)
    player.key(pygame.K_RETURN)
    assert player.session.hearing.caption == "a bell strikes"
    told = []
    player.wait(5)
    for _ in range(20):
        player.wait(1)
        told.append(player.session.hearing.caption)
    assert set(told) == {"", "wind", "a lullaby"}  # Each of them once, one after the other.
    assert told[-1] == ""


def test_captions_that_are_wanted_later_tell_of_what_sounds_already(player: Player) -> None:
    begin(player)
    assert player.session.hearing.caption == ""
    player.session.change(Preferences(text_speed="instant", captions=True))
    player.wait(1)
    assert player.session.hearing.caption in ("wind", "a lullaby")


def test_behind_another_window_it_is_silent(player: Player) -> None:
    begin(player)
    pygame.event.post(Event(pygame.WINDOWFOCUSLOST))
    player.wait(0.2)
    assert set(heard(player).values()) == {0.0}
    pygame.event.post(Event(pygame.WINDOWFOCUSGAINED))
    player.wait(0.2)
    assert heard(player)["lullaby-low"] == 1.0


def test_a_device_that_goes_and_comes_back(player: Player) -> None:
    begin(player)
    pygame.event.post(Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=0))
    player.wait(0.2)
    let_it_decode(player)
    player.wait(5)
    assert heard(player)["lullaby-low"] == 1.0
