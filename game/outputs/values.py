"""A walk as plain values, for other programs."""

from __future__ import annotations

from typing import Any

from game.walker.findings import Finding
from game.walker.likely import Likely
from game.walker.trail import Evidence
from game.walker.walk import Walk


def as_json(found: Walk) -> dict[str, Any]:
    """The walk as plain values."""
    return {
        "story": found.story.name,
        "fingerprint": found.story.fingerprint,
        "complete": found.complete,
        "states": found.states,
        "waiting": found.states_waiting,
        "undecided": found.undecided,
        "findings": [_plain_finding(finding) for finding in found.findings],
        "likely": _plain_likely(found.likely) if found.likely else None,
    }


def _plain_finding(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.span.source.name,
        "line": problem.span.line,
        "column": problem.span.column,
        "message": problem.message,
        "hint": problem.hint,
        "way": _plain_way(finding.evidence),
    }


def _plain_way(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    origin = evidence.origin
    return {
        "picks": [pick.choice for pick in evidence.picks],
        "shortest": evidence.shortest,
        "remembered": dict(origin.remembered),
        "reached": sorted([r.story, r.ending, r.kind] for r in origin.reached),
    }


def _plain_likely(likely: Likely) -> dict[str, Any]:
    lengths = likely.lengths
    return {
        "playthroughs": likely.playthroughs,
        "stopped": likely.stopped,
        "choices": likely.choices_expected,
        "lengths": lengths and [lengths.least, lengths.median, lengths.most_of_all],
        "endings": [
            {
                "ending": each.ending.name,
                "probability": each.probability,
                "way": _plain_way(each.way),
            }
            for each in likely.endings
        ],
        "weights": [
            {"scene": w.scene, "choice": w.choice.id, "taken": w.taken, "weight": w.weight}
            for w in likely.weights
        ],
    }
