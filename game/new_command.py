"""The command `sleepwalk new`: a folder with a story that plays already, to be made one's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

CLEAN = 0
_FILES = {
    "story.yaml": "the story",
    "scenes": "its scenes",
    "looks.yaml": "its pictures",
    "images": "pictures for these",
    "sounds.yaml": "what its sounds are",
    "sounds": "its sounds",
    "playtests": "ways through it, with what must come of them",
    "personas": "players who like some choices better",
    "translations": "the story in other languages",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("name", help="what the story is called, such as 'The Night Ferry'")
    parser.add_argument("--from", dest="template", default="blank", metavar="TEMPLATE",
                        help="blank: two scenes; tutorial: a small story, explained; "
                        "tour: everything that a story can do")  # fmt: skip


def run(options: argparse.Namespace, refuse: Callable[[str], int]) -> int:
    """Makes a story. Returns 2 where that cannot be: nothing is overwritten."""
    from game.templates import NotMade, make

    try:
        folder = make(options.name, options.template)
    except NotMade as reason:
        return refuse(str(reason))
    print(_told(folder, options.name))
    return CLEAN


def _told(folder: Path, asked: str) -> str:
    """What was made, and what to type next."""
    why = "" if folder.name == Path(asked).name else " (a folder's name: small, with hyphens)"
    name = f'"{folder}"' if " " in str(folder) else str(folder)
    made = [f"  {each:13} {told}" for each, told in _FILES.items() if (folder / each).exists()]
    lines = [
        f"Made {name}{why}, a story that can be played:",
        "",
        *made,
        "",
        "Now type",
        "",
        f"  sleepwalk play {name} --watch",
        "",
        f"and open {folder / 'story.yaml'} in your editor: what you save there is seen at once.",
        f"Ask at any time what is wrong: sleepwalk check {name}",
    ]
    return "\n".join(lines)
