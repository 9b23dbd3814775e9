"""Speech as it is heard: one piece after another, on a channel of its own."""

from __future__ import annotations

from pygame.mixer import Channel
from pygame.mixer import Sound as Samples

from game.sound.loudness import make_as_loud


class Speech:
    """While it has no channel, nothing is heard, and nothing is wanted."""

    def __init__(self) -> None:
        self._channel: Channel | None = None

    def open(self, channel: Channel) -> None:
        self._channel = channel

    def shut(self) -> None:
        """The device is gone."""
        self._channel = None

    @property
    def wants_more(self) -> bool:
        """Whether another piece can be taken: one is heard, and one waits to follow at once."""
        return self._channel is not None and self._channel.get_queue() is None

    @property
    def is_heard(self) -> bool:
        return self._channel is not None and self._channel.get_busy()

    def add(self, samples: Samples) -> None:
        """A piece, after those that were added before."""
        if self._channel is not None:
            self._channel.queue(samples)

    def stop(self) -> None:
        """Silence, at once."""
        if self._channel is not None:
            self._channel.stop()

    @property
    def volume(self) -> float:
        """How loud it is, 0 to 1."""
        return self._channel.get_volume() if self._channel is not None else 0.0

    @volume.setter
    def volume(self, volume: float) -> None:
        if self._channel is not None:
            make_as_loud(self._channel, volume)
