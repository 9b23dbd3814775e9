"""What is likely: where somebody ends who takes open choices at random.

All figures are for somebody who comes for the first time. They are exact where the states can be
numbered one by one; for larger stories they come from random playthroughs, and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.story.model import Choice, Ending
from game.walker.answers import explored
from game.walker.explore import Bounds, Exploration
from game.walker.personas import Weigh
from game.walker.space import Rows, size
from game.walker.survey import Survey
from game.walker.trail import Evidence, Sight

if TYPE_CHECKING:
    from game.walker.graph import Graph

MOST_NODES = 4_000_000
_BYTES_A_NODE = 400
_MOST_FOR_WEIGHTS = 400_000
_MOST_STEPS = 100_000
_PLAYTHROUGHS = 100_000
_ALONE = 1e-12


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


def likely(survey: Survey, weigh: Weigh) -> Likely | None:
    """The figures of a story for somebody who weighs choices so.

    None for a walk in part, and for a large one without reduction: that is made for counting.
    """
    if not survey.complete:
        return None
    exploration = _simplest(survey) if survey.reduced else survey.exploration
    nodes = sum(size(rows) for rows in exploration.seen.values())
    if exploration.complete and nodes <= MOST_NODES:
        return _Exact(survey, exploration, weigh).figures()
    return _sampled(survey, weigh) if survey.reduced else None


def _simplest(survey: Survey) -> Exploration:
    """The states of somebody who comes for the first time, told apart by where they lead."""
    bounds = Bounds(MOST_NODES, MOST_NODES * _BYTES_A_NODE)
    live, lanes = survey.liveness.at(), list(survey.exploration.space.masks)
    return explored(
        survey.map, live, bounds, keep_rings=False, first_time=True, lanes_first=lanes
    )


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
    from game.walker.sampling import sample
    from game.walker.tally import quantile

    tally = sample(survey.map, weigh, _PLAYTHROUGHS)
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
    return Likely(endings, expected, lengths, (), 1 - tally.ended / total, total)


class _Exact:
    def __init__(self, survey: Survey, exploration: Exploration, weigh: Weigh) -> None:
        import numpy as np

        from game.walker.chain import Chain, can_end
        from game.walker.graph import graph_of

        self.survey, self.numpy = survey, np
        self.graph: Graph = graph_of(exploration, weigh)
        graph = self.graph
        goes_on = can_end(graph.nodes, graph.source, graph.target)[graph.source]
        edges = [column[goes_on] for column in (graph.source, graph.target, graph.probability)]
        source, target, probability = edges
        self.forwards = Chain(graph.nodes, target, source, probability)
        self.backwards = Chain(graph.nodes, source, target, probability)

    def figures(self) -> Likely:
        graph, np = self.graph, self.numpy
        start = np.zeros(graph.nodes)
        start[graph.start] = 1.0
        visits = self.forwards.solve(start)
        endings, ended = [], 0.0
        for ending, places in _endings(self.survey):
            probability = float(sum(self._within(visits, place).sum() for place in places))
            endings.append(EndingLikely(ending, probability, _way_to(places, self.survey)))
            ended += probability
        stopped = max(0.0, 1.0 - ended)
        ends_surely = stopped < 1e-9
        expected = float(visits[graph.decides].sum()) if ends_surely else None
        return Likely(
            tuple(endings), expected, self._lengths(ended), self._weights(visits), stopped
        )

    def _within(self, values: Any, place: Any) -> Any:
        first = self.graph.first[place]
        return values[first : first + self.graph.count[place]]

    def _lengths(self, ended: float) -> Lengths | None:
        """Step by step, until 95 of 100 of those that end have ended."""
        if ended <= 0:
            return None
        graph, np = self.graph, self.numpy
        is_end = np.zeros(graph.nodes, bool)
        for _, places in _endings(self.survey):
            for place in places:
                self._within(is_end, place)[:] = True
        silent = ~graph.decides[graph.source]
        mass = np.zeros(graph.nodes)
        mass[graph.start] = 1.0
        done, least, median = 0.0, -1, -1
        for length in range(_MOST_STEPS):
            mass = self._settled(mass, silent)
            here = float(mass[is_end].sum())
            least = length if least < 0 and here > 0 else least
            done += here
            median = length if median < 0 and done >= ended * 0.5 * (1 - 1e-12) else median
            if done >= ended * 0.95 * (1 - 1e-12):
                return Lengths(least, median, length)
            mass = self._stepped(mass, ~silent)
        return None

    def _settled(self, mass: Any, silent: Any) -> Any:
        """The mass once nothing is at a fork or before the world: these take no choice."""
        graph, np = self.graph, self.numpy
        moving = np.zeros(graph.nodes, bool)
        moving[graph.source[silent]] = True
        total = np.where(moving, 0.0, mass)
        mass = np.where(moving, mass, 0.0)
        for _ in range(_MOST_STEPS):
            if mass.sum() < 1e-15:
                break
            mass = self._stepped(mass, silent)
            total += np.where(moving, 0.0, mass)
            mass = np.where(moving, mass, 0.0)
        return total

    def _stepped(self, mass: Any, edges: Any) -> Any:
        graph, np = self.graph, self.numpy
        used = np.flatnonzero(edges & (mass[graph.source] > 0))
        flow = mass[graph.source[used]] * graph.probability[used]
        return np.bincount(graph.target[used], flow, graph.nodes)

    def _weights(self, visits: Any) -> tuple[ChoiceWeight, ...]:
        graph, np = self.graph, self.numpy
        chosen = np.flatnonzero(graph.choice >= 0)
        taken = visits[graph.source[chosen]] * graph.probability[chosen]
        count = len(graph.choices)
        times = np.bincount(graph.choice[chosen], taken, count)
        weights = [None] * count
        if graph.nodes <= _MOST_FOR_WEIGHTS:
            offered = np.bincount(graph.choice[chosen], visits[graph.source[chosen]], count)
            moved = visits[graph.source[chosen]] * self._distances(chosen)
            moved = np.bincount(graph.choice[chosen], moved, count)
            weights = [m / o if o > 0 else None for m, o in zip(moved, offered, strict=True)]
        return tuple(
            ChoiceWeight(scene, choice, float(times[i]), None if w is None else float(w))
            for i, ((scene, choice), w) in enumerate(zip(graph.choices, weights, strict=True))
        )

    def _distances(self, chosen: Any) -> Any:
        """For each edge that takes a choice how far its endings are from those of the others."""
        graph, np = self.graph, self.numpy
        source, target = graph.source[chosen], graph.target[chosen]
        share = graph.probability[chosen]
        distance = np.zeros(len(chosen))
        left = np.ones(graph.nodes)
        for _, places in _endings(self.survey):
            ends = np.zeros(graph.nodes)
            for place in places:
                self._within(ends, place)[:] = 1.0
            chance = self.backwards.solve(ends)
            left -= chance
            distance += self._apart(chance, source, target, share)
        distance += self._apart(left, source, target, share)
        return distance / 2

    def _apart(self, chance: Any, source: Any, target: Any, share: Any) -> Any:
        np = self.numpy
        mine = chance[target]
        together = np.bincount(source, share * mine, self.graph.nodes)[source]
        others = 1 - share
        alone = others < _ALONE
        return np.where(
            alone, 0.0, abs(mine - (together - share * mine) / np.where(alone, 1, others))
        )
