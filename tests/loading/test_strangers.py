"""Files come from strangers: whatever bytes they hold, there is a story or there are problems."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.checks import problems_of
from game.files import Folder
from game.library import shared_looks
from game.loading.collection import read_collection
from game.loading.looks import read_looks
from game.loading.playtests import read_playtest
from game.loading.story import StoryFiles, read_story
from game.loading.surroundings import Surroundings
from game.loading.translation import read_translation
from game.problems import Problem, Source
from tests.loading.checks import are_sound
from tests.tellers import story_of

ROOT = Path(__file__).parent.parent.parent
MIRAGE = ROOT / "stories" / "mirage"
REAL = [
    (MIRAGE / "story.yaml").read_text("utf-8"),
    *(path.read_text("utf-8")[:6000] for path in sorted((MIRAGE / "scenes").glob("*.yaml"))),
]
SMALL = """\
story: The Door
variables: {awe: 0..10, mask: offered | worn, named: false, nickname: text}
scenes:
  hall:
    do: [awe += 1, mask = worn]
    text: |
      A hall, *warm*. {awe > 3: They weep. | They wait.} [pause 1.5]

      {one|two|{&a|b}} [whisper]You, {nickname}.[/whisper]
    choices:
      - Open it. -> morning
      - say: "Tell: your name."
        ask: nickname
        if: not chosen(tell-your-name) and mask in [worn, offered]
        once: true
        visit: snow
        to:
          - awe >= 8 -> morning
          - hall
      - {after: 8, to: {chance: {hall: 3, morning: 1}}}
  snow: {text: Snow., to: return}
  morning: {ending: waking, title: Morning, text: Light.}
"""
TALE = story_of(SMALL)
SIGNS = "{}[]()*&!%@`|>:,?-#\"'\\\n\t =<~^$;/._0aZé€\u200b\u2028\x85\x00\ufeff😀"
words = st.text(alphabet=st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]))


def problems_as_story(text: str, *, as_scenes: bool = False) -> tuple[Problem, ...]:
    source = Source("dream.yaml", text)
    files = StoryFiles("dream", source)
    if as_scenes:
        files = StoryFiles("dream", Source("story.yaml", "story: S\nstart: hall\n"), [source])
    story, problems = read_story(files, Surroundings({"wings": ("glow",)}, ("bell",)))
    assert story is not None or any(problem.severity == "error" for problem in problems)
    return problems


def read_in_every_way(text: str) -> None:
    """Reads a text as each kind of file, and checks what is told."""
    source = Source("dream.yaml", text)
    are_sound(problems_as_story(text))
    are_sound(problems_as_story(text, as_scenes=True))
    are_sound(read_looks(source, shared_looks())[1])
    are_sound(read_playtest(source, TALE)[1])
    are_sound(read_collection(source, "dreams", ("a", "b"), Surroundings(), {})[1])
    for scalar in read_translation(source).values():
        span = scalar.span_of(0, len(scalar.value))
        assert 0 <= span.start <= span.end <= len(text)


@given(st.binary(max_size=400))
@settings(max_examples=150)
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"a: \xc3")
@example(b"&0")
def test_any_bytes_are_a_story_or_problems(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "story.yaml").write_bytes(content)
        (folder / "scenes").mkdir()
        (folder / "scenes" / "hall.yaml").write_bytes(content)
        for told in problems_of(name):
            are_sound(told)
        reading = Folder(folder, folder)
        source = reading.read("story.yaml")
        assert (source is None) == bool(reading.problems)


@given(words)
@settings(max_examples=120)
def test_any_text_is_a_story_or_problems(text: str) -> None:
    read_in_every_way(text)


@given(words, st.sampled_from(["text", "to", "do", "choices", "look", "if", "visit", "ending"]))
@settings(max_examples=120)
def test_any_text_can_stand_behind_a_key(text: str, key: str) -> None:
    read_in_every_way(f"story: S\nscenes:\n  hall:\n    {key}: {text}\n    text: A hall.\n")


@given(words)
@settings(max_examples=120)
def test_any_text_can_be_prose(text: str) -> None:
    block = "\n".join(f"      {line}" for line in text.splitlines())
    told = problems_as_story(SMALL.replace("      A hall, *warm*.", block + "\n      A hall."))
    are_sound(told)


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """A real story in which some lines, signs or spaces are lost, doubled, swapped or new."""
    lines = draw(st.sampled_from(texts)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                del lines[at : at + draw(st.integers(1, 3))]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at] = " " * draw(st.integers(0, 9)) + lines[at].lstrip()
            case 3:
                column = draw(st.integers(0, len(lines[at])))
                sign = draw(st.sampled_from(SIGNS))
                lines[at] = lines[at][:column] + sign + lines[at][column:]
            case 4:
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + lines[at][column + 1 :]
            case 5:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = lines[at].replace(" ", "\t", 1)
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated([SMALL]))
@settings(max_examples=150)
def test_a_broken_small_story_is_a_story_or_problems(text: str) -> None:
    read_in_every_way(text)


@given(mutated(REAL))
@settings(max_examples=25)
def test_a_broken_real_story_is_a_story_or_problems(text: str) -> None:
    are_sound(problems_as_story(text))
    are_sound(problems_as_story(text, as_scenes=True))


HALL = "story: S\nvariables: {a: 0..9}\nscenes:\n  hall:\n    ending: e\n    text: |\n      "
ADVERSARIES = {
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "stars": HALL + "*a **b " * 30_000,
    "opened alternatives": HALL + "{a|" * 60_000,
    "alternatives": HALL + "{a|b}" * 40_000,
    "values": HALL + "{a} " * 20_000,
    "conditions of unknown names": HALL + "{b c d: x|y} " * 20_000,
    "squares": HALL + "[pause]" * 30_000,
    "manners": HALL + "[whisper]" * 30_000,
    "escapes": HALL + "\\{" * 200_000,
    "blank lines": HALL + "\n\n" * 100_000,
    "spaces": HALL + "a" + " " * 500_000 + "b",
    "scalar": "story: " + "x" * 1_000_000,
    "key": "x" * 1_000_000 + ": a",
    "keys": "story: S\n" + "".join(f"k{number}: a\n" for number in range(100_000)),
    "aliases": "story: &a S\nabout: [" + ", ".join(["*a"] * 100_000) + "]",
    "alias bomb": "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 64)),
    "scenes in a row": "story: S\nscenes:\n"
    + "".join(f"  s{n}: {{text: a, to: s{n + 1}}}\n" for n in range(10_000)),
    "visits in a row": "story: S\nscenes:\n"
    + "".join(f"  s{n}: {{text: a, visit: s{n + 1}, to: return}}\n" for n in range(10_000)),
    "sum": HALL + "{" + "a + " * 50_000 + "a}",
    "parentheses": HALL + "{" + "(" * 50_000 + "a}",
    "signs": HALL + "{a > " + "- " * 50_000 + "a: b}",
}  # fmt: skip


@pytest.mark.parametrize("name", ADVERSARIES)
def test_what_is_made_to_exhaust_is_refused_or_read(name: str) -> None:
    are_sound(problems_as_story(ADVERSARIES[name]))
