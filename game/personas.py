"""Finds and reads the personas that lie beside a story."""

from __future__ import annotations

from pathlib import Path

from game.files import YAML_ENDINGS, Folder
from game.loading.personas import read_persona
from game.problems import Problem, closest
from game.story.model import Story
from game.story.persona import Persona

_FOLDER = "personas"


class NoPersona(Exception):
    """There is no persona where one was asked for; the message says what there is."""


def read_personas(root: Path, story: Story) -> tuple[Problem, ...]:
    """The problems of all personas in a story's folder."""
    folder = Folder(root, root)
    problems: list[Problem] = []
    for source in map(folder.read, folder.yaml_files(_FOLDER)):
        problems += read_persona(source, story)[1] if source else ()
    return (*folder.problems, *problems)


def persona_at(
    asked: str, story_path: Path, story: Story
) -> tuple[Persona | None, tuple[Problem, ...]]:
    """The persona in a file, or of a name in the story's folder, and what is wrong with it.

    Raises NoPersona where there is none.
    """
    path = _found(asked, story_path)
    folder = Folder(path.parent, path.parent)
    source = folder.read(path.name)
    if source is None:
        return None, tuple(folder.problems)
    return read_persona(source, story)


def _found(asked: str, story_path: Path) -> Path:
    root = story_path if story_path.is_dir() else story_path.parent
    for path in (Path(asked), *(root / _FOLDER / f"{asked}{ending}" for ending in YAML_ENDINGS)):
        if path.is_file():
            return path
    known = sorted({Path(name).stem for name in Folder(root, root).yaml_files(_FOLDER)})
    hint = closest(asked, known) or (
        f"this story has: {', '.join(known)}" if known else "name a file such as `kind.yaml`"
    )
    raise NoPersona(f"there is no persona at {asked}; {hint}")
