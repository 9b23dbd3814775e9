"""What a bundle knows of itself: written when it is made, read when it is played."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from game.shared import packaged

_FILE = "bundle.json"
ICON_FILE = "icon.png"
PLATES_FOLDER = "plates"
"""Where the pictures with which the story begins lie ready painted."""
PROGRAM_FOLDER = "game"
"""Where the program looks for its assets and stories, within the folder of a bundle's parts."""


@dataclass(frozen=True, slots=True)
class About:
    """One story as a program.

    `story` is the story's folder or file by its name, `program` what the program's file is called,
    `home` the folder for its saves among those of other programs, `game` the version of Sleepwalk.
    """

    story: str
    title: str
    by: str
    version: str
    program: str
    home: str
    game: str

    def write(self, folder: Path) -> None:
        text = json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False)
        (folder / _FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def of_this_program(cls) -> About:
        """What was written when the running bundle was made."""
        text = (packaged("bundle") / _FILE).read_text(encoding="utf-8")
        return cls(**json.loads(text))
