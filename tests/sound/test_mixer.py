"""What is asked of the mixer is what sounds, on a device that throws it away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.sound.mixer import Mixer, Wanted
from game.sound.ramp import Ramp
from game.sound.shelf import Shelf
from game.story.sound import Sound
from tests.sound.recorded import tone


@pytest.fixture
def mixer() -> Iterator[Mixer]:
    one = Mixer()
    one.open()
    assert one.is_open, one.trouble
    yield one
    one.close()


@pytest.fixture
def rain(tmp_path: Path) -> Sound:
    return Sound("rain", (str(tone(tmp_path / "rain.wav", 2.0)),), volume=0.5)


def decoded(mixer: Mixer, sound: Sound) -> None:
    end = time.monotonic() + 10
    while any(mixer.shelf.get(file) is None for file in sound.files):
        assert time.monotonic() < end
        time.sleep(0.005)


def gains() -> list[float]:
    """How loud each channel is on which something plays."""
    channels = [pygame.mixer.Channel(n) for n in range(pygame.mixer.get_num_channels())]
    return [round(channel.get_volume(), 2) for channel in channels if channel.get_busy()]


def test_a_bed_fades_in_goes_on_and_fades_away(mixer: Mixer, rain: Sound) -> None:
    decoded(mixer, rain)
    heard = []
    for tenth in range(31):
        mixer.sustain("bed", {"rain": Wanted(rain)}, tenth / 10)
        mixer.tick(tenth / 10)
        heard.append(gains()[0])
    assert heard[0] == 0
    assert heard == sorted(heard)
    assert heard[-1] == 0.5
    for tenth in range(31, 60):
        mixer.sustain("bed", {}, tenth / 10)
        mixer.tick(tenth / 10)
    assert gains() == []


def test_two_beds_that_cross_have_the_same_power_all_the_way() -> None:
    one, other = Ramp(1.0), Ramp()
    one.send(0.0, 2.0, 10.0)
    other.send(1.0, 2.0, 10.0)
    for step in range(21):
        now = 10.0 + step / 10
        assert one.gain(now) ** 2 + other.gain(now) ** 2 == pytest.approx(1.0)


def test_a_bed_that_comes_back_goes_on_from_where_it_was(mixer: Mixer, rain: Sound) -> None:
    decoded(mixer, rain)
    steps = [({"rain": Wanted(rain)}, n / 10) for n in range(21)]
    steps += [({}, 2 + n / 10) for n in range(10)]
    for wanted, now in steps:
        mixer.sustain("bed", wanted, now)
        mixer.tick(now)
    before = gains()[0]
    mixer.sustain("bed", {"rain": Wanted(rain)}, 3.0)
    mixer.tick(3.0)
    assert abs(gains()[0] - before) < 0.06
    assert len(gains()) == 1


def test_a_music_has_more_of_its_forms_the_more_intense_it_is(mixer: Mixer, tmp_path: Path) -> None:
    files = tuple(str(tone(tmp_path / f"{n}.wav", 1.0, 110 * n)) for n in (1, 2, 3))
    music = Sound("gaslight", files)
    decoded(mixer, music)
    for intensity, expected in ((0.0, [1, 0, 0]), (0.5, [1, 1, 0]), (1.0, [1, 1, 1])):
        for tenth in range(80):
            now = 100 * intensity + tenth / 10
            mixer.sustain("music", {"gaslight": Wanted(music, 1.0, intensity)}, now)
            mixer.tick(now)
        assert gains() == expected


def test_an_event_is_heard_at_once_and_as_loud_as_its_group(mixer: Mixer, rain: Sound) -> None:
    decoded(mixer, rain)
    mixer.volumes["event"] = 0.5
    mixer.play(rain, "event", 1.0)
    assert gains() == [0.25]
    mixer.muted = True
    mixer.tick(1.1)
    assert gains() == [0.0]


def test_an_event_that_is_not_decoded_yet_comes_a_little_late_or_not_at_all(
    mixer: Mixer, rain: Sound
) -> None:
    mixer.play(rain, "event", 1.0)
    decoded(mixer, rain)
    mixer.tick(1.1)
    assert len(gains()) == 1
    pygame.mixer.stop()
    late = Sound("late", (str(Path(rain.files[0]).with_name("late.wav")),))
    tone(Path(late.files[0]), 0.2)
    mixer.play(late, "event", 2.0)
    mixer.tick(3.0)
    decoded(mixer, late)
    mixer.tick(3.1)
    assert gains() == []


def test_while_somebody_speaks_everything_steps_back(mixer: Mixer, rain: Sound) -> None:
    decoded(mixer, rain)
    for speaking, start in ((False, 0.0), (True, 10.0), (False, 20.0)):
        mixer.duck(speaking=speaking, now=start)
        for tenth in range(40):
            mixer.sustain("bed", {"rain": Wanted(rain)}, start + tenth / 10)
            mixer.tick(start + tenth / 10)
        assert gains()[0] < 0.2 if speaking else gains()[0] == 0.5


def test_a_broken_file_is_told_of_once_and_all_else_goes_on(mixer: Mixer, tmp_path: Path) -> None:
    (tmp_path / "bad.ogg").write_bytes(b"OggS" + bytes(200))
    bad = Sound("bad", (str(tmp_path / "bad.ogg"),))
    mixer.sustain("bed", {"bad": Wanted(bad)}, 0.0)
    end = time.monotonic() + 10
    while not mixer.trouble and time.monotonic() < end:
        mixer.tick(0.1)
    assert mixer.trouble == "The sound bad.ogg cannot be played."
    mixer.trouble = None
    mixer.tick(0.2)
    assert mixer.trouble is None
    assert gains() == []


def test_without_a_device_it_says_so_and_stays_silent(
    monkeypatch: pytest.MonkeyPatch, rain: Sound
) -> None:
    pygame.mixer.quit()
    pygame.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    mixer = Mixer()
    mixer.open()
    assert not mixer.is_open
    assert mixer.trouble and mixer.trouble.startswith("There will be no sound: ")
    mixer.play(rain, "event", 0.0)
    mixer.sustain("bed", {"rain": Wanted(rain)}, 0.0)
    mixer.tick(0.1)
    mixer.close()


def test_with_another_device_what_sounded_goes_on(mixer: Mixer, rain: Sound) -> None:
    decoded(mixer, rain)
    for tenth in range(30):
        mixer.sustain("bed", {"rain": Wanted(rain)}, tenth / 10)
        mixer.tick(tenth / 10)
    mixer.reopen()
    decoded(mixer, rain)
    mixer.sustain("bed", {"rain": Wanted(rain)}, 3.0)
    mixer.tick(3.0)
    assert gains() == [0.5]


def test_the_shelf_keeps_no_more_than_it_has_room_for(mixer: Mixer, tmp_path: Path) -> None:
    shelf = Shelf(most_bytes=400_000)
    files = [str(tone(tmp_path / f"{n}.wav", 1.0)) for n in range(5)]
    for file in files:
        end = time.monotonic() + 10
        while shelf.get(file) is None and time.monotonic() < end:
            time.sleep(0.005)
    held = [file for file in files if file in shelf]
    assert held == files[-2:]
    shelf.close()


def test_sounds_that_were_only_expected_are_let_go_too(mixer: Mixer, tmp_path: Path) -> None:
    """Most of what may come never does: the other choice was taken."""
    shelf = Shelf(most_bytes=400_000)
    files = [str(tone(tmp_path / f"{n}.wav", 1.0)) for n in range(5)]
    for file in files:
        shelf.prepare(file)
    end = time.monotonic() + 10
    while files[-1] not in shelf and time.monotonic() < end:
        shelf.settle()
        time.sleep(0.005)
    assert [file for file in files if file in shelf] == files[-2:]
    assert not shelf._coming
    shelf.close()
