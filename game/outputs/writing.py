"""Writes what a walk tells: to files, or here."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from game.outputs.playtests import MARK
from game.system import write_whole

HERE = "-"


class Unwritten(Exception):
    """Something cannot be written; the message says what, and why."""


def write(text: str, file: str) -> None:
    """Writes to a file, or here. Raises Unwritten."""
    with writing("here" if file == HERE else file):
        if file == HERE:
            sys.stdout.write(text)
        else:
            write_whole(Path(file), text.encode())


def write_playtests(files: Mapping[str, str], folder: Path) -> None:
    """Writes playtests to their files; those of the same name that others wrote are kept.

    Raises Unwritten.
    """
    with writing(str(folder)):
        written = _written(files, folder)
    told = "1 playtest" if written == 1 else f"{written} playtests"
    sys.stderr.write(f"{told} written to {folder}\n")


def _written(files: Mapping[str, str], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in files.items():
        file = folder / name
        if file.exists() and not file.read_text("utf-8", "replace").startswith(f"# {MARK}"):
            sys.stderr.write(f"sleepwalk: {file} was not written by a walk, and is kept\n")
            continue
        write_whole(file, text.encode())
        written += 1
    return written


@contextmanager
def writing(where: str) -> Iterator[None]:
    """Tells of what keeps somebody from writing there, by raising Unwritten.

    That nobody listens any more is told as it is. A full disk names no file itself.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as failed:
        raise Unwritten(f"cannot write {failed.filename or where}: {failed.strerror}") from failed
