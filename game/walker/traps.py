"""States from which the story can no longer end, and the choices that lead into them.

Backwards from the endings: a state can end if one of its ways leads to a state that can. Dead ends
are told by themselves, so they count as ends here: a trap is where one can only wander for ever,
or where the story does so by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.walker.explore import Exploration, add
from game.walker.operations import YES
from game.walker.passage import Passage
from game.walker.ranking import comes_to_an_end
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.ways import Place, Way


def trapped(survey: Survey) -> dict[Place, Rows]:
    """For each place the states from which no ending, and no dead end, can be reached."""
    if survey.trap is None:
        survey.trap = _trapped(survey)
    return survey.trap


def _trapped(survey: Survey) -> dict[Place, Rows]:
    """Component by component, from the last: most lead only to where all is well.

    Where nobody can stay for ever, everybody comes to the components behind, or to a dead end.
    """
    exploration = survey.exploration
    ends = _ends(survey)
    trap: dict[Place, Rows] = {}
    components: dict[int, list[Place]] = {}
    for place in exploration.map.places:
        components.setdefault(exploration.order[place][0], []).append(place)
    good: dict[Place, Rows] = {}
    for number in sorted(components, reverse=True):
        places = components[number]
        targets = {way.target for place in places for way in place.ways}
        behind = targets.difference(places)
        if not any(trap[target] for target in behind) and (
            targets.isdisjoint(places) or comes_to_an_end(places, exploration)
        ):
            good |= {place: exploration.seen[place] for place in places}
        else:
            good |= {place: ends[place] for place in places}
            _fill(places, good, exploration.seen, exploration)
        trap |= {place: without(exploration.seen[place], good[place]) for place in places}
    return trap


def asking(survey: Survey, trap: dict[Place, Rows]) -> dict[Place, Rows]:
    """Those states of a trap from which the player is asked again, now or later."""
    found = {p: dict(rows) if p.kind == "player" else {} for p, rows in trap.items()}
    places = [place for place, rows in trap.items() if rows]
    _fill(places, found, trap, survey.exploration)
    return found


def _fill(
    places: list[Place],
    good: dict[Place, Rows],
    within: dict[Place, Rows],
    exploration: Exploration,
) -> None:
    """Finds all good states of some places, those of all later ones being known.

    `within` are the states that are looked at. Where all of a place are good, its good states
    are this very set.
    """
    arriving: dict[Place, list[Place]] = {place: [] for place in places}
    for place in places:
        for way in place.ways:
            if way.target in arriving:
                arriving[way.target].append(place)
    waiting = dict.fromkeys(sorted(places, key=lambda place: exploration.order[place]))
    while waiting:
        place, _ = waiting.popitem()
        if _draw(place, good, within, exploration):
            waiting |= dict.fromkeys(sorted(arriving[place], key=lambda p: exploration.order[p]))


def _ends(survey: Survey) -> dict[Place, Rows]:
    good: dict[Place, Rows] = {place: {} for place in survey.map.places}
    for place, rows in survey.exploration.seen.items():
        if place.cut or (place.kind == "player" and survey.map.story.scenes[place.scene].ending):
            good[place] = dict(rows)
    for question in survey.map.questions.all:
        if question.topic == "stuck":
            for place, rows in survey.states_where(question, YES).items():
                add(rows, good[place], {})
    return good


def _draw(
    place: Place,
    good: dict[Place, Rows],
    within: dict[Place, Rows],
    exploration: Exploration,
) -> bool:
    """Adds the states of a place that can go on to a good one; whether there were any new."""
    mine, seen, grew, whole = good[place], within, False, True
    if mine is seen[place]:
        return False
    passages = [p for p in exploration.passages_from(place) if good[p.way.target]]
    all_well = [p for p in passages if good[p.way.target] is seen[p.way.target]]
    partly = [p for p in passages if p not in all_well]
    for row, lanes in seen[place].items():
        old = mine.get(row, 0)
        left = lanes & ~old
        for passage in all_well if left else ():
            left &= ~passage.opens(row, left)
        for passage in partly:
            if not left:
                break
            left &= ~passage.origin(row, left, good[passage.way.target])
        # One number where all is well: these sets can be as large as all states.
        if left != lanes & ~old:
            mine[row] = lanes & ~left if left else lanes
            grew = True
        whole &= not left
    if whole:
        good[place] = seen[place]
    return grew


def without(rows: Rows, others: Rows) -> Rows:
    """The states of the first set that are not in the second."""
    if rows is others:
        return {}
    left = {row: lanes & ~others.get(row, 0) for row, lanes in rows.items()}
    return {row: lanes for row, lanes in left.items() if lanes}


@dataclass(frozen=True, slots=True)
class Door:
    """A way into a trap from states that had a way out; whether the player is asked behind it."""

    place: Place
    states: Rows
    way: Way
    asks: bool


def doors(survey: Survey, trap: dict[Place, Rows], asked: dict[Place, Rows]) -> Iterator[Door]:
    """The ways that lead from states with a way out into a trap; see `asking`."""
    exploration = survey.exploration
    silent = {place: without(trap[place], asked[place]) for place in trap}
    for place in exploration.map.places:
        good = without(exploration.seen[place], trap[place])
        for passage in exploration.passages_from(place):
            for bad, asks in ((asked, True), (silent, False)):
                if states := _leading(passage, good, bad[passage.way.target]):
                    yield Door(place, states, passage.way, asks)


def _leading(passage: Passage, states: Rows, wanted: Rows) -> Rows:
    """Those of some states from which a way leads to some others."""
    if not wanted:
        return {}
    found = {row: passage.origin(row, lanes, wanted) for row, lanes in states.items()}
    return {row: lanes for row, lanes in found.items() if lanes}
