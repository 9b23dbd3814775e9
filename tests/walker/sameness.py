"""Which choices make no difference, found out by comparing all states of a story with one another.

Two states are the same if the player sees the same in both, and all that can follow is the same
again: the coarsest such division, by refining one until nothing more is told apart.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from game.story import rules
from game.story.domain import Text
from game.story.model import Story
from tests.walker.oracle import Key, Truth
from tests.walker.spy import rendered


def alike(story: Story, truth: Truth) -> dict[str, set[frozenset[str]]]:
    """For each scene the pairs of choices that are the same wherever both are open."""
    same = classes_of(story, truth)
    apart: dict[str, set[frozenset[str]]] = {}
    together: dict[str, set[frozenset[str]]] = {}
    for key, ways in truth.ways.items():
        if truth.states[key].awaiting:
            continue
        for (one, _, after), (other, _, its) in combinations(ways, 2):
            pair = frozenset((one, other))
            together.setdefault(key[0], set()).add(pair)
            told = truth.told[key, one] == truth.told[key, other]
            if not told or same[after] != same[its] or not _asks_alike(story, key[0], pair):
                apart.setdefault(key[0], set()).add(pair)
    return {scene: pairs - apart.get(scene, set()) for scene, pairs in together.items()}


def _asks_alike(story: Story, scene: str, pair: frozenset[str]) -> bool:
    """Whether the player does the same: types the same, or lets time pass."""
    choices = [choice for choice in story.scenes[scene].choices if choice.id in pair]
    return len({(c.ask, c.after_seconds is None) for c in choices}) == 1


def classes_of(story: Story, truth: Truth) -> dict[Key, int]:
    """For each state the number of its class; those of a class have the same future."""
    names: dict[Any, int] = {}
    same = {k: names.setdefault(_seen(story, truth, k), len(names)) for k in truth.states}
    while True:
        names = {}
        finer = {}
        for key, ways in truth.ways.items():
            on = [(a, share, repr(truth.told[key, a]), same[b]) for a, share, b in ways]
            finer[key] = names.setdefault((same[key], tuple(sorted(on))), len(names))
        if len(names) == len(set(same.values())):
            return same
        same = finer


def _seen(story: Story, truth: Truth, key: Key) -> Any:
    """What the player sees of a moment, and what is kept of it for the next playthrough."""
    state, scene = truth.states[key], story.scenes[key[0]]
    kept = tuple(
        value
        for value, variable in zip(state.values, story.variables, strict=True)
        if variable.remembered and not isinstance(variable.domain, Text)
    )
    lines = []
    for choice in () if state.awaiting or scene.ending else scene.choices:
        taken = choice.once is not None and state.values[choice.once]
        if rules.is_open(choice, state.values):
            lines.append((choice.id, repr(rendered(choice.words, state.values))))
        elif choice.locked and not taken:
            lines.append((choice.id, repr(rendered(choice.locked, state.values))))
    return key[0], key[3], key[4], kept, tuple(lines)
