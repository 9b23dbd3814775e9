"""How many scenes may follow one another without the player being asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.story.rules import MOST_SCENES_WITHOUT_PLAYER

if TYPE_CHECKING:
    from game.walker.ways import Place, Way


def longest_unattended(places: Sequence[Place]) -> int:
    """How many scenes may follow one another; very many if in circles."""
    longest: dict[Place, int] = {}
    # A fork is numbered when it is first met, so its depth is found by walking with a stack.
    for place in places:
        if place.kind == "fork":
            _measure(place, longest)
    after = [_after(way, longest) for place in places for way in place.ways]
    return max(after, default=0)


def _after(way: Way, longest: dict[Place, int]) -> int:
    return way.scenes + (longest.get(way.target, 0) if way.target.kind == "fork" else 0)


def _measure(place: Place, longest: dict[Place, int]) -> None:
    path = [place]
    open_places: set[Place] = set()
    while path:
        current = path[-1]
        if current in longest:
            path.pop()
            continue
        following = [way.target for way in current.ways if way.target.kind == "fork"]
        unknown = [target for target in following if target not in longest]
        if current not in open_places and unknown:
            open_places.add(current)
            path += unknown
            continue
        path.pop()
        circle = any(target not in longest for target in following)
        longest[current] = (
            MOST_SCENES_WITHOUT_PLAYER
            if circle
            else max((_after(way, longest) for way in current.ways), default=0)
        )
