"""A page lying open before the player: at one of its sheets, the words coming or standing."""

from __future__ import annotations

import math

from pygame import Surface

from game.saves import Bookmark
from game.story.pages import Leaf, Offer
from game.story.playthrough import Playthrough
from game.window.hearing import PAGE
from game.window.layout import Layout, items_of, layout_of
from game.window.lists import Item, Listing, item
from game.window.place import openings_of, page_shown, past_cues, scenes_ahead
from game.window.session import Session
from game.window.signs import draw_turn_sign, draw_waning
from game.window.speaking import Spoken, line_aloud, with_lines
from game.window.told import ToldSheet

_CHOICES_REST_SECONDS = 0.15
_LEAVING_SECONDS = 0.16
_WANING_STEPS = 10
_LONG_SECONDS = 1e3
"""So long ago that what has stood since then is no longer coming."""
BACK, LEAVE = " back", " leave"
"""What can be done at a dead end. Keys with a space: no choice of a story can have them."""
_DEAD_END = (item(BACK, "Back to the last choice"), item(LEAVE, "Leave the dream"))


class OpenPage:
    """Where in a page the player is. It never goes to another page: the reading view does."""

    def __init__(
        self,
        session: Session,
        playthrough: Playthrough,
        now: float,
        *,
        read: bool = False,
        before: OpenPage | None = None,
        bookmark: Bookmark | None = None,
    ) -> None:
        """`read`: it has been read just now, and stands at once. `before` fades away under it.

        `bookmark`: it lay open there when it was left; what was read stands at once.
        """
        self.playthrough = playthrough
        self.page = page_shown(playthrough.page)
        self.choices: Listing | None = None
        self.stood_at: float | None = None
        """Since when all words of the sheet stand."""
        self._session = session
        for leaf in self.page.leaves:
            session.expect(leaf.setting.look)
        self.layout = self._laid_out()
        last = len(self.layout.stands) - 1
        self.furthest = last if read else -1
        """So far it was read."""
        self.told: ToldSheet
        self.bookmark: Bookmark
        """Where it lies open: at what stood first when this sheet was turned to."""
        self._leaving = before.told if before else None
        self._turned_at = now
        if bookmark is None:
            self._open_at(last if read and before else 0, now)
        else:
            self._reopen(bookmark, now)

    # Where it is open

    def _reopen(self, bookmark: Bookmark, now: float) -> None:
        """At the sheet that was seen last; its words come, if it may not have been read."""
        number = self.layout.holding(bookmark)
        leaf = self.page.leaves[self.layout.stands[number].leaf]
        known = self._session.read.knows(self.playthrough.story.name, leaf)
        self.furthest = number if known else number - 1
        self._stand_at(number, now)
        self.bookmark = bookmark

    @property
    def on_last_sheet(self) -> bool:
        return self.number == len(self.layout.stands) - 1

    @property
    def leaf(self) -> Leaf:
        return self.page.leaves[self.layout.stands[self.number].leaf]

    @property
    def timed(self) -> Offer | None:
        """The choice that is taken by itself, unless the player wants none such."""
        if not self._session.preferences.patience:
            return None
        timed = (o for o in self.page.offers if o.open and o.after_seconds is not None)
        return next(timed, None)

    @property
    def seconds_to_choose(self) -> float:
        """How long the timed choice waits for the player."""
        seconds = (self.timed.after_seconds or 0.0) if self.timed else 0.0
        return seconds * self._session.preferences.patience

    def offer(self, key: str) -> Offer | None:
        return next((offer for offer in self.page.offers if offer.id == key), None)

    def asks(self, key: str) -> bool:
        """Whether a choice is there with which the player types."""
        offer = self.offer(key)
        return offer is not None and offer.asks

    @property
    def spoken(self) -> Spoken:
        """The words that are told; once they stand, how many choices there are, and the one."""
        look, story = self._session.look(self.leaf.setting.look), self.playthrough.story
        heading = self.told.sheet.heading
        text = [f"{heading}.", self.told.aloud] if heading else [self.told.aloud]
        if self.choices is not None:
            text += _choices_aloud(self.choices)
        picture = look.describe if look else ""
        told = Spoken("\n".join(text), picture=picture, language=story.language)
        return with_lines(told, self.choices, line_aloud) if self.choices is not None else told

    def turn_to(self, number: int, now: float) -> None:
        """Turns to another sheet of this page; one that was there before stands at once."""
        self._session.hearing.touch(PAGE, now)
        self._leaving, self._turned_at = self.told, now
        self._open_at(number, now)

    def read_on(self, now: float) -> bool:
        """The next step of reading; False when the page is read to its end."""
        if self.told.waits(now):
            self.told.go_on(now)
        elif not self.told.stands(now):
            self.told.finish()
        elif not self.on_last_sheet:
            self.turn_to(self.number + 1, now)
        else:
            return False
        return True

    def tick(self, now: float, pointed: tuple[int, int]) -> None:
        """What comes with the words that came; then, when all stand, the choices."""
        for happening in self.told.happening(now):
            if happening.kind == "cue":
                self._session.scenery.cue(happening.name, now)
                self._session.hearing.cue(happening.name, now)
            else:
                self._session.hearing.sound(happening.name, now)
        if self.stood_at is None and self.told.stands(now):
            self._stand(now, pointed)

    def set_again(self, now: float) -> None:
        """Another window or other preferences: everything is set anew, at the same words."""
        wanted = self._session.measures, self._session.preferences
        if (self.layout.measures, self._laid_out_for) == wanted:
            return
        furthest = self.layout.stands[self.furthest].bookmark
        seen = self.told.sheet.first + self.told.seen(now)
        self.layout = self._laid_out()
        self.furthest = self.layout.holding(furthest)
        number = self.layout.holding(self.bookmark)
        seen -= self.layout.stands[number].sheet.first
        self._leaving = None
        self._stand_at(number, now, seen=max(1, seen))

    def become(self, playthrough: Playthrough, now: float, pointed: tuple[int, int]) -> None:
        """The page as its writer has just saved it: it stands at once, open at the same place."""
        key = self._focused
        is_here = playthrough.state.scene == self.playthrough.state.scene
        self.playthrough, self.page = playthrough, page_shown(playthrough.page)
        self.layout = self._laid_out()
        number = self.layout.holding(self.bookmark) if is_here else 0
        self.furthest = max(number, min(self.furthest, len(self.layout.stands) - 1))
        self._leaving = None
        self._open_at(number, now, cut=True)
        self._stand(now, pointed)
        self.stood_at = now - _LONG_SECONDS
        if self.choices is not None and key:
            self.choices.focus_on(key, now)

    @property
    def _focused(self) -> str:
        """The key of the line that has the focus."""
        focused = self.choices.focused if self.choices else None
        return focused.item.key if focused else ""

    def _laid_out(self) -> Layout:
        preferences = self._session.preferences
        timed = preferences.patience > 0
        items: tuple[Item, ...] = items_of(self.page.offers, timed=timed)
        if self.page.is_dead_end:
            items = (*items, *_DEAD_END)
        self._laid_out_for = preferences
        measures = self._session.measures
        return layout_of(self.page, items, openings_of(self.playthrough), measures)

    def _open_at(self, number: int, now: float, *, cut: bool = False) -> None:
        """Opens a sheet, which other measures will find again by what stands first on it."""
        self.bookmark = self.layout.stands[number].bookmark
        self._stand_at(number, now, cut=cut)

    def _stand_at(
        self, number: int, now: float, *, seen: int | None = None, cut: bool = False
    ) -> None:
        """Opens a sheet of which so many words have been seen; else none, or all."""
        sheet = self.layout.stands[number].sheet
        if seen is None:
            seen = len(sheet.words) if number <= self.furthest else 0
        self.number = number
        self.furthest = max(self.furthest, number)
        self.known = self._session.read.knows(self.playthrough.story.name, self.leaf)
        """Whether the leaf was read before, at any time."""
        preferences = self._session.preferences
        self.told = ToldSheet(
            sheet,
            self.layout.measures,
            preferences.pace,
            now,
            seen=seen,
            strong=preferences.high_contrast,
            still=preferences.reduced_motion,
        )
        self.choices = self.stood_at = None
        self._show(now, told=seen >= len(sheet.words), cut=cut)

    def _show(self, now: float, *, told: bool, cut: bool) -> None:
        """The picture that belongs to the sheet, its past cues included."""
        fired = past_cues(self.playthrough, self.layout.stands, self.number, told=told)
        setting = self.leaf.setting
        look = self._session.look(setting.look)
        by = setting.transition
        self._session.scenery.show(
            look, setting.parameters, now, cut=cut, fired=fired, transition=by
        )
        self._session.hearing.music(setting.music, setting.intensity)

    def _stand(self, now: float, pointed: tuple[int, int]) -> None:
        self.stood_at = now
        stands = self.layout.stands
        if self.on_last_sheet or stands[self.number + 1].leaf != stands[self.number].leaf:
            self._session.read.remember(self.playthrough.story.name, self.leaf)
        if self.on_last_sheet and (self.layout.choices or self.timed):
            preferences = self._session.preferences
            strong, still = preferences.high_contrast, preferences.reduced_motion
            self.choices = Listing(self.layout.choices, strong=strong, still=still)
            self.choices.point_at(pointed, now)
            for scene in scenes_ahead(self.playthrough):
                self._session.expect_scene(scene)

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        """The words; the choices are drawn apart, since a typed answer may stand in their place."""
        self.draw_leaving(surface, now)
        self.told.draw(surface, now)
        still = self._session.preferences.reduced_motion
        if self.told.waits(now):
            below = self.told.sheet.words[self.told.seen(now) - 1].rect.bottom
            draw_turn_sign(surface, self.layout.measures, below, now, 1.0, still=still)
        elif self.stood_at is not None and self.choices is None:
            below, since = self.told.sheet.bottom, now - self.stood_at
            draw_turn_sign(surface, self.layout.measures, below, now, since, still=still)

    def draw_choices(self, surface: Surface, now: float, waited: float) -> None:
        """The choices, and how long the player may still wait if one of them is timed."""
        if self.choices is None or self.stood_at is None:
            return
        self.choices.draw(surface, now, now - self.stood_at - _CHOICES_REST_SECONDS)
        if self.timed:
            bottom = self.told.sheet.bottom
            bottom = max((line.rect.bottom for line in self.choices.group), default=bottom)
            left = 1 - waited / max(0.1, self.seconds_to_choose)
            if self._session.preferences.reduced_motion:  # A step now and then, and no movement.
                left = math.ceil(left * _WANING_STEPS) / _WANING_STEPS
            draw_waning(surface, self.layout.measures, bottom, max(0.0, left))

    def draw_leaving(self, surface: Surface, now: float) -> None:
        """The sheet before fades away quickly under the new one."""
        if self._leaving is None:
            return
        part = 1 - (now - self._turned_at) / _LEAVING_SECONDS
        if part <= 0 or self._leaving.measures != self.layout.measures:
            self._leaving = None
            return
        self._leaving.draw_leaving(surface, part)


def _choices_aloud(choices: Listing) -> list[str]:
    """How many there are, and those that are locked, which cannot have the focus."""
    count = len(choices.open)
    locked = (f"Locked: {line_aloud(line)}" for line in choices.lines if not line.item.open)
    return ["One choice." if count == 1 else f"{count} choices.", *locked]
