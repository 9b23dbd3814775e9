"""Flashes: never more than three a second, whatever a look does and however fast one reads.

A flash is a pair of opposing changes of relative luminance by a tenth of the largest or more, the
darker one below 0.8, on a quarter of the window or more (WCAG 2.2, success criterion 2.3.1).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray
from pygame import Surface

from game.library import whole_game
from game.story.look import Cue, Look
from game.window.scenery import TRANSITION_SECONDS, Scenery
from tests.window.baked import BakedStage
from tests.window.conftest import DarkStage

SIZE = (160, 90)
FRAMES_A_SECOND = 15
SECONDS = 3.0


def looks() -> dict[str, Look]:
    library = whole_game()
    for entry in library.collection.entries:
        library.story(entry.story)
    return library.looks


def luminance(surface: Surface) -> NDArray[np.float64]:
    """Relative luminance in blocks, as WCAG 2.2 defines it."""
    small = pygame.transform.smoothscale(surface, (16, 9))
    part = pygame.surfarray.array3d(small) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def flashes(levels: NDArray[np.float64]) -> int:
    """How many flashes the levels of one place go through."""
    turns, reference, direction = 0, levels[0], 0
    for level in levels[1:]:
        change = level - reference
        if abs(change) >= 0.1 and min(level, reference) < 0.8 and np.sign(change) != direction:
            turns, direction, reference = turns + 1, np.sign(change), level
        elif np.sign(change) == direction:
            reference = level
    return turns // 2


def most_in_a_second(frames: list[NDArray[np.float64]]) -> int:
    """The most flashes that a quarter of the window goes through in any second."""
    most = 0
    seen = np.stack(frames)
    for start in range(len(frames) - FRAMES_A_SECOND):
        second = seen[start : start + FRAMES_A_SECOND].reshape(FRAMES_A_SECOND, -1)
        if np.ptp(second, axis=0).max() < 0.1:
            continue
        counts = sorted(flashes(second[:, place]) for place in range(second.shape[1]))
        most = max(most, counts[-len(counts) // 4])
    return most


def test_what_flashes_is_counted() -> None:
    def frames(times_a_second: float) -> list[NDArray[np.float64]]:
        count = range(2 * FRAMES_A_SECOND)
        on = [int(2 * times_a_second * n / FRAMES_A_SECOND) % 2 for n in count]
        return [np.full((16, 9), float(level)) for level in on]

    assert most_in_a_second(frames(1)) == 1
    assert most_in_a_second(frames(5)) > 3


@pytest.mark.parametrize("look", looks().values(), ids=lambda look: look.name)
def test_no_look_flashes_more_than_three_times_a_second(look: Look) -> None:
    """Its lamps by themselves, then all its cues as fast as they can come."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    stage = BakedStage()
    scenery = Scenery(stage)
    scenery.show(look, {}, 0.0, at_once=True)
    surface = Surface(SIZE, 0, 32)
    frames = []
    for number in range(int(SECONDS * FRAMES_A_SECOND)):
        now = number / FRAMES_A_SECOND
        for cue in look.cues if number else ():
            scenery.cue(cue, now)
        scenery.draw(surface, now, None)
        frames.append(luminance(surface))
    stage.close()
    assert most_in_a_second(frames) <= 3


class BlackAndWhite(DarkStage):
    """Paints the brightest picture that there can be, or the darkest."""

    def show(self, surface: Surface) -> None:
        surface.fill((255, 255, 255) if self.painted[-1][0] == "white" else (0, 0, 0))


@pytest.mark.parametrize("way", [*TRANSITION_SECONDS, "reduced motion"])
@pytest.mark.parametrize("seconds_apart", [1 / 15, 2 / 15, 1 / 5, 1 / 3])
def test_pages_turned_as_fast_as_can_be_do_not_flash(way: str, seconds_apart: float) -> None:
    """White and black in turn, as when what was read is skipped, or keys are hammered on."""
    pictures = Look("white", ()), Look("black", ())
    scenery = Scenery(BlackAndWhite())  # type: ignore[arg-type]
    scenery.reduced_motion = way == "reduced motion"
    transition = "cross_fade" if scenery.reduced_motion else way
    surface = Surface(SIZE, 0, 32)
    frames = []
    for number in range(int(SECONDS * FRAMES_A_SECOND)):
        now = number / FRAMES_A_SECOND
        turned = int((now + 1e-6) / seconds_apart) % 2
        scenery.show(pictures[turned], {}, now, transition=transition)  # type: ignore[arg-type]
        scenery.draw(surface, now, None)
        frames.append(luminance(surface))
    assert most_in_a_second(frames) <= 3


def test_cues_that_come_too_fast_wait_for_one_another() -> None:
    bolt = Cue("light", rise=0.02, hold=0.02, fall=0.02)
    look = Look("storm", (), parameters={"light": 0.0}, cues={"bolt": bolt, "thunder": bolt})
    scenery = Scenery(DarkStage())  # type: ignore[arg-type]
    scenery.show(look, {}, 0.0)
    scenery.draw(Surface(SIZE, 0, 32), 0.0, None)
    levels = []
    for number in range(200):
        now = 1 + number / 100
        scenery.cue("bolt" if number % 2 else "thunder", now)
        levels.append(scenery.parameters(now)["light"])
    begun = sum(1 for a, b in pairwise(levels) if a < 0.5 <= b)
    assert 2 <= begun <= 7  # in two seconds


def test_a_cue_that_waits_is_not_lost() -> None:
    stays = Cue("light", rise=0.1, stay=True)
    flash = Cue("noise", rise=0.1, fall=0.1)
    look = Look("storm", (), parameters={"light": 0.0, "noise": 0.0}, cues={"a": flash, "b": stays})
    scenery = Scenery(DarkStage())  # type: ignore[arg-type]
    scenery.show(look, {}, 0.0)
    scenery.draw(Surface(SIZE, 0, 32), 0.0, None)
    scenery.cue("a", 1.0)
    scenery.cue("b", 1.0)
    assert scenery.parameters(1.2)["light"] == 0
    assert scenery.parameters(2)["light"] == 1
