"""A walk as a SARIF 2.1.0 log: findings under their rules, with the way there as a code flow."""

from __future__ import annotations

from typing import Any

from game.outputs.account import Account
from game.outputs.kinds import KINDS, Kind
from game.outputs.turns import Turn, past, told
from game.reports import sarif_log, sarif_place, sarif_result
from game.story.model import Story
from game.walker.report import Finding
from game.walker.trail import Evidence


def as_sarif(account: Account, version: str) -> dict[str, Any]:
    """All findings as one run, which says as well how far the walk went."""
    codes = [kind.code for kind in KINDS]
    results = [_result(each, account.story, codes) for each in account.walk.findings]
    log = sarif_log([_rule(kind) for kind in KINDS], results, version)
    walk = account.walk
    log["runs"][0]["properties"] = {
        "complete": walk.complete,
        "states": walk.states,
        "waiting": walk.states_waiting,
    }
    return log


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "shortDescription": {"text": f"{kind.title}."},
        "fullDescription": {"text": kind.meaning},
        "help": {"text": f"{kind.meaning} {kind.remedy}"},
        "defaultConfiguration": {"level": kind.severity},
    }


def _result(finding: Finding, story: Story, codes: list[str]) -> dict[str, Any]:
    result = sarif_result(finding.problem, codes.index(finding.problem.code))
    if finding.evidence is not None and finding.evidence.choices:
        result["codeFlows"] = [_flow(finding.evidence, story)]
    return result


def _flow(evidence: Evidence, story: Story) -> dict[str, Any]:
    """The way there: each choice at its place, in the order in which they are made."""
    before = past(evidence.origin)
    kind = "The shortest way there" if evidence.shortest else "A short way there"
    turns = told(story, evidence).turns
    places = [_step(number, turn) for number, turn in enumerate(turns, 1)]
    return {
        "message": {"text": f"{kind}{f', if {before}' if before else ''}."},
        "threadFlows": [{"locations": places}],
    }


def _step(number: int, turn: Turn) -> dict[str, Any]:
    words = turn.words or turn.choice
    text = f"In `{turn.scene}`, take `{turn.choice}`: {words}"
    if turn.world:
        text += f" Chance leads to {', '.join(f'`{scene}`' for scene in turn.world)}."
    location = {"physicalLocation": sarif_place(turn.span), "message": {"text": text}}
    return {"location": location, "executionOrder": number}
