"""Reads numbers with a point in them: those of looks and sounds."""

from __future__ import annotations

import re

from game.loading.nodes import Scalar
from game.loading.report import Report

_NUMBER = re.compile(r"[-+]?([0-9]{1,4}(\.[0-9]{0,6})?|\.[0-9]{1,6})\Z")


def is_number(text: str) -> bool:
    """Whether a text is a number as looks have them: `3`, `0.25`, `-.5`."""
    return _NUMBER.match(text) is not None


def number_within(scalar: Scalar, low: float, high: float, report: Report) -> float | None:
    """A number within bounds; None, and a problem told, otherwise."""
    if not is_number(scalar.value):
        message = f"`{scalar.value[:40]}` is not a number"
        report.error("not-a-number", scalar.span, message, "such as `0.5`")
        return None
    number = float(scalar.value)
    if low <= number <= high:
        return number
    message = f"{scalar.value} is outside of what this can be: {low:g} to {high:g}"
    report.error("out-of-range", scalar.span, message)
    return None
