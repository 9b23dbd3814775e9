"""Answers every question of a story: by strolling, by one walk for all, by walks of their own.

The walk for all tells apart only what decides where the story goes. A question that asks for more
(a text that depends on what the player once said) needs a walk that keeps that in mind as well.
Most such questions are answered by a few random playthroughs; the others are walked together, or
in halves where together they would be too many states.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.story.model import Story
from game.walker.abstraction import abstracted, widening
from game.walker.beginnings import beginnings, free_places
from game.walker.explore import Bounds, Exploration
from game.walker.layout import better_space
from game.walker.liveness import Live, all_live, everything, live_at, needed, varying
from game.walker.moves import Test
from game.walker.operations import NO, YES, Ask
from game.walker.questions import Question
from game.walker.space import Rows, Space
from game.walker.stroll import answers_seen
from game.walker.trail import Evidence, Sight, Trail
from game.walker.ways import Map, Place, Way, map_of

Progress = Callable[[int, int], None]

_FIRST_LOOK = 50_000
MOST_TOGETHER = 20_000
_BEAM = 600
_MOST_STATES_LOOKED_AT = 100_000_000
_MOST_ABSTRACT_STATES = 1_000_000
_MOST_ABSTRACT_BYTES = 200_000_000
_OF_CONTROL = ("scene", "choice", "condition", "several", "stuck", "case")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question arises: at a place, or on a way from it."""

    place: Place
    ask: Ask
    way: Way | None = None


@dataclass(slots=True)
class Survey:
    """What is known of a story after the walk."""

    map: Map
    exploration: Exploration
    answers: list[int]
    certain: list[bool]
    """For each question whether an answer that was not found does not exist."""
    asked: dict[int, list[Asked]]
    main: list[int]
    """The questions that the walk for all answers."""
    varying: frozenset[int]
    trails: dict[object, Trail] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return self.exploration.complete

    def never(self, question: Question, answer: int) -> bool:
        """Whether a question is certainly never answered so, though it does arise."""
        known = self.answers[question.number]
        return self.certain[question.number] and bool(known) and not known & answer

    def states_where(self, question: Question, answer: int) -> dict[Place, Rows]:
        """The states that answer a question of the walk for all so."""
        found: dict[Place, Rows] = {}
        for asked in self.asked[question.number]:
            test = _test(asked, self.exploration)
            found[asked.place] = test.answered(self.exploration.seen[asked.place], answer)
        return found

    def trail(self, question: Question | None = None) -> Trail:
        """The states in the order in which they are found; told apart as a question needs it."""
        main = self.exploration
        if question is None or question.number in self.main:
            return self.trails.setdefault(None, Trail(main, main.states))
        if question.number not in self.trails:
            live = live_at(self.map, self.varying, [*self.main, question.number])
            if live == main.live:
                self.trails[question.number] = self.trail()
            else:
                space = Space(self.map.story, all_live(live), lanes_first=list(main.space.masks))
                self.trails[question.number] = Trail(
                    Exploration(self.map, live, space), 2 * main.states
                )
        return self.trails[question.number]

    def evidence(self, question: Question, answers: int) -> Evidence | None:
        """The first way to a moment that answers a question so."""
        trail = self.trail(question)
        sights = []
        for asked in self.asked[question.number]:
            if asked.place.cut:
                continue
            test = _test(asked, trail.source)
            wanted = [answer for answer in (NO, YES) if answers & answer]
            sights.append(Sight(asked.place, _selecting(test, wanted), asked.way))
        return trail.evidence(sights)


def _selecting(test: Test, wanted: Sequence[int]) -> Callable[[Rows], Rows]:
    def select(states: Rows) -> Rows:
        for answer in wanted:
            if found := test.answered(states, answer):
                return found
        return {}

    return select


def survey(
    story: Story,
    bounds: Bounds,
    *,
    reduce: bool = True,
    most_together: int = MOST_TOGETHER,
    progress: Progress | None = None,
) -> Survey:
    """Walks a story and answers its questions, as far as the bounds allow.

    Where no more than `most_together` states tell apart all that any question asks for, one walk
    answers them all.
    """
    found = map_of(story)
    vary = varying(found, free_places(story))
    questions = found.questions.all
    seen, left = [0] * len(questions), questions
    asked = [q.number for q in questions]
    together = live_at(found, vary, asked) if reduce else everything(found, vary)
    exploration = explored(found, together, Bounds(most_together, bounds.most_bytes))
    if not exploration.complete:
        seen = answers_seen(found)
        left = [q for q in questions if seen[q.number] & q.enough != q.enough]
        if reduce:
            asked = [q.number for q in left if q.topic in _OF_CONTROL]
        live = live_at(found, vary, asked) if reduce else together
        exploration = explored(found, live, bounds, progress)
    result = Survey(found, exploration, seen, [False] * len(seen), _where_asked(found), asked, vary)
    _answer([q.number for q in left if q.number in asked], exploration, result)
    _answer_apart([q for q in left if q.number not in asked], vary, bounds, result)
    for question in questions:
        known = result.answers[question.number]
        result.certain[question.number] |= known & question.enough == question.enough
    return result


def explored(
    found: Map, live: Live, bounds: Bounds, progress: Progress | None = None
) -> Exploration:
    """All states, in the layout that suits the story."""
    space = Space(found.story, all_live(live))
    first = Exploration(found, live, space)
    look = Bounds(min(_FIRST_LOOK, bounds.most_states), bounds.most_bytes)
    first.run(beginnings(found.story, space), look)
    if (
        first.complete
        or first.states > bounds.most_states
        or look.most_states == bounds.most_states
    ):
        return first
    settled = [rows for place, rows in first.seen.items() if place.settled]
    space = better_space(found.story, space, settled)
    exploration = Exploration(found, live, space)
    exploration.run(beginnings(found.story, space), bounds, progress)
    return exploration


def _where_asked(found: Map) -> dict[int, list[Asked]]:
    asked: dict[int, list[Asked]] = {q.number: [] for q in found.questions.all}
    for place in found.places:
        for ask in place.asks:
            asked[ask.question].append(Asked(place, ask))
        for way in place.ways:
            for operation in way.operations:
                if isinstance(operation, Ask):
                    asked[operation.question].append(Asked(place, operation, way))
    return asked


def _test(asked: Asked, exploration: Exploration) -> Test:
    ask, way = asked.ask, asked.way
    before = way.operations[: way.operations.index(ask)] if way else ()
    return Test(needed(before, ask.reads), ask.test, ask.reads, exploration.space)


def _answer(numbers: Sequence[int], exploration: Exploration, result: Survey) -> None:
    """Answers questions from a walk that tells apart what they ask for."""
    for number in numbers:
        known, enough = result.answers[number], result.map.questions.all[number].enough
        for asked in result.asked[number]:
            states = exploration.seen[asked.place]
            if known & enough != enough and states:
                known = _test(asked, exploration).answers_in(states, known)
        result.answers[number] = known
        result.certain[number] = exploration.complete


def _answer_apart(
    questions: Sequence[Question], vary: frozenset[int], bounds: Bounds, result: Survey
) -> None:
    """Answers questions that ask for more than the walk for all keeps in mind, one by one."""
    if not result.complete:
        return
    doubtful = [question for question in questions if not _is_refuted(question, vary, result)]
    _look_for([question.number for question in doubtful], vary, result)
    for question in doubtful:
        if result.answers[question.number] & question.enough != question.enough:
            _answer_exactly(question, vary, bounds, result)


def _look_for(numbers: Sequence[int], vary: frozenset[int], result: Survey) -> None:
    """Looks for the missing answers among many states, though not among all."""
    if not numbers:
        return
    live = live_at(result.map, vary, numbers)
    space = result.exploration.space
    if not all_live(live) <= space.fields.keys():
        space = Space(result.map.story, all_live(live), lanes_first=list(space.masks))
    exploration = Exploration(result.map, live, space)
    start = beginnings(result.map.story, space)
    exploration.run(start, Bounds(_MOST_STATES_LOOKED_AT, _MOST_ABSTRACT_BYTES, _BEAM))
    _answer(numbers, exploration, result)


def _is_refuted(question: Question, vary: frozenset[int], result: Survey) -> bool:
    """Whether even a story with fewer conditions never gives the answers that are missing.

    If so they are certain not to exist.
    """
    reads = frozenset().union(*(asked.ask.reads for asked in result.asked[question.number]))
    for looked_at in widening(result.map, reads, vary):
        seen = abstracted(result.map, looked_at, vary)
        live = live_at(seen, frozenset(looked_at), [question.number])
        exploration = explored(seen, live, Bounds(_MOST_ABSTRACT_STATES, _MOST_ABSTRACT_BYTES))
        if not exploration.complete:
            return False
        known = result.answers[question.number]
        for asked in _where_asked(seen)[question.number]:
            known = _test(asked, exploration).answers_in(exploration.seen[asked.place], known)
        if known == result.answers[question.number]:
            result.certain[question.number] = True
            return True
    return False


def _answer_exactly(
    question: Question, vary: frozenset[int], bounds: Bounds, result: Survey
) -> None:
    """Answers a question by a walk that keeps in mind what it asks for."""
    live = live_at(result.map, vary, [*result.main, question.number])
    if live == result.exploration.live:
        _answer([question.number], result.exploration, result)
        return
    most = min(bounds.most_states, max(2 * result.exploration.states, _MOST_ABSTRACT_STATES))
    exploration = explored(result.map, live, Bounds(most, bounds.most_bytes))
    _answer([question.number], exploration, result)
