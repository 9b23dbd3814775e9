"""Where each scene leads, as it is written, and which silence about a scene is explained."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from game.problems import Problem
from game.story.model import Cases, Chance, Choice, Destination, Go, Scene, Story

Told = dict[tuple[str, int], Problem]
"""What is told, by code and place."""

_NEVER = ("choice-never-offered", "lock-never-opens")
_ALWAYS = ("condition-always-true", "condition-always-false")


@dataclass(frozen=True)
class Link:
    """That a scene leads to another; by a choice, under conditions, or after visits, if so."""

    source: Scene
    to: str
    choice: Choice | None = None
    cases: Cases | None = None
    visited: tuple[str, ...] = ()


def links(story: Story) -> Iterator[Link]:
    """All links that a writer wrote."""
    for scene in story.scenes.values():
        for choice in (None, *scene.choices):
            from_here = choice or scene
            if from_here.visit:
                yield Link(scene, from_here.visit, choice)
            visited = tuple(name for name in (scene.visit, from_here.visit) if name)
            for to, cases in _scenes(from_here.to):
                yield Link(scene, to, choice, cases, visited)


def _scenes(destination: Destination | None) -> Iterator[tuple[str, Cases | None]]:
    match destination:
        case Go(scene=scene):
            yield scene, None
        case Chance(branches=branches):
            for branch in branches:
                yield from _scenes(branch.destination)
        case Cases(cases=cases):
            for case in cases:
                for scene, _ in _scenes(case.destination):
                    yield scene, destination


def explained(story: Story, unreached: Collection[str], told: Told) -> set[str]:
    """The scenes that nobody reaches, and of which something that is told says why."""
    known = {
        scene.name
        for scene in story.scenes.values()
        for code in ("scene-never-reached", "ending-never-reached")
        if (code, scene.span.start) in told
    }
    while True:
        more = {
            link.to
            for link in links(story)
            if link.to in unreached
            and (not known.isdisjoint((link.source.name, *link.visited)) or _is_told(link, told))
        } - known
        if not more:
            return known
        known |= more


def _is_told(link: Link, told: Told) -> bool:
    """Whether something is told of why a link is never followed."""
    if link.visited and any(code in (*_NEVER, *_ALWAYS) for code, _ in told):
        return True
    if link.choice is not None:
        if any((code, link.choice.span.start) in told for code in _NEVER):
            return True
        if any(f"`{link.choice.id}`" in problem.hint for problem in told.values()):
            return True
    conditions = [case.condition for case in link.cases.cases] if link.cases else []
    if link.choice is None:
        # What a scene leads to where no choice is open: one may always be.
        conditions += [choice.condition for choice in link.source.choices]
    return any(c and (code, c.span.start) in told for c in conditions for code in _ALWAYS)
