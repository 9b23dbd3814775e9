"""The parts of one walk that can be done apart from it: here, or wherever there is room.

What is likely depends on the story alone, so it can be worked out while the walk goes on. Groups of
questions that are walked apart depend on what they ask for, and on nothing that another
group finds. All else needs the states that were found, and stays where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.story.model import Story
from game.story.persona import Persona
from game.walker.answers import Answers, explored
from game.walker.explore import Bounds
from game.walker.figures import Figures, figures_of
from game.walker.personas import weigher
from game.walker.ways import map_of
from game.walker.work import Run


@dataclass(frozen=True, slots=True)
class Parts:
    """The work of doing parts of the walk of a story, which travels as texts."""

    story: Callable[[], Story]

    def begun(self) -> Callable[[Chances | Group], Any]:
        answers = Answers(map_of(self.story()))
        return lambda part: part.done(answers)


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances for a persona, or for somebody who takes any choice as readily as another."""

    persona: Persona | None

    def done(self, answers: Answers) -> Figures:
        weigh = weigher(self.persona, answers.map.story)
        return figures_of(answers.map, answers.liveness.at(), weigh)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions to be answered by a walk that tells apart what they and some others ask for.

    `known` are the answers of each, so far; `lanes_first` is the layout that suits the story.
    """

    numbers: tuple[int, ...]
    known: tuple[int, ...]
    others: tuple[int, ...]
    lanes_first: tuple[int, ...]
    bounds: Bounds

    def done(self, answers: Answers) -> tuple[bool, tuple[int, ...]]:
        """Whether the walk came to its end, and the answers of each question as far as it is told.

        Of several questions nothing is told where it did not.
        """
        base = answers.liveness.at(self.others)
        live = answers.liveness.at([*self.others, *self.numbers], base)
        exploration = explored(answers.map, live, self.bounds, lanes_first=self.lanes_first)
        for number, known in zip(self.numbers, self.known, strict=True):
            answers.found[number] = known
        if exploration.complete or len(self.numbers) == 1:
            answers.read(self.numbers, exploration)
        return exploration.complete, tuple(answers.found[number] for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where parts of a walk can be done, and its story as it travels there."""

    story: Callable[[], Story]
    run: Run
