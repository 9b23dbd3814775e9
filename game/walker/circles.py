"""Strongly connected components: places that lead to one another in circles."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circles_of(edges: Mapping[Node, Sequence[Node]]) -> dict[Node, int]:
    """For each node the number of its component; ways lead to the same or to lower numbers.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), with a
    stack of its own, since stories can be deeper than Python's.
    """
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    component: dict[Node, int] = {}
    count = 0
    stack: list[Node] = []
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        path = [(root, iter(edges[root]))]
        while path:
            node, following = path[-1]
            for other in following:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    path.append((other, iter(edges[other])))
                    break
                if other not in component:
                    low[node] = min(low[node], index[other])
            else:
                path.pop()
                if path:
                    before = path[-1][0]
                    low[before] = min(low[before], low[node])
                if low[node] == index[node]:
                    while True:
                        member = stack.pop()
                        component[member] = count
                        if member == node:
                            break
                    count += 1
    return component


def postorder(edges: Mapping[Node, Sequence[Node]]) -> dict[Node, int]:
    """For each node when it is left for the last time in a search that goes as deep as it can."""
    left: dict[Node, int] = {}
    entered: set[Node] = set()
    for root in edges:
        if root in entered:
            continue
        entered.add(root)
        path = [(root, iter(edges[root]))]
        while path:
            node, following = path[-1]
            for other in following:
                if other not in entered:
                    entered.add(other)
                    path.append((other, iter(edges[other])))
                    break
            else:
                path.pop()
                left[node] = len(left)
    return left
