"""The whole game, opened by its one entry point, and closed again."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.library import Library
from game.saves import Saves
from game.window import app


@pytest.mark.parametrize("fullscreen", [False, True])
def test_the_game_opens_and_closes(
    lamp: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fullscreen: bool
) -> None:
    frames: list[list[Event]] = [[], [Event(pygame.MOUSEMOTION, pos=(9, 9))], [Event(pygame.QUIT)]]
    monkeypatch.setattr(pygame.event, "get", lambda: frames.pop(0))
    saves = Saves(None)
    status = app.play(
        lamp, saves, story="lamp", cache_folder=tmp_path, fullscreen=fullscreen, software=True
    )
    assert (status, frames) == (0, [])
    assert saves.setting("fullscreen", "") == ""  # asked for this time, not for ever
