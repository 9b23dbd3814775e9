"""Opens the playtest in a file, and the moment of a story to which it leads."""

from __future__ import annotations

from pathlib import Path

from game.files import Folder
from game.library import NotFound, Unplayable
from game.loading.playtests import read_playtest
from game.problems import Problem, in_reading_order
from game.story.model import Story
from game.story.playtest import Playtest, Replay, replay


def replay_of(path: Path, story: Story) -> Replay:
    """The moment to which the playtest in a file leads, or as far as the story still plays it.

    Raises NotFound where there is no such file, and Unplayable where its words are no playtest.
    """
    if not path.is_file():
        raise NotFound(f"there is no playtest at {path}; `sleepwalk walk --playtests` writes some")
    playtest, problems = playtest_at(path, story)
    if playtest is None:
        raise Unplayable(path.name, problems)
    return replay(story, playtest)


def playtest_at(path: Path, story: Story) -> tuple[Playtest | None, tuple[Problem, ...]]:
    """The playtest in a file, and the problems found in it."""
    folder = Folder(path.parent, path.parent)
    source = folder.read(path.name)
    playtest, problems = read_playtest(source, story) if source else (None, ())
    return playtest, in_reading_order([*folder.problems, *problems])
