"""What the commands ask of the system: folders of the player's own, and text that arrives whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoScreen(Exception):
    """No window can be opened; the message says why."""


def speak_utf8() -> None:
    """True quotes and dashes reach pipes and old consoles whole."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def may_stop_listening() -> Iterator[None]:
    """Lets whoever reads what is printed leave early (`sleepwalk check … | head`)."""
    try:
        yield
        if sys.stdout is not None:  # A program of windows alone has nowhere to print to.
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def home_and_cache(given: Path | str | None, name: str) -> tuple[Path, Path]:
    """The folders for saves and for painted pictures: those given, or the system's by that name."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # what is printed is ours to say
    from platformdirs import user_cache_path, user_data_path

    if given:
        return Path(given), Path(given) / "cache"
    return user_data_path(name, appauthor=False), user_cache_path(name, appauthor=False)
