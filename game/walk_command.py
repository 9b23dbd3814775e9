"""The command `sleepwalk walk`: walks a story and tells what it found, in the forms asked for.

Each group of options has a function that adds it, and one that reads it.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.story.model import Story
    from game.walker.walk import Walk

CLEAN, PROBLEMS = 0, 1
_MEGABYTE = 1_000_000


# What can be asked for


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("story", help="a story's folder or file, or the name of one")
    _add_bounds(parser)
    _add_outputs(parser)


def _add_bounds(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how far it goes")
    group.add_argument("--states", type=int, default=50_000_000, help="stop after so many states")
    group.add_argument("--memory", type=int, default=2000, help="stop at so many megabytes")
    group.add_argument("--no-reduction", action="store_true", help="keep what no longer matters")


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what it writes")
    group.add_argument("--json", action="store_true", help="for programs")


# What is done


def run(story: Story, options: argparse.Namespace) -> int:
    """Walks a story and writes what was asked for. Returns 1 for errors in the story, else 0."""
    found = _walked(story, options, sys.stderr)
    write(found, options, sys.stdout)
    errors = [f for f in found.findings if f.problem.severity == "error"]
    return PROBLEMS if errors else CLEAN


def _walked(story: Story, options: argparse.Namespace, shown: TextIO) -> Walk:
    """The walk, within the bounds; progress is shown where that is a terminal."""
    from game.walker.walk import walk

    counter = _Counter(shown) if shown.isatty() else None
    found = walk(
        story,
        most_states=options.states,
        most_bytes=options.memory * _MEGABYTE,
        reduce=not options.no_reduction,
        progress=counter,
    )
    if counter is not None:
        counter.clear()
    return found


def write(found: Walk, options: argparse.Namespace, out: TextIO) -> None:
    """Writes each of the forms that were asked for; without any, the report."""
    from game.outputs.text import as_text
    from game.outputs.values import as_json

    if options.json:
        out.write(json.dumps(as_json(found), indent=2, ensure_ascii=False) + "\n")
    else:
        out.write(as_text(found) + "\n")


class _Counter:
    """Says how many states were seen, on a line that is written over."""

    def __init__(self, shown: TextIO) -> None:
        self.shown = shown
        self.told = 0

    def __call__(self, states: int, places: int) -> None:
        if states >= self.told * 1.1 + 1000:
            self.told = states
            self.shown.write(f"\r{states:,} states, {places} places to go on from \x1b[K")
            self.shown.flush()

    def clear(self) -> None:
        if self.told:
            self.shown.write("\r\x1b[K")
            self.shown.flush()
