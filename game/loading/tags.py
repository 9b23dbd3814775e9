"""Reads what stands in square brackets: `[pause 1.5]`, `[cue feathers]`, `[sound bell]`."""

from __future__ import annotations

from game.loading.nodes import Scalar
from game.loading.report import Report
from game.loading.shape import is_name, seconds
from game.problems import closest
from game.story.prose import MANNERS, Cue

LONGEST_PAUSE_SECONDS = 60.0
_TAGS = ("pause", "cue", "sound", *MANNERS)


def read_tag(tag: Scalar, report: Report) -> Cue | None:
    """The cue that a tag means; None, and a problem told, where it means none."""
    word, _, rest = tag.value.partition(" ")
    argument = tag.part(len(word), len(tag.value))
    if word == "pause":
        return _pause(argument, report)
    if word in ("cue", "sound") and not rest.strip():
        message = f"`[{word}]` does not say which"
        report.error("unknown-tag", tag.span, message, f"write `[{word} name]`")
        return None
    if word in ("cue", "sound"):
        named = is_name(argument, report)
        return Cue("cue" if word == "cue" else "sound", argument.value) if named else None
    message = f"`[{tag.value[:40]}]` is not something a text can do"
    hint = closest(word, _TAGS) or "a bracket itself is written `\\[`"
    report.error("unknown-tag", tag.span, message, hint)
    return None


def _pause(argument: Scalar, report: Report) -> Cue | None:
    if not argument.value:
        return Cue("pause")
    length = seconds(argument, LONGEST_PAUSE_SECONDS, report)
    return None if length is None else Cue("pause", seconds=length)
