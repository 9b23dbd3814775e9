"""Files of looks, as writers make them: what they may leave out, and what they may borrow."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from game.library import shared_looks
from game.loading.costs import COSTS, milliseconds_of
from game.loading.looks import read_looks
from game.problems import Source, printed
from game.story.look import LAYERS, Bloom, Glow, Look, Picture


def looks_of(text: str, known: Mapping[str, Look] | None = None) -> Mapping[str, Look]:
    looks, problems = read_looks(Source("looks.yaml", textwrap.dedent(text)), known or {})
    assert not problems, "\n".join(printed(problem) for problem in problems)
    return looks


def test_a_small_look_is_enough() -> None:
    look = looks_of("""
        looks:
          hall:
            parameters: {glow: 0.5}
            layers:
              - picture: {painter: chandelier, numbers: {size: 0.2}, mode: add}
              - glow: {points: [[0.2, 0.3]], colour: "#ff8800", strength: 0.2 + 0.5 * glow}
              - bloom
        """)["hall"]
    picture, glow, bloom = look.layers
    assert isinstance(picture, Picture)
    assert picture.numbers == {"size": 0.2}
    assert isinstance(glow, Glow)
    assert glow.strength == "0.2 + 0.5 * glow"
    assert bloom == Bloom()


def test_a_look_can_be_like_another() -> None:
    """A story takes a shared look and changes only what differs."""
    wings = shared_looks()["theatre_wings"]
    own = looks_of(
        """
        looks:
          empty_wings:
            like: theatre_wings
            describe: The wings, and nobody in the house.
            parameters: {awake: 0}
        """,
        shared_looks(),
    )["empty_wings"]
    assert own.layers == wings.layers
    assert own.cues == wings.cues
    assert own.parameters == {**wings.parameters, "awake": 0}
    assert own.name == "empty_wings"


def test_a_wrong_layer_is_told_and_left_out() -> None:
    text = "looks:\n  hall:\n    layers:\n      - bloom\n      - glwo: {}\n"
    looks, problems = read_looks(Source("looks.yaml", text), {})
    assert [problem.code for problem in problems] == ["unknown-layer"]
    assert looks["hall"].layers == (Bloom(),)


def test_cues_and_objects_are_read() -> None:
    look = looks_of("""
        looks:
          table:
            parameters: {dim: 0}
            cues:
              dusk: {parameter: dim, to: 0.5, rise: 2, stay: true}
            objects: {mask: [0.2, 0.3, 0.1, 0.2]}
            layers: [{bloom: {strength: 1 - dim}}]
        """)["table"]
    assert look.cues["dusk"].to == 0.5
    assert look.cues["dusk"].stay
    assert look.objects == {"mask": (0.2, 0.3, 0.1, 0.2)}


def test_every_kind_of_layer_has_a_price() -> None:
    by_what_it_holds = {"glow", "image", "motes"}
    assert set(COSTS) | by_what_it_holds == set(LAYERS)


def test_no_look_that_comes_along_is_slow() -> None:
    slow = [n for n, look in shared_looks().items() if milliseconds_of(look.layers) > 5]
    assert slow == []
