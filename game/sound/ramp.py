"""Loudness on its way from one value to another."""

from __future__ import annotations

import math


class Ramp:
    """A level that goes evenly from where it stands to where it is sent, 0 to 1.

    Two sounds that cross have equal power at every moment when their gains are the sine of what
    their levels say: sin² + cos² = 1.
    """

    def __init__(self, level: float = 0.0) -> None:
        self.level = self.target = level
        self._origin = level
        self._began = self._seconds = 0.0

    def send(self, target: float, seconds: float, now: float) -> None:
        """Begins to go to another level; one that it goes to already is not begun again."""
        if target != self.target:
            self._origin, self.target = self.level, target
            self._began, self._seconds = now, seconds

    def gain(self, now: float) -> float:
        """The gain at a moment, 0 to 1, after moving the level there."""
        part = 1.0 if self._seconds <= 0 else (now - self._began) / self._seconds
        part = min(1.0, max(0.0, part))
        self.level = self._origin + (self.target - self._origin) * part
        return math.sin(self.level * math.pi / 2)
