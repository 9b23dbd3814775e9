"""Asks the system to show a folder in whatever it shows folders in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

_PROGRAMS = {"darwin": "open"}


def open_folder(folder: Path) -> str:
    """Shows a folder; gives the sentence that tells the player where it is."""
    try:
        if sys.platform == "win32":
            os.startfile(folder)  # noqa: S606 - a folder of ours
        else:
            program = shutil.which(_PROGRAMS.get(sys.platform, "xdg-open"))
            if program is None:
                return f"The saves lie in {folder}. The system cannot show it from here."
            # Some of these programs end only when the folder is closed: nobody waits for that.
            command = [program, str(folder)]
            threading.Thread(target=_run, args=(command,), name="folder", daemon=True).start()
    except OSError:
        return f"The saves lie in {folder}. The system cannot show it from here."
    return f"The saves lie in {folder}"


def _run(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, check=False)  # noqa: S603
