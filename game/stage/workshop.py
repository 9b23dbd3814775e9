"""The workshop: threads that bake looks layer by layer, always the most urgent look first."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass

from game.stage.canvas import Canvas
from game.stage.performance import Performance, rehearse
from game.stage.shelf import Shelf
from game.story.look import Look

_MOST_PERFORMANCES = 6
_NICENESS = 10
_LOG = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Order:
    """A look that is wanted at a resolution, and the work on it so far."""

    look: Look
    height: int
    work: Generator[None, None, Performance]

    def go_on(self) -> Performance | None:
        """Bakes one layer more; the performance once all are done.

        A look that cannot be painted is dark, and the log says why.
        """
        try:
            next(self.work)
        except StopIteration as done:
            performance: Performance = done.value
            return performance
        except Exception:
            _LOG.exception("the look %s cannot be painted", self.look.name)
            return Performance(self.look, Canvas.whole(self.height), ())
        return None


class Workshop:
    """Makes looks ready at several resolutions and keeps the last few.

    Each resolution has a thread of its own, so that a coarse picture never waits for a fine one.
    """

    def __init__(self, shelf: Shelf, heights: tuple[int, ...]) -> None:
        self._shelf, self._heights = shelf, heights
        self._changed = threading.Condition()
        self._orders: list[_Order] = []
        self._made: OrderedDict[tuple[int, int], tuple[Look, Performance]] = OrderedDict()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, args=(height,), name=f"bake {height}", daemon=True)
            for height in heights
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, look: Look, *, urgent: bool) -> None:
        """Orders what is missing of a look; an urgent look is worked on before all others."""
        with self._changed:
            if self._closed or self._has(look, self._heights[-1]):
                return
            ordered = {order.height for order in self._orders if order.look is look}
            for height in self._heights:
                if height not in ordered and not self._has(look, height):
                    work = rehearse(look, height, self._shelf)
                    self._orders.append(_Order(look, height, work))
            if urgent and self._orders[0].look is not look:
                self._orders.sort(key=lambda order: order.look is not look)
            self._changed.notify_all()

    def ready(self, look: Look) -> bool:
        """Whether the look is there in the finest resolution."""
        with self._changed:
            return self._has(look, self._heights[-1])

    def finest(self, look: Look, patience_seconds: float) -> Performance | None:
        """The finest performance that there is; None if there is none even after a moment."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or any(self._has(look, height) for height in self._heights),
                patience_seconds,
            )
            for height in reversed(self._heights):
                if self._has(look, height):
                    self._made.move_to_end((id(look), height))
                    return self._made[id(look), height][1]
        return None

    def close(self) -> None:
        """Ends each thread after the layer that it is at, and forgets everything."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        self._orders.clear()
        self._made.clear()

    def _has(self, look: Look, height: int) -> bool:
        held = self._made.get((id(look), height))
        return held is not None and held[0] is look

    def _first(self, height: int) -> _Order | None:
        return next((order for order in self._orders if order.height == height), None)

    def _work(self, height: int) -> None:
        """A thread: after every layer it looks again at what is wanted most."""
        if height != self._heights[0]:
            with contextlib.suppress(AttributeError, OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._first(height) is not None)
                order = self._first(height)
                if self._closed or order is None:
                    return
            performance = order.go_on()
            if performance is not None:
                self._deliver(order, performance)
                _give_back_memory()

    def _deliver(self, order: _Order, performance: Performance) -> None:
        """Keeps what was made: fine in the place of coarse, new looks in the place of old."""
        with self._changed:
            self._orders.remove(order)
            self._made[id(order.look), order.height] = (order.look, performance)
            if self._has(order.look, self._heights[-1]):
                for coarse in self._heights[:-1]:
                    self._made.pop((id(order.look), coarse), None)
            while len(self._made) > _MOST_PERFORMANCES:
                self._made.popitem(last=False)
            self._changed.notify_all()


def _give_back_memory() -> None:
    """Returns what a bake no longer needs to the system, where the C library can."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
