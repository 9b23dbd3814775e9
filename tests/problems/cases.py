"""Reads the files of cases: what a writer typed, and the exact words that answer it.

A file has one or more cases. Each is one or more inputs, every one after a line `# input: FILE`
that names the file it is, and then, after a line `# output`, what `sleepwalk check` prints of
them. What stands above the first input says what the cases are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.checks import problems_of
from game.problems import in_reading_order, printed

FOLDER = Path(__file__).parent
_HEADING = re.compile(r"^# (?:input: (?P<file>\S+)|output)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """Files of a story or a collection, and the problems that are printed of them."""

    code: str
    number: int
    files: dict[str, str]
    output: str

    def __str__(self) -> str:
        return f"{self.code}-{self.number}"


def cases_of(path: Path) -> list[Case]:
    """The cases of a file, in their order."""
    return [
        Case(path.stem, number, files, output)
        for number, (files, output) in enumerate(_pairs(path.read_text("utf-8")), 1)
    ]


def _pairs(text: str) -> Iterator[tuple[dict[str, str], str]]:
    files: dict[str, str] = {}
    for heading, following in _sections(text):
        if heading:
            files[heading] = following.rstrip("\n") + "\n"
        else:
            yield files, following.strip("\n")
            files = {}


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each input with its file's name, and each output with an empty name."""
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading["file"] or "", text[heading.end() : end]


def answer(case: Case, folder: Path) -> str:
    """What is printed of a case whose files are laid into a folder, which must be the current."""
    for name, text in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    problems = [problem for told in problems_of(".") for problem in told]
    return "\n\n".join(printed(problem) for problem in in_reading_order(problems))
