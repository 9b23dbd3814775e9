"""Walks several stories, each where there is room: here, in its own process, or on a cluster."""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import walk_command
from game.walk_command import CLEAN, PROBLEMS, USAGE, Refused

if TYPE_CHECKING:
    from game.loading.parcel import Parcel
    from game.story.persona import Persona

_OF_ONE_STORY = ("random", "html", "saves")


@dataclass(frozen=True, slots=True)
class Story:
    """A story to be walked, so that it can travel; and who plays it."""

    name: str
    parcel: Parcel
    persona: Persona | None


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of one walk, as texts."""

    name: str
    report: str
    outputs: Mapping[str, str]
    playtests: Mapping[str, str]
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Walks:
    """How stories are walked, and what is told of each: see `game.walker.work`."""

    limits: Mapping[str, Any]
    outputs: tuple[str, ...]
    width: int
    colours: Any

    def begun(self) -> Callable[[Story], Told]:
        return self._told

    def _told(self, story: Story) -> Told:
        from game.outputs.account import Account
        from game.outputs.playtests import as_playtests
        from game.walker.walk import walk

        begin = time.monotonic()
        found = walk(story.parcel(), persona=story.persona, **self.limits)
        account = Account(found, time.monotonic() - begin)
        errors, warnings = (len(account.found(each)) for each in ("error", "warning"))
        outputs = {name: walk_command.FORMS[name](account) for name in self.outputs}
        report = self._report(account)
        return Told(story.name, report, outputs, as_playtests(found), errors, warnings)

    def _report(self, account: Any) -> str:
        from rich.console import Console

        from game.outputs.page import show

        page, coloured = io.StringIO(), self.colours is not None
        show(account, Console(file=page, width=self.width, color_system=self.colours,
                              force_terminal=coloured))  # fmt: skip
        return page.getvalue()


def paths_of(asked: Sequence[str]) -> tuple[Path, ...]:
    """Where the stories lie that are asked for; a collection stands for all of its own.

    Raises NotFound where there is none.
    """
    from game.library import find_story, open_collection
    from game.places import find_collection

    found: list[Path] = []
    for each in asked:
        listing = find_collection(each)
        if listing is None:
            found.append(find_story(each))
        else:
            found += open_collection(listing).paths.values()
    return tuple(dict.fromkeys(found))


def run(paths: Sequence[Path], options: argparse.Namespace) -> int:
    """Walks stories and tells of all of them. Returns 1 for errors in any of them, else 0.

    Raises Refused, Unfinished, Unwritten.
    """
    _refuse_what_is_of_one(len(paths), options)
    walk_command.check(options)
    stories = [_story(path, options) for path in paths]
    begin = time.monotonic()
    told = _walked(stories, options)
    _write(told, options, time.monotonic() - begin)
    return PROBLEMS if any(each.errors for each in told) else CLEAN


def _refuse_what_is_of_one(count: int, options: argparse.Namespace) -> None:
    given = [name for name in _OF_ONE_STORY if getattr(options, name) is not None]
    if given:
        raise Refused(f"sleepwalk: --{given[0]} is for one story, and these are {count}", USAGE)


def _story(path: Path, options: argparse.Namespace) -> Story:
    """A story to be walked. Raises Unplayable where it has errors."""
    from game.library import read, story_of

    reading = read(path)
    story = story_of(reading, path)
    assert reading.parcel is not None
    return Story(story.name, reading.parcel, walk_command.persona_of(story, path, options))


def _walked(stories: Sequence[Story], options: argparse.Namespace) -> list[Told]:
    from rich.console import Console

    from game.outputs.progress import counted
    from game.walker.work import here

    console = walk_command.console()
    outputs = tuple(walk_command.asked(options))
    work = Walks(walk_command.limits(options), outputs, console.width, console.color_system)
    where = walk_command.where(options) or here
    with counted(Console(stderr=True), "walking", len(stories)) as done, where(work) as do:
        told = []
        for each in do(stories):
            told.append(each)
            done(len(told))
        return told


def _write(told: Sequence[Told], options: argparse.Namespace, seconds: float) -> None:
    from game.outputs.joined import joined
    from game.outputs.writing import HERE, write, write_playtests

    files = walk_command.asked(options)
    for name, file in files.items():
        write(joined(name, [each.outputs[name] for each in told]), file)
    if options.playtests is not None:
        for each in told:
            write_playtests(each.playtests, options.playtests / each.name)
    if HERE not in files.values():
        for each in told:
            write(each.report, HERE)
        write(_summary(told, seconds), HERE)


def _summary(told: Sequence[Told], seconds: float) -> str:
    from game.outputs.setting import many

    errors, warnings = sum(each.errors for each in told), sum(each.warnings for each in told)
    found = f"{many(errors, 'error')}, {many(warnings, 'warning')}" if errors + warnings else ""
    return f"\n {len(told)} stories in {seconds:.1f} s: {found or 'no findings'}.\n"
