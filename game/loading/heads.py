"""Tells a condition that was meant from prose, where neither can be read: `{aw >= 5: …}`."""

from __future__ import annotations

import re

from game.problems import closest
from game.story.checking import Names
from game.story.facts import FACTS
from game.story.grammar import condition_in_words

_JOINTS = frozenset(("and", "or", "not"))
_COMPARES = re.compile(r"[<>=!]=|[<>=]")
_ASKS = re.compile(rf"(?:not\s+)?(?:{'|'.join(FACTS)})\s*\(")


def looks_like_condition(head: str, names: Names, *, ends_plainly: bool) -> bool:
    """Whether what stands before a colon in braces, and is no condition, was meant as one.

    `ends_plainly` says that neither bars nor braces follow before the closing brace.
    """
    if condition_in_words(head, names):
        return True
    if head[0] in "&!~" or "||" in head:  # alternatives in another order, or with an empty one
        return False
    if _COMPARES.search(head) or _ASKS.match(head):
        return True
    words = re.findall(r"\w+(?:-\w+)*", head)
    if len(words) == 1 or re.fullmatch(r"[\w\s-]*", head) is None or words[:1] == ["not"]:
        known = [*names.variables, *names.words]
        if any(closest(word, known) for word in words if word not in _JOINTS):
            return True
        return len(words) == 1 and ends_plainly
    joined = not _JOINTS.isdisjoint(words)
    return joined and any(word in names.variables or word in names.words for word in words)
