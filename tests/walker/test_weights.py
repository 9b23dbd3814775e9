"""What choices decide, computed exactly, is what a plain search through the rules computes."""

from __future__ import annotations

import os
import random
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix, identity
from scipy.sparse.linalg import splu

from game.outputs.account import Account
from game.story.model import Story
from game.walker import chain, flow, turns
from game.walker.walk import walk
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import random_story

STORIES = int(os.environ.get("SLEEPWALK_STORIES", "60"))


@pytest.mark.parametrize(
    "few, work, sweeps", [(1500, 10**9, 300), (0, 10**9, 300), (0, 0, 300), (0, 10**9, 0)]
)
@settings(
    max_examples=STORIES // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(seed=st.integers(0, 2**40))
def test_weights_are_those_of_the_rules(
    monkeypatch: pytest.MonkeyPatch, seed: int, few: int, work: int, sweeps: int
) -> None:
    """By elimination, by rounds or by both, and in whatever order the states are worked out."""
    monkeypatch.setattr(chain, "_MOST_FOR_ELIMINATION", few)
    monkeypatch.setattr(chain, "_MOST_WORK", work)
    monkeypatch.setattr(turns, "_MOST_SWEEPS", sweeps)
    story = story_of(random_story(random.Random(seed)), "chance")
    truth = oracle.truth_of(story)
    # Who is trapped chooses for ever: how often cannot be told.
    assume(len(oracle.can_end(story, truth)) == len(truth.states))
    likely = walk(story).likely
    assert likely is not None and not likely.figures.weighed_in
    taken, weights = plain_weights(story, truth)
    for each in likely.weights:
        key = (each.scene, each.choice.id)
        assert each.taken == pytest.approx(taken[key], abs=1e-8)
        if each.weight is not None and key in weights:
            assert each.weight == pytest.approx(weights[key], abs=1e-8)


def plain_weights(
    story: Story, truth: oracle.Truth
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """For each choice how often it is taken, and how far it moves the endings on average."""
    chances = ending_chances(story, truth)
    visits = visits_of(truth)
    taken: dict[tuple[str, str], float] = defaultdict(float)
    moved: dict[tuple[str, str], float] = defaultdict(float)
    offered: dict[tuple[str, str], float] = defaultdict(float)
    for key, often in visits.items():
        ways = [(label, float(share), after) for label, share, after in truth.ways[key] if label]
        for label, share, after in ways:
            choice = (key[0], label)
            others = [(s, chances[a]) for other, s, a in ways if other != label]
            taken[choice] += often * share
            offered[choice] += often
            moved[choice] += often * distance(chances[after], others)
    return taken, {choice: moved[choice] / offered[choice] for choice in offered}


def distance(mine: list[float], others: list[tuple[float, list[float]]]) -> float:
    total = sum(share for share, _ in others)
    if not others:
        return 0.0
    average = [sum(s * c[i] for s, c in others) / total for i in range(len(mine))]
    apart = [*(a - b for a, b in zip(mine, average, strict=True)), sum(mine) - sum(average)]
    return sum(map(abs, apart)) / 2


def ending_chances(story: Story, truth: oracle.Truth) -> dict[oracle.Key, list[float]]:
    """For each state how likely each ending is: the chances of all states as one system."""
    keys, names = list(truth.states), [ending.name for ending in story.endings]
    over = np.array([[key[0] == name and not truth.ways[key] for name in names] for key in keys])
    chances = splu((identity(len(keys)) - turns_of(truth)).tocsc()).solve(over.astype(float))
    return dict(zip(keys, chances.tolist(), strict=True))


def visits_of(truth: oracle.Truth) -> dict[oracle.Key, float]:
    """How often who plays for the first time, and at random, is in each state there is then."""
    keys = list(truth.states)
    begin = np.array([float(key == truth.fresh) for key in keys])
    visits = splu((identity(len(keys)) - turns_of(truth).T).tocsc()).solve(begin)
    reached, waiting = {truth.fresh}, [truth.fresh]
    for key in waiting:
        following = {after for _, _, after in truth.ways[key]} - reached
        reached |= following
        waiting += following
    return {key: often for key, often in zip(keys, visits.tolist(), strict=True) if key in reached}


def turns_of(truth: oracle.Truth) -> csr_matrix:
    """The share of each state's turns that lead to each other one."""
    number = {key: place for place, key in enumerate(truth.states)}
    ways = [
        (number[key], number[after], float(share))
        for key, every in truth.ways.items()
        for _, share, after in every
    ]
    rows, columns, shares = zip(*ways, strict=True) if ways else ((), (), ())
    return csr_matrix((shares, (rows, columns)), shape=(len(number), len(number)))


CLIMB = """
    story: Climb
    variables: {height: 0..30}
    scenes:
      wall:
        text: A wall.
        choices:
          - {say: Up., id: up, do: height += 1, to: wall}
          - {say: Slip., id: slip, do: height -= 1, to: wall}
          - {say: Slide., id: slide, do: height -= 1, to: wall}
          - {say: Over., id: over, if: height >= 27, to: end}
      end: {ending: waking, title: Over, text: Grass.}
    """


def test_who_goes_round_for_very_long_ends_for_certain_and_is_told_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(flow, "_MOST_STEPS", 5_000)
    found = walk(story_of(CLIMB))
    assert found.complete and found.likely is not None
    figures = found.likely.figures
    assert figures.endings == (1.0,) and figures.stopped == 0.0
    assert figures.choices_expected == pytest.approx(float(expected_climb()), rel=1e-4)
    assert figures.lengths is None and Account(found).reading is None


def expected_climb() -> Fraction:
    """How many choices it takes from the ground, in fractions: from each height to the next."""
    story = story_of(CLIMB)
    return oracle.ending_probabilities(story, oracle.truth_of(story))[1]
