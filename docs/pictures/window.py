"""Takes pictures of the real window, as the README shows it."""

from __future__ import annotations

import os
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from pygame.event import Event

from game import library
from game.saves import Saves
from game.stage.stage import Stage
from game.window.app import App
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session

HERE = Path(__file__).parent
BAKING_SECONDS = 12.0


class Camera:
    """Plays the game as a player would, and takes pictures."""

    def __init__(self) -> None:
        whole = library.whole_game()
        self.screen = Screen(whole.collection.title)
        self.stage = Stage(None)
        session = Session(whole, Saves(None), Scenery(self.stage), lambda: 1)
        self.app = App(session, self.screen, now=0.0)
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


def take_window() -> None:
    """Writes the title and the first page of the Mirage."""
    camera = Camera()
    camera.wait(1)
    camera.bake()
    camera.take("title.jpg")
    camera.wait(2, pygame.K_RETURN)
    camera.bake()
    camera.wait(2, pygame.K_SPACE)
    camera.take("mirage.jpg")
    camera.stage.close()
    camera.screen.close()
