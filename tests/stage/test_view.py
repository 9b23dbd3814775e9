"""The art comes to the window: what is tilted covers it, and shows nothing of an earlier frame."""

from __future__ import annotations

import pygame
import pytest

from game.stage.canvas import Canvas
from game.stage.view import show

SIZES = [(640, 360), (500, 500), (900, 300)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tilt", [-7.0, -3.3, -0.4, 0.0, 0.7, 4.1, 7.0])
def test_a_tilted_picture_covers_the_window_and_keeps_nothing_of_the_last(
    size: tuple[int, int], tilt: float
) -> None:
    canvas = Canvas.whole(180)
    art = pygame.Surface((canvas.width, canvas.height), 0, 32)
    surface = pygame.Surface(size, 0, 32)
    for colour in ((255, 0, 0), (0, 200, 40)):
        art.fill(colour)
        show(art, canvas, surface, 0.0, tilt)
        pixels = pygame.surfarray.array3d(surface).reshape(-1, 3)
        assert abs(pixels.astype(int) - colour).max() <= 3
