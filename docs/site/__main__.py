"""Builds the site of these pages: `python -m docs.site [-o FOLDER] [--no-paint]`.

It is Sphinx with the project as its source, so that the links between README, docs and assets lead
on as they do on disk. Every warning is an error.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent


def main(arguments: list[str]) -> int:
    """Builds the site. Returns 0 when all is well."""
    parser = argparse.ArgumentParser(prog="python -m docs.site", description="Builds the site.")
    parser.add_argument("-o", "--out", type=Path, default=Path("site"), metavar="FOLDER")
    parser.add_argument("--no-paint", action="store_true", help="take the pictures that are there")
    options = parser.parse_args(arguments)
    try:
        from sphinx.cmd.build import main as build
    except ImportError:
        print("the site is built with Sphinx: pip install -e '.[docs]'", file=sys.stderr)
        return 2
    painted = "0" if options.no_paint else "1"
    status = build([
        "-b", "html", "-q", "-E", "-W", "--keep-going", "-c", str(HERE), "-D", f"paints={painted}",
        "-d", str(options.out / ".trees"), str(PROJECT), str(options.out),
    ])  # fmt: skip
    if status == 0:
        print(f"Open {options.out / 'index.html'}")
    return int(status)


if __name__ == "__main__":
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    sys.exit(main(sys.argv[1:]))
