"""What sampling promises: each playthrough is one by the rules, and shares are honest."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game import library
from game.story.model import Story
from game.story.playthrough import Playthrough
from game.walker.course import Course, course_of
from game.walker.intervals import Share, mean_of
from game.walker.personas import evenly
from game.walker.players import Curious, Steady
from game.walker.sampling import Block, blocks_of, played, sample
from game.walker.tally import Tally, quantile, sums_of, together
from game.walker.ways import map_of
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import random_story

STORIES = Path(__file__).parent.parent.parent / "stories"
SHIPPED = ("mirage", "summit", "flaw", "house_lights")
_CHANCE = re.compile(r"\{chance: \{(\w+): \d+[^}]*\}\}")


class Diary:
    """Somebody who takes any choice, and writes down what was open and what was taken."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.open: list[set[str]] = []
        self.picks: list[str] = []

    def weights(self, choices: Sequence[int]) -> Sequence[float]:
        self.open.append({self.course.choices[number][1].id for number in choices})
        return [1.0] * len(choices)

    def took(self, choice: int, times: int) -> None:
        assert times == 1
        self.picks.append(self.course.choices[choice][1].id)

    def turns(self, here: Sequence[int]) -> Sequence[Sequence[int]]:
        return [here]


@settings(max_examples=60)
@given(st.integers(0, 2**40))
def test_a_playthrough_is_one_by_the_rules_word_for_word(seed: int) -> None:
    text = _CHANCE.sub(lambda chance: chance[1], random_story(random.Random(seed)))
    course = course_of(map_of(story_of(text, "chance")))
    for number in range(5):
        diary = Diary(course)
        tally = played(course, diary, Block(seed, number, 1), most_choices=30)
        check_against_rules(course, diary, tally)


def check_against_rules(course: Course, diary: Diary, tally: Tally) -> None:
    playthrough = Playthrough(course.story)
    told, entered = playthrough.page.text, {s.scene for s in playthrough.steps if s.enters}
    for number, pick in enumerate(diary.picks):
        offers = {offer.id for offer in playthrough.page.offers if offer.open}
        assert diary.open[number] == offers
        playthrough = playthrough.take(pick)
        told += "\n\n" + playthrough.page.text
        entered |= {step.scene for step in playthrough.steps if step.enters}
    assert {course.scenes[i] for i in np.flatnonzero(tally.scenes)} == entered
    if tally.unended:
        assert len(diary.picks) == 30
        return
    ending = playthrough.ending
    assert tally.stuck == (ending is None)
    assert [course.endings[i] for i in np.flatnonzero(tally.endings)] == [ending] * tally.ended
    if ending is not None:
        assert sums_of(tally.lengths)[:2] == (1, len(diary.picks))
        assert sums_of(tally.words)[:2] == (1, len(told.split()))


def is_plausible(hits: int, trials: int, probability: float) -> bool:
    """False at most twice in 10^13 for a true probability (Chernoff's bound), however small."""
    share, distance = hits / trials, 0.0
    for found, true in ((share, probability), (1 - share, 1 - probability)):
        if found > 0 and true <= 0:
            return False
        distance += found * math.log(found / true) if found > 0 else 0.0
    return trials * distance < 30


MOST_STATES = 500
"""Nineteen of twenty stories have no more; fractions of the largest can take minutes."""


@settings(max_examples=40)
@given(st.integers(0, 2**40))
def test_endings_are_as_likely_as_the_rules_make_them(seed: int) -> None:
    story, spied = (story_of(random_story(random.Random(seed)), "chance") for _ in range(2))
    truth = oracle.truth_of(spied)
    assume(len(truth.states) <= MOST_STATES)
    chances, choices = oracle.ending_probabilities(story, truth)
    course = course_of(map_of(story))
    player = Steady((1.0,) * len(course.choices))
    tally = played(course, player, Block(seed, 0, 4000), most_choices=500)
    for ending, hits in zip(story.endings, tally.endings, strict=True):
        chance = float(chances[ending.name])
        # Those that were left under way might have come to this ending, or not.
        nearest = min(max(int(hits), round(chance * 4000)), int(hits) + tally.unended)
        assert is_plausible(nearest, 4000, chance)
    if tally.ended == 4000:
        mean = mean_of(sums_of(tally.lengths))
        assert abs(mean.value - float(choices)) < 5 * mean.off + 0.02


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_story_ends_as_often_as_a_playthrough_through_the_rules(name: str) -> None:
    story = library.read(STORIES / name).story
    assert story is not None
    tally = sample(map_of(story), evenly, 50_000, seed=7)
    assert tally.unended == tally.stuck == 0
    slow, trials = slow_ends(story, 1500)
    for ending, hits in zip(story.endings, tally.endings, strict=True):
        low, high = Share(slow.count(ending.name), trials).interval(6.0)
        assert low <= hits / 50_000 <= high


def slow_ends(story: Story, trials: int) -> tuple[list[str], int]:
    """How random playthroughs end that are played one by one, through the rules alone."""
    from game.story import rules

    chance, ends = random.Random(story.name), []
    for _ in range(trials):
        state = rules.start(story)
        while not story.scenes[state.scene].ending:
            if state.awaiting:
                branches = state.awaiting.branches
                (branch,) = chance.choices(branches, [b.weight for b in branches])
                state, _ = rules.follow_branch(story, state, branch)
            else:
                state = rules.take(story, state, chance.choice(rules.offered(story, state)))
        ends.append(state.scene)
    return ends, trials


def test_the_same_seed_gives_the_same_and_another_seed_another() -> None:
    story = story_of(TOWER)
    first, again, other = (sample(map_of(story), evenly, 3000, seed) for seed in (7, 7, 8))
    assert values_of(first) == values_of(again) != values_of(other)


def values_of(tally: Tally) -> list[object]:
    return [np.asarray(getattr(tally, name)).tolist() for name in Tally.__slots__]


def test_blocks_hold_all_playthroughs_and_add_up_in_any_grouping() -> None:
    course = course_of(map_of(story_of(random_story(random.Random(3)), "chance")))
    blocks = blocks_of(course, 60_001, 1)
    assert sum(block.size for block in blocks) == 60_001
    assert len(blocks) == 3
    player = Steady((1.0,) * len(course.choices))
    tallies = [played(course, player, Block(1, number, 100)) for number in range(3)]
    nested = together([together(tallies[:2]), tallies[2]])
    assert values_of(nested) == values_of(together(tallies))


PLAIN = "".join(f", {{say: Way {n}., id: w{n}-FLOOR, to: end}}" for n in range(8))
FLOOR = """
      lFLOOR:
        text: A landing.
        to: {chance: {dark-FLOOR: 7, lit-FLOOR: 1}}
      dark-FLOOR: {text: Dark., do: lamp = false, to: door-FLOOR}
      lit-FLOOR: {text: Lit., do: lamp = true, to: door-FLOOR}
      door-FLOOR:
        text: A door.
        choices: [{say: Up., id: up-FLOOR, if: lamp, to: NEXT}PLAIN]"""
TOWER = (
    """
    story: Tower
    variables: {lamp: false}
    scenes:"""
    + FLOOR.replace("PLAIN", PLAIN).replace("FLOOR", "1").replace("NEXT", "l2")
    + FLOOR.replace("PLAIN", PLAIN).replace("FLOOR", "2").replace("NEXT", "top")
    + """
      top: {ending: waking, title: Top, text: Stars.}
      end: {ending: waking, title: Out, text: Light.}
    """
)


def test_somebody_curious_finds_what_a_random_player_hardly_finds() -> None:
    course = course_of(map_of(story_of(TOWER)))
    steady = played(course, Steady((1.0,) * 18), Block(1, 0, 2000))
    curious = played(course, Curious(18), Block(1, 0, 2000))
    assert curious.endings[0] > 10 * max(1, steady.endings[0])
    assert (curious.taken > 0).all()


def test_a_playthrough_that_goes_on_for_ever_is_left_and_counted() -> None:
    story = story_of("""
        story: T
        scenes:
          hall: {text: Hall., choices: [Wait. -> hall, Fall. -> well, Go. -> end]}
          well: {text: Well., choices: [Climb. -> well]}
          end: {ending: waking, title: Out, text: Light.}
        """)
    course = course_of(map_of(story))
    tally = played(course, Steady((1.0,) * 4), Block(0, 0, 500), most_choices=60)
    assert tally.unended > 0 and tally.unended + tally.ended == 500 and tally.stuck == 0


def test_a_dead_end_is_counted_for_whom_nothing_is_open() -> None:
    story = story_of("""
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, do: lamp = true, to: stair}
              - {say: Leave it., id: leave, to: stair}
          stair: {text: Stair., choices: [{say: See., id: see, if: lamp, to: end}]}
          end: {ending: waking, title: Out, text: Light.}
        """)
    tally = sample(map_of(story), evenly, 1000, 3)
    assert is_plausible(tally.stuck, 1000, 0.5) and tally.stuck + tally.ended == 1000
    assert tally.lengths.tolist() == [0, 0, tally.ended]


@settings(max_examples=200)
@given(st.integers(1, 10**6), st.floats(0, 1))
def test_an_interval_holds_its_share_and_is_within_0_and_1(trials: int, part: float) -> None:
    share = Share(int(trials * part), trials)
    low, high = share.interval()
    assert 0 <= low <= share.value <= high <= 1 and low < high


def test_the_interval_is_that_of_the_tables() -> None:
    assert Share(7, 20).interval() == pytest.approx((0.1812, 0.5671), abs=5e-5)
    assert Share(0, 10).interval() == pytest.approx((0.0, 0.2775), abs=5e-5)


@settings(max_examples=100)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=60))
def test_averages_and_quantiles_of_counts_are_those_of_the_list(values: list[int]) -> None:
    counts = np.bincount(values)
    mean = mean_of(sums_of(counts))
    assert mean.value == pytest.approx(np.mean(values))
    assert mean.off == pytest.approx(
        1.959964 * np.std(values, ddof=1) / len(values) ** 0.5, rel=1e-4
    )
    for share in (0.0, 0.5, 0.95):
        expected = sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
        assert quantile(counts, share) == expected
