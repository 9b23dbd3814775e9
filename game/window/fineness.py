"""Fineness: how many pixels pictures are painted with, by wish or by the pace of the machine."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from types import MappingProxyType

HEIGHTS: Mapping[str, int] = MappingProxyType({"coarse": 360, "medium": 540, "fine": 720})
"""How high the art is painted, in pixels, before it is scaled to the window."""
AUTOMATIC = "automatic"
_LEVELS = tuple(HEIGHTS)
_FIRST = _LEVELS.index("medium")
FINENESSES = (AUTOMATIC, *reversed(_LEVELS))
MOST_SECONDS = 0.012
"""What painting may take of a frame's sixtieth of a second; words and the system need the rest."""

_ROOM = 0.5
"""A finer picture is tried only if it should need no more than this part of the time.

In transitions a frame has nearly as much to do besides.
"""
_GROWTH = 1.6
"""The power of the height with which painting becomes dearer: looks were measured at 1.0 to 1.3."""
_FRAMES = 90
"""Frames that are judged together: three seconds."""
_WORST_PART = 0.97
"""Two slower frames in a round are a hiccup of the system's, which no coarser picture mends."""
_TOLD_FRAMES = 200
_SLOW_ROUNDS = 2
_FAST_ROUNDS, _MOST_FAST_ROUNDS = 4, 128


def share_of(times: Sequence[float], part: float) -> float:
    """The time that this part of the times does not exceed; 0 where there are none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


class FrameTimes:
    """How long the last few seconds' pictures took to paint."""

    def __init__(self) -> None:
        self._seconds: deque[float] = deque(maxlen=_TOLD_FRAMES)

    def note(self, seconds: float) -> None:
        self._seconds.append(seconds)

    def forget(self) -> None:
        self._seconds.clear()

    @property
    def usual(self) -> float:
        """The median, in seconds."""
        return share_of(self._seconds, 0.5)

    @property
    def worst(self) -> float:
        """What 99 of 100 pictures did not exceed, in seconds."""
        return share_of(self._seconds, 0.99)


class Fineness:
    """Holds the time that painting takes: coarser as soon as it must, finer once it surely can.

    It goes by rounds of three seconds. Two slow rounds make the picture coarser, and so does one
    in which the usual fine picture was too slow. Four in a row that leave room for the finer
    picture make it finer; each time that proves to be too much, it waits twice as long. The
    coarsest looks rough in a large window and is the last resort: only rounds whose usual picture
    was too slow lead to it, since it mends no delays that other programs cause.
    """

    def __init__(self) -> None:
        self.wish = AUTOMATIC
        self._level = _FIRST
        self._round: list[float] = []
        self._slow = self._fast = 0
        self._patience = _FAST_ROUNDS

    @property
    def height(self) -> int:
        """How high the art should be, in pixels."""
        return HEIGHTS[_LEVELS[self._level] if self.wish == AUTOMATIC else self.wish]

    def note(self, seconds: float, window_height: int) -> None:
        """A picture at this fineness took so long of one of the frames in which it was painted."""
        if self.wish != AUTOMATIC:
            return
        self._round.append(seconds)
        if len(self._round) == _FRAMES:
            usual, worst = share_of(self._round, 0.5), share_of(self._round, _WORST_PART)
            self._round.clear()
            self._judge(usual, worst, window_height)

    def _judge(self, usual: float, worst: float, window_height: int) -> None:
        is_fine = self._level > _FIRST
        is_slow = (worst if is_fine else usual) > MOST_SECONDS
        leaves_room = self._leaves_room(worst, window_height)
        self._slow = self._slow + 1 if is_slow else 0
        self._fast = self._fast + 1 if leaves_room else 0
        is_too_slow = self._slow >= _SLOW_ROUNDS or (is_fine and usual > MOST_SECONDS)
        if self._level > 0 and is_too_slow:
            self._step(-1)
            self._patience = min(2 * self._patience, _MOST_FAST_ROUNDS)
        elif self._fast >= self._patience:
            self._step(1)

    def _leaves_room(self, worst: float, window_height: int) -> bool:
        """Whether the next finer picture can be seen, and should come in time."""
        if self._level == len(_LEVELS) - 1 or window_height <= self.height:
            return False
        growth = math.pow(HEIGHTS[_LEVELS[self._level + 1]] / self.height, _GROWTH)
        return worst * growth <= MOST_SECONDS * _ROOM

    def _step(self, step: int) -> None:
        self._level += step
        self._slow = self._fast = 0
