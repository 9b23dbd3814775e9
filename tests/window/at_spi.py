"""Asks a running game what a screen reader would: run by the system's Python, which has AT-SPI.

`at_spi.py PYTHON FOLDER STORY`, within `dbus-run-session`. Prints what was found, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SWITCHES = ("IsEnabled", "ScreenReaderEnabled")
LONGEST_SECONDS = 40.0
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def running(*command: str, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, **{**quiet, **more})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def display() -> Iterator[str]:
    """The number of a screen that nobody sees."""
    reads, writes = os.pipe()
    with running(
        "Xvfb", "-displayfd", str(writes), "-screen", "0", "1300x800x24", pass_fds=(writes,)
    ):
        os.close(writes)
        with os.fdopen(reads) as told:
            yield f":{told.readline().strip()}"


def switch_on() -> None:
    """Tells the session that a screen reader runs."""
    path = ("--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus")
    method = ("--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status")
    for name in SWITCHES:
        subprocess.run(["gdbus", "call", *path, *method, name, "<true>"], check=True, **quiet)


def until(found: Callable[[], Any]) -> Any:
    """What is found at last."""
    end = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < end:
        try:
            thing = found()
        except Exception:  # It changed while it was asked.
            thing = None
        if thing:
            return thing
        time.sleep(0.1)
    raise SystemExit("it never came")


def nodes(of: Any) -> Iterator[Any]:
    yield of
    for child in of:
        if child is not None:
            yield from nodes(child)


def main() -> None:
    python, folder, story = sys.argv[1:]
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    found: dict[str, Any] = {}
    with display() as number, running(launcher, "--launch-immediately"):
        os.environ["DISPLAY"] = number
        time.sleep(0.5)
        switch_on()
        import pyatspi

        environment = {**os.environ, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
        game = (python, "-m", "game", "play", story, "--home", folder, "--software-window")
        with running(*game, env=environment, stderr=sys.stderr):
            desk = pyatspi.Registry.getDesktop(0)

            def seen() -> list[Any]:
                return [node for app in desk for frame in app for node in nodes(frame)]

            def named(words: str) -> Any:
                return next((node for node in seen() if words in node.name), None)

            def focused() -> str:
                state = pyatspi.STATE_FOCUSED
                return next(n.name for n in seen() if n.getState().contains(state))

            def texts() -> list[str]:
                return [n.name for n in seen() if n.getRole() == pyatspi.ROLE_LABEL]

            button = until(lambda: named("Begin"))
            found["window"] = next(frame.name for app in desk for frame in app)
            found["first"] = until(focused)
            button.queryAction().doAction(0)
            until(lambda: named("Wake up."))
            found["read"] = texts()
            found["focus"] = until(focused)
            until(lambda: named("Wait.")).queryComponent().grabFocus()
            found["moved"] = until(lambda: focused() if "Wait." in focused() else None)
            named("Wake up.").queryAction().doAction(0)
            found["end"] = until(lambda: texts() if named("Light and your own") else None)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
