"""A sample of a story: many random playthroughs, ordered once and played wherever there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from random import Random

from game.story.domain import Value
from game.story.model import Choice, Ending, Story
from game.story.persona import Persona
from game.walker.beginnings import some_past
from game.walker.course import Course, course_of
from game.walker.intervals import Share
from game.walker.personas import weigher
from game.walker.players import Curious, Player, Steady
from game.walker.sampling import Block, blocks_of, played
from game.walker.tally import Tally, together
from game.walker.ways import map_of
from game.walker.work import Run

_PASTS = 256


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: how many playthroughs, the seed that decides them, and who plays.

    With `least_used`, the choices that were taken least so far are preferred, and playthroughs
    begin with all that earlier ones may have left: that finds more, and says nothing of chances.
    """

    playthroughs: int
    seed: int = 0
    persona: Persona | None = None
    least_used: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """An order and how to come by its story: all that another process needs."""

    story: Callable[[], Story]
    order: Order

    def begun(self) -> Callable[[Block], Tally]:
        """Plays blocks of the order."""
        story = self.story()
        return _player(story, course_of(map_of(story)), self.order)


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of an order: all figures stand for the story as far as it was played."""

    story: Story
    order: Order
    tally: Tally

    @property
    def endings(self) -> list[tuple[Ending, Share]]:
        """Each ending, and the share of the playthroughs that ended so."""
        return list(zip(self.story.endings, self._shares(self.tally.endings), strict=True))

    @property
    def scenes(self) -> list[tuple[str, Share]]:
        """Each scene, and the share of the playthroughs that entered it."""
        return list(zip(self.story.scenes, self._shares(self.tally.scenes), strict=True))

    @property
    def choices(self) -> list[tuple[str, Choice, Share]]:
        """Each choice, with its scene, and the share of the playthroughs that took it."""
        choices = ((s.name, choice) for s in self.story.scenes.values() for choice in s.choices)
        shares = self._shares(self.tally.taken)
        return [(*choice, share) for choice, share in zip(choices, shares, strict=True)]

    def _shares(self, counts: Sequence[int]) -> list[Share]:
        return [Share(int(count), self.tally.playthroughs) for count in counts]


def sampled(
    job: Job, story: Story, run: Run | None = None, progress: Callable[[int], None] | None = None
) -> Sample:
    """Plays an order, here or elsewhere. The result is the same, wherever and in how many parts.

    `story` is the job's own. `progress` is called with the number of playthroughs so far.
    """
    order, course = job.order, course_of(map_of(story))
    blocks = blocks_of(course, order.playthroughs, order.seed)
    tallies: list[Tally] = []
    alone = nullcontext(partial(map, _player(story, course, order)))
    with run(job) if run else alone as do:
        for tally in do(blocks):
            tallies = [together([*tallies, tally])]
            if progress is not None:
                progress(tallies[0].playthroughs)
    return Sample(story, order, tallies[0])


def _player(story: Story, course: Course, order: Order) -> Callable[[Block], Tally]:
    weigh = weigher(order.persona, story)
    steady = Steady(tuple(weigh(choice) for _, choice in course.choices))
    pasts = _pasts(story, order.seed) if order.least_used else ()

    def play(block: Block) -> Tally:
        player: Player = Curious(len(course.choices)) if order.least_used else steady
        return played(course, player, block, pasts)

    return play


def _pasts(story: Story, seed: int) -> Sequence[dict[int, Value]]:
    """What earlier playthroughs may have left: none at first, then anything that fits together."""
    chance = Random(seed)  # noqa: S311 - playthroughs keep no secrets
    pasts = [some_past(story, chance) for _ in range(_PASTS)]
    fresh = {place: story.variables[place].start for place in pasts[0]}
    return [fresh, *pasts] if fresh else ()
