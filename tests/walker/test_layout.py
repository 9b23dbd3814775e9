"""How states are laid out, and how tests of them are made, changes nothing that is told."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.model import Story
from game.walker import answers, layout, moves
from game.walker.walk import Walk, walk
from tests.tellers import story_of
from tests.walker.stories import random_story

CROWD = """
    story: T
    variables: {gold: 0..99, mud: 0..99, wet: false}
    scenes:
      field:
        text: "{wet and gold == mud: Mirrors.}"
        choices:
          - {say: Dig., id: dig, do: gold += 1, to: field}
          - {say: Wade., id: wade, do: [mud += 1, wet = true], to: field}
          - {say: Wash., id: wash, if: mud > 0, do: [mud -= 1, wet = false], to: field}
          - {say: Go., id: go, if: gold > 90 and mud > 90 and wet, to: end}
      end: {ending: waking, title: Out, text: Light.}
    """


def told(found: Walk) -> object:
    likely = found.likely
    chances = [round(each.probability, 9) for each in likely.endings] if likely else None
    problems = [finding.problem for finding in found.findings]
    return problems, found.survey.answers, found.survey.certain, chances


def both_ways(story: Story) -> tuple[object, int]:
    counted = walk(story, reduce=False)
    return (told(walk(story)), told(walk(story, most_together=0)), told(counted)), counted.states


@settings(max_examples=15)
@given(st.integers(0, 2**40))
def test_wide_layouts_and_tests_by_parts_say_the_same(seed: int) -> None:
    story = story_of(random_story(random.Random(seed)), "chance")
    usual = both_ways(story)
    with pytest.MonkeyPatch.context() as little:
        little.setattr(moves, "_FEW_VALUES", 0)
        little.setattr(answers, "_FIRST_LOOK", 2)
        little.setattr(answers, "_SECOND_LOOK", 5)
        little.setattr(layout, "_LARGE", 2)
        little.setattr(layout, "_PAYS", 1000)
        assert both_ways(story) == usual


def test_two_large_variables_that_go_together_share_their_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "_FIRST_LOOK", 1_000)
    monkeypatch.setattr(answers, "_SECOND_LOOK", 5_000)
    found = walk(story_of(CROWD), reduce=False)
    assert found.complete and found.survey.exploration.space.lane_count == 20_000
    assert found.states == 100 * 99 + 100 * 99 + 9 * 9  # dry, wet, and at the end
