"""What a walk must find, the slow and plain way: every state by itself, through the rules."""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

from game.story import rules
from game.story.domain import Flag, Number, Text, Word
from game.story.expression import at_scene, compiled
from game.story.model import Chance, Story
from game.story.rules import Origin, Reached, State, Step
from tests.walker.spy import Notes, choice_of, rendered, spied

Key = tuple[Any, ...]


@dataclass
class Truth:
    """All states of a story and how they lead to one another."""

    states: dict[Key, State] = field(default_factory=dict)
    ways: dict[Key, list[tuple[str, Fraction, Key]]] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    fresh: Key = ()
    starts: list[Key] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    told: dict[tuple[Key, str], Any] = field(default_factory=dict)
    """What is read after a choice (or a branch of a chance, by where it leads)."""


def truth_of(story: Story) -> Truth:
    """Every state that can be reached from any beginning."""
    truth, story = Truth(), deepcopy(story)
    spied(story, truth.notes)
    for number, origin in enumerate(origins(story)):
        state, steps = rules.begin(story, origin)
        _note(story, steps, truth)
        key = key_of(story, state)
        truth.starts.append(key)
        if number == 0:
            truth.fresh = key
        _search(story, state, truth)
    return truth


def _search(story: Story, first: State, truth: Truth) -> None:
    waiting = [first]
    while waiting:
        state = waiting.pop()
        key = key_of(story, state)
        if key in truth.states:
            continue
        truth.states[key] = state
        truth.ways[key] = []
        if not state.awaiting:
            truth.notes.at_moment(story, state)
        for label, share, after, steps in following(story, state):
            _note(story, steps, truth)
            truth.told[key, label] = [_read(story, step) for step in steps if not step.returning]
            truth.ways[key].append((label, share, key_of(story, after)))
            waiting.append(after)


def _note(story: Story, steps: tuple[Step, ...], truth: Truth) -> None:
    truth.entered |= {step.scene for step in steps if step.enters}
    truth.notes.told(story, steps)


def _read(story: Story, step: Step) -> Any:
    prose = story.scenes[step.scene].text if step.enters else choice_of(story, step).text
    return step.scene, rendered(prose, step.values)


def following(story: Story, state: State) -> list[tuple[str, Fraction, State, Any]]:
    """What may come next, and how likely."""
    if state.awaiting:
        total = sum(branch.weight for branch in state.awaiting.branches)
        return [
            ("", Fraction(b.weight, total), *rules.follow_branch(story, state, b))
            for b in state.awaiting.branches
        ]
    if story.scenes[state.scene].ending:
        return []
    choices = rules.offered(story, state)
    return [
        (c.id, Fraction(1, len(choices)), *rules.follow_choice(story, state, c)) for c in choices
    ]


def key_of(story: Story, state: State) -> Key:
    """A state without what the player typed, which nothing asks for."""
    texts = {p for p, v in enumerate(story.variables) if isinstance(v.domain, Text)}
    values = tuple(int(v) for p, v in enumerate(state.values) if p not in texts)
    return (state.scene, values, state.errands, chance_of(state.awaiting))


def chance_of(chance: Chance | None) -> int:
    """A chance by where it is written."""
    return chance.branches[0].destination.span.start if chance else 0


def origins(story: Story) -> list[Origin]:
    """Every past that a story can tell from another; the first is none at all."""
    remembered = [v for v in story.variables if v.remembered]
    values: list[list[Any]] = []
    for variable in remembered:
        match variable.domain:
            case Flag():
                values.append([False, True])
            case Number(low=low, high=high):
                values.append(sorted(range(low, high + 1), key=lambda n: n != variable.start))
            case Word(words=words):
                values.append(list(words))
    pasts = [frozenset[Reached]()]
    for ending in story.endings:
        pasts += [past | {Reached(story.name, ending.name, ending.kind)} for past in pasts]
    return [
        Origin(
            remembered=dict(zip([v.name for v in remembered], chosen, strict=True)), reached=past
        )
        for past in pasts
        for chosen in product(*values)
    ]


def distances(truth: Truth) -> dict[Key, int]:
    """How many choices lead to each state, from a fresh start; then from any other."""
    found: dict[Key, int] = {}
    for start in (truth.fresh, *truth.starts):
        if start in found:
            continue
        local = {start: 0}
        waiting = deque([start])
        while waiting:
            key = waiting.popleft()
            for label, _, after in truth.ways[key]:
                length = local[key] + (label != "")
                if after not in local or length < local[after]:
                    local[after] = length
                    (waiting.append if label else waiting.appendleft)(after)
        for key, length in local.items():
            found[key] = min(length, found.get(key, length)) if start != truth.fresh else length
    return found


def can_end(story: Story, truth: Truth) -> set[Key]:
    """The states from which an ending, or a dead end, can be reached."""
    good = {key for key, ways in truth.ways.items() if not ways}
    while True:
        more = {k for k, ways in truth.ways.items() if any(w[2] in good for w in ways)} - good
        if not more:
            return good
        good |= more


def ending_probabilities(story: Story, truth: Truth) -> tuple[dict[str, Fraction], Fraction]:
    """Where a random player ends, and after how many choices, by elimination of fractions."""
    good = can_end(story, truth)
    reach, waiting = {truth.fresh}, [truth.fresh]
    while waiting:
        for _, _, after in truth.ways[waiting.pop()]:
            if after not in reach:
                reach.add(after)
                waiting.append(after)
    names = [e.name for e in story.endings]
    inner = [key for key in sorted(reach, key=str) if truth.ways[key] and key in good]
    place = {key: i for i, key in enumerate(inner)}
    rows: list[dict[int, Fraction]] = []
    sides: list[list[Fraction]] = []
    for key in inner:
        row, side = {place[key]: Fraction(1)}, [Fraction(0)] * (len(names) + 1)
        side[-1] += truth.states[key].awaiting is None
        for _, share, after in truth.ways[key]:
            if after in place:
                row[place[after]] = row.get(place[after], Fraction(0)) - share
            elif story.scenes[after[0]].ending and not after[3]:
                side[names.index(after[0])] += share
        rows.append(row)
        sides.append(side)
    _eliminate(rows, sides)
    if truth.fresh in place:
        answer = sides[place[truth.fresh]]
    else:
        answer = [Fraction(truth.fresh[0] == name and truth.fresh in good) for name in names]
        answer.append(Fraction(0))
    return dict(zip(names, answer, strict=False)), answer[-1]


def _eliminate(rows: list[dict[int, Fraction]], sides: list[list[Fraction]]) -> None:
    for pivot in range(len(rows)):
        factor = rows[pivot][pivot]
        rows[pivot] = {c: v / factor for c, v in rows[pivot].items() if v}
        sides[pivot] = [v / factor for v in sides[pivot]]
        for other in range(len(rows)):
            if other == pivot or not rows[other].get(pivot):
                continue
            share = rows[other][pivot]
            for column, value in rows[pivot].items():
                rows[other][column] = rows[other].get(column, Fraction(0)) - share * value
            sides[other] = [a - share * b for a, b in zip(sides[other], sides[pivot], strict=True)]


def promise_holds(story: Story, promise: Any, state: State) -> bool:
    """Whether a promised condition holds at a moment."""
    places = {v.fact or v.name: p for p, v in enumerate(story.variables)}
    return bool(compiled(at_scene(promise.condition, state.scene), places)(state.values))
