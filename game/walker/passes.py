"""Goes through the graph of all states once, forwards or backwards: exact chances (NumPy).

Where places do not lead to one another in circles, all states of a place are worked out from those
of the places before it (or behind it). Circles are a system of equations of their own: `chain`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from game.walker.chain import Chain
from game.walker.graph import Graph, Step
from game.walker.ways import Place

Array = Any
_TOGETHER = 8_000
"""So many states at a time stay in the processor's cache."""
_ENDS_TOGETHER = 8
_ALONE = 1e-12


def visits_of(graph: Graph) -> dict[Place, Array]:
    """How often somebody comes to each node; every one must lead to an end."""
    visits = {place: np.zeros(count) for place, count in graph.count.items()}
    place, node = graph.start
    visits[place][node] = 1.0
    for group in graph.groups:
        inside: Sequence[Place] = ()
        if graph.in_circles(group):
            _Circle(graph, group).flow(visits)
            inside = group
        for place in group:
            share = visits[place] * graph.share[place]
            for step in graph.steps[place]:
                if step.target not in inside:
                    _carry(step, share, visits[step.target])
    return visits


def _carry(step: Step, share: Array, visits: Array) -> None:
    visits += np.bincount(step.arrived, share * step.weight, len(visits) + 1)[:-1]


def without_traps(graph: Graph) -> Graph:
    """The graph without the steps from where no end can be reached: they would take for ever."""
    ends = {place: np.append(share == 0, False) for place, share in graph.share.items()}
    for group in reversed(graph.groups):
        while True:
            before = sum(np.count_nonzero(ends[place]) for place in group)
            for place in reversed(group):
                for step in graph.steps[place]:
                    ends[place][:-1] |= ends[step.target][step.arrived]
            if sum(np.count_nonzero(ends[place]) for place in group) == before:
                break
    share = {place: share * ends[place][:-1] for place, share in graph.share.items()}
    return replace(graph, share=share)


class Outcomes:
    """How far each choice moves the endings, added up over all moments at which it is offered."""

    def __init__(self, graph: Graph, visits: dict[Place, Array]) -> None:
        """Of a graph without traps, and how often each of its nodes is come to."""
        self.graph, self.visits = graph, visits
        self.moved: Array = np.zeros(len(graph.choices))

    def distances(self, endings: Sequence[Sequence[Place]]) -> Array:
        """For each choice the sum of the distances; each ending is given by its places."""
        for first in range(0, len(endings), _ENDS_TOGETHER):
            self._look_back(endings[first : first + _ENDS_TOGETHER])
        # What does not end is one more outcome: it is as far apart as all that ends.
        self._look_back([[place for places in endings for place in places]])
        return self.moved / 2

    def _look_back(self, endings: Sequence[Sequence[Place]]) -> None:
        """Place by place from the last: how likely some endings are from each of its nodes."""
        graph = self.graph
        chances: dict[Place, Array] = {}
        before = Counter(t for steps in graph.steps.values() for t in {s.target for s in steps})
        for group in reversed(graph.groups):
            for place in group:
                # The row behind the last node is for the steps that cannot be gone.
                chances[place] = np.zeros((graph.count[place] + 1, len(endings)))
                for number, places in enumerate(endings):
                    chances[place][:-1, number] = place in places
            circle = _Circle(graph, group) if graph.in_circles(group) else None
            if circle is not None:
                circle.solve(chances)
            for place in group:
                self._through(place, chances, circle is not None)
            for target in (t for place in group for t in {s.target for s in graph.steps[place]}):
                before[target] -= 1
                if not before[target]:
                    del chances[target]

    def _through(self, place: Place, chances: dict[Place, Array], known: bool) -> None:
        steps, share = self.graph.steps[place], self.graph.share[place]
        for first in range(0, self.graph.count[place] if steps else 0, _TOGETHER):
            part = slice(first, min(first + _TOGETHER, len(share)))
            after = [chances[step.target][step.arrived[part]] for step in steps]
            here = chances[place][part]
            if not known:
                for step, chance in zip(steps, after, strict=True):
                    here += chance * step.weight
                here *= share[part, None]
            if place.kind == "player":
                self._compare(place, part, after, here)

    def _compare(self, place: Place, part: slice, after: Sequence[Array], here: Array) -> None:
        share, visits = self.graph.share[place][part], self.visits[place][part]
        for step, chance in zip(self.graph.steps[place], after, strict=True):
            others = 1 - step.weight * share
            counts = (step.arrived[part] < self.graph.count[step.target]) & (others > _ALONE)
            apart = np.abs(chance - here).sum(axis=1) / np.where(counts, others, 1.0)
            self.moved[step.choice] += visits @ (apart * counts)


class _Circle:
    """The nodes of places that lead to one another, numbered on, and the steps between them."""

    def __init__(self, graph: Graph, group: list[Place]) -> None:
        self.graph = graph
        self.part: dict[Place, slice] = {}
        self.nodes = 0
        for place in group:
            self.part[place] = slice(self.nodes, self.nodes + graph.count[place])
            self.nodes += graph.count[place]
        found = [self._edges(place, s) for place in group for s in graph.steps[place]]
        columns = [np.concatenate(column) for column in zip(*found, strict=True)]
        self.source, self.target, self.probability = columns

    def _edges(self, place: Place, step: Step) -> tuple[Array, Array, Array]:
        """The edges of a step, if it stays inside; those of trapped nodes lead nowhere."""
        none = np.zeros(0, np.int64)
        if step.target not in self.part:
            return none, none, np.zeros(0)
        share = self.graph.share[place]
        is_open = step.arrived < self.graph.count[step.target]
        gone = np.flatnonzero(is_open & (share > 0))
        target = step.arrived[gone].astype(np.int64) + self.part[step.target].start
        return gone + self.part[place].start, target, share[gone] * step.weight

    def flow(self, visits: dict[Place, Array]) -> None:
        """Adds to how often one comes into the circle how often one comes round."""
        known = np.concatenate([visits[place] for place in self.part])
        solved = Chain(self.nodes, self.target, self.source, self.probability).solve(known)
        for place, part in self.part.items():
            visits[place] = solved[part]

    def solve(self, chances: dict[Place, Array]) -> None:
        """Works out the chances of its nodes from those of all that is behind it."""
        known = np.concatenate([self._behind(place, chances) for place in self.part])
        chain = Chain(self.nodes, self.source, self.target, self.probability)
        for number in range(known.shape[1]):
            solved = chain.solve(known[:, number])
            for place, part in self.part.items():
                chances[place][:-1, number] = solved[part]

    def _behind(self, place: Place, chances: dict[Place, Array]) -> Array:
        known = chances[place][:-1].copy()
        for step in self.graph.steps[place]:
            if step.target not in self.part:
                chance = chances[step.target][step.arrived]
                known += chance * (self.graph.share[place] * step.weight)[:, None]
        return known
