"""Random playthroughs come to what the walk computes exactly, on stories that are shipped."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game import library
from game.outputs.reading import reading_of
from game.story.model import Story
from game.story.persona import Persona, weight
from game.story.playthrough import Playthrough
from game.story.rules import Origin
from game.walker.intervals import NINETY_FIVE, Mean, mean_of
from game.walker.likely import Likely
from game.walker.samples import Job, Order, Sample, sampled
from game.walker.tally import quantile, sums_of
from game.walker.walk import walk
from game.walker.ways import map_of

STORIES = Path(__file__).parent.parent.parent / "stories"
EXACT = ("house_lights", "summit")
"""Stories that are small enough for exact chances."""
CAREFUL = Persona(
    "Careful",
    words={"wait": 3.0, "look": 2.0, "ask": 2.0, "say": 0.5, "go": 0.7, "take": 0.5, "the": 1.5},
)
PLAYERS = (None, CAREFUL)
PLAYTHROUGHS, SEED = 100_000, 7
SURE = 3.5
"""So many standard deviations hold all but one in two thousand figures that are right."""
SURER = 4.5
"""All but one in a hundred thousand."""


@cache
def story_called(name: str) -> Story:
    story = library.read(STORIES / name).story
    assert story is not None
    return story


@cache
def exactly(name: str, player: int) -> Likely:
    likely = walk(story_called(name), persona=PLAYERS[player]).likely
    assert likely is not None and likely.figures.playthroughs == 0
    return likely


@cache
def played(name: str, player: int) -> Sample:
    order = Order(PLAYTHROUGHS, SEED, PLAYERS[player])
    return sampled(Job(lambda: story_called(name), order), story_called(name))


each_story_and_player = pytest.mark.parametrize(
    ("name", "player"), [(name, player) for name in EXACT for player in range(len(PLAYERS))]
)


@each_story_and_player
def test_the_exact_chance_of_every_ending_lies_between_the_bounds_of_a_sample(
    name: str, player: int
) -> None:
    exact = {each.ending.name: each.probability for each in exactly(name, player).endings}
    for ending, share in played(name, player).endings:
        low, high = share.interval(SURE)
        assert low <= exact[ending.name] <= high, ending.name
        assert high - low < 0.012


@each_story_and_player
def test_choices_are_as_many_and_as_often_taken_as_they_should_be(name: str, player: int) -> None:
    likely, tally = exactly(name, player), played(name, player).tally
    assert tally.ended == tally.playthroughs
    assert likely.figures.choices_expected is not None and likely.figures.lengths is not None
    assert_mean(mean_of(sums_of(tally.lengths)), likely.figures.choices_expected)
    below = [likely.figures.lengths.median, likely.figures.lengths.most_of_all]
    for share, length in zip((0.5, 0.95), below, strict=True):
        # A quantile is uncertain by as many playthroughs as the share of those below it is.
        off = SURE * (share * (1 - share) / PLAYTHROUGHS) ** 0.5
        assert (
            quantile(tally.lengths, share - off) <= length <= quantile(tally.lengths, share + off)
        )
    assert likely.figures.lengths.least <= quantile(tally.lengths, 0.0)


@each_story_and_player
def test_every_choice_is_taken_as_often_as_it_should_be(name: str, player: int) -> None:
    exact = {(each.scene, each.choice.id): each.taken for each in exactly(name, player).weights}
    sample, compared = played(name, player), 0
    for (scene, choice, share), times in zip(sample.choices, sample.tally.times, strict=True):
        if share.hits == times:  # Of what is taken several times the variance is not known.
            low, high = share.interval(SURER)
            assert low <= exact[scene, choice.id] <= high, choice.id
            compared += 1
    assert compared > 0.8 * len(exact)


def assert_mean(mean: Mean, exact: float) -> None:
    assert abs(mean.value - exact) <= mean.off * SURE / NINETY_FIVE


def test_the_two_players_end_so_differently_that_one_cannot_be_taken_for_the_other() -> None:
    """What was compared above would show if a sample did not weigh choices as the walk does."""
    for name in EXACT:
        story = story_called(name)
        choices = [choice for scene in story.scenes.values() for choice in scene.choices]
        assert sum(weight(CAREFUL, choice, story) != 1 for choice in choices) >= 5
        anybody = {each.ending.name: each.probability for each in exactly(name, 0).endings}
        shares = played(name, 1).endings
        outside = [e for e, s in shares if not within(anybody[e.name], s.interval(SURE))]
        assert outside


def within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


@pytest.mark.parametrize("name", EXACT)
def test_as_many_words_are_counted_as_pages_show(name: str) -> None:
    told = reading_of(map_of(story_called(name)))
    assert told is not None
    counts = list(words_read(story_called(name), 300))
    total = sum(counts)
    pages = mean_of((len(counts), total, sum(count * count for count in counts)))
    assert abs(pages.value - told.words.value) <= SURE / NINETY_FIVE * (pages.off + told.words.off)


def words_read(story: Story, playthroughs: int) -> Iterator[int]:
    """The words of all pages of playthroughs at random, one after another, by the rules alone."""
    chance = random.Random(story.name)
    for number in range(playthroughs):
        playthrough = Playthrough(story, Origin(seed=number))
        words = len(playthrough.page.text.split())
        while playthrough.ending is None:
            choice = chance.choice([o for o in playthrough.page.offers if o.open])
            playthrough = playthrough.take(choice.id)
            words += len(playthrough.page.text.split())
        yield words
