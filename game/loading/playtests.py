"""Reads playtests: what came before, the picks, and what must come of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map
from typing import Any

from game.loading.format import BEFORE, PLAYTEST, SEED
from game.loading.nodes import Mapping, Node, Scalar
from game.loading.report import Report, TooMany
from game.loading.shape import Record, is_name, record, texts, whole_number
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, Span, closest
from game.story.checkpoint import scene_now
from game.story.domain import Domain, Text
from game.story.entrance import entrance
from game.story.model import Story, Variable
from game.story.playtest import Playtest
from game.story.playthrough import Pick
from game.story.rules import Checkpoint, Origin, Reached, encoded


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
    picks = [_pick(node, report) for node in values.items("choices")]
    return Playtest(
        name=values.text("playtest"),
        picks=tuple(pick for pick in picks if pick is not None),
        span=values.span.within(0, 1),
        origin=_origin(values, story, report),
        ends=_ends(values, story, report),
        expect=_values_of(values, "expect", _declared(story), story, report),
        reads=tuple(words.value for words in texts(values.node("reads"), report)),
        places=dict(_places(values)),
    )


def _places(values: Record) -> Iterator[tuple[str, Span]]:
    """Where each pick and each expectation stands."""
    for key in ("choices", "reads"):
        for number, node in enumerate(values.items(key)):
            yield f"{key}/{number}", node.span
    for name, node in values.entries("expect"):
        yield f"expect/{name.value}", node.span
    if ends := values.node("ends"):
        yield "ends", ends.span


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


def _declared(story: Story) -> Map[str, Variable]:
    return {v.name: v for v in story.variables if v.fact is None}


def _values_of(
    values: Record, key: str, known: Map[str, Variable], story: Story, report: Report
) -> dict[str, Any]:
    """The values of variables under a key, in the writer's terms."""
    told: dict[str, Any] = {}
    for name, node in values.entries(key):
        if name.value not in known:
            message = f"nothing here is called `{name.value}`"
            asked = "holds remembered variables" if key == "remember" else "holds variables"
            hint = closest(name.value, known) or f"`{key}:` {asked} of `story.yaml`"
            report.error("unknown-name", name.span, message, hint)
            continue
        domain = known[name.value].domain
        value = value_told(node.value, domain) if isinstance(node, Scalar) else None
        if value is None or encoded(value, domain, story) is None:
            message = f"`{name.value}` is never this"
            report.error("bad-expectation", node.span, message, f"it can be {domain}")
            continue
        told[name.value] = value
    return told


def value_told(text: str, domain: Domain) -> Any:
    """What a text says of a variable: true, false, a whole number, or else its words."""
    if isinstance(domain, Text):
        return text
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else text


# What came before


def _origin(values: Record, story: Story, report: Report) -> Origin:
    seed = values.scalar("seed")
    number = (whole_number(seed, SEED, report) if seed else 0) or 0
    checkpoint = _entrance(values, story, report)
    node = values.node("before")
    before = record(node, BEFORE, report) if node is not None else None
    if before is None:
        return Origin(number, checkpoint=checkpoint)
    kept = {name: v for name, v in _declared(story).items() if v.remembered}
    remembered = _values_of(before, "remember", kept, story, report)
    reached = frozenset(_reached(before, story, report))
    return Origin(number, remembered, reached, checkpoint)


def _entrance(values: Record, story: Story, report: Report) -> Checkpoint | None:
    """The scene that is entered first, where it is not the story's start."""
    told = _values_of(values, "with", _declared(story), story, report)
    name = values.name("at")
    scene = scene_now(story, name.value if name else story.start)
    if name is not None and scene is None:
        message = f"there is no scene called `{name.value}`"
        report.error("unknown-scene", name.span, message, closest(name.value, story.scenes))
    return entrance(story, scene.name, told) if scene and (name or told) else None


def _reached(before: Record, story: Story, report: Report) -> Iterator[Reached]:
    """Endings that were reached, as far as they are told: what is left open is empty."""
    kinds = {ending.name: ending.kind for ending in story.endings}
    for owner, name in _named(before, "reached", kinds, story, report):
        yield Reached(owner, name, kinds.get(name, "") if owner == story.name else "")
    for owner, kind in _named(before, "reached_kind", kinds.values(), story, report):
        yield Reached(owner, "", kind)
    for scalar in texts(before.node("reached_any"), report):
        if is_name(scalar, report):
            yield Reached(scalar.value, "", "")


def _named(
    before: Record, key: str, own: Collection[str], story: Story, report: Report
) -> Iterator[tuple[str, str]]:
    """The names under a key, each with its story; this story's own are checked."""
    code, what = "unknown-ending", "ending"
    if key == "reached_kind":
        code, what = "unknown-ending-kind", "kind of ending"
    for scalar in texts(before.node(key), report):
        owner, slash, name = scalar.value.rpartition("/")
        parts = [scalar.part(0, len(owner)), scalar.part(len(owner) + 1, len(scalar.value))]
        if not all(is_name(part, report) for part in (parts if slash else [scalar])):
            continue
        if (owner or story.name) == story.name and name not in own:
            message = f"there is no {what} called `{name}`"
            hint = (
                closest(name, own) or "of another story it is told with its name: `mirage/copper`"
            )
            report.error(code, scalar.span, message, hint)
            continue
        yield owner or story.name, name
