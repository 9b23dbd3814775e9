"""Commands on the pages: the program takes them, and what they name is there."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import parser
from game.library import find_story, read
from tests.docs.fences import FENCE, PAGES, ROOT, Snippet, all_snippets

_COMMAND = re.compile(r"`(sleepwalk(?: [^`]+)?)`")
_PARTS = re.compile(r"\s*(?:&&|;|\|)\s*")
_SETTING = re.compile(r"[A-Z_]+=\S+")
_OTHERS = {"python3", "py", ".", ".venv\\Scripts\\Activate.ps1", "jq", "genhtml", "dask", "cd",
           "mkdir", "sha256sum", "unzip", "ruff", "mypy", ".ci/run"}  # fmt: skip
"""Programs that are not ours, and lines whose words name nothing of ours."""


def commands_in(text: str) -> Iterator[list[str]]:
    """The single commands of a block, in words; comments and settings before them left out."""
    for line in text.splitlines():
        bare = re.sub(r"\s#.*", "", line).strip()
        if bare.startswith("#"):
            continue
        for part in _outside_quotes(bare):
            words = shlex.split(part, posix="\\" not in part)
            yield [word for word in words if not _SETTING.fullmatch(word)]


def _outside_quotes(line: str) -> list[str]:
    """The parts of a line between `&&`, `;` and `|`, where these stand in no quotes."""
    quoted = re.split(r"('[^']*')", line)
    kept = [part if n % 2 else _PARTS.sub("\0", part) for n, part in enumerate(quoted)]
    return [part for part in "".join(kept).split("\0") if part.strip()]


def blocks() -> list[Snippet]:
    return all_snippets("sh", "powershell")


@pytest.mark.parametrize("snippet", blocks(), ids=str)
def test_each_command_of_a_block_can_be_given(snippet: Snippet) -> None:
    for words in commands_in(snippet.text):
        match words:
            case ["sleepwalk", *rest]:
                check_ours(rest)
            case ["pytest", *rest]:
                check_paths(rest)
            case ["python", "-m", module, *_]:
                assert (ROOT / Path(*module.split("."))).with_suffix(".py").exists() or (
                    ROOT / Path(*module.split("."), "__main__.py")
                ).exists(), module
            case ["python", script, *_]:
                assert (ROOT / script).exists(), script
            case ["pip", "install", *rest]:
                check_extras(rest)
            case [program, *_]:
                assert program in _OTHERS, words


def check_ours(words: list[str]) -> None:
    """The command line is the program's own; a story of ours that it names is there."""
    try:
        options = parser().parse_args(words)
    except SystemExit:
        pytest.fail(f"sleepwalk does not take: {' '.join(words)}")
    if getattr(options, "story", None) == "mirage":
        story = read(find_story("mirage")).story
        assert story is not None
        scene = getattr(options, "at", "")
        assert not isinstance(scene, str) or not scene or "/" in scene or scene in story.scenes


def check_paths(words: list[str]) -> None:
    for word in words:
        if "/" in word:
            assert (ROOT / word).exists(), word


def check_extras(words: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for asked in re.findall(r"\[([\w,]+)\]", " ".join(words)):
        for extra in asked.split(","):
            assert extra in project["optional-dependencies"], extra


def told_in_passing() -> list[tuple[str, str]]:
    """Each command within a sentence or a table, once on each page."""
    found = [
        (page.name, match[1])
        for page in PAGES
        if page.name != "CHANGELOG.md"  # it tells what was, too
        for match in _COMMAND.finditer(FENCE.sub("", page.read_text("utf-8")))
    ]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("page", "command"), told_in_passing(), ids=str)
def test_a_command_in_a_sentence_is_one_of_ours_with_options_of_its_own(
    page: str, command: str
) -> None:
    """Often it is not all of it: what is there must be known."""
    words = next(commands_in(command))[1:]
    known = parser()
    if words and not words[0].startswith("-"):
        commands = subcommands(known)
        assert words[0] in commands, f"{page}: {command}"
        known = commands[words[0]]
        inner = subcommands(known)
        if inner and len(words) > 1:
            assert words[1] in inner, f"{page}: {command}"
            known = inner[words[1]]
    for word in words:
        if word.startswith("-") and word != "-":
            assert word.partition("=")[0] in known._option_string_actions, f"{page}: {command}"


def subcommands(known: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in known._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def test_a_command_that_is_not_ours_is_seen() -> None:
    for wrong in ("sleepwalk wander mirage", "sleepwalk walk mirage --htlm x", "sleepwalk map"):
        (words,) = commands_in(wrong)
        with pytest.raises(pytest.fail.Exception):
            check_ours(words[1:])


def test_a_block_is_of_a_kind_that_is_checked() -> None:
    """YAML and commands are; what is shown as plain text is what programs print."""
    for page in PAGES:
        for match in FENCE.finditer(page.read_text("utf-8")):
            kind = match["info"].partition(" ")[0]
            assert kind in ("yaml", "sh", "powershell", "text"), f"{page.name}: {match['info']}"
