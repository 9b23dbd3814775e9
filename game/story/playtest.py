"""Recorded playthroughs, and whether a story still plays them as they say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.problems import Span
from game.story.checkpoint import choice_now, scene_now
from game.story.model import Story
from game.story.playthrough import WORLD, NotOffered, Pick, Playthrough
from game.story.prose import typeset
from game.story.rules import Origin

_SENTENCE = re.compile(r"(?<=[.!?…]) +|\n+")


@dataclass(frozen=True, slots=True)
class Playtest:
    """What a writer expects of a story: the picks, and what must hold and be read after them.

    A pick's `choice` is an id or the words as shown; choices and scenes may go by former names.
    In `origin`, what is not told of an ending that was reached (its name or its kind) is empty.
    `places` tells where each of these stands: `choices/0`, `ends`, `expect/awe`, `reads/0`.
    """

    name: str
    picks: tuple[Pick, ...]
    span: Span = field(compare=False, repr=False)
    origin: Origin = field(default_factory=Origin)
    ends: str = ""
    expect: Mapping[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Replay:
    """How far the picks of a playtest lead; `failure` says why no further, empty at their end, and
    `picked` how many were made.
    """

    playthrough: Playthrough
    failure: str = ""
    picked: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a playtest came to: each failure in a sentence, with its place in the playtest's
    `places`, and all that was read and picked.
    """

    failures: tuple[str, ...]
    transcript: str
    places: tuple[str, ...]


def play(story: Story, playtest: Playtest) -> Outcome:
    """Plays a playtest, and compares what comes of it with what it says."""
    replayed = replay(story, playtest)
    failures = [*_failures(playtest, replayed.playthrough)]
    if replayed.failure:
        failures = [(f"choices/{replayed.picked}", replayed.failure)]
    told = tuple(failure for _, failure in failures)
    return Outcome(told, transcript(replayed.playthrough), tuple(place for place, _ in failures))


def replay(story: Story, playtest: Playtest) -> Replay:
    """Makes the picks of a playtest, as many as the story still offers."""
    try:
        playthrough = Playthrough(story, playtest.origin, _world(story, playtest.picks, 0))
    except NotOffered as missing:  # Chance no longer brings what it brought at the beginning.
        return Replay(Playthrough(story, playtest.origin), str(missing))
    for number, pick in enumerate(playtest.picks):
        if pick.by_world:
            continue
        try:
            choice = _offered_id(playthrough, pick)
            world = _world(story, playtest.picks, number + 1)
            playthrough = playthrough.take(choice, pick.typed, world)
        except NotOffered as missing:
            return Replay(playthrough, f"{missing}, {_offered(playthrough)}", number)
    return Replay(playthrough)


def transcript(playthrough: Playthrough) -> str:
    """All that was read up to a moment, with the picks between the pages."""
    parts: list[str] = []
    for turn in _turns(playthrough):
        if turn.pick is not None and turn.parent is not None:
            offers = {offer.id: offer.text for offer in turn.parent.page.offers}
            said = offers.get(turn.pick.choice) or turn.pick.choice
            typed = f" {turn.pick.typed}" if turn.pick.typed else ""
            parts.append(f"> {said}{typed}  [{turn.pick.choice}]")
        parts.append(turn.page.text)
    return "\n\n".join(part for part in parts if part)


def _turns(playthrough: Playthrough) -> list[Playthrough]:
    """The moments at which the player stood, from the beginning on."""
    turns = []
    turn: Playthrough | None = playthrough
    while turn is not None:
        turns.append(turn)
        turn = turn.parent
    return turns[::-1]


def _world(story: Story, picks: tuple[Pick, ...], start: int) -> list[Pick]:
    """The world's picks that stand together from a place on, by the names that scenes have now."""
    world = []
    for pick in picks[start:]:
        if not pick.by_world:
            break
        scene = scene_now(story, pick.choice.removeprefix(WORLD))
        world.append(Pick(f"{WORLD}{scene.name}") if scene else pick)
    return world


def _offered_id(playthrough: Playthrough, pick: Pick) -> str:
    """The id of the choice that a pick means, by its id, by its words, or by a former id."""
    shown = typeset(pick.choice)
    for offer in playthrough.page.offers:
        if offer.id == pick.choice or offer.text == shown:
            return offer.id
    choice = choice_now(playthrough.story.scenes[playthrough.state.scene], pick.choice)
    return choice.id if choice else pick.choice


def _offered(playthrough: Playthrough) -> str:
    """Where a pick is not offered, and what is instead."""
    offers = ", ".join(offer.id for offer in playthrough.page.offers if offer.open)
    return f"in `{playthrough.state.scene}`; offered: {offers or 'nothing'}"


def _failures(playtest: Playtest, playthrough: Playthrough) -> Iterator[tuple[str, str]]:
    """Each place of a playtest that does not come true, and why."""
    ending = playthrough.ending
    wanted = scene_now(playthrough.story, playtest.ends)
    if playtest.ends and (ending is None or wanted is None or ending.name != wanted.name):
        where = f"ends in `{ending.name}`" if ending else f"stands in `{playthrough.state.scene}`"
        yield "ends", f"it {where}, not in `{playtest.ends}`"
    values = playthrough.values
    for name, value in playtest.expect.items():
        if name not in values:
            yield f"expect/{name}", f"there is no `{name}` any more"
        elif values[name] != value:
            yield f"expect/{name}", f"`{name}` is {values[name]}, not {value}"
    read = "\n\n".join(turn.page.text for turn in _turns(playthrough))
    folded = read.casefold()
    for number, words in enumerate(playtest.reads):
        if typeset(words).casefold() not in folded:
            yield f"reads/{number}", f"“{words}” was never shown{_nearest(words, read)}"


def _nearest(words: str, read: str) -> str:
    """The sentence that is most like some words, if one is: perhaps it was reworded."""
    near = difflib.get_close_matches(words, _SENTENCE.split(read), n=1)
    return f"; “{near[0]}” was" if near else ""
