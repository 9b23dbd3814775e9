"""The values that a variable or an expression can have: always a finite, known set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Value = int | str
"""What a state holds for a variable: a number, a flag as `True` or `False`, the code of a word
(see `Story.words`), or, for typed text only, the text itself."""

LARGEST = 2**53
"""No number of a story goes beyond this either way: exact in every kind of arithmetic used."""

LONGEST_TEXT = 40
"""Characters that a player may type into a text variable."""


@dataclass(frozen=True, slots=True)
class Number:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"a number from {self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Fraction:
    """Any number between `low` and `high`: for the parameters of looks, never for states."""

    low: float
    high: float

    def __str__(self) -> str:
        return "a number with a fraction"


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def __str__(self) -> str:
        return "true or false"


@dataclass(frozen=True, slots=True)
class Word:
    """One of some words."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return listed(self.words, "or")


@dataclass(frozen=True, slots=True)
class Text:
    """Whatever the player typed, up to `LONGEST_TEXT` characters: shown, never tested."""

    def __str__(self) -> str:
        return "text that the player types"


@dataclass(frozen=True, slots=True)
class Anything:
    """Stands for an expression with a mistake, so that one mistake is not reported twice."""

    def __str__(self) -> str:
        return "anything"


Domain = Number | Fraction | Flag | Word | Text | Anything
Numeric = Number | Fraction


def clean_text(typed: str) -> str:
    """What a player typed, as a story keeps it: one line, without signs that cannot be seen."""
    shown = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(shown.split())[:LONGEST_TEXT].strip()


def listed(words: tuple[str, ...], joint: str) -> str:
    """`a, b or c`, as one says it; a long list is cut."""
    if len(words) > 8:
        words = (*words[:7], "…")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def is_numeric(domain: Domain) -> bool:
    return isinstance(domain, Number | Fraction)


def together(left: Domain, right: Domain) -> Domain | None:
    """The domain that holds the values of both, or None where they are of different kinds."""
    match left, right:
        case (Anything(), other) | (other, Anything()):
            return other
        case Number(), Number():
            return Number(min(left.low, right.low), max(left.high, right.high))
        case Number() | Fraction(), Number() | Fraction():
            return Fraction(min(left.low, right.low), max(left.high, right.high))
        case Word(), Word():
            return Word(tuple(dict.fromkeys((*left.words, *right.words))))
        case Flag(), Flag():
            return left
    return None


def combined(
    operation: Callable[[float, float], float], left: Numeric, right: Numeric
) -> Number | Fraction:
    """The range of an operation that is monotone in each operand: found at the corners."""
    corners = [operation(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    low, high = min(corners), max(corners)
    if isinstance(low, int) and isinstance(high, int):
        return Number(low, high)
    return Fraction(low, high)


def remainder(divisor: Numeric) -> Number | Fraction:
    """The range of `a % divisor`, for a divisor that is never zero; the sign is the divisor's."""
    if isinstance(divisor, Number):
        return Number(0, divisor.high - 1) if divisor.low > 0 else Number(divisor.low + 1, 0)
    return Fraction(min(0.0, divisor.low), max(0.0, divisor.high))


def magnitude(operand: Numeric) -> Number | Fraction:
    """The range of `abs(operand)`."""
    low, high = abs(operand.low), abs(operand.high)
    least = 0 if operand.low <= 0 <= operand.high else min(low, high)
    if isinstance(operand, Number):
        return Number(int(least), int(max(low, high)))
    return Fraction(least, max(low, high))
