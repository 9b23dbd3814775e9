"""The command `sleepwalk format`: lays files out in one shape, and leaves what they say."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.system import write_whole

if TYPE_CHECKING:
    from game.problems import Problem, Source

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_STDIN = "-"


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("paths", nargs="+", metavar="PATH",
                        help="files, or folders with all files of stories in them; - is what "
                        "comes in, and the answer goes out")  # fmt: skip
    parser.add_argument("--check", action="store_true",
                        help="only say which files are not so, and write none")  # fmt: skip


def run(options: argparse.Namespace, refuse: Callable[[str], int]) -> int:
    """Lays files out. Returns 1 for problems, and with `--check` for files that are not so."""
    if options.paths == [_STDIN]:
        return _answer_stdin(only_check=options.check)
    missing = next((path for path in options.paths if not Path(path).exists()), "")
    if missing:
        return refuse(f"there is nothing at {missing}")
    count = _Count()
    for path in dict.fromkeys(_files_at(options.paths)):
        _lay_out(path, count, only_check=options.check, is_named=str(path) in options.paths)
    return _summary(count, only_check=options.check)


@dataclass(slots=True)
class _Count:
    """What came of the files."""

    changed: int = 0
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    failed: int = 0


def _files_at(paths: Sequence[str]) -> Iterator[Path]:
    """The files that are named, and those of YAML in folders; links in folders are passed over."""
    from game.files import YAML_ENDINGS

    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
            yield from (f for f in found if f.suffix in YAML_ENDINGS and not f.is_symlink())


def _lay_out(path: Path, count: _Count, *, only_check: bool, is_named: bool) -> None:
    from game.tidy.tidied import NotOurs, Untidied, tidied

    source = _read(path, count.problems)
    if source is None:
        return
    try:
        text, problems = tidied(source)
    except NotOurs:
        if is_named:
            _fail(count, f"{path} is no file of a story")
        return
    except Untidied:
        _fail(count, f"{path} cannot be laid out without changing what it says; it is as it was")
        return
    count.problems += problems
    if problems:
        return
    if text == source.text:
        count.same += 1
        return
    try:
        if not only_check:
            _replace(path, text)
    except OSError as error:
        _fail(count, f"{path} cannot be written: {error.strerror}")
        return
    count.changed += 1
    print(f"{'not laid out' if only_check else 'laid out'}: {path}")


def _read(path: Path, problems: list[Problem]) -> Source | None:
    """The text of a file; a link that is named is followed, wherever it leads."""
    from game.files import Folder

    real = path.resolve()
    shelf = Folder(real.parent, path.parent)
    source = shelf.read(real.name)
    problems += shelf.problems
    return source


def _replace(path: Path, text: str) -> None:
    """Puts a text in the place of a file's, behind the mark with which that begins, if any."""
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    write_whole(path, mark + text.encode())


def _fail(count: _Count, message: str) -> None:
    count.failed += 1
    print(f"sleepwalk: {message}", file=sys.stderr)


def _summary(count: _Count, *, only_check: bool) -> int:
    from game.problems import in_reading_order, printed

    for problem in in_reading_order(count.problems):
        print(printed(problem), end="\n\n", file=sys.stderr)
    what = "would be laid out anew" if only_check else "laid out anew"
    print(f"{_files(count.changed)} {what}, {count.same} as they should be.")
    if count.problems:
        left = len({problem.span.source.name for problem in count.problems})
        print(f"{_files(left)} with problems, left untouched.")
    is_clean = not count.problems and not count.failed and not (only_check and count.changed)
    return CLEAN if is_clean else PROBLEMS


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _answer_stdin(*, only_check: bool) -> int:
    """Reads a file from the standard input and writes it to the standard output: for editors."""
    from game.problems import Source, printed
    from game.tidy.tidied import NotOurs, Untidied, tidied

    content = sys.stdin.buffer.read()
    try:
        source = Source("-", content.decode("utf-8-sig"))
        text, problems = tidied(source)
    except UnicodeDecodeError:
        return _refused("this is not UTF-8")
    except NotOurs:
        return _refused("this is no file of a story")
    except Untidied:
        return _refused("this cannot be laid out without changing what it says")
    for problem in problems:
        print(printed(problem), file=sys.stderr)
    if problems:
        return PROBLEMS
    if only_check:
        return CLEAN if text == source.text else PROBLEMS
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    sys.stdout.buffer.write(mark + text.encode())
    return CLEAN


def _refused(message: str) -> int:
    print(f"sleepwalk: {message}", file=sys.stderr)
    return PROBLEMS
