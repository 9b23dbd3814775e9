"""Answers every question of a story: by strolling, by one walk for all, by walks of their own.

The walk for all tells apart what decides where the story goes, and what is still doubtful after
cheaper ways of asking (`answers`). Where that would be too many states (a text that depends on all
that the player once said) the doubtful questions are walked apart, in ever smaller groups.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from game.story.model import Story
from game.walker.answers import Answers, Asked, Progress, explored
from game.walker.explore import Bounds, Exploration
from game.walker.liveness import Liveness, all_live, everything
from game.walker.moves import Test
from game.walker.operations import NO, YES
from game.walker.parts import Group
from game.walker.questions import Question
from game.walker.space import Rows, Space
from game.walker.trail import Evidence, Sight, Trail
from game.walker.ways import Map, Place, map_of
from game.walker.work import Do

MOST_TOGETHER = 5_000_000
_MOST_DOUBTFUL = 400_000_000
DoGroups = Do[Group, tuple[bool, tuple[int, ...]]]
_OF_CONTROL = ("scene", "choice", "condition", "several", "stuck", "case")


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
    liveness: Liveness
    undecided: int = 0
    """Questions that were asked apart from the walk, and were too large."""
    trails: dict[object, Trail] = field(default_factory=dict)
    trap: dict[Place, Rows] | None = None
    """The states without a way out, once they were looked for."""

    @property
    def varying(self) -> frozenset[int]:
        """The variables that can have more than one value."""
        return frozenset(self.liveness.values)

    @property
    def reduced(self) -> bool:
        """Whether differences that nothing asks for were left out."""
        return self.exploration.rings is not None

    @property
    def complete(self) -> bool:
        return self.exploration.complete

    def never(self, question: Question, answer: int) -> bool:
        """Whether a question is certainly never answered so, though it does arise."""
        known = self.answers[question.number]
        return self.certain[question.number] and bool(known) and not known & answer

    def always_decided(self, question: Question) -> bool:
        """Whether a condition is always true or always false, and not on purpose."""
        is_true = self.never(question, NO) and not question.last
        return is_true or (question.topic == "case" and self.never(question, YES))

    def states_where(self, question: Question, answer: int) -> dict[Place, Rows]:
        """The states that answer a question of the walk for all so."""
        found: dict[Place, Rows] = {}
        for asked in self.asked[question.number]:
            test = asked.test(self.exploration)
            outline = self.exploration.outline(asked.place, test.relevant)
            arises = test.answers_in(outline) & answer
            seen = self.exploration.seen[asked.place] if arises else {}
            found[asked.place] = test.answered(seen, answer)
        return found

    def trail(self, question: Question | None = None) -> Trail:
        """The states in the order in which they are found; told apart as a question needs it."""
        main = self.exploration
        if question is None or question.number in self.main:
            if None not in self.trails:
                self.trails[None] = Trail(main, main.rows)
            return self.trails[None]
        if question.number not in self.trails:
            live = self.liveness.at([*self.main, question.number], main.live)
            if live == main.live:
                self.trails[question.number] = self.trail()
            else:
                space = Space(self.map.story, all_live(live), lanes_first=list(main.space.masks))
                self.trails[question.number] = Trail(
                    Exploration(self.map, live, space), 2 * main.rows
                )
        return self.trails[question.number]

    def evidence(self, question: Question, answers: int) -> Evidence | None:
        """The first way to a moment that answers a question so."""
        trail = self.trail(question)
        sights = []
        for asked in self.asked[question.number]:
            if asked.place.kind == "fork" and question.topic in ("choice", "condition"):
                continue  # There a scene may go on by itself: nobody sees its choices.
            test = asked.test(trail.source)
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
    do: DoGroups | None = None,
) -> Survey:
    """Walks a story and answers its questions, as far as the bounds allow.

    Where no more than `most_together` bytes hold all states that any question tells apart, one
    walk answers them all. `do` walks groups of questions apart; if it is not given, that is done
    here.
    """
    answers = Answers(map_of(story))
    if not reduce:
        return _unreduced(answers, bounds, progress)
    little = replace(bounds, most_bytes=min(most_together, bounds.most_bytes))
    if little == bounds or explored(answers.map, answers.liveness.at(), little).complete:
        everything_asked = [question.number for question in answers.questions]
        exploration = explored(answers.map, answers.liveness.at(everything_asked), little)
        if exploration.complete or little == bounds:
            return _answered(answers, exploration, everything_asked)
        del exploration
    found = _in_turns(answers, bounds, progress)
    if found.complete:
        _answer_apart(found, answers, bounds, do or partial(map, lambda g: g.done(answers)))
    return found


def _unreduced(answers: Answers, bounds: Bounds, progress: Progress | None) -> Survey:
    live = everything(answers.map, answers.varying)
    exploration = explored(answers.map, live, bounds, progress, keep_rings=False)
    return _answered(answers, exploration, [question.number for question in answers.questions])


def _in_turns(answers: Answers, bounds: Bounds, progress: Progress | None) -> Survey:
    """Cheap ways of asking first; then the walk for all; then what is too much for that."""
    answers.stroll()
    answers.look()
    control = [q.number for q in answers.missing() if q.topic in _OF_CONTROL]
    live = answers.liveness.at(control)
    for question in answers.missing():
        if question.topic not in _OF_CONTROL:
            answers.refute(question)
    main = [question.number for question in answers.missing()]
    lanes = answers.good_lanes(live)
    if main != control:
        little = replace(bounds, most_bytes=min(_MOST_DOUBTFUL, bounds.most_bytes))
        doubtful = answers.liveness.at(main, live)
        exploration = explored(answers.map, doubtful, little, progress, lanes_first=lanes)
        if exploration.complete:
            return _answered(answers, exploration, main)
        del exploration
    exploration = explored(answers.map, live, bounds, progress, lanes_first=lanes)
    return _answered(answers, exploration, control)


def _answered(answers: Answers, exploration: Exploration, main: list[int]) -> Survey:
    answers.read(main, exploration)
    answers.settle()
    return Survey(
        answers.map,
        exploration,
        answers.found,
        answers.certain,
        answers.asked,
        main,
        answers.liveness,
    )


def _answer_apart(found: Survey, answers: Answers, bounds: Bounds, do: DoGroups) -> None:
    """Answers what is missing by a walk that keeps in mind what all of that asks for.

    Where that is too much, by one for each half, and so on.
    """
    base = found.exploration
    most = min(bounds.most_bytes, max(2 * base.bytes, MOST_TOGETHER))
    bounds, lanes = replace(bounds, most_bytes=most), tuple(base.space.masks)
    missing = [question.number for question in answers.missing()]
    groups = [missing] if missing else []
    while groups:
        parts = [
            Group(tuple(g), tuple(answers.found[n] for n in g), tuple(found.main), lanes, bounds)
            for g in groups
        ]
        following: list[list[int]] = []
        for group, (complete, told) in zip(groups, do(parts), strict=True):
            if complete or len(group) == 1:
                answers.learn(group, told, certain=complete)
            else:
                middle = len(group) // 2
                following += [group[:middle], group[middle:]]
        groups = following
