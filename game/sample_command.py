"""The command `sleepwalk walk --random`: plays a story many times instead of proving things."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.loading.parcel import Parcel
    from game.story.model import Story
    from game.story.persona import Persona
    from game.walker.samples import Job, Order, Sample
    from game.walker.work import Run

CLEAN = 0
_WIDTH_OF_FILES = 92
_WRITTEN = ("json",)


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of random play."""
    group = parser.add_argument_group("playing at random, instead of walking every branch")
    group.add_argument(
        "--random", type=number, metavar="N", help="play N times, taking choices at random"
    )
    group.add_argument(
        "--seed", type=int, metavar="S", help="decides all that is random; 0 if left out"
    )
    group.add_argument(
        "--least-used",
        action="store_true",
        help="prefer the choices that were taken least so far: sees more, tells no chances",
    )


def number(text: str) -> int:
    """A whole number above 0, as an option."""
    if text.isdecimal() and 0 < int(text) <= 10**12:
        return int(text)
    raise argparse.ArgumentTypeError(f"a whole number above 0 is wanted, and this is {text!r}")


def mistake(options: argparse.Namespace, outputs: tuple[str, ...]) -> str:
    """What does not go together of the options that were given; empty if all does."""
    given = {"--seed": options.seed is not None, "--least-used": options.least_used}
    if options.random is None:
        stray = [name for name, is_given in given.items() if is_given]
        return f"{stray[0]} goes with --random" if stray else ""
    if options.least_used and options.persona is not None:
        return "--least-used takes choices by itself: it does not go with --persona"
    proofs = [name for name in outputs if name not in _WRITTEN and getattr(options, name, None)]
    if proofs:
        return f"--{proofs[0]} writes what was proved: it does not go with --random"
    return ""


def run(
    story: Story,
    parcel: Parcel | None,
    persona: Persona | None,
    options: argparse.Namespace,
    where: Run | None,
) -> int:
    """Plays a story and writes what came of it. Returns 0, whatever was met.

    Raises Unfinished, Unwritten.
    """
    from game.walker.samples import Order

    order = Order(options.random, options.seed or 0, persona, options.least_used)
    begin = time.monotonic()
    sample = _played(_job(story, parcel, order, where), story, where)
    _write(sample, time.monotonic() - begin, options)
    return CLEAN


def _job(story: Story, parcel: Parcel | None, order: Order, where: Run | None) -> Job:
    """The order with its story: as texts where it has to travel."""
    from game.walker.samples import Job

    return Job(lambda: story, order) if where is None or parcel is None else Job(parcel, order)


def _played(job: Job, story: Story, where: Run | None) -> Sample:
    """The sample; how far it is can be seen on a terminal."""
    from rich.console import Console

    from game.outputs.progress import counted
    from game.walker.samples import sampled

    with counted(Console(stderr=True), "playing", job.order.playthroughs) as done:
        return sampled(job, story, where, done)


def _write(sample: Sample, seconds: float, options: argparse.Namespace) -> None:
    from rich.console import Console

    from game.outputs.sample_page import show
    from game.outputs.sample_values import as_json
    from game.outputs.writing import HERE, write, writing

    if options.json:
        write(json.dumps(as_json(sample), indent=2, ensure_ascii=False) + "\n", options.json)
    if options.json != HERE:
        console = Console() if sys.stdout.isatty() else Console(width=_WIDTH_OF_FILES)
        with writing("the report"):
            show(sample, seconds, console)
