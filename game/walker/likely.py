"""What is likely: where somebody ends who takes open choices at random.

All figures are for somebody who comes for the first time. They are exact where the states can be
numbered one by one; for larger stories they come from random playthroughs, and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from game.story.model import Choice, Ending
from game.walker.answers import explored
from game.walker.explore import Bounds, Exploration
from game.walker.personas import Weigh
from game.walker.space import Rows, size
from game.walker.survey import Survey
from game.walker.trail import Evidence, Sight
from game.walker.traps import trapped

if TYPE_CHECKING:
    from game.walker.tally import Tally

MOST_NODES = 4_000_000
_BYTES_A_NODE = 400
_PLAYTHROUGHS = 100_000
_MOST_CHANCES = 60_000_000
"""Exact weights need so many figures at once: one for each state and ending."""
_DIGITS = 12
_MOST = 0.95


@dataclass(frozen=True, slots=True)
class EndingLikely:
    """How likely an ending is, and the shortest way to it."""

    ending: Ending
    probability: float
    way: Evidence | None


@dataclass(frozen=True, slots=True)
class ChoiceWeight:
    """How often a choice is taken in a playthrough, and how far it moves where that ends.

    The weight is the total variation distance between the endings after it and the endings after
    the other open choices, from 0 (no difference) to 1, averaged over how often it is offered.
    """

    scene: str
    choice: Choice
    taken: float
    weight: float | None


@dataclass(frozen=True, slots=True)
class Lengths:
    """Choices from the beginning to an ending, of playthroughs that end."""

    least: int
    median: int
    most_of_all: int
    """95 of 100 playthroughs take no more."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The figures of a story; `playthroughs` is 0 where they are exact."""

    endings: tuple[EndingLikely, ...]
    choices_expected: float | None
    lengths: Lengths | None
    weights: tuple[ChoiceWeight, ...]
    stopped: float
    """How likely it is to get stuck, or to go on for ever."""
    playthroughs: int = 0
    weighed_in: int = 0
    """How many playthroughs the weights of the choices come from; 0 where they are exact."""
    tally: Tally | None = None
    """What the playthroughs came to, if the figures come from some."""


def likely(survey: Survey, weigh: Weigh) -> Likely | None:
    """The figures of a story for somebody who weighs choices so.

    None for a walk in part, and for a large one without reduction: that is made for counting.
    """
    if not survey.complete:
        return None
    exploration = _simplest(survey) if survey.reduced else survey.exploration
    nodes = sum(size(rows) for rows in exploration.seen.values())
    if exploration.complete and nodes <= MOST_NODES:
        from game.walker.chain import Unsettled

        try:
            return _Exact(survey, exploration, weigh).figures()
        except Unsettled:
            return _sampled(survey, weigh)
    return _sampled(survey, weigh) if survey.reduced else None


def _simplest(survey: Survey) -> Exploration:
    """The states of somebody who comes for the first time, told apart by where they lead."""
    bounds = Bounds(MOST_NODES, MOST_NODES * _BYTES_A_NODE)
    live, lanes = survey.liveness.at(), list(survey.exploration.space.masks)
    return explored(survey.map, live, bounds, keep_rings=False, first_time=True, lanes_first=lanes)


def _endings(survey: Survey) -> list[tuple[Ending, list[Any]]]:
    """Each ending with its places."""
    found = []
    for ending in survey.map.story.endings:
        places = [p for p in survey.map.places if p.scene == ending.name and p.kind == "player"]
        found.append((ending, places))
    return found


def _way_to(places: Sequence[Any], survey: Survey) -> Evidence | None:
    if not any(survey.exploration.seen[place] for place in places):
        return None
    return survey.trail().evidence([Sight(place, _all) for place in places])


def _all(rows: Rows) -> Rows:
    return rows


def _sampled(survey: Survey, weigh: Weigh) -> Likely:
    from game.walker.stakes import STAKES_IN, stakes
    from game.walker.tally import quantile

    known, tally = stakes(survey.map, weigh, _PLAYTHROUGHS)
    total, counts = tally.playthroughs, tally.lengths
    endings = tuple(
        EndingLikely(ending, int(hits) / total, _way_to(places, survey))
        for (ending, places), hits in zip(_endings(survey), tally.endings, strict=True)
    )
    lengths = expected = None
    if tally.ended:
        least, median, most = (quantile(counts, share) for share in (0.0, 0.5, 0.95))
        lengths = Lengths(least, median, most)
    if tally.ended == total:
        expected = tally.choices / total
    taken = (tally.times / total).tolist()
    choices = (
        (scene.name, choice)
        for scene in survey.map.story.scenes.values()
        for choice in scene.choices
    )
    weights = tuple(
        ChoiceWeight(scene, choice, times, known.get((scene, choice.id)))
        for (scene, choice), times in zip(choices, taken, strict=True)
    )
    stopped = 1 - tally.ended / total
    return Likely(endings, expected, lengths, weights, stopped, total, STAKES_IN, tally)


class _Exact:
    def __init__(self, survey: Survey, exploration: Exploration, weigh: Weigh) -> None:
        from game.walker.graph import graph_of
        from game.walker.passes import visits_of, without_traps
        from game.walker.turns import turns_of

        self.endings = _endings(survey)
        self.survey, self.weigh = survey, weigh
        self.graph = graph_of(exploration, weigh)
        trap = any(trapped(survey).values())
        self.ending = without_traps(self.graph) if trap else self.graph
        self.turns = turns_of(self.ending)
        visits = visits_of(self.ending, self.turns)
        self.visits = {place: visits[place][:-1] for place in visits}

    def figures(self) -> Likely:
        from game.walker.flow import lengths_of

        visits, endings = self.visits, []
        for ending, places in self.endings:
            probability = float(sum(visits[place].sum() for place in places))
            endings.append(EndingLikely(ending, probability, _way_to(places, self.survey)))
        ended = sum(each.probability for each in endings)
        stopped = max(0.0, 1.0 - ended)
        ends_surely = stopped < 1e-9
        expected = self._choices() if ends_surely else None
        ends = {place for _, places in self.endings for place in places}
        lengths = _lengths(lengths_of(self.ending, ends, _MOST * ended), ended)
        weights, weighed_in = self._weights(ends_surely)
        return Likely(tuple(endings), expected, lengths, weights, stopped, 0, weighed_in)

    def _choices(self) -> float:
        """How many choices are made on average: wherever there is one to make."""
        visits, share = self.visits, self.graph.share
        return float(sum(visits[p] @ (share[p] > 0) for p in visits if p.kind == "player"))

    def _weights(self, ends_surely: bool) -> tuple[tuple[ChoiceWeight, ...], int]:
        taken, offered = self._times()
        choices, weighed_in = self.graph.choices, 0
        if sum(self.graph.count.values()) * len(self.endings) <= _MOST_CHANCES:
            moved = self._distances(ends_surely)
            # So that choices that weigh the same are told as the same.
            moments = zip(moved, offered, strict=True)
            weights = [round(m / o, _DIGITS) if o > 0 else None for m, o in moments]
        else:
            from game.walker.stakes import STAKES_IN, stakes

            (known, _), weighed_in = stakes(self.survey.map, self.weigh), STAKES_IN
            weights = [known.get((scene, choice.id)) for scene, choice in choices]
        told = zip(choices, taken, weights, strict=True)
        return tuple(ChoiceWeight(*choice, times, w) for choice, times, w in told), weighed_in

    def _distances(self, ends_surely: bool) -> list[float]:
        """For each choice how far it moves the endings, added up over all visits."""
        from game.walker.passes import Outcomes

        ends = [places for _, places in self.endings]
        # One outcome follows from the others: not to end, or the last ending.
        outcomes = Outcomes(self.ending, self.turns, self.visits)
        return outcomes.distances(ends[:-1] if ends_surely else ends).tolist()  # type: ignore[no-any-return]

    def _times(self) -> tuple[list[float], list[float]]:
        """For each choice how often it is taken, and how often it is offered."""
        graph = self.graph
        taken, offered = [0.0] * len(graph.choices), [0.0] * len(graph.choices)
        for place, steps in graph.steps.items():
            for step in steps if place.kind == "player" else ():
                here = self.visits[place] * (step.arrived < graph.count[step.target])
                taken[step.choice] += float(here @ graph.share[place]) * step.weight
                offered[step.choice] += float(here.sum())
        return taken, offered


def _lengths(ended: Sequence[float], in_all: float) -> Lengths | None:
    """From how much ends after no choice, after one, after two, …"""
    if in_all <= 0:
        return None
    sums = list(accumulate(ended))
    quantiles = [in_all * share * (1 - 1e-12) for share in (0.5, _MOST)]
    if not sums or sums[-1] < quantiles[-1]:
        return None
    median, most = (next(i for i, done in enumerate(sums) if done >= q) for q in quantiles)
    return Lengths(next(i for i, each in enumerate(ended) if each > 0), median, most)
