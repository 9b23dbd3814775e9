"""A trial: the program plays its own beginning, as somebody at the keyboard would, and tells of it.

So a bundle is proved where it was made: that its window opens, its picture is painted, a choice can
be taken and is kept.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pygame
from pygame.event import Event

from game.library import Library
from game.saves import Saves
from game.window.app import App
from game.window.reading import Reading
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session

TOLD_FILE = "trial.json"
CACHE_FOLDER = "cache"
_MOST_SECONDS = 240.0
_MOST_SECONDS_TO_PAINT = 60.0
"""A picture that is not whole by then is kept coarse: slow is not broken."""
_SECONDS_BETWEEN_KEYS = 0.25
_SEED = 7
_SECONDS_TO_SETTLE = 1.5
"""Until a picture and words have come, after all is there that they need."""


def try_out(library: Library, folder: Path) -> bool:
    """Plays until a choice was taken; whether that came about.

    The saves are made in the folder, and so are `first.png`, `taken.png` and `trial.json`: which
    choice was taken, and the second of the clock at which the window stood, some picture was seen,
    the first page was whole, and the page after the choice.
    """
    from game.stage.stage import Stage

    folder.mkdir(parents=True, exist_ok=True)
    screen, saves = Screen(library.collection.title), Saves(folder)
    stage = Stage(folder / CACHE_FOLDER, open_image=library.picture, apart=True)
    with closing(saves), closing(screen), closing(stage):
        session = Session(library, saves, Scenery(stage), lambda: _SEED)
        with closing(session):
            trial = _Trial(session, App(session, screen, now=0.0), screen, folder)
            trial.run()
    (folder / TOLD_FILE).write_text(json.dumps(trial.told, indent=2), encoding="utf-8")
    return "taken" in trial.told


class _Trial:
    """What the unattended player has done so far."""

    def __init__(self, session: Session, app: App, screen: Screen, folder: Path) -> None:
        self.told: dict[str, float | str] = {}
        self._session = session
        self._app = app
        self._screen = screen
        self._folder = folder
        self._settled_at = 0.0
        self._waits_since = 0.0

    def run(self) -> None:
        clock, start = pygame.time.Clock(), time.monotonic()
        self._app.step([], 0.0)
        self.told["window"] = time.time()
        self._app.open_gamepads()
        self._app.open_sound()
        self._app.set_icon()
        pressed, now = 0.0, 0.0
        while "taken_picture" not in self.told and now < _MOST_SECONDS:
            if now - pressed > _SECONDS_BETWEEN_KEYS:
                pressed = now
                for key in self._keys(now):
                    pygame.event.post(key)
            if not self._app.step(pygame.event.get(), now):
                return
            if self._session.scenery.seen is not None:
                self.told.setdefault("seen", time.time())
            clock.tick(self._app.frames_a_second)
            now = time.monotonic() - start

    def _keys(self, now: float) -> Iterator[Event]:
        """What the player does next: begins, looks at the picture, reads on, takes a choice."""
        view = self._app.view
        if not isinstance(view, Reading):
            if "first" in self.told:  # The story ended without a choice.
                self.told.update(taken="", taken_picture=time.time())
            yield from _key(pygame.K_RETURN)
        elif taken := [pick for pick in view.playthrough.picks if not pick.by_world]:
            self.told.setdefault("taken", taken[0].choice)
            self._keep("taken_picture", "taken.png", now)
        elif "first" not in self.told:
            self._keep("first", "first.png", now)
        elif view.typing:
            yield Event(pygame.TEXTINPUT, text="a")
            yield from _key(pygame.K_RETURN)
        else:
            yield from _key(pygame.K_1 if view.open_page.choices else pygame.K_SPACE)

    def _keep(self, name: str, file: str, now: float) -> None:
        """Keeps the frame, once picture and words have come."""
        look = self._session.scenery.look
        waits = look is not None and not self._session.scenery.stage.ready(look)
        if waits and now - self._waits_since < _MOST_SECONDS_TO_PAINT:
            self._settled_at = 0.0
        elif not self._settled_at:
            self._settled_at = now
        elif now - self._settled_at > _SECONDS_TO_SETTLE:
            self._settled_at, self._waits_since = 0.0, now
            self.told[name] = time.time()
            pygame.image.save(self._screen.surface, self._folder / file)


def _key(key: int) -> Iterator[Event]:
    yield Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
    yield Event(pygame.KEYUP, key=key, mod=0)
