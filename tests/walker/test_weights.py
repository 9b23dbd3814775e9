"""What choices decide, computed exactly, is what a plain search through the rules computes."""

from __future__ import annotations

import os
import random
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from game.story.model import Story
from game.walker import chain, turns
from game.walker.walk import walk
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import random_story

STORIES = int(os.environ.get("SLEEPWALK_STORIES", "60"))
ENOUGH = 1e-13


@pytest.mark.parametrize("few, sweeps", [(1500, 300), (0, 300), (0, 0)])
@settings(
    max_examples=STORIES // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(seed=st.integers(0, 2**40))
def test_weights_are_those_of_the_rules(
    monkeypatch: pytest.MonkeyPatch, seed: int, few: int, sweeps: int
) -> None:
    """By elimination and by rounds, and in whatever order the states are worked out."""
    monkeypatch.setattr(chain, "_MOST_FOR_ELIMINATION", few)
    monkeypatch.setattr(turns, "_MOST_SWEEPS", sweeps)
    story = story_of(random_story(random.Random(seed)), "chance")
    truth = oracle.truth_of(story)
    # Who is trapped chooses for ever: how often cannot be told.
    assume(len(oracle.can_end(story, truth)) == len(truth.states))
    likely = walk(story).likely
    assert likely is not None and not likely.weighed_in
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
    names = [ending.name for ending in story.endings]
    chances = {key: [0.0] * len(names) for key in truth.states}
    for key in truth.states:
        if key[0] in names and not truth.ways[key]:
            chances[key][names.index(key[0])] = 1.0
    changed = 1.0
    while changed > ENOUGH:
        changed = 0.0
        for key, ways in truth.ways.items():
            if ways:
                new = [sum(float(s) * chances[a][i] for _, s, a in ways) for i in range(len(names))]
                changed = max(
                    changed, *(abs(a - b) for a, b in zip(new, chances[key], strict=True))
                )
                chances[key] = new
    return chances


def visits_of(truth: oracle.Truth) -> dict[oracle.Key, float]:
    """How often somebody who plays at random is in each state."""
    visits: dict[oracle.Key, float] = defaultdict(float)
    here = {truth.fresh: 1.0}
    while sum(here.values()) > ENOUGH:
        following: dict[oracle.Key, float] = defaultdict(float)
        for key, mass in here.items():
            visits[key] += mass
            for _, share, after in truth.ways[key]:
                following[after] += mass * float(share)
        here = following
    return visits
