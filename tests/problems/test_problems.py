"""Every problem is told in exactly these words, at exactly this place, and is written up."""

from __future__ import annotations

import ast
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.problems.cases import FOLDER, Case, answer, cases_of
from tests.problems.test_folders import CODES_TESTED_HERE

ROOT = FOLDER.parent.parent
GAME = ROOT / "game"
PAGE = ROOT / "docs" / "problems.md"
FILES = sorted(FOLDER.glob("*.yaml"))
CASES = [case for path in FILES for case in cases_of(path)]
_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)+")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_mistake_is_answered_in_these_words(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tale"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=42))
    assert answer(case, folder) == case.output


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_shows_the_problem_that_its_file_is_named_for(case: Case) -> None:
    told = re.findall(r"^\S+:\d+:\d+: (?:error|warning): .*\[([a-z0-9-]+)\]$", case.output, re.M)
    assert set(told) == {case.code}


def codes_in_the_source() -> set[str]:
    """The codes that the program knows: its only strings that are words joined by hyphens."""
    rooms = ("checks", "files", "images", "library", "pictures", "recordings")
    modules = [GAME / f"{room}.py" for room in rooms]
    modules += [*(GAME / "loading").glob("*.py"), *(GAME / "story").glob("*.py")]
    return {text for path in modules for text in _strings(path) if _CODE.fullmatch(text)}


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert {path.stem for path in FILES} | CODES_TESTED_HERE == codes_in_the_source()


def test_every_code_is_written_up_once_and_no_other_is() -> None:
    written = re.findall(r"^### (\S+)$", PAGE.read_text(encoding="utf-8"), re.M)
    assert sorted(written) == sorted(codes_in_the_source())


def test_every_entry_shows_what_is_right() -> None:
    entries = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]
    assert [entry.split("\n")[0] for entry in entries if "✓" not in entry] == []
