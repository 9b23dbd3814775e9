"""Notes what each part of a story did, while the oracle goes through the rules.

The story is a copy that nobody else uses: its calculations are exchanged for ones that take notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from game.story import rules
from game.story.model import Cases, Choice, Destination, Formula, Scene, Story
from game.story.prose import Alternatives, Prose, Shown, Styled, When
from game.story.rules import State, Step
from game.walker.operations import NO, YES

Spot = tuple[str, int]
"""A topic, and where its text begins."""

Moment = tuple[tuple[Any, ...], str | None]
"""A state and what is picked there, or None while it stands; `("begin", number)` before any."""


@dataclass
class Notes:
    """For each spot of a story which answers were seen, as bits."""

    answers: dict[Spot, int] = field(default_factory=dict)
    moment: Moment = ((), None)
    """What is being gone through."""
    where: dict[tuple[str, int, int], set[Moment]] = field(default_factory=dict)
    """For a spot and an answer when it was given."""
    considered: set[str] = field(default_factory=set)
    """The scenes of which it was asked whether they stand before the player or go on."""

    def note(self, topic: str, formula: Formula, answer: Any) -> None:
        spot, bit = (topic, formula.span.start), YES if answer else NO
        self.answers[spot] = self.answers.get(spot, 0) | bit
        self.where.setdefault((*spot, bit), set()).add(self.moment)

    def read(self, prose: Prose, values: Sequence[Any]) -> None:
        """Notes which conditions of a text hold, of the parts that are told."""
        for node in prose:
            match node:
                case Styled(inside=inside):
                    self.read(inside, values)
                case Alternatives(options=options):
                    for option in options:
                        self.read(option, values)
                case When(condition=condition, then=then, otherwise=otherwise):
                    holds = condition.compute(values)
                    self.note("text", condition, holds)
                    self.read(then if holds else otherwise, values)

    def told(self, story: Story, steps: Iterable[Step]) -> None:
        """Notes what is told on the way to a moment."""
        for step in steps:
            if step.enters:
                self.read(story.scenes[step.scene].text, step.values)
            elif step.choice:
                self.read(choice_of(story, step).text, step.values)

    def openings(self, scene: Scene, values: Sequence[Any]) -> None:
        """Notes which conditions of choices hold."""
        for choice in scene.choices:
            taken = choice.once is not None and values[choice.once]
            if choice.condition is not None and not taken:
                self.note("condition", choice.condition, choice.condition.compute(values))

    def at_moment(self, story: Story, state: State) -> None:
        """Notes what a scene before the player shows of its choices."""
        scene = story.scenes[state.scene]
        if not scene.ending:
            self.openings(scene, state.values)
        for choice in () if scene.ending else scene.choices:
            is_open = rules.is_open(choice, state.values)
            if is_open:
                self.read(choice.words, state.values)
            elif choice.locked and not (choice.once is not None and state.values[choice.once]):
                self.read(choice.locked, state.values)


def choice_of(story: Story, step: Step) -> Choice:
    """The choice whose text a step tells."""
    return next(c for c in story.scenes[step.scene].choices if c.id == step.choice)


@contextmanager
def spied(story: Story, notes: Notes) -> Iterator[None]:
    """Meanwhile notes are taken of what effects change and how cases and scenes are decided."""
    for scene in story.scenes.values():
        for effect in (*scene.effects, *(e for c in scene.choices for e in c.effects)):
            _exchange(effect.formula, _spying_effect(effect, notes))
        for destination in destinations(scene):
            for case in destination.cases if isinstance(destination, Cases) else ():
                if case.condition is not None:
                    _exchange(case.condition, _spying_case(case.condition, notes))
    journey: Any = rules._Journey  # the one place that knows whether a scene stands or goes on
    stand = journey.stand

    def spying(self: Any, scene: Scene) -> Any:
        if not scene.ending:
            notes.considered.add(scene.name)
            notes.openings(scene, self.values)
        return stand(self, scene)

    journey.stand = spying
    try:
        yield
    finally:
        journey.stand = stand


def destinations(scene: Scene) -> list[Destination | None]:
    return [scene.to, *(choice.to for choice in scene.choices)]


def _exchange(formula: Formula, compute: Callable[[Sequence[Any]], Any]) -> None:
    object.__setattr__(formula, "compute", compute)


def _spying_effect(effect: Any, notes: Notes) -> Callable[[Sequence[Any]], Any]:
    compute = effect.formula.compute

    def spying(values: Sequence[Any]) -> Any:
        result = compute(values)
        notes.note("effect", effect.formula, result != values[effect.place])
        return result

    return spying


def _spying_case(condition: Formula, notes: Notes) -> Callable[[Sequence[Any]], Any]:
    compute = condition.compute

    def spying(values: Sequence[Any]) -> Any:
        result = compute(values)
        notes.note("case", condition, result)
        return result

    return spying


def rendered(prose: Prose, values: Sequence[Any]) -> tuple[Any, ...]:
    """What a player reads of a text, all alternatives of other visits told with it."""
    parts: list[Any] = []
    for node in prose:
        match node:
            case Shown(formula=formula):
                parts.append(formula.compute(values))
            case Styled(inside=inside):
                parts += rendered(inside, values)
            case Alternatives(options=options):
                parts += [rendered(option, values) for option in options]
            case When(condition=condition, then=then, otherwise=otherwise):
                parts += rendered(then if condition.compute(values) else otherwise, values)
            case _:
                parts.append(node)
    return tuple(parts)
