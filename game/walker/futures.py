"""Choices that make no difference: the same follows, in every state in which both are open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from game.story.expression import readings
from game.story.model import Choice, Scene
from game.story.prose import Alternatives, Prose, Shown, Styled, When
from game.walker.abstraction import influences
from game.walker.explore import add
from game.walker.liveness import Classes, needed
from game.walker.moves import Test
from game.walker.operations import NO, YES, Ask, Change, Guard, Operation, run
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.ways import Place, Way

Hollow = tuple[Scene, tuple[Choice, ...], list[tuple[Place, Rows]]]

_MOST_COMBINATIONS = 5_000


def hollow_choices(survey: Survey) -> Iterator[Hollow]:
    """For each scene the choices that are alike, and the states in which several are offered."""
    judge = _Judge(survey)
    for scene in survey.map.story.scenes.values():
        places = [p for p in survey.map.places if p.kind == "player" and p.scene == scene.name]
        places = [place for place in places if survey.exploration.seen[place] and not place.cut]
        pairs = _Pairs(judge, places)
        for group in pairs.groups(scene.choices):
            offered: dict[Place, Rows] = {}
            for pair in combinations(group, 2):
                for place, states in (pairs.alike(*pair) or {}).items():
                    add(states, offered.setdefault(place, {}), {})
            yield scene, group, list(offered.items())


class _Pairs:
    """The choices of a scene, two by two, each pair compared when it has to be."""

    def __init__(self, judge: _Judge, places: Sequence[Place]) -> None:
        self.judge = judge
        self.places = places
        self.known: dict[tuple[Choice, Choice], dict[Place, Rows] | None] = {}

    def groups(self, choices: Sequence[Choice]) -> list[tuple[Choice, ...]]:
        """Choices none of which differs from another, and each of which stands beside another."""
        groups: list[list[Choice]] = []
        for choice in choices:
            for group in groups:
                if self._belongs(choice, group):
                    group.append(choice)
                    break
            else:
                groups.append([choice])
        return [tuple(group) for group in groups if len(group) > 1]

    def _belongs(self, choice: Choice, group: Sequence[Choice]) -> bool:
        if not any(self._may_be_alike(each, choice) for each in group):
            return False
        both = [self.alike(each, choice) for each in group]
        return any(both) and None not in both

    def _may_be_alike(self, one: Choice, other: Choice) -> bool:
        """Whether two choices are alike at some place, as far as one sees without the states."""
        return _same_words(one, other) and any(
            _same_way(_way_of(one, place), _way_of(other, place)) for place in self.places
        )

    def alike(self, one: Choice, other: Choice) -> dict[Place, Rows] | None:
        """The states in which both are open; None if these show a difference."""
        if (one, other) not in self.known:
            self.known[one, other] = self.judge.alike(one, other, self.places)
        return self.known[one, other]


def _way_of(choice: Choice, place: Place) -> Way:
    return next(way for way in place.ways if way.choice is choice)


class _Judge:
    """Compares what follows on choices."""

    def __init__(self, survey: Survey) -> None:
        self.exploration = survey.exploration
        self.space = survey.exploration.space
        self.live = survey.liveness.at()
        self.shown = shown_variables(survey)
        self.values = survey.liveness.values

    def alike(
        self, one: Choice, other: Choice, places: Sequence[Place]
    ) -> dict[Place, Rows] | None:
        """The states in which both are open; None where they are not alike in all of them."""
        found: dict[Place, Rows] = {}
        for place in places:
            first, second = _way_of(one, place), _way_of(other, place)
            test = self._both_open(first, second)
            if not test.answers_in(self.exploration.outline(place, test.relevant)) & YES:
                continue
            if not _same_words(one, other) or not _same_way(first, second):
                return None
            both = test.answered(self.exploration.seen[place], YES)
            if not self._same_future(first, second, both):
                return None
            found[place] = both
        return found

    def _both_open(self, *ways: Way) -> Test:
        guards = [each for way in ways if isinstance(each := way.operations[0], Guard)]
        reads = frozenset().union(*(guard.reads for guard in guards))
        return Test((), lambda values: _all_hold(guards, values), reads, self.space, guards)

    def _same_future(self, first: Way, second: Way, states: Rows) -> bool:
        """Whether two ways lead to states that differ in nothing that matters, nor is seen."""
        return self._go_on_alike(first, second, states) and self._look_alike(first, second, states)

    def _go_on_alike(self, first: Way, second: Way, states: Rows) -> bool:
        """Whether all that matters to where the story goes is the same after both ways."""
        live = self.live[first.target]
        ways = [needed(way.operations, live) for way in (first, second)]
        changed = {o.place for way in ways for o in way if isinstance(o, Change)}
        compared = [
            (place, live[place], self.values[place])
            for place in sorted(changed & live.keys() & self.values.keys())
        ]
        test = Test((), _comparing(ways, compared), _reads(ways) | changed, self.space)
        return test.answers_in(states) == YES

    def _look_alike(self, first: Way, second: Way, states: Rows) -> bool:
        """Whether all that the player can read somewhere is the same after both ways.

        What the states do not tell may have any value.
        """
        written = [_written(way, self.shown) for way in (first, second)]
        if written[0] == written[1]:
            return True
        ways = [needed(way.operations, self.shown) for way in (first, second)]
        changed = {o.place for way in written for o in way} & self.values.keys()
        reads = (_reads(ways) | changed) & self.values.keys()
        live = self.live[first.source]
        free = sorted(place for place in reads if live.get(place, ()) is not None)
        if prod(len(self.values[place]) for place in free) > _MOST_COMBINATIONS:
            return False
        compared = [(place, None, self.values[place]) for place in sorted(changed)]
        compare = _for_all(free, [self.values[p] for p in free], _comparing(ways, compared))
        return Test((), compare, reads.difference(free), self.space).answers_in(states) == YES


def _all_hold(guards: Sequence[Guard], values: Sequence[Any]) -> int:
    return YES if all(guard.test(values) for guard in guards) else 0


def _same_words(one: Choice, other: Choice) -> bool:
    """Whether the player does and reads the same, but for the words of the choices themselves."""
    timed = (one.after_seconds is None, other.after_seconds is None)
    return one.text == other.text and one.ask == other.ask and timed[0] == timed[1]


def _same_way(first: Way, second: Way) -> bool:
    return first.target is second.target and _told(first) == _told(second)


def _reads(ways: Sequence[Sequence[Operation]]) -> frozenset[int]:
    return frozenset().union(*(operation.reads for way in ways for operation in way))


def _comparing(
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


def _for_all(
    places: Sequence[int],
    domains: Sequence[Sequence[Any]],
    test: Callable[[Sequence[Any]], int],
) -> Callable[[Sequence[Any]], int]:
    """Answers as a test does for all values of some variables together."""

    def answer(values: Sequence[Any]) -> int:
        known, state = 0, list(values)
        for chosen in product(*domains):
            for place, value in zip(places, chosen, strict=True):
                state[place] = value
            known |= test(state)
            if known & NO:
                return NO
        return known

    return answer


def _class(value: Any, classes: Classes, domain: Sequence[Any]) -> Any:
    return value if classes is None else classes[domain.index(value)]


def _told(way: Way) -> list[int]:
    """What is told on a way, as the questions that it asks, effects left out."""
    return [o.question for o in way.operations if isinstance(o, Ask) and not o.reads]


def _written(way: Way, shown: set[int]) -> list[Change]:
    """What a way does to variables that the player can read somewhere."""
    return [o for o in way.operations if isinstance(o, Change) and o.place in shown]


def shown_variables(survey: Survey) -> set[int]:
    """The variables that somebody may notice, and all from which their values are computed.

    A text, a condition of a text, a look or a music depends on them; or they are kept for the next
    time.
    """
    story, where = survey.map.story, survey.map.where
    found = {place for place, variable in enumerate(story.variables) if variable.remembered}
    for scene in story.scenes.values():
        formulas = [formula for _, formula in scene.look.parameters] if scene.look else []
        if scene.music and scene.music.intensity:
            formulas.append(scene.music.intensity)
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
