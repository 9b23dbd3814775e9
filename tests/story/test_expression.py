"""Conditions and calculations mean what Python means, for one state and for many at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.story.checking import Names
from game.story.domain import Domain, Flag, Number, Text, Word
from game.story.effects import parse_effect
from game.story.expression import compiled
from game.story.grammar import parse_condition, parse_value

DOMAINS: Mapping[str, Domain] = {
    "awe": Number(0, 10),
    "cold": Number(-5, 5),
    "one-more": Number(1, 3),
    "named": Flag(),
    "mask": Word(("offered", "worn", "fused")),
    "face": Word(("worn", "gone")),
    "nickname": Text(),
}
WORDS = {"offered": 0, "worn": 1, "fused": 2, "gone": 3}
NAMES = Names(DOMAINS, WORDS, ["hall", "2nd-floor"], {"ask-face": ["hall"], "wait": ["a", "b"]})
PLACES = {name: place for place, name in enumerate(DOMAINS)}

numbers = st.deferred(
    lambda: st.one_of(
        st.integers(0, 12).map(str),
        st.sampled_from(["awe", "cold"]),
        st.tuples(numbers, st.sampled_from(["+", "-", "*"]), numbers).map(
            lambda part: f"({part[0]} {part[1]} {part[2]})"
        ),
        st.tuples(numbers, st.sampled_from(["//", "%"]), st.integers(1, 7)).map(
            lambda part: f"({part[0]} {part[1]} {part[2]})"
        ),
        st.tuples(st.sampled_from(["min", "max"]), numbers, numbers).map(
            lambda part: f"{part[0]}({part[1]}, {part[2]})"
        ),
        numbers.map(lambda inner: f"abs({inner})"),
        numbers.map(lambda inner: f"-{inner}"),
        st.tuples(numbers, conditions, numbers).map(
            lambda part: f"({part[0]} if {part[1]} else {part[2]})"
        ),
    )
)
conditions = st.deferred(
    lambda: st.one_of(
        st.just("named"),
        st.sampled_from(["mask == worn", "face != gone", "mask in [worn, fused]", "mask == face"]),
        st.tuples(numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers).map(
            " ".join
        ),
        st.tuples(numbers, numbers, numbers).map(
            lambda part: f"{part[0]} < {part[1]} <= {part[2]}"
        ),
        st.tuples(conditions, st.sampled_from(["and", "or"]), conditions).map(
            lambda part: f"({part[0]} {part[1]} {part[2]})"
        ),
        conditions.map(lambda inner: f"(not {inner})"),
        st.tuples(numbers, st.lists(numbers, min_size=1, max_size=3)).map(
            lambda part: f"({part[0]} in [{', '.join(part[1])}])"
        ),
    )
)
states = st.fixed_dictionaries(
    {
        "awe": st.integers(0, 10),
        "cold": st.integers(-5, 5),
        "one-more": st.integers(1, 3),
        "named": st.booleans(),
        "mask": st.sampled_from([0, 1, 2]),
        "face": st.sampled_from([1, 3]),
        "nickname": st.just(""),
    }
)


def values_of(state: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values in their places."""
    return tuple(state[name] for name in DOMAINS)


def in_python(text: str, state: Mapping[str, Any]) -> Any:
    """What Python itself makes of the text: the independent judge."""
    return eval(text, {"__builtins__": {}}, {**state, **WORDS, "min": min, "max": max, "abs": abs})


@given(conditions, states)
def test_a_condition_means_what_python_means(text: str, state: dict[str, Any]) -> None:
    tree, mistakes = parse_condition(text, NAMES)
    if mistakes:  # long chains can grow beyond what stories compute with
        assert {m.code for m in mistakes} <= {
            "number-too-large",
            "nested-too-deep",
            "expression-too-long",
        }
        return
    assert bool(compiled(tree, PLACES)(values_of(state))) == bool(in_python(text, state))


@given(numbers, st.lists(states, min_size=1, max_size=5))
def test_one_function_serves_a_state_and_a_column_of_states(
    text: str, rows: list[dict[str, Any]]
) -> None:
    tree, mistakes = parse_value(text, NAMES)
    if mistakes:
        return
    function = compiled(tree, PLACES)
    columns = [
        np.array([row[name] for row in rows if name != "nickname"] or [0]) for name in DOMAINS
    ]
    together = np.broadcast_to(function(columns), len(rows))
    alone = [function(values_of(row)) for row in rows]
    assert together.tolist() == alone == [in_python(text, row) for row in rows]


@given(numbers, states)
def test_the_range_of_a_calculation_holds_every_value(text: str, state: dict[str, Any]) -> None:
    tree, mistakes = parse_value(text, NAMES)
    if not mistakes:
        assert isinstance(tree.domain, Number)
        assert tree.domain.low <= in_python(text, state) <= tree.domain.high


@given(numbers, states)
def test_an_effect_stops_at_the_bounds(text: str, state: dict[str, Any]) -> None:
    effect, mistakes = parse_effect(f"awe = {text}", NAMES)
    if mistakes:
        return
    assert effect is not None
    value = compiled(effect.expression, PLACES)(values_of(state))
    assert value == min(10, max(0, in_python(text, state)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("awe = 3", "unreadable-expression"),
        ("awee > 3", "unknown-name"),
        ("awe > worn", "different-kinds"),
        ("mask == gone", "word-not-possible"),
        ("mask == red", "word-not-possible"),
        ("mask > worn", "different-kinds"),
        ("awe", "not-a-condition"),
        ("mask", "not-a-condition"),
        ("nickname == worn", "not-a-condition"),
        ("10 // awe > 2", "division-by-zero"),
        ("awe & named", "strange-sign"),
        ('mask == "worn"', "strange-sign"),
        ("seen(haal)", "unknown-scene"),
        ("chosen(wait)", "ambiguous-choice"),
        ("chosen(nothing)", "unknown-choice"),
        ("at(hall)", "at-outside-promise"),
        ("see(hall)", "unknown-function"),
        ("awe > 0.5", "not-whole"),
        ("awe / 2 > 1", "unreadable-expression"),
        ("(" * 60 + "awe > 1" + ")" * 60, "nested-too-deep"),
        (" or ".join(["named"] * 300), "expression-too-long"),
        ("awe > 9999999999", "number-too-large"),
        ("", "unreadable-expression"),
        ("awe >", "unreadable-expression"),
        ("__import__", "unknown-name"),
    ],
)
def test_a_mistake_has_a_name(text: str, code: str) -> None:
    mistakes = parse_condition(text, NAMES)[1]
    assert [mistake.code for mistake in mistakes] == [code]
    for mistake in mistakes:
        assert 0 <= mistake.start <= mistake.end <= max(1, len(text))


@given(
    conditions,
    st.sampled_from(["if ", "When ", "has ", "if not ", "unless ", "without "]),
    st.sampled_from(["", "?", " then"]),
    states,
)
def test_a_condition_in_words_is_answered_with_what_it_means(
    text: str, before: str, behind: str, state: dict[str, Any]
) -> None:
    assume(not text.startswith("-"))  # `has -1 < 2` takes one from what is called `has`
    assume(not parse_condition(text, NAMES)[1])
    (told,) = parse_condition(f"{before}{text}{behind}", NAMES)[1]
    assert told.code == "condition-in-words"
    tree, mistakes = parse_condition(told.hint.removeprefix("write `").removesuffix("`"), NAMES)
    assert not mistakes
    denied = before in ("if not ", "unless ", "without ")
    meant = f"not ({text})" if denied else text
    assert bool(compiled(tree, PLACES)(values_of(state))) == bool(in_python(meant, state))


def test_hyphens_belong_to_names_where_the_name_is_known() -> None:
    state = (5, 0, 2, False, 0, 1, "")
    for text, value in [("one-more", 2), ("awe-1", 4), ("10-awe", 5), ("awe--1", 6)]:
        tree, mistakes = parse_value(text, NAMES)
        assert not mistakes
        assert compiled(tree, PLACES)(state) == value


def test_names_are_compared_exactly_in_every_script() -> None:
    # Python's own parser would take the ligature for `fi`, and `class` for a keyword.
    names = Names({"ﬁre": Flag(), "class": Flag(), "雪": Number(0, 3)}, {})
    assert not parse_condition("ﬁre and class and 雪 > 1", names)[1]
    assert parse_condition("fire", names)[1]
