"""What happens to the values of a state on the way from one choice to the next, step by step.

An operation works on the values of one state and, since it is built from the story's own compiled
formulas, on columns of many states at once. So there is one meaning of a story: the walker only
ever computes what `game.story` computes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.story.domain import Value
from game.story.expression import Apply, Evaluate, Expression, Fact, compiled, readings
from game.story.model import Choice, Count, Effect, Formula

NO, YES = 1, 2
"""What a question can be answered with, as bits: several states may answer both ways."""


@dataclass(frozen=True, slots=True, eq=False)
class Guard:
    """The way goes on where the test holds. It depends on nothing but the `parts`, if there are."""

    test: Evaluate
    reads: frozenset[int]
    parts: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """The value at a place becomes what is computed."""

    place: int
    compute: Evaluate
    reads: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """Something that the writer would like to know; it changes nothing.

    The test gives `YES`, `NO`, or 0 where the question does not arise.
    """

    question: int
    test: Callable[[Sequence[Any]], Any]
    reads: frozenset[int]
    parts: tuple[Guard, ...] = ()


Operation = Guard | Change | Ask


class Places(dict[str | Fact, int]):
    """Where the value of each variable, and of each fact, stands in a state.

    Conditions that say the same there are one guard, however often a story writes them.
    """

    def __init__(self, places: Mapping[str | Fact, int]) -> None:
        super().__init__(places)
        self.guards: dict[Expression, Guard] = {}


def reads_of(tree: Expression, places: Mapping[str | Fact, int]) -> frozenset[int]:
    """The places of all variables and facts that an expression asks for."""
    return frozenset(places[reading.of] for reading in readings(tree) if reading.of in places)


def guard(formula: Formula, places: Places) -> Guard:
    """The way goes on where a condition holds."""
    return guard_of(formula.tree, places)


def guard_of(tree: Expression, places: Places) -> Guard:
    """The way goes on where an expression is true."""
    if tree not in places.guards:
        reads, parts = reads_of(tree, places), _parts_of(tree, places)
        places.guards[tree] = Guard(compiled(tree, places), reads, parts)
    return places.guards[tree]


def _parts_of(tree: Expression, places: Places) -> tuple[Guard, ...]:
    """What a condition is joined of by `and`, `or` and `not`."""
    if isinstance(tree, Apply) and tree.operation in ("and", "or", "not"):
        return tuple(guard_of(operand, places) for operand in tree.operands)
    return ()


def otherwise(condition: Guard) -> Guard:
    """The way goes on where a condition does not hold."""
    test = condition.test
    return Guard(lambda values: test(values) ^ True, condition.reads, (condition,))


def is_open(choice: Choice, places: Places) -> Guard:
    """Whether a choice can be taken: `rules.is_open`, for one state or for columns."""
    once, condition = choice.once, choice.condition
    if once is None and condition is None:
        return Guard(lambda values: True, frozenset())
    if once is None:
        assert condition is not None
        return guard(condition, places)
    if condition is None:
        return Guard(lambda values: values[once] == 0, frozenset((once,)))
    left, asked = (
        Guard(lambda values: values[once] == 0, frozenset((once,))),
        guard(condition, places),
    )
    test = asked.test
    reads = asked.reads | left.reads
    return Guard(lambda values: (values[once] == 0) & test(values), reads, (left, asked))


def any_open(choices: Sequence[Choice], places: Places) -> Guard:
    """Whether any of some choices can be taken, by halves.

    Of two parts there are four cases, of forty at once more than can be gone through.
    """
    if any(choice.once is None and choice.condition is None for choice in choices):
        return Guard(lambda values: True, frozenset())
    if not choices:
        return Guard(lambda values: False, frozenset())
    if len(choices) == 1:
        return is_open(choices[0], places)
    middle = len(choices) // 2
    some, others = any_open(choices[:middle], places), any_open(choices[middle:], places)
    one, other = some.test, others.test
    parts = (some, others)
    return Guard(lambda values: one(values) | other(values), some.reads | others.reads, parts)


def open_at_once(choices: Sequence[Choice], places: Places) -> Guard:
    """How many of some choices can be taken, where two stand for more as well; by halves."""
    if len(choices) == 1:
        whether = is_open(choices[0], places)
        test = whether.test
        return Guard(lambda values: int(bool(test(values))), whether.reads, (whether,))
    middle = len(choices) // 2
    some, others = open_at_once(choices[:middle], places), open_at_once(choices[middle:], places)
    one, other = some.test, others.test

    def count(values: Sequence[Any]) -> int:
        return min(2, int(one(values)) + int(other(values)))

    return Guard(count, some.reads | others.reads, (some, others))


def change(effect: Effect, places: Places) -> Change:
    """What an effect does."""
    return Change(effect.place, effect.formula.compute, reads_of(effect.formula.tree, places))


def counted(count: Count) -> Change:
    """One more visit, or a choice taken: as far as it is counted (`rules._Journey.count`)."""
    place, limit = count.place, count.limit

    def compute(values: Sequence[Any]) -> Any:
        before = values[place]
        return before + 1 * (before < limit)

    return Change(place, compute, frozenset((place,)))


def run(operations: Sequence[Operation], values: list[Value]) -> bool:
    """Changes the values of one state in place; False where a guard stops it."""
    for operation in operations:
        if isinstance(operation, Change):
            values[operation.place] = operation.compute(values)
        elif isinstance(operation, Guard) and not operation.test(values):
            return False
    return True
