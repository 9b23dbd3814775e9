"""From the text of a condition, a calculation or an effect to a checked, typed tree.

The grammar is a small part of Python's expressions. It is read here, not by Python's own parser,
because names in stories may hold hyphens, begin with digits, be words that Python keeps for
itself, and are compared exactly in every script; and because the messages are for writers. The
method is recursive descent with precedence climbing (Richards and Whitby-Strevens, "BCPL: the
language and its compiler", 1979).
"""

from __future__ import annotations

from collections.abc import Callable

from game.problems import closest
from game.story.checking import ANY, Checker, Names, Part
from game.story.domain import Anything, Flag, Fraction, Number, Word
from game.story.expression import Constant, Expression, Reading
from game.story.facts import FACTS, read_fact
from game.story.tokens import Mistake, Token, Unreadable, tokens

_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_DEEPEST = 40
_KEYWORDS = ("and", "or", "not", "in", "if", "else")
_MOST_DIGITS = 9


def parse_condition(
    text: str, names: Names, *, moments: bool = False
) -> tuple[Expression, list[Mistake]]:
    """The condition that a text says, and its mistakes; with any mistake, only those count.

    `moments` allows `at(scene)`, which only promises may ask.
    """
    parser = Parser(text, names, moments=moments)
    return parser.read(lambda: parser.checker.condition(parser.whole())), parser.mistakes


def parse_value(
    text: str, names: Names, *, fractions: bool = False
) -> tuple[Expression, list[Mistake]]:
    """The calculation that a text says, of any kind, and its mistakes.

    `fractions` allows `/` and decimals: only the parameters of looks have them.
    """
    parser = Parser(text, names, fractions=fractions)
    return parser.read(lambda: parser.checker.settled(parser.whole()).expression), parser.mistakes


class Parser:
    """Reads one text from left to right."""

    def __init__(
        self, text: str, names: Names, *, fractions: bool = False, moments: bool = False
    ) -> None:
        self.text = text
        self.names = names
        self.fractions = fractions
        self.moments = moments
        self.mistakes: list[Mistake] = []
        self.checker = Checker(names, self.mistakes)
        self.tokens: list[Token] = []
        self.position = 0
        self.depth = 0

    # Moving along the text

    def read(self, reading: Callable[[], Expression]) -> Expression:
        """What a reading gives; an unreadable text gives its mistake and an empty expression."""
        try:
            return reading()
        except Unreadable as unreadable:
            self.mistakes.append(unreadable.mistake)
            return ANY

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def next(self) -> Token:
        token = self.token
        self.position += 1
        return token

    def at(self, *texts: str) -> bool:
        return self.token.kind != "end" and self.token.text in texts

    def expect(self, text: str, after: str) -> Token:
        if self.at(text):
            return self.next()
        raise self.unreadable(f"`{text}` is missing after {after}")

    def unreadable(
        self, message: str, hint: str = "", code: str = "unreadable-expression"
    ) -> Unreadable:
        token = self.token
        start = min(token.start, max(0, len(self.text.rstrip()) - 1))
        return Unreadable(Mistake(code, start, max(token.end, start + 1), message, hint))

    # The grammar, from the loosest binding to the tightest

    def whole(self) -> Part:
        """The whole text as one expression."""
        self.tokens = tokens(self.text)
        return self.rest()

    def rest(self) -> Part:
        """What is left of the text as one expression."""
        if self.token.kind == "end":
            raise self.unreadable("a condition or calculation is missing here")
        part = self.choice()
        if self.token.kind != "end":
            raise self._left_over()
        return part

    def _left_over(self) -> Unreadable:
        token = self.token
        if token.text == "=":
            return self.unreadable("a single `=` sets a value", "to compare, write `==`")
        if token.text in ("+=", "-="):
            return self.unreadable(f"`{token.text}` changes a value, and here one is only asked")
        hint = "names of two words are written with `_` or `-`" if token.kind == "name" else ""
        return self.unreadable(f"`{token.text}` is not expected here", hint)

    def choice(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.unreadable("too many brackets inside one another", "", "nested-too-deep")
        part = self.disjunction()
        if self.at("if"):
            self.next()
            condition = self.disjunction()
            self.expect("else", "`a if condition`")
            otherwise = self.choice()
            expression = self.checker.conditional(condition, part, otherwise)
            part = Part(expression, part.start, otherwise.end)
        self.depth -= 1
        return part

    def disjunction(self) -> Part:
        return self._logical("or", self.conjunction)

    def conjunction(self) -> Part:
        return self._logical("and", self.negation)

    def _logical(self, sign: str, operand: Callable[[], Part]) -> Part:
        parts = [operand()]
        while self.at(sign):
            self.next()
            parts.append(operand())
        if len(parts) == 1:
            return parts[0]
        expression = self.checker.logical(sign, parts)
        return Part(expression, parts[0].start, parts[-1].end)

    def negation(self) -> Part:
        if not self.at("not"):
            return self.comparison()
        start = self.next().start
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.unreadable("too many `not` in a row", "", "nested-too-deep")
        inner = self.negation()
        self.depth -= 1
        return Part(self.checker.negation(inner), start, inner.end)

    def comparison(self) -> Part:
        left = self.sum()
        links: list[Expression] = []
        start = left.start
        while self.at(*_COMPARISONS, "in") or self._at_not_in():
            sign = self.next().text
            if sign in ("in", "not"):
                left = self._membership(left, negated=sign == "not")
                links.append(left.expression)
                continue
            right = self.sum()
            links.append(self.checker.comparison(sign, left, right))
            left = right
        if not links:
            return left
        joined = [Part(link, start, left.end) for link in links]
        return Part(self.checker.logical("and", joined), start, left.end)

    def _at_not_in(self) -> bool:
        return self.at("not") and self.tokens[self.position + 1].text == "in"

    def _membership(self, item: Part, *, negated: bool) -> Part:
        if negated:
            self.next()
        members, end = self.list_of("[", "]", "`in`")
        expression = self.checker.membership(item, members)
        part = Part(expression, item.start, end)
        return Part(self.checker.negation(part), item.start, end) if negated else part

    def list_of(self, opening: str, closing: str, after: str) -> tuple[list[Part], int]:
        """Expressions between brackets, parted by commas; at least one."""
        self.expect(opening, after)
        parts = [self.choice()]
        while self.at(","):
            self.next()
            parts.append(self.choice())
        return parts, self.expect(closing, "the last of the list").end

    def sum(self) -> Part:
        return self._arithmetic(("+", "-"), self.product)

    def product(self) -> Part:
        return self._arithmetic(("*", "/", "//", "%"), self.unary)

    def _arithmetic(self, signs: tuple[str, ...], operand: Callable[[], Part]) -> Part:
        left = operand()
        while self.at(*signs):
            if self.at("/") and not self.fractions:
                raise self.unreadable("`/` would give a fraction", "whole division is `//`")
            sign = self.next().text
            right = operand()
            left = Part(self.checker.arithmetic(sign, left, right), left.start, right.end)
        return left

    def unary(self) -> Part:
        if not self.at("-", "+"):
            return self.primary()
        sign = self.next()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.unreadable("too many signs in a row", "", "nested-too-deep")
        inner = self.unary()
        self.depth -= 1
        if sign.text == "+":
            return self.checker.number(inner, "+")
        return Part(self.checker.negative(inner), sign.start, inner.end)

    def primary(self) -> Part:
        token = self.token
        if token.kind == "number":
            return self._number(self.next())
        if self.at("("):
            parts, end = self.list_of("(", ")", "this")
            if len(parts) > 1:
                raise self.unreadable("a list stands in square brackets", "write `in [a, b]`")
            return Part(parts[0].expression, token.start, end, parts[0].unknown)
        if token.kind != "name" or token.text in _KEYWORDS:
            raise self.unreadable(self._missing_before(token))
        self._part_hyphens()
        if self.token.kind == "number":
            return self._number(self.next())
        return self._named(self.next())

    @staticmethod
    def _missing_before(token: Token) -> str:
        if token.kind == "end":
            return "the expression breaks off here"
        return f"a name or a number is missing before `{token.text}`"

    def _number(self, token: Token) -> Part:
        if "." in token.text:
            if not self.fractions:
                raise Unreadable(_not_whole(token))
            amount = float(token.text)
            return Part(Constant(amount, Fraction(amount, amount)), token.start, token.end)
        if len(token.text) > _MOST_DIGITS:
            too_large = f"{token.text[:12]}… is too large a number"
            raise Unreadable(Mistake("number-too-large", token.start, token.end, too_large))
        whole = int(token.text)
        return Part(Constant(whole, Number(whole, whole)), token.start, token.end)

    def _part_hyphens(self) -> None:
        """Reads `breath-1` as a subtraction where no such name is known but `breath` is."""
        token = self.token
        head, hyphen, tail = token.text.partition("-")
        if not hyphen or self._known(token.text) or self.tokens[self.position + 1].text == "(":
            return
        if not (self._known(head) or head.isdecimal()):
            return
        middle = token.start + len(head)
        rest = tail.lstrip("-")
        tail_from = token.end - len(rest)
        self.tokens[self.position : self.position + 1] = [
            _word(head, token.start),
            *(Token("sign", "-", offset, offset + 1) for offset in range(middle, tail_from)),
            _word(rest, tail_from),
        ]

    def _known(self, name: str) -> bool:
        return name in self.names.variables or name in self.names.words

    def _named(self, token: Token) -> Part:
        name, start, end = token.text, token.start, token.end
        if self.at("("):
            return self._call(token)
        if name in ("true", "false", "True", "False"):
            return Part(Constant(name.lower() == "true", Flag()), start, end)
        if name in self.names.variables:
            domain = self.names.variables[name]
            known = not isinstance(domain, Anything)
            return Part(Reading(name, domain) if known else ANY, start, end)
        if name in self.names.words:
            return Part(Constant(self.names.words[name], Word((name,))), start, end)
        return Part(ANY, start, end, unknown=name)

    def _call(self, token: Token) -> Part:
        name = token.text
        if name in ("min", "max"):
            parts, end = self.list_of("(", ")", f"`{name}`")
            return Part(self.checker.extreme(name, parts), token.start, end)
        if name == "abs":
            self.next()
            inner = self.choice()
            end = self.expect(")", "`abs(…`").end
            return Part(self.checker.absolute(inner), token.start, end)
        if name in FACTS:
            return self._fact(token)
        known = ("min", "max", "abs", *FACTS)
        hint = (
            closest(name, known) or "stories can ask visits, seen, chosen, reached, min, max, abs"
        )
        mistake = Mistake(
            "unknown-function",
            token.start,
            token.end,
            f"`{name}(…)` is not something a story can ask",
            hint,
        )
        raise Unreadable(mistake)

    def _fact(self, token: Token) -> Part:
        self.next()
        argument = self._name_of_something(token.text)
        end = self.expect(")", f"`{token.text}({argument.text}`").end
        whole = Part(ANY, token.start, end)
        fact = read_fact(token.text, argument, whole, self.checker, moments=self.moments)
        return Part(fact, token.start, end)

    def _name_of_something(self, function: str) -> Token:
        """A name between brackets, with the story's before a `/` where it is another story's."""
        first = self.next()
        if first.kind not in ("name", "number"):
            self.position -= 1
            raise self.unreadable(f"`{function}(…)` wants a name between the brackets")
        if not self.at("/"):
            return first
        self.next()
        second = self.next()
        return Token("name", f"{first.text}/{second.text}", first.start, second.end)


def _word(text: str, start: int) -> Token:
    kind = "number" if text.isdecimal() else "name"
    return Token(kind, text, start, start + len(text))


def _not_whole(token: Token) -> Mistake:
    message = "numbers in a story are whole"
    hint = "count in smaller pieces: 5 of 10 instead of 0.5"
    return Mistake("not-whole", token.start, token.end, message, hint)
