"""Turns what the YAML parser stumbled over into what the writer did, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from game.loading.columns import (
    first_line,
    loose_text,
    missing_bar,
    too_far_in,
    uneven_block,
    wrong_column,
)
from game.loading.format import KEYS
from game.loading.lines import Line, lines_until
from game.loading.quotes import closing_quote, in_quotes, is_flow, without_comment
from game.loading.trouble import Trouble, seen
from game.problems import Problem, Source, Span

_COLON = re.compile(r":(?=\s|\Z)")
_SIGNS = "{[]}*&!%@`|>,?-"
_BARE_COLOUR = re.compile(r"[:,\[]\s+(#[0-9A-Fa-f]{3,8})\b")
_NAME_AND_GROUP = re.compile(r"([\w-]+):\s+\{.*\}\Z")
_BLOCK_HINT = "or leave the quotes away and put the text in a block after `|`"


def diagnosed(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error."""
    trouble = _trouble(source, error)
    for diagnosis in _DIAGNOSES:
        if found := diagnosis(trouble):
            return found
    message = f"this is not YAML that can be read: {trouble.problem or trouble.context}"
    hint = "prose is safest in a block: `text: |`, and the text on the next line, indented"
    return Problem("bad-yaml", seen(source, trouble.offset), message, hint)


def _trouble(source: Source, error: yaml.MarkedYAMLError) -> Trouble:
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark else 0, len(source.text))
    began = min(error.context_mark.index, len(source.text)) if error.context_mark else None
    lines = tuple(lines_until(source, source.line_and_column(offset)[0]))[::-1]
    return Trouble(source, offset, began, str(error.problem or ""), str(error.context or ""), lines)


def _tab(trouble: Trouble) -> Problem | None:
    source = trouble.source
    number = source.line_and_column(trouble.offset)[0]
    for near in (number, number - 1):
        text = source.line_text(near) if near > 0 else ""
        indent = text[: len(text) - len(text.lstrip())]
        if strange := indent.strip(" "):
            at = source.line_start(near) + indent.index(strange[0])
            return _not_a_space(Span(source, at, at + 1), strange[0])
    if source.text[trouble.offset : trouble.offset + 1] == "\t":
        return _not_a_space(Span(source, trouble.offset, trouble.offset + 1), "\t")
    return None


def _bar(trouble: Trouble) -> Problem | None:
    return missing_bar(trouble.source, trouble.source.line_and_column(trouble.offset)[0])


def _not_a_space(span: Span, sign: str) -> Problem:
    what = "a tab" if sign == "\t" else f"a sign that only looks like a space (U+{ord(sign):04X})"
    message = f"{what} stands here, where YAML knows only spaces"
    return Problem("tab-indent", span, message, "type two spaces for each step")


def _unclosed_quote(trouble: Trouble) -> Problem | None:
    """A quote that swallows the lines that follow, up to the next quote or the file's end."""
    for line in reversed(trouble.lines):
        quote = line.value_text[:1]
        if quote not in ('"', "'") or closing_quote(line.value_text) is not None:
            continue
        following = trouble.source.line_text(min(line.number + 1, trouble.source.line_count))
        if not re.match(r"\s*(?:- |[\w-]+:(?:\s|\Z)|\Z)", following):
            continue
        message = "this quote is opened and never closed"
        hint = f"close it, {_BLOCK_HINT}"
        if quote == "'":
            hint = f"close it; or, if it is an apostrophe, write {in_quotes(line.value_text)}"
        return Problem("unclosed-quote", line.span(line.value, line.value + 1), message, hint)
    if "quoted scalar" not in trouble.context or trouble.began is None:
        return None
    if "end of stream" not in trouble.problem and "document indicator" not in trouble.problem:
        return None
    span = Span(trouble.source, trouble.began, trouble.began + 1)
    message = "this quote is opened and never closed"
    return Problem("unclosed-quote", span, message, f"close it, {_BLOCK_HINT}")


def _bad_escape(trouble: Trouble) -> Problem | None:
    if "quoted scalar" not in trouble.context or not re.search("escape|hex", trouble.problem):
        return None
    start = trouble.source.text.rfind("\\", 0, trouble.offset + 1)
    if start < 0:
        return None
    span = Span(trouble.source, start, min(start + 2, len(trouble.source.text)))
    sign = trouble.source.text[span.start : span.end]
    message = f"between double quotes, a backslash begins a code, and `{sign}` is none here"
    hint = "use single quotes, or put the text in a block after `|`"
    return Problem("bad-escape", span, message, hint)


def _sign_at_start(trouble: Trouble) -> Problem | None:
    for line in trouble.nearby:
        text = line.value_text
        sign, rest = text[:1], text[1:].strip()
        if not sign or sign not in _SIGNS or not rest or line.opens_block:
            continue
        if sign in "{[" and is_flow(text):
            continue
        if sign in "?-" and not text[1:2].isspace():
            continue
        return starts_with_sign(line.span(line.value, line.value + 1), line)
    return None


def sign_in(line: Line) -> Problem:
    """The problem of a line in which YAML read a sign of its own, where a text was meant."""
    bar = missing_bar(line.source, line.number)
    return bar or starts_with_sign(line.span(line.value, line.value + 1), line)


def starts_with_sign(span: Span, line: Line) -> Problem:
    """The problem of a text whose first letter is a sign of YAML's."""
    sign, text = line.text[line.value : line.value + 1], line.value_text
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    if sign in ("|", ">") and text[1:2].isspace():
        message = f"a text after {shown} begins on the next line"
        hint = f"put it there, indented; or take the {shown} away"
    else:
        message = f"text that begins with {shown} means something else to YAML"
        hint = f"put the text in quotes: {in_quotes(text)}"
    return Problem("starts-with-sign", span, message, hint)


def _text_after_quote(trouble: Trouble) -> Problem | None:
    for line in trouble.nearby:
        text = line.value_text
        end = closing_quote(text) if text[:1] in ('"', "'") else None
        if end is None or not without_comment(text[end:]).strip():
            continue
        at = line.value + end + len(text[end:]) - len(text[end:].lstrip())
        message = "the text goes on after its closing quote"
        hint = f"put the whole of it in quotes: {in_quotes(text)}"
        return Problem("text-after-quote", line.span(at, at + 1), message, hint)
    return None


def _missing_colon(trouble: Trouble) -> Problem | None:
    """A key without its colon: `hall` above what is in it, or `text A hall.`"""
    if "':'" not in trouble.problem and "mapping values" not in trouble.problem:
        return None
    for line in trouble.nearby:
        if line.key or not line.item or line.item[0] in "\"'{[":
            continue
        above = trouble.above(line)
        if above and above.opens_block:  # rather a text that is not indented far enough
            continue
        word = line.item.split()[0]
        alone = line.item == word and re.fullmatch(r"[\w-]+", word) is not None
        if word in KEYS or (alone and _has_deeper_line_below(trouble, line)):
            span = line.span(line.column, line.column + len(word))
            hint = f"write `{word}:{line.item[len(word) :][:60]}`"
            return Problem("missing-colon", span, f"a colon is missing after `{word}`", hint)
    return None


def _has_deeper_line_below(trouble: Trouble, line: Line) -> bool:
    below = [other for other in trouble.lines if other.number > line.number]
    return bool(below) and bool(below[-1].key) and below[-1].indent > line.column


def _missing_say(trouble: Trouble) -> Problem | None:
    """`- Open it.` with `to: hall` on the next line."""
    if "mapping values" not in trouble.problem or not trouble.lines:
        return None
    line, above = trouble.lines[0], trouble.above(trouble.lines[0])
    if line.key not in KEYS or not above or above.dash is None or above.key:
        return None
    message = "a choice of several lines begins with `say:`"
    hint = f"`- say: {above.item[:60]}`"
    span = above.span(above.column, len(above.text.rstrip()))
    return Problem("missing-key", span, message, hint)


def _colon(trouble: Trouble) -> Problem | None:
    if "mapping values" not in trouble.problem and "simple key" not in trouble.problem:
        return None
    for line in trouble.lines[:1]:
        value = line.value if line.key in KEYS or line.dash is None else line.column
        if line.key and line.key not in KEYS and not line.value_text:
            value = line.column
        text = line.text[value:].rstrip()
        colons = [value + match.start() for match in _COLON.finditer(text)]
        if not colons:
            continue
        message = "a colon and a space inside a text make YAML read it as a key"
        hint = f"put the text in quotes: {in_quotes(text)}"
        return Problem("colon-in-prose", line.span(colons[0], colons[0] + 1), message, hint)
    return None


def _colour_in_brackets(trouble: Trouble) -> Problem | None:
    """`{top: #0c1120, foot: 1}`: the bracket's end is lost in what YAML takes for a comment."""
    for line in trouble.lines[:2]:
        colour = _BARE_COLOUR.search(line.text)
        if colour is None or not line.text[: colour.start()].strip().strip("- "):
            continue
        message = "YAML takes `#` for the beginning of a comment, so the bracket is never closed"
        hint = f'write "{colour[1]}", in quotes'
        return Problem("unclosed-bracket", line.span(*colour.span(1)), message, hint)
    return None


def _group_without_braces(trouble: Trouble) -> Problem | None:
    """`look: wings: {glow: 1}`: one name with what is said about it, on one line."""
    for line in trouble.lines[:1]:
        inner = _NAME_AND_GROUP.match(line.value_text)
        if "mapping values" in trouble.problem and line.key and inner:
            message = f"`{line.key}:` and `{inner[1]}:` cannot both stand on this line as it is"
            hint = f"put braces around it: `{line.key}: {{{line.value_text}}}`"
            span = line.span(line.value, line.value + len(inner[1]) + 1)
            return Problem("colon-in-prose", span, message, hint)
    return None


def _missing_dash(trouble: Trouble) -> Problem | None:
    """`bloom` above `- motes: {}`: an item of a list without its dash."""
    for line in trouble.lines[:1]:
        above = trouble.above(line)
        if line.dash is None or above is None or above.dash is not None or above.key:
            continue
        if above.indent == line.indent and re.fullmatch(r"[\w-]+", above.item):
            message = f"`{above.item}` stands in a list, and a dash is missing before it"
            span = above.span(above.column, above.column + len(above.item))
            return Problem("missing-dash", span, message, f"write `- {above.item}`")
    return None


def _open_bracket(trouble: Trouble) -> Problem | None:
    if "flow" not in trouble.context or trouble.began is None:
        return None
    span = seen(trouble.source, trouble.began)
    sign = trouble.source.text[span.start : span.end]
    message = f"the bracket `{sign}` is opened here and never rightly closed"
    hint = "close it on this line; text with brackets in it stands in quotes"
    return Problem("unclosed-bracket", span, message, hint)


_DIAGNOSES: tuple[Callable[[Trouble], Problem | None], ...] = (
    _tab,
    _unclosed_quote,
    _bad_escape,
    first_line,
    _bar,
    _sign_at_start,
    _text_after_quote,
    _missing_colon,
    _missing_say,
    too_far_in,
    _missing_dash,
    _group_without_braces,
    _colon,
    _colour_in_brackets,
    _open_bracket,
    loose_text,
    uneven_block,
    wrong_column,
)
