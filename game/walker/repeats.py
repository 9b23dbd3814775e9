"""Words for a reading of a scene to which no playthrough comes.

Alternatives in texts go by how often their scene was read. States count that only where a condition
asks for it, so here it is counted on a copy of the map. What random playthroughs read often enough
is settled; the rest is walked once more, with the count of one scene at a time; and where that is
too large, all conditions are taken to be possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.story.domain import Number
from game.story.model import Choice, Count, Scene, Story, Variable
from game.story.prose import Alternatives, Prose, Styled, When, turn_of
from game.walker.answers import Answers, explored
from game.walker.explore import Bounds
from game.walker.operations import YES, Ask, Operation, counted
from game.walker.questions import Question, Questions
from game.walker.survey import Survey
from game.walker.ways import Map, Way

_MOST_READINGS = 1_000
_FEW_STATES = 500
"""So few are sooner walked than strolled through."""
_FIRST_LOOK = Bounds(most_states=50_000, most_bytes=20_000_000)
_BOUNDS = Bounds(most_states=2_000_000, most_bytes=100_000_000)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of a scene, or of a choice in it, for more readings than there ever are.

    The scene is read so many `times` at most. Without: they never have their turn, however often.
    """

    scene: Scene
    teller: Scene | Choice
    times: int | None


def unread(survey: Survey) -> Iterator[Unread]:
    """All words for a reading to which no playthrough comes, scene by scene.

    Scenes of which that is too large to decide are counted in the survey's `undecided`.
    """
    tellers = [each for each in _tellers(survey) if each[2] > 1]
    wanted: dict[str, int] = {}
    for scene, _, needed in tellers:
        if needed <= _MOST_READINGS:
            wanted[scene.name] = max(needed, wanted.get(scene.name, 0))
    most = _most_readings(survey, wanted) if wanted else {}
    for scene, teller, needed in tellers:
        if needed > _MOST_READINGS:
            yield Unread(scene, teller, None)
        elif needed > most.get(scene.name, needed):
            yield Unread(scene, teller, most[scene.name])


# What the texts need


def _tellers(survey: Survey) -> Iterator[tuple[Scene, Scene | Choice, int]]:
    """Scenes that are reached and choices that open, and how many readings their texts need."""
    for question in survey.map.questions.all:
        if question.topic in ("scene", "choice") and survey.answers[question.number] & YES:
            scene, teller = survey.map.story.scenes[question.scene], question.about
            texts = [teller.text]
            if isinstance(teller, Choice):
                texts += [teller.words, teller.locked or ()]
            yield scene, teller, max(map(readings_needed, texts))


def readings_needed(text: Prose) -> int:
    """How often a scene must be read until each part of a text had its turn.

    More than a thousand where a part never has: alternatives within others go by the same count.
    """
    needed = 1
    for node in _alternatives(text):
        period = _period(node)
        if period <= _MOST_READINGS:
            needed = max(needed, _needed(node, range(period)))
    return needed


def _needed(node: Alternatives, turns: Sequence[int]) -> int:
    """The same for alternatives that are told at some readings, counted from 0."""
    needed = turns[0] + 1 if turns else _MOST_READINGS + 1
    for number, option in enumerate(node.options):
        its = turns
        if node.order != "shuffle":
            its = [turn for turn in turns if turn_of(node, turn) == number]
            needed = max(needed, its[0] + 1 if its else _MOST_READINGS + 1)
        needed = max(needed, *(_needed(inner, its) for inner in _alternatives(option)), 0)
    return needed


def _period(node: Alternatives) -> int:
    """After so many readings all that ever has its turn had it, of alternatives within too."""
    inside = [_period(inner) for option in node.options for inner in _alternatives(option)]
    return len(node.options) * max(1, *inside, 1)


def _alternatives(text: Prose) -> Iterator[Alternatives]:
    """The alternatives of a text, not those within others."""
    for node in text:
        match node:
            case Alternatives():
                yield node
            case Styled(inside=inside):
                yield from _alternatives(inside)
            case When(then=then, otherwise=otherwise):
                yield from _alternatives(then)
                yield from _alternatives(otherwise)


# How often scenes are read


def _most_readings(survey: Survey, wanted: Mapping[str, int]) -> dict[str, int]:
    """How often some scenes are read at most, as far as it is less than wanted, and known."""
    found = _counting(survey, wanted)
    answers = Answers(found)
    if survey.exploration.states > _FEW_STATES:
        answers.stroll()
    most: dict[str, int] = {}
    for name in wanted:
        asked = [q for q in answers.questions if q.scene == name]
        if not answers.found[asked[-1].number]:
            _count(asked, answers)
        missing = [question for question in asked if not answers.found[question.number]]
        refuted = [question.about for question in missing if answers.certain[question.number]]
        if refuted:
            most[name] = refuted[0] - 1
        elif missing:
            survey.undecided += 1
    return most


def _count(asked: Sequence[Question], answers: Answers) -> None:
    """Walks with the count of one scene in mind: first a little, then as far as is affordable."""
    numbers = [question.number for question in asked]
    live = answers.liveness.at(numbers)
    for bounds in (_FIRST_LOOK, _BOUNDS):
        exploration = explored(answers.map, live, bounds, keep_rings=False)
        answers.read(numbers, exploration)
        if exploration.complete or answers.found[numbers[-1]]:
            return
    for question in asked:
        answers.refute(question)


def _counting(survey: Survey, wanted: Mapping[str, int]) -> Map:
    """The map, as far as it was walked, with a count of readings for some scenes.

    Its questions are whether a scene is read twice, three times, and so on, as often as wanted.
    """
    found, seen = survey.map, survey.exploration.seen
    story, counts = _with_counts(found.story, wanted)
    questions = Questions(story, found.where)
    asks: dict[str, list[Operation]] = {}
    for name, count in counts.items():
        asks[name] = [counted(count)]
        for times in range(2, count.limit + 1):
            asks[name].append(_asked(times, count.place, story.scenes[name], questions))
    entries = {q.number: q.scene for q in found.questions.all if q.topic == "scene"}
    twins = {place: replace(place, ways=[], asks=()) for place in found.places if seen[place]}

    def read(operations: Sequence[Operation]) -> Iterator[Operation]:
        for operation in operations:
            if not isinstance(operation, Ask):
                yield operation
            elif operation.question in entries:
                yield from asks.get(entries[operation.question], ())

    for place, twin in twins.items():
        for way in place.ways:
            if way.target in twins:
                target, operations = twins[way.target], tuple(read(way.operations))
                twin.ways.append(Way(twin, target, operations, way.choice, way.branch, way.scenes))
    return Map(story, twins[found.start], tuple(twins.values()), questions, found.where)


def _with_counts(story: Story, wanted: Mapping[str, int]) -> tuple[Story, dict[str, Count]]:
    """A story with one more variable for each of some scenes, at the end of all."""
    first = len(story.variables)
    counts = {name: Count(first + i, most) for i, (name, most) in enumerate(wanted.items())}
    more = [Variable(f"readings of {name}", Number(0, most), 0) for name, most in wanted.items()]
    return replace(story, variables=(*story.variables, *more)), counts


def _asked(times: int, place: int, scene: Scene, questions: Questions) -> Ask:
    """Whether a scene is read so many times by now."""
    question = Question(len(questions.all), "reading", times, scene.name, scene.span)
    questions.all.append(question)

    def test(values: Sequence[Any]) -> int:
        return YES if values[place] >= times else 0

    return Ask(question.number, test, frozenset((place,)))
