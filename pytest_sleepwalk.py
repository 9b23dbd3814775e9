"""Lets pytest test stories: each playtest is a test, and so is the walk of each story.

It stands beside the package `game`: a run of pytest that meets no story loads only this file.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from game.library import Reading
    from game.problems import Problem
    from game.story.model import Story
    from game.walker.report import Finding

_YAML = (".yaml", ".yml")
_TELLS_A_STORY = re.compile(rb"^story[ \t]*:", re.MULTILINE)
_LARGEST_HEAD = 65_536
_MEGABYTE = 1_000_000
_READINGS = pytest.StashKey[dict[Path, "Reading"]]()


class IncompleteWalk(UserWarning):
    """A story is larger than the bounds of its walk: not everything was seen."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The bounds of a walk, as `sleepwalk walk` has them."""
    group = parser.getgroup("sleepwalk", "stories")
    group.addoption("--story-states", type=int, default=50_000_000, metavar="N",
                    help="stop the walk of a story after so many states")  # fmt: skip
    group.addoption("--story-memory", type=int, default=2000, metavar="N",
                    help="stop the walk of a story at so many megabytes")  # fmt: skip


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """The tests in a file: a story's own, or one playtest; None for files of other kinds.

    A story in a single file is taken where it was named, or where it stands in a collection.
    """
    if file_path.suffix not in _YAML:
        return None
    if _story_of(file_path) is not None:
        return PlaytestFile.from_parent(parent, path=file_path)
    asked = file_path.name == "story.yaml" or parent.session.isinitpath(file_path)
    asked = asked or (file_path.parent / "collection.yaml").is_file()
    if asked and _tells_a_story(file_path):
        return StoryFile.from_parent(parent, path=file_path)
    return None


def _story_of(playtest: Path) -> Path | None:
    """The story with which a file in `playtests` lies; None for a file that lies with none.

    It is told in a folder, or else in the one file beside, or in that which `playtests/NAME` names.
    """
    shelf = playtest.parent
    if shelf.parent.name == "playtests":
        named = [shelf.parent.parent / f"{shelf.name}{ending}" for ending in _YAML]
        return next(filter(_tells_a_story, named), None)
    if shelf.name != "playtests":
        return None
    main = shelf.parent / "story.yaml"
    if main.exists():
        return main if _tells_a_story(main) else None
    files = sorted(path for path in shelf.parent.iterdir() if path.suffix in _YAML)
    stories = [path for path in files if _tells_a_story(path)]
    return stories[0] if len(stories) == 1 else None


def _tells_a_story(path: Path) -> bool:
    """Whether a file begins as stories do: other projects may have files of the same name."""
    try:
        with path.open("rb") as file:
            return bool(_TELLS_A_STORY.search(file.read(_LARGEST_HEAD)))
    except OSError:
        return False


def _reading(config: pytest.Config, path: Path) -> Reading:
    """The story at a path, read once for all its tests."""
    from game.library import read

    readings = config.stash.setdefault(_READINGS, {})
    if path not in readings:
        readings[path] = read(path)
    return readings[path]


class StoryFile(pytest.File):
    """A story: one test, its walk."""

    def collect(self) -> Iterator[pytest.Item]:
        yield Walk.from_parent(self, name="walk")


class PlaytestFile(pytest.File):
    """A recorded playthrough: one test."""

    def collect(self) -> Iterator[pytest.Item]:
        yield Playtest.from_parent(self, name="playtest")


class Failed(Exception):
    """A test of a story fails; the message is all that is to be said."""


class _Item(pytest.Item):
    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What went wrong, in the writer's words, without a traceback of the program."""
        if isinstance(excinfo.value, Failed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class Walk(_Item):
    """Everything that can happen in a story; what is wrong with it fails the test."""

    def runtest(self) -> None:
        reading = _reading(self.config, self.path)
        if reading.story is None:
            raise Failed(_printed(p for p in reading.problems if p.severity == "error"))
        found, complete = self._walked(reading.story)
        errors = [finding for finding in found if finding.problem.severity == "error"]
        if errors:
            raise Failed("\n\n".join(_told(finding, reading.story) for finding in errors))
        if not complete:
            told = f"{self.path}: the walk stopped at its bounds; nothing wrong was seen so far"
            warnings.warn(IncompleteWalk(told), stacklevel=1)

    def _walked(self, story: Story) -> tuple[tuple[Finding, ...], bool]:
        from game.walker.explore import Bounds
        from game.walker.findings import Findings
        from game.walker.survey import survey

        states, megabytes = (self.config.getoption(f"--story-{n}") for n in ("states", "memory"))
        seen = survey(story, Bounds(states, megabytes * _MEGABYTE))
        return Findings(seen).all(), seen.complete

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"walk: {self.path.parent.name}"


class Playtest(_Item):
    """A playthrough that must come out as it was written down."""

    def runtest(self) -> None:
        from game.playtests import playtest_at
        from game.story.playtest import play

        story = _story_of(self.path)
        assert story is not None
        reading = _reading(self.config, story)
        if reading.story is None:
            raise Failed("its story has errors: see the walk of the story")
        playtest, problems = playtest_at(self.path, reading.story)
        if playtest is None:
            raise Failed(_printed(problems))
        outcome = play(reading.story, playtest)
        if outcome.failures:
            differs = "\n".join(f"✗ {failure}" for failure in outcome.failures)
            # First in short, where pytest sums up; then at its place.
            raise Failed(f"{outcome.failures[0]}\n\n{outcome.transcript}\n\n{differs}")

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"playtest: {self.path.parent.parent.name}/{self.path.stem}"


def _printed(problems: Iterator[Problem] | tuple[Problem, ...]) -> str:
    from game.problems import printed

    return "\n\n".join(printed(problem) for problem in problems)


def _told(finding: Finding, story: Story) -> str:
    """A finding, and what one reads on the way there."""
    from game.problems import printed
    from game.story.playtest import transcript
    from game.walker.trail import replayed

    problem, text = finding.problem, printed(finding.problem)
    if finding.evidence is None:
        return text
    read = transcript(replayed(story, finding.evidence))
    return f"{problem.message}\n\n{read}\n\n{text}"
