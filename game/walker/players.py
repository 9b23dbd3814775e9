"""Who plays a sampled playthrough: how readily somebody takes each of the open choices."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Steady:
    """Weighs a choice always the same; without `given`, takes any as readily as any other."""

    given: tuple[float, ...] | None = None

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        if self.given is None:
            return [1.0] * len(choices)
        return [self.given[choice] for choice in choices]

    def took(self, choice: int, times: int) -> None:
        pass


class Curious:
    """Prefers the choices that were taken least so far: sees more in as many playthroughs."""

    def __init__(self, choices: int) -> None:
        self.times = np.zeros(choices, np.int64)

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        return [1.0 / (1.0 + times) for times in self.times[list(choices)].tolist()]

    def took(self, choice: int, times: int) -> None:
        self.times[choice] += times
