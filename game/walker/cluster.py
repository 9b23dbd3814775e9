"""Works on a cluster: hands parts to a running scheduler of dask.distributed.

The workers need this program installed, in the same version; stories travel to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from game.walker.work import Do, Part, Result, Run, Unfinished, Work

_SECONDS_TO_CONNECT = 10


class NoCluster(Unfinished):
    """The cluster cannot be asked; the message says why, and what to do."""


def cluster(address: str) -> Run:
    """Works on the workers of the scheduler at an address, such as `tcp://10.0.0.5:8786`.

    Raises NoCluster where there is none, or none that can work.
    """

    @contextmanager
    def run(work: Work[Part, Result], /) -> Iterator[Do[Part, Result]]:
        client = _client(address)
        try:
            shared = client.scatter(_Shared(work), broadcast=True, hash=False)
            futures: list[Any] = []

            def do(parts: Sequence[Part]) -> Iterator[Result]:
                begun = client.map(_done, parts, shared=shared, pure=False)
                futures.extend(begun)
                return map(_result, begun)

            try:
                yield do
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


def _result(future: Any) -> Any:
    try:
        return future.result()
    except ModuleNotFoundError as missing:
        told = f"a worker of the cluster has no module `{missing.name}`"
        raise NoCluster(f"{told}; install the same version of sleepwalk there") from None


class _Shared:
    """Work as a worker keeps it: made ready once, however many parts it does."""

    def __init__(self, work: Work[Any, Any]) -> None:
        self.work = work
        self.do: Callable[[Any], Any] | None = None

    def __reduce__(self) -> tuple[type[_Shared], tuple[Work[Any, Any]]]:
        return _Shared, (self.work,)


def _done(part: Any, shared: _Shared) -> Any:
    if shared.do is None:
        shared.do = shared.work.begun()
    return shared.do(part)
