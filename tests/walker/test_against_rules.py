"""The walk agrees with a plain search through the rules, on stories made at random.

`SLEEPWALK_STORIES=20000 pytest tests/walker/test_against_rules.py` tries that many.
"""

from __future__ import annotations

import os
import random
import re
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from game.problems import Problem
from game.story import rules
from game.story.domain import Text
from game.story.model import Story
from game.walker.operations import NO, YES
from game.walker.report import Finding
from game.walker.space import lanes_in
from game.walker.walk import Walk, walk
from tests.tellers import story_of
from tests.walker import oracle, sameness
from tests.walker.lengths import lengths_of
from tests.walker.links import explained
from tests.walker.spy import Moment
from tests.walker.stories import random_story
from tests.walker.verdicts import Verdict, Verdicts, moments_of

STORIES = int(os.environ.get("SLEEPWALK_STORIES", "60"))

MOST_STATES = 1500
"""Nearly all stories have no more; fractions of larger ones can take minutes."""

FOUND = sorted((Path(__file__).parent / "found").glob("*.yaml"))
"""Stories on which a walk and the rules once differed, as they came out of the generator."""


@settings(max_examples=STORIES)
@given(st.integers(0, 2**40))
def test_states_answers_ways_and_chances_are_those_of_the_rules(seed: int) -> None:
    agrees(random_story(random.Random(seed)), seed % 2 * 5_000_000, MOST_STATES)


@pytest.mark.parametrize("most_together", [0, 5_000_000])
@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.stem)
def test_stories_that_once_disagreed_agree(file: Path, most_together: int) -> None:
    agrees(file.read_text(encoding="utf-8"), most_together)


def agrees(text: str, most_together: int, most_states: int = 10**9) -> None:
    """The walk of a story says what a search through the rules says; one too large is passed."""
    story = story_of(text, "chance")
    truth = oracle.truth_of(story)
    if len(truth.states) > most_states:
        reject()
    verdicts = Verdicts(story, truth)
    full, reduced = walk(story, reduce=False), walk(story, most_together=most_together)
    assert full.complete and reduced.complete
    assert states_of(full) == set(truth.states)
    for found in (full, reduced):
        check_answers(found, truth)
        check_findings(found, truth, verdicts)
        check_likely(found, truth, verdicts)
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
                keys.add((place.scene, told, place.errands, chance, place.cut))
    return keys


def check_answers(found: Walk, truth: oracle.Truth) -> None:
    """Every question about moments is answered as the rules answer it."""
    story = found.story
    moments = [state for _, state in oracle.standing(truth)]
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


def check_findings(found: Walk, truth: oracle.Truth, verdicts: Verdicts) -> None:
    """Just what is wrong is told, each with a way to a moment that shows it, and no longer one."""
    told = {(f.problem.code, f.problem.span.start): f for f in found.findings}
    assert len(told) == len(found.findings)
    for verdict, finding in told.items():
        if verdict[0] == "hollow-choices":
            check_hollow(finding, found.story, truth, verdicts)
        else:
            assert verdict in verdicts.found, finding.problem
            check_readings(finding.problem, verdicts)
            if verdict[0] in WITH_A_WAY:
                check_way(finding, verdicts.found[verdict], found.story, truth, verdicts)
    for verdict in verdicts.found.keys() - told.keys():
        assert is_told_otherwise(verdict, found, verdicts), verdict


WITH_A_WAY = (
    "dead-end",
    "trap",
    "endless-loop",
    "broken-promise",
    "choice-never-offered",
    "lock-never-opens",
    "choice-always-alone",
    "effect-never-changes",
)


def check_way(
    finding: Finding,
    moments: set[Moment],
    story: Story,
    truth: oracle.Truth,
    verdicts: Verdicts,
) -> None:
    way = finding.evidence
    if way is None:
        assert finding.problem.severity == "warning"
        return
    assert set(moments_of(story, truth, way)) & moments, finding.problem
    assert not way.shortest or way.choices == verdicts.shortest(moments), finding.problem


def check_readings(problem: Problem, verdicts: Verdicts) -> None:
    """Where it is told how often a scene is read at most, it is read so often, and no more."""
    told = re.fullmatch(r"`(\w+)` is read (.+) at most, and .+ for the next time", problem.message)
    if told is not None:
        times = {"once": 1, "twice": 2}.get(told[2]) or int(told[2].removesuffix(" times"))
        assert times == verdicts.times_read(told[1])


def is_told_otherwise(verdict: Verdict, found: Walk, verdicts: Verdicts) -> bool:
    """Whether another finding is told of the same cause."""
    code, start = verdict
    told = {(f.problem.code, f.problem.span.start): f.problem for f in found.findings}
    scenes = found.story.scenes.values()
    if code == "scene-never-reached":
        (name,) = (scene.name for scene in scenes if scene.span.start == start)
        unreached = {s.name for s in scenes if s.name not in verdicts.truth.entered}
        return name in explained(found.story, unreached, told)
    if code in ("choice-never-offered", "lock-never-opens"):
        choices = (choice for scene in scenes for choice in scene.choices)
        (name,) = (choice.id for choice in choices if choice.span.start == start)
        return any(
            p.code == "ending-never-reached" and f"`{name}`" in p.hint for p in told.values()
        )
    return False


def check_hollow(finding: Finding, story: Story, truth: oracle.Truth, verdicts: Verdicts) -> None:
    """All of the choices that are told are alike, and the way leads to where there are several."""
    for scene in story.scenes.values():
        if any(choice.span.start == finding.problem.span.start for choice in scene.choices):
            break
    named = {c.id for c in scene.choices if f"`{c.id}`" in finding.problem.message}
    pairs = {frozenset(pair) for pair in combinations(named, 2)}
    together = {
        pair: {
            (key, None)
            for key, ways in truth.ways.items()
            if key[0] == scene.name and pair <= {label for label, _, _ in ways}
        }
        for pair in pairs
    }
    pairs = {pair for pair in pairs if together[pair]}
    assert pairs and pairs <= sameness.alike(story, truth)[scene.name]
    moments = set().union(*together.values())
    check_way(finding, moments, story, truth, verdicts)


def check_likely(found: Walk, truth: oracle.Truth, verdicts: Verdicts) -> None:
    story, likely = found.story, found.likely
    assert likely is not None and likely.figures.playthroughs == likely.figures.weighed_in == 0
    chances, choices = oracle.ending_probabilities(story, truth)
    assert abs(likely.figures.stopped - (1 - float(sum(chances.values())))) < 1e-9
    for each in likely.endings:
        assert abs(each.probability - float(chances[each.ending.name])) < 1e-9
        ends = {(k, None) for k in truth.states if k[0] == each.ending.name and not k[3]}
        assert (each.way is not None) == bool(ends)
        if each.way is not None:
            assert set(moments_of(story, truth, each.way)) & ends
            assert each.way.shortest and each.way.choices == verdicts.shortest(ends)
    if likely.figures.choices_expected is not None:
        assert abs(likely.figures.choices_expected - float(choices)) < 1e-7 * max(1, float(choices))
    ended = sum(chances.values(), Fraction(0))
    lengths = lengths_of(story, truth, ended) if ended else None
    assert lengths is None or likely.figures.lengths == lengths
    if all(finding.problem.code not in ("trap", "endless-loop") for finding in found.findings):
        check_weights(found, truth)


def check_weights(found: Walk, truth: oracle.Truth) -> None:
    """How often choices are taken and what they decide is what fractions say."""
    assert found.likely is not None
    taken, weights = oracle.stakes(found.story, truth)
    told = {(each.scene, each.choice.id): each for each in found.likely.weights}
    for name, times in taken.items():
        assert abs(told[name].taken - float(times)) < 1e-7 * max(1, float(times))
    for name, weight in weights.items():
        mine = told[name].weight
        assert mine is not None and abs(mine - float(weight)) < 1e-7
