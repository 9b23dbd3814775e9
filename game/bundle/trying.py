"""A bundle is tried where it was made: started with nothing around it, until a choice was taken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.bundle.build import CannotBuild
from game.window.trial import CACHE_FOLDER

_MOST_SECONDS = 300
_NEEDED = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP")
"""Without these, Windows starts no program."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: the choice that was taken, and seconds from the start.

    A picture comes coarse first, and then in full; a story without looks shows none.
    """

    taken: str
    window_seconds: float
    picture_seconds: float | None
    whole_seconds: float


def try_bundle(program: Path, plates: Path) -> Trial:
    """Starts a program without Python, settings or a screen. Raises CannotBuild where it fails.

    What it painted meanwhile is put into a new folder, `plates`.
    """
    with tempfile.TemporaryDirectory(prefix="sleepwalk-trial-") as scratch:
        folder, began = Path(scratch) / "trial", time.time()
        failed = _failure(program, folder)
        told = folder / "trial.json"
        if failed or not told.exists():
            raise CannotBuild(f"the program was made, but does not play:\n{failed}".rstrip())
        if (folder / CACHE_FOLDER).is_dir():  # A story without looks paints nothing.
            shutil.copytree(folder / CACHE_FOLDER, plates)
        return _told(json.loads(told.read_text(encoding="utf-8")), began)


def _failure(program: Path, folder: Path) -> str:
    """Runs a program's trial in a folder; gives the last that it said if it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - what was just made here
            [str(program), "--try-out", str(folder)],
            check=False, capture_output=True, text=True, timeout=_MOST_SECONDS,
            cwd=folder.parent, env=_bare(str(folder.parent)),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"after {_MOST_SECONDS} seconds no choice had been taken"
    last = "\n".join(done.stderr.strip().splitlines()[-6:])
    return last or f"it ended with the status {done.returncode}" if done.returncode else ""


def _bare(home: str) -> dict[str, str]:
    """An environment in which nothing leads to an installed Python."""
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return {**kept, **quiet, "USERPROFILE" if sys.platform == "win32" else "HOME": home}


def _told(values: Mapping[str, float | str], began: float) -> Trial:
    def after(name: str) -> float:
        return float(values[name]) - began

    seen = after("seen") if "seen" in values else None
    return Trial(str(values["taken"]), after("window"), seen, after("first"))
