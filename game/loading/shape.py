"""Checks nodes against the shapes of the format, and takes their values out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.loading.format import KEYS, OLD_NAMES, Bounds, Key, Shape, place_of
from game.loading.lines import line_at
from game.loading.misread import (
    goes_on_below,
    is_braced_prose,
    is_cut_prose,
    reads_as_text,
    report_comment,
    report_cut_prose,
    report_too_far_out,
)
from game.loading.nodes import Mapping, Node, Scalar, Sequence, kind_of
from game.loading.quotes import in_quotes
from game.loading.report import Report
from game.problems import Span, closest
from game.story.meaning import Meaning

_NAME = re.compile(r"\w+(?:-+\w+)*\Z")
_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
_LONGEST_NAME = 80
NAMES_HAVE = "names have letters, digits, `_` and `-`"

_WANTED = {
    "text": "words", "name": "a name", "condition": "a condition", "number": "a number",
    "flag": "`true` or `false`", "list": "a list", "names": "a name or a list of names",
    "group": "a group of keys", "part": "a group of keys", "effects": "effects",
}  # fmt: skip
_HOW_TO_WRITE = {
    "list": "begin each of its lines with `- `",
    "names": "write the name alone, or begin each line of a list with `- `",
    "group": "each key stands on a line of its own, indented: `key: value`",
    "part": "each key stands on a line of its own, indented: `key: value`",
    "name": "write the name alone",
    "condition": "write the condition on one line, such as `awe > 3`",
    "number": "write the number alone",
    "flag": "write `true` or `false`",
    "effects": "an effect is written `awe += 2`, `mask = worn` or `named = true`",
    "text": "write the words behind the colon, or in a block after `|`",
}
_IN_LOOKS = {
    "colour": ("a colour", 'write "#rrggbb" in quotes, or the name of a colour'),
    "number": ("a number", "write the number alone, such as `0.5`"),
    "count": ("a whole number", "write the number alone, such as `3`"),
    "amount": ("an amount", "write a number, or such as `0.3 + 0.5 * glow`"),
}
_TRUTHS = {"yes": "true", "on": "true", "no": "false", "off": "false"}


class Record:
    """The values of a group of keys whose names and kinds have been checked."""

    def __init__(
        self,
        shape: Shape,
        values: dict[str, Node],
        span: Span,
        report: Report,
        entries: tuple[tuple[Scalar, Node], ...] = (),
    ) -> None:
        self.shape = shape
        self.span = span
        self._entries = entries
        self._values = values
        self._report = report

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def node(self, key: str) -> Node | None:
        return self._values.get(key)

    def key_span(self, key: str) -> Span:
        """Where a key stands."""
        return next((name.span for name, _ in self._entries if name.value == key), self.span)

    def scalar(self, key: str) -> Scalar | None:
        node = self._values.get(key)
        return node if isinstance(node, Scalar) else None

    def text(self, key: str) -> str:
        scalar = self.scalar(key)
        return scalar.value.strip() if scalar else ""

    def flag(self, key: str) -> bool:
        return self.text(key) == "true"

    def items(self, key: str) -> tuple[Node, ...]:
        node = self._values.get(key)
        return node.items if isinstance(node, Sequence) else ()

    def entries(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        node = self._values.get(key)
        return node.entries if isinstance(node, Mapping) else ()

    def name(self, key: str) -> Scalar | None:
        """The name under a key; None, and a problem told, where it is no name."""
        scalar = self.scalar(key)
        if scalar is None or not is_name(scalar, self._report):
            return None
        return scalar


def record(node: Node, shape: Shape, report: Report) -> Record | None:
    """The node as a group of the shape's keys; None where it is something else.

    Unknown keys, missing keys and values of a wrong kind are reported and left out.
    """
    if not isinstance(node, Mapping):
        if not reads_as_text(node, report):
            wanted = next((key.name for key in shape.keys if key.required), "text")
            message = f"{shape.what} is a group of keys, and this is {kind_of(node)}"
            report.error("wrong-kind", _start(node), message, f"it has keys such as `{wanted}:`")
        return None
    if is_braced_prose(node, shape) and reads_as_text(node, report):
        return None
    return Record(shape, _values(node, shape, report), node.span, report, node.entries)


def _values(node: Mapping, shape: Shape, report: Report) -> dict[str, Node]:
    """The values that are of the right kind, by their keys; all else is reported."""
    values: dict[str, Node] = {}
    known = {key.name: key for key in shape.keys}
    holds_prose = False
    for number, (key, value) in enumerate(node.entries):
        if key.value not in known and is_cut_prose(key, value):
            holds_prose = True
            report_cut_prose(key, value, report)
        elif key.value not in known:
            _report_unknown(key, shape, report)
        elif _is_empty_group(value, known[key.value]) and goes_on_below(node, number, known):
            report_too_far_out(key, node.entries[number + 1][0], report)
            return values
        elif _fits(key, value, known[key.value], report):
            values[key.value] = value
    if not holds_prose:
        _report_missing(node, shape, report)
    return values


def _is_empty_group(value: Node, expected: Key) -> bool:
    return (
        expected.kind in ("group", "part", "list") and isinstance(value, Scalar) and value.is_empty
    )


def _start(node: Node) -> Span:
    """The first character of a node: long groups are not underlined as a whole."""
    return node.span.within(0, 1) if not isinstance(node, Scalar) else node.span


def _report_unknown(key: Scalar, shape: Shape, report: Report) -> None:
    if (bare := key.value.strip()) != key.value and bare in KEYS:
        message = "what stands before this key looks like spaces and is none"
        hint = "it came along when text was pasted: type the spaces anew"
        report.error("tab-indent", key.span.within(0, 1), message, hint)
        return
    message = f"{shape.what} has no key `{key.value[:60]}`"
    meant = [name for name in OLD_NAMES.get(key.value, ()) if name in shape.names]
    hint = f"did you mean `{meant[0]}`?" if meant else place_of(key.value)
    hint = hint or closest(key.value, shape.names)
    report.error("unknown-key", key.span, message, hint or f"it can have: {', '.join(shape.names)}")


def _fits(key: Scalar, value: Node, expected: Key, report: Report) -> bool:
    """Whether a value is of the kind that its key holds; if not, that is reported."""
    kind = expected.kind
    if isinstance(value, Scalar) and value.is_empty:
        _report_empty(key, expected, report)
        return False
    if kind in ("text", "prose"):
        if reads_as_text(value, report):
            return False
        if isinstance(value, Scalar):
            report_comment(value, report)
    if kind in ("text", "name", "condition", "number", "flag"):
        fits = isinstance(value, Scalar)
    elif kind == "list":
        fits = isinstance(value, Sequence)
    elif kind in ("effects", "names"):
        fits = not isinstance(value, Mapping)
    else:
        fits = kind not in ("group", "part") or isinstance(value, Mapping)
    if not fits:
        message = f"`{key.value}:` holds {_wanted(expected)}, and this is {kind_of(value)}"
        report.error("wrong-kind", _start(value), message, _how_to_write(expected))
    elif kind == "flag" and isinstance(value, Scalar) and value.value not in ("true", "false"):
        meant = value.value.lower()
        truth = _TRUTHS.get(meant, meant if meant in ("true", "false") else "")
        hint = f"write `{key.value}: {truth}`" if truth else "write one of the two"
        message = f"`{key.value}:` is `true` or `false`, and this is `{value.value[:40]}`"
        report.error("not-true-or-false", value.span, message, hint)
        return False
    return fits


def _wanted(expected: Key) -> str:
    return _IN_LOOKS.get(_meant(expected), (_WANTED[expected.kind], ""))[0]


def _how_to_write(expected: Key) -> str:
    return _IN_LOOKS.get(_meant(expected), ("", _HOW_TO_WRITE[expected.kind]))[1]


def _meant(expected: Key) -> str:
    """What a key of a look holds; empty for any other key."""
    return expected.of.kind if isinstance(expected.of, Meaning) else ""


def _report_empty(key: Scalar, expected: Key, report: Report) -> None:
    message = f"`{key.value}:` is left empty"
    hint = f"write {_WANTED.get(expected.kind, expected.doc)} there, or take the line away"
    line = line_at(key.span.source, key.span.line)
    if line.key == key.value and line.value_text.startswith("#"):
        hint = f"YAML takes `#` for a comment: write {in_quotes(line.value_text)}"
    report.error("empty-value", key.span, message, hint)


def _report_missing(node: Mapping, shape: Shape, report: Report) -> None:
    written = {key.value for key, _ in node.entries}
    for key in shape.keys:
        if key.required and key.name not in written:
            message = f"{shape.what} needs the key `{key.name}:`"
            report.error("missing-key", _start(node), message, f"add `{key.name}:` ({key.doc})")


def could_be_name(words: str) -> bool:
    """Whether they are letters, digits, `_` and `-`, and not too many."""
    return bool(_NAME.match(words)) and len(words) <= _LONGEST_NAME


def is_name(scalar: Scalar, report: Report) -> bool:
    """Whether the words are a name; if not, that is reported."""
    name = scalar.value
    if could_be_name(name):
        return True
    suggestion = "-".join(re.findall(r"\w+", name))[:_LONGEST_NAME]
    hint = NAMES_HAVE
    if suggestion:
        hint += f": `{suggestion}`"
    report.error("bad-name", scalar.span, f"`{name[:60]}` cannot be a name", hint)
    return False


def whole_number(scalar: Scalar, bounds: Bounds, report: Report) -> int | None:
    """The number that a scalar says, if it is a whole one between bounds; else reported."""
    if _WHOLE.match(scalar.value) and bounds.low <= int(scalar.value) <= bounds.high:
        return int(scalar.value)
    message = f"`{scalar.value[:40]}` is not a whole number from {bounds.low} to {bounds.high}"
    report.error("not-a-number", scalar.span, message, "write the number alone")
    return None


def seconds(scalar: Scalar, high: float, report: Report) -> float | None:
    """A time in seconds, above zero; reported where it is none."""
    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", scalar.value) and 0 < float(scalar.value) <= high:
        return float(scalar.value)
    message = f"`{scalar.value[:40]}` is not a time in seconds, above 0 and up to {high:g}"
    hint = "write the number alone, such as `8` or `1.5`"
    report.error("not-a-number", scalar.span, message, hint)
    return None


def texts(node: Node | None, report: Report) -> Iterator[Scalar]:
    """The items of a list that are words; others are reported."""
    if node is None:
        return
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        if isinstance(item, Scalar) and not item.is_empty:
            yield item
        else:
            _report_no_words(item, report)


def _report_no_words(item: Node, report: Report) -> None:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        key, value = item.entries[0]
        if isinstance(value, Scalar) and not value.is_empty:
            report_cut_prose(key, value, report)
            return
    if not reads_as_text(item, report):
        message = f"words are expected here, and this is {kind_of(item)}"
        report.error("wrong-kind", _start(item), message, _HOW_TO_WRITE["text"])
