"""What a way does to a set of states, computed once from the story's own formulas.

A *move* is a table: for the values of the row's variables that it involves, which lanes go on,
and by how many lanes they shift. It is filled, when a row asks for it, by running the operations
on each combination of the values involved. A condition is then one `&` for all lanes, and a
saturating `+=` a few shifts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from game.story.domain import Value
from game.walker.operations import YES, Change, Guard, Operation, run
from game.walker.space import Field, Rows, Space

Shift = tuple[int, int]
"""A mask of lanes, and by how many lanes they shift upwards (or, negative, downwards)."""

Plan = tuple[tuple[int, tuple[Shift, ...]], ...]
"""What becomes of a row: for each new setting of its changed bits, the shifts of its lanes."""

_MOST_IN_LANES, _MOST_IN_ROWS = 64, 4096
"""A move has no more combinations of values in the lanes of a row, and in rows."""
_MOST_WRITTEN = 64
_FEW_VALUES = 256
"""A test of variables with more values together is made by its parts."""


class Move:
    """Some operations as one table."""

    def __init__(self, operations: Sequence[Operation], space: Space) -> None:
        self.operations = operations
        self.space = space
        written = {o.place for o in operations if isinstance(o, Change)}
        involved = written.union(*(operation.reads for operation in operations))
        self.rows = space.row_fields(involved)
        self.lanes = space.lane_fields(involved)
        self.first = _without_lanes(operations, space)
        """How many operations come to the same in all lanes of a row."""
        self.written_rows = space.row_fields(written)
        self.written_lanes = space.lane_fields(written)
        self.relevant = space.row_mask(involved)
        self.keep = ~space.row_mask(written)
        self.plans: dict[int, Plan] = {}

    def plan(self, key: int) -> Plan:
        """The plan for rows whose relevant bits are `key`; it is kept in `plans`."""
        found: dict[int, dict[int, int]] = {}
        values = list(self.space.start)
        for field in self.rows:
            values[field.place] = field.values[(key & field.bits) >> field.unit]
        open_at_all = run(self.operations[: self.first], values)
        following = self.operations[self.first :]
        for lanes, mask in combinations(self.lanes, self.space) if open_at_all else ():
            after = list(values)
            for field, index in zip(self.lanes, lanes, strict=True):
                after[field.place] = field.values[index]
            if run(following, after):
                shift = self._shift(lanes, after)
                shifts = found.setdefault(self._bits(after), {})
                shifts[shift] = shifts.get(shift, 0) | mask
        plan = tuple(
            (bits, tuple((mask, shift) for shift, mask in shifts.items()))
            for bits, shifts in found.items()
        )
        self.plans[key] = plan
        return plan

    def _shift(self, before: tuple[int, ...], after: list[Value]) -> int:
        shift = 0
        for field in self.written_lanes:
            index = before[self.lanes.index(field)]
            shift += (field.values.index(after[field.place]) - index) * field.unit
        return shift

    def _bits(self, after: list[Value]) -> int:
        bits = 0
        for field in self.written_rows:
            bits |= field.values.index(after[field.place]) << field.unit
        return bits

    def carry(self, states: Rows) -> Rows:
        """What states become."""
        relevant, keep, plans = self.relevant, self.keep, self.plans
        after: Rows = {}
        for row, lanes in states.items():
            plan = plans.get(row & relevant)
            for bits, shifts in self.plan(row & relevant) if plan is None else plan:
                moved = shifted(lanes, shifts)
                if moved:
                    new_row = (row & keep) | bits
                    old = after.get(new_row)
                    after[new_row] = moved if old is None else old | moved
        return after


def shifted(lanes: int, shifts: Iterable[Shift]) -> int:
    """The lanes after their shifts."""
    moved = 0
    for mask, shift in shifts:
        part = lanes & mask
        if part:
            moved |= part << shift if shift >= 0 else part >> -shift
    return moved


def shifted_back(lanes: int, shifts: Iterable[Shift]) -> int:
    """The lanes that become some of the given ones by their shifts."""
    moved = 0
    for mask, shift in shifts:
        moved |= (lanes >> shift if shift >= 0 else lanes << -shift) & mask
    return moved


def _without_lanes(operations: Sequence[Operation], space: Space) -> int:
    """How many of the first operations neither ask for lanes nor change them."""
    for number, operation in enumerate(operations):
        lanes = operation.reads & space.masks.keys()
        if lanes or (isinstance(operation, Change) and operation.place in space.masks):
            return number
    return len(operations)


def combinations(fields: Sequence[Field], space: Space) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every combination of values of some variables, by index, with the lanes that have it."""
    if not fields:
        yield (), space.all_lanes
        return
    *others, last = fields
    for indexes, lanes in combinations(others, space):
        for index, mask in enumerate(space.masks[last.place]):
            yield (*indexes, index), lanes & mask


def moves_of(operations: Sequence[Operation], space: Space) -> list[Move]:
    """Some operations as few moves, none of which involves too many combinations of values.

    States between moves hold only what has a field: what is used on the way alone stays in a move.
    """
    moves: list[Move] = []
    group: list[Operation] = []
    for number, operation in enumerate(operations):
        fits = not group or _fits(Move([*group, operation], space))
        if not fits and not _is_torn(group, operations[number:], space):
            moves.append(Move(group, space))
            group = []
        group.append(operation)
    return [*moves, Move(group, space)] if group else moves


def _is_torn(before: Sequence[Operation], after: Sequence[Operation], space: Space) -> bool:
    """Whether a variable without a field is written before and read after."""
    lost = {o.place for o in before if isinstance(o, Change)} - space.fields.keys()
    for operation in after:
        if not lost.isdisjoint(operation.reads):
            return True
        if isinstance(operation, Change):
            lost.discard(operation.place)
    return False


def _fits(move: Move) -> bool:
    return (
        _product(move.lanes) <= _MOST_IN_LANES
        and _product(move.written_lanes) <= _MOST_WRITTEN
        and _product(move.rows) <= _MOST_IN_ROWS
    )


def _product(fields: Sequence[Field]) -> int:
    total = 1
    for field in fields:
        total *= len(field.values)
    return total


class Fold:
    """Forgets lane variables that no longer matter: all their values become the first."""

    def __init__(self, fields: Sequence[Field], space: Space) -> None:
        self.forgotten = 0
        """The lanes that another one takes the place of."""
        for field in fields:
            self.forgotten |= space.all_lanes & ~space.masks[field.place][0]
        self.steps = [step for field in fields for step in _halvings(field, space)]

    def apply(self, lanes: int) -> int:
        for shifts in self.steps:
            lanes = shifted(lanes, shifts)
        return lanes

    def undo(self, lanes: int) -> int:
        """All lanes that are folded to some of the given ones."""
        for shifts in reversed(self.steps):
            lanes = shifted_back(lanes, shifts)
        return lanes


def _halvings(field: Field, space: Space) -> Iterator[tuple[Shift, ...]]:
    """The upper half of the values onto the lower one, then of those, until one is left."""
    masks = space.masks[field.place]
    count = len(masks)
    while count > 1:
        half = (count + 1) // 2
        lower, upper = sum(masks[:half]), sum(masks[half:count])
        yield ((lower, 0), (upper, -half * field.unit))
        count = half


class Test:
    """A question about states as a table: for the values of a row, the lanes of each answer."""

    def __init__(
        self,
        operations: Sequence[Operation],
        test: Callable[[Sequence[Any]], int],
        reads: Iterable[int],
        space: Space,
        parts: Sequence[Guard] = (),
    ) -> None:
        """The test is made after the operations. It depends on nothing but the parts, if given."""
        self.operations = operations
        self.test = test
        self.space = space
        written = {o.place for o in operations if isinstance(o, Change)}
        involved = written.union(reads, *(operation.reads for operation in operations))
        self.rows = [(f.place, f.values, f.bits, f.unit) for f in space.row_fields(involved)]
        self.lanes = space.lane_fields(involved)
        self.relevant = space.row_mask(involved)
        self.answers: dict[int, dict[int, int]] = {}
        self.known: dict[int, int] = {}
        """For each setting of the relevant bits the lanes for which the test was made."""
        self.parts: list[Test] = []
        if parts and _product(self.lanes) > _FEW_VALUES:
            self.parts = [Test(operations, p.test, p.reads, space, p.parts) for p in parts]
            if operations:  # Where these do not go on, no part says so.
                self.parts.append(Test(operations, lambda values: YES, (), space))

    def lanes_of(self, row: int, lanes: int) -> dict[int, int]:
        """For each answer the lanes that give it, in a row like this one.

        Those of the given lanes are all among them. The test is made only for values that arise:
        of a large domain few may.
        """
        key = row & self.relevant
        missing = lanes & ~self.known.get(key, 0)
        if missing:
            self._look(key, missing)
        return self.answers.get(key, {})

    def _look(self, key: int, missing: int) -> None:
        found = self.answers.setdefault(key, {})
        values = list(self.space.start)
        for place, its_values, bits, unit in self.rows:
            values[place] = its_values[(key & bits) >> unit]
        self.known[key] = self.known.get(key, 0) | missing
        if self.parts:
            for alike in self._cells(key, missing):
                after = self._values(values, (alike & -alike).bit_length() - 1)
                if run(self.operations, after) and (answer := int(self.test(after))):
                    found[answer] = found.get(answer, 0) | alike
            return
        while missing:
            lane = (missing & -missing).bit_length() - 1
            alike, after = self.space.all_lanes, self._values(values, lane)
            for field in self.lanes:
                alike &= self.space.masks[field.place][lane // field.unit % len(field.values)]
            if run(self.operations, after) and (answer := int(self.test(after))):
                found[answer] = found.get(answer, 0) | alike
            self.known[key] |= alike
            missing &= ~alike

    def _values(self, values: Sequence[Value], lane: int) -> list[Value]:
        after = list(values)
        for field in self.lanes:
            after[field.place] = field.values[lane // field.unit % len(field.values)]
        return after

    def _cells(self, key: int, lanes: int) -> list[int]:
        """The lanes in groups that answer each of the parts alike."""
        cells = [lanes]
        for part in self.parts:
            left, finer = lanes, []
            for mask in part.lanes_of(key, lanes).values():
                finer += [cell & mask for cell in cells]
                left &= ~mask
            finer += [cell & left for cell in cells]
            cells = [cell for cell in finer if cell]
        return cells

    def answered(self, states: Rows, wanted: int) -> Rows:
        """The states that give an answer, be it among others."""
        chosen: Rows = {}
        for row, lanes in states.items():
            for answer, mask in self.lanes_of(row, lanes).items():
                if answer & wanted and lanes & mask:
                    chosen[row] = chosen.get(row, 0) | (lanes & mask)
        return chosen

    def answers_in(self, states: Rows, known: int = 0) -> int:
        """Which answers the states give, as bits; stops when all that may be known is known."""
        for row, lanes in states.items():
            for answer, mask in self.lanes_of(row, lanes).items():
                if lanes & mask:
                    known |= answer
            if known == 3:
                break
        return known
