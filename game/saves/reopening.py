"""Opens what was kept of a playthrough in the story as it is now.

The same fingerprint: the picks are replayed, and must come to the checkpoint. Another: they are
replayed as far as names and former names lead. If that is not the scene where the player was,
the checkpoint is taken, if it fits; else the furthest moment. One sentence says what changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.saves.values import Fidelity, Opened, Recorded, Turn
from game.story.checkpoint import checkpoint_of, choice_now, resumed, scene_now, unfit
from game.story.domain import listed
from game.story.model import Story
from game.story.playthrough import WORLD, NotOffered, Pick, Playthrough
from game.story.rules import Checkpoint


def reopened(story: Story, recorded: Recorded) -> Opened:
    """The playthrough at the moment that was kept, or as near to it as the story still goes."""
    playthrough, lost, reason = _led(story, recorded)
    checkpoint = recorded.checkpoint
    is_same_story = recorded.fingerprint == story.fingerprint
    is_there = not lost and recorded.is_whole and _is_at(playthrough, recorded)
    if is_there and (not is_same_story or checkpoint is None or _agrees(playthrough, checkpoint)):
        return Opened(
            playthrough, sentence="" if is_same_story else _difference(story, recorded, playthrough)
        )
    whose = "These saves are damaged" if is_same_story else "This dream has been changed"
    reason = reason or (_missing(recorded) if not recorded.is_whole else _elsewhere(playthrough))
    found = _from_checkpoint(story, recorded)
    if found is not None:
        sentence = f"{whose}: {reason}. You are where you were, without the pages before it."
        return Opened(found, Fidelity.RESUMED, sentence)
    reason = _narrowed(story, recorded) or reason
    if lost or not recorded.is_whole:
        back = "at its beginning" if not playthrough.parent else _earlier(lost)
        return Opened(playthrough, Fidelity.EARLIER, f"{whose}: {reason}. It opens {back}.", lost)
    return Opened(playthrough, Fidelity.ELSEWHERE, f"{whose}: {reason}.")


def followed(story: Story, playthrough: Playthrough) -> Opened:
    """What was played of an earlier form of a story, in the story as it is now."""
    checkpoint = checkpoint_of(playthrough.story, playthrough.state, playthrough.setting_steps)
    fingerprint = playthrough.story.fingerprint
    turns = _turns_of(playthrough)
    return reopened(story, Recorded(story.name, playthrough.origin, fingerprint, checkpoint, turns))


def _turns_of(playthrough: Playthrough) -> tuple[Turn, ...]:
    turns = []
    moment: Playthrough | None = playthrough
    while moment is not None:
        pick = moment.pick or Pick("")
        world = tuple(each.choice for each in moment.world)
        turns.append(Turn(pick.choice, pick.typed, world, moment.state.scene))
        moment = moment.parent
    return tuple(reversed(turns))


# Replaying by names


def _led(story: Story, recorded: Recorded) -> tuple[Playthrough, int, str]:
    """How far the picks lead, how many are left, and why no further."""
    first, turns = recorded.turns[0], recorded.turns[1:]
    try:
        playthrough = Playthrough(story, recorded.origin, _world(story, first))
    except NotOffered as missing:
        return Playthrough(story, recorded.origin), len(turns), _not_brought(missing.pick)
    for number, turn in enumerate(turns):
        try:
            playthrough = _taken(playthrough, turn)
        except NotOffered as missing:
            return playthrough, len(turns) - number, _refused(missing.pick, playthrough)
    return playthrough, 0, ""


def _taken(playthrough: Playthrough, turn: Turn) -> Playthrough:
    """The playthrough after a turn. Raises NotOffered where the story does not offer it."""
    story = playthrough.story
    world = _world(story, turn) if turn.world else ()
    try:
        return playthrough.take(turn.choice, turn.typed, world)
    except NotOffered as missing:
        choice = choice_now(story.scenes[playthrough.state.scene], turn.choice)
        if missing.pick.by_world or choice is None or choice.id == turn.choice:
            raise
        return playthrough.take(choice.id, turn.typed, world)


def _refused(pick: Pick, playthrough: Playthrough) -> str:
    """Why a pick cannot be made."""
    if pick.by_world:
        return _not_brought(pick)
    scene = playthrough.story.scenes[playthrough.state.scene]
    is_there = choice_now(scene, pick.choice) is not None
    why = "is not open any more" if is_there else "is no longer offered"
    return f"“{spoken(pick.choice)}” {why} in “{spoken(scene.name)}”"


def _world(story: Story, turn: Turn) -> list[Pick]:
    """What the world picked, by the names that scenes have now."""
    picks = []
    for choice in turn.world:
        scene = scene_now(story, choice.removeprefix(WORLD))
        picks.append(Pick(f"{WORLD}{scene.name}" if scene else choice))
    return picks


def _not_brought(pick: Pick) -> str:
    return f"chance no longer leads to “{spoken(pick.choice.removeprefix(WORLD))}”"


# Comparing with what was kept


def _is_at(playthrough: Playthrough, recorded: Recorded) -> bool:
    """Whether a playthrough stands in the scene in which it was kept, where that is known."""
    kept = recorded.checkpoint.scene if recorded.checkpoint else recorded.turns[-1].scene
    scene = scene_now(playthrough.story, kept)
    return not kept or (scene is not None and scene.name == playthrough.state.scene)


def _agrees(playthrough: Playthrough, checkpoint: Checkpoint) -> bool:
    """Whether a playthrough has come to the values of a checkpoint, as far as it tells them."""
    now = _values(playthrough)
    return all(now.get(name) == value for name, value in checkpoint.values.items())


def _values(playthrough: Playthrough) -> Mapping[str, Any]:
    return checkpoint_of(playthrough.story, playthrough.state).values


def _from_checkpoint(story: Story, recorded: Recorded) -> Playthrough | None:
    """The playthrough that goes on from the checkpoint; None where it does not fit."""
    origin = replace(recorded.origin, checkpoint=recorded.checkpoint)
    if recorded.checkpoint is None or resumed(story, origin) is None:
        return None
    return Playthrough(story, origin)


# What to say


def spoken(name: str) -> str:
    """A name as one says it: `ask-face` is “Ask face”."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _difference(story: Story, recorded: Recorded, playthrough: Playthrough) -> str:
    """What is otherwise where the picks lead to the same scene; empty if nothing is."""
    before = recorded.checkpoint.values if recorded.checkpoint else {}
    now = {name: v for name, v in _values(playthrough).items() if name in playthrough.values}
    told = [
        f"{name} is now {_word(now[name])}"
        for name in now
        if before.get(name, now[name]) != now[name]
    ]
    told += [f"{name} is gone" for name in before if "(" not in name and name not in now]
    told += [f"{name} is new" for name in now if before and name not in before]
    return f"This dream has been changed: {listed(tuple(told), 'and')}." if told else ""


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _elsewhere(playthrough: Playthrough) -> str:
    return f"what you chose now leads to “{spoken(playthrough.state.scene)}”"


def _missing(recorded: Recorded) -> str:
    return f"only the first {len(recorded.turns) - 1} of its choices can be read"


def _narrowed(story: Story, recorded: Recorded) -> str:
    """Why the checkpoint does not fit, where it is because of a value."""
    if recorded.checkpoint is None or recorded.fingerprint == story.fingerprint:
        return ""
    for name in unfit(story, recorded.checkpoint):
        return f"{name} can no longer be {_word(recorded.checkpoint.values[name])}"
    return ""


def _earlier(lost: int) -> str:
    if not lost:
        return "where they end"
    return "one choice earlier" if lost == 1 else f"{lost} choices earlier"
