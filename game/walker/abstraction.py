"""A simpler story that can do all that the real one can, and perhaps more.

To show that something never happens it is enough to look at the variables that it depends on: what
conditions ask of other variables is taken to be possible. If it does not happen even so, it never
does. (Localization reduction: R. Kurshan, "Computer-Aided Verification of Coordinating Processes",
1994.) Where it seems to happen, more variables are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from game.story.domain import Value
from game.walker.liveness import domains_of
from game.walker.operations import Ask, Change, Guard, Operation
from game.walker.ways import Map, Way

_MOST_COMBINATIONS = 20_000


def widening(found: Map, reads: Collection[int], varying: Collection[int]) -> Iterator[set[int]]:
    """Ever more variables to look at: those of a question first, all of them at last."""
    operations = [o for place in found.places for way in place.ways for o in way.operations]
    looked_at = influences(set(reads) & set(varying), operations)
    while True:
        yield looked_at
        more = set(looked_at)
        for operation in operations:
            if isinstance(operation, Guard) and operation.reads & looked_at:
                more |= operation.reads
        more = influences(more & set(varying), operations)
        if more == looked_at:
            return
        looked_at = more


def influences(places: set[int], operations: Sequence[Operation]) -> set[int]:
    """Some variables, and all from which their values are computed."""
    size = -1
    while size != len(places):
        size = len(places)
        for operation in operations:
            if isinstance(operation, Change) and operation.place in places:
                places |= operation.reads
    return places


class Simpler:
    """Makes simpler maps of one map; what it learns of a condition serves for all of them."""

    def __init__(self, found: Map, varying: Collection[int]) -> None:
        self.map = found
        self.domains = domains_of(found.story, varying)
        self.possible: dict[tuple[Guard, frozenset[int]], Guard | None] = {}

    def seeing(self, looked_at: Collection[int]) -> Map:
        """The map as it looks to somebody who sees only some of the variables."""
        found = self.map
        twins = {place: replace(place, ways=[]) for place in found.places}
        for place, twin in twins.items():
            for way in place.ways:
                operations = tuple(self._seen(way.operations, looked_at))
                twin.ways.append(
                    Way(twin, twins[way.target], operations, way.choice, way.branch, way.scenes)
                )
        return Map(
            found.story, twins[found.start], tuple(twins.values()), found.questions, found.where
        )

    def _seen(
        self, operations: Sequence[Operation], looked_at: Collection[int]
    ) -> Iterator[Operation]:
        for operation in operations:
            if isinstance(operation, Guard):
                visible = frozenset(p for p in operation.reads if p in looked_at)
                if (operation, visible) not in self.possible:
                    self.possible[operation, visible] = _possible(operation, visible, self.domains)
                guard = self.possible[operation, visible]
                if guard is not None:
                    yield guard
            elif isinstance(operation, Ask) or operation.place in looked_at:
                yield operation


def _possible(
    guard: Guard, looked_at: Collection[int], domains: dict[int, Sequence[Value]]
) -> Guard | None:
    """Whether a condition can hold for some values of what is not looked at; None for always."""
    visible = sorted(p for p in guard.reads if p in domains and p in looked_at)
    hidden = sorted(p for p in guard.reads if p in domains and p not in looked_at)
    combinations = 1
    for place in (*visible, *hidden):
        combinations *= len(domains[place])
    if not visible or combinations > _MOST_COMBINATIONS:
        return guard if not hidden else None
    if not hidden:
        return guard
    known: dict[tuple[Any, ...], bool] = {}
    choices = [domains[place] for place in hidden]

    def test(values: Sequence[Any]) -> bool:
        key = tuple(values[place] for place in visible)
        if key not in known:
            known[key] = any(map(guard.test, _with(values, hidden, choices)))
        return known[key]

    return Guard(test, frozenset(visible))


def _with(
    values: Sequence[Any], places: Sequence[int], choices: Sequence[Sequence[Any]]
) -> Iterator[Sequence[Any]]:
    """A state with all values of some variables together."""
    state = list(values)
    for chosen in product(*choices):
        for place, value in zip(places, chosen, strict=True):
            state[place] = value
        yield state
