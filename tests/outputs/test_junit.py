"""Build servers see what was proved as tests that hold, fail, or could not be decided."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from game.outputs.account import Account
from game.outputs.junit import as_junit
from game.walker.walk import walk
from tests.outputs.stories import BROKEN, COIN, HOSTILE
from tests.tellers import story_of
from tests.walker.stories import flags_and_numbers


def cases(story: str, **bounds: int) -> dict[str, str]:
    """What came of each test, by its name."""
    root = Xml.fromstring(as_junit(Account(walk(story_of(story), **bounds))).encode())  # type: ignore[arg-type]
    for suite in root.iter("testsuite"):
        inside = list(suite.iter("testcase"))
        assert suite.get("tests") == str(len(inside))
        for what in ("failure", "skipped"):
            told = suite.get("failures" if what == "failure" else what)
            assert told == str(sum(case.find(what) is not None for case in inside))
    found = {}
    for case in root.iter("testcase"):
        inner = [child.tag for child in case]
        assert len(inner) <= 1
        found[case.get("name", "")] = inner[0] if inner else "holds"
    return found


def test_a_sound_story_fails_nothing() -> None:
    told = cases(COIN)
    assert told["dead-end"] == told["trap"] == "holds"
    assert told["heads"] == told["tails"] == "system-out"
    assert not {"failure", "skipped"} & set(told.values())


def test_errors_fail_and_warnings_are_told() -> None:
    told = cases(BROKEN)
    failed = {name for name, what in told.items() if what == "failure"}
    assert failed == {"trap", "broken-promise", "ending-never-reached", "copper", "always awe < 3"}
    assert told["possible at(home)"] == told["dead-end"] == "holds"
    assert told["scene-never-reached"] == "system-out"


def test_a_failure_tells_the_place_and_the_way_there() -> None:
    root = Xml.fromstring(as_junit(Account(walk(story_of(BROKEN)))).encode())
    (trap,) = [case for case in root.iter("testcase") if case.get("name") == "trap"]
    text = trap.findtext("failure") or ""
    assert "tale.yaml:24:15" in text and "the way there: look" in text


def test_what_was_not_seen_is_neither_right_nor_wrong() -> None:
    story = flags_and_numbers(seed=5, scenes=16, counters=5, flags=7)
    told = cases(story, most_states=100, reduce=False)
    assert told["dead-end"] == "skipped"
    assert "failure" not in told.values()


def test_any_words_make_a_document_that_can_be_read() -> None:
    story = HOSTILE.replace("--> ", "\\x01--> ")
    assert cases(story)["out"] == "system-out"
