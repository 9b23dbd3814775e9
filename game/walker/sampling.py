"""Plays a story many times at random, all playthroughs side by side in columns (NumPy).

Playthroughs are independent, so it does not matter in which order they go on: all that wait at one
place decide together, and places are gone through in the order of the story, so that most of them
meet. Conditions, effects and texts are the story's own formulas, computed for whole columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from game.story.domain import Value
from game.walker.columns import View, column_of
from game.walker.course import Course, Entry, Leg, Stop, course_of
from game.walker.operations import Change
from game.walker.personas import Weigh
from game.walker.players import Player, Steady
from game.walker.tally import Tally, together
from game.walker.ways import Map
from game.walker.wording import Telling, words_in

Array = Any
Mask = bool | Array

MOST_CHOICES = 10_000
"""A playthrough that has not ended after so many choices is not followed any further."""

_MOST_MARKS = 30_000_000
_LARGEST_BLOCK = 25_000
_STUCK, _UNENDED = -1, -2


@dataclass(frozen=True, slots=True)
class Block:
    """Some playthroughs that are played together: the unit of work, the same on any machine."""

    seed: int
    number: int
    size: int

    @property
    def chance(self) -> np.random.Generator:
        """The random numbers of this block and of no other."""
        return np.random.Generator(
            np.random.SFC64(np.random.SeedSequence(self.seed, spawn_key=(self.number,)))
        )


def blocks_of(course: Course, playthroughs: int, seed: int) -> list[Block]:
    """The blocks that so many playthroughs are played in; it depends on nothing else."""
    marks = len(course.scenes) + len(course.choices)
    size = max(1000, min(_LARGEST_BLOCK, _MOST_MARKS // max(1, marks)))
    full, rest = divmod(playthroughs, size)
    sizes = [size] * full + [rest] * (rest > 0)
    return [Block(seed, number, size) for number, size in enumerate(sizes)]


def played(
    course: Course,
    player: Player,
    block: Block,
    pasts: Sequence[dict[int, Value]] = (),
    most_choices: int = MOST_CHOICES,
    watch: Watch | None = None,
) -> Tally:
    """What the playthroughs of a block come to.

    They begin as for somebody who comes for the first time, or each with any one of some `pasts`:
    the values, by place, that earlier playthroughs left. `watch` is told of every choice.
    """
    company = _Company(course, player, block, most_choices, watch)
    company.begin(pasts)
    company.play()
    if watch is not None:
        watch.ended(company.end)
    return company.tally()


def sample(
    found: Map,
    weigh: Weigh,
    playthroughs: int,
    seed: int = 0,
    most_choices: int = MOST_CHOICES,
) -> Tally:
    """What so many playthroughs come to of somebody who weighs choices so."""
    course = course_of(found)
    player = Steady(tuple(weigh(choice) for _, choice in course.choices))
    blocks = blocks_of(course, playthroughs, seed)
    return together([played(course, player, block, (), most_choices) for block in blocks])


class Watch(Protocol):
    """Somebody who looks on while a block is played."""

    def chosen(
        self,
        choices: Sequence[int],
        masks: Sequence[Mask],
        weights: Sequence[float],
        here: Array,
        groups: Sequence[Array],
    ) -> None:
        """Some playthroughs, `here`, choose: to whom what is open, and who takes it, by place."""

    def ended(self, end: Array) -> None:
        """All is over: for each playthrough the number of its ending, or below 0 for none."""


class _Company:
    """All playthroughs of a block, as they stand."""

    def __init__(
        self,
        course: Course,
        player: Player,
        block: Block,
        most_choices: int,
        watch: Watch | None = None,
    ) -> None:
        self.course, self.player, self.most_choices = course, player, most_choices
        self.watch = watch
        self.chance, self.size = block.chance, block.size
        self.columns = [column_of(variable, self.size) for variable in course.story.variables]
        self.columns += [np.zeros(self.size, np.int64) for _ in course.alternating]
        self.made: Array = np.zeros(self.size, np.int64)
        self.words: Array = np.zeros(self.size, np.int64)
        self.end: Array = np.full(self.size, _STUCK, np.int64)
        self.entered = np.zeros((len(course.scenes), self.size), bool)
        self.taken = np.zeros((len(course.choices), self.size), bool)
        self.offered: Array = np.zeros(len(course.choices), np.int64)
        self.times: Array = np.zeros(len(course.choices), np.int64)
        self.waiting: list[list[Array]] = [[] for _ in course.stops]

    def begin(self, pasts: Sequence[dict[int, Value]]) -> None:
        """Sets everybody before the first scene."""
        everybody = np.arange(self.size)
        if pasts:
            whose = self.chance.integers(0, len(pasts), self.size)
            for place in pasts[0]:
                self.columns[place][:] = np.array([past[place] for past in pasts])[whose]
        self._go(self.course.stops[0].legs[0], everybody)

    def play(self) -> None:
        """Goes on until nobody waits anywhere."""
        for group in self.course.rounds:
            moved = True
            while moved:
                moved = False
                for number in group:
                    if self.waiting[number]:
                        moved = True
                        self._on(self.course.stops[number], self._arrived(number))

    def _arrived(self, number: int) -> Array:
        arrived, self.waiting[number] = self.waiting[number], []
        return arrived[0] if len(arrived) == 1 else np.concatenate(arrived)

    def _on(self, stop: Stop, here: Array) -> None:
        """Everybody at a place goes on, or has come to an end."""
        if stop.ending >= 0:
            self.end[here] = stop.ending
        elif stop.place.kind != "player":
            self._part(stop, here)
        elif not stop.place.cut:
            here = self._not_for_ever(here)
            for turn in self.player.turns(here) if len(here) else ():
                self._choose(stop.legs, turn)

    def _not_for_ever(self, here: Array) -> Array:
        """Those who have made few enough choices to go on; the others are left."""
        made = self.made.take(here)
        goes_on = made < self.most_choices
        if not goes_on.all():
            self.end[here[~goes_on]] = _UNENDED
            here, made = here[goes_on], made[goes_on]
        self.made[here] = made + 1
        return here

    # Who decides

    def _choose(self, legs: Sequence[Leg], here: Array) -> None:
        """The player takes one of the open choices."""
        open_legs, masks = self._open(legs, View(self.columns, here))
        weights = self.player.weights([leg.choice for leg in open_legs])
        stuck = np.ones(len(here), bool)
        groups = self._drawn(masks, weights, len(here))
        if self.watch is not None:
            choices = [leg.choice for leg in open_legs]
            self.watch.chosen(choices, masks, weights, here, groups)
        for leg, group in zip(open_legs, groups, strict=True):
            if len(group):
                stuck[group] = False
                self._take(leg, here.take(group))
        self.made[here[stuck]] -= 1  # nothing was open: no choice was made

    def _open(self, legs: Sequence[Leg], view: View) -> tuple[list[Leg], list[Mask]]:
        """The choices that are open to anybody, and to whom."""
        open_legs, masks = [], []
        for leg in legs:
            is_open = _holds(leg, view)
            if count := _count(is_open, len(view.chosen)):
                self.offered[leg.choice] += count
                open_legs.append(leg)
                masks.append(is_open)
        return open_legs, masks

    def _take(self, leg: Leg, who: Array) -> None:
        self.times[leg.choice] += len(who)
        self.taken[leg.choice][who] = True
        self.player.took(leg.choice, len(who))
        self._go(leg, who)

    def _part(self, stop: Stop, here: Array) -> None:
        """The world decides by its weights, or conditions do: just one holds."""
        legs = stop.legs
        if len(legs) == 1:
            self._go(legs[0], here)
            return
        view = View(self.columns, here)
        masks = [_holds(leg, view) for leg in legs]
        weights = [leg.weight for leg in legs]
        for leg, group in zip(legs, self._drawn(masks, weights, len(here)), strict=True):
            if len(group):
                self._go(leg, here.take(group))

    def _drawn(self, masks: Sequence[Mask], weights: Sequence[float], count: int) -> list[Array]:
        """For each of some options who draws it, in proportion to weight, of those it is open to.

        To whom nothing is open is in no group.
        """
        if len(masks) == 1 and masks[0] is True:
            return [np.arange(count)]
        sums: list[Any] = []
        total: Any = 0.0
        for mask, weight in zip(masks, weights, strict=True):
            total = total + weight * mask
            sums.append(total)
        # A number below 1 times the total is below the total, in floating point too. So an option
        # that is not open, whose sum is that of the option before, is never drawn.
        drawn = self.chance.random(count) * total
        number = np.zeros(count, np.int16)
        for each in sums:
            number += each <= drawn
        return [np.flatnonzero(number == option) for option in range(len(masks))]

    # On the way

    def _go(self, leg: Leg, who: Array) -> None:
        """Some playthroughs go a way together, to where they have to wait again."""
        if leg.words:
            self.words[who] += leg.words
        if leg.deeds:
            view = View(self.columns, who)
            for deed in leg.deeds:
                if isinstance(deed, Change):
                    view[deed.place] = deed.compute(view)
                elif isinstance(deed, Entry):
                    self.entered[deed.scene][who] = True
                    if deed.counted_at is not None:
                        view[deed.counted_at] = view[deed.counted_at] + 1
                else:
                    self.words[who] += words_in(deed.prose, self._telling(deed.counted_at, view))
            view.settle()
        self.waiting[leg.target].append(who)

    def _telling(self, counted_at: int | None, view: View) -> Telling:
        shown = 0 if counted_at is None else np.maximum(view[counted_at] - 1, 0)
        return Telling(view, shown, self.chance)

    def tally(self) -> Tally:
        """All that is counted, once everybody has come to an end."""
        ended = self.end >= 0
        return Tally(
            self.size,
            np.bincount(self.end[ended], minlength=len(self.course.endings)),
            self.entered.sum(axis=1),
            self.taken.sum(axis=1),
            self.offered,
            self.times,
            int((self.end == _STUCK).sum()),
            int((self.end == _UNENDED).sum()),
            np.bincount(self.made[ended]),
            np.bincount(self.words[ended]),
        )


def _holds(leg: Leg, view: View) -> Mask:
    """For whom the conditions of a way hold: for all, for none, or a column of truths."""
    holds: Mask = True
    for guard in leg.guards:
        truth = guard.test(view)
        if not isinstance(truth, np.ndarray):
            if not truth:
                return False
            continue
        holds = truth if holds is True else holds & truth
    return holds


def _count(mask: Mask, everybody: int) -> int:
    return int(np.count_nonzero(mask)) if isinstance(mask, np.ndarray) else everybody * bool(mask)
