"""Walks a story: what is wrong, what is certain, what is likely."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from game.story.model import Story
from game.story.persona import Persona
from game.walker.explore import Bounds
from game.walker.findings import Findings
from game.walker.likely import Likely, figures_for, likely
from game.walker.parts import Chances, Elsewhere, Parts
from game.walker.personas import Weigh, weigher
from game.walker.report import Finding
from game.walker.survey import MOST_TOGETHER, Survey, survey

MOST_STATES = 2_000_000_000
MOST_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Walk:
    """All that a walk found out."""

    story: Story
    survey: Survey
    findings: tuple[Finding, ...]
    likely: Likely | None
    persona: Persona | None = None

    @property
    def complete(self) -> bool:
        """Whether everything was explored; if not, only what was found is claimed."""
        return self.survey.complete

    @property
    def weigh(self) -> Weigh:
        """How readily the player takes a choice, whose chances are told."""
        return weigher(self.persona, self.story)

    @property
    def states(self) -> int:
        """How many different states were found."""
        return self.survey.exploration.states

    @property
    def states_waiting(self) -> int:
        """How many of them were not gone on from, because a bound stopped the walk."""
        return self.survey.exploration.states_waiting

    @property
    def undecided(self) -> int:
        """Questions that arose and could not be settled within the bounds."""
        numbers = [q.number for q in self.survey.map.questions.all]
        doubtful = (not self.survey.certain[n] and bool(self.survey.answers[n]) for n in numbers)
        return sum(doubtful) + self.survey.undecided


def walk(
    story: Story,
    *,
    most_states: int = MOST_STATES,
    most_bytes: int = MOST_BYTES,
    reduce: bool = True,
    most_together: int = MOST_TOGETHER,
    persona: Persona | None = None,
    progress: Callable[[int, int], None] | None = None,
    elsewhere: Elsewhere | None = None,
) -> Walk:
    """Explores everything that can happen in a story.

    `reduce` leaves out differences between states that nothing will ever ask for; without it the
    states are counted as the game tells them apart. `most_together` bounds the memory, in
    bytes, of the one walk that is tried first, for all questions at once. The chances told are
    those of a persona, or else of somebody who takes any open choice as readily as any other.
    `progress` is called with the number of states so far and of places that wait. Parts are done
    `elsewhere`, if that is given and there are any (without reduction there are none): the result
    is the same.
    """
    bounds = Bounds(most_states, most_bytes)
    with _no_search_for_garbage():
        if elsewhere is None or not reduce:
            seen = survey(
                story, bounds, reduce=reduce, most_together=most_together, progress=progress
            )
            found = Findings(seen).all()
            figures = figures_for(seen, weigher(persona, story))
            return Walk(story, seen, found, likely(seen, figures), persona)
        with elsewhere.run(Parts(elsewhere.story)) as do:
            chances = do([Chances(persona)])
            seen = survey(story, bounds, most_together=most_together, progress=progress, do=do)
            found = Findings(seen).all()
            return Walk(story, seen, found, likely(seen, next(chances)), persona)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Lets Python not look for what refers to itself, over and over in all that was found.

    Of that a walk leaves next to nothing; all else goes as soon as nobody holds it.
    """
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()
