"""What many playthroughs came to, counted; tallies of parts add up to that of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts of playthroughs.

    `endings`, `scenes` and `taken` say for each ending, scene and choice how many playthroughs
    came by it; `offered` and `times` how often a choice was open, and how often it was taken, all
    moments together. `stuck` came to a dead end, `unended` were stopped because they
    went on and on. `lengths` and `words` say how many of those that ended took so many choices and
    read so many words.
    """

    playthroughs: int
    endings: Array
    scenes: Array
    taken: Array
    offered: Array
    times: Array
    stuck: int
    unended: int
    lengths: Array
    words: Array

    @property
    def choices(self) -> int:
        """All choices that were taken, of all playthroughs."""
        return int(self.times.sum())

    @property
    def ended(self) -> int:
        return int(self.endings.sum())


def together(tallies: Sequence[Tally]) -> Tally:
    """The sum of some tallies; there is at least one."""
    columns = zip(*(_parts(tally) for tally in tallies), strict=True)
    return Tally(*(_sum(column) for column in columns))


def _parts(tally: Tally) -> list[Any]:
    return [getattr(tally, name) for name in Tally.__slots__]


def _sum(parts: Sequence[Any]) -> Any:
    if isinstance(parts[0], int):
        return sum(parts)
    total = np.zeros(max(len(part) for part in parts), np.int64)
    for part in parts:
        total[: len(part)] += part
    return total


def quantile(counts: Array, share: float) -> int:
    """The smallest number that at least this share of all do not exceed."""
    sums = np.cumsum(counts)
    return int(np.searchsorted(sums, max(1, share * sums[-1] * (1 - 1e-12))))


def sums_of(counts: Array) -> tuple[int, float, float]:
    """How many there are, their sum, and the sum of their squares."""
    numbers = np.arange(len(counts), dtype=float)
    return int(counts.sum()), float(counts @ numbers), float(counts @ numbers**2)
