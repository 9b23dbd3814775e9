"""How loud a channel is: it is told only when that changes, since each telling stops the mixing."""

from __future__ import annotations

from pygame.mixer import Channel

_STEPS = 128
"""In so many steps SDL's mixer counts."""


def make_as_loud(channel: Channel, volume: float) -> None:
    """Sets a channel's volume, 0 to 1, if it has another.

    Setting one waits until the mixer is free: it mixes, or decodes a file. Sixty times a second,
    for every sound that goes on, that held frames up.
    """
    if int(volume * _STEPS) != round(channel.get_volume() * _STEPS):
        channel.set_volume(volume)
