"""How readily somebody takes a choice."""

from __future__ import annotations

from collections.abc import Callable

from game.story.model import Choice

Weigh = Callable[[Choice], float]
"""Of the open choices one is taken, with a probability in proportion to its weight, above 0."""


def evenly(choice: Choice) -> float:
    """The weight of a choice for somebody who takes any as readily as any other."""
    return 1.0
