"""Reads personas: somebody who likes some choices of a story better than others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.loading.format import LIKING, PERSONA
from game.loading.nodes import Node, Scalar
from game.loading.report import Report, TooMany
from game.loading.shape import Record, record
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, closest
from game.story.checking import kind_of
from game.story.model import Choice, Story
from game.story.persona import Persona, can_be_raised, direction, has_words, plain

_WEIGHT = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?\Z")


def read_persona(source: Source, story: Story) -> tuple[Persona | None, tuple[Problem, ...]]:
    """The persona that a file tells, for a story, and the problems found in it."""
    report = Report()
    try:
        persona = _persona(source, story, report)
    except TooMany:
        persona = None
    return (None if report.has_errors else persona), report.problems


def _persona(source: Source, story: Story, report: Report) -> Persona | None:
    root = read_yaml(source, report, "persona")
    values = record(root, PERSONA, report) if root is not None else None
    if values is None:
        return None
    choices = [choice for scene in story.scenes.values() for choice in scene.choices]
    return Persona(
        name=values.text("persona"),
        about=values.text("about"),
        words=dict(_words(values, choices, report)),
        raises=dict(_variables(values, "raises", story, report)),
        lowers=dict(_variables(values, "lowers", story, report)),
    )


def _words(values: Record, choices: list[Choice], report: Report) -> Iterator[tuple[str, float]]:
    texts = [plain(choice.words) for choice in choices]
    for words, node in values.entries("words"):
        factor = _weight(node, report)
        if not any(has_words(text, words.value) for text in texts):
            message = f"no choice says `{words.value[:40]}`"
            known = {word for text in texts for word in re.findall(r"\w+", text)}
            hint = closest(words.value, known) or "whole words of a choice stand here"
            report.warning("nothing-to-weigh", words.span, message, hint)
        yield words.value, factor


def _variables(
    values: Record, key: str, story: Story, report: Report
) -> Iterator[tuple[str, float]]:
    declared = {v.name: v for v in story.variables if v.fact is None}
    moved = _moved(story, 1 if key == "raises" else -1)
    for name, node in values.entries(key):
        factor = _weight(node, report)
        variable = declared.get(name.value)
        if variable is None:
            hint = closest(name.value, declared) or f"`{key}:` asks for variables of `story.yaml`"
            report.error(
                "unknown-name", name.span, f"nothing here is called `{name.value[:60]}`", hint
            )
        elif not can_be_raised(variable.domain):
            message = f"`{name.value}` is {kind_of(variable.domain)}: it has no more and less"
            hint = "numbers and flags can be raised and lowered"
            report.error("different-kinds", name.span, message, hint)
        elif name.value not in moved:
            message = f"no choice {key} `{name.value}`"
            hint = f"only the `do:` of choices counts; there is: {', '.join(moved) or 'nothing'}"
            report.warning("nothing-to-weigh", name.span, message, hint)
        yield name.value, factor


def _moved(story: Story, wanted: int) -> list[str]:
    """The variables that some choice raises, or lowers."""
    moved = {
        effect.variable: None
        for scene in story.scenes.values()
        for choice in scene.choices
        for effect in choice.effects
        if can_be_raised(story.variables[effect.place].domain)
        and direction(effect, story) == wanted
    }
    return list(moved)


def _weight(node: Node, report: Report) -> float:
    """The weight that a node says; 1, and a problem told, where it is none."""
    if isinstance(node, Scalar) and _WEIGHT.match(node.value):
        number = float(node.value)
        if LIKING.low < number <= LIKING.high:
            return number
    said = f"`{node.value[:40]}`" if isinstance(node, Scalar) else "this"
    message = f"{said} is not a weight: a number above {LIKING.low} and up to {LIKING.high}"
    hint = "`3` is three times as readily as anybody, `0.5` half as readily"
    span = node.span if isinstance(node, Scalar) else node.span.within(0, 1)
    report.error("not-a-number", span, message, hint)
    return 1.0
