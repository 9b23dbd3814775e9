"""Sleepwalk tells dreamlike branching stories: words from YAML, pictures from code.

Reading order: `problems` (how a mistake is shown), `story` (what is true without a screen:
`model`, `expression`, `rules`, `prose`, `playthrough`), `loading` (a writer's YAML becomes a
story), `library` (where stories live), `saves`, `terminal`, `stage` (looks become pixels),
`window` (what the player sees), and `cli`, which opens the doors.
"""

from __future__ import annotations

_DISTRIBUTION = "sleepwalk"


def version() -> str:
    """The version that is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0 (not installed)"
