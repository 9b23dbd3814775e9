"""Lays out a file: two spaces a step, lists further in than their key, one blank line at most."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from game.loading.written import Collection, Document, Part, Reference, Words
from game.tidy.expected import Expected, is_prose, item_of, stand_apart, value_of
from game.tidy.words import in_one_line, laid_out

WIDTH = 100
"""Brackets that reach further are wrapped; a writer's text never is."""
_STEP = 2
_ALIGNED_WIDTH = 60
"""Comments beside lines that are no longer stand in one column."""

Line = tuple[str, str]
"""What stands on a line, and the comment beside it."""


def lay_out(document: Document, expected: Expected) -> str:
    """The text of a file; `expected` is the shape of such files."""
    page = _Page()
    page.lines += [(line, "") for line in document.directives]
    if document.directives:
        page.lines.append(("---", ""))
    page.root(document.root, expected)
    return "".join(f"{line}\n" for line in _aligned(page.lines))


class _Page:
    """The lines laid out so far."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def root(self, part: Part, expected: Expected) -> None:
        self._comments(_trimmed(part.above, is_first=True), 0)
        if _in_lines(part.value):
            assert isinstance(part.value, Collection)
            self._collection(part.value, 0, expected)
            return
        self._value("", part, 0, expected)
        if isinstance(part.value, Collection):
            self._comments(part.value.below, 0)

    def _collection(
        self, collection: Collection, column: int, expected: Expected, lead: str = ""
    ) -> None:
        """The parts of a list or a group in lines; `lead` stands before the first one."""
        apart = stand_apart(expected)
        for number, part in enumerate(collection.parts):
            above = _above(part)
            if lead and not number:
                above = []  # they stand above the dash
            elif apart and number:
                above = ["", *above]
            self._comments(_trimmed(above, is_first=not number), column)
            start = lead if lead and not number else " " * column
            if part.key is not None:
                inner = value_of(expected, part.key.value)
                self._value(f"{start}{_key(part.key)}:", part, column, inner)
            else:
                self._item(f"{start}-", part, column, item_of(expected))
        self._comments(_trimmed(collection.below, is_first=False), column)

    def _item(self, start: str, part: Part, column: int, expected: Expected) -> None:
        value = part.value
        if isinstance(value, Collection) and _in_lines(value):
            if value.anchor:
                self.lines.append((f"{start} &{value.anchor}", ""))
                self._collection(value, column + _STEP, expected)
            else:
                self._collection(value, column + _STEP, expected, f"{start} ")
            return
        self._value(start, part, column, expected)

    def _value(self, start: str, part: Part, column: int, expected: Expected) -> None:
        """What stands behind a key or a dash."""
        value = part.value
        match value:
            case Words():
                self._words(start, part, value, column, is_prose=is_prose(expected))
            case Reference():
                self.lines.append((_joined(start, f"*{value.name}"), part.beside))
            case Collection() if _in_lines(value):
                head = _joined(start, f"&{value.anchor}" if value.anchor else "")
                self.lines.append((head, f"{part.beside_key} {part.beside}".strip()))
                self._collection(value, column + _STEP, expected)
            case Collection():
                lines = _wrapped(value, start, column)
                self.lines += [(line, "") for line in lines[:-1]]
                self.lines.append((lines[-1], part.beside))

    def _words(self, start: str, part: Part, words: Words, column: int, *, is_prose: bool) -> None:
        first, *others = laid_out(words, is_prose=is_prose)
        anchor = f"&{words.anchor} " if words.anchor else ""
        indent = " " * (column + _STEP)
        lines = [_joined(start, f"{anchor}{first}".strip())]
        lines += [f"{indent}{line}" if line else "" for line in others]
        commented = 0 if first[:1] in ("|", ">") else len(lines) - 1
        self.lines += [(t, part.beside if n == commented else "") for n, t in enumerate(lines)]

    def _comments(self, comments: list[str], column: int) -> None:
        self.lines += [(" " * column + comment if comment else "", "") for comment in comments]


def _in_lines(value: object) -> bool:
    return isinstance(value, Collection) and not value.in_brackets and bool(value.parts)


def _joined(start: str, text: str) -> str:
    return f"{start} {text}" if start and text else start or text


def _above(part: Part) -> list[str]:
    """The comments above a part: for an item of a list also those above its first line."""
    above, value = list(part.above), part.value
    if isinstance(value, Collection) and not _in_lines(value):
        above += value.below if not value.parts else []
    if part.key is None and isinstance(value, Collection) and _in_lines(value):
        beside = [part.beside] if part.beside else []
        return above + beside + ([] if value.anchor else _above(value.parts[0]))
    return above


def _trimmed(comments: list[str], *, is_first: bool) -> list[str]:
    """Without two blank lines in a row, nor any before the first part."""
    kept: list[str] = []
    for comment in comments:
        if comment or (kept[-1:] != [""] and (kept or not is_first)):
            kept.append(comment)
    return kept


# Brackets

Piece = tuple[str, bool]
"""What stays on one line of a bracket, and whether the writer began a line with it."""


def _wrapped(collection: Collection, start: str, column: int) -> list[str]:
    """A list or a group between brackets: one line if it fits, else as the writer broke it."""
    whole = _joined(start, in_brackets(collection))
    if len(whole) <= WIDTH:
        return [whole]
    indent = " " * (column + _STEP)
    lines = [start]
    for text, is_broken in _pieces(collection, WIDTH - len(start) - 1, WIDTH - len(indent)):
        longer = _joined(lines[-1], text)
        if lines == [start] or (len(longer) <= WIDTH and not is_broken):
            lines[-1] = longer
        else:
            lines.append(indent + text)
    return lines


def _pieces(collection: Collection, first_room: int, room: int) -> list[Piece]:
    """A bracket in pieces between which lines may end; brackets within that fit in stay whole."""
    pieces: list[Piece] = []
    for number, part in enumerate(collection.parts):
        found = _pieces_of(part, room if number else first_room - 1, room)
        found[0] = (found[0][0], part.on_new_line and bool(number))
        found[-1] = (f"{found[-1][0]},", found[-1][1])
        pieces += found
    opening, closing = "{}" if collection.is_group else "[]"
    last, is_broken = pieces[-1]
    pieces[-1] = (last.removesuffix(",") + closing, is_broken)
    pieces[0] = (_anchored(collection) + opening + pieces[0][0], False)
    return pieces


def _pieces_of(part: Part, first_room: int, room: int) -> list[Piece]:
    whole, value = _part(part), part.value
    if not isinstance(value, Collection) or not value.parts or len(whole) < first_room:
        return [(whole, False)]
    key = f"{_key(part.key)}:" if part.key else ""
    (first, _), *others = _pieces(value, first_room - len(key) - 1, room)
    return [(_joined(key, first), False), *others]


def in_brackets(collection: Collection) -> str:
    """A list or a group between brackets, in one line."""
    opening, closing = "{}" if collection.is_group else "[]"
    inside = ", ".join(map(_part, collection.parts))
    return f"{_anchored(collection)}{opening}{inside}{closing}"


def _anchored(collection: Collection) -> str:
    return f"&{collection.anchor} " if collection.anchor else ""


def _part(part: Part) -> str:
    match part.value:
        case Words() as words:
            anchor = f"&{words.anchor} " if words.anchor else ""
            value = f"{anchor}{in_one_line(words)}".strip()
        case Reference(name=name):
            value = f"*{name}"
        case Collection() as collection:
            value = in_brackets(collection)
    if part.key is None:
        return value
    return f"{_key(part.key)}: {value}" if value else _key(part.key)


def _key(key: Words) -> str:
    anchor = f"&{key.anchor} " if key.anchor else ""
    return anchor + in_one_line(key)


# Comments beside lines


def _aligned(lines: list[Line]) -> Iterator[str]:
    """The lines with their comments; those of lines in a row that are alike begin in one column."""
    for has_comment, run in groupby(lines, key=_kind_of_comment):
        together = list(run)
        if has_comment is None:
            yield from (text for text, _ in together)
            continue
        width = max(len(text) for text, _ in together)
        for text, comment in together:
            yield f"{text.ljust(width) if width <= _ALIGNED_WIDTH else text}  {comment}"


def _kind_of_comment(line: Line) -> int | None:
    """The indent of a line with a comment beside it; None for one without."""
    text, comment = line
    return len(text) - len(text.lstrip(" ")) if comment else None
