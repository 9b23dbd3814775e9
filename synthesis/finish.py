"""Makes a sound as loud as its group should be, writes it, and measures what was written.

Loudness is that of ITU-R BS.1770, true peak by four times oversampling. A sound shorter than the
400 ms of a measuring block is measured with silence behind it.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyloudnorm
import soundfile
from scipy.signal import resample_poly

from synthesis.waves import RATE, Wave, frames

TARGETS = {"music": -28.0, "bed": -30.0, "event": -24.0, "interface": -33.0}
"""Loudness of each group in LUFS, at full volume. They are for hours, and under words."""

HIGHEST_PEAK = -1.5
"""In dB, before packing; Vorbis adds a little."""

_LOWEST = 38.0
"""Hz. What is lower only takes room, and moves the cones of small loudspeakers."""

_BLOCK_FRAMES = 8192
_QUALITY = 0.75
"""How hard Vorbis packs, 0 to 1; libsndfile's scale, where more is smaller."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a recording measures: loudness in LUFS, true peak in dB, the rest as written."""

    seconds: float
    loudness: float
    peak: float
    offset: float
    seam: float
    step: float
    mono_loss: float
    below_40: float
    """The share of the power under 40 Hz."""


def loudness(wave: Wave) -> float:
    """Integrated loudness in LUFS."""
    if len(wave) < frames(0.8):
        wave = np.concatenate([wave, np.zeros((frames(0.8) - len(wave), 2))])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(pyloudnorm.Meter(RATE).integrated_loudness(wave))


def true_peak(wave: Wave) -> float:
    """The highest level between the samples as well, in dB of full scale."""
    highest = max(float(np.abs(resample_poly(channel, 4, 1)).max()) for channel in wave.T)
    return 20 * np.log10(max(highest, 1e-9))


def finished(wave: Wave, group: str) -> Wave:
    """The wave without what is too low to be heard, at its group's loudness, its peaks rounded off.

    It is filtered as a ring, so a loop stays one.
    """
    frequencies = np.maximum(np.fft.rfftfreq(len(wave), 1 / RATE), 0.01)
    gains = 1 / (1 + (_LOWEST / frequencies) ** 6)
    wave = np.fft.irfft(np.fft.rfft(wave, axis=0) * gains[:, None], len(wave), axis=0)
    if group in ("event", "interface"):
        wave *= np.clip(np.arange(len(wave)) / frames(0.002), 0, 1)[:, None]
        wave *= np.clip((len(wave) - np.arange(len(wave))) / frames(0.06), 0, 1)[:, None]
    for _ in range(4):
        wave = wave * 10 ** ((TARGETS[group] - loudness(wave)) / 20)
        limit = 10 ** (HIGHEST_PEAK / 20)
        if true_peak(wave) > HIGHEST_PEAK:
            wave = np.tanh(wave / limit) * limit * 0.98
    return wave - wave.mean(0)


def write(wave: Wave, path: Path) -> None:
    """Packs a wave as Ogg Vorbis, in blocks: libsndfile fails on long single writes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(
        path, "w", RATE, 2, format="OGG", subtype="VORBIS", compression_level=_QUALITY
    ) as file:
        for begin in range(0, len(wave), _BLOCK_FRAMES):
            file.write(wave[begin : begin + _BLOCK_FRAMES])


def figures(path: Path) -> Figures:
    """Measures a recording."""
    wave, _ = soundfile.read(path, always_2d=True)
    steps = np.abs(np.diff(wave, axis=0)).max(1)
    power = np.abs(np.fft.rfft(wave.mean(1))) ** 2
    low = np.fft.rfftfreq(len(wave), 1 / RATE) < 40
    mono = wave.mean(1, keepdims=True).repeat(2, 1)
    return Figures(
        len(wave) / RATE,
        loudness(wave),
        true_peak(wave),
        float(np.abs(wave.mean(0)).max()),
        float(np.abs(wave[0] - wave[-1]).max()),
        float(steps.max()),
        loudness(wave) - loudness(mono),
        float(power[low].sum() / power.sum()),
    )
