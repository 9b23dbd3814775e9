"""What is known so far of a story's questions, and the cheap ways to know more.

Whatever a random playthrough or a walk through some of the states has seen needs no proof. What a
simpler story cannot do is certain never to happen. Only the rest needs a walk through all states.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod
from typing import Any

from game.walker.abstraction import Simpler, widening
from game.walker.beginnings import free_places
from game.walker.explore import Bounds, Exploration, thinned
from game.walker.layout import better_space, wider_space
from game.walker.liveness import Live, Liveness, all_live, everything, needed, varying
from game.walker.moves import Test
from game.walker.operations import Ask, Operation, run
from game.walker.questions import Question
from game.walker.space import Space
from game.walker.stroll import answers_seen
from game.walker.ways import Map, Place, Way

Progress = Callable[[int, int], None]

_FIRST_LOOK, _SECOND_LOOK = 50_000, 1_000_000
_BEAM = 600
_MOST_ROWS_READ = 50_000
"""Of a walk that was stopped no more are asked: nothing is proved by them, and it takes long."""
_MOST_BYTES_LOOKED_AT = 200_000_000
_MOST_ABSTRACT_STATES = 1_000_000
_MOST_LOOKED_AT = 8
"""What fewer variables do not refute is as dear to refute as to find in the walk for all."""

_FEW_VALUES = 256
"""A simpler story with so few values of all its variables together is walked for all questions."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question arises: at a place, or on a way from it, as some of its operations.

    Where a story goes round by itself, a way asks the same many times.
    """

    place: Place
    ask: Ask
    way: Way | None = None
    at: tuple[int, ...] = ()

    def test(self, exploration: Exploration) -> Test:
        """The question about the states of its place."""
        ask, space = self.ask, exploration.space
        if self.way is None:
            return Test((), ask.test, ask.reads, space, ask.parts)
        before = needed(self.way.operations[: self.at[-1]], ask.reads)
        if len(self.at) == 1:
            return Test(before, ask.test, ask.reads, space, ask.parts)
        reads = ask.reads.union(*(o.reads for o in before))
        return Test((), self._test_of_all(set(before)), reads, space)

    def _test_of_all(self, before: set[Operation]) -> Callable[[Sequence[Any]], int]:
        """All answers on the way, once it is gone."""
        assert self.way is not None
        parts = [
            [o for o in self.way.operations[begin:end] if o in before]
            for begin, end in pairwise((0, *self.at))
        ]

        def test(values: Sequence[Any]) -> int:
            state, known = list(values), 0
            for part in parts:
                if not run(part, state):
                    break
                known |= int(self.ask.test(state))
            return known

        return test


class Answers:
    """For each question the answers that were found, as bits."""

    def __init__(self, found: Map) -> None:
        self.map = found
        self.questions = found.questions.all
        self.varying = varying(found, free_places(found.story))
        self.liveness = Liveness(found, self.varying)
        self.simpler = Simpler(found, self.varying)
        self.small: dict[frozenset[int], _Simpler] = {}
        self.asked = where_asked(found)
        self.found = [0] * len(self.questions)
        self.certain = [False] * len(self.questions)
        """Whether an answer that was not found does not exist."""
        self.lanes_first: list[int] = []
        """The variables that made good lanes for what was asked in a look everywhere."""

    def missing(self) -> list[Question]:
        """The questions of which more is to be known."""
        return [q for q in self.questions if not self._is_settled(q)]

    def _is_settled(self, question: Question) -> bool:
        number, enough = question.number, question.enough
        return self.certain[number] or self.found[number] & enough == enough

    def read(self, numbers: Sequence[int], exploration: Exploration) -> None:
        """Answers questions from a walk that tells apart what they ask for."""
        for number in numbers:
            known, enough = self.found[number], self.questions[number].enough
            for asked in self.asked[number]:
                if known & enough != enough and exploration.seen[asked.place]:
                    test = asked.test(exploration)
                    states = exploration.outline(asked.place, test.relevant)
                    if not exploration.complete:
                        states = thinned(states, _MOST_ROWS_READ)
                    known = test.answers_in(states, known)
            self.found[number] = known
            self.certain[number] |= exploration.complete

    def learn(self, numbers: Sequence[int], told: Sequence[int], *, certain: bool) -> None:
        """Takes over answers that were found elsewhere; if `certain`, these are all."""
        for number, known in zip(numbers, told, strict=True):
            self.found[number] = known
            self.certain[number] |= certain
        self.settle()

    def settle(self) -> None:
        """What was answered in every way that matters is certain."""
        for question in self.questions:
            self.certain[question.number] |= self._is_settled(question)

    def stroll(self) -> None:
        """Answers what random playthroughs come across."""
        self.found = answers_seen(self.map)

    def look(self) -> None:
        """Looks for the missing answers among many states, though not among all."""
        numbers = [question.number for question in self.missing()]
        live = self.liveness.at(numbers)
        bounds = Bounds(_FIRST_LOOK, _MOST_BYTES_LOOKED_AT)
        first = Exploration(self.map, live, Space(self.map.story, all_live(live)))
        first.run(bounds)
        self.read(numbers, first)
        if not first.complete:
            wide = Exploration(self.map, live, better_space(first))
            wide.run(Bounds(10**12, _MOST_BYTES_LOOKED_AT, _BEAM))
            self.read([question.number for question in self.missing()], wide)
            self.lanes_first = list(better_space(wide).masks)

    def good_lanes(self, live: Live) -> list[int]:
        """The variables that make good lanes, as a look at states everywhere shows.

        None where a look from the beginning was enough to see all states.
        """
        if not self.lanes_first:
            return []
        space = Space(self.map.story, all_live(live), self.lanes_first)
        wide = Exploration(self.map, live, space)
        wide.run(Bounds(10**12, _MOST_BYTES_LOOKED_AT, _BEAM))
        return list(better_space(wide).masks)

    def refute(self, question: Question) -> None:
        """Tries whether even a story with fewer conditions never gives the missing answers.

        If so they are certain not to exist.
        """
        number = question.number
        reads = frozenset().union(*(asked.ask.reads for asked in self.asked[number]))
        for looked_at in widening(self.map, reads, self.varying):
            if len(looked_at) > _MOST_LOOKED_AT:
                return
            simpler = self._simpler(looked_at, number)
            if not simpler.exploration.complete:
                return
            if simpler.answers_to(number, self.found[number]) == self.found[number]:
                self.certain[number] = True
                return

    def _simpler(self, looked_at: Collection[int], number: int) -> _Simpler:
        """A simpler story as far as a question needs it; a small one serves for all questions."""
        key = frozenset(looked_at) & self.varying
        if key not in self.small:
            found = self.simpler.seeing(looked_at)
            bounds = Bounds(_MOST_ABSTRACT_STATES, _MOST_BYTES_LOOKED_AT)
            if prod(len(self.liveness.values[place]) for place in key) > _FEW_VALUES:
                live = Liveness(found, looked_at, self.liveness.computed).at([number])
                return _Simpler(explored(found, live, bounds), where_asked(found))
            exploration = explored(found, everything(found, key), bounds)
            self.small[key] = _Simpler(exploration, where_asked(found))
        return self.small[key]


@dataclass(frozen=True, slots=True)
class _Simpler:
    """A simpler story that was walked, and where its questions arise."""

    exploration: Exploration
    asked: dict[int, list[Asked]]

    def answers_to(self, number: int, known: int) -> int:
        """All answers to a question there, as bits, and some that are known already."""
        for asked in self.asked[number]:
            states = self.exploration.seen[asked.place]
            known = asked.test(self.exploration).answers_in(states, known)
        return known


def explored(
    found: Map,
    live: Live,
    bounds: Bounds,
    progress: Progress | None = None,
    *,
    keep_rings: bool = True,
    first_time: bool = False,
    lanes_first: Sequence[int] = (),
) -> Exploration:
    """All states, in the layout that suits the story; see `Exploration`.

    If it is not known which variables come first in that, a first look tells; a second one tells
    whether there should be more lanes.
    """
    known = Space(found.story, all_live(live), lanes_first)
    exploration = Exploration(found, live, known, keep_rings=keep_rings)
    looks = ((_FIRST_LOOK, better_space), (_SECOND_LOOK, wider_space))
    for states, better in looks[1 if lanes_first else 0 :]:
        look = replace(bounds, most_states=min(states, bounds.most_states))
        exploration.run(look, progress, first_time=first_time)
        # Too many rows are no reason to stop here: in another layout they may be few.
        if exploration.complete or look == bounds or exploration.states > bounds.most_states:
            return exploration
        if (space := better(exploration)) is not None:
            exploration = Exploration(found, live, space, keep_rings=keep_rings)
    exploration.run(bounds, progress, first_time=first_time)
    return exploration


def where_asked(found: Map) -> dict[int, list[Asked]]:
    """For each question of a map where it arises."""
    asked: dict[int, list[Asked]] = {q.number: [] for q in found.questions.all}
    for place in found.places:
        for ask in place.asks:
            asked[ask.question].append(Asked(place, ask))
        for way in place.ways:
            for ask, at in _asks_on(way).items():
                asked[ask.question].append(Asked(place, ask, way, tuple(at)))
    return asked


def _asks_on(way: Way) -> dict[Ask, list[int]]:
    """What is asked on a way, with all places at which it stands in the operations."""
    asks: dict[Ask, list[int]] = {}
    for number, operation in enumerate(way.operations):
        if isinstance(operation, Ask):
            asks.setdefault(operation, []).append(number)
    return asks
