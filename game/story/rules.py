"""The whole meaning of a story: where it starts, what it offers, what taking a choice does.

A state is all that the future depends on. Whatever happens between two choices of the player
happens here, in one place: scenes are entered, effects applied, destinations followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from game.story.domain import Domain, Flag, Number, Text, Value, Word, clean_text
from game.story.expression import Fact
from game.story.model import (
    Branch,
    Cases,
    Chance,
    Choice,
    Destination,
    Effect,
    Go,
    Return,
    Scene,
    Story,
    Variable,
)

MOST_SCENES_WITHOUT_PLAYER = 1000
"""So many scenes may follow one another by themselves; then the story is taken to be looping."""


class Reached(NamedTuple):
    """An ending that this player has reached at some time."""

    story: str
    ending: str
    kind: str


class Errand(NamedTuple):
    """Where a visit returns to: a choice whose `to` is then followed, or (no choice) a scene."""

    scene: str
    choice: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment told by names alone, which outlives edits: see `game.story.checkpoint`.

    Unless `is_entered`, the scene is entered then: what it does happens, and the visit counts.
    """

    scene: str
    values: Mapping[str, Any] = field(default_factory=dict)
    errands: tuple[Errand, ...] = ()
    settings: tuple[str, ...] = ()
    is_entered: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """What a playthrough begins with: its seed for chance, and what earlier ones left behind.

    `remembered` holds remembered variables by name, in the writer's terms: numbers, true or
    false, words, typed text. With a checkpoint it begins there, and not at the story's start.
    """

    seed: int = 0
    remembered: Mapping[str, Any] = field(default_factory=dict)
    reached: frozenset[Reached] = frozenset()
    checkpoint: Checkpoint | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A moment of a story: a scene before the player, or (`awaiting`) before the world.

    `values` follow the order of the story's variables.
    """

    scene: str
    values: tuple[Value, ...]
    errands: tuple[Errand, ...] = ()
    awaiting: Chance | None = None


class Step(NamedTuple):
    """One thing that happens on the way: a scene is entered, or a choice's own text is told.

    With `returning`, a visit came back to the scene: nothing is told, but its setting is seen.
    """

    scene: str
    choice: str
    values: tuple[Value, ...]
    returning: bool = False

    @property
    def enters(self) -> bool:
        return not self.choice and not self.returning


def start(story: Story, origin: Origin | None = None) -> State:
    """The first moment of a playthrough."""
    return begin(story, origin or Origin())[0]


def offered(story: Story, state: State) -> tuple[Choice, ...]:
    """The choices that are open to the player; none at an ending, at a dead end or in a chance."""
    scene = story.scenes[state.scene]
    if state.awaiting:
        return ()
    return tuple(choice for choice in scene.choices if is_open(choice, state.values))


def is_open(choice: Choice, values: Sequence[Value]) -> bool:
    """Whether the choice can be taken, for the values of a state in its scene."""
    if choice.once is not None and values[choice.once]:
        return False
    return choice.condition is None or bool(choice.condition.compute(values))


def take(story: Story, state: State, choice: Choice, typed: str = "") -> State:
    """The next moment at which the player or the world must choose."""
    return follow_choice(story, state, choice, typed)[0]


def begin(story: Story, origin: Origin) -> tuple[State, tuple[Step, ...]]:
    """The first moment, and what is told on the way there."""
    journey = _Journey(story, first_values(story, origin), [])
    return journey.follow(journey.enter(story.start))


def first_values(story: Story, origin: Origin) -> list[Value]:
    """The values before anything has happened, in the order of the story's variables."""
    return [_first_value(variable, story, origin) for variable in story.variables]


def follow_choice(
    story: Story, state: State, choice: Choice, typed: str = ""
) -> tuple[State, tuple[Step, ...]]:
    """The next moment after a choice, and what is told on the way there."""
    journey = _Journey(story, list(state.values), list(state.errands), state.scene)
    if choice.ask is not None:
        journey.set(choice.ask, clean_text(typed))
    journey.count(f"{state.scene}/{choice.id}")
    journey.apply(choice.effects)
    if choice.text:
        journey.steps.append(Step(state.scene, choice.id, journey.frozen()))
    if choice.visit is None:
        return journey.follow(choice.to)
    journey.errands.append(Errand(state.scene, choice.id))
    return journey.follow(journey.enter(choice.visit))


def follow_branch(story: Story, state: State, branch: Branch) -> tuple[State, tuple[Step, ...]]:
    """The next moment after a branch of a chance, and what is told on the way there."""
    journey = _Journey(story, list(state.values), list(state.errands), state.scene)
    return journey.follow(branch.destination)


class _Journey:
    """From one choice to the next; the only place where values change."""

    def __init__(
        self, story: Story, values: list[Value], errands: list[Errand], scene: str = ""
    ) -> None:
        self.story = story
        self.values = values
        self.errands = errands
        self.scene = scene
        self.steps: list[Step] = []
        self.awaiting: Chance | None = None
        self.unchanged: tuple[Value, ...] | None = None

    def follow(self, destination: Destination | None) -> tuple[State, tuple[Step, ...]]:
        """Goes on until a scene stands before the player, or a chance before the world."""
        for _ in range(MOST_SCENES_WITHOUT_PLAYER):
            if destination is None:
                break
            destination = self.advance(destination)
        errands = tuple(self.errands)
        state = State(self.scene, self.frozen(), errands, self.awaiting)
        return state, tuple(self.steps)

    def advance(self, destination: Destination) -> Destination | None:
        """One step along a destination; where it leads then, or None to stand still."""
        match destination:
            case Go(scene=scene):
                return self.enter(scene)
            case Cases():
                return self.chosen_case(destination)
            case Return():
                return self.come_back()
            case Chance():
                self.awaiting = destination
        return None

    def enter(self, name: str) -> Destination | None:
        """Counts the visit, applies what the scene does, tells it, and says where it leads."""
        scene = self.story.scenes[name]
        self.scene = name
        self.count(name)
        self.apply(scene.effects)
        self.steps.append(Step(name, "", self.frozen()))
        if scene.visit is None:
            return self.stand(scene)
        self.errands.append(Errand(name, ""))
        # As a destination, not by recursion: visits may nest as deeply as there are scenes.
        return Go(scene.visit, scene.span)

    def stand(self, scene: Scene) -> Destination | None:
        """None where the scene ends the story or lets the player choose; else where it leads."""
        if scene.ending or any(is_open(choice, self.values) for choice in scene.choices):
            return None
        return scene.to

    def chosen_case(self, cases: Cases) -> Destination | None:
        for case in cases.cases:
            if case.condition is None or case.condition.compute(self.values):
                return case.destination
        return None

    def come_back(self) -> Destination | None:
        """To where the latest visit began; nowhere if nothing is being visited."""
        if not self.errands:
            return None
        errand = self.errands.pop()
        self.scene = errand.scene
        self.steps.append(Step(errand.scene, "", self.frozen(), returning=True))
        scene = self.story.scenes[errand.scene]
        for choice in scene.choices:
            if choice.id == errand.choice:
                return choice.to
        return self.stand(scene)

    def count(self, what: str) -> None:
        for count in self.story.counts.get(what, ()):
            self.set(count.place, min(int(self.values[count.place]) + 1, count.limit))

    def apply(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            self.set(effect.place, effect.formula.compute(self.values))

    def set(self, place: int, value: Value) -> None:
        self.values[place] = value
        self.unchanged = None

    def frozen(self) -> tuple[Value, ...]:
        """The values as they are now; one tuple serves as long as nothing changes."""
        if self.unchanged is None:
            self.unchanged = tuple(self.values)
        return self.unchanged


def _first_value(variable: Variable, story: Story, origin: Origin) -> Value:
    if variable.fact is not None:
        return _known_before(variable, story, origin)
    if variable.remembered and variable.name in origin.remembered:
        kept = encoded(origin.remembered[variable.name], variable.domain, story)
        return variable.start if kept is None else kept
    return variable.start


def _known_before(variable: Variable, story: Story, origin: Origin) -> Value:
    """Whether an ending was reached in an earlier playthrough; counts begin at their start."""
    assert variable.fact is not None
    known = was_reached(variable.fact, origin.reached, story.name)
    return variable.start if known is None else known


def was_reached(fact: Fact, reached: frozenset[Reached], story: str = "") -> bool | None:
    """Whether a `reached…` fact holds; None for facts of other kinds.

    `story` is the one whose endings are meant where the fact names none.
    """
    owner, _, name = fact.about.rpartition("/")
    owner = owner or story
    match fact.kind:
        case "reached":
            return any(r.story == owner and r.ending == name for r in reached)
        case "reached_kind":
            return any(r.story == owner and r.kind == name for r in reached)
        case "reached_any":
            return any(r.story == name for r in reached)
    return None


def encoded(value: Any, domain: Domain, story: Story) -> Value | None:
    """A value in the writer's terms as a state holds it; None where the domain has no such."""
    match domain:
        case Flag():
            return value if isinstance(value, bool) else None
        case Number(low=low, high=high):
            whole = isinstance(value, int) and not isinstance(value, bool)
            return value if whole and low <= value <= high else None
        case Word(words=words):
            return story.words.index(value) if value in words else None
        case Text():
            return clean_text(value) if isinstance(value, str) else None
    return None


def decoded(value: Value, domain: Domain, story: Story) -> Any:
    """A state's value in the writer's terms: the inverse of `encoded`."""
    match domain:
        case Flag():
            return bool(value)
        case Word():
            return story.words[int(value)]
    return value
