"""What is said of a chance: exactly, or between what bounds."""

from __future__ import annotations

import pytest

from game.outputs.chances import bounds, share
from game.walker.figures import Figures


def figures(playthroughs: int) -> Figures:
    return Figures((), None, None, (), 0.0, playthroughs)


@pytest.mark.parametrize(
    ("chance", "exact", "sampled"),
    [
        (0.125, "12.50 %", "12.3–12.7 %"),
        (0.02, "2.00 %", "1.92–2.09 %"),
        (0.00001, "1.0e-05", "0.000–0.006 %"),
        (0.0, "0.00 %", "0.000–0.004 %"),
        (1.0, "100.00 %", "100.0–100.0 %"),
    ],
)
def test_a_share_that_was_found_by_playing_is_told_with_its_bounds(
    chance: float, exact: str, sampled: str
) -> None:
    assert share(chance, figures(0)) == exact
    assert share(chance, figures(100_000)) == sampled
    low, high = bounds(chance, figures(100_000))
    assert bounds(chance, figures(0)) == (chance, chance)
    assert low <= chance <= high and low < high
