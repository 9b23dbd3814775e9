"""The pictures of the docs: one for each thing that is shown, and all of them small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from docs.pictures.paper import HERE
from docs.pictures.reference import LAYER_SIZE, PAINTING_SIZE, SAMPLES
from game.checks import problems_of
from game.library import read
from game.shared import packaged
from game.story.look import LAYERS, PAINTINGS

LARGEST_BYTES = 3 * 1024 * 1024


@pytest.mark.parametrize(
    ("folder", "names", "size"),
    [("layers", LAYERS, LAYER_SIZE), ("paintings", PAINTINGS, PAINTING_SIZE)],
)
def test_each_kind_of_layer_and_each_painting_has_its_picture(
    folder: str, names: dict[str, object], size: tuple[int, int]
) -> None:
    """Where this fails, `python -m docs.pictures.make layers paintings` makes them anew."""
    assert {path.stem for path in (HERE / folder).iterdir()} == set(names)
    for path in (HERE / folder).iterdir():
        with Image.open(path) as picture:
            assert picture.size == size, path


def test_each_file_of_looks_has_its_sheet() -> None:
    """Where this fails, `python -m docs.pictures.make looks variations` makes them anew."""
    files = {f"looks-{path.stem}" for path in (packaged("assets") / "looks").glob("*.yaml")}
    assert {path.stem for path in HERE.glob("looks*.jpg")} == {"looks", *files}


def test_the_samples_have_a_look_for_each_kind_of_layer_that_holds_it() -> None:
    assert not [problem for problems in problems_of(str(SAMPLES)) for problem in problems]
    looks = read(SAMPLES).looks
    for kind, layer in LAYERS.items():
        assert any(isinstance(each, layer) for each in looks[kind].layers), kind


def test_all_pictures_together_are_small() -> None:
    pictures = Path(HERE).rglob("*.jpg")
    assert sum(path.stat().st_size for path in pictures) < LARGEST_BYTES
