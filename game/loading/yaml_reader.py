"""Reads YAML into nodes: positions kept, duplicate keys seen, nothing unbounded.

It listens to the parser's events and builds the tree itself, because the library's own tree
builders recurse (deep brackets would exhaust the stack), resolve `No` to false, and forget
where inside a text a character stood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from game.loading.accidents import diagnosed, sign_in
from game.loading.lines import line_at
from game.loading.nodes import Mapping, Node, Scalar, Sequence
from game.loading.quotes import in_quotes
from game.loading.report import Report, TooMany
from game.problems import Problem, Source, Span

DEEPEST = 40
MOST_NODES = 500_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ANCHOR = re.compile(r"&\S+\s*")
_STRANGE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class _Abandoned(Exception):
    """The file cannot be read on; the reason has been reported."""


def read_yaml(source: Source, report: Report, first_key: str = "story") -> Node | None:
    """The one document of a file; None, with problems reported, where there is none.

    `first_key` is the key with which such a file begins.
    """
    if strange := _STRANGE.search(source.text):
        _report_strange(source, strange.start(), report)
        return None
    builder = _Builder(source, report)
    try:
        for event in yaml.parse(source.text, Loader=LOADER):
            builder.hear(event)
    except yaml.MarkedYAMLError as error:
        report.extend([diagnosed(source, error)])
        return None
    except _Abandoned:
        return None
    if builder.root is None:
        hint = f"it begins with `{first_key}:`"
        report.error("empty-file", Span(source, 0, 0), "this file is empty", hint)
    builder.report_unused_anchors()
    return builder.root


ReadYaml = Callable[[Source, Report, str], Node | None]
"""Reads the one document of a file, as `read_yaml` does."""


class Trees:
    """What files said when they were last read: one that is as it was need not be read again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Node | None, tuple[Problem, ...]]] = {}

    def read(self, source: Source, report: Report, first_key: str = "story") -> Node | None:
        """As `read_yaml`, at once for a file whose text is known."""
        known = self._known.get(source.name)
        if known is None or known[0] != source.text:
            own = Report()
            try:
                known = (source.text, read_yaml(source, own, first_key), own.problems)
            except TooMany:
                report.extend(own.problems)
                raise
            self._known[source.name] = known
        report.extend(known[2])
        return known[1]


def _report_strange(source: Source, offset: int, report: Report) -> None:
    code_point = f"U+{ord(source.text[offset]):04X}"
    message = f"the character {code_point} cannot stand in a story"
    hint = "it may have come along when text was pasted; delete it"
    report.error("strange-character", Span(source, offset, offset + 1), message, hint)


@dataclass(slots=True)
class _Open:
    """A list or group of keys that is still being read."""

    start: int
    is_mapping: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    size: int = 1


class _Builder:
    """Builds nodes from events."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.length = len(source.text)
        self.report = report
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.unused: dict[str, Scalar] = {}
        self.root: Node | None = None
        self.size = 0
        self.documents = 0

    def hear(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._check_tag(event, event.tag)
                self._add(self._scalar(event), 1 + len(event.value) // 200, event.anchor, event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_tag(event, event.tag)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self.open.append(_Open(self._span(event).start, is_mapping, event.anchor))
                if len(self.open) > DEEPEST:
                    self._abandon(event, "too-deep", "lists and groups are nested too deeply here")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._begin_document(event)

    def _begin_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "`---` alone on a line ends the story, and here another begins"
            hint = "take the line away; in a text, `***` on a line of its own turns a page"
            self._abandon(event, "several-documents", message, hint)

    def _span(self, event: yaml.Event) -> Span:
        assert event.start_mark is not None
        assert event.end_mark is not None
        start, end = event.start_mark.index, event.end_mark.index
        if not start <= end <= self.length:  # The parser counts a line's end that is not there.
            start = min(start, self.length)
            end = min(max(start, end), self.length)
        return Span(self.source, start, end)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        style = style or ""
        span = self._span(event)
        if event.anchor and (name := _ANCHOR.match(self.source.text, span.start, span.end)):
            span = Span(self.source, name.end(), span.end)
        return Scalar(event.value, span, style)

    def _check_tag(self, event: yaml.Event, tag: str | None) -> None:
        if tag is None:
            return
        typed = re.match(r"\S+", self.source.text[self._span(event).start :][:80])
        word = typed.group() if typed else "!"
        line = line_at(self.source, self._span(event).line)
        message = f"text that begins with `!` is a tag to YAML, and stories have no tag `{word}`"
        hint = f"put the text in quotes: {in_quotes(line.value_text)}"
        span = self._span(event).within(0, len(word))
        self.report.error("tag-not-allowed", span, message, hint)
        raise _Abandoned

    def _alias(self, event: yaml.AliasEvent) -> None:
        anchor = event.anchor or ""
        self.unused.pop(anchor, None)
        if anchor not in self.anchors and not self.anchors:
            self._report_sign(self._span(event))
            raise _Abandoned
        if anchor not in self.anchors:
            message = f"`*{anchor}` reads as a reference, and nothing is named `&{anchor}`"
            hint = "text that begins with a star stands in quotes, or in a block after `|`"
            self._abandon(event, "unknown-alias", message, hint)
        node, size = self.anchors[anchor]
        self._add(node, size, None, event)

    def _close(self, event: yaml.Event) -> None:
        opened = self.open.pop()
        span = Span(self.source, opened.start, max(opened.start, self._span(event).end))
        node: Node
        if opened.is_mapping:
            node = Mapping(self._entries(opened.items), span)
        else:
            node = Sequence(tuple(opened.items), span)
        self._add(node, opened.size, opened.anchor, event)

    def _entries(self, items: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                message = "a key has to be a word"
                hint = "text that begins with `{` or `[` stands in quotes, or in a block after `|`"
                self.report.error("key-not-a-word", key.span, message, hint)
                raise _Abandoned
            if key.value in entries:
                self._report_duplicate(key, entries[key.value][0])
            else:
                entries[key.value] = (key, value)
        return tuple(entries.values())

    def _report_duplicate(self, key: Scalar, first: Scalar) -> None:
        message = f"`{key.value}` stands here a second time; the first is on line {first.span.line}"
        self.report.error("duplicate-key", key.span, message, "keep one, or rename one")

    def _add(self, node: Node, size: int, anchor: str | None, event: yaml.Event) -> None:
        self.size += size
        if self.size > MOST_NODES:
            message = "this file unfolds into more than a story can hold"
            self._abandon(event, "too-much", message, "use fewer references (`*name`)")
        if anchor is not None:
            self.anchors[anchor] = (node, size)
            if isinstance(node, Scalar) and not isinstance(event, yaml.AliasEvent):
                self.unused[anchor] = node
        if self.open:
            self.open[-1].items.append(node)
            self.open[-1].size += size
        else:
            self.root = node

    def report_unused_anchors(self) -> None:
        """A word after `&` that nothing refers to was no name, but text."""
        for node in self.unused.values():
            self._report_sign(node.span)

    def _report_sign(self, span: Span) -> None:
        """Text that begins with `*` or `&`, on the line of a span."""
        self.report.extend([sign_in(line_at(self.source, span.line))])

    def _abandon(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self.report.error(code, self._span(event), message, hint)
        raise _Abandoned
