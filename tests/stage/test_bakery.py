"""The bakery: another process paints exactly what this one would, and is never missed."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from game.library import shared_looks
from game.stage.bakery import Bakery, BakeryClosedError, BakingError
from game.stage.benches import baked
from game.stage.canvas import Canvas
from game.stage.performance import perform
from game.stage.plates import Plate
from game.stage.shelf import Shelf
from game.story.look import Cloth, Eyes, Layer, Picture, Weave

SMALL = Canvas.whole(90)
KEPT = (Shelf(None), "nowhere")
LOOK = shared_looks()["night_table"]
LAYERS = [layer for look in shared_looks().values() for layer in look.layers]


@pytest.fixture
def bakery() -> Iterator[Bakery]:
    bakery = Bakery()
    yield bakery
    bakery.close()


def same(some: tuple[Plate, ...], others: tuple[Plate, ...]) -> bool:
    return len(some) == len(others) and all(
        (one.left, one.top, one.opaque) == (other.left, other.top, other.opaque)
        and np.array_equal(one.pixels, other.pixels)
        for one, other in zip(some, others, strict=True)
    )


def first_of(kind: type[Layer]) -> Layer:
    return next(layer for layer in LAYERS if isinstance(layer, kind))


def process_of(bakery: Bakery) -> object:
    return bakery._process


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


def is_awake(bakery: Bakery) -> bool:
    return bakery._process is not None and bakery._process.is_awake


def test_what_is_baked_elsewhere_is_what_would_be_baked_here(bakery: Bakery) -> None:
    for kind in (Picture, Cloth, Eyes, Weave):
        layer = first_of(kind)
        assert same(bakery.bake(layer, SMALL, *KEPT), baked(layer, SMALL)), kind
    assert process_of(bakery) is not None


def test_what_is_baked_elsewhere_is_kept_there(bakery: Bakery, tmp_path: Path) -> None:
    layer, shelf = first_of(Cloth), Shelf(tmp_path)
    plates = bakery.bake(layer, SMALL, shelf, "fine")
    wait_until(lambda: is_awake(bakery))
    assert same(bakery.bake_quickly(layer, SMALL, shelf, "quick"), plates)
    for key in ("fine", "quick"):
        wait_until(lambda key=key: (tmp_path / f"{key}.plates").exists())
        found = shelf.find(key)
        assert found is not None
        assert same(found, plates)


def test_a_quick_picture_waits_neither_for_a_process_nor_for_a_fine_one(bakery: Bakery) -> None:
    layer, large, fine = first_of(Cloth), Canvas.whole(1600), threading.Event()
    assert same(bakery.bake_quickly(layer, SMALL, *KEPT), baked(layer, SMALL))
    assert process_of(bakery) is None, "it began one, and waited for it"
    bakery.bake(layer, SMALL, *KEPT)
    wait_until(lambda: is_awake(bakery))

    def bake() -> None:
        with suppress(BakeryClosedError):
            bakery.bake(first_of(Weave), large, *KEPT)
        fine.set()

    baker = threading.Thread(target=bake)
    baker.start()
    assert same(bakery.bake_quickly(layer, SMALL, *KEPT), baked(layer, SMALL))
    assert not fine.is_set()
    bakery.close()
    baker.join(30)
    assert fine.is_set()


def test_a_quick_picture_is_baked_here_where_the_process_died(bakery: Bakery) -> None:
    layer = first_of(Cloth)
    bakery.bake(layer, SMALL, *KEPT)
    wait_until(lambda: is_awake(bakery))
    assert bakery._process is not None
    bakery._process._process.kill()
    for _ in range(2):
        assert same(bakery.bake_quickly(layer, SMALL, *KEPT), baked(layer, SMALL))


def test_what_lies_on_the_shelf_is_shown_without_loading_a_painter(tmp_path: Path) -> None:
    """The window opens sooner: painters are many."""
    perform(LOOK, 90, Shelf(tmp_path))
    program = (
        "import sys; from pathlib import Path; from game.library import shared_looks\n"
        "from game.stage.performance import perform; from game.stage.shelf import Shelf\n"
        "perform(shared_looks()['night_table'], 90, Shelf(Path(sys.argv[1])))\n"
        "print('game.stage.painters.by_name' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True
    )
    assert ran.stdout.split() == [b"False"], ran.stderr


def test_every_layer_of_the_shipped_looks_can_be_handed_over() -> None:
    for layer in LAYERS:
        assert pickle.loads(pickle.dumps(layer)) == layer


def test_a_painter_that_fails_is_told_and_the_next_one_paints(bakery: Bakery) -> None:
    with pytest.raises(BakingError, match="nothing of that name"):
        bakery.bake(Picture("nothing of that name"), SMALL, *KEPT)
    layer = first_of(Picture)
    assert same(bakery.bake(layer, SMALL, *KEPT), baked(layer, SMALL))


def test_after_a_rest_it_begins_again(bakery: Bakery) -> None:
    layer = first_of(Cloth)
    bakery.bake(layer, SMALL, *KEPT)
    bakery.rest()
    assert process_of(bakery) is None
    assert same(bakery.bake(layer, SMALL, *KEPT), baked(layer, SMALL))


def test_where_its_process_died_pictures_are_baked_here(bakery: Bakery) -> None:
    layer = first_of(Cloth)
    bakery.bake(layer, SMALL, *KEPT)
    assert bakery._process is not None
    bakery._process._process.kill()
    for _ in range(2):
        assert same(bakery.bake(layer, SMALL, *KEPT), baked(layer, SMALL))
    assert process_of(bakery) is None


@pytest.mark.parametrize("program", ["/nothing/there", ""])
def test_where_no_process_can_be_started_pictures_are_baked_here(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    bakery, layer = Bakery(), first_of(Cloth)
    assert same(bakery.bake(layer, SMALL, *KEPT), baked(layer, SMALL))
    bakery.close()


def test_closing_waits_for_no_painter(bakery: Bakery) -> None:
    """One who closes the window in the midst of a long painting does not wait for its end."""
    large, ends = Canvas.whole(4000), []

    def bake() -> None:
        with pytest.raises(BakeryClosedError):
            bakery.bake(first_of(Weave), large, *KEPT)
        ends.append(time.monotonic())

    baker = threading.Thread(target=bake)
    baker.start()
    while process_of(bakery) is None:
        time.sleep(0.01)
    bakery.close()
    baker.join(30)
    assert ends
    with pytest.raises(BakeryClosedError):
        bakery.bake(first_of(Cloth), SMALL, *KEPT)
