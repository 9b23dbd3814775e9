"""How certain a share is that was found by trying: intervals for estimates."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

NINETY_FIVE = 1.959963984540054
"""So many standard deviations hold 95 of 100 normal errors."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some trials had an outcome, and between what bounds its probability lies."""

    hits: int
    trials: int

    @property
    def value(self) -> float:
        return self.hits / self.trials

    def interval(self, deviations: float = NINETY_FIVE) -> tuple[float, float]:
        """The score interval: it holds for shares near 0 and 1 too, and never is empty.

        E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
        J. Amer. Statist. Assoc. 22 (1927).
        """
        n, square = self.trials, deviations * deviations
        middle = (self.hits + square / 2) / (n + square)
        spread = deviations / (n + square)
        spread *= sqrt(self.hits * (n - self.hits) / n + square / 4)
        low = 0.0 if self.hits == 0 else max(0.0, middle - spread)
        high = 1.0 if self.hits == n else min(1.0, middle + spread)
        return low, high


@dataclass(frozen=True, slots=True)
class Mean:
    """An average of some trials, and how far it may be off: 95 times of 100 no more than that."""

    value: float
    off: float


def mean_of(sums: tuple[int, float, float]) -> Mean:
    """The average, from how many there were, their sum, and the sum of their squares."""
    count, total, squares = sums
    value = total / count
    variance = max(0.0, (squares - total * value) / max(1, count - 1))
    return Mean(value, NINETY_FIVE * sqrt(variance / count))
