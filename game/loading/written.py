"""A file of YAML as it is written: besides its values the comments, the blank lines, the styles.

`yaml_reader` asks what a file says; this asks how it looks, so that it can be laid out anew. It is
meant for files that `yaml_reader` reads without a problem.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

import yaml

from game.loading.yaml_reader import LOADER

_COMMENT = re.compile(r"(?:(?<=\s)|\A)#[^\n]*")
_IN_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_ANCHOR = re.compile(r"&\S+\s*")


@dataclass(slots=True, eq=False)
class Words:
    """A text: as it is typed, without its anchor, and what it says."""

    typed: str
    value: str
    style: str = ""
    anchor: str = ""


@dataclass(slots=True, eq=False)
class Reference:
    """A reference to what has an anchor."""

    name: str


@dataclass(slots=True, eq=False)
class Collection:
    """A list or a group, in lines that begin at `column`, or between brackets, where that is -1."""

    is_group: bool
    in_brackets: bool
    column: int
    anchor: str = ""
    parts: list[Part] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    """Comments after the last part; an empty one is a blank line."""


@dataclass(slots=True, eq=False)
class Part:
    """An item of a list, or a key of a group with its value; with the comments around it."""

    value: Words | Reference | Collection
    key: Words | None = None
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own; an empty one is a blank line."""
    beside_key: str = ""
    beside: str = ""
    on_new_line: bool = False
    """Whether a line break stands before it, which between brackets is the writer's own choice."""


@dataclass(slots=True, eq=False)
class Document:
    """The one value of a file, and the directives (`%YAML 1.2`) above it."""

    root: Part
    directives: list[str]


Role = Literal["key", "value", "opening", "closing"]


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where something stands in the text, and within which collections: the innermost last."""

    start: int
    end: int
    part: Part
    role: Role
    within: tuple[Collection, ...]


def written(text: str) -> Document:
    """The file as it is written. Its line breaks are `\\n`."""
    reader = _Reader(text)
    root = reader.read()
    _Comments(text, reader.places, root).attach()
    directives = [line for line in text.split("\n") if line.startswith("%")]
    return Document(root, directives if reader.has_directives else [])


def comments_in(document: Document) -> Iterator[str]:
    """All comments of a file, in no order that matters."""
    parts = [document.root]
    while parts:
        part = parts.pop()
        found = [*part.above, part.beside_key, part.beside]
        if isinstance(part.value, Collection):
            found += part.value.below
            parts += part.value.parts
        yield from (comment for comment in found if comment)


class _Reader:
    """Builds the collections and parts of a file, and notes where everything stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[_Place] = []
        self.has_directives = False
        self._events = iter(yaml.parse(text, Loader=LOADER))
        self._within: list[Collection] = []

    def read(self) -> Part:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.has_directives = bool(event.version or event.tags)
                break
        root = Part(Words("", ""))
        self._value(next(self._events), root)
        return root

    def _value(self, event: yaml.Event, part: Part) -> None:
        match event:
            case yaml.ScalarEvent():
                part.value = self._words(event, part, "value")
            case yaml.AliasEvent():
                part.value = Reference(event.anchor or "")
                self._note(event, part, "value")
            case yaml.CollectionStartEvent():
                self._collection(event, part)

    def _words(self, event: yaml.ScalarEvent, part: Part, role: Role) -> Words:
        place = self._note(event, part, role)
        typed = self.text[place.start : place.end]
        if event.anchor and (name := _ANCHOR.match(typed)):
            typed = typed[name.end() :]
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        if not style:
            typed = typed.rstrip()
        return Words(typed, event.value, style or "", event.anchor or "")

    def _note(self, event: yaml.Event, part: Part, role: Role) -> _Place:
        assert event.start_mark is not None
        assert event.end_mark is not None
        start, end = event.start_mark.index, min(event.end_mark.index, len(self.text))
        place = _Place(start, max(start, end), part, role, tuple(self._within))
        self.places.append(place)
        return place

    def _collection(self, event: yaml.CollectionStartEvent, part: Part) -> None:
        assert event.start_mark is not None
        is_group = isinstance(event, yaml.MappingStartEvent)
        in_brackets = bool(event.flow_style)
        column = -1 if in_brackets else event.start_mark.column
        made = Collection(is_group, in_brackets, column, event.anchor or "")
        part.value = made
        self._within.append(made)
        if in_brackets:
            self._note(event, part, "opening")
        while not isinstance(inner := next(self._events), yaml.CollectionEndEvent):
            made.parts.append(self._part(inner, made))
        if in_brackets:
            self._note(inner, part, "closing")
        self._within.pop()

    def _part(self, event: yaml.Event, owner: Collection) -> Part:
        part = Part(Words("", ""))
        if owner.is_group:
            assert isinstance(event, yaml.ScalarEvent)
            if not owner.parts and not owner.in_brackets and event.start_mark is not None:
                owner.column = event.start_mark.column  # the group's own anchor may stand before it
            part.key = self._words(event, part, "key")
            event = next(self._events)
        self._value(event, part)
        return part


class _Comments:
    """Gives each comment and each blank line to the part that it belongs to."""

    def __init__(self, text: str, places: list[_Place], root: Part) -> None:
        self.text = text
        self.places = places
        self.root = root
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def attach(self) -> None:
        before: _Place | None = None
        for after in [*self.places, None]:
            start = before.end if before else 0
            end = after.start if after else len(self.text)
            if before is not None:
                self._header(before)
            for match in _COMMENT.finditer(self.text, start, end):
                self._comment(match, before, after)
            if after is not None and after.role in ("key", "value", "opening"):
                self._lines_above(before, after)
            before = after

    def _header(self, place: _Place) -> None:
        """The comment behind the sign of a block: `text: |  # rewrite`."""
        value = place.part.value
        is_block = isinstance(value, Words) and value.style in ("|", ">")
        if place.role != "value" or not is_block:
            return
        assert isinstance(value, Words)
        if comment := _IN_HEADER.match(value.typed):
            place.part.beside = comment[1].rstrip()

    def _comment(self, match: re.Match[str], before: _Place | None, after: _Place | None) -> None:
        comment = match[0].rstrip()
        line = self._line_of(match.start())
        typed_before = self.text[self.line_starts[line] : match.start()].strip()
        for each in self._around(before):
            each.in_brackets = False  # a comment ends its line
        if typed_before and before and self._last_line_of(before) == line:
            self._beside(comment, before)
            return
        column = match.start() - self.line_starts[line]
        lines = self._lines_for(before, after, column)
        if not typed_before and line and not self._typed(line - 1):
            lines.append("")
        lines.append(comment)

    def _beside(self, comment: str, place: _Place) -> None:
        part, value = place.part, place.part.value
        if place.role == "opening" or (place.role == "key" and not isinstance(value, Collection)):
            part.above.append(comment)
        elif place.role == "key":
            part.beside_key = comment
        else:
            part.beside = f"{part.beside} {comment}".strip()

    def _lines_for(self, before: _Place | None, after: _Place | None, column: int) -> list[str]:
        """The comments among which one belongs that stands on a line of its own.

        It ends the collection that it is indented like, where that one ends here; else it stands
        above what follows.
        """
        if after and after.role == "closing":
            assert isinstance(after.part.value, Collection)
            return after.part.value.below
        goes_on = after.within if after else ()
        open_before = before.within if before else ()
        outer = max((each.column for each in open_before if each in goes_on), default=-1)
        ended = [each for each in open_before if each not in goes_on]
        indented_so = [each for each in ended if outer < each.column <= column]
        if indented_so:
            return max(indented_so, key=attrgetter("column")).below
        if after:
            return after.part.above
        return self.root.value.below if isinstance(self.root.value, Collection) else self.root.above

    def _around(self, before: _Place | None) -> Iterator[Collection]:
        """The brackets that are open behind a place."""
        for each in before.within if before else ():
            if each.in_brackets and not (
                before and before.role == "closing" and each is before.part.value
            ):
                yield each

    def _lines_above(self, before: _Place | None, place: _Place) -> None:
        """Notes whether a part begins a line, and whether the line above is left blank."""
        line = self._line_of(place.start)
        part = place.part
        if place.role != "key" and part.key is not None:
            return
        part.on_new_line = before is None or self._last_line_of(before) < line
        if part.on_new_line and line and not self._typed(line - 1):
            part.above.append("")

    def _last_line_of(self, place: _Place) -> int:
        return self._line_of(max(place.start, place.end - 1))  # a block ends with its line break

    def _line_of(self, offset: int) -> int:
        return bisect.bisect_right(self.line_starts, offset) - 1

    def _typed(self, line: int) -> str:
        end = self.line_starts[line + 1] if line + 1 < len(self.line_starts) else len(self.text)
        return self.text[self.line_starts[line] : end].strip()
