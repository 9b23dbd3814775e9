"""What the numbers of looks mean: amounts, cues, parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.story.look import AmountError, Cue, Look, amount_names, amount_value, colour_channels

NAMES = ("awake", "dim", "glow")


def amounts() -> some.SearchStrategy[str]:
    leaves = some.sampled_from(NAMES) | some.integers(0, 99).map(lambda n: f"{n / 8}")
    return some.recursive(
        leaves,
        lambda inner: (
            some.tuples(inner, some.sampled_from("+-*"), inner).map(
                lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
            )
            | inner.map(lambda part: f"-{part}")
        ),
        max_leaves=6,
    )


@given(amounts(), some.fixed_dictionaries({name: some.integers(-8, 8) for name in NAMES}))
def test_an_amount_means_what_it_says(text: str, parameters: dict[str, int]) -> None:
    meant = eval(text, {}, parameters)  # text that this test itself made
    assert amount_value(text, parameters, -1e9, 1e9) == pytest.approx(meant)
    assert amount_names(text) <= set(NAMES)


@given(some.text(max_size=60))
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    try:
        value = amount_value(text, {}, 0, 1)
    except AmountError as error:
        assert 0 <= error.column <= len(text)
    else:
        assert 0 <= value <= 1


def test_an_amount_stays_within_its_field() -> None:
    assert amount_value("3 * glow", {"glow": 5.0}) == 1
    assert amount_value("0 - glow", {"glow": 5.0}) == 0
    assert amount_value("glow", {"glow": float("nan")}) == 0


def test_products_bind_more_tightly_than_sums() -> None:
    assert amount_value("1 - 0.5 * glow", {"glow": 1.0}) == 0.5


def test_a_cue_rises_holds_and_falls() -> None:
    cue = Cue("dim", to=1, rise=2, hold=3, fall=4)
    assert [cue.progress(at) for at in (-1, 0, 1, 2, 4, 7, 9, 99)] == [0, 0, 0.5, 1, 1, 0.5, 0, 0]


def test_a_cue_that_stays_never_goes_back() -> None:
    assert Cue("lean", rise=1, stay=True).progress(1e9) == 1


@given(some.floats(-1e9, 1e9))
def test_a_cue_is_never_more_than_itself(seconds: float) -> None:
    assert 0 <= Cue("dim", rise=0, hold=0, fall=0).progress(seconds) <= 1
    assert 0 <= Cue("dim", rise=0.3, hold=1, fall=2, even=True).progress(seconds) <= 1


def test_cues_move_parameters_from_where_they_are() -> None:
    look = Look(
        "hall", (), parameters={"dim": 0.2, "glow": 1.0}, cues={"dusk": Cue("dim", to=1, rise=1)}
    )
    assert look.parameters_at({}, 5, {}) == {"dim": 0.2, "glow": 1.0}
    assert look.parameters_at({"dim": 0.4}, 5, {"dusk": 4.5}) == {
        "dim": pytest.approx(0.7),
        "glow": 1.0,
    }
    assert look.parameters_at({"dim": 0.4, "other": 9}, 5, {"unknown": 1})["dim"] == 0.4


def test_colours_have_names_or_digits() -> None:
    assert colour_channels("white") == (1, 1, 1)
    assert colour_channels("#ff0080") == (1, 0, pytest.approx(128 / 255))
    for wrong in ("", "#fff", "whyte", "#gggggg", "1234567"):
        with pytest.raises(ValueError, match=r"colour|invalid"):
            colour_channels(wrong)
