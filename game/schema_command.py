"""The command `sleepwalk schema`: the format as JSON Schema, for editors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

CLEAN, USAGE = 0, 2


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("kind", nargs="?", default="story",
                      help="story (also if left out), scenes, looks, sounds, playtest, persona "
                      "or collection")  # fmt: skip
    what.add_argument("--write", type=Path, metavar="FOLDER",
                      help="write all of them beside the story in a folder")  # fmt: skip


def run(options: argparse.Namespace, refuse: Callable[[str], int]) -> int:
    """Prints a schema, or writes all of them. Returns 2 where there is no such kind or folder."""
    from game.loading.documents import DOCUMENTS
    from game.problems import closest
    from game.schema.files import text_of

    if options.write is not None:
        return _write(options.write, refuse)
    if options.kind not in DOCUMENTS:
        hint = closest(options.kind, DOCUMENTS) or f"there are: {', '.join(DOCUMENTS)}"
        return refuse(f"there is no kind of file called {options.kind}; {hint}")
    sys.stdout.write(text_of(options.kind))
    return CLEAN


def _write(folder: Path, refuse: Callable[[str], int]) -> int:
    from game.loading.documents import DOCUMENTS
    from game.schema.files import modeline, write

    if not folder.is_dir():
        return refuse(f"there is no folder {folder}; name that of a story")
    try:
        shelf = write(folder)
    except OSError as error:
        return refuse(f"{folder} cannot be written to: {error.strerror}")
    print(f"Written to {shelf}. The first line of a file names its own:\n")
    for kind in DOCUMENTS:
        print(f"  {kind:10}  {modeline(kind)}")
    return CLEAN
