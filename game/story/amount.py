"""Amounts that follow parameters: sums, differences and products of numbers and names."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Mapping

Amount = float | str
"""A number, or such an expression as `0.3 + 0.5 * glow` or `1 - 0.8 * (dim + dread)`."""

_TOKEN = re.compile(r"\s*(?:([0-9]+\.?[0-9]*|\.[0-9]+)|([^\W\d][\w-]*)|([-+*()]))")
_LONGEST = 200

_Value = Callable[[Mapping[str, float]], float]


class AmountError(ValueError):
    """Text that is not an amount; `column` counts from 0 in characters."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


def amount_names(amount: Amount) -> frozenset[str]:
    """The parameters that an amount asks for.

    Raises AmountError where the text is not an amount.
    """
    return _parse(amount).names if isinstance(amount, str) else frozenset()


def amount_value(
    amount: Amount, parameters: Mapping[str, float], low: float = 0.0, high: float = 1.0
) -> float:
    """The amount's value, kept within `low` and `high`; a name that is not given counts 0."""
    value = _parse(amount).value(parameters) if isinstance(amount, str) else float(amount)
    return min(high, max(low, value)) if math.isfinite(value) else low


class _Reader:
    """Reads one amount by recursive descent."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise AmountError(f"longer than {_LONGEST} characters", _LONGEST)
        self.tokens = _tokens(text)
        self.length = len(text.rstrip())
        self.position = 0
        self.names: frozenset[str] = frozenset()
        self.value = self._sum()
        if self.position < len(self.tokens):
            raise AmountError("an operator is missing here", self.tokens[self.position][1])

    def _next(self) -> str:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self.position += 1
        return token

    def _sum(self) -> _Value:
        total = self._product()
        while self._next() in ("+", "-"):
            total = _joined(self._take(), total, self._product())
        return total

    def _product(self) -> _Value:
        product = self._factor()
        while self._next() == "*":
            product = _joined(self._take(), product, self._factor())
        return product

    def _factor(self) -> _Value:
        column = self.tokens[self.position][1] if self._next() else self.length
        token = self._take()
        if token == "-":
            return _joined("-", lambda _: 0.0, self._factor())
        if token == "(":
            inner = self._sum()
            if self._take() != ")":
                raise AmountError("a bracket is not closed", column)
            return inner
        if not token or token in "+*)":
            raise AmountError("a number or a parameter is missing", column)
        if token[0] in "0123456789.":
            number = float(token)
            return lambda _: number
        self.names |= {token}
        return lambda parameters: parameters.get(token, 0.0)


def _tokens(text: str) -> list[tuple[str, int]]:
    found, position, end = [], 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            column = position + len(text[position:]) - len(text[position:].lstrip())
            raise AmountError("only numbers, parameters, + - * and brackets can stand here", column)
        found.append((match.group().strip(), match.start(match.lastindex or 0)))
        position = match.end()
    return found


def _joined(operator: str, left: _Value, right: _Value) -> _Value:
    if operator == "+":
        return lambda parameters: left(parameters) + right(parameters)
    if operator == "-":
        return lambda parameters: left(parameters) - right(parameters)
    return lambda parameters: left(parameters) * right(parameters)


@functools.lru_cache(maxsize=1024)
def _parse(text: str) -> _Reader:
    return _Reader(text)
