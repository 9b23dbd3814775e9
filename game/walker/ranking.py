"""Circles of places round which nobody goes for ever, because something only ever rises, or falls.

A ranking argument (R. Floyd, "Assigning meanings to programs", 1967): a variable that never falls
on any way of a circle can rise only so often. Without the ways on which such a variable always
rises, what is left of the circle has to be gone for ever by whoever goes round for ever. If
that is no circle any more, nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from game.walker.circles import circles_of
from game.walker.explore import Exploration
from game.walker.liveness import Classes, needed
from game.walker.moves import Test
from game.walker.operations import Change, Operation, run
from game.walker.passage import is_merged
from game.walker.ways import Place, Way

_FALLS, _STAYS, _RISES = 1, 2, 4


def comes_to_an_end(places: Collection[Place], exploration: Exploration) -> bool:
    """Whether nobody can stay for ever in some places, in the states that were explored."""
    ways = [way for place in places for way in place.ways if way.target in places]
    circling = set(ways)
    for variable in sorted(_known_everywhere(places, exploration)):
        circling -= _always_moving(variable, ways, exploration)
        if not _is_circle(places, circling):
            return True
    return not _is_circle(places, circling)


def _always_moving(variable: int, ways: Sequence[Way], exploration: Exploration) -> set[Way]:
    """The ways on which a variable always rises, if it falls on none; or the other way round."""
    moving, known = set(), 0
    for way in ways:
        found = _moves(way, variable, exploration)
        known |= found
        if known & _RISES and known & _FALLS:
            return set()
        if not found & _STAYS:
            moving.add(way)
    return moving


def _known_everywhere(places: Collection[Place], exploration: Exploration) -> set[int]:
    known = set(exploration.space.fields)
    for place in places:
        known &= exploration.live[place].keys()
    return known


def _moves(way: Way, variable: int, exploration: Exploration) -> int:
    """Whether a variable falls, stays or rises on a way, as bits; none if nobody can go it."""
    live, space = exploration.live, exploration.space
    same = live[way.source][variable] == live[way.target][variable]
    if same and not any(isinstance(o, Change) and o.place == variable for o in way.operations):
        return _STAYS
    operations = needed(way.operations, (variable,))
    reads = {variable}.union(*(o.reads for o in operations))
    values, classes = space.fields[variable].values, live[way.target][variable]
    classes = classes if is_merged(variable, classes, space) else None
    test = Test((), _compare(operations, variable, values, classes), reads, space)
    return _found(test, exploration.outline(way.source, test.relevant))


def _compare(
    operations: Sequence[Operation], variable: int, values: Sequence[Any], classes: Classes
) -> Callable[[Sequence[Any]], int]:
    def test(before: Sequence[Any]) -> int:
        after = list(before)
        if not run(operations, after):
            return 0
        new, old = values.index(after[variable]), values.index(before[variable])
        new = new if classes is None else classes[new]
        return _STAYS if new == old else _RISES if new > old else _FALLS

    return test


def _found(test: Test, states: dict[int, int]) -> int:
    known = 0
    for row, lanes in states.items():
        for answer, mask in test.lanes_of(row, lanes).items():
            if lanes & mask:
                known |= answer
    return known


def _is_circle(places: Collection[Place], ways: Collection[Way]) -> bool:
    """Whether some ways lead from a place back to it."""
    edges: dict[Place, list[Place]] = {place: [] for place in places}
    for way in ways:
        edges[way.source].append(way.target)
    circles = list(circles_of(edges).values())
    return len(set(circles)) < len(circles) or any(way.source is way.target for way in ways)
