"""The arrow that leads to a scene, and what writers and their editors type instead of it."""

from __future__ import annotations

import re

ARROW = " -> "
_ODD_ARROW = re.compile(r"\s*(?:[-=—–]*[-=—–]>|→|⟶|➔|➜)\s*(?=[\w-]*\Z)")
_LONGEST_SHOWN = 60


def with_true_arrow(text: str) -> str:
    """The text with its last arrow as it should be typed; empty where it has nothing like one."""
    arrow = _ODD_ARROW.search(text)
    if arrow is None:
        return ""
    words, scene = text[: arrow.start()].strip(), text[arrow.end() :].strip()
    return f"{words[:_LONGEST_SHOWN]}{ARROW}{scene or 'hall'}"
