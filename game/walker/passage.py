"""A way for sets of states: what they become on it, and from which of them it leads where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.story.domain import Value
from game.walker.liveness import Classes, Live, needed
from game.walker.moves import Fold, Move, Test, moves_of, shifted_back
from game.walker.operations import YES, Change
from game.walker.space import Rows, Space
from game.walker.ways import Way

_MOST_MERGED = 32


class Passage:
    """A way for sets of states."""

    def __init__(self, way: Way, live: Live, space: Space) -> None:
        self.way = way
        end = live[way.target]
        operations = needed(way.operations, end)
        written = {o.place for o in operations if isinstance(o, Change)}
        merged = _merged(end, live[way.source], written, space)
        self.moves = moves_of((*operations, *merged), space) or [Move((), space)]
        dead = space.fields.keys() - end.keys()
        self.folded = space.lane_fields(dead & (live[way.source].keys() | written))
        self.fold = Fold(self.folded, space)
        self.keep = ~space.row_mask(dead)
        self.same = self.keep & space.row_mask(space.fields)
        """The bits of a row that are the same at both ends of the way."""
        for move in self.moves:
            self.same &= move.keep
        self._open = Test(needed(way.operations, ()), lambda values: YES, (), space)

    def opens(self, row: int, lanes: int) -> int:
        """Those lanes of a row from which the way can be gone."""
        return lanes & self._open.lanes_of(row, lanes).get(YES, 0)

    def origin(self, row: int, lanes: int, wanted: Rows) -> int:
        """Those lanes of a row from which the way leads into a set of states."""
        states: list[Rows] = [{row: lanes}]
        for move in self.moves[:-1]:
            states.append(move.carry(states[-1]))
        last = self.moves[-1]
        good = {r: self._into(last, r, each, wanted) for r, each in states.pop().items()}
        for move in reversed(self.moves[:-1]):
            good = {r: _before(move, r, each, good) for r, each in states.pop().items()}
        return good.get(row, 0)

    def _into(self, last: Move, row: int, lanes: int, wanted: Rows) -> int:
        """Those lanes of a row which the last move takes into a set of states."""
        key, found = row & last.relevant, 0
        plan = last.plans.get(key)
        for bits, shifts in last.plan(key) if plan is None else plan:
            there = wanted.get(((row & last.keep) | bits) & self.keep, 0)
            if there:
                found |= shifted_back(self.fold.undo(there), shifts)
        return found & lanes


def _before(move: Move, row: int, lanes: int, good: Rows) -> int:
    """Those lanes of a row which a move takes into a set of states."""
    key, found = row & move.relevant, 0
    plan = move.plans.get(key)
    for bits, shifts in move.plan(key) if plan is None else plan:
        there = good.get((row & move.keep) | bits, 0)
        if there:
            found |= shifted_back(there, shifts)
    return found & lanes


def _merged(
    end: Mapping[int, Classes], begin: Mapping[int, Classes], written: set[int], space: Space
) -> Iterator[Change]:
    """The changes that make one value of those that are the same at the end of a way."""
    for place, classes in end.items():
        written_anew = place in written or begin.get(place, ()) != classes
        if classes is not None and written_anew and is_merged(place, classes, space):
            yield _first_of_class(place, classes, space.fields[place].values)


def is_merged(place: int, classes: Classes, space: Space) -> bool:
    """Whether values of a variable that are the same become the first of them.

    As lanes, many values are left as they are: that costs no rows, and each is a shift.
    """
    return classes is not None and (place not in space.masks or len(classes) <= _MOST_MERGED)


def _first_of_class(place: int, classes: Sequence[int], values: Sequence[Value]) -> Change:
    first = {value: values[same] for value, same in zip(values, classes, strict=True)}
    return Change(place, lambda state: first[state[place]], frozenset((place,)))
