"""The command `sleepwalk diff`: walks two versions of a story and tells what changed."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game import walk_command

if TYPE_CHECKING:
    from game.story.model import Story

SAME, BROKEN = 0, 1


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("old", help="the story as it was: its folder or file")
    parser.add_argument("new", help="the story as it is")
    walk_command.add_bounds(parser)
    parser.add_argument("--json", action="store_true", help="for programs")


def run(old: Story, new: Story, path: Path, options: argparse.Namespace) -> int:
    """Compares two stories, and plays the playtests that lie with the old one at `path`.

    Returns 1 where something that a player or a playtest could do is lost, else 0.
    """
    from game.outputs.account import Account
    from game.outputs.changes import as_text
    from game.outputs.difference import Difference, as_json
    from game.playtests import read_playtests

    before, after = (Account(walk_command.walked(story, options)) for story in (old, new))
    difference = Difference(before, after, read_playtests(path, old)[0])
    if options.json:
        sys.stdout.write(json.dumps(as_json(difference), indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(as_text(difference))
    return BROKEN if difference.broken else SAME
