"""An absorbing Markov chain: the equations of states that lead to one another (NumPy).

The chain is x = b + P x (Kemeny and Snell, "Finite Markov Chains", 1960). Where states do not lead
to one another in circles it is solved exactly by going through them once, layer by layer. A small
rest in circles is solved by elimination, a large one by iteration until what is still under way
is less than `_REST` of a playthrough, which bounds the error.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any
_REST = 1e-13
_MOST_FOR_ELIMINATION = 1500
_MOST_ROUNDS = 20_000


class Chain:
    """Solves x = b + P x for many b on one graph; every state must lead to an end."""

    def __init__(self, nodes: int, source: Array, target: Array, probability: Array) -> None:
        order = np.argsort(source, kind="stable")
        self.nodes = nodes
        self.source, self.target = source[order], target[order]
        self.probability = probability[order]
        self.begin = np.searchsorted(self.source, np.arange(nodes + 1))
        self.layers, self.circles = self._layers()
        self.rounds_left = 0.0
        """How much may be missing in the answers, where a large rest did not settle in time."""

    def _layers(self) -> tuple[list[Array], Array]:
        """Nodes whose ways all lead to earlier layers, layer by layer; then those in circles.

        Nodes that only lead into circles are solved with them.
        """
        missing = np.diff(self.begin)
        backwards = np.argsort(self.target, kind="stable")
        arriving = self.source[backwards]
        begin = np.searchsorted(self.target[backwards], np.arange(self.nodes + 1))
        layers = []
        layer = np.flatnonzero(missing == 0)
        while len(layer):
            layers.append(layer)
            edges = ranges(begin[layer], begin[layer + 1])
            sources = arriving[edges]
            np.subtract.at(missing, sources, 1)
            layer = _distinct(sources[missing[sources] == 0])
        return layers, np.flatnonzero(missing > 0)

    def solve(self, b: Array) -> Array:
        """The x for a b, one value for each node."""
        x = b.astype(float).copy()
        for layer in self.layers:
            self._through(layer, x)
        if len(self.circles):
            self._solve_circles(x)
        return x

    def _through(self, layer: Array, x: Array) -> None:
        edges = ranges(self.begin[layer], self.begin[layer + 1])
        if len(edges):
            local = np.repeat(np.arange(len(layer)), np.diff(self.begin)[layer])
            flow = self.probability[edges] * x[self.target[edges]]
            x[layer] += np.bincount(local, flow, len(layer))

    def _solve_circles(self, x: Array) -> None:
        nodes = self.circles
        local = np.full(self.nodes, -1)
        local[nodes] = np.arange(len(nodes))
        edges = ranges(self.begin[nodes], self.begin[nodes + 1])
        source, target = local[self.source[edges]], local[self.target[edges]]
        weight = self.probability[edges]
        inside = target >= 0
        outside = ~inside
        known = weight[outside] * x[self.target[edges[outside]]]
        right = x[nodes] + np.bincount(source[outside], known, len(nodes))
        source, target, weight = source[inside], target[inside], weight[inside]
        if len(nodes) <= _MOST_FOR_ELIMINATION:
            matrix = np.eye(len(nodes))
            np.add.at(matrix, (source, target), -weight)
            x[nodes] = np.linalg.solve(matrix, right)
        else:
            x[nodes] = self._iterated(source, target, weight, right)

    def _iterated(self, source: Array, target: Array, weight: Array, right: Array) -> Array:
        """Adds up the terms of the series b + P b + P² b + …"""
        total, term = right.copy(), right
        largest = max(1.0, float(np.abs(right).max(initial=0.0)))
        for _ in range(_MOST_ROUNDS):
            term = np.bincount(source, weight * term[target], len(right))
            total += term
            left = float(term.sum())
            if left < _REST * largest:
                return total
        self.rounds_left = max(self.rounds_left, left)
        return total


def _distinct(numbers: Array) -> Array:
    """Each number once; faster than `np.unique`, which hashes."""
    numbers = np.sort(numbers)
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers


def ranges(begin: Array, end: Array) -> Array:
    """All whole numbers from each `begin` to its `end`, the end not included."""
    sizes = end - begin
    starts = np.repeat(begin - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    return starts + np.arange(int(sizes.sum()))
