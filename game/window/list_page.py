"""A page of lines over the darkened picture: what menu, settings, keys and problems share."""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Surface

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
    Pick,
    PointAt,
)
from game.window.lists import Group, Item, Listing, SetItem, set_list
from game.window.measures import Measures
from game.window.preferences import Preferences
from game.window.session import Session, View
from game.window.sheets import heading_height
from game.window.speaking import Spoken, line_aloud, with_lines
from game.window.told import draw_heading
from game.window.veil import page_veil


class ListPage:
    """A heading and lines of which one has the focus. Its kinds say what the lines do."""

    heading = ""

    def __init__(self, session: Session, below: View | None) -> None:
        """`below` is the view to which leaving it returns; None goes to the title."""
        self.session = session
        self.below = below
        self._set_for: tuple[Measures, Preferences] | None = None
        self._focus = 0
        self.listing = Listing(())

    @property
    def typing(self) -> bool:
        return False

    def items(self) -> Sequence[Item]:
        """The lines as they are now."""
        raise NotImplementedError

    def pick(self, key: str, now: float) -> View | None:
        """A line was picked."""
        raise NotImplementedError

    def adjust(self, key: str, step: int) -> None:
        """More or less of a line's value."""

    def leave(self, now: float) -> View | None:
        return self.below if self.below is not None else self.session.home(now)

    @property
    def spoken(self) -> Spoken:
        """The heading, the lines that can only be read, and the line that has the focus."""
        self.set_again()
        read = (self.line_aloud(line) for line in self.listing.group if not line.item.open)
        text = "\n".join((*self.front_aloud(), *self._part_aloud(), *read))
        return with_lines(Spoken(text), self.listing, self.line_aloud)

    def _part_aloud(self) -> Sequence[str]:
        """Which of the parts stands into which a small window cuts a long list."""
        groups = self.listing.groups
        if len(groups) < 2:
            return ()
        return (f"Part {groups.index(self.listing.group) + 1} of {len(groups)}.",)

    def front_aloud(self) -> Sequence[str]:
        """What is read before the lines."""
        return (f"{self.heading}.",)

    def line_aloud(self, line: SetItem) -> str:
        """A line as it is said, with its value."""
        return line_aloud(line)

    def handle(self, intent: Intent, now: float) -> View | None:
        self.set_again()
        focused = self.listing.focused
        match intent:
            case Menu():
                return self.leave(now)
            case Back() | Forward() if len(self.listing.groups) > 1:
                self.listing.turn(1 if isinstance(intent, Forward) else -1, now)
            case Back():
                return self.leave(now)
            case Accept() | Advance() if not focused and self.listing.groups:
                self.listing.turn(1, now)
            case Accept() if focused:
                return self.pick(focused.item.key, now)
            case Pick(number=number):
                line = self.listing.numbered(number)
                return self.pick(line.item.key, now) if line else self
            case Focus(step=step):
                self.listing.move(step, now)
            case Adjust(step=step) if focused:
                self.adjust(focused.item.key, step)
            case PointAt(position=position):
                self.listing.point_at(position, now)
            case Click(position=position):
                line = self.listing.click(position, now)
                return self.pick(line.item.key, now) if line else self
            case Help():
                return self.session.open_help(self)
        return self

    def set_again(self) -> None:
        """Sets the lines for this window and these preferences, where they are not yet."""
        wanted = self.session.measures, self.session.preferences
        if self._set_for == wanted:
            return
        self._set_for = wanted
        focus = max(0, self.listing.focus)
        groups = self.groups(self.session.measures)
        preferences = self.session.preferences
        strong, still = preferences.high_contrast, preferences.reduced_motion
        self.listing = Listing(groups, focus=focus, strong=strong, still=still)

    def unset(self) -> None:
        """The lines have changed and must be set anew."""
        self._set_for = None

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        return set_list(self.items(), measures, self.top(measures))

    def top(self, measures: Measures) -> int:
        """Where the lines begin."""
        return measures.top + heading_height(self.heading, measures)

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        measures = self.session.measures
        strong = self.session.preferences.high_contrast
        self.session.scenery.draw(surface, now, page_veil(measures, solid=strong))
        place = (measures.column_left, measures.top)
        draw_heading(surface, self.heading, measures, place, strong=strong)
        self.listing.draw(surface, now)
