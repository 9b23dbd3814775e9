"""Findings as playtests: each leads to the moment at which the finding shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath

from game.problems import Span
from game.story.model import Story
from game.story.playthrough import Playthrough
from game.story.recording import recorded
from game.story.rules import Origin
from game.walker.beginnings import ANOTHER
from game.walker.report import Finding
from game.walker.trail import Evidence, replayed
from game.walker.walk import Walk

MARK = "Written by `sleepwalk walk`."
"""The first line of such a file: those that begin otherwise are the writer's own."""


def as_playtests(found: Walk) -> dict[str, str]:
    """The text of a playtest for each finding that has a way there, by the name of its file.

    A name says what was found and where: it stays the same while the finding does.
    """
    files: dict[str, str] = {}
    names: Counter[str] = Counter()
    for finding in found.findings:
        if finding.evidence is None:
            continue
        moment = replayed(found.story, _told_by_name(finding.evidence))
        code = finding.problem.code
        name = f"{code}-{_where(finding, moment).replace('/', '-')}"
        names[name] += 1
        number = f"-{names[name]}" if names[name] > 1 else ""
        title = f"{code} in {moment.state.scene}"
        files[f"{name}{number}.yaml"] = recorded(moment, title, _comment(finding))
    return files


def _where(finding: Finding, moment: Playthrough) -> str:
    """What a finding is about: a choice as `scene/id`, a scene, or where the way to it ends."""
    return _subjects(moment.story).get(finding.problem.span, moment.state.scene)


def _subjects(story: Story) -> dict[Span, str]:
    scenes = {scene.span: scene.name for scene in story.scenes.values()}
    choices = {c.span: f"{s.name}/{c.id}" for s in story.scenes.values() for c in s.choices}
    return scenes | choices


def _comment(finding: Finding) -> list[str]:
    problem, evidence = finding.problem, finding.evidence
    assert evidence is not None
    file = PurePath(problem.span.source.name).name
    way = "the shortest way" if evidence.shortest else "a short way"
    return [
        MARK,
        f"{problem.severity}, {problem.code}: {problem.message}",
        f"It stands in {file}, line {problem.span.line}; this is {way} there.",
    ]


def _told_by_name(evidence: Evidence) -> Evidence:
    """The same evidence, where endings of other stories that have no name are left open."""
    origin = evidence.origin
    reached = {
        past._replace(
            ending=past.ending if past.ending != ANOTHER else "",
            kind=past.kind if past.kind != ANOTHER else "",
        )
        for past in origin.reached
    }
    return replace(evidence, origin=Origin(origin.seed, origin.remembered, frozenset(reached)))
