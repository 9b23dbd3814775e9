"""The closing card: after an ending's last words, its name alone in the dark."""

from __future__ import annotations

from pygame import SRCALPHA, Surface

from game.story.model import Ending, Story
from game.window.colours import RULE, ink
from game.window.ink import draw_tracked, hairline, letters
from game.window.intents import Accept, Advance, Back, Click, Help, Intent, Menu
from game.window.measures import Measures
from game.window.preferences import Preferences
from game.window.session import Session, View
from game.window.speaking import Spoken
from game.window.typesetting import Type, set_lines, tracked_rows, tracked_width
from game.window.veil import page_veil
from game.window.words import plain

_APPEAR_SECONDS = 1.6
_FLEURON = "❦"
_TITLE, _SMALL = 34, 19
_ROOM = 0.8
"""Of the window's width."""
_TRACKING = 5.0


class Closing:
    """Reading on leads home; back leads to the last page."""

    def __init__(
        self, session: Session, below: View, ending: Ending, story: Story, now: float
    ) -> None:
        self._session = session
        self.below = below
        """The ending's last page."""
        self._ending = ending
        self._story = story
        self._began = now
        self._card: tuple[tuple[Measures, Preferences], Surface] | None = None

    @property
    def typing(self) -> bool:
        return False

    @property
    def spoken(self) -> Spoken:
        return Spoken(f"{self._story.title}.\n{self._ending.title}.", language=self._story.language)

    def handle(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Accept() | Advance() | Click() | Menu():
                return self._session.home(now)
            case Back():
                return self.below
            case Help():
                return self._session.open_help(self)
        return self

    def draw(self, surface: Surface, now: float) -> None:
        measures = self._session.measures
        strong = self._session.preferences.high_contrast
        self._session.scenery.draw(surface, now, page_veil(measures, solid=strong))
        wanted = measures, self._session.preferences
        if self._card is None or self._card[0] != wanted:
            self._card = (wanted, self._drawn(measures))
        still = self._session.preferences.pace == 0
        part = 1.0 if still else min(1.0, (now - self._began) / _APPEAR_SECONDS)
        card = self._card[1]
        card.set_alpha(round(255 * part * part * (3 - 2 * part)))
        surface.blit(card, (0, 0))

    def _drawn(self, measures: Measures) -> Surface:
        """The story's name, the ending's, a fleuron; in the middle of the window."""
        card = Surface((measures.width, measures.height), SRCALPHA)
        pixels, tracking = measures.text_pixels(_TITLE), _TRACKING * measures.unit
        room = round(measures.width * _ROOM)
        rows = tracked_rows(self._ending.title.lower(), "small caps", pixels, tracking, room)
        leading = round(pixels * 1.35)
        y = (measures.height - leading * len(rows)) // 2 - measures.pixels(20)
        self._draw_above(card, measures, room, y - measures.pixels(14))
        for row in rows:
            wide = tracked_width(row, "small caps", pixels, tracking)
            left = (measures.width - wide) // 2
            draw_tracked(card, row, (left, y), "small caps", pixels, tracking, ink("glow"))
            y += leading
        y += measures.pixels(14)
        rule = hairline(measures.pixels(220), max(1, measures.pixels(1)), RULE, both=True)
        card.blit(rule, rule.get_rect(midtop=(measures.width // 2, y)))
        leaf = letters("roman", measures.text_pixels(24), _FLEURON, ink("gold"))
        middle = (measures.width // 2, y + measures.pixels(16))
        card.blit(leaf, leaf.get_rect(midtop=middle))
        return card

    def _draw_above(self, card: Surface, measures: Measures, room: int, bottom: int) -> None:
        """The story's name, in as many rows as it needs, the last of them down to `bottom`."""
        kind = Type(measures.text_pixels(_SMALL))
        for line in reversed(set_lines(plain(self._story.title, "italic"), kind, room)):
            row = " ".join(placed.word.text for placed in line)
            drawn = letters("italic", kind.body, row, ink("pale"))
            card.blit(drawn, drawn.get_rect(midbottom=(measures.width // 2, bottom)))
            bottom -= round(kind.body * 1.3)
