"""Editors and code hosts get every finding at its place, with its rule and the way there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.outputs.account import Account
from game.outputs.kinds import KINDS
from game.outputs.sarif import as_sarif
from game.walker.walk import walk
from tests.outputs.schemas import is_sarif
from tests.outputs.stories import BROKEN, COIN, HOSTILE
from tests.tellers import story_of
from tests.walker.test_findings import BROKEN as EACH_KIND


def log_of(story: str) -> dict[str, Any]:
    log = json.loads(json.dumps(as_sarif(Account(walk(story_of(story))), "1.0")))
    is_sarif(log)
    return log  # type: ignore[no-any-return]


@pytest.mark.parametrize("story", [COIN, BROKEN, HOSTILE, *EACH_KIND.values()])
def test_every_walk_is_sarif_as_the_standard_wants_it(story: str) -> None:
    log_of(story)


def test_each_result_has_its_rule_and_each_rule_says_what_to_do() -> None:
    (run,) = log_of(BROKEN)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [kind.code for kind in KINDS]
    assert all(rule["help"]["text"] for rule in rules)
    assert len(run["results"]) == 6
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["defaultConfiguration"]["level"] == result["level"]


def test_the_way_there_is_a_flow_through_the_choices() -> None:
    (run,) = log_of(BROKEN)["runs"]
    (trap,) = [result for result in run["results"] if result["ruleId"] == "trap"]
    (flow,) = trap["codeFlows"]
    assert flow["message"]["text"] == "The shortest way there."
    (step,) = flow["threadFlows"][0]["locations"]
    assert step["location"]["message"]["text"] == "In `yard`, take `look`: Look in."
    assert step["location"]["physicalLocation"]["region"]["startLine"] == 24
