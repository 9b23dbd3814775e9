"""Nodes that YAML read otherwise than the writer meant: prose as brackets, keys as prose."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.loading.accidents import starts_with_sign
from game.loading.format import Shape
from game.loading.lines import line_at
from game.loading.nodes import Mapping, Node, Scalar
from game.loading.quotes import in_quotes
from game.loading.report import Report


def reads_as_text(node: Node, report: Report) -> bool:
    """Whether a node in brackets was surely meant as text, which is then reported."""
    source, start = node.span.source, node.span.start
    if isinstance(node, Scalar) or source.text[start : start + 1] not in ("{", "["):
        return False
    line = line_at(source, node.span.line)
    if line.start + line.value != start:
        return False
    report.extend([starts_with_sign(node.span.within(0, 1), line)])
    return True


def is_braced_prose(node: Mapping, shape: Shape) -> bool:
    """Whether a group of keys without values, none of them known, stands in braces."""
    return bool(node.entries) and all(
        isinstance(value, Scalar) and value.is_empty and key.value not in shape.names
        for key, value in node.entries
    )


def goes_on_below(node: Mapping, number: int, known: Collection[str]) -> bool:
    """Whether the next key is none of this group's: it stands one step too far out."""
    following = node.entries[number + 1 : number + 2]
    return bool(following) and following[0][0].value not in known


def report_too_far_out(key: Scalar, below: Scalar, report: Report) -> None:
    message = f"`{below.value[:60]}` belongs under `{key.value}:`, and is not indented further"
    hint = f"begin it with {key.span.column + 1} spaces, and the lines below it in the same way"
    report.error("wrong-indent", below.span, message, hint)


def is_cut_prose(key: Scalar, value: Node) -> bool:
    return " " in key.value.strip() and isinstance(value, Scalar)


def report_cut_prose(key: Scalar, value: Node, report: Report) -> None:
    assert isinstance(value, Scalar)
    message = "a colon and a space inside a text make YAML read it as a key"
    line = line_at(key.span.source, key.span.line)
    hint = f"put the text in quotes: {in_quotes(line.text[key.span.column - 1 :])}"
    report.error("colon-in-prose", key.span, message, hint)


_COMMENT = re.compile(r" #.*")


def report_comment(text: Scalar, report: Report) -> None:
    """Warns of words that YAML took for a comment, since they follow ` #` in a plain text.

    After two spaces, as is the custom, it is meant as one.
    """
    source, end = text.span.source, text.span.end
    if text.style or source.text[end - 1 : end].isspace():
        return
    comment = _COMMENT.match(source.text, end)
    if comment is None:
        return
    words = f"{text.value}{comment.group()}"
    message = "what follows ` #` is a comment to YAML, and is not shown"
    hint = f"if it belongs to the text: {in_quotes(words)}; if not, put two spaces before `#`"
    span = text.span.within(end - text.span.start + 1, end - text.span.start + 2)
    report.warning("comment-in-text", span, message, hint)


_SWALLOWED = re.compile(r"^[ \t]*(choices:[ \t]*|(?:to|ending): [\w-]+[ \t]*)$", re.MULTILINE)


def report_swallowed_key(text: Scalar, report: Report) -> None:
    """Reports what leads on from a scene, where it is indented so far that it reads as text."""
    if text.style != "|":
        return
    if swallowed := _SWALLOWED.search(text.value):
        word = text.part(swallowed.start(), swallowed.end())
        message = f"`{word.value}` is indented as far as the text above it, so it is part of it"
        hint = f"begin it in the column of `text:`, on line {text.span.line}"
        report.error("wrong-indent", word.span, message, hint)


def report_lost_paragraphs(text: Scalar, report: Report) -> None:
    """Warns of blank lines that part no paragraphs, since YAML joins the lines around them."""
    if not text.style and "\n" in text.value:
        message = "without a `|`, YAML joins all lines of this text, and blank ones part nothing"
        hint = "write `|` behind the key of this text, such as `text: |`"
        report.warning("missing-bar", text.span.within(0, 1), message, hint)
