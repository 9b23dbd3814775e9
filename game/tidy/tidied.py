"""The text of a writer's file in the one shape; what it says is asked again before it is given."""

from __future__ import annotations

from collections import Counter

from game.loading.documents import DOCUMENTS, document_of, kind_at
from game.loading.nodes import Mapping, Node, Scalar, Sequence
from game.loading.report import Report, TooMany
from game.loading.written import comments_in, written
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source
from game.tidy.layout import lay_out


class NotOurs(Exception):
    """A file that is none of a story's: its shape is not known."""


class Untidied(Exception):
    """A file that would not say the same afterwards: it is left as it is."""


def tidied(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The file laid out anew, or as it is with the problems for which it cannot be read.

    Raises NotOurs for a file of another kind, and Untidied where it would not say the same.
    """
    root, problems = _read(source)
    if root is None or problems:
        return source.text, problems
    kind = document_of(root)
    if not kind:
        raise NotOurs
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    document = written(text)
    laid = lay_out(document, DOCUMENTS[kind])
    _assert_same(root, text, laid)
    return laid.replace("\n", "\r\n") if "\r\n" in source.text else laid, ()


def _read(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    report = Report()
    try:
        root = read_yaml(source, report, kind_at(source.name))
    except TooMany:
        root = None
    return root, report.problems


def _assert_same(root: Node, text: str, laid: str) -> None:
    """That a text says what another does, and has the same comments."""
    again, problems = _read(Source("", laid))
    if again is None or problems or not _is_same(root, again):
        raise Untidied
    if Counter(comments_in(written(laid))) != Counter(comments_in(written(text))):
        raise Untidied


def _is_same(one: Node, other: Node) -> bool:
    match one, other:
        case Scalar(), Scalar():
            plain = (not one.style) == (not other.style) or bool(one.value.strip())
            return plain and _said(one) == _said(other)
        case Sequence(), Sequence():
            return len(one.items) == len(other.items) and all(map(_is_same, one.items, other.items))
        case Mapping(), Mapping():
            keys = [key.value for key, _ in one.entries]
            return keys == [key.value for key, _ in other.entries] and all(
                _is_same(a, b) for (_, a), (_, b) in zip(one.entries, other.entries, strict=True)
            )
    return False


def _said(scalar: Scalar) -> str:
    """A text without the spaces at the ends of its lines, which no reader sees."""
    return "\n".join(line.rstrip() for line in scalar.value.split("\n")).strip()
