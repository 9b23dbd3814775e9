"""In which order the nodes of a graph are worked out, each from those that it leads to (NumPy).

Where places lead to one another in circles, their states seldom do: what was used up, counted or
learned is never taken back. So a circle of places is gone through again and again, and each time
all nodes whose steps lead to nodes that are done have their turn. Only what remains goes in
circles itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.walker.graph import Graph
from game.walker.ways import Place

Array = Any
Nodes = dict[Place, Array]
"""Some nodes of each place, by number: an array, or a slice."""

_MOST_SWEEPS = 300


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """Nodes that have their turn together: all they lead to had theirs before.

    With `in_circles` they also lead to one another.
    """

    nodes: Nodes
    in_circles: bool = False


def turns_of(graph: Graph) -> list[list[Turn]]:
    """All nodes, group by group: first where the story ends, then what leads there, and so on."""
    return [list(_turns_in(graph, group)) for group in reversed(graph.groups)]


def _turns_in(graph: Graph, group: list[Place]) -> Iterator[Turn]:
    if not graph.in_circles(group):
        for place in group:
            yield Turn({place: slice(0, graph.count[place])})
        return
    left = {place: np.arange(graph.count[place]) for place in group}
    yield from _from_the_end(graph, left)
    entrances = list(_from_the_beginning(graph, left))
    if any(map(len, left.values())):
        yield Turn({place: nodes for place, nodes in left.items() if len(nodes)}, in_circles=True)
    yield from reversed(entrances)


def _from_the_end(graph: Graph, left: Nodes) -> Iterator[Turn]:
    """Takes out nodes that lead only to nodes that are done, as long as there are some."""
    done = {place: np.append(np.zeros(graph.count[place], bool), True) for place in left}
    for _ in range(_MOST_SWEEPS):
        turns = []
        for place, nodes in reversed(left.items()):
            ready = np.ones(len(nodes), bool)
            for step in graph.steps[place] if len(nodes) else ():
                if step.target in left:
                    ready &= done[step.target][step.arrived[nodes]]
            if ready.any():
                turns.append(Turn({place: nodes[ready]}))
                done[place][nodes[ready]] = True
                left[place] = nodes[~ready]
        if not turns:
            return
        yield from turns


def _from_the_beginning(graph: Graph, left: Nodes) -> Iterator[Turn]:
    """Takes out nodes to which none of those that are left leads."""
    for _ in range(_MOST_SWEEPS):
        reached = {place: np.zeros(graph.count[place] + 1, bool) for place in left}
        for place, nodes in left.items():
            for step in graph.steps[place] if len(nodes) else ():
                if step.target in left:
                    reached[step.target][step.arrived[nodes]] = True
        turns = []
        for place, nodes in left.items():
            kept = reached[place][nodes]
            if not kept.all():
                turns.append(Turn({place: nodes[~kept]}))
                left[place] = nodes[kept]
        if not turns:
            return
        yield from turns
