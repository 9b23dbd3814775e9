"""What programs get says the same as the report."""

from __future__ import annotations

import json

import pytest

from game.outputs.account import Account
from game.outputs.kinds import KINDS
from game.outputs.values import as_json
from game.story.playthrough import Pick, replay
from game.walker.walk import walk
from tests.outputs.stories import BROKEN, COIN
from tests.tellers import story_of


def values(story: str) -> dict:  # type: ignore[type-arg]
    return json.loads(json.dumps(as_json(Account(walk(story_of(story))))))  # type: ignore[no-any-return]


def test_endings_come_with_their_chance_and_the_way_to_them() -> None:
    told = values(COIN)
    assert told["complete"] and told["playthroughs"] == 0 and told["findings"] == []
    assert told["endings"][1] == {
        "ending": "tails", "title": "Tails", "kind": "drowning",
        "probability": pytest.approx(0.375), "between": pytest.approx([0.375, 0.375]),
        "way": {"picks": ["toss", "-> tails"], "choices": 1, "shortest": True,
                "remembered": {}, "reached": []},
    }  # fmt: skip
    assert told["choices"] == pytest.approx(1.5)
    assert told["lengths"] == {"least": 1, "median": 1, "most_of_all": 3}
    weights = {each["choice"]: each["weight"] for each in told["weights"]}
    assert weights == pytest.approx({"toss": 9 / 16, "wait": 0, "leave": 9 / 16})


def test_each_way_in_the_values_can_be_replayed() -> None:
    story, told = story_of(BROKEN), values(BROKEN)
    ways = [each["way"] for each in (*told["findings"], *told["endings"]) if each["way"]]
    assert len(ways) >= 3
    for way in ways:
        replay(story, [Pick(pick) for pick in way["picks"]])


def test_findings_have_codes_that_are_explained() -> None:
    told = values(BROKEN)
    codes = {each["code"] for each in told["findings"]}
    assert {"trap", "broken-promise", "text-never-shown"} <= codes
    severities = {kind.code: kind.severity for kind in KINDS}
    assert all(severities[each["code"]] == each["severity"] for each in told["findings"])
