"""Takes pictures of the real window, as the README shows it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from pygame.event import Event

from game import library
from game.saves import Saves
from game.stage.stage import Stage
from game.window.app import App
from game.window.gallery import Gallery
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session

HERE = Path(__file__).parent
BAKING_SECONDS = 12.0


class Camera:
    """Plays the game as a player would, and takes pictures."""

    def __init__(self, looks_of: str = "") -> None:
        """In the gallery, with the looks of a story, if there is one."""
        whole = library.whole_game()
        self.screen = Screen(whole.collection.title)
        self.stage = Stage(None)
        session = Session(whole, Saves(None), Scenery(self.stage), lambda: 1)
        # A picture of the docs does not depend on how fast the machine is that took it.
        session.change(replace(session.preferences, picture="fine"))
        view = Gallery(session, library.find_story(looks_of), 0.0) if looks_of else None
        self.app = App(session, self.screen, now=0.0, view=view)
        self.now = 0.0

    def wait(self, seconds: float, *keys: int) -> None:
        """Lets the game's time pass, after some keys were pressed."""
        events = [self._event(kind, key) for key in keys for kind in (pygame.KEYDOWN, pygame.KEYUP)]
        for _ in range(int(seconds * 30)):
            self.now += 1 / 30
            self.app.step(events, self.now)
            events = []

    @staticmethod
    def _event(kind: int, key: int) -> Event:
        return Event(kind, key=key, mod=0, unicode="", scancode=0)

    def bake(self) -> None:
        """Gives the stage real time to finish what it has begun."""
        time.sleep(BAKING_SECONDS)
        self.wait(1)

    def take(self, name: str) -> None:
        pygame.image.save(self.screen.surface, str(HERE / name))

    def leave(self) -> None:
        self.stage.close()
        self.screen.close()


def take_window() -> None:
    """Writes the title, the first page of the Mirage, and a look in the gallery."""
    camera = Camera()
    camera.wait(1)
    camera.bake()
    camera.take("title.jpg")
    camera.wait(2, pygame.K_RETURN)
    camera.bake()
    camera.wait(2, pygame.K_SPACE)
    camera.take("mirage.jpg")
    camera.leave()
    camera = Camera(looks_of="mirage")
    camera.wait(1, pygame.K_DOWN)
    camera.bake()
    camera.wait(8, pygame.K_DOWN)
    camera.take("gallery.jpg")
    camera.leave()
