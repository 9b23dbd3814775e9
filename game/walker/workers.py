"""Works on several processor cores: each has a process that is made ready once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context
from typing import Any

from game.walker.work import Do, Part, Result, Run, Unfinished, Work

_do: Callable[[Any], Any] | None = None
"""What this process does with a part; it is told when it begins."""


class Interrupted(Unfinished):
    """Somebody who helped has gone; the message says what to do."""


def processes(count: int) -> Run:
    """Works in so many processes. Raises Interrupted where one of them is ended from outside."""

    @contextmanager
    def run(work: Work[Part, Result], /) -> Iterator[Do[Part, Result]]:
        # Spawned, not forked, on every system: nothing of this process leaks into the others.
        others = set(active_children())
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (work,))
        try:
            yield partial(_results, pool)
        except KeyboardInterrupt:
            # Ctrl-C ends them too, but where this process alone is told to stop, they would go on.
            for process in set(active_children()) - others:
                process.terminate()
            raise
        except BrokenProcessPool:
            told = "a process that worked along was ended: perhaps memory ran out"
            raise Interrupted(f"{told}; try fewer --jobs") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return run


def _results(pool: ProcessPoolExecutor, parts: Iterable[Any], /) -> Iterator[Any]:
    """What becomes of some parts, in their order.

    Not by `pool.map`, which cancels what is left: where Ctrl-C ends the others in that instant, the
    pool's own thread fails with a traceback.
    """
    futures = [pool.submit(_done, part) for part in parts]
    return (future.result() for future in futures)


def _begin(work: Work[Any, Any]) -> None:
    """Makes a new process ready; Ctrl-C ends it without a word, since the first one speaks."""
    global _do  # noqa: PLW0603 - a process of a pool has no other memory
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _do = work.begun()


def _done(part: Any) -> Any:
    assert _do is not None
    return _do(part)
