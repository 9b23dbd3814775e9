"""A way through a story, told turn by turn: where one stands, what one takes, what is entered."""

from __future__ import annotations

from dataclasses import dataclass

from game.problems import Span
from game.story.domain import listed
from game.story.model import Choice, Story
from game.story.playthrough import Playthrough, replay
from game.story.prose import Alternatives, Prose, Shown, Styled, When, Words
from game.story.rules import Origin
from game.walker.beginnings import ANOTHER
from game.walker.trail import Evidence

_MOST_SCENES_TOLD = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """One pick of the player: the scene it is made in, its words, and the scenes that follow.

    `world` are the scenes that chance led to on the way.
    """

    scene: str
    choice: str
    words: str
    span: Span
    enters: tuple[str, ...]
    world: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole way: the scenes before the first pick, then the turns."""

    begins: tuple[str, ...]
    turns: tuple[Turn, ...]

    @property
    def scenes(self) -> tuple[str, ...]:
        """All scenes in the order in which they are entered."""
        return (*self.begins, *(scene for turn in self.turns for scene in turn.enters))


def told(story: Story, evidence: Evidence) -> Told:
    """A way as its turns, by replaying it."""
    moments: list[Playthrough] = []
    moment: Playthrough | None = replay(story, evidence.picks, evidence.origin)
    while moment is not None:
        moments.append(moment)
        moment = moment.parent
    first, *rest = reversed(moments)
    return Told(_entered(first), tuple(_turn(moment) for moment in rest))


def _turn(after: Playthrough) -> Turn:
    before, pick = after.parent, after.pick
    assert before is not None and pick is not None
    scene = before.state.scene
    words = next(offer.text for offer in before.page.offers if offer.id == pick.choice)
    world = tuple(each.choice.removeprefix("-> ") for each in after.world)
    span = choice_of(before.story, scene, pick.choice).span
    return Turn(scene, pick.choice, words, span, _entered(after), world)


def choice_of(story: Story, scene: str, choice: str) -> Choice:
    """A choice by its scene and id. Raises StopIteration where there is none."""
    return next(each for each in story.scenes[scene].choices if each.id == choice)


def _entered(moment: Playthrough) -> tuple[str, ...]:
    """The scenes of a moment, without those where nobody stood; a long loop is cut."""
    scenes: list[str] = []
    for step in moment.steps[:_MOST_SCENES_TOLD]:
        if (step.enters or step.returning) and step.scene not in scenes[-1:]:
            scenes.append(step.scene)
    return tuple(scenes)


def past(origin: Origin) -> str:
    """What an earlier playthrough must have left for a way; empty where nothing is needed."""
    parts = [f"{name} is {_plain(value)}" for name, value in origin.remembered.items()]
    named = sorted(reached.ending for reached in origin.reached if reached.ending != ANOTHER)
    if named:
        were = "was" if len(named) == 1 else "were"
        parts.append(f"{listed(tuple(named), 'and')} {were} reached")
    unnamed: dict[str, list[str]] = {}
    for reached in sorted(origin.reached):
        if reached.ending == ANOTHER:
            kind = f" of the kind {reached.kind}" if reached.kind != ANOTHER else ""
            unnamed.setdefault(f"any ending{kind}", []).append(reached.story)
    for what, stories in unnamed.items():
        where = listed(tuple(stories), "and")
        told = f"{what} of {where} was reached"
        parts.append(told if len(stories) == 1 else f"{what} was reached in each of {where}")
    return " and ".join(parts)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def choice_words(choice: Choice) -> str:
    """The words of a choice in short, whatever they depend on: alternatives by the first."""
    return " ".join(_plain_words(choice.words).split()) or choice.id


def _plain_words(prose: Prose) -> str:
    words = ""
    for node in prose:
        match node:
            case Words(text=text):
                words += text
            case Shown():
                words += "…"
            case Styled(inside=inside):
                words += _plain_words(inside)
            case When(then=then, otherwise=otherwise):
                words += _plain_words(then) or _plain_words(otherwise)
            case Alternatives(options=options):
                words += _plain_words(options[0])
    return words
