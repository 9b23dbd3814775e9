"""The decoder: another process decodes exactly what this one would, and is never missed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame.mixer import Sound as Samples

from game.sound import decoder as module
from game.sound.decoder import Decoder
from tests.sound.recorded import tone

SHIPPED = Path(__file__).parents[2] / "assets" / "sounds" / "scissors.ogg"


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    pygame.mixer.init(44100, -16, 2)
    one = Decoder()
    yield one
    one.close()
    pygame.mixer.quit()


@pytest.mark.parametrize("device", [(44100, -16, 2), (22050, -16, 1), (48000, -16, 2)])
def test_what_is_decoded_elsewhere_is_what_would_be_decoded_here(
    decoder: Decoder, device: tuple[int, int, int], tmp_path: Path
) -> None:
    pygame.mixer.quit()
    # SDL turns one rate into another in pieces of the device's length, and each is a little off.
    pygame.mixer.init(*device, module._SELDOM_FRAMES, allowedchanges=0)
    for file in (str(SHIPPED), str(tone(tmp_path / "tone.wav", 0.3))):
        assert decoder.samples(file).get_raw() == Samples(file=file).get_raw()
    assert decoder._process is not None, "it was decoded here"


def test_a_broken_file_is_told_and_the_next_is_decoded(decoder: Decoder, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(SHIPPED.read_bytes()[:3000][::-1])
    for file in (broken, tmp_path / "missing.ogg"):
        with pytest.raises(pygame.error):
            decoder.samples(str(file))
    assert decoder.samples(str(SHIPPED)).get_length() > 0


def test_a_process_that_dies_is_followed_by_another(decoder: Decoder) -> None:
    whole = decoder.samples(str(SHIPPED)).get_raw()
    assert decoder._process is not None
    decoder._process._process.kill()
    with pytest.raises(pygame.error, match="has ended"):
        decoder.samples(str(SHIPPED))
    assert decoder.samples(str(SHIPPED)).get_raw() == whole
    assert decoder._process is not None, "it was decoded here"


@pytest.mark.parametrize("begins", [False, True], ids=["none", "at once dead"])
def test_where_no_process_can_be_had_files_are_decoded_here(
    decoder: Decoder, begins: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(name: str, flag: str) -> object:
        if not begins:
            raise OSError("no room for another process")
        return original("game.no_such_module", flag)

    original = module.begun
    monkeypatch.setattr(module, "begun", begun)
    assert decoder.samples(str(SHIPPED)).get_raw() == Samples(file=str(SHIPPED)).get_raw()
    assert decoder._process is None


def test_closing_leaves_no_process_behind_and_nobody_waiting(decoder: Decoder) -> None:
    decoder.samples(str(SHIPPED))
    process, told = decoder._process, list[str]()

    def ask() -> None:
        try:
            while True:
                decoder.samples(str(SHIPPED))
        except pygame.error as error:
            told.append(str(error))

    asking = threading.Thread(target=ask)
    asking.start()
    decoder.close()
    asking.join(10)
    assert told
    assert process is not None
    assert process._process.poll() is not None
    assert not Path(process._folder.name).exists()
