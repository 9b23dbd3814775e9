"""What goes into a bundle: the story's own files, and of the game's what the story may need."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.files import STORY_FILE, Folder
from game.library import Reading
from game.recordings import SOUNDS_FILE
from game.shared import LOOKS_FILE, packaged, shared_looks, shared_sounds
from game.story.look import Look

_ALWAYS_HEARD = ("choice", "page")
"""The window's own sounds."""


def copy_story(path: Path, reading: Reading, folder: Path) -> str:
    """Copies a story's files, and nothing else that lies beside them; gives the story's name there.

    A writer's folder may hold notes, drafts and pictures at four times the size.
    """
    is_folder = path.is_dir() or path.name == STORY_FILE
    root = path if path.is_dir() else path.parent
    target = folder / root.resolve().name if is_folder else folder
    own = _files_of_folder(root, reading) if is_folder else [path.name]
    for name in dict.fromkeys([*own, *reading.pictures.found]):
        _copy(root / name, target / name)
    return target.name if is_folder else path.name


def _files_of_folder(root: Path, reading: Reading) -> Iterator[str]:
    folder = Folder(root, root)
    yield STORY_FILE
    yield from (name for name in (LOOKS_FILE, SOUNDS_FILE) if (root / name).is_file())
    yield from folder.yaml_files("scenes")
    yield from folder.files("translations", (".po",))
    files = (Path(file) for sound in reading.sounds.values() for file in sound.files)
    yield from (file.relative_to(root).as_posix() for file in files if file.is_relative_to(root))


def copy_assets(path: Path, reading: Reading, folder: Path) -> None:
    """Copies the game's fonts and looks, and those of its sounds that can be heard in a story."""
    source = packaged("assets")
    for each in ("fonts", "looks"):
        shutil.copytree(source / each, folder / each)
    for name in ("CREDITS.md", SOUNDS_FILE):
        _copy(source / name, folder / name)
    for file in recordings_heard(path, reading):
        _copy(file, folder / file.relative_to(source))


def recordings_heard(path: Path, reading: Reading) -> list[Path]:
    """The game's recordings that a story names, or one of the looks that it names.

    Whatever stands as a word in the writer's files counts as named: better too much.
    """
    words = _words_of(path)
    named = [look for name, look in shared_looks().items() if name in words]
    own = [look for name, look in reading.looks.items() if shared_looks().get(name) is not look]
    heard = {*words, *_ALWAYS_HEARD, *_sounds_of([*named, *own])}
    sounds = (sound for name, sound in shared_sounds().items() if name in heard)
    return sorted(Path(file) for sound in sounds for file in sound.files)


def _sounds_of(looks: Iterable[Look]) -> Iterator[str]:
    for look in looks:
        yield from (bed.sound for bed in look.beds)
        yield from (cue.sound for cue in look.cues.values() if cue.sound)


def _words_of(path: Path) -> set[str]:
    files = path.rglob("*.y*ml") if path.is_dir() else [path]
    return {word for file in files for word in re.findall(r"[\w-]+", file.read_text("utf-8"))}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
