"""First reading: which scenes and choices there are, before anything in them is understood.

Conditions and texts name scenes, choices and endings that may be written later or in another
file, so all names are gathered here first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.loading.format import CHOICE, SCENE
from game.loading.nodes import Mapping, Node, Scalar
from game.loading.report import Report
from game.loading.shape import Record, is_name, record
from game.problems import Span

ARROW = " -> "
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class ChoiceDraft:
    """A choice by its id; a short form has its words and target, a long one its record."""

    id: str
    id_is_given: bool
    span: Span
    words: Scalar | None
    target: Scalar | None = None
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class SceneDraft:
    name: Scalar
    record: Record
    choices: tuple[ChoiceDraft, ...]
    ending: str


def read_scenes(
    entries: tuple[tuple[Scalar, Node], ...], known: dict[str, SceneDraft], report: Report
) -> None:
    """Adds the scenes of one file to those known; a name that is known already is reported."""
    for name, node in entries:
        if not is_name(name, report):
            continue
        if name.value == "return":
            message = "`return` leads back from a visit, so no scene can be called so"
            report.error("reserved-name", name.span, message, "take another name")
            continue
        if name.value in known:
            first = known[name.value].name.span
            message = f"the scene `{name.value}` is told twice; the first stands at {first.place}"
            report.error("duplicate-scene", name.span, message, "rename one of the two")
            continue
        values = record(node, SCENE, report)
        if values is not None:
            ending = values.text("ending")
            choices = tuple(_choices(values, name, report))
            known[name.value] = SceneDraft(name, values, choices, ending)


def _choices(scene: Record, name: Scalar, report: Report) -> list[ChoiceDraft]:
    drafts: dict[str, ChoiceDraft] = {}
    for node in scene.items("choices"):
        draft = _choice(node, report)
        if draft is None:
            continue
        if draft.id in drafts:
            _report_same_id(draft, name, report)
        else:
            drafts[draft.id] = draft
    return list(drafts.values())


def _report_same_id(draft: ChoiceDraft, scene: Scalar, report: Report) -> None:
    if draft.id_is_given:
        message = f"two choices of `{scene.value}` have the id `{draft.id}`"
    else:
        message = f"two choices of `{scene.value}` would both be called `{draft.id}`"
    report.error("duplicate-choice", draft.span, message, "give one an `id:` of its own")


def _choice(node: Node, report: Report) -> ChoiceDraft | None:
    if isinstance(node, Scalar):
        return _short(node, report)
    if isinstance(node, Mapping) and _is_cut_by_colon(node):
        key, value = node.entries[0]
        assert isinstance(value, Scalar)
        text = f"{key.value}: {value.value}"
        hint = f'put the choice in quotes: `- "{text[:80]}"`'
        message = "a colon and a space inside a choice make YAML read it as a key"
        report.error("colon-in-prose", key.span, message, hint)
        return None
    values = record(node, CHOICE, report)
    return _long(values, report) if values else None


def _is_cut_by_colon(node: Mapping) -> bool:
    """Whether a short choice with a colon in its words was read as a group of one key."""
    if len(node.entries) != 1:
        return False
    key, value = node.entries[0]
    return key.value not in CHOICE.names and isinstance(value, Scalar) and "->" in value.value


def _short(node: Scalar, report: Report) -> ChoiceDraft | None:
    """`Words. -> scene`, split at the last arrow."""
    arrow = node.value.rfind(ARROW)
    if arrow < 0:
        _report_no_arrow(node, report)
        return None
    words = node.part(0, arrow)
    target = node.part(arrow + len(ARROW), len(node.value))
    if not words.value or not target.value:
        message = "a choice has words before its arrow and a scene after it"
        report.error("choice-without-words", node.span, message, "`- Open the door. -> hall`")
        return None
    return ChoiceDraft(slug(words.value), False, node.span, words, target)


def _report_no_arrow(node: Scalar, report: Report) -> None:
    if node.is_empty:
        report.error("empty-value", node.span, "there is nothing after this dash")
        return
    message = "this choice leads nowhere: it has no arrow"
    hint = "write the scene behind ` -> `: `- Open the door. -> hall`"
    line = node.span.source.line_text(node.span.source.line_and_column(node.span.end)[0])
    if re.search(r"\s#", line):
        hint = "YAML takes what follows ` #` for a comment: put the choice in quotes"
    elif "->" in node.value or "→" in node.value:
        hint = "the arrow is `->` with a space on both sides"
    report.error("no-arrow", node.span, message, hint)


def _long(values: Record, report: Report) -> ChoiceDraft | None:
    words = values.scalar("say")
    if words is None and "say" not in values and "after" not in values:
        message = "a choice needs words: `say:`"
        hint = "only a timed choice (`after:`) can be without"
        report.error("choice-without-words", values.span.within(0, 1), message, hint)
        return None
    if words is not None and ARROW in words.value and "to" not in values:
        message = "with `say:`, the scene stands under `to:`"
        report.error("arrow-in-say", words.span, message, "or write the choice in one line")
    span = words.span if words else values.span.within(0, 1)
    given = values.name("id")
    name = given.value if given else slug(words.value if words else "after")
    return ChoiceDraft(name, given is not None, span, words, None, values)


_MARKUP = re.compile(r"\[/?\w+[^\]]*\]|\*+")


def slug(words: str) -> str:
    """The id of a choice from its words: letters and digits, small, joined by hyphens."""
    letters = re.findall(r"[^\W_]+", _MARKUP.sub("", words).replace("’", "").replace("'", ""))
    joined = ""
    for letter_run in letters:
        longer = f"{joined}-{letter_run.lower()}" if joined else letter_run.lower()
        if len(longer) > _LONGEST_ID and joined:
            break
        joined = longer[:_LONGEST_ID]
    return joined or "choice"
