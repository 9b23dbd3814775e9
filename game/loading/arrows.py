"""The arrow that leads to a scene, and what writers and their editors type instead of it."""

from __future__ import annotations

import re

ARROW = " -> "
_ODD_ARROW = re.compile(r"(?:[-=—–]{1,4}>|[→⟶➔➜])(?P<scene>\s*[\w-]*)\Z")
_LONGEST_TAIL = 120
_LONGEST_SHOWN = 60


def with_true_arrow(text: str) -> str:
    """The text with its last arrow as it should be typed; empty where it has nothing like one."""
    before, tail = text[:-_LONGEST_TAIL], text[-_LONGEST_TAIL:]
    arrow = _ODD_ARROW.search(tail)
    if arrow is None:
        return ""
    words = (before + tail[: arrow.start()]).strip()[:_LONGEST_SHOWN]
    return f"{words}{ARROW}{arrow['scene'].strip() or 'hall'}"
