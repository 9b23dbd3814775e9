"""The fineness of pictures: held to what the machine can paint in time, or to the player's wish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.window.fineness import FINENESSES, HEIGHTS, MOST_SECONDS, Fineness

HIGH_WINDOW = 1080


class Machine:
    """Paints in a time that grows with the pixels; `speed` 1 paints 540 rows in 6 ms."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self.fineness = Fineness()
        self.heights: list[int] = []

    def paint(self, seconds: float, window_height: int = HIGH_WINDOW) -> int:
        for _ in range(round(seconds * 30)):
            took = 0.006 * (self.fineness.height / 540) ** 2 / self.speed
            self.fineness.note(took, window_height)
            self.heights.append(self.fineness.height)
        return self.fineness.height

    @property
    def changes(self) -> int:
        return sum(a != b for a, b in zip(self.heights, self.heights[1:], strict=False))


@pytest.mark.parametrize(("speed", "height"), [(0.3, 360), (0.6, 540), (0.9, 540), (3.0, 720)])
def test_each_machine_finds_the_fineness_that_it_can_hold(speed: float, height: int) -> None:
    machine = Machine(speed)
    assert machine.paint(60) == height
    assert machine.changes <= 1


@given(st.floats(0.1, 10))
def test_what_can_be_held_is_never_left_again(speed: float) -> None:
    """However fast a machine is, it does not waver."""
    machine = Machine(speed)
    machine.paint(60)
    machine.heights.clear()
    machine.paint(600)
    assert machine.changes <= 2


def test_a_machine_that_becomes_slow_and_fast_again_follows() -> None:
    machine = Machine(3.0)
    assert machine.paint(60) == 720
    machine.speed = 0.3
    assert machine.paint(12) == 360
    machine.speed = 3.0
    assert machine.paint(12) == 360, "it waits before it tries again"
    assert machine.paint(200) == 720


def test_a_hiccup_now_and_then_changes_nothing() -> None:
    machine = Machine(0.8)
    for _ in range(20):
        machine.paint(2)
        machine.fineness.note(0.2, HIGH_WINDOW)
    assert machine.changes == 0


def test_other_programs_delays_do_not_make_the_picture_rough() -> None:
    """A third of the pictures comes late, whatever their fineness: a coarser one mends nothing."""
    machine = Machine(0.8)
    for _ in range(600):
        machine.paint(2 / 30)
        machine.fineness.note(0.05, HIGH_WINDOW)
    assert machine.fineness.height == 540


def test_nothing_finer_is_painted_than_the_window_can_show() -> None:
    assert Machine(9.0).paint(60, window_height=540) == 540


@pytest.mark.parametrize("wish", FINENESSES[1:])
def test_a_wish_is_kept_however_slow_the_machine(wish: str) -> None:
    machine = Machine(0.1)
    machine.fineness.wish = wish
    assert machine.paint(60) == HEIGHTS[wish]


def test_there_is_time_left_for_the_words() -> None:
    assert MOST_SECONDS < 1 / 60
