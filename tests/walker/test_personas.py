"""What a persona promises: weights as written, and chances that follow from them exactly."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game import library
from game.loading.personas import read_persona
from game.personas import NoPersona, persona_at
from game.problems import Source
from game.story.model import Choice, Story
from game.story.persona import Persona, direction, has_words, plain, weight
from game.walker.course import course_of
from game.walker.personas import evenly, weigher
from game.walker.players import Steady
from game.walker.sampling import Block, played, sample
from game.walker.walk import walk
from game.walker.ways import map_of
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import random_story
from tests.walker.test_sampling import is_plausible

ROOT = Path(__file__).parent.parent.parent

KING = """
    story: King
    variables: {awe: 0..10, breath: 0..9 = 5, lamp: false, mask: offered | worn}
    scenes:
      hall:
        text: "Hall. {awe} {breath} {lamp: yes | no} {mask}"
        choices:
          - {say: "Kneel, kneel before the king.", id: kneel, do: "awe += 2", to: kneeling}
          - {say: "{awe > 2: Don't | Do not} *laugh*.", id: still, do: [awe = 10, breath -= 1],
             to: kneeling}
          - {say: Kneeling is not for you., id: stand, do: [lamp = not lamp, mask = worn], to: out}
          - {say: Light the lamp., id: light, do: [lamp = true, breath = breath - awe], to: out}
      kneeling: {ending: waking, title: Knees, text: Low.}
      out: {ending: waking, title: Out, text: Light.}
    """


def choices_of(story: Story) -> dict[str, Choice]:
    return {c.id: c for scene in story.scenes.values() for c in scene.choices}


def persona_of(text: str, story: Story) -> Persona:
    persona, problems = read_persona(Source("kind.yaml", text), story)
    assert persona is not None and not problems
    return persona


def test_all_that_fits_a_choice_is_multiplied() -> None:
    story = story_of(KING)
    persona = persona_of(
        "persona: Kind\nabout: gentle\nwords: {kneel: 3, the king: 2, don’t: 5, lamp: 0.25}\n"
        "raises: {awe: 1.5, lamp: 10}\nlowers: {breath: 0.5}\n",
        story,
    )
    weights = {name: weight(persona, choice, story) for name, choice in choices_of(story).items()}
    # `kneel` fits once though it is said twice; `lamp = not lamp` neither raises nor lowers.
    assert weights == {"kneel": 3 * 2 * 1.5, "still": 5 * 1.5 * 0.5, "stand": 1.0,
                       "light": 0.25 * 10 * 0.5}  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("awe += 1", 1), ("awe -= 1", -1), ("awe = 0", -1), ("awe = 10", 1), ("awe = 4", 0),
        ("awe += breath", 1), ("awe += breath - 5", 0), ("awe = max(awe, breath)", 1),
        ("lamp = true", 1), ("lamp = false", -1), ("lamp = not lamp", 0), ("awe = awe", 0),
        ("awe -= 2 if lamp else 1", -1), ("lamp = lamp and awe > 3", -1),
    ],
)  # fmt: skip
def test_an_effect_raises_what_it_never_lowers(effect: str, expected: int) -> None:
    story = story_of(KING.replace("awe += 2", effect))
    assert direction(choices_of(story)["kneel"].effects[0], story) == expected


def test_an_effect_on_more_values_than_can_be_tried_is_judged_by_some_of_them() -> None:
    story = story_of(
        KING.replace("0..10", "0..100000")
        .replace("0..9", "0..900000")
        .replace("awe += 2", "awe += breath")
    )
    assert direction(choices_of(story)["kneel"].effects[0], story) == 1


@given(st.sampled_from(["kneel", "the king", "Before The", "kneel, kneel"]))
def test_words_are_found_whole_in_small_or_large_letters(words: str) -> None:
    text = plain(choices_of(story_of(KING))["kneel"].words)
    assert has_words(text, words)
    assert not has_words(text, words[:-1]) and not has_words(text, words[1:])


HEAVY = Persona("Heavy", words={"say 0": 3.0, "back": 0.25}, raises={"n": 2.5, "lamp": 1.5},
                lowers={"m": 0.2})  # fmt: skip


MOST_STATES = 80
"""Fractions with the weights of a persona grow long: larger stories take minutes."""


@settings(max_examples=40)
@given(st.integers(0, 2**40))
def test_chances_of_a_persona_are_exact(seed: int) -> None:
    story, spied = (story_of(random_story(random.Random(seed)), "chance") for _ in range(2))
    truth = oracle.truth_of(spied)
    assume(len(truth.states) <= MOST_STATES)
    for key, ways in truth.ways.items():
        truth.ways[key] = reweighed(story, truth.states[key].scene, ways)
    chances, choices = oracle.ending_probabilities(story, truth)
    likely = walk(story, persona=HEAVY).likely
    assert likely is not None
    for each in likely.endings:
        assert each.probability == pytest.approx(float(chances[each.ending.name]), abs=1e-9)
    if likely.figures.choices_expected is not None:
        assert likely.figures.choices_expected == pytest.approx(float(choices), rel=1e-7)
    check_sampled(story, {e.ending.name: e.probability for e in likely.endings}, seed)


def reweighed(story: Story, scene: str, ways: list) -> list:  # type: ignore[type-arg]
    """The ways of a state with the weights of the persona for shares, as fractions."""
    by_id = {choice.id: choice for choice in story.scenes[scene].choices}
    if not ways or oracle.is_chance(ways[0][0]):
        return ways
    weights = [Fraction(weight(HEAVY, by_id[label], story)) for label, _, _ in ways]
    return [
        (label, each / sum(weights), after)
        for (label, _, after), each in zip(ways, weights, strict=True)
    ]


def check_sampled(story: Story, chances: dict[str, float], seed: int) -> None:
    """Sampling plays as the same persona."""
    course = course_of(map_of(story))
    weigh = weigher(HEAVY, story)
    player = Steady(tuple(weigh(choice) for _, choice in course.choices))
    tally = played(course, player, Block(seed, 0, 2000), most_choices=500)
    for ending, hits in zip(story.endings, tally.endings, strict=True):
        chance = min(1.0, max(0.0, chances[ending.name]))
        nearest = min(max(int(hits), round(chance * 2000)), int(hits) + tally.unended)
        assert is_plausible(nearest, 2000, chance) or abs(chance - round(chance)) < 1e-9


WEIGHED = """
    story: T
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: Kind., id: a, to: {chance: {one: 3, two: 1}}}
          - {say: Rough., id: b, to: two}
          - {say: Other., id: c, to: one}
      one: {ending: waking, title: One, text: L.}
      two: {ending: waking, title: Two, text: L.}
    """


def test_what_a_choice_decides_is_told_for_the_persona_too() -> None:
    story = story_of(WEIGHED)
    persona = Persona("Kind", words={"kind": 2.0, "rough": 0.5})
    likely = walk(story, persona=persona).likely
    assert likely is not None
    taken = {w.choice.id: w.taken for w in likely.weights}
    assert taken == pytest.approx({"a": 4 / 7, "b": 1 / 7, "c": 2 / 7})
    # After `a` one ends at One 3 times of 4; the others: `b` never, `c` always, 1 to 2.
    weights = {w.choice.id: w.weight for w in likely.weights}
    assert weights == pytest.approx({"a": 3 / 4 - 2 / 3, "b": 5 / 6, "c": 1 - 3 / 5})


def pages_personas() -> dict[str, str]:
    """The personas that the page on testing shows, by name."""
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    return dict(re.findall(r"```yaml personas/(\w+)\.yaml\n(.*?)```", page, re.S))


@pytest.mark.parametrize("name", ["kind", "curious", "bold"])
def test_the_personas_of_the_page_fit_the_mirage_and_end_elsewhere(name: str) -> None:
    story = library.read(ROOT / "stories" / "mirage").story
    assert story is not None
    persona = persona_of(pages_personas()[name], story)
    choices = choices_of(story).values()
    assert sum(weight(persona, choice, story) != 1 for choice in choices) >= 10
    anybody, somebody = (
        sample(map_of(story), weigh, 10_000).endings / 10_000
        for weigh in (evenly, weigher(persona, story))
    )
    assert abs(anybody - somebody).sum() > 0.1


def test_a_persona_is_found_by_its_name_beside_the_story_or_by_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "tale" / "personas"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text("persona: Kind\nwords: {kind: 2}\n")
    story = story_of(WEIGHED)
    for asked in ("kind", str(folder / "kind.yaml")):
        persona, problems = persona_at(asked, tmp_path / "tale", story)
        assert persona is not None and persona.words == {"kind": 2.0} and not problems
    with pytest.raises(NoPersona, match="did you mean `kind`"):
        persona_at("knd", tmp_path / "tale", story)
