"""A place in a text that has been cut into tokens, and the ways to move on from it."""

from __future__ import annotations

from game.story.tokens import Mistake, Token, Unreadable


class Cursor:
    """The token at hand; it only moves forward. `tokens` is filled by whoever reads the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.position = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def next(self) -> Token:
        token = self.token
        self.position += 1
        return token

    def at(self, *texts: str) -> bool:
        return self.token.kind != "end" and self.token.text in texts

    def expect(self, text: str, after: str, hint: str = "") -> Token:
        if self.at(text):
            return self.next()
        raise self.unreadable(f"`{text}` is missing after {after}", hint)

    def unreadable(
        self, message: str, hint: str = "", code: str = "unreadable-expression"
    ) -> Unreadable:
        token = self.token
        start = min(token.start, max(0, len(self.text.rstrip()) - 1))
        return Unreadable(Mistake(code, start, max(token.end, start + 1), message, hint))

    def left_over(self) -> Unreadable:
        """The mistake of a token at which the text should have ended."""
        token = self.token
        if token.text == "=" and self.text[token.end : token.end + 1] in ("<", ">"):
            sign = self.text[token.end]
            return self.unreadable(f"`={sign}` is no comparison", f"write `{sign}=`")
        if token.text == "=":
            return self.unreadable("a single `=` sets a value", "to compare, write `==`")
        if token.text in ("+=", "-="):
            message = f"`{token.text}` changes a value, and here one is only asked"
            return self.unreadable(message, "changes stand under `do:`; to compare, write `==`")
        hint = "names of two words are written with `_` or `-`" if token.kind == "name" else ""
        return self.unreadable(f"`{token.text}` is not expected here", hint)

    def missing(self) -> Unreadable:
        """The mistake of a token before which a name or a number should stand."""
        if self.token.kind == "end":
            return self.unreadable(
                f"something is missing after `{self.tokens[self.position - 1].text}`"
            )
        return self.unreadable(f"a name or a number is missing before `{self.token.text}`")
