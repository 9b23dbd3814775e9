"""Every page that the window can show, opened over a dream with long words in every place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pygame

from game.library import Unplayable, one_story
from game.saves import Saves
from game.story.playtest import Replay
from game.story.playthrough import Playthrough
from game.window.confirming import ConfirmPage
from game.window.endings import EndingsPage
from game.window.enter import EnterPage
from game.window.gallery import Gallery
from game.window.help import HelpPage
from game.window.history import HistoryPage
from game.window.journal import JournalPage
from game.window.keys import GAMEPAD, KEYBOARD
from game.window.keys_page import KeysPage
from game.window.menu import MenuPage
from game.window.panel import Panel
from game.window.preferences import Preferences
from game.window.problems import ProblemsPage
from game.window.reading import Reading
from game.window.scene_page import ScenePage
from game.window.session import Session, View
from game.window.settings import SECTIONS, SectionPage, SettingsPage
from game.window.slots_page import SlotsPage
from game.window.title import Title
from game.window.watching import Watch
from tests.window.conftest import DarkStage, Player

STORY = Path(__file__).with_name("emperor.yaml").read_text(encoding="utf-8")
BROKEN = """
story: Broken
scenes:
  a:
    text: Hello {nobody} and some words.
    choices:
      - On. -> somewhere_that_is_not_there_at_all
      - iff: x
        to: b
"""
LOOKS = """
looks:
  theatre_wings_with_the_house_lights_down:
    describe: |
      From the dark of the wings: a gas lamp, a tall man in a top hat who holds out a silver
      mask, a stage edged with small flames, and beyond them a gilded house with eyes.
    parameters: {glow_of_the_lamp: 0.4, tide: 0, a_very_long_name_of_a_parameter: 1}
    cues:
      flood: {parameter: tide, to: 3, hold: 1}
      flare_of_the_gas_lamp: {parameter: glow_of_the_lamp}
    layers:
      - backdrop
      - fog: {strength: glow_of_the_lamp + tide + a_very_long_name_of_a_parameter}
"""


class Pages:
    """Somebody who has played enough for every page to have something on it."""

    def __init__(self, folder: Path) -> None:
        (folder / "looks").mkdir()
        (folder / "looks" / "looks.yaml").write_text(LOOKS, encoding="utf-8")
        self.story, self.broken = folder / "emperor.yaml", folder / "broken.yaml"
        self.story.write_text(STORY, encoding="utf-8")
        self.broken.write_text(BROKEN, encoding="utf-8")
        self.folder = folder
        self.player = Player(one_story(self.story), Saves(folder / "home"), DarkStage())
        self.session.change(Preferences(text_speed="instant"))
        self._views: dict[str, View] = {}
        for number, ending in enumerate(("Wake", "Bow", "Give"), 1):
            self.closing = self._played(number, ending)
        self.asking = self._at_the_choices()
        self.player.pick("Tell")
        self.player.type("Mara Lindenbaum von und zu Hohenlohe")
        self.reading = self._at_the_choices()
        self.now = self.player.now
        self.watch = Watch(self.story, lambda story: Replay(Playthrough(story)))

    @property
    def session(self) -> Session:
        return self.player.session

    def close(self) -> None:
        self.player.screen.close()

    def view(self, name: str) -> View:
        """A page by its name; it stays open."""
        if name not in self._views:
            self._views[name] = PAGES[name](self)
        return self._views[name]

    def _played(self, number: int, ending: str) -> View:
        reading = self._at_the_choices()
        self.player.pick("Tell")
        self.player.type("Mara Lindenbaum von und zu Hohenlohe")
        self.player.key(pygame.K_RETURN)
        self._to_choices()
        self.player.pick("Go back")
        self._to_choices()
        self.player.key(pygame.K_F5)
        reading.keep_in(2 * number)
        self.player.pick(ending)
        self._to_choices()
        return self.player.app.view

    def _at_the_choices(self) -> Reading:
        opened = self.session.open_story("emperor", self.player.now, anew=True)
        assert isinstance(opened, Reading)
        self.player.app.view = opened
        self._to_choices()
        return opened

    def _to_choices(self) -> None:
        self.player.read_to_choices(lambda: self.player.key(pygame.K_SPACE))

    def first(self) -> View:
        """The first sheet, before any choices stand."""
        return self.session.open_story("emperor", self.now, anew=True)

    def problems(self) -> View:
        try:
            one_story(self.broken)
        except Unplayable as unplayable:
            return ProblemsPage(self.session, unplayable)
        raise AssertionError("it can be played")

    def panel(self) -> Panel:
        self.session.watch = self.watch
        return Panel(self.session, self.reading)

    def quick_ones(self) -> View:
        page = SlotsPage(self.session, self.reading, self.reading, keeps=False)
        page._turn(-1)
        return page


PAGES: Mapping[str, Callable[[Pages], View]] = {
    "title": lambda p: Title(p.session, p.now, p.session.library.story("emperor")),
    "first": Pages.first,
    "choices": lambda p: p.reading,
    "asking": lambda p: p.asking,
    "closing": lambda p: p.closing,
    "menu": lambda p: MenuPage(p.session, p.reading),
    "settings": lambda p: SettingsPage(p.session, p.reading),
    **{
        f"settings {section}": lambda p, section=section: SectionPage(p.session, p.reading, section)  # type: ignore[misc]
        for section in SECTIONS
    },
    "keys": lambda p: KeysPage(p.session, p.reading, KEYBOARD),
    "buttons": lambda p: KeysPage(p.session, p.reading, GAMEPAD),
    "help": lambda p: HelpPage(p.session, p.reading, KEYBOARD),
    "help with a gamepad": lambda p: HelpPage(p.session, p.reading, GAMEPAD),
    "slots": lambda p: SlotsPage(p.session, p.reading, p.reading, keeps=True),
    "quick slots": Pages.quick_ones,
    "history": lambda p: HistoryPage(p.session, p.reading, p.reading),
    "journal": lambda p: JournalPage(p.session, p.reading, p.reading),
    "endings": lambda p: EndingsPage(p.session, p.reading),
    "enter": lambda p: EnterPage(p.session, p.reading, p.reading.playthrough),
    "confirm": lambda p: ConfirmPage(
        p.session, p.reading, f"Delete it? {p.reading.playthrough.story.title}", "Yes", lambda: None
    ),
    "problems": Pages.problems,
    "panel": Pages.panel,
    "scenes": lambda p: ScenePage(p.session, p.panel()),
    "gallery": lambda p: Gallery(p.session, p.folder / "looks", p.now),
}
NOTED = ("first", "choices", "menu", "settings")
"""Pages on which a note stands in the test: those with nothing at the left."""
