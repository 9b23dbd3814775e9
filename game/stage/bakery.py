"""The bakery: a process of its own that bakes plates, so that no frame has to wait for them."""

from __future__ import annotations

import contextlib
import logging
import pickle
import threading
from queue import SimpleQueue

from game.processes import begun, ended
from game.stage.benches import Wish, baked
from game.stage.canvas import Canvas
from game.stage.messages import read_message, write_message
from game.stage.plates import Plate
from game.stage.shelf import Shelf
from game.story.look import Layer

BAKES = "--bake"
"""With this alone, the program of a bundle is the bakery of another that is open."""
_LOG = logging.getLogger(__name__)


class BakingError(Exception):
    """A painter failed; the text is its traceback."""


class BakeryClosedError(Exception):
    """Nothing is baked any more."""


_Answer = tuple[Plate, ...] | str | None
"""Plates, or what went wrong with them; None when there will be no more answers."""


class _Process:
    """A bakery that runs: fine and quick wishes are baked side by side, each kind in its order."""

    def __init__(self) -> None:
        self._process = begun("game.stage.benches", BAKES)
        self._writing = threading.Lock()
        self._answers: dict[bool, SimpleQueue[_Answer]] = {
            True: SimpleQueue(),
            False: SimpleQueue(),
        }
        self.is_awake = False
        """Whether it has loaded all that it bakes with."""
        threading.Thread(target=self._listen, name="take plates", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def answered(self, wish: Wish) -> tuple[Plate, ...] | str:
        """Waits for what comes of a wish. Raises OSError or EOFError where nothing does."""
        assert self._process.stdin is not None
        with self._writing:
            write_message(self._process.stdin, wish)
        answer = self._answers[wish.is_quick].get()
        if answer is None:
            self._answers[wish.is_quick].put(None)
            raise EOFError("the other end is closed")
        return answer

    def end(self) -> None:
        ended(self._process)

    def _listen(self) -> None:
        """A thread: hands each answer to who waits for it."""
        answers = self._process.stdout
        assert answers is not None
        with contextlib.suppress(OSError, EOFError, ValueError, pickle.PickleError), answers:
            self.is_awake = read_message(answers)
            while True:
                is_quick, answer = read_message(answers)
                self._answers[is_quick].put(answer)
        for waiting in self._answers.values():
            waiting.put(None)


class Bakery:
    """Bakes one layer after another elsewhere; begins at the first, and again after a rest.

    Where no process can be started, or one has died, it bakes here.
    """

    def __init__(self) -> None:
        self._process: _Process | None = None
        self._works = True
        self._closing = threading.Lock()
        self._closed = False

    def bake(self, layer: Layer, canvas: Canvas, shelf: Shelf, key: str) -> tuple[Plate, ...]:
        """The plates of a layer over a whole picture, which are kept on the shelf as well.

        Raises BakingError if it cannot be painted, BakeryClosedError if it was closed meanwhile.
        """
        if self._works:
            wish = Wish(False, layer, canvas.unit, shelf, key)
            try:
                return _plates(self._begun().answered(wish))
            except (OSError, EOFError, ValueError, pickle.PickleError) as error:
                if self._closed:
                    raise BakeryClosedError from error
                _LOG.warning("pictures are baked in the window's own process: %r", error)
                self._works = False
                self.rest()
        return bake_here(layer, canvas, shelf, key)

    def bake_quickly(
        self, layer: Layer, canvas: Canvas, shelf: Shelf, key: str
    ) -> tuple[Plate, ...]:
        """The same, at once: beside what is being baked, or here while no process is awake.

        Raises BakingError if it cannot be painted.
        """
        process = self._process
        if process is not None and process.is_awake:
            wish = Wish(True, layer, canvas.unit, shelf, key)
            with contextlib.suppress(OSError, EOFError, ValueError, pickle.PickleError):
                return _plates(process.answered(wish))
        return bake_here(layer, canvas, shelf, key)

    def rest(self) -> None:
        """Lets go of the process and its memory, until something is to be baked."""
        with self._closing:
            process, self._process = self._process, None
        if process is not None:
            process.end()

    def close(self) -> None:
        """Ends it at once, whatever it is at."""
        self._closed = True
        self.rest()

    def _begun(self) -> _Process:
        """The process. Raises OSError where none can be had."""
        with self._closing:
            if self._closed:
                raise OSError("the bakery is closed")
            if self._process is None:
                self._process = _Process()
            return self._process


def _plates(answer: tuple[Plate, ...] | str) -> tuple[Plate, ...]:
    if isinstance(answer, str):
        raise BakingError(answer)
    return answer


def bake_here(layer: Layer, canvas: Canvas, shelf: Shelf, key: str) -> tuple[Plate, ...]:
    """The plates of a layer, baked here and now, and kept on the shelf under a key."""
    plates = baked(layer, canvas)
    shelf.keep(key, plates)
    return plates
