"""Processes of this same program that work for the one with the window, so that no frame waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).parents[1]
"""Where the game lies, so that a process finds it wherever it was started."""
_PIPE_BYTES = 2**20
"""Where the system grants it: what is large is handed over in few pieces."""


def begun(module: str, flag: str) -> subprocess.Popen[bytes]:
    """Starts a module that reads what it is asked from one pipe and answers through another.

    In a bundle there is no Python but the program itself, which does the same with `flag` alone.
    The process goes after all others that want to work, where a system can be told so at once.
    Raises OSError where none can be had.
    """
    if not sys.executable:
        raise OSError("nobody knows where this program lies")
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    frozen = getattr(sys, "frozen", False)
    return subprocess.Popen(  # noqa: S603 - this program, and nothing of a story
        [sys.executable, flag] if frozen else [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=_PIPE_BYTES,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """Ends such a process at once, whatever it is at. Whoever reads its answers closes them."""
    process.kill()
    process.wait()
    assert process.stdin is not None
    try:
        process.stdin.close()
    except OSError:
        return  # It was dead before, and something was still to be written.


def pipes() -> tuple[IO[bytes], IO[bytes]]:
    """In such a process: where it is asked, and where it answers.

    What is printed anywhere must not come between the answers. It ends when the window does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers
