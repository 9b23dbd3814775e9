"""The words of a story are those that its pages show."""

from __future__ import annotations

import random

import pytest

from game.outputs.reading import _Reader, reading_of
from game.story.playthrough import Playthrough
from tests.outputs.stories import BROKEN, COIN
from tests.tellers import story_of

CHANGING = """
    story: Moods
    variables: {awe: 0..3, name: text}
    scenes:
      hall:
        text: "{One.|Two words.|And *three* words.} {awe > 1: You quake. | } {~Red.|Dark blue.}"
        choices:
          - say: "More, {awe}."
            id: more
            do: awe += 1
            text: "{awe == 3: So much! | Hm.}"
            to: hall
          - {say: Sing aloud., locked: You cannot., if: awe > 2, id: sing, to: out}
          - {say: Once., id: once, once: true, visit: attic, to: hall}
          - {say: Go., id: go, to: out}
      attic: {text: Dust and dusk., choices: [{say: Back., id: back, to: return}]}
      out: {ending: waking, title: Out, text: "It is {awe}."}
    """


def pages(moment: Playthrough | None) -> int:
    """The words of all pages up to a moment, those of the choices included."""
    words = 0
    while moment is not None:
        page = moment.page
        words += len(page.text.split()) + sum(len(offer.text.split()) for offer in page.offers)
        moment = moment.parent
    return words


@pytest.mark.parametrize("story", [COIN, BROKEN, CHANGING])
def test_the_words_of_a_playthrough_are_those_on_its_pages(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = story_of(story)
    reader, taken = _Reader(read), []
    choose = reader.chance.choice

    def noted(choices):  # type: ignore[no-untyped-def]
        taken.append(choose(choices).id)
        return next(choice for choice in choices if choice.id == taken[-1])

    monkeypatch.setattr(reader.chance, "choice", noted)
    branches = reader.chance.choices

    def branch(found, weights):  # type: ignore[no-untyped-def]
        (chosen,) = branches(found, weights)
        taken.append(f"-> {chosen.destination}")
        return [chosen]

    monkeypatch.setattr(reader.chance, "choices", branch)
    monkeypatch.setattr("game.outputs.reading._LONGEST", 40)
    compared = 0
    for seed in range(60):
        taken.clear()
        counted = reader.read(1)
        if counted:
            assert counted == [pages(replayed(read, taken, seed))]
            compared += 1
    assert compared > 10


def replayed(story, picks, seed):  # type: ignore[no-untyped-def]
    from game.story.playthrough import replay
    from game.story.rules import Origin

    return replay(story, picks, Origin(seed=seed))


def test_a_story_that_always_says_the_same_is_known_exactly() -> None:
    reading = reading_of(
        story_of("""
        story: T
        scenes:
          hall: {text: One two three., choices: [Four five. -> out]}
          out: {ending: waking, title: Out, text: Six.}
        """)
    )
    assert reading is not None
    assert (reading.words, reading.uncertainty) == (6, 0)
    assert reading.scenes == {"hall": 1.0, "out": 1.0}


def test_scenes_are_entered_as_often_as_chance_has_it() -> None:
    reading = reading_of(story_of(COIN))
    assert reading is not None
    assert reading.scenes["hall"] == 1
    assert reading.scenes["tails"] == pytest.approx(0.375, abs=0.05)
    assert reading_of(story_of(COIN)) == reading


def test_a_story_without_an_ending_in_reach_has_no_length() -> None:
    story = story_of("""
        story: T
        scenes:
          hall: {text: Hall., choices: [Round. -> hall]}
          out: {ending: waking, title: Out, text: Light.}
        """)
    assert reading_of(story, most=5) is None


def test_reading_at_random_leaves_the_chance_of_others_alone() -> None:
    random.seed(4)
    before = random.getstate()
    reading_of(story_of(COIN), most=10)
    assert random.getstate() == before
