"""All states of a walk as one graph of numbered nodes, for questions of probability (NumPy)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.story.model import Choice
from game.walker.explore import Exploration, Passage
from game.walker.numbering import States, carried, states_of
from game.walker.personas import Weigh
from game.walker.ways import Place

Array = Any


@dataclass(frozen=True, slots=True)
class Graph:
    """The ways between states as columns: from `source` to `target`, gone with `probability`.

    They stand in the order of their sources: those of a node are from `begin[node]` on, up to
    `begin[node + 1]`. `choice` numbers the choice in `choices` that an edge
    takes, or is -1. The nodes of a place are numbered on from `first[place]`.
    """

    nodes: int
    start: int
    begin: Array
    source: Array
    target: Array
    probability: Array
    choice: Array
    choices: tuple[tuple[str, Choice], ...]
    decides: Array
    """For each node whether the player chooses there."""
    first: dict[Place, int]
    count: dict[Place, int]


def graph_of(exploration: Exploration, weigh: Weigh) -> Graph:
    """The graph of a complete exploration, as seen by somebody who plays at random.

    Of the open choices each is as likely as it weighs; so is each branch of a chance.
    """
    return _Numbering(exploration, weigh).graph()


class _Numbering:
    def __init__(self, exploration: Exploration, weigh: Weigh) -> None:
        self.exploration = exploration
        self.weigh = weigh
        self.first: dict[Place, int] = {}
        self.states: dict[Place, States] = {}
        self.nodes = 0
        for place in exploration.map.places:
            self.first[place] = self.nodes
            self.states[place] = states_of(exploration.seen[place], exploration.space)
            self.nodes += self.states[place].count
        self.choices: dict[tuple[str, Choice], int] = {}

    def graph(self) -> Graph:
        sources, targets, weights, choices = [], [], [], []
        decides = np.zeros(self.nodes, bool)
        for place, states in self.states.items():
            begin = self.first[place]
            if place.kind == "player":
                decides[begin : begin + states.count] = True
            for passage in self.exploration.passages_from(place) if states.count else ():
                number, weight = self._labels(passage)
                target = passage.way.target
                gone, arrived = carried(passage, states, self.states[target])
                sources.append(gone + begin)
                targets.append(arrived + self.first[target])
                weights.append(np.full(len(gone), weight))
                choices.append(np.full(len(gone), number, np.int32))
        source, weight = _joined(sources, np.int64), _joined(weights, float)
        order = np.argsort(source, kind="stable")
        source, weight = source[order], weight[order]
        total = np.bincount(source, weight, self.nodes)
        return Graph(
            self.nodes,
            self._start(),
            np.searchsorted(source, np.arange(self.nodes + 1)),
            source,
            _joined(targets, np.int64)[order],
            weight / total[source],
            _joined(choices, np.int32)[order],
            tuple(self.choices),
            decides & (total > 0),
            self.first,
            {place: states.count for place, states in self.states.items()},
        )

    def _labels(self, passage: Passage) -> tuple[int, float]:
        way = passage.way
        if way.choice is None:
            return -1, float(way.branch.weight) if way.branch else 1.0
        number = self.choices.setdefault((way.source.scene, way.choice), len(self.choices))
        return number, self.weigh(way.choice)

    def _start(self) -> int:
        space, start = self.exploration.space, self.exploration.map.start
        row, lane = space.at(space.start)
        return int(self.states[start].numbers([row], np.zeros(1, int), np.array([lane]))[0])


def _joined(arrays: list[Array], kind: Any) -> Array:
    return np.concatenate(arrays).astype(kind, copy=False) if arrays else np.zeros(0, kind)
