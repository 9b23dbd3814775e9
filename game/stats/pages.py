"""Pages as players see them: the longest that is read before one acts, in many playthroughs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.story.model import Story
from game.story.pages import Page
from game.story.playthrough import Playthrough
from game.story.rules import Origin
from game.walker.beginnings import free_places, origin_of
from game.walker.space import values_of

PLAYTHROUGHS = 200
_LONGEST = 500
_MOST_TRIES = 100


@dataclass(frozen=True, slots=True)
class Longest:
    """The most words that stood on a leaf before the player could act, and in which scene."""

    words: int
    scene: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What some playthroughs showed: the longest leaf of each scene, the longest first."""

    playthroughs: int
    longest: tuple[Longest, ...]


def seen(story: Story, playthroughs: int = PLAYTHROUGHS) -> Seen:
    """Plays a story, always taking one of the choices that were taken least so far.

    Every other playthrough begins with any past that fits together. The same story always shows
    the same.
    """
    taken: Counter[tuple[str, str]] = Counter()
    chance = random.Random(story.name)  # noqa: S311 - it keeps no secrets
    most: dict[str, int] = {}
    for number in range(playthroughs):
        origin = _any_past(story, number, chance) if number % 2 else Origin(number)
        for page in _pages(story, origin, taken, chance):
            for leaf in page.leaves:
                words = sum(len(paragraph.text.split()) for paragraph in leaf.paragraphs)
                most[leaf.scene] = max(words, most.get(leaf.scene, 0))
    ordered = sorted(most.items(), key=lambda each: (-each[1], each[0]))
    return Seen(playthroughs, tuple(Longest(words, scene) for scene, words in ordered))


def _any_past(story: Story, seed: int, chance: random.Random) -> Origin:
    """What earlier playthroughs may have left, at random."""
    for _ in range(_MOST_TRIES):
        values = {
            place: chance.choice(values_of(story.variables[place].domain, story.words))
            for place in sorted(free_places(story))
        }
        past = origin_of(story, values)
        if past is not None:
            return replace(past, seed=seed)
    return Origin(seed)


def _pages(
    story: Story, origin: Origin, taken: Counter[tuple[str, str]], chance: random.Random
) -> Iterator[Page]:
    """The pages of one playthrough, to its end or so far that it goes in circles."""
    playthrough = Playthrough(story, origin)
    for _ in range(_LONGEST):
        page = playthrough.page
        yield page
        scene = playthrough.state.scene
        offers = [(scene, offer.id) for offer in page.offers if offer.open]
        if not offers:
            return
        least = min(taken[each] for each in offers)
        pick = chance.choice([each for each in offers if taken[each] == least])
        taken[pick] += 1
        playthrough = playthrough.take(pick[1])
