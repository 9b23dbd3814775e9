"""Turns what the YAML parser stumbled over into what the writer did, and what to type instead."""

from __future__ import annotations

import re

import yaml

from game.problems import Problem, Source, Span

_KEY = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?")
_COLON = re.compile(r":(?=\s|$)")
_SIGNS = "{[*&!%@`|>"


def diagnosed(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark else 0, len(source.text))
    problem, context = str(error.problem or ""), str(error.context or "")
    found = (
        _tab(source, offset)
        or _unclosed_quote(source, error, problem, context)
        or _sign_at_start(source, offset, error)
        or _text_after_quote(source, offset, error)
        or _colon(source, offset, problem)
        or _open_bracket(source, error, context)
        or _indent(source, offset, problem)
    )
    if found:
        return found
    message = f"this is not YAML that can be read: {problem or context}"
    hint = "prose is safest in a block: `text: |`, and the text on the next line, indented"
    return Problem("bad-yaml", _at(source, offset), message, hint)


def _at(source: Source, offset: int) -> Span:
    """The character at an offset; at the end of the file, the last one that can be seen."""
    while offset > 0 and (offset >= len(source.text) or source.text[offset].isspace()):
        offset -= 1
    return Span(source, offset, min(offset + 1, len(source.text)))


def _line(source: Source, offset: int) -> tuple[str, int]:
    """The text of the line of an offset and the offset where it starts."""
    number = source.line_and_column(offset)[0]
    return source.line_text(number), source.line_start(number)


def _tab(source: Source, offset: int) -> Problem | None:
    number = source.line_and_column(offset)[0]
    for line in (number, number - 1):
        if line < 1:
            continue
        text = source.line_text(line)
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent:
            at = source.line_start(line) + indent.index("\t")
            message = "a tab indents this line, and YAML knows only spaces"
            return Problem(
                "tab", Span(source, at, at + 1), message, "type two spaces for each step"
            )
    return None


def _unclosed_quote(
    source: Source, error: yaml.MarkedYAMLError, problem: str, context: str
) -> Problem | None:
    if "quoted scalar" not in context or error.context_mark is None:
        return None
    if "end of stream" not in problem and "document indicator" not in problem:
        return None
    offset = error.context_mark.index
    message = "this quote is opened and never closed"
    hint = "close it, or leave the quotes away and put the text in a block after `|`"
    return Problem("unclosed-quote", Span(source, offset, offset + 1), message, hint)


def _value_start(source: Source, offset: int) -> int:
    """Where, on the line of an offset, the value begins after dashes and a key."""
    text, start = _line(source, offset)
    match = _KEY.match(text)
    return start + (match.end() if match else 0)


def _lines_of(source: Source, error: yaml.MarkedYAMLError) -> list[int]:
    """Offsets on the lines where the trouble may lie: the parser's own, and the one before."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    offsets = [min(mark.index, len(source.text)) for mark in marks]
    earlier = [_line(source, offset)[1] - 1 for offset in offsets]
    return [*offsets, *(offset for offset in earlier if offset >= 0)]


def _sign_at_start(source: Source, offset: int, error: yaml.MarkedYAMLError) -> Problem | None:
    for candidate in _lines_of(source, error):
        start = _value_start(source, candidate)
        sign = source.text[start : start + 1]
        line, line_start = _line(source, candidate)
        rest = line[start - line_start + 1 :].strip()
        if not sign or sign not in _SIGNS or not rest or (sign in "|>" and rest in "+-0123456789"):
            continue
        if sign in "{[" and _is_flow(line[start - line_start :]):
            continue
        message = f"text that begins with `{sign}` means something else to YAML"
        hint = "put the text in quotes, or in a block after `|`"
        return Problem("starts-with-sign", Span(source, start, start + 1), message, hint)
    return None


def _is_flow(text: str) -> bool:
    """Whether a text that begins with a bracket looks like a list or group, not like prose."""
    closing = {"{": "}", "[": "]"}[text[0]]
    end = text.rfind(closing)
    return end < 0 or not text[end + 1 :].split("#", maxsplit=1)[0].strip(" ,]}")


def _text_after_quote(source: Source, offset: int, error: yaml.MarkedYAMLError) -> Problem | None:
    for candidate in _lines_of(source, error):
        start = _value_start(source, candidate)
        quote = source.text[start : start + 1]
        if quote not in ("'", '"'):
            continue
        line, line_start = _line(source, candidate)
        end = line.find(quote, start - line_start + 1)
        if end < 0 or not line[end + 1 :].strip() or line[end + 1 :].lstrip().startswith("#"):
            continue
        at = line_start + end + 1
        message = "the text goes on after its closing quote"
        hint = f"put the whole of it in {'single' if quote == chr(34) else 'double'} quotes"
        return Problem("text-after-quote", _at(source, at + 1), message, hint)
    return None


def _colon(source: Source, offset: int, problem: str) -> Problem | None:
    if "mapping values are not allowed" not in problem and "simple key" not in problem:
        return None
    line, line_start = _line(source, offset)
    value = _value_start(source, offset)
    colons = [line_start + m.start() for m in _COLON.finditer(line)]
    inner = [colon for colon in colons if colon >= value]
    if not inner:
        return None
    text = source.text[value : line_start + len(line)].strip()
    message = "a colon and a space inside a text make YAML read it as a key"
    hint = f"put the text in quotes: {_quoted(text)}"
    return Problem("colon-in-prose", Span(source, inner[0], inner[0] + 1), message, hint)


def _quoted(text: str) -> str:
    """The text as the writer would quote it, cut if it is long."""
    shown = text if len(text) <= 60 else text[:57] + "…"
    if '"' in shown:
        return "'" + shown.replace("'", "''") + "'"
    return f'"{shown}"'


def _open_bracket(source: Source, error: yaml.MarkedYAMLError, context: str) -> Problem | None:
    if "flow" not in context or error.context_mark is None:
        return None
    offset = min(error.context_mark.index, len(source.text) - 1)
    sign = source.text[offset] if offset >= 0 else ""
    message = f"the bracket `{sign}` is opened here and never rightly closed"
    hint = "close it on this line; text with brackets in it stands in quotes"
    return Problem("unclosed-bracket", Span(source, max(0, offset), offset + 1), message, hint)


def _indent(source: Source, offset: int, problem: str) -> Problem | None:
    if "expected" not in problem:
        return None
    line, start = _line(source, offset)
    indent = len(line) - len(line.lstrip())
    message = "this line is not indented like the lines that it belongs with"
    hint = "keys of one scene, and choices of one list, begin in the same column"
    return Problem("wrong-indent", _at(source, start + indent), message, hint)
