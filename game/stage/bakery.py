"""The bakery: a process of its own that bakes plates, so that no frame has to wait for them."""

from __future__ import annotations

import contextlib
import copyreg
import logging
import os
import pickle
import struct
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from game.stage.canvas import Canvas
from game.stage.plates import Plate
from game.story.look import Layer

_LENGTH = struct.Struct("<Q")
_ROOT = Path(__file__).parents[2]
"""Where the game lies, so that the process finds it wherever it was started."""
BAKES = "--bake"
"""With this alone, the program of a bundle is the bakery of another that is open."""
NICENESS = 5
"""The window goes first; with more, a busy machine would leave pictures coarse for a minute."""
_LOG = logging.getLogger(__name__)


def _unchanging(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda mapping: (_unchanging, (dict(mapping),)))


class BakingError(Exception):
    """A painter failed; the text is its traceback."""


class BakeryClosedError(Exception):
    """Nothing is baked any more."""


class Bakery:
    """Bakes one layer after another elsewhere; begins at the first, and again after a rest.

    Where no process can be started, or one has died, it bakes here.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._works = bool(sys.executable)
        self._closing = threading.Lock()
        self._closed = False

    def bake(self, layer: Layer, canvas: Canvas) -> tuple[Plate, ...]:
        """The plates of a layer over a whole picture.

        Raises BakingError if it cannot be painted, BakeryClosedError if it was closed meanwhile.
        """
        if self._works:
            try:
                return self._answered(layer, canvas)
            except (OSError, EOFError, ValueError, pickle.PickleError) as error:
                if self._closed:
                    raise BakeryClosedError from error
                _LOG.warning("pictures are baked in the window's own process: %r", error)
                self._works = False
                self.rest()
        return baked(layer, canvas)

    def rest(self) -> None:
        """Lets go of the process and its memory, until something is to be baked."""
        with self._closing:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def close(self) -> None:
        """Ends it at once, whatever it is at."""
        self._closed = True
        self.rest()

    def _answered(self, layer: Layer, canvas: Canvas) -> tuple[Plate, ...]:
        process = self._begun()
        assert process.stdin is not None
        assert process.stdout is not None
        _write(process.stdin, (layer, canvas.unit))
        answer = _read(process.stdout)
        if isinstance(answer, str):
            raise BakingError(answer)
        plates: tuple[Plate, ...] = answer
        return plates

    def _begun(self) -> subprocess.Popen[bytes]:
        """The process. Raises OSError where none can be had."""
        with self._closing:
            if self._closed:
                raise OSError("the bakery is closed")
            if self._process is None:
                self._process = _started()
            return self._process


def _started() -> subprocess.Popen[bytes]:
    """A process of this same program; it goes after all others that want to work."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return subprocess.Popen(  # noqa: S603 - this program, and nothing of a story
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )


def _command() -> list[str]:
    """What starts the process: in a bundle there is no Python but the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, BAKES]
    return [sys.executable, "-P", "-m", "game.stage.bakery"]


def baked(layer: Layer, canvas: Canvas) -> tuple[Plate, ...]:
    """The plates of a layer that needs no file, baked here and now."""
    from game.stage.kinds import KINDS

    return KINDS[type(layer)].bake(layer, canvas)


def _write(stream: BinaryIO | Any, value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _read(stream: BinaryIO | Any) -> Any:
    """What was written at the other end. Raises EOFError once that is closed."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError("the other end is closed")
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("the other end broke off")
    return pickle.loads(data)  # noqa: S301 - from this program's own process


def _answer(layer: Layer, art_height: int) -> tuple[Plate, ...] | str:
    """The plates, or what went wrong."""
    try:
        return baked(layer, Canvas.whole(art_height))
    except Exception:
        return traceback.format_exc()


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Bakes what is asked for until nobody asks any more."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            _write(answers, _answer(*_read(asked)))


def main() -> None:
    """The process: what is printed anywhere must not come between the plates."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # It ends when the window does.
    if hasattr(os, "nice") and sys.platform != "linux":  # There its thread is low already.
        os.nice(NICENESS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
