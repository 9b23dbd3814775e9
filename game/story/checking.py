"""Puts expressions together and says, in a writer's words, where the kinds do not fit."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from game.problems import closest
from game.story.domain import (
    LARGEST,
    Anything,
    Domain,
    Flag,
    Fraction,
    Number,
    Text,
    Word,
    combined,
    is_numeric,
    listed,
    magnitude,
    remainder,
    together,
)
from game.story.expression import Apply, Constant, Expression, Reading, all_of, any_of, compare
from game.story.tokens import Mistake


@dataclass(frozen=True, slots=True)
class Endings:
    """The endings of another story, and their kinds."""

    names: Collection[str]
    kinds: Collection[str]


Others = Mapping[str, Endings | None]
"""The stories of a collection with their endings; None for one that has errors of its own."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the names in expressions mean in one story.

    `others` are the stories of its collection, itself included, where that is known.
    """

    variables: Mapping[str, Domain] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)  # each word and its code
    scenes: Collection[str] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)  # the scenes of each id
    endings: Collection[str] = ()
    kinds: Collection[str] = ()
    others: Others | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An expression and where it stands in the text; `unknown` is a name that means nothing."""

    expression: Expression
    start: int
    end: int
    unknown: str = ""

    @property
    def domain(self) -> Domain:
        return self.expression.domain


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
}
ANY = Constant(0, Anything())
_TYPED = (
    "what the player types can be shown, never tested",
    "keep a flag of your own beside it",
)


class Checker:
    """Builds typed expressions and collects the mistakes that it meets."""

    def __init__(self, names: Names, mistakes: list[Mistake]) -> None:
        self.names = names
        self.mistakes = mistakes

    def report(self, code: str, part: Part, message: str, hint: str = "") -> Expression:
        self.mistakes.append(Mistake(code, part.start, part.end, message, hint))
        return ANY

    def settled(self, part: Part) -> Part:
        """The part; where it is a name that means nothing here, the writer is told."""
        if not part.unknown:
            return part
        known = [*self.names.variables, *self.names.words]
        hint = closest(part.unknown, known) or self._what_could_stand()
        self.report("unknown-name", part, f"nothing here is called `{part.unknown}`", hint)
        return Part(ANY, part.start, part.end)

    def _what_could_stand(self) -> str:
        if not self.names.variables:
            return "this story has no variables yet: name it under `variables:`"
        known = listed(tuple(self.names.variables), "and")
        return f"name it under `variables:`; the variables are {known}"

    def condition(self, part: Part) -> Expression:
        """The part as something that holds or does not."""
        part = self.settled(part)
        match part.domain:
            case Flag() | Anything():
                return part.expression
            case Number():
                message, hint = "a number is not a condition", "compare it: `awe > 0`"
            case Word():
                message = "a word is not a condition"
                hint = "compare it with the variable: `mask == worn`"
            case Text():
                message, hint = _TYPED
            case _:
                message, hint = "this is not a condition", "compare it with something"
        return self.report("not-a-condition", part, message, hint)

    def number(self, part: Part, sign: str) -> Part:
        """The part as a number for an operation."""
        part = self.settled(part)
        if is_numeric(part.domain) or isinstance(part.domain, Anything):
            return part
        message = f"`{sign}` works on numbers, and this is {kind_of(part.domain)}"
        hint = "`1 if named else 0` makes a number of a flag" if part.domain == Flag() else ""
        return Part(self.report("different-kinds", part, message, hint), part.start, part.end)

    def negation(self, part: Part) -> Expression:
        inner = self.condition(part)
        return Apply("not", (inner,), inner.domain)

    def negative(self, part: Part) -> Expression:
        part = self.number(part, "-")
        if isinstance(part.expression, Constant):
            value, domain = -part.expression.value, part.domain
            return Constant(value, type(domain)(value, value)) if is_numeric(domain) else ANY  # type: ignore[arg-type, call-arg]
        if not isinstance(part.domain, Number | Fraction):
            return ANY
        domain = combined(operator.sub, Number(0, 0), part.domain)
        return Apply("negative", (part.expression,), domain)

    def logical(self, sign: str, parts: Sequence[Part]) -> Expression:
        conditions = [self.condition(part) for part in parts]
        return all_of(conditions) if sign == "and" else any_of(conditions)

    def arithmetic(self, sign: str, left: Part, right: Part) -> Expression:
        """`+ - * // %` and, for looks, `/`; the result's range is worked out from the operands'."""
        left, right = self.number(left, sign), self.number(right, sign)
        a, b = left.domain, right.domain
        if not isinstance(a, Number | Fraction) or not isinstance(b, Number | Fraction):
            return ANY
        if sign in ("/", "//", "%") and b.low <= 0 <= b.high:
            return self._division_by_zero(sign, right)
        domain = remainder(b) if sign == "%" else combined(_ARITHMETIC[sign], a, b)
        if sign == "%" and isinstance(a, Fraction):
            domain = Fraction(domain.low, domain.high)
        if max(abs(domain.low), abs(domain.high)) > LARGEST:
            whole = Part(ANY, left.start, right.end)
            hint = "variables with smaller ranges keep it small"
            message = "this could become a larger number than a story can hold"
            return self.report("number-too-large", whole, message, hint)
        return Apply(sign, (left.expression, right.expression), domain)

    def _division_by_zero(self, sign: str, divisor: Part) -> Expression:
        message = f"what stands after `{sign}` can be zero, and nothing can be divided by zero"
        hint = "`max(1, …)` around it keeps it above zero"
        return self.report("division-by-zero", divisor, message, hint)

    def absolute(self, part: Part) -> Expression:
        part = self.number(part, "abs")
        if not isinstance(part.domain, Number | Fraction):
            return ANY
        return Apply("abs", (part.expression,), magnitude(part.domain))

    def extreme(self, name: str, parts: Sequence[Part]) -> Expression:
        """`min` or `max` of two or more numbers."""
        choose = min if name == "min" else max
        best = self.number(parts[0], name)
        for other in parts[1:]:
            part = self.number(other, name)
            a, b = best.domain, part.domain
            if not isinstance(a, Number | Fraction) or not isinstance(b, Number | Fraction):
                return ANY
            operands = (best.expression, part.expression)
            chosen = Apply(name, operands, combined(choose, a, b))
            best = Part(chosen, best.start, part.end)
        return best.expression

    def conditional(self, condition: Part, if_true: Part, if_false: Part) -> Expression:
        """`a if c else b`."""
        guard = self.condition(condition)
        if_true, if_false = self.settled(if_true), self.settled(if_false)
        domain = together(if_true.domain, if_false.domain)
        if domain is None or isinstance(domain, Text):
            kinds = (kind_of(if_true.domain), kind_of(if_false.domain))
            message = f"this is {kinds[0]} if the condition holds, and else {kinds[1]}"
            whole = Part(ANY, if_true.start, if_false.end)
            return self.report("different-kinds", whole, message, "both sides must be of one kind")
        a, b = if_true.expression, if_false.expression
        if isinstance(domain, Flag):
            return any_of([all_of([guard, a]), all_of([Apply("not", (guard,), domain), b])])
        return Apply("if", (guard, a, b), domain)

    def comparison(self, sign: str, left: Part, right: Part) -> Expression:
        whole = Part(ANY, left.start, right.end)
        if _is_unread(left) or _is_unread(right):
            return ANY
        if isinstance(left.domain, Text) or isinstance(right.domain, Text):
            return self.report("not-a-condition", whole, *_TYPED)
        left, right = self._as_words(left, right), self._as_words(right, left)
        left, right = self.settled(left), self.settled(right)
        a, b = left.domain, right.domain
        if isinstance(a, Anything) or isinstance(b, Anything):
            return ANY
        if together(a, b) is None:
            message = f"{_said(left, 'the left side')}, and {_said(right, 'the right side')}"
            return self.report("different-kinds", whole, message, _how_to_compare(left, right))
        if sign not in ("==", "!=") and not is_numeric(a):
            message = f"`{sign}` compares numbers, and this is {kind_of(a)}"
            return self.report("different-kinds", whole, message, "use `==`, `!=` or `in [a, b]`")
        self._possible(left, right)
        return compare(sign, left.expression, right.expression)

    def _as_words(self, part: Part, other: Part) -> Part:
        """Reports an unknown name beside a word variable as a word that it cannot be."""
        if not part.unknown or not isinstance(other.domain, Word) or other.unknown:
            return part
        if not isinstance(other.expression, Reading):
            return part
        self._not_possible(part, part.unknown, other.expression)
        return Part(ANY, part.start, part.end)

    def _possible(self, left: Part, right: Part) -> None:
        """Reports a word that the variable on the other side can never be."""
        for part, other in ((left, right), (right, left)):
            constant, reading = part.expression, other.expression
            if not isinstance(constant, Constant) or not isinstance(reading, Reading):
                continue
            if isinstance(part.domain, Word) and isinstance(other.domain, Word):
                (word,) = part.domain.words
                if word not in other.domain.words:
                    self._not_possible(part, word, reading)

    def _not_possible(self, part: Part, word: str, reading: Reading) -> None:
        assert isinstance(reading.domain, Word)
        message = f"`{reading.of}` can never be `{word}`"
        hint = closest(word, reading.domain.words) or f"it can be {reading.domain}"
        self.report("word-not-possible", part, message, hint)

    def membership(self, item: Part, members: Sequence[Part]) -> Expression:
        """`item in [a, b]`."""
        return any_of([self.comparison("==", item, member) for member in members])


def _is_unread(part: Part) -> bool:
    """Whether a part has a mistake that was told: what it is compared with may be right."""
    return isinstance(part.domain, Anything) and not part.unknown


def kind_of(domain: Domain) -> str:
    """What a writer calls the values of a domain."""
    match domain:
        case Number() | Fraction():
            return "a number"
        case Word():
            return "a word"
        case Flag():
            return "a flag (true or false)"
    return str(domain)


def _said(part: Part, otherwise: str) -> str:
    """`awe` is a number; 3 is a number; `worn` is a word."""
    match part.expression:
        case Reading(of=str() as name):
            subject = f"`{name}`"
        case Constant(domain=Word(words=(word,))):
            subject = f"`{word}`"
        case Constant(value=value) if is_numeric(part.domain):
            subject = str(value)
        case Constant(value=value):
            subject = f"`{'true' if value else 'false'}`"
        case _:
            subject = otherwise
    return f"{subject} is {kind_of(part.domain)}"


def _how_to_compare(left: Part, right: Part) -> str:
    """How the variable that is compared, if one is, is rightly asked for."""
    for part in (left, right):
        match part.expression:
            case Reading(of=name, domain=Word(words=words)):
                return f"compare it with one of its words: `{name} == {words[0]}`"
            case Reading(of=name, domain=Number(low=low, high=high)):
                return f"compare it with a number from {low} to {high}: `{name} == {high}`"
            case Reading(of=name, domain=Flag()):
                return f"ask for it by its name alone: `{name}`, or `not {name}`"
    return "both sides must be of one kind"
