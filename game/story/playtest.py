"""Recorded playthroughs, and whether a story still plays them as they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.problems import Span
from game.story.model import Story
from game.story.playthrough import NotOffered, Pick, Playthrough
from game.story.prose import typeset
from game.story.rules import Origin


@dataclass(frozen=True, slots=True)
class Playtest:
    """What a writer expects of a story: the picks, and what must hold and be read after them.

    A pick's `choice` is an id or the words as shown.
    """

    name: str
    picks: tuple[Pick, ...]
    span: Span = field(compare=False, repr=False)
    seed: int = 0
    ends: str = ""
    expect: Mapping[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a playtest came to: each failure in a sentence, and all that was read."""

    failures: tuple[str, ...]
    transcript: str


def play(story: Story, playtest: Playtest) -> Outcome:
    """Plays a playtest from a fresh start."""
    playthrough = Playthrough(story, Origin(seed=playtest.seed), _world(playtest.picks, 0))
    read = [playthrough.page.text]
    for number, pick in enumerate(playtest.picks):
        if pick.by_world:
            continue
        try:
            choice = _offered_id(playthrough, pick)
            world = _world(playtest.picks, number + 1)
            playthrough = playthrough.take(choice, pick.typed, world)
        except NotOffered as missing:
            offers = ", ".join(offer.id for offer in playthrough.page.offers if offer.open)
            failure = f"{missing}; offered: {offers or 'nothing'}"
            return Outcome((failure,), "\n\n".join(read))
        read.append(playthrough.page.text)
    transcript = "\n\n".join(read)
    return Outcome(tuple(_failures(playtest, playthrough, transcript)), transcript)


def _world(picks: tuple[Pick, ...], start: int) -> list[Pick]:
    """The world's picks that stand together from a place on."""
    world = []
    for pick in picks[start:]:
        if not pick.by_world:
            break
        world.append(pick)
    return world


def _offered_id(playthrough: Playthrough, pick: Pick) -> str:
    """The id of the choice that a pick means, by its id or by its words."""
    shown = typeset(pick.choice)
    for offer in playthrough.page.offers:
        if offer.id == pick.choice or offer.text == shown:
            return offer.id
    return pick.choice


def _failures(playtest: Playtest, playthrough: Playthrough, transcript: str) -> list[str]:
    failures = []
    ending = playthrough.ending
    if playtest.ends and (ending is None or ending.name != playtest.ends):
        where = f"ends in `{ending.name}`" if ending else f"stands in `{playthrough.state.scene}`"
        failures.append(f"it {where}, not in `{playtest.ends}`")
    values = playthrough.values
    for name, wanted in playtest.expect.items():
        if values.get(name) != wanted:
            failures.append(f"`{name}` is {values.get(name)}, not {wanted}")
    folded = transcript.casefold()
    for words in playtest.reads:
        if typeset(words).casefold() not in folded:
            failures.append(f"“{words}” was never shown")
    return failures
