"""The sounds that come with the game, measured, since nobody can be assumed to listen."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from game.recordings import seconds_of
from game.shared import shared_sounds
from synthesis.__main__ import SOUNDS, group_of, made
from synthesis.finish import TARGETS, Figures, figures, finished

FILES = sorted(SOUNDS.glob("*.ogg"))
LOOPS = [file for file in FILES if group_of(file) in ("bed", "music")]
WINDOW = {"choice", "page"}
QUICK_TO_MAKE = ["gas_flare", "thread_snap", "page", "mask_pulse"]


@cache
def measured(file: Path) -> Figures:
    return figures(file)


def test_every_file_belongs_to_a_sound_and_every_sound_has_its_files() -> None:
    named = {Path(file) for sound in shared_sounds().values() for file in sound.files}
    assert named == set(FILES)


def test_every_sound_is_told_in_words() -> None:
    for sound in shared_sounds().values():
        assert bool(sound.describe) == (sound.name not in WINDOW), sound.name


def test_all_together_are_no_more_than_twelve_megabytes() -> None:
    assert sum(file.stat().st_size for file in FILES) < 12_000_000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_recording_is_as_loud_as_its_group_and_never_clips(file: Path) -> None:
    found = measured(file)
    assert abs(found.loudness - TARGETS[group_of(file)]) <= 1.5
    assert found.peak < -1
    assert found.offset < 0.001
    assert found.below_40 < 0.08
    assert found.mono_loss < 4.5
    assert seconds_of(file.read_bytes()) == pytest.approx(found.seconds, abs=0.01)


@pytest.mark.parametrize("file", LOOPS, ids=lambda file: file.stem)
def test_the_step_across_the_seam_is_no_larger_than_the_steps_within(file: Path) -> None:
    assert measured(file).seam <= measured(file).step


@pytest.mark.parametrize("name", QUICK_TO_MAKE)
def test_making_a_sound_again_makes_the_same_sound(name: str) -> None:
    ((_, group, wave),) = made([name])
    shipped, _ = soundfile.read(SOUNDS / f"{name}.ogg", always_2d=True)
    anew = bands(finished(wave, group))
    there = bands(shipped)
    assert anew.shape == there.shape
    heard = anew > anew.max() - 40
    assert np.abs(anew - there)[heard].mean() < 1.5


def bands(wave: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """The level in dB of 20 bands from 60 Hz to 12 kHz, for each 46 ms."""
    blocks = wave.mean(1)[: len(wave) // 2048 * 2048].reshape(-1, 2048) * np.hanning(2048)
    power = np.abs(np.fft.rfft(blocks, axis=1)) ** 2
    edges = (np.geomspace(60, 12000, 21) / 44100 * 2048).astype(int)
    levels = [power[:, a : max(b, a + 1)].sum(1) for a, b in pairwise(edges)]
    return 10 * np.log10(np.stack(levels, 1) + 1e-12)
