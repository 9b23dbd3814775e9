"""How far each choice moves the endings, from random playthroughs: an estimate (NumPy).

Whoever takes a choice stands for all to whom it was offered, and so does whoever takes another:
each counts as many times as such a one is rare (D. Horvitz and D. Thompson, "A generalization of
sampling without replacement", JASA 47, 1952). The endings of the two groups are compared, all
moments at which the choice is offered together. A choice that leads here to one ending and there to
another as much more rarely may thus seem lighter than it is. What chance alone would
show as a difference is taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from game.walker.course import course_of
from game.walker.personas import Weigh
from game.walker.players import Steady
from game.walker.sampling import Mask, blocks_of, played
from game.walker.tally import Tally, together
from game.walker.ways import Map

Array = Any
STAKES_IN = 50_000
_RARE = 3.0
_FEWEST = 30
"""Of a choice that fewer took, or fewer left, nothing is said."""


def stakes(
    found: Map, weigh: Weigh, playthroughs: int = STAKES_IN
) -> tuple[dict[tuple[str, str], float], Tally]:
    """About how far choices move the endings, by scene and id, and what all playthroughs came to.

    It is the total variation distance between the endings after the choice and those after the
    others, from 0 to 1, in the first `STAKES_IN` playthroughs. Choices of which too little was
    seen are left out.
    """
    course = course_of(found)
    player = Steady(tuple(weigh(choice) for _, choice in course.choices))
    account = _Account(len(course.choices), len(course.endings))
    tallies: list[Tally] = []
    for block in blocks_of(course, playthroughs, seed=0):
        enough = block.number * tallies[0].playthroughs >= STAKES_IN if tallies else False
        tallies.append(played(course, player, block, watch=None if enough else account))
    weighed = zip(course.choices, account.weights(), strict=True)
    known = {(scene, choice.id): w for (scene, choice), w in weighed if w is not None}
    return known, together(tallies)


class _Account:
    """Adds up, for each choice and each ending, those who took it and those who did not."""

    def __init__(self, choices: int, endings: int) -> None:
        shape = (choices, 2, endings + 1)
        self.people, self.sums, self.squares = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.alone = np.zeros(choices)
        self.moments: list[list[tuple[Array, Array, Array]]] = [[] for _ in range(choices)]

    def chosen(
        self,
        choices: Sequence[int],
        masks: Sequence[Mask],
        weights: Sequence[float],
        here: Array,
        groups: Sequence[Array],
    ) -> None:
        """Keeps who could take a choice, how likely they were to, and whether they did."""
        total: Array = np.zeros(len(here))
        for weight, mask in zip(weights, masks, strict=True):
            total += weight * mask
        for choice, mask, weight, group in zip(choices, masks, weights, groups, strict=True):
            offered = np.flatnonzero(mask) if isinstance(mask, np.ndarray) else slice(None)
            took = np.zeros(len(here), bool)
            took[group] = True
            chance = weight / total[offered]
            others = np.flatnonzero(chance < 1.0)
            self.alone[choice] += len(chance) - len(others)
            kept = (here[offered][others], chance[others], took[offered][others])
            self.moments[choice].append(kept)

    def ended(self, end: Array) -> None:
        """Adds up the moments of a block, whose endings are known now."""
        kinds = self.sums.shape[2]
        for choice, moments in enumerate(self.moments):
            if moments:
                who, chance, took = (np.concatenate(c) for c in zip(*moments, strict=True))
                stands_for = 1.0 / np.where(took, chance, 1.0 - chance)
                ending = end[who]
                place = np.where(ending < 0, kinds - 1, ending) + kinds * ~took
                for table, counts in (
                    (self.people, None),
                    (self.sums, stands_for),
                    (self.squares, stands_for**2),
                ):
                    table[choice] += np.bincount(place, counts, 2 * kinds).reshape(2, kinds)
            moments.clear()

    def weights(self) -> list[float | None]:
        """The weight of each choice, over all moments at which it was offered."""
        return [self._weight(choice) for choice in range(len(self.sums))]

    def _weight(self, choice: int) -> float | None:
        people, sums, squares = self.people[choice], self.sums[choice], self.squares[choice]
        alone, offered = float(self.alone[choice]), float(people.sum())
        if offered and people.sum(axis=1).min() >= _FEWEST:
            shares = sums / sums.sum(axis=1, keepdims=True)
            difference = shares[0] - shares[1]
            # The variance of a ratio of sums, to the first order.
            all_squares = squares.sum(axis=1, keepdims=True)
            spread = squares * (1 - 2 * shares) + all_squares * shares**2
            chance = (spread / sums.sum(axis=1, keepdims=True) ** 2).sum(axis=0)
            if _is_chance(difference, chance):
                return 0.0
            certain = np.sqrt(np.maximum(difference**2 - chance, 0.0))
            return float(certain.sum()) / 2 * offered / (offered + alone)
        return 0.0 if alone and not offered else None


def _is_chance(difference: Array, variance: Array) -> bool:
    """Whether differences are as small as chance makes them, all but about once in 200 times.

    The sum of their squares by their variances is distributed about as chi-squared.
    """
    seen = variance > 0
    degrees = max(1, int(seen.sum()) - 1)
    amount = float((difference[seen] ** 2 / variance[seen]).sum())
    return amount < degrees + _RARE * (2 * degrees) ** 0.5 and not difference[~seen].any()
