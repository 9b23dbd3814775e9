"""Reads what stands between the brackets of a fact: `seen(hall)`, `reached(mirage/copper)`."""

from __future__ import annotations

import re

from game.story.cursor import Cursor
from game.story.tokens import Mistake, Token, Unreadable

_EXAMPLES = {
    "visits": "the name of a scene, such as `visits(hall)`",
    "seen": "the name of a scene, such as `seen(hall)`",
    "at": "the name of a scene, such as `at(hall)`",
    "chosen": "the id of a choice, such as `chosen(open-the-door)`",
}


def read_asked(cursor: Cursor, function: str) -> tuple[Token, int]:
    """The name that a fact asks for, and where its brackets end; the cursor stands at the first."""
    cursor.next()
    name = _name(cursor, function)
    if cursor.token.kind in ("name", "number"):
        raise _several_words(cursor, function, name)
    return name, cursor.expect(")", f"`{function}({name.text}`").end


def _name(cursor: Cursor, function: str) -> Token:
    """A name, with the story's before a `/` where it is another story's."""
    first = cursor.next()
    if first.kind not in ("name", "number"):
        cursor.position -= 1
        message = f"`{function}(…)` wants a name between the brackets"
        raise cursor.unreadable(
            message, _EXAMPLES.get(function, "such as `reached(mirage/copper)`")
        )
    if not cursor.at("/"):
        return first
    cursor.next()
    if cursor.token.kind not in ("name", "number"):
        raise cursor.unreadable("the name of an ending is missing after `/`")
    second = cursor.next()
    return Token("name", f"{first.text}/{second.text}", first.start, second.end)


def _several_words(cursor: Cursor, function: str, first: Token) -> Unreadable:
    """The mistake of words between the brackets, where a name stands."""
    found = re.match(r"[\w-]+(?:[\s/]+[\w-]+)*", cursor.text[first.start :])
    words = found.group() if found else first.text
    start, end, joined = first.start, first.start + len(words), "-".join(words.lower().split())[:60]
    if function == "chosen":
        message = f"no choice is called `{words[:60]}`"
        hint = f"ids are small, and joined by hyphens: `chosen({joined})`"
        return Unreadable(Mistake("unknown-choice", start, end, message, hint))
    message = f"one name stands between the brackets of `{function}(…)`"
    hint = f"names of two words are written with `_` or `-`: `{function}({joined})`"
    return Unreadable(Mistake("unreadable-expression", start, end, message, hint))
