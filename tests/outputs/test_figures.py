"""What is said of a story's length is what was proved of it, or said to be less."""

from __future__ import annotations

from dataclasses import replace

from game.outputs.account import Account
from game.outputs.figures import figures
from game.walker.figures import Lengths
from game.walker.walk import Walk, walk
from tests.outputs.stories import COIN
from tests.tellers import story_of


def sampled(found: Walk, least: int) -> Walk:
    """The walk as if its chances came from playthroughs, the shortest of so many choices."""
    assert found.likely is not None
    endings = tuple(
        replace(each, way=replace(each.way, shortest=False)) if each.way else each
        for each in found.likely.endings
    )
    known = replace(found.likely.figures, playthroughs=100, lengths=Lengths(least, 5, 9))
    return replace(found, likely=replace(found.likely, figures=known, endings=endings))


def test_the_least_is_proved_where_the_ways_are_the_shortest() -> None:
    told = figures(Account(walk(story_of(COIN))))
    assert ("1", "choice at least") in told and ("1.5", "choices on average") in told


def test_the_least_that_was_seen_is_the_shortest_of_all_that_is_known() -> None:
    found = walk(story_of(COIN))
    assert ("0", "choices in the shortest that was seen") in figures(Account(sampled(found, 0)))
    told = figures(Account(sampled(found, 3)))
    assert ("1", "choice in the shortest that was seen") in told
    assert ("about 5", "or fewer in half of all playthroughs") in told
