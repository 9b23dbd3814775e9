"""The gallery: a writer looks through the looks of a story, and tries what varies in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pygame import Surface

from game.problems import Problem
from game.story.look import Look
from game.watched import WatchedStory
from game.window.gallery_lines import (
    CLOSE,
    CUE,
    LOOK,
    MOTION,
    PARAMETER,
    PICTURE,
    TIME,
    GalleryKeys,
    in_order,
    lines_of,
    slider_of,
    time_slider,
)  # fmt: skip
from game.window.gallery_signs import Signs, draw_problems, draw_signs, front_bottom, heading_of
from game.window.intents import (
    Accept,
    Adjust,
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
    Release,
    Tick,
    ToggleSkip,
)  # fmt: skip
from game.window.list_page import ListPage
from game.window.lists import Group, Item, SetItem, set_list
from game.window.measures import Measures
from game.window.session import Session, View
from game.window.sliders import Held, Slider, draw_slider, track_of
from game.window.veil import column_veil

_TIME_STEP_SECONDS = 0.1
_LONGEST_STEP_SECONDS = 0.25
_BEFORE_SECONDS = 0.7
"""How long the look before is seen until it gives way again."""


class Gallery(ListPage):
    """One look at a time. At the right stand its lines, or words of the story, or nothing."""

    def __init__(self, session: Session, path: Path, now: float) -> None:
        """`path` is a story's folder or file."""
        super().__init__(session, None)
        self._file = WatchedStory(path)
        session.library.hold(path.name, self._file.reading)
        self._looks = in_order(self._file.reading)
        self.look, self._before = self._looks[0], self._looks[-1]
        self._values: dict[str, dict[str, float]] = {}
        """What was set, by look and parameter."""
        self.seconds = 0.0
        """The time of the look."""
        self.paused = False
        self.column = "lines"
        """What stands at the right: `lines`, `words` or `nothing`."""
        self._held: SetItem | None = None
        self._arrow = Held()
        self._returns_at: float | None = None
        self._ticked_at = now
        self._signs = Signs()
        session.scenery.clock = lambda _: self.seconds
        self._turn_to(self.look, now, cut=True)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the file of looks now."""
        return self._file.looks_problems

    # The looks

    @property
    def parameters(self) -> dict[str, float]:
        """What was set of this look."""
        return self._values.setdefault(self.look.name, {})

    def _turn(self, step: int, now: float) -> None:
        place = (self._looks.index(self.look) + step) % len(self._looks)
        self._before = self.look
        self._turn_to(self._looks[place], now)
        for near in (place + step, place - step):
            self.session.scenery.expect(self._looks[near % len(self._looks)])

    def _turn_to(self, look: Look, now: float, *, cut: bool = False) -> None:
        self.look, self._returns_at = look, None
        self.heading = heading_of(look)
        self.session.scenery.show(look, self.parameters, now, cut=cut)
        self.session.scenery.frame_times.forget()
        self.unset()

    def _come_again(self, now: float) -> None:
        """Shows how this look comes from the one before."""
        values = self._values.get(self._before.name, {})
        self.session.scenery.show(self._before, values, now, cut=True)
        self._returns_at = now + _BEFORE_SECONDS

    def _read_again(self, now: float) -> None:
        """The file has changed: what differs is seen, the rest stays as it is."""
        self.session.library.hold(self._file.path.name, self._file.reading)
        self._looks = in_order(self._file.reading)
        by_name = {look.name: look for look in self._looks}
        look = by_name.get(self.look.name, self._looks[0])
        self._before = by_name.get(self._before.name, look)
        if look is not self.look:
            self._turn_to(look, now, cut=True)
        self.unset()

    # What can be changed

    def items(self) -> Sequence[Item]:
        place = f"{self._looks.index(self.look) + 1} of {len(self._looks)}"
        return lines_of(
            self.look,
            place,
            self.session.preferences,
            before=self._before.name,
            paused=self.paused,
        )

    def _slider(self, key: str) -> Slider | None:
        if key == TIME:
            return time_slider(self.seconds)
        return slider_of(self.look, key.removeprefix(PARAMETER)) if PARAMETER in key else None

    def _value(self, key: str) -> float:
        name = key.removeprefix(PARAMETER)
        return (
            self.seconds if key == TIME else self.parameters.get(name, self.look.parameters[name])
        )

    def _set(self, key: str, value: float, now: float) -> None:
        if key == TIME:
            self.seconds = max(0.0, value)
            self._hold_time(held=True)
            return
        self.parameters[key.removeprefix(PARAMETER)] = value
        self.session.scenery.show(self.look, self.parameters, now, at_once=True)

    def _hold_time(self, *, held: bool) -> None:
        if held != self.paused:
            self.paused = held
            self.unset()

    def line_aloud(self, line: SetItem) -> str:
        key, said = line.item.key, super().line_aloud(line)
        return f"{said}: {self._value(key):.2f}" if self._slider(key) else said

    # What the writer means

    def handle(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Tick():
                self._tick(now)
            case Help():
                return GalleryKeys(self.session, self)
            case Back() | Forward():
                self._turn(1 if isinstance(intent, Forward) else -1, now)
            case Advance():
                self._hold_time(held=not self.paused)
            case ToggleSkip():
                self.column = "lines" if self.column == "words" else "words"
            case HideText():
                self.column = "lines" if self.column == "nothing" else "nothing"
            case Pick(number=number):
                for name in list(self.look.cues)[number - 1 : number]:
                    self._fire(name, now)
            case _ if self.column != "lines":
                self._without_lines(intent, now)
            case _:
                return self._with_lines(intent, now)
        return self

    def _without_lines(self, intent: Intent, now: float) -> None:
        match intent:
            case Adjust(step=step):
                self._turn(step, now)
            case Menu() | Accept() | Click() | Focus():
                self.column = "lines"

    def _with_lines(self, intent: Intent, now: float) -> View | None:
        self.set_again()
        focused = self.listing.focused
        match intent:
            case Release():
                self._held = None
                self._arrow.end()
            case PointAt(position=position) if self._held:
                self._drag(position[0], now)
            case Click(position=position) if self._grip(position):
                self.listing.point_at(position, now)
                self._held = self._grip(position)
                self._drag(position[0], now)
            case Menu() if focused and focused.item.key == CLOSE:
                return None
            case Menu():
                self.listing.focus_on(CLOSE, now)
            case Adjust(step=step) if focused:
                self._adjust(focused.item.key, step, now)
                self._arrow.begin(focused.item.key, step, now)
            case _:
                return super().handle(intent, now)
        return self

    def _grip(self, position: tuple[int, int]) -> SetItem | None:
        """The line whose track is under the pointer."""
        line = self.listing.at(position)
        if line is None or self._slider(line.item.key) is None:
            return None
        track = track_of(line, self.session.measures).inflate(self.session.measures.pixels(20), 0)
        return line if track.collidepoint(position) else None

    def _drag(self, x: int, now: float) -> None:
        if self._held is not None and (slider := self._slider(self._held.item.key)):
            track = track_of(self._held, self.session.measures)
            self._set(self._held.item.key, slider.at(track, x), now)

    def _adjust(self, key: str, step: int, now: float) -> None:
        slider = self._slider(key)
        if key == TIME:
            self._set(TIME, self.seconds + step * _TIME_STEP_SECONDS, now)
        elif slider is not None:
            self._set(key, slider.stepped(self._value(key), step), now)
        elif key == LOOK:
            self._turn(step, now)
        elif key in (MOTION, PICTURE):
            self._change(key, step, around=False)

    def pick(self, key: str, now: float) -> View | None:
        match key:
            case "look":
                self._turn(1, now)
            case "time":
                self._hold_time(held=not self.paused)
            case "comes":
                self._come_again(now)
            case "words":
                self.column = "words"
            case "motion" | "picture":
                self._change(key, 1, around=True)
            case "close":
                return None
            case _ if key.startswith(CUE):
                self._fire(key.removeprefix(CUE), now)
            case _:
                self._set(key, self.look.parameters[key.removeprefix(PARAMETER)], now)
        return self

    def _fire(self, cue: str, now: float) -> None:
        self.session.scenery.cue(cue, now)
        self.session.hearing.cue(cue, now)

    def _change(self, key: str, step: int, *, around: bool) -> None:
        name = {MOTION: "reduced_motion", PICTURE: "picture"}[key]
        self.session.step(name, step, around=around)

    def _tick(self, now: float) -> None:
        step = min(_LONGEST_STEP_SECONDS, now - self._ticked_at)
        self._ticked_at = now
        if not self.paused:
            self.seconds += step
        if (held := self._arrow.due(now)) and self._slider(held[0]):
            self._adjust(*held, now)
        if self._returns_at is not None and now >= self._returns_at:
            self._turn_to(self.look, now)
        if self._file.read_again(now):
            self._read_again(now)

    # How it is set and drawn

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        return set_list(self.items(), measures, front_bottom(self.look, measures))

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        measures, strong = self.session.measures, self.session.preferences.high_contrast
        veil = None if self.column == "nothing" else column_veil(measures, solid=strong)
        self.session.scenery.draw(surface, now, veil)
        if self.column == "lines":
            surface.blit(self._signs.front(self.look, measures, strong=strong), (0, 0))
            self.listing.draw(surface, now)
            self._draw_sliders(surface, measures, strong=strong)
            if not self.problems:  # which stand in the same place
                pace = self._signs.pace(self.session.scenery, now)
                draw_signs(surface, measures, pace, strong=strong)
        elif self.column == "words":
            passage = self._signs.passage(
                self.look, self._file.reading.story, measures, strong=strong
            )
            passage.draw(surface, now)
        if self.problems:
            draw_problems(surface, self.problems, measures, strong=strong)

    def _draw_sliders(self, surface: Surface, measures: Measures, *, strong: bool) -> None:
        for line in self.listing.group:
            key = line.item.key
            if slider := self._slider(key):
                value = self._value(key)
                shown = f"{value:.1f} s" if key == TIME else f"{value:.2f}"
                marks = slider.part(value), slider.part(slider.own)
                lit = line is self.listing.focused
                draw_slider(surface, line, measures, *marks, shown, lit=lit, strong=strong)
