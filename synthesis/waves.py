"""Bricks of sound: noise, slow curves, rooms, and buffers that are rings.

A loop is a ring: what is added near its end goes on at its beginning, noise has the ring's length
as its period, and a room answers around the ring. So there is no seam, and nothing to hide.

Waves are arrays of float64, mono `(n,)` or stereo `(n, 2)`, at 44,100 frames a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

RATE = 44100
Wave = np.ndarray[Any, np.dtype[np.float64]]
Shape = Callable[[Wave], Wave]


def frames(seconds: float) -> int:
    return round(seconds * RATE)


def time(seconds: float) -> Wave:
    return np.arange(frames(seconds)) / RATE


def band(centre: float, narrow: float) -> Shape:
    """A resonance: the larger `narrow`, the more it is a pitch."""
    return lambda f: 1 / np.sqrt(1 + (narrow * (f / centre - centre / f)) ** 2)


def below(cut: float, steep: float = 2.0) -> Shape:
    return lambda f: 1 / (1 + (f / cut) ** steep)


def noise(seconds: float, shape: Shape, seed: int, channels: int = 2) -> Wave:
    """A ring of noise with a spectrum; RMS 1. Without anything below 30 Hz."""
    count = frames(seconds)
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    amplitudes = shape(np.maximum(frequencies, 1.0)) / (1 + (30 / np.maximum(frequencies, 1)) ** 4)
    amplitudes[0] = 0
    dice = np.random.default_rng(seed)
    made = []
    for _ in range(channels):
        phases = np.exp(2j * np.pi * dice.random(len(frequencies)))
        wave = np.fft.irfft(amplitudes * phases, count)
        made.append(wave / np.sqrt((wave**2).mean()))
    return np.stack(made, 1) if channels > 1 else made[0]


def slow(
    seconds: float, cycles: Sequence[int], seed: int, low: float = 0.0, high: float = 1.0
) -> Wave:
    """A ring of a slow curve between two values: a few sines with whole cycles."""
    dice = np.random.default_rng(seed)
    turn = np.arange(frames(seconds)) / frames(seconds)
    wave = sum(np.sin(2 * np.pi * (k * turn + dice.random())) / np.sqrt(k) for k in cycles)
    assert isinstance(wave, np.ndarray)
    wave = (wave - wave.min()) / (wave.max() - wave.min())
    return low + (high - low) * wave


def decay(seconds: float, half: float, attack: float = 0.002) -> Wave:
    """An envelope that rises within `attack` seconds and then halves every `half` seconds."""
    t = time(seconds)
    end = np.clip((seconds - t) / 0.01, 0, 1)
    return (1 - np.exp(-t / attack)) * 0.5 ** (t / half) * end


def swell(seconds: float, rise: float, fall: float) -> Wave:
    """An envelope that rises and falls along half cosines."""
    t = time(seconds)
    up = np.clip(t / rise, 0, 1)
    down = np.clip((seconds - t) / fall, 0, 1)
    return (0.5 - 0.5 * np.cos(np.pi * up)) * (0.5 - 0.5 * np.cos(np.pi * down))


def filtered(wave: Wave, shape: Shape) -> Wave:
    """A wave through a spectrum."""
    count = len(wave) + RATE // 4
    spectrum = np.fft.rfft(wave, count, axis=0)
    gains = shape(np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1.0))
    gains = gains[:, None] if wave.ndim == 2 else gains
    return np.fft.irfft(spectrum * gains, count, axis=0)[: len(wave)]


def panned(wave: Wave, place: float) -> Wave:
    """A mono wave between the left (-1) and the right (1), with the same power everywhere."""
    angle = (place + 1) * np.pi / 4
    return np.stack([wave * np.cos(angle), wave * np.sin(angle)], 1)


def silence(seconds: float) -> Wave:
    return np.zeros((frames(seconds), 2))


def add(into: Wave, wave: Wave, at: float, gain: float = 1.0, place: float = 0.0) -> None:
    """Adds a wave to a ring, at a second: what goes beyond its end comes in at its beginning."""
    wave = panned(wave, place) if wave.ndim == 1 else wave
    begin = frames(at)
    while len(wave):
        begin %= len(into)
        part = wave[: len(into) - begin]
        into[begin : begin + len(part)] += part * gain
        wave, begin = wave[len(part) :], 0


def room(wave: Wave, seconds: float, damp: float, wet: float, seed: int = 1) -> Wave:
    """A ring in a room that goes on sounding for so many seconds, darker than `damp` Hz.

    The answer of the room is noise that dies away (J. Moorer, "About this reverberation business",
    1979).
    """
    count = len(wave)
    length = min(frames(seconds), count)
    dice = np.random.default_rng(seed)
    answer = dice.standard_normal((length, 2)) * np.exp(-6.9 * np.arange(length) / length)[:, None]
    ring = np.zeros((count, 2))
    late = frames(0.018)
    ring[late : late + length - late] = answer[: length - late]
    frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1.0)
    spectrum = (
        np.fft.rfft(ring, axis=0)
        * (below(damp)(frequencies) * (1 - below(60)(frequencies)))[:, None]
    )
    spectrum /= np.sqrt((np.abs(spectrum) ** 2).mean())
    wet_wave = np.fft.irfft(np.fft.rfft(wave, axis=0) * spectrum, count, axis=0)
    return wave * (1 - wet) + wet_wave * wet
