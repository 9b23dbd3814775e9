"""The figures of one story: what is written, how it is played, where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from game.outputs.account import IDLE, Account
from game.outputs.reading import WORDS_A_MINUTE
from game.stats.pages import Longest, Seen, seen
from game.stats.repeats import Repeat, repeated_phrases, repeated_sentences
from game.stats.texts import (
    Sentence,
    conditions,
    fewest_words,
    least_told,
    sentences,
    words_written,
)
from game.story.model import Choice, Ending, Go, Scene, Story
from game.walker.likely import Likely
from game.walker.personas import evenly
from game.walker.sampling import sample
from game.walker.tally import Tally, quantile
from game.walker.ways import map_of

PLAYTHROUGHS = 20_000
MOST_LONG_TEXTS = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure differs between random playthroughs: 90 of 100 lie from `low` to `high`."""

    least: int
    low: int
    median: int
    high: int
    most: int


@dataclass(frozen=True, slots=True)
class EndingFigures:
    """An ending: its chance, if known, its words at the least, and how much it depends."""

    ending: Ending
    chance: float | None
    fewest_words: int
    conditions: int


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the choices of a story lead to, of those that have another beside them.

    `weighty` move where the story ends, None where that is not known; `worded` have words of
    their own behind them; `kept` change something that is asked or told later; `idle` do nothing
    of this.
    """

    choices: int
    alone: int
    weighty: int | None
    worded: int
    kept: int
    idle: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """The share of the choices that are not idle."""
        return 1 - len(self.idle) / self.choices if self.choices else 1.0


@dataclass(frozen=True)
class Measures:
    """A story in figures. Without a walk, chances come from random playthroughs."""

    story: Story
    account: Account | None = None

    @cached_property
    def words(self) -> int:
        """All words that are written, alternatives and choices included."""
        return sum(words_written(scene) for scene in self.story.scenes.values())

    @property
    def choices(self) -> int:
        return sum(len(scene.choices) for scene in self.story.scenes.values())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.story))

    @cached_property
    def repeated(self) -> tuple[Repeat, ...]:
        """Long sentences that stand twice in this story."""
        return repeated_sentences({self.story.name: self.sentences})

    @cached_property
    def phrases(self) -> tuple[tuple[str, int], ...]:
        return repeated_phrases(self.sentences)

    @cached_property
    def seen(self) -> Seen:
        """Pages as players saw them."""
        return seen(self.story)

    @property
    def longest(self) -> tuple[Longest, ...]:
        """The longest texts before an action, as they were seen."""
        return self.seen.longest[:MOST_LONG_TEXTS]

    @cached_property
    def _tally(self) -> Tally:
        return sample(map_of(self.story), evenly, PLAYTHROUGHS)

    @property
    def words_read(self) -> Spread | None:
        """The words of a playthrough; None where no playthrough comes to an end."""
        return _spread(self._tally.words) if self._tally.ended else None

    @property
    def choices_made(self) -> Spread | None:
        """The choices of a playthrough; None where no playthrough comes to an end."""
        return _spread(self._tally.lengths) if self._tally.ended else None

    @property
    def minutes(self) -> float | None:
        """The reading time of a middling playthrough."""
        return self.words_read.median / WORDS_A_MINUTE if self.words_read else None

    @property
    def likely(self) -> Likely | None:
        return self.account.walk.likely if self.account else None

    @property
    def chances_are_exact(self) -> bool:
        return self.likely is not None and not self.likely.figures.playthroughs

    @cached_property
    def endings(self) -> tuple[EndingFigures, ...]:
        """The endings as they are written."""
        return tuple(
            EndingFigures(
                ending,
                self._chance(number, ending),
                least_told(self.story, ending.name, fewest_words),
                least_told(self.story, ending.name, conditions),
            )
            for number, ending in enumerate(self.story.endings)
        )

    def _chance(self, number: int, ending: Ending) -> float | None:
        if self.likely is not None:
            known = {each.ending.name: each.probability for each in self.likely.endings}
            return known[ending.name]
        return float(self._tally.endings[number]) / self._tally.playthroughs

    @cached_property
    def bearing(self) -> Bearing:
        """What the choices lead to."""
        scenes = [scene for scene in self.story.scenes.values() if len(scene.choices) > 1]
        both = [(scene, choice) for scene in scenes for choice in scene.choices]
        weights = self._weights()
        weighty = {key for key, weight in weights.items() if weight > IDLE}
        worded = {_key(s, c) for s, c in both if _has_words(c, s.choices)}
        kept = {_key(s, c) for s, c in both if _is_kept(s, c, self.story)}
        keys = [_key(scene, choice) for scene, choice in both]
        idle = tuple(key for key in keys if key not in weighty | worded | kept)
        known = sum(key in weighty for key in keys) if weights else None
        alone = self.choices - len(both)
        return Bearing(len(both), alone, known, len(worded), len(kept), idle)

    def _weights(self) -> dict[tuple[str, str], float]:
        """The weights of the choices, as far as they are known."""
        likely = self.likely
        if likely is None:
            return {}
        return {(w.scene, w.choice.id): w.weight for w in likely.weights if w.weight is not None}


def _spread(counts: object) -> Spread:
    least, low, median, high, most = (quantile(counts, s) for s in (0.0, 0.05, 0.5, 0.95, 1.0))
    return Spread(least, low, median, high, most)


def _key(scene: Scene, choice: Choice) -> tuple[str, str]:
    return scene.name, choice.id


def _has_words(choice: Choice, beside: Sequence[Choice]) -> bool:
    """Whether something is read after a choice that is not read after those beside it."""
    if choice.text:
        return True
    others = {_leads_to(other) for other in beside if other is not choice}
    return _leads_to(choice) not in others


def _leads_to(choice: Choice) -> tuple[str | None, str]:
    return choice.visit, choice.to.scene if isinstance(choice.to, Go) else repr(choice.to)


def _is_kept(scene: Scene, choice: Choice, story: Story) -> bool:
    """Whether a choice changes a variable, types a text, or is asked for by `chosen(…)`."""
    remembered = f"{scene.name}/{choice.id}" in story.counts
    return bool(choice.effects) or choice.ask is not None or remembered
