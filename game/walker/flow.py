"""A random player followed choice by choice through the graph of all states (NumPy).

It tells how many choices a playthrough takes. Only the states that can be reached with so many
choices are looked at.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from game.walker.graph import Graph
from game.walker.ways import Place

Array = Any
_MOST_CHOICES = 100_000
_MOST_STEPS = 200_000
"""So many steps, each of all nodes of a place, take some seconds; what takes more is not told."""
_LITTLE = 1e-15


def lengths_of(graph: Graph, ends: set[Place], enough: float) -> list[float]:
    """How much of a playthrough ends after no choice, after one, after two, …

    It is followed until so much has ended as is `enough`; `ends` are the places of the endings.
    """
    return _Stream(graph, ends, enough).run()


class _Stream:
    """What is under way: at each place the nodes and how much of a playthrough is there."""

    def __init__(self, graph: Graph, ends: set[Place], enough: float) -> None:
        self.graph, self.ends, self.enough = graph, ends, enough
        self.turn = {p: n for n, p in enumerate(p for group in graph.groups for p in group)}
        self.mass: dict[Place, Array] = {}
        self.steps = 0

    def run(self) -> list[float]:
        place, node = self.graph.start
        self._at(place)[node] = 1.0
        ended: list[float] = []
        done = 0.0
        while self.mass and done < self.enough and self._is_affordable(len(ended)):
            self._settle()
            arrived = [self.mass.pop(place)[:-1] for place in self.ends if place in self.mass]
            ended.append(sum(float(mass.sum()) for mass in arrived))
            done += ended[-1]
            here, self.mass = self.mass, {}
            for place, mass in here.items():
                self._go(place, mass)
        return ended

    def _is_affordable(self, choices: int) -> bool:
        return choices <= _MOST_CHOICES and self.steps <= _MOST_STEPS

    def _settle(self) -> None:
        """Goes on until nothing stands at a fork or before the world: these take no choice."""
        while moving := [place for place in self.mass if place.kind != "player"]:
            place = min(moving, key=self.turn.__getitem__)
            mass = self.mass.pop(place)
            if mass[:-1].sum() >= _LITTLE:
                self._go(place, mass)

    def _go(self, place: Place, mass: Array) -> None:
        nodes = np.flatnonzero(mass[:-1])
        share = mass[nodes] * self.graph.share[place][nodes]
        for step in self.graph.steps[place] if len(nodes) else ():
            self.steps += 1
            np.add.at(self._at(step.target), step.arrived[nodes], share * step.weight)

    def _at(self, place: Place) -> Array:
        """How much is at each node of a place; what cannot go a step counts behind the last."""
        if place not in self.mass:
            self.mass[place] = np.zeros(self.graph.count[place] + 1)
        return self.mass[place]
