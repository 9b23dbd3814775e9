"""Mistakes that were once in the reader itself, each found by a story that nobody would write."""

from __future__ import annotations

import pytest

from game.loading.story import StoryFiles, read_story
from game.loading.surroundings import Surroundings
from game.problems import Problem, Source, printed
from tests.loading.checks import are_sound
from tests.tellers import played, problems_of, story_of, words


def told(text: str) -> tuple[Problem, ...]:
    problems = read_story(StoryFiles("s", Source("s.yaml", text)), Surroundings())[1]
    are_sound(problems)
    return problems


def test_a_fact_that_breaks_off_after_its_slash_is_a_problem() -> None:
    text = "story: S\nscenes:\n  hall: {text: A., to: ['reached(a/ -> hall', hall]}\n"
    assert [problem.code for problem in told(text)] == ["unreadable-expression"]


def test_a_list_can_stand_in_the_condition_of_a_text() -> None:
    story = story_of(
        """\
        story: S
        variables: {mask: offered | worn | fused}
        scenes:
          hall:
            do: mask = fused
            text: |
              {mask in [worn, fused]: It sits. | It waits.}
            choices: [Wait. -> hall]
        """
    )
    assert words(played(story).page) == ["It sits."]


@pytest.mark.parametrize("opened", ["[0", "[pause\n      1]", "[cue\n      feathers]"])
def test_a_bracket_that_is_open_at_the_end_of_its_line_is_a_problem(opened: str) -> None:
    text = f"story: S\nscenes:\n  hall:\n    ending: e\n    text: |\n      {opened}\n      On.\n"
    assert [problem.code for problem in told(text)] == ["unclosed-square"]


def test_no_message_can_steer_the_terminal() -> None:
    (problem,) = told('story: S\n"a\\e[2J\\nb": 1\nscenes: {h: {text: A., ending: e, title: T}}\n')
    assert printed(problem).replace("\n", "").isprintable()
    assert len(printed(problem).splitlines()) == 4


def test_the_mark_stands_under_its_word_on_a_very_late_line() -> None:
    text = "story: S\nscenes:\n  hall:\n    to: nowhere\n    text: A.\n"
    (problem,) = told("#\n" * 1_234_567 + text)
    _, line, mark, _ = printed(problem).splitlines()
    assert line[mark.index("^") :].startswith("nowhere")


def test_a_broken_variable_is_not_called_unknown_wherever_it_is_used() -> None:
    text = """\
        story: S
        variables: {awe: 10, mask: offered}
        scenes:
          hall:
            do: [awe += 1, mask = worn]
            text: "{awe > 3: A hall.} {mask}"
            choices:
              - {say: Wait., if: mask == worn and awe < 4, ask: awe, to: hall}
        """
    assert problems_of(text) == ["bad-variable", "bad-variable"]


def test_a_broken_scene_is_not_called_unknown_wherever_it_is_named() -> None:
    text = """\
        story: S
        scenes:
          hall: {text: A hall., choices: [Go. -> the well, Wait. -> attic]}
          the well: {text: A well., to: hall}
          attic: Dust.
        """
    assert sorted(problems_of(text)) == ["bad-name", "wrong-kind"]


def test_a_file_of_scenes_that_cannot_be_read_is_the_only_problem() -> None:
    main = Source("story.yaml", "story: S\nscenes: {hall: {text: A., to: well}}\n")
    broken = Source("scenes/1.yaml", "scenes:\n  well: {text: [whisper]A[/whisper]}\n")
    problems = read_story(StoryFiles("s", main, [broken]), Surroundings())[1]
    assert [problem.span.source.name for problem in problems] == ["scenes/1.yaml"]


def test_text_after_an_exclamation_mark_is_not_lost() -> None:
    text = "story: S\nscenes:\n  hall: {ending: e, title: T, text: ! Run.}\n"
    assert [problem.code for problem in told(text)] == ["tag-not-allowed"]


def test_a_word_after_an_ampersand_is_not_lost() -> None:
    text = "story: S\nscenes:\n  hall:\n    ending: e\n    title: T\n    text: &c on\n"
    assert [problem.code for problem in told(text)] == ["starts-with-sign"]


def test_references_within_sane_limits_are_allowed() -> None:
    text = """\
        story: S
        scenes:
          hall: {text: A hall., choices: &ways [Wait. -> hall, Go. -> well]}
          well: {text: A well., choices: *ways}
        """
    assert problems_of(text) == []


def test_a_long_row_of_visits_is_no_circle() -> None:
    rows = "".join(f"  s{n}: {{text: A., visit: s{n + 1}, to: return}}\n" for n in range(3000))
    first = "  s: {text: A., visit: s0, to: s}\n"
    text = f"story: S\nscenes:\n{first}{rows}  s3000: {{text: A., to: return}}\n"
    assert [problem.code for problem in told(text)] == []


@pytest.mark.parametrize(
    "condition",
    ["(" * 30 + "a" + ")" * 30 + " > 3", " < ".join(["a"] * 190), "a in [" + "3, " * 190 + "3]"],
    ids=["brackets", "comparisons", "members"],
)
def test_calculations_without_end_are_refused(condition: str) -> None:
    choices = "".join(f"      - {{say: W{n}, to: hall, if: '{condition}'}}\n" for n in range(9000))
    text = f"story: S\nvariables: {{a: 0..9}}\nscenes:\n  hall:\n    choices:\n{choices}"
    assert [problem.code for problem in told(text)] == ["too-much"]
