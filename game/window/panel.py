"""The inside of a story that is being written: choices, variables, ways to every scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pygame import BLEND_RGB_MULT, Surface

from game.problems import Problem
from game.story.checkpoint import checkpoint_of
from game.story.domain import Domain, Flag, Number, Text, Value, Word
from game.story.entrance import entrance
from game.story.model import Choice
from game.story.playthrough import Playthrough
from game.story.reasons import condition_text, spelled, why_closed
from game.window.asking import Asking
from game.window.foot import draw_foot, foot_rows, foot_top
from game.window.gallery_signs import told_problems
from game.window.intents import Accept, Click, Help, HideText, Inspect, Intent, Menu, Pick, Tick
from game.window.list_page import ListPage
from game.window.lists import Group, Item, item, set_list
from game.window.measures import BODY, Measures
from game.window.reading import Reading
from game.window.session import Session, View
from game.window.told import draw_heading
from game.window.words import plain

VARIABLE, CHOICE, GO, RECORD, CLOSE = "variable ", "choice ", "go", "record", "close"
_SIZE, _SMALL, _GAP, _PART_GAP = 0.8, 0.7, 1, 14
_LEFT = 40
_DIMMED, _DARK = (165, 162, 168), (46, 43, 50)
_FOOT = "← → a value   ↑ ↓ a line   Page Down more   Esc back to the page"


class Panel(ListPage):
    """At the left, over the picture; the page that it is about stays in sight, dimmed."""

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__(session, reading)
        self.reading = reading
        self._shown_for: tuple[object, object] | None = None
        self._asking: Asking | None = None

    @property
    def typing(self) -> bool:
        return self._asking is not None

    @property
    def moment(self) -> Playthrough:
        return self.reading.playthrough

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in the story's files now."""
        return self.session.watch.problems if self.session.watch else ()

    # The lines

    def items(self) -> Sequence[Item]:
        story, state = self.moment.story, self.moment.state
        lines = [*told_problems(self.problems)]
        for number, choice in enumerate(story.scenes[state.scene].choices):
            lines.append(self._choice_line(choice, first=not number))
        declared = [each for each in story.variables if each.fact is None]
        for number, variable in enumerate(declared):
            value = spelled(self.moment.values[variable.name]) or '""'
            lines.append(_line(VARIABLE + variable.name, variable.name, value, first=not number))
        lines.append(_line(GO, "Go to a scene", first=True))
        lines.append(_line(RECORD, "Record a playtest", "F3"))
        return (*lines, _line(CLOSE, "Close", "F2"))

    def _choice_line(self, choice: Choice, *, first: bool) -> Item:
        """A choice with its condition; one that is closed says why, and cannot be taken."""
        story, state = self.moment.story, self.moment.state
        why = why_closed(story, state, choice)
        words = [*plain(choice.id, tone="quiet")]
        if condition := condition_text(choice):
            words += plain(f"if {condition}", "italic", "pale", 0.9)
        if why:
            words += plain(f"({why})", tone="gold", scale=0.9)
        value = "closed" if why else "asks" if choice.ask is not None else "open"
        gap = _PART_GAP if first else _GAP
        return Item(CHOICE + choice.id, tuple(words), not why, value, _SIZE, gap)

    # What the writer means

    def handle(self, intent: Intent, now: float) -> View | None:
        if isinstance(intent, Tick):
            self.reading.follow_edits(now)
        if self._shown_for != (self.moment, self.problems):
            self._shown_for = self.moment, self.problems
            self.heading = self.moment.state.scene.replace("_", " ")
            self._end_asking()
            self.unset()
        if self._asking is not None:
            self._answer(self._asking, intent, now)
            return self
        if isinstance(intent, Pick | Help):
            return self
        if isinstance(intent, HideText | Inspect):
            return self.leave(now)
        return super().handle(intent, now)

    def _answer(self, asking: Asking, intent: Intent, now: float) -> None:
        """What concerns the text that is being typed for a variable."""
        match intent:
            case Accept():
                self._end_asking()
                self._set(asking.choice, asking.answer, now)
            case Click(position=position) if asking.done_rect.collidepoint(position):
                self._end_asking()
                self._set(asking.choice, asking.answer, now)
            case Menu() | Click():
                self._end_asking()
            case _:
                asking.handle(intent)

    def _end_asking(self) -> None:
        if self._asking is not None:
            self._asking.end()
            self._asking = None

    def leave(self, now: float) -> View | None:
        self._end_asking()
        return self.reading

    def pick(self, key: str, now: float) -> View | None:
        if key == GO:
            from game.window.scene_page import ScenePage

            return ScenePage(self.session, self)
        if key == RECORD:
            assert self.session.watch is not None
            self.session.note = self.session.watch.record(self.moment)
        if key.startswith(CHOICE):
            return self._take(key.removeprefix(CHOICE), now)
        if key.startswith(VARIABLE):
            self._step(key.removeprefix(VARIABLE), 1, now, around=True)
        return self.reading if key == CLOSE else self

    def _take(self, choice: str, now: float) -> View:
        """The choice is taken; one that asks for words is waited for on the page."""
        offer = self.reading.open_page.offer(choice)
        if offer is not None and offer.asks:
            self.session.note = "What is typed there is typed on the page."
            return self.reading
        self.show(self.moment.take(choice), now)
        return self

    def adjust(self, key: str, step: int) -> None:
        if key.startswith(VARIABLE):
            self._step(key.removeprefix(VARIABLE), step, 0.0, around=False)

    def _step(self, name: str, step: int, now: float, *, around: bool) -> None:
        domain = next(v.domain for v in self.moment.story.variables if v.name == name)
        if isinstance(domain, Text):
            self._asking = Asking(name) if around else None
        else:
            self._set(name, stepped_value(domain, self.moment.values[name], step, around), now)

    def _set(self, name: str, value: Value, now: float) -> None:
        """The same scene, with another value of one variable; what it did is not done again."""
        moment = self.moment
        there = checkpoint_of(moment.story, moment.state, moment.setting_steps)
        changed = replace(there, values={**there.values, name: value})
        self.show(Playthrough(moment.story, replace(moment.origin, checkpoint=changed)), now)

    def enter(self, scene: str, now: float) -> None:
        """Enters a scene with the values that the variables have now."""
        story = self.moment.story
        checkpoint = entrance(story, scene, self.moment.values)
        self.show(Playthrough(story, replace(self.moment.origin, checkpoint=checkpoint)), now)

    def show(self, playthrough: Playthrough, now: float) -> None:
        """Another moment stands beside the panel at once."""
        self.session.saves.keep(playthrough)
        self.below = self.reading = Reading(self.session, playthrough, now)
        self.reading.open_page.become(playthrough, now, (-1, -1))

    # How it is set and drawn

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        return set_beside(self.items(), self.top(measures), _FOOT, measures)

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        draw_beside(surface, self.reading, self, _FOOT, now)
        if self._asking is not None:
            key = VARIABLE + self._asking.choice
            line = next(line for line in self.listing.lines if line.item.key == key)
            surface.fill(_DARK, line.rect)
            self._asking.draw(surface, self.session.measures, line.rect, now)


def stepped_value(domain: Domain, value: Value, step: int, around: bool) -> Value:
    """The value after, or before, one; past the last comes the first where it goes around."""
    match domain:
        case Flag():
            return not value
        case Number(low=low, high=high):
            after = int(value) + step
            return (low if after > high else after) if around else min(max(after, low), high)
        case Word(words=words):
            place = words.index(str(value)) + step
            return words[place % len(words) if around else min(max(place, 0), len(words) - 1)]
    return value


def panel_column(measures: Measures) -> tuple[int, int]:
    """The left edge and the width of the lines."""
    left = measures.pixels(_LEFT)
    return left, measures.column_left - 3 * left


def set_beside(items: Sequence[Item], top: int, foot: str, measures: Measures) -> tuple[Group, ...]:
    """Lines at the left, down to the keys that are told under them."""
    left, width = panel_column(measures)
    under = foot_top(len(foot_rows(foot, measures, width)), measures)
    bottom = min(measures.bottom, under - measures.text_pixels(BODY))
    return set_list(items, measures, top, left=left, width=width, bottom=bottom)


def draw_beside(surface: Surface, reading: Reading, page: ListPage, foot: str, now: float) -> None:
    """The lines of a page over the picture, beside what is being read; low down, its keys."""
    session, measures = page.session, page.session.measures
    strong = session.preferences.high_contrast
    left, width = panel_column(measures)
    reading.draw(surface, now)
    edge = 2 * left + width
    surface.fill(_DARK, (0, 0, edge, measures.height), special_flags=BLEND_RGB_MULT)
    surface.fill(_DIMMED, (edge, 0, measures.width, measures.height), special_flags=BLEND_RGB_MULT)
    draw_heading(surface, page.heading, measures, (left, measures.top), strong=strong)
    page.listing.draw(surface, now)
    draw_foot(surface, foot_rows(foot, measures, width), left, measures, strong=strong)


def _line(key: str, text: str, value: str = "", *, first: bool = False) -> Item:
    return item(key, text, value, size=_SIZE, gap=_PART_GAP if first else _GAP)
