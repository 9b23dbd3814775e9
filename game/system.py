"""What the commands ask of the system: folders of the player's own, text that arrives whole."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


def write_whole(path: Path, content: bytes) -> None:
    """Puts something in the place of a file's in one step: nobody ever reads half of it.

    A link is followed, and who may read a file stays as it is. What is no file (a pipe, say) is
    written to as it comes. Raises OSError where that cannot be done, and leaves what was there.
    """
    real = path.resolve()
    if real.exists() and not real.is_file():
        real.write_bytes(content)
        return
    if real.exists() and not os.access(real, os.W_OK):
        raise PermissionError(13, "it may only be read", str(path))
    beside = real.with_name(f".{real.name}-{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, beside)
        beside.replace(real)
    except BaseException as failed:
        with suppress(OSError):
            beside.unlink()
        if isinstance(failed, OSError):
            raise OSError(failed.errno, failed.strerror, str(path)) from failed
        raise


def home_and_cache(given: Path | str | None, name: str) -> tuple[Path, Path]:
    """The folders for saves and for painted pictures: those given, or the system's by that name."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # what is printed is ours to say
    from platformdirs import user_cache_path, user_data_path

    if given:
        return Path(given), Path(given) / "cache"
    return user_data_path(name, appauthor=False), user_cache_path(name, appauthor=False)
