"""Every page at every size of window and letters: no words are cut off, none stand over others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy
import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pygame import Mask, Rect, Surface

from game.window.fonts import rendered
from game.window.intents import Tick
from game.window.preferences import SIZES as TEXT_SIZES
from game.window.preferences import Preferences
from game.window.signs import draw_note
from tests.saves.tales import FULL
from tests.window.conftest import Player
from tests.window.pages import NOTED, PAGES, Pages

WINDOWS = ((640, 360), (1280, 720), (1920, 1080), (2560, 1080), (900, 1600))
FACES = ("book", "plain", "OpenDyslexic")
NOTE = "Kept. F9 leads back here, and this is a rather long sentence about the game itself."
_INK = 150
"""Of 255: letters are as solid as that; shadows are dark, and veils too."""
_DARKEST = 60
_HAIRLINE = 5
_TOUCHING = 12
"""So many pixels of two texts may fall together: letters that lean, a mark beside a word."""


class Watched(Surface):
    """A window that remembers what was drawn on it with letters in it, and where."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.drawn: list[tuple[Surface, Rect]] = []

    def blit(
        self, source: Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0
    ) -> Rect:  # type: ignore[override]
        if not special_flags and source.get_flags() & pygame.SRCALPHA and source.get_alpha() != 0:
            part = source.subsurface(Rect(area).clip(source.get_rect())) if area else source
            place = Rect(dest) if isinstance(dest, Rect) else Rect(dest, (0, 0))
            self.drawn.append((part.copy(), Rect(place.topleft, part.get_size())))
        return super().blit(source, dest, area, special_flags)

    def fblits(self, blits: Any, special_flags: int = 0) -> None:
        for source, place in blits:
            self.blit(source, place, None, special_flags)


def letters_of(drawn: Surface) -> Mask:
    """The light and solid pixels of a drawing: its letters, without shadows."""
    colours = pygame.surfarray.array3d(drawn).max(axis=2)
    solid = pygame.surfarray.array_alpha(drawn) > _INK
    marked = Surface(drawn.get_size(), pygame.SRCALPHA)
    alpha = pygame.surfarray.pixels_alpha(marked)
    alpha[:] = numpy.where(solid & (colours > _DARKEST), 255, 0)
    del alpha  # else the surface stays locked
    return pygame.mask.from_surface(marked)


def check(window: Watched, told: str) -> None:
    """No letters leave the window or are cut by what they are drawn on; no two texts overlap."""
    seen: dict[tuple[int, int, int, int], Mask] = {}
    bounds = window.get_rect()
    for drawn, place in window.drawn:
        mask = letters_of(drawn) if place.height > _HAIRLINE else Mask((1, 1))
        if not mask.count():
            continue
        ink = bounding(mask).move(place.topleft)
        assert bounds.contains(ink), f"{told}: {ink} leaves the window"
        if place.size == window.get_size() or place.width > window.get_width() // 2:
            assert ink.left > place.left or place.left <= 0, f"{told}: cut at the left of {place}"
            assert ink.right < place.right, f"{told}: cut at the right of {place}"
        seen[tuple(place)] = mask  # type: ignore[index]
    places = list(seen.items())
    for number, (one, mask) in enumerate(places):
        for other, over in places[number + 1 :]:
            apart = (other[0] - one[0], other[1] - one[1])
            overlap = mask.overlap_area(over, apart)
            assert overlap <= _TOUCHING, f"{told}: {Rect(one)} and {Rect(other)} share {overlap}"


def bounding(mask: Mask) -> Rect:
    rects = mask.get_bounding_rects()
    return rects[0].unionall(rects[1:])


def shown(pages: Pages, name: str, size: tuple[int, int], preferences: Preferences) -> Watched:
    """A page as it stands, with a note over what is read."""
    pages.session.change(preferences)
    pages.session.size = size
    view = pages.view(name)
    for _ in range(3):
        pages.now += 1
        view.handle(Tick(), pages.now)
        view.draw(Surface(size), pages.now)
    window = Watched(size)
    view.draw(window, pages.now + 1)
    if name in NOTED:
        draw_note(window, pages.session.measures, NOTE, 1.0)
    return window


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    opened = Pages(tmp_path)
    yield opened
    opened.close()


_ONE_WINDOW = HealthCheck.function_scoped_fixture  # all examples are shown in one window


@settings(max_examples=300 if FULL else 30, deadline=None, suppress_health_check=[_ONE_WINDOW])
@given(
    name=some.sampled_from(sorted(PAGES)),
    size=some.sampled_from(WINDOWS),
    text_size=some.sampled_from(TEXT_SIZES),
    face=some.sampled_from(FACES),
    strong=some.booleans(),
)
def test_no_words_leave_the_window_or_stand_over_others(
    pages: Pages, name: str, size: tuple[int, int], text_size: int, face: str, strong: bool
) -> None:
    preferences = Preferences(
        text_speed="instant", text_size=text_size, typeface=face, high_contrast=strong
    )
    check(shown(pages, name, size, preferences), f"{name} {size} {text_size} {face}")


def test_words_that_overlap_or_leave_the_window_are_found(player: Player) -> None:
    window = Watched((200, 100))
    letters = rendered("roman", 40, "Words", (255, 255, 255))
    window.blit(letters, (20, 20))
    check(window, "well")
    window.blit(letters, (26, 24))
    with pytest.raises(AssertionError, match="share"):
        check(window, "over")
    window = Watched((200, 100))
    window.blit(letters, (160, 20))
    with pytest.raises(AssertionError, match="leaves"):
        check(window, "out")
