"""What a walk must find, the slow and plain way: every state by itself, through the rules."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Any

from game.story import rules
from game.story.domain import Flag, Number, Text, Word
from game.story.expression import at_scene, compiled
from game.story.model import Chance, Story
from game.story.rules import Origin, Reached, State, Step
from tests.walker.spy import Notes, choice_of, rendered, spied

Key = tuple[Any, ...]
"""A scene, the values, the visits under way, the chance that is awaited, whether it was cut."""
_MANY_STEPS = 400
"""More than stories made at random ever take by themselves, and fewer than the rules allow."""


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
    odds: Odds | None = None
    """Where somebody random ends, once that was worked out."""


def truth_of(story: Story) -> Truth:
    """Every state that can be reached from any beginning."""
    truth, story = Truth(), deepcopy(story)
    with spied(story, truth.notes):
        _search_all(story, truth)
    return truth


def _search_all(story: Story, truth: Truth) -> None:
    for number, origin in enumerate(origins(story)):
        truth.notes.moment = (("begin", number), "")
        state, steps = rules.begin(story, origin)
        _note(story, steps, truth)
        truth.told[("begin", number), ""] = _all_read(story, steps)
        key = key_of(story, state, steps)
        truth.starts.append(key)
        if number == 0:
            truth.fresh = key
        _search(story, state, key, truth)


def _search(story: Story, first: State, first_key: Key, truth: Truth) -> None:
    waiting = [(first, first_key)]
    while waiting:
        state, key = waiting.pop()
        if key in truth.states:
            continue
        truth.states[key] = state
        truth.ways[key] = []
        if not state.awaiting and not key[4]:
            truth.notes.moment = (key, None)
            truth.notes.at_moment(story, state)
        for label, share, follow in following(story, state):
            truth.notes.moment = (key, label)
            after, steps = follow()
            _note(story, steps, truth)
            truth.told[key, label] = _all_read(story, steps)
            its_key = key_of(story, after, steps)
            truth.ways[key].append((label, share, its_key))
            waiting.append((after, its_key))


def _note(story: Story, steps: tuple[Step, ...], truth: Truth) -> None:
    truth.entered |= {step.scene for step in steps if step.enters}
    truth.notes.told(story, steps)


def _all_read(story: Story, steps: Iterable[Step]) -> list[Any]:
    return [_read(story, step) for step in steps if not step.returning]


def _read(story: Story, step: Step) -> Any:
    """What is read and seen at a step."""
    if not step.enters:
        return step.scene, rendered(choice_of(story, step).text, step.values)
    scene = story.scenes[step.scene]
    seen = [formula for _, formula in scene.look.parameters] if scene.look else []
    if scene.music and scene.music.intensity:
        seen.append(scene.music.intensity)
    shown = tuple(formula.compute(step.values) for formula in seen)
    return step.scene, rendered(scene.text, step.values), shown


Follow = Callable[[], tuple[State, tuple[Step, ...]]]


def following(story: Story, state: State) -> list[tuple[str, Fraction, Follow]]:
    """What may come next: a choice, or where chance leads; how likely it is, and what follows."""
    if state.awaiting:
        total = sum(branch.weight for branch in state.awaiting.branches)
        return [
            (
                f"-> {b.destination}",
                Fraction(b.weight, total),
                partial(rules.follow_branch, story, state, b),
            )
            for b in state.awaiting.branches
        ]
    if story.scenes[state.scene].ending:
        return []
    choices = rules.offered(story, state)
    return [
        (c.id, Fraction(1, len(choices)), partial(rules.follow_choice, story, state, c))
        for c in choices
    ]


def is_chance(label: str) -> bool:
    """Whether the world goes a way, and not the player."""
    return label.startswith("->")


def key_of(story: Story, state: State, steps: Sequence[Step] = ()) -> Key:
    """A state without what the player typed, which nothing asks for."""
    texts = {p for p, v in enumerate(story.variables) if isinstance(v.domain, Text)}
    values = tuple(int(v) for p, v in enumerate(state.values) if p not in texts)
    cut = len(steps) > _MANY_STEPS
    return (state.scene, values, state.errands, chance_of(state.awaiting), cut)


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
                values.append([bool(variable.start), not variable.start])
            case Number(low=low, high=high):
                values.append(sorted(range(low, high + 1), key=lambda n: n != variable.start))
            case Word(words=words):
                start = story.words[int(variable.start)]
                values.append(sorted(words, key=lambda word: word != start))
            case Text():
                values.append([""])
    pasts = [frozenset[Reached]()]
    for ending in all_endings(story):
        pasts += [past | {ending} for past in pasts]
    return [
        Origin(
            remembered=dict(zip([v.name for v in remembered], chosen, strict=True)), reached=past
        )
        for past in pasts
        for chosen in product(*values)
    ]


def all_endings(story: Story) -> Iterator[Reached]:
    """Its own endings, and of other stories as many as can matter to what it asks."""
    for ending in story.endings:
        yield Reached(story.name, ending.name, ending.kind)
    asked: dict[str, tuple[set[str], set[str]]] = {}
    for variable in story.variables:
        if variable.fact is None or not variable.fact.kind.startswith("reached"):
            continue
        owner, _, name = variable.fact.about.rpartition("/")
        if variable.fact.kind == "reached_any":
            owner, name = name, "any"
        if owner and owner != story.name:
            endings, kinds = asked.setdefault(owner, ({"any"}, {"any"}))
            (kinds if variable.fact.kind == "reached_kind" else endings).add(name)
    for owner, (endings, kinds) in asked.items():
        yield from (Reached(owner, *both) for both in product(sorted(endings), sorted(kinds)))


def distances(truth: Truth, starts: Iterable[Key]) -> dict[Key, int]:
    """How many choices lead to each state that can be reached from some of the beginnings."""
    found = dict.fromkeys(starts, 0)
    waiting = deque(found)
    while waiting:
        key = waiting.popleft()
        for label, _, after in truth.ways[key]:
            length = found[key] + (not is_chance(label))
            if after not in found or length < found[after]:
                found[after] = length
                (waiting.appendleft if is_chance(label) else waiting.append)(after)
    return found


def can_end(story: Story, truth: Truth) -> set[Key]:
    """The states from which an ending, or a dead end, can be reached."""
    good = {key for key, ways in truth.ways.items() if not ways}
    while True:
        more = {k for k, ways in truth.ways.items() if any(w[2] in good for w in ways)} - good
        if not more:
            return good
        good |= more


@dataclass
class Odds:
    """Where somebody random ends, in fractions: from each state, and from the beginning."""

    endings: dict[Key, list[Fraction]]
    """For each state how likely each ending is, and how many choices it takes on average."""
    visits: dict[Key, Fraction]
    """How often each state is come to from the beginning."""


def odds_of(story: Story, truth: Truth) -> Odds:
    """Where somebody random ends; worked out once."""
    if truth.odds is None:
        truth.odds = _odds_of(story, truth)
    return truth.odds


def _odds_of(story: Story, truth: Truth) -> Odds:
    """By elimination of fractions; of states from which nothing ends nothing is told."""
    good = can_end(story, truth)
    names = [ending.name for ending in story.endings]
    known: dict[Key, list[Fraction]] = {}
    inner = []
    for key in sorted(distances(truth, [truth.fresh]), key=str):
        if truth.ways[key] and key in good:
            inner.append(key)
        else:
            ends = key in good and not key[3] and not key[4]
            known[key] = [Fraction(ends and key[0] == name) for name in names] + [Fraction(0)]
    place = {key: i for i, key in enumerate(inner)}
    rows: list[dict[int, Fraction]] = [{i: Fraction(1)} for i in place.values()]
    sides = [[Fraction(0)] * len(names) + [Fraction(not truth.states[k].awaiting)] for k in inner]
    coming: list[dict[int, Fraction]] = [{i: Fraction(1)} for i in place.values()]
    for key in inner:
        for _, share, after in truth.ways[key]:
            if after in place:
                _add(rows[place[key]], place[after], -share)
                _add(coming[place[after]], place[key], -share)
            else:
                side = sides[place[key]]
                sides[place[key]] = [a + share * b for a, b in zip(side, known[after], strict=True)]
    begins = [[Fraction(key == truth.fresh)] for key in inner]
    _eliminate(rows, sides)
    _eliminate(coming, begins)
    return Odds(
        known | dict(zip(inner, sides, strict=True)),
        {key: each for key, (each,) in zip(inner, begins, strict=True)},
    )


def _add(row: dict[int, Fraction], place: int, share: Fraction) -> None:
    row[place] = row.get(place, Fraction(0)) + share


def ending_probabilities(story: Story, truth: Truth) -> tuple[dict[str, Fraction], Fraction]:
    """Where a random player ends, and after how many choices."""
    *chances, choices = odds_of(story, truth).endings[truth.fresh]
    return dict(zip((e.name for e in story.endings), chances, strict=True)), choices


def stakes(
    story: Story, truth: Truth
) -> tuple[dict[tuple[str, str], Fraction], dict[tuple[str, str], Fraction]]:
    """For each choice how often it is taken, and how far it moves the endings on average."""
    odds = odds_of(story, truth)
    taken: dict[tuple[str, str], Fraction] = {}
    moved: dict[tuple[str, str], Fraction] = {}
    offered: dict[tuple[str, str], Fraction] = {}
    for key, times in odds.visits.items():
        if truth.states[key].awaiting:
            continue
        for label, share, after in truth.ways[key]:
            name = (key[0], label)
            others = [(s, odds.endings[a]) for other, s, a in truth.ways[key] if other != label]
            apart = _distance(odds.endings[after], others)
            for table, amount in ((taken, share), (moved, apart), (offered, Fraction(1))):
                table[name] = table.get(name, Fraction(0)) + times * amount
    return taken, {name: moved[name] / offered[name] for name in moved if offered[name]}


def _distance(ends: list[Fraction], others: list[tuple[Fraction, list[Fraction]]]) -> Fraction:
    """The total variation distance of where one ends from where the others end, taken together."""
    total = sum((share for share, _ in others), Fraction(0))
    if not others:
        return Fraction(0)
    mixed = [
        sum((share * each[i] for share, each in others), Fraction(0)) / total
        for i in range(len(ends) - 1)
    ]
    apart = [abs(a - b) for a, b in zip(ends, mixed, strict=False)]
    left = abs(sum(ends[:-1]) - sum(mixed))
    return (sum(apart, Fraction(0)) + left) / 2


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


def standing(truth: Truth) -> list[tuple[Key, State]]:
    """The moments at which a scene stands before the player."""
    return [(k, s) for k, s in truth.states.items() if not s.awaiting and not k[4]]
