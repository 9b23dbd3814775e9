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
from game.story.asked import read_asked
from game.story.checking import ANY, Checker, Names, Part
from game.story.cursor import Cursor
from game.story.domain import Anything, Flag, Fraction, Number, Word
from game.story.expression import Constant, Expression, Reading
from game.story.facts import FACTS, read_fact
from game.story.tokens import Mistake, Token, Unreadable, parted_at_hyphens, tokens
from game.story.worded import in_words, reworded, says_it_better

_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_DEEPEST = 40
_KEYWORDS = ("and", "or", "not", "in", "if", "else")
_MOST_DIGITS = 9
_TOO_DEEP = "keep part of it in a variable, and ask for that"


def parse_condition(
    text: str, names: Names, *, moments: bool = False
) -> tuple[Expression, list[Mistake]]:
    """The condition that a text says, and its mistakes; with any mistake, only those count.

    `moments` allows `at(scene)`, which only promises may ask.
    """
    tree, mistakes = _condition(text, names, moments=moments)
    if mistakes and says_it_better(mistakes[0], text):
        told = condition_in_words(text, names, moments=moments)
        mistakes = [told] if told else mistakes
    return tree, mistakes


def condition_in_words(text: str, names: Names, *, moments: bool = False) -> Mistake | None:
    """The mistake of a text that says a condition, but in other words; None where it says none."""
    if written := reworded(text):
        return in_words(text, written, _condition(written, names, moments=moments)[1])
    return None


def _condition(text: str, names: Names, *, moments: bool) -> tuple[Expression, list[Mistake]]:
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


class Parser(Cursor):
    """Reads one text from left to right."""

    def __init__(
        self, text: str, names: Names, *, fractions: bool = False, moments: bool = False
    ) -> None:
        super().__init__(text)
        self.names = names
        self.fractions = fractions
        self.moments = moments
        self.mistakes: list[Mistake] = []
        self.checker = Checker(names, self.mistakes)
        self.depth = 0

    def read(self, reading: Callable[[], Expression]) -> Expression:
        """What a reading gives; an unreadable text gives its mistake and an empty expression."""
        try:
            return reading()
        except Unreadable as unreadable:
            self.mistakes.append(unreadable.mistake)
            return ANY

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
            raise self.left_over()
        return part

    def choice(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            message = "too many brackets stand inside one another"
            raise self.unreadable(message, _TOO_DEEP, "nested-too-deep")
        part = self.disjunction()
        if self.at("if"):
            self.next()
            condition = self.disjunction()
            self.expect("else", "the condition", "such as `3 if named else 1`")
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
            hint = "two of them in a row say nothing: take both away"
            raise self.unreadable("too many `not` in a row", hint, "nested-too-deep")
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
        self.expect(opening, after, "a list stands in square brackets: `mask in [worn, fused]`")
        parts = [self.choice()]
        while self.at(","):
            self.next()
            parts.append(self.choice())
        return parts, self.expect(closing, "the bracket that was opened").end

    def sum(self) -> Part:
        return self._arithmetic(("+", "-"), self.product)

    def product(self) -> Part:
        return self._arithmetic(("*", "/", "//", "%"), self.unary)

    def _arithmetic(self, signs: tuple[str, ...], operand: Callable[[], Part]) -> Part:
        left = operand()
        while self.at(*signs):
            if self.at("/") and not self.fractions:
                raise self.unreadable("`/` would give a fraction", "write `//`, which rounds down")
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
            hint = "two of them in a row say nothing: take both away"
            raise self.unreadable("too many signs in a row", hint, "nested-too-deep")
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
            raise self.missing()
        self._part_hyphens()
        if self.token.kind == "number":
            return self._number(self.next())
        return self._named(self.next())

    def _number(self, token: Token) -> Part:
        if "." in token.text:
            if not self.fractions:
                raise Unreadable(_not_whole(token))
            amount = float(token.text)
            return Part(Constant(amount, Fraction(amount, amount)), token.start, token.end)
        if len(token.text) > _MOST_DIGITS:
            too_large = f"{token.text[:12]}… is too large a number"
            hint = "numbers have at most nine digits"
            raise Unreadable(Mistake("number-too-large", token.start, token.end, too_large, hint))
        whole = int(token.text)
        return Part(Constant(whole, Number(whole, whole)), token.start, token.end)

    def _part_hyphens(self) -> None:
        """Reads `breath-1` as a subtraction where no such name is known but `breath` is."""
        token = self.token
        head, hyphen, _ = token.text.partition("-")
        if not hyphen or self._known(token.text) or self.tokens[self.position + 1].text == "(":
            return
        if not (self._known(head) or head.isdecimal()):
            return
        self.tokens[self.position : self.position + 1] = parted_at_hyphens(token)

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
        argument, end = read_asked(self, token.text)
        whole = Part(ANY, token.start, end)
        fact = read_fact(token.text, argument, whole, self.checker, moments=self.moments)
        return Part(fact, token.start, end)


def _not_whole(token: Token) -> Mistake:
    message = "numbers in a story are whole"
    hint = "count in smaller pieces: 5 of 10 instead of 0.5"
    return Mistake("not-whole", token.start, token.end, message, hint)
