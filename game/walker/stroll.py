"""Random playthroughs, to learn cheaply what certainly can happen before proving what cannot.

Whatever a stroll has seen needs no proof. Strolls are the same for the same story, so a walk always
says the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from game.story.domain import Value
from game.walker.beginnings import some_past
from game.walker.operations import NO, YES, Ask, Change, Guard
from game.walker.ways import Map, Place, Way

_STROLLS = 500
_LONGEST = 300
_PATIENCE, _LEAST_PATIENCE = 200, 20_000
"""For each question so many steps are gone without any news before the strolls end; or for all."""
_BOTH = NO | YES


def answers_seen(found: Map) -> list[int]:
    """For each question the answers that some random playthroughs came across, as bits."""
    return _Stroller(found).run()


class _Stroller:
    def __init__(self, found: Map) -> None:
        self.map = found
        self.answers = [0] * len(found.questions.all)
        self.gone: Counter[Way] = Counter()
        self.seeks_the_new = False
        self.chance = random.Random(found.story.name)  # noqa: S311 - a stroll keeps no secrets

    def run(self) -> list[int]:
        patience = max(_PATIENCE * len(self.answers), _LEAST_PATIENCE)
        left = patience
        for number in range(_STROLLS):
            known = sum(self.answers)
            values = self._beginning() if number % 4 > 1 else self._fresh()
            self.seeks_the_new = number % 2 == 1
            left -= self._stroll(values)
            if sum(self.answers) > known:
                left = patience
            elif left <= 0:
                break
        return self.answers

    def _stroll(self, values: list[Value]) -> int:
        """One playthrough, as far as it goes; how many steps it took."""
        place: Place | None = self._go(self.map.start.ways[0], values)
        for step in range(_LONGEST):
            if place is None or not place.ways:
                return step
            place = self._on(place, values)
        return _LONGEST

    def _fresh(self) -> list[Value]:
        return [variable.start for variable in self.map.story.variables]

    def _beginning(self) -> list[Value]:
        """The first values of somebody who has played before."""
        values = self._fresh()
        for place, value in some_past(self.map.story, self.chance).items():
            values[place] = value
        return values

    def _on(self, place: Place, values: list[Value]) -> Place | None:
        self._answer(place.asks, values)
        ways = place.ways
        if place.kind == "world":
            weights = [way.branch.weight for way in ways if way.branch]
            ways = self.chance.choices(ways, weights)
        else:
            ways = [way for way in ways if _is_open(way, values)]
        return self._go(self._chosen(ways), values) if ways else None

    def _chosen(self, ways: Sequence[Way]) -> Way:
        """Any way, or in every other stroll one that was gone least so far."""
        if self.seeks_the_new:
            least = min(self.gone[way] for way in ways)
            ways = [way for way in ways if self.gone[way] == least]
        way = self.chance.choice(ways)
        self.gone[way] += 1
        return way

    def _go(self, way: Way, values: list[Value]) -> Place:
        for operation in way.operations:
            if isinstance(operation, Ask):
                self._answer((operation,), values)
            elif isinstance(operation, Change):
                values[operation.place] = operation.compute(values)
        return way.target

    def _answer(self, asks: Sequence[Ask], values: Sequence[Value]) -> None:
        for ask in asks:
            if self.answers[ask.question] != _BOTH:
                self.answers[ask.question] |= int(ask.test(values))


def _is_open(way: Way, values: list[Value]) -> bool:
    """Whether the guards at the beginning of a way hold."""
    for operation in way.operations:
        if not isinstance(operation, Guard):
            return True
        if not operation.test(values):
            return False
    return True
