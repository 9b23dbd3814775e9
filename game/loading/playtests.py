"""Reads playtests: the picks of a recorded playthrough, and what must come of them."""

from __future__ import annotations

import re
from typing import Any

from game.loading.format import PLAYTEST
from game.loading.nodes import Mapping, Node, Scalar
from game.loading.report import Report, TooMany
from game.loading.shape import Record, record, texts, whole_number
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, closest
from game.story.model import Story
from game.story.playtest import Playtest
from game.story.playthrough import Pick
from game.story.rules import encoded

_LARGEST_SEED = 999_999_999


def read_playtest(source: Source, story: Story) -> tuple[Playtest | None, tuple[Problem, ...]]:
    """The playtest that a file tells, and the problems found in it."""
    report = Report()
    try:
        playtest = _playtest(source, story, report)
    except TooMany:
        playtest = None
    return (None if report.has_errors else playtest), report.problems


def _playtest(source: Source, story: Story, report: Report) -> Playtest | None:
    root = read_yaml(source, report, "playtest")
    values = record(root, PLAYTEST, report) if root is not None else None
    if values is None:
        return None
    seed = values.scalar("seed")
    picks = [_pick(node, report) for node in values.items("choices")]
    return Playtest(
        name=values.text("playtest"),
        picks=tuple(pick for pick in picks if pick is not None),
        span=values.span.within(0, 1),
        seed=(whole_number(seed, 0, _LARGEST_SEED, report) if seed else 0) or 0,
        ends=_ends(values, story, report),
        expect=_expected(values, story, report),
        reads=tuple(words.value for words in texts(values.node("reads"), report)),
    )


def _pick(node: Node, report: Report) -> Pick | None:
    """An id or words; or `id: typed text` for a choice with which the player types."""
    match node:
        case Scalar(value=value) if not node.is_empty:
            return Pick(value)
        case Mapping(entries=((Scalar(value=choice), Scalar(value=typed)),)):
            return Pick(choice, typed)
    message = "a pick is the id of a choice, or its words"
    hint = "`- tell-her-your-name: Mara` types a name with it"
    report.error("bad-pick", node.span.within(0, 1), message, hint)
    return None


def _ends(values: Record, story: Story, report: Report) -> str:
    name = values.name("ends")
    if name is None:
        return ""
    endings = [ending.name for ending in story.endings]
    if name.value not in endings:
        message = f"there is no ending called `{name.value}`"
        hint = closest(name.value, endings) or f"there are: {', '.join(endings) or 'none'}"
        report.error("unknown-ending", name.span, message, hint)
    return name.value


def _expected(values: Record, story: Story, report: Report) -> dict[str, Any]:
    declared = {v.name: v for v in story.variables if v.fact is None}
    expected: dict[str, Any] = {}
    for name, node in values.entries("expect"):
        if name.value not in declared:
            message = f"nothing here is called `{name.value}`"
            hint = closest(name.value, declared)
            hint = hint or "`expect:` asks for variables of `story.yaml`"
            report.error("unknown-name", name.span, message, hint)
            continue
        value = _plain(node) if isinstance(node, Scalar) else None
        domain = declared[name.value].domain
        if value is None or encoded(value, domain, story) is None:
            message = f"`{name.value}` is never this"
            report.error("bad-expectation", node.span, message, f"it can be {domain}")
            continue
        expected[name.value] = value
    return expected


def _plain(scalar: Scalar) -> Any:
    """What a scalar says: true, false, a whole number, or else its words."""
    if scalar.value in ("true", "false"):
        return scalar.value == "true"
    if re.fullmatch(r"-?[0-9]{1,9}", scalar.value):
        return int(scalar.value)
    return scalar.value
