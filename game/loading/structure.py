"""Checks of a whole story that need no walking: visits, dead text, things that nothing uses."""

from __future__ import annotations

from collections.abc import Mapping

from game.loading.drafts import SceneDraft
from game.loading.links import (
    departures,
    links,
    loops_alone,
    reachable,
    shortened,
    targets,
    visit_cycle,
    visits,
)
from game.loading.memory import Memory
from game.loading.report import Report
from game.problems import Span
from game.story.domain import Text, Word
from game.story.model import Return, Scene, Variable


def check_structure(
    scenes: Mapping[str, Scene],
    start: str,
    drafts: Mapping[str, SceneDraft],
    memory: Memory,
    report: Report,
) -> None:
    """Reports what is wrong with a story as a whole, and warns of what nothing uses.

    What depends on every link is told only where nothing is wrong: one that could not be read
    would make it false.
    """
    _check_circles(scenes, report)
    if report.has_errors:
        return
    _check_returns(scenes, report)
    if report.has_errors:
        return
    found = reachable(scenes, [start])
    for scene in scenes.values():
        if scene.name not in found:
            message = f"no choice and no `to:` leads to `{scene.name}`"
            report.warning("unreachable-scene", scene.span, message, "lead to it, or take it away")
        _check_scene(scene, drafts[scene.name], report)
    for circle in loops_alone(scenes):
        way = shortened([*circle, circle[0]])
        message = f"these scenes go round in a circle, and the player is never asked: {way}"
        hint = "give one of them a choice"
        report.warning("loop-without-player", scenes[circle[0]].span, message, hint)
    for variable in memory.declared:
        _check_use(variable, memory, report)


def _check_circles(scenes: Mapping[str, Scene], report: Report) -> None:
    if circle := visit_cycle(scenes):
        message = f"this visit leads to itself before it comes back: {shortened(circle)}"
        hint = "`to: return` comes back; a visit has to, before it begins again"
        report.error("visit-cycle", scenes[circle[0]].span, message, hint)


def _check_returns(scenes: Mapping[str, Scene], report: Report) -> None:
    visited = reachable(scenes, visits(scenes, scenes))
    for scene in scenes.values():
        for span in _returns(scene):
            if scene.name not in visited:
                message = "`return` leads back from a visit, and no visit leads here"
                hint = "visit this scene with `visit:`, or name the scene to go to"
                report.error("return-without-visit", span, message, hint)


def _returns(scene: Scene) -> list[Span]:
    found = [target for _, to in departures(scene) for target in targets(to)]
    return [target.span for target in found if isinstance(target, Return)]


def _check_scene(scene: Scene, draft: SceneDraft, report: Report) -> None:
    if scene.ending and "title" not in draft.record:
        message = (
            f"the ending `{scene.name}` has no title; the journal will say “{scene.ending.title}”"
        )
        report.warning("ending-without-title", scene.span, message, "add `title:`")
    if not scene.text and (scene.choices or scene.ending):
        message = f"`{scene.name}` has no text to read"
        report.warning("scene-without-text", scene.span, message, "write it under `text: |`")
    if not scene.ending and not links(scene) and not _returns(scene):
        message = f"`{scene.name}` leads nowhere: it has no choices, no `to:`, and is no ending"
        report.warning("no-way-on", scene.span, message, "add `ending: waking`, or lead on")


def _check_use(variable: Variable, memory: Memory, report: Report) -> None:
    assert variable.span is not None
    name = variable.name
    if name not in memory.read:
        message = f"nothing ever asks for `{name}` or shows it"
        report.warning("unread-variable", variable.span, message, "use it, or take it away")
    elif name not in memory.written:
        what = "is ever typed into" if isinstance(variable.domain, Text) else "ever changes"
        message = f"nothing {what} `{name}`"
        hint = f"`do: {name} = …` changes it"
        if isinstance(variable.domain, Text):
            hint = f"`ask: {name}` in a choice lets the player type it"
        report.warning("unwritten-variable", variable.span, message, hint)
    elif isinstance(variable.domain, Word):
        _check_words(variable, variable.domain, memory, report)


def _check_words(variable: Variable, domain: Word, memory: Memory, report: Report) -> None:
    assert variable.span is not None
    first = tuple(memory.names.words)[int(variable.start)]
    for word in domain.words:
        if word != first and (variable.name, word) not in memory.assigned_words:
            message = f"`{variable.name}` never becomes `{word}`"
            hint = f"`do: {variable.name} = {word}` makes it so"
            report.warning("unassigned-word", variable.span, message, hint)
