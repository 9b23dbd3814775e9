"""All states of a walk as one graph of numbered nodes, for questions of probability (NumPy).

The nodes of a place are numbered from 0, and so is what becomes of them by one way: a column that
says where each of them arrives. Places come in the order of the ways, so that what all of a story's
states lead to is worked out place by place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.story.model import Choice
from game.walker.explore import Exploration
from game.walker.numbering import States, carried, states_of
from game.walker.passage import Passage
from game.walker.personas import Weigh
from game.walker.ways import Place

Array = Any


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A way, and to which node of its `target` each node of its place leads on it.

    Of a node that cannot go it, `arrived` is the number of all nodes of the target: one too many.
    `choice` numbers the choice that is taken on it in the graph's `choices`, or is -1.
    """

    target: Place
    arrived: Array
    weight: float
    choice: int


@dataclass(slots=True)
class Graph:
    """The steps between all states.

    `groups` are places that lead to one another in circles, most of them of one place; steps lead
    to the same group or to later ones.
    """

    start: tuple[Place, int]
    groups: list[list[Place]]
    count: dict[Place, int]
    steps: dict[Place, list[Step]] = field(default_factory=dict)
    share: dict[Place, Array] = field(default_factory=dict)
    """For each node the share of a step of weight 1 in all steps from there; 0 at an end."""
    choices: list[tuple[str, Choice]] = field(default_factory=list)

    def in_circles(self, group: list[Place]) -> bool:
        """Whether steps lead from the places of a group to one another."""
        places = set(group)
        return any(step.target in places for place in group for step in self.steps[place])


def graph_of(exploration: Exploration, weigh: Weigh) -> Graph:
    """The graph of a complete exploration, as seen by somebody who plays at random.

    Of the open choices each is as likely as it weighs; so is each branch of a chance.
    """
    return _Numbering(exploration, weigh).graph()


class _Numbering:
    def __init__(self, exploration: Exploration, weigh: Weigh) -> None:
        self.exploration = exploration
        self.weigh = weigh
        seen, space = exploration.seen, exploration.space
        self.states: dict[Place, States] = {p: states_of(seen[p], space) for p in seen}
        self.choices: dict[tuple[str, Choice], int] = {}

    def graph(self) -> Graph:
        count = {place: states.count for place, states in self.states.items()}
        graph = Graph(self._start(), self._groups(), count)
        for place, states in self.states.items():
            passages = self.exploration.passages_from(place) if states.count else ()
            graph.steps[place] = [self._step(passage, states) for passage in passages]
            graph.share[place] = self._share(graph.steps[place], count, states.count)
        graph.choices = list(self.choices)
        return graph

    def _groups(self) -> list[list[Place]]:
        order = self.exploration.order
        groups: dict[int, list[Place]] = {}
        for place in sorted(order, key=lambda place: order[place]):
            groups.setdefault(order[place][0], []).append(place)
        return list(groups.values())

    def _step(self, passage: Passage, states: States) -> Step:
        target = self.states[passage.way.target]
        arrived = np.full(states.count, target.count, np.int32)
        gone, reached = carried(passage, states, target)
        arrived[gone] = reached
        return Step(passage.way.target, arrived, *self._labels(passage))

    def _labels(self, passage: Passage) -> tuple[float, int]:
        way = passage.way
        if way.choice is None:
            return float(way.branch.weight) if way.branch else 1.0, -1
        number = self.choices.setdefault((way.source.scene, way.choice), len(self.choices))
        return self.weigh(way.choice), number

    @staticmethod
    def _share(steps: list[Step], count: dict[Place, int], nodes: int) -> Array:
        total = np.zeros(nodes)
        for step in steps:
            total += step.weight * (step.arrived < count[step.target])
        return np.divide(1.0, total, out=np.zeros(nodes), where=total > 0)

    def _start(self) -> tuple[Place, int]:
        space, start = self.exploration.space, self.exploration.map.start
        row, lane = space.at(space.start)
        number = self.states[start].numbers([row], np.zeros(1, int), np.array([lane]))
        return start, int(number[0])
