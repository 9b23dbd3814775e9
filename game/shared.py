"""Looks and sounds: those that came with the game, and a story's own, which come first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from game.files import Folder
from game.loading.looks import Around, read_looks
from game.pictures import Pictures
from game.problems import Problem
from game.recordings import sounds_in
from game.story.look import Look
from game.story.sound import Sound

LOOKS_FILE = "looks.yaml"


def packaged(name: str) -> Path:
    """The folder `stories` or `assets` that came with the game, installed or in its workshop."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name


@cache
def shared_looks() -> Mapping[str, Look]:
    """The looks that came with the game, by name."""
    looks: dict[str, Look] = {}
    folder = Folder(packaged("assets"), Path("assets"))
    for relative in folder.yaml_files("looks"):
        source = folder.read(relative)
        if source is not None:
            looks |= read_looks(source, looks, Around(shared_sounds()))[0]
    return looks


@cache
def shared_sounds() -> Mapping[str, Sound]:
    """The sounds that came with the game, by name. They were looked into when they were made."""
    return sounds_in(Folder(packaged("assets"), Path("assets")), are_known=True)[0]


def sounds_of(folder: Folder) -> tuple[Mapping[str, Sound], tuple[Problem, ...]]:
    """The shared sounds and those of a story's own, which come first."""
    own, problems = sounds_in(folder)
    return {**shared_sounds(), **own}, problems


def looks_of(
    folder: Folder, sounds: Collection[str], pictures: Pictures
) -> tuple[Mapping[str, Look], tuple[Problem, ...]]:
    """The shared looks and those of a story's own `looks.yaml`, which come first."""
    if not (folder.root / LOOKS_FILE).exists():
        return shared_looks(), ()
    source = folder.read(LOOKS_FILE)
    if source is None:
        return shared_looks(), ()
    own, problems = read_looks(source, shared_looks(), Around(sounds, pictures.find))
    return {**shared_looks(), **own}, problems


def same_where_equal(new: Mapping[str, Look], old: Mapping[str, Look]) -> dict[str, Look]:
    """The new looks; one that has not changed stays the same value, so that it stays painted."""
    return {name: old[name] if old.get(name) == look else look for name, look in new.items()}
