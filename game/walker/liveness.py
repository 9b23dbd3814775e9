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
from functools import lru_cache
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

Compute = Callable[[Sequence[Any]], Any]
Computed = dict[tuple[Compute, tuple[int, ...]], list[Any] | None]
"""What is computed for each combination of values of some variables; None for too many."""

_LARGE, _MOST_CLASSES = 64, 16
_FEW_COMBINATIONS = 300
_MOST_COMBINATIONS = 30_000


def everything(found: Map, varying: Collection[int]) -> Live:
    """All values of all variables at all places: the walk tells all states apart."""
    finest: dict[int, Classes] = dict.fromkeys(varying)
    return dict.fromkeys(found.places, finest)


class Liveness:
    """Goes backwards over a map until nothing more is told apart.

    What it learns of single operations serves for whatever is asked later, and what these compute
    for other maps of the same story, too.
    """

    def __init__(
        self, found: Map, varying: Collection[int], computed: Computed | None = None
    ) -> None:
        self.map = found
        self.values = domains_of(found.story, varying)
        self.known: dict[object, dict[int, Classes]] = {}
        self.computed: Computed = {} if computed is None else computed
        self.asked: frozenset[int] = frozenset()
        self.answered: dict[frozenset[int], Live] = {}
        self.arriving: dict[Place, set[Place]] = {place: set() for place in found.places}
        for place in found.places:
            for way in place.ways:
                self.arriving[way.target].add(place)

    def at(self, asked: Collection[int] = (), since: Live | None = None) -> Live:
        """What matters at each place: to which ways are open, and to the questions in `asked`.

        `since` is what matters to some of these questions, or to none.
        """
        self.asked = frozenset(asked)
        if since is None and self.asked in self.answered:
            return self.answered[self.asked]
        live: Live = {place: self._asked_by(place) for place in self.map.places}
        for place, apart in (since or {}).items():
            _refine(live[place], apart)
        waiting = dict.fromkeys(self.map.places)
        while waiting:
            place, _ = waiting.popitem()
            apart = dict(live[place])
            for way in place.ways:
                _refine(apart, self._before(way.operations, live[way.target]))
            if apart != live[place]:
                live[place] = apart
                waiting |= dict.fromkeys(self.arriving[place])
        if since is None:
            self.answered[self.asked] = live
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
            self.known[operation] = self._of_test(operation)
        return self.known[operation]

    def _of_test(self, operation: Guard | Ask) -> dict[int, Classes]:
        """By the whole test, or, where that has too many cases, by each of its parts."""
        places = self._places(operation.reads)
        if operation.parts and self._cases(places) > _FEW_COMBINATIONS:
            apart: dict[int, Classes] = {}
            for part in operation.parts:
                _refine(apart, self._by_test(part))
            return apart
        outcomes = self._outcomes(operation.test, places)
        return self._told_apart(places, outcomes)

    def _by_change(self, change: Change, classes: Classes) -> dict[int, Classes]:
        key = (change, classes)
        if key not in self.known:
            places = self._places(change.reads)
            outcomes = self._outcomes(change.compute, places)
            if outcomes is not None and classes is not None:
                values = self.values[change.place]
                class_of = dict(zip(values, classes, strict=True))
                outcomes = [class_of[value] for value in outcomes]
            self.known[key] = self._told_apart(places, outcomes)
        return self.known[key]

    def _places(self, reads: Collection[int]) -> list[int]:
        return sorted(place for place in reads if place in self.values)

    def _cases(self, places: Sequence[int]) -> int:
        total = 1
        for place in places:
            total *= len(self.values[place])
        return total

    def _outcomes(self, compute: Compute, places: Sequence[int]) -> list[Any] | None:
        """What is computed for each combination of values; None where these are too many."""
        key = (compute, tuple(places))
        if key not in self.computed:
            self.computed[key] = self._compute(compute, places)
        return self.computed[key]

    def _compute(self, compute: Compute, places: Sequence[int]) -> list[Any] | None:
        if self._cases(places) > _MOST_COMBINATIONS:
            return None
        state: list[Any] = [variable.start for variable in self.map.story.variables]
        outcomes = []
        for values in product(*(self.values[place] for place in places)):
            for place, value in zip(places, values, strict=True):
                state[place] = value
            outcomes.append(int(compute(state)))
        return outcomes

    def _told_apart(self, places: Sequence[int], outcomes: list[Any] | None) -> dict[int, Classes]:
        """For each variable that is read, which of its values can lead to another outcome."""
        if outcomes is None:
            return dict.fromkeys(places)
        found: dict[int, Classes] = {}
        inner = len(outcomes)
        for place in places:
            size = len(self.values[place])
            outer, inner = inner, inner // size
            marks = [
                tuple(
                    o
                    for begin in range(index * inner, len(outcomes), outer)
                    for o in outcomes[begin : begin + inner]
                )
                for index in range(size)
            ]
            classes = _classes(marks)
            if not _is_dead(classes):
                found[place] = classes
        return found


def domains_of(story: Story, varying: Collection[int]) -> dict[int, Sequence[Value]]:
    """The values of the variables that can have more than one."""
    found = {p: values_of(story.variables[p].domain, story.words) for p in varying}
    return {place: values for place, values in found.items() if len(values) > 1}


def _classes(marks: Sequence[tuple[Any, ...]]) -> Classes:
    first: dict[tuple[Any, ...], int] = {}
    classes = tuple(map(first.setdefault, marks, range(len(marks))))
    # A large range that a count steps through would be told apart one value more at a time.
    fine = len(first) == len(marks) or (len(marks) > _LARGE and len(first) > _MOST_CLASSES)
    return None if fine else classes


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
        elif mine is not classes:
            apart[place] = _both(mine, classes)


@lru_cache(maxsize=1000)
def _both(some: tuple[int, ...], others: tuple[int, ...]) -> Classes:
    """Tells two values apart where some classes do or others."""
    return some if some == others else _classes(tuple(zip(some, others, strict=True)))


def needed(operations: Sequence[Operation], live: Collection[int]) -> tuple[Operation, ...]:
    """The operations that decide whether the way is open, or what matters at its end."""
    matter = set(live)
    kept: list[Operation] = []
    for operation in reversed(operations):
        if isinstance(operation, Guard) or (
            isinstance(operation, Change) and operation.place in matter
        ):
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
