"""Work in parts that can be done wherever there is room: here, in processes, on other machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Protocol, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")
_Part_contra = TypeVar("_Part_contra", contravariant=True)
_Result_co = TypeVar("_Result_co", covariant=True)


class Unfinished(Exception):
    """Work could not be done where it was handed to; the message says why, and what to do."""


class Work(Protocol[_Part_contra, _Result_co]):
    """What is to be done with each part; it travels to where that is done, as the parts do."""

    def begun(self) -> Callable[[_Part_contra], _Result_co]:
        """Does parts of the work, once all is ready for it."""


Do = Callable[[Sequence[Part]], Iterator[Result]]
"""Does parts, and gives their results in order. Elsewhere they are begun at once."""


class Run(Protocol):
    """Somewhere to work. At the end, parts that were not begun are let go."""

    def __call__(self, work: Work[Part, Result], /) -> AbstractContextManager[Do[Part, Result]]: ...


def here(work: Work[Part, Result], /) -> AbstractContextManager[Do[Part, Result]]:
    """Works in this process, one part after another."""
    return nullcontext(partial(map, work.begun()))
