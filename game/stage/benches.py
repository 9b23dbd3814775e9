"""The benches: where the bakery's process bakes coarse pictures and fine ones, side by side."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import IO, NamedTuple

from game.processes import pipes
from game.stage.canvas import Canvas
from game.stage.messages import read_message, write_message
from game.stage.plates import Plate
from game.stage.shelf import Shelf
from game.story.look import Layer

_NICENESS = 5
"""The window goes first; with more, a busy machine would leave pictures coarse for a minute."""
_SWITCH_SECONDS = 0.001
"""How long a coarse picture waits for a fine one's thread at a time."""


class Wish(NamedTuple):
    """A layer to be baked and kept under a key, and whether it is one of a coarse picture."""

    is_quick: bool
    layer: Layer
    art_height: int
    shelf: Shelf
    key: str


def baked(layer: Layer, canvas: Canvas) -> tuple[Plate, ...]:
    """The plates of a layer that needs no file."""
    from game.stage.kinds import KINDS

    return KINDS[type(layer)].bake(layer, canvas)


def stand_back() -> None:
    """Lets others go before this thread; where only all threads can be told to, not at all."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


class _Bench:
    """A thread that bakes wishes of one kind, one after another."""

    def __init__(self, answers: IO[bytes], answering: threading.Lock) -> None:
        self.wishes: SimpleQueue[Wish | None] = SimpleQueue()
        self._answers, self._answering = answers, answering
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def end(self) -> None:
        self.wishes.put(None)
        self._thread.join()

    def _work(self) -> None:
        with contextlib.suppress(OSError):  # Nobody listens any more.
            while (wish := self.wishes.get()) is not None:
                self._fulfil(wish)

    def _fulfil(self, wish: Wish) -> None:
        """Plates are handed over first, and then kept: somebody waits for them."""
        answer: tuple[Plate, ...] | str
        try:
            answer = baked(wish.layer, Canvas.whole(wish.art_height))
        except Exception:
            answer = traceback.format_exc()
        with self._answering:
            write_message(self._answers, (wish.is_quick, answer))
        if not isinstance(answer, str):
            wish.shelf.keep(wish.key, answer)


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Bakes what is asked for until nobody asks any more."""
    answering = threading.Lock()
    quick = _Bench(answers, answering)
    stand_back()  # And so does every thread that begins later.
    fine = _Bench(answers, answering)
    with contextlib.suppress(EOFError, OSError):
        _wake()
        with answering:
            write_message(answers, True)
        while True:
            wish: Wish = read_message(asked)
            (quick if wish.is_quick else fine).wishes.put(wish)
    quick.end()
    fine.end()


def _wake() -> None:
    """Loads all painters, which are many, before anybody waits for one."""
    from game.stage.layers import loom
    from game.stage.painters import by_name

    assert loom, by_name


def main() -> None:
    """The process."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    if hasattr(os, "nice") and sys.platform != "linux":
        os.nice(_NICENESS)
    serve(*pipes())


if __name__ == "__main__":
    main()
