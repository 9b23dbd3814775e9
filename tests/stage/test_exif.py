"""A photograph is shown the way up in which its camera says that it was taken."""

from __future__ import annotations

import io

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageOps

from game.images import head_of
from game.stage.exif import orientation_of, upright

SIZE = (48, 32)


def photograph(kind: str, orientation: int | None) -> bytes:
    """A picture whose corners differ: red, green, blue, white."""
    picture = Image.new("RGB", SIZE, "white")
    for colour, place in (("red", (0, 0)), ("lime", (24, 0)), ("blue", (0, 16))):
        picture.paste(colour, (*place, place[0] + 24, place[1] + 16))
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    held = io.BytesIO()
    picture.save(held, kind, exif=exif, **({"quality": 95} if kind != "PNG" else {}))
    return held.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_as_other_programs_show_it(kind: str, orientation: int) -> None:
    content = photograph(kind, orientation)
    head_of(content)
    assert orientation_of(content) == orientation
    seen = upright(pygame.image.load(io.BytesIO(content)), content)
    wanted = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    assert seen.get_size() == wanted.size
    found = pygame.surfarray.array3d(seen).swapaxes(0, 1).astype(int)
    assert np.abs(found - np.asarray(wanted)).mean() < 12


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [None, 0, 9, 700])
def test_without_a_known_orientation_it_stays_as_it_is(kind: str, orientation: int | None) -> None:
    content = photograph(kind, orientation)
    assert orientation_of(content) == 1
    assert upright(pygame.image.load(io.BytesIO(content)), content).get_size() == SIZE


@given(
    some.binary(max_size=60), some.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF"])
)
def test_no_data_whatever_stop_it(noise: bytes, start: bytes) -> None:
    assert 1 <= orientation_of(start + noise) <= 8


@given(
    some.integers(0, 400),
    some.binary(min_size=1, max_size=8),
    some.sampled_from(["JPEG", "PNG", "WEBP"]),
)
def test_damaged_data_are_read_as_far_as_they_go(at: int, noise: bytes, kind: str) -> None:
    content = photograph(kind, 6)
    assert 1 <= orientation_of(content[:at] + noise + content[at + len(noise) :]) <= 8
