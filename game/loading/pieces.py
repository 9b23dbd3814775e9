"""Small operations on pieces of marked-up text: joining words, trimming what only reads better."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from game.story.prose import Node, Prose, Words

_PLAIN = re.compile(r"[^{}|\[\]]*\}")


def plain_end(text: str, at: int) -> int | None:
    """Where the brace closes that holds neither bars nor braces; None if it holds some."""
    match = _PLAIN.match(text, at)
    return match.end() - 1 if match else None


def merged(nodes: list[Node]) -> list[Node]:
    """Neighbouring words as one node."""
    joined: list[Node] = []
    for are_words, run in groupby(nodes, lambda node: isinstance(node, Words)):
        if not are_words:
            joined += run
        elif text := "".join(node.text for node in run if isinstance(node, Words)):
            joined.append(Words(text))
    return joined


def stripped(part: list[Node]) -> Prose:
    """Without the spaces at both ends, which are there only to read better."""
    nodes = list(part)
    if nodes and isinstance(nodes[0], Words):
        nodes[0] = Words(nodes[0].text.lstrip())
    if nodes and isinstance(nodes[-1], Words):
        nodes[-1] = Words(nodes[-1].text.rstrip())
    return tuple(node for node in nodes if node != Words(""))


def unpadded(parts: list[list[Node]]) -> list[list[Node]]:
    """Alternatives without the spaces of bars that stand between spaces (`{one | two}`)."""
    padded = all(_begins_with_space(b) and _ends_with_space(a) for a, b in pairwise(parts))
    return [list(stripped(part)) for part in parts] if padded and len(parts) > 1 else parts


def _begins_with_space(part: list[Node]) -> bool:
    return bool(part) and isinstance(part[0], Words) and part[0].text[:1].isspace()


def _ends_with_space(part: list[Node]) -> bool:
    return bool(part) and isinstance(part[-1], Words) and part[-1].text[-1:].isspace()
