"""The walk agrees with a plain search through the rules, on stories made at random.

`SLEEPWALK_STORIES=20000 pytest tests/walker/test_against_rules.py` tries that many.
"""

from __future__ import annotations

import os
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.story import rules
from game.story.domain import Text
from game.story.model import Story
from game.walker.operations import NO, YES
from game.walker.space import lanes_in
from game.walker.trail import replayed
from game.walker.walk import Walk, walk
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import random_story

STORIES = int(os.environ.get("SLEEPWALK_STORIES", "60"))


@settings(max_examples=STORIES)
@given(st.integers(0, 2**40))
def test_states_answers_ways_and_chances_are_those_of_the_rules(seed: int) -> None:
    text = random_story(random.Random(seed))
    story = story_of(text, "chance")
    truth = oracle.truth_of(story)
    full, reduced = walk(story, reduce=False), walk(story, most_together=seed % 2 * 5_000_000)
    assert full.complete and reduced.complete
    assert states_of(full) == set(truth.states)
    for found in (full, reduced):
        check_answers(found, truth)
        check_stops(found, truth)
        check_likely(found, truth)
        check_ways(found)
    assert [f.problem for f in full.findings] == [f.problem for f in reduced.findings]


def states_of(found: Walk) -> set[oracle.Key]:
    story, exploration = found.story, found.survey.exploration
    texts = {p for p, v in enumerate(story.variables) if isinstance(v.domain, Text)}
    keys = set()
    for place, rows in exploration.seen.items():
        for row, lanes in rows.items() if place.settled else ():
            for lane in lanes_in(lanes):
                values = exploration.space.values(row, lane)
                told = tuple(int(v) for p, v in enumerate(values) if p not in texts)
                chance = oracle.chance_of(place.chance)
                keys.add((place.scene, told, place.errands, chance))
    return keys


def check_answers(found: Walk, truth: oracle.Truth) -> None:
    """Every question about moments is answered as the rules answer it."""
    story = found.story
    moments = [s for s in truth.states.values() if not s.awaiting]
    for question in found.survey.map.questions.all:
        answers = expected_answers(story, question, moments, truth)
        known = found.survey.answers[question.number]
        assert found.survey.certain[question.number] or not known, question
        assert known & question.enough == answers & question.enough, question


def expected_answers(story: Story, question, moments, truth) -> int:  # type: ignore[no-untyped-def]
    here = [s for s in moments if s.scene == question.scene]
    match question.topic:
        case "scene":
            return YES if question.scene in truth.entered else 0
        case "choice":
            return joined(rules.is_open(question.about, s.values) for s in here)
        case "stuck":
            return joined(not rules.offered(story, s) for s in here)
        case "several":
            counts = [len(rules.offered(story, s)) for s in here]
            return joined(count > 1 for count in counts if count)
        case "promise":
            return joined(oracle.promise_holds(story, question.about, s) for s in moments)
        case _:
            assert question.span is not None
            return truth.notes.answers.get((question.topic, question.span.start), 0)


def joined(answers) -> int:  # type: ignore[no-untyped-def]
    bits = 0
    for answer in answers:
        bits |= YES if answer else NO
    return bits


def check_stops(found: Walk, truth: oracle.Truth) -> None:
    """Traps and dead ends are told exactly where there are some."""
    story = found.story
    codes = {finding.problem.code for finding in found.findings}
    trapped = truth.states.keys() - oracle.can_end(story, truth)
    dead = [
        s
        for s in truth.states.values()
        if not s.awaiting and not story.scenes[s.scene].ending and not rules.offered(story, s)
    ]
    if "endless-loop" not in codes:
        assert ("dead-end" in codes) == bool(dead)
        assert ("trap" in codes) == bool(trapped)


def check_likely(found: Walk, truth: oracle.Truth) -> None:
    story, likely = found.story, found.likely
    assert likely is not None
    chances, choices = oracle.ending_probabilities(story, truth)
    lengths = oracle.distances(truth)
    for each in likely.endings:
        assert abs(each.probability - float(chances[each.ending.name])) < 1e-9
        ends = [lengths[k] for k in truth.states if k[0] == each.ending.name and not k[3]]
        assert (each.way is not None) == bool(ends)
    if likely.choices_expected is not None:
        assert abs(likely.choices_expected - float(choices)) < 1e-7 * max(1, float(choices))
    fresh = _reachable(truth, truth.fresh)
    for each in likely.endings:
        ends = [lengths[k] for k in fresh if k[0] == each.ending.name and not k[3]]
        if each.way is not None and ends:
            assert each.way.shortest and each.way.choices == min(ends)


def _reachable(truth: oracle.Truth, start: oracle.Key) -> set[oracle.Key]:
    found, waiting = {start}, [start]
    while waiting:
        for _, _, after in truth.ways[waiting.pop()]:
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


def check_ways(found: Walk) -> None:
    """Every way that is told can be gone, and an ending's way ends there."""
    for finding in found.findings:
        if finding.evidence is not None:
            replayed(found.story, finding.evidence)
    assert found.likely is not None
    for each in found.likely.endings:
        if each.way is not None:
            ending = replayed(found.story, each.way).ending
            assert ending is not None and ending.name == each.ending.name
