"""The history: all that was read in this playthrough, to scroll through and to return to."""

from __future__ import annotations

from collections import OrderedDict

from pygame import BLEND_RGBA_MULT, SRCALPHA, Rect, Surface

from game.story.playthrough import Playthrough
from game.story.prose import Run
from game.window.colours import RULE
from game.window.ink import draw_words, shadow_radius
from game.window.intents import (
    Accept,
    Advance,
    Back,
    Click,
    Focus,
    Forward,
    Help,
    Intent,
    Menu,
    OpenHistory,
    PointAt,
)
from game.window.measures import BODY, Measures
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.session import Session, View
from game.window.sheets import SetWord, heading_height
from game.window.speaking import Spoken
from game.window.told import draw_heading
from game.window.typesetting import Type, set_lines
from game.window.veil import page_veil
from game.window.words import Word, plain, read_out, words_of

_HEADING = "What was read"
_SMALLER = 0.86
_TURN_GAP = 26
_MARGIN = 6
_PARAGRAPH_GAP = 9
_MARK = "❧ "
_MOST_KEPT = 40
_LINES_A_STEP = 4
"""A turn that is longer than the window is gone through by so many lines."""


class HistoryPage:
    """Turn by turn; the one with the focus can be returned to."""

    def __init__(self, session: Session, below: View, reading: Reading) -> None:
        self._session = session
        self._below = below
        self._reading = reading
        self._turns = _turns_to(reading.playthrough)
        self._focus = len(self._turns) - 1
        self._scroll = 0
        """Pixels from the top of the focused turn to the top of the window's room."""
        self._set_for: tuple[Measures, Preferences] | None = None
        self._drawn: OrderedDict[tuple[int, bool], Surface] = OrderedDict()
        self._seen: list[tuple[int, Rect]] = []
        self._page: tuple[object, Surface] | None = None

    @property
    def typing(self) -> bool:
        return False

    @property
    def spoken(self) -> Spoken:
        """The turn with the focus; there are as many as picks."""
        turn, story = self._turns[self._focus], self._reading.playthrough.story
        told = " ".join(read_out(words) for words in _told(turn, lit=False))
        focus = f"{self._focus + 1} of {len(self._turns)}. {told}"
        return Spoken(f"{_HEADING}.", focus, language=story.language)

    # What the player does

    def handle(self, intent: Intent, now: float) -> View | None:
        self._set_again()
        match intent:
            case Menu() | OpenHistory():
                return self._below
            case Accept() | Advance():
                return self._return_to(self._focus, now)
            case Click(position=position):
                turn = self._turn_at(position)
                return self if turn is None else self._return_to(turn, now)
            case PointAt(position=position):
                turn = self._turn_at(position)
                if turn is not None:
                    self._point_at(turn)
            case Focus(step=step):
                self._step(step)
            case Back() | Forward():
                self._scroll_by((1 if isinstance(intent, Forward) else -1) * self._room // 2)
            case Help():
                return self._session.open_help(self)
        return self

    def _return_to(self, turn: int, now: float) -> View:
        self._reading.return_to(self._turns[turn], now)
        return self._reading

    def _turn_at(self, position: tuple[int, int]) -> int | None:
        return next((turn for turn, rect in self._seen if rect.collidepoint(position)), None)

    def _point_at(self, turn: int) -> None:
        """The focus goes there, and nothing moves under the pointer."""
        top = next(rect.top for number, rect in self._seen if number == turn)
        self._focus, self._scroll = turn, self._top - top

    def _step(self, step: int) -> None:
        """To the next turn, through the whole of this one where it is long."""
        measures = self._session.measures
        hidden = self._height(self._focus) - self._scroll - self._room
        if step > 0 and hidden > 0:
            self._scroll += min(hidden, _LINES_A_STEP * measures.leading)
        elif step < 0 and self._scroll > 0:
            self._scroll -= min(self._scroll, _LINES_A_STEP * measures.leading)
        elif 0 <= self._focus + step < len(self._turns):
            self._scroll -= step * self._height(self._focus if step > 0 else self._focus - 1)
            self._focus += step
            self._into_sight()
        self._hold()

    def _scroll_by(self, pixels: int) -> None:
        """Goes on by so much; the focus stays with a turn that is in sight."""
        self._scroll += pixels
        while self._scroll >= self._height(self._focus) and self._focus < len(self._turns) - 1:
            self._scroll -= self._height(self._focus)
            self._focus += 1
        while self._scroll < 0 and self._focus > 0:
            self._focus -= 1
            self._scroll += self._height(self._focus)
        self._hold()

    def _into_sight(self) -> None:
        """The focused turn is seen, as much of it as there is room for."""
        lowest = max(0, self._room - self._height(self._focus))
        self._scroll = max(-lowest, min(self._scroll, 0))

    def _hold(self) -> None:
        """No emptiness above the first turn, nor below the last."""
        below, place = self._height(self._focus) - self._scroll, self._focus
        while place < len(self._turns) - 1 and below < self._room:
            place += 1
            below += self._height(place)
        short = self._room - below
        if short > 0 and place == len(self._turns) - 1:
            self._scroll -= short
        above, place = -self._scroll, self._focus
        while place > 0 and above > 0:
            place -= 1
            above -= self._height(place)
        self._scroll += max(0, above) if place == 0 else 0

    # How it is set

    @property
    def _top(self) -> int:
        measures = self._session.measures
        return measures.top + heading_height(_HEADING, measures)

    @property
    def _room(self) -> int:
        return self._session.measures.bottom - self._top

    def _set_again(self) -> None:
        wanted = self._session.measures, self._session.preferences
        if self._set_for != wanted:
            is_first = self._set_for is None
            self._set_for = wanted
            self._drawn.clear()
            self._scroll = self._height(self._focus) - self._room if is_first else 0
            self._hold()

    def _height(self, turn: int) -> int:
        room = 2 * shadow_radius(self._kind)
        return self._surface(turn, lit=False).get_height() - 2 * room

    @property
    def _kind(self) -> Type:
        return Type(self._session.measures.text_pixels(BODY * _SMALLER))

    def _surface(self, turn: int, *, lit: bool) -> Surface:
        """A turn drawn; only those that were looked at last are kept."""
        key = (turn, lit)
        if key not in self._drawn:
            self._drawn[key] = self._draw_turn(self._turns[turn], lit=lit)
        self._drawn.move_to_end(key)
        while len(self._drawn) > _MOST_KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[key]

    def _draw_turn(self, turn: Playthrough, *, lit: bool) -> Surface:
        measures, kind = self._session.measures, self._kind
        leading = round(measures.leading * _SMALLER)
        room = 2 * shadow_radius(kind)
        words: list[SetWord] = []
        y = room
        for paragraph in _told(turn, lit=lit):
            for line in set_lines(paragraph, kind, measures.column_width):
                for placed in line:
                    x = room + placed.x
                    rect = Rect(x, y, placed.width, leading)
                    words.append(SetWord(placed.word, x, y + kind.ascent(), placed.width, rect))
                y += leading
            y += measures.text_pixels(_PARAGRAPH_GAP)
        high = y - measures.text_pixels(_PARAGRAPH_GAP) + measures.text_pixels(_TURN_GAP) + room
        drawn = Surface((measures.column_width + 2 * room, high), SRCALPHA)
        draw_words(drawn, words, kind, strong=self._session.preferences.high_contrast)
        return drawn

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        self._set_again()
        measures = self._session.measures
        strong = self._session.preferences.high_contrast
        self._session.scenery.draw(surface, now, page_veil(measures, solid=strong))
        place = (measures.column_left, measures.top)
        draw_heading(surface, _HEADING, measures, place, strong=strong)
        self._seen = list(self._in_sight())
        wanted = self._focus, self._scroll, self._set_for
        if self._page is None or self._page[0] != wanted:
            self._page = (wanted, self._drawn_page())
        surface.blit(self._page[1], (0, self._top - measures.pixels(_MARGIN)))

    def _drawn_page(self) -> Surface:
        """The turns that are seen; they fade where more of them lies above or below."""
        measures, room = self._session.measures, 2 * shadow_radius(self._kind)
        top = self._top - measures.pixels(_MARGIN)
        page = Surface((measures.width, self._room + measures.pixels(2 * _MARGIN)), SRCALPHA)
        for turn, rect in self._seen:
            lit = turn == self._focus
            page.blit(self._surface(turn, lit=lit), (rect.left - room, rect.top - room - top))
            if lit:
                thick = max(1, measures.pixels(1.4))
                tall = max(1, rect.height - measures.text_pixels(_TURN_GAP))
                left = rect.left - measures.pixels(18)
                page.fill(RULE, Rect(left, rect.top - top, thick, tall))
        if self._seen[0][1].top < self._top:
            _fade(page, measures.leading, 1)
        if self._seen[-1][1].bottom - measures.text_pixels(_TURN_GAP) > measures.bottom:
            _fade(page, measures.leading, -1)
        return page

    def _in_sight(self) -> list[tuple[int, Rect]]:
        """The turns that are seen, at least in part, and where."""
        measures = self._session.measures
        turn, y = self._focus, self._top - self._scroll
        while turn > 0 and y > self._top:
            turn -= 1
            y -= self._height(turn)
        seen = []
        while turn < len(self._turns) and y < measures.bottom:
            height = self._height(turn)
            seen.append((turn, Rect(measures.column_left, y, measures.column_width, height)))
            y += height
            turn += 1
        return seen


def _fade(page: Surface, reach: int, way: int) -> None:
    """Lets a page fade away towards its upper edge (1) or its lower one (-1)."""
    for row in range(min(reach, page.get_height())):
        y = row if way > 0 else page.get_height() - 1 - row
        light = (255, 255, 255, round(255 * row / reach))
        page.fill(light, Rect(0, y, page.get_width(), 1), BLEND_RGBA_MULT)


def _turns_to(playthrough: Playthrough) -> list[Playthrough]:
    """All moments of a playthrough, the first one first."""
    turns: list[Playthrough] = []
    turn: Playthrough | None = playthrough
    while turn is not None:
        turns.append(turn)
        turn = turn.parent
    return turns[::-1]


def _told(turn: Playthrough, *, lit: bool) -> list[tuple[Word, ...]]:
    """What was picked, then what was told, in paragraphs."""
    paragraphs: list[tuple[Word, ...]] = []
    if turn.parent is not None and turn.pick is not None:
        offers = turn.parent.page.offers
        offer = next((offer for offer in offers if offer.id == turn.pick.choice), None)
        if offer is not None and offer.words:
            typed = f" {turn.pick.typed}" if turn.pick.typed else ""
            paragraphs.append(tuple(plain(f"{_MARK}{offer.text}{typed}", "italic", "gold")))
    for leaf in turn.page.leaves:
        for paragraph in leaf.paragraphs:
            runs = [run for run in paragraph.items if isinstance(run, Run)]
            words = words_of(runs, tone="glow" if lit else "quiet")
            if words:
                paragraphs.append(words)
    return paragraphs
