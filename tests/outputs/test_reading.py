"""How much one reads, and how often a scene is seen."""

from __future__ import annotations

import pytest

from game.outputs.reading import Reading, reading_of
from game.story.playthrough import Playthrough
from game.walker.ways import map_of
from tests.outputs.stories import COIN
from tests.tellers import played, story_of


def reading(story: str, playthroughs: int = 4000) -> Reading | None:
    return reading_of(map_of(story_of(story)), playthroughs=playthroughs)


STAIR = """
    story: T
    variables: {lamp: false}
    scenes:
      hall: {text: One two three., choices: [{say: A., do: lamp = true, to: out}, B. -> out]}
      out: {ending: waking, title: Out, text: "Four {lamp: five six seven eight. | five.}"}
    """


def test_words_are_those_that_the_pages_show() -> None:
    def words(moment: Playthrough | None) -> int:
        return len(moment.page.text.split()) + words(moment.parent) if moment else 0

    story = story_of(STAIR)
    by_hand = [words(played(story, choice)) for choice in ("a", "b")]
    assert by_hand == [8, 5]
    read = reading(STAIR)
    assert read is not None
    assert abs(read.words.value - 6.5) <= 2 * read.words.off
    assert read.most == 8
    assert read.minutes == pytest.approx(read.words.value / 240)


def test_scenes_are_seen_and_choices_taken_as_often_as_chance_has_it() -> None:
    read = reading(COIN)
    assert read is not None
    assert read.scenes["hall"] == 1
    assert read.scenes["tails"] == pytest.approx(0.375, abs=0.03)
    assert read.taken["hall", "toss"] == pytest.approx(0.5, abs=0.03)
    assert reading(COIN) == read


def test_a_story_without_an_ending_in_reach_has_no_length() -> None:
    story = COIN.replace("to: {chance: {heads: 1, tails: 3}}", "to: hall")
    story = story.replace("id: leave, to: heads", "id: leave, to: hall")
    assert reading(story, 5) is None
