"""Opens the playtests of a story, and any moment of it: where a playtest leads, or a scene."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.files import STORY_FILE, YAML_ENDINGS, Folder
from game.library import NotFound, Unplayable
from game.loading.playtests import read_playtest, value_told
from game.problems import Problem, closest, in_reading_order
from game.story.checkpoint import scene_now
from game.story.domain import Word, listed
from game.story.entrance import entrance
from game.story.model import Story
from game.story.playtest import Playtest, Replay, replay
from game.story.playthrough import Playthrough
from game.story.recording import recorded
from game.story.rules import Origin, encoded

_PART = re.compile(r"[,;]\s*(?=[^=,;]+=)")
_MOST_LISTED = 12
_STORY = re.compile(rb"^story[ \t]*:", re.MULTILINE)
_LARGEST_HEAD = 65_536
PLAYTESTS = "playtests"


def read_playtests(path: Path, story: Story) -> tuple[tuple[Playtest, ...], tuple[Problem, ...]]:
    """The playtests that lie with a story, and the problems found in them."""
    root = path if path.is_dir() else path.parent
    folder = Folder(root, root)
    playtests: list[Playtest] = []
    problems: list[Problem] = []
    names = [name for shelf in _shelves(path) for name in folder.yaml_files(shelf)]
    for source in map(folder.read, names):
        playtest, found = read_playtest(source, story) if source else (None, ())
        problems += found
        if playtest is not None:
            playtests.append(playtest)
    return tuple(playtests), in_reading_order([*folder.problems, *problems])


def own_folder(path: Path) -> Path:
    """Where a new playtest of the story at a path belongs."""
    root = path if path.is_dir() else path.parent
    return root / _shelves(path)[0]


def strays(path: Path) -> tuple[str, ...]:
    """The playtests beside a story of one file that may be its own or that of another story."""
    root = path if path.is_dir() else path.parent
    if PLAYTESTS in _shelves(path):
        return ()
    return tuple((root / name).as_posix() for name in Folder(root, root).yaml_files(PLAYTESTS))


def _shelves(path: Path) -> tuple[str, ...]:
    """The folders with a story's playtests, seen from where the story lies; the first for new ones.

    Where several stories of one file lie in a folder, those of each have one of their own.
    """
    named = f"{PLAYTESTS}/{path.stem}"
    if path.is_dir() or (path.parent / STORY_FILE).exists():
        return (PLAYTESTS,)
    files = [file for file in path.parent.iterdir() if file.suffix in YAML_ENDINGS]
    if sum(map(_tells_a_story, files)) > 1:
        return (named,)
    return (PLAYTESTS, named)


def _tells_a_story(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _STORY.search(file.read(_LARGEST_HEAD)) is not None
    except OSError:
        return False


def moment_of(asked: str, given: Sequence[str], story: Story, seed: int) -> Replay:
    """Where the playtest in a file leads, or the scene that is asked for, or else the start.

    `given` are the variables when the scene is entered, as in `awe=7, mask=worn`. Raises NotFound,
    which says what is meant perhaps, and Unplayable where the words of a file are no playtest.
    """
    scene = scene_now(story, asked or story.start)
    if scene is None and (Path(asked).suffix in YAML_ENDINGS or Path(asked).exists()):
        if given:
            raise NotFound("a playtest says itself what it begins with: `with:` in its file")
        return replay_of(Path(asked), story)
    if scene is None:
        few = f"scenes: {', '.join([*story.scenes][:_MOST_LISTED])}"
        hint = closest(asked, story.scenes) or few
        raise NotFound(f"there is no scene called `{asked}`; {hint}")
    values = _values(given, story)
    if not asked and not values:
        return Replay(Playthrough(story, Origin(seed)))
    return Replay(Playthrough(story, Origin(seed, checkpoint=entrance(story, scene.name, values))))


def record(playthrough: Playthrough, folder: Path) -> tuple[Path, str]:
    """Writes what was played as a playtest, in a file whose name is free.

    Gives the file, and what comes out otherwise when it is played; empty if nothing does. Raises
    OSError where it cannot be written.
    """
    scene = playthrough.state.scene
    text = recorded(playthrough, f"As it was played to {scene}")
    folder.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        file = folder / (f"{scene}.yaml" if number == 1 else f"{scene}-{number}.yaml")
        with suppress(FileExistsError), file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            break
    played = replay_of(file, playthrough.story)
    return file, played.failure or _difference(played.playthrough, playthrough)


def _difference(again: Playthrough, played: Playthrough) -> str:
    if again.state.scene != played.state.scene:
        return f"it comes to {again.state.scene}"
    values = played.values
    told = [f"{n} is {v}" for n, v in again.values.items() if v != values[n]]
    return listed(tuple(told), "and") if told else ""


def _values(given: Sequence[str], story: Story) -> dict[str, Any]:
    """The variables that are given, in the writer's terms."""
    declared = {each.name: each for each in story.variables if each.fact is None}
    values = {}
    for part in (part for text in given for part in _PART.split(text) if part.strip()):
        name, equals, told = (word.strip() for word in part.partition("="))
        if name not in declared:
            hint = closest(name, declared) or f"variables: {', '.join(declared) or 'none'}"
            raise NotFound(f"there is no variable called `{name}`; {hint}")
        domain = declared[name].domain
        value = value_told(told, domain)
        if encoded(value, domain, story) is None or not equals:
            meant = isinstance(domain, Word) and closest(told, domain.words)
            wrong = f"is never `{told}`" if told else "needs a value"
            raise NotFound(f"`{name}` {wrong}; {meant or f'it is {domain}'}")
        values[name] = value
    return values


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
