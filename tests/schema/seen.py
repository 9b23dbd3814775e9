"""A file as an editor sees it: YAML 1.2 with its core schema, where words can be numbers."""

from __future__ import annotations

import re
from typing import Any

from game.loading.nodes import Mapping, Node, Scalar, Sequence
from game.loading.report import Report
from game.loading.yaml_reader import read_yaml
from game.problems import Source

_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS |= dict.fromkeys(("true", "True", "TRUE"), True)
_CONSTANTS |= dict.fromkeys(("false", "False", "FALSE"), False)


class NotYaml(Exception):
    """A text that an editor tells of without any schema."""


def seen(text: str) -> Any:
    """What a text is to an editor. Raises NotYaml where it is no YAML to be read."""
    report = Report()
    root = read_yaml(Source("file.yaml", text), report)
    if root is None or report.has_errors:
        raise NotYaml
    return _plain(root)


def _plain(node: Node) -> Any:
    match node:
        case Mapping(entries=entries):
            return {key.value: _plain(value) for key, value in entries}
        case Sequence(items=items):
            return [_plain(item) for item in items]
        case Scalar(value=value, style=""):
            return _core(value)
    return node.value


def _core(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
