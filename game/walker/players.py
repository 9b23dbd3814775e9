"""Who plays a sampled playthrough: how readily somebody takes each of the open choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

Array = Any


class Player(Protocol):
    """Takes an open choice with a probability in proportion to its weight."""

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        """How readily each of some choices, by their numbers, is taken; each is above 0."""

    def took(self, choice: int, times: int) -> None:
        """Is told that a choice was taken in so many playthroughs."""

    def turns(self, here: Array) -> Iterable[Array]:
        """Those who choose at one moment, in groups: a group knows what those before it took."""


@dataclass(frozen=True, slots=True)
class Steady:
    """Weighs a choice always the same; `given` are the weights of all choices."""

    given: tuple[float, ...]

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        return [self.given[choice] for choice in choices]

    def took(self, choice: int, times: int) -> None:
        pass

    def turns(self, here: Array) -> Iterable[Array]:
        return (here,)


class Curious:
    """Prefers the choices that were taken least so far: sees more in as many playthroughs."""

    def __init__(self, choices: int) -> None:
        self.times = np.zeros(choices, np.int64)

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        return [1.0 / (1.0 + times) for times in self.times[list(choices)].tolist()]

    def took(self, choice: int, times: int) -> None:
        self.times[choice] += times

    def turns(self, here: Array) -> Iterable[Array]:
        """Ever larger groups: all know much, and there are few of them."""
        begin, size = 0, 1
        while begin < len(here):
            yield here[begin : begin + size]
            begin, size = begin + size, 2 * size
