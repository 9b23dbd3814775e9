"""What happens with a word, and what the window does: each begins at once, and dies away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from synthesis.instruments import bell, bowed, glass, hum, pluck
from synthesis.waves import (
    Wave,
    add,
    band,
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


def _in_room(wave: Wave, reach: float = 1.6, damp: float = 2600, wet: float = 0.35) -> Wave:
    """The wave in a room, until it has died away; the buffer must leave it time for that."""
    answered = room(wave, reach, damp, wet, 21)
    fade = np.clip((len(wave) - np.arange(len(wave))) / frames(0.25), 0, 1)
    return answered * fade[:, None]


def _hit(centre: float, narrow: float, half: float, seed: int, seconds: float = 0.5) -> Wave:
    """Something struck: noise through a resonance, that dies away."""
    return filtered(
        noise(seconds, band(centre, narrow), seed, 1) * decay(seconds, half, 0.001),
        band(centre, narrow / 2),
    )


def _thud(pitch: float, half: float, seconds: float = 0.8) -> Wave:
    t = time(seconds)
    return np.sin(2 * np.pi * pitch * t * np.exp(-0.7 * t)) * decay(seconds, half, 0.004)


def curtain() -> Wave:
    wave = silence(4.2)
    cloth = noise(2.8, lambda f: band(420, 0.8)(f) + 0.3 * band(1500, 1)(f), 1, 1)
    add(wave, cloth * swell(2.8, 0.9, 1.5) * slow(2.8, [9, 13, 21], 2, 0.5, 1), 0.02, 0.5)
    for number in range(16):
        add(
            wave,
            _hit(2400, 6, 0.012, 30 + number),
            0.15 + 0.12 * number + 0.004 * number**1.4,
            0.16,
            -0.8 + 0.1 * number,
        )
    add(wave, _thud(58, 0.12), 2.6, 0.5)
    return _in_room(wave, 2.0)


def gas_flare() -> Wave:
    wave = silence(2.4)
    breath = noise(1.6, lambda f: band(900, 0.7)(f) + 0.6 * band(3600, 1)(f), 3, 1)
    add(wave, breath * decay(1.6, 0.28, 0.09), 0.0, 0.6)
    add(wave, _thud(72, 0.10), 0.02, 0.7)
    return _in_room(wave)


def gas_down() -> Wave:
    wave = silence(3.0)
    breath = noise(2.2, band(1500, 0.7), 4, 1) * np.linspace(1, 0, frames(2.2)) ** 1.6
    add(wave, breath * swell(2.2, 0.12, 1.2) * slow(2.2, [11, 17], 5, 0.6, 1), 0.0, 0.5)
    return _in_room(wave)


def gutter() -> Wave:
    wave = silence(1.8)
    flame = noise(1.2, band(380, 0.9), 6, 1) * slow(1.2, [7, 11, 13, 19], 7, 0.0, 1) ** 2
    add(wave, flame * swell(1.2, 0.04, 0.6), 0.0, 0.9)
    return _in_room(wave, 0.8)


def feathers() -> Wave:
    wave = silence(4.6)
    dice = np.random.default_rng(8)
    for number in range(190):
        at = 0.02 + 2.9 * dice.beta(1.3, 3.4)
        length = dice.uniform(0.05, 0.2)
        flap = noise(length, band(dice.uniform(700, 2600), 0.9), 100 + number, 1)
        add(
            wave,
            flap * swell(length, length * 0.25, length * 0.6),
            at,
            dice.uniform(0.05, 0.26),
            dice.uniform(-1, 1),
        )
    rush = noise(1.8, band(520, 0.7), 9, 1) * swell(1.8, 0.16, 1.5)
    add(wave, rush, 0.0, 0.45)
    return _in_room(wave, 2.6)


def landing() -> Wave:
    wave = silence(3.2)
    add(wave, _thud(62, 0.16, 1.2), 0.0, 1.1)
    add(wave, _hit(190, 1.4, 0.05, 10), 0.0, 0.7)
    add(wave, _hit(160, 1.6, 0.05, 11), 0.11, 0.4, 0.2)
    dust = noise(1.6, band(1300, 0.7), 12, 1) * decay(1.6, 0.22, 0.05)
    add(wave, dust, 0.05, 0.12)
    return _in_room(wave, 2.2, 1800)


def glass_crack() -> Wave:
    wave = silence(2.6)
    dice = np.random.default_rng(13)
    add(wave, _hit(3100, 1.5, 0.01, 14), 0.0, 1.0)
    for number in range(26):
        t = time(0.8)
        shard = np.sin(2 * np.pi * dice.uniform(1700, 5200) * t) * decay(
            0.8, dice.uniform(0.02, 0.09), 0.0008
        )
        add(
            wave,
            shard,
            0.01 + 0.5 * dice.beta(1, 3),
            dice.uniform(0.03, 0.16),
            dice.uniform(-0.9, 0.9),
        )
        if number % 5 == 0:
            add(
                wave,
                _hit(2300, 2, 0.008, 200 + number),
                dice.uniform(0.05, 0.6),
                0.3,
                dice.uniform(-0.7, 0.7),
            )
    return _in_room(wave, 1.4, 4200, 0.28)


def ash_step() -> Wave:
    wave = silence(1.6)
    dice = np.random.default_rng(15)
    for number in range(30):
        crumb = noise(0.03, band(dice.uniform(1200, 3200), 1), 300 + number, 1) * decay(0.03, 0.006)
        add(
            wave,
            crumb,
            0.02 + 0.32 * dice.beta(1.4, 2.6),
            dice.uniform(0.1, 0.4),
            dice.uniform(-0.3, 0.3),
        )
    add(wave, _hit(240, 1.2, 0.04, 16), 0.0, 0.5)
    return _in_room(wave, 1.2, 1600, 0.3)


def hands() -> Wave:
    wave = silence(3.6)
    dice = np.random.default_rng(17)
    for number in range(34):
        length = dice.uniform(0.2, 0.5)
        rub = noise(length, band(dice.uniform(400, 1300), 1.2), 400 + number, 1)
        add(
            wave,
            rub * swell(length, length * 0.4, length * 0.5),
            dice.uniform(0.0, 2.4),
            dice.uniform(0.06, 0.2),
            dice.uniform(-1, 1),
        )
    return _in_room(wave, 2.4, 1900, 0.4)


def onyx() -> Wave:
    wave = silence(5.5)
    stone = noise(3.2, lambda f: band(85, 1.1)(f) + 0.25 * band(330, 2)(f), 18, 1)
    add(wave, stone * swell(3.2, 0.8, 1.4) * slow(3.2, [13, 19, 31], 19, 0.55, 1), 0.0, 0.8)
    add(wave, _thud(57, 0.3, 1.6), 2.8, 0.9)
    add(wave, glass(98, 1.5, 20), 1.6, 0.12)
    return _in_room(wave, 3.4, 1500, 0.42)


def scissors() -> Wave:
    wave = silence(1.3)
    add(wave, _hit(3600, 3, 0.02, 22), 0.0, 0.4)
    blade = noise(0.28, band(4100, 1.6), 23, 1) * np.linspace(0.2, 1, frames(0.28)) ** 2
    add(wave, blade, 0.03, 0.45)
    add(wave, _hit(2600, 2.2, 0.015, 24), 0.31, 0.9)
    return _in_room(wave, 0.6, 3400, 0.2)


def thread_snap() -> Wave:
    wave = silence(2.0)
    add(wave, _hit(1500, 1.2, 0.006, 25), 0.0, 1.0)
    for number, at in enumerate((0.0, 0.07, 0.11)):
        string = pluck(880 / (1 + 0.4 * number), 0.2, 26 + number)[: frames(1.2)]
        string *= swell(1.2, 0.001, 0.9)
        add(wave, string, at, 0.28 / (1 + number), 0.3 - 0.3 * number)
    return _in_room(wave, 0.9, 2600, 0.25)


def brush() -> Wave:
    wave = silence(1.8)
    for number, at in enumerate((0.0, 0.42, 0.8)):
        stroke = noise(0.34, band(2300 - 300 * number, 0.9), 29 + number, 1) * swell(0.34, 0.1, 0.2)
        add(wave, stroke, at, 0.5, -0.3 + 0.3 * number)
    return _in_room(wave, 0.5, 2600, 0.15)


def match() -> Wave:
    wave = silence(2.2)
    scratch = noise(0.22, band(3300, 1), 32, 1) * np.linspace(0.3, 1, frames(0.22))
    add(wave, scratch, 0.0, 0.4)
    flame = noise(1.3, lambda f: band(1100, 0.8)(f) + 0.5 * band(4200, 1)(f), 33, 1)
    add(wave, flame * decay(1.3, 0.22, 0.03), 0.2, 0.7)
    return _in_room(wave, 0.7, 3000, 0.2)


def whisper() -> Wave:
    wave = silence(2.6)
    dice = np.random.default_rng(34)
    at = 0.0
    for number in range(8):
        length = dice.uniform(0.1, 0.24)
        formant = dice.uniform(700, 1900)
        sound = noise(
            length, lambda f, c=formant: band(c, 2)(f) + 0.5 * band(2.3 * c, 3)(f), 500 + number, 1
        )
        add(
            wave,
            sound * swell(length, length * 0.3, length * 0.5),
            at,
            dice.uniform(0.3, 0.6),
            -0.15,
        )
        at += length * dice.uniform(0.75, 1.3)
    return _in_room(wave, 1.0, 3600, 0.25)


def held_breath() -> Wave:
    wave = silence(3.0)
    breath = noise(1.9, lambda f: band(560, 1)(f) + 0.35 * band(1700, 1.4)(f), 35, 1)
    add(wave, breath * swell(1.9, 0.22, 1.5), 0.0, 0.6)
    add(wave, hum(110, 0.7, 36) * 0.6, 0.12, 0.10)
    return _in_room(wave, 1.2, 2200, 0.25)


def heartbeat() -> Wave:
    wave = silence(1.6)
    for at, pitch, loud in ((0.0, 58, 1.0), (0.29, 72, 0.62)):
        add(wave, _thud(pitch, 0.055, 0.6), at, loud)
    return _in_room(wave, 0.7, 700, 0.2)


def vein_pulse() -> Wave:
    wave = silence(2.8)
    for at in (0.0, 0.52):
        add(wave, _thud(64, 0.2, 1.2), at, 0.9)
        add(wave, glass(587, 0.25, 37), at, 0.05, 0.4)
    return _in_room(wave, 2.6, 2600, 0.4)


def swelling() -> Wave:
    wave = silence(6.0)
    for number, pitch in enumerate((73.4, 110.0, 146.8, 174.6, 220.0)):
        note = bowed(pitch, 3.2, 40 + number)
        rise = np.linspace(0, 1, len(note)) ** 1.5
        add(wave, note * rise, 0.0, 0.28, -0.6 + 0.3 * number)
    return _in_room(wave, 2.6, 2800, 0.4)


def stage_tilts() -> Wave:
    wave = silence(5.0)
    dice = np.random.default_rng(45)
    for _ in range(5):
        length = dice.uniform(0.7, 1.5)
        t = time(length)
        pitch = dice.uniform(70, 150) * (1 + 0.25 * np.sin(2 * np.pi * dice.uniform(0.5, 1.2) * t))
        grain = np.clip(np.sin(2 * np.pi * np.cumsum(pitch) / 44100) * 6, -1, 1)
        creak = filtered(grain, lambda f: band(420, 1.5)(f) + 0.4 * band(1300, 3)(f))
        add(
            wave,
            creak * swell(length, 0.2, 0.5),
            dice.uniform(0, 2.4),
            0.22,
            dice.uniform(-0.8, 0.8),
        )
    add(wave, _thud(58, 0.35, 1.8), 0.3, 0.7)
    return _in_room(wave, 2.8, 1700, 0.38)


def settling() -> Wave:
    wave = silence(2.6)
    add(wave, _thud(52, 0.14, 0.9), 0.0, 0.7)
    for number, at in enumerate((0.16, 0.31, 0.52, 0.95)):
        add(
            wave,
            _hit(300 - 30 * number, 2, 0.04, 50 + number),
            at,
            0.4 / (1 + number),
            0.3 * (-1) ** number,
        )
    return _in_room(wave, 1.6, 1600, 0.35)


def door_opens() -> Wave:
    wave = silence(3.2)
    add(wave, _hit(1700, 3, 0.012, 55), 0.0, 0.5, 0.2)
    add(wave, _hit(900, 3, 0.02, 56), 0.09, 0.4, 0.2)
    air = noise(2.2, band(300, 0.7), 57, 1) * swell(2.2, 0.6, 1.3)
    add(wave, air, 0.12, 0.4)
    return _in_room(wave, 1.6, 2000, 0.35)


def house_lights() -> Wave:
    wave = silence(2.8)
    add(wave, _hit(1250, 1.5, 0.018, 58), 0.0, 0.9)
    add(wave, _thud(84, 0.07), 0.0, 0.5)
    t = time(2.2)
    lamp = (np.sin(2 * np.pi * 100 * t) + 0.4 * np.sin(2 * np.pi * 200 * t)) * swell(2.2, 0.3, 1.6)
    add(wave, lamp, 0.05, 0.06)
    return _in_room(wave, 2.2, 2600, 0.4)


def stroke_of_four() -> Wave:
    wave = silence(9.0)
    for number in range(4):
        add(
            wave,
            bell(196.0, 0.5, 60 + number)[: frames(4.5)] * swell(4.5, 0.004, 3.0),
            1.3 * number,
            0.35,
            -0.3,
        )
    return _in_room(wave, 3.0, 1700, 0.5)


def page() -> Wave:
    wave = silence(0.7)
    paper = noise(0.3, lambda f: band(1900, 0.8)(f) + 0.3 * band(4200, 1)(f), 70, 1)
    add(wave, paper * swell(0.3, 0.1, 0.18), 0.0, 0.5, 0.2)
    return _in_room(wave, 0.4, 2600, 0.12)


def choice() -> Wave:
    wave = silence(0.8)
    add(wave, _hit(520, 3, 0.02, 72), 0.0, 0.5)
    add(wave, pluck(220, 0.05, 73)[: frames(0.6)] * swell(0.6, 0.002, 0.5), 0.0, 0.3)
    return _in_room(wave, 0.5, 1800, 0.2)


EVENTS: Mapping[str, Callable[[], Wave]] = MappingProxyType(
    {
        "ash_step": ash_step,
        "brush": brush,
        "curtain": curtain,
        "door_opens": door_opens,
        "feathers": feathers,
        "gas_down": gas_down,
        "gas_flare": gas_flare,
        "glass_crack": glass_crack,
        "gutter": gutter,
        "hands": hands,
        "heartbeat": heartbeat,
        "held_breath": held_breath,
        "house_lights": house_lights,
        "landing": landing,
        "match": match,
        "onyx": onyx,
        "scissors": scissors,
        "settling": settling,
        "stage_tilts": stage_tilts,
        "stroke_of_four": stroke_of_four,
        "swelling": swelling,
        "thread_snap": thread_snap,
        "vein_pulse": vein_pulse,
        "whisper": whisper,
    }
)

INTERFACE: Mapping[str, Callable[[], Wave]] = MappingProxyType({"choice": choice, "page": page})
