"""States from which the story can no longer end, and the choices that lead into them.

Backwards from the endings: a state can end if one of its ways leads to a state that can. Dead ends
are told by themselves, so they count as ends here: a trap is where one can only wander for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.walker.explore import Exploration, add
from game.walker.operations import YES
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.ways import Place, Way


def trapped(survey: Survey) -> dict[Place, Rows]:
    """For each place the states from which no ending, and no dead end, can be reached."""
    if survey.trap is None:
        survey.trap = _trapped(survey)
    return survey.trap


def _trapped(survey: Survey) -> dict[Place, Rows]:
    """Component by component, from the last: most lead only to where all is well."""
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
        if targets.isdisjoint(places) and not any(trap[target] for target in targets):
            good |= {place: exploration.seen[place] for place in places}
        else:
            good |= {place: ends[place] for place in places}
            _fill(places, good, exploration)
        trap |= {place: _without(exploration.seen[place], good[place]) for place in places}
    return trap


def _fill(places: list[Place], good: dict[Place, Rows], exploration: Exploration) -> None:
    """Finds all good states of a component, those of all later ones being known.

    Where all states of a place are good, its good states are the very set of those seen.
    """
    arriving: dict[Place, list[Place]] = {place: [] for place in places}
    for place in places:
        for way in place.ways:
            if way.target in arriving:
                arriving[way.target].append(place)
    waiting = dict.fromkeys(sorted(places, key=lambda place: exploration.order[place]))
    while waiting:
        place, _ = waiting.popitem()
        if _draw(place, good, exploration):
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


def _draw(place: Place, good: dict[Place, Rows], exploration: Exploration) -> bool:
    """Adds the states of a place that can go on to a good one; whether there were any new."""
    mine, seen, grew, whole = good[place], exploration.seen, False, True
    if mine is seen[place]:
        return False
    passages = [p for p in exploration.passages_from(place) if good[p.way.target]]
    all_well = [p for p in passages if good[p.way.target] is seen[p.way.target]]
    partly = [p for p in passages if p not in all_well]
    for row, lanes in seen[place].items():
        old = mine.get(row, 0)
        left = lanes & ~old
        for passage in all_well if left else ():
            left &= ~passage.opens(row)
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


def _without(rows: Rows, others: Rows) -> Rows:
    if rows is others:
        return {}
    left = {row: lanes & ~others.get(row, 0) for row, lanes in rows.items()}
    return {row: lanes for row, lanes in left.items() if lanes}


def doors(survey: Survey, trap: dict[Place, Rows]) -> Iterator[tuple[Place, Rows, Way]]:
    """The ways that lead from states with a way out into a trap."""
    exploration = survey.exploration
    for place in exploration.map.places:
        good = _without(exploration.seen[place], trap[place])
        for passage in exploration.passages_from(place):
            bad = trap[passage.way.target]
            if not bad:
                continue
            found = {row: passage.origin(row, lanes, bad) for row, lanes in good.items()}
            states = {row: lanes for row, lanes in found.items() if lanes}
            if states:
                yield place, states, passage.way
