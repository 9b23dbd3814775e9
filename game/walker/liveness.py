"""What can still matter at each place: which variables, and which of their values.

The classical backward analysis of live variables (G. Kildall, "A unified approach to global
program optimization", POPL 1973) on the map of a story, carried on to values. Two values of a
variable are the same from a place on if every condition that may come answers the same for both,
whatever the other variables are: after the last `awe >= 8` nothing asks more of `awe` than that.
A variable all of whose values are the same is dead. States that differ only in such values have
the same future (they are bisimilar), so telling them apart would change no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product
from typing import Any

from game.story.domain import Value
from game.story.model import Story
from game.walker.operations import Ask, Change, Guard, Operation
from game.walker.space import values_of
from game.walker.ways import Map, Place

Classes = tuple[int, ...] | None
"""For each value of a variable, by index, the first value that is the same; None if all differ."""

Live = dict[Place, dict[int, Classes]]
"""For each place the variables that matter there, with the values that are told apart."""

_MOST_COMBINATIONS = 3_000


def everything(found: Map, varying: Collection[int]) -> Live:
    """All values of all variables at all places: the walk tells all states apart."""
    finest: dict[int, Classes] = dict.fromkeys(varying)
    return dict.fromkeys(found.places, finest)


def live_at(found: Map, varying: Collection[int], asked: Collection[int] = ()) -> Live:
    """What matters at each place: to which ways are open, and to the questions in `asked`."""
    return _Analysis(found, varying, frozenset(asked)).run()


class _Analysis:
    """Goes backwards over the map until nothing more is told apart."""

    def __init__(self, found: Map, varying: Collection[int], asked: frozenset[int]) -> None:
        self.map = found
        self.asked = asked
        self.values = domains_of(found.story, varying)
        self.known: dict[object, dict[int, Classes]] = {}

    def run(self) -> Live:
        live: Live = {place: self._asked_by(place) for place in self.map.places}
        arriving: dict[Place, set[Place]] = {place: set() for place in self.map.places}
        for place in self.map.places:
            for way in place.ways:
                arriving[way.target].add(place)
        waiting = dict.fromkeys(self.map.places)
        while waiting:
            place, _ = waiting.popitem()
            apart = dict(live[place])
            for way in place.ways:
                _refine(apart, self._before(way.operations, live[way.target]))
            if apart != live[place]:
                live[place] = apart
                waiting |= dict.fromkeys(arriving[place])
        return live

    def _asked_by(self, place: Place) -> dict[int, Classes]:
        apart: dict[int, Classes] = {}
        for ask in place.asks:
            if ask.question in self.asked:
                _refine(apart, self._by_test(ask))
        return apart

    def _before(
        self, operations: Sequence[Operation], after: Mapping[int, Classes]
    ) -> dict[int, Classes]:
        apart = dict(after)
        for operation in reversed(operations):
            match operation:
                case Guard():
                    _refine(apart, self._by_test(operation))
                case Ask(question=question):
                    if question in self.asked:
                        _refine(apart, self._by_test(operation))
                case Change(place=place):
                    if place in apart:
                        _refine(apart, self._by_change(operation, apart.pop(place)))
        return apart

    def _by_test(self, operation: Guard | Ask) -> dict[int, Classes]:
        if operation not in self.known:
            test = operation.test
            self.known[operation] = self._told_apart(operation.reads, lambda v: int(test(v)))
        return self.known[operation]

    def _by_change(self, change: Change, classes: Classes) -> dict[int, Classes]:
        key = (change, classes)
        if key not in self.known:
            values, compute = self.values[change.place], change.compute

            def outcome(state: Sequence[Any]) -> Any:
                value = compute(state)
                return value if classes is None else classes[values.index(value)]

            self.known[key] = self._told_apart(change.reads, outcome)
        return self.known[key]

    def _told_apart(
        self, reads: Collection[int], outcome: Callable[[Sequence[Any]], Any]
    ) -> dict[int, Classes]:
        """For each variable that is read, which of its values can lead to another outcome."""
        places = sorted(place for place in reads if place in self.values)
        domains = [self.values[place] for place in places]
        sizes = [len(domain) for domain in domains]
        if _product(sizes) > _MOST_COMBINATIONS:
            return dict.fromkeys(places)
        state: list[Any] = [variable.start for variable in self.map.story.variables]
        marks: list[list[list[Any]]] = [[[] for _ in domain] for domain in domains]
        for indexes in product(*map(range, sizes)):
            for place, domain, index in zip(places, domains, indexes, strict=True):
                state[place] = domain[index]
            result = outcome(state)
            for mark, index in zip(marks, indexes, strict=True):
                mark[index].append(result)
        found = {place: _classes(mark) for place, mark in zip(places, marks, strict=True)}
        return {place: classes for place, classes in found.items() if not _is_dead(classes)}


def domains_of(story: Story, varying: Collection[int]) -> dict[int, Sequence[Value]]:
    """The values of the variables that can have more than one."""
    found = {p: values_of(story.variables[p].domain, story.words) for p in varying}
    return {place: values for place, values in found.items() if len(values) > 1}


def _classes(marks: list[list[Any]]) -> Classes:
    first: dict[tuple[Any, ...], int] = {}
    classes = tuple(first.setdefault(tuple(mark), index) for index, mark in enumerate(marks))
    return None if len(first) == len(marks) else classes


def _is_dead(classes: Classes) -> bool:
    return classes is not None and not any(classes)


def _refine(apart: dict[int, Classes], more: Mapping[int, Classes]) -> None:
    """Tells apart what either of the two tells apart."""
    for place, classes in more.items():
        if place not in apart:
            apart[place] = classes
            continue
        mine = apart[place]
        if mine is None or classes is None:
            apart[place] = None
        elif mine != classes:
            apart[place] = _classes([[a, b] for a, b in zip(mine, classes, strict=True)])


def needed(
    operations: Sequence[Operation], live: Collection[int]
) -> tuple[Operation, ...]:
    """The operations that decide whether the way is open, or what matters at its end."""
    matter = set(live)
    kept: list[Operation] = []
    for operation in reversed(operations):
        if isinstance(operation, Guard):
            matter |= operation.reads
            kept.append(operation)
        elif isinstance(operation, Change) and operation.place in matter:
            matter |= operation.reads
            kept.append(operation)
    return tuple(reversed(kept))


def varying(found: Map, free: Collection[int]) -> frozenset[int]:
    """The variables that can have more than one value.

    Something changes them, or they begin with what an earlier playthrough left (`free`).
    """
    changed = {
        operation.place
        for place in found.places
        for way in place.ways
        for operation in way.operations
        if isinstance(operation, Change)
    }
    return frozenset(domains_of(found.story, changed | set(free)))


def all_live(live: Live) -> frozenset[int]:
    """The variables that matter anywhere."""
    return frozenset().union(*live.values())


def _product(sizes: Sequence[int]) -> int:
    total = 1
    for size in sizes:
        total *= size
    return total
