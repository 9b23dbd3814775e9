"""Reads what a story keeps: `awe: 0..10`, `named: false`, `mask: offered | worn`."""

from __future__ import annotations

import re

from game.loading.nodes import Node, Scalar, kind_of
from game.loading.report import Report
from game.loading.shape import is_name
from game.problems import closest
from game.story.domain import Anything, Domain, Flag, Number, Text, Value, Word, listed
from game.story.facts import FACTS
from game.story.model import Variable

RESERVED = frozenset(
    ("and", "or", "not", "in", "if", "else", "true", "false", "True", "False", "min", "max", "abs")
) | frozenset(FACTS)

RANGE = re.compile(r"(-?[0-9]{1,9})\s*\.\.\s*(-?[0-9]{1,9})(?:\s*=\s*(-?[0-9]{1,9}))?\Z")
_RANGE_OTHERWISE = re.compile(r"(-?[0-9]{1,9})\s*(?:-|–|—|…|to|\.+)\s*(-?[0-9]{1,9})\Z")
FORMS = "a variable is `0..10`, `0..10 = 5`, `false`, `calm | afraid`, or `text`"
MOST_WORDS = 64


class Declarations:
    """The variables read so far, and the words that they can be."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.variables: dict[str, Variable] = {}
        self.words: dict[str, int] = {}
        self.unread: set[str] = set()
        """Variables that are named, but could not be read: what they can be is not known."""

    def read(self, entries: tuple[tuple[Scalar, Node], ...], *, remembered: bool) -> None:
        """Adds the variables under `variables:` or `remember:`."""
        for key, value in entries:
            if not self._is_free(key):
                self.unread |= {key.value} - self.variables.keys()
                continue
            domain_and_start = self._domain(key, value)
            if domain_and_start is None:
                self.unread.add(key.value)
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
            message = f"this does not say what `{key.value}` can be: it is {kind_of(value)}"
            self.report.error("bad-variable", key.span, message, FORMS)
            return None
        text = value.value.strip()
        if text in ("true", "false"):
            return Flag(), text == "true"
        if text == "text":
            return Text(), ""
        if match := RANGE.match(text):
            return self._range(value, match)
        if "|" in text:
            return self._words(value)
        self._unreadable(key, value, text)
        return None

    def _unreadable(self, key: Scalar, value: Scalar, text: str) -> None:
        hint = FORMS
        if ends := _RANGE_OTHERWISE.match(text):
            hint = f"a range has two dots: `{key.value}: {ends[1]}..{ends[2]}`"
        elif ".." in text and re.search("[0-9]{10}", text):
            hint = "a number has at most nine digits"
        elif text.startswith("text") and "=" in text:
            hint = f"the player types it, so it begins empty: `{key.value}: text`"
        elif re.fullmatch(r"-?[0-9]{1,9}", text):
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
            message = "a range goes from the lower to the higher number"
            self.report.error("empty-range", value.span, message, f"write `{high}..{low}`")
            return None
        if not low <= start <= high:
            span = value.span_of(match.start(3), match.end(3))
            message = f"it cannot start at {start}, which is outside of {low}..{high}"
            hint = f"`{min(low, start)}..{max(high, start)} = {start}` is wide enough"
            self.report.error("start-outside", span, message, hint)
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
                self.report.error("duplicate-word", word.span, message, "keep one of the two")
                return None
            words[word.value] = word
        return self._started(value, tuple(words), first.strip() if sign else "")

    def _is_word(self, word: Scalar) -> bool:
        if not word.value:
            message = "a word is missing beside `|`"
            self.report.error("bad-variable", word.span, message, FORMS)
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
            start = value.part(value.value.index("=") + 1, len(value.value))
            message = f"it cannot start as `{first[:40]}`, which is none of its words"
            hint = closest(first, words) or f"it can be {listed(words, 'or')}"
            self.report.error("start-outside", start.span, message, hint)
            return None
        for word in words:
            self.words.setdefault(word, len(self.words))
        return Word(words), self.words[first or words[0]]


def domains(declarations: Declarations) -> dict[str, Domain]:
    """What each variable can be, as expressions want to know it."""
    unread = {name: Anything() for name in declarations.unread}
    return unread | {name: known.domain for name, known in declarations.variables.items()}
