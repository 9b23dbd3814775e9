"""Where scenes lead, without walking: which can be reached, which visits never come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.story.model import Cases, Chance, Destination, Go, Return, Scene

_LONGEST_WAY = 8


def targets(destination: Destination | None) -> Iterator[Go | Return]:
    """Every scene, and every return, that a destination may lead to."""
    match destination:
        case Go() | Return():
            yield destination
        case Cases(cases=cases):
            for case in cases:
                yield from targets(case.destination)
        case Chance(branches=branches):
            for branch in branches:
                yield branch.destination


def departures(scene: Scene) -> Iterator[tuple[str | None, Destination | None]]:
    """The ways out of a scene: each with the scene that is visited first, if any."""
    for choice in scene.choices:
        yield choice.visit, choice.to
    if scene.to is not None or scene.visit is not None:
        yield scene.visit, scene.to


def links(scene: Scene) -> set[str]:
    """The scenes that can come next, visits and what follows them included."""
    found: set[str] = set()
    for visited, destination in departures(scene):
        if visited is not None:
            found.add(visited)
        found |= {target.scene for target in targets(destination) if isinstance(target, Go)}
    return found


def reachable(scenes: Mapping[str, Scene], starts: Iterable[str]) -> set[str]:
    """All scenes that can be reached by any link, whatever the conditions say."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in found and name in scenes:
            found.add(name)
            waiting += links(scenes[name])
    return found


def visits(scenes: Mapping[str, Scene], names: Iterable[str]) -> set[str]:
    """The scenes that are visited from any of some scenes."""
    return {
        visited
        for name in names
        for visited, _ in departures(scenes[name])
        if visited is not None and visited in scenes
    }


def visit_cycle(scenes: Mapping[str, Scene]) -> list[str]:
    """A way from a visited scene back into its own visit; empty if there is none.

    What follows a visit, inside of it or after it, is all that links lead to: a visit that can
    begin again before it came back lies on a circle of links.
    """
    circles = circles_of({name: sorted(links(scene)) for name, scene in scenes.items()})
    for name, scene in scenes.items():
        for visited, _ in departures(scene):
            if visited is not None and circles.get(visited) == circles[name]:
                return _way(visited, name, scenes)
    return []


def circles_of(edges: Mapping[str, list[str]]) -> dict[str, int]:
    """For each node a number that those share which lead to one another in circles.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), with
    a stack of its own, since stories can be deeper than Python's.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    circle: dict[str, int] = {}
    open_nodes: list[str] = []
    for root in edges:
        if root in order:
            continue
        path = [(root, iter(edges[root]))]
        order[root] = low[root] = len(order)
        open_nodes.append(root)
        while path:
            node, following = path[-1]
            for other in following:
                if other in edges and other not in order:
                    order[other] = low[other] = len(order)
                    open_nodes.append(other)
                    path.append((other, iter(edges[other])))
                    break
                if other in edges and other not in circle:
                    low[node] = min(low[node], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == order[node]:
                    _close(node, open_nodes, circle)
    return circle


def _close(first: str, open_nodes: list[str], circle: dict[str, int]) -> None:
    """Gives one number to all nodes from the first on, which lead to one another."""
    number = len(circle)
    while True:
        node = open_nodes.pop()
        circle[node] = number
        if node == first:
            return


def _way(first: str, last: str, scenes: Mapping[str, Scene]) -> list[str]:
    """The shortest way from a visited scene to the one that visits it, and into it again."""
    came_from: dict[str, str] = {first: first}
    waiting = [first]
    for current in waiting:
        for following in sorted(links(scenes[current]) & scenes.keys()):
            if following not in came_from:
                came_from[following] = current
                waiting.append(following)
    path = [last]
    while path[-1] != first:
        path.append(came_from[path[-1]])
    return [*reversed(path), first]


def shortened(way: Sequence[str]) -> str:
    """A way as one reads it; a long one without its middle."""
    if len(way) > _LONGEST_WAY:
        way = [*way[: _LONGEST_WAY - 3], "…", *way[-2:]]
    return " -> ".join(way)


def loops_alone(scenes: Mapping[str, Scene]) -> list[list[str]]:
    """Circles of scenes without choices that follow one another, with nothing to decide."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for first in scenes:
        way: dict[str, None] = {}
        name: str | None = first
        while name is not None and name not in seen:
            seen.add(name)
            way[name] = None
            name = _only_way(scenes[name], scenes)
        if name in way:
            names = list(way)
            found.append(names[names.index(name) :])
    return found


def _only_way(scene: Scene, scenes: Mapping[str, Scene]) -> str | None:
    """The scene that always follows, where the player is not asked; None if there is none."""
    if scene.choices or scene.visit is not None or not isinstance(scene.to, Go):
        return None
    return scene.to.scene if scene.to.scene in scenes else None
