"""What plays notes. Each makes one note of a pitch, so long and so loud, as a mono wave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from synthesis.waves import RATE, Wave, band, decay, filtered, noise, swell, time

Instrument = Callable[[float, float, int], Wave]
"""Pitch in Hz, seconds, seed: a note about as loud as 1."""

_BELL = (
    (0.5, 0.5, 1.9), (1.0, 1.0, 1.5), (1.183, 0.7, 1.1), (1.506, 0.45, 0.9), (2.0, 0.7, 0.75),
    (2.514, 0.3, 0.45), (2.662, 0.25, 0.38), (3.011, 0.2, 0.3), (4.166, 0.12, 0.2),
)  # fmt: skip
"""Partials of a bell: ratio, loudness, seconds in which it halves (after Risset)."""


def bell(pitch: float, seconds: float, seed: int) -> Wave:
    """A small church's bell, far off."""
    dice = np.random.default_rng(seed)
    t = time(seconds + 5)
    wave = np.zeros(len(t))
    for ratio, loud, half in _BELL:
        phase = dice.random() * 2 * np.pi
        wave += loud * np.sin(2 * np.pi * pitch * ratio * t + phase) * 0.5 ** (t / half)
    return wave * decay(seconds + 5, 60, 0.003) / 3


def celesta(pitch: float, seconds: float, seed: int) -> Wave:
    """Struck bars in a wooden box: a sine, its fourth partial, and the knock of the hammer."""
    t = time(seconds + 3)
    wave = np.sin(2 * np.pi * pitch * t) * 0.5 ** (t / 0.55)
    wave += 0.24 * np.sin(2 * np.pi * pitch * 3.99 * t) * 0.5 ** (t / 0.16)
    wave += 0.06 * np.sin(2 * np.pi * pitch * 9.1 * t) * 0.5 ** (t / 0.05)
    knock = filtered(
        noise(seconds + 3, band(900, 2), seed, 1) * decay(seconds + 3, 0.012), band(900, 1)
    )
    return (wave + 0.1 * knock) * decay(seconds + 3, 60, 0.002)


def harmonium(pitch: float, seconds: float, seed: int) -> Wave:
    """Reeds in pairs that beat slowly, on a bellows that breathes."""
    dice = np.random.default_rng(seed)
    length = seconds + 1.4
    t = time(length)
    breath = 1 + 0.05 * np.sin(2 * np.pi * 0.31 * t + dice.random() * 6)
    wave = np.zeros(len(t))
    for detuned in (-0.0011, 0.0013):
        phase = 2 * np.pi * pitch * (1 + detuned) * t + dice.random() * 6
        for partial in range(1, 15):
            if pitch * partial > 5000:
                break
            colour = (
                1.0 / partial**1.35 * (0.6 + 0.7 * np.exp(-(((pitch * partial - 700) / 450) ** 2)))
            )
            wave += colour * np.sin(partial * phase + dice.random() * 6)
    return wave * breath * swell(length, 0.7, 1.3) / 3.2


def glass(pitch: float, seconds: float, seed: int) -> Wave:
    """The rim of a glass under a wet finger: almost a sine, and the finger."""
    dice = np.random.default_rng(seed)
    length = seconds + 2.4
    t = time(length)
    shiver = 1 + 0.09 * np.sin(2 * np.pi * (4.1 + dice.random()) * t + dice.random() * 6)
    wave = np.sin(2 * np.pi * pitch * t + dice.random() * 6)
    wave += 0.13 * np.sin(2 * np.pi * pitch * 2.32 * t + dice.random() * 6)
    wave += 0.035 * np.sin(2 * np.pi * pitch * 4.25 * t)
    finger = noise(length, band(pitch * 2.3, 9), seed, 1) * 0.035
    return (wave * shiver + finger) * swell(length, min(1.4, length * 0.4), 2.0)


_VOWELS = {"oo": ((310, 1.0), (870, 0.22), (2250, 0.05)), "mm": ((260, 1.0), (1100, 0.06))}


def hum(pitch: float, seconds: float, seed: int) -> Wave:
    """Somebody humming in another room, mouth half shut."""
    dice = np.random.default_rng(seed)
    length = seconds + 0.9
    t = time(length)
    vibrato = 1 + 0.006 * np.sin(2 * np.pi * (4.7 + 0.5 * dice.random()) * t) * np.clip(
        t / 1.1, 0, 1
    )
    drift = 1 + 0.012 * np.exp(-t / 0.12) * (dice.random() - 0.7)
    phase = 2 * np.pi * np.cumsum(pitch * vibrato * drift) / RATE
    formants = _VOWELS["oo"] if seed % 3 else _VOWELS["mm"]
    wave = np.zeros(len(t))
    for partial in range(1, 26):
        f = pitch * partial
        if f > 3500:
            break
        colour = sum(loud / (1 + ((f - centre) / 130) ** 2) for centre, loud in formants)
        wave += (colour + 0.015) / partial**0.5 * np.sin(partial * phase + dice.random())
    air = noise(length, band(1500, 1.2), seed + 1, 1) * 0.02
    return (wave + air) * swell(length, 0.35, 0.8) * 1.2


def pluck(pitch: float, seconds: float, seed: int) -> Wave:
    """A gut string, damped with wool (after Karplus and Strong, 1983, summed as partials)."""
    dice = np.random.default_rng(seed)
    t = time(seconds + 2)
    where = 0.21 + 0.06 * dice.random()
    wave = np.zeros(len(t))
    for partial in range(1, 30):
        f = pitch * partial * (1 + 0.00006 * partial**2)
        if f > 6500:
            break
        loud = abs(np.sin(np.pi * where * partial)) / partial**1.25
        wave += loud * np.sin(2 * np.pi * f * t) * 0.5 ** (t / (0.75 / (1 + 0.18 * partial)))
    return wave * decay(seconds + 2, 60, 0.0015) * 1.1


def bowed(pitch: float, seconds: float, seed: int) -> Wave:
    """A low string under a slow bow."""
    dice = np.random.default_rng(seed)
    length = seconds + 1.2
    t = time(length)
    vibrato = 1 + 0.0035 * np.sin(2 * np.pi * (5.1 + dice.random() * 0.6) * t) * np.clip(
        t / 1.5, 0, 1
    )
    phase = 2 * np.pi * np.cumsum(pitch * vibrato) / RATE
    wave = np.zeros(len(t))
    for partial in range(1, 20):
        f = pitch * partial
        if f > 5000:
            break
        colour = (
            0.4 + np.exp(-(np.log(f / 480) ** 2) * 3) + 0.4 * np.exp(-(np.log(f / 1900) ** 2) * 8)
        )
        wave += colour / partial**1.2 * np.sin(partial * phase + dice.random() * 6)
    bow = 1 + 0.08 * noise(length, band(9, 0.6), seed, 1)
    return wave * bow * swell(length, 0.9, 1.1) / 1.8


INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType(
    {
        "bell": bell,
        "bowed": bowed,
        "celesta": celesta,
        "glass": glass,
        "harmonium": harmonium,
        "hum": hum,
        "pluck": pluck,
    }
)
