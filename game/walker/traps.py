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
    exploration = survey.exploration
    good = _ends(survey)
    arriving: dict[Place, set[Place]] = {place: set() for place in exploration.map.places}
    for place in exploration.map.places:
        for way in place.ways:
            arriving[way.target].add(place)
    waiting = dict.fromkeys(
        sorted(exploration.map.places, key=lambda place: exploration.order[place])
    )
    while waiting:
        place, _ = waiting.popitem()
        if _draw(place, good, exploration):
            waiting |= dict.fromkeys(sorted(arriving[place], key=lambda p: exploration.order[p]))
    return {place: _without(rows, good[place]) for place, rows in exploration.seen.items()}


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
    mine, grew = good[place], False
    passages = [p for p in exploration.passages_from(place) if good[p.way.target]]
    for row, lanes in exploration.seen[place].items():
        left = lanes & ~mine.get(row, 0)
        for passage in passages:
            if not left:
                break
            found = passage.origin(row, left, good[passage.way.target])
            if found:
                mine[row] = mine.get(row, 0) | found
                left &= ~found
                grew = True
    return grew


def _without(rows: Rows, others: Rows) -> Rows:
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
