"""The command `sleepwalk walk`: walks a story and tells what it found, in the forms asked for.

Each group of options has a function that adds it, and one that reads it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import sample_command, saves_command, version

if TYPE_CHECKING:
    from rich.console import Console

    from game.library import Reading
    from game.outputs.account import Account
    from game.story.model import Story
    from game.story.persona import Persona
    from game.walker.parts import Elsewhere
    from game.walker.walk import Walk
    from game.walker.work import Run

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_MEGABYTE = 1_000_000
_WIDTH_OF_FILES = 92


# What can be asked for


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument(
        "stories",
        nargs="+",
        metavar="STORY",
        help="a story's folder or file, or the name of one; a collection for all of its stories",
    )
    add_bounds(parser)
    _add_player(parser)
    sample_command.add(parser)
    _add_workers(parser)
    _add_outputs(parser)
    _add_playtests(parser)
    _add_saves(parser)


def add_bounds(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how far it goes")
    above_zero = sample_command.number
    group.add_argument(
        "--states", type=above_zero, default=2_000_000_000, help="stop after so many states"
    )
    group.add_argument("--memory", type=above_zero, default=2000, help="stop at so many megabytes")
    group.add_argument(
        "--no-reduction",
        action="store_true",
        help="count all states, even those that differ in nothing that matters",
    )


def _add_player(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("who plays")
    group.add_argument(
        "--persona",
        metavar="NAME",
        help="tell what is likely for somebody who likes some choices better than others:"
        " a file, or the name of one in the story's folder `personas`",
    )


def _add_workers(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("where the work is done, if not here alone")
    group.add_argument(
        "--jobs",
        type=sample_command.number,
        metavar="N",
        help="in N processes, one for each core, say",
    )
    group.add_argument(
        "--cluster", metavar="ADDRESS", help="on the workers of a dask.distributed scheduler"
    )


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "what it writes", "each to a file; `-` writes it here, instead of the report"
    )
    for name, about in _OUTPUTS.items():
        group.add_argument(f"--{name}", metavar="FILE", help=about)


def _add_playtests(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what can be played")
    group.add_argument("--playtests", type=Path, metavar="FOLDER",
                       help="a playtest to each finding, for `play STORY --at FILE`")  # fmt: skip


def _add_saves(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what players have kept")
    group.add_argument("--saves", type=Path, metavar="FOLDER",
                       help="say which saves there still open, as `saves verify` does")  # fmt: skip


_OUTPUTS = {
    "json": "all of it, for programs",
    "junit": "what was proved as tests, for build servers (JUnit XML)",
    "sarif": "the findings, for editors and code hosts (SARIF 2.1.0)",
    "lcov": "the lines of the story that some playthrough meets, for coverage tools (LCOV)",
    "html": "the story's map with all of it, a page for a browser",
}


# What is done


def run(path: Path, options: argparse.Namespace) -> int:
    """Walks a story and writes what was asked for. Returns 1 for errors in the story, else 0.

    Raises Refused, Unfinished, Unwritten.
    """
    from game.library import read, story_of
    from game.outputs.account import Account

    reading = read(path)
    story = story_of(reading, path)
    check(options)
    persona = persona_of(story, path, options)
    if options.random is not None:
        return sample_command.run(story, reading.parcel, persona, options, where(options))
    begin = time.monotonic()
    walk = walked(story, options, persona, _elsewhere(reading, options))
    account = Account(walk, time.monotonic() - begin)
    _write(account, options)
    opens = saves_command.verify(story, options.saves) if options.saves else CLEAN
    return opens or (PROBLEMS if account.found("error") else CLEAN)


class Refused(Exception):
    """Something that was asked for cannot be done; the message says why."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def check(options: argparse.Namespace) -> None:
    """Looks before the walk whether what is asked for can be done. Raises Refused if not."""
    if mistake := sample_command.mistake(options, (*_OUTPUTS, "playtests")):
        raise Refused(f"sleepwalk: {mistake}", USAGE)
    if options.jobs is not None and options.cluster is not None:
        raise Refused("sleepwalk: --jobs is for this machine: it does not go with --cluster", USAGE)
    files = asked(options).values()
    if list(files).count("-") > 1:
        raise Refused("sleepwalk: only one of the outputs can be written to `-`", USAGE)
    for file in files:
        if file != "-" and not Path(file).parent.is_dir():
            message = f"sleepwalk: cannot write {file}: there is no folder {Path(file).parent}"
            raise Refused(message, USAGE)


def asked(options: argparse.Namespace) -> dict[str, str]:
    """The outputs that are asked for, with their files."""
    return {name: getattr(options, name) for name in _OUTPUTS if getattr(options, name)}


def where(options: argparse.Namespace) -> Run | None:
    """Where to work, if not here."""
    from game.walker.cluster import cluster
    from game.walker.workers import processes

    if options.cluster is not None:
        return cluster(options.cluster)
    return processes(options.jobs) if (options.jobs or 1) > 1 else None


def _elsewhere(reading: Reading, options: argparse.Namespace) -> Elsewhere | None:
    """Where parts of the walk of one story are done, if not here."""
    from game.walker.parts import Elsewhere

    run = where(options)
    if run is None or reading.parcel is None:
        return None
    return Elsewhere(reading.parcel, run)


def persona_of(story: Story, path: Path, options: argparse.Namespace) -> Persona | None:
    """Who plays, if anybody was named. Raises Refused where nobody of that name can."""
    from game.personas import NoPersona, persona_at
    from game.problems import printed

    if options.persona is None:
        return None
    try:
        persona, problems = persona_at(options.persona, path, story)
    except NoPersona as missing:
        raise Refused(f"sleepwalk: {missing}", USAGE) from None
    told = "\n\n".join(printed(problem) for problem in problems)
    if persona is None:
        raise Refused(told, PROBLEMS)
    if told:
        print(told, end="\n\n", file=sys.stderr)
    return persona


def limits(options: argparse.Namespace) -> dict[str, Any]:
    """How far a walk goes, as `game.walker.walk` takes it."""
    return {
        "most_states": options.states,
        "most_bytes": options.memory * _MEGABYTE,
        "reduce": not options.no_reduction,
    }


def walked(
    story: Story,
    options: argparse.Namespace,
    persona: Persona | None = None,
    elsewhere: Elsewhere | None = None,
) -> Walk:
    """The walk of a story, within the bounds; how far it is can be seen on a terminal."""
    from rich.console import Console

    from game.outputs.progress import Watch
    from game.walker.walk import walk

    with Watch(Console(stderr=True), story.title) as watch:
        return walk(story, persona=persona, progress=watch, elsewhere=elsewhere, **limits(options))


def _write(account: Account, options: argparse.Namespace) -> None:
    """Writes each of the forms that were asked for; the report, unless one of them stands here."""
    from game.outputs.page import show
    from game.outputs.playtests import as_playtests
    from game.outputs.writing import HERE, write, write_playtests, writing

    files = asked(options)
    for name, file in files.items():
        write(FORMS[name](account), file)
    if HERE not in files.values():
        with writing("the report"):
            show(account, console())
    if options.playtests is not None:
        write_playtests(as_playtests(account.walk), options.playtests)


def console() -> Console:
    """The terminal; where it is a file or a pipe, a page of a fixed width without colours."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=_WIDTH_OF_FILES)


# The forms


def _as_json(account: Account) -> str:
    from game.outputs.values import as_json

    return json.dumps(as_json(account), indent=2, ensure_ascii=False) + "\n"


def _as_junit(account: Account) -> str:
    from game.outputs.junit import as_junit

    return as_junit(account)


def _as_sarif(account: Account) -> str:
    from game.outputs.sarif import as_sarif

    return json.dumps(as_sarif(account, version()), indent=2) + "\n"


def _as_lcov(account: Account) -> str:
    from game.outputs.lcov import as_lcov

    return as_lcov(account)


def _as_html(account: Account) -> str:
    from game.outputs.html import as_html

    return as_html(account)


FORMS: Mapping[str, Callable[[Account], str]] = {
    "json": _as_json,
    "junit": _as_junit,
    "sarif": _as_sarif,
    "lcov": _as_lcov,
    "html": _as_html,
}
