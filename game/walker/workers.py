"""Plays on several processor cores: each has a process that reads the story once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from game.walker.samples import Job, Run
from game.walker.sampling import Block
from game.walker.tally import Tally

_play: Callable[[Block], Tally] | None = None
"""What this process plays; it is told when it begins."""


class Interrupted(Exception):
    """Somebody who helped has gone; the message says what to do."""


def processes(count: int) -> Run:
    """Plays in so many processes. Raises Interrupted where one of them is ended from outside."""

    def run(job: Job, blocks: Sequence[Block]) -> Iterator[Tally]:
        # Spawned, not forked, on every system: nothing of this process leaks into the others.
        pool = ProcessPoolExecutor(min(count, len(blocks)), get_context("spawn"), _begin, (job,))
        try:
            yield from pool.map(_played, blocks)
        except BrokenProcessPool:
            told = "a process that played along was ended: perhaps memory ran out"
            raise Interrupted(f"{told}; try fewer --jobs") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return run


def _begin(job: Job) -> None:
    """Makes a new process ready; Ctrl-C ends it without a word, since the first one speaks."""
    global _play  # noqa: PLW0603 - a process of a pool has no other memory
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _play = job.player()


def _played(block: Block) -> Tally:
    assert _play is not None
    return _play(block)
