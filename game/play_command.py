"""`sleepwalk play` and `sleepwalk read`: from the title, or from any moment of one story."""

from __future__ import annotations

import argparse
import gc
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.library import Library
    from game.story.model import Story
    from game.story.playtest import Replay
    from game.window.watching import Watch

_MOST_SEEDS = 10**9


def add_moment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="FILE|SCENE", default="",
                        help="begin where a playtest leads, or in a scene")  # fmt: skip
    parser.add_argument("--with", dest="given", action="append", default=[], metavar="VALUES",
                        help="variables when the scene is entered: 'awe=7, mask=worn'")  # fmt: skip


def add_watch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--watch", action="store_true",
                        help="show each file as soon as it is saved")  # fmt: skip


def play(options: argparse.Namespace, folders: Callable[[], tuple[Path, Path]]) -> int:
    """Opens the window. `folders` says where saves and painted pictures lie."""
    gc.disable()  # What is made until the window is open stays; `_run` in `app` looks again.
    try:
        return _play(options, folders)
    finally:
        gc.enable()


def _play(options: argparse.Namespace, folders: Callable[[], tuple[Path, Path]]) -> int:
    from game import library

    language = getattr(options, "language", "")
    if options.watch:
        return _watch(options, language, *folders())
    if options.story is None:
        opened = library.whole_game(language)
    else:
        opened = library.opened(options.story, language)
    at = _moment(options, _only_story(opened)) if options.at or options.given else None
    return show(options, opened, *folders(), at=at)


def _only_story(opened: Library) -> Story:
    from game.library import NotFound

    if len(opened.collection.entries) != 1:
        raise NotFound("a moment lies in one story: name it, as in `play mirage --at SCENE`")
    return opened.story(opened.collection.entries[0].story)


def _moment(options: argparse.Namespace, story: Story) -> Replay:
    from game.playtests import moment_of

    return moment_of(options.at, options.given, story, secrets.randbelow(_MOST_SEEDS))


def show(
    options: argparse.Namespace,
    opened: Library,
    home: Path,
    cache: Path,
    *,
    at: Replay | None = None,
    watch: Watch | None = None,
) -> int:
    """Opens the window on a game, with its saves in `home`."""
    from game.saves import Saves
    from game.window.app import play

    kept = Saves(home)
    saves = kept.copied() if at or watch else kept
    try:
        return play(
            opened,
            saves,
            at=at.playthrough if at else None,
            note=_note(at),
            watch=watch,
            cache_folder=cache,
            fullscreen=getattr(options, "fullscreen", False),
            software=getattr(options, "software_window", False),
        )
    finally:
        saves.close()
        kept.close()


def _watch(options: argparse.Namespace, language: str, home: Path, cache: Path) -> int:
    from game.library import NotFound, find_story
    from game.window.watching import Watch

    if options.story is None:
        raise NotFound("`--watch` needs the story that you write: `play ferry.yaml --watch`")
    watch = Watch(find_story(options.story), lambda story: _moment(options, story), language)
    return show(options, watch.library, home, cache, at=watch.first, watch=watch)


def read(options: argparse.Namespace) -> int:
    """Plays in the terminal."""
    from game import library, terminal
    from game.story.playthrough import Playthrough
    from game.story.rules import Origin

    story = library.story_at(options.story, options.language)
    at = _moment(options, story) if options.at or options.given else None
    seed = secrets.randbelow(_MOST_SEEDS) if options.seed is None else options.seed
    beginning = at.playthrough if at else Playthrough(story, Origin(seed=seed))
    pictures = None
    if options.aloud:
        looks = library.opened(options.story, options.language).looks
        pictures = {name: look.describe for name, look in looks.items()}
    terminal.play(beginning, sys.stdin, sys.stdout, _note(at), pictures)
    return 0


def _note(at: Replay | None) -> str:
    """What to say where a playtest leads no further."""
    return f"This is as far as the playtest leads: {at.failure}." if at and at.failure else ""
