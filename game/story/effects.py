"""Effects: what a choice or a scene changes, one variable at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.problems import closest
from game.story.checking import ANY, Names, Part, kind_of
from game.story.domain import Anything, Domain, Flag, Number, Text, Word, together
from game.story.expression import Expression, Reading, clamped
from game.story.grammar import Parser
from game.story.tokens import Mistake, Token, Unreadable, tokens

_SIGNS = ("=", "+=", "-=")
_COUNTED = re.compile(r"([\w-]*\w)\s*(?:\+\+|\+\s*1)\Z")
_COMPARED = re.compile(r"(?:set\s+)?([\w-]*\w)\s*(?:==?|to\s)\s*(\S.*)")
_CALCULATED = re.compile(r"([\w-]*\w)\s*(\*|//?|%)=\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Afterwards the variable has the value of the expression, which never leaves its domain."""

    variable: str
    expression: Expression


def parse_effect(text: str, names: Names) -> tuple[Assignment | None, list[Mistake]]:
    """The effect that a text says (`awe += 2`, `mask = worn`), and its mistakes.

    An effect that would take a number out of its range stops at the bound.
    """
    parser = Parser(text, names)
    try:
        return _effect(parser), parser.mistakes
    except Unreadable as unreadable:
        return None, [*parser.mistakes, unreadable.mistake]


def _effect(parser: Parser) -> Assignment | None:
    parser.tokens = tokens(parser.text)
    target = parser.token
    if target.kind != "name" or parser.tokens[1].text not in _SIGNS:
        hint = _meant(parser.text, parser.names)
        raise parser.unreadable("this is not an effect", hint, "not-an-effect")
    parser.next()
    sign = parser.next().text
    _check_sign(parser, target.text, sign)
    domain = _target_domain(parser, target)
    value = parser.rest()
    if domain is None and target.text not in parser.names.variables:
        parser.checker.settled(value)
    if domain is None or isinstance(domain, Anything):
        return None
    if sign != "=":
        changed = Part(Reading(target.text, domain), target.start, target.end)
        sum_of_both = parser.checker.arithmetic(sign[0], changed, value)
        value = Part(sum_of_both, value.start, value.end)
    expression = _fitted(parser, target.text, domain, value)
    return None if expression is None else Assignment(target.text, expression)


def _check_sign(parser: Parser, name: str, sign: str) -> None:
    """Refuses `=+ 1` and `=- 1`, which would set what surely was to be changed."""
    token = parser.token
    at = token.start
    if sign != "=" or token.text not in ("+", "-") or parser.text[at - 1] != "=":
        return
    apart = parser.text[at - 2].isspace() or parser.text[token.end : token.end + 1].isspace()
    if token.text == "+" or apart:
        rest = parser.text[token.end :].strip()[:40]
        message = f"`={token.text}` sets a value, and does not change it"
        hint = f"write `{name} {token.text}= {rest}`"
        if token.text == "-":
            hint += f", or `{name} = -{rest}` to set it"
        raise Unreadable(Mistake("not-an-effect", at - 1, token.end, message, hint))


def _meant(text: str, names: Names) -> str:
    """How the change that was surely meant is written."""
    bare = text.strip()
    if counted := _COUNTED.match(bare):
        return f"write `{counted[1]} += 1`"
    if calculated := _CALCULATED.match(bare):
        name, sign, amount = calculated.groups()
        return f"write `{name} = {name} {sign} {amount[:40]}`"
    if (compared := _COMPARED.match(bare)) and not compared[1].isdecimal():
        return f"write `{compared[1]} = {compared[2][:40]}`"
    if names.variables.get(bare) == Flag():
        return f"write `{bare} = true` or `{bare} = false`"
    return "an effect is written `awe += 2`, `mask = worn` or `named = true`"


def _how_to_set(variable: str, domain: Domain) -> str:
    match domain:
        case Word():
            return f"it can be {domain}"
        case Flag():
            return f"`{variable} = true`, or `{variable} = false`"
    return f"`{variable} = 1`, or `{variable} += 1`"


def _target_domain(parser: Parser, target: Token) -> Domain | None:
    domain = parser.names.variables.get(target.text)
    place = Part(ANY, target.start, target.end, unknown=target.text)
    if domain is None:
        parser.checker.settled(place)
        return None
    if isinstance(domain, Text):
        message = f"`{target.text}` is typed by the player and cannot be set"
        parser.checker.report("text-is-typed", place, message, "use `ask:` in a choice")
        return None
    return domain


def _fitted(parser: Parser, variable: str, domain: Domain, value: Part) -> Expression | None:
    """The value as the variable can hold it; None, and a mistake told, where it cannot."""
    if value.unknown and isinstance(domain, Word):
        _report_word(parser, variable, domain, value, value.unknown)
        return None
    value = parser.checker.settled(value)
    if isinstance(value.domain, Anything):
        return None
    if together(domain, value.domain) is None or isinstance(value.domain, Text):
        message = f"`{variable}` is {kind_of(domain)}; it cannot become {kind_of(value.domain)}"
        parser.checker.report("different-kinds", value, message, _how_to_set(variable, domain))
        return None
    if isinstance(domain, Word) and isinstance(value.domain, Word):
        for word in value.domain.words:
            if word not in domain.words:
                _report_word(parser, variable, domain, value, word)
                return None
    if isinstance(domain, Number):
        return clamped(value.expression, domain)
    return value.expression


def _report_word(parser: Parser, variable: str, domain: Word, value: Part, word: str) -> None:
    message = f"`{variable}` can never be `{word}`"
    hint = closest(word, domain.words) or f"it can be {domain}"
    parser.checker.report("word-not-possible", value, message, hint)
