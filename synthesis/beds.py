"""What places sound like: rings that can go on for hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from synthesis.instruments import bell, bowed, glass
from synthesis.waves import (
    RATE,
    Wave,
    add,
    band,
    below,
    decay,
    filtered,
    frames,
    noise,
    room,
    silence,
    slow,
    swell,
    time,
)

_FORMANTS = ((560, 920), (310, 870), (430, 1720), (640, 1190), (280, 1900), (480, 1050))
"""Of vowels: two resonances each, in Hz."""


def _syllable(number: int) -> Wave:
    """One syllable of somebody a few rows away: a buzz through a vowel, and its breath."""
    dice = np.random.default_rng(7000 + number)
    seconds = dice.uniform(0.12, 0.28)
    t = time(seconds)
    pitch = dice.uniform(92, 215) * (1 + 0.08 * dice.uniform(-1, 1) * t / seconds)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    first, second = _FORMANTS[number % len(_FORMANTS)]
    buzz = sum(np.sin(k * phase) / k for k in range(1, 14)) * dice.uniform(0.2, 1)
    mouth = filtered(
        buzz + 0.5 * noise(seconds, below(3000), number, 1),
        lambda f: band(first, 5)(f) + 0.5 * band(second, 7)(f),
    )
    return mouth * swell(seconds, seconds * 0.3, seconds * 0.5)


def house_murmur() -> Wave:
    """A thousand people who have been told to wait: vowels without words, coats, one cough."""
    seconds = 24.0
    ring = noise(seconds, below(330, 3), 1) * 0.16
    syllables = [_syllable(number) for number in range(48)]
    dice = np.random.default_rng(5)
    for _ in range(54):
        at, place = dice.uniform(0, seconds), dice.uniform(-0.95, 0.95)
        near = dice.uniform(0.12, 1.0) ** 2
        for _ in range(int(dice.integers(4, 16))):
            add(ring, syllables[int(dice.integers(48))], at, 0.75 * near, place)
            at += dice.uniform(0.14, 0.36)
    for _ in range(9):
        rustle = noise(0.7, band(3200, 0.8), int(dice.integers(1 << 30)), 1)
        rustle *= swell(0.7, 0.25, 0.45)
        add(ring, rustle, dice.uniform(0, seconds), 0.14, dice.uniform(-0.9, 0.9))
    cough = filtered(noise(0.22, band(700, 1), 9, 1) * decay(0.22, 0.04, 0.01), band(650, 1.4))
    add(ring, cough, 15.3, 1.1, -0.6)
    add(ring, cough, 15.62, 0.6, -0.6)
    return room(ring, 2.6, 1700, 0.45, 3)


def mask_pulse() -> Wave:
    """Silver that has a pulse: a slow knock in the floor, and the metal answering."""
    seconds = 16.0
    ring = silence(seconds)
    for beat in range(10):
        at = beat * 1.6
        t = time(1.2)
        knock = np.sin(2 * np.pi * 54 * t - 6 * np.exp(-t / 0.05)) * decay(1.2, 0.17, 0.012)
        add(ring, knock, at, 1.0)
        add(ring, knock, at + 0.27, 0.45)
        metal = glass(311 * (1 + 0.004 * (beat % 3)), 0.5, beat)
        add(ring, metal, at + 0.30, 0.035, 0.4 * (-1) ** beat)
    ring += noise(seconds, band(94, 9), 7) * slow(seconds, [10], 3, 0.02, 0.12)[:, None]
    return room(ring, 3.0, 1400, 0.3, 4)


def gas_hiss() -> Wave:
    """Gaslight: a breath of it, its flutter, now and then a pop."""
    seconds = 16.0
    hiss = noise(seconds, lambda f: band(4300, 1.1)(f) * 0.6 + band(1900, 3)(f) * 0.3, 41)
    ring = hiss * slow(seconds, [7, 11, 17, 23, 31, 53], 42, 0.6, 1.0)[:, None] * 0.3
    dice = np.random.default_rng(3)
    for _ in range(46):
        pop = noise(0.03, band(1400, 1), int(dice.integers(1 << 30)), 1) * decay(
            0.03, 0.003, 0.0005
        )
        add(ring, pop, dice.uniform(0, seconds), dice.uniform(0.08, 0.5), dice.uniform(-0.3, 0.5))
    return room(filtered_ring(ring, below(7500, 4)), 1.2, 3000, 0.25, 6)


def filtered_ring(ring: Wave, shape: Callable[[Wave], Wave]) -> Wave:
    """A ring through a spectrum, which stays a ring."""
    spectrum = np.fft.rfft(ring, axis=0)
    gains = shape(np.maximum(np.fft.rfftfreq(len(ring), 1 / RATE), 1.0))
    return np.fft.irfft(spectrum * gains[:, None], len(ring), axis=0)


def _beat(early: float = 0.29) -> Wave:
    wave = silence(1.0)
    for at, pitch, loud in ((0.0, 58, 1.0), (early, 72, 0.62)):
        t = time(0.5)
        thump = np.sin(2 * np.pi * pitch * t * np.exp(-t * 1.6)) * decay(0.5, 0.055, 0.008)
        add(wave, thump, at, loud)
    return wave


def _heart(seconds: float, beats_a_minute: float, seed: int) -> Wave:
    """A heart that comes early, leaves one out, and goes on as if nothing had been."""
    ring = silence(seconds)
    dice = np.random.default_rng(seed)
    at, every = 0.2, 60 / beats_a_minute
    while at < seconds - every * 0.7:
        add(ring, _beat(0.29 if beats_a_minute > 60 else 0.34), at, dice.uniform(0.85, 1.0))
        chance = dice.random()
        at += every * (
            0.6 if chance < 0.12 else 1.72 if chance < 0.23 else 1 + 0.04 * dice.normal()
        )
    return room(ring, 0.8, 700, 0.22, 8)


def child_heart() -> Wave:
    """The child's heart against you, quick and wrong."""
    return _heart(20.0, 84, 5)


def child_heart_slow() -> Wave:
    """The same heart, when there is little breath left."""
    return _heart(24.0, 43, 11)


def wind() -> Wave:
    """Wind that has come a long way between stones, and finds a gap."""
    seconds = 30.0
    ring = silence(seconds)
    for number, (centre, narrow, loud) in enumerate(
        ((140, 0.9, 1.0), (260, 2.2, 0.7), (430, 6, 0.42), (690, 10, 0.2), (1080, 14, 0.07))
    ):
        gusts = slow(seconds, [1, 2, 3, 5, 8], 30 + number) ** 2.2
        ring += noise(seconds, band(centre, narrow), 20 + number) * gusts[:, None] * loud
    return room(ring, 2.0, 2500, 0.25, 9)


def glass_hum() -> Wave:
    """A sky of glass that is coming down: rims that never stop, a beat between them."""
    seconds = 24.0
    ring = silence(seconds)
    t = time(seconds)
    dice = np.random.default_rng(12)
    for ratio, loud in ((1, 1.0), (1.5, 0.5), (2.0, 0.4), (2.32, 0.28), (3.0, 0.13), (4.25, 0.06)):
        for apart in (-1, 1):
            cycles = round(146.83 * ratio * seconds) + apart * (1 + int(2 * ratio) % 3)
            wave = np.sin(2 * np.pi * cycles / seconds * t + dice.random() * 6)
            wave *= slow(seconds, [1, 2, 3, 4], int(dice.integers(1 << 30)), 0.15, 1)
            add(ring, wave, 0.0, loud, 0.55 * apart)
    ring += noise(seconds, band(2300, 5), 13) * slow(seconds, [2, 3, 5], 14, 0.0, 0.06)[:, None]
    return room(ring, 4.0, 3800, 0.4, 10)


def wool() -> Wave:
    """Silence with a hundred and forty pounds of wool in it: what is left is near and low."""
    seconds = 24.0
    ring = noise(seconds, lambda f: below(210, 3)(f) + 0.02 * band(900, 2)(f), 51) * 0.5
    ring *= slow(seconds, [1, 2, 3], 52, 0.7, 1.0)[:, None]
    dice = np.random.default_rng(53)
    for _ in range(14):
        thread = noise(0.5, band(520, 1.3), int(dice.integers(1 << 30)), 1) * swell(0.5, 0.2, 0.28)
        add(
            ring, thread, dice.uniform(0, seconds), dice.uniform(0.08, 0.2), dice.uniform(-0.7, 0.7)
        )
    return filtered_ring(ring, below(1400, 4))


def applause_slowed() -> Wave:
    """Applause in pieces: each hand has come apart from the next, and hangs there."""
    seconds = 28.0
    ring = silence(seconds)
    dice = np.random.default_rng(6)
    for _ in range(52):
        length = dice.uniform(0.35, 1.0)
        pitch = dice.uniform(260, 900)
        clap = noise(length, band(pitch, 1.8), int(dice.integers(1 << 30)), 1)
        clap *= decay(length, dice.uniform(0.04, 0.11), dice.uniform(0.008, 0.05))
        at = seconds * dice.beta(2.2, 2.2)
        add(ring, clap, at, dice.uniform(0.1, 0.6) ** 1.5, dice.uniform(-1, 1))
    return room(ring, 3.2, 2600, 0.34, 11)


def night() -> Wave:
    """A bedroom at four: rain down a window, a pipe, the clock that says so."""
    seconds = 24.0
    rain = noise(seconds, lambda f: band(2600, 0.7)(f) * 0.5 + band(700, 0.8)(f) * 0.35, 71)
    ring = filtered_ring(
        rain * slow(seconds, [1, 2, 4, 7], 72, 0.55, 1.0)[:, None] * 0.07, below(6000, 3)
    )
    dice = np.random.default_rng(73)
    for _ in range(120):
        drop = np.sin(2 * np.pi * dice.uniform(700, 2100) * time(0.05)) * decay(0.05, 0.006, 0.0008)
        add(ring, drop, dice.uniform(0, seconds), dice.uniform(0.04, 0.26), dice.uniform(-0.9, 0.2))
    for tick in range(24):
        click = filtered(
            noise(0.06, band(2100, 2), 74 + tick % 2, 1) * decay(0.06, 0.004, 0.0006),
            band(1800, 1.5),
        )
        add(ring, click, tick + 0.1, 0.8 if tick % 2 else 1.1, 0.45)
    for at in (3.7, 11.2, 12.1, 20.4):
        t = time(0.5)
        add(ring, np.sin(2 * np.pi * 212 * t) * decay(0.5, 0.09, 0.004), at, 0.14, -0.5)
    return room(ring, 0.9, 2600, 0.2, 12)


def empty_house() -> Wave:
    """A theatre with nobody in it: its own breath, a bulb, boards settling, a bucket."""
    seconds = 28.0
    ring = noise(seconds, below(180, 2.4), 81) * slow(seconds, [1, 2], 82, 0.5, 0.8)[:, None] * 0.14
    t = time(seconds)
    for partial, loud in ((100, 0.03), (200, 0.018), (300, 0.008)):
        add(ring, np.sin(2 * np.pi * partial * t), 0.0, loud, 0.2)
    dice = np.random.default_rng(83)
    for at in (2.1, 9.4, 16.8, 23.3):
        crack = filtered(
            noise(0.16, band(480, 2), int(dice.integers(1 << 30)), 1) * decay(0.16, 0.02),
            band(420, 1),
        )
        add(ring, crack, at, 1.1, dice.uniform(-0.8, 0.8))
    for at in (6.2, 19.5):
        for number in range(3):
            pail = bell(392 * (1 + 0.01 * number), 0.05, 84)[: frames(0.7)] * swell(0.7, 0.01, 0.5)
            add(ring, pail, at + 0.13 * number, 0.16 / (1 + number), 0.7)
    return room(ring, 4.4, 1500, 0.45, 13)


def taut_thread() -> Wave:
    """Panic: one thread drawn ever tighter, and a needle's worth of light along it."""
    seconds = 20.0
    ring = silence(seconds)
    dice = np.random.default_rng(91)
    t = time(seconds)
    tremble = slow(seconds, range(60, 120), 92, 0.35, 1.0)
    for ratio, loud in ((1, 0.5), (2.01, 0.3), (3.03, 0.12), (5.06, 0.04)):
        cycles = round(277.2 * ratio * seconds)
        wave = np.sin(2 * np.pi * cycles / seconds * t + 0.4 * np.sin(2 * np.pi * 3 * t / seconds))
        add(
            ring,
            wave * tremble * slow(seconds, [1, 2, 3], int(dice.integers(1 << 30)), 0.3, 1),
            0.0,
            loud,
            0.3 * (-1) ** round(ratio),
        )
    ring += noise(seconds, band(1660, 12), 93) * slow(seconds, [3, 5, 9], 94, 0.02, 0.14)[:, None]
    return room(ring, 1.8, 2600, 0.3, 14)


def ash_hall() -> Wave:
    """A hollow tower: wind a long way down, dust that falls, a step of bone giving."""
    seconds = 26.0
    ring = (
        noise(seconds, band(95, 1.2), 101) * (slow(seconds, [1, 2, 3, 5], 102) ** 2)[:, None] * 0.7
    )
    ring += noise(seconds, band(205, 7), 103) * (slow(seconds, [2, 3, 7], 104) ** 3)[:, None] * 0.25
    dice = np.random.default_rng(105)
    for _ in range(60):
        grain = noise(0.02, band(2900, 1), int(dice.integers(1 << 30)), 1) * decay(
            0.02, 0.003, 0.0006
        )
        add(
            ring, grain, dice.uniform(0, seconds), dice.uniform(0.03, 0.16), dice.uniform(-0.8, 0.8)
        )
    for at in (5.0, 13.6, 21.7):
        add(ring, bowed(61.7, 0.25, int(at)), at, 0.10, dice.uniform(-0.5, 0.5))
    return room(ring, 5.0, 1900, 0.5, 15)


BEDS: Mapping[str, Callable[[], Wave]] = MappingProxyType(
    {
        "applause_slowed": applause_slowed,
        "ash_hall": ash_hall,
        "child_heart": child_heart,
        "child_heart_slow": child_heart_slow,
        "empty_house": empty_house,
        "gas_hiss": gas_hiss,
        "glass_hum": glass_hum,
        "house_murmur": house_murmur,
        "mask_pulse": mask_pulse,
        "night": night,
        "taut_thread": taut_thread,
        "wind": wind,
        "wool": wool,
    }
)
