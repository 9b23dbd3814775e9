"""Whatever loads can be played, and replays to the same page."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.loading.story import StoryFiles, read_story
from game.loading.surroundings import Surroundings
from game.problems import Source, printed
from game.story.model import Story
from game.story.playthrough import Playthrough, replay
from game.story.rules import Origin
from tests.loading.checks import are_sound
from tests.loading.composed import story

MOST_PICKS = 12


def loaded(text: str) -> Story:
    read, problems = read_story(StoryFiles("dream", Source("dream.yaml", text)), Surroundings())
    are_sound(problems)
    assert read is not None, "\n".join(printed(problem) for problem in problems)
    return read


def dreamt(told: Story, seed: int) -> Playthrough:
    """A playthrough of random choices, up to an ending, a dead end, or the most picks."""
    chooser = random.Random(seed)
    moment = Playthrough(told, Origin(seed=seed))
    for _ in range(MOST_PICKS):
        offers = [offer.id for offer in moment.page.offers if offer.open]
        if not offers:
            break
        moment = moment.take(chooser.choice(offers), f"Mara {chooser.randrange(9)}")
    return moment


@given(story(), st.integers(0, 99))
@settings(max_examples=60)
def test_what_loads_plays_and_replays_to_the_same_page(text: str, seed: int) -> None:
    told = loaded(text)
    moment = dreamt(told, seed)
    again = replay(told, moment.picks, Origin(seed=seed))
    assert again.state == moment.state
    assert again.page == moment.page
    by_the_player = [pick for pick in moment.picks if not pick.by_world]
    assert replay(told, by_the_player, Origin(seed=seed)).page == moment.page


@given(story(), st.integers(0, 99))
@settings(max_examples=40)
def test_numbers_never_leave_their_range(text: str, seed: int) -> None:
    values = dreamt(loaded(text), seed).values
    assert 0 <= values["awe"] <= 10
    assert -3 <= values["breath"] <= 9
    assert values["mask"] in ("offered", "worn", "fused")
    assert isinstance(values["named"], bool)
