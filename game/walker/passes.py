"""Goes through the graph of all states once, forwards or backwards: exact chances (NumPy).

Each node is worked out from those behind it (or before it), in the order of the graph's turns. Only
circles are systems of equations: `chain`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from game.walker.chain import Circle
from game.walker.graph import Graph, Step
from game.walker.turns import Turn
from game.walker.ways import Place

Array = Any
_TOGETHER = 8_000
"""So many nodes at a time stay in the processor's cache."""
_ALONE = 1e-12


def without_traps(graph: Graph) -> Graph:
    """The graph without the steps from where no end can be reached: they would take for ever."""
    ends = {place: np.append(share == 0, False) for place, share in graph.share.items()}
    for group in reversed(graph.groups):
        before = -1
        while (found := sum(int(ends[place].sum()) for place in group)) > before:
            before = found
            for place in reversed(group):
                for step in graph.steps[place]:
                    ends[place][:-1] |= ends[step.target][step.arrived]
    share = {place: share * ends[place][:-1] for place, share in graph.share.items()}
    return replace(graph, share=share)


def visits_of(graph: Graph, turns: Sequence[Sequence[Turn]]) -> dict[Place, Array]:
    """How often somebody comes to each node; the last figure of a place means nothing."""
    visits = {place: np.zeros(count + 1) for place, count in graph.count.items()}
    place, node = graph.start
    visits[place][node] = 1.0
    for turn in (turn for group in reversed(turns) for turn in reversed(group)):
        if turn.in_circles:
            circle = Circle(graph, turn.nodes)
            coming = {place: visits[place][nodes] for place, nodes in turn.nodes.items()}
            for place, found in circle.visits(coming).items():
                visits[place][turn.nodes[place]] = found
        for place, nodes in turn.nodes.items():
            share = visits[place][nodes] * graph.share[place][nodes]
            for step in graph.steps[place]:
                _carry(step, nodes, share, visits, turn)
    return visits


def _carry(step: Step, nodes: Any, share: Array, visits: dict[Place, Array], turn: Turn) -> None:
    """Adds to the visits at the end of a step; those inside a circle are known."""
    there, arrived = visits[step.target], step.arrived[nodes]
    known = turn.nodes.get(step.target) if turn.in_circles else None
    kept = there[known] if known is not None else None
    if 2 * len(arrived) < len(there):
        np.add.at(there, arrived, share * step.weight)
    else:
        there += np.bincount(arrived, share * step.weight, len(there))
    if known is not None:
        there[known] = kept


class Outcomes:
    """How far each choice moves the endings, added up over all moments at which it is offered."""

    def __init__(
        self, graph: Graph, turns: Sequence[Sequence[Turn]], visits: dict[Place, Array]
    ) -> None:
        """Of a graph without traps, and how often each of its nodes is come to."""
        self.graph, self.turns, self.visits = graph, turns, visits
        self.moved: Array = np.zeros(len(graph.choices))
        self.chances: dict[Place, Array] = {}

    def distances(self, endings: Sequence[Sequence[Place]]) -> Array:
        """For each choice the sum of the distances, place by place from the last.

        Each ending is given by its places. All but these are one more outcome.
        """
        steps = self.graph.steps
        before = Counter(t for each in steps.values() for t in {step.target for step in each})
        for group, turns in zip(reversed(self.graph.groups), self.turns, strict=True):
            for place in group:
                self.chances[place] = self._at_an_end(place, endings)
            for turn in turns:
                self._look_back(turn)
            for target in (t for place in group for t in {step.target for step in steps[place]}):
                before[target] -= 1
                if not before[target]:
                    del self.chances[target]
        return self.moved / 2

    def _at_an_end(self, place: Place, endings: Sequence[Sequence[Place]]) -> Array:
        """The chances of nodes without steps: a row for each ending, a column for each node.

        The last column is for the steps that cannot be gone.
        """
        chances = np.zeros((len(endings), self.graph.count[place] + 1))
        for number, places in enumerate(endings):
            if place in places:
                chances[number, :-1] = 1.0
        return chances

    def _look_back(self, turn: Turn) -> None:
        """Works out how likely the endings are from the nodes of a turn."""
        if turn.in_circles:
            circle = Circle(self.graph, turn.nodes)
            behind = {p: self._behind(p, n, self._after(p, n)) for p, n in turn.nodes.items()}
            for place, found in circle.chances(behind).items():
                self.chances[place][:, turn.nodes[place]] = found
        for place, nodes in turn.nodes.items():
            for part in _parts(nodes) if self.graph.steps[place] else ():
                after = self._after(place, part)
                if not turn.in_circles:
                    self.chances[place][:, part] = self._behind(place, part, after)
                if place.kind == "player":
                    self._compare(place, part, after)

    def _after(self, place: Place, part: Any) -> list[Array]:
        """For each step from some nodes how likely the endings are after it."""
        steps = self.graph.steps[place]
        return [self.chances[step.target].take(step.arrived[part], axis=1) for step in steps]

    def _behind(self, place: Place, part: Any, after: Sequence[Array]) -> Array:
        share = self.graph.share[place][part]
        here = self.chances[place][:, part].copy()
        for step, chances in zip(self.graph.steps[place], after, strict=True):
            here += chances * (share * step.weight)
        return here

    def _compare(self, place: Place, part: Any, after: Sequence[Array]) -> None:
        """Adds how far each choice is from all that are open, and so from the others."""
        share, visits = self.graph.share[place][part], self.visits[place][part]
        here = self.chances[place][:, part]
        for step, chances in zip(self.graph.steps[place], after, strict=True):
            others = 1 - step.weight * share
            counts = (step.arrived[part] < self.graph.count[step.target]) & (others > _ALONE)
            apart = chances - here
            distance = np.abs(apart).sum(axis=0) + np.abs(apart.sum(axis=0))
            distance /= np.where(counts, others, 1.0)
            self.moved[step.choice] += visits @ (distance * counts)


def _parts(nodes: Any) -> Iterator[Any]:
    """Some nodes in parts that are small enough to stay in the cache."""
    if isinstance(nodes, slice):
        for first in range(nodes.start, nodes.stop, _TOGETHER):
            yield slice(first, min(first + _TOGETHER, nodes.stop))
        return
    for first in range(0, len(nodes), _TOGETHER):
        yield nodes[first : first + _TOGETHER]
