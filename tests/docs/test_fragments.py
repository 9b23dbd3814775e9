"""Parts of stories, looks and sounds on the pages: each would be right where it belongs.

What a fragment names and does not tell (a scene, a variable, an image) is elsewhere; everything
else in it must be as it should.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from textwrap import dedent, indent

import pytest

from game.library import read
from game.loading.format import CHOICE, SCENE, STORY
from game.problems import Problem, printed
from tests.docs.fences import Snippet, all_snippets

ELSEWHERE = {
    "unknown-name", "unknown-scene", "unknown-choice", "unknown-ending", "unknown-recording",
    "unknown-image", "unknown-parameter", "unknown-look", "timed-choice-alone",
    "return-without-visit",
}  # fmt: skip
"""What may be wrong with a fragment because it is one."""
UNUSED = {"unread-variable", "unwritten-variable", "unreachable-scene", "no-way-on"}
_KEY = re.compile(r"^(?P<name>[\w-]+):", re.MULTILINE)
_MORE = """
  there: {ending: waking, title: There, text: There.}
"""


def parts_of(text: str) -> list[str]:
    """A fragment in which a key stands more than once shows several ways to write it."""
    starts = [match.start() for match in _KEY.finditer(text)]
    keys = [match["name"] for match in _KEY.finditer(text)]
    if len(set(keys)) == len(keys):
        return [text]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def files_with(part: str) -> dict[str, str]:
    """The files of a story in which a fragment stands where it belongs."""
    keys = {match["name"] for match in _KEY.finditer(part)}
    story = "story: A Fragment\n"
    there = f"scenes:{_MORE}"
    if part.startswith("- "):
        return {"story.yaml": scene(indent(f"choices:\n{indent(part, '  ')}", "    "))}
    if keys == {"beds"}:
        look = f"looks:\n  here:\n    like: theatre_wings\n{indent(part, '    ')}"
        return {"story.yaml": story + there, "looks.yaml": look}
    if keys in ({"looks"}, {"sounds"}):
        return {"story.yaml": story + there, f"{keys.pop()}.yaml": part}
    if keys <= set(SCENE.names):
        return {"story.yaml": scene(indent(part, "    "))}
    if keys <= set(CHOICE.names):
        return {"story.yaml": scene("    choices:\n      -\n" + indent(part, "        "))}
    if keys <= set(STORY.names):
        head = "" if "story" in keys else story
        return {"story.yaml": head + part + ("" if "scenes" in keys else there)}
    return {"story.yaml": f"{story}scenes:\n{indent(part, '  ')}{_MORE}"}


def scene(body: str) -> str:
    text = "" if re.search(r"^    text:", body, re.MULTILINE) else "    text: Here.\n"
    on = "" if re.search(r"^    (choices|to|ending):", body, re.MULTILINE) else "    to: there\n"
    return f"story: A Fragment\nscenes:\n  here:\n{text}{body}{on}{_MORE}"


def problems_in(part: str, folder: Path) -> list[Problem]:
    for name, text in files_with(part).items():
        (folder / name).write_text(text, encoding="utf-8")
    return [each for each in read(folder).problems if each.code not in ELSEWHERE | UNUSED]


def fragments() -> list[Snippet]:
    found = all_snippets("yaml fragment", "yaml looks")
    return [each for each in found if not all(line[:1] == "#" for line in each.text.splitlines())]


@pytest.mark.parametrize("snippet", fragments(), ids=str)
def test_a_fragment_is_right_where_it_belongs(snippet: Snippet, tmp_path: Path) -> None:
    for number, part in enumerate(parts_of(dedent(snippet.text))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert [printed(each) for each in problems_in(part, folder)] == [], part


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("txt: |\n  Fog.\n", "wrong-kind"),
        ("- say: Go.\n  onec: true\n  to: there\n", "unknown-key"),
        ("do: courage ++\n", "not-an-effect"),
        ("variables:\n  courage: 3..0\n", "empty-range"),
        ("looks:\n  fog:\n    layers: [fogg]\n", "unknown-layer"),
        ("text: |\n  {lantern: A light.\n", "unclosed-brace"),
        ("quay:\n  look: theatre_wings\n  txt: Fog.\n", "unknown-key"),
    ],
)
def test_a_mistake_in_a_fragment_is_seen(fragment: str, code: str, tmp_path: Path) -> None:
    assert code in {each.code for each in problems_in(fragment, tmp_path)}
