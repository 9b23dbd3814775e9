"""What a bundle's files are called: a title, made safe for every system, and who it is made for."""

from __future__ import annotations

import platform
import re
import sys
import unicodedata

from game.story.model import Story

_LONGEST = 60
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_SYSTEMS = {"win32": "windows", "darwin": "macos"}


def program_name(title: str) -> str:
    """A title as the name of a program: letters and digits of any script, joined by hyphens."""
    plain = re.sub(r"['’‘`]", "", unicodedata.normalize("NFC", title))
    name = re.sub(r"[\W_]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
    return f"{name or 'story'}-story" if not name or _RESERVED.match(name) else name


def home_name(story: Story) -> str:
    """The folder for a story's saves, among those of other programs.

    Another story may have the same name; no other has its IFID.
    """
    parts = ("sleepwalk", story.name, story.ifid[:8].lower())
    return "-".join(part for part in parts if part)


def system_name() -> str:
    """The system and the kind of machine for which a bundle that is made here is fit."""
    system = _SYSTEMS.get(sys.platform, "linux")
    return f"{system}-{platform.machine().lower()}"
