"""Reads where a scene or a choice leads: a scene, `return`, conditions in turn, or chance."""

from __future__ import annotations

from game.loading.arrows import ARROW, with_true_arrow
from game.loading.format import CHANCE, WEIGHT
from game.loading.memory import Memory
from game.loading.nodes import Mapping, Node, Scalar, Sequence, kind_of
from game.loading.report import Report
from game.loading.shape import could_be_name, record, whole_number
from game.problems import Span, closest
from game.story.model import Branch, Case, Cases, Chance, Destination, Go, Return

_FORMS = "`to: scene`, a list of `condition -> scene`, or `to: {chance: {scene: 3, other: 1}}`"


def read_destination(node: Node, memory: Memory, report: Report) -> Destination | None:
    """The destination that a node says; None, and problems told, where it says none."""
    match node:
        case Scalar():
            if ARROW in node.value:
                return _cases((node,), node.span, memory, report)
            return read_target(node, memory, report)
        case Sequence():
            return _cases(node.items, node.span, memory, report)
        case Mapping():
            return _chance(node, memory, report)


def read_target(scalar: Scalar, memory: Memory, report: Report) -> Go | Return | None:
    """A scene by its name, or `return`."""
    if scalar.value == "return":
        return Return(scalar.span)
    if scalar.value in memory.names.scenes:
        return Go(scalar.value, scalar.span)
    if mended := with_true_arrow(scalar.value):
        message = "this is no scene, and the arrow in it is not read as one"
        hint = f"the arrow is `->` with a space on both sides: `{mended}`"
        report.error("no-arrow", scalar.span, message, hint)
        return None
    return _unknown(scalar, memory, report)


def _unknown(scalar: Scalar, memory: Memory, report: Report) -> Go | None:
    """A misspelt name, or that of a scene to come: one can lead there while a story is drafted."""
    name, hint = scalar.value, closest(scalar.value, memory.names.scenes)
    if not hint and could_be_name(name):
        hint = f"to write it, begin it under `scenes:` with the line `{name}:`"
        if memory.drafting:
            memory.unwritten.setdefault(name, scalar.span)
            message = f"the scene `{name}` is not written yet"
            report.warning("unwritten-scene", scalar.span, message, hint)
            return Go(name, scalar.span)
    hint = hint or "scenes are named under `scenes:`"
    message = f"there is no scene called `{name[:60]}`"
    report.error("unknown-scene", scalar.span, message, hint)
    return None


def _cases(
    items: tuple[Node, ...], span: Span, memory: Memory, report: Report
) -> Destination | None:
    cases: list[Case] = []
    complete = True
    for item in items:
        if cases and cases[-1].condition is None:
            message = "nothing can come after a line without a condition"
            hint = "that line is always followed; it stands last"
            report.error("case-after-otherwise", _start(item), message, hint)
            return None
        case = _case(item, memory, report)
        complete = complete and case is not None
        if case:
            cases.append(case)
    if not items:
        report.error("bad-destination", span, "this list leads nowhere", _FORMS)
    if not cases or not complete:
        return None
    if cases[-1].condition is not None:
        message = "where none of these conditions holds, this leads nowhere"
        report.warning(
            "no-otherwise", _start(items[-1]), message, "end the list with a scene alone"
        )
    return Cases(tuple(cases))


def _case(item: Node, memory: Memory, report: Report) -> Case | None:
    if isinstance(item, Mapping):
        chance = _chance(item, memory, report)
        return Case(None, chance) if chance else None
    if not isinstance(item, Scalar) or item.is_empty:
        report.error("bad-destination", _start(item), f"this is {kind_of(item)}", _FORMS)
        return None
    arrow = item.value.rfind(ARROW)
    if item.value.startswith(ARROW.lstrip()) or item.value.endswith(ARROW.rstrip()):
        message = "a condition stands before an arrow, and a scene after it"
        hint = "what is followed otherwise is a scene alone, without an arrow"
        report.error("bad-destination", item.span, message, hint)
        return None
    if arrow < 0:
        target = read_target(item, memory, report)
        return Case(None, target) if target else None
    condition = memory.condition(item.part(0, arrow))
    target = read_target(item.part(arrow + len(ARROW), len(item.value)), memory, report)
    return Case(condition, target) if condition and target else None


def _chance(node: Mapping, memory: Memory, report: Report) -> Chance | None:
    values = record(node, CHANCE, report)
    if values is None or "chance" not in values:
        return None
    branches: list[Branch] = []
    entries = values.entries("chance")
    for name, weight in entries:
        target = read_target(name, memory, report)
        if not isinstance(weight, Scalar):
            message = "a weight is a whole number above zero"
            hint = "`{chance: {hall: 3, well: 1}}` leads to `hall` three times out of four"
            report.error("not-a-number", _start(weight), message, hint)
            continue
        number = whole_number(weight, WEIGHT, report)
        if target and number:
            branches.append(Branch(number, target))
    if not entries:
        report.error("bad-destination", node.span, "a chance needs scenes to choose from", _FORMS)
    return Chance(tuple(branches)) if branches and len(branches) == len(entries) else None


def _start(node: Node) -> Span:
    return node.span if isinstance(node, Scalar) else node.span.within(0, 1)
