"""Reads what a story keeps: `awe: 0..10`, `named: false`, `mask: offered | worn`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.loading.nodes import Node, Scalar, kind_of
from game.loading.report import Report
from game.loading.shape import is_name
from game.story.domain import Domain, Flag, Number, Text, Value, Word
from game.story.facts import FACTS
from game.story.model import Variable

RESERVED = frozenset(
    ("and", "or", "not", "in", "if", "else", "true", "false", "True", "False", "min", "max", "abs")
) | frozenset(FACTS)

_RANGE = re.compile(r"(-?[0-9]{1,9})\s*\.\.\s*(-?[0-9]{1,9})(?:\s*=\s*(-?[0-9]{1,9}))?\Z")
_FORMS = "a variable is `0..10`, `0..10 = 5`, `false`, `calm | afraid`, or `text`"
MOST_WORDS = 64


class Declarations:
    """The variables read so far, and the words that they can be."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.variables: dict[str, Variable] = {}
        self.words: dict[str, int] = {}

    def read(self, entries: tuple[tuple[Scalar, Node], ...], *, remembered: bool) -> None:
        """Adds the variables under `variables:` or `remember:`."""
        for key, value in entries:
            if not self._is_free(key):
                continue
            domain_and_start = self._domain(key, value)
            if domain_and_start is None:
                continue
            domain, start = domain_and_start
            self.variables[key.value] = Variable(
                key.value, domain, start, remembered=remembered, span=key.span
            )

    def check_name_space(self) -> None:
        """Reports variables that bear the name of a word: the two share one name space."""
        for name in self.words.keys() & self.variables.keys():
            span = self.variables[name].span
            assert span is not None
            message = f"`{name}` is the name of a variable and a word of another"
            self.report.error("name-taken", span, message, "rename one of the two")

    def _is_free(self, key: Scalar) -> bool:
        if not is_name(key, self.report):
            return False
        if key.value in RESERVED or key.value.isdecimal():
            self._reserved(key)
            return False
        if key.value in self.variables:
            message = f"`{key.value}` is already a variable"
            self.report.error("name-taken", key.span, message, "rename one of the two")
            return False
        return True

    def _reserved(self, scalar: Scalar) -> None:
        message = f"`{scalar.value}` means something else in conditions"
        self.report.error("reserved-name", scalar.span, message, "take another name")

    def _domain(self, key: Scalar, value: Node) -> tuple[Domain, Value] | None:
        if not isinstance(value, Scalar) or value.is_empty:
            message = f"`{key.value}:` says how it begins, and this is {kind_of(value)}"
            self.report.error("bad-variable", key.span, message, _FORMS)
            return None
        text = value.value.strip()
        if text in ("true", "false"):
            return Flag(), text == "true"
        if text == "text":
            return Text(), ""
        if match := _RANGE.match(text):
            return self._range(value, match)
        if "|" in text:
            return self._words(value)
        self._unreadable(key, value, text)
        return None

    def _unreadable(self, key: Scalar, value: Scalar, text: str) -> None:
        hint = _FORMS
        if re.fullmatch(r"-?[0-9]{1,9}", text):
            hint = f"a number has a range: `{key.value}: 0..{max(10, abs(int(text)))} = {text}`"
        elif text.lower() in ("yes", "no", "on", "off"):
            truth = "true" if text.lower() in ("yes", "on") else "false"
            hint = f"`{text}` is a word here; a flag is `true` or `false`: `{key.value}: {truth}`"
        elif re.fullmatch(r"\w+(?:-\w+)*", text):
            hint = f"words are at least two: `{key.value}: {text} | another`"
        message = f"`{text[:60]}` does not say what `{key.value}` can be"
        self.report.error("bad-variable", value.span, message, hint)

    def _range(self, value: Scalar, match: re.Match[str]) -> tuple[Domain, Value] | None:
        low, high = int(match[1]), int(match[2])
        start = low if match[3] is None else int(match[3])
        if low > high:
            message = f"a range goes from the lower to the higher number: `{high}..{low}`"
            self.report.error("empty-range", value.span, message)
            return None
        if not low <= start <= high:
            span = value.span_of(match.start(3), match.end(3))
            message = f"it cannot start at {start}, which is outside of {low}..{high}"
            self.report.error("start-outside", span, message)
            return None
        return Number(low, high), start

    def _words(self, value: Scalar) -> tuple[Domain, Value] | None:
        listing, sign, first = value.value.partition("=")
        words: dict[str, Scalar] = {}
        offset = 0
        for piece in listing.split("|"):
            word = value.part(offset, offset + len(piece))
            offset += len(piece) + 1
            if not self._is_word(word):
                return None
            if word.value in words:
                message = f"`{word.value}` stands here twice"
                self.report.error("duplicate-word", word.span, message)
                return None
            words[word.value] = word
        return self._started(value, tuple(words), first.strip() if sign else "")

    def _is_word(self, word: Scalar) -> bool:
        if not word.value:
            message = "a word is missing beside `|`"
            self.report.error("bad-variable", word.span, message, _FORMS)
            return False
        if word.value in RESERVED or word.value.isdecimal():
            self._reserved(word)
            return False
        return is_name(word, self.report)

    def _started(
        self, value: Scalar, words: tuple[str, ...], first: str
    ) -> tuple[Domain, Value] | None:
        if len(words) > MOST_WORDS:
            message = f"a variable has at most {MOST_WORDS} words, and this has {len(words)}"
            self.report.error("bad-variable", value.span, message)
            return None
        if first and first not in words:
            message = f"it cannot start as `{first[:40]}`, which is none of its words"
            self.report.error("start-outside", value.span, message)
            return None
        for word in words:
            self.words.setdefault(word, len(self.words))
        return Word(words), self.words[first or words[0]]


def domains(variables: Mapping[str, Variable]) -> dict[str, Domain]:
    """What each variable can be, as expressions want to know it."""
    return {name: variable.domain for name, variable in variables.items()}
