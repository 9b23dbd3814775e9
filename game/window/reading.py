"""The reading view: a story's pages, sheet by sheet, and the player's choices."""

from __future__ import annotations

from pygame import Surface

from game.story.pages import Leaf, Offer, Page
from game.story.playthrough import Playthrough
from game.window.asking import Asking
from game.window.intents import (
    Accept,
    Advance,
    Back,
    Click,
    Focus,
    Forward,
    Help,
    HideText,
    Intent,
    Menu,
    Pick,
    PointAt,
    Skip,
    Tick,
    ToggleSkip,
)
from game.window.layout import Layout, items_of, layout_of
from game.window.lists import Item, Listing, SetItem, item, set_list
from game.window.place import looks_ahead, openings_of, page_shown, past_cues
from game.window.session import Session, View
from game.window.signs import draw_menu_sign, draw_turn_sign, draw_waning, menu_sign_rect
from game.window.told import ToldSheet
from game.window.veil import column_veil

_CHOICES_REST_SECONDS = 0.15
_LEAVING_SECONDS = 0.16
_SKIP_SECONDS = 0.06
_LONGEST_STEP_SECONDS = 0.25
_LONG_AGO = -1e6
_DEAD_END = (item(" back", "Back to the last choice"), item(" leave", "Leave the dream"))
"""Keys with a space: no choice of a story can have them."""


class Reading:
    """A playthrough before the player. Picks and steps back replace the playthrough it holds."""

    def __init__(self, session: Session, playthrough: Playthrough, now: float) -> None:
        self._session = session
        self._undone: list[Playthrough] = []
        self._asking: Asking | None = None
        self._hidden = False
        self._pointed = (-1, -1)
        self._skip_held = self._skipping = False
        self._skipped_at = self._ticked_at = now
        self._leaving: ToldSheet | None = None
        self._choices: Listing | None = None
        self._stood_at: float | None = None
        self._turned_at = now
        self._enter(playthrough, now)

    @property
    def typing(self) -> bool:
        return self._asking is not None

    # What the player means

    def handle(self, intent: Intent, now: float) -> View | None:
        self._set_again(now)
        if self._asking is not None:
            return self._handle_asking(intent, now)
        if self._hidden and isinstance(intent, Accept | Advance | Click | Menu | HideText):
            self._hidden = False
            return self
        return self._handle_reading(intent, now)

    def _handle_reading(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Tick(attended=attended):
                return self._tick(now, attended=attended)
            case Advance():
                return self._read_on(now)
            case Accept() if self._choices and self._choices.focused:
                return self._pick(self._choices.focused, now)
            case Accept():
                return self._read_on(now)
            case Click(position=position):
                return self._click(position, now)
            case PointAt(position=position):
                self._point_at(position, now)
            case Focus(step=step) if self._choices:
                self._choices.move(step, now)
            case Pick(number=number) if self._choices:
                line = self._choices.numbered(number)
                return self._pick(line, now) if line else self
            case Back():
                self._go_back(now)
            case Forward():
                self._go_forward(now)
            case Skip(held=held):
                self._skip_held = held
            case ToggleSkip():
                self._skipping = not self._skipping
            case HideText():
                self._hidden = True
            case Menu():
                return self._session.open_menu(self)
            case Help():
                return self._session.open_help(self)
        return self

    def _handle_asking(self, intent: Intent, now: float) -> View | None:
        assert self._asking is not None
        match intent:
            case Accept():
                asking = self._end_asking()
                self._take(asking.choice, asking.answer, now)
            case Click(position=position) if self._asking.done_rect.collidepoint(position):
                asking = self._end_asking()
                self._take(asking.choice, asking.answer, now)
            case Menu() | Back():
                self._end_asking()
            case Help():
                return self._session.open_help(self)
            case Tick():
                self._ticked_at = now
            case _:
                self._asking.handle(intent)
        return self

    def _end_asking(self) -> Asking:
        assert self._asking is not None
        asking, self._asking = self._asking, None
        asking.end()
        return asking

    def _click(self, position: tuple[int, int], now: float) -> View | None:
        self._pointed = position
        if menu_sign_rect(self._layout.measures).collidepoint(position):
            return self._session.open_menu(self)
        if self._choices:
            line = self._choices.point_at(position, now)
            return self._pick(line, now) if line else self
        return self._read_on(now)

    def _point_at(self, position: tuple[int, int], now: float) -> None:
        self._pointed = position
        if self._choices:
            self._choices.point_at(position, now)

    # Reading on, back and forward

    def _read_on(self, now: float) -> View | None:
        if self._told.waits(now):
            self._told.go_on(now)
        elif not self._told.stands(now):
            self._told.finish()
        elif not self._on_last_sheet:
            self._go_to(self._number + 1, now)
        elif self.playthrough.ending:
            story, ending = self.playthrough.story, self.playthrough.ending
            return self._session.open_closing(self, ending, story, now)
        return self

    def _go_back(self, now: float) -> None:
        parent = self.playthrough.back()
        if self._number > 0:
            self._go_to(self._number - 1, now)
        elif parent is not None:
            self._undone.append(self.playthrough)
            self._session.saves.keep(parent)
            self._enter(parent, now, read=True)
            self._go_to(len(self._layout.stands) - 1, now)

    def _go_forward(self, now: float) -> None:
        if self._number < self._furthest:
            self._go_to(self._number + 1, now)
        elif self._undone and self._choices:
            again = self._undone.pop()
            self._session.saves.keep(again)
            self._enter(again, now, read=True)

    def _pick(self, line: SetItem, now: float) -> View | None:
        offer = self._offer(line.item.key)
        if line.item.key == _DEAD_END[0].key:
            self._go_back(now)
        elif line.item.key == _DEAD_END[1].key:
            return self._session.home(now)
        elif offer is not None and offer.asks:
            self._asking = Asking(offer.id)
        elif offer is not None:
            self._take(offer.id, "", now)
        return self

    def _offer(self, key: str) -> Offer | None:
        return next((offer for offer in self._page.offers if offer.id == key), None)

    def _take(self, choice: str, typed: str, now: float) -> None:
        self._undone.clear()
        after = self.playthrough.take(choice, typed)
        self._session.saves.keep(after)
        self._enter(after, now)

    # Time

    def _tick(self, now: float, *, attended: bool) -> View | None:
        step = min(_LONGEST_STEP_SECONDS, now - self._ticked_at)
        self._ticked_at = now
        for happening in self._told.happening(now):
            if happening.kind == "cue":
                self._session.scenery.cue(happening.name, now)
        if self._told.stands(now) and self._stood_at is None:
            self._stand(now)
        if self._choices and self._timed and attended and not self._hidden:
            self._waited += step
            if self._waited >= (self._timed.after_seconds or 0):
                self._take(self._timed.id, "", now)
        if self._skip_held or self._skipping:
            self._skip(now)
        return self

    def _stand(self, now: float) -> None:
        """All words of the sheet are there: it counts as read, and the choices may come."""
        self._stood_at = now
        stands = self._layout.stands
        leaf = stands[self._number].leaf
        if self._on_last_sheet or stands[self._number + 1].leaf != leaf:
            self._session.read.remember(self.playthrough.story.name, self._page.leaves[leaf])
        if self._on_last_sheet and (self._layout.choices or self._timed):
            strong = self._session.preferences.high_contrast
            self._choices = Listing(self._layout.choices, strong=strong)
            self._choices.point_at(self._pointed, now)
            for name in looks_ahead(self.playthrough):
                self._session.expect(name)

    def _skip(self, now: float) -> None:
        """Passes what was read before; stops at new words, at choices and at an ending."""
        if not self._known or (self._on_last_sheet and self._stood_at is not None):
            self._skipping = False
        elif now - self._skipped_at >= _SKIP_SECONDS:
            self._skipped_at = now
            self._read_on(now)

    # Where it stands

    @property
    def _on_last_sheet(self) -> bool:
        return self._number == len(self._layout.stands) - 1

    @property
    def _timed(self) -> Offer | None:
        """The choice that is taken by itself, unless the player wants none such."""
        if not self._session.preferences.timed_choices:
            return None
        timed = (o for o in self._page.offers if o.open and o.after_seconds is not None)
        return next(timed, None)

    def _enter(self, playthrough: Playthrough, now: float, *, read: bool = False) -> None:
        """Opens the page of a playthrough; `read` says that it has been read before just now."""
        self.playthrough = playthrough
        self._page: Page = page_shown(playthrough.page)
        for leaf in self._page.leaves:
            if leaf.setting.look:
                self._session.expect(leaf.setting.look)
        self._layout = self._laid_out()
        self._furthest = len(self._layout.stands) - 1 if read else -1
        self._waited = 0.0
        self._number = 0
        self._go_to(0, now)

    def _laid_out(self) -> Layout:
        preferences = self._session.preferences
        items: tuple[Item, ...] = items_of(self._page.offers, timed=preferences.timed_choices)
        if self._page.is_dead_end:
            items = (*items, *_DEAD_END)
        self._laid_out_for = preferences
        measures = self._session.measures
        return layout_of(self._page, items, openings_of(self.playthrough), measures)

    def _set_again(self, now: float) -> None:
        """Another window or other preferences: everything is set anew, at the same words."""
        if (self._layout.measures, self._laid_out_for) == (
            self._session.measures,
            self._session.preferences,
        ):
            return
        before = self._layout.stands[self._number]
        furthest = self._layout.stands[max(0, self._furthest)]
        seen = before.sheet.first + self._told.seen(now)
        self._layout = self._laid_out()
        self._furthest = self._layout.holding(furthest.leaf, furthest.sheet.first)
        number = self._layout.holding(before.leaf, before.sheet.first)
        seen -= self._layout.stands[number].sheet.first
        self._go_to(number, now, seen=max(1, seen))

    def _go_to(self, number: int, now: float, *, seen: int | None = None) -> None:
        """Turns to a sheet of this page; one that was there before stands at once."""
        stand = self._layout.stands[number]
        if seen is None:
            told = number <= self._furthest
            seen = len(stand.sheet.words) if told else 0
            self._leaving, self._turned_at = getattr(self, "_told", None), now
        else:
            self._leaving = None
        told = seen >= len(stand.sheet.words)
        self._number = number
        self._furthest = max(self._furthest, number)
        leaf = self._page.leaves[stand.leaf]
        self._known = self._session.read.knows(self.playthrough.story.name, leaf)
        preferences = self._session.preferences
        self._told = ToldSheet(
            stand.sheet,
            self._layout.measures,
            preferences.pace,
            now,
            seen=seen,
            strong=preferences.high_contrast,
            still=preferences.reduced_motion,
        )
        self._choices = None
        self._stood_at = None
        self._show(leaf, number, now, told=told)

    def _show(self, leaf: Leaf, number: int, now: float, *, told: bool) -> None:
        fired = past_cues(self.playthrough, self._layout.stands, number, told=told)
        look = self._session.look(leaf.setting.look)
        scenery = self._session.scenery
        scenery.show(look, leaf.setting.parameters, now, fired=fired)
        scenery.settle(fired)

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        measures = self._layout.measures
        preferences = self._session.preferences
        veil = None if self._hidden else column_veil(measures, solid=preferences.high_contrast)
        self._session.scenery.draw(surface, now, veil)
        if self._hidden:
            return
        self._draw_leaving(surface, now)
        if self._asking is not None and self._draw_asking(surface, now):
            return
        self._told.draw(surface, now)
        if self._stood_at is not None:
            self._draw_after_words(surface, now, now - self._stood_at)
        draw_menu_sign(surface, measures, lit=menu_sign_rect(measures).collidepoint(self._pointed))

    def _draw_leaving(self, surface: Surface, now: float) -> None:
        """The sheet before fades away quickly under the new one."""
        if self._leaving is None:
            return
        part = 1 - (now - self._turned_at) / _LEAVING_SECONDS
        if part <= 0 or self._leaving.measures != self._layout.measures:
            self._leaving = None
            return
        page, place = self._leaving.last_page()
        page.set_alpha(round(255 * part))
        surface.blit(page, place)

    def _draw_after_words(self, surface: Surface, now: float, since: float) -> None:
        measures = self._layout.measures
        bottom = self._told.sheet.bottom
        if self._choices and self._asking is None:
            self._choices.draw(surface, now, since - _CHOICES_REST_SECONDS)
            bottom = max((line.rect.bottom for line in self._choices.group), default=bottom)
        if self._timed and self._choices:
            seconds = self._timed.after_seconds or 1.0
            draw_waning(surface, measures, bottom, max(0.0, 1 - self._waited / seconds))
        elif not self._choices:
            still = self._session.preferences.reduced_motion
            draw_turn_sign(surface, measures, bottom, now, since, still=still)

    def _draw_asking(self, surface: Surface, now: float) -> bool:
        """The choice and the line under it; alone on the window (then True) for want of room."""
        assert self._asking is not None
        measures = self._layout.measures
        asked = next(
            line.item
            for group in self._layout.choices
            for line in group
            if line.item.key == self._asking.choice
        )
        top = self._layout.choices[0][0].words[0].rect.y
        group = set_list([asked], measures, top)[0]
        alone = group[0].rect.bottom + 2 * measures.leading > measures.bottom
        if alone:
            group = set_list([asked], measures, measures.top)[0]
        Listing([group], strong=self._session.preferences.high_contrast).draw(surface, now)
        rect = group[0].rect.move(0, group[0].rect.height + measures.text_pixels(4))
        rect.height = measures.leading
        self._asking.draw(surface, measures, rect, now)
        return alone
