"""Checks nodes against the shapes of the format, and takes their values out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.loading.format import OLD_NAMES, Key, Shape
from game.loading.nodes import Mapping, Node, Scalar, Sequence, kind_of
from game.loading.report import Report
from game.problems import Span, closest

_NAME = re.compile(r"\w+(?:-+\w+)*\Z")
_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
_LONGEST_NAME = 80

_WANTED = {
    "text": "words", "name": "a name", "condition": "a condition", "number": "a number",
    "flag": "`true` or `false`", "list": "a list (lines that begin with `- `)",
    "names": "a list of names", "group": "keys, each on a line of its own",
}  # fmt: skip


class Record:
    """The values of a group of keys whose names and kinds have been checked."""

    def __init__(self, shape: Shape, values: dict[str, Node], span: Span, report: Report) -> None:
        self.shape = shape
        self.span = span
        self._values = values
        self._report = report

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def node(self, key: str) -> Node | None:
        return self._values.get(key)

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
        wanted = ", ".join(key.name for key in shape.keys if key.required) or shape.names[0]
        message = f"{shape.what} is a group of keys, and this is {kind_of(node)}"
        report.error("wrong-kind", _start(node), message, f"it has keys such as `{wanted}:`")
        return None
    values: dict[str, Node] = {}
    known = {key.name: key for key in shape.keys}
    for key, value in node.entries:
        if key.value not in known:
            _report_unknown(key, value, shape, report)
        elif _fits(key, value, known[key.value], report):
            values[key.value] = value
    _report_missing(node, values, shape, report)
    return Record(shape, values, node.span, report)


def _start(node: Node) -> Span:
    """The first character of a node: long groups are not underlined as a whole."""
    return node.span.within(0, 1) if not isinstance(node, Scalar) else node.span


def _report_unknown(key: Scalar, value: Node, shape: Shape, report: Report) -> None:
    if " " in key.value.strip() and isinstance(value, Scalar):
        message = "a colon and a space inside a text make YAML read it as a key"
        text = f"{key.value}: {value.value.strip()}"
        hint = f'put the text in quotes: "{text[:60]}"'
        report.error("colon-in-prose", key.span, message, hint)
        return
    message = f"{shape.what} has no key `{key.value}`"
    meant = OLD_NAMES.get(key.value, "")
    hint = closest(key.value, shape.names)
    if not hint and meant in shape.names:
        hint = f"did you mean `{meant}`?"
    report.error("unknown-key", key.span, message, hint or f"it can have: {', '.join(shape.names)}")


def _fits(key: Scalar, value: Node, expected: Key, report: Report) -> bool:
    """Whether a value is of the kind that its key holds; if not, that is reported."""
    kind = expected.kind
    if isinstance(value, Scalar) and value.is_empty:
        message = f"`{key.value}:` is left empty"
        hint = f"it holds {_WANTED.get(kind, expected.doc)}; or take the line away"
        report.error("empty-value", key.span, message, hint)
        return False
    if kind in ("text", "name", "condition", "number", "flag"):
        fits = isinstance(value, Scalar)
    elif kind in ("list", "names"):
        fits = isinstance(value, Sequence)
    else:
        fits = kind != "group" or isinstance(value, Mapping)
    if not fits:
        message = f"`{key.value}:` holds {_WANTED[kind]}, and this is {kind_of(value)}"
        report.error("wrong-kind", _start(value), message, _kind_hint(value, expected))
    elif kind == "flag" and isinstance(value, Scalar) and value.value not in ("true", "false"):
        hint = "`yes`, `no`, `on` and `off` are words to a story"
        message = f"`{key.value}:` is `true` or `false`, and this is `{value.value[:40]}`"
        report.error("not-true-or-false", value.span, message, hint)
        return False
    return fits


def _kind_hint(value: Node, expected: Key) -> str:
    if expected.kind == "text" and not isinstance(value, Scalar):
        return "text with `[`, `{` or `: ` at a telling place stands in quotes"
    return f"{expected.name}: {expected.doc}"


def _report_missing(node: Mapping, values: dict[str, Node], shape: Shape, report: Report) -> None:
    written = {key.value for key, _ in node.entries}
    for key in shape.keys:
        if key.required and key.name not in written:
            message = f"{shape.what} needs the key `{key.name}:`"
            report.error("missing-key", _start(node), message, f"{key.name}: {key.doc}")


def is_name(scalar: Scalar, report: Report) -> bool:
    """Whether the words are a name: letters, digits, `_` and `-`; if not, that is reported."""
    name = scalar.value
    if _NAME.match(name) and len(name) <= _LONGEST_NAME:
        return True
    suggestion = "-".join(re.findall(r"\w+", name))[:_LONGEST_NAME]
    hint = "names have letters, digits, `_` and `-`"
    if suggestion:
        hint += f": `{suggestion}`"
    report.error("bad-name", scalar.span, f"`{name[:60]}` cannot be a name", hint)
    return False


def whole_number(scalar: Scalar, low: int, high: int, report: Report) -> int | None:
    """The number that a scalar says, if it is a whole one between bounds; else reported."""
    if _WHOLE.match(scalar.value) and low <= int(scalar.value) <= high:
        return int(scalar.value)
    message = f"`{scalar.value[:40]}` is not a whole number from {low} to {high}"
    report.error("not-a-number", scalar.span, message)
    return None


def seconds(scalar: Scalar, high: float, report: Report) -> float | None:
    """A time in seconds, above zero; reported where it is none."""
    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", scalar.value) and 0 < float(scalar.value) <= high:
        return float(scalar.value)
    message = f"`{scalar.value[:40]}` is not a time in seconds from 0.1 to {high:g}"
    report.error("not-a-number", scalar.span, message, "write the number alone: `after: 8`")
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
            message = f"words are expected here, and this is {kind_of(item)}"
            report.error(
                "wrong-kind", _start(item), message, "text with `: ` in it stands in quotes"
            )
