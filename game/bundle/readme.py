"""The page of plain text that players find beside the program."""

from __future__ import annotations

import sys
from pathlib import Path

from game.bundle.names import home_name
from game.story.model import Story

_FILE = "Read me.txt"
_TEXT = """{title}{by}
{about}
To begin, open {program}. Nothing has to be installed.{strangers}

Space reads on. Enter or a click picks a choice; the numbers 1 to 9 do, too.
Esc opens the menu, F1 tells all keys, V reads aloud.
Every choice is kept as you make it, in the folder {home}
among the data of your programs: Esc, Moments, Open the folder.
{content}
Made with Sleepwalk. What it carries of others, and under which licences,
is told in the folder Licences.
"""
_STRANGERS = {
    "win32": " Windows may warn of a\nprogram that it does not know: More info, Run anyway.",
    "darwin": (
        " The first time, macOS\nmay refuse: System Settings, Privacy & Security, Open Anyway."
    ),
}


def write_readme(story: Story, name: str, folder: Path) -> None:
    """Writes the page, with the line ends that its system's plainest editor knows."""
    program = {"win32": f"{name}.exe", "darwin": f"{name}.app"}.get(sys.platform, name)
    content = f"\nIt holds: {', '.join(story.content)}.\n" if story.content else ""
    text = _TEXT.format(
        title=story.title,
        by=f"\nby {story.by}" if story.by else "",
        about=f"\n{story.about}\n" if story.about else "",
        program=program,
        strangers=_STRANGERS.get(sys.platform, ""),
        home=home_name(story),
        content=content,
    )
    with (folder / _FILE).open("w", encoding="utf-8") as file:
        file.write(text)
