"""Choices that make no difference: the same follows, in every state in which both are open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from game.story.expression import readings
from game.story.model import Choice, Scene
from game.story.prose import Alternatives, Prose, Shown, Styled, When
from game.walker.abstraction import influences
from game.walker.liveness import Classes, Live, needed
from game.walker.moves import Test
from game.walker.operations import NO, YES, Ask, Change, Operation, run
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.ways import Place, Way

Hollow = tuple[Scene, tuple[Choice, ...], list[tuple[Place, Rows]]]


def hollow_choices(survey: Survey) -> Iterator[Hollow]:
    """For each scene the choices that are alike, and the states in which they are offered."""
    shown = shown_variables(survey)
    live = survey.liveness.at()
    for scene in survey.map.story.scenes.values():
        places = [p for p in survey.map.places if p.kind == "player" and p.scene == scene.name]
        places = [place for place in places if survey.exploration.seen[place]]
        groups: list[set[Choice]] = []
        for one, other in combinations(scene.choices, 2):
            if places and all(_alike(p, one, other, shown, live, survey) for p in places):
                _join(groups, one, other)
        for group in groups:
            choices = tuple(choice for choice in scene.choices if choice in group)
            yield scene, choices, [(p, survey.exploration.seen[p]) for p in places]


def _join(groups: list[set[Choice]], one: Choice, other: Choice) -> None:
    for group in groups:
        if one in group or other in group:
            group |= {one, other}
            return
    groups.append({one, other})


def _alike(
    place: Place, one: Choice, other: Choice, shown: set[int], live: Live, survey: Survey
) -> bool:
    if one.text != other.text or one.ask != other.ask:
        return False
    if (one.after_seconds is None) != (other.after_seconds is None):
        return False
    first, second = (way for way in place.ways if way.choice in (one, other))
    if first.target is not second.target or _told(first) != _told(second):
        return False
    if _written(first, shown) != _written(second, shown):
        return False
    return _same_future(first, second, live[first.target], survey)


def _same_future(first: Way, second: Way, live: Mapping[int, Classes], survey: Survey) -> bool:
    """Whether both ways lead to states that differ in nothing that matters, wherever both go."""
    exploration = survey.exploration
    ways = [needed(way.operations, live) for way in (first, second)]
    changed = {o.place for way in ways for o in way if isinstance(o, Change)}
    reads = changed.union(*(o.reads for way in ways for o in way))
    space = exploration.space
    compared = [
        (place, live[place], space.fields[place].values)
        for place in sorted(changed & live.keys())
        if place in space.fields
    ]
    test = Test((), _compare(ways, compared), reads, space)
    return test.answers_in(exploration.seen[first.source]) == YES


def _compare(
    ways: Sequence[Sequence[Operation]],
    compared: Sequence[tuple[int, Classes, Sequence[Any]]],
) -> Callable[[Sequence[Any]], int]:
    def test(values: Sequence[Any]) -> int:
        results = []
        for way in ways:
            after = list(values)
            if not run(way, after):
                return 0
            results.append([_class(after[p], classes, domain) for p, classes, domain in compared])
        return YES if results[0] == results[1] else NO

    return test


def _class(value: Any, classes: Classes, domain: Sequence[Any]) -> Any:
    return value if classes is None else classes[domain.index(value)]


def _told(way: Way) -> list[int]:
    """What is told on a way, as the questions that it asks, effects left out."""
    return [o.question for o in way.operations if isinstance(o, Ask) and not o.reads]


def _written(way: Way, shown: set[int]) -> list[Operation]:
    """What a way does to variables that the player can read somewhere."""
    return [o for o in way.operations if isinstance(o, Change) and o.place in shown]


def shown_variables(survey: Survey) -> set[int]:
    """The variables that somebody may notice, and all from which their values are computed.

    A text, a condition of a text or a look depends on them; or they are kept for the next time.
    """
    story, where = survey.map.story, survey.map.where
    found = {place for place, variable in enumerate(story.variables) if variable.remembered}
    for scene in story.scenes.values():
        formulas = [formula for _, formula in scene.look.parameters] if scene.look else []
        for prose in (
            scene.text,
            *(c.text for c in scene.choices),
            *(c.words for c in scene.choices),
            *(c.locked for c in scene.choices if c.locked),
        ):
            formulas += _formulas(prose)
        found |= {where[r.of] for f in formulas for r in readings(f.tree) if r.of in where}
    ways = [way for place in survey.map.places for way in place.ways]
    return influences(found, [operation for way in ways for operation in way.operations])


def _formulas(prose: Prose) -> list[Any]:
    found: list[Any] = []
    for node in prose:
        match node:
            case Shown(formula=formula):
                found.append(formula)
            case When(condition=condition, then=then, otherwise=otherwise):
                found += [condition, *_formulas(then), *_formulas(otherwise)]
            case Styled(inside=inside):
                found += _formulas(inside)
            case Alternatives(options=options):
                found += [formula for option in options for formula in _formulas(option)]
    return found
