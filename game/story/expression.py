"""Conditions and calculations: a typed tree, and the one function that it is compiled to.

A tree is made by `grammar.parse`. `compiled` turns it into a function of the values of a state;
since it is built from operators alone, the same function takes a row of NumPy columns and
computes it for every state of a set at once. Nothing a writer types is ever handed to `eval`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from game.story.domain import Domain, Flag, Number, Numeric

FactKind = Literal["visits", "chosen", "reached", "reached_kind", "reached_any", "at"]

Evaluate = Callable[[Sequence[Any]], Any]
"""From the values of a state (or columns of many states) to a value (or a column)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the story remembers by itself because an expression asks for it."""

    kind: FactKind
    about: str

    def __str__(self) -> str:
        return f"{self.kind}({self.about})"


@dataclass(frozen=True, slots=True)
class Constant:
    value: int | float
    domain: Domain


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a variable, by its name, or of a fact."""

    of: str | Fact
    domain: Domain


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation on other expressions; the operations are the keys of `_OPERATIONS`."""

    operation: str
    operands: tuple[Expression, ...]
    domain: Domain


Expression = Constant | Reading | Apply


def readings(expression: Expression) -> Iterator[Reading]:
    """Every place of the expression where a variable or a fact is asked for."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reading):
            yield part
        elif isinstance(part, Apply):
            waiting += reversed(part.operands)


def at_scene(expression: Expression, scene: str) -> Expression:
    """The expression as it reads while the player stands in a scene: `at(…)` is settled."""
    match expression:
        case Reading(of=Fact(kind="at", about=about)):
            return Constant(about == scene, Flag())
        case Apply():
            operands = tuple(at_scene(operand, scene) for operand in expression.operands)
            return Apply(expression.operation, operands, expression.domain)
    return expression


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_FLIPPED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _either(chosen: Any, if_true: Any, if_false: Any) -> Any:
    # Arithmetic instead of `if`, so that a column of conditions chooses element by element.
    return if_false + (if_true - if_false) * (chosen * 1)


def _least(left: Any, right: Any) -> Any:
    return _either(left < right, left, right)


def _greatest(left: Any, right: Any) -> Any:
    return _either(left > right, left, right)


_OPERATIONS: dict[str, Callable[..., Any]] = _COMPARISONS | {
    "and": operator.and_,
    "or": operator.or_,
    "not": lambda a: a ^ True,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "negative": operator.neg,
    "abs": abs,
    "min": _least,
    "max": _greatest,
    "if": _either,
}


def compiled(expression: Expression, places: Mapping[str | Fact, int]) -> Evaluate:
    """The function that computes an expression from the values of a state.

    `places` says where in the values each variable and fact stands.
    """
    match expression:
        case Constant(value=value):
            return lambda values: value
        case Reading(of=of):
            return operator.itemgetter(places[of])
        case Apply(operation=operation, operands=(Reading(of=of), Constant(value=limit))) if (
            operation in _COMPARISONS
        ):
            return _comparison(operation, places[of], limit)
        case Apply(operation=operation, operands=operands):
            parts = [compiled(operand, places) for operand in operands]
            return _application(_OPERATIONS[operation], parts)
    raise AssertionError(expression)


def _comparison(operation: str, place: int, limit: float) -> Evaluate:
    """A variable against a constant: most conditions are one, so it is worth a short cut."""
    compare = _COMPARISONS[operation]
    return lambda values: compare(values[place], limit)


def _application(function: Callable[..., Any], parts: Sequence[Evaluate]) -> Evaluate:
    if len(parts) == 1:
        (only,) = parts
        return lambda values: function(only(values))
    if len(parts) == 2:
        left, right = parts
        return lambda values: function(left(values), right(values))
    return lambda values: function(*[part(values) for part in parts])


def largest_compared(expression: Expression, fact: Fact) -> int | None:
    """How far a fact must be counted for an expression to be right.

    One more than the largest value that the fact is compared with; None where the fact is
    used in any other way (shown, or added to something), so that it must be counted in full.
    """
    if isinstance(expression, Reading) and expression.of == fact:
        return None
    if not isinstance(expression, Apply):
        return 0
    counts = []
    for index, operand in enumerate(expression.operands):
        if isinstance(operand, Reading) and operand.of == fact:
            counts.append(_compared_with(expression, 1 - index))
        else:
            counts.append(largest_compared(operand, fact))
    return None if None in counts else max(count for count in counts if count is not None)


def _compared_with(expression: Apply, other: int) -> int | None:
    """One more than the largest value of the other side of a comparison."""
    if expression.operation not in _COMPARISONS:
        return None
    domain = expression.operands[other].domain
    return max(0, domain.high) + 1 if isinstance(domain, Number) else None


def compare(operation: str, left: Expression, right: Expression) -> Apply:
    """A comparison with the constant, if there is just one, on the right."""
    if isinstance(left, Constant) and not isinstance(right, Constant):
        left, right, operation = right, left, _FLIPPED[operation]
    return Apply(operation, (left, right), Flag())


def all_of(conditions: Sequence[Expression]) -> Expression:
    """The condition that holds where all of some conditions hold."""
    return _joined("and", conditions)


def any_of(conditions: Sequence[Expression]) -> Expression:
    """The condition that holds where any of some conditions holds."""
    return _joined("or", conditions)


def _joined(operation: str, conditions: Sequence[Expression]) -> Expression:
    joined = conditions[0]
    for condition in conditions[1:]:
        joined = Apply(operation, (joined, condition), Flag())
    return joined


def clamped(expression: Expression, domain: Numeric) -> Expression:
    """The expression, stopped at the bounds of a domain where it could leave it."""
    inner = expression.domain
    if not isinstance(inner, Number) or not isinstance(domain, Number):
        return expression
    if inner.low < domain.low:
        floor = Constant(domain.low, Number(domain.low, domain.low))
        high = max(inner.high, domain.low)
        expression = Apply("max", (expression, floor), Number(domain.low, high))
    if inner.high > domain.high:
        ceiling = Constant(domain.high, Number(domain.high, domain.high))
        expression = Apply("min", (expression, ceiling), domain)
    return expression
