"""All that there is to tell of a walk, gathered once for every form in which it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from game.outputs.reading import Reading, reading_in, reading_of
from game.story.model import Choice, Story
from game.walker.likely import ChoiceWeight, EndingLikely
from game.walker.operations import YES
from game.walker.report import Finding
from game.walker.sampling import MOST_CHOICES
from game.walker.space import values_of
from game.walker.survey import Survey
from game.walker.walk import Walk

_FEW_CHOICES = 100
_MANY_CHOICES = 1000
_NEARLY_ALL = 0.95
"""Of how many playthroughs the words are told where it is not known which of them end."""
IDLE = 1e-9
"""A weight below this is none: what remains is rounding."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What the walk could leave out: of `variables` that change, `kept` matter at a time."""

    variables: int
    kept: float


@dataclass(frozen=True)
class Account:
    """A walk, and what was worked out from it; seconds as it took."""

    walk: Walk
    seconds: float | None = None

    @property
    def story(self) -> Story:
        return self.walk.story

    @cached_property
    def reading(self) -> Reading | None:
        """How much one reads; None where random playthroughs find no ending."""
        found, likely = self.walk.survey.map, self.walk.likely
        if likely is not None and likely.figures.tally is not None:
            return reading_in(found, likely.figures.tally)
        known = reading_of(found, self.walk.weigh, most_choices=self._longest)
        return known if likely is not None or (known and known.ended >= _NEARLY_ALL) else None

    @property
    def _longest(self) -> int:
        """So many choices are far more than playthroughs take that come to an end.

        In a trap one goes on for ever, and where lengths are not known, for very long: what takes
        more choices is not read to its end.
        """
        likely = self.walk.likely
        if likely is None:
            return _MANY_CHOICES
        if likely.figures.lengths is None:
            return _FEW_CHOICES
        return min(MOST_CHOICES, _FEW_CHOICES + 20 * likely.figures.lengths.most_of_all)

    @cached_property
    def saved(self) -> Saved | None:
        """What the reduction saved; None where nothing was left out."""
        return saved(self.walk.survey)

    def found(self, severity: str) -> Sequence[Finding]:
        """The findings of one severity."""
        return [each for each in self.walk.findings if each.problem.severity == severity]

    @property
    def endings(self) -> Sequence[EndingLikely]:
        """The endings, the likeliest first; none where nothing is known of them."""
        likely = self.walk.likely
        return sorted(likely.endings, key=lambda e: -e.probability) if likely else ()

    @property
    def weights(self) -> Sequence[ChoiceWeight]:
        """The choices that have another beside them, the weightiest first, as far as known."""
        likely = self.walk.likely
        several = self._scenes_to_choose_in()
        known = [w for w in likely.weights if w.scene in several] if likely else []
        known = [w for w in known if w.weight is not None and w.taken > 0]
        return sorted(known, key=lambda w: -(w.weight or 0))

    def _scenes_to_choose_in(self) -> set[str]:
        survey = self.walk.survey
        asked = [q for q in survey.map.questions.all if q.topic == "several"]
        return {q.scene for q in asked if survey.answers[q.number] & YES}

    def offered(self, choice: Choice) -> bool | None:
        """Whether some playthrough can take a choice; None where that is not known."""
        return self._answer("choice", choice)

    def entered(self, scene: str) -> bool | None:
        """Whether some playthrough can enter a scene; None where that is not known."""
        return self._answer("scene", self.story.scenes[scene])

    def _answer(self, topic: str, about: object) -> bool | None:
        survey = self.walk.survey
        asked = [q for q in survey.map.questions.all if q.topic == topic and q.about is about]
        if any(survey.answers[q.number] & YES for q in asked):
            return True
        return False if self.walk.complete else None


def saved(survey: Survey) -> Saved | None:
    """What the reduction saved: how many variables each place keeps in mind, on average."""
    story, live = survey.map.story, survey.exploration.live
    domains = {v: values_of(story.variables[v].domain, story.words) for v in survey.varying}
    change = {v for v, values in domains.items() if len(values) > 1}
    seen = [p for p, rows in survey.exploration.seen.items() if rows and p.settled]
    kept = [len(live[place].keys() & change) for place in seen]
    if not kept or min(kept) == len(change):
        return None
    return Saved(len(change), sum(kept) / len(kept))
