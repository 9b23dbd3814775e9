"""A walk as a page for a browser: the story's map, with what the walk found written into it."""

from __future__ import annotations

from typing import Any

from game.map.chart import chart_of
from game.map.page import page
from game.outputs.account import IDLE, Account
from game.outputs.chances import ends_so, share, whose
from game.outputs.excerpts import excerpt
from game.outputs.figures import figures
from game.outputs.kinds import kind_of
from game.outputs.turns import past, told
from game.problems import Span
from game.story.model import Story
from game.walker.figures import Figures
from game.walker.likely import EndingLikely
from game.walker.operations import YES
from game.walker.report import Finding
from game.walker.trail import Evidence

_MOST_WEIGHTS = 12


def as_html(account: Account) -> str:
    """The whole page, in one text."""
    return page(chart_of(account.story), notes_of(account))


def notes_of(account: Account) -> dict[str, Any]:
    """What the walk found, as plain values. A `way` is the number of one in `ways`, or None."""
    ways = _Ways(account.story)
    walk, likely = account.walk, account.walk.likely
    return {
        "complete": walk.complete,
        "states": f"{walk.states:,}",
        "waiting": f"{walk.states_waiting:,}",
        "whose": whose(likely.figures, walk.persona) if likely else "",
        "figures": figures(account),
        "endings": [_ending(each, account, ways) for each in account.endings],
        "stopped": _stopped(likely.figures) if likely else None,
        "findings": [_finding(each, account.story, ways) for each in _ordered(account)],
        "scenes": _scenes(account, ways),
        "choices": _choices(account),
        "weights_are_exact": likely is not None and not likely.figures.weighed_in,
        "weights": [[w.scene, w.choice.id, w.weight] for w in account.weights[:_MOST_WEIGHTS]],
        "ways": ways.all,
    }


class _Ways:
    """All ways that are told, each once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all: list[dict[str, Any]] = []

    def number(self, evidence: Evidence | None) -> int | None:
        """The number of a way; None for none."""
        if evidence is None:
            return None
        way = told(self.story, evidence)
        turns = [
            {
                "scene": turn.scene,
                "choice": turn.choice,
                "words": turn.words,
                "enters": turn.enters,
                "world": turn.world,
            }
            for turn in way.turns
        ]
        self.all.append(
            {
                "shortest": evidence.shortest,
                "before": past(evidence.origin),
                "begins": way.begins,
                "turns": turns,
            }
        )
        return len(self.all) - 1


def _stopped(figures: Figures) -> str | None:
    return share(figures.stopped, figures) if figures.stopped > IDLE else None


def _ending(each: EndingLikely, account: Account, ways: _Ways) -> dict[str, Any]:
    likely = account.walk.likely
    assert likely is not None
    return {
        "scene": each.ending.name,
        "title": each.ending.title,
        "kind": each.ending.kind,
        "chance": each.probability,
        "share": share(each.probability, likely.figures),
        "how": ends_so(each),
        "way": ways.number(each.way),
    }


def _ordered(account: Account) -> list[Finding]:
    return [*account.found("error"), *account.found("warning")]


def _finding(finding: Finding, story: Story, ways: _Ways) -> dict[str, Any]:
    problem = finding.problem
    return {
        "severity": problem.severity,
        "code": problem.code,
        "kind": kind_of(problem.code).title,
        "message": problem.message,
        "hint": problem.hint,
        "place": problem.span.place_in_story,
        "scene": _scene_at(problem.span, story),
        "excerpt": excerpt(problem.span),
        "way": ways.number(finding.evidence),
    }


def _scene_at(span: Span, story: Story) -> str | None:
    """The scene in whose text a place lies: the last that begins before it."""
    before = [
        scene
        for scene in story.scenes.values()
        if scene.span.source is span.source and scene.span.start <= span.start
    ]
    return max(before, key=lambda scene: scene.span.start).name if before else None


def _scenes(account: Account, ways: _Ways) -> dict[str, Any]:
    """For each scene whether it is reached, how often it is seen, and the way there."""
    survey, reading = account.walk.survey, account.reading
    asked = {q.scene: q for q in survey.map.questions.all if q.topic == "scene"}
    notes = {}
    for name in account.story.scenes:
        question = asked.get(name)
        reached = question is not None and bool(survey.answers[question.number] & YES)
        known = question is not None and reached and account.walk.complete
        way = survey.evidence(question, YES) if question is not None and known else None
        notes[name] = {
            "reached": True if reached else account.entered(name),
            "seen": reading.scenes.get(name, 0.0) if reading else None,
            "way": ways.number(way),
        }
    return notes


def _choices(account: Account) -> dict[str, Any]:
    """For each choice, by its scene and id, how often it is taken, and its weight."""
    likely, reading = account.walk.likely, account.reading
    weights = {(w.scene, w.choice.id): w.weight for w in likely.weights} if likely else {}
    return {
        f"{scene.name}/{choice.id}": {
            "taken": reading.taken.get((scene.name, choice.id), 0.0) if reading else None,
            "weight": weights.get((scene.name, choice.id)),
        }
        for scene in account.story.scenes.values()
        for choice in scene.choices
    }
