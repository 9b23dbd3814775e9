"""Sheets: as much of a leaf as a window shows at once, with every word in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.story.pages import Leaf
from game.story.prose import Paragraph, Run
from game.window.fonts import has
from game.window.measures import BODY, Measures
from game.window.typesetting import Placed, Type, set_lines, tracked_rows
from game.window.words import Word, in_small_caps, without_first_letter, words_of

HEADING = 18
TRACKING = 2.6
_CAP_LINES = 3
_CAPITAL_HEIGHT = 0.66
"""Of a capital letter, against the size of the type."""
_SMALL_CAPS_WORDS = 4
_PARAGRAPH_GAP = 6
_INDENT = 22
_FEWEST_WITH_CHOICES = 2
"""So many lines of text at least stand above the choices, or none."""


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word at its place in the window, in pixels."""

    word: Word
    x: int
    baseline: int
    width: int
    rect: Rect

    def moved(self, by: tuple[int, int]) -> SetWord:
        """The same word elsewhere."""
        rect = self.rect.move(by)
        return SetWord(self.word, self.x + by[0], self.baseline + by[1], self.width, rect)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a leaf opens: with small capitals, and with a heading and a drop cap at a new place."""

    heading: str = ""


@dataclass(frozen=True, slots=True)
class Cap:
    """A drop cap: its letter, where its plate stands, a quote that hangs before it."""

    letter: str
    rect: Rect
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is read at once: the words in their places; `first` is the number of the first, and
    so many `letters` of the leaf come before it, which is so in every window.

    `paragraphs` are the numbers, on this sheet, of the words with which paragraphs begin.
    """

    words: tuple[SetWord, ...]
    first: int
    letters: int
    bottom: int
    heading: str = ""
    cap: Cap | None = None
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it has a height in the window."""

    placed: tuple[Placed, ...]
    number: int
    count: int
    gap: int = 0
    capped: bool = False
    cap: str = ""
    """The letter of the drop cap that stands before it, behind its quote if it has one."""

    @property
    def letters(self) -> int:
        """How many letters stand in it, its drop cap among them."""
        return len(self.cap) + sum(len(placed.word.text) for placed in self.placed)

    @property
    def may_begin_sheet(self) -> bool:
        """Whether the line before it may end a sheet: no widow, no orphan, no parted cap."""
        if self.number == 0:
            return True
        if self.capped:
            return False
        return self.number >= 2 and self.count - self.number >= 2


def sheets_of(
    leaf: Leaf, measures: Measures, opening: Opening | None = None, room_below: int = 0
) -> tuple[Sheet, ...]:
    """A leaf set for a window, plain or as an opening.

    The last sheet leaves `room_below` pixels free for what comes after the words. Where the
    words would leave less than that, the last sheet has none.
    """
    kind = Type(measures.text_pixels(BODY))
    heading = opening.heading if opening else ""
    lines = _lines(leaf.paragraphs, measures, kind, opening)
    top = measures.top + (heading_height(heading, measures) if heading else 0)
    sheets: list[Sheet] = []
    first = letters = 0
    for part in _parted(lines, measures, top, room_below):
        start = measures.top if sheets else top
        words, cap, bottom = _placed(part, start, measures, kind)
        own = "" if sheets else heading
        sheets.append(Sheet(words, first, letters, bottom, own, cap, _beginnings(part)))
        first += len(words)
        letters += sum(line.letters for line in part)
    return tuple(sheets)


def heading_height(heading: str, measures: Measures) -> int:
    """From the top of a heading to the first line under it."""
    rows = len(heading_rows(heading, measures))
    return measures.pixels(30) + rows * measures.text_pixels(26)


def heading_rows(heading: str, measures: Measures) -> list[str]:
    """A heading's rows, for it is set in wide small capitals and may not fit one."""
    pixels, tracking = measures.text_pixels(HEADING), measures.text_pixels(TRACKING)
    text = heading.lower()
    return tracked_rows(text, "small caps", pixels, tracking, measures.column_width)


def _lines(
    paragraphs: Sequence[Paragraph], measures: Measures, kind: Type, opens: Opening | None
) -> list[_Line]:
    """The lines of all paragraphs.

    A drop cap belongs to the first paragraph that is long enough to stand beside it, unless
    more than one short one comes before: a single short one is an epigraph.
    """
    lines: list[_Line] = []
    wants_cap = opens is not None and bool(opens.heading)
    for number, paragraph in enumerate(paragraphs):
        gap = measures.text_pixels(_PARAGRAPH_GAP) if number else 0
        rows = _capped(paragraph, measures, kind) if wants_cap and number < 2 else []
        if rows:
            lines += _numbered(rows, gap, _first_letter(paragraph))
            wants_cap = False
            continue
        words = words_of(paragraph.items)
        if opens and number == 0 and not _is_told_in_manner(paragraph):
            words = in_small_caps(words, _SMALL_CAPS_WORDS)
        indent = measures.text_pixels(_INDENT) if number else 0
        rows = set_lines(words, kind, measures.column_width, first_indent=indent)
        lines += _numbered(rows, gap)
    return lines


def _numbered(rows: Sequence[tuple[Placed, ...]], gap: int, cap: str = "") -> list[_Line]:
    return [
        _Line(
            row,
            number,
            len(rows),
            gap=0 if number else gap,
            capped=bool(cap) and number < _CAP_LINES,
            cap="" if number else cap,
        )
        for number, row in enumerate(rows)
    ]


def _is_told_in_manner(paragraph: Paragraph) -> bool:
    """Whether its first words are whispered, shouted or the like."""
    runs = [item for item in paragraph.items if isinstance(item, Run)]
    return bool(runs) and (bool(runs[0].manners) or runs[0].soft)


def _first_letter(paragraph: Paragraph) -> str:
    """The letter that could be its drop cap, behind the quote that may stand before it."""
    text = paragraph.text.lstrip()
    quote = text[0] if text[:1] in ("“", "‘") else ""
    letter = text[len(quote) : len(quote) + 1]
    fits = letter.isalpha() and len(letter.upper()) == 1 and has("roman", letter.upper())
    return quote + letter if fits and not _is_told_in_manner(paragraph) else ""


def _capped(paragraph: Paragraph, measures: Measures, kind: Type) -> list[tuple[Placed, ...]]:
    """The paragraph set around a drop cap; nothing where it would not fill the lines beside."""
    letter = _first_letter(paragraph)
    if not letter:
        return []
    words = words_of(paragraph.items)
    for _ in letter:
        words = without_first_letter(words) if words and words[0].pieces else ()
    if not words:
        return []
    indent = _cap_size(measures, kind) + measures.text_pixels(13)
    rows = set_lines(
        in_small_caps(words, _SMALL_CAPS_WORDS),
        kind,
        measures.column_width,
        cap_indent=indent,
        cap_lines=_CAP_LINES,
    )
    return rows if len(rows) >= _CAP_LINES else []


def _cap_size(measures: Measures, kind: Type) -> int:
    """From the top of the first line's capitals to the third line's baseline."""
    return (_CAP_LINES - 1) * measures.leading + round(kind.body * _CAPITAL_HEIGHT)


def _parted(
    lines: Sequence[_Line], measures: Measures, top: int, room_below: int
) -> list[list[_Line]]:
    """The lines of each sheet: as many as fit, and on the last what also leaves room below."""
    parts: list[list[_Line]] = []
    rest = list(lines)
    start = top
    while _height(rest, measures) > measures.bottom - start:
        count = _fit(rest, measures.bottom - start, measures)
        parts.append(rest[:count])
        rest, start = rest[count:], measures.top
    if rest and _height(rest, measures) > measures.bottom - start - room_below:
        count = _kept_for_last(rest, measures.bottom - measures.top - room_below, measures)
        parts.append(rest[: len(rest) - count])
        rest = rest[len(rest) - count :]
    return [*parts, rest]


def _height(lines: Sequence[_Line], measures: Measures) -> int:
    gaps = sum(line.gap for line in lines[1:])
    return len(lines) * measures.leading + gaps


def _fit(lines: Sequence[_Line], room: int, measures: Measures) -> int:
    """How many lines stand in so much room without parting what belongs together."""
    most = len(lines)
    while most > 1 and _height(lines[:most], measures) > room:
        most -= 1
    for count in range(most, 0, -1):
        if count < len(lines) and lines[count].may_begin_sheet:
            return count
    return most


def _kept_for_last(lines: Sequence[_Line], room: int, measures: Measures) -> int:
    """How many of the last lines go to the sheet of the choices.

    The fewest that make whole paragraphs; or else as many as may be parted and fit; or none.
    """
    fit = [
        count
        for count in range(_FEWEST_WITH_CHOICES, len(lines))
        if _height(lines[-count:], measures) <= room and lines[-count].may_begin_sheet
    ]
    whole = [count for count in fit if lines[-count].number == 0]
    return whole[0] if whole else fit[-1] if fit else 0


def _placed(
    lines: Sequence[_Line], top: int, measures: Measures, kind: Type
) -> tuple[tuple[SetWord, ...], Cap | None, int]:
    """The words of a sheet in their places, its drop cap, and where they end."""
    words: list[SetWord] = []
    cap: Cap | None = None
    left, ascent, y = measures.column_left, kind.ascent(), top
    for number, line in enumerate(lines):
        y += line.gap if number else 0
        if line.cap:
            size = _cap_size(measures, kind)
            upper = y + ascent - round(kind.body * _CAPITAL_HEIGHT)
            cap = Cap(line.cap[-1].upper(), Rect(left, upper, size, size), line.cap[:-1])
        for placed in line.placed:
            rect = Rect(left + placed.x, y, placed.width, measures.leading)
            words.append(SetWord(placed.word, left + placed.x, y + ascent, placed.width, rect))
        y += measures.leading
    return tuple(words), cap, y


def _beginnings(lines: Sequence[_Line]) -> tuple[int, ...]:
    """The numbers of the words with which paragraphs begin."""
    beginnings, number = [], 0
    for line in lines:
        if line.number == 0:
            beginnings.append(number)
        number += len(line.placed)
    return tuple(beginnings)
