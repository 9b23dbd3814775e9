"""All scenes of a story that is being written: letters narrow them down, and one is entered."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from pygame import Surface

from game.window.intents import Erase, HideText, Inspect, Intent, Menu, Tick, Type
from game.window.list_page import ListPage
from game.window.lists import Group, Item, item
from game.window.measures import Measures
from game.window.panel import Panel, draw_beside, set_beside
from game.window.session import Session, View

_SIZE, _GAP = 0.8, 1
_FOOT = "letters narrow it   ↑ ↓ a scene   Enter into it   Esc back"
_NONE = " none"
"""A key with a space: no scene can have it."""


class ScenePage(ListPage):
    """Typing narrows the list to the scenes whose names have these letters together."""

    def __init__(self, session: Session, panel: Panel) -> None:
        super().__init__(session, panel)
        self.panel = panel
        self.typed = ""
        self.heading = "go to"
        pygame.key.start_text_input()

    @property
    def typing(self) -> bool:
        return True

    def items(self) -> Sequence[Item]:
        moment = self.panel.moment
        asked = self.typed.casefold().replace(" ", "_")
        names = [name for name in moment.story.scenes if asked in name.casefold().replace("-", "_")]
        names.sort(key=lambda name: not name.casefold().startswith(asked))
        here = moment.state.scene
        lines = [item(n, n, "here" if n == here else "", size=_SIZE, gap=_GAP) for n in names]
        return lines or [Item(_NONE, item(_NONE, "no scene is called so").words, open=False)]

    def handle(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Type(text=text):
                self._narrow(self.typed + "".join(filter(str.isprintable, text)))
            case Erase():
                self._narrow(self.typed[:-1])
            case Menu() if self.typed:
                self._narrow("")
            case HideText() | Inspect():
                return self.leave(now)
            case Tick():
                self.panel.reading.follow_edits(now)
            case _:
                return super().handle(intent, now)
        return self

    def _narrow(self, typed: str) -> None:
        self.typed = typed
        self.heading = f"go to {typed}" if typed else "go to"
        self.listing.focus = 0
        self.unset()

    def pick(self, key: str, now: float) -> View | None:
        if key not in self.panel.moment.story.scenes:  # It has just been taken out of the story.
            self.unset()
            return self
        self.panel.enter(key, now)
        return self.leave(now)

    def leave(self, now: float) -> View | None:
        pygame.key.stop_text_input()
        return self.panel

    def groups(self, measures: Measures) -> tuple[Group, ...]:
        return set_beside(self.items(), self.top(measures), _FOOT, measures)

    def draw(self, surface: Surface, now: float) -> None:
        self.set_again()
        draw_beside(surface, self.panel.reading, self, _FOOT, now)
