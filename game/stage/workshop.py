"""The workshop: threads that make looks ready layer by layer, the most urgent look first."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import sys
import threading
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass

from game.stage.bakery import Bakery, BakeryClosedError, bake_here
from game.stage.benches import stand_back
from game.stage.canvas import Canvas
from game.stage.layers.images import OpenImage, no_images
from game.stage.performance import Performance, rehearse
from game.stage.shelf import Shelf
from game.story.look import Look

_MOST_BYTES = 72 * 2**20
_FEWEST_PERFORMANCES = 2
"""The look that is shown and the one that comes next are kept, however large they are."""
_REST_SECONDS = 10.0
"""After so long without anything to bake, the bakery gives back its memory."""
_SWITCH_SECONDS = 0.0005
"""How long the window's thread waits at most when another one is at work in this process.

Python's own five thousandths of a second are waited for several times in a frame.
"""
_LOG = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Order:
    """A look that is wanted at a resolution, and the work on it so far."""

    look: Look
    height: int
    is_quick: bool
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
        except BakeryClosedError:
            return None
        except Exception:
            _LOG.exception("the look %s cannot be painted", self.look.name)
            return Performance(self.look, Canvas.whole(self.height), ())
        return None


class Workshop:
    """Makes looks ready, and keeps the last few for which there is room.

    A look that is waited for is made at a quick height first. Quick and fine work have a thread
    each, so that a coarse picture never waits for a fine one.
    """

    def __init__(
        self,
        shelf: Shelf,
        quick: int,
        fine: int,
        open_image: OpenImage = no_images,
        *,
        apart: bool = False,
    ) -> None:
        """`apart`: pictures are baked in another process, so that they delay no frame."""
        self._shelf, self._quick, self._fine = shelf, quick, fine
        self._open_image = open_image
        self._bakery = Bakery() if apart else None
        self._changed = threading.Condition()
        self._orders: list[_Order] = []
        self._made: OrderedDict[tuple[int, int], tuple[Look, Performance]] = OrderedDict()
        self._closed = False
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._threads = [
            threading.Thread(target=self._work, args=(is_quick,), name=name, daemon=True)
            for name, is_quick in (("bake quickly", True), ("bake finely", False))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def fine(self) -> int:
        """The height at which looks are made ready in the end."""
        return self._fine

    def refine(self, fine: int) -> None:
        """From now on looks are made at another height; those that are there serve until then."""
        with self._changed:
            self._fine = fine
            self._orders = [order for order in self._orders if order.height in self._heights]

    @property
    def busy(self) -> bool:
        """Whether anything is being baked."""
        return bool(self._orders)

    def ask(self, look: Look, *, urgent: bool) -> None:
        """Orders what is missing of a look; an urgent look is worked on before all others."""
        with self._changed:
            held = self._held(look)
            if self._closed or self._fine in held:
                return
            ordered = {order.height for order in self._orders if order.look is look}
            for height in self._heights if urgent and not held else [self._fine]:
                if height not in ordered:
                    self._orders.append(self._order(look, height))
            if urgent and self._orders[0].look is not look:
                self._orders.sort(key=lambda order: order.look is not look)
            self._changed.notify_all()

    def _order(self, look: Look, height: int) -> _Order:
        is_quick = height != self._fine
        bake = bake_here
        if self._bakery:
            bake = self._bakery.bake_quickly if is_quick else self._bakery.bake
        work = rehearse(look, height, self._shelf, self._open_image, bake)
        return _Order(look, height, is_quick, work)

    def ready(self, look: Look) -> bool:
        """Whether the look is there, and not only quickly made."""
        with self._changed:
            return any(height > self._quick or height == self._fine for height in self._held(look))

    def finest(self, look: Look, patience_seconds: float) -> Performance | None:
        """The best performance that there is; None if there is none even after a moment."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._held(look), patience_seconds)
            held = self._held(look)
            if not held:
                return None
            height = self._fine if self._fine in held else max(held)
            self._made.move_to_end((id(look), height))
            return self._made[id(look), height][1]

    def close(self) -> None:
        """Ends each thread after the layer that it is at, and forgets everything."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._bakery:
            self._bakery.close()
        for thread in self._threads:
            thread.join()
        self._orders.clear()
        self._made.clear()

    @property
    def _heights(self) -> tuple[int, ...]:
        return (self._quick, self._fine) if self._quick < self._fine else (self._fine,)

    @property
    def _bytes_held(self) -> int:
        return sum(performance.size_in_bytes for _, performance in self._made.values())

    def _held(self, look: Look) -> list[int]:
        """The heights at which the look is there."""
        return [height for (_, height), (held, _) in self._made.items() if held is look]

    def _first(self, is_quick: bool) -> _Order | None:
        return next((order for order in self._orders if order.is_quick == is_quick), None)

    def _work(self, is_quick: bool) -> None:
        """A thread: after every layer it looks again at what is wanted most."""
        if not is_quick and self._bakery is None:
            stand_back()
        while True:
            order = self._next(is_quick)
            if order is None:
                return
            performance = order.go_on()
            if performance is not None:
                self._deliver(order, performance)
                _give_back_memory()

    def _next(self, is_quick: bool) -> _Order | None:
        """Waits for an order; None once the workshop is closed."""

        def is_wanted() -> bool:
            return self._closed or self._first(is_quick) is not None

        with self._changed:
            if not self._changed.wait_for(is_wanted, _REST_SECONDS):
                if self._bakery and not is_quick:
                    self._bakery.rest()
                self._changed.wait_for(is_wanted)
            return None if self._closed else self._first(is_quick)

    def _deliver(self, order: _Order, performance: Performance) -> None:
        """Keeps what was made: fine in the place of coarse, new looks in the place of old."""
        with self._changed:
            if order not in self._orders:
                return  # Another height is wanted meanwhile.
            self._orders.remove(order)
            self._made[id(order.look), order.height] = (order.look, performance)
            if self._fine in self._held(order.look):
                self._orders = [each for each in self._orders if each.look is not order.look]
                for height in self._held(order.look):
                    if height != self._fine:
                        del self._made[id(order.look), height]
            while len(self._made) > _FEWEST_PERFORMANCES and self._bytes_held > _MOST_BYTES:
                self._made.popitem(last=False)
            self._changed.notify_all()


def _give_back_memory() -> None:
    """Returns what a bake no longer needs to the system, where the C library can."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
