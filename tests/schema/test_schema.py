"""Editors check files by schemas made from the format: right ones pass, wrong shapes do not."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from game.cli import main
from game.loading.documents import DOCUMENTS, document_of, kind_at
from game.loading.nodes import Scalar
from game.loading.report import Report
from game.loading.shape import is_name
from game.loading.yaml_reader import read_yaml
from game.problems import Source, Span
from game.schema.document import document
from game.schema.files import modeline
from game.schema.kinds import NAME
from tests.docs.test_snippets import Snippet, whole_stories
from tests.problems.cases import FOLDER, Case, cases_of
from tests.schema.seen import NotYaml, seen

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted(
    path
    for folder in ("stories", "assets")
    for path in (ROOT / folder).rglob("*.yaml")
    if not any(part.startswith(".") for part in path.parts)
)
VALIDATORS = {kind: Draft7Validator(document(kind)) for kind in DOCUMENTS}
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases_of(path)]


def problems_in(text: str, kind: str) -> list[str]:
    """What a schema says against a file. Raises NotYaml where the file is none of YAML."""
    return [str(error.message) for error in VALIDATORS[kind].iter_errors(seen(text))]


def _short(value: object) -> str:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_schema_is_one_of_draft_7_and_refers_to_nothing_that_it_lacks(kind: str) -> None:
    schema = document(kind)
    Draft7Validator.check_schema(schema)
    references = set(re.findall(r'"#/definitions/([^"]*)"', json.dumps(schema)))
    assert references == set(schema["definitions"])


@pytest.mark.parametrize("path", SHIPPED, ids=_short)
def test_every_file_that_comes_with_the_game_is_what_its_schema_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = read_yaml(Source(path.name, text), Report())
    assert root is not None
    assert problems_in(text, document_of(root)) == []


@pytest.mark.parametrize("snippet", whole_stories(), ids=str)
def test_every_story_of_the_pages_is_what_the_schema_says(snippet: Snippet) -> None:
    assert problems_in(snippet.text, "story") == []


# What a schema sees of each problem

TABLE = Path(__file__).parent / "problems.txt"
"""For each code: `syntax` where it is no YAML, so that editors say so without any schema; `shape`
where the schema refuses a key, a kind, a word of a list or a number out of its bounds; `meaning`
where only `sleepwalk check` knows. A code whose cases differ has a word for each of them."""


def told_of(case: Case) -> str:
    """What an editor with the schemas makes of a case: `syntax`, `shape`, or else `meaning`."""
    verdicts = set()
    for name, text in case.files.items():
        if name.endswith(".yaml"):
            try:
                verdicts.add("shape" if problems_in(text, kind_at(name)) else "")
            except NotYaml:
                verdicts.add("syntax")
    return next((verdict for verdict in ("syntax", "shape") if verdict in verdicts), "meaning")


def table() -> dict[str, list[str]]:
    """The verdict on each case of each code, as the table has them."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = {code: words for code, *words in map(str.split, lines)}
    cases = Counter(case.code for case in CASES)
    return {c: w * cases[c] if len(w) == 1 else w for c, w in rows.items()}


def test_each_problem_is_told_by_yaml_by_the_schema_or_by_check_as_the_table_says() -> None:
    told: dict[str, list[str]] = defaultdict(list)
    for case in CASES:
        told[case.code].append(told_of(case))
    assert told == table()


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=12))
def test_a_name_is_one_to_the_schema_when_it_is_one_to_the_reader(text: str) -> None:
    scalar = Scalar(text, Span(Source("a.yaml", text), 0, len(text)))
    assert bool(re.fullmatch(NAME, text)) == is_name(scalar, Report())


@given(st.text(max_size=12))
def test_a_name_in_any_script_is_one_to_the_schema(text: str) -> None:
    scalar = Scalar(text, Span(Source("a.yaml", text), 0, len(text)))
    if is_name(scalar, Report()):
        assert re.fullmatch(NAME, text)


def keys_in(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema tells of."""
    if isinstance(schema, dict):
        if "title" in schema:
            yield from schema.get("properties", {}).items()
        for part in schema.values():
            yield from keys_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys_in(part)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_editors_have_something_to_show_for_every_key(kind: str) -> None:
    told = list(keys_in(document(kind)))
    assert told
    silent = [name for name, schema in told if not (schema.keys() & {"description", "$ref"})]
    assert silent == []


# The command


def test_the_command_prints_the_schema_of_a_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == document("story")
    assert main(["schema", "playtest"]) == 0
    assert json.loads(capsys.readouterr().out) == document("playtest")


def test_the_command_writes_schemas_to_which_the_modelines_lead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--write", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    files = {
        "scenes": "scenes/1.yaml",
        "playtest": "playtests/1.yaml",
        "persona": "personas/1.yaml",
    }
    for kind in DOCUMENTS:
        assert modeline(kind) in told
        path = (tmp_path / files.get(kind, f"{kind}.yaml")).parent
        schema = path / modeline(kind).partition("$schema=")[2]
        path.mkdir(exist_ok=True)
        assert json.loads(schema.read_text(encoding="utf-8")) == document(kind)


def test_an_unknown_kind_is_answered_with_what_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "playtests"]) == 2
    assert "did you mean `playtest`?" in capsys.readouterr().err
    assert main(["schema", "--write", "nowhere"]) == 2
    assert "there is no folder nowhere" in capsys.readouterr().err
