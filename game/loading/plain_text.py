"""The plainest part of marked-up text: words, escaped signs, the ends of lines and pages."""

from __future__ import annotations

import re

from game.story.prose import Break, Node, Words

_BREAK = re.compile(r"[ \t]*\n(?:[ \t]*\n)+[ \t]*|\Z(?!)")
_PAGE = re.compile(r"(?:^|(?<=\n))[ \t]*\*\*\*[ \t]*(?:\n|\Z)\s*")
_SPECIAL = re.compile(r"[\\{}\[\]*|\n]")
_ESCAPABLE = "{}[]*\\|:"


class PlainText:
    """A place in a text, which only moves forward."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def turns_page(self) -> bool:
        """Passes `***` alone on a line, if it stands here."""
        page = _PAGE.match(self.text, self.at)
        self.at = page.end() if page else self.at
        return page is not None

    def ends_paragraph(self) -> bool:
        """Whether a blank line follows here."""
        return _BREAK.match(self.text, self.at) is not None

    def words(self) -> list[Node]:
        # The sign at hand, whatever it is, is a word's: `|` outside of braces, `]`, a letter.
        match = _SPECIAL.search(self.text, self.at + 1)
        end = match.start() if match else len(self.text)
        words = self.text[self.at : end]
        self.at = end
        return [Words(words)]

    def escape(self) -> list[Node]:
        sign = self.text[self.at + 1 : self.at + 2]
        if sign and sign in _ESCAPABLE:
            self.at += 2
            return [Words(sign)]
        self.at += 1
        return [Words("\\")]

    def line_end(self) -> list[Node]:
        if match := _BREAK.match(self.text, self.at):
            self.at = match.end()
            return [Break("paragraph")]
        self.at += 1
        return [Words("\n")]
