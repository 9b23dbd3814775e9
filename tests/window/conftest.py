"""A player at the window: posts the events that keys, mouse and gamepad cause, and looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pygame
import pytest
from pygame import Rect, Surface
from pygame.event import Event

from game.library import Library, one_story
from game.saves import Saves
from game.story.look import Look
from game.story.playthrough import Playthrough
from game.window.app import App
from game.window.list_page import ListPage
from game.window.lists import Listing
from game.window.reading import Reading
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session

FRAME_SECONDS = 1 / 20
STORY = """
story: The Lamp
by: Nobody
content: [darkness]
variables:
  awe: 0..10
  nickname: text
scenes:
  hall:
    text: |
      The curtain had been breathing for some time before anyone noticed: a slow, patient
      respiration, as though the theatre were asleep and dreaming of you. Beyond the footlights
      the dark is full of eyes. They do not blink *together*, and nobody has told them to.

      [whisper]"You are late,"[/whisper] says the one in the beak.[pause] "They have seen it."

      ***

      A page later there is [tremble]a river[/tremble] of painted silk.
    choices:
      - Wake up. -> morning
      - Bow to them all, slowly, in the order in which they came in -> bow
      - say: Give everything away
        to: gift
      - say: Climb the air
        if: awe > 5
        locked: The air is too thin.
        to: bow
      - say: Tell him your name
        ask: nickname
        to: named
      - Wait for whatever comes. -> slow_room
      - Walk off the edge. -> nowhere
  named:
    text: |
      "{nickname}," he says.
    choices:
      - Go home. -> morning
  slow_room:
    text: Something is going to happen.
    choices:
      - Stop it. -> morning
      - after: 3
        to: bow
  nowhere:
    text: There is no floor here.
  morning: {ending: waking, title: Copper, text: Light and your own ceiling.}
  bow: {ending: finale, title: The Last Bow, text: They stand.}
  gift: {ending: sacrifice, title: The Gift, text: It is theirs now.}
"""


OPENED: list[Screen] = []
"""The windows that a test opened."""


@pytest.fixture(autouse=True)
def _close_windows() -> Iterator[None]:
    """A window that outlived its test would send events to the next one when it goes."""
    yield
    while OPENED:
        OPENED.pop().close()
    if pygame.display.get_init():
        pygame.event.clear()


class DarkStage:
    """Stands in for the stage where pictures do not matter; notes what it was asked for."""

    def __init__(self) -> None:
        self.art_height = 540
        self.baking = False
        self.trouble = ""
        self.prepared: list[str] = []
        self.painted: list[tuple[str, dict[str, float], dict[str, float]]] = []

    def prepare(self, look: Look, *, urgent: bool = False) -> None:
        self.prepared.append(look.name)

    def ready(self, look: Look) -> bool:
        return True

    def begin(
        self,
        look: Look,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool = False,
        cue_times: Mapping[str, float],
    ) -> None:
        self.coming = (look.name, dict(parameters), dict(cue_times))

    def finish(self) -> None:
        self.painted.append(self.coming)

    def show(self, surface: Surface) -> None:
        surface.fill((90, 80, 70))


class Player:
    """Someone at the window. Time passes only when they wait."""

    def __init__(
        self,
        library: Library,
        saves: Saves,
        stage: DarkStage,
        pictures: Path | None = None,
        *,
        at: Playthrough | None = None,
        note: str = "",
    ) -> None:
        self.saves = saves
        self.stage = stage
        self.screen = Screen("Test")
        OPENED.append(self.screen)
        self.shown = 0
        self._count_frames()
        self.session = Session(library, saves, Scenery(stage), lambda: 7)  # type: ignore[arg-type]
        self.now = 0.0
        self.open = True
        view = self.session.open_moment(at, now=0.0) if at else None
        self.app = App(self.session, self.screen, 0.0, pictures, view, note)
        pygame.event.clear()
        self.wait(0.1)

    def _count_frames(self) -> None:
        present = self.screen.present

        def counted() -> None:
            self.shown += 1
            present()

        self.screen.present = counted  # type: ignore[method-assign]

    # What they do

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.open and self.now < end:
            self.open = self.app.step(pygame.event.get(), self.now)
            self.now += FRAME_SECONDS

    def second(self) -> tuple[int, int]:
        """A second of the loop: how often a picture was painted, how often a frame was shown."""
        painted, self.shown = len(self.stage.painted), 0
        for _ in range(self.app.frames_a_second):
            self.app.step([], self.now)
            self.now += 1 / self.app.frames_a_second
        return len(self.stage.painted) - painted, self.shown

    def post(self, kind: int, seconds: float = 0.1, **attributes: object) -> None:
        pygame.event.post(Event(kind, attributes))
        self.wait(seconds)

    def key(self, key: int, seconds: float = 0.1, mod: int = 0) -> None:
        self.post(pygame.KEYDOWN, 0.05, key=key, mod=mod, unicode="")
        self.post(pygame.KEYUP, seconds, key=key, mod=mod)

    def type(self, text: str) -> None:
        for letter in text:
            self.post(pygame.TEXTINPUT, 0.05, text=letter)

    def point(self, position: tuple[int, int]) -> None:
        self.post(pygame.MOUSEMOTION, pos=position, rel=(0, 0), buttons=(0, 0, 0))

    def click(self, position: tuple[int, int], button: int = 1) -> None:
        self.point(position)
        self.post(pygame.MOUSEBUTTONDOWN, pos=position, button=button)
        self.post(pygame.MOUSEBUTTONUP, pos=position, button=button)

    def wheel(self, up: int) -> None:
        self.post(pygame.MOUSEWHEEL, x=0, y=up)

    def pad(self, button: int) -> None:
        self.post(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)

    def resize(self, size: tuple[int, int]) -> None:
        self.screen._window.size = size
        self.wait(0.1)

    # What they see

    @property
    def view(self) -> object:
        return self.app.view

    @property
    def frame(self) -> Surface:
        return self.screen.surface

    @property
    def lines(self) -> Listing | None:
        """The lines that can be chosen from, if any stand."""
        view = self.app.view
        if isinstance(view, ListPage):
            return view.listing
        return view.open_page.choices if isinstance(view, Reading) else None

    @property
    def focused(self) -> str:
        focused = self.lines.focused if self.lines else None
        return words_of(focused) if focused else ""

    @property
    def scene(self) -> str:
        assert isinstance(self.app.view, Reading), self.app.view
        return self.app.view.playthrough.state.scene

    def rect(self, words: str) -> Rect:
        """Where the line that begins with these words stands."""
        assert self.lines is not None
        return next(line.rect for line in self.lines.group if words_of(line).startswith(words))

    def pick(self, words: str) -> None:
        """Clicks a line, turning to it where the window is too small for all."""
        assert self.lines is not None
        for _ in self.lines.groups:
            if any(words_of(line).startswith(words) for line in self.lines.group):
                break
            self.key(pygame.K_PAGEDOWN)
        self.click(self.rect(words).center)

    def read_to_choices(self, read_on: Callable[[], None]) -> None:
        """Reads on with whatever device until choices stand or the story is over."""
        for _ in range(60):
            view = self.app.view
            if not isinstance(view, Reading) or view.open_page.choices:
                return
            read_on()
        raise AssertionError("the page never ends")


def words_of(line: object) -> str:
    return " ".join(word.word.text for word in line.words)  # type: ignore[attr-defined]


@pytest.fixture
def lamp(tmp_path: Path) -> Library:
    path = tmp_path / "lamp.yaml"
    path.write_text(STORY, encoding="utf-8")
    return one_story(path)


@pytest.fixture
def player(lamp: Library, tmp_path: Path) -> Iterator[Player]:
    someone = Player(lamp, Saves(None), DarkStage(), tmp_path / "pictures")
    yield someone
    someone.screen.close()
