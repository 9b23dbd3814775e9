"""How a text is laid out: prose in blocks, lines as they were wrapped, quotes of one kind."""

from __future__ import annotations

import re
from dataclasses import replace

from game.loading.written import Words

_STEP = "2"
"""Spaces by which a block is indented, said where its first line begins with some of its own."""
_OTHER_ESCAPE = re.compile(r'\\[^"]')
_NOT_IN_A_BLOCK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def laid_out(words: Words, *, is_prose: bool) -> list[str]:
    """The lines of a text behind a key or a dash; all but the first are still to be indented."""
    if words.style in ("|", ">"):
        return _block(words, is_prose=is_prose)
    if is_prose and words.value.strip() and not _NOT_IN_A_BLOCK.search(words.value):
        return _as_block(words)
    return _wrapped(words) if "\n" in words.typed else [in_one_line(words)]


def in_one_line(words: Words) -> str:
    """A text between brackets, or one that was typed in one line."""
    if "\n" not in words.typed:
        return _in_usual_quotes(words)
    lines = _lines_of(words)
    if words.style != '"' and "" not in lines:
        return _in_usual_quotes(replace(words, typed=" ".join(lines)))
    escaped = words.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _in_usual_quotes(words: Words) -> str:
    """Double quotes, or single ones where otherwise double ones within would need backslashes."""
    typed, value = words.typed, words.value
    if words.style == "'" and '"' not in value and "\\" not in value:
        return f'"{value}"'
    if words.style == '"' and '\\"' in typed and not _OTHER_ESCAPE.search(typed):
        return typed if "'" in value else f"'{value}'"
    return typed


def _wrapped(words: Words) -> list[str]:
    """A text that goes on over several lines, as it does."""
    lines = _lines_of(words)
    if words.style == '"' and any(line.endswith("\\") for line in lines):
        return [in_one_line(words)]  # the break itself is taken back by a backslash
    return lines


def _lines_of(words: Words) -> list[str]:
    return [line.strip(" \t") for line in words.typed.split("\n")]


def _block(words: Words, *, is_prose: bool) -> list[str]:
    """A block as it is, without its indent, and without the spaces that trail behind prose."""
    header, *lines = words.typed.split("\n")
    strip = "-" if not is_prose and "-" in header.partition("#")[0] else ""
    indent = _indent_of(lines, words.value)
    lines = [line[indent:] for line in lines]
    if is_prose and words.style == "|":  # in a folded one they join its lines
        lines = [line.rstrip() for line in lines]
    while lines and not lines[-1].strip():
        lines.pop()
    return [_header(words.style, lines, strip), *lines]


def _indent_of(lines: list[str], value: str) -> int:
    """How far the lines of a block are indented: more than by what is theirs."""
    typed = next((line for line in lines if line.strip()), "")
    said = next((line for line in value.split("\n") if line.strip()), "")
    return _spaces(typed) - _spaces(said)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _as_block(words: Words) -> list[str]:
    """Prose that stands behind its key, as a block: folded where it is wrapped."""
    value = words.value.strip()
    lines = _lines_of(words)
    if words.style:
        lines = [lines[0][1:], *lines[1:]]
        lines[-1] = lines[-1][:-1]
        lines = [line.replace("''", "'") if words.style == "'" else line for line in lines]
    if len(lines) > 1 and _folded(lines) == value:
        return [_header(">", lines), *(line.strip() for line in lines)]
    lines = [line.rstrip() for line in value.split("\n")]
    return [_header("|", lines), *lines]


def _folded(lines: list[str]) -> str:
    """What lines say when their breaks are folded: one is a space, each one more a line break."""
    text, breaks = "", 0
    for line in (line.strip() for line in lines):
        if not line:
            breaks += 1
            continue
        text += ("\n" * breaks or " ") + line if text else line
        breaks = 0
    return text


def _header(style: str, lines: list[str], strip: str = "") -> str:
    first = next((line for line in lines if line.strip()), "")
    return style + (_STEP if first.startswith(" ") else "") + strip
