"""The command `sleepwalk stats`: a story in figures, or all those of a collection."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from game import walk_command

if TYPE_CHECKING:
    from game.stats.measures import Measures
    from game.story.model import Story

KEPT, MISSED = 0, 1


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("story", help="a story's folder or file, or a collection's")
    walk_command.add_bounds(parser)
    parser.add_argument(
        "--no-walk", action="store_true", help="leave out what only a walk can say: quick"
    )
    parser.add_argument(
        "--bars", action="store_true", help="measure by the dreams that come with the game, too"
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def run(stories: Sequence[Story], options: argparse.Namespace) -> int:
    """Measures stories. Asked for bars, returns 1 where one is missed; else 0."""
    from game.stats.bars import bars_of
    from game.stats.page import as_text
    from game.stats.repeats import repeated_sentences
    from game.stats.values import as_json

    measured = [_measured(story, options) for story in stories]
    told = {each.story.name: each.sentences for each in measured}
    shared = [
        repeat
        for repeat in repeated_sentences(told)
        if len({place.partition("/")[0] for place in repeat.places}) > 1
    ]
    if options.json:
        sys.stdout.write(json.dumps(as_json(measured, shared), indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(as_text(measured, shared, with_bars=options.bars))
    if not options.bars:
        return KEPT
    missed = any(bar.kept is False for each in measured for bar in bars_of(each))
    return MISSED if missed or shared else KEPT


def _measured(story: Story, options: argparse.Namespace) -> Measures:
    from game.outputs.account import Account
    from game.stats.measures import Measures

    if options.no_walk:
        return Measures(story)
    return Measures(story, Account(walk_command.walked(story, options)))
