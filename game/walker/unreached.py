"""Scenes that nobody reaches, and which of them is to be told: one cause is told once.

Why a scene is not reached is often told elsewhere: the choice that leads there is never offered, a
condition never holds, or the scene before it is not reached either.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.story.model import Choice, Scene
from game.walker.operations import YES
from game.walker.survey import Survey
from game.walker.ways import Place, Way


class Unreached:
    """The scenes of a story that nobody reaches, after a walk that is complete."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.seen = survey.exploration.seen
        questions = survey.map.questions.all
        reached = {
            question.scene
            for question in questions
            if question.topic == "scene" and survey.answers[question.number] & YES
        }
        scenes = survey.map.story.scenes.values()
        self.scenes = [scene for scene in scenes if scene.name not in reached]
        self.never = {
            id(question.about)
            for question in questions
            if question.topic == "choice" and survey.never(question, YES)
        }
        """The choices that are never offered, though their scene is reached."""
        self.entering: dict[str, list[Way]] = {scene.name: [] for scene in scenes}
        self.arriving: dict[Place, list[Way]] = {place: [] for place in survey.map.places}
        for place in survey.map.places:
            for way in place.ways:
                self.arriving[way.target].append(way)
                for name in self.entered(way):
                    self.entering[name].append(way)

    def entered(self, way: Way) -> Iterator[str]:
        """The scenes that are entered on a way."""
        questions = self.survey.map.questions.all
        for operation in way.operations:
            question = questions[operation.question] if hasattr(operation, "question") else None
            if question is not None and question.topic == "scene":
                yield question.scene

    def causes(self, scene: Scene) -> list[Choice]:
        """The choices that are never offered, and lead to a scene."""
        ways = (way for way in self.entering[scene.name] if self.seen[way.source])
        return [way.choice for way in ways if way.choice and id(way.choice) in self.never]

    def to_be_told(self) -> list[Scene]:
        """The scenes of which nothing else says why they are not reached.

        A scene that only follows on others that are not reached is none: one of these is told, or
        what keeps the player from it.
        """
        names = {scene.name for scene in self.scenes}
        told = []
        for scene in self.scenes:
            before = list(self._before(scene.name, names))
            reached = [way for way in before if self.seen[way.source]]
            if not before or (reached and not any(map(self._is_told, reached))):
                told.append(scene)
        return told

    def _before(self, scene: str, unreached: set[str]) -> Iterator[Way]:
        """The ways that could lead to a scene, from the last places that are reached.

        Or else from another scene that is not reached.
        """
        waiting = list(self.entering[scene])
        found = set(waiting)
        while waiting:
            way = waiting.pop()
            if self.seen[way.source] or way.source.scene in unreached - {scene}:
                yield way
                continue
            more = [each for each in self.arriving[way.source] if each not in found]
            found |= set(more)
            waiting += more

    def _is_told(self, way: Way) -> bool:
        """Whether it is told why a way is not gone from where one could be.

        The choice is never offered; or a condition there is always decided in the same way, that of
        a choice which is always open if `to` is followed only where none is.
        """
        if way.source.kind != "fork":
            return id(way.choice) in self.never
        questions = self.survey.map.questions.all
        asked = [questions[ask.question] for ask in way.source.asks]
        conditions = [question for question in asked if question.topic in ("condition", "case")]
        return any(map(self.survey.always_decided, conditions))
