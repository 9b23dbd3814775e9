"""The equations of nodes that lead to one another in circles (NumPy).

An absorbing Markov chain (Kemeny and Snell, "Finite Markov Chains", 1960): x = b + P x. A few nodes
are solved by elimination. Many are worked out again and again, each place from the newest
figures of the others (the method of Gauss and Seidel), until next to nothing changes; where that
takes too long, as where one goes round and round before it ends, by elimination if possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from game.walker.graph import Graph
from game.walker.turns import Nodes
from game.walker.ways import Place

Array = Any
_REST = 1e-13
_LITTLE = 1e-11
_MOST_FOR_ELIMINATION = 1500
_MOST_FOR_LATE_ELIMINATION = 5000
"""A matrix of so many nodes takes 200 megabytes and some seconds."""
_MOST_WORK = 1_000_000_000
_WORK_OF_A_STEP = 3000
"""In the time that a step takes at all, so many edges are gone."""


class Unsettled(Exception):
    """The figures would still change much after all the work that is affordable."""


class Circle:
    """Some nodes of a graph as a system of equations. Raises Unsettled where that is too much."""

    def __init__(self, graph: Graph, nodes: Nodes) -> None:
        self.graph, self.nodes = graph, nodes
        self.first: dict[Place, int] = {}
        """The nodes are numbered on from place to place."""
        self.count = 0
        self.local: dict[Place, Array] = {}
        """For each node of a place which one of the circle it is; one too many if none."""
        for place, chosen in nodes.items():
            self.first[place] = self.count
            self.count += len(chosen)
            self.local[place] = np.full(graph.count[place] + 1, len(chosen), np.int64)
            self.local[place][chosen] = np.arange(len(chosen))
        self.steps = {place: list(self._steps(place)) for place in nodes}
        self.few = self.count <= _MOST_FOR_ELIMINATION
        steps = [step for steps in self.steps.values() for step in steps]
        work = sum(len(target) + _WORK_OF_A_STEP for _, target, _ in steps)
        self.rounds = range(_MOST_WORK // max(1, work))

    def _steps(self, place: Place) -> Iterator[tuple[Place, Array, Array]]:
        """The steps inside the circle: their target, which of its nodes, and how likely."""
        nodes = self.nodes[place]
        for step in self.graph.steps[place]:
            if step.target in self.nodes:
                target = self.local[step.target][step.arrived[nodes]]
                likely = self.graph.share[place][nodes] * step.weight
                likely *= target < len(self.nodes[step.target])
                if likely.any():
                    yield step.target, target, likely

    # Forwards

    def visits(self, coming: dict[Place, Array]) -> dict[Place, Array]:
        """How often one is at each of its nodes, from how often one comes into the circle there."""
        if self.few:
            return self._visits_at_once(coming)
        waiting = {place: np.append(each, 0.0) for place, each in coming.items()}
        visits = {place: np.zeros(len(each)) for place, each in coming.items()}
        for _ in self.rounds:
            for place, steps in self.steps.items():
                mass, waiting[place] = waiting[place][:-1], np.zeros(len(waiting[place]))
                visits[place] += mass
                for target, node, likely in steps:
                    waiting[target] += np.bincount(node, mass * likely, len(waiting[target]))
            if sum(float(mass[:-1].sum()) for mass in waiting.values()) < _REST:
                return visits
        return self._visits_at_once(coming)

    # Backwards

    def chances(self, behind: dict[Place, Array]) -> dict[Place, Array]:
        """How likely some ends are from each node, from how likely they are by a way outside.

        There is a row for each end, and a column for each node.
        """
        if self.few:
            return self._chances_at_once(behind)
        found = {place: np.pad(each, ((0, 0), (0, 1))) for place, each in behind.items()}
        for _ in self.rounds:
            changed = 0.0
            for place, steps in reversed(self.steps.items()):
                new = behind[place].copy()
                for target, node, likely in steps:
                    new += found[target].take(node, axis=1) * likely
                old = found[place][:, :-1]
                changed = max(changed, float(np.abs(new - old).max(initial=0.0)))
                old[:] = new
            if changed < _LITTLE:
                return {place: each[:, :-1] for place, each in found.items()}
        return self._chances_at_once(behind)

    # By elimination

    def _visits_at_once(self, coming: dict[Place, Array]) -> dict[Place, Array]:
        known = np.concatenate([coming[place] for place in self.nodes])
        return self._parted(np.linalg.solve(self._matrix().T, known))

    def _chances_at_once(self, behind: dict[Place, Array]) -> dict[Place, Array]:
        known = np.concatenate([behind[place] for place in self.nodes], axis=1)
        return self._parted(np.linalg.solve(self._matrix(), known.T).T)

    def _matrix(self) -> Array:
        if self.count > _MOST_FOR_LATE_ELIMINATION:
            raise Unsettled
        matrix = np.eye(self.count)
        for place, steps in self.steps.items():
            for target, node, likely in steps:
                inside = np.flatnonzero(likely)
                where = (inside + self.first[place], node[inside] + self.first[target])
                np.subtract.at(matrix, where, likely[inside])
        return matrix

    def _parted(self, solved: Array) -> dict[Place, Array]:
        return {
            place: solved[..., first : first + len(self.nodes[place])]
            for place, first in self.first.items()
        }
