"""A random player followed choice by choice through the graph of all states (NumPy).

Only the states that can be reached with so many choices are looked at, so that a story in which
nothing goes in circles is gone through about once: that gives the visits of every state and the
distribution of lengths together. In circles what is under way gets less and less and never
nothing; then it is followed until nearly all has come to an end, and `chain` gives the visits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.walker.graph import Graph

Array = Any
_TOGETHER = 8_000
_LITTLE = 1e-15
_NEARLY_ALL = 0.96
_MOST_CHOICES = 100_000


@dataclass(slots=True)
class Flow:
    """What became of one playthrough, shared out over all that can happen."""

    visits: Array
    """How often each state is come to."""
    ended: list[float] = field(default_factory=list)
    """How much ended after no choice, after one, after two, …"""
    whole: bool = False
    """Whether everything was followed to its end, so that `visits` is exact."""


def flow_of(graph: Graph, is_end: Array) -> Flow:
    """Follows a playthrough from the start; `is_end` says which states are endings."""
    return _Stream(graph, is_end).run()


class _Stream:
    def __init__(self, graph: Graph, is_end: Array) -> None:
        self.graph, self.is_end = graph, is_end
        self.spare: Array = np.zeros(graph.nodes)
        self.flow = Flow(np.zeros(graph.nodes))
        self.lost = False

    def run(self) -> Flow:
        nodes, mass = np.array([self.graph.start]), np.ones(1)
        flow, done, last = self.flow, 0.0, _MOST_CHOICES
        while len(flow.ended) <= last:
            nodes, mass = self._settled(nodes, mass)
            flow.visits[nodes] += mass
            flow.ended.append(float(mass[self.is_end[nodes]].sum()))
            done += flow.ended[-1]
            if last == _MOST_CHOICES and done >= _NEARLY_ALL * (done + self._left(nodes, mass)):
                # All but a few have ended: the rest soon do, or they go in circles.
                last = len(flow.ended) * 3 // 2 + 10
            nodes, mass = self._stepped(nodes, mass)
            if not len(nodes):
                flow.whole = not self.lost
                break
        return flow

    def _left(self, nodes: Array, mass: Array) -> float:
        return float(mass[~self.is_end[nodes]].sum())

    def _settled(self, nodes: Array, mass: Array) -> tuple[Array, Array]:
        """What there is once nothing stands at a fork or before the world: these take no choice."""
        parts = []
        while len(nodes):
            rests = self.graph.decides[nodes] | self.is_end[nodes]
            parts.append((nodes[rests], mass[rests]))
            nodes, mass = nodes[~rests], mass[~rests]
            if float(mass.sum()) < _LITTLE:
                self.lost |= bool(len(nodes))
                break
            nodes, mass = self._stepped(nodes, mass)
        if len(parts) == 1:
            return parts[0]
        nodes, mass = (np.concatenate(column) for column in zip(*parts, strict=True))
        np.add.at(self.spare, nodes, mass)
        return self._taken()

    def _stepped(self, nodes: Array, mass: Array) -> tuple[Array, Array]:
        """What it becomes by one way each; in parts that stay in the processor's cache."""
        graph = self.graph
        begin, end = graph.begin[nodes], graph.begin[nodes + 1]
        for first in range(0, len(nodes), _TOGETHER):
            part = slice(first, first + _TOGETHER)
            edges = ranges(begin[part], end[part])
            carried = np.repeat(mass[part], end[part] - begin[part]) * graph.probability[edges]
            np.add.at(self.spare, graph.target[edges], carried)
        return self._taken()

    def _taken(self) -> tuple[Array, Array]:
        """What lies in `spare`, which is empty then."""
        nodes = np.flatnonzero(self.spare)
        mass = self.spare[nodes]
        self.spare[nodes] = 0.0
        return nodes, mass


def ranges(begin: Array, end: Array) -> Array:
    """All whole numbers from each `begin` to its `end`, the end not included."""
    sizes = end - begin
    starts = np.repeat(begin - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    return starts + np.arange(int(sizes.sum()))
