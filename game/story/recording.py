"""A playthrough written down as the YAML of a playtest: what came before, and the picks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from game.story.playthrough import Pick, Playthrough
from game.story.rules import Origin, Reached

_PLAIN = re.compile(r"[^\W\d]\w*(?:-\w+)*\Z")
_NOT_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def recorded(playthrough: Playthrough, name: str, comment: Sequence[str] = ()) -> str:
    """The text of a playtest that leads to a moment, below some lines of comment."""
    lines = [f"# {line}".rstrip() for line in comment]
    lines.append(f"playtest: {_quoted(name)}")
    lines += _before(playthrough.origin, playthrough.story.name)
    lines += _entered(playthrough)
    picks = playthrough.picks
    lines.append("choices:" if picks else "choices: []")
    lines += [f"  - {_pick(pick)}" for pick in picks]
    if playthrough.ending:
        lines.append(f"ends: {playthrough.ending.name}")
    return "\n".join(lines) + "\n"


def _before(origin: Origin, story: str) -> Iterator[str]:
    if origin.seed:
        yield f"seed: {origin.seed}"
    reached = list(_reached(origin.reached, story))
    if origin.remembered or reached:
        yield "before:"
    if origin.remembered:
        yield "  remember:"
        yield from (f"    {name}: {_value(value)}" for name, value in origin.remembered.items())
    yield from reached


def _entered(playthrough: Playthrough) -> Iterator[str]:
    """The scene in which it begins, where that is not the story's start."""
    checkpoint = playthrough.origin.checkpoint
    if checkpoint is None:
        return
    yield f"at: {checkpoint.scene}"
    declared = {v.name for v in playthrough.story.variables if v.fact is None}
    told = [f"  {n}: {_value(v)}" for n, v in checkpoint.values.items() if n in declared]
    yield from ["with:", *told] if told else []


def _reached(reached: frozenset[Reached], story: str) -> Iterator[str]:
    """The endings that were reached, by what is known of each."""
    others = [r for r in reached if r.story != story]
    endings = {r.ending for r in reached if r.story == story and r.ending}
    endings |= {f"{r.story}/{r.ending}" for r in others if r.ending}
    kinds = {f"{r.story}/{r.kind}" for r in others if r.kind}
    kinds |= {r.kind for r in reached if r.story == story and r.kind and not r.ending}
    stories = {r.story for r in reached if not r.ending and not r.kind}
    for key, told in (("reached", endings), ("reached_kind", kinds), ("reached_any", stories)):
        if told:
            yield f"  {key}: [{', '.join(sorted(told))}]"


def _pick(pick: Pick) -> str:
    choice = _value(pick.choice)
    return f"{choice}: {_quoted(pick.typed)}" if pick.typed else choice


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.match(value) and value.casefold() not in _NOT_WORDS
    return str(value) if plain else _quoted(value)


def _quoted(text: str) -> str:
    """The text in double quotes, as YAML reads them: JSON's escapes are among YAML's."""
    return json.dumps(text, ensure_ascii=False)
