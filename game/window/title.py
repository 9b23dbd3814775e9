"""The title: a night table with the dreams on it, or the first picture of a single story."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import pygame
from pygame import Surface

from game.library import Unplayable
from game.stage.view import window_rect
from game.story.model import Story
from game.window.intents import Click, Intent, Menu, OpenJournal, PointAt, QuickLoad, Tick
from game.window.lettering import Front, blurb, front_of, title_column, title_measures
from game.window.list_page import ListPage
from game.window.lists import Group, Item, item, list_height, set_list
from game.window.measures import Measures
from game.window.session import Session, View
from game.window.speaking import Spoken
from game.window.veil import title_veil
from game.window.words import read_out

_ENTRY = "dream "
_MENU_GAP = 14
_SMALL, _SMALL_GAP, _PART_GAP = 0.83, 3, 22
"""What is not a dream stands apart from the dreams, in smaller letters."""
_GLOW_SECONDS = 0.2
_RISE_SECONDS = 1.2
_MENU_SECONDS = 0.5
_LONGEST_STEP_SECONDS = 0.1


class Title(ListPage):
    """The game's name, the dreams that stand open, and the menu."""

    def __init__(self, session: Session, now: float, story: Story | None) -> None:
        """`story` is the only one there is, if there is only one."""
        super().__init__(session, None)
        self._story = story
        self._front: tuple[object, Front] | None
        self._tell()
        setting = session.title_setting(story)
        self._look = session.look(setting.look)
        self._parameters = setting.parameters
        self._glow = {entry.object: 0.0 for entry in self._entries if entry.object}
        self._began = self._ticked_at = now
        session.scenery.show(self._look, self._parameters, now)

    def _tell(self) -> None:
        """The title and the dreams, in the language that is wanted now."""
        library, story = self.session.library, self._story
        if story is not None:
            with suppress(Unplayable):  # Its files were changed meanwhile.
                story = self._story = library.story(story.name)
        self.heading = story.title if story else library.collection.title
        reached = self.session.saves.reached()
        self._entries = () if story else library.collection.offered(reached)
        self._edition, self._front = library.edition, None
        self.unset()

    # What can be picked

    def items(self) -> Sequence[Item]:
        lines = []
        if self._unfinished:
            lines.append(item("continue", "Continue"))
        if self._story is not None:
            lines.append(item(_ENTRY + self._story.name, "Begin"))
        lines += [item(_ENTRY + entry.story, entry.label) for entry in self._entries]
        lines.append(item("open", "Moments", size=_SMALL, gap=_PART_GAP))
        lines.append(item("journal", "Journal", size=_SMALL, gap=_SMALL_GAP))
        lines.append(item("endings", "Endings", size=_SMALL, gap=_SMALL_GAP))
        lines.append(item("settings", "Settings", size=_SMALL, gap=_SMALL_GAP))
        lines.append(item("keys", "Keys", size=_SMALL, gap=_SMALL_GAP))
        return (*lines, item("quit", "Quit", size=_SMALL, gap=_SMALL_GAP))

    @property
    def _unfinished(self) -> str:
        """The story that was left in its midst, by name; empty if none was."""
        names = [self._story.name] if self._story else [entry.story for entry in self._entries]
        last = self.session.saves.last_played()
        return last if last in names else ""

    def pick(self, key: str, now: float) -> View | None:
        match key:
            case "continue":
                return self.session.open_story(self._unfinished, now)
            case "open":
                return self.session.open_slots(self, None, keeps=False)
            case "journal":
                return self.session.open_journal(self, None)
            case "endings":
                return self.session.open_endings(self)
            case "settings":
                return self.session.open_settings(self)
            case "keys":
                return self.session.open_help(self)
            case "quit":
                return None
        return self.session.enter_story(key.removeprefix(_ENTRY), self, now)

    def leave(self, now: float) -> View | None:
        """There is nothing below the title."""
        return self

    def handle(self, intent: Intent, now: float) -> View | None:
        if self._edition != self.session.library.edition:
            self._tell()
        match intent:
            case Tick():
                self._tick(now)
            case QuickLoad():
                return self.session.open_newest_quick(self, now)
            case OpenJournal():
                return self.session.open_journal(self, None)
            case Menu():
                return self.session.open_settings(self)
            case PointAt(position=position) if story := self._story_at(position):
                self.set_again()
                self.listing.focus_on(_ENTRY + story, now)
                return self
            case Click(position=position) if story := self._story_at(position):
                return self.session.enter_story(story, self, now)
        return super().handle(intent, now)

    def front_aloud(self) -> Sequence[str]:
        told = (read_out(words) for words in blurb(self._story)) if self._story else ()
        return (f"{self.heading}.", *told)

    @property
    def spoken(self) -> Spoken:
        return replace(super().spoken, picture=self._look.describe if self._look else "")

    # The objects on the table

    def _story_at(self, position: tuple[int, int]) -> str:
        """The story whose object is under the pointer, unless a line is; else nothing."""
        if self._look is None or self.listing.at(position):
            return ""
        for entry in self._entries:
            area = self._look.objects.get(entry.object or "")
            if area and window_rect(area, self.session.size).collidepoint(position):
                return entry.story
        return ""

    def _tick(self, now: float) -> None:
        """What has the focus glows up, everything else fades."""
        step = min(_LONGEST_STEP_SECONDS, now - self._ticked_at)
        self._ticked_at = now
        focused = self.listing.focused
        for entry in self._entries:
            if entry.object:
                lit = focused is not None and focused.item.key == _ENTRY + entry.story
                wanted = 1.0 if lit else 0.0
                level = self._glow[entry.object]
                if not self.session.preferences.reduced_motion:
                    wanted = level + (wanted - level) * (1 - math.exp(-step / _GLOW_SECONDS))
                self._glow[entry.object] = wanted
        if self._glow:
            # What the look shows of an object by itself is the least that it shows of it.
            parameters = dict(self._parameters)
            for name, level in self._glow.items():
                parameters[name] = max(parameters.get(name, 0.0), level)
            self.session.scenery.show(self._look, parameters, now, at_once=True)

    # How it is set and drawn

    @property
    def _measures(self) -> Measures:
        return title_measures(self.session.measures)

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        measures = self._measures
        left, width = self._column(measures)
        top = self._front_for(measures).bottom + measures.pixels(_MENU_GAP)
        return set_list(self.items(), measures, top, left=left, width=width)

    def _column(self, measures: Measures) -> tuple[int, int]:
        return title_column(measures, narrow=self._story is None)

    def _is_composed_around(self, left: int) -> bool:
        """Whether the look has objects, and leaves the column that begins at `left` free.

        What stands wholly in the column, like a door of thin light, was put behind the words.
        """
        areas = self._look.objects.values() if self._look and self._glow else ()
        rects = [window_rect(area, self.session.size) for area in areas]
        return bool(rects) and all(r.centerx <= left or r.left >= left for r in rects)

    def _front_for(self, measures: Measures) -> Front:
        preferences = self.session.preferences
        strong = preferences.high_contrast
        if self._front is None or self._front[0] != (measures, preferences):
            left, width = self._column(measures)
            lowest = measures.bottom - list_height(self.items(), measures)
            lowest -= measures.pixels(_MENU_GAP)
            front = front_of(
                self.heading, self._story, measures, left, width, lowest, strong=strong
            )
            self._front = ((measures, preferences), front)
        return self._front[1]

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        measures = self._measures
        strong = self.session.preferences.high_contrast
        left, _ = self._column(measures)
        composed = self._is_composed_around(left)
        veil = title_veil(measures, left, composed=composed, solid=strong)
        self.session.scenery.draw(surface, now, veil)
        rise = 1 - (now - self._began) / _RISE_SECONDS
        if (
            rise > 0 and not self.session.preferences.reduced_motion
        ):  # The picture comes out of the dark; the lettering is there already.
            light = round(255 * (1 - rise * rise))
            surface.fill((light, light, light), special_flags=pygame.BLEND_RGB_MULT)
        surface.blit(self._front_for(measures).drawn, (0, 0))
        self.listing.draw(surface, now, now - self._began - _MENU_SECONDS)
