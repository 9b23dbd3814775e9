"""Where scenes lead, without walking: which can be reached, which visits never come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.story.model import Cases, Chance, Destination, Go, Return, Scene


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
    """Visited scenes that visit one another in a circle; empty if there are none.

    What happens during a visit is all that can be reached from the visited scene.
    """
    inside = {visited: reachable(scenes, [visited]) for visited in visits(scenes, scenes)}
    begins = {visited: visits(scenes, reached) for visited, reached in inside.items()}
    for first in begins:
        if path := _way_back(first, begins):
            return path
    return []


def _way_back(first: str, begins: Mapping[str, set[str]]) -> list[str]:
    """A way from a visit to itself, found breadth first; empty if there is none."""
    came_from: dict[str, str] = {}
    waiting = [first]
    for current in waiting:
        for following in sorted(begins[current]):
            if following == first:
                return _retraced(first, current, came_from)
            if following not in came_from:
                came_from[following] = current
                waiting.append(following)
    return []


def _retraced(first: str, last: str, came_from: Mapping[str, str]) -> list[str]:
    path = [last]
    while path[-1] != first:
        path.append(came_from[path[-1]])
    return [*reversed(path), first]


def loops_alone(scenes: Mapping[str, Scene]) -> list[Scene]:
    """Scenes without choices that follow one another in a circle, with nothing to decide."""
    return [scene for scene in scenes.values() if _follows_itself(scene, scenes)]


def _follows_itself(first: Scene, scenes: Mapping[str, Scene]) -> bool:
    scene, seen = first, set[str]()
    while not scene.choices and isinstance(scene.to, Go) and scene.visit is None:
        if scene.to.scene == first.name:
            return True
        if scene.to.scene in seen or scene.to.scene not in scenes:
            return False
        seen.add(scene.to.scene)
        scene = scenes[scene.to.scene]
    return False
