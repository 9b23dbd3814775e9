"""Reads marked-up text: emphasis, values, conditions, alternatives, manners and cues."""

from __future__ import annotations

import re

from game.loading.heads import looks_like_condition
from game.loading.memory import Memory
from game.loading.nodes import Scalar
from game.loading.pieces import merged, plain_end, stripped, unpadded
from game.loading.plain_text import PlainText
from game.loading.report import Report
from game.loading.surroundings import Surroundings
from game.loading.tags import read_tag
from game.story.domain import Flag
from game.story.grammar import parse_condition
from game.story.prose import (
    MANNERS,
    Alternatives,
    Break,
    Node,
    Order,
    Prose,
    Shown,
    Styled,
    When,
    Words,
)

_DEEPEST = 20
_ORDERS: dict[str, Order] = {"&": "cycle", "!": "once", "~": "shuffle"}
_HEAD = re.compile(r"(?:[^{}\[\]|:\\]|\|\||(?<= in )\[[^{}\[\]|:]*\])*(?=:)")


class _Unclosed(Exception):
    """Markup that is opened and not closed; it has been reported."""


class MarkupReader:
    """Reads the texts of one scene; alternatives are numbered through it."""

    def __init__(self, scene: str, memory: Memory, report: Report, around: Surroundings) -> None:
        self.scene = scene
        self.memory = memory
        self.report = report
        self.surroundings = around
        self.alternatives = 0

    def read(self, scalar: Scalar) -> Prose:
        """The text of a scalar as a tree, translated if it is so far.

        What cannot be read is reported and left out.
        """
        translated = self.surroundings.translation.get(scalar.value.strip(), scalar)
        try:
            return _Reading(self, translated).prose()
        except _Unclosed:
            return ()

    def key(self) -> int:
        """A number that tells the next alternatives from the others of the scene."""
        self.alternatives += 1
        return self.alternatives - 1


class _Reading(PlainText):
    """One pass over one text."""

    def __init__(self, reader: MarkupReader, scalar: Scalar) -> None:
        self.reader = reader
        super().__init__(scalar.value)
        self.scalar = scalar
        self.depth = 0
        self.manners: list[str] = []
        """The signs that close the manners which are open, the innermost last."""
        self.told: set[str] = set()
        """Tags that were reported: what closes them needs no report of its own."""

    def prose(self) -> Prose:
        """The whole text."""
        nodes: list[Node] = []
        while self.at < len(self.text):
            nodes += self.nodes("")
            if self.at < len(self.text):  # a closing sign that nothing opened
                self._stray()
        return tuple(nodes)

    def nodes(self, stops: str) -> list[Node]:
        """Nodes up to one of the stop signs, or a closing tag, or the end; the sign is left."""
        nodes: list[Node] = []
        while self.at < len(self.text):
            letter = self.text[self.at]
            if letter == "}" or letter in stops or (letter == "[" and self._at_closing()):
                break
            nodes += self._node(letter)
        return merged(nodes)

    def _node(self, letter: str) -> list[Node]:
        """What begins at the letter at hand, which is passed."""
        self.reader.memory.spend(1, self.scalar)
        self.depth += 1
        if self.depth > _DEEPEST:
            hint = "put the inner parts into blocks of their own: `- if:` and `text:`"
            self._unclosed("nested-too-deep", self.at, "markup is nested too deeply here", hint)
        nodes = self._begun_by(letter)
        self.depth -= 1
        return nodes

    def _begun_by(self, letter: str) -> list[Node]:
        if self.turns_page():
            return [Break("page")]
        match letter:
            case "\\":
                return self.escape()
            case "{":
                return [self._braces()]
            case "[":
                return self._square()
            case "*":
                return self._emphasis()
            case "\n":
                return self.line_end()
        return self.words()

    # Emphasis

    def _emphasis(self) -> list[Node]:
        start = self.at
        sign = "**" if self.text.startswith("**", start) else "*"
        after = self.text[start + len(sign) : start + len(sign) + 1]
        if not after or after.isspace():  # a star that stands alone is a star
            self.at += len(sign)
            return [Words(sign)]
        self.at += len(sign)
        inside = self._emphasised(sign)
        if not self.text.startswith(sign, self.at):
            hint = "close it in the same paragraph; a star itself is written `\\*`"
            self._problem(
                "unclosed-emphasis",
                start,
                start + len(sign),
                f"`{sign}` is opened here and not closed",
                hint,
            )
            return inside
        self.at += len(sign)
        return [Styled("soft" if sign == "*" else "strong", tuple(inside))]

    def _emphasised(self, sign: str) -> list[Node]:
        """Nodes up to the closing stars, or to whatever ends the paragraph or the braces."""
        nodes: list[Node] = []
        while self.at < len(self.text):
            letter = self.text[self.at]
            closes = self.text.startswith(sign, self.at)
            if sign == "*" and self.text.startswith("**", self.at):
                closes = self.text.startswith("***", self.at)
            if closes or letter in "|}" or self.text.startswith("[/", self.at):
                break
            if self.ends_paragraph():
                break
            nodes += self._node(letter)
        return merged(nodes)

    # Braces

    def _braces(self) -> Node:
        start = self.at
        self.at += 1
        if self.text.startswith("}", self.at):
            self.at += 1
            self._problem(
                "nothing-to-show",
                start,
                self.at,
                "there is nothing between these braces",
                "`{name}` shows a value; a brace itself is written `\\{`",
            )
            return Words("")
        if condition := self._condition(start):
            return condition
        if order := _ORDERS.get(self.text[self.at : self.at + 1]):
            self.at += 1
            return self._alternatives(start, order)
        close = plain_end(self.text, self.at)
        if close is not None:
            return self._value(start, close)
        return self._alternatives(start, "sequence")

    def _value(self, start: int, close: int) -> Node:
        scalar = self.scalar.part(start + 1, close)
        self.at = close + 1
        formula = self.reader.memory.value(scalar)
        if formula is None:
            return Words("")
        if isinstance(formula.tree.domain, Flag):
            message = "what is true or false cannot be shown as it is"
            hint = f"write `{{{scalar.value}: yes | no}}`"
            self.reader.report.error("cannot-show", scalar.span, message, hint)
            return Words("")
        return Shown(formula)

    def _condition(self, start: int) -> Node | None:
        """`{condition: text | text}`; None where what stands before the colon is no condition."""
        head = _HEAD.match(self.text, self.at)
        if head is None or not head.group().strip():
            return None
        scalar = self.scalar.part(head.start(), head.end())
        tree, mistakes = parse_condition(scalar.value, self.reader.memory.names)
        if mistakes and not self._is_meant(scalar.value, head.end()):
            return None
        self.reader.report.mistakes(scalar, mistakes)
        self.at = head.end() + 1
        parts = self._parts(start)
        if len(parts) > 2:
            message = f"a condition chooses between two texts, and here are {len(parts)}"
            self._problem(
                "too-many-parts", start, self.at, message, "nest another `{…}` in the second"
            )
        if mistakes:
            return Words("")
        then, otherwise = (stripped(part) for part in (*parts, [])[:2])
        return When(self.reader.memory.formula(tree, scalar.span), then, otherwise)

    def _is_meant(self, head: str, colon: int) -> bool:
        ends_plainly = plain_end(self.text, colon) is not None
        return looks_like_condition(head, self.reader.memory.names, ends_plainly=ends_plainly)

    def _alternatives(self, start: int, order: Order) -> Node:
        parts = self._parts(start)
        options = tuple(tuple(part) for part in unpadded(parts))
        return Alternatives(order, options, self.reader.key())

    def _parts(self, start: int) -> list[list[Node]]:
        """What stands between bars, up to the closing brace, which is passed."""
        parts = [self.nodes("|}")]
        while self.text.startswith("|", self.at):
            self.at += 1
            parts.append(self.nodes("|}"))
        if not self.text.startswith("}", self.at):
            hint = "close it with `}`; a brace itself is written `\\{`"
            self._unclosed("unclosed-brace", start, "this brace is opened and never closed", hint)
        self.at += 1
        return parts

    # Square brackets

    def _square(self) -> list[Node]:
        start = self.at
        end = self.text.find("]", start)
        if end < 0 or "\n" in self.text[start:end]:
            hint = "close it with `]`; a bracket itself is written `\\[`"
            message = "this bracket is opened and never closed"
            self._unclosed("unclosed-square", start, message, hint)
        tag = self.text[start + 1 : end]
        self.at = end + 1
        if tag in MANNERS:
            return [self._manner(tag, start)]
        if tag.startswith("/"):
            self._closed_in_vain(tag[1:], start)
            return []
        reader = self.reader
        cue = read_tag(self.scalar.part(start + 1, end), reader.surroundings, reader.report)
        if cue is None:
            self.told.add(tag)
        return [cue] if cue else []

    def _closed_in_vain(self, name: str, start: int) -> None:
        if name not in self.told:
            name = name[:40]
            hint = f"open it first with `[{name}]`"
            self._problem(
                "closes-nothing", start, self.at, f"`[/{name}]` closes nothing here", hint
            )

    def _manner(self, name: str, start: int) -> Node:
        self.manners.append(f"[/{name}]")
        inside = self.nodes("")
        closing = self.manners.pop()
        if self.text.startswith(closing, self.at):
            self.at += len(closing)
        elif self._at_closing():
            self.told.add(name)
            message = f"`[{name}]` is still open where what stands around it is closed"
            hint = f"put `{closing}` before it"
            self._problem("unclosed-tag", start, start + len(name) + 2, message, hint)
        else:
            message = f"`[{name}]` is opened and never closed"
            self._unclosed("unclosed-tag", start, message, f"close it with `{closing}`")
        return Styled(name, tuple(inside))  # type: ignore[arg-type]

    def _at_closing(self) -> bool:
        """Whether one of the manners that are open is closed here."""
        return any(self.text.startswith(closing, self.at) for closing in self.manners)

    # Problems

    def _stray(self) -> None:
        sign = self.text[self.at]
        self.at += 1
        message, hint = f"`{sign}` closes nothing here", f"the sign itself is written `\\{sign}`"
        self._problem("closes-nothing", self.at - 1, self.at, message, hint)

    def _problem(self, code: str, start: int, end: int, message: str, hint: str = "") -> None:
        self.reader.report.error(code, self.scalar.span_of(start, end), message, hint)

    def _unclosed(self, code: str, start: int, message: str, hint: str = "") -> None:
        self._problem(code, start, start + 1, message, hint)
        raise _Unclosed
