"""Reads gettext catalogues: a story's words in another language, found by the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from game.loading.nodes import Scalar
from game.problems import Source, Span

_LINE = re.compile(
    r'(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"(?P<text>.*)"[ \t]*\Z'
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}

Translation = Mapping[str, Scalar]
"""Each translated text, by the text that the writer typed; both without space at their ends."""


def read_translation(source: Source) -> Translation:
    """The texts of a catalogue (the file format of GNU gettext), fuzzy and empty ones left out.

    A line that is none of a catalogue's is passed over, as gettext's own tools pass over
    comments: what is not translated is shown in the writer's words.
    """
    texts: dict[str, Scalar] = {}
    for original, translated, span, fuzzy in _entries(source):
        if original.strip() and translated.strip() and not fuzzy:
            texts[original.strip()] = Scalar(translated.strip(), span, "po")
    return texts


def _entries(source: Source) -> Iterator[tuple[str, str, Span, bool]]:
    """Each entry: the original, its translation, where that stands, and whether it is fuzzy."""
    parts: dict[str, str] = {}
    fuzzy, key, start, end = False, "", 0, 0
    for number in range(1, source.line_count + 1):
        line, offset = source.line_text(number), source.line_start(number)
        match = _LINE.match(line.strip())
        if (match is None or match["key"] in ("msgid", "msgctxt")) and "msgstr" in parts:
            yield parts.get("msgid", ""), parts["msgstr"], Span(source, start, end), fuzzy
            parts, fuzzy, key = {}, False, ""
        if match is None:
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if match["key"]:
            key = match["key"].replace("[0]", "")
            start = offset
        parts[key] = parts.get(key, "") + _unescaped(match["text"])
        end = offset + len(line)
    if "msgstr" in parts:
        yield parts.get("msgid", ""), parts["msgstr"], Span(source, start, end), fuzzy


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)
