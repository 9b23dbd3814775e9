"""A writer's own pictures: fitted, moved, blended, and left out where they are gone."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.library import Library, one_story
from game.stage.canvas import Canvas
from game.stage.performance import Performance, perform, plates_of
from game.stage.shelf import Shelf
from game.stage.stage import Stage
from game.story.look import Backdrop, Camera, Image, ImageFile, Look
from tests.stage.pictures import frame, png

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
SIZE = (320, 180)
RED = (200, 40, 20, 255)
GREY = Backdrop(top="#808080", bottom="#808080", haze=0.0)
FILE = ImageFile("images/red.png", "1")


def opener(content: bytes) -> Callable[[ImageFile], bytes]:
    return lambda file: content


def drawn(
    layer: Image, content: bytes, seconds: float = 0.0, parameters: dict[str, float] | None = None
) -> Pixels:
    """The layer on grey, in a still camera."""
    look = Look("l", (Camera(drift=0.0), GREY, layer), parameters=parameters or {})
    return frame(look, perform(look, 180, Shelf(None), opener(content)), SIZE, seconds)


def is_red(pixels: Pixels) -> Pixels:
    seen: Pixels = (pixels[..., 0] > 150) & (pixels[..., 1] < 90)
    return seen


def bounds(pixels: Pixels) -> tuple[int, int, int, int]:
    across, down = (np.flatnonzero(is_red(pixels).any(axis)) for axis in (1, 0))
    return int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1


@pytest.mark.parametrize("size", [(100, 10), (10, 100), (64, 36)])
def test_an_image_covers_the_picture_whatever_its_form(size: tuple[int, int]) -> None:
    assert is_red(drawn(Image(FILE), png(size, RED))).all()


def test_an_image_covers_its_area_and_nothing_else() -> None:
    seen = drawn(Image(FILE, area=(0.25, 0.5, 0.5, 0.25)), png((30, 30), RED))
    assert bounds(seen) == (80, 90, 240, 135)


@pytest.mark.parametrize(
    ("size", "where"), [((20, 40), (150, 45, 170, 90)), ((80, 10), (120, 80, 200, 90))]
)
def test_an_image_can_stand_whole_on_the_foot_of_its_area(
    size: tuple[int, int], where: tuple[int, int, int, int]
) -> None:
    layer = Image(FILE, area=(0.375, 0.25, 0.25, 0.25), fit="inside")
    left, top, right, bottom = bounds(drawn(layer, png(size, RED)))
    assert max(abs(a - b) for a, b in zip((left, top, right, bottom), where, strict=True)) <= 2


def test_what_is_transparent_hides_nothing() -> None:
    grey = drawn(Image(FILE, strength=0.0), png((4, 4), RED))
    assert np.array_equal(drawn(Image(FILE), png((4, 4), (200, 40, 20, 0))), grey)


@pytest.mark.parametrize("mode", ["over", "add", "multiply"])
def test_strength_leads_from_nothing_to_all_of_it(mode: str) -> None:
    """However it is blended, half its strength lies between none and all."""
    layer = Image(FILE, mode=mode, strength="much")  # type: ignore[arg-type]
    content = png((4, 4), (110, 20, 90, 255))
    strengths = (0.0, 0.02, 0.5, 0.98, 1.0)
    seen = [drawn(layer, content, parameters={"much": much}) for much in strengths]
    colours = [pixels[160, 90].astype(int) for pixels in seen]
    none, little, half, most, all_of_it = colours
    assert np.abs(none - little).max() <= 5
    assert np.abs(most - all_of_it).max() <= 5
    assert np.abs(half - (none + all_of_it) / 2).max() <= 3
    assert np.abs(all_of_it - none).max() > 30


def test_an_image_is_multiplied_only_where_it_is() -> None:
    layer = Image(FILE, mode="multiply", area=(0.0, 0.0, 0.5, 1.0))
    seen = drawn(layer, png((4, 4), (0, 0, 0, 255)))
    assert seen[:150].max() == 0
    assert seen[170:].min() > 120


def test_soft_edges_fade_and_the_middle_stays() -> None:
    layer = Image(FILE, area=(0.25, 0.25, 0.5, 0.5), soft=0.1)
    reds = drawn(layer, png((4, 4), RED))[80:160, 90, 0].astype(int)
    assert (np.diff(reds) >= -2).all()
    assert reds[0] < 140
    assert reds[-1] > 190


def test_an_image_that_drifts_out_comes_in_again() -> None:
    layer = Image(FILE, area=(0.4, 0.4, 0.1, 0.1), drift=(0.5, 0.0))
    content = png((4, 4), RED)
    counts = [int(is_red(drawn(layer, content, second)).sum()) for second in np.arange(0, 8, 0.5)]
    assert max(counts) > 250
    assert counts.count(0) <= 2
    assert bounds(drawn(layer, content, 0.5))[0] == pytest.approx(128 + 45, abs=2)


def test_an_image_sways_from_where_it_is_pinned() -> None:
    layer = Image(FILE, area=(0.4, 0.2, 0.1, 0.6), sway=0.1, period=4.0, pinned="foot")
    content = png((4, 24), RED)
    still, swung = (is_red(drawn(layer, content, second)) for second in (0.0, 1.0))
    assert np.abs(np.argmax(still[:, 142]) - np.argmax(swung[:, 142])) <= 1
    assert np.abs(np.argmax(still[:, 40]) - np.argmax(swung[:, 40])) > 6


def test_light_of_a_colour_falls_on_it() -> None:
    seen = drawn(Image(FILE, colour="#ff0000"), png((4, 4), (200, 200, 200, 255)))
    assert seen[..., 0].min() > 190
    assert seen[..., 1:].max() < 6


def test_another_picture_of_the_same_name_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    shelf, canvas = Shelf(tmp_path), Canvas.whole(45)
    red, blue = png((4, 4), RED), png((4, 4), (20, 40, 200, 255))
    for _ in range(2):
        for digest, content in (("1", red), ("2", blue)):
            layer = Image(ImageFile("images/x.png", digest))
            (plate,) = plates_of(layer, canvas, shelf, opener(content))
            assert plate.pixels[9, 9, 2] == pytest.approx((content == red and 200) or 20, abs=2)


def test_an_image_that_cannot_be_had_is_left_out_and_told(tmp_path: Path) -> None:
    def gone(file: ImageFile) -> bytes:
        raise OSError("it has gone")

    look = Look("l", (GREY, Image(FILE)))
    performance = perform(look, 45, Shelf(tmp_path), gone)
    assert performance.troubles == ("The image images/red.png cannot be shown: it has gone.",)
    assert frame(look, performance, SIZE, 0.0).min() > 120
    mended = perform(look, 45, Shelf(tmp_path), opener(png((4, 4), RED)))
    assert mended.troubles == ()


def test_an_image_that_no_decoder_understands_is_left_out(tmp_path: Path) -> None:
    content = png((4, 4))
    look = Look("l", (GREY, Image(FILE)))
    performance: Performance = perform(look, 45, Shelf(tmp_path), opener(content[:50]))
    assert performance.troubles[0].startswith("The image images/red.png cannot be shown: ")


STORY = "story: The Door\nscenes:\n  hall: {text: A hall., look: hall, ending: waking, title: M}\n"
LOOKS = """
looks:
  hall:
    layers:
      - backdrop: {top: "#808080", bottom: "#808080"}
      - image: {file: images/red.png}
"""


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    folder = tmp_path / "tale"
    (folder / "images").mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY)
    (folder / "looks.yaml").write_text(LOOKS)
    (folder / "images" / "red.png").write_bytes(png((16, 9), RED))
    return folder


@pytest.fixture
def on_stage(tale: Path) -> Iterator[tuple[Library, Stage]]:
    library = one_story(tale)
    library.story(library.collection.entries[0].story)
    stage = Stage(None, art_height=90, open_image=library.picture)
    yield library, stage
    stage.close()


def shown(stage: Stage, look: Look) -> Pixels:
    stage.prepare(look)
    end = time.monotonic() + 60
    while not stage.ready(look):
        assert time.monotonic() < end, "the look was never baked"
        time.sleep(0.01)
    surface = pygame.Surface(SIZE, 0, 32)
    stage.paint(look, {}, 0.0)
    stage.show(surface)
    return pygame.surfarray.array3d(surface)


def test_a_story_shows_its_own_image(on_stage: tuple[Library, Stage]) -> None:
    library, stage = on_stage
    assert is_red(shown(stage, library.looks["hall"])).all()
    assert stage.trouble == ""


@pytest.mark.parametrize("change", ["gone", "another", "no picture"])
def test_an_image_that_changed_under_the_game_is_left_out_with_a_sentence(
    tale: Path, on_stage: tuple[Library, Stage], change: str
) -> None:
    library, stage = on_stage
    path = tale / "images" / "red.png"
    path.unlink()
    if change != "gone":
        path.write_bytes(png((9, 9)) if change == "another" else b"A hall.")
    look = dataclasses.replace(library.looks["hall"])
    assert not is_red(shown(stage, look)).any()
    assert stage.trouble.startswith("The image images/red.png cannot be shown: ")
