"""The journal: for each dream a chart of where this player has been, in all playthroughs."""

from __future__ import annotations

import math

import pygame
from pygame import SRCALPHA, Rect, Surface

from game.saves import Place
from game.saves.reopening import spoken
from game.story.model import Story
from game.window.colours import RULE, Colour, ink
from game.window.ink import letters, shadow_of
from game.window.intents import (
    Accept,
    Adjust,
    Advance,
    Back,
    Click,
    Focus,
    Forward,
    Help,
    Intent,
    Menu,
    OpenJournal,
    PointAt,
)
from game.window.measures import Measures
from game.window.night_chart import Stop, chart_of
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.session import Session, View
from game.window.sheets import heading_height
from game.window.speaking import Spoken
from game.window.told import draw_heading
from game.window.typesetting import cut_rows
from game.window.veil import page_veil

_MARGIN, _TOP, _FOOT = 64, 48, 62
_ENDING_UNITS = 250
_LETTERS, _NAME, _LEADING = 17, 22, 1.2
_MOST_ROWS, _FOOT_ROWS = 3, 2
_REACH = 16
_BEND = 0.32
_STEPS = 24
_FINE = 2
"""Ways are drawn so many times larger and scaled down: smooth edges."""
_FLEURON = "❦"
_WAY: Colour = (128, 98, 56)
_NOWHERE = "Nothing was dreamt yet"

Point = tuple[float, float]


class JournalPage:
    """One dream at a time: its visited scenes as lights, the ways gone as threads between them."""

    def __init__(self, session: Session, below: View, reading: Reading | None) -> None:
        """`reading` is what is being read, if anything; its dream is opened first."""
        self._session = session
        self._below = below
        self._reading = reading
        journal = session.saves.journal
        self._stories = [s for s in session.offered_stories() if journal.visited(s)]
        names = [story.name for story in self._stories]
        here = reading.playthrough.story.name if reading else names[0] if names else ""
        self._number = names.index(here) if here in names else 0
        self._turn(0)

    @property
    def typing(self) -> bool:
        return False

    @property
    def spoken(self) -> Spoken:
        """The stop with the focus: what cannot be heard as a chart can be walked with arrows."""
        if not self._stops:
            return Spoken(f"{self._heading}.")
        stop = self._stops[self._focus]
        kind = "Ending: " if stop.is_ending else ""
        return Spoken(f"{self._heading}. {len(self._stops)} places.", kind + self._words(stop))

    # What is known of a dream

    def _turn(self, step: int) -> None:
        """To another dream."""
        self._stops: list[Stop] = []
        self._places: dict[str, Place | None] = {}
        self._ways: list[tuple[str, str]] = []
        self._focus = 0
        self._drawn: tuple[Measures, Preferences, Surface] | None = None
        self._heading = _NOWHERE
        if self._stories:
            self._number = (self._number + step) % len(self._stories)
            self._read(self._stories[self._number])

    def _read(self, story: Story) -> None:
        journal = self._session.saves.journal
        self._heading = f"{story.title} · where you have been"
        self._places = journal.visited(story)
        endings = [past.name for past in journal.endings(story) if past.name in self._places]
        taken = journal.taken(story)
        self._ways = sorted({(way.scene, way.target) for way in taken if way.scene != way.target})
        stops = chart_of(self._places, self._ways, story.start, endings)
        self._stops = sorted(stops.values(), key=lambda stop: (stop.x, stop.y))
        here = self._reading.playthrough.state.scene if self._reading else story.start
        self._focus = next((n for n, stop in enumerate(self._stops) if stop.scene == here), 0)

    def _words(self, stop: Stop) -> str:
        story = self._stories[self._number]
        ending = story.scenes[stop.scene].ending
        return ending.title if ending is not None else spoken(stop.scene)

    # What the player does

    def handle(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Menu() | OpenJournal():
                return self._below
            case Accept() | Advance() if self._stops:
                return self._enter(self._stops[self._focus], now)
            case Click(position=position):
                stop = self._stop_at(position)
                return self if stop is None else self._enter(self._stops[stop], now)
            case PointAt(position=position):
                found = self._stop_at(position)
                self._focus = self._focus if found is None else found
            case Focus(step=step):
                self._go(0, step)
            case Adjust(step=step):
                self._go(step, 0)
            case Back() | Forward():
                self._turn(1 if isinstance(intent, Forward) else -1)
            case Help():
                return self._session.open_help(self)
        return self

    def _enter(self, stop: Stop, now: float) -> View:
        place = self._places[stop.scene]
        if place is None:
            self._session.note = "That playthrough was deleted; it cannot be entered again."
            return self
        if self._reading is not None:
            self._reading.keep_automatically()
        return self._session.open_place(self._stories[self._number].name, place, self, now)

    def _stop_at(self, position: tuple[int, int]) -> int | None:
        """The stop nearest to the pointer, if it is near."""
        reach = self._session.measures.pixels(_REACH)
        near = [(math.dist(self._point(stop), position), n) for n, stop in enumerate(self._stops)]
        distance, number = min(near, default=(math.inf, 0))
        if distance <= reach:
            return number
        return next(
            (n for n, s in enumerate(self._stops) if self._label(s).collidepoint(position)), None
        )

    def _go(self, across: int, down: int) -> None:
        """To the nearest stop in a direction; what lies aside counts double."""
        if not self._stops:
            return
        x, y = self._point(self._stops[self._focus])
        found = []
        for number, stop in enumerate(self._stops):
            right, below = self._point(stop)[0] - x, self._point(stop)[1] - y
            ahead, aside = (right * across, below) if across else (below * down, right)
            if ahead > 0.5:
                found.append((ahead + 2 * abs(aside), number))
        self._focus = min(found, default=(0.0, self._focus))[1]

    # Where everything stands

    @property
    def _room(self) -> Rect:
        measures = self._session.measures
        margin, top = measures.pixels(_MARGIN), measures.pixels(_TOP)
        top += heading_height(self._heading, measures) + measures.pixels(20)
        bottom = measures.bottom - measures.text_pixels(_FOOT)
        return Rect(margin, top, measures.width - 2 * margin, max(1, bottom - top))

    def _point(self, stop: Stop) -> Point:
        """A stop in the window; endings stand where their words begin."""
        measures, room = self._session.measures, self._room
        wide = min(measures.text_pixels(_ENDING_UNITS), room.width // 2)
        right = room.right - wide
        if stop.is_ending:
            return (right, room.top + stop.y * room.height)
        walked = right - room.left - measures.pixels(60)
        return (room.left + stop.x * walked, room.top + stop.y * room.height)

    def _label(self, stop: Stop) -> Rect:
        """Where the words of an ending stand; nothing for other stops."""
        if not stop.is_ending:
            return Rect(0, 0, 0, 0)
        x, y = self._point(stop)
        high = round(self._ending_pixels * _LEADING) * self._ending_rows
        return Rect(round(x), round(y) - high // 2, self._room.right - round(x), high)

    @property
    def _ending_pixels(self) -> int:
        """Endings are written smaller where there are many."""
        count = max(1, sum(stop.is_ending for stop in self._stops))
        most = round(self._room.height / count / 1.3)
        return max(8, min(self._session.measures.text_pixels(_LETTERS), most))

    @property
    def _ending_rows(self) -> int:
        """So many rows at most take the words of an ending; where there is room, all of them."""
        count = sum(stop.is_ending for stop in self._stops) + 1
        rows = self._room.height / count / (self._ending_pixels * _LEADING)
        return max(1, min(_MOST_ROWS, int(rows)))

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        measures, preferences = self._session.measures, self._session.preferences
        strong = preferences.high_contrast
        self._session.scenery.draw(surface, now, page_veil(measures, solid=True))
        place = (measures.pixels(_MARGIN), measures.pixels(_TOP))
        draw_heading(surface, self._heading, measures, place, strong=strong)
        if not self._stops:
            return
        if self._drawn is None or self._drawn[:2] != (measures, preferences):
            self._drawn = (measures, preferences, self._chart(strong=strong))
        surface.blit(self._drawn[2], (0, 0))
        self._draw_focus(surface, self._stops[self._focus], strong=strong)

    def _chart(self, *, strong: bool) -> Surface:
        """Threads, lights and the words of the endings, on nothing."""
        measures = self._session.measures
        size = (measures.width, measures.height)
        large = Surface((size[0] * _FINE, size[1] * _FINE), SRCALPHA)
        stops = {stop.scene: stop for stop in self._stops}
        for source, target in self._ways:
            if source in stops and target in stops:
                self._draw_way(large, stops[source], stops[target])
        for stop in self._stops:
            if not stop.is_ending:
                middle = [round(part * _FINE) for part in self._point(stop)]
                for units, colour in ((6, (60, 46, 30)), (3.4, RULE), (1.8, ink("glow"))):
                    radius = max(1, round(measures.pixels(1) * units * _FINE))
                    pygame.draw.circle(large, colour, middle, radius)
        chart = pygame.transform.smoothscale(large, size)
        for stop in self._stops:
            if stop.is_ending:
                self._draw_ending(chart, stop, "gold", strong=strong)
        return chart

    def _draw_way(self, large: Surface, source: Stop, target: Stop) -> None:
        """A thread that leaves and arrives level, and sags a little when it leads back."""
        (x1, y1), (x2, y2) = self._point(source), self._point(target)
        reach = max(abs(x2 - x1), self._session.measures.pixels(40)) * _BEND
        sag = self._session.measures.pixels(26) if x2 <= x1 else 0
        points = []
        for step in range(_STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x = a * x1 + b * (x1 + reach) + c * (x2 - reach) + d * x2
            y = a * y1 + b * (y1 + sag) + c * (y2 + sag) + d * y2
            points.append((x * _FINE, y * _FINE))
        thick = max(_FINE, self._session.measures.pixels(1.2) * _FINE)
        pygame.draw.lines(large, _WAY, False, points, thick)

    def _draw_ending(self, surface: Surface, stop: Stop, tone: str, *, strong: bool) -> None:
        label, pixels = self._label(stop), self._ending_pixels
        colour = ink("glow" if tone == "glow" else "gold", strong=strong)
        leaf = letters("roman", pixels, _FLEURON, colour)
        left = label.left + pixels // 3 + leaf.get_width() + pixels // 3
        rows = cut_rows(self._words(stop), pixels, label.right - left, self._ending_rows)
        leading = round(pixels * _LEADING)
        top = label.centery - leading * len(rows) // 2
        surface.blit(leaf, (label.left + pixels // 3, top))
        for number, row in enumerate(rows):
            surface.blit(letters("italic", pixels, row, colour), (left, top + number * leading))

    def _draw_focus(self, surface: Surface, stop: Stop, *, strong: bool) -> None:
        """The light with the focus, ringed; its name under the chart."""
        measures = self._session.measures
        glow = ink("glow", strong=strong)
        middle = tuple(round(part) for part in self._point(stop))
        if stop.is_ending:
            self._draw_ending(surface, stop, "glow", strong=strong)
        for radius, thick in ((9, 1.5), (3, 9)):
            ring = max(2, measures.pixels(radius))
            pygame.draw.circle(surface, glow, middle, ring, max(1, measures.pixels(thick)))
        pixels, y = measures.text_pixels(_NAME), self._room.bottom + measures.pixels(14)
        for row in cut_rows(self._words(stop), pixels, self._room.width, _FOOT_ROWS):
            name = letters("italic", pixels, row, glow)
            place = name.get_rect(midtop=(measures.width // 2, y))
            radius = max(2, pixels // 5)
            surface.blit(shadow_of(name, radius), place.move(-2 * radius, -2 * radius))
            surface.blit(name, place)
            y += round(pixels * _LEADING)
