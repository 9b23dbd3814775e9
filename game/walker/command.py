"""The command `sleepwalk walk`: walks a story and prints what it found."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TextIO

from game.story.model import Story
from game.walker.report import as_json, as_text
from game.walker.walk import MOST_STATES, walk

CLEAN, PROBLEMS = 0, 1
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; `memory` is in megabytes."""

    states: int = MOST_STATES
    memory: int = 2000
    no_reduction: bool = False
    json: bool = False


def run(story: Story, options: Options, out: TextIO, shown: TextIO | None = None) -> int:
    """Walks a story and writes the report. Returns 1 where something is wrong with it, else 0.

    Progress goes to `shown`, where that is a terminal.
    """
    counter = _Counter(shown) if shown is not None and shown.isatty() else None
    found = walk(
        story,
        most_states=options.states,
        most_bytes=options.memory * _MEGABYTE,
        reduce=not options.no_reduction,
        progress=counter,
    )
    if counter is not None:
        counter.clear()
    if options.json:
        out.write(json.dumps(as_json(found), indent=2, ensure_ascii=False) + "\n")
    else:
        out.write(as_text(found) + "\n")
    errors = [f for f in found.findings if f.problem.severity == "error"]
    return PROBLEMS if errors else CLEAN


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


def main(story: Story, options: Options) -> int:
    """The command itself, on the terminal."""
    return run(story, options, sys.stdout, sys.stderr)
