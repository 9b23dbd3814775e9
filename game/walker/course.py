"""The map of a story made ready for many playthroughs at once: see `sampling`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.story.model import Choice, Ending, Scene, Story
from game.story.prose import Prose
from game.walker.circles import circles_of, postorder
from game.walker.operations import Ask, Change, Guard
from game.walker.ways import Map, Place, Way
from game.walker.wording import depends, scene_alternates, words_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A scene is entered: its number, and where it is counted how often, if that matters."""

    scene: int
    counted_at: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A text is told whose number of words depends on the moment."""

    prose: Prose
    counted_at: int | None


Deed = Change | Entry | Told


@dataclass(frozen=True, slots=True)
class Leg:
    """A way: where it leads, under which conditions, what happens on it, and what is read.

    `choice` is the number of the choice that goes it, or -1; `weight` that of a branch of chance.
    """

    target: int
    guards: tuple[Guard, ...]
    deeds: tuple[Deed, ...]
    words: int
    choice: int
    weight: float


@dataclass(frozen=True, slots=True)
class Stop:
    """A place: who decides there, and the ways on. `ending` is the number of one, or -1."""

    place: Place
    ending: int
    legs: tuple[Leg, ...]


@dataclass(slots=True)
class Course:
    """All places of a story in the order in which they are best gone through.

    `rounds` are groups of places that lead to one another in circles; a way never leads back to
    an earlier group.
    """

    story: Story
    endings: tuple[Ending, ...]
    scenes: tuple[str, ...]
    choices: tuple[tuple[str, Choice], ...]
    stops: list[Stop] = field(default_factory=list)
    rounds: list[list[int]] = field(default_factory=list)
    alternating: dict[str, int] = field(default_factory=dict)


def course_of(found: Map) -> Course:
    """The course of a story, from its map."""
    return _Planner(found).course()


class _Planner:
    def __init__(self, found: Map) -> None:
        self.map = found
        story = found.story
        scenes, endings = tuple(story.scenes), story.endings
        choices = tuple((name, c) for name, scene in story.scenes.items() for c in scene.choices)
        alternating = [name for name, scene in story.scenes.items() if scene_alternates(scene)]
        places = {name: len(story.variables) + i for i, name in enumerate(alternating)}
        self.done = Course(story, endings, scenes, choices, alternating=places)
        self.choices = numbers_of(choices)
        self.scenes = {name: number for number, name in enumerate(scenes)}
        self.endings = {ending.name: number for number, ending in enumerate(endings)}

    def course(self) -> Course:
        for place in self.map.places:
            legs = tuple(self._leg(way) for way in place.ways)
            is_end = place.kind == "player" and not place.cut
            ending = self.endings.get(place.scene, -1) if is_end else -1
            self.done.stops.append(Stop(place, ending, legs))
        self._order()
        return self.done

    def _order(self) -> None:
        edges = {place: [way.target for way in place.ways] for place in self.map.places}
        circle, left = circles_of(edges), postorder(edges)
        rounds: dict[int, list[Place]] = {}
        for place in sorted(edges, key=lambda place: (-circle[place], -left[place])):
            rounds.setdefault(circle[place], []).append(place)
        self.done.rounds = [[place.number for place in group] for group in rounds.values()]

    def _leg(self, way: Way) -> Leg:
        guards = tuple(o for o in way.operations if isinstance(o, Guard))
        deeds, words = [], 0
        for deed in self._deeds(way):
            if isinstance(deed, Told) and not depends(deed.prose):
                words += words_of(deed.prose)
            else:
                deeds.append(deed)
        choice = self.choices[way.source.scene, way.choice.id] if way.choice else -1
        weight = float(way.branch.weight) if way.branch else 1.0
        return Leg(way.target.number, guards, tuple(deeds), words, choice, weight)

    def _deeds(self, way: Way) -> Iterator[Deed]:
        """What happens on a way; a text is told once the effects before it are done."""
        told, changes = self._told_first(way)
        for operation in way.operations:
            if told is not None and not changes:
                yield told
                told = None
            if isinstance(operation, Change):
                yield operation
                changes -= 1
            elif isinstance(operation, Ask) and (scene := self._entered(operation)) is not None:
                counted_at = self.done.alternating.get(scene.name)
                yield Entry(self.scenes[scene.name], counted_at)
                told, changes = Told(scene.text, counted_at), len(scene.effects)
        if told is not None:
            yield told

    def _told_first(self, way: Way) -> tuple[Told | None, int]:
        """The text of the way's choice, and how many changes the choice makes."""
        if way.choice is None:
            return None, 0
        scene = way.source.scene
        counts = self.map.story.counts.get(f"{scene}/{way.choice.id}", ())
        counted_at = self.done.alternating.get(scene)
        return Told(way.choice.text, counted_at), len(counts) + len(way.choice.effects)

    def _entered(self, ask: Ask) -> Scene | None:
        question = self.map.questions.all[ask.question]
        return question.about if question.topic == "scene" else None


def numbers_of(choices: Sequence[tuple[str, Choice]]) -> dict[tuple[str, str], int]:
    """Where each choice stands, by the names of its scene and of itself."""
    return {(scene, choice.id): number for number, (scene, choice) in enumerate(choices)}
