"""A finding, and how one is reported: with its words, its place, and the way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.problems import Problem, Span
from game.story.model import Story
from game.walker.questions import Question
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.trail import Evidence, Sight
from game.walker.ways import Place, Way


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and how to get to the moment where it shows."""

    problem: Problem
    evidence: Evidence | None = None


@dataclass(slots=True)
class Report:
    """What was found in a survey so far, and the short words in which more is said."""

    survey: Survey
    found: list[Finding] = field(default_factory=list)

    @property
    def story(self) -> Story:
        return self.survey.map.story

    def of(self, topic: str) -> list[Question]:
        return [q for q in self.survey.map.questions.all if q.topic == topic]

    def seen(self, question: Question, answers: int, *, warning: bool = False) -> Evidence | None:
        """The way to where a question is answered so; for a warning only where it is cheap."""
        if warning and not self.survey.trail(question).cheap:
            return None
        return self.survey.evidence(question, answers)

    def way(self, sights: Sequence[Sight], *, warning: bool = False) -> Evidence | None:
        trail = self.survey.trail()
        return None if warning and not trail.cheap else trail.evidence(sights)

    def error(
        self, code: str, span: Span, message: str, hint: str = "", way: Evidence | None = None
    ) -> None:
        self.found.append(Finding(Problem(code, span, message, hint), way))

    def warning(
        self, code: str, span: Span, message: str, hint: str = "", way: Evidence | None = None
    ) -> None:
        self.found.append(Finding(Problem(code, span, message, hint, "warning"), way))


def sight(place: Place, states: Rows, way: Way | None = None) -> Sight:
    """A sight of some states of a place."""

    def select(rows: Rows) -> Rows:
        both = {row: lanes & states.get(row, 0) for row, lanes in rows.items()}
        return {row: lanes for row, lanes in both.items() if lanes}

    return Sight(place, select, way)
