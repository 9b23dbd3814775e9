"""What writers and players can rely on in the shipped looks."""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from game.loading.looks import Around, read_looks
from game.problems import Source
from game.shared import packaged, shared_looks, shared_sounds
from game.stage.view import window_rect
from tests.stage.pictures import LOOKS, frame, performance_of, saved

GOLDEN = Path(__file__).parent / "golden"
SECONDS = 12.4
SIZES = [(960, 600), (1280, 720), (1024, 768), (1920, 1080), (2560, 1080), (3440, 1440)]
PROGRAM = """
from hashlib import sha256
from game.library import shared_looks
from tests.stage.pictures import frame, performance_of
look = shared_looks()[{name!r}]
print(sha256(frame(look, performance_of({name!r}, 120), (320, 180), 7.3).tobytes()).hexdigest())
"""


def test_the_shipped_files_of_looks_have_no_problems() -> None:
    for path in sorted((packaged("assets") / "looks").glob("*.yaml")):
        source = Source(path.name, path.read_text("utf-8"))
        assert read_looks(source, {}, Around(shared_sounds()))[1] == ()


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_tells_in_words_what_is_seen(name: str) -> None:
    """In a breath or two, as a place, and so that one need not have seen another."""
    words = shared_looks()[name].describe
    assert 40 < len(words) < 330
    assert words[0].isupper()
    assert words[-1] in ".!?"
    assert not re.match("(An? |The )?(image|picture|illustration|painting|look)\\b", words, re.I)
    assert not re.search(r"\b(same|again)\b", words.split(".")[0])


@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=some.data())
def test_a_look_draws_at_any_moment(name: str, data: some.DataObject) -> None:
    look = shared_looks()[name]
    seconds = data.draw(some.floats(0, 1e7))
    values = {
        parameter: data.draw(some.floats(-1e6, 1e6, allow_nan=False))
        for parameter in look.parameters
    }
    cues = {cue: data.draw(some.floats(-10, 1e7)) for cue in look.cues}
    size = data.draw(some.tuples(some.integers(64, 500), some.integers(64, 500)))
    calm = data.draw(some.booleans())
    performance = performance_of(name, 90)
    picture = frame(look, performance, size, seconds, values, cues, reduced_motion=calm)
    assert picture.shape == (*size, 3)


@pytest.mark.parametrize("name", LOOKS)
def test_a_frame_depends_on_its_arguments_alone(name: str) -> None:
    """Whatever was painted in between, the same second gives the same picture."""
    look, performance = shared_looks()[name], performance_of(name, 120)
    first = frame(look, performance, (320, 180), 7.3)
    frame(look, performance, (320, 180), 2.1, dict.fromkeys(look.parameters, 0.3))
    assert np.array_equal(first, frame(look, performance, (320, 180), 7.3))


@pytest.mark.parametrize("name", ["night_table", "the_song"])
def test_another_process_paints_the_same_frame(name: str) -> None:
    here = sha256(
        frame(shared_looks()[name], performance_of(name, 120), (320, 180), 7.3).tobytes()
    ).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(name=name)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert done.stdout.split()[-1] == here


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_is_dark_where_words_will_stand(name: str) -> None:
    """The right of every picture is calm: pale words stay readable on it."""
    look = shared_looks()[name]
    picture = frame(look, performance_of(name, 180), (640, 360), SECONDS)
    column = picture[410:620, 30:330].mean(-1)
    assert column.mean() < 40
    assert np.quantile(column, 0.99) < 150


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_shows_something(name: str) -> None:
    picture = frame(shared_looks()[name], performance_of(name, 180), (640, 360), SECONDS)
    assert picture.max() > 150
    assert picture[:340].mean() > 4


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_object_can_be_reached_in_every_window(size: tuple[int, int]) -> None:
    window = pygame.Rect(0, 0, *size)
    for look in shared_looks().values():
        for area in look.objects.values():
            seen = window_rect(area, size).clip(window)
            assert seen.width > 30
            assert seen.height > 30


@pytest.mark.parametrize("name", LOOKS)
def test_the_picture_is_the_one_we_looked_at(name: str, tmp_path: Path) -> None:
    """Golden frames; on failure both pictures lie side by side in the test's folder.

    To accept a changed picture, look at it, then copy `new.png` over the golden one.
    """
    picture = frame(
        shared_looks()[name], performance_of(name, 360, grain=False), (640, 360), SECONDS
    )
    golden = pygame.surfarray.array3d(pygame.image.load(GOLDEN / f"{name}.png"))
    away = np.abs(picture.astype(int) - golden)
    close = float((away.max(-1) < 6).mean())
    if away.mean() >= 1 or close <= 0.999:
        saved(picture, tmp_path / "new.png")
        saved(np.concatenate([golden, picture], 0), tmp_path / "side-by-side.png")
        pytest.fail(f"{name}: mean error {away.mean():.2f}, {close:.2%} close; see {tmp_path}")
