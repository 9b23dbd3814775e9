"""A sheet as it is told: its words come into sight one after another, then stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

import pygame
from pygame import Rect, Surface

from game.window.colours import RULE, ink
from game.window.initials import initial
from game.window.ink import (
    InkedWord,
    draw_tracked,
    draw_trembling,
    hairline,
    letters,
)
from game.window.measures import BODY, Measures
from game.window.schedule import Happening, schedule_of, share
from game.window.sheets import HEADING, TRACKING, Sheet, heading_height, heading_rows
from game.window.standing import Standing
from game.window.typesetting import Type, tracked_width
from game.window.words import read_out

_RISE = 3
_FRONT_SECONDS = 0.7
_INKED_A_FRAME = 4
"""Words that are drawn ahead: none is missing when a key makes all of them stand at once."""
_SETTLED_A_FRAME = 10
"""The others are drawn singly until then, where a key made many stand."""
_LONG_AGO = -1e6


class ToldSheet:
    """One sheet in time. What has come for good is kept drawn; only what is coming costs."""

    def __init__(
        self,
        sheet: Sheet,
        measures: Measures,
        pace: float,
        now: float,
        *,
        seen: int = 0,
        strong: bool = False,
        still: bool = False,
    ) -> None:
        """`seen`: so many of its words stand already. `still`: nothing trembles or rises."""
        self.sheet = sheet
        self.measures = measures
        self.schedule = schedule_of([word.word for word in sheet.words], pace)
        self._pace = pace
        self._strong = strong
        self._still = still
        self._kind = Type(measures.text_pixels(BODY))
        self._bounds = _bounds(sheet, measures)
        self._stretch = self.schedule.stretch_of(max(0, seen - 1))
        self._began = _LONG_AGO if seen else now
        self._front_began = _LONG_AGO if seen or not pace else now
        self._happened = sum(1 for one in self.schedule.happenings if one.word < seen)
        self._inked: dict[int, InkedWord] = {}
        self._to_ink = iter([n for n, word in enumerate(sheet.words) if word.word.pieces])
        self._standing = Standing(self._bounds)
        self._settled = self._clear = 0
        """How many words have come for good, and on how many of them no shadow will fall any more.

        Of the first, the shadows stand; of the second, the ink too."""
        self._front: Surface | None = None
        self._front_stands = not (sheet.heading or sheet.cap)
        self._front_foot = _front_height(sheet, measures)

    def stands(self, now: float) -> bool:
        """Whether all words of this sheet are there."""
        return self._stretch == len(self.schedule.starts) - 1 and self._stretch_stands(now)

    def waits(self, now: float) -> bool:
        """Whether it stopped at a pause that waits for the player."""
        return self._stretch < len(self.schedule.starts) - 1 and self._stretch_stands(now)

    @property
    def aloud(self) -> str:
        """The words up to the next pause that waits; each paragraph in a line of its own."""
        starts = self.schedule.starts
        following = self._stretch + 1
        end = starts[following] if following < len(starts) else len(self.sheet.words)
        words = [word.word for word in self.sheet.words[:end]]
        breaks = sorted({0, *self.sheet.paragraphs, end})
        return "\n".join(read_out(words[a:b]) for a, b in pairwise(breaks) if b <= end)

    def finish(self) -> None:
        """The words up to the next pause that waits stand at once."""
        self._began = self._front_began = _LONG_AGO

    def go_on(self, now: float) -> None:
        """Past a pause that waited."""
        self._stretch += 1
        self._began = now

    def seen(self, now: float) -> int:
        """How many of its words have come or are coming."""
        return sum(1 for number in range(len(self.sheet.words)) if self._since(number, now) >= 0)

    def happening(self, now: float) -> Iterator[Happening]:
        """What happens with the words that came since this was last asked."""
        while self._happened < len(self.schedule.happenings):
            next_one = self.schedule.happenings[self._happened]
            if self._since(next_one.word, now) < 0:
                return
            self._happened += 1
            yield next_one

    def draw(self, surface: Surface, now: float) -> None:
        if now <= self._front_began:
            return  # Nothing has come yet, and the frame that opens a page has enough to do.
        self._settle(now)
        self._lay_what_is_clear(now)
        self._standing.draw(surface)
        self._draw_coming(surface, now)
        self._ink_ahead()
        self._draw_trembling(surface, now)

    def draw_leaving(self, surface: Surface, part: float) -> None:
        """So much of everything that stands on the sheet, while it fades away."""
        self._lay_front()
        self._lay_inks(self.sheet.bottom)
        self._standing.draw_leaving(surface, part)

    def _stretch_stands(self, now: float) -> bool:
        return now - self._began >= self.schedule.ends[self._stretch]

    def _since(self, word: int, now: float) -> float:
        """Seconds since a word began to come; negative before it does."""
        stretch = self.schedule.stretch_of(word)
        if stretch != self._stretch:
            return 1e6 if stretch < self._stretch else -1.0
        return now - self._began - self.schedule.comes[word]

    def _word(self, number: int) -> InkedWord:
        if number not in self._inked:
            word = self.sheet.words[number]
            self._inked[number] = InkedWord(word, self._kind, strong=self._strong)
        return self._inked[number]

    def _ink_ahead(self) -> None:
        for number in islice(self._to_ink, _INKED_A_FRAME):
            if number >= self._clear:
                self._word(number)

    def _settle(self, now: float) -> None:
        """The shadows of words that have fully come stand from then on: of a few more a frame."""
        for number in range(self._settled, len(self.sheet.words))[:_SETTLED_A_FRAME]:
            if self.sheet.words[number].word.pieces:
                if share(self._since(number, now), self._pace) < 1:
                    return
                word = self._word(number)
                self._standing.lay(word.shadow, word.shadow_place)
            self._settled += 1

    def _lay_what_is_clear(self, now: float) -> None:
        """The front and the ink of words, as far down as no shadow will fall on them any more."""
        words = self.sheet.words
        clear = self._front_foot + self.sheet.bottom
        if self._settled < len(words):
            clear = words[self._settled].rect.top - self.measures.text_pixels(BODY) // 2
        if now - self._front_began >= _FRONT_SECONDS and self._front_foot <= clear:
            self._lay_front()
        if self._front_stands:
            self._lay_inks(clear)

    def _lay_front(self) -> None:
        if not self._front_stands:
            self._standing.lay(self._drawn_front(), self._bounds.topleft)
            self._front, self._front_stands = None, True

    def _lay_inks(self, clear: int) -> None:
        """The ink of settled words that lie above a row."""
        words = self.sheet.words
        while self._clear < self._settled and words[self._clear].rect.bottom <= clear:
            if words[self._clear].word.pieces:
                word = self._word(self._clear)
                if self._still or not word.trembling:
                    self._standing.lay(word.drawn, word.place)
                del self._inked[self._clear]
            self._clear += 1

    def _drawn_front(self) -> Surface:
        if self._front is None:
            size = self._bounds.width, self._front_foot - self._bounds.top
            self._front = Surface(size, pygame.SRCALPHA)
            place = self._bounds.topleft
            draw_front(self._front, self.sheet, self.measures, place, strong=self._strong)
        return self._front

    def _draw_coming(self, surface: Surface, now: float) -> None:
        """What does not stand yet: shadows below, then the front, then the ink."""
        coming = self._coming(now)
        for word, part in coming:
            _blit_at(surface, word.shadow, word.shadow_place, part)
        if not self._front_stands:
            part = min(1.0, max(0.0, (now - self._front_began) / _FRONT_SECONDS))
            _blit_at(surface, self._drawn_front(), self._bounds.topleft, part)
        settled = (self._word(n) for n in range(self._clear, self._settled) if self._has_ink(n))
        surface.fblits([(word.drawn, word.place) for word in settled])
        for word, part in coming:
            if self._still or not word.trembling:
                x, y = word.place
                rise = 0 if self._still else round((1 - part) * self.measures.pixels(_RISE))
                _blit_at(surface, word.drawn, (x, y + rise), part)

    def _has_ink(self, number: int) -> bool:
        """Whether a word has any that does not tremble."""
        word = self.sheet.words[number].word
        return bool(word.pieces) and (self._still or not self._word(number).trembling)

    def _coming(self, now: float) -> list[tuple[InkedWord, float]]:
        coming = []
        for number in range(self._settled, len(self.sheet.words)):
            since = self._since(number, now)
            if since < 0:
                break
            if self.sheet.words[number].word.pieces:
                coming.append((self._word(number), share(since, self._pace)))
        return coming

    def _draw_trembling(self, surface: Surface, now: float) -> None:
        if self._still:
            return
        for number, word in enumerate(self.sheet.words):
            if any(piece.trembles for piece in word.word.pieces):
                part = share(self._since(number, now), self._pace)
                alpha = round(255 * part) if self._since(number, now) >= 0 else 0
                draw_trembling(surface, word, self._kind, now, alpha, strong=self._strong)


def _bounds(sheet: Sheet, measures: Measures) -> Rect:
    """Everything of a sheet with its shadows and what hangs out of the column."""
    room = measures.text_pixels(BODY)
    left = measures.column_left - 2 * room
    right = max((word.rect.right for word in sheet.words), default=0)
    right = max(right, measures.column_right) + room
    return Rect(left, 0, right - left, max(sheet.bottom, measures.top) + 2 * room)


def _front_height(sheet: Sheet, measures: Measures) -> int:
    """How far down the heading and the drop cap reach, with their shadows."""
    room = measures.text_pixels(BODY)
    heading = measures.top + heading_height(sheet.heading, measures) if sheet.heading else 0
    cap = sheet.cap.rect.bottom if sheet.cap else 0
    return max(heading, cap) + 2 * room


def _blit_at(surface: Surface, drawn: Surface, place: tuple[int, int], part: float) -> None:
    drawn.set_alpha(round(255 * part))
    surface.blit(drawn, place)
    drawn.set_alpha(255)


def draw_front(
    surface: Surface, sheet: Sheet, measures: Measures, origin: tuple[int, int], *, strong: bool
) -> None:
    """The heading with its hairline, and the drop cap."""
    if sheet.heading:
        place = (measures.column_left - origin[0], measures.top - origin[1])
        draw_heading(surface, sheet.heading, measures, place, strong=strong)
    if sheet.cap:
        rect = sheet.cap.rect.move(-origin[0], -origin[1])
        surface.blit(initial(sheet.cap.letter, rect.width), rect)
        if sheet.cap.quote:
            kind = Type(measures.text_pixels(BODY))
            quote = letters("roman", kind.body, sheet.cap.quote, ink("ink", strong=strong))
            surface.blit(quote, (rect.x - quote.get_width() - measures.pixels(2), rect.y))


def draw_heading(
    surface: Surface,
    heading: str,
    measures: Measures,
    place: tuple[int, int],
    *,
    strong: bool = False,
) -> None:
    """A heading in wide small capitals over a hairline."""
    x, y = place
    pixels, tracking = measures.text_pixels(HEADING), measures.text_pixels(TRACKING)
    gold = ink("gold", strong=strong)
    rows = heading_rows(heading, measures)
    for row in rows:
        draw_tracked(surface, row, (x, y), "small caps", pixels, tracking, gold)
        y += measures.text_pixels(26)
    wide = max(tracked_width(row, "small caps", pixels, tracking) for row in rows)
    rule = hairline(wide, max(1, measures.pixels(1)), RULE)
    surface.blit(rule, (x, y + measures.pixels(4)))
