"""The map of a story: the places at which it can stand, and the ways between them.

A *place* is where somebody must decide: the player in a scene, the world in a chance, or a
condition at a fork. A *way* is the straight line of operations from one place to the next.
Visits that have not come back are part of a place, so that a place says all that a state does
except for its values. The map follows `rules._Journey` step by step; what it says is tested
against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from game.story.model import Branch, Cases, Chance, Choice, Destination, Go, Return, Scene, Story
from game.story.rules import MOST_SCENES_WITHOUT_PLAYER, Errand
from game.walker.operations import (
    Ask,
    Change,
    Guard,
    Operation,
    Places,
    any_open,
    change,
    counted,
    guard,
    is_open,
    otherwise,
)
from game.walker.questions import Questions
from game.walker.unattended import longest_unattended

Kind = Literal["start", "player", "world", "fork"]


@dataclass(slots=True, eq=False)
class Place:
    """Where a story can stand. `cut` means that it was stopped here, going on without an end."""

    number: int
    kind: Kind
    scene: str
    errands: tuple[Errand, ...] = ()
    chance: Chance | None = None
    cut: bool = False
    ways: list[Way] = field(default_factory=list)
    asks: tuple[Ask, ...] = ()

    @property
    def left_out(self) -> bool:
        """Whether nobody goes on from here: cut within a visit, over and over, visits pile up."""
        return self.cut and len(set(self.errands)) < len(self.errands)

    @property
    def settled(self) -> bool:
        """Whether the story waits here: for the player or for the world."""
        return self.kind in ("player", "world")


@dataclass(slots=True, eq=False)
class Way:
    """What happens between two places. `choice` or `branch` says who decided to go it."""

    source: Place
    target: Place
    operations: tuple[Operation, ...]
    choice: Choice | None = None
    branch: Branch | None = None
    scenes: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """All places and ways that the links of a story allow, whatever its conditions say."""

    story: Story
    start: Place
    places: tuple[Place, ...]
    questions: Questions
    where: Places


def map_of(story: Story) -> Map:
    """The map of a story."""
    found = _Surveyor(story, counting=False).survey()
    if longest_unattended(found.places) < MOST_SCENES_WITHOUT_PLAYER:
        return found
    # Somewhere the story may go on without the player until it is stopped: only there it
    # matters how many scenes have followed one another.
    return _Surveyor(story, counting=True).survey()


def places_of(story: Story) -> Places:
    """Where the value of each variable, and of each fact, stands in a state."""
    return Places({v.fact or v.name: place for place, v in enumerate(story.variables)})


@dataclass(slots=True)
class _Journey:
    """A way as far as it is known."""

    source: Place
    scene: str
    errands: tuple[Errand, ...]
    operations: list[Operation] = field(default_factory=list)
    scenes: int = 0


class _Surveyor:
    """Draws the map from the start on."""

    def __init__(self, story: Story, *, counting: bool) -> None:
        self.story = story
        self.counting = counting
        self.where = places_of(story)
        self.questions = Questions(story, self.where)
        self.places: dict[object, Place] = {}
        self.waiting: list[tuple[Place, object, int]] = []
        self.changes: dict[int, Change] = {}

    def survey(self) -> Map:
        start = Place(0, "start", self.story.start)
        self.places["start"] = start
        journey = _Journey(start, self.story.start, ())
        self._finish(journey, self._enter(journey, self.story.start))
        while self.waiting:
            place, fork, scenes = self.waiting.pop()
            if place.left_out:
                continue
            if place.kind == "player":
                self._leave(place)
            elif place.chance is not None:
                self._befall(place, place.chance)
            else:
                self._part(place, fork, scenes)
        return Map(self.story, start, tuple(self.places.values()), self.questions, self.where)

    # Places

    def _place(
        self, kind: Kind, journey: _Journey, what: object = None, cut: bool = False
    ) -> Place:
        scenes = journey.scenes if kind == "fork" and self.counting else 0
        key = (kind, journey.scene, journey.errands, id(what), cut, scenes)
        if key not in self.places:
            place = Place(len(self.places), kind, journey.scene, journey.errands, cut=cut)
            place.chance = what if isinstance(what, Chance) else None
            self.places[key] = place
            self.waiting.append((place, what, scenes))
        return self.places[key]

    def _arrive(
        self,
        journey: _Journey,
        place: Place,
        choice: Choice | None = None,
        branch: Branch | None = None,
    ) -> None:
        operations = tuple(journey.operations)
        way = Way(journey.source, place, operations, choice, branch, journey.scenes)
        journey.source.ways.append(way)

    # Who decides

    def _leave(self, place: Place) -> None:
        """The ways that the player can choose."""
        scene = self.story.scenes[place.scene]
        if not place.cut:
            place.asks = self.questions.of_moment(scene)
        for choice in scene.choices:
            journey = _Journey(place, place.scene, place.errands)
            journey.operations.append(is_open(choice, self.where))
            self._count(journey, f"{place.scene}/{choice.id}")
            journey.operations += self._effects(choice.effects)
            journey.operations += self.questions.of_text(choice.text)
            destination: Destination | Scene | None = choice.to
            if choice.visit is not None:
                journey.errands = (*place.errands, Errand(place.scene, choice.id))
                destination = self._enter(journey, choice.visit)
            self._finish(journey, destination, choice=choice)

    def _befall(self, place: Place, chance: Chance) -> None:
        """The ways that the world can choose."""
        for branch in chance.branches:
            journey = _Journey(place, place.scene, place.errands)
            self._finish(journey, branch.destination, branch=branch)

    def _part(self, place: Place, fork: object, scenes: int) -> None:
        """The ways that conditions decide between."""
        if isinstance(fork, Cases):
            place.asks = self.questions.of_cases(fork)
        elif isinstance(fork, Scene):
            place.asks = self.questions.of_standing(fork)
        for guards, destination in self._branches(fork):
            journey = _Journey(place, place.scene, place.errands, list(guards), scenes)
            self._finish(journey, destination)

    def _branches(self, fork: object) -> Iterator[tuple[list[Guard], Destination | None]]:
        if isinstance(fork, Scene):
            can_stay = any_open(fork.choices, self.where)
            yield [can_stay], None
            yield [otherwise(can_stay)], fork.to
            return
        assert isinstance(fork, Cases)
        failed: list[Guard] = []
        for case in fork.cases:
            if case.condition is None:
                yield list(failed), case.destination
                return
            condition = guard(case.condition, self.where)
            yield [*failed, condition], case.destination
            failed.append(otherwise(condition))
        yield failed, None

    # On the way: as `rules._Journey` does it

    def _finish(
        self,
        journey: _Journey,
        destination: Destination | Scene | None,
        choice: Choice | None = None,
        branch: Branch | None = None,
    ) -> None:
        """Goes on until somebody must decide. A scene as destination is a fork of its own."""
        while True:
            if destination is None:
                place = self._place("player", journey)
            elif isinstance(destination, Scene):
                place = self._place("fork", journey, destination)
            elif journey.scenes >= MOST_SCENES_WITHOUT_PLAYER:
                place = self._place("player", journey, cut=True)
            elif isinstance(destination, Chance):
                place = self._place("world", journey, destination)
            else:
                journey.scenes += 1
                if isinstance(destination, Cases) and destination.cases[0].condition is not None:
                    place = self._place("fork", journey, destination)
                else:
                    destination = self._advance(journey, destination)
                    continue
            self._arrive(journey, place, choice, branch)
            return

    def _advance(self, journey: _Journey, destination: Destination) -> Destination | Scene | None:
        match destination:
            case Go(scene=scene):
                return self._enter(journey, scene)
            case Cases(cases=cases):
                return cases[0].destination
            case Return():
                return self._come_back(journey)
        raise AssertionError(destination)

    def _enter(self, journey: _Journey, name: str) -> Destination | Scene | None:
        scene = self.story.scenes[name]
        journey.scene = name
        self._count(journey, name)
        journey.operations.append(self.questions.of_entry(scene))
        journey.operations += self._effects(scene.effects)
        journey.operations += self.questions.of_text(scene.text)
        if scene.visit is None:
            return self._stand(scene)
        journey.errands = (*journey.errands, Errand(name, ""))
        return Go(scene.visit, scene.span)

    def _stand(self, scene: Scene) -> Destination | Scene | None:
        always_open = any(c.condition is None and c.once is None for c in scene.choices)
        if scene.ending or always_open or scene.to is None:
            return None
        return scene if scene.choices else scene.to

    def _come_back(self, journey: _Journey) -> Destination | Scene | None:
        if not journey.errands:
            return None
        *rest, errand = journey.errands
        journey.errands = tuple(rest)
        journey.scene = errand.scene
        scene = self.story.scenes[errand.scene]
        for choice in scene.choices:
            if choice.id == errand.choice:
                return choice.to
        return self._stand(scene)

    def _count(self, journey: _Journey, what: str) -> None:
        for count in self.story.counts.get(what, ()):
            journey.operations.append(self.changes.setdefault(id(count), counted(count)))

    def _effects(self, effects: tuple) -> list[Operation]:  # type: ignore[type-arg]
        operations: list[Operation] = []
        for effect in effects:
            # The same object wherever the effect is met, so that two ways can be compared.
            done = self.changes.setdefault(id(effect), change(effect, self.where))
            operations += [self.questions.of_effect(effect), done]
        return operations
