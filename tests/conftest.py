"""Settings for every test: no screen, no sound, hypothesis without a clock."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from game.saves import Saves
from game.saves.store import Store

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# Machines are noisy: how long an example takes says nothing about whether it is right.
settings.register_profile(
    "sleepwalk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("sleepwalk")


@pytest.fixture(autouse=True)
def _saves_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets go of every file of saves that a test opened: who plays ends by closing the window."""
    opened: list[Saves] = []
    begin = Saves._begin

    def noted(saves: Saves, store: Store) -> None:
        opened.append(saves)
        begin(saves, store)

    monkeypatch.setattr(Saves, "_begin", noted)
    yield
    for saves in opened:
        saves.close()
