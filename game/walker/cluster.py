"""Plays on a cluster: hands blocks to a running scheduler of dask.distributed.

The workers need this program installed, in the same version; the story travels to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from game.walker.samples import Job, Run
from game.walker.sampling import Block
from game.walker.tally import Tally

_SECONDS_TO_CONNECT = 10


class NoCluster(Exception):
    """The cluster cannot be asked; the message says why, and what to do."""


def cluster(address: str) -> Run:
    """Plays on the workers of the scheduler at an address, such as `tcp://10.0.0.5:8786`.

    Raises NoCluster where there is none, or none that can play.
    """

    def run(job: Job, blocks: Sequence[Block]) -> Iterator[Tally]:
        client = _client(address)
        try:
            shared = client.scatter(_Shared(job), broadcast=True, hash=False)
            futures = client.map(_played, blocks, shared=shared, pure=False)
            try:
                for future in futures:
                    yield _result(future)
            finally:
                client.cancel(futures)
        finally:
            client.close()

    return run


def _client(address: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError:
        told = "`--cluster` needs dask.distributed, which is not installed"
        raise NoCluster(f"{told}: pip install 'sleepwalk[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        told = f"no scheduler answers at {address}"
        hint = "`dask scheduler` starts one and tells its address"
        raise NoCluster(f"{told}; {hint}") from error
    if not client.scheduler_info()["workers"]:
        client.close()
        raise NoCluster(
            f"the scheduler at {address} has no workers; `dask worker {address}` adds one"
        )
    return client


def _result(future: Any) -> Tally:
    try:
        tally: Tally = future.result()
    except ModuleNotFoundError as missing:
        told = f"a worker of the cluster has no module `{missing.name}`"
        raise NoCluster(f"{told}; install the same version of sleepwalk there") from None
    return tally


class _Shared:
    """A job as a worker keeps it: made ready once, however many blocks it plays."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.play: Callable[[Block], Tally] | None = None

    def __reduce__(self) -> tuple[type[_Shared], tuple[Job]]:
        return _Shared, (self.job,)


def _played(block: Block, shared: _Shared) -> Tally:
    if shared.play is None:
        shared.play = shared.job.player()
    return shared.play(block)
