"""Marked-up text as plain values for a page that shows all of it at once, conditions and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from game.story.model import Formula
from game.story.prose import (
    Alternatives,
    Break,
    Cue,
    Prose,
    Shown,
    Styled,
    When,
    Words,
    has_true_quotes,
    true_punctuation,
)

_SPACES = re.compile(r"\s+")


def prose_of(prose: Prose, language: str) -> list[Any]:
    """The text as a list of parts: words, and what stands in marks as an object.

    `{"break": "paragraph"}`, `{"value": …}`, `{"style": …, "parts": […]}`, `{"if": …, "then": […],
    "else": […]}`, `{"order": …, "options": [[…], …]}`.
    """
    return _Setter(has_true_quotes(language)).parts(prose)


class _Setter:
    """Sets quotes and dashes as a page does, on one way through the whole text."""

    def __init__(self, true_quotes: bool) -> None:
        self.true_quotes = true_quotes
        self.before = " "

    def parts(self, prose: Prose) -> list[Any]:
        return [part for node in prose if (part := self._part(node)) not in (None, "")]

    def _part(self, node: Any) -> Any:
        match node:
            case Words(text=text):
                return self._words(text)
            case Break(of=of):
                self.before = " "
                return {"break": of}
            case Shown(formula=formula):
                self.before = "x"
                return {"value": words_of(formula)}
            case Styled(style=style, inside=inside):
                return {"style": style, "parts": self.parts(inside)}
            case When(condition=condition, then=then, otherwise=otherwise):
                first, second = self._each([then, otherwise])
                return {"if": words_of(condition), "then": first, "else": second}
            case Alternatives(order=order, options=options):
                return {"order": order, "options": self._each(options)}
            case Cue():
                return None
        raise AssertionError(node)

    def _each(self, texts: Sequence[Prose]) -> list[list[Any]]:
        """Texts of which a page shows one: each follows on the same letter.

        What comes after them is set as after the first that has words.
        """
        before, afterwards = self.before, []
        options = []
        for text in texts:
            self.before = before
            options.append(self.parts(text))
            afterwards += [self.before] if options[-1] else []
        self.before = afterwards[0] if afterwards else before
        return options

    def _words(self, text: str) -> str:
        text = _SPACES.sub(" ", text)
        text = true_punctuation(text, self.before) if self.true_quotes else text
        self.before = text[-1:] or self.before
        return text


def words_of(formula: Formula) -> str:
    """A condition or calculation as the writer typed it."""
    span = formula.span
    return " ".join(span.source.text[span.start : span.end].split())
