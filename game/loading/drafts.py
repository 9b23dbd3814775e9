"""First reading: which scenes and choices there are, before anything in them is understood.

Conditions and texts name scenes, choices and endings that may be written later or in another
file, so all names are gathered here first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.loading.arrows import ARROW, with_true_arrow
from game.loading.columns import missing_text
from game.loading.format import CHOICE, SCENE
from game.loading.lines import line_at
from game.loading.nodes import Mapping, Node, Scalar
from game.loading.quotes import in_quotes
from game.loading.report import Report
from game.loading.shape import Record, is_name, record
from game.problems import Span

_LONGEST_ID = 60
_SHORT_FORM = "`- Open the door. -> hall`"


@dataclass(frozen=True, slots=True)
class ChoiceDraft:
    """A choice by its id; a short form has its words and target, a long one its record.

    One that cannot be read has neither: it is there so that its id is known.
    """

    id: str
    id_is_given: bool
    span: Span
    words: Scalar | None
    target: Scalar | None = None
    record: Record | None = None

    @property
    def is_readable(self) -> bool:
        return self.target is not None or self.record is not None


@dataclass(frozen=True, slots=True)
class SceneDraft:
    name: Scalar
    record: Record
    choices: tuple[ChoiceDraft, ...]
    ending: str


Entries = tuple[tuple[Scalar, Node], ...]


def read_scenes(entries: Entries, known: dict[str, SceneDraft], report: Report) -> None:
    """Adds the scenes of one file to those known; a name that is known already is reported."""
    astray = [name for name, node in entries[1:] if _is_key_astray(name, node)]
    if astray:
        _report_astray(astray[0], entries, report)
    for name, node in entries:
        if name in astray:
            continue
        is_name(name, report)
        if name.value == "return":
            message = "`return` leads back from a visit, so no scene can be called so"
            report.error("reserved-name", name.span, message, "take another name")
        elif name.value in known:
            first = known[name.value].name.span
            message = f"the scene `{name.value}` is told twice; the first stands at {first.place}"
            report.error("duplicate-scene", name.span, message, "rename one of the two")
        else:
            known[name.value] = _draft(name, node, report, is_told=bool(astray))


def _draft(name: Scalar, node: Node, report: Report, *, is_told: bool) -> SceneDraft:
    """The scene; one that cannot be read is known by its name, and has nothing in it.

    `is_told` says that an empty one needs no report, since what should be in it had one.
    """
    values = None
    if not isinstance(node, Scalar):
        values = record(node, SCENE, report)
    elif not node.is_empty:
        report.extend([missing_text(name.value, name.span)])
    elif not is_told:
        message = f"there is nothing in the scene `{name.value}`"
        hint = "write `text: |` below it, indented, and the text below that"
        report.error("empty-value", name.span, message, hint)
    values = values or Record(SCENE, {}, name.span, report)
    return SceneDraft(name, values, tuple(_choices(values, name, report)), values.text("ending"))


def _is_key_astray(name: Scalar, node: Node) -> bool:
    """Whether a scene's name is rather a scene's key, indented too little."""
    return name.value in SCENE.names and not isinstance(node, Mapping)


def _report_astray(key: Scalar, entries: Entries, report: Report) -> None:
    before = [name for name, _ in entries if name.span.start < key.span.start]
    scene = next((name for name in reversed(before) if name.value not in SCENE.names), before[0])
    message = f"`{key.value}:` stands where scenes stand, and not in `{scene.value}`"
    hint = f"begin it with {key.span.column + 1} spaces, further in than `{scene.value}:`"
    report.error("wrong-indent", key.span, message, hint)


def _choices(scene: Record, name: Scalar, report: Report) -> list[ChoiceDraft]:
    drafts: dict[str, ChoiceDraft] = {}
    for node in scene.items("choices"):
        draft = _choice(node, report)
        if draft is None:
            continue
        if draft.id in drafts:
            _report_same_id(drafts[draft.id], draft, name, report)
        else:
            drafts[draft.id] = draft
    return list(drafts.values())


def _report_same_id(first: ChoiceDraft, draft: ChoiceDraft, scene: Scalar, report: Report) -> None:
    if not draft.is_readable:
        return
    if first.words is None and draft.words is None and not draft.id_is_given:
        report_second_timed(draft, report)
        return
    if draft.id_is_given:
        message = f"two choices of `{scene.value}` have the id `{draft.id}`"
    else:
        message = f"two choices of `{scene.value}` would both be called `{draft.id}`"
    report.error("duplicate-choice", draft.span, message, "give one an `id:` of its own")


def report_second_timed(draft: ChoiceDraft, report: Report) -> None:
    """A scene waits for one thing at a time."""
    message = "a scene has at most one choice that is taken by itself"
    hint = "keep the one that comes first; chance may lead to several scenes"
    report.error("two-timed-choices", draft.span, message, hint)


def _choice(node: Node, report: Report) -> ChoiceDraft | None:
    if isinstance(node, Scalar):
        return _short(node, report)
    if isinstance(node, Mapping) and _is_cut_by_colon(node):
        key, value = node.entries[0]
        assert isinstance(value, Scalar)
        line = line_at(key.span.source, key.span.line)
        hint = f"put the choice in quotes: `- {in_quotes(line.text[key.span.column - 1 :])}`"
        message = "a colon and a space inside a choice make YAML read it as a key"
        report.error("colon-in-prose", key.span, message, hint)
        return None
    if isinstance(node, Mapping) and _has_arrow_in_say(node, report):
        return None
    values = record(node, CHOICE, report)
    return _long(values, report) if values else None


def _has_arrow_in_say(node: Mapping, report: Report) -> bool:
    say = node.get("say")
    if not isinstance(say, Scalar) or ARROW not in say.value or node.get("to") is not None:
        return False
    words, _, target = say.value.rpartition(ARROW)
    message = "with `say:`, the scene stands on a line of its own"
    hint = f"`say: {words.strip()[:60]}`, and below it `to: {target.strip()[:60]}`"
    report.error("arrow-in-say", say.span, message, hint)
    return True


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
        return ChoiceDraft(slug(node.value), False, node.span, None) if node.value else None
    words = node.part(0, arrow)
    target = node.part(arrow + len(ARROW), len(node.value))
    if not words.value or not target.value:
        _report_wordless(node, report)
        return None
    if node.value.find(ARROW) < arrow and (dash := _swallowed_dash(node)):
        message = "this dash is indented further than the one above, so it reads as its words"
        hint = "the dashes of one list stand in the same column"
        report.error("wrong-indent", dash, message, hint)
        return None
    return ChoiceDraft(slug(words.value), False, node.span, words, target)


def _swallowed_dash(node: Scalar) -> Span | None:
    """The dash of a next choice that is indented so far that it reads as more words of this."""
    typed = node.span.source.text[node.span.start : node.span.end]
    dash = re.search(r"\n\s*(-)\s", typed) if not node.style else None
    return node.span.within(dash.start(1), dash.end(1)) if dash else None


def _report_wordless(node: Scalar, report: Report) -> None:
    message = "a choice has words before its arrow and a scene after it"
    report.error("choice-without-words", node.span, message, f"such as {_SHORT_FORM}")


def _report_no_arrow(node: Scalar, report: Report) -> None:
    if node.is_empty:
        span = node.span.within(-1, 0) if node.span.start else node.span
        report.error("empty-value", span, "there is nothing after this dash", _SHORT_FORM)
        return
    if node.value.startswith("-> "):
        _report_wordless(node, report)
        return
    message = "this choice leads nowhere: it has no arrow"
    hint = f"write the scene behind it: {_SHORT_FORM}"
    line = line_at(node.span.source, node.span.source.line_and_column(node.span.end)[0])
    if mended := with_true_arrow(node.value):
        hint = f"the arrow is `->` with a space on both sides: `- {mended}`"
    elif re.search(r"\s#", line.text[node.span.column :]) and not node.style:
        hint = f"YAML takes what follows ` #` for a comment: `- {in_quotes(line.item)}`"
    report.error("no-arrow", node.span, message, hint)


def _long(values: Record, report: Report) -> ChoiceDraft | None:
    words = values.scalar("say")
    if words is None and "say" not in values and "after" not in values:
        message = "a choice needs words: `say:`"
        hint = "only a timed choice (`after:`) can be without"
        report.error("choice-without-words", values.span.within(0, 1), message, hint)
        return None
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
