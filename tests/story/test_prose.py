"""What the reader reads: marked-up text becomes finished paragraphs."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.playthrough import Playthrough
from game.story.prose import Cue, Run
from tests.tellers import played, story_of, words


def read(text: str, *choices: str, language: str = "en", seed: int = 0) -> Playthrough:
    """A playthrough of a story whose one scene has a text and can be visited again."""
    quoted = json.dumps(text, ensure_ascii=False)
    return played(
        story_of(
            f"""
story: T
language: {language}
variables: {{awe: 0..9 = 5, named: true, mask: "worn | off", nickname: text}}
scenes:
  a:
    text: {quoted}
    choices: [Again. -> a, Out. -> b]
  b: {{ending: e, title: E, text: "{{awe}} {{named: x}} {{mask}} {{nickname}}"}}
"""
        ),
        *choices,
        seed=seed,
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("One\ntwo.\n\n\nThree.", ["One two.", "Three."]),
        ("{awe} and {mask}", ["5 and worn"]),
        ("{awe >= 5: They weep. | They wait.} So.", ["They weep. So."]),
        ("{awe > 5: They weep.} So.", ["So."]),
        ("{not named: no|yes}{awe > 1: , loud}", ["yes, loud"]),
        ("{awe > 1: a {mask == worn: b|c} | d}", ["a b"]),
        ("\\{awe\\} \\[x\\] \\*y\\* \\\\ \\| \\:", ["{awe} [x] *y* \\ | :"]),
        ("5 * 3 ** 2", ["5 * 3 ** 2"]),
        ("a | b ] c", ["a | b ] c"]),
        ("“Go,” she said: run.", ["“Go,” she said: run."]),
        ('"Go," she said. "It\'s the \'90s."', ["“Go,” she said. “It’s the ’90s.”"]),
        ("\"'Tis rock 'n' roll,\" 'she' said: \"\"", ["“’Tis rock ’n’ roll,” ‘she’ said: “”"]),
        ("well -- no --- never...", ["well – no — never…"]),
        ('He said "*now*".', ["He said “now”."]),
        ("[whisper]Hush[/whisper] *so* **so**", ["Hush so so"]),
        ("[cue feathers]\n\nNow.", ["Now."]),
        ("[sound bell] Now [pause] and [pause 1.5]then.", ["Now and then."]),
        ("{He said: run|hide}", ["He said: run"]),
        ("{named\\: run|hide}", ["named: run"]),
        ("{!Nobody: run|}", ["Nobody: run"]),
    ],
)  # fmt: skip
def test_marked_up_text_reads_as_it_should(typed: str, shown: list[str]) -> None:
    assert words(read(typed).page) == shown


def test_stars_on_a_line_turn_the_page() -> None:
    assert [len(leaf.paragraphs) for leaf in read("One.\n\n***\n\nTwo.\n\nThree.").page.leaves] == [
        1, 2,
    ]  # fmt: skip


def test_stars_part_the_words_of_a_choice_from_the_scene_that_follows() -> None:
    for text, told in [
        ("***\\nB.", "A."),
        ("B.", "A.\\n\\n***"),
        ("B.\\n***", "***\\nA.\\n***\\n"),
    ]:
        story = story_of(
            f"""
            story: T
            scenes:
              a: {{text: x, choices: [{{say: Go., text: "{told}", to: b}}]}}
              b: {{text: "{text}", choices: [Out. -> c]}}
              c: {{ending: e, title: E, text: x}}
            """
        )
        assert [leaf.paragraphs[0].text for leaf in played(story, "go").page.leaves] == ["A.", "B."]


def test_alternatives_change_with_each_visit() -> None:
    typed = "{one|two|three} {&a|b} {!x|y}"
    shown = [words(read(typed, *["again"] * visit).page)[0] for visit in range(5)]
    assert shown == ["one a x", "two b y", "three a", "three b", "three a"]


PROSE = st.sampled_from(
    ["the", "bell", "he", "said", "no", "when", "is", "if", "has", "a", "lamp", "who", "unless"]
)


@given(st.sampled_from(["", "&", "~", "!"]), st.lists(PROSE, min_size=2, max_size=6))
def test_prose_with_a_colon_is_prose_between_braces_too(sign: str, said: list[str]) -> None:
    prose = " ".join(said)
    for told in (prose, prose.capitalize()):
        shown = words(read(f"{{{sign}{told}: yes|{told}: yes}}").page)
        assert shown == [f"{told}: yes"]


def test_a_shuffle_tells_every_option_once_a_round_and_never_one_twice_in_a_row() -> None:
    for seed in range(20):
        shown = [words(read("{~a|b|c}", *["again"] * n, seed=seed).page)[0] for n in range(9)]
        assert [sorted(shown[i : i + 3]) for i in (0, 3, 6)] == [["a", "b", "c"]] * 3
        assert all(one != other for one, other in pairwise(shown))


def test_styles_nest_and_manners_add_up() -> None:
    (paragraph,) = (
        read("[whisper]low *and [tremble]**lower**[/tremble]*[/whisper]").page.leaves[0].paragraphs
    )
    assert paragraph.items == (
        Run("low ", manners=("whisper",)),
        Run("and ", soft=True, manners=("whisper",)),
        Run("lower", soft=True, strong=True, manners=("whisper", "tremble")),
    )


def test_cues_stand_where_they_were_typed() -> None:
    (paragraph,) = read("Now [cue feathers]they fly[pause 2].").page.leaves[0].paragraphs
    assert [item if isinstance(item, Cue) else item.text for item in paragraph.items] == [
        "Now ", Cue("cue", "feathers"), "they fly", Cue("pause", seconds=2.0), ".",
    ]  # fmt: skip


def test_other_languages_keep_the_quotes_they_typed() -> None:
    assert words(read('"Geh," sagte sie.', language="de").page) == ['"Geh," sagte sie.']


def test_titles_have_true_quotes_too() -> None:
    story = story_of(
        """
        story: The Owner's "Chair"
        about: It's his.
        scenes: {a: {text: x, ending: e, title: The Understudy's Bow}}
        """
    )
    assert (story.title, story.about) == ("The Owner’s “Chair”", "It’s his.")
    assert story.endings[0].title == "The Understudy’s Bow"


def test_conditional_blocks_and_translations() -> None:
    story = story_of(
        """
        story: T
        variables: {named: false}
        scenes:
          a:
            text:
              - |
                The corridor again.
              - if: named
                text: You know this shard.
                else: |
                  Someone was here.

                  With your face.
            choices: [{say: Name it., do: named = true, to: a}, Out. -> b]
          b: {ending: e, title: E, text: x}
        """
    )
    assert words(Playthrough(story).page) == [
        "The corridor again.", "Someone was here.", "With your face.",
    ]  # fmt: skip
    assert words(played(story, "name-it").page) == ["The corridor again.", "You know this shard."]


@given(st.text(st.sampled_from("ab \"'-.*{}[]|\\\n:&!~/"), max_size=40))
def test_whatever_is_typed_is_read_or_refused_with_a_place(typed: str) -> None:
    try:
        page = read(typed).page
    except AssertionError as refused:  # problems, printed
        assert "tale.yaml:" in str(refused)
        return
    for paragraph in words(page):
        assert paragraph == paragraph.strip()
        assert "  " not in paragraph
