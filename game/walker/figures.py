"""The chances of a story as plain figures, so that they can be worked out anywhere.

They depend on the story and on who plays alone, not on how it was walked. They are exact where
the states can be numbered one by one; for larger stories they come from random playthroughs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from game.story.model import Ending
from game.walker.answers import explored
from game.walker.explore import Bounds, Exploration
from game.walker.liveness import Live
from game.walker.personas import Weigh
from game.walker.space import size
from game.walker.ways import Map, Place

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
class Lengths:
    """Choices from the beginning to an ending, of playthroughs that end."""

    least: int
    median: int
    most_of_all: int
    """95 of 100 playthroughs take no more."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How often a choice is taken in a playthrough, and how far it moves where that ends."""

    scene: str
    choice: str
    taken: float
    weight: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How likely each ending is, in the order of the story, and all else."""

    endings: tuple[float, ...]
    choices_expected: float | None
    lengths: Lengths | None
    weights: tuple[Weighed, ...]
    stopped: float
    """How likely it is to get stuck, or to go on for ever."""
    playthroughs: int = 0
    """How many random playthroughs they come from; 0 where they are exact."""
    weighed_in: int = 0
    """The same of the weights of the choices."""
    tally: Tally | None = None
    """What the playthroughs came to, if the figures come from some."""


def figures_of(found: Map, live: Live, weigh: Weigh) -> Figures:
    """The figures for somebody who comes for the first time; `live` is what matters to the ways."""
    bounds = Bounds(MOST_NODES, MOST_NODES * _BYTES_A_NODE)
    exploration = explored(found, live, bounds, keep_rings=False, first_time=True)
    return exact_figures(exploration, weigh) or sampled_figures(found, weigh)


def exact_figures(exploration: Exploration, weigh: Weigh) -> Figures | None:
    """The figures from all states; None where these are too many, or circle for too long."""
    nodes = sum(size(rows) for rows in exploration.seen.values())
    if not exploration.complete or nodes > MOST_NODES:
        return None
    from game.walker.chain import Unsettled

    try:
        return _Exact(exploration, weigh).figures()
    except Unsettled:
        return None


def sampled_figures(found: Map, weigh: Weigh) -> Figures:
    """The figures from random playthroughs."""
    from game.walker.stakes import STAKES_IN, stakes
    from game.walker.tally import quantile

    known, tally = stakes(found, weigh, _PLAYTHROUGHS)
    total, counts = tally.playthroughs, tally.lengths
    lengths = expected = None
    if tally.ended:
        least, median, most = (quantile(counts, share) for share in (0.0, 0.5, _MOST))
        lengths = Lengths(least, median, most)
    if tally.ended == total:
        expected = tally.choices / total
    taken = (tally.times / total).tolist()
    weights = tuple(
        Weighed(*choice, times, known.get(choice))
        for choice, times in zip(_choices_in(found), taken, strict=True)
    )
    endings = tuple(int(hits) / total for hits in tally.endings)
    stopped = 1 - tally.ended / total
    return Figures(endings, expected, lengths, weights, stopped, total, STAKES_IN, tally)


def _choices_in(found: Map) -> list[tuple[str, str]]:
    """All choices of a story, by scene and id."""
    return [(s.name, choice.id) for s in found.story.scenes.values() for choice in s.choices]


def endings_in(found: Map) -> list[tuple[Ending, list[Place]]]:
    """Each ending with its places."""
    told = []
    for ending in found.story.endings:
        places = [p for p in found.places if p.scene == ending.name and p.kind == "player"]
        told.append((ending, places))
    return told


class _Exact:
    def __init__(self, exploration: Exploration, weigh: Weigh) -> None:
        from game.walker.graph import graph_of
        from game.walker.passes import visits_of, without_traps
        from game.walker.turns import turns_of

        self.map, self.weigh = exploration.map, weigh
        self.endings = [places for _, places in endings_in(self.map)]
        self.graph = graph_of(exploration, weigh)
        self.ending = without_traps(self.graph)
        self.turns = turns_of(self.ending)
        visits = visits_of(self.ending, self.turns)
        self.visits = {place: visits[place][:-1] for place in visits}

    def figures(self) -> Figures:
        from game.walker.flow import lengths_of

        visits = self.visits
        endings = tuple(float(sum(visits[p].sum() for p in places)) for places in self.endings)
        ended = sum(endings)
        if self._cannot_stop() and ended > 0:
            # What is missing is rounding: much of it where one goes round for very long.
            endings, ended = tuple(each / ended for each in endings), 1.0
        stopped = max(0.0, 1.0 - ended)
        ends_surely = stopped < 1e-9
        expected = self._choices() if ends_surely else None
        ends = {place for places in self.endings for place in places}
        lengths = _lengths(lengths_of(self.ending, ends, _MOST * ended), ended)
        weights, weighed_in = self._weights(ends_surely)
        return Figures(endings, expected, lengths, weights, stopped, 0, weighed_in)

    def _cannot_stop(self) -> bool:
        """Whether there is a way on from everywhere to an ending: neither trap nor dead end."""
        ends = {place for places in self.endings for place in places}
        return all((share > 0).all() for p, share in self.ending.share.items() if p not in ends)

    def _choices(self) -> float:
        """How many choices are made on average: wherever there is one to make."""
        visits, share = self.visits, self.graph.share
        return float(sum(_dot(visits[p], share[p] > 0) for p in visits if p.kind == "player"))

    def _weights(self, ends_surely: bool) -> tuple[tuple[Weighed, ...], int]:
        taken, offered = self._times()
        choices = [(scene, choice.id) for scene, choice in self.graph.choices]
        weighed_in = 0
        if sum(self.graph.count.values()) * len(self.endings) <= _MOST_CHANCES:
            moved = self._distances(ends_surely)
            # So that choices that weigh the same are told as the same.
            moments = zip(moved, offered, strict=True)
            weights = [round(m / o, _DIGITS) if o > 0 else None for m, o in moments]
        else:
            from game.walker.stakes import STAKES_IN, stakes

            (known, _), weighed_in = stakes(self.map, self.weigh), STAKES_IN
            weights = [known.get(choice) for choice in choices]
        figures = zip(taken, weights, strict=True)
        told = dict(zip(choices, figures, strict=True))
        # Where nobody comes who is there for the first time, nothing is taken.
        all_of_them = (
            Weighed(*each, *told.get(each, (0.0, None))) for each in _choices_in(self.map)
        )
        return tuple(all_of_them), weighed_in

    def _distances(self, ends_surely: bool) -> list[float]:
        """For each choice how far it moves the endings, added up over all visits."""
        from game.walker.passes import Outcomes

        ends = self.endings
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
                taken[step.choice] += _dot(here, graph.share[place]) * step.weight
                offered[step.choice] += float(here.sum())
        return taken, offered


def _dot(one: Any, other: Any) -> float:
    """The scalar product, on one core: the same on all machines, and less work than on several."""
    import numpy as np

    return float(np.einsum("i,i", one, other))


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
