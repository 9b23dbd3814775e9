"""`sleepwalk map`: a story's scenes and the ways between them, as one page for a browser."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.system import write_whole

if TYPE_CHECKING:
    from game.story.model import Story


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("story", help="a story's folder or file, or the name of one")
    parser.add_argument("-o", "--out", type=Path, default=None, metavar="FILE",
                        help="by itself the story's name, with `-map.html`")  # fmt: skip


def run(story: Story, options: argparse.Namespace) -> Path:
    """Writes the page; gives its path. Raises OSError where it cannot be written."""
    from game.map.chart import chart_of
    from game.map.page import page

    path: Path = options.out or Path(f"{story.name}-map.html")
    write_whole(path, page(chart_of(story)).encode())
    return path
