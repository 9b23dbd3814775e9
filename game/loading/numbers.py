"""Reads numbers with a point in them: those of looks and sounds."""

from __future__ import annotations

import re

from game.loading.nodes import Scalar
from game.loading.report import Report

_NUMBER = re.compile(r"[-+]?([0-9]{1,4}(\.[0-9]{0,6})?|\.[0-9]{1,6})\Z")


def is_number(text: str) -> bool:
    """Whether a text is a number as looks have them: `3`, `0.25`, `-.5`."""
    return _NUMBER.match(text) is not None


def number_within(
    scalar: Scalar, low: float, high: float, report: Report, *, whole: bool = False
) -> float | None:
    """A number within bounds, or a whole one; None, and a problem told, otherwise."""
    number = float(scalar.value) if is_number(scalar.value) else None
    if number is None or (whole and number % 1):
        message = f"`{scalar.value[:40]}` is not a {'whole ' if whole else ''}number"
        report.error("not-a-number", scalar.span, message, f"such as `{3 if whole else 0.5}`")
        return None
    if low <= number <= high:
        return number
    message = f"{scalar.value} is outside of what this can be: {low:g} to {high:g}"
    report.error("out-of-range", scalar.span, message)
    return None
