"""A walk as plain values, for other programs. What each key means stands in docs/testing.md."""

from __future__ import annotations

from typing import Any

from game.outputs.account import Account
from game.outputs.chances import bounds
from game.outputs.reading import WORDS_A_MINUTE, Reading
from game.reports import plain
from game.walker.figures import Figures, Lengths
from game.walker.likely import ChoiceWeight, EndingLikely
from game.walker.report import Finding
from game.walker.trail import Evidence


def as_json(account: Account) -> dict[str, Any]:
    """The whole walk as plain values."""
    walk, likely = account.walk, account.walk.likely
    figures = likely.figures if likely else None
    saved, reading = account.saved, account.reading
    return {
        "story": walk.story.name,
        "title": walk.story.title,
        "fingerprint": walk.story.fingerprint,
        "complete": walk.complete,
        "states": walk.states,
        "waiting": walk.states_waiting,
        "undecided": walk.undecided,
        "reduction": saved and {"variables": saved.variables, "kept": saved.kept},
        "findings": [_finding(finding) for finding in walk.findings],
        "persona": walk.persona.name if walk.persona else None,
        "playthroughs": figures.playthroughs if figures else None,
        "endings": [_ending(each, likely.figures) for each in likely.endings] if likely else [],
        "stopped": figures.stopped if figures else None,
        "choices": figures.choices_expected if figures else None,
        "lengths": _lengths(figures.lengths) if figures else None,
        "weighed_in": figures.weighed_in if figures else None,
        "weights": [_weight(each) for each in likely.weights] if likely else [],
        "reading": _reading(reading) if reading else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {**plain(finding.problem), "way": plain_way(finding.evidence)}


def plain_way(evidence: Evidence | None) -> dict[str, Any] | None:
    """A way as picks, with what must have been left behind before it."""
    if evidence is None:
        return None
    origin = evidence.origin
    return {
        "picks": [pick.choice for pick in evidence.picks],
        "choices": evidence.choices,
        "shortest": evidence.shortest,
        "remembered": dict(origin.remembered),
        "reached": sorted([r.story, r.ending, r.kind] for r in origin.reached),
    }


def _ending(each: EndingLikely, figures: Figures) -> dict[str, Any]:
    return {
        "ending": each.ending.name,
        "title": each.ending.title,
        "kind": each.ending.kind,
        "probability": each.probability,
        "between": bounds(each.probability, figures),
        "way": plain_way(each.way),
    }


def _lengths(lengths: Lengths | None) -> dict[str, int] | None:
    if lengths is None:
        return None
    return {"least": lengths.least, "median": lengths.median, "most_of_all": lengths.most_of_all}


def _weight(each: ChoiceWeight) -> dict[str, Any]:
    return {
        "scene": each.scene,
        "choice": each.choice.id,
        "taken": each.taken,
        "weight": each.weight,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "playthroughs": reading.playthroughs,
        "words": reading.words.value,
        "uncertainty": reading.words.off,
        "median_words": reading.median,
        "most_words": reading.most,
        "minutes": reading.minutes,
        "words_a_minute": WORDS_A_MINUTE,
        "scenes": reading.scenes,
    }
