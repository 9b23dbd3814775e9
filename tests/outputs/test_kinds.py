"""Every finding has a kind that is explained, in the program and in the docs alike."""

from __future__ import annotations

import re
from pathlib import Path

from game.outputs.kinds import KINDS
from tests.walker.test_findings import BROKEN as EACH_KIND

PROJECT = Path(__file__).parent.parent.parent


def test_the_kinds_are_those_that_the_docs_explain_and_the_walk_finds() -> None:
    codes = [kind.code for kind in KINDS]
    docs = (PROJECT / "docs" / "testing.md").read_text("utf-8")
    section = docs.split("## The findings")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.M) == codes
    assert set(EACH_KIND) == set(codes)


def test_errors_and_warnings_are_told_apart_as_in_the_docs() -> None:
    docs = (PROJECT / "docs" / "testing.md").read_text("utf-8")
    errors, warnings = docs.split("## The findings")[1].split("\nWarnings:")
    for kind in KINDS:
        where = errors if kind.severity == "error" else warnings
        assert f"`{kind.code}`" in where
