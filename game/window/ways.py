"""Ways ahead: transitions that may come next are gone through once, unseen, before that."""

from __future__ import annotations

import threading

from pygame import Surface

_Way = tuple[str, tuple[int, int]]


class WaysAhead:
    """What a transition needs (maps, shards) is drawn once for each size, and kept by the stage."""

    def __init__(self) -> None:
        self._expected: set[str] = set()
        self._gone: set[_Way] = set()
        """Those that are prepared already, or are just being prepared."""

    def expect(self, kind: str) -> None:
        """A transition of this kind may come next."""
        self._expected.add(kind)

    def prepare(self, size: tuple[int, int]) -> None:
        """Begins to prepare one more of those that may come, in a thread."""
        for way in ((kind, size) for kind in self._expected):
            if way not in self._gone:
                self._gone.add(way)
                threading.Thread(target=_walk_once, args=way, daemon=True).start()
                return


def _walk_once(kind: str, size: tuple[int, int]) -> None:
    from game.stage.transition import transition

    before, after, seen = (Surface(size, 0, 32) for _ in range(3))
    transition(seen, before, after, kind, 0.5)
