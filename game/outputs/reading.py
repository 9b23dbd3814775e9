"""How much one reads: the words of random playthroughs, counted on the pages they show.

The words of a page depend on what came before, in ways that the walk leaves out because nothing
else depends on them. So they are measured: playthroughs of somebody who takes any open choice, by
the rules of the game, a thousand of them and then more, until the average is known to one part in
a hundred (with 95 % confidence, by the standard error of the mean) or there were two thousand.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import Any

from game.story.expression import readings
from game.story.model import Choice, Formula, Story
from game.story.prose import (
    Alternatives,
    Prose,
    Shown,
    Styled,
    Telling,
    When,
    finished,
    has_true_quotes,
)
from game.story.rules import Origin, State, Step, begin, follow_branch, follow_choice, is_open
from game.walker.ways import places_of

WORDS_A_MINUTE = 240
"""Silent reading of English lies around 238 words a minute for reports and 260 for fiction.

M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019.
"""
FEWEST_PLAYTHROUGHS, MOST_PLAYTHROUGHS = 1000, 2000
_AT_A_TIME = 250
_CLOSE_ENOUGH = 0.01
_CONFIDENCE = 1.96
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Reading:
    """What random playthroughs showed; `uncertainty` is half the 95 % interval around `words`.

    `scenes` tells for each scene in what share of the playthroughs it was entered, `ways` how
    often somebody went from one scene to another, for one playthrough.
    """

    playthroughs: int
    words: float
    uncertainty: float
    least_words: int
    most_words: int
    scenes: dict[str, float]
    ways: dict[tuple[str, str], float]

    @property
    def minutes(self) -> float:
        """The time that an average playthrough takes to read."""
        return self.words / WORDS_A_MINUTE


def reading_of(story: Story, most: int = MOST_PLAYTHROUGHS) -> Reading | None:
    """Reads a story at random; None where no playthrough came to an ending.

    The same story always gives the same figures.
    """
    reader = _Reader(story)
    lengths: list[int] = []
    while reader.playthroughs < most and not _is_known(lengths):
        lengths += reader.read(min(_AT_A_TIME, most - reader.playthroughs))
    if not lengths:
        return None
    count = reader.playthroughs
    return Reading(
        count,
        sum(lengths) / len(lengths),
        _uncertainty(lengths),
        min(lengths),
        max(lengths),
        {scene: reader.scenes[scene] / count for scene in story.scenes},
        {way: times / count for way, times in reader.ways.items()},
    )


def _is_known(lengths: Sequence[int]) -> bool:
    if len(lengths) < FEWEST_PLAYTHROUGHS:
        return False
    return _uncertainty(lengths) <= _CLOSE_ENOUGH * sum(lengths) / len(lengths)


def _uncertainty(lengths: Sequence[int]) -> float:
    """Half of the 95 % interval around the mean."""
    count = len(lengths)
    mean = sum(lengths) / count
    variance = sum((length - mean) ** 2 for length in lengths) / max(1, count - 1)
    return _CONFIDENCE * sqrt(variance / count)


@dataclass(slots=True)
class _Reader:
    """Plays at random, and counts words; what it has counted once it remembers."""

    story: Story
    playthroughs: int = 0
    scenes: Counter[str] = field(default_factory=Counter)
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    texts: dict[int, _Text] = field(default_factory=dict)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.story.name)  # noqa: S311 - a reader keeps no secrets

    def read(self, count: int) -> list[int]:
        """The words of some playthroughs, of those that came to an ending."""
        lengths = [self._playthrough() for _ in range(count)]
        return [length for length in lengths if length is not None]

    def _playthrough(self) -> int | None:
        seed = self.playthroughs
        self.playthroughs += 1
        words, entered, path = 0, Counter[str](), list[str]()
        state, steps = begin(self.story, Origin(seed=seed))
        for _ in range(_LONGEST):
            for step in steps:
                path.append(step.scene)
                entered[step.scene] += step.enters
                words += self._told(step, entered, seed)
            if state.awaiting is None:
                words += self._offered(state, entered, seed)
            following = self._follow(state)
            if following is None:
                break
            state, steps = following
        self.scenes.update({scene for scene in entered if entered[scene]})
        self.ways.update((a, b) for a, b in pairwise(path))
        return words if self.story.scenes[state.scene].ending else None

    def _follow(self, state: State) -> tuple[State, tuple[Step, ...]] | None:
        """On by any open choice, or by chance; None where it goes no further."""
        if state.awaiting is not None:
            branches = state.awaiting.branches
            weights = [branch.weight for branch in branches]
            (branch,) = self.chance.choices(branches, weights)
            return follow_branch(self.story, state, branch)
        choices = [c for c in self.story.scenes[state.scene].choices if is_open(c, state.values)]
        if not choices:
            return None
        return follow_choice(self.story, state, self.chance.choice(choices))

    def _told(self, step: Step, entered: Counter[str], seed: int) -> int:
        scene = self.story.scenes[step.scene]
        if step.returning:
            return 0
        if not step.choice:
            return self._words(scene.text, step, entered, seed)
        choice = next(choice for choice in scene.choices if choice.id == step.choice)
        return self._words(choice.text, step, entered, seed)

    def _offered(self, state: State, entered: Counter[str], seed: int) -> int:
        here, words = Step(state.scene, "", state.values), 0
        for choice in self.story.scenes[state.scene].choices:
            prose = _shown(choice, state.values)
            words += self._words(prose, here, entered, seed) if prose else 0
        return words

    def _words(self, prose: Prose, step: Step, entered: Counter[str], seed: int) -> int:
        """The words of a text for the values of a step."""
        text = self.texts.get(id(prose))
        if text is None:
            text = self.texts[id(prose)] = _Text(self.story, prose)
        return text.words(step, max(0, entered[step.scene] - 1), seed)


def _shown(choice: Choice, values: Sequence[Any]) -> Prose:
    """The words with which a choice stands on the page; none where it is hidden."""
    if is_open(choice, values):
        return choice.words
    taken = choice.once is not None and values[choice.once]
    return choice.locked if choice.locked is not None and not taken else ()


class _Text:
    """One text, with how many words it has for what it depends on."""

    def __init__(self, story: Story, prose: Prose) -> None:
        self.story, self.prose = story, prose
        where = places_of(story)
        formulas = [part.formula for part in _parts(prose) if isinstance(part, Shown)]
        formulas += [part.condition for part in _parts(prose) if isinstance(part, When)]
        self.reads = sorted({where[r.of] for f in formulas for r in _asked(f) if r.of in where})
        alternatives = [part for part in _parts(prose) if isinstance(part, Alternatives)]
        self.alternates = bool(alternatives)
        self.shuffles = any(part.order == "shuffle" for part in alternatives)
        self.known: dict[object, int] = {}

    def words(self, step: Step, shown: int, seed: int) -> int:
        shown = shown if self.alternates else 0
        seed = seed if self.shuffles else 0
        key = (shown, seed, *(step.values[place] for place in self.reads))
        if key not in self.known:
            quotes = has_true_quotes(self.story.language)
            telling = Telling(step.values, self.story.words, step.scene, shown, seed, quotes)
            pages = finished(self.prose, telling)
            self.known[key] = sum(len(p.text.split()) for page in pages for p in page)
        return self.known[key]


def _asked(formula: Formula) -> Iterator[Any]:
    return readings(formula.tree)


def _parts(prose: Prose) -> Iterator[Any]:
    for node in prose:
        yield node
        match node:
            case Styled(inside=inside):
                yield from _parts(inside)
            case When(then=then, otherwise=otherwise):
                yield from _parts((*then, *otherwise))
            case Alternatives(options=options):
                for option in options:
                    yield from _parts(option)
