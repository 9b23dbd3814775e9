"""Reduced motion: nothing moves but words that come. No shake, no tilt, no flash.

Two frames at different moments are the same picture: in every shipped look, whatever its cues do,
and on every page of the window. What changes, changes by one plain fade.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray
from pygame import Surface

from game.library import Library
from game.saves import Saves
from game.story.look import Look
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.scenery import Scenery
from tests.window.baked import BakedStage
from tests.window.conftest import DarkStage, Player
from tests.window.test_flashes import looks

SIZE = (160, 90)
FADE_SECONDS = 0.75
MOMENTS = (0.0, 0.13, 1.7, 9.1, 3600.5)
Pixels = NDArray[np.int16]


class Window:
    """A look behind a window in which little may move; time passes only when it is asked to."""

    def __init__(self, look: Look) -> None:
        pygame.display.init()
        pygame.display.set_mode((1, 1))
        self.stage = BakedStage()
        self.look = look
        self.scenery = Scenery(self.stage)
        self.scenery.reduced_motion = True
        self.scenery.show(look, {}, 0.0, at_once=True)
        self.now = 0.0
        self.seen()
        self.wait(1)

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += 1 / 8
            self.seen()

    def seen(self) -> Pixels:
        surface = Surface(SIZE, 0, 32)
        self.scenery.draw(surface, self.now, None)
        return pygame.surfarray.array3d(surface).astype(np.int16)

    def stands_still(self) -> Pixels:
        """The picture, which is the same at all moments from now on."""
        first, began = self.seen(), self.now
        for moment in MOMENTS:
            self.now = began + moment
            assert np.array_equal(self.seen(), first)
        return first


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Callable[[Look], Window]:
    def opened(look: Look) -> Window:
        shown = Window(look)
        request.addfinalizer(shown.stage.close)
        return shown

    return opened


@pytest.mark.parametrize("look", looks().values(), ids=lambda look: look.name)
def test_a_look_stands_still_and_what_becomes_of_it_comes_by_a_fade(
    look: Look, window: Callable[[Look], Window]
) -> None:
    shown = window(look)
    at_first = shown.stands_still()
    for name, cue in look.cues.items():
        before = shown.seen()
        shown.scenery.cue(name, shown.now)
        shown.now += 0.01
        if cue.stay:
            half = _half_way(shown)
            after = shown.stands_still()
            assert _is_between(half, before, after), name
        else:  # What passes is told and heard; nothing flashes up and goes again.
            assert np.array_equal(shown.stands_still(), before), name
    for parameter in look.parameters:
        before = shown.seen()
        shown.scenery.show(look, {parameter: 0.9}, shown.now)
        half = _half_way(shown)
        assert _is_between(half, before, shown.stands_still()), parameter
    shown.scenery.show(look, {}, shown.now)
    shown.scenery.show(look, {}, shown.now, fired=frozenset())
    shown.wait(FADE_SECONDS)
    assert np.array_equal(shown.stands_still(), at_first)


def _half_way(shown: Window) -> Pixels:
    """What is seen in the middle of a fade, after which it is waited to its end."""
    shown.seen()
    shown.now += 0.2
    half = shown.seen()
    shown.wait(FADE_SECONDS)
    return half


def _is_between(half: Pixels, before: Pixels, after: Pixels) -> bool:
    """Whether a picture is a mixture of two others, and nothing else."""
    low, high = np.minimum(before, after) - 3, np.maximum(before, after) + 3
    return bool(((low <= half) & (half <= high)).all())


def test_it_moves_where_that_is_wanted(window: Callable[[Look], Window]) -> None:
    """The test of stillness can fail."""
    shown = window(looks()["mirror_street"])
    shown.scenery.reduced_motion = False
    with pytest.raises(AssertionError):
        shown.stands_still()


def stands_still(player: Player) -> None:
    """The frame is the same at every moment, once words and lines have come."""
    player.wait(4)
    first = pygame.image.tobytes(player.frame, "RGB")
    for seconds in (0.15, 0.4, 1.3, 2.7):
        player.wait(seconds)
        assert pygame.image.tobytes(player.frame, "RGB") == first, player.view


@pytest.fixture
def calm(lamp: Library) -> Player:
    player = Player(lamp, Saves(None), DarkStage())
    player.session.change(Preferences(reduced_motion=True, text_speed="instant"))
    return player


def test_no_page_of_the_window_moves(calm: Player) -> None:
    for name in ("Moments", "Journal", "Endings", "Settings", "Keys"):
        stands_still(calm)
        calm.pick(name)
        stands_still(calm)
        if name == "Settings":
            for line in ("Words", "Gamepad"):
                calm.pick(line)
                stands_still(calm)
                calm.key(pygame.K_ESCAPE)
        calm.key(pygame.K_ESCAPE)
    calm.pick("Begin")
    assert isinstance(calm.view, Reading)
    stands_still(calm)
    calm.read_to_choices(lambda: calm.key(pygame.K_SPACE))
    stands_still(calm)
    for key in (pygame.K_l, pygame.K_j, pygame.K_ESCAPE):
        calm.key(key)
        assert not isinstance(calm.view, Reading)
        stands_still(calm)
        calm.key(pygame.K_ESCAPE)
    calm.key(pygame.K_4)
    assert calm.view.typing
    stands_still(calm)
    calm.key(pygame.K_ESCAPE)
    calm.key(pygame.K_1)
    stands_still(calm)
    calm.key(pygame.K_SPACE)
    stands_still(calm)


def test_the_focus_is_elsewhere_at_once(calm: Player) -> None:
    calm.wait(2)
    calm.key(pygame.K_DOWN, 0.0)
    moved = pygame.image.tobytes(calm.frame, "RGB")
    calm.wait(1)
    assert pygame.image.tobytes(calm.frame, "RGB") == moved


def test_a_timed_choice_tells_its_time_in_steps(calm: Player) -> None:
    calm.pick("Begin")
    calm.read_to_choices(lambda: calm.key(pygame.K_SPACE))
    calm.key(pygame.K_5)
    calm.wait(0.5)
    seen = set()
    for _ in range(40):
        calm.wait(0.05)
        seen.add(pygame.image.tobytes(calm.frame, "RGB"))
    assert 5 <= len(seen) <= 9  # Two seconds of three, a tenth of them each.
