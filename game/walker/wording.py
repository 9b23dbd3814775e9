"""How many words a text has, for the values of many playthroughs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.story.model import Scene
from game.story.prose import Alternatives, Break, Prose, Shown, Styled, When, Words

Array = Any
Bound = bool | Array
"""Whether the letter before is part of a word: so that `apple{n > 1: s}` is one word."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text is counted for: values, how often its scene was shown before, and chance."""

    values: Sequence[Any]
    shown: Array
    chance: np.random.Generator


def alternates(prose: Prose) -> bool:
    """Whether it matters for a text how often it was shown."""
    return _contains(prose, Alternatives)


def depends(prose: Prose) -> bool:
    """Whether a text has not always the same number of words."""
    return _contains(prose, Alternatives) or _contains(prose, When)


def scene_alternates(scene: Scene) -> bool:
    """Whether any text that is told in a scene has alternatives."""
    return any(alternates(prose) for prose in (scene.text, *(c.text for c in scene.choices)))


def _contains(prose: Prose, kind: type) -> bool:
    for node in prose:
        inner: tuple[Prose, ...] = ()
        match node:
            case Styled(inside=inside):
                inner = (inside,)
            case When(then=then, otherwise=otherwise):
                inner = (then, otherwise)
            case Alternatives(options=options):
                inner = options
        if isinstance(node, kind) or any(_contains(each, kind) for each in inner):
            return True
    return False


def words_of(prose: Prose) -> int:
    """The number of words of a text that does not depend on anything."""
    assert not depends(prose)
    return int(_counted(prose, Telling((), 0, np.random.default_rng(0)), False)[0])


def words_in(prose: Prose, telling: Telling) -> Array:
    """The number of words that each playthrough reads of a text, parted by spaces.

    A shuffle shows any of its options as readily as another. What a player types is one word.
    """
    return _counted(prose, telling, False)[0]


def _counted(prose: Prose, telling: Telling, joined: Bound) -> tuple[Array, Bound]:
    count: Array = 0
    for node in prose:
        more: Array = 0
        match node:
            case Words(text=text):
                more, joined = _of_text(text, joined)
            case Shown():
                more, joined = _of_text("value", joined)
            case Styled(inside=inside):
                more, joined = _counted(inside, telling, joined)
            case When():
                more, joined = _of_condition(node, telling, joined)
            case Alternatives():
                more, joined = _of_alternatives(node, telling, joined)
            case Break():
                joined = False
        count = count + more
    return count, joined


def _of_text(text: str, joined: Bound) -> tuple[Array, Bound]:
    if not text:
        return 0, joined
    count = len(text.split())
    if count and not text[0].isspace():
        return count - 1 * joined, not text[-1].isspace()
    return count, not text[-1].isspace()


def _of_condition(node: When, telling: Telling, joined: Bound) -> tuple[Array, Bound]:
    holds = node.condition.compute(telling.values)
    then = _counted(node.then, telling, joined)
    otherwise = _counted(node.otherwise, telling, joined)
    return np.where(holds, then[0], otherwise[0]), np.where(holds, then[1], otherwise[1])


def _of_alternatives(node: Alternatives, telling: Telling, joined: Bound) -> tuple[Array, Bound]:
    options: list[tuple[Array, Bound]] = [_counted(o, telling, joined) for o in node.options]
    if node.order == "once":
        options.append((0, joined))
    current = _current(node, telling)
    words, after = options[-1]
    for number, (its_words, its_after) in enumerate(options[:-1]):
        chosen = current == number
        words, after = np.where(chosen, its_words, words), np.where(chosen, its_after, after)
    return words, after


def _current(node: Alternatives, telling: Telling) -> Array:
    """Which option each playthrough reads, as `prose._current` chooses it."""
    count = len(node.options)
    match node.order:
        case "cycle":
            return telling.shown % count
        case "shuffle":
            return telling.chance.integers(0, count, np.shape(telling.shown))
    return np.minimum(telling.shown, count if node.order == "once" else count - 1)
