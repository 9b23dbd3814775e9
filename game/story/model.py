"""A story as a frozen value: its scenes, choices, destinations, variables and promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.problems import Span
from game.story.domain import Domain, Value
from game.story.expression import Evaluate, Expression, Fact
from game.story.look import ImageFile
from game.story.meaning import Transition
from game.story.prose import Prose


@dataclass(frozen=True, slots=True)
class Formula:
    """A condition or calculation: its tree, and the function of a state's values it means."""

    tree: Expression
    compute: Evaluate = field(compare=False, repr=False)
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """Something a playthrough keeps: declared by the writer, or made for a fact that is asked."""

    name: str
    domain: Domain
    start: Value
    remembered: bool = False
    fact: Fact | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """Afterwards the value at `place` is what the formula computes; it fits the domain."""

    variable: str
    place: int
    formula: Formula


# Where a scene or a choice leads to


@dataclass(frozen=True, slots=True)
class Go:
    """To a scene, by its name."""

    scene: str
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.scene


@dataclass(frozen=True, slots=True)
class Return:
    """Back to where the visit began."""

    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return "return"


@dataclass(frozen=True, slots=True)
class Case:
    condition: Formula | None
    destination: Destination


@dataclass(frozen=True, slots=True)
class Cases:
    """The first whose condition holds; the last may have none ("otherwise")."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    weight: int
    destination: Go | Return


@dataclass(frozen=True, slots=True)
class Chance:
    """The world chooses, in proportion to the weights."""

    branches: tuple[Branch, ...]


Destination = Go | Return | Cases | Chance


def targets(destination: Destination | None) -> Iterator[str]:
    """The scenes that a destination may lead to; not where a visit returns to."""
    match destination:
        case Go(scene=scene):
            yield scene
        case Cases(cases=cases):
            for case in cases:
                yield from targets(case.destination)
        case Chance(branches=branches):
            for branch in branches:
                yield from targets(branch.destination)


@dataclass(frozen=True, slots=True)
class LookUse:
    """A look by its name, with the formulas that its parameters follow."""

    name: str
    parameters: tuple[tuple[str, Formula], ...] = ()


@dataclass(frozen=True, slots=True)
class MusicUse:
    """A music by its name, `none` for silence, and what its intensity follows: 0 to 1."""

    name: str
    intensity: Formula | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the player can do in a scene."""

    id: str
    words: Prose
    to: Destination
    span: Span = field(compare=False, repr=False)
    condition: Formula | None = None
    locked: Prose | None = None
    once: int | None = None  # the place of the flag that remembers that it was taken
    effects: tuple[Effect, ...] = ()
    text: Prose = ()
    visit: str | None = None
    ask: int | None = None  # the place of the text variable that the player types
    after_seconds: float | None = None
    was: tuple[str, ...] = ()  # ids that it had in earlier versions of the story


@dataclass(frozen=True, slots=True)
class Ending:
    """A way for the story to end; its name is that of its scene."""

    name: str
    kind: str
    title: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A place in a story: what happens on entering, what is read, what can be done."""

    name: str
    span: Span = field(compare=False, repr=False)
    look: LookUse | None = None
    transition: Transition | None = None
    music: MusicUse | None = None
    sound: str | None = None
    effects: tuple[Effect, ...] = ()
    text: Prose = ()
    choices: tuple[Choice, ...] = ()
    to: Destination | None = None
    visit: str | None = None
    ending: Ending | None = None
    was: tuple[str, ...] = ()  # names that it had in earlier versions of the story


@dataclass(frozen=True, slots=True)
class Promise:
    """What the writer says holds: `always` a condition, `never`, or `possible` somewhere."""

    kind: Literal["always", "never", "possible"]
    condition: Expression
    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Count:
    """A variable that counts up to a limit: visits of a scene, a choice that was taken."""

    place: int
    limit: int


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """Everything that a writer told, checked: whatever is in it can be played.

    `words` gives each word of the word variables; a state holds its index. `counts` says which
    variables go up when a scene is entered (by its name) or a choice is taken (`scene/id`).
    `fingerprint` changes with any edit of the story's files.
    """

    name: str
    title: str
    start: str
    scenes: Mapping[str, Scene]
    variables: tuple[Variable, ...] = ()
    words: tuple[str, ...] = ()
    counts: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    by: str = ""
    about: str = ""
    language: str = "en"
    version: str = ""
    content: tuple[str, ...] = ()
    ifid: str = ""
    icon: ImageFile | None = None
    fingerprint: str = ""

    @property
    def endings(self) -> tuple[Ending, ...]:
        """All endings, in the order in which they are written."""
        return tuple(scene.ending for scene in self.scenes.values() if scene.ending)

    def place(self, variable: str) -> int:
        """Where the value of a variable stands in a state. Raises KeyError for no such name."""
        for place, known in enumerate(self.variables):
            if known.name == variable:
                return place
        raise KeyError(variable)
