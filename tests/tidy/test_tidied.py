"""A file that was laid out says what it said, keeps its comments, and is not laid out again."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections import Counter
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game import library
from game.loading.report import Report
from game.loading.written import comments_in, written
from game.loading.yaml_reader import read_yaml
from game.problems import Source, Span, printed
from game.story.model import Story
from game.tidy.tidied import tidied
from tests.docs.test_snippets import Snippet, whole_stories
from tests.problems.cases import FOLDER, Case, cases_of
from tests.tidy.texts import file_by

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted(p for f in ("stories", "assets") for p in (ROOT / f).rglob("*.yaml"))
STORIES = [path.parent for path in sorted((ROOT / "stories").glob("*/story.yaml"))]
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases_of(path)]


def laid(text: str) -> str:
    """The text laid out. It has no problems."""
    new, problems = tidied(Source("story.yaml", text))
    assert [printed(problem) for problem in problems] == []
    return new


def _short(value: object) -> str:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


@settings(max_examples=600)
@given(st.integers(0, 2**63))
def test_any_file_keeps_what_it_says_and_its_comments_and_comes_to_rest(seed: int) -> None:
    text, comments = file_by(seed)
    report = Report()
    assume(read_yaml(Source("story.yaml", text), report) is not None and not report.problems)
    assert len(list(comments_in(written(text)))) == comments
    once = laid(text)  # raises Untidied where it would say something else
    assert laid(once) == once


@pytest.mark.parametrize("path", SHIPPED, ids=_short)
def test_the_files_that_come_with_the_game_come_to_rest_with_all_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = laid(text)
    assert laid(once) == once
    assert Counter(comments_in(written(once))) == Counter(comments_in(written(text)))


@pytest.mark.parametrize("folder", STORIES, ids=_short)
def test_the_files_of_the_stories_that_come_with_the_game_are_laid_out(folder: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}
    assert [str(path) for path, text in texts.items() if laid(text) != text] == []


@pytest.mark.parametrize("folder", STORIES, ids=_short)
def test_a_story_laid_out_from_any_shape_is_the_same_story(folder: Path, tmp_path: Path) -> None:
    rough = tmp_path / folder.name
    shutil.copytree(folder, rough)
    for path in rough.rglob("*.yaml"):
        path.write_text(_roughened(path.read_text(encoding="utf-8")), encoding="utf-8")
    before = _story(rough)
    assert _told(before) == _told(_story(folder))
    for path in rough.rglob("*.yaml"):
        path.write_text(laid(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert _told(_story(rough)) == _told(before)


def _roughened(text: str) -> str:
    """The same with twice the indent, with comments above choices, and windows' line ends."""
    lines = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() == "choices:":
            lines += ["", "# what one can do"]
        lines.append(" " * indent + re.sub(r"^( *)- ", r"\1-   ", line))
    return "\r\n".join(lines)


def _story(folder: Path) -> Story:
    story = library.read(folder).story
    assert story is not None
    return story


def _told(value: Any) -> Any:
    """What a story is, without the places of its files and what was made of expressions."""
    if isinstance(value, Span) or callable(value):
        return None
    if dataclasses.is_dataclass(value):
        fields = [f.name for f in dataclasses.fields(value) if f.name != "fingerprint"]
        return {name: _told(getattr(value, name)) for name in fields}
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): _told(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return value


@pytest.mark.parametrize("snippet", whole_stories(), ids=str)
def test_the_stories_of_the_pages_come_to_rest(snippet: Snippet) -> None:
    assert laid(laid(snippet.text)) == laid(snippet.text)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_that_cannot_be_read_is_left_as_it_is_with_the_problem_that_check_tells(
    case: Case,
) -> None:
    for name, text in case.files.items():
        report = Report()
        root = read_yaml(Source(name, text), report)
        if not name.endswith(".yaml") or (root is not None and not report.problems):
            continue
        new, problems = tidied(Source(name, text))
        assert new == text
        assert problems
        assert all(printed(problem) in case.output for problem in problems)


# The shape

SHAPES = {
    "prose stands in a block, and a choice stays in its line": (
        """\
        scenes:
          hall:
            text: "A hall: one door."
            choices: [Open it. -> hall]
        """,
        """\
        scenes:
          hall:
            text: |
              A hall: one door.
            choices: [Open it. -> hall]
        """,
    ),
    "lines that are wrapped stay wrapped": (
        """\
        scenes:
          hall:
            text: A hall, and
              one door.

              It is warm.
            choices:
            - Open it, and go
              out. -> hall
        """,
        """\
        scenes:
          hall:
            text: >
              A hall, and
              one door.

              It is warm.
            choices:
              - Open it, and go
                out. -> hall
        """,
    ),
    "indents become two spaces, and comments go along": (
        """\
        scenes:
            # the beginning
            hall:    # rewrite
                text: |  # too long?
                    A hall.
                     One door.
                choices:
                # of two
                - say: Open it.
                  to: hall
                  # never seen
                # the end of the hall
        """,
        """\
        scenes:
          # the beginning
          hall:  # rewrite
            text: |  # too long?
              A hall.
               One door.
            choices:
              # of two
              - say: Open it.
                to: hall
                # never seen
            # the end of the hall
        """,
    ),
    "one blank line stands between scenes, and one at most elsewhere": (
        """\
        scenes:

          hall:
            to: well
          # deep
          well:


            do: [a = 1]


            to: hall
        """,
        """\
        scenes:
          hall:
            to: well

          # deep
          well:
            do: [a = 1]

            to: hall
        """,
    ),
    "comments beside lines in a row stand in one column": (
        """\
        story: Door
        variables:
          awe: 0..10 # grows
          mask: worn | off      # at first worn
          named: false
          debt: -5..5 # none
        """,
        """\
        story: Door
        variables:
          awe: 0..10        # grows
          mask: worn | off  # at first worn
          named: false
          debt: -5..5  # none
        """,
    ),
    "quotes are double, but for words with double quotes in them": (
        """\
        story: 'The Door'
        by: "\\"Mara\\""
        about: 'Say "come".'
        version: "1.0"
        """,
        """\
        story: "The Door"
        by: '"Mara"'
        about: 'Say "come".'
        version: "1.0"
        """,
    ),
    "words between brackets are joined, and quoted as all others": (
        """\
        story: A
        content: ['it''s
          late', "so
          late"]
        """,
        """\
        story: A
        content: ["it's late", "so late"]
        """,
    ),
    "a comment between brackets takes them apart": (
        """\
        scenes:
          hall:
            choices: [Open it. -> hall, # first
              Wait. -> hall] # last
        """,
        """\
        scenes:
          hall:
            choices:  # last
              - Open it. -> hall  # first
              - Wait. -> hall
        """,
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shape_is_one_that_reads_well(name: str) -> None:
    typed, expected = map(dedent, SHAPES[name])
    assert laid(typed) == expected
    assert laid(expected) == expected


def test_line_ends_of_windows_stay() -> None:
    assert laid("story:   Door\r\nby:  Mara\r\n") == "story: Door\r\nby: Mara\r\n"


def test_brackets_too_wide_for_a_line_are_wrapped_where_the_writer_broke_them() -> None:
    parts = [f"parameter_{number}: {number}" for number in range(9)]
    one_line = "looks:\n  hall:\n    parameters: {" + ", ".join(parts) + "}\n"
    wrapped = laid(one_line)
    assert all(len(line) <= 100 for line in wrapped.split("\n"))
    broken = one_line.replace(", parameter_2", ",\n      parameter_2")
    assert laid(broken).split("\n")[3].startswith("      parameter_2: 2, parameter_3")
