"""Reads how a scene uses a look or a music: by its name, with the calculations that it follows."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.loading.memory import Memory
from game.loading.nodes import Mapping as Group
from game.loading.nodes import Node, Scalar
from game.loading.report import Report
from game.loading.shape import is_name
from game.loading.surroundings import Surroundings
from game.loading.tags import check_sound
from game.problems import closest
from game.story.domain import is_numeric
from game.story.model import Formula, LookUse, MusicUse

_PERCENT = re.compile(r"\s*(-?\d{1,6}(?:\.\d{1,6})?)\s*%\s*")


def read_look_use(
    node: Node | None, memory: Memory, surroundings: Surroundings, report: Report
) -> LookUse | None:
    """A look by its name, or `{name: {parameter: value}}`."""
    match node:
        case None:
            return None
        case Scalar() as name:
            parameters: tuple[tuple[Scalar, Node], ...] = ()
        case Group(entries=((name, Group(entries=parameters)),)):
            pass
        case _:
            message = "a look is a name, or one name with its parameters"
            hint = "`look: wings`, or `look: {wings: {glow: awe / 10}}`"
            report.error("wrong-kind", node.span.within(0, 1), message, hint)
            return None
    if name.value not in surroundings.looks and not surroundings.looks_are_whole:
        return None
    if name.value not in surroundings.looks:
        message = f"there is no look called `{name.value[:60]}`"
        hint = closest(name.value, surroundings.looks)
        report.error("unknown-look", name.span, message, hint or "looks are named in `looks.yaml`")
        return None
    known = surroundings.looks[name.value]
    read = [_look_parameter(known, *entry, memory, report) for entry in parameters]
    return LookUse(name.value, tuple(p for p in read if p is not None))


def _look_parameter(
    known: Collection[str], name: Scalar, value: Node, memory: Memory, report: Report
) -> tuple[str, Formula] | None:
    if name.value not in known:
        message = f"this look has no parameter `{name.value[:60]}`"
        hint = closest(name.value, known) or f"it has: {', '.join(sorted(known)) or 'none'}"
        report.error("unknown-parameter", name.span, message, hint)
        return None
    formula = _level(value, "a parameter", memory, report)
    return (name.value, formula) if formula else None


def _level(value: Node, what: str, memory: Memory, report: Report) -> Formula | None:
    """A calculation whose value may have a fraction."""
    if not isinstance(value, Scalar):
        report.error("not-a-number", value.span.within(0, 1), f"{what} is a number")
        return None
    if percent := _PERCENT.fullmatch(value.value):
        message = f"{what} is a number, and this is a percentage"
        report.error("not-a-number", value.span, message, f"write `{float(percent[1]) / 100:g}`")
        return None
    formula = memory.value(value, fractions=True)
    if formula is not None and not is_numeric(formula.tree.domain):
        message = f"{what} is a number, and this is {formula.tree.domain}"
        report.error("not-a-number", value.span, message, "`1 if named else 0` makes one of a flag")
        return None
    return formula


def read_music_use(
    node: Node | None, memory: Memory, surroundings: Surroundings, report: Report
) -> MusicUse | None:
    """A music by its name, or `{name: intensity}`."""
    match node:
        case None:
            return None
        case Scalar() as name:
            intensity = None
        case Group(entries=((name, value),)):
            intensity = _level(value, "an intensity", memory, report)
        case _:
            message = "a music is a name, or one name with its intensity"
            hint = "`music: gaslight`, or `music: {gaslight: awe / 10}`"
            report.error("wrong-kind", node.span.within(0, 1), message, hint)
            return None
    if name.value != "none" and is_name(name, report):
        check_sound(name, surroundings, report)
    return MusicUse(name.value, intensity)
