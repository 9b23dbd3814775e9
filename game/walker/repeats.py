"""Scenes that are never read twice, though they have words for the second time."""

from __future__ import annotations

from collections.abc import Iterator

from game.story.model import Scene
from game.story.prose import Alternatives, Prose, Styled, When
from game.walker.operations import YES
from game.walker.survey import Survey
from game.walker.ways import Way


def never_repeated(survey: Survey) -> Iterator[Scene]:
    """Scenes with alternatives that no chain of ways leads through a second time."""
    questions = survey.map.questions.all
    entries = {q.number: q.about for q in questions if q.topic == "scene"}
    ways: dict[str, list[Way]] = {}
    for place in survey.map.places:
        for way in place.ways if survey.exploration.seen[place] else ():
            for operation in way.operations:
                scene = entries.get(getattr(operation, "question", -1))
                if scene is not None and has_alternatives(scene.text):
                    ways.setdefault(scene.name, []).append(way)
    for name, entering in ways.items():
        known = [q for q in questions if q.topic == "scene" and q.scene == name]
        reached = any(survey.answers[question.number] & YES for question in known)
        if reached and not _can_repeat(entering, survey):
            yield survey.map.story.scenes[name]


def _can_repeat(entering: list[Way], survey: Survey) -> bool:
    """Whether from behind a way that enters a scene another such way, or the same, is reached."""
    sources = {way.source for way in entering}
    waiting = [way.target for way in entering if survey.exploration.seen[way.target]]
    found = set(waiting)
    while waiting:
        place = waiting.pop()
        if place in sources:
            return True
        for way in place.ways:
            if way.target not in found and survey.exploration.seen[way.target]:
                found.add(way.target)
                waiting.append(way.target)
    return any(entering.count(way) > 1 for way in entering)


def has_alternatives(prose: Prose) -> bool:
    """Whether a text has alternatives that come with the second reading."""
    return any(
        (isinstance(node, Alternatives) and len(node.options) > 1 and node.order != "shuffle")
        or (isinstance(node, Styled) and has_alternatives(node.inside))
        or (
            isinstance(node, When)
            and (has_alternatives(node.then) or has_alternatives(node.otherwise))
        )
        for node in prose
    )
