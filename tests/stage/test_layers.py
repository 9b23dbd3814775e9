"""Every layer that the vocabulary allows can be baked and drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from game.stage.canvas import Canvas
from game.stage.kinds import KINDS
from game.stage.layers.feathers import ANGLES, falling
from game.stage.painters.by_name import PAINTERS
from game.stage.painters.figures import FIGURES as DRAWN
from game.stage.painters.seats import SEATS
from game.stage.performance import perform
from game.stage.shelf import Shelf
from game.stage.transition import TRANSITIONS_BY_NAME
from game.story.look import (
    COLOURS,
    FIGURES,
    HOUSES,
    LAYERS,
    PAINTINGS,
    TRANSITIONS,
    ImageFile,
    Lamp,
    Look,
    Meaning,
    Motif,
    Rim,
    meaning_of,
    number_range,
)
from tests.stage.pictures import png

IMAGES = {ImageFile(str(size), str(size)): png(size) for size in ((1, 1), (40, 9), (7, 30))}


def numbers_of(painting: str) -> some.SearchStrategy[dict[str, float]]:
    known = PAINTINGS[painting] if painting in PAINTINGS else HOUSES[painting]
    return some.fixed_dictionaries(
        {}, optional={name: some.floats(*number_range(name)) for name in known}
    )


def values_for(meaning: Meaning) -> some.SearchStrategy[Any]:
    number = some.floats(meaning.low, meaning.high)
    match meaning.kind:
        case "amount":
            return number | some.sampled_from(["awake", "1 - 0.5 * awake"])
        case "number":
            return number
        case "count":
            return some.integers(0, int(min(meaning.high, 60)))
        case "word":
            return some.sampled_from(meaning.words)
        case "colour":
            return some.sampled_from([*COLOURS, "#102030"])
        case "point":
            return some.tuples(number, number)
        case "area":
            return some.tuples(number, number, number, number)
        case "points":
            return some.lists(some.tuples(number, number), min_size=1, max_size=3).map(tuple)
        case "house":
            return some.sampled_from(sorted(HOUSES))
        case "flag":
            return some.booleans()
        case "image":
            return some.sampled_from(sorted(IMAGES, key=str))
        case "rims" | "motifs" | "lamps" as parts:
            kind = {"rims": Rim, "motifs": Motif, "lamps": Lamp}[parts]
            return some.lists(values(kind), max_size=2).map(tuple)
    raise AssertionError(meaning.kind)


def values(kind: type[Any]) -> some.SearchStrategy[Any]:
    """Any value of a frozen class that its fields' descriptions allow."""
    meanings = {field.name: meaning_of(field) for field in dataclasses.fields(kind)}
    plain = {
        name: values_for(meaning)
        for name, meaning in meanings.items()
        if meaning.kind not in ("painter", "numbers")
    }
    if "painter" in meanings:
        painted = some.sampled_from(sorted(PAINTINGS)).flatmap(
            lambda name: numbers_of(name).map(lambda numbers: {"painter": name, "numbers": numbers})
        )
        return some.builds(
            lambda one, other: kind(**one, **other), painted, some.fixed_dictionaries(plain)
        )
    if "numbers" in meanings:
        return some.builds(kind, numbers=numbers_of("theatre"), **plain)
    return some.builds(kind, **plain)


@pytest.mark.parametrize("word", LAYERS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_any_layer_can_be_drawn(word: str, data: some.DataObject) -> None:
    layer = data.draw(values(LAYERS[word]))
    look = Look("drawn", (layer,), parameters={"awake": 0.5})
    performance = perform(look, 45, Shelf(None), IMAGES.__getitem__)
    assert performance.troubles == ()
    art = pygame.Surface((performance.canvas.width, performance.canvas.height), 0, 32)
    for seconds in (0.0, data.draw(some.floats(0, 1e6))):
        performance.draw(art, {"awake": 0.7}, seconds, reduced_motion=False)
        performance.draw(art, {"awake": 0.1}, seconds, reduced_motion=True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_any_painting_can_be_painted_with_any_numbers(data: some.DataObject) -> None:
    name = data.draw(some.sampled_from(sorted(PAINTINGS)))
    numbers = {**PAINTINGS[name], **data.draw(numbers_of(name))}
    painting = PAINTERS[name](Canvas.whole(60), numbers)
    assert painting.colours.shape[:2] == (painting.canvas.height, painting.canvas.width)


@pytest.mark.parametrize("name", PAINTINGS)
@pytest.mark.parametrize("end", [min, max], ids=["least", "most"])
def test_a_painting_can_be_painted_with_the_ends_of_its_numbers(
    name: str, end: Callable[[tuple[float, float]], float]
) -> None:
    numbers = {number: end(number_range(number)) for number in PAINTINGS[name]}
    assert PAINTERS[name](Canvas.whole(36), numbers).colours.size


def test_words_and_painters_agree() -> None:
    """What a look may name is what the stage can do, no more and no less."""
    assert set(PAINTERS) == set(PAINTINGS)
    assert set(SEATS) == set(HOUSES)
    assert set(DRAWN) == set(FIGURES)
    assert set(KINDS) == set(LAYERS.values())
    assert set(TRANSITIONS_BY_NAME) == set(TRANSITIONS)


def test_every_field_says_what_it_holds() -> None:
    for kind in (*LAYERS.values(), Rim, Lamp, Motif):
        for field in dataclasses.fields(kind):
            assert meaning_of(field).doc.endswith(".")


@given(
    size=some.integers(0, 3),
    phase=some.floats(0, 1),
    pace=some.floats(0.2, 0.9),
    seconds=some.floats(0, 1e4),
)
def test_a_falling_feather_turns_little_by_little(
    size: int, phase: float, pace: float, seconds: float
) -> None:
    """From one picture to the next it never jumps, and it is always the same feather."""
    moments = np.asarray([seconds, seconds + 1 / 30]) * pace + phase * 6.28
    before, after = falling(np.asarray([size, size]), np.asarray([phase, phase]), moments).tolist()
    assert before // ANGLES == after // ANGLES
    assert (after - before) % ANGLES in (0, 1, ANGLES - 1)
