"""How much one reads, measured on random playthroughs.

The words of a page depend on what came before, in ways that the walk leaves out because nothing
else depends on them. So they are not computed but counted, in thousands of playthroughs by the
rules of the game.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.story.model import Choice
from game.walker.course import course_of
from game.walker.intervals import Mean, mean_of
from game.walker.personas import Weigh, evenly
from game.walker.sampling import MOST_CHOICES, sample
from game.walker.tally import Tally, quantile, sums_of
from game.walker.ways import Map

WORDS_A_MINUTE = 240
"""Silent reading of English lies around 238 words a minute for reports and 260 for fiction.

M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019.
"""
PLAYTHROUGHS = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What random playthroughs read. Words are those of the playthroughs that came to an end.

    `scenes` tells for each scene in what share of the playthroughs it was entered, `taken` for each
    choice, by its scene and id, in what share it was taken.
    """

    playthroughs: int
    ended: float
    """The share of the playthroughs that came to an end."""
    words: Mean
    median: int
    most: int
    """95 of 100 playthroughs read no more words."""
    scenes: dict[str, float]
    taken: dict[tuple[str, str], float]

    @property
    def minutes(self) -> float:
        """The time that an average playthrough takes to read."""
        return self.words.value / WORDS_A_MINUTE


def reading_of(
    found: Map,
    weigh: Weigh = evenly,
    playthroughs: int = PLAYTHROUGHS,
    most_choices: int = MOST_CHOICES,
) -> Reading | None:
    """Reads a story at random; None where no playthrough came to an end in so many choices.

    The same story always gives the same figures.
    """
    return reading_in(found, sample(found, weigh, playthroughs, most_choices=most_choices))


def reading_in(found: Map, tally: Tally) -> Reading | None:
    """What was read in some playthroughs; None where none of them came to an end."""
    course = course_of(found)
    return _reading(tally, list(course.scenes), list(course.choices)) if tally.ended else None


def _reading(tally: Tally, scenes: list[str], choices: list[tuple[str, Choice]]) -> Reading:
    count = tally.playthroughs
    return Reading(
        count,
        tally.ended / count,
        mean_of(sums_of(tally.words)),
        quantile(tally.words, 0.5),
        quantile(tally.words, 0.95),
        {scene: int(hits) / count for scene, hits in zip(scenes, tally.scenes, strict=True)},
        {
            (scene, choice.id): int(hits) / count
            for (scene, choice), hits in zip(choices, tally.taken, strict=True)
        },
    )
