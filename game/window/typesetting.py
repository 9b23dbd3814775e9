"""Typesetting: paragraphs become lines, ragged right and broken as evenly as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.window.fonts import Face, font, shown, space, width
from game.window.words import Piece, Word, chunks, plain

_WEAK_ENDS = frozenset({"a", "an", "the", "i", "of", "to", "and", "in", "on", "at", "is"})
_WEAK_END_COST = 0.015
_LONE_LAST_WORD_COST = 0.05
_PARTED_WORD_COST = 0.03
_WIDER = (1.2, 1.35, 1.5, 1.75, 2.0, 2.5)
"""Type so much larger takes about the width of tracked letters; which, depends on the face."""
_IMPOSSIBLE = float("inf")

LineWidth = Callable[[int], int]
"""The pixels that the line of a number, counted from 0, may take."""


@dataclass(frozen=True, slots=True)
class Type:
    """The size in which words are set: `body` is the pixels of scale 1."""

    body: int

    def pixels(self, piece: Piece) -> int:
        return round(self.body * piece.scale)

    def piece_width(self, piece: Piece) -> int:
        return width(piece.face, self.pixels(piece), piece.text)

    def word_width(self, word: Word) -> int:
        return sum(self.piece_width(piece) for piece in word.pieces)

    def space_before(self, word: Word) -> int:
        if not word.spaced or not word.pieces:
            return 0
        return space("roman", self.body)

    def hang(self, word: Word) -> int:
        """How far an opening quote hangs out of the line that the word begins."""
        text = word.text
        if not text or text[0] not in "“‘":
            return 0
        first = word.pieces[0]
        return width(first.face, self.pixels(first), text[0])

    def ascent(self) -> int:
        """From the upper edge of the letters to the baseline."""
        return font("roman", self.body).get_ascent()


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in its line, so many pixels right of the column's left edge."""

    word: Word
    x: int
    width: int


def fitting(words: Sequence[Word], kind: Type, narrowest: int) -> list[Word]:
    """The words, those cut in parts that are wider than the narrowest line."""
    fitted: list[Word] = []
    for word in words:
        wide = kind.word_width(word)
        if wide <= narrowest:
            fitted.append(word)
            continue
        longest = max(1, int(len(word.text) * narrowest / wide * 0.7))
        for part in chunks(word, longest):
            fitted.extend(fitting([part], kind, narrowest) if len(part.text) > 1 else [part])
    return _breakable(fitted, kind, narrowest)


def _breakable(words: Sequence[Word], kind: Type, narrowest: int) -> list[Word]:
    """The words, with a break allowed wherever neighbours without one fill a whole line."""
    allowed: list[Word] = []
    taken = 0
    for word in words:
        wide = kind.word_width(word)
        taken = wide if word.breaks else taken + wide
        if taken > narrowest:
            allowed.append(replace(word, breaks=True))
            taken = wide
        else:
            allowed.append(word)
    return allowed


def breaks(words: Sequence[Word], kind: Type, line_width: LineWidth) -> list[tuple[int, int]]:
    """Which words stand in which line: `(start, end)` for each.

    The sum of the lines' squared slack is least (Knuth and Plass, 1981, for ragged text), with
    prices for a line that ends in a weak word or within one, and for a last line of one word.
    """
    count = len(words)
    wide = [kind.word_width(word) for word in words]
    gaps = [kind.space_before(word) for word in words]
    hangs = [kind.hang(word) for word in words]
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(_IMPOSSIBLE, 0, 0)] * count
    for end in range(1, count + 1):
        taken, price = 0, _price(words, end)
        for start in range(end - 1, -1, -1):
            taken += wide[start] + (gaps[start + 1] if start + 1 < end else 0)
            cost, _, line = best[start]
            room = line_width(line)
            if taken - hangs[start] > room and start < end - 1:
                if taken > 2 * room:
                    break
                continue
            if start and not words[start].breaks:
                continue
            if end < count:
                cost += price + (max(0, room - taken) / room) ** 2
            elif start == end - 1 and start:
                cost += _LONE_LAST_WORD_COST
            if cost < best[end][0]:
                best[end] = (cost, start, line + 1)
    return _chain(best, count)


def _price(words: Sequence[Word], end: int) -> float:
    """What it costs, besides its slack, that a line ends before this word."""
    if end == len(words):
        return 0.0
    weak = words[end - 1].text.lower() in _WEAK_ENDS
    parted = not words[end].spaced
    return (_WEAK_END_COST * weak) + (_PARTED_WORD_COST * parted)


def _chain(best: Sequence[tuple[float, int, int]], count: int) -> list[tuple[int, int]]:
    lines = []
    end = count
    while end > 0:
        start = best[end][1]
        lines.append((start, end))
        end = start
    return lines[::-1]


def set_lines(
    words: Sequence[Word],
    kind: Type,
    column: int,
    *,
    first_indent: int = 0,
    cap_indent: int = 0,
    cap_lines: int = 0,
) -> list[tuple[Placed, ...]]:
    """A paragraph's lines for a column of so many pixels.

    `cap_indent` keeps the first `cap_lines` lines clear of a drop cap.
    """

    def indent(line: int) -> int:
        if line < cap_lines:
            return cap_indent
        return first_indent if line == 0 else 0

    narrowest = column - max(first_indent, cap_indent if cap_lines else 0)
    fitted = fitting(words, kind, narrowest)
    spans = breaks(fitted, kind, lambda line: column - indent(line))
    return [
        _placed(fitted[start:end], kind, indent(number))
        for number, (start, end) in enumerate(spans)
    ]


def _placed(words: Sequence[Word], kind: Type, x: int) -> tuple[Placed, ...]:
    line = []
    for number, word in enumerate(words):
        x += kind.space_before(word) if number else -kind.hang(word)
        wide = kind.word_width(word)
        line.append(Placed(word, x, wide))
        x += wide
    return tuple(line)


def tracked_width(text: str, face: Face, pixels: int, tracking: float) -> int:
    """How wide a text is with so many pixels between its letters."""
    glyphs = [width(face, pixels, letter) for letter in shown(text)]
    return round(sum(glyphs) + tracking * max(0, len(glyphs) - 1))


def tracked_rows(text: str, face: Face, pixels: int, tracking: float, room: int) -> list[str]:
    """A text's rows, broken evenly, with so many pixels between its letters."""
    for wider in _WIDER:
        kind = Type(round(pixels * wider))
        lines = set_lines(plain(text, face), kind, room)
        rows = ["".join(_spaced(placed, n) for n, placed in enumerate(line)) for line in lines]
        if max((tracked_width(row, face, pixels, tracking) for row in rows), default=0) <= room:
            break
    return rows


def _spaced(placed: Placed, number: int) -> str:
    return f" {placed.word.text}" if number and placed.word.spaced else placed.word.text


def cut_rows(text: str, pixels: int, room: int, most: int) -> list[str]:
    """A text's rows in italics; an ellipsis for what would need more than so many."""
    kind, words = Type(pixels), plain(text, "italic")
    lines = set_lines(words, kind, max(1, room)) if words else []
    rows = ["".join(_spaced(placed, n) for n, placed in enumerate(line)) for line in lines]
    if len(rows) <= most:
        return rows
    last = rows[most - 1].rstrip(" .,;:—–")
    while last and width("italic", pixels, f"{last}…") > room:
        last = last[:-1].rstrip(" .,;:—–")
    return [*rows[: most - 1], f"{last}…"]
