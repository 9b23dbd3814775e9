"""A playthrough: a story, the picks made so far, and the page that they lead to.

A list of picks is the universal currency: saves, undo, playtests and the walker's evidence are
all such lists, and `replay` turns each into the same pages again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from game.story.checkpoint import resumed
from game.story.domain import clean_text
from game.story.model import Branch, Chance, Choice, Ending, Story
from game.story.pages import Page, Setting, Told, page_of, setting_after
from game.story.prose import digest
from game.story.rules import (
    MOST_SCENES_WITHOUT_PLAYER,
    Origin,
    Reached,
    State,
    Step,
    begin,
    decoded,
    follow_branch,
    follow_choice,
    is_open,
)

WORLD = "-> "
"""A pick that the world made begins so, and goes on with the scene that chance led to."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice by its id, with what the player typed; or one that the world made (see `WORLD`)."""

    choice: str
    typed: str = ""

    @property
    def by_world(self) -> bool:
        return self.choice.startswith(WORLD)


class NotOffered(Exception):
    """A pick that the story does not offer at that moment.

    `picks_done` picks could be made before it; `reached` is the playthrough up to there.
    """

    def __init__(self, pick: Pick, picks_done: int, reached: Playthrough) -> None:
        picks = "1 pick" if picks_done == 1 else f"{picks_done} picks"
        super().__init__(f"`{pick.choice}` is not offered after {picks}")
        self.pick = pick
        self.picks_done = picks_done
        self.reached = reached


class Playthrough:
    """One moment of play, with all that led to it. It never changes: `take` gives the next."""

    def __init__(
        self, story: Story, origin: Origin | None = None, world: Sequence[Pick] = ()
    ) -> None:
        """The beginning of a story. `world` are picks of the world that are known already."""
        self.story = story
        self.origin = origin or Origin()
        self.parent: Playthrough | None = None
        self.pick: Pick | None = None
        self.length = 0
        """Picks so far, the world's included."""
        self._settle(resumed(story, self.origin) or begin(story, self.origin), world)

    def take(self, choice: str, typed: str = "", world: Sequence[Pick] = ()) -> Playthrough:
        """The playthrough after a choice, by its id. Raises NotOffered where it is not open."""
        found = self._open_choice(choice)
        if found is None:
            raise NotOffered(Pick(choice, typed), self.length, self)
        after = object.__new__(Playthrough)
        after.story, after.origin, after.parent = self.story, self.origin, self
        after.pick = Pick(choice, clean_text(typed) if found.ask is not None else "")
        after.length = self.length + 1
        after._settle(follow_choice(self.story, self.state, found, typed), world)
        return after

    def back(self) -> Playthrough | None:
        """The playthrough before the player's last choice; None at the beginning."""
        return self.parent

    @property
    def picks(self) -> tuple[Pick, ...]:
        """All picks from the beginning, the player's and the world's, in their order."""
        turns: list[Pick] = []
        turn: Playthrough | None = self
        while turn is not None:
            turns.extend(reversed(turn.world))
            if turn.pick is not None:
                turns.append(turn.pick)
            turn = turn.parent
        return tuple(reversed(turns))

    @cached_property
    def page(self) -> Page:
        """What the player reads and can do now."""
        setting, entered = self._setting_before(), self._entered_before
        told = Told(self.story, self.state, self.steps, setting, entered, self.origin.seed)
        return page_of(told)

    @property
    def ending(self) -> Ending | None:
        return self.story.scenes[self.state.scene].ending

    @property
    def reached(self) -> Reached | None:
        """The ending before the player, as it is remembered for later playthroughs."""
        ending = self.ending
        return Reached(self.story.name, ending.name, ending.kind) if ending else None

    @property
    def remembered(self) -> dict[str, Any]:
        """The remembered variables as they are now, in the writer's terms."""
        return {
            variable.name: decoded(self.state.values[place], variable.domain, self.story)
            for place, variable in enumerate(self.story.variables)
            if variable.remembered
        }

    @property
    def values(self) -> dict[str, Any]:
        """Every variable that the writer declared, by name, in the writer's terms."""
        return {
            variable.name: decoded(self.state.values[place], variable.domain, self.story)
            for place, variable in enumerate(self.story.variables)
            if variable.fact is None
        }

    def _setting_before(self) -> Setting:
        """The setting in which the last page ended: that of the latest scenes that set any."""
        setting = Setting()
        if self.parent is not None:
            for step in self.parent.setting_steps:
                setting = setting_after(self.story, step, setting)
        return setting

    def _entered_before(self, scene: str) -> int:
        """How often a scene had been entered when the player made the last pick."""
        return self.parent._entered(scene) if self.parent else 0

    def _entered(self, scene: str) -> int:
        """How often a scene was entered so far; found from where it was last asked."""
        count, turn = 0, self
        while scene not in turn.entries:
            count += sum(step.scene == scene and step.enters for step in turn.steps)
            if turn.parent is None:
                break
            turn = turn.parent
        else:
            count += turn.entries[scene]
        self.entries[scene] = count
        return count

    def _open_choice(self, choice: str) -> Choice | None:
        for candidate in self.story.scenes[self.state.scene].choices:
            if candidate.id == choice and is_open(candidate, self.state.values):
                return candidate
        return None

    def _settle(self, told: tuple[State, tuple[Step, ...]], known: Sequence[Pick]) -> None:
        """Lets the world choose until the player can; keeps the moment and what was told."""
        state, steps = told
        world: list[Pick] = []
        while state.awaiting is not None and len(world) < MOST_SCENES_WITHOUT_PLAYER:
            branch = self._befalls(state.awaiting, known[len(world) : len(world) + 1])
            world.append(Pick(f"{WORLD}{branch.destination}"))
            state, more = follow_branch(self.story, state, branch)
            steps = (*steps, *more)
            self.length += 1
        self.state = state
        self.steps = steps
        self.world = tuple(world)
        self.entries: dict[str, int] = {}
        self.setting_steps = self._latest_setting_steps()

    def _latest_setting_steps(self) -> tuple[Step, ...]:
        """The last step so far that set a look and the last that set a music, in their order."""
        earlier = self.parent.setting_steps if self.parent else ()
        steps = [*earlier, *(step for step in self.steps if not step.choice)]
        scenes = self.story.scenes
        looks = [number for number, step in enumerate(steps) if scenes[step.scene].look]
        musics = [number for number, step in enumerate(steps) if scenes[step.scene].music]
        return tuple(steps[number] for number in sorted({*looks[-1:], *musics[-1:]}))

    def _befalls(self, chance: Chance, known: Sequence[Pick]) -> Branch:
        """The branch that is known, or else the one that the playthrough's seed decides."""
        for pick in known:
            for branch in chance.branches:
                if pick.choice == f"{WORLD}{branch.destination}":
                    return branch
            raise NotOffered(pick, self.length, self.parent or self)
        total = sum(branch.weight for branch in chance.branches)
        drawn = int.from_bytes(digest(self.origin.seed, "chance", self.length)) % total
        for branch in chance.branches:
            drawn -= branch.weight
            if drawn < 0:
                return branch
        raise AssertionError(chance)


def replay(story: Story, picks: Iterable[Pick | str], origin: Origin | None = None) -> Playthrough:
    """The playthrough that a list of picks leads to.

    Picks of the world may be left out: the seed decides them. Raises NotOffered at the first
    pick that the story does not offer; the exception holds the playthrough up to there.
    """
    turns = _turns(picks)
    playthrough = Playthrough(story, origin, turns[0][1])
    for pick, world in turns[1:]:
        playthrough = playthrough.take(pick.choice, pick.typed, world)
    return playthrough


def _turns(picks: Iterable[Pick | str]) -> list[tuple[Pick, list[Pick]]]:
    """Each pick of the player with the world's that follow it; the first has no player's."""
    turns: list[tuple[Pick, list[Pick]]] = [(Pick(""), [])]
    for pick in picks:
        made = Pick(pick) if isinstance(pick, str) else pick
        if made.by_world:
            turns[-1][1].append(made)
        else:
            turns.append((made, []))
    return turns
