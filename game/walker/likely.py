"""What is likely: where somebody ends who takes open choices at random, and the ways there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.story.model import Choice, Ending
from game.walker.explore import Exploration
from game.walker.figures import (
    MOST_NODES,
    Figures,
    endings_in,
    exact_figures,
    figures_of,
    sampled_figures,
)
from game.walker.liveness import Classes
from game.walker.passage import is_merged
from game.walker.personas import Weigh
from game.walker.space import Rows, size
from game.walker.survey import Survey
from game.walker.trail import Evidence, Sight
from game.walker.ways import Place


@dataclass(frozen=True, slots=True)
class EndingLikely:
    """How likely an ending is, and the shortest way to it."""

    ending: Ending
    probability: float
    way: Evidence | None


@dataclass(frozen=True, slots=True)
class ChoiceWeight:
    """How often a choice is taken in a playthrough, and how far it moves where that ends.

    The weight is the total variation distance between the endings after it and the endings after
    the other open choices, from 0 (no difference) to 1, averaged over how often it is offered.
    """

    scene: str
    choice: Choice
    taken: float
    weight: float | None


@dataclass(frozen=True, slots=True)
class Likely:
    """The figures of a story, with the ways to its endings and the choices that are weighed."""

    figures: Figures
    endings: tuple[EndingLikely, ...]
    weights: tuple[ChoiceWeight, ...]


def figures_for(survey: Survey, weigh: Weigh) -> Figures | None:
    """The figures of a story for somebody who weighs choices so.

    None for a walk in part, and for a large one without reduction: that is made for counting.
    """
    if not survey.complete:
        return None
    if not survey.reduced:
        return exact_figures(survey.exploration, weigh)
    if _are_too_many(survey):
        return sampled_figures(survey.map, weigh)
    return figures_of(survey.map, survey.liveness.at(), weigh)


def _are_too_many(survey: Survey) -> bool:
    """Whether the states of a first playthrough are certainly too many to be numbered.

    The walk tells at least as much apart as has to be for that.
    """
    exploration, live, known = survey.exploration, survey.liveness.at(), 0
    if exploration.states_of_first_time != exploration.states:
        return False  # Who comes again comes to other states, too.
    for place, rows in exploration.seen.items():
        known += size(rows) // _told_apart_more(exploration, place, live[place])
        if known > MOST_NODES:
            return True
    return False


def _told_apart_more(exploration: Exploration, place: Place, matter: Mapping[int, Classes]) -> int:
    """How many states of the walk at most differ only in what does not matter."""
    space, most = exploration.space, 1
    for variable, classes in exploration.live[place].items():
        left = classes is not None and not is_merged(variable, classes, space)
        if left or matter.get(variable, ()) != classes:
            most *= len(space.fields[variable].values)
    return most


def likely(survey: Survey, figures: Figures | None) -> Likely | None:
    """The figures of a complete walk, with the ways to the endings."""
    if figures is None or not survey.complete:
        return None
    story = survey.map.story
    endings = tuple(
        EndingLikely(ending, probability, _way_to(places, survey))
        for (ending, places), probability in zip(
            endings_in(survey.map), figures.endings, strict=True
        )
    )
    choices = {(s.name, choice.id): choice for s in story.scenes.values() for choice in s.choices}
    weights = tuple(
        ChoiceWeight(each.scene, choices[each.scene, each.choice], each.taken, each.weight)
        for each in figures.weights
    )
    return Likely(figures, endings, weights)


def _way_to(places: Sequence[Place], survey: Survey) -> Evidence | None:
    if not any(survey.exploration.seen[place] for place in places):
        return None
    return survey.trail().evidence([Sight(place, _all) for place in places])


def _all(rows: Rows) -> Rows:
    return rows
