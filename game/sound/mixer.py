"""The mixer: all that sounds at once, in groups, each as loud as the player likes it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Literal, NamedTuple, get_args

import pygame
from pygame.mixer import Channel

from game.sound.lasting import Lasting
from game.sound.loudness import make_as_loud
from game.sound.ramp import Ramp
from game.sound.shelf import Shelf
from game.sound.speech import Speech
from game.story.sound import Sound

Group = Literal["music", "bed", "event", "interface", "voice"]

RATE = 44100
_BUFFER_FRAMES = 256
"""Six thousandths of a second: a sound waits for two of these at most."""
_CHANNELS = 32
_CROSS_SECONDS: Mapping[Group, float] = {"music": 4.0, "bed": 2.0}
_DUCK_SECONDS = 0.3
_DUCKED = 0.35
_LATEST_SECONDS = 0.25
"""A sound that was not decoded in time is still played so much too late, and no later."""


class Wanted(NamedTuple):
    """A sound that is to go on, how loud, and, for a music, how full: each 0 to 1."""

    sound: Sound
    volume: float = 1.0
    intensity: float = 1.0


class _Event(NamedTuple):
    """A sound that is played once."""

    sound: Sound
    group: Group
    volume: float
    asked: float


class Mixer:
    """Plays sounds. Without a device, or with a broken one, it is silent and all goes on."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.volumes: dict[Group, float] = dict.fromkeys(get_args(Group), 1.0)
        self.muted = False
        self.trouble: str | None = None
        """What the player should know, in one sentence."""
        self.is_open = False
        self.speech = Speech()
        self._channels: list[Channel] = []
        self._lasting: dict[tuple[Group, str], Lasting] = {}
        self._waiting: list[_Event] = []
        self._events: dict[int, _Event] = {}
        self._duck = Ramp()

    # The device

    def open(self) -> None:
        """Opens the device, if it is not; a sentence in `trouble` says why it cannot be heard."""
        if self.is_open:
            return
        try:
            pygame.mixer.init(RATE, -16, 2, _BUFFER_FRAMES)
        except pygame.error as error:
            self.trouble = f"There will be no sound: {str(error).strip().rstrip('.')}."
            return
        pygame.mixer.set_num_channels(_CHANNELS + 1)
        self.speech.open(Channel(_CHANNELS))
        self._channels = [Channel(number) for number in range(_CHANNELS)]
        self.is_open, self.trouble = True, None

    def reopen(self) -> None:
        """Another device has come, or this one has gone: what should sound goes on."""
        self._shut()
        self.shelf.forget()
        self.open()

    def close(self) -> None:
        self.shelf.close()
        self._shut()

    def _shut(self) -> None:
        if self.is_open:
            with suppress(pygame.error):  # The device may be gone.
                pygame.mixer.quit()
        self.is_open = False
        self.speech.shut()
        self._channels.clear()
        self._events.clear()
        self._waiting.clear()
        for lasting in self._lasting.values():
            lasting.let_go()

    # What is to be heard

    def prepare(self, sound: Sound) -> None:
        """A sound that may come soon is decoded in the background."""
        if self.is_open:
            for file in sound.files:
                self.shelf.prepare(file)

    def play(self, sound: Sound, group: Group, now: float, volume: float = 1.0) -> None:
        """A sound once."""
        if self.is_open:
            self._waiting.append(_Event(sound, group, volume, now))
            self._start_waiting(now)

    def sustain(self, group: Group, wanted: Mapping[str, Wanted], now: float) -> None:
        """These sounds of a group go on, by name; all others of the group fade away."""
        for name, (sound, volume, intensity) in wanted.items():
            lasting = self._lasting.setdefault((group, name), Lasting(sound))
            lasting.volume, lasting.intensity = volume, intensity
        for (its_group, name), lasting in self._lasting.items():
            if its_group == group:
                lasting.want(name in wanted, _CROSS_SECONDS[group], now)

    def duck(self, *, speaking: bool, now: float) -> None:
        """Everything else steps back while somebody speaks."""
        self._duck.send(1.0 if speaking else 0.0, _DUCK_SECONDS, now)

    # Time

    def tick(self, now: float) -> None:
        """Moves every loudness to where it is at this moment, and starts what is ready."""
        if not self.is_open:
            return
        self.shelf.settle()
        self._start_waiting(now)
        for lasting in self._lasting.values():
            self._begin(lasting, now)
        self._set_loudness(now)
        self._lasting = {key: each for key, each in self._lasting.items() if not each.is_over}
        self._events = {n: e for n, e in self._events.items() if self._channels[n].get_busy()}
        if self.shelf.broken:
            file = self.shelf.broken.pop().replace("\\", "/").rpartition("/")[2]
            self.trouble = f"The sound {file} cannot be played."

    def _set_loudness(self, now: float) -> None:
        self.speech.volume = 0.0 if self.muted else self.volumes["voice"]
        for (group, _), lasting in self._lasting.items():
            lasting.set_gains(self._loudness(group, now), now)
        for number, event in self._events.items():
            make_as_loud(self._channels[number], self._event_gain(event, now))

    def _loudness(self, group: Group, now: float) -> float:
        back = 1.0 - (1.0 - _DUCKED) * self._duck.gain(now)
        return 0.0 if self.muted else self.volumes[group] * back

    def _event_gain(self, event: _Event, now: float) -> float:
        return min(1.0, event.sound.volume * event.volume * self._loudness(event.group, now))

    def _start_waiting(self, now: float) -> None:
        """Starts what was asked for, as soon as it is decoded."""
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            (file,) = event.sound.files[:1]
            samples = self.shelf.get(file)
            free = self._free()
            if samples is None and now - event.asked < _LATEST_SECONDS:
                self._waiting.append(event)
            elif samples is not None and free is not None:
                self._events[free] = event
                self._channels[free].set_volume(self._event_gain(event, now))
                self._channels[free].play(samples)

    def _begin(self, lasting: Lasting, now: float) -> None:
        """Takes a channel for each form, once all of them are decoded: they begin together."""
        if lasting.channels or lasting.is_over:
            return
        samples = [self.shelf.get(file) for file in lasting.sound.files]
        if None in samples:
            return
        for each in samples:
            free = self._free()
            if each is not None and free is not None:
                self._channels[free].set_volume(0.0)
                self._channels[free].play(each, loops=-1)
                lasting.channels.append(self._channels[free])
        lasting.begin()

    def _free(self) -> int | None:
        """A channel on which nothing is played."""
        return next((n for n, c in enumerate(self._channels) if not c.get_busy()), None)
