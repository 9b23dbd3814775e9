"""Places of a writer's own: forms, strokes, rows that run into the distance, water."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from docs.looks_tables import PAGE
from game.library import shared_looks
from game.loading.looks import read_looks
from game.problems import Source
from game.stage.performance import perform
from game.stage.rows import turns_of
from game.stage.shelf import Shelf
from game.story.look import (
    Backdrop,
    Camera,
    Figure,
    Glow,
    Layer,
    Look,
    Oval,
    Rim,
    Shape,
    Stroke,
    Water,
)
from game.story.meaning import FIGURES
from tests.stage.pictures import frame

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
WHITE = {"colour": "white", "lower": "white", "rough": 0.0}
DARK = Backdrop(top="black", bottom="black", haze=0.0)
STILL = Camera(drift=0.0)


def drawn(*layers: Layer, seconds: float = 0.0) -> Pixels:
    look = Look("place", (STILL, DARK, *layers))
    return frame(look, perform(look, 180, Shelf(None)), (320, 180), seconds)


def bounds(pixels: Pixels) -> list[int]:
    lit = pixels.max(-1) > 120
    across, down = np.flatnonzero(lit.any(1)), np.flatnonzero(lit.any(0))
    return [int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1]


def near(found: list[int], wanted: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 1


def test_a_shape_fills_what_its_corners_enclose() -> None:
    corners = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.5), (0.25, 0.5))
    seen = drawn(Shape(points=corners, **WHITE))  # type: ignore[arg-type]
    assert near(bounds(seen), (80, 45, 240, 90))
    assert seen[100:220, 50:85].min() > 120


def test_a_stroke_is_as_thick_as_it_says_at_both_ends() -> None:
    seen = drawn(Stroke(points=((0.2, 0.5), (0.8, 0.5)), width=0.2, end=0.25, **WHITE))  # type: ignore[arg-type]
    thick = (seen.max(-1) > 120).sum(1)
    assert thick[66] == pytest.approx(36, abs=2)
    assert thick[253] == pytest.approx(9, abs=2)


def test_light_falls_on_the_edge_that_faces_it() -> None:
    text = """
    looks:
      wall:
        layers:
          - shape:
              points: [[0.3, 0.2], [0.7, 0.2], [0.7, 0.8], [0.3, 0.8]]
              rims: [{towards: [-1, 0], colour: white, reach: 4}]
    """
    looks, problems = read_looks(Source("looks.yaml", text), {})
    assert problems == ()
    seen = frame(looks["wall"], perform(looks["wall"], 180, Shelf(None)), (320, 180), 0.0)
    assert seen[94:102, 90].max() > 100
    assert seen[215:226, 90].max() < 30


@given(
    some.floats(0.5, 2.0),
    some.tuples(some.floats(-1, 2), some.floats(-1, 2)),
    some.tuples(some.floats(-0.2, 0.2), some.floats(-0.2, 0.2)),
)
def test_each_of_a_row_comes_from_the_one_before_in_the_same_way(
    grow: float, vanish: tuple[float, float], step: tuple[float, float]
) -> None:
    row = Glow(points=((0.3, 0.4),), repeat=6, grow=grow, vanish=vanish, step=step)
    places = [turn.of((0.3, 0.4)) for turn in turns_of(row)]
    assert places[0] == pytest.approx((0.3, 0.4))
    for one, other in pairwise(places):
        moved = [v + grow * (p - v) + s for p, v, s in zip(one, vanish, step, strict=True)]
        assert other == pytest.approx(moved, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("kind", [Figure, Oval, Shape, Stroke], ids=lambda kind: kind.__name__)
def test_a_row_that_grows_beyond_all_bounds_is_painted_all_the_same(kind: type[Layer]) -> None:
    """Doubled forty times, a man is a hundred thousand kilometres tall."""
    what = (
        {"who": "man", "at": (0.4, 0.6)}
        if kind is Figure
        else {"points": ((0.1, 0.9), (0.2, 0.1), (0.3, 0.9))}
    )
    if kind is Oval:
        what = {"at": (0.4, 0.6)}
    drawn(kind(repeat=40, grow=2.0, vanish=(0.5, 0.5), step=(1.0, 0.3), **what))  # type: ignore[call-arg]


def test_a_row_runs_into_the_distance() -> None:
    post = {"points": ((0.1, 0.9), (0.1, 0.1)), "width": 0.06, "repeat": 4, "grow": 0.5}
    seen = drawn(Stroke(vanish=(0.9, 0.5), **post, **WHITE))  # type: ignore[arg-type]
    heights = [(seen[round(x * 320)].max(-1) > 120).sum() for x in (0.1, 0.5, 0.7, 0.8)]
    assert heights == pytest.approx([144, 72, 36, 18], abs=2)


def test_lamps_of_a_row_hang_where_their_posts_end() -> None:
    row = {"repeat": 4, "grow": 0.6, "vanish": (0.2, 0.6)}
    posts = turns_of(Stroke(points=((0.5, 0.9), (0.5, 0.3)), **row))  # type: ignore[arg-type]
    lamps = turns_of(Glow(points=((0.5, 0.3),), **row))  # type: ignore[arg-type]
    assert [turn.of((0.5, 0.3)) for turn in posts] == [turn.of((0.5, 0.3)) for turn in lamps]


def test_an_oval_is_round_and_can_be_turned() -> None:
    round_one = drawn(Oval(at=(0.5, 0.5), width=0.4, **WHITE))  # type: ignore[arg-type]
    assert near(bounds(round_one), (124, 54, 196, 126))
    lying = drawn(Oval(at=(0.5, 0.5), width=0.6, height=0.2, **WHITE))  # type: ignore[arg-type]
    assert near(bounds(lying), (106, 72, 214, 108))
    standing = drawn(Oval(at=(0.5, 0.5), width=0.6, height=0.2, turn=90, **WHITE))  # type: ignore[arg-type]
    assert near(bounds(standing), (142, 36, 178, 144))


def test_a_hoop_is_open_in_its_middle() -> None:
    hoop = drawn(Oval(at=(0.5, 0.5), width=0.6, hole=0.8, **WHITE)).max(-1)  # type: ignore[arg-type]
    assert hoop[125:195, 65:115].max() < 20
    assert (hoop[160] > 120).sum() == pytest.approx(2 * 0.06 * 180, abs=3)


def test_a_row_is_lost_in_the_air_step_by_step() -> None:
    row = {"repeat": 4, "step": (0.2, 0.0), "fade": 0.4, "air": "#0000ff"}
    seen = drawn(Oval(at=(0.2, 0.5), width=0.2, **row, **WHITE)).astype(int)  # type: ignore[arg-type]
    red, blue = zip(*((seen[round(x * 320), 90, 0], seen[round(x * 320), 90, 2]) for x in
                      (0.2, 0.4, 0.6, 0.8)), strict=True)  # fmt: skip
    assert all(one > other + 15 for one, other in pairwise(red))
    assert min(blue) > 180


LIT = (Rim(towards=(-1, 0), colour="white", strength=1.0, reach=4),)


WITHOUT_FEET = ("leaper", "singer")
"""One flies; of the other there are head and shoulders, whose mantle falls on below their place."""


@pytest.mark.parametrize("who", FIGURES)
def test_whoever_appears_stands_where_they_are_put(who: str) -> None:
    """Their feet, and but for arms, trains and plumes all of them, within half their height."""
    figure = Figure(who=who, at=(0.5, 0.9), height=0.6, rims=LIT)  # type: ignore[arg-type]
    light = drawn(Backdrop(top="white", bottom="white", haze=0.0), figure).max(-1)
    dark = light < 120
    down = np.flatnonzero(dark.any(0))
    assert down[-1] / 180 == pytest.approx(0.9, abs=0.05) or who in WITHOUT_FEET
    assert down[0] / 180 == pytest.approx(0.3, abs=0.2)
    assert dark[107:214].sum() > 0.7 * dark.sum()


@pytest.mark.parametrize("who", ["man", "seated", "cradling"])
def test_what_somebody_wears_shows_where_light_falls(who: str) -> None:
    place = {"who": who, "at": (0.5, 0.95), "height": 0.8, "rims": LIT}
    black = drawn(Figure(**place)).astype(int)  # type: ignore[arg-type]
    red = drawn(Figure(colour="#ff0000", **place)).astype(int)  # type: ignore[arg-type]
    assert (red - black)[..., 0].max() > 60
    assert np.abs(red - black)[..., 1:].max() < 12


def test_a_queue_of_people_is_one_figure_repeated() -> None:
    queue = Figure(who="man", at=(0.2, 0.9), height=0.5, rims=LIT, repeat=4, step=(0.2, 0.0))
    four = drawn(queue).max(-1) > 90
    one = drawn(Figure(who="man", at=(0.2, 0.9), height=0.5, rims=LIT)).max(-1) > 90
    assert four.sum() == pytest.approx(4 * one.sum(), rel=0.05)


LAMP = Shape(points=((0.4, 0.3), (0.5, 0.3), (0.5, 0.45), (0.4, 0.45)), **WHITE)  # type: ignore[arg-type]


def test_still_water_shows_what_stands_above_it() -> None:
    seen = drawn(LAMP, Water(horizon=0.5, waves=0.0, haze=0.0, shine=1.0)).max(-1)
    assert np.array_equal(seen[:, :89], drawn(LAMP).max(-1)[:, :89])
    lit = seen[130:158, 90:] > 110
    assert np.flatnonzero(lit.all(0))[[0, -1]] + 90 == pytest.approx([97, 118], abs=3)
    assert (seen[:100, 95:] < 90).all()


def test_waves_move_and_scatter_what_the_water_shows() -> None:
    water = Water(horizon=0.5, waves=1.0, haze=0.0, shine=1.0)
    first, later = (drawn(LAMP, water, seconds=second)[..., 0] for second in (0.0, 1.3))
    still = drawn(LAMP, Water(horizon=0.5, waves=0.0, haze=0.0, shine=1.0))[..., 0]
    assert (np.abs(first.astype(int) - later)[:, 92:] > 40).sum() > 100
    assert (np.abs(first.astype(int) - still)[:, 92:] > 40).sum() > 100
    assert np.array_equal(first[:, :89], later[:, :89])


def test_water_without_shine_is_its_own_colour() -> None:
    seen = drawn(LAMP, Water(horizon=0.5, shine=0.0, colour="#204060"))
    assert np.ptp(seen[:, 170].astype(int), axis=0).max() <= 6


def test_the_place_of_the_page_is_a_picture() -> None:
    """The pier that the page composes is lit on the left and dark where the words stand."""
    page = PAGE.read_text("utf-8")
    (snippet,) = re.findall(r"```yaml looks\n(looks:\n  pier:\n.*?)```", page, re.DOTALL)
    looks, problems = read_looks(Source("looks.yaml", snippet), shared_looks())
    assert problems == ()
    look = looks["pier"]
    performance = perform(look, 180, Shelf(None))
    lit, dark = (
        frame(look, performance, (320, 180), 2.5, {"lamps": lamps}) for lamps in (1.0, 0.0)
    )
    assert lit[:160].max() > 200
    assert lit[200:].mean() < 30
    assert lit[:200, 110:].mean() > dark[:200, 110:].mean() + 1  # the lamps are in the water, too
