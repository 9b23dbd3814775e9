"""What writers can rely on in a vault, in mirrors and in faces."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.stage.performance import perform
from game.stage.shelf import Shelf
from game.story.look import Backdrop, Faces, Layer, Look, Mirror, Reflection, Vault

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
PALE = Backdrop(top="white", bottom="white", haze=0.0)
HEIGHT = 120


def painted(*layers: Layer, seconds: float = 4.0, **parameters: float) -> Pixels:
    """The picture, rows first, in levels."""
    performance = perform(Look("glass", layers), HEIGHT, Shelf(None))
    canvas = performance.canvas
    art = pygame.Surface((canvas.width, canvas.height), 0, 32)
    performance.draw(art, parameters, seconds, reduced_motion=False)
    pixels: Pixels = pygame.surfarray.array3d(art).swapaxes(0, 1)
    return pixels


def test_a_vault_covers_more_the_farther_it_has_come_down() -> None:
    vault = Vault(edge=0.0, drop="drop", body=1.0, strength=0.0)
    dark = [float((painted(PALE, vault, drop=drop).mean(-1) < 60).mean()) for drop in (0, 0.3, 0.6)]
    assert dark[0] < 0.1
    assert dark[1] > dark[0] + 0.1
    assert dark[2] > dark[1] + 0.1


def test_veins_without_strength_are_not_seen() -> None:
    assert painted(Vault(strength=0.0)).max() == 0
    assert painted(Vault(width=0.01)).max() > 60


@pytest.mark.parametrize("lies", ["above", "below"])
def test_veins_pulse(lies: str) -> None:
    vault = Vault(lies=lies, edge=0.5, width=0.01)
    assert not np.array_equal(painted(vault, seconds=1.0), painted(vault, seconds=3.5))


def test_veins_on_the_ground_leave_the_sky_alone() -> None:
    picture = painted(Vault(lies="below", edge=0.5, width=0.01))
    assert picture[: HEIGHT // 2].max() == 0
    assert picture[HEIGHT // 2 + 10 :].max() > 60


def test_a_mirror_shows_what_is_above_it_now() -> None:
    """Its ground is red under a red sky, and changes in the moment in which the sky does."""
    mirror = Mirror(horizon=0.5, colour="black", haze="black")
    red = Backdrop(top="#ff0000", bottom="#ff0000", haze=0.0)
    ground = painted(red, mirror)[HEIGHT * 2 // 3 :]
    assert ground[..., 0].mean() > 60
    assert ground[..., 1:].max() < 20
    vault = Vault(edge=0.0, drop="drop", body=1.0, strength=0.0)
    before, after = (painted(PALE, vault, mirror, drop=drop) for drop in (0.0, 0.6))
    assert after[-20:].mean() < before[-20:].mean() - 20


def test_a_mirror_without_shine_shows_nothing() -> None:
    mirror = Mirror(horizon=0.5, shine="shine", colour="black", haze="black")
    assert painted(PALE, mirror, shine=0.0)[HEIGHT * 2 // 3 :].max() < 10


def test_a_reflection_lies_below_the_feet() -> None:
    plain = painted(PALE)
    picture = painted(PALE, Reflection("bearer", at=(0.4, 0.5), height=0.3, horizon=0.3))
    assert np.array_equal(picture[: HEIGHT // 2], plain[: HEIGHT // 2])
    assert picture[HEIGHT // 2 :].min() < 120


def test_faces_show_as_their_strength_says_and_their_light_wanders() -> None:
    faces = Faces(points=((0.3, 0.4), (0.4, 0.6)), size=0.4, strength="faces")
    assert painted(faces, faces=0.0).max() == 0
    assert painted(faces, faces=0.5).max() < painted(faces, faces=1.0).max()
    moments = (painted(faces, seconds=seconds, faces=1.0) for seconds in (0.0, 5.0))
    assert not np.array_equal(*moments)
