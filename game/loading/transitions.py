"""Reads a transition: the way in which one look gives place to another."""

from __future__ import annotations

from typing import cast

from game.loading.nodes import Scalar
from game.loading.report import Report
from game.problems import closest
from game.story.meaning import TRANSITIONS, Transition


def read_transition(name: Scalar | None, report: Report) -> Transition | None:
    """The transition of a name; None, and a problem told, where there is no such."""
    if name is None or name.value in TRANSITIONS:
        return cast(Transition, name.value) if name else None
    message = f"there is no transition called `{name.value[:60]}`"
    hint = closest(name.value, TRANSITIONS) or f"there are: {', '.join(TRANSITIONS)}"
    report.error("unknown-transition", name.span, message, hint)
    return None
