"""The woven cloth comes undone as its flaw grows, and only then, and only there."""

from __future__ import annotations

import dataclasses

import numpy as np
import pygame
import pytest

from game.stage.performance import Performance, perform
from game.stage.shelf import Shelf
from game.story.look import Look, Motif, Weave

HEIGHT = 180
CLOTH = Weave(flaw="flaw", stir="stir", flaw_at=(0.3, 0.45))


@pytest.fixture(scope="module")
def cloth() -> Performance:
    return perform(Look("cloth", (CLOTH,)), HEIGHT, Shelf(None))


def seen(cloth: Performance, flaw: float, *, stir: float = 0.0, seconds: float = 3.0) -> np.ndarray:
    art = pygame.Surface((cloth.canvas.width, cloth.canvas.height), 0, 32)
    cloth.draw(art, {"flaw": flaw, "stir": stir}, seconds, reduced_motion=True)
    return pygame.surfarray.array3d(art).astype(int)


def changed(cloth: Performance, flaw: float) -> np.ndarray:
    """Where the cloth differs from the whole one."""
    return np.abs(seen(cloth, flaw) - seen(cloth, 0)).max(-1) > 12


def test_the_flaw_grows_from_a_speck(cloth: Performance) -> None:
    sizes = [int(changed(cloth, flaw).sum()) for flaw in (0.0, 0.1, 0.3, 0.6, 1.0)]
    assert sizes[0] == 0
    assert 0 < sizes[1] < 200
    assert sizes == sorted(set(sizes))
    assert sizes[-1] > 30 * sizes[1]


def test_the_flaw_stays_within_its_reach(cloth: Performance) -> None:
    across, down = np.nonzero(changed(cloth, 1.0))
    x = (across + cloth.canvas.left) / HEIGHT - CLOTH.flaw_at[0] * 16 / 9
    y = (down + cloth.canvas.top) / HEIGHT - CLOTH.flaw_at[1]
    assert np.hypot(x, y).max() < 2.6 * CLOTH.spread


def test_there_is_nothing_behind_the_hole(cloth: Performance) -> None:
    whole, torn = seen(cloth, 0), seen(cloth, 1)
    x = round(CLOTH.flaw_at[0] * 16 / 9 * HEIGHT) - cloth.canvas.left
    y = round(CLOTH.flaw_at[1] * HEIGHT) - cloth.canvas.top
    middle = slice(x - 6, x + 6), slice(y - 6, y + 6)
    assert whole[middle].mean() > 20
    assert np.median(torn[middle].max(-1)) < 12


def test_loose_threads_stir_and_the_cloth_does_not(cloth: Performance) -> None:
    calm, wild = seen(cloth, 0.7), seen(cloth, 0.7, stir=1.0)
    assert (calm != wild).any()
    assert np.array_equal(seen(cloth, 0), seen(cloth, 0, stir=1.0))


def test_a_flaw_that_shrinks_leaves_no_trace(cloth: Performance) -> None:
    before = seen(cloth, 0.2)
    seen(cloth, 1.0)
    assert np.array_equal(seen(cloth, 0.2), before)


def test_a_motif_is_woven_where_it_is_said_and_nowhere_else() -> None:
    """Nothing of it is there at strength 0; at 1 only its own stitches have changed."""
    motif = Motif("moon", at=(0.2, 0.3), size=0.12, strength="moon")
    performance = perform(Look("cloth", (Weave(motifs=(motif,)),)), HEIGHT, Shelf(None))

    def shown(moon: float) -> np.ndarray:
        art = pygame.Surface((performance.canvas.width, performance.canvas.height), 0, 32)
        performance.draw(art, {"moon": moon}, 3.0, reduced_motion=True)
        return pygame.surfarray.array3d(art).astype(int)

    without, half, whole = shown(0), shown(0.5), shown(1)
    across, down = np.nonzero(np.abs(whole - without).max(-1) > 12)
    assert len(across) > 150
    x = (across + performance.canvas.left) / HEIGHT - 0.2 * 16 / 9
    y = (down + performance.canvas.top) / HEIGHT - 0.3
    assert np.hypot(x, y).max() < 0.09
    middle = (across, down)
    assert without[middle].sum() < half[middle].sum() < whole[middle].sum()
    assert np.array_equal(shown(0), without)


NEAR = Weave(
    flaw="flaw", flaw_at=(0.3, 0.45), near=14, spread=0.5, threads=80,
    motifs=(Motif("moon", at=(0.3, 0.45), size=0.25, strength="moon"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def yarn() -> Performance:
    return perform(Look("yarn", (NEAR,)), 2 * HEIGHT, Shelf(None))


def drawn(yarn: Performance, flaw: float, moon: float) -> np.ndarray:
    art = pygame.Surface((yarn.canvas.width, yarn.canvas.height), 0, 32)
    yarn.draw(art, {"flaw": flaw, "moon": moon}, 3.0, reduced_motion=True)
    return pygame.surfarray.array3d(art).astype(int)


@pytest.fixture(scope="module")
def endless() -> Performance:
    """The same cloth without a loose end."""
    look = Look("endless", (dataclasses.replace(NEAR, threads=0),))
    return perform(look, 2 * HEIGHT, Shelf(None))


def test_from_near_ends_of_yarn_hang_into_the_hole(yarn: Performance, endless: Performance) -> None:
    hole = drawn(endless, 0.6, 0).max(-1) < 14
    assert (drawn(yarn, 0.6, 0)[hole].max(-1) > 40).sum() > 100
    assert np.array_equal(drawn(yarn, 0, 0), drawn(endless, 0, 0))


def test_loose_ends_have_the_colour_of_what_is_woven_there(
    yarn: Performance, endless: Performance
) -> None:
    """Where a moon of white wool is, they are paler than those of the night on which it lies."""
    hole = (drawn(endless, 0.6, 0).max(-1) < 14) & (drawn(endless, 0.6, 1).max(-1) < 14)
    night, moon = (drawn(yarn, 0.6, moon)[hole].max(-1) for moon in (0, 1))
    assert (moon > 120).sum() > 2 * (night > 120).sum() + 50
