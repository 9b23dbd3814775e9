"""What is likely: where somebody ends who takes open choices at random.

All figures are for somebody who comes for the first time. They are exact where the states can be
numbered one by one; for larger stories they come from random playthroughs, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from game.walker.ways import Place

if TYPE_CHECKING:
    from game.walker.graph import Graph

MOST_NODES = 4_000_000
_BYTES_A_NODE = 400
_MOST_FOR_WEIGHTS = 400_000
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
    weighed_in: int = 0
    """How many playthroughs the weights of the choices come from; 0 where they are exact."""


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
    from game.walker.sampling import sample
    from game.walker.stakes import STAKES_IN, stakes
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
    taken = (tally.times / total).tolist()
    choices = (
        (scene.name, choice)
        for scene in survey.map.story.scenes.values()
        for choice in scene.choices
    )
    known = stakes(survey.map, weigh)
    weights = tuple(
        ChoiceWeight(scene, choice, times, known.get((scene, choice.id)))
        for (scene, choice), times in zip(choices, taken, strict=True)
    )
    stopped = 1 - tally.ended / total
    return Likely(endings, expected, lengths, weights, stopped, total, STAKES_IN)


class _Exact:
    def __init__(self, survey: Survey, exploration: Exploration, weigh: Weigh) -> None:
        import numpy as np

        from game.walker.graph import graph_of

        self.survey, self.weigh, self.numpy = survey, weigh, np
        self.graph: Graph = graph_of(exploration, weigh)
        trap = any(trapped(survey).values())
        self.ending: Graph = _without_traps(self.graph) if trap else self.graph

    def figures(self) -> Likely:
        from game.walker.flow import flow_of

        graph = self.graph
        is_end = self._ends(place for _, places in _endings(self.survey) for place in places)
        flow = flow_of(self.ending, is_end)
        visits = flow.visits if flow.whole else self._visits()
        endings, ended = [], 0.0
        for ending, places in _endings(self.survey):
            probability = float(sum(self._within(visits, place).sum() for place in places))
            endings.append(EndingLikely(ending, probability, _way_to(places, self.survey)))
            ended += probability
        stopped = max(0.0, 1.0 - ended)
        ends_surely = stopped < 1e-9
        expected = float(visits[graph.decides].sum()) if ends_surely else None
        lengths = _lengths(flow.ended, ended)
        weights, weighed_in = self._weights(visits)
        return Likely(tuple(endings), expected, lengths, weights, stopped, 0, weighed_in)

    def _ends(self, places: Iterable[Place]) -> Any:
        """For each node whether it is at one of some places."""
        found = self.numpy.zeros(self.graph.nodes, bool)
        for place in places:
            self._within(found, place)[:] = True
        return found

    def _visits(self) -> Any:
        """How often each node is come to."""
        from game.walker.chain import Chain

        graph, start = self.ending, self.numpy.zeros(self.graph.nodes)
        start[graph.start] = 1.0
        return Chain(graph.nodes, graph.target, graph.source, graph.probability).solve(start)

    def _within(self, values: Any, place: Place) -> Any:
        first = self.graph.first[place]
        return values[first : first + self.graph.count[place]]

    def _weights(self, visits: Any) -> tuple[tuple[ChoiceWeight, ...], int]:
        graph, np = self.graph, self.numpy
        chosen = np.flatnonzero(graph.choice >= 0)
        taken = visits[graph.source[chosen]] * graph.probability[chosen]
        count = len(graph.choices)
        times = np.bincount(graph.choice[chosen], taken, count)
        weights: list[Any] = [None] * count
        weighed_in = 0
        if graph.nodes <= _MOST_FOR_WEIGHTS:
            offered = np.bincount(graph.choice[chosen], visits[graph.source[chosen]], count)
            moved = visits[graph.source[chosen]] * self._distances(chosen)
            moved = np.bincount(graph.choice[chosen], moved, count)
            weights = [m / o if o > 0 else None for m, o in zip(moved, offered, strict=True)]
        elif self.survey.reduced:
            from game.walker.stakes import STAKES_IN, stakes

            known, weighed_in = stakes(self.survey.map, self.weigh), STAKES_IN
            weights = [known.get((scene, choice.id)) for scene, choice in graph.choices]
        found = (
            ChoiceWeight(scene, choice, float(times[i]), None if w is None else float(w))
            for i, ((scene, choice), w) in enumerate(zip(graph.choices, weights, strict=True))
        )
        return tuple(found), weighed_in

    def _distances(self, chosen: Any) -> Any:
        """For each edge that takes a choice how far its endings are from those of the others."""
        from game.walker.chain import Chain

        graph, np = self.graph, self.numpy
        ending = self.ending
        backwards = Chain(graph.nodes, ending.source, ending.target, ending.probability)
        source, target = graph.source[chosen], graph.target[chosen]
        share = graph.probability[chosen]
        distance = np.zeros(len(chosen))
        left = np.ones(graph.nodes)
        for _, places in _endings(self.survey):
            chance = backwards.solve(self._ends(places))
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


def _without_traps(graph: Graph) -> Graph:
    """The graph without the ways into states that cannot end: they would take for ever."""
    import numpy as np

    from game.walker.chain import can_end

    goes_on = can_end(graph.nodes, graph.source, graph.target)[graph.source]
    columns = (graph.source, graph.target, graph.probability, graph.choice)
    source, *others = (column[goes_on] for column in columns)
    begin = np.searchsorted(source, np.arange(graph.nodes + 1))
    names = ("target", "probability", "choice")
    return replace(graph, begin=begin, source=source, **dict(zip(names, others, strict=True)))


def _lengths(ended: Sequence[float], in_all: float) -> Lengths | None:
    """From how much ends after no choice, after one, after two, …"""
    if in_all <= 0:
        return None
    sums = list(accumulate(ended))
    if sums[-1] < in_all * 0.95:
        return None
    quantiles = [in_all * share * (1 - 1e-12) for share in (0.5, 0.95)]
    median, most = (next(i for i, done in enumerate(sums) if done >= q) for q in quantiles)
    return Lengths(next(i for i, each in enumerate(ended) if each > 0), median, most)
