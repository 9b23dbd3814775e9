"""How readily somebody takes a choice."""

from __future__ import annotations

from collections.abc import Callable

from game.story.model import Choice, Story
from game.story.persona import Persona, weight

Weigh = Callable[[Choice], float]
"""Of the open choices one is taken, with a probability in proportion to its weight, above 0."""


def evenly(choice: Choice) -> float:
    """The weight of a choice for somebody who takes any as readily as any other."""
    return 1.0


def weigher(persona: Persona | None, story: Story) -> Weigh:
    """How readily a persona takes each choice of a story; any as readily if nobody is given."""
    if persona is None:
        return evenly
    weights: dict[int, float] = {}
    for scene in story.scenes.values():
        for choice in scene.choices:
            weights[id(choice)] = weight(persona, choice, story)
    return lambda choice: weights[id(choice)]
