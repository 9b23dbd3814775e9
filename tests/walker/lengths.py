"""How many choices playthroughs take: all followed together, choice by choice, in fractions."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from game.story.model import Story
from game.walker.figures import Lengths
from tests.walker.oracle import Key, Truth

_MOST_STEPS = 20_000
"""So many steps from state to state are affordable; stories that go on for longer are left."""
_SHARES = (Fraction(1, 2), Fraction(95, 100))


def lengths_of(story: Story, truth: Truth, ended: Fraction) -> Lengths | None:
    """The shortest playthrough that ends, the median, and what 95 of 100 do not exceed.

    `ended` is how likely a playthrough ends at all. None where it takes too long to see all that.
    """
    found: list[int] = []
    stream, done, number = _Stream(story, truth), Fraction(0), 0
    while len(found) < 3:
        done += stream.ended()
        if done and not found:
            found.append(number)
        while 0 < len(found) < 3 and done >= _SHARES[len(found) - 1] * ended:
            found.append(number)
        stream.choose()
        number += 1
        if stream.steps > _MOST_STEPS:
            return None
    return Lengths(*found)


class _Stream:
    """How likely a playthrough that goes on is in each state, after so many choices."""

    def __init__(self, story: Story, truth: Truth) -> None:
        self.ends = {ending.name for ending in story.endings}
        self.truth = truth
        self.steps = 0
        self.here = self._settled({truth.fresh: Fraction(1)})

    def ended(self) -> Fraction:
        """How likely a playthrough ended just now."""
        ended = [key for key in self.here if key[0] in self.ends and not key[4]]
        return sum((self.here.pop(key) for key in ended), Fraction(0))

    def choose(self) -> None:
        """Everybody takes a choice; who is stuck is left."""
        self.here = self._settled(self._moved(self.here))

    def _settled(self, here: dict[Key, Fraction]) -> dict[Key, Fraction]:
        """Where everybody is once chance has decided all that it has to."""
        while self.steps <= _MOST_STEPS:
            waiting = {key: share for key, share in here.items() if self.truth.states[key].awaiting}
            if not waiting:
                break
            here = Counter({k: share for k, share in here.items() if k not in waiting})
            here.update(self._moved(waiting))
        return here

    def _moved(self, here: dict[Key, Fraction]) -> dict[Key, Fraction]:
        moved: dict[Key, Fraction] = {}
        for key, mass in here.items():
            for _, share, after in self.truth.ways[key]:
                moved[after] = moved.get(after, Fraction(0)) + mass * share
                self.steps += 1
        return moved
