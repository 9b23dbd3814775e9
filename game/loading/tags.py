"""Reads what stands in square brackets: `[pause 1.5]`, `[cue feathers]`, `[sound bell]`."""

from __future__ import annotations

from game.loading.nodes import Scalar
from game.loading.report import Report
from game.loading.shape import is_name, seconds
from game.loading.sounds import report_unknown_sound
from game.loading.surroundings import Surroundings
from game.problems import closest
from game.story.prose import MANNERS, Cue

LONGEST_PAUSE_SECONDS = 60.0
TAGS = ("pause", "cue", "sound", *MANNERS)


def read_tag(tag: Scalar, surroundings: Surroundings, report: Report) -> Cue | None:
    """The cue that a tag means; None, and a problem told, where it means none."""
    word, _, rest = tag.value.partition(" ")
    argument = tag.part(len(word), len(tag.value))
    if word == "pause":
        return _pause(argument, report)
    if word in ("cue", "sound") and not rest.strip():
        message = f"`[{word}]` does not say which"
        report.error("unknown-tag", tag.span, message, f"write `[{word} name]`")
        return None
    if word == "cue":
        return _cue(argument, surroundings, report)
    if word == "sound":
        return _sound(argument, surroundings, report)
    message = f"`[{tag.value[:40]}]` is not something a text can do"
    hint = closest(word, TAGS) or "a bracket itself is written `\\[`"
    report.error("unknown-tag", tag.span, message, hint)
    return None


def _cue(name: Scalar, surroundings: Surroundings, report: Report) -> Cue | None:
    """A cue by its name: some look that the story can use has to know it."""
    if not is_name(name, report):
        return None
    known = surroundings.cues
    if known is not None and name.value not in known and surroundings.looks_are_whole:
        message = f"no look knows the cue `{name.value}`"
        hint = closest(name.value, known) or "a look names its own under `cues:`"
        report.error("unknown-cue", name.span, message, hint)
    return Cue("cue", name.value)


def _sound(name: Scalar, surroundings: Surroundings, report: Report) -> Cue | None:
    if not is_name(name, report):
        return None
    check_sound(name, surroundings, report)
    return Cue("sound", name.value)


def check_sound(name: Scalar, surroundings: Surroundings, report: Report) -> None:
    """Reports a sound that neither the game nor the story has."""
    if name.value not in surroundings.sounds:
        report_unknown_sound(name, surroundings.sounds, report)


def _pause(argument: Scalar, report: Report) -> Cue | None:
    if not argument.value:
        return Cue("pause")
    length = seconds(argument, LONGEST_PAUSE_SECONDS, report)
    return None if length is None else Cue("pause", seconds=length)
