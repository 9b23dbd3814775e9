"""The window of the system: opened, filled with frames, photographed, closed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pygame
from pygame import Surface

from game.system import NoScreen

SMALLEST = (960, 600)
FIRST = (1280, 720)
_UNSEEN = ("offscreen", "dummy")
"""Drivers without a screen. SDL falls back to one by itself; whoever wants one asks for it."""
_DRIVER_ASKED = ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
_FIRST_PART = 2 / 3
"""Of a large desktop's height."""


class Screen:
    """One window. `surface` is what is drawn on; `present` shows it."""

    def __init__(self, title: str, *, software: bool = False) -> None:
        """Raises NoScreen where the system can open no window that anybody would see."""
        # Without it, Windows would scale the whole window up and blur the letters.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        if software:
            os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
        try:
            pygame.display.init()
            self._window = pygame.Window(title, first_size(), resizable=True)
        except pygame.error as error:
            raise NoScreen(f"no window can be opened here ({error})") from None
        if pygame.display.get_driver() in _UNSEEN and not any(map(os.environ.get, _DRIVER_ASKED)):
            self.close()
            raise NoScreen("there is no screen here to open a window on")
        pygame.font.init()
        self._window.minimum_size = SMALLEST
        pygame.key.stop_text_input()  # Until something is to be typed, keys are only keys.
        self._fullscreen = False

    @property
    def surface(self) -> Surface:
        """What the next frame is drawn on; it has the window's size of this moment."""
        return self._window.get_surface()

    def present(self) -> None:
        """Shows what was drawn."""
        self._window.flip()

    def set_fullscreen(self, wanted: bool) -> None:
        if wanted == self._fullscreen:
            return
        self._fullscreen = wanted
        if wanted:
            self._window.set_fullscreen(desktop=True)
        else:
            self._window.set_windowed()

    def set_icon(self, icon: Surface) -> None:
        self._window.set_icon(icon)

    def close(self) -> None:
        self._window.destroy()
        pygame.display.quit()


def first_size() -> tuple[int, int]:
    """A window of a size that suits the desktop, where each pixel may be very small."""
    _, desktop_height = pygame.display.get_desktop_sizes()[0]
    width, height = FIRST
    larger = max(1.0, desktop_height * _FIRST_PART / height)
    return round(width * larger), round(height * larger)


def keep_picture(frame: Surface, folder: Path, taken: datetime) -> str:
    """Writes a frame into a folder; gives the sentence that tells the player where it is."""
    path = folder / f"Sleepwalk {taken:%Y-%m-%d %H.%M.%S}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pygame.image.save(frame, path)
    except (OSError, pygame.error) as error:
        return f"The picture could not be kept: {error}."
    return f"A picture was kept: {path}"
