"""The figures of a story are those that one would count by hand, and its bars follow from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.outputs.account import Account
from game.stats.bars import Bar, bars_of
from game.stats.measures import Measures
from game.stats.page import as_text
from game.stats.pages import seen
from game.stats.repeats import repeated_phrases, repeated_sentences
from game.stats.texts import conditions, fewest_words, passages, sentences, words_written
from game.stats.values import as_json
from game.walker.walk import walk
from tests.tellers import story_of

TALE = """
story: Tale
variables: {lamp: false, nickname: text}
scenes:
  hall:
    text: |
      One two *three* four. {lamp: Five six. | Seven} {a|b c}

      {nickname}, said the wall.
    choices:
      - {say: Light the lamp., id: light, do: lamp = true, to: stair}
      - {say: Wait., id: wait, to: stair}
      - {say: Leave., id: leave, text: You leave., to: stair}
      - {say: Jump., id: jump, to: out}
  stair:
    text: "Eight nine. {lamp: It {lamp: really} shines. | It is dark.} {lamp: Ten.}"
    choices:
      - {say: Down., id: down, to: out}
  out: {ending: waking, title: Out, text: Light comes in and finds you here.}
"""


def measured(text: str = TALE, *, walked: bool = True) -> Measures:
    story = story_of(text)
    return Measures(story, Account(walk(story)) if walked else None)


def bars(measures: Measures) -> dict[str, Bar]:
    return {bar.name: bar for bar in bars_of(measures)}


def test_every_word_that_is_written_counts_once() -> None:
    story = story_of(TALE)
    hall = list(passages(story.scenes["hall"].text))
    assert hall == ["One two three four.", "Five six.", "Seven", "a", "b c", ", said the wall."]
    assert words_written(story.scenes["hall"]) == 4 + 2 + 1 + 1 + 2 + 3 + (3 + 1 + 1 + 2 + 1)
    assert measured().words == sum(words_written(scene) for scene in story.scenes.values())


def test_the_fewest_words_take_the_shorter_branch_and_nested_conditions_are_one_place() -> None:
    stair = story_of(TALE).scenes["stair"].text
    assert fewest_words(stair) == 2 + 2 + 0
    assert conditions(stair) == 2


def test_playthroughs_are_measured_in_words_and_choices() -> None:
    measures = measured(walked=False)
    made, read = measures.choices_made, measures.words_read
    assert made is not None and read is not None
    assert (made.least, made.most) == (1, 2)
    assert read.least <= read.low <= read.median <= read.high <= read.most
    longest = seen(measures.story).longest
    assert [each.scene for each in longest] and longest[0].scene == "hall"


def test_choices_that_do_nothing_are_named() -> None:
    bearing = measured().bearing
    assert (bearing.choices, bearing.alone) == (4, 1)
    assert bearing.idle == (("hall", "wait"),)
    assert bearing.share == pytest.approx(3 / 4)
    assert bearing.weighty == 0


def test_without_a_walk_weights_are_not_known_and_chances_are_about() -> None:
    measures = measured(walked=False)
    assert measures.bearing.weighty is None and not measures.chances_are_exact
    assert bars(measures)["findings of the walk"].kept is None
    assert measures.endings[0].chance == 1.0
    assert measured().chances_are_exact


def test_sentences_of_six_words_that_stand_twice_are_found_whatever_their_signs() -> None:
    one = list(sentences(story_of(TALE)))
    other = TALE.replace("Eight nine.", "A word. “Light comes in -- and finds you here!” he says.")
    both = repeated_sentences({"one": one, "two": list(sentences(story_of(other)))})
    places = {repeat.text: repeat.places for repeat in both}
    assert places["Light comes in and finds you here."] == ("one/out", "two/stair", "two/out")
    assert not repeated_sentences({"one": one})


def test_phrases_that_come_again_are_told_at_their_longest() -> None:
    text = " ".join(f"The cat of the {word} sat down at once." for word in ("sea", "sky", "sun"))
    told = list(sentences(story_of(TALE.replace("Eight nine.", text))))
    phrases = dict(repeated_phrases(told))
    assert phrases == {"sat down at once": 3, "the cat of the": 3}


def test_a_short_story_is_not_asked_for_length_and_a_long_one_is() -> None:
    assert "words" not in bars(measured())
    rooms = "".join(f"  room{n}: {{text: Room., to: out}}\n" for n in range(15))
    long = bars(measured(TALE + rooms, walked=False))
    assert not long["scenes"].kept and not long["words"].kept
    assert long["chance of an ending"].kept is False  # one ending, which is certain
    assert "finale" in long["kinds of endings"].found


def test_an_ending_told_over_several_scenes_has_the_words_of_all_since_the_last_choice() -> None:
    tale = """
story: T
variables: {named: false}
scenes:
  hall:
    text: One two three.
    choices:
      - {say: Left., do: named = true, to: left}
      - Right. -> right
  left: {text: "Four {named: five} six.", to: fog}
  right: {text: Seven., to: fog}
  fog: {text: Eight nine., to: shore}
  shore: {ending: waking, title: Shore, text: Ten.}
"""
    (shore,) = Measures(story_of(tale)).endings
    assert (shore.fewest_words, shore.conditions) == (4, 0)
    (shore,) = Measures(
        story_of(tale.replace("  - Right. -> right", "  - Right. -> shore"))
    ).endings
    assert shore.fewest_words == 1


def test_the_page_and_the_values_say_the_same() -> None:
    measures = measured()
    page = as_text([measures, measures], [])
    values = json.loads(json.dumps(as_json([measures], [])))["stories"][0]
    assert f"{values['words']} words" in page and "wait in hall" in page
    assert values["bearing"]["idle"] == ["hall/wait"]
    assert {bar["name"] for bar in values["bars"]} == set(bars(measures))


def test_the_command_measures_a_collection_and_says_if_asked_whether_a_bar_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(TALE)
    (tmp_path / "collection.yaml").write_text(
        "collection: Both\nstories:\n  - story: one\n  - story: two\n"
    )
    assert main(["stats", str(tmp_path), "--no-walk", "--bars"]) == 1
    assert "misses: " in capsys.readouterr().out
    assert main(["stats", str(tmp_path), "--no-walk"]) == 0
    assert "misses" not in capsys.readouterr().out
    assert main(["stats", str(tmp_path), "--no-walk", "--bars", "--json"]) == 1
    values = json.loads(capsys.readouterr().out)
    assert [each["story"] for each in values["stories"]] == ["one", "two"]
    (shared,) = values["shared_sentences"]
    assert shared["places"] == ["one/out", "two/out"]
