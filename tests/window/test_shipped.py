"""The stories that came with the game, played in the window from the title to an ending."""

from __future__ import annotations

import random

import pygame
import pytest

from game.library import whole_game
from game.saves import Saves
from game.window.closing import Closing
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player

DREAMS = [entry.story for entry in whole_game().collection.offered(frozenset())]
MOST_KEYS = 1500


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("dream", DREAMS)
def test_a_dream_can_be_dreamt_to_an_end(dream: str, seed: int) -> None:
    library = whole_game()
    player = Player(library, Saves(None), DarkStage())
    player.session.change(Preferences(text_speed="instant", text_size=80 if seed == 1 else 160))
    player.resize((960, 600) if seed == 1 else (1280, 720))
    entry = next(e for e in library.collection.offered(frozenset()) if e.story == dream)
    player.click(player.rect(entry.label).center)
    fates = random.Random(seed)  # not for secrets
    for _ in range(MOST_KEYS):
        if isinstance(player.view, Closing):
            break
        assert isinstance(player.view, Reading)
        if player.app.view.typing:
            player.key(pygame.K_RETURN, 0.0)
        elif player.lines:
            player.key(pygame.K_1 + fates.randrange(min(9, len(player.lines.open))), 0.0)
        else:
            player.key(pygame.K_SPACE, 0.0)
    assert isinstance(player.view, Closing)
    assert len(player.saves.reached()) == 1
    player.key(pygame.K_SPACE)
    assert isinstance(player.view, Title)
