"""The stage as the window uses it: coarse at once, fine soon, never a crash."""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.library import shared_looks
from game.stage.stage import Stage
from game.stage.transition import transition
from game.story.look import TRANSITIONS, Look, Picture
from tests.stage.pictures import frame, performance_of

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
NIGHT = shared_looks()["night_table"]


@pytest.fixture(params=[False, True], ids=["baked here", "baked apart"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(tmp_path, art_height=120, apart=request.param)
    yield stage
    stage.close()


def wait_for(stage: Stage, look: Look) -> None:
    end = time.monotonic() + 60
    while not stage.ready(look):
        assert time.monotonic() < end, "the look was never baked"
        time.sleep(0.01)


def painted(stage: Stage, look: Look, seconds: float = 3.0) -> Pixels:
    stage.paint(look, {}, seconds)
    return shown(stage)


def shown(stage: Stage) -> Pixels:
    surface = pygame.Surface((320, 180), 0, 32)
    stage.show(surface)
    return pygame.surfarray.array3d(surface)


def test_a_look_that_is_ready_is_painted_as_it_would_be_alone(stage: Stage) -> None:
    stage.prepare(NIGHT)
    wait_for(stage, NIGHT)
    alone = frame(NIGHT, performance_of("night_table", 120), (320, 180), 3.0)
    assert np.array_equal(painted(stage, NIGHT), alone)


def test_a_picture_is_seen_only_once_both_its_halves_are_painted(stage: Stage) -> None:
    stage.prepare(NIGHT)
    wait_for(stage, NIGHT)
    before, later = painted(stage, NIGHT, 3.0), painted(stage, NIGHT, 9.0)
    assert not np.array_equal(before, later)
    painted(stage, NIGHT, 3.0)
    stage.begin(NIGHT, {}, 9.0)
    assert np.array_equal(shown(stage), before)
    stage.finish()
    assert np.array_equal(shown(stage), later)


def test_something_is_painted_before_the_look_is_ready(stage: Stage) -> None:
    """The first picture may be dark or coarse, but asking for it is enough to get the fine one."""
    painted(stage, NIGHT)
    wait_for(stage, NIGHT)
    assert painted(stage, NIGHT).max() > 100


def test_a_stage_without_a_folder_paints_too() -> None:
    stage = Stage(None, art_height=90)
    stage.prepare(NIGHT)
    wait_for(stage, NIGHT)
    assert painted(stage, NIGHT).max() > 100
    stage.close()


def test_another_height_serves_as_soon_as_it_is_baked_and_the_old_one_until_then(
    stage: Stage,
) -> None:
    stage.prepare(NIGHT)
    wait_for(stage, NIGHT)
    before = painted(stage, NIGHT)
    for height in (180, 100):
        stage.art_height = height
        assert stage.ready(NIGHT)
        assert np.array_equal(painted(stage, NIGHT), before)
        end = time.monotonic() + 60
        while stage.baking:
            assert time.monotonic() < end, "the other height was never baked"
            time.sleep(0.01)
        before = painted(stage, NIGHT)
        alone = frame(NIGHT, performance_of("night_table", height), (320, 180), 3.0)
        assert np.array_equal(before, alone)


def test_a_height_that_is_no_longer_wanted_is_not_baked(stage: Stage) -> None:
    for height in (480, 300, 110):
        stage.art_height = height
        stage.prepare(NIGHT)
    wait_for(stage, NIGHT)
    alone = frame(NIGHT, performance_of("night_table", 110), (320, 180), 3.0)
    assert np.array_equal(painted(stage, NIGHT), alone)


def test_a_look_that_cannot_be_painted_is_dark_and_told_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Look("broken", (Picture("nothing of that name"),))
    with caplog.at_level(logging.ERROR):
        stage.prepare(broken)
        wait_for(stage, broken)
    assert painted(stage, broken).max() == 0
    assert "broken" in caplog.text
    stage.prepare(NIGHT)
    wait_for(stage, NIGHT)


def test_many_looks_take_turns(stage: Stage) -> None:
    """Old looks make room for new ones, and can be asked for again."""
    looks = [
        dataclasses.replace(NIGHT, name=f"night {number}", layers=NIGHT.layers[:3])
        for number in range(12)
    ]
    for look in looks:
        stage.prepare(look)
    wait_for(stage, looks[-1])
    painted(stage, looks[0])
    wait_for(stage, looks[0])


def test_looks_that_there_is_no_room_for_are_let_go_the_longest_unseen_first(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two are kept, however large: the one that is seen and the one that comes next."""
    monkeypatch.setattr("game.stage.workshop._MOST_BYTES", 0)
    first, second, third = (
        dataclasses.replace(shared_looks()["tapestry"], name=name) for name in ("a", "b", "c")
    )
    for look in (first, second, third):
        stage.prepare(look)
        wait_for(stage, look)
        painted(stage, first)
    assert [stage.ready(look) for look in (first, second, third)] == [True, False, True]


def test_closing_twice_or_painting_afterwards_is_no_crash() -> None:
    stage = Stage(None, art_height=90)
    stage.prepare(NIGHT)
    stage.close()
    stage.close()
    assert painted(stage, NIGHT).max() == 0


@pytest.mark.parametrize("kind", TRANSITIONS)
def test_a_transition_leads_from_one_picture_to_the_other(kind: str) -> None:
    before, after, surface = (pygame.Surface((320, 180), 0, 32) for _ in range(3))
    before.fill((200, 40, 40))
    after.fill((40, 40, 200))

    def at(progress: float) -> Pixels:
        transition(surface, before, after, kind, progress)
        return pygame.surfarray.array3d(surface)

    assert np.array_equal(at(0), pygame.surfarray.array3d(before))
    assert np.array_equal(at(1), pygame.surfarray.array3d(after))
    reds = [float(at(progress)[..., 0].mean()) for progress in (0.02, 0.98)]
    assert reds[0] > reds[1]
    assert np.array_equal(at(0.4), at(0.4))


@pytest.mark.parametrize("kind", TRANSITIONS)
@pytest.mark.parametrize("size", [(320, 180), (90, 160), (641, 133)])
def test_a_transition_depends_on_nothing_but_its_pictures(kind: str, size: tuple[int, int]) -> None:
    """It changes neither of them, remembers neither, and suits windows of any form."""
    random = np.random.default_rng(1)
    before, after, other, first, second = (pygame.Surface(size, 0, 32) for _ in range(5))
    for surface in (before, after, other):
        pygame.surfarray.blit_array(surface, random.integers(0, 255, (*size, 3)))
    kept = [pygame.surfarray.array3d(surface) for surface in (before, after)]
    for progress in (0.03, 0.2, 0.4, 0.6, 0.97):
        transition(first, before, after, kind, progress)
        transition(second, other, before, kind, 1 - progress)
        second.fill((9, 9, 9))
        transition(second, before, after, kind, progress)
        assert np.array_equal(pygame.surfarray.array3d(first), pygame.surfarray.array3d(second))
    assert np.array_equal(pygame.surfarray.array3d(before), kept[0])
    assert np.array_equal(pygame.surfarray.array3d(after), kept[1])
    assert after.get_alpha() in (None, 255)


@pytest.mark.parametrize("kind", TRANSITIONS)
def test_a_transition_begins_and_ends_without_a_jump(kind: str) -> None:
    before, after, surface = (pygame.Surface((320, 180), 0, 32) for _ in range(3))
    before.fill((150, 90, 60))
    after.fill((60, 90, 150))
    for progress, whole in ((0.001, before), (0.999, after)):
        transition(surface, before, after, kind, progress)
        away = pygame.surfarray.array3d(surface).astype(int) - pygame.surfarray.array3d(whole)
        assert np.abs(away).mean() < 8
